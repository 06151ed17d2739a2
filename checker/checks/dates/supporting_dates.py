"""The other dates of a story, asked whether they speak for a day: the same day named elsewhere, best of all for the same event."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.calendars.gregorian import later
from checker.core.folding import fold
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks.base import Article
    from checker.core.documents import Span
    from checker.core.mentions import DateMention
    from checker.words.lexicon import Lexicon

_AROUND = 40  # dates on each side that are asked
_SENTENCE = 400  # code points of a sentence whose words are looked at
_SHORTEST = 4  # letters of a word that may name an event
_SHARED = 2  # words that two sentences of one event share
_WORD = regex(r"[^\W\d_]+")
_PARTICLES = regex(r"^(?:[وف]?(?:[بلك]?ال|لل)|[وف](?=.{4}))")
_ROLES = ("not_noun", "stop", "opener", "tie")


class SupportingDate(Struct, frozen=True):
    """A date elsewhere that speaks for a day, and whether its sentence speaks of the same event."""

    date: DateMention
    event: bool


class SupportingDates:
    """The dates around one date, of its story; the same day in the other calendar is no witness of its own."""

    def __init__(self, article: Article, date: DateMention, partner: DateMention | None) -> None:
        self._article = article
        self._date = date
        at = bisect_left(article.dates, _place(date), key=_place)
        near = article.dates[max(0, at - _AROUND) : at + _AROUND]
        self.dates = [
            d
            for d in near
            if d is not date and not d.name and d is not partner and article.same_story(date.span, d.span)
        ]

    def of_day(self, day: dt.date) -> SupportingDate | None:
        """A date or a word for a day (أمس الأحد) that means this day and no other."""
        return self._best(d for d in self.dates if d.day and d.readings == (day.isoformat(),)) or next(
            (SupportingDate(word, event=False) for word, meant in self._named_days if meant == day), None
        )

    def of_month(self, month: int, day: int | None, year: int | None) -> SupportingDate | None:
        """A date that names this day of this month; without a day, the month in a sentence of the same event."""
        named = (
            d
            for d in self.dates
            if {m.number for m in d.months} == {month}
            and d.calendar == self._date.calendar
            and (d.day.value if d.day else None) == day
            and (d.year is None or year is None or d.year.value == year)
        )
        found = self._best(named)
        return found if found and (day or found.event) else None

    def days_of_event(self, meant: dt.date) -> list[dt.date]:
        """The days that the story names elsewhere for the same event, as far as one slip leads to them: another day, or another month."""
        days = (dt.date.fromisoformat(d.readings[0]) for d in self._of_event if d.day and len(d.readings) == 1)
        return [d for d in dict.fromkeys(days) if (d.year, d.month) == (meant.year, meant.month) or d.day == meant.day]

    @property
    def _of_event(self) -> Iterator[DateMention]:
        return (d for d in self.dates if self._is_event(d))

    def _best(self, dates: Iterator[DateMention]) -> SupportingDate | None:
        found = [SupportingDate(d, self._is_event(d)) for d in dates]
        return next((w for w in found if w.event), found[0] if found else None)

    def _is_event(self, other: DateMention) -> bool:
        """Whether the sentences of both dates share the words of an event."""
        own, its = self._sentence(self._date.span), self._sentence(other.span)
        return own != its and len(self._words(own) & self._words(its)) >= _SHARED

    def _sentence(self, span: Span) -> tuple[str, int]:
        return span.part, self._article.scan(span.part).passage.sentence_at(span.start)

    def _words(self, sentence: tuple[str, int]) -> frozenset[str]:
        """The words of a sentence that may name an event."""
        known = self._article.event_words
        if sentence not in known:
            passage = self._article.scan(sentence[0]).passage
            start, end = passage.sentences[sentence[1]]
            known[sentence] = frozenset(
                _stems(fold(passage.raw[start : min(end, start + _SENTENCE)]), self._article.lexicon)
            )
        return known[sentence]

    @cached_property
    def _named_days(self) -> list[tuple[DateMention, dt.date]]:
        """The days of the story that a weekday and a word such as غداً fix together, by the dateline."""
        anchor = self._article.dateline_at(self._date.span)
        if anchor is None:
            return []
        found = []
        words = self._article.scan(self._date.span.part).named_days
        at = bisect_left(words, _place(self._date), key=_place)
        for word in words[max(0, at - _AROUND) : at + _AROUND]:
            if word.weekday is None or word.relative_day is None or word.span.overlaps(self._date.span):
                continue
            meant = later(anchor.day, word.relative_day)
            if meant and meant.weekday() == word.weekday.value and self._article.same_story(word.span, self._date.span):
                found.append((word, meant))
        return found


def _stems(sentence: str, lexicon: Lexicon) -> Iterator[str]:
    """The longer words of a folded sentence without their particles; its dates and numbers are none."""
    for word in _WORD.findall(sentence):
        form = lexicon.triggers.get(word)
        if (form and form.senses) or any(lexicon.sense(word, role) for role in _ROLES):
            continue
        stem = _PARTICLES.sub("", word)
        if len(stem) >= _SHORTEST:
            yield stem


def _place(date: DateMention) -> tuple[bool, int]:
    return date.span.part != "title", date.span.start
