"""The words around a figure, boiled down to what two figures of one quantity share.

Stems near by and in the sentence, the qualifier behind the noun, the word of measure before the figure, and the signs of another
time, a contrast, a part or a plan.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from checker.core.patterns import regex
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.scan.scanner import Scan

_WORD = regex(r"[^\W_]+")
_REACH = 9  # words on each side that are near
_ROOM = 110  # code points that hold so many words, mostly
_CLAUSE_WORDS = 6  # words before a figure among which the measure stands, in its clause
_QUALIFIER_WORDS = 5
_MORE_WORDS = 3
_PAST_WORDS, _CONTRAST_WORDS, _EXPECTED_WORDS = 4, 5, 8
_CLAUSE = regex(r"[،؛;:!?؟(){}«»\"“”\n]|[.,](?!\d)")
_ARTICLES = ("بال", "كال", "ولل", "لل", "ال")
_ENDINGS = ("اتها", "هما", "ات", "وا", "ون", "ين", "ان", "تها", "ها", "هم", "هن", "يه", "ه", "ا", "ي")
_LEAST = 3  # letters that a stem has
_FIGURE = "#"
_ROLES = ("more_or_each", "changes", "past", "contrasts", "expected", "parts", "between", "another")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A folded word without what is glued before it, its article and its ending: والمسافرين, مسافر → مسافر; only for comparing."""
    if len(word) > _LEAST and word[0] in "وف":
        word = word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST:
            word = word[len(article) :]
            break
    else:
        if len(word) > _LEAST and word[0] in "بلك":
            word = word[1:]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    return word[1:] if len(word) > _LEAST and word[0] in "اتيس" else word


class _Words(Struct, frozen=True):
    """The word lists of a language: words that say nothing, and their stems; signs before and behind a figure."""

    empty: frozenset[str]
    stems: frozenset[str]
    more: frozenset[str]
    changes: frozenset[str]
    past: frozenset[str]
    contrasts: frozenset[str]
    expected: frozenset[str]
    parts: frozenset[str]
    between: frozenset[str]
    another: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    words = check_words.load(language)
    empty = frozenset(words.table("empty"))
    return _Words(empty, frozenset(map(stem, empty)), *(frozenset(words.table(role)) for role in _ROLES))


