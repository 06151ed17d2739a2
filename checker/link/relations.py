"""Relations between figures that the copy itself announces: a total with its parts, a difference, a product, a share.

A relation holds what the copy says of the result and what the other figures make of it, both as intervals: nothing is called wrong
that rounding or a hedge can explain.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from checker.core.amounts import Interval, whole
from checker.core.division import divisor, quotient
from checker.core.interval_arithmetic import central, percent_spread, ratio, rounded, spread, times, widened
from checker.core.mentions import PercentMention
from checker.link.agreement import ROUND_SCALE_SLIPS, SLIPS
from checker.link.agreement import relation as slip_between
from checker.link.stated_figures import StatedFigure, ascii_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.core.amounts import Amount, Number
    from checker.link.terms import Term

Side: TypeAlias = Literal["equal", "at-most", "at-least"]
_SLIPS = SLIPS - ROUND_SCALE_SLIPS  # those that a keyboard makes: the digits of a round number say little
_SIGNS = {"equal": "!=", "at-most": ">", "at-least": "<"}


class Part(Struct, frozen=True):
    """A figure that goes into the sum: its sign, and the name of its label in the report."""

    stated: StatedFigure
    label: str = "part"
    sign: int = 1


class Relation(Struct, frozen=True):
    """What the copy says of a result (`told`), and what its other figures make of it.

    `side` tells which results would be right: the same ("equal"), or only no more than is told ("at-most"), no less ("at-least").
    `sum` is the reckoning in ASCII, `value` what it comes to, in `unit` ("%" or nothing).
    """

    kind: str
    told: StatedFigure
    parts: tuple[Part, ...]
    made: Interval
    value: Number
    sum: str
    side: Side = "equal"
    unit: str = ""

    @property
    def sign(self) -> str:
        """How what is made stands to what is told where the relation is broken."""
        return _SIGNS[self.side]


def allowed(amount: Amount) -> Interval | None:
    """What a figure may stand for: as far as its words go, and half a unit of its last place for rounding; None for vague words."""
    said, near = amount.entails, spread(amount)
    if near is None or amount.vague:
        return None
    if amount.hedge == "none" and amount.value is not None and near.low is not None and near.high is not None:
        half = Fraction(near.high - near.low) / 4
        near = Interval(whole(amount.value - half), whole(amount.value + half))
    low = None if said.low is None or near.low is None else min(said.low, near.low)
    high = None if said.high is None or near.high is None else max(said.high, near.high)
    return Interval(low, high)


def added(terms: Iterable[tuple[Interval, int]]) -> Interval:
    """The sum of some intervals, each with its sign; an end without bound leaves the sum without one."""
    low: Number | None = 0
    high: Number | None = 0
    for interval, sign in terms:
        least, most = (interval.low, interval.high) if sign > 0 else (interval.high, interval.low)
        low = None if low is None or least is None else low + sign * least
        high = None if high is None or most is None else high + sign * most
    return Interval(low, high)


def total(kind: str, told: Term, parts: Sequence[Part], side: Side = "equal", extra: int = 0) -> Relation | None:
    """The relation of a result and the figures that it is the sum (or difference) of; `extra` are those told without a figure."""
    spans = [allowed(part.stated.amount) for part in parts]
    if any(span is None for span in spans) or allowed(told.amount) is None:
        return None
    made = added([(span, part.sign) for span, part in zip(spans, parts, strict=True) if span])
    made = added([(made, 1), (Interval(extra, extra), 1)])
    value = sum((central(part.stated.amount) * part.sign for part in parts), start=Fraction(extra))
    return Relation(kind, told.stated, tuple(parts), made, whole(value), _written(parts, extra), side)


def _written(parts: Sequence[Part], extra: int) -> str:
    text = ""
    for part in parts:
        sign = "-" if part.sign < 0 else "+"
        number = ascii_number(central(part.stated.amount))
        text = f"{text} {sign} {number}" if text else number if part.sign > 0 else f"-{number}"
    return f"{text} + {extra}" if extra else text


def is_broken(found: Relation) -> bool:
    """Whether what is told cannot be what the other figures make."""
    said = allowed(found.told.amount)
    if said is None:
        return False
    if found.side == "at-most":
        return said.below(found.made)
    if found.side == "at-least":
        return found.made.below(said)
    return found.made.disjoint(said)


def slip_of(found: Relation) -> StatedFigure | None:
    """The one figure in which one slip of a digit would explain the misfit: the result, or one of those that make it."""
    if found.side != "equal" or found.told.amount.value is None:
        return None
    said = found.told.amount.value
    if found.value > 0 and said > 0 and slip_between(said, found.value) in _SLIPS:
        return found.told
    for part in found.parts:
        number = central(part.stated.amount)
        meant = number + (said - found.value) * part.sign
        if part.sign and meant > 0 < number and slip_between(number, whole(Fraction(meant))) in _SLIPS:
            return part.stated
    return None


def share(kind: str, percent: Term, part: Term, whole_: Term, tolerance: int) -> Relation | None:
    """The percentage that a part makes of its whole, and the one that is told."""
    one, two, mention = allowed(part.amount), allowed(whole_.amount), percent.stated.mention
    by = divisor(central(whole_.amount))
    if one is None or two is None or by is None or not isinstance(mention, PercentMention):
        return None
    made, said = ratio(one, two), percent_spread(percent.amount)
    if made is None or said is None or said.low is None or said.high is None or central(part.amount) > central(whole_.amount):
        return None
    made = times(made, 100)
    loose, own = widened(said, percent.amount, tolerance), percent.amount.value
    if own is None or made.low is None or made.high is None or loose.low is None or loose.high is None:
        return None
    slack = max(own - loose.low, loose.high - own)
    value = quotient(central(part.amount) * 100, by)
    sum_ = f"{ascii_number(central(part.amount))} / {ascii_number(central(whole_.amount))}"
    parts = (Part(part.stated, "part", 0), Part(whole_.stated, "whole", 0))
    loose_made = Interval(made.low - slack, made.high + slack)
    return Relation(kind, percent.stated, parts, loose_made, rounded(whole(Fraction(value)), 2), sum_, "equal", "%")
