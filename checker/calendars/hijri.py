"""The Hijri calendar: Umm al-Qura where its tables reach (1343–1500 AH, from hijridate), an arithmetic calendar elsewhere.

Both are tables, the month of the copy may begin by sighting: a day off by one is no error. The arithmetic calendar (30 years of
10,631 days, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29, epoch 16 July 622 Julian) lies within two days of Umm al-Qura.
Days are given in the proleptic Gregorian calendar. Pure functions; no clock.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

TABLES = range(1343, 1501)  # years of Umm al-Qura
LONGEST = 30
_YEARS = range(1, 1601)
_EPOCH = 227015  # the ordinal of 1 Muharram 1
_CENTURIES = (1400, 1300)  # those that two digits may leave out
_LATEST = 1450
_GREGORIAN_YEARS = 1900  # a "year" from here on is Gregorian: 10 رمضان 1973


@lru_cache(maxsize=4096)
def start_of(year: int, month: int) -> dt.date | None:
    """The first day of a month (1–12), or None outside the years that the calendar is computed for."""
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    if year in TABLES:
        from hijridate import Hijri

        return dt.date.fromordinal(Hijri(year, month, 1).to_gregorian().toordinal())
    return dt.date.fromordinal(_EPOCH + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30)


def end_of(year: int, month: int) -> dt.date | None:
    """The last day of a month."""
    following = start_of(year + month // 12, month % 12 + 1)
    return following - dt.timedelta(days=1) if following else None


def month_length(year: int, month: int) -> int:
    """Days of a month, 29 or 30; 30 where the calendar is not computed."""
    first, last = start_of(year, month), end_of(year, month)
    return min((last - first).days + 1, LONGEST) if first and last else LONGEST


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where no Hijri month can have it. A 30th of a short month is the day behind its 29th: so it was sighted."""
    first = start_of(year, month)
    return first + dt.timedelta(days=day - 1) if first and 1 <= day <= LONGEST else None


def parts_of(day: dt.date) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian day; (0, 1, 1), which is no day, outside the years that are computed."""
    about = (30 * (day.toordinal() - _EPOCH) + 10646) // 10631
    for year in (about + 1, about, about - 1):
        for month in range(12, 0, -1):
            first = start_of(year, month)
            if first and first <= day:
                return year, month, (day - first).days + 1
    return 0, 1, 1


def years(said: int, month: int) -> tuple[int, ...]:
    """The years that a year as written can mean, the likeliest first: two digits may leave out the century."""
    if said >= _GREGORIAN_YEARS:
        about = parts_of(dt.date(said, 1, 1))[0] if said < 2100 else 0
        return tuple(y for y in (about, about + 1) if (first := start_of(y, month)) and first.year == said)
    if said < 100:
        return (*(c + said for c in _CENTURIES if c + said <= _LATEST), said)
    return (said,)


def nearest(month: int, day: int, anchor: dt.date, relative: str | None = None) -> dt.date | None:
    """The day in the Hijri year that lies nearest to the anchor; "last" and "next" look one way only."""
    about = parts_of(anchor)[0]
    found = [d for year in range(about - 1, about + 2) if (d := day_of(year, month, day))]
    if relative == "last":
        found = [d for d in found if d <= anchor]
    elif relative == "next":
        found = [d for d in found if d >= anchor]
    elif relative and relative.endswith("-year"):
        year = about + {"last": -1, "next": 1}.get(relative.removesuffix("-year"), 0)
        found = [d for d in (day_of(year, month, day),) if d]
    return min(found, key=lambda d: abs((d - anchor).days), default=None)
