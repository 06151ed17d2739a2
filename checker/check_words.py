"""The words that the checks ask for beside a figure (lexicons/<language>-checks.toml): a dictionary of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.lexicon import LANGUAGES, word_lists
from checker.text import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4  # words of a phrase
_PARTICLES = "وفبل"


class Word(NamedTuple):
    """A listed word or phrase in a text: its role and value, and where it stands (offsets)."""

    role: str
    value: str
    start: int
    end: int


class CheckWords:
    """Word lists by role; a role is a list of words, or a table whose keys are the values of the role."""

    def __init__(self, lists: dict[str, Any]) -> None:
        """Fold every word once."""
        self._known: dict[str, list[tuple[str, str]]] = {}
        self._by_role: dict[str, list[str]] = {}
        for role, listed in lists.items():
            for value, words in listed.items() if isinstance(listed, dict) else (("", listed),):
                for word in words:
                    self._known.setdefault(fold(word), []).append((role, value))
                    self._by_role.setdefault(role, []).append(fold(word))

    def find(self, role: str, text: str) -> Iterator[Word]:
        """The words of a role in a folded text, the longest phrase first where several begin at one word."""
        tokens = list(_WORD.finditer(text))
        for i, token in enumerate(tokens):
            for length in range(min(_LONGEST, len(tokens) - i), 0, -1):
                phrase = " ".join(t[0] for t in tokens[i : i + length])
                for value in self._values(role, phrase):
                    yield Word(role, value, token.start(), tokens[i + length - 1].end())

    def find_in(self, role: str, folded: Folded) -> Iterator[Word]:
        """The words of a role in a part, with the offsets of the part as written; nothing is read where none can be."""
        if self.touch(role, folded.text):
            for word in self.find(role, folded.text):
                yield word._replace(start=folded.start(word.start), end=folded.end(word.end))

    def touch(self, role: str, text: str) -> bool:
        """Whether the letters of a word of a role stand anywhere in a folded text: the quick question before a reading."""
        return any(word in text for word in self._by_role.get(role, ()))

    def has(self, role: str, text: str) -> bool:
        """Whether a word of a role stands in a text as written."""
        return next(self.find(role, fold(text)), None) is not None

    def value(self, role: str, word: str) -> str | None:
        """The value of a word or phrase in a role, None where it is not listed."""
        return next(iter(self._values(role, fold(word))), None)

    def _values(self, role: str, phrase: str) -> list[str]:
        """The values of a folded phrase, with or without the particle before it."""
        known = self._known.get(phrase)
        if known is None and phrase[:1] in _PARTICLES:
            known = self._known.get(phrase[1:])
        return [value for name, value in known or () if name == role]


@lru_cache(maxsize=len(LANGUAGES))
def load(language: str) -> CheckWords:
    """The word lists of a language, read once a process."""
    return CheckWords(word_lists(language)["beside"])
