"""Numbers in old and legal style: rising order, digits before their words, duals of scales; numbers of tables and homographs."""

from __future__ import annotations

import pytest
from helpers import found, moneys, quantities, quantity
from hypothesis import given
from hypothesis import strategies as st
from writer import in_words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("خمسة وثلاثين ومئة", 135),
        ("اثنان وعشرون وأربعمائة وألف", 1422),
        ("سبعة عشر ومئتان", 217),
        ("ثمانون وستمئة ألف", 680_000),
        ("خمسة وعشرون وأربع مئة", 425),
        ("ألفا ألف", 2_000_000),
        ("ألفا مليون", 2_000_000_000),
        ("ألفي مليار", 2 * 10**12),
    ],
)
def test_rising_order_and_duals_of_scales_are_one_number(words: str, value: int) -> None:
    assert quantity(f"بلغ العدد {words}").amount.value == value


@pytest.mark.parametrize(
    ("words", "bounds"), [("بين خمسين ومئة شخص", (50, 100)), ("ما بين ستين ومئة وخمسين طنا", (60, 150)), ("بين خمسين وألف متر", (50, 1000))]
)
def test_two_ends_of_a_range_are_no_rising_number(words: str, bounds: tuple[int, int]) -> None:
    assert quantity(words).amount.bounds == bounds


@given(st.integers(3, 99_999))
def test_digits_in_brackets_and_the_same_in_words_are_one_figure(number: int) -> None:
    (sum_,) = moneys(f"يعاقب بغرامة لا تقل عن ({number:,}) {in_words(number)} دولار.")
    assert (sum_.amount.value, sum_.amount.hedge) == (number, "at-least")
    assert quantities(f"يعاقب بغرامة لا تقل عن ({number:,}) {in_words(number)} دولار.") == []


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("يعاقب بغرامة قدرها (200) عشرين درهما.", "200 | 20"),
        ("يسري القرار بعد (30) أربعين يوما من نشره.", "30 | 40"),
        ("سددت البلدية 3,400,000 دولار (ثلاثة مليارات وأربعمئة مليون دولار).", "3400000 | 3400000000"),
        ("لا تتجاوز الغرامة سبعين ألف (7000) دينار.", "70000 | 7000"),
        ("طول الجسر مئتان وعشرون مترا (202 متر) بحسب الخريطة.", "220 | 202"),
        ("بلغت الحصة خمسة عشر في المئة (50%) من الأرباح.", "15 | 50"),
    ],
)
def test_words_and_digits_are_compared_with_and_without_their_noun(text: str, arithmetic: str) -> None:
    assert [f.arithmetic for f in found(text, "words-digits-mismatch")] == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "حضر الجلسة خمسة عشر نائبا (3) بحسب المحضر.",
        "باع ثلاثين برميلا (5 أمتار مكعبة) في يوم واحد.",
        "أنفق خمسة (20 في المئة) من أصل 25 مليونا.",
        "تستمر الدورة عشرين يوما (480 ساعة) على مرحلتين.",
    ],
)
def test_a_bracket_that_counts_another_thing_is_no_gloss(text: str) -> None:
    assert found(text, "words-digits-mismatch") == ()


@pytest.mark.parametrize(
    "text",
    [
        "يبين الجدول 6 نسبة النجاح بحسب المدارس",
        "ويعرض الشكل 4 مدينة الميناء القديمة",
        "وردت في الفقرة 12 حالة الطوارئ",
        "كانا وطنين فصارا وطنا",
        "يعاني من طنين الأذن",
        "تعادل أمام ميلان الإيطالي",
    ],
)
def test_numbers_of_tables_and_words_that_look_like_duals_count_nothing(text: str) -> None:
    assert quantities(text) == []


def test_what_a_class_or_a_chapter_holds_is_counted() -> None:
    assert [q.amount.value for q in quantities("يضم الفصل 30 طالبا ويستمر الدرس 8 أشخاص")] == [30, 8]
    assert quantity("وصل إلى المستوى 5 ملايين لاعب").amount.value == 5_000_000
