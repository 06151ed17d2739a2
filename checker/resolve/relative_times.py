"""Relative times → ISO 8601 and EDTF readings, against the dateline alone: "الأسبوع الماضي"، "قبل 3 أشهر"، "آخر أحد من شباط".

Weeks are those of ISO 8601; since most of the Arab world begins its week on Sunday, that Sunday is the second reading of a week,
and weekdays of a week are looked for in both.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from checker.calendars.gregorian import FAR
from checker.calendars.period import Period, months_on
from checker.resolve import hijri_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checker.core.mentions import RelativeTime

MOST = 4  # readings
_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
_SUNDAY = 6


def read(moment: RelativeTime, today: dt.date | None) -> tuple[str, ...]:
    """The readings of a moment, the likeliest first, at most four; none without the dateline that it needs."""
    if today is None:
        if not is_fixed(moment):
            return ()
        today = dt.date(2000, 1, 1)  # a fixed moment does not look at it
    if moment.unit == "century" and (moment.number or 0) < 0:
        return (f"-{-(moment.number or 0) - 1:02d}XX",)  # before year 1; ISO counts a year 0
    try:
        found = list(dict.fromkeys(p.iso for p in _periods(moment, today)))
    except (ValueError, OverflowError):  # before year 1 or after year 9999
        return ()
    return tuple(found[:MOST])


def is_fixed(moment: RelativeTime) -> bool:
    """Whether the copy itself says the year, so that no dateline is needed."""
    if moment.unit in ("year", "decade", "century") and moment.number is not None:
        return True
    return moment.within is not None and is_fixed(moment.within)


def _periods(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    units = _HIJRI if moment.calendar == "hijri" else _UNITS
    found = units[moment.unit](moment, today)
    if moment.edge is None:
        yield from found
        return
    for period in list(found)[:1]:
        yield from _edge(period, moment.edge)


def _edge(period: Period, edge: str) -> Iterator[Period]:
    """The beginning, middle or end of a period: the period itself, then its month, then its day."""
    yield period
    start, end = period.start, period.end
    days = {"start": start, "middle": start + (end - start) / 2, "end": end}
    day = start.replace(day=15) if edge == "middle" and period.unit == "month" else days[edge]
    if period.unit in ("year", "half", "quarter"):
        yield Period("month", day.replace(day=1))
    yield Period("day", day)


# ------------------------------------------------------------------------------------------------------------------- units


def _day(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    if moment.within is None:
        far = moment.distance if moment.distance is not None else moment.step or 0
        for days in _both_ways(moment, far):
            yield Period("day", today + days * _DAY)
        return
    for period in _periods(moment.within, today):
        nth = moment.nth or 1
        day = period.end if nth < 0 else period.start + (nth - 1) * _DAY
        if day <= period.end:
            yield Period("day", day)


def _both_ways(moment: RelativeTime, far: int) -> tuple[int, ...]:
    return (far, -far) if moment.window else (far,)


def _weekday(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    wanted = moment.number or 0
    if moment.within is not None and moment.within.unit == "day":
        yield from _day_on_weekday(moment.within.nth or 1, wanted, today)
        return
    if moment.within is not None:
        for period in _periods(moment.within, today):
            yield from (Period("day", d) for d in _weekday_in(period, wanted, moment.nth or 1))
        return
    before = today - _DAY * ((today.weekday() - wanted) % 7)  # today counts
    after = today + _DAY * ((wanted - today.weekday()) % 7)
    step = moment.step
    if step is None:
        yield Period("day", before)
        yield Period("day", before + _WEEK)
    elif step == 0:
        yield Period("day", after)
        yield Period("day", after - _WEEK)
    elif step < 0:
        yield Period("day", before + (step + (before != today)) * _WEEK)
    else:
        yield Period("day", after + (step - (after != today)) * _WEEK)


def _day_on_weekday(day: int, wanted: int, today: dt.date) -> Iterator[Period]:
    """ "السبت السادس عشر": the nearest month whose day of that number has the weekday."""
    for months in (0, 1, -1, 2, -2):
        first = months_on(today.replace(day=1), months)
        if day <= Period("month", first).end.day and first.replace(day=day).weekday() == wanted:
            yield Period("day", first.replace(day=day))
            return


def _weekday_in(period: Period, wanted: int, nth: int) -> Iterator[dt.date]:
    """The weekday of a week (from Sunday, then from Monday), or the nth of a longer time."""
    if period.unit in ("week", "day"):
        sunday = _sunday(period.start)
        yield from dict.fromkeys((sunday + _DAY * ((wanted + 1) % 7), _monday(period.start) + _DAY * wanted))
        return
    first = period.start + _DAY * ((wanted - period.start.weekday()) % 7)
    last = period.end - _DAY * ((period.end.weekday() - wanted) % 7)
    day = last + (nth + 1) * _WEEK if nth < 0 else first + (nth - 1) * _WEEK
    if period.start <= day <= period.end:
        yield day


def _sunday(day: dt.date) -> dt.date:
    return day - _DAY * ((day.weekday() - _SUNDAY) % 7)


def _monday(day: dt.date) -> dt.date:
    return day - _DAY * day.weekday()


def _week(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    if moment.within is not None:
        yield from _week_in(moment, today)
    elif moment.distance is not None:
        for weeks in _both_ways(moment, moment.distance):
            day = today + weeks * _WEEK
            yield Period("day", day)
            yield Period("week", _monday(day))
            if not moment.window:
                yield Period("day", _sunday(day))
    else:
        # on a Sunday the week that begins is the one of the morrow
        sunday = _sunday(today) + (moment.step or 0) * _WEEK
        yield Period("week", sunday + _DAY)
        if moment.step:
            yield Period("day", sunday)
        yield Period("week", _monday(today) + (moment.step or 0) * _WEEK)


def _week_in(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    """The first or last whole week of a month or year, then the one that holds its first or last day."""
    nth = moment.nth or 1
    for period in _periods(moment.within, today) if moment.within else ():
        if nth < 0:
            yield Period("week", _monday(period.end + _DAY) - _WEEK)
            yield Period("week", _monday(period.end))
        else:
            yield Period("week", _monday(period.start + 6 * _DAY) + (nth - 1) * _WEEK)
            yield Period("week", _monday(period.start) + (nth - 1) * _WEEK)


def _month(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    number = moment.number
    if number is not None and moment.within is not None:
        yield from (Period("month", p.start.replace(month=number, day=1)) for p in _periods(moment.within, today))
    elif number is not None:
        yield from (Period("month", dt.date(year, number, 1)) for year in years_of_month(number, today, moment.step))
    elif moment.distance is not None:
        for months in _both_ways(moment, moment.distance):
            day = months_on(today, months)
            yield Period("month", day.replace(day=1))
            yield Period("day", day)
    else:
        yield Period("month", months_on(today.replace(day=1), moment.step or 0))


def years_of_month(number: int, today: dt.date, step: int | None) -> list[int]:
    """The years in which a month without a year may lie, the likeliest first."""
    this = today.year
    if step == 0:
        return [this]
    if step is not None:
        gone = number < today.month if step < 0 else number <= today.month
        year = this - (not gone) if step < 0 else this + gone
        return [year + step - (1 if step > 0 else -1)]
    own = dt.date(this, number, 15)
    beside = this - 1 if own > today else this + 1
    if abs(own - today) <= FAR or not dt.MINYEAR <= beside <= dt.MAXYEAR:
        return [this]
    first, second = sorted((own, dt.date(beside, number, 15)), key=lambda d: (abs(d - today), d))
    return [first.year, second.year] if abs(first - today) > FAR else [first.year]


def _part_of_year(unit: str, months: int) -> Callable[[RelativeTime, dt.date], Iterator[Period]]:
    """Quarters and halves: by number within a year, or by steps from today's own."""
    begins = range(1, 13, months)

    def periods(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
        if moment.within is None:
            own = today.replace(month=max(month for month in begins if month <= today.month), day=1)
            yield Period(unit, months_on(own, (moment.step or 0) * months))
            return
        for period in _periods(moment.within, today):
            number = moment.number or 1
            month = (len(begins) + 1 + number if number < 0 else number) * months - months + 1
            yield Period(unit, period.start.replace(month=month, day=1))

    return periods


def _first_months(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    """So many months from January on: the first quarter or half where they are that, else their days."""
    for year in _periods(moment.within, today) if moment.within else ():
        unit = {3: "quarter", 6: "half"}.get(moment.number or 0)
        last = months_on(year.start, moment.number or 0) - _DAY
        yield Period(unit, year.start) if unit else Period("span", year.start, last)


def _season(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    code = (moment.number or 21) - 20
    if moment.within is not None:
        yield from (Period("season", dt.date(p.start.year, code, 1)) for p in _periods(moment.within, today))
    else:
        begins = (3, 6, 9, 12)[code - 1]
        for year in years_of_month(begins, today, moment.step):
            yield Period("season", dt.date(year, code, 1))


def _year(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    if moment.number is not None:
        yield Period("year", dt.date(moment.number, 1, 1))
        return
    for years in _both_ways(moment, moment.distance if moment.distance is not None else moment.step or 0):
        yield Period("year", dt.date(today.year + years, 1, 1))


def _long(unit: str, years: int) -> Callable[[RelativeTime, dt.date], Iterator[Period]]:
    """Decades and centuries."""

    def periods(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
        if moment.number is not None:
            yield Period(unit, dt.date(max(1, (moment.number - (unit == "century")) * years), 1, 1))
        elif moment.distance is not None:
            for far in _both_ways(moment, moment.distance):
                yield Period("year", dt.date(today.year + far * years, 1, 1))
        else:
            passed = len(range(years, today.year + 1, years))
            yield Period(unit, dt.date((passed + (moment.step or 0)) * years, 1, 1))

    return periods


def _holiday(moment: RelativeTime, today: dt.date) -> Iterator[Period]:
    month, day = divmod(moment.number or 101, 100)
    years: Iterable[int] = years_of_month(month, today, None)
    if moment.within is not None:
        years = [p.start.year for p in _periods(moment.within, today)]
    elif moment.step is not None:
        after = dt.date(today.year, month, day) > today
        step = moment.step
        years = [today.year + (step - after if step > 0 else step + (not after) if step < 0 else 0)]
    yield from (Period("day", dt.date(year, month, day)) for year in years)


_UNITS: dict[str, Callable[[RelativeTime, dt.date], Iterator[Period]]] = {
    "day": _day,
    "weekday": _weekday,
    "week": _week,
    "month": _month,
    "quarter": _part_of_year("quarter", 3),
    "half": _part_of_year("half", 6),
    "months": _first_months,
    "season": _season,
    "year": _year,
    "decade": _long("decade", 10),
    "century": _long("century", 100),
    "holiday": _holiday,
}
_HIJRI: dict[str, Callable[[RelativeTime, dt.date], Iterator[Period]]] = {
    "month": hijri_times.month,
    "year": hijri_times.year,
    "holiday": hijri_times.holiday,
}
