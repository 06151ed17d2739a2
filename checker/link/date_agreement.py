"""Whether two dates or clock times may be one, and if not, how the one may have become the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.link.date_claims import TIME

if TYPE_CHECKING:
    from checker.link.date_claims import DateClaim

_MONTH = 30  # days of a month, where only the distance counts
_NEAR_DAYS, _NEAR_YEARS = 10, 10
_CLOCK_NEAR = 60  # minutes
_HALF_DAY = 720
_DAY = 1440


def agrees(one: DateClaim, two: DateClaim) -> bool:
    """Whether both may be said of one thing: what the one leaves out, the other may tell."""
    if TIME in (one.exact, two.exact):
        if one.exact != two.exact or one.zone != two.zone:
            return True
        return one.minute == two.minute and not set(one.hours).isdisjoint(two.hours)
    told = [(a, b) for a, b in _parts(one, two) if a is not None and b is not None]
    return all(a == b for a, b in told)


def is_further_apart(one: DateClaim, two: DateClaim, days: int) -> bool:
    """Whether two days are further apart than so many; not where they are one day of two months, which may be a slip."""
    if one.month is None or two.month is None or one.day is None or two.day is None or one.day == two.day:
        return False
    return _apart(one.month, one.day, two.month, two.day) > days


def relation(one: DateClaim, two: DateClaim) -> str:
    """How two dates or times that do not agree differ: the name of the evidence, the likeliest slip first."""
    if one.exact == TIME:
        return _of_times(one, two)
    (year, other_year), (month, other_month), (day, other_day) = _parts(one, two)
    if year is not None and other_year is not None and year != other_year:
        if month is not None and other_month is not None:
            return "anniversary" if (month, day) == (other_month, other_day) else "other-date-of-other-year"
        return _of_years(year, other_year)
    assert month is not None
    assert other_month is not None
    if day is None or other_day is None:
        return "neighbouring-month" if abs(month - other_month) in (1, 11) else "far-month"
    if month == other_month:
        return _of_days(day, other_day)
    if day == other_day:
        return "same-day-of-neighbouring-month" if abs(month - other_month) in (1, 11) else "same-day-of-far-month"
    return "near-day-of-other-month" if _apart(month, day, other_month, other_day) <= _NEAR_DAYS else "far-day"


def _apart(month: int, day: int, other_month: int, other_day: int) -> int:
    """The days between two days of the year, the shorter way round."""
    apart = abs((month - other_month) * _MONTH + day - other_day)
    return min(apart, 12 * _MONTH - apart)


def _parts(one: DateClaim, two: DateClaim) -> tuple[tuple[int | None, int | None], ...]:
    return (one.year, two.year), (one.month, two.month), (one.day, two.day)


def _of_days(day: int, other: int) -> str:
    first, second = f"{day:02d}", f"{other:02d}"
    if _is_exchange(first, second):
        return "day-digits-exchanged"
    if abs(day - other) == 1:
        return "neighbouring-day"
    if min(day, other) > 9 and _is_one_digit(first, second):
        return "one-digit-of-day"
    return "near-day" if abs(day - other) <= _NEAR_DAYS else "far-day-of-month"


def _of_years(year: int, other: int) -> str:
    first, second = str(year), str(other)
    if len(first) == len(second) == 4 and _is_exchange(first, second):
        return "year-digits-exchanged"
    if abs(year - other) == 1:
        return "neighbouring-year"
    if _is_one_digit(first, second) and first[3:] == second[3:]:  # another decade or century
        return "one-digit-of-year"
    return "near-year" if abs(year - other) <= _NEAR_YEARS else "far-year"


def _of_times(one: DateClaim, two: DateClaim) -> str:
    apart = min(abs(60 * a + one.minute - 60 * b - two.minute) for a in one.hours for b in two.hours)
    apart = min(apart, _DAY - apart)
    if apart == _HALF_DAY:
        return "half-day-apart"
    if apart % 60 == 0:
        return "one-hour-apart" if apart == 60 else "hours-apart"
    if not set(one.hours).isdisjoint(two.hours):
        return "other-minutes"
    return "near-time" if apart <= _CLOCK_NEAR else "far-time"


def _is_exchange(first: str, second: str) -> bool:
    """Whether two digits changed places: 12 and 21, 1987 and 1978."""
    apart = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(apart) == 2 and sorted(first) == sorted(second)


def _is_one_digit(first: str, second: str) -> bool:
    return len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1
