"""Digits in groups: the order in which a reader sees them, and what is no one number; decimals that stand on the wrong side."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import moneys, percents, quantities, quantity
from hypothesis import given
from hypothesis import strategies as st

HARD = ("\xa0", "\u202f")
BLANKS = (" ", "\xa0", "\u202f", "\u2009", "\u2007")


def groups(number: int) -> list[str]:
    return f"{number:,}".split(",")


@given(st.integers(1000, 10**9), st.sampled_from(HARD))
def test_blanks_that_do_not_break_keep_the_order_of_the_groups(number: int, blank: str) -> None:
    (read,) = quantities(f"سجل المكتب {blank.join(groups(number))}، كما قال المدير.")
    assert read.amount.value == number


@given(st.integers(10**4, 10**9).filter(lambda n: len(groups(n)[0]) < 3 or groups(n)[-1][0] == "0"))
def test_groups_that_are_turned_for_the_eye_are_read_as_they_are_seen(number: int) -> None:
    turned = " ".join(reversed(groups(number)))
    assert quantity(f"وزعت الجمعية {turned} كتابا على القرى").amount.value == number


@pytest.mark.parametrize("blank", BLANKS)
def test_every_blank_of_newsrooms_parts_thousands(blank: str) -> None:
    assert [m.amount.value for m in moneys(f"دفع 2{blank}318{blank}450.5 دينارا.")] == [2318450.5]
    assert quantity(f"بلغ العدد 60{blank}000.").amount.value == 60_000


def test_where_all_groups_have_three_digits_the_other_numbers_of_the_passage_tell_the_order() -> None:
    assert quantity("مساحة الإقليم 420 130 فدانا").amount.value == 130_420
    read = quantities("مساحة الإقليم 420 130 فدانا، وفيه 12 400 بئر")
    assert [q.amount.value for q in read] == [420_130, 12_400]


@pytest.mark.parametrize(
    "text",
    [
        "أرقام المقاعد 12 34 56 محجوزة",
        "اتصل على 02 123 45 قبل الظهر",
        "فتحت القاعة 125 18 مارس 2013",
    ],
)
def test_numbers_that_stand_beside_each_other_stay_apart(text: str) -> None:
    assert all(value is None or value < 1000 for value in (q.amount.value for q in quantities(text)))


def test_a_point_on_the_wrong_side_is_read_as_it_is_seen() -> None:
    (percent,) = percents("ارتفع المؤشر 615 .4 بالمئة")
    assert percent.amount.value == Fraction(4615, 1000)
    assert [q.amount.value for q in quantities("انتهى عام 120 .4 قتلى")] == [120, 4]


def test_an_arabic_comma_before_a_scale_is_a_decimal_point() -> None:
    assert quantity("بلغ الناتج 2،407 مليار متر").amount.value == 2_407_000_000
    assert quantity("زار المعرض 2،407 طلاب").amount.value == 2407


def test_tatweel_between_blanks_is_a_dash() -> None:
    assert quantities("تعريفات: 3 ـ المدير : رئيس الهيئة. 4 ـ العضو : من انتسب إليها.") == []
    assert quantity("اشترى 3 ـــ 4 كتب").amount.bounds == (3, 4)
    assert quantity("اشترى 3 كتـــب").noun == "كتـــب"
