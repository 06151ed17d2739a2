"""The quick questions before a figure is read: where one says no, the long way finds nothing else either."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers import mentions, news_like
from hypothesis import given
from hypothesis import strategies as st

from checker.scan.figures import non_quantities, number_ranges, numbers, suffixes
from checker.words import figure_words, word_forms
from checker.words.figure_dictionary import MOST

_PIECES = (
    "5", "12", "300", "1,300", "2018", "012", "1.5", "300000000", "ثلاثة", "عشر", "عشرون", "مئة", "ألف", "مليون", "مئات", "نصف", "ومليونان", "وألف", "أحد", "ومئة",
    "ربع", "ضعف", "أضعاف", "نحو", "بين", "من", "إلى", "أو", "كل", "لكل", "أصل", "فاصلة", "قتيلا", "لاجئ", "سوري", "ساعة", "عام",
    "كيلومترا", "دولار", "الريال", "اليمني", "يمني", "ريال", "في", "المئة", "نقطة", "مئوية", "المادة", "الدقيقة", "بلغ", "كلمة", "الكلمة",
    "على", "الأقل", "و", "ال", "ل", "%", "$", "(", ")", "-", "–", "/", ":", "،", ".", "«", "»", "A", "م",
)  # fmt: skip
_GAPS = (" ", " ", " ", " ", "", "\n")
copy = st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from(_GAPS)), min_size=1, max_size=12).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)


def _open_gates(patch: pytest.MonkeyPatch) -> None:
    for module, gate, answer in (
        (non_quantities, "_stands_free", False), (numbers, "goes_on", True), (number_ranges, "_may_join", True), (suffixes, "_has_sign", True),
    ):  # fmt: skip
        patch.setattr(module, gate, lambda *_, answer=answer: answer)
    patch.setattr(figure_words.load("ar"), "base_leads", ("",))


# a text for each thing that a gate must let through
_LET_THROUGH = (
    "مليار ومليونان وخمسمئة", "15 ألف نازح", "3 ونصف", "واحد وعشرون قتيلا", "أحد عشر لاعبا", "ثلاث مئة", "5 مئات", "ثلاثة فاصلة خمسة",
    "مئة وأحد عشر", "5 إلى 7 أيام", "5 أو 6 أشخاص", "5-7 أيام", "بلغ $20", "نحو %85", "20 $ فقط", "12% منهم",
    "3 من كل 10 نساء", "3 نساء من بين كل 10", "500 لكل 100 ألف نسمة",
    "للمرة الـ50 هذا", "دور ال16 منها", "عرض ل20 يوما", "في الدقيقتين 70 و93 وقال", "بلغ 012 على", "عام 2018 شهد", "كأس العالم 2018 في",
)  # fmt: skip


def test_of_an_endless_word_behind_a_number_only_its_head_is_kept() -> None:
    behind = figure_words.load("ar").word("1 " + "ا1" * 5_000, 2, spaced=True)
    assert (len(behind.word), behind.letters) == (MOST, "ا")
    assert all(len(word) + 2 < MOST for text in _strings(word_forms.word_lists("ar")) for word in text.split()), (
        "a listed word with ال is longer than what is looked at"
    )


def _strings(lists: object) -> Iterator[str]:
    """All words and phrases of the lists."""
    if isinstance(lists, str):
        yield lists
    elif isinstance(lists, dict):
        yield from (text for part in lists.items() for text in _strings(part))
    elif isinstance(lists, (list, tuple)):
        yield from (text for part in lists for text in _strings(part))


@pytest.mark.parametrize("text", _LET_THROUGH)
def test_what_a_gate_must_let_through_is_read_the_same_with_all_gates_open(text: str) -> None:
    _read_the_same(f"قالت المصادر إن {text} ثم عادت")


@given(st.one_of(copy, copy, news_like(12)))
def test_what_a_quick_question_leaves_out_the_long_way_does_not_find(text: str) -> None:
    _read_the_same(text)


def _read_the_same(text: str) -> None:
    read = mentions(text)
    with pytest.MonkeyPatch.context() as patch:
        _open_gates(patch)
        assert mentions(text) == read


def test_every_word_for_a_country_that_tells_money_apart_holds_one_of_its_signs() -> None:
    beside = figure_words.load("ar")
    for word, form in beside._words.written().items():
        if country := form.senses.get("money_country"):
            assert any(sign in word for sign in beside.country_signs[country]), word