class Stretch(Protocol):
    """Where something stands in its part."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """The one behind its last."""


class Placed(Protocol):
    """A claim, as far as its context asks."""

    @property
    def sentence(self) -> int:
        """The number of its sentence."""

    @property
    def stated(self) -> Stretch:
        """The stretch around which its words stand."""

    @property
    def others(self) -> bool:
        """Whether آخرون behind it stands for a noun, and tells of no other thing."""


class Context:
    """What stands around one claim. Read once, and only for claims that may be held against another."""

    def __init__(self, scan: Scan, claim: Placed, before: int, behind: int) -> None:
        """`before` and `behind` are the raw offsets of the end of the figure before and of the start of the one behind."""
        self._scan, self._claim = scan, claim
        self._lists = _words(scan.lexicon.language)
        folded = scan.passage.folded
        first, last = scan.passage.sentences[claim.sentence]
        self._first, self._last = folded.index(first), folded.index(last)
        self._start, self._end = folded.index(claim.stated.start), folded.index(claim.stated.end)
        text = folded.text
        self._left = _WORD.findall(text, max(self._first, self._start - _ROOM), self._start)
        self._right = _WORD.findall(text, self._end, min(self._last, self._end + _ROOM))
        clause = self._clause_start(text, folded.index(before) if before else 0)
        self._clause = _WORD.findall(text, clause, self._start)[-_CLAUSE_WORDS:]
        behind = min(self._last, folded.index(behind)) if behind else self._last
        mark = _CLAUSE.search(text, self._end, behind)
        self._following = _WORD.findall(text, self._end, min(mark.start() if mark else behind, self._end + _ROOM))[
            :_QUALIFIER_WORDS
        ]

    def _clause_start(self, text: str, figure_before: int) -> int:
        start = max(self._first, self._start - _ROOM, figure_before)
        for mark in _CLAUSE.finditer(text, start, self._start):
            start = mark.end()
        return start

    def _stems(self, words: Iterable[str]) -> list[str]:
        """The stems of the words that say something."""
        empty, stems = self._lists.empty, self._lists.stems
        return [
            root for word in words
            if word not in empty and not word.isdigit() and len(root := stem(word)) > 1 and root not in stems
        ]  # fmt: skip

    @cached_property
    def _near(self) -> tuple[list[str], list[str]]:
        """The stems of the nearest words, before and behind."""
        return self._stems(self._left[-_REACH:]), self._stems(self._right[:_REACH])

    @cached_property
    def near(self) -> frozenset[str]:
        """The stems of the nearest words."""
        return frozenset(self._near[0] + self._near[1])

    @cached_property
    def phrases(self) -> frozenset[tuple[str, str]]:
        """The nearest stems, two and two."""
        return frozenset(pairwise([*self._near[0], _FIGURE, *self._near[1]]))

    @cached_property
    def sentence(self) -> frozenset[str]:
        """The stems of the whole sentence, as far as one that ends is long."""
        text = self._scan.passage.folded.text
        start, end = max(self._first, self._start - 6 * _ROOM), min(self._last, self._end + 6 * _ROOM)
        return frozenset(self._stems(_WORD.findall(text, start, self._start) + _WORD.findall(text, self._end, end)))

    @cached_property
    def qualifier(self) -> str:
        """The first word behind what is counted: 169 راكبا *هنديا*."""
        return next(iter(self._stems(self._following)), "")

    @cached_property
    def measure(self) -> str:
        """The last word before the figure: طول الجسر 3 كيلومترات."""
        found = self._stems(self._clause)
        return found[-1] if found else ""

    @cached_property
    def more(self) -> bool:
        """Whether more of the kind are counted, or so many at a time."""
        following = self._following[1:] if self._claim.others else self._following
        return any(word in self._lists.more for word in following[:_MORE_WORDS])

    @cached_property
    def part(self) -> bool:
        """Whether a part of another figure is counted: بينهم ثلاثة أطفال، من أصل 29، بين 40 مدعوا."""
        return self.said_part or _among(self._clause[-_CONTRAST_WORDS:], self._lists.between)

    @cached_property
    def of(self) -> bool:
        """Whether من stands behind what is counted: 12 من القتلى, but 5 أكواب من القهوة too."""
        return self._following[:1] == ["من"]

    @cached_property
    def said_part(self) -> bool:
        """Whether a word before the figure says so: بينهم، منهم، من أصل."""
        return _among(self._clause[-_CONTRAST_WORDS:], self._lists.parts)

    @cached_property
    def another(self) -> bool:
        """Whether a word near by says that another thing of the kind is meant."""
        right = self._right[1:] if self._claim.others else self._right
        return _among(self._left[-_REACH:], self._lists.another) or _among(right[:_REACH], self._lists.another)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """All words of the sentence, as they are: of two items of a list half of them are the same."""
        text = self._scan.passage.folded.text
        start, end = max(self._first, self._start - 6 * _ROOM), min(self._last, self._end + 6 * _ROOM)
        return frozenset(word for word in _WORD.findall(text, start, end) if not word.isdigit())

    @property
    def _opening(self) -> list[str]:
        """The first word of the sentence, where the figure stands near it: وكانت الشرطة أعلنت قبل ساعة مقتل 14 شخصا."""
        first = _WORD.search(self._scan.passage.folded.text, self._first, self._start)
        return [first[0]] if first and self._start - first.start() < _ROOM else []

    @cached_property
    def signs(self) -> tuple[bool, bool, bool, bool]:
        """Whether the words before the figure tell a change, a past, a contrast, something expected."""
        lists = self._lists
        return (
            _among(self._left[-_CLAUSE_WORDS:], lists.changes),
            _among(self._left[-_PAST_WORDS:], lists.past) or _among(self._opening, lists.past),
            _among(self._left[-_CONTRAST_WORDS:], lists.contrasts),
            _among(self._left[-_EXPECTED_WORDS:], lists.expected),
        )

    @cached_property
    def dates(self) -> frozenset[str]:
        """The readings of the dates of the sentence."""
        dates, (start, end) = self._scan.dates, self._scan.passage.sentences[self._claim.sentence]
        at = bisect_left(dates, start, key=lambda date: date.span.start)
        found: set[str] = set()
        while at < len(dates) and dates[at].span.start < end:
            found.update(dates[at].readings[:1])
            at += 1
        return frozenset(found)

    def overlap(self, other: Context) -> int:
        """How much two contexts share: a word counts one, two neighbouring words two more."""
        shared = len(self.near & other.near)
        return shared + 2 * len(self.phrases & other.phrases) if shared else 0  # a shared phrase has a shared word


def _among(words: Sequence[str], listed: frozenset[str]) -> bool:
    return any(word in listed or (word[:1] == "و" and word[1:] in listed) for word in words)
