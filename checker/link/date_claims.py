"""Every date and clock time as a claim: the day, month, year or hour, where it stands, and what is said to happen then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.documents import Span
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.core.mentions import DateMention, TimeMention
    from checker.scan.scanner import Scan

_COLON = regex(r"(?<!الساعه )(?<!\d)\d{1,2} ?: ?\d\d(?!\d)")
_PARTS = (" صباح", " مساء", " فجر", " ظهر", " عصر", " ليلا")
_HOUR_ENDS = "هفعث0123456789"  # of السابعة, النصف, الربع, الثلث, or a number

DAY, MONTH, YEAR, TIME = "day", "month", "year", "time"
"""How exact a claim is."""


class DateClaim(Struct, frozen=True):
    """One date or clock time.

    `exact` is how exact it is; `year`, `month` and `day` are as told, None where the copy leaves them out, and `readings` the days that
    they may be. Of a clock time `hours` holds two where the copy does not say which half of the day. `weekday` is the one told.
    """

    mention: DateMention | TimeMention
    exact: str
    sentence: int
    number: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hours: tuple[int, ...] = ()
    minute: int = 0
    zone: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.mention.span

    @property
    def stated(self) -> Span:
        """The stretch around which its words stand."""
        return self.mention.span

    @property
    def others(self) -> bool:
        """No date counts others."""
        return False

    @property
    def in_title(self) -> bool:
        """Whether the headline says it."""
        return self.mention.span.part == "title"

    def __str__(self) -> str:
        """What is told, in ASCII."""
        if self.hours:
            return f"{'/'.join(f'{hour:02d}' for hour in self.hours)}:{self.minute:02d}"
        told = (self.year, 4), (self.month, 2), (self.day, 2)
        return "-".join(f"{number:0{width}d}" for number, width in told if number is not None)

    @property
    def value(self) -> tuple[int | None, ...]:
        """What is told, for counting."""
        return (self.hours[0], self.minute) if self.hours else (self.year, self.month, self.day)


def read_dates(scan: Scan, first: int) -> Iterator[DateClaim]:
    """The claims of the Gregorian dates of a passage, in order; `first` is the number of the first."""
    number = first
    for date in scan.dates:
        months = {month.number for month in date.months}
        if (
            date.name
            or date.odd_year
            or date.eve
            or date.calendar != "gregorian"
            or len(months) > 1
            or not (months or date.year)
        ):
            continue
        if any(month.doubt for month in date.months) or (date.moment and not months):
            continue
        exact = DAY if date.day and months else MONTH if months else YEAR
        yield DateClaim(
            date, exact, scan.passage.sentence_at(date.span.start), number,
            date.year.value if date.year else None, next(iter(months), None), date.day.value if date.day else None,
            date.weekday.value if date.weekday else None,
        )  # fmt: skip
        number += 1


def read_times(scan: Scan, first: int) -> Iterator[DateClaim]:
    """The claims of the clock times of a passage, in order."""
    for number, time in enumerate(scan.times, first):
        yield DateClaim(
            time, TIME, scan.passage.sentence_at(time.span.start), number, hours=time.hours, minute=time.minute, zone=time.zone
        )  # fmt: skip


def may_hold_two_times(scans: Iterable[Scan]) -> bool:
    """Whether an article has two signs of a clock: one time is held against nothing, and the quick question comes first."""
    signs = 0
    for scan in scans:
        text = scan.passage.folded.text
        signs += text.count("الساعه") + (len(_COLON.findall(text)) if ":" in text else 0)
        signs += sum(_follows(text, part) for part in _PARTS)
        if signs > 1:
            return True
    return False


def _follows(text: str, part: str) -> int:
    """How often a part of the day stands behind what may be an hour: السابعة مساء، 7 مساء، والنصف مساء."""
    found, at = 0, text.find(part)
    while at > 0:
        found += text[at - 1] in _HOUR_ENDS or text.endswith(" من", 0, at)
        at = text.find(part, at + 1)
    return found
