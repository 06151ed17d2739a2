"""Hijri months, years and holidays that the dateline or a year places; and years before Christ."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import dates
from hypothesis import given
from hypothesis import strategies as st

from checker.calendars import hijri
from checker.words import lexicon

PUBLISHED = dt.date(2018, 3, 14)  # 26 Jumada II 1439


def readings(words: str, published: dt.date | None = PUBLISHED) -> tuple[str, ...]:
    """The readings of the only date of a sentence."""
    (read,) = dates(f"تستعد البلدية لذلك {words} كما أعلنت", published)
    return read.readings


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("في شهر محرم المقبل", "2018-09-11/2018-10-09"), ("في شهر رجب الماضي", "2017-03-29/2017-04-26"), ("مطلع شعبان المقبل", "2018-04-17/2018-05-15"),
        ("شهر محرم قبل الماضي", "2016-10-02/2016-10-31"), ("في العام الهجري الماضي", "2016-10-02/2017-09-20"),
        ("في السنة الهجرية القادمة", "2018-09-11/2019-08-30"), ("العام الهجري 1439", "2017-09-21/2018-09-10"), ("بعد سنة هجرية", "2019-03-03"),
        ("قبل ثلاث سنوات هجرية", "2015-04-15"), ("عيد الفطر", "2018-06-15"), ("عيد الفطر 1438", "2017-06-25"), ("عيد الأضحى المقبل", "2018-08-21"),
        ("في عيد الأضحى عام 2017", "2017-09-01"), ("أول أيام عيد الفطر", "2018-06-15"), ("ثالث أيام عيد الأضحى المبارك", "2018-08-23"), ("يوم عاشوراء", "2017-09-30"),
        ("رأس السنة الهجرية 1440", "2018-09-11"), ("المولد النبوي الشريف 1439", "2017-11-30"), ("وقفة عرفات", "2018-08-20"), ("15 رجب الماضي", "2017-04-12"),
        ("أول اثنين من شهر جمادى الأولى من عام 1439", "2018-01-22"), ("أواخر ذي القعدة 1438", "2017-07-24/2017-08-22"), ("بداية رمضان القادم", "2018-05-16/2018-06-14"),
    ],
)  # fmt: skip
def test_a_hijri_time_has_its_likeliest_reading_first(words: str, reading: str) -> None:
    assert readings(words)[0] == reading


def test_a_holiday_far_from_the_dateline_may_lie_on_either_side_of_it() -> None:
    assert readings("يوم عرفة", dt.date(2013, 2, 12)) == ("2012-10-25", "2013-10-14")


def test_the_night_of_power_falls_on_no_fixed_day() -> None:
    assert dates("أحيا المصلون ليلة القدر في المسجد", PUBLISHED) == []


def test_a_hijri_time_needs_the_dateline_unless_it_names_its_year() -> None:
    assert readings("عيد الفطر", None) == ()
    assert readings("عيد الفطر 1438", None) == ("2017-06-25",)


@given(st.integers(1400, 1450), st.integers(1, 12))
def test_a_month_with_its_year_is_the_table_of_the_calendar(year: int, month: int) -> None:
    name = lexicon.load("ar").months["hijri"][month - 1]
    read = readings(f"أواخر {name} {year}", None)
    assert read[0] == f"{hijri.start_of(year, month)}/{hijri.end_of(year, month)}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("نحو عام 480 ق.م", ["-0479"]), ("سنة 1200 قبل الميلاد", ["-1199"]), ("بين عامي 2100 و1600 قبل الميلاد", ["-2099", "-1599"]),
        ("في القرن الثالث قبل الميلاد", ["-02XX"]), ("من 332 إلى 30 ق.م", ["-0331", "-0029"]), ("سنة 1 ق.م", ["0000"]),
    ],
)  # fmt: skip
def test_years_before_christ_count_a_year_zero_as_iso_does(words: str, expected: list[str]) -> None:
    assert [d.readings[0] for d in dates(f"يعود النقش إلى ما {words} كما قال")] == expected
