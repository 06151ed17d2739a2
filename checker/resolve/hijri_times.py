"""Times named by their place in the Hijri calendar → days: "محرم المقبل"، "العام الهجري الماضي"، "ثاني أيام عيد الفطر 1438".

Each function gives the stretches of one kind of moment, the likeliest first. Years of the copy may be Hijri or Gregorian.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checker.calendars import hijri
from checker.calendars.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import RelativeTime

_MONTHS = 12
_FAR = dt.timedelta(days=100)


def month(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    """A month by name, with its year or beside today's; "الشهر الهجري الماضي" by its place alone."""
    year, own, _ = hijri.parts_of(today)
    if moment.number is None:
        years, number = divmod(year * _MONTHS + own - 1 + (moment.step or 0), _MONTHS)
        yield from _span(years, number + 1, number + 1)
        return
    for found in _years_of_month(moment, today):
        yield from _span(found, moment.number, moment.number)


def _years_of_month(moment: RelativeTime, today: dt.date) -> tuple[int, ...]:
    number, step = moment.number or 1, moment.step
    if moment.within is not None:
        return _years(moment.within, number, today)
    year, own, _ = hijri.parts_of(today)
    if step is None:
        middle = hijri.nearest(number, 15, today)
        return (hijri.parts_of(middle)[0],) if middle else ()
    if step < 0:
        return (year + step + (number < own),)
    return (year + step - (number > own),) if step else (year,)


def year(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    """A whole year, or the day so many years from today."""
    own, number, day = hijri.parts_of(today)
    if moment.distance is not None:
        if found := hijri.day_of(own + moment.distance, number, day):
            yield Period("day", found)
        return
    for found_year in _years(moment, 1, today):
        yield from _span(found_year, 1, _MONTHS)


def holiday(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    """A holiday, or a later day of the feast (ثاني أيام العيد), in the year named or the one nearest to the dateline."""
    number, day = divmod(moment.number or 101, 100)
    later = dt.timedelta(days=(moment.nth or 1) - 1)
    if moment.within is not None:
        found = [hijri.day_of(y, number, day) for y in _years(moment.within, number, today)]
    elif moment.step is not None:
        found = [hijri.nearest(number, day, today, {-1: "last", 0: "current-year"}.get(moment.step, "next"))]
    else:
        found = _near(number, day, today)
    yield from (Period("day", first + later) for first in found if first)


def _near(number: int, day: int, today: dt.date) -> list[dt.date | None]:
    """The nearest day; where that is far, the one on the other side of the dateline too, as for Gregorian months."""
    nearest = hijri.nearest(number, day, today)
    if nearest is None or abs(nearest - today) <= _FAR:
        return [nearest]
    return [nearest, hijri.nearest(number, day, today, "next" if nearest < today else "last")]


def _years(moment: RelativeTime, number: int, today: dt.date) -> tuple[int, ...]:
    """The Hijri years that a year means for one of its months: one that is named, or one beside today's."""
    if moment.number is not None:
        return hijri.years(moment.number, number)
    return (hijri.parts_of(today)[0] + (moment.step if moment.step is not None else moment.distance or 0),)


def _span(year: int, first: int, last: int) -> Iterator[Period]:
    start, end = hijri.start_of(year, first), hijri.end_of(year, last)
    if start and end:
        yield Period("span", start, end)
