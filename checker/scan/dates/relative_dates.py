"""Dates that only the dateline fixes, and times longer or vaguer than a day: "قبل أسبوعين"، "آخر أحد من شباط"، "صيف 2015"، "الثمانينيات".

The grammar starts at its trigger words; what already is a plain date (day and month names) stays one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.mentions import DateMention, DateNumber, RelativeTime
from checker.scan.dates.distances import lead_before, read_day_of, read_distance, read_weekday
from checker.scan.dates.long_periods import (
    century,
    decade,
    edge,
    edged,
    feast_day,
    first_months,
    hijri_holiday,
    holiday,
    month_alone,
    own,
    quarter,
    season,
    year_in_words,
)
from checker.scan.dates.named_days import NamedDay, day_word
from checker.scan.dates.period_words import PeriodReading, behind, touches
from checker.scan.dates.periods import longer, month, of, week

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.scan.token_stream import TokenStream


def read_relative(stream: TokenStream) -> list[DateMention]:
    """All relative dates of a passage, in order; their tokens are claimed."""
    found = []
    i = 0
    while i < len(stream.tokens):
        if not stream.used[i] and (date := _at(stream, i)):
            found.append(date.mention)
            stream.claim(date.first, date.last)
            i = date.last
        i += 1
    return found


def _at(stream: TokenStream, i: int) -> NamedDay | None:
    for role, read in _STARTS:
        if (role == "digits" and stream.tokens[i].digits) or role in stream.tokens[i].senses:
            got = read(stream, i)
            if got is not None and not any(stream.used[i : got.last + 1]):
                return _mention(stream, i, got)
    return day_word(stream, i)


def _mention(stream: TokenStream, first: int, got: PeriodReading) -> NamedDay:
    start = _first_of(stream, first, got.moment)
    begin = stream.tokens[first].start + (0 if stream.tokens[first].digits else len(stream.tokens[first].clitic))
    span = stream.span(begin if start is None else start, stream.tokens[got.last].end)
    moment = got.moment
    weekday = None
    for k in range(first, got.last + 1):
        for role in ("weekday", "weekday_bare"):
            if moment.unit == "weekday" and stream.sense(k, role) == moment.number and weekday is None:
                weekday = DateNumber(
                    stream.tokens[k].senses[role], stream.span(stream.tokens[k].start, stream.tokens[k].end)
                )
    mention = DateMention(span, stream.written(span), span, weekday, moment=moment)
    return NamedDay(mention, first, got.last)


def _first_of(stream: TokenStream, first: int, moment: RelativeTime) -> int | None:
    """Where قبل or بعد begins before a duration."""
    if moment.distance is None and (moment.within is None or moment.within.distance is None):
        return None
    token = stream.tokens[first]
    if "weekday" in token.senses:
        return None
    found = lead_before(stream, token.start)
    return found[1] if found else None


# ------------------------------------------------------------------------------------------------- first, third, last of


def _nth(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "أول اثنين من أكتوبر"، "ثالث يوم ثلاثاء"، "آخر أسبوع في سبتمبر"، "آخر يوم بالشهر الجاري"، "أول شهر 9"."""
    nth, k = stream.tokens[i].senses["nth"], i + 1
    if not touches(stream, i):
        return None
    if stream.sense(k, "date_word") == "month" and nth == 1 and (got := month(stream, k)):
        return PeriodReading(edged(got.moment, "start"), got.last)
    kind = _kind(stream, k)
    if kind is None:
        return None
    unit, number, k = kind
    holder = _holder(stream, k)
    if holder is None:
        return None
    return PeriodReading(RelativeTime(unit, number, nth=nth, within=holder.moment), holder.last)


def _kind(stream: TokenStream, k: int) -> tuple[str, int | None, int] | None:
    """A day, a week or a weekday to be counted."""
    if stream.sense(k, "date_word") == "day" and touches(stream, k):
        k += "weekday_bare" in stream.tokens[k + 1].senses or "weekday" in stream.tokens[k + 1].senses
    for role in ("weekday_bare", "weekday"):
        if (weekday := stream.sense(k, role)) is not None:
            return "weekday", weekday, k
    if (unit := stream.sense(k, "duration")) in ("day", "week"):
        return unit, None, k
    return None


def _holder(stream: TokenStream, last: int) -> PeriodReading | None:
    """What holds the first or last: a month or a year."""
    if not of(stream, last):
        return None
    got = longer(stream, last + 1)
    return got if got and got.moment.unit in ("month", "year") else None


def _unit_nth(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "اليوم الثالث من أكتوبر"، "الأسبوع الأول من شهر عشرة"، "الثلاثاء الأخير من مارس"."""
    unit = stream.tokens[i].senses.get("unit")
    unit = "day" if "relative_day" in stream.tokens[i].senses else unit
    weekday = stream.sense(i, "weekday")
    if unit not in ("day", "week") and weekday is None:
        return None
    nth = behind(stream, i, "ordinal") or (-1 if behind(stream, i, "last") else None)
    if nth is None or (nth > 5 and unit != "day"):
        return None
    holder = _holder(stream, i + 1)
    if holder is None:
        return None
    return PeriodReading(
        RelativeTime(str(unit) if weekday is None else "weekday", weekday, nth=nth, within=holder.moment), holder.last
    )


def _week_day(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "الأسبوع القادم يوم الأحد"."""
    got = week(stream, i)
    if got is None:
        return None
    k = got.last + 1
    if stream.sense(k, "date_word") == "day" and touches(stream, got.last):
        k += 1
        if (weekday := stream.sense(k, "weekday")) is not None and touches(stream, k - 1):
            return PeriodReading(RelativeTime("weekday", weekday, within=got.moment), k)
    return got


_STARTS: tuple[tuple[str, Callable[[TokenStream, int], PeriodReading | None]], ...] = (
    ("first_months", first_months), ("hijri_holiday", hijri_holiday), ("nth", feast_day), ("holiday", holiday), ("nth", _nth),
    ("relative_day", _unit_nth),
    ("unit", _unit_nth), ("weekday", _unit_nth), ("weekday", read_weekday), ("weekday_bare", read_weekday), ("unit", quarter),
    ("digits", read_day_of), ("ordinal", read_day_of), ("edge", edge), ("season", season), ("decade", decade), ("unit", decade),
    ("unit", century), ("unit", _week_day), ("this", _week_day), ("month", month_alone), ("date_word", month_alone),
    ("unit", month_alone), ("this", own), ("unit", own), ("date_word", year_in_words), ("digits", read_distance), ("starts", read_distance),
    ("duration", read_distance),
)  # fmt: skip
