"""Numbers below zero in words, decimals in words, and forms of the Maghreb and of speech."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import percents, quantities, quantity


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("تراجع النمو إلى سالب 4 في المئة", -4, "سالب 4 في المئة"),
        ("سجل المؤشر ناقص 1.5% أمس", Fraction(-3, 2), "ناقص 1.5%"),
        ("وصل إلى نحو خمسة بالمئة وسالب ثلاثة بالمئة", -3, "سالب ثلاثة بالمئة"),
    ],
)
def test_percentages_below_zero_keep_their_sign(text: str, value: Fraction, words: str) -> None:
    assert [(p.amount.value, p.text) for p in percents(text)][-1] == (value, words)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("بلغت الحرارة سالب 7 درجات مئوية", -7, "Cel"),
        ("هبطت إلى ناقص 12 درجة", -12, "deg"),
        ("وبلغت 9 درجات تحت الصفر", -9, "deg"),
        ("وبلغت 15 تحت الصفر", -15, "deg"),
    ],
)
def test_temperatures_below_zero_keep_their_sign(text: str, value: int, unit: str) -> None:
    assert (quantity(text).amount.value, quantity(text).unit) == (value, unit)


def test_those_that_are_lacking_are_no_number_below_zero() -> None:
    assert quantity("لعب الفريق ناقص ثلاثة لاعبين").amount.value == 3
    assert [q.amount.value for q in quantities("يساوي 9 ناقص 3")] == [9, 3]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ثلاثة وخمسة من عشرة", Fraction(7, 2)),
        ("اثنان وخمسة وعشرون من مئة", Fraction(9, 4)),
        ("سبعة وثلاثة من ألف", Fraction(7003, 1000)),
        ("أربعة وسبعة من العشرة", 4),
    ],
)
def test_decimals_in_words_are_parts_of_ten_a_hundred_or_a_thousand(words: str, value: Fraction) -> None:
    assert quantities(f"بلغ المعدل {words}")[0].amount.value == value


def test_a_part_of_people_is_no_decimal() -> None:
    assert [q.amount.value for q in quantities("حضر ثلاثة وخمسة من عشرة لاعبين")] == [3, 5, 10]
    assert quantities("نجح خمسة وعشرون من مئة")[0].amount.value == 25


@pytest.mark.parametrize(
    ("text", "value"), [("زاد بـ22,9 فالمية", Fraction(229, 10)), ("زاد 2.5 ف المئة", Fraction(5, 2)), ("نقص 30 ديال المية", 30)]
)
def test_percentages_are_read_as_they_are_said_in_the_maghreb(text: str, value: Fraction) -> None:
    assert [p.amount.value for p in percents(text)] == [value]


def test_the_maghrebi_of_leads_to_what_is_counted() -> None:
    assert [(q.amount.value, q.noun) for q in quantities("شاف 5 ديال الجنود")] == [(5, "الجنود")]
    assert quantities("وقع فـ2020 حادث") == []
