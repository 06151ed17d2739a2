"""What `extract` prints of a passage: dates, periods, times and durations with their readings, the longest where two overlap."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.calendars import time_zones
from checker.core.mentions import DateMention, DurationMention, PeriodMention, TimeMention
from checker.core.patterns import regex
from checker.resolve.calendar_days import READINGS, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.context.datelines import Datelines
    from checker.core.documents import Anchor, Span
    from checker.core.mentions import Mention
    from checker.scan.scanner import Scan

_DAY_LENGTH = len("2024-02-11")
_NEIGHBOURS = 4  # mentions of one list that may overlap one of another
_LAST_MINUTE = 59
_DATES = 24  # before the end of that reach, of which one may be beside a time
_REACH = 24  # code points between a time and its date
_JOIN = regex(
    r"[\s،,()]*(?:(?:في تمام|في|عند|على|من|حوالي|نحو|قرابة|بحلول|مساء|صباح|فجر|ظهر|عصر|ليل|يوم|منتصف)[\s،,()]+)*"
)


def with_readings(scan: Scan, datelines: Datelines) -> tuple[Mention, ...]:
    """Everything read in a passage, with readings, in order; what holds another date, time or duration stands for it."""
    read = scan.moments
    periods = [period_with_readings(p, datelines.at(p.span)) for p in read.periods]
    relative = [replace(d, readings=readings(d, datelines.at(d.span))) for d in read.dates]
    plain = _Spans(scan.dates)
    same = {d.span: d for d in relative}
    relative = [d for d in relative if all(d.span.covers(p.span) and d.span != p.span for p in plain.beside(d))]
    holders = _Spans(relative)
    begun = {p.first.span: p.first.readings for p in reversed(periods) if p.first.readings}
    kept = [_filled(_or(d, same.get(d.span)), begun) for d in scan.dates if not holders.beside(d)]
    dates = sorted((*kept, *relative), key=_place)
    times = [_time(t, scan, dates, datelines.at(t.span)) for t in read.times]
    durations = _durations(scan, _Spans((*times, *kept)))
    clock, hidden, longer = _Spans(times), _Spans((*times, *dates)), _Spans(durations)
    figures = [
        f
        for f in scan.figures
        if not (longer.beside(f) or (clock if isinstance(f, DurationMention) else hidden).beside(f))
    ]
    ordinals = [o for o in scan.ordinals if not (hidden.beside(o) or longer.beside(o))]
    return tuple(sorted((*dates, *periods, *times, *durations, *figures, *ordinals, *scan.others), key=_place))


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


def _or(date: DateMention, other: DateMention | None) -> DateMention:
    """ "الثلاثاء الثالث من أكتوبر": Tuesday the third, or where the third is none, the third Tuesday."""
    if other is None or other.moment is None or other.moment.unit != "weekday" or date.weekday is None:
        return date
    every = dict.fromkeys((*date.readings, *other.readings))
    fits = {r: dt.date.fromisoformat(r).weekday() != date.weekday.value for r in every}
    return replace(date, readings=tuple(sorted(every, key=fits.__getitem__))[:READINGS])


def _filled(date: DateMention, begun: Mapping[Span, tuple[str, ...]]) -> DateMention:
    """The first day of a range, in the year of the last; `begun` are the readings of the days with which ranges begin."""
    found = begun.get(date.span)
    return replace(date, readings=found) if found else date


def period_with_readings(period: PeriodMention, anchor: Anchor | None) -> PeriodMention:
    """A range with readings; its first day is in the year of the last where it names none."""
    last = replace(period.last, readings=readings(period.last, anchor))
    first = period.first
    if first.year is None and last.year and first.months:
        first = replace(first, year=last.year)
        if first.months[0].number > last.months[0].number:
            first = replace(first, year=replace(last.year, value=last.year.value - 1))
    first = replace(first, readings=readings(first, anchor))
    if first.weekday and last.weekday and first.moment and last.moment and first.readings:
        begin = dt.date.fromisoformat(first.readings[0])
        end = begin + dt.timedelta(days=(last.weekday.value - first.weekday.value) % 7)
        last = replace(last, readings=(end.isoformat(),))
    whole = (f"{first.readings[0]}/{last.readings[0]}",) if first.readings and last.readings else ()
    return replace(period, first=first, last=last, readings=whole)


def _time(time: TimeMention, scan: Scan, dates: list[DateMention], anchor: Anchor | None) -> TimeMention:
    """A time with its day: the date beside it, or else the dateline's."""
    behind = bisect_left(dates, time.span.end + _REACH, key=_start)
    near = dates[max(0, behind - _DATES) : behind]
    date = next((d for d in near if _beside(scan.passage.raw, time, d)), None)
    given = (anchor.day.isoformat(),) if anchor else ("",)
    day_readings = [r for r in date.readings if len(r) == _DAY_LENGTH] if date else []
    if time.minute > _LAST_MINUTE:
        return replace(time, date=date)
    found = [
        f"{day}T{hour:02d}:{time.minute:02d}{_offset(time.zone, day)}"
        for day in day_readings or given
        for hour in time.hours
    ]
    return replace(time, date=date, readings=tuple(found[:READINGS]))


def _start(date: DateMention) -> int:
    return date.span.start


def _offset(zone: str | None, day: str) -> str:
    """The offset of a zone on a day, or "" where the copy names no zone or leaves open which of its two."""
    if zone is None or zone == "local":
        return ""
    found = time_zones.offsets(zone, dt.date.fromisoformat(day) if day else None)
    return time_zones.iso(found[0]) if len(found) == 1 else ""


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
