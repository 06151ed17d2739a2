"""A length of days, months or years against the two ends beside it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from msgspec import Struct

from checker.checks.base import Article, Draft
from checker.core.documents import Span
from checker.core.mentions import DurationMention, PeriodMention

_AROUND_UNIT = {
    "D": (0, 1),
    "W": (-3, 4),
    "M": (-16, 17),
}  # days by which a range may be shorter or longer than it is said to be
_DAYS = {"D": Fraction(1), "W": Fraction(7), "M": Fraction("30.44")}


class Length(Struct, frozen=True):
    """So many days, weeks, months or years, as said."""

    mention: DurationMention
    number: int
    unit: str


def compare_length(article: Article, length: Length, period: PeriodMention) -> Draft | None:
    """The finding on a length that does not fit the range beside it, or None."""
    if not period.first.readings or not period.last.readings:
        return None
    start, end = period.first.readings[0], period.last.readings[0]
    if length.unit == "Y":
        return _compare_years(article, length, period, start, end)
    if length.unit == "M" and len(start) == len(end) == len("2018-02"):
        return _compare_months(article, length, period, start, end)
    if len(start) != len("2018-02-11") or len(end) != len(start):
        return None
    apart = (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days
    weekdays = period.first.moment is not None
    if apart <= 0 or allows(length, apart, weekdays=weekdays):
        return None
    said = str(apart + 1) if weekdays else f"{apart}/{apart + 1}"
    arithmetic = f"{start}..{end} = {said} days, not {length.mention.value}"
    meant = article.catalogue.count("days", apart + 1)
    return length_draft(article, "weekdays" if weekdays else "dates", length, period.span, arithmetic, meant)


def allows(length: Length, apart: int, *, weekdays: bool) -> bool:
    """Whether the length said fits so many days from the first to the last, with the last one or without it."""
    if weekdays:
        return length.unit != "D" or (length.number - apart - 1) % 7 == 0
    shorter, longer = _AROUND_UNIT[length.unit]
    low, high = apart + shorter, apart + longer
    said = length.number * _DAYS[length.unit]
    if length.mention.hedge in ("over", "at-least"):
        return said <= high
    if length.mention.hedge in ("under", "at-most"):
        return said >= low
    slack = max(1, apart // 10) if length.mention.hedge == "about" else 0
    return low - slack <= said <= high + slack


def _compare_months(article: Article, length: Length, period: PeriodMention, start: str, end: str) -> Draft | None:
    """ "ستة أشهر من يناير إلى أبريل": from month to month, with the last one or without it."""
    apart = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:]) - int(start[5:])
    if apart <= 0 or is_near(length, apart, (0, 1)):
        return None
    arithmetic = f"{start}..{end} = {apart}/{apart + 1} months, not {length.mention.value}"
    return length_draft(article, "dates", length, period.span, arithmetic, article.catalogue.count("months", apart + 1))


def _compare_years(article: Article, length: Length, period: PeriodMention, start: str, end: str) -> Draft | None:
    if not (start[:4].isdecimal() and end[:4].isdecimal()):
        return None
    apart = int(end[:4]) - int(start[:4])
    if apart <= 0 or is_near(length, apart, (-1, 1)):
        return None
    return length_draft(
        article,
        "years",
        length,
        period.span,
        f"{end[:4]} - {start[:4]} = {apart}, not {length.number}",
        article.catalogue.count("years", apart),
    )


def is_near(length: Length, apart: int, off: tuple[int, int]) -> bool:
    """Whether a count of years is within so many of the difference."""
    low, high = apart + off[0], apart + off[1]
    if length.mention.hedge in ("over", "at-least"):
        return length.number <= high
    if length.mention.hedge in ("under", "at-most"):
        return length.number >= low
    slack = max(1, apart // 10) if length.mention.hedge == "about" else 0
    return low - slack <= length.number <= high + slack


def length_draft(article: Article, variant: str, length: Length, other: Span, arithmetic: str, meant: str) -> Draft:
    """The finding on a length and what it is held against."""
    say = article.catalogue.say
    places = (
        article.place(length.mention.span, say("label.duration"), primary=True),
        article.place(other, say("label.date-range" if variant != "since" else "label.date")),
    )
    fields = {"said": length.mention.text, "range": places[1].text, "meant": meant}
    return Draft(variant, places, fields, arithmetic)
