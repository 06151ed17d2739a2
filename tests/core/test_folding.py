"""Folding: one spelling for every word, and an exact way back to the text as written."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from helpers import any_text
from hypothesis import example, given

from checker.core.folding import Folded, fold

HARD = (
    "",
    "\ufeffقال",
    "قَـــالَ",
    "أ\r\nإ",
    "😀 ال\u200fأحد 😀",
    "\u202bنص\u202c",
    "ـــ",
    "\u064b\u064c",
    "\U0001d173س\U00010ffff",
    "ی ک ۱۲۳ ٤٥٦",
)


@given(any_text())
@example("\ufeffقَـال\u200f")
def test_every_folded_character_stands_where_a_character_that_folds_to_it_was_written(raw: str) -> None:
    folded = Folded(raw)
    for index, char in enumerate(folded.text):
        assert fold(raw[folded.start(index)]) == char


@given(any_text())
def test_starts_grow_strictly_and_stay_within_the_text(raw: str) -> None:
    folded = Folded(raw)
    starts = [folded.start(i) for i in range(len(folded.text) + 1)]
    assert all(a < b for a, b in pairwise(starts))
    assert starts[-1] == len(raw)


@given(any_text())
def test_ends_grow_and_lie_between_their_character_and_the_next(raw: str) -> None:
    folded = Folded(raw)
    ends = [folded.end(i) for i in range(len(folded.text) + 1)]
    assert ends == sorted(ends)
    for index in range(1, len(ends)):
        assert folded.start(index - 1) < ends[index] <= folded.start(index)


@given(any_text(25))
def test_every_stretch_of_the_folded_text_folds_from_its_raw_stretch(raw: str) -> None:
    folded = Folded(raw)
    length = len(folded.text)
    for start in range(length):
        for end in range(start + 1, length + 1):
            assert fold(raw[folded.start(start) : folded.end(end)]) == folded.text[start:end]


@given(any_text())
def test_folding_twice_is_folding_once(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)


@given(any_text(), any_text())
def test_folding_knows_no_neighbours(one: str, two: str) -> None:
    assert fold(one + two) == fold(one) + fold(two)


@pytest.mark.parametrize("raw", HARD)
def test_the_way_back_holds_for_marks_tatweel_bidi_emoji_line_ends_and_astral_characters(raw: str) -> None:
    folded = Folded(raw)
    assert folded.start(len(folded.text)) == len(raw)
    assert [fold(raw[folded.start(i)]) for i in range(len(folded.text))] == list(folded.text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أإآٱ", "اااا"),
        ("مصطفى", "مصطفي"),
        ("مدينة", "مدينه"),
        ("ایران", "ايران"),
        ("کتاب", "كتاب"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("مُحَمَّدٌ", "محمد"),
        ("قـــال", "قال"),
        ("ال\u200fأحد", "الاحد"),
        ("a\u00adb", "ab"),
        ("هٰذا", "هذا"),
    ],
)
def test_spellings_of_one_word_become_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("written", ["ؤ", "ئ", "ء", "abc", "😀", "پ", "چ", "گ", "\n", "\r\n", "\u2028"])
def test_what_is_another_letter_stays(written: str) -> None:
    assert fold(written) == written


def test_the_end_of_a_word_takes_its_vowel_marks_along() -> None:
    folded = Folded("شوطاً مهماً")
    assert folded.text == "شوطا مهما"
    assert folded.raw[folded.start(0) : folded.end(4)] == "شوطاً"


def test_a_bidi_control_behind_a_word_is_no_part_of_it() -> None:
    folded = Folded("\u202bالأحد\u202c 11")
    assert folded.raw[folded.start(0) : folded.end(5)] == "الأحد"


def test_every_combining_mark_of_the_arabic_block_is_dropped() -> None:
    marks = [chr(c) for c in range(0x600, 0x700) if unicodedata.category(chr(c)) == "Mn"]
    kept = [f"U+{ord(m):04X}" for m in marks if fold(f"س{m}ل") != "سل"]
    assert kept == []
