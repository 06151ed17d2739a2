"""Dates → days: each date gets its ISO 8601 readings, with the dateline where the copy leaves the year out. Never the clock."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker import moments
from checker.calendars import day_of, days, nearest_year
from checker.model import DateMention, DurationMention, PeriodMention, TimeMention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Mention
    from checker.scan import Scan

_READINGS = 4
_DAY_LENGTH = len("2024-02-11")
_NEIGHBOURS = 4  # mentions of one list that may overlap one of another
_REACH = 24  # code points between a time and its date
_JOIN = re.compile(
    r"[\s،,()]*(?:(?:في تمام|في|عند|على|من|حوالي|نحو|قرابة|بحلول|مساء|صباح|فجر|ظهر|عصر|ليل|يوم|منتصف)[\s،,()]+)*"
)
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
    if date.name:
        return ()
    if date.moment:
        return _moment(date, anchor)
    numbers = list(dict.fromkeys(m.number for m in date.months))
    year = date.year.value if date.year else _year_near(date, anchor)
    if not numbers:
        return (f"{date.year.value:04d}",) if date.year else ()
    if date.day is None:
        if year is None and anchor and date.relative is None:
            return tuple(f"{y:04d}-{n:02d}" for n in numbers for y in moments.years_of_month(n, anchor.day, None))[
                :_READINGS
            ]
        return tuple(_month(number, date, anchor, year) for number in numbers)[:_READINGS] if year or anchor else ()
    if year is not None:
        found = list(days(date, year))
    elif anchor:
        found = [d for number in numbers for d in _near(number, date, anchor)]
    else:
        return ()
    if date.weekday:
        said = date.weekday.value
        found.sort(key=lambda d: d.weekday() != said)
    return tuple(d.isoformat() for d in found[:_READINGS])


def _near(number: int, date: DateMention, anchor: Anchor) -> list[dt.date]:
    """The day in the year nearest to the anchor; half a year away, also the one on its other side."""
    day = date.day.value if date.day else 1
    nearest = nearest_year(number, day, anchor.day, date.relative)
    if nearest is None:
        return []
    if date.relative or abs(nearest - anchor.day) <= moments.FAR:
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


# ------------------------------------------------------------------------------------------- what is read when asked for


def settle(scan: Scan, anchor: Anchor | None) -> tuple[Mention, ...]:
    """Everything read in a passage, with readings, in order; what holds another date, time or duration stands for it."""
    read = scan.moments
    periods = [_period(p, anchor) for p in read.periods]
    relative = [replace(d, readings=_readings(d, anchor)) for d in read.dates]
    plain = _Spans(scan.dates)
    same = {d.span: d for d in relative}
    relative = [d for d in relative if all(d.span.covers(p.span) and d.span != p.span for p in plain.beside(d))]
    holders = _Spans(relative)
    kept = [_filled(_or(d, same.get(d.span)), periods) for d in scan.dates if not holders.beside(d)]
    dates = sorted((*kept, *relative), key=_place)
    times = [_time(t, scan, dates, anchor) for t in read.times]
    durations = _durations(scan, _Spans((*times, *kept)))
    clock, hidden, longer = _Spans(times), _Spans((*times, *dates)), _Spans(durations)
    figures = [
        f
        for f in scan.figures
        if not (longer.beside(f) or (clock if isinstance(f, DurationMention) else hidden).beside(f))
    ]
    return tuple(sorted((*dates, *periods, *times, *durations, *figures, *scan.others), key=_place))


class _Spans:
    """Mentions in order, asked for those that share text with another."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=_place)
        self.starts = [m.span.start for m in self.mentions]

    def beside(self, mention: Mention) -> list[Mention]:
        """Those that overlap the mention; mentions of one list hardly overlap each other."""
        at = bisect_left(self.starts, mention.span.end)
        return [m for m in self.mentions[max(0, at - _NEIGHBOURS) : at] if m.span.overlaps(mention.span)]


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.kind


