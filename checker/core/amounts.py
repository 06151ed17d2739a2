"""Numbers as they were said: the intervals that a statement allows, and what a hedge makes of a number.

Numbers are exact: `int` or `Fraction`, never `float`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from msgspec import Struct

Number: TypeAlias = int | Fraction
Hedge: TypeAlias = Literal["none", "about", "over", "under", "at-least", "at-most", "between"]


class Interval(Struct, frozen=True):
    """The numbers that a statement allows; None stands for no bound, an open end does not belong to it."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def below(self, other: Interval) -> bool:
        """Whether every number of this interval is smaller than every number of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def disjoint(self, other: Interval) -> bool:
        """Whether no number satisfies both."""
        return self.below(other) or other.below(self)

    def holds(self, value: Number) -> bool:
        """Whether the value satisfies this interval."""
        return not self.disjoint(Interval(value, value))


class Amount(Struct, frozen=True):
    """A number as it was said: `value` (None for ranges), `place` (the unit of its last place said, 0 for an exact count), hedge.

    `bounds` are the two ends of a range, or of a vague word such as مئات الآلاف.
    """

    value: Number | None
    place: Number
    hedge: Hedge = "none"
    bounds: tuple[Number, Number] | None = None
    vague: bool = False

    @property
    def entails(self) -> Interval:
        """The numbers that the words commit to."""
        if self.bounds or self.value is None:
            return Interval(*(self.bounds or (None, None)))
        value = self.value
        if self.hedge == "about":
            return Interval(whole(value - self.place), whole(value + self.place))
        if self.hedge in ("over", "at-least"):
            return Interval(value, None, low_open=self.hedge == "over")
        if self.hedge in ("under", "at-most"):
            return Interval(None, value, high_open=self.hedge == "under")
        return self._near(value)

    @property
    def suggests(self) -> Interval:
        """The narrower stretch that the words imply."""
        if self.bounds or self.value is None:
            return self.entails
        value = self.value
        if self.hedge in ("over", "at-least"):
            return Interval(value, whole(value + self.place), low_open=self.hedge == "over")
        if self.hedge in ("under", "at-most"):
            return Interval(whole(value - self.place), value, high_open=self.hedge == "under")
        return self._near(value)

    def _near(self, value: Number) -> Interval:
        """Half a unit of the last place said on both sides."""
        if not self.place:
            return Interval(exact := whole(value), exact)
        half = Fraction(self.place) / 2 if self.place.denominator > 1 or self.place % 2 else self.place // 2
        return Interval(whole(value - half), whole(value + half))


def whole(value: Number) -> Number:
    """An int where the number is whole."""
    return int(value) if value.denominator == 1 else value
