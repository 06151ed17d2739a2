"""Dates → days: each date gets its ISO 8601 readings, with the dateline where the copy leaves the year out. Never the clock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.calendars import hijri
from checker.calendars.gregorian import FAR, day_of, days, later, nearest_year

if TYPE_CHECKING:
    from checker.context.datelines import Datelines
    from checker.core.documents import Anchor
    from checker.core.mentions import DateMention
    from checker.scan.scanner import Scan

READINGS = 4


def resolve(scans: tuple[Scan, ...], datelines: Datelines) -> None:
    """Give the dates of the scans their readings, each against the anchor of its story."""
    for scan in scans:
        if scan.dates:
            scan.dates = tuple([_resolved(date, datelines.at(date.span)) for date in scan.dates])


def _resolved(date: DateMention, anchor: Anchor | None) -> DateMention:
    found = readings(date, anchor)
    return replace(date, readings=found) if found else date


def readings(date: DateMention, anchor: Anchor | None) -> tuple[str, ...]:
    """ISO 8601, the likeliest first: a day whose weekday fits comes before one whose weekday does not."""
    if (date.name and not date.year) or date.odd_year or date.calendar not in ("gregorian", "hijri"):
        return ()
    if date.moment:
        return _moment(date, anchor)
    if date.calendar == "hijri":
        return _hijri(date, anchor)
    if not date.months:
        return (iso_year(date.year.value),) if date.year else ()
    numbers = list(dict.fromkeys([m.number for m in date.months]))
    year = date.year.value if date.year else _year_near(date, anchor)
    if date.day is None:
        if year is None and anchor and date.relative is None:
            from checker.resolve.relative_times import years_of_month

            near = [f"{y:04d}-{n:02d}" for n in numbers for y in years_of_month(n, anchor.day, None)]
            return tuple(near[:READINGS])
        return tuple([_month(n, date, anchor, year) for n in numbers[:READINGS]]) if year or anchor else ()
    if year is not None:
        found = list(days(date, year))
    elif anchor:
        found = [d for number in numbers for d in _near(number, date, anchor)]
    else:
        return ()
    if date.weekday:
        said = date.weekday.value
        found.sort(key=lambda d: d.weekday() != said)
    return tuple([d.isoformat() for d in found[:READINGS]])


def iso_year(year: int) -> str:
    """A year in ISO 8601, which counts a year 0: 480 BC (-480 here) is -0479."""
    return f"{year:04d}" if year > 0 else f"-{-year - 1:04d}" if year < -1 else "0000"


def _near(number: int, date: DateMention, anchor: Anchor) -> list[dt.date]:
    """The day in the year nearest to the anchor; half a year away, also the one on its other side."""
    day = date.day.value if date.day else 1
    nearest = nearest_year(number, day, anchor.day, date.relative)
    if nearest is None:
        return []
    if date.relative or abs(nearest - anchor.day) <= FAR:
        return [nearest]
    other = day_of(nearest.year + (1 if nearest < anchor.day else -1), number, day)
    return [nearest, other] if other else [nearest]


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
    return tuple(dict.fromkeys(d.isoformat() for d in found))[:READINGS]


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


def _moment(date: DateMention, anchor: Anchor | None) -> tuple[str, ...]:
    """The readings of a relative date; a weekday alone lies behind the dateline unless its clause speaks of the future."""
    if date.moment is None:
        return ()
    from checker.resolve import relative_times  # few articles are read for them

    found = relative_times.read(date.moment, anchor.day if anchor else None)
    if anchor is None or not found:
        return found
    if date.moment.unit == "weekday" and date.moment.step is None and date.relative == "next":
        return found if found[0] == anchor.day.isoformat() else found[::-1]
    if date.relative_day is not None and date.weekday:
        # the dateline may be a day off: the weekday says more than its "today"
        day = dt.date.fromisoformat(found[0])
        off = (date.weekday.value - day.weekday() + 3) % 7 - 3
        fitting = later(day, off)
        return tuple(dict.fromkeys((fitting.isoformat(), *found))) if fitting else found
    return found
