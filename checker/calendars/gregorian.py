"""Calendar arithmetic on the proleptic Gregorian calendar. Pure functions; no clock."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from checker.calendars import hijri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import DateMention

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FAR = dt.timedelta(days=100)  # beyond this a month without a year may lie on the other side of the dateline as well
_LEAP_YEAR = 2000


def month_length(month: int, year: int | None) -> int:
    """Days of a month (1–12); without a year February has 29."""
    return calendar.monthrange(year or _LEAP_YEAR, month)[1]


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def later(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later (earlier where negative), or None outside the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def local_day(moment: dt.date | None, zone: dt.tzinfo | None) -> dt.date | None:
    """The day of a day or of a moment, read in a zone where both the moment's own and another are known."""
    if not isinstance(moment, dt.datetime):
        return moment
    try:
        return moment.astimezone(zone).date() if zone and moment.tzinfo else moment.date()
    except OverflowError:  # the first and the last day that there are
        return moment.date()


def days(date: DateMention, year: int | None = None) -> Iterator[dt.date]:
    """The days that a date can mean, one for each different month named, in the order written.

    The days of a Hijri date are those of its table; calendars other than these two have none.
    """
    chosen = date.year.value if date.year else year
    if chosen is None or date.day is None or not date.months or date.odd_year:
        return
    if date.calendar == "hijri":
        month, day = date.months[0].number, date.day.value
        yield from filter(None, (hijri.day_of(y, month, day) for y in hijri.years(chosen, month)))
    if date.calendar != "gregorian":
        return
    for number in dict.fromkeys(m.number for m in date.months):
        if found := day_of(chosen, number, date.day.value):
            yield found


def nearest_year(month: int, day: int, anchor: dt.date, relative: str | None) -> dt.date | None:
    """The day in the year that lies nearest to the anchor; "last" and "next" look one way only."""
    this = day_of(anchor.year, month, day)
    if relative == "current":
        return this
    if relative == "last":
        return this if this and this <= anchor else day_of(anchor.year - 1, month, day)
    if relative == "next":
        return this if this and this >= anchor else day_of(anchor.year + 1, month, day)
    if this is None:  # the 29th of February
        beside = (day_of(anchor.year + off, month, day) for off in (-1, 1))
        return min(filter(None, beside), key=lambda d: abs(d - anchor), default=None)
    other = day_of(anchor.year + (1 if this < anchor else -1), month, day)
    if other is None:
        return this
    earlier, later_ = min(this, other), max(this, other)
    return earlier if anchor - earlier <= later_ - anchor else later_
