"""Dates → days: each date gets its ISO 8601 readings, with the dateline where the copy leaves the year out. Never the clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker import hijri
from checker.calendars import days, nearest_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import DateMention
    from checker.scan import Scan

_READINGS = 4
_LEAD = 2  # sentences in which a full date with its weekday stands for the dateline


@dataclass(frozen=True, slots=True)
class Anchor:
    """The article's own "today": the dateline given, or the day that the article's first sentences fix."""

    day: dt.date
    given: bool


def resolve(scans: tuple[Scan, ...], published: dt.date | None) -> Anchor | None:
    """Give the dates of the scans their readings; the anchor that was used."""
    anchor = Anchor(published, given=True) if published else _anchor(scans)
    for scan in scans:
        scan.dates = tuple(replace(d, readings=_readings(d, anchor)) for d in scan.dates)
    return anchor


def _anchor(scans: Iterable[Scan]) -> Anchor | None:
    for scan in scans:
        for date in scan.dates:
            if date.weekday and date.year and scan.passage.sentence_at(date.span.start) < _LEAD:
                fitting = [d for d in days(date) if d.weekday() == date.weekday.value]
                if fitting:
                    return Anchor(fitting[0], given=False)
    return None


def _readings(date: DateMention, anchor: Anchor | None) -> tuple[str, ...]:
    """ISO 8601, the likeliest first: a day whose weekday fits comes before one whose weekday does not."""
    if date.name or date.odd_year or date.calendar not in ("gregorian", "hijri"):
        return ()
    if date.calendar == "hijri":
        return _hijri(date, anchor)
    numbers = list(dict.fromkeys(m.number for m in date.months))
    year = date.year.value if date.year else _year_near(date, anchor)
    if not numbers:
        return (f"{date.year.value:04d}",) if date.year else ()
    if date.day is None:
        return tuple(_month(number, date, anchor, year) for number in numbers)[:_READINGS] if year or anchor else ()
    if year is not None:
        found = list(days(date, year))
    elif anchor:
        near = (nearest_year(number, date.day.value, anchor.day, date.relative) for number in numbers)
        found = [d for d in near if d]
    else:
        return ()
    if date.weekday:
        said = date.weekday.value
        found.sort(key=lambda d: d.weekday() != said)
    return tuple(d.isoformat() for d in found[:_READINGS])


def _month(number: int, date: DateMention, anchor: Anchor | None, year: int | None) -> str:
    if year is None and anchor:
        middle = nearest_year(number, 15, anchor.day, None if date.relative == "current" else date.relative)
        # "last" and "next" mean another month than this one
        year = middle.year if middle else anchor.day.year
        if date.relative in ("last", "next") and (year, number) == (anchor.day.year, anchor.day.month):
            year += 1 if date.relative == "next" else -1
    return f"{year:04d}-{number:02d}"


def _year_near(date: DateMention, anchor: Anchor | None) -> int | None:
    """ "من العام الماضي": the year beside the anchor's."""
    if anchor is None or not date.relative or not date.relative.endswith("-year"):
        return None
    return anchor.day.year + {"last": -1, "next": 1, "current": 0}[date.relative.removesuffix("-year")]


def _hijri(date: DateMention, anchor: Anchor | None) -> tuple[str, ...]:
    """Days of a Hijri date; months and years are intervals. Where the weekday says that the month was sighted a day off, that day first."""
    if not date.months:
        return tuple(r for y in hijri.years(date.year.value, 1) if (r := _interval(y, 1, 12))) if date.year else ()
    month = date.months[0].number
    if date.day is None:
        return _hijri_month(date, month, anchor)
    near = hijri.nearest(month, date.day.value, anchor.day, date.relative) if anchor and not date.year else None
    found = list(days(date)) if date.year else [near] if near else []
    if date.weekday:
        said = date.weekday.value
        sighted = [d + dt.timedelta(days=off) for d in found[:1] for off in (0, -1, 1)]
        found = [*(d for d in sighted if d.weekday() == said), *found]
    return tuple(dict.fromkeys(d.isoformat() for d in found))[:_READINGS]


def _hijri_month(date: DateMention, month: int, anchor: Anchor | None) -> tuple[str, ...]:
    if date.year:
        years = hijri.years(date.year.value, month)
    else:
        middle = hijri.nearest(month, 15, anchor.day, date.relative) if anchor else None
        years = (hijri.parts_of(middle)[0],) if middle else ()
    return tuple(r for y in years if (r := _interval(y, month, month)))


def _interval(year: int, first: int, last: int) -> str | None:
    """The days from the first of one month to the last of another, as an ISO interval."""
    start, end = hijri.start_of(year, first), hijri.end_of(year, last)
    return f"{start.isoformat()}/{end.isoformat()}" if start and end else None
