"""A stretch of the calendar and how ISO 8601 and EDTF write it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)


class Period(Struct, frozen=True):
    """A stretch of the calendar by its first day and its unit ("day", "week", "month" …); a "span" by both its ends."""

    unit: str
    start: dt.date
    last: dt.date | None = None

    @property
    def end(self) -> dt.date:
        """Its last day."""
        if self.last is not None:
            return self.last
        year, month = self.start.year, self.start.month
        if self.unit == "week":
            return self.start + _WEEK - _DAY
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(self.unit)
        return months_on(dt.date(year, month, 1), months) - _DAY if months else self.start

    @property
    def iso(self) -> str:
        """ISO 8601, and EDTF for quarters, seasons, decades and centuries."""
        if self.last is not None:
            return f"{self.start.isoformat()}/{self.last.isoformat()}"
        return _ISO[self.unit](self.start)


def _week_iso(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_ISO: dict[str, Callable[[dt.date], str]] = {
    "day": dt.date.isoformat,
    "week": _week_iso,
    "month": lambda d: f"{d.year:04d}-{d.month:02d}",
    "quarter": lambda d: f"{d.year:04d}-Q{(d.month + 2) // 3}",
    "half": lambda d: f"{d.year:04d}-{d.month:02d}/{d.year:04d}-{d.month + 5:02d}",
    "season": lambda d: f"{d.year:04d}-{d.month + 20}",  # the month stands for the season
    "year": lambda d: f"{d.year:04d}",
    "decade": lambda d: f"{d.year // 10:03d}X",
    "century": lambda d: f"{d.year // 100:02d}XX",
}


def months_on(day: dt.date, months: int) -> dt.date:
    """So many months later; the last of the month where it is shorter."""
    from dateutil.relativedelta import relativedelta  # only `extract` counts months: not at start-up

    try:
        return day + relativedelta(months=months)
    except ValueError as error:  # before year 1 or behind year 9999
        raise OverflowError from error
