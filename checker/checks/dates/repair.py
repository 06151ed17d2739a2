"""Repairs of dates: candidates, the votes that the text gives each, and their ranking.

A candidate without evidence is not offered, and neither are candidates between which the evidence is balanced: facts are never
guessed.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.calendars.gregorian import day_of, month_length, nearest_year
from checker.checks.dates.supporting_dates import SupportingDates
from checker.core.findings import Drawing, Repair, Week
from checker.core.mentions import DateMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.checks.base import Article
    from checker.core.documents import Anchor
    from checker.words.lexicon import Lexicon


# how much a kind of evidence counts
_WEIGHTS = {
    "weekday": 4, "calendar": 4, "same-event": 4, "relative-day": 3, "dateline": 3, "hijri-side": 3, "gregorian-side": 3,
    "neighbour": 2, "digits": 2, "ordinal": 2, "relative-word": 2, "publication-day": 2, "other-name": 2, "spelling": 2,
    "year-digits": 2, "relative-month": 1, "story-year": 1, "one-part": 1, "month-end": 1,
}  # fmt: skip
_AGAINST = 2  # how much counts what speaks against a candidate
_AHEAD, _BACK = 14, 31  # days on each side of the dateline within which a news date usually lies
_SYSTEMS = ("gulf", "levant", "maghreb", "morocco", "mauritania", "hijri")


class Candidate(Struct):
    """A corrected date: its text, the day it means (None without a year), and the evidence for it, as key and sentence.

    `month` and `number` are the month and the day of the month where only these are known. `against` counts what speaks against it.
    """

    text: str
    day: dt.date | None
    evidence: dict[str, str] = field(default_factory=dict)
    month: int | None = None
    number: int | None = None
    against: int = 0

    @property
    def score(self) -> int:
        """The weight of its evidence, less what speaks against it."""
        return sum(_WEIGHTS[key] for key in self.evidence) - _AGAINST * self.against


class Votes:
    """Collects evidence for the candidates of one date of an article."""

    def __init__(self, article: Article, date: DateMention, raw: str) -> None:
        self.article = article
        self.date = date
        self.raw = raw
        self.partner = article.partner(date)
        self.neighbours = SupportingDates(article, date, self.partner)
        self.others = self.neighbours.dates

    def rank(self, candidates: list[Candidate]) -> tuple[Repair, ...]:
        """The candidates that the evidence supports, the best first; none where the best two are level."""
        for candidate in candidates:
            self._vote(candidate)
        found = sorted(
            {c.text: c for c in reversed(candidates) if c.evidence and c.score > 0}.values(),
            key=lambda c: (-c.score, candidates.index(c)),
        )
        if not found or (len(found) > 1 and found[0].score == found[1].score):
            return ()
        return tuple(
            Repair(
                c.text,
                self.article.catalogue.series(c.evidence.values()),
                tuple(c.evidence),
                rank,
                c.day,
            )
            for rank, c in enumerate(found, 1)
        )

    def _vote(self, candidate: Candidate) -> None:
        self._ask_neighbours(candidate)
        if candidate.day is None:
            return
        self._ask_dateline(candidate, candidate.day)
        say, day = self.article.catalogue.say, candidate.day
        if relative := self._relative_month(day):
            candidate.evidence["relative-month"] = say("evidence.relative-month", text=relative.text)
        if self.partner and day.isoformat() in self.partner.readings:
            side = f"{self.partner.calendar}-side"
            candidate.evidence.setdefault(side, say(f"evidence.{side}"))
        years = [d.year.value for d in self.others if d.year and d.day and d.calendar == "gregorian"]
        if (
            not self.dateline
            and years
            and set(years) == {day.year}
            and self.date.year
            and self.date.year.value != day.year
        ):
            candidate.evidence["story-year"] = say("evidence.story-year")

    def _ask_dateline(self, candidate: Candidate, day: dt.date) -> None:
        """The dateline speaks for a day near it, and with اليوم، أمس or الماضي for one and against another."""
        anchor, catalogue = self.dateline, self.article.catalogue
        if anchor is None:
            return
        if -_BACK <= (day - anchor.day).days <= _AHEAD:
            candidate.evidence["dateline"] = catalogue.say("evidence.dateline", date=catalogue.date(anchor.day))
        if self.date.relative_day is not None:
            off = abs((day - anchor.day).days - self.date.relative_day)
            if off == 0:
                candidate.evidence["relative-day"] = catalogue.say("evidence.relative-day", text=self._word_before())
            candidate.against += off > 1
        elif self.date.relative in ("last", "next"):
            candidate.against += day > anchor.day if self.date.relative == "last" else day < anchor.day

    def _ask_neighbours(self, candidate: Candidate) -> None:
        """The same day, or the same day of the month, elsewhere in the story."""
        year = self.date.year.value if self.date.year else None
        witness = self.neighbours.of_day(candidate.day) if candidate.day else None
        if witness is None and candidate.month:
            witness = self.neighbours.of_month(candidate.month, candidate.number, year)
        if witness:
            key = "same-event" if witness.event else "neighbour"
            candidate.evidence[key] = self.article.catalogue.say(f"evidence.{key}", text=witness.date.text)

    @cached_property
    def dateline(self) -> Anchor | None:
        """The dateline that speaks for a candidate: never the date itself."""
        anchor = self.article.dateline_at(self.date.span)
        return None if anchor and anchor.span == self.date.span else anchor

    def _word_before(self) -> str:
        start = self.date.span.start
        words = self.raw[max(0, start - 20) : start].split()
        return words[-1] if words else ""

    def _relative_month(self, today: dt.date) -> DateMention | None:
        """A date such as "7 أكتوبر الماضي" that falls, seen from this candidate, in a year which the article gives that month."""
        if self.dateline:
            return None
        for date in self.others:
            if (
                date.relative not in ("last", "next")
                or date.year
                or not date.day
                or date.calendar != "gregorian"
                or len({m.number for m in date.months}) != 1
            ):
                continue
            meant = nearest_year(date.months[0].number, date.day.value, today, date.relative)
            stated = {
                d.year.value
                for d in self.others
                if d.year and d.calendar == "gregorian" and any(m.number == date.months[0].number for m in d.months)
            }
            if meant and stated == {meant.year}:
                return date
        return None

    def weekday_fits(self, candidate: Candidate) -> None:
        """The weekday of the copy speaks for a candidate, or against it."""
        if candidate.day is None or self.date.weekday is None:
            return
        if candidate.day.weekday() != self.date.weekday.value:
            candidate.against += 1
        else:
            catalogue = self.article.catalogue
            candidate.evidence["weekday"] = catalogue.say(
                "evidence.weekday",
                weekday=catalogue.weekday(self.date.weekday.value),
                date=catalogue.date(candidate.day),
            )


def week(date: DateMention, days: Iterable[dt.date | None], repairs: tuple[Repair, ...] = ()) -> Drawing:
    """The drawing of a date with a weekday: the days that it may mean, then those that its repairs mean."""
    meant = tuple(dict.fromkeys(day for day in (*days, *(r.day for r in repairs)) if day))
    return Week(date.weekday.value, meant) if date.weekday and meant else ()


def month_name(lexicon: Lexicon, number: int, like: frozenset[str]) -> str:
    """The name of a month in the system of another name."""
    system = next((s for s in _SYSTEMS if s in like), "gulf")
    return lexicon.months[system][number - 1]


def other_days(date: DateMention, anchor: dt.date | None) -> Iterator[tuple[str, int, dt.date]]:
    """What may have been meant instead of a day whose weekday does not fit: the changed part, its value, and the day.

    Days ±1 and the digits swapped, years ±1 and ±2, and the dateline's month.
    """
    if date.day is None or date.year is None:
        return
    day, month, year = date.day.value, date.months[0].number, date.year.value
    swapped = int(str(day)[::-1]) if day > 9 else day * 10
    for other in dict.fromkeys((day + 1, day - 1, swapped)):
        if found := day_of(year, month, other):
            yield "day", other, found
    for other in (year + 1, year - 1, year + 2, year - 2):
        if found := day_of(other, month, day):
            yield "year", other, found
    if anchor:
        for near in (anchor.month, anchor.month % 12 + 1, (anchor.month - 2) % 12 + 1):
            if near != month and (found := day_of(year, near, day)):
                yield "month", near, found


def possible_days(date: DateMention) -> Iterator[tuple[str, int]]:
    """What may have been meant by a day that the month has not, with the slip that would explain it ("" for none by itself).

    The last day of the month, or the digits reversed; of a number above 31 only these.
    """
    if date.day is None:
        return
    length = month_length(date.months[0].number, date.year.value if date.year else None)
    reversed_day = int(str(date.day.value)[::-1])
    if date.day.value <= 31:
        yield "month-end", length
        if reversed_day != date.day.value and 1 <= reversed_day <= length:
            yield "", reversed_day
    elif 1 <= reversed_day <= length:
        yield "digits", reversed_day