def _moment(date: DateMention, anchor: Anchor | None) -> tuple[str, ...]:
    """The readings of a relative date; a weekday alone lies behind the dateline unless its clause speaks of the future."""
    if date.moment is None:
        return ()
    found = moments.read(date.moment, anchor.day if anchor else None)
    if anchor is None or not found:
        return found
    if date.moment.unit == "weekday" and date.moment.step is None and date.relative == "next":
        return found if found[0] == anchor.day.isoformat() else found[::-1]
    if date.relative_day is not None and date.weekday:
        # the dateline may be a day off: the weekday says more than its "today"
        day = dt.date.fromisoformat(found[0])
        off = (date.weekday.value - day.weekday() + 3) % 7 - 3
        return tuple(dict.fromkeys(((day + dt.timedelta(days=off)).isoformat(), *found)))
    return found


def _or(date: DateMention, other: DateMention | None) -> DateMention:
    """ "الثلاثاء الثالث من أكتوبر": Tuesday the third, or where the third is none, the third Tuesday."""
    if other is None or other.moment is None or other.moment.unit != "weekday" or date.weekday is None:
        return date
    every = dict.fromkeys((*date.readings, *other.readings))
    fits = {r: dt.date.fromisoformat(r).weekday() != date.weekday.value for r in every}
    return replace(date, readings=tuple(sorted(every, key=fits.__getitem__))[:_READINGS])


def _filled(date: DateMention, periods: list[PeriodMention]) -> DateMention:
    """The first day of a range, in the year of the last."""
    for period in periods:
        if period.first.span == date.span and period.first.readings:
            return replace(date, readings=period.first.readings)
    return date


def _period(period: PeriodMention, anchor: Anchor | None) -> PeriodMention:
    last = replace(period.last, readings=_readings(period.last, anchor))
    first = period.first
    if first.year is None and last.year and first.months:
        first = replace(first, year=last.year)
        if first.months[0].number > last.months[0].number:
            first = replace(first, year=replace(last.year, value=last.year.value - 1))
    first = replace(first, readings=_readings(first, anchor))
    whole = (f"{first.readings[0]}/{last.readings[0]}",) if first.readings and last.readings else ()
    return replace(period, first=first, last=last, readings=whole)


def _time(time: TimeMention, scan: Scan, dates: list[DateMention], anchor: Anchor | None) -> TimeMention:
    """A time with its day: the date beside it, or else the dateline's."""
    date = next((d for d in dates if _beside(scan.passage.raw, time, d)), None)
    given = (anchor.day.isoformat(),) if anchor else ("",)
    day_readings = [r for r in date.readings if len(r) == _DAY_LENGTH] if date else []
    zone = (
        ""
        if time.zone is None
        else f"{'-' if time.zone < 0 else '+'}{abs(time.zone) // 60:02d}:{abs(time.zone) % 60:02d}"
    )
    found = [f"{day}T{hour:02d}:{time.minute:02d}{zone}" for day in day_readings or given for hour in time.hours]
    return replace(time, date=date, readings=tuple(found[:_READINGS]))


def _beside(raw: str, time: TimeMention, date: DateMention) -> bool:
    """Whether only joining words stand between a time and a date."""
    if date.span.end <= time.span.start:
        return time.span.start - date.span.end < _REACH and bool(_JOIN.fullmatch(raw, date.span.end, time.span.start))
    return 0 <= date.span.start - time.span.end < _REACH and bool(_JOIN.fullmatch(raw, time.span.end, date.span.start))


def _durations(scan: Scan, others: _Spans) -> list[DurationMention]:
    """The durations of several units, each with the hedge of the figure that it takes in."""
    figures = _Spans(f for f in scan.figures if isinstance(f, DurationMention))
    found = []
    for duration in scan.moments.durations:
        inner = [f for f in figures.beside(duration) if isinstance(f, DurationMention)]
        if others.beside(duration) or any(f.value is None for f in inner):
            continue
        if inner and inner[0].hedge != "none" and inner[0].span.start < duration.span.start:
            span = replace(duration.span, start=inner[0].span.start)
            words = scan.passage.raw[span.start : span.end]
            found.append(replace(duration, hedge=inner[0].hedge, span=span, text=words))
        else:
            found.append(duration)
    return found
