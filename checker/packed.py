"""Large tables as they are stored with the wheel, read at a fraction of what unpickling them word by word costs.

A dictionary of many words becomes one string of its words and a row of numbers into its distinct values, of which there are few; it
is a plain dictionary again when it is read. A `Sealed` table is for what is asked for a handful of words of thousands: only
the values that are asked for are ever made.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, count
from typing import Any, TypeVar, overload

from msgspec import Struct
from msgspec.structs import astuple

T = TypeVar("T")
D = TypeVar("D")

_MANY = 64  # words from which a dictionary is packed
_BYTE = 256
_LINE = "\n"  # stands between words, and in none of them


class Sealed(Mapping[str, T]):
    """A table from words to values, each of which is unpickled when it is first asked for; what was asked for is kept."""

    __slots__ = ("_at", "_ends", "_open", "_stored", "_words")

    def __init__(self, words: str, ends: list[int], stored: bytes) -> None:
        """The words as lines, and their pickled values behind one another, each with the offset at which it ends."""
        self._words = words
        self._ends = ends
        self._stored = stored
        self._open: dict[str, T] = {}

    @classmethod
    def of(cls, table: Mapping[str, T]) -> Sealed[T]:
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
        return Sealed, (self._words, self._ends, self._stored)

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


class _Column(Struct, frozen=True):
    """Values in order: the distinct ones, and for each value the number of its own (None where all of them are distinct).

    Distinct strings are lines of one string; values of one `kind` are taken apart into the columns of their fields.
    """

    distinct: Any
    numbers: Sequence[int] | None
    kind: type[Struct] | None = None


def _column(values: Iterable[Any]) -> _Column:
    """Values as a column; those that read the same are one."""
    known: dict[str, int] = {}
    distinct: list[Any] = []
    numbers: list[int] = []
    for value in values:
        number = known.setdefault(f"{type(value)}{value!r}", len(distinct))
        if number == len(distinct):
            distinct.append(value)
        numbers.append(number)
    kept: Sequence[int] | None = None
    if len(distinct) < len(numbers):
        kept = bytes(numbers) if len(distinct) <= _BYTE else numbers
    kinds = {type(value) for value in distinct}
    if len(kinds) == 1:
        (kind,) = kinds
        if kind is str and not any(_LINE in value for value in distinct):
            return _Column(_LINE.join(distinct), kept)
        if issubclass(kind, Struct) and len(distinct) >= _MANY:
            return _Column([_column(fields) for fields in zip(*map(astuple, distinct), strict=True)], kept, kind)
    return _Column(distinct, kept)


def _values(column: _Column) -> Iterable[Any]:
    """The values of a column."""
    distinct: Sequence[Any]
    if column.kind is not None:
        distinct = list(map(column.kind, *map(_values, column.distinct)))
    else:
        distinct = column.distinct.split(_LINE) if type(column.distinct) is str else column.distinct
    return distinct if column.numbers is None else map(distinct.__getitem__, column.numbers)


class _Pickler(pickle.Pickler):
    def persistent_id(self, value: Any) -> Any:
        """What is stored in place of a value, None for the value itself."""
        if (
            type(value) is dict
            and len(value) >= _MANY
            and all(type(word) is str and _LINE not in word for word in value)
        ):
            return _LINE.join(value), _column(value.values())
        return None


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, stored: Any) -> Any:
        """The dictionary that was stored so."""
        words, column = stored
        return dict(zip(words.split(_LINE), _values(column), strict=True))


def dumps(value: object) -> bytes:
    """A value as it is stored."""
    stored = io.BytesIO()
    _Pickler(stored, 5).dump(value)
    return stored.getvalue()


def loads(stored: bytes) -> Any:
    """The value that was stored; only what is trusted as our modules are."""
    return _Unpickler(io.BytesIO(stored)).load()
