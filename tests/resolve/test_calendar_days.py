"""Relative and partial dates against the dateline and against each other, never against the clock."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import check_text, date, dates
from hypothesis import given
from hypothesis import strategies as st
from writer import MONTHS, WEEKDAYS

from checker.calendars import gregorian
from checker.resolve import relative_times

PUBLISHED = dt.date(2024, 2, 11)


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("7 أكتوبر/تشرين الأول الماضي", "2023-10-07"),
        ("7 مارس المقبل", "2024-03-07"),
        ("7 فبراير الجاري", "2024-02-07"),
        ("5 يناير", "2024-01-05"),
        ("28 ديسمبر", "2023-12-28"),
        ("مارس المقبل", "2024-03"),
        ("أكتوبر الماضي", "2023-10"),
        ("فبراير الجاري", "2024-02"),
        ("فبراير الماضي", "2023-02"),
        ("فبراير المقبل", "2025-02"),
        ("أكتوبر من العام الماضي", "2023-10"),
        ("7 أكتوبر من العام المقبل", "2025-10-07"),
        ("29 فبراير", "2024-02-29"),
    ],
)
def test_a_date_without_a_year_is_read_from_the_dateline(words: str, reading: str) -> None:
    assert date(f"اندلع الحريق في {words} قرب الميناء", PUBLISHED).readings == (reading,)


@pytest.mark.parametrize("words", ["7 أكتوبر الماضي", "5 يناير", "أكتوبر", "مارس المقبل"])
def test_without_a_dateline_a_date_without_a_year_has_no_reading(words: str) -> None:
    assert all(d.readings == () for d in dates(f"اندلع الحريق في {words} قرب الميناء"))


def test_the_first_sentences_fix_the_day_when_a_full_date_with_its_weekday_stands_there() -> None:
    text = "وصل الوفد الأحد 11 فبراير 2024 إلى البلدة. وكان الحريق قد اندلع في 7 أكتوبر الماضي."
    assert [d.readings for d in dates(text)] == [("2024-02-11",), ("2023-10-07",)]


def test_a_wrong_pair_in_the_lead_fixes_the_day_on_which_its_weekday_falls() -> None:
    text = "وصل الوفد الأحد 11 نوفمبر/شباط 2024 إلى البلدة. وكان الحريق قد اندلع في 7 أكتوبر الماضي."
    assert [d.readings for d in dates(text)] == [("2024-02-11", "2024-11-11"), ("2023-10-07",)]


def test_a_full_date_far_below_the_lead_fixes_nothing() -> None:
    text = "جاء الوفد. ثم مضى. ثم عاد. وصل الأحد 11 فبراير 2024 إلى البلدة. وفي 7 أكتوبر الماضي غادر."
    assert dates(text)[1].readings == ()


def test_the_dateline_goes_before_what_the_text_fixes() -> None:
    text = "وصل الوفد الأحد 11 فبراير 2024 إلى البلدة. وفي 7 أكتوبر الماضي غادر."
    assert dates(text, dt.date(2020, 1, 1))[1].readings == ("2019-10-07",)


def test_a_day_whose_weekday_fits_comes_first() -> None:
    assert date("الأحد 11 نوفمبر/شباط 2024").readings == ("2024-02-11", "2024-11-11")
    assert date("الاثنين 11 نوفمبر/شباط 2024").readings == ("2024-11-11", "2024-02-11")


def test_an_impossible_day_has_no_reading() -> None:
    assert date("في 31 يونيو 2021").readings == ()
    assert date("في 29 فبراير 2023").readings == ()


@given(st.dates(dt.date(1950, 1, 1), dt.date(2060, 1, 1)), st.integers(-170, 170))
def test_the_nearest_year_is_taken(published: dt.date, distance: int) -> None:
    day = published + dt.timedelta(days=distance)
    if (day.month, day.day) != (2, 29):
        assert (
            date(f"وصل في {day.day} {MONTHS['gulf'][day.month - 1]} إلى البلدة", published).readings[0]
            == day.isoformat()
        )


@given(st.dates(), st.integers(1, 12), st.integers(1, 31))
def test_the_nearest_year_is_the_nearest_of_three(anchor: dt.date, month: int, day: int) -> None:
    days = [d for year in range(anchor.year - 1, anchor.year + 2) if (d := gregorian.day_of(year, month, day))]
    before, behind = [d for d in days if d <= anchor], [d for d in days if d >= anchor]
    assert gregorian.nearest_year(month, day, anchor, None) == min(days, key=lambda d: abs(d - anchor), default=None)
    assert gregorian.nearest_year(month, day, anchor, "last") == max(before, default=None)
    assert gregorian.nearest_year(month, day, anchor, "next") == min(behind, default=None)
    assert gregorian.nearest_year(month, day, anchor, "current") == gregorian.day_of(anchor.year, month, day)


@given(st.dates(), st.integers(1, 12))
def test_a_month_without_a_year_lies_in_the_nearest_one_and_far_away_also_on_the_other_side(
    today: dt.date, month: int
) -> None:
    middles = [d for year in range(today.year - 1, today.year + 2) if (d := gregorian.day_of(year, month, 15))]
    nearest, *others = sorted(middles, key=lambda d: abs(d - today))
    far = abs(nearest - today) > gregorian.FAR
    assert relative_times.years_of_month(month, today, None) == [d.year for d in (nearest, *others[: int(far)])]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2060, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_last_lies_before_the_dateline_and_next_behind_it_within_a_year(
    published: dt.date, month: int, day: int
) -> None:
    name = MONTHS["gulf"][month - 1]
    (last,) = date(f"وصل في {day} {name} الماضي إلى البلدة", published).readings
    (following,) = date(f"يصل في {day} {name} المقبل إلى البلدة", published).readings
    assert dt.timedelta(0) <= published - dt.date.fromisoformat(last) <= dt.timedelta(days=366)
    assert dt.timedelta(0) <= dt.date.fromisoformat(following) - published <= dt.timedelta(days=366)


def test_what_needs_a_dateline_is_counted_as_not_checkable_with_its_reason() -> None:
    text = f"وصل {WEEKDAYS[6]} 11 فبراير إلى البلدة."
    without, given_ = check_text(text).coverage, check_text(text, PUBLISHED).coverage
    assert (without.read, without.checked, dict(without.unchecked)) == (1, 0, {"no-dateline": 1})
    assert (given_.read, given_.checked, given_.unchecked) == (1, 1, ())


def test_coverage_adds_up() -> None:
    text = "وصل الأحد 11 فبراير 2024 إلى البلدة، وقتل 5 أشخاص قرب جسر 25 يناير، وعاد السبت 3 مارس."
    coverage = check_text(text).coverage
    assert coverage.read == coverage.checked + sum(n for _, n in coverage.unchecked)
    assert dict(coverage.unchecked)["name"] == 1


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد أمس الأحد ويغادر غدا الاثنين، ثم يعود في مارس أو نوفمبر أو في 15 مارس.",
        "أعلن ذلك العام الماضي 2016 ثم في مايو الجاري.",
        "تنطلق المباراة الساعة 20:00 بتوقيت باريس (17:00 بتوقيت غرينتش).",
    ],
)
def test_the_first_and_the_last_day_of_the_calendar_are_datelines_too(published: dt.date, text: str) -> None:
    assert check_text(text, published).mentions
