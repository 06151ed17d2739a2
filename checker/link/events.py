"""The event that a figure belongs to: "أسفر الانفجار عن 12 قتيلا"، "قتل 12 شخصا في الحريق"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import fold
from checker.core.patterns import regex
from checker.link.clauses import ClauseContext
from checker.link.context import stem
from checker.words import check_words

if TYPE_CHECKING:
    from checker.core.mentions import PlaceMention
    from checker.scan.scanner import Scan
    from checker.words.check_words import Word

_REACH = 240  # code points before a figure in which its event is looked for
_BEHIND = 60  # code points behind it
_EVENT_WORDS = 4  # words between a figure and the event behind it
_CLOSE = 2  # words between an event and the figure behind it
_MOST = 40  # events of one kind whose places are looked at
_PLACE = 41  # code points behind an event in which its place begins
_CLAUSE = regex(r"[،؛;.!?؟\n(){}«»\"“”]")
_NAME = regex(r" [\"«“(]([^\"»”)\n]{2,30})[\"»”)]")  # the name of a storm or an operation


class Event(Struct, frozen=True):
    """An event noun in the text: its key, how a message names it, whether it has ال, and where it stands."""

    key: str
    text: str
    definite: bool
    start: int
    end: int


class Events:
    """The events of one passage."""

    def __init__(self, scan: Scan) -> None:
        """They are read when a figure first asks."""
        self.scan = scan
        self.stretch = ClauseContext(scan)
        self.raw = scan.passage.raw
        self.words = check_words.load(scan.lexicon.language)

    def of(self, start: int, end: int, first: int, last: int) -> Event | None:
        """The event of the figure from start to end, in its sentence; None where the article knows more than one of the kind."""
        event = self._event_behind(end, min(last, end + _BEHIND)) or self._event_before(
            max(first, start - _REACH), start
        )
        return event if event and event.key in self._only else None

    def _event_behind(self, start: int, end: int) -> Event | None:
        mark = _CLAUSE.search(self.raw, start, end)
        end = mark.start() if mark else end
        for event in self._known(start, end):
            between = self.raw[start : event.start].split()
            leads = self.words.has("because", " ".join(between[-1:])) or self.raw[event.start] == "ب"
            return event if len(between) <= _EVENT_WORDS and leads else None
        return None

    def _event_before(self, start: int, end: int) -> Event | None:
        """The last event before a figure, close to it ("قتل في الزلزال 210") or with a word that makes it the cause."""
        events = self._known(start, end)
        if not events:
            return None
        near = self.raw[max(start, events[-1].start - 20) : end]
        close = len(self.raw[events[-1].end : end].split()) <= _CLOSE and not _CLAUSE.search(
            self.raw, events[-1].end, end
        )
        return events[-1] if close or self.words.has("brings", near) else None

    def _known(self, start: int, end: int) -> list[Event]:
        events = self._events
        return list(events[bisect_left(events, start, key=start_of) : bisect_left(events, end, key=start_of)])

    @cached_property
    def _events(self) -> tuple[Event, ...]:
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
            introduced.setdefault(event.key, set()).update(() if event.definite else (stem(fold(behind)),))
        one = {key for key, words in introduced.items() if len(words) <= 1 and key not in many}
        return frozenset(key for key in one if not self._is_everywhere(key))

    def _is_everywhere(self, key: str) -> bool:
        """Whether events of one kind stand in places that have nothing in common: "القصف على إدلب … القصف على حلب"."""
        near: list[PlaceMention] = []
        for event in [e for e in self._events if e.key == key][:_MOST]:
            near += self.stretch.places(event.end, event.end + _PLACE)[:1]
        return any(set(near[0].places).isdisjoint(p.places) for p in near[1:])

    def _event_at(self, word: Word) -> Event:
        """An event with the name that it may have: الإعصار "سلمى"."""
        folded = self.scan.passage.folded
        name = _NAME.match(folded.text, folded.index(word.end))
        definite = fold(self.raw[word.start : word.own]).endswith(("ال", "لل"))
        text = f"ال{self.raw[word.own : word.end]}" + (name[0] if name else "")
        return Event(word.value + (name[1] if name else ""), text, definite, word.start, word.end)


def start_of(event: Event) -> int:
    """Where an event stands."""
    return event.start
