"""Sealed tables: word by word, what is read is what was stored."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from checker.words import packed


class Pair(Struct, frozen=True):
    """A value with two fields, as forms and places are."""

    first: Any
    second: str


VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["", "a", "two\nlines"]), st.just(Fraction(1, 2)),
    st.dictionaries(st.sampled_from("ab"), st.integers(0, 1) | st.booleans(), max_size=2),
)  # fmt: skip
ROWS = st.builds(Pair, VALUES, st.sampled_from(["", "و", "ب"]))
WORDS = st.text("abwxyz \n", max_size=5)


@st.composite
def tables(draw: st.DrawFn, values: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Tables of many words, with some words of any kind among them."""
    some = draw(st.lists(values, min_size=1, max_size=90))
    return {f"word {n}": some[n % len(some)] for n in range(90)} | draw(st.dictionaries(WORDS, values, max_size=3))


@given(tables(VALUES | ROWS))
def test_a_sealed_table_answers_as_the_table_does(table: dict[str, Any]) -> None:
    words = {word: value for word, value in table.items() if "\n" not in word}
    sealed = pickle.loads(pickle.dumps(packed.LazyTable.of(words)))  # noqa: S301
    for _ in range(2):  # closed, then open
        for word in (*words, "no word"):
            assert repr(sealed.get(word)) == repr(words.get(word))
            assert sealed.get(word, "x") == words.get(word, "x")
            assert (word in sealed) == (word in words)
    assert (list(sealed), len(sealed), sealed == words) == (list(words), len(words), True)
    with pytest.raises(KeyError):
        sealed["no word"]


def test_only_the_values_that_are_asked_for_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = packed.LazyTable.of({str(n): [n] for n in range(100)})
    read: list[bytes] = []
    loads = pickle.loads

    def watched(stored: bytes) -> Any:
        read.append(stored)
        return loads(stored)

    monkeypatch.setattr("checker.words.packed.pickle.loads", watched)
    assert sealed.get("7") == sealed["7"] == [7]
    assert sealed.get("x") is None
    assert len(read) == 1
