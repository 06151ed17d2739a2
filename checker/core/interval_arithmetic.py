"""Sums with rounded figures: intervals in, intervals out, so that nothing is called wrong that rounding can explain."""

from __future__ import annotations

from fractions import Fraction

from checker.core.amounts import Amount, Interval, Number, whole
from checker.core.division import divisor, quotient

EXACT_BELOW = 10_000  # a whole count below this is exact
_DECIMALS = 12  # places after the point beyond which a fraction such as a third is cut off


_SCALES = (10**12, 10**9, 10**6, 10**3, 1)
_TEN = 10
_PLACES = tuple(Fraction(1, 10**places) for places in range(13))  # the units of the places behind a point
_ROUNDED_FROM = 1000  # a whole count from here on may be rounded though it is said without a scale


def spread(amount: Amount) -> Interval | None:
    """What a figure may stand for when it is reckoned with: a whole unit of its last place on both sides.

    Twice as wide as what the words entail, because copy cuts off as often as it rounds; but "300 million" is taken as three figures
    and not as one. "More than 1.2 million" is somewhat more, not anything more. None for vague words and for numbers below zero.
    """
    value = amount.value
    if amount.vague or value is None or value < 0:
        return None if value is not None or amount.vague else amount.entails
    place, coarse = _exactness(amount), 2 * max(_exactness(amount), amount.place)
    if amount.hedge in ("over", "at-least"):
        return Interval(value, value + coarse)
    if amount.hedge in ("under", "at-most"):
        return Interval(max(value - coarse, 0), value)
    place = max(place, amount.place) if amount.hedge == "about" else place
    return Interval(value - place, value + place)


def _exactness(amount: Amount) -> Number:
    """The unit to which a figure is taken to be exact: its last place said, but no coarser than its second digit or its scale."""
    value = amount.value or 0
    scale = next((s for s in _SCALES if s <= value), 1)
    if amount.place:
        return min(amount.place, max(_second_digit(value), scale))
    return min(last_place(value), _second_digit(value)) if value >= _ROUNDED_FROM and value % 10 == 0 else 0


def _second_digit(value: Number) -> Number:
    """The unit of the second digit of a number: 10 for 345, 1/100 for 0.345."""
    if value >= _TEN:
        return int(10 ** (len(str(int(value))) - 2))
    return whole(next((place for place in _PLACES if place * _TEN <= value), _PLACES[-1])) if value > 0 else 1


def central(amount: Amount) -> Number:
    """The number that stands for a figure in the sum that a finding shows: the one said, or the middle of its two ends."""
    if amount.value is not None:
        return amount.value
    return whole(Fraction(sum(amount.bounds)) / 2) if amount.bounds else 0


def end_of_range(value: Number) -> Amount:
    """One end of "من 50.4 إلى 59.2" as an amount of its own."""
    return Amount(value, 0 if value.denominator == 1 and value < EXACT_BELOW else last_place(value))


def percent_spread(amount: Amount) -> Interval | None:
    """The same for a percentage: to the unit where it is said without decimals, to its second digit above a hundred."""
    if amount.hedge == "none" and amount.value is not None and amount.value >= 0:
        place = max(_second_digit(amount.value), 1) if amount.value.denominator == 1 else amount.place
        return Interval(amount.value - place, amount.value + place)
    return spread(amount)


def as_said(amount: Amount) -> Interval | None:
    """What a figure says with its rounding and no more: half a unit of its last place on both sides."""
    if amount.value is None or amount.value < 0 or amount.vague or amount.hedge != "none":
        return spread(amount)
    half = Fraction(_exactness(amount)) / 2 if amount.place else Fraction(0)
    return Interval(amount.value - half, amount.value + half)


def rounding(amount: Amount) -> Interval | None:
    """What a measured figure may have been before it was rounded: half a unit of its last digit that is not zero, or of its second.

    Nothing at all is what is less than half a unit: 4 metres are 0 kilometres.
    """
    value = amount.value
    if value is None or value < 0 or amount.vague or amount.hedge not in ("none", "about"):
        return spread(amount)
    place = max(min(last_place(value), _second_digit(value)), 1) if value.denominator == 1 else amount.place
    half = Fraction(place) / 2
    half = max(half, Fraction(_exactness(amount))) if amount.hedge == "about" else half
    return Interval(max(value - half, Fraction(0)), value + half)


def widened(said: Interval, amount: Amount, tolerance: int) -> Interval:
    """The interval of a percentage, never narrower than so many hundredths of it on both sides."""
    if amount.value is None or said.low is None or said.high is None:
        return said
    slack = Fraction(amount.value) * tolerance / 100
    return Interval(min(said.low, amount.value - slack), max(said.high, amount.value + slack))


def change(old: Interval, new: Interval) -> Interval | None:
    """By how many percent one figure became the other; None where the old one may be nothing or has no bounds."""
    share = ratio(new, old)
    if share is None or share.low is None or share.high is None:
        return None
    return Interval(whole((share.low - 1) * 100), whole((share.high - 1) * 100))


def ratio(part: Interval, base: Interval) -> Interval | None:
    """How many times the second figure goes into the first; None where the second may be nothing or one has no bounds."""
    if part.low is None or part.high is None or base.low is None or base.low <= 0:
        return None
    least, most = divisor(base.low), divisor(base.high)
    return Interval(quotient(part.low, most), quotient(part.high, least)) if least and most else None


def times(interval: Interval, factor: Number) -> Interval:
    """The interval multiplied by a positive number."""
    return Interval(
        None if interval.low is None else whole(interval.low * factor),
        None if interval.high is None else whole(interval.high * factor),
        interval.low_open, interval.high_open,
    )  # fmt: skip


def difference(first: Interval, second: Interval) -> Interval | None:
    """The first figure less the second; None without bounds."""
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return None
    return Interval(first.low - second.high, first.high - second.low)


def magnitude(interval: Interval) -> Interval:
    """The interval without its sign; both ends have bounds."""
    low, high = interval.low or 0, interval.high or 0
    if low >= 0:
        return interval
    return Interval(-high, -low) if high <= 0 else Interval(0, max(-low, high))


def rounded(value: Number, digits: int = 1) -> Number:
    """A number to so many decimals, half up."""
    scale = 10**digits
    return whole(Fraction(int((abs(Fraction(value)) * scale * 2 + 1) // 2) * (-1 if value < 0 else 1), 10**digits))


def last_place(value: Number) -> Number:
    """The unit of the last place of a number that is not zero: 1,300,000 → 100,000; 120 → 10."""
    if isinstance(value, int):
        place = 1
        while value and value % 10 == 0:
            value, place = value // 10, place * 10
        return place
    decimals = 0
    while value.denominator > 1 and decimals < _DECIMALS:
        value, decimals = value * 10, decimals + 1
    return Fraction(1, 10**decimals)
