"""Dates that were read past: days above 31, five digits in a year's place, orders that no date has, years of two calendars."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import check_text, dates, found

MARCH = dt.date(2018, 3, 2)


@pytest.mark.parametrize(
    "text",
    ["يعقد الاجتماع 57 مارس في الرياض", "يعود المنتخب يوم 45 أبريل", "في 13/13/2024", "في 2/31/2023", "بتاريخ 15/00/2023", "وقع في 31-أبريل-1974"],
)
def test_a_day_that_there_is_not_is_found(text: str) -> None:
    assert len(found(text, "impossible-date")) == 1


@pytest.mark.parametrize(
    "text",
    ["القرار رقم 13/13/2024 نافذ", "الدورة 57 مارس المقبل", "أن يبلغ المؤشر 32 لشهر أغسطس", "العدد 63 أغسطس 2010", "في 3/31/2023"],
)
def test_numbers_of_other_things_are_no_days(text: str) -> None:
    assert found(text, "impossible-date") == ()


@pytest.mark.parametrize("text", ["بحلول عام 9100 سترتفع الحرارة", "بحلول عام) 9100 سترتفع", "في 5 مارس 20178 عاد", "في 5/3/20188 عاد", "وعام 22014 وما بعده"])
def test_a_year_of_no_calendar_is_found(text: str) -> None:
    assert len(found(text, "implausible-year")) == 1


@pytest.mark.parametrize("text", ["بحلول عام 3000 سترتفع", "كل عام 4500 زائر", "في 5 مارس 20178 شخصا"])
def test_far_plans_and_counts_are_no_odd_years(text: str) -> None:
    assert found(text, "implausible-year") == ()


def test_the_current_month_has_its_year_whatever_other_one_is_named() -> None:
    text = "كان النادي قد فاز باللقب عام 2014. ويعقد الاجتماع الجمعة 8 مارس الجاري."
    assert len(found(text, "weekday-mismatch", MARCH)) == 1
    assert found(text.replace("الجمعة", "الخميس"), "weekday-mismatch", MARCH) == ()


def test_the_date_of_a_decree_has_no_year_from_the_dateline() -> None:
    assert found("استند الوزير إلى القرار الصادر الجمعة 8 مارس بشأن الرسوم", "weekday-mismatch", MARCH) == ()
    assert len(found("يستقبل الوزير الجمعة 8 مارس وفدا", "weekday-mismatch", MARCH)) == 1


@pytest.mark.parametrize(
    "words",
    ["أول أمس", "أول من أمس", "أمس الأول", "اول البارحة", "أول من البارحة", "البارحة الأولى", "أمس قبل الأول", "الأول من أمس", "أوّل امس"],
)
def test_every_spelling_of_the_day_before_yesterday_is_one_day(words: str) -> None:
    text = f"وصل الوفد {words} الأربعاء إلى العاصمة"
    assert dates(text, MARCH)[0].readings[0] == "2018-02-28"
    assert found(text, "stale-anchor", MARCH) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("أسست عام 1377هـ/1975م", 1),
        ("أسست عام 1377هـ (1957)", 0),
        ("ولد في ربيع الأول 1358هـ (أبريل 1939م)", 0),
        ("ولد في ربيع الأول 1358هـ (أغسطس 1939م)", 1),
        ("عاش (1301-1376هـ/1884-1956م)", 0),
        ("في 5 رمضان 1440هـ (2018م)", 1),
    ],
)
def test_a_hijri_year_or_month_shares_a_day_with_the_one_beside_it(text: str, count: int) -> None:
    assert len(found(text, "hijri-pair-mismatch")) == count


@pytest.mark.parametrize("text", ["عاش (780-855م) هنا", "ولد سنة 780م وتوفي سنة 855م", "ولد سنة 780 ميلادية وتوفي عام 855م"])
def test_years_of_three_digits_with_their_era_are_dates(text: str) -> None:
    assert [d.readings[0] for d in dates(text)] == ["0780", "0855"]


def test_months_are_counted_from_month_to_month() -> None:
    text = "تستمر الدورة لمدة {} أشهر من يناير إلى يونيو 2018."
    assert len(check_text(text.format("تسعة"), select=("wrong-duration",)).findings) == 1
    assert check_text(text.format("ستة"), select=("wrong-duration",)).findings == ()
    assert check_text(text.format("خمسة"), select=("wrong-duration",)).findings == ()


def test_an_hour_called_local_is_that_of_a_country_that_the_article_names() -> None:
    text = "تحطمت الطائرة في أحمد آباد عند الساعة 13:39 بالتوقيت المحلي ({} بتوقيت غرينتش)"
    assert len(found(text.format("09:09"), "wrong-time-conversion")) == 1
    assert found(text.format("08:09"), "wrong-time-conversion") == ()


@pytest.mark.parametrize(("day", "count"), [(dt.date(2025, 7, 10), 0), (dt.date(2021, 7, 10), 1), (dt.date(2025, 12, 10), 1)])
def test_summer_time_is_that_of_the_day(day: dt.date, count: int) -> None:
    text = "تنطلق المباراة عند 20:00 بتوقيت القاهرة (17:00 بتوقيت غرينتش)"
    assert len(found(text, "wrong-time-conversion", day)) == count
