"""Counts that belong to one event or one subject: "أسفر الانفجار عن 12 قتيلا"، "كلفة الجسر 5 ملايين دولار".

Two counts of an event are comparable only where the article knows one event of that kind: it is introduced once at most ("انفجار"),
and otherwise named with ال; no other one stands beside it (انفجارات، انفجار آخر). Naive binding by the same noun was right twice
in 191 times.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from checker import check_words
from checker.link.stretch import start_of
from checker.model import Claim, MoneyMention, QuantityMention
from checker.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.check_words import Word
    from checker.link.measures import Measure
    from checker.scan import Scan

Figure = QuantityMention | MoneyMention
_REACH = 240  # code points before a figure in which its event is looked for
_NEAR = 80  # code points before it in which the word that says its measure stands
_BEHIND = 60  # code points behind it
_VERB_WORDS = 4  # words between the word that says a measure and its figure
_EVENT_WORDS = 4  # words between a figure and the event behind it
_SUBJECT_WORDS = 4
_CLAUSE = re.compile(r"[،؛;.!?؟\n(){}«»\"“”]")
_NAME = re.compile(r" [\"«“(]([^\"»”)\n]{2,30})[\"»”)]")  # the name of a storm or an operation
_WORD = re.compile(r"[^\W\d_]+")


class _Event(NamedTuple):
    """An event noun in the text: its key, how a message names it, whether it has ال, and where it stands."""

    key: str
    text: str
    definite: bool
    start: int
    end: int


def head_claims(scan: Scan, measures: Iterable[Measure]) -> Iterator[Claim]:
    """The claims of a passage that are tied to an event or a subject."""
    tied = [m for m in measures if m.tie != "presence"]
    figures = [f for f in scan.figures if isinstance(f, Figure)]
    if len(figures) < 2 or not any(verb in scan.passage.folded.text for measure in tied for verb in measure.verbs):
        return
    reader = _Heads(scan, tied)
    for i, figure in enumerate(figures):
        if not figure.amount.vague and (claim := reader.claim(figure, figures[i - 1].span.end if i else 0)):
            yield claim


class _Heads:
    """Binds the figures of one passage to events and subjects."""

    def __init__(self, scan: Scan, measures: Sequence[Measure]) -> None:
        self.scan = scan
        self.raw = scan.passage.raw
        self.words = check_words.load(scan.lexicon.language)
        self.measures = measures
        self.verbs = {verb: measure for measure in reversed(measures) for verb in measure.verbs}

    def claim(self, figure: Figure, before: int) -> Claim | None:
        """The claim of a figure, or None where it is of no measure, or tied to nothing."""
        passage = self.scan.passage
        found = self._measure(figure, before)
        if found is None:
            return None
        measure, verb_end = found
        number = passage.sentence_at(figure.span.start)
        first, last = passage.sentences[number]
        if self.words.has("revised", self.raw[first:last]):
            return None  # an earlier count, a change or another time: revisions are no contradictions
        tie = self._subject(verb_end, figure) if measure.tie == "subject" else self._event(figure, first, last)
        if tie is None:
            return None
        key, words = tie
        who = tuple(sorted({c for c in getattr(figure, "counted", ()) if c != "person" and c not in measure.nouns}))
        return Claim(
            figure=figure, measure=measure.name, who=who, places=(f"{measure.tie}:{key}",), place_name=words,
            voice=self.scan.voice_at(figure.span.start), as_of=self._as_of(first, last), sentence=number,
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------------------------- measure

    def _measure(self, figure: Figure, before: int) -> tuple[Measure, int] | None:
        """The measure of a figure, by the verb near it and the noun behind it, and where the verb before it ends.

        Where verbs of two measures stand before one figure ("مقتل وإصابة 12"), it is of neither.
        """
        end = max(figure.span.end, figure.noun_span.end if figure.noun_span else 0)
        if self.words.has("more", " ".join(self.raw[end : end + 12].split()[:1])):
            return None  # "8 جرحى من الذين …"، "12 آخرين": not all of them
        people = figure.noun_span is None or bool(getattr(figure, "counted", ()))
        if not people and not any(m.counts(figure) for m in self.measures):
            return None
        said = self._verbs(max(before, figure.span.start - _NEAR), figure.span.start)
        if len({m.name for m, _ in said}) > 1:
            return None
        if said:
            measure, end = said[-1]
            fits = measure.counts(figure) or figure.noun_span is None or (people and measure.tie == "event")
            return (measure, end) if fits else None
        for measure in self.measures:
            if measure.tie == "event" and (measure.counts(figure) or (people and self._verb_behind(figure, measure))):
                return measure, figure.span.start
        return None

    def _verb_behind(self, figure: Figure, measure: Measure) -> bool:
        """ "9 أشخاص قتلوا": the verb directly behind what is counted."""
        behind = _WORD.search(self.raw, figure.noun_span.end if figure.noun_span else figure.span.end)
        return behind is not None and fold(behind[0]) in measure.verbs

    def _verbs(self, start: int, end: int) -> list[tuple[Measure, int]]:
        """The measures whose words stand near before a figure, in its clause, and where each word ends."""
        for mark in _CLAUSE.finditer(self.raw, start, end):
            start = mark.end()
        tokens = list(_WORD.finditer(self.raw, start, end))[-_VERB_WORDS - 2 :]
        words = [fold(token[0]) for token in tokens]
        found = []
        for i, word in enumerate(words):
            for length in (2, 1):
                phrase = " ".join((word, *words[i + 1 : i + length]))
                measure = self.verbs.get(phrase) or self.verbs.get(phrase[1:] if phrase[:1] in "وفب" else "")
                if measure and len(words) - i - length <= _VERB_WORDS:
                    found.append((measure, tokens[min(i + length, len(words)) - 1].end()))
                    break
        return found

    def _as_of(self, start: int, end: int) -> str | None:
        """The date of the sentence, None where it has none."""
        dates = self.scan.dates
        at = bisect_left(dates, start, key=start_of)
        if at == len(dates) or dates[at].span.start >= end:
            return None
        return dates[at].readings[0] if dates[at].readings else dates[at].text

    # ---------------------------------------------------------------------------------------------------- subject and event

    def _subject(self, verb_end: int, figure: Figure) -> tuple[str, str] | None:
        """ "كلفة الجسر تبلغ 5 ملايين": what stands between the verb and the figure, without the words that only lead on."""
        between = self.raw[verb_end : figure.span.start]
        kept = [m for m in _WORD.finditer(between) if self.words.value("leads_on", m[0]) is None]
        if not 1 <= len(kept) <= _SUBJECT_WORDS or _CLAUSE.search(between) or not fold(kept[0][0]).startswith("ال"):
            return None
        return " ".join(fold(m[0]) for m in kept), between[kept[0].start() : kept[-1].end()]

    def _event(self, figure: Figure, first: int, last: int) -> tuple[str, str] | None:
        """The event of a figure, behind it ("قتل 12 في الانفجار") or before it ("أسفر الانفجار عن 12 قتيلا")."""
        end = max(figure.span.end, figure.noun_span.end if figure.noun_span else 0)
        event = self._event_behind(end, min(last, end + _BEHIND))
        event = event or self._event_before(max(first, figure.span.start - _REACH), figure.span.start)
        return (event.key, event.text) if event and event.key in self._only else None

    def _event_behind(self, start: int, end: int) -> _Event | None:
        mark = _CLAUSE.search(self.raw, start, end)
        end = mark.start() if mark else end
        for event in self._known(start, end):
            between = self.raw[start : event.start].split()
            leads = self.words.has("because", " ".join(between[-1:])) or self.raw[event.start] == "ب"
            return event if len(between) <= _EVENT_WORDS and leads else None
        return None

    def _event_before(self, start: int, end: int) -> _Event | None:
        events = self._known(start, end)
        if not events:
            return None
        near = self.raw[max(start, events[-1].start - 20) : end]
        return events[-1] if self.words.has("brings", near) else None

    def _known(self, start: int, end: int) -> list[_Event]:
        return [e for e in self._events if start <= e.start < end]

    @cached_property
    def _events(self) -> tuple[_Event, ...]:
        """The event nouns of the passage, in order."""
        return tuple(self._event_at(word) for word in self.words.find_in("event", self.scan.passage.folded))

    @cached_property
    def _only(self) -> frozenset[str]:
        """The kinds of event of which the passage knows one."""
        many = {w.value for w in self.words.find_in("events", self.scan.passage.folded)}
        introduced: dict[str, set[str]] = {}
        for event in self._events:
            behind = " ".join(self.raw[event.end : event.end + 20].split()[:1])
            if self.words.has("another", behind):
                many.add(event.key)
            introduced.setdefault(event.key, set()).update(() if event.definite else (behind,))
        return frozenset(key for key, words in introduced.items() if len(words) <= 1 and key not in many)

    def _event_at(self, word: Word) -> _Event:
        """An event with the name that it may have: الإعصار "سلمى"."""
        name = _NAME.match(self.raw, word.end)
        definite = fold(self.raw[word.start : word.own]).endswith(("ال", "لل"))
        text = f"ال{self.raw[word.own : word.end]}" + (name[0] if name else "")
        return _Event(word.value + (name[1] if name else ""), text, definite, word.start, word.end)
