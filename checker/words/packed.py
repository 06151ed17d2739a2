"""Tables of which an article asks for a handful of words of thousands: only the values that are asked for are ever made."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from itertools import accumulate, count
from typing import Any, TypeVar, overload

T = TypeVar("T")
D = TypeVar("D")

_LINE = "\n"  # stands between words, and in none of them


class LazyTable(Mapping[str, T]):
    """A table from words to values, each of which is unpickled when it is first asked for; what was asked for is kept."""

    __slots__ = ("_at", "_ends", "_open", "_stored", "_words")

    def __init__(self, words: str, ends: list[int], stored: bytes) -> None:
        """The words as lines, and their pickled values behind one another, each with the offset at which it ends."""
        self._words = words
        self._ends = ends
        self._stored = stored
        self._open: dict[str, T] = {}

    @classmethod
    def of(cls, table: Mapping[str, T]) -> LazyTable[T]:
        """A table sealed; it must not be empty."""
        values = [pickle.dumps(value, 5) for value in table.values()]
        return cls(_LINE.join(table), list(accumulate(map(len, values))), b"".join(values))

    def __getattr__(self, name: str) -> Any:
        """Where the value of each word stands: found out with the first question."""
        if name != "_at":
            raise AttributeError(name)
        self._at = dict(zip(self._words.split(_LINE), count()))
        return self._at

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as it is stored."""
        return LazyTable, (self._words, self._ends, self._stored)

    @overload
    def get(self, word: str, /) -> T | None: ...
    @overload
    def get(self, word: str, /, default: D) -> T | D: ...
    def get(self, word: str, /, default: Any = None) -> Any:
        """The value of a word, or the default."""
        found = self._open.get(word)
        if found is None:
            return self[word] if word in self._at else default
        return found

    def __getitem__(self, word: str) -> T:
        """The value of a word; KeyError where it has none."""
        found = self._open.get(word)
        if found is None:
            at = self._at[word]
            begin = self._ends[at - 1] if at else 0
            found = self._open[word] = pickle.loads(self._stored[begin : self._ends[at]])  # noqa: S301  # as our modules are
        return found

    def __contains__(self, word: object) -> bool:
        return word in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
