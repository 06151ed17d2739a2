"""Measures that are not what they are given as in another unit."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.conversions.implied_rates import Rate, middle, places_of, read_rates, short, wider
from checker.checks.figure_wording import figure_words as words_of
from checker.core.amounts import Interval
from checker.core.division import Divisor, divisor, fixed, quotient
from checker.core.interval_arithmetic import central, rounded
from checker.core.mentions import MoneyMention, QuantityMention
from checker.link.conversions import Conversion
from checker.link.stated_figures import ascii_amount, ascii_number
from checker.words.rates import TEMPERATURE, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.amounts import Number

_FAR = Fraction(3, 2)  # times what it should be
_DEGREES = Fraction(3, 2)  # degrees Celsius that rounding on both sides explains


def _units(article: Article, options: Options, outcome: Outcome) -> None:
    if not article.conversions:
        return
    _degrees(article, outcome)
    slack = fixed(1 + Fraction(int(options["tolerance"]), 100))
    for rate in read_rates(article, outcome, QuantityMention):
        factors = list(_factors(rate.conversion))
        if all(implied.disjoint(wider(Interval(f, f), slack)) for f in factors for implied in rate.readings):
            outcome.drafts.append(_unit_draft(article, rate, factors))


def _degrees(article: Article, outcome: Outcome) -> None:
    """Degrees that are more than rounding away from what they are given as."""
    for conversion in article.conversions:
        first, second = (_celsius(figure) for figure in conversion)
        if first is None or second is None:
            continue
        outcome.compared.update((conversion.first.span, conversion.second.span))
        if abs(first - second) > _DEGREES:
            scale, zero = _scale(conversion.second)
            right = f"{ascii_number(rounded(quotient(first - zero, fixed(scale)), 0))} {_unit(conversion.second)}"
            fields = {"first": words_of(conversion.first), "second": words_of(conversion.second), "right": right}
            arithmetic = f"{ascii_number(rounded(first))} Cel | {ascii_number(rounded(second))} Cel"
            outcome.drafts.append(Draft("near", places_of(article, conversion), fields, arithmetic))


def _celsius(figure: MoneyMention | QuantityMention) -> Fraction | None:
    """A temperature in degrees Celsius; None for what is none, and for ranges."""
    value = figure.amount.value
    if value is None or not isinstance(figure, QuantityMention) or units()[figure.unit or ""].kind != TEMPERATURE:
        return None
    scale, zero = _scale(figure)
    return value * scale + zero


def _scale(figure: MoneyMention | QuantityMention) -> tuple[Fraction, ...]:
    return units()[figure.unit or ""].factors if isinstance(figure, QuantityMention) else ()


def _factors(conversion: Conversion) -> Iterator[Divisor]:
    """All that one unit may be in the other."""
    for unit, other in product(
        *((units()[f.unit].factors if isinstance(f, QuantityMention) and f.unit else ()) for f in conversion)
    ):
        yield fixed(quotient(unit, fixed(other)))


def _unit_draft(article: Article, rate: Rate, factors: list[Divisor]) -> Draft:
    first, second = rate.conversion
    said = divisor(middle(rate.conversion))
    off, nearest = min((_off(said, factor), factor) for factor in factors) if said else (_FAR, factors[0])
    right = short(central(first.amount) * nearest)
    fields = {"first": words_of(first), "second": words_of(second), "right": f"{right} {_unit(second)}"}
    arithmetic = f"{ascii_amount(first.amount)} * {short(nearest)} = {right} | {ascii_amount(second.amount)}"
    return Draft("far" if off >= _FAR else "near", places_of(article, rate.conversion), fields, arithmetic)


def _off(said: Divisor, factor: Divisor) -> Number:
    """How many times one of two factors is the other, the greater by the smaller."""
    return max(quotient(said, factor), quotient(factor, said))


def _unit(figure: MoneyMention | QuantityMention) -> str:
    return (figure.noun or "") if isinstance(figure, QuantityMention) else ""


CHECK = Check(
    "unit-conversion", ("far", "near"), frozenset({"first", "second", "right"}), {"tolerance": Option(1)}, _units, voiced=True,
)  # fmt: skip
