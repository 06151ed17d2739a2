"""Lengths against the two ends beside them, and counts back from the dateline."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import found
from hypothesis import given
from hypothesis import strategies as st
from writer import MONTHS

RULE = "wrong-duration"
PUBLISHED = dt.date(2018, 3, 10)


def written(day: dt.date) -> str:
    """A day with its month, without the year."""
    return f"{day.day} {MONTHS['gulf'][day.month - 1]}"


@given(st.dates(dt.date(2018, 1, 1), dt.date(2018, 10, 1)), st.integers(3, 40), st.integers(1, 60))
def test_a_number_of_days_fits_with_the_last_day_or_without_it(start: dt.date, apart: int, said: int) -> None:
    end = start + dt.timedelta(days=apart)
    days = f"{said} {'أيام' if said < 11 else 'يوما'}"
    text = f"يقام المعرض من {written(start)} إلى {written(end)} 2018، أي على مدى {days}، في القاعة"
    assert (found(text, RULE) == ()) == (said in (apart, apart + 1))


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("من يوم 15 إلى غاية 19 مارس 2017 أي على امتداد 3 أيام", "dates"),
        ("خلال الفترة من 5 حتى 12 مايو ولمدة خمسة أيام", "dates"),
        ("من 28 فبراير إلى 3 مارس (10 أيام)", "dates"),
        ("على مدى ثلاثة أيام بين ١٢ و١٨ تشرين الأول/أكتوبر", "dates"),
        ("من السبت إلى الثلاثاء، ثلاثة أيام.", "weekdays"),
        ("لمدة 3 أيام اعتبارا من الأحد وحتى الخميس", "weekdays"),
        ("امتدت الحرب 12 سنة من 1980 إلى 1988", "years"),
        ("قبل عشرين عاما، في 2003", "since"),
        ("منذ خمس سنوات (2011)", "since"),
        ("منذ 2011 قبل خمس سنوات", "since"),
    ],
)
def test_a_length_that_does_not_fit_is_found(text: str, variant: str) -> None:
    assert [f.variant for f in found(text, RULE, PUBLISHED)] == [variant]


@pytest.mark.parametrize(
    "text",
    [
        "من يوم 15 إلى غاية 19 مارس 2017 أي على امتداد 5 أيام", "من السبت إلى الثلاثاء، أربعة أيام.", "لمدة ثلاثة أسابيع من 1 إلى 20 رمضان",
        "من 10 مارس إلى 10 مايو، لمدة شهرين", "قبل نحو 20 عاما، في عام 2000", "قبل 4 سنوات من عام 2016", "خمسة أيام من السجن بين 5 و9 مارس",
        "خلال ثلاثة أيام من 10 مارس", "امتدت الحرب ثماني سنوات من 1980 إلى 1988", "خمسة أيام عمل من 1 إلى 10 يناير",
        "من 27 فبراير إلى 2 مارس (4 أيام)",
    ],
)  # fmt: skip
def test_a_length_that_fits_or_belongs_to_something_else_is_silent(text: str) -> None:
    assert found(text, RULE, PUBLISHED) == ()
    assert found(text, RULE) == ()


def test_without_a_year_a_leap_day_may_or_may_not_lie_between() -> None:
    assert found("من 27 فبراير إلى 2 مارس (3 أيام)", RULE) == ()
    assert found("من 27 فبراير إلى 2 مارس (6 أيام)", RULE) != ()
