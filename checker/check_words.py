"""The words that the checks ask for beside a figure (lexicons/<language>-checks.toml): a dictionary of its own.

A role is asked of a whole part now and then, and of a few words often; both are plain searches of each listed word. Of a whole
part it is first asked, for all roles at once, which of them it can hold: mostly none.
"""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.lexicon import word_lists
from checker.prepared import prepared
from checker.text import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARTICLES = ("و", "ف", "ب", "ل", "ك")
# what may be glued before a listed word
_GLUED = frozenset({"", *_PARTICLES, "ال", "لل", "ولل", "فلل", *(f"{particle}ال" for particle in _PARTICLES)})
_LONGEST = 3  # letters glued before a word


class Word(NamedTuple):
    """A listed word or phrase in a text: its value, where it stands with what is glued before it, and where it begins itself."""

    value: str
    start: int
    end: int
    own: int


class _Begun(NamedTuple):
    """The words of a part that may begin listed ones: the roles of all, and the number of each word with its roles."""

    roles: frozenset[str]
    words: list[tuple[int, frozenset[str]]]


class CheckWords:
    """Word lists by role; a role is a list of words, or a table whose keys are the values of its words."""

    def __init__(self, lists: dict[str, Any]) -> None:
        """Fold every word once; longer phrases go first."""
        self._roles: dict[str, dict[str, str]] = {}
        for role, listed in lists.items():
            tables = listed.items() if isinstance(listed, dict) else (("", listed),)
            words = {fold(word): value for value, words in tables for word in words}
            self._roles[role] = dict(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))
        self._by_first: dict[str, dict[str, tuple[str, ...]]] = {}
        # the roles that a word of a text may begin, by the word as it is written with what is glued before it
        self._begun: dict[str, frozenset[str]] = {}
        for role, known in self._roles.items():
            for first in {_first(word) for word in known}:
                for glue in _GLUED:
                    self._begun[glue + first] = self._begun.get(glue + first, frozenset()) | {role}

    def find(self, role: str, text: str) -> list[Word]:
        """The words of a role in a folded text, in order; where two overlap, the longer one."""
        found: list[Word] = []
        for word, value in self._roles[role].items():
            at = text.find(word)
            while at >= 0:
                start = _begins(text, at)
                end = at + len(word)
                if start is not None and not text[end : end + 1].isalnum():
                    found.append(Word(value, start, end, at))
                at = text.find(word, end)
        return _longest(found) if len(found) > 1 else found

    def find_in(self, role: str, folded: Folded) -> Iterable[Word]:
        """The words of a role in a part, with the offsets of the part as written."""
        begun = self._begin(folded)
        if role not in begun.roles:
            return ()
        found = [word for i, roles in begun.words if role in roles for word in self._at(role, folded, i)]
        return (
            Word(word.value, folded.start(word.start), folded.end(word.end), folded.start(word.own))
            for word in (_longest(found) if len(found) > 1 else found)
        )

    def may_stand(self, role: str, folded: Folded) -> bool:
        """Whether a part can hold a word of a role: the quick question before it is searched."""
        return role in self._begin(folded).roles

    def _begin(self, folded: Folded) -> _Begun:
        """Where words of any role may begin in a part: all roles are looked for at once, and most are found wanting."""
        found: _Begun | None = folded.memo.get(self)
        if found is None:
            roles = list(map(self._begun.get, folded.words))
            words = list(zip(compress(count(), roles), filter(None, roles), strict=True))
            found = folded.memo[self] = _Begun(frozenset().union(*{r for _, r in words}), words)
        return found

    def _at(self, role: str, folded: Folded, i: int) -> Iterator[Word]:
        """The words of a role that begin in one word of a part."""
        text, written = folded.text, folded.words[i]
        start = folded.lengths[i] + i
        known, begun = self._roles[role], self._firsts(role)
        for glued in range(_LONGEST + 1):
            phrases = begun.get(written[glued:])
            own = start + glued
            if phrases is None or written[:glued] not in _GLUED or not text.startswith(phrases, own):
                continue
            for word in phrases:
                end = own + len(word)
                if text.startswith(word, own) and not text[end : end + 1].isalnum():
                    yield Word(known[word], start, end, own)

    def _firsts(self, role: str) -> dict[str, tuple[str, ...]]:
        """The words and phrases of a role by their first word."""
        found = self._by_first.get(role)
        if found is None:
            found = self._by_first[role] = {}
            for word in self._roles[role]:
                first = _first(word)
                found[first] = (*found.get(first, ()), word)
        return found

    def has(self, role: str, text: str) -> bool:
        """Whether a word of a role stands in a text as written."""
        return bool(self.find(role, fold(text)))

    def value(self, role: str, word: str) -> str | None:
        """The value of a word or phrase in a role, None where it is not listed."""
        folded, words = fold(word), self._roles[role]
        for glued in range(_LONGEST + 1):
            if folded[:glued] in _GLUED and (found := words.get(folded[glued:])) is not None:
                return found
        return None


def _first(word: str) -> str:
    """The first word of a phrase, as a part is cut into words."""
    return Folded(word).words[0]


def _begins(text: str, at: int) -> int | None:
    """Where the word begins whose listed part stands at an offset; None where other letters stand before it."""
    start = at
    while start and at - start <= _LONGEST and text[start - 1].isalnum():
        start -= 1
    return start if text[start:at] in _GLUED else None


def _longest(found: list[Word]) -> list[Word]:
    """In order, without those that overlap a longer one before them in the list."""
    kept: list[Word] = []
    for word in sorted(found, key=lambda w: (w.start, -w.end)):
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return kept


@prepared("checks")
def load(language: str) -> CheckWords:
    """The word lists of a language, read once a process."""
    lists = word_lists(language)
    return CheckWords({**lists["beside"], **lists["beside_dates"]})
