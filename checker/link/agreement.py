"""Whether two figures may be one value, and if not, how the one may have become the other.

Two figures agree where they are equal, where one is the other rounded or cut off ("1,202" and "1,200"), or where their hedges
leave room for both. Two equal hedges are held against each other as if they were exact: "أكثر من 1202" beside "أكثر من 1022" is
as wrong as without the words.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.core.amounts import Amount
from checker.core.interval_arithmetic import last_place

if TYPE_CHECKING:
    from checker.core.amounts import Number

_LOWER = frozenset({"over", "at-least"})
_UPPER = frozenset({"under", "at-most"})
_THOUSANDS = (1000, 10**6, 10**9)
_ROUNDED_FROM = 98  # smaller whole numbers are not rounded without a word for it
_THOUSAND = 1000  # who says a scale word may cut off what is below it
_CUT = 100  # what is cut off in silence is not more than a hundredth
_NEAR = Fraction(6, 5)  # two values no further apart may be two counts of one thing


def agrees(one: Amount, two: Amount) -> bool:
    """Whether both statements may be true of one quantity at one time."""
    if one.value is not None and one.value == two.value:
        return True
    value, other = one.value, two.value
    if value is None or other is None:
        return not one.entails.disjoint(two.entails)
    plain = one.hedge == two.hedge == "none"
    if plain and one.place == two.place:  # 1.3 and 1.4 million touch, and are two values all the same
        return _is_rounded(one, two) or _is_rounded(two, one)
    if not plain and _same_side(one, two):
        one, two = _unhedged(one), _unhedged(two)
    elif not one.suggests.disjoint(two.suggests):
        return True
    elif not plain and not one.entails.disjoint(two.entails):
        return "about" in (one.hedge, two.hedge) or _at_most_twice(value, other)
    return not one.entails.disjoint(two.entails) or _is_rounded(one, two) or _is_rounded(two, one)


def _same_side(one: Amount, two: Amount) -> bool:
    """Whether both figures are said to be a bound of the same side."""
    return any(one.hedge in side and two.hedge in side for side in (_LOWER, _UPPER))


def _unhedged(amount: Amount) -> Amount:
    return Amount(amount.value, amount.place)


def _at_most_twice(one: Number, two: Number) -> bool:
    """ "More than 200" leaves room for 275, not for 2,750."""
    low, high = sorted((one, two))
    return high < 2 * low


def _is_rounded(coarse: Amount, exact: Amount) -> bool:
    """Whether the first figure is the second one with fewer places: 5.6 for 5.62, 1,200 for 1,202, 100 for 98."""
    value, other = coarse.value, exact.value
    assert value is not None
    assert other is not None
    place = last_place(value)
    apart = other - value if other > value else value - other
    if apart >= place or last_place(other) >= place:
        return False
    if place == 1:  # 5 for 5.3
        return value.denominator == 1 and other.denominator > 1
    if coarse.place >= _THOUSAND and other > value:  # 19 ألف for 19,943
        return True
    if coarse.hedge != "none" or (value.denominator > 1 and other.denominator > 1):
        return True
    if value < _ROUNDED_FROM and other.denominator == 1:  # 20 for 21 is said with "about"
        return False
    return 2 * apart <= place or _CUT * apart <= value


def significant(value: Number) -> str:
    """The digits of a number from the first to the last that is not zero: 1,300,000 → 13; 0.05 → 5."""
    if isinstance(value, int):
        return str(value).rstrip("0")
    return written(value).replace(".", "").strip("0")


def written(value: Number) -> str:
    """A number in digits, to four decimals."""
    return str(value) if value.denominator == 1 else f"{float(value):.4f}".rstrip("0")


DIGIT_SLIPS = frozenset({"digits-exchanged", "two-digits-exchanged", "one-digit", "one-digit-of-two", "digit-lost"})
ROUND_SCALE_SLIPS = frozenset({"scale-word-of-round-number", "zero-lost-of-round-number"})
SCALE_SLIPS = frozenset({"scale-word", "zero-lost"}) | ROUND_SCALE_SLIPS
SLIPS = DIGIT_SLIPS | SCALE_SLIPS
"""The relations of two values that a slip of digits or scale explains."""


def relation(one: Number, two: Number) -> str:
    """How two unequal numbers above zero may be one with a slip in it: the name of the evidence, the likeliest slip first."""
    first, second = significant(one), significant(two)
    low, high = sorted((one, two))
    if first == second:
        how = "scale-word" if any(low * thousand == high for thousand in _THOUSANDS) else "zero-lost"
        return how if len(first) > 1 else f"{how}-of-round-number"
    if len(first) == len(second) == 1:
        return "other-round-number" if high >= 10 else "other-small-number"
    digits, others = written(one).replace(".", ""), written(two).replace(".", "")
    if len(digits) != len(others):
        digits, others = first, second
    if len(digits) == len(others):
        apart = [i for i, (a, b) in enumerate(zip(digits, others, strict=True)) if a != b]
        if len(apart) == 2 and sorted(digits) == sorted(others):
            return "digits-exchanged" if max(len(first), len(second)) > 2 else "two-digits-exchanged"
        if len(apart) == 1 and len(digits) > 1:
            return "one-digit" if max(len(first), len(second)) > 2 else "one-digit-of-two"
    if _is_digit_lost(written(one), written(two)) or _is_digit_lost(written(two), written(one)):
        return "digit-lost"
    near = high <= low * _NEAR
    if min(len(first), len(second)) == 1:
        return "near-round-value" if near else "far-round-value"
    return "near-value" if near else "far-value"


def _is_digit_lost(longer: str, shorter: str) -> bool:
    """Whether one digit of a number is missing in the other: 1354 and 134."""
    if len(longer) != len(shorter) + 1 or len(shorter) < 2 or "." in longer:
        return False
    at = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[at + 1 :] == shorter[at:]


def reversed_digits(one: Number, two: Number) -> bool:
    """Whether two neighbouring digits, or all of them, stand in another order."""
    first, second = written(one), written(two)
    if len(first) != len(second) or first == second:
        return False
    apart = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    neighbours = len(apart) == 2 and any(b - a == 1 for a, b in pairwise(apart)) and sorted(first) == sorted(second)
    return neighbours or first == second[::-1]
