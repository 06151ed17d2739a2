"""The rates that two figures imply which the copy gives as one quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Outcome
from checker.core.amounts import Interval
from checker.core.division import Divisor, divisor, quotient
from checker.core.interval_arithmetic import as_said, central, ratio, rounded, rounding, times
from checker.core.mentions import MoneyMention, QuantityMention
from checker.link.conversions import Conversion
from checker.link.stated_figures import ascii_number
from checker.link.statements import other_readings
from checker.words.rates import TEMPERATURE, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.amounts import Number
    from checker.core.findings import Location

_DECIMALS = 9  # behind the point of a rate, at most


class Rate(Struct, frozen=True):
    """A conversion with the rates that it may imply (units of the second for one of the first), the likeliest first."""

    conversion: Conversion
    readings: tuple[Interval, ...]

    @property
    def implied(self) -> Interval:
        """The rate as the figures are read."""
        return self.readings[0]


def read_rates(article: Article, outcome: Outcome, kind: type[MoneyMention | QuantityMention]) -> Iterator[Rate]:
    """The conversions of money or of units whose rate can be reckoned, in order."""
    for conversion in article.conversions:
        if (
            isinstance(conversion.first, kind)
            and not _is_temperature(conversion)
            and (readings := _implied(conversion, kind))
        ):
            outcome.compared.update((conversion.first.span, conversion.second.span))
            yield Rate(conversion, readings)


def _is_temperature(conversion: Conversion) -> bool:
    return isinstance(conversion.first, QuantityMention) and units()[conversion.first.unit or ""].kind == TEMPERATURE


def _implied(conversion: Conversion, kind: type[MoneyMention | QuantityMention]) -> tuple[Interval, ...]:
    """The rates that two figures imply: units are measured and rounded, money is counted."""
    stands_for = rounding if kind is QuantityMention else as_said
    first, second = (stands_for(figure.amount) for figure in conversion)
    implied = ratio(second, first) if first and second else None
    if implied is None:
        return ()
    others = other_readings(conversion.first)[::-1] + other_readings(conversion.second)
    return implied, *(times(implied, factor) for factor in others)


def wider(interval: Interval, factor: Divisor) -> Interval:
    """The interval with its ends divided and multiplied by a factor."""
    assert interval.low is not None
    assert interval.high is not None
    return Interval(quotient(interval.low, factor), interval.high * factor)


def middle(conversion: Conversion) -> Number:
    """The rate of the two figures as they are said; zero where the first is nothing."""
    by = divisor(central(conversion.first.amount))
    return quotient(central(conversion.second.amount), by) if by else 0


def short(value: Number) -> str:
    """A rate with four digits that tell something."""
    digits = next((places for places in range(_DECIMALS) if value * 10**places >= 1000), _DECIMALS) if value else 0
    return (
        ascii_number(rounded(value, digits))
        if digits <= 4
        else f"{float(rounded(value, digits)):.{digits}f}".rstrip("0")
    )


def places_of(article: Article, conversion: Conversion) -> tuple[Location, ...]:
    """Both figures, the converted one first."""
    say = article.catalogue.say
    return (
        article.place(conversion.second.span, say("label.converted"), primary=True),
        article.place(conversion.first.span, say("label.original")),
    )
