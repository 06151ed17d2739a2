"""The day on which an article, an item of a digest or an entry of a live blog was written: given from outside, or written in the copy.

A dateline in the copy is "الرباط في 12 يناير 2018 /ومع/", "القاهرة - 12 مارس (رويترز) -", "نُشر في: …", or a line that is a day
and no more. It is weaker than a given one: it anchors what is read, but is itself copy, so that findings that hang on it alone
are lowered (`Anchor.source`). One without its year is used only where the given dateline or the article's other dates fix it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from checker.calendars import time_zones
from checker.calendars.gregorian import day_of, days
from checker.context.dateline_lines import BEHIND, is_dateline, label_before
from checker.core.documents import Anchor, Span

if TYPE_CHECKING:
    from checker.context.stories import Stories
    from checker.core.mentions import DateMention
    from checker.scan.scanner import Scan


_LEAD = 2  # sentences in which a full date with its weekday stands for the dateline
_BEFORE = 60  # code points between the beginning of a paragraph and its dateline
_BREAKS = frozenset("\n\r\u2028\u2029")  # between lines
_FIRST = 3  # paragraphs of a story in which its dateline stands
_FEW = 6  # years of an article's dates that may fix that of its dateline
_NEAR = 45  # days on each side of the dateline in which the dates lie that fix its year


class Datelines:
    """The anchors of an article: that of the whole, and those of stories that carry a dateline of their own."""

    def __init__(
        self, scans: tuple[Scan, ...], stories: Stories, published: dt.date | None, zone: dt.tzinfo | None
    ) -> None:
        """`published` is the dateline given, `zone` the one in which datelines with a time are read."""
        self._scans = scans
        self._stories = stories
        self._zone = zone
        self._given = Anchor(published, "given") if published else None
        self.main = self._given or self._own.get(0) or self._first_day()

    def at(self, span: Span) -> Anchor | None:
        """The anchor that a mention is read against: that of its story, or else that of the article."""
        if not self._written:
            return self.main
        story = self._stories.at(span).story
        if story == 0:
            return self.main
        return self._own.get(story, self.main)

    @property
    def in_copy(self) -> bool:
        """Whether a dateline stands in the copy; where none does, every place is read against `main`."""
        return bool(self._written)

    def written(self, span: Span) -> Anchor | None:
        """The dateline that stands in the copy of a mention's story."""
        return self._own.get(self._stories.at(span).story) if self._written else None

    @cached_property
    def _written(self) -> tuple[tuple[Scan, DateMention], ...]:
        """The dates of the copy that stand as datelines, in order."""
        texts = [scan for scan in self._scans if scan.passage.part == "text"]
        return tuple([(s, d) for s in texts for d in s.dates if d.day and _is_near_start(s, d) and is_dateline(s, d)])

    @cached_property
    def _own(self) -> dict[int, Anchor | None]:
        """The anchors of the stories that carry a dateline, the first of each; None where its year is open.

        The entries of a live blog below a day have that day.
        """
        found: dict[int, Anchor | None] = {}
        for scan, date in self._written:
            segment = self._stories.at(date.span)
            if segment.story not in found and self._opens(scan, date, segment.start):
                found[segment.story] = self._anchor(scan, date)
        if found:
            self._inherit(found)
        return found

    def _inherit(self, found: dict[int, Anchor | None]) -> None:
        above: Anchor | None = None
        for segment in self._stories.segments.get("text", ()):
            if segment.kind != "entry":
                above = None
            elif segment.story in found:
                above = found[segment.story]
            elif above:
                found[segment.story] = above

    @staticmethod
    def _opens(scan: Scan, date: DateMention, start: int) -> bool:
        """Whether a dateline stands in the first paragraphs of its story, or says itself what it is."""
        passage = scan.passage
        at = passage.paragraph_at(date.span.start)
        above = at - bisect_left(passage.paragraphs, (start, 0))
        if above > 0 and passage.raw[slice(*passage.paragraphs[at - 1])].rstrip().endswith(":"):
            return False  # a programme or a list of days
        return above < _FIRST or bool(label_before(scan, date))

    def _anchor(self, scan: Scan, date: DateMention) -> Anchor | None:
        """The day of a dateline in the copy; None where its parts disagree or nothing fixes its year."""
        meant = list(days(date)) if date.year else self._yearless(date)
        if date.weekday:
            meant = [d for d in meant if d.weekday() == date.weekday.value]
        if len(meant) != 1:
            return None
        return Anchor(self._local(scan, date, meant[0]), "dateline", date.span)

    def _yearless(self, date: DateMention) -> list[dt.date]:
        """The days that a dateline without a year can mean, seen from the one given or from the article's full dates."""
        if date.day is None:
            return []
        months = dict.fromkeys(m.number for m in date.months)
        candidates = [c for number in months for year in self._years if (c := day_of(year, number, date.day.value))]
        return [c for c in candidates if self._is_near(c)]

    @cached_property
    def _known(self) -> list[dt.date]:
        """The day given, or all days that the article gives with their years, in order."""
        return (
            [self._given.day] if self._given else sorted(d for s in self._scans for date in s.dates for d in days(date))
        )

    @cached_property
    def _years(self) -> tuple[int, ...]:
        """The years in which a dateline may lie; none where the article ranges over many."""
        years = {day.year for day in self._known}
        return tuple(sorted({year + off for year in years for off in (-1, 0, 1)})) if len(years) <= _FEW else ()

    def _is_near(self, day: dt.date) -> bool:
        at = bisect_left(self._known, day)
        return any(abs((day - known).days) <= _NEAR for known in self._known[max(0, at - 1) : at + 1])

    def _local(self, scan: Scan, date: DateMention, day: dt.date) -> dt.date:
        """The day in the reader's zone, where the dateline gives the time and its zone."""
        if self._zone is None:
            return day
        times = scan.times
        at = bisect_left(times, date.span.end, key=lambda t: t.span.start)
        for time in times[at : at + 1]:
            if time.span.start - date.span.end > BEHIND or time.zone in (None, "local") or len(time.hours) != 1:
                break
            ahead = time_zones.offsets(time.zone, day)[0]
            theirs = dt.datetime(day.year, day.month, day.day, time.hours[0], time.minute, tzinfo=dt.UTC)
            return (theirs - dt.timedelta(minutes=ahead)).astimezone(self._zone).date()
        return day

    def _first_day(self) -> Anchor | None:
        """The day that the article's first sentences fix by a full date with its weekday."""
        for scan in self._scans:
            for date in scan.dates:
                if date.weekday and date.year and scan.passage.sentence_at(date.span.start) < _LEAD:
                    fitting = [d for d in days(date) if d.weekday() == date.weekday.value]
                    if fitting:
                        return Anchor(fitting[0], "lead")
        return None


# ------------------------------------------------------------------------------------------------------- what stands around it


def _is_near_start(scan: Scan, date: DateMention) -> bool:
    """Whether a whole Gregorian day stands near the beginning of its line: only such a one can be a dateline."""
    if not date.months or date.calendar != "gregorian" or date.name:
        return False
    start = date.span.start
    return start <= _BEFORE or not _BREAKS.isdisjoint(scan.passage.raw[start - _BEFORE - 1 : start])
