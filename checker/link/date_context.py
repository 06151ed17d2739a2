"""The words around a date or clock time, boiled down to what two of one event share: roots near by, and the signs of another event."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.mentions import DateMention
from checker.core.patterns import regex
from checker.link.context import Context
from checker.link.event_words import Kinds, event_roots, kinds, root
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.link.date_claims import DateClaim
    from checker.scan.scanner import Scan

_WORD = regex(r"[^\W_]+")
_LETTER = regex(r"[^\W\d_]")
_NAME = regex(r"[\"«“(]([^\"»”)\n]{2,30})[\"»”)]")
_LABEL = regex(r"[a-z]+[ -]?\d+|(?:رقم|الرحله|رحله|عدد) \d+")
_NUMBER = regex(r"\d+")
_BEFORE, _BEHIND = 7, 5  # words that say something, before and behind
_CLOSE = 3  # of them that are close
_ROOM = 90  # code points that hold so many words, mostly
_LEADS = r"(?:(?:يوم|يومي|عام|عامي|سنه|شهر|الساعه|تاريخ|مساء|صباح|فجر)\s+)?(?:ال)?"
_OPENS = regex(rf"(?:^|[\s(])(?:و?من|ما بين|بين|منذ|اعتبارا من|ابتداء من)\s+{_LEADS}$")
_TO = regex(r"[^.؟!\n]{0,40}?(?:\s(?:و?حتي|والي|الي|لغايه|و(?:ال)?\d)|\s?[-–—]\s?(?:ال)?\d)")
_FROM_TO = regex(rf"(?:من|بين|منذ)\s[^.؟!\n]{{0,60}}\s(?:و?حتي|والي|الي|لغايه)\s+{_LEADS}$")
_LISTED = (
    regex(r"(?:^|[\s\d])و\s?(?:ال)?$|\d\s?[-–—]\s?$|\sاو\s+(?:ال)?$"),
    regex(r"\s?[-–—/]\s?\d|\s?(?:و(?:ال)?|او )\d"),
)
_COUNT = regex(r"\d(?!.*\sمنذ\s)")  # a count since the event is no statistic of its day
_TODAY = regex(r"(?:اليوم|امس|غدا|غد|مساء اليوم)[ ،(]{1,2}$")
_PAIRED = regex(r"الموافق(?: ل)?\s$")
_RECORD = regex(r"\b(?:اكبر|اعلي|ادني|اسوا|اقل|اقوي|اطول|ابرز)\s.*\sمنذ\s(?:\w+\s)?$")
_EDITION = regex(r"\bل(?:ل?(?:عام|سنه|موسم)|هذا العام)\s$|اليوم من (?:عام|سنه)\s$")
_COUNTED = 45  # code points before a date in which a figure is counted for it
_FAR = 600  # code points of an endless sentence on each side of a date
_QUALIFIED = 10  # words before a date among which one qualifies another
_REACH = 80  # code points before a date in which its stretch may open


class _Words(Struct, frozen=True):
    """The word lists of a language."""

    empty: frozenset[str]
    others: Mapping[str, str]
    moved: frozenset[str]
    measures: frozenset[str]
    kinds: Kinds
    events: frozenset[str]
    nouns: frozenset[str]
    rounds: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    words = check_words.load(language)
    empty = [word for role in ("empty", "event_lead", "date_words") for word in words.table(role)]
    roots = frozenset({*empty, *(f"و{word}" for word in empty)})
    return _Words(
        roots,
        words.table("which_event"),
        frozenset(words.table("moved_date")),
        frozenset(words.table("dated_measure")),
        kinds(language),
        event_roots(language),
        frozenset(words.table("dated_event")),
        frozenset(words.table("round_before")),
    )


class DateContext(Context):
    """What stands around one date or time; read once, and only for claims that may be held against another."""

    def __init__(self, scan: Scan, claim: DateClaim, before: int, behind: int) -> None:
        """`before` and `behind` are the raw offsets of the end of the date before and of the start of the one behind."""
        super().__init__(scan, claim, before, behind)
        self._relative = isinstance(claim.mention, DateMention) and claim.mention.relative_day is not None
        self._own = _words(scan.lexicon.language)
        text = self._text = scan.passage.folded.text
        first, last = max(self._first, self._start - _ROOM), min(self._last, self._end + _ROOM)
        self._before = [w for w in _WORD.findall(text, first, self._start) if self._says(w)][-_BEFORE:]
        self._behind = [w for w in _WORD.findall(text, self._end, last) if self._says(w)][:_BEHIND]

    def _says(self, word: str) -> bool:
        if word in self._own.empty:
            return self._own.kinds.of(word) is not None
        return len(word) > 1 and _LETTER.match(word) is not None

    def _root(self, word: str) -> str:
        """The kind of happening that a word tells, or else its root."""
        return self._own.kinds.of(word) or root(word)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of the words near by, and the kinds of happening that they tell."""
        return frozenset(map(self._root, (*self._before, *self._behind)))

    @cached_property
    def close(self) -> frozenset[str]:
        """The roots of the words that are close."""
        return frozenset(map(self._root, (*self._before[-_CLOSE:], *self._behind[: _CLOSE - 1])))

    @cached_property
    def head(self) -> str:
        """The root of the last word before the date, or the first behind it."""
        return self._root(self._before[-1]) if self._before else self._root(self._behind[0]) if self._behind else ""

    @cached_property
    def sentence_roots(self) -> frozenset[str]:
        """The roots of the whole sentence."""
        return frozenset(map(self._root, self.spoken))

    def said_besides(self, other: DateContext) -> bool:
        """Whether the word behind the last shared one before the date, or behind a shared noun of an event, is not said by the other.

        نادي *الشباب*، زلزال *ملاطية* وقع.
        """
        shared, before = self.roots & other.roots, self._left[-_QUALIFIED:]
        found = [i for i, word in enumerate(before[:-1]) if self._root(word) in shared]
        at_last = bool(found) and not any(self._root(word) in shared for word in before[found[-1] + 1 :])
        behind = [before[i + 1] for i in found if (at_last and i == found[-1]) or before[i] in self._own.nouns]
        return any(self._says(word) and self._root(word) not in other.sentence_roots for word in behind)

    @cached_property
    def is_indefinite(self) -> bool:
        """Whether the word next to the date is an event without an article, which is told of for the first time: هجوم في 24 مايو."""
        return bool(self._before) and self._before[-1] in self._own.nouns

    @cached_property
    def events(self) -> frozenset[str]:
        """The roots near by that tell of something that happens on a day."""
        return self.roots & self._own.events

    @cached_property
    def happenings(self) -> frozenset[str]:
        """The kinds of happening that the words near by tell."""
        return self.roots & self._own.kinds.names

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in quotation marks near by, and the labels: v8، الرحلة رقم 721."""
        low, high = max(self._first, self._start - _ROOM), min(self._last, self._end + _ROOM)
        return frozenset((*_NAME.findall(self._text, low, high), *_LABEL.findall(self._text, low, high)))

    @cached_property
    def others(self) -> frozenset[str]:
        """Which of several events is meant: the first, the second, the next, another, that of each year."""
        words = self._left[-_BEFORE:] + self._right[:_BEHIND]
        known = self._own.others
        found = {known.get(word) or known.get(word[1:] if word[:1] in "وبل" else "") for word in words}
        if any(f"{one} {two}" in self._own.rounds for one, two in pairwise(words)):
            found.add("round")
        return frozenset(filter(None, found))

    @cached_property
    def moved(self) -> bool:
        """Whether the sentence tells that a date was changed, or that it was meant once."""
        return not self._own.moved.isdisjoint(word[1:] if word[:1] == "و" else word for word in self.spoken) or not (
            self._own.moved.isdisjoint(self.spoken)
        )

    @cached_property
    def in_range(self) -> bool:
        """Whether the date is one end of a stretch of time, or one of a list."""
        text, low = self._text, max(self._first, self._start - _REACH)
        if _LISTED[0].search(text, low, self._start) or _LISTED[1].match(text, self._end):
            return True
        if _OPENS.search(text, low, self._start):
            return _TO.match(text, self._end) is not None
        return _FROM_TO.search(text, low, self._start) is not None

    @cached_property
    def today(self) -> bool:
        """Whether the date is that of today, yesterday or tomorrow: of the report, mostly."""
        return self._relative or _TODAY.search(self._text, max(self._first, self._start - 12), self._start) is not None

    @cached_property
    def paired(self) -> bool:
        """Whether the date stands behind its like in another calendar: 27 رمضان الموافق 14 يوليو."""
        return _PAIRED.search(self._text, max(self._first, self._start - 12), self._start) is not None

    @cached_property
    def statistic(self) -> bool:
        """Whether the date tells of when something is counted, or of an edition: 10 ملايين برميل في مايو، أعلى مستوى منذ، لعام 2016."""
        low = max(self._first, self._start - _COUNTED)
        return (
            _COUNT.search(self._text, low, self._start) is not None
            or _EDITION.search(self._text, low, self._start) is not None
            or _RECORD.search(self._text, low, self._start) is not None
            or not self._own.measures.isdisjoint(self._left[-_BEFORE:])
        )

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers near by, as written."""
        text = self._text
        left = _NUMBER.findall(text, max(self._first, self._start - _ROOM // 2), self._start)
        return frozenset(left + _NUMBER.findall(text, self._end, min(self._last, self._end + _ROOM // 3)))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The other numbers of the sentence, as written."""
        low, high = max(self._first, self._start - _FAR), min(self._last, self._end + _FAR)
        return frozenset(_NUMBER.findall(self._text, low, self._start) + _NUMBER.findall(self._text, self._end, high))
