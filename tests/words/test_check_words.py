"""The words that checks ask for: found in a whole part as they are found in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from checker.core.folding import Folded
from checker.words import check_words
from checker.words.word_forms import word_lists

WORDS = check_words.load("ar")
PIECES = ("من", "بينهم", "من بينهم", "أصل", "من أصل", "ومنهم", "بما فيها", "بمن", "والمن", "أولا", "وثانيا", "انفجار", "الهجوم", "، ", " ", "  ", "12", "َ", "_", "-")  # fmt: skip


@given(st.lists(st.sampled_from([*PIECES, *(f"{piece} " for piece in PIECES)])).map("".join))
def test_a_part_holds_the_words_that_its_text_holds(raw: str) -> None:
    folded = Folded(raw)
    for role in ("part", "point", "event"):
        found = [(w.value, w.start, w.end, w.own) for w in WORDS.find(role, folded.text)]
        written = [(value, folded.start(start), folded.end(end), folded.start(own)) for value, start, end, own in found]
        assert [astuple(word) for word in WORDS.find_in(role, folded)] == written
        assert WORDS.may_stand(role, folded) or not found


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("12 نائبا من أصل 20", ["من أصل"]),
        ("قتل 12 شخصا، بينهم طفلان ومن بينهم امرأة", ["بينهم", "ومن بينهم"]),
        ("خرج منه وعاد", []),
    ],
)
def test_a_phrase_is_found_with_what_is_glued_before_it(raw: str, found: list[str]) -> None:
    assert [raw[word.start : word.end] for word in WORDS.find_in("part", Folded(raw))] == found


def test_no_role_of_one_list_hides_that_of_another() -> None:
    lists = word_lists("ar")
    named = [role for name in ("beside", "beside_dates", "beside_lives", "sums") for role in lists[name]]
    assert len(named) == len(set(named))
