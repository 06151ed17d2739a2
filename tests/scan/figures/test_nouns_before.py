"""Figures whose noun stands before them or is not said: definite numbers, one of a people."""

from __future__ import annotations

import pytest
from helpers import durations, quantities, quantity


@pytest.mark.parametrize(
    ("text", "value", "noun", "lemma"),
    [
        ("أوقف الحرس المهربين الأربعة", 4, "المهربين", "مهربين"),
        ("نقل المصابون الـ21 إلى البلدة", 21, "المصابون", "مصاب"),
        ("عاد الجنود الستة", 6, "الجنود", "جندي"),
        ("وتأهل في المباريات الودية الثلاث", 3, "المباريات", "مباراه"),
        ("وأغلقت المدارس الخمس عشرة", 15, "المدارس", "مدرسه"),
        ("استقال نواب الرئيس الثلاثة", 3, "نواب", "نائب"),
        ("للأسر الـ300 كلها", 300, "للأسر", "اسره"),
    ],
)
def test_a_number_with_its_article_counts_the_noun_before_it(text: str, value: int, noun: str, lemma: str) -> None:
    read = quantity(text)
    assert (read.amount.value, read.noun, read.lemma, read.form) == (value, noun, lemma, None)
    assert read.text.startswith(noun)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خلال السنوات الخمس الماضية", "P5Y"),
        ("في الأشهر الستة الأخيرة", "P6M"),
        ("بعد الساعات الأربع الأولى", "PT4H"),
        ("خلال العامين الماضيين", "P2Y"),
        ("في الساعتين الأخيرتين", "PT2H"),
    ],
)
def test_definite_stretches_of_time_have_their_length(text: str, value: str) -> None:
    assert [d.value for d in durations(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "خسر المباراة الـ50 في مسيرته",
        "بلغ دور الـ16 أمس",
        "سجل في الدقيقتين 44 و48",
        "كان البرازيلي واحدا من أفضل الحراس",
        "أقرت القائمة بصوت واحد",
        "في الساعة الثالثة",
        "زار أفرادا من عائلة واحدة",
    ],
)
def test_places_in_a_sequence_and_idioms_count_nothing(text: str) -> None:
    assert quantities(text) == []
    assert durations(text) == []


def test_digits_with_their_article_count_an_unknown_noun_behind_a_function_word() -> None:
    assert [(q.amount.value, q.noun) for q in quantities("ومن بين الـ22 جهة")] == [(22, "جهة")]


def test_one_of_a_people_stands_behind_its_noun() -> None:
    read = quantities("قتل 3 هنود وكندي واحد، وأصيب شخص واحد على الأقل")
    assert [(q.amount.value, q.amount.hedge, q.noun, q.counted) for q in read] == [
        (3, "none", "هنود", ("in",)),
        (1, "none", "كندي", ("ca",)),
        (1, "at-least", "شخص", ("person",)),
    ]
