"""Clock times with their part of day, zone and date; and durations of several units."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import durations, mentions, quantities
from hypothesis import given
from hypothesis import strategies as st
from writer import DIGITS, digits

from checker.core.mentions import TimeMention

PUBLISHED = dt.date(2024, 2, 14)


def times(text: str, published: dt.date | None = None) -> list[TimeMention]:
    """The clock times of a text."""
    return [m for m in mentions(text, published) if isinstance(m, TimeMention)]


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("الساعة 18:00", "T18:00"), ("18:30 بتوقيت غرينتش", "T18:30+00:00"), ("الساعة الثالثة والنصف مساء", "T15:30"), ("العاشرة صباحا", "T10:00"),
        ("9:30 ص", "T09:30"), ("الساعة 5 فجرا", "T05:00"), ("الساعة 20:00 بتوقيت مكة المكرمة", "T20:00+03:00"), ("الثانية عشرة ظهرا", "T12:00"),
        ("الساعة 12 ليلا", "T00:00"), ("الواحدة بعد الظهر", "T13:00"), ("الساعة السابعة إلا ربعا مساء", "T18:45"), ("الساعة الثالثة و18 دقيقة فجرا", "T03:18"),
        ("التاسعة مساء بالتوقيت المحلي", "T21:00"), ("الساعة 9.30 صباحا", "T09:30"), ("٩:٣٠ مساءً", "T21:30"), ("الحادية عشرة والربع ليلا", "T23:15"), ("الساعة الرابعة من فجر", "T04:00"),
        ("الساعة 03,25 فجرا", "T03:25"), ("الساعة 0622 بتوقيت جرينتش", "T06:22+00:00"), ("الساعة الـ13.45 بتوقيت غرينتش", "T13:45+00:00"),
        ("1200 بتوقيت غرينتش", "T12:00+00:00"), ("15.30 ت.غ", "T15:30+00:00"), ("الساعة 10:00 GMT", "T10:00+00:00"), ("10 بتوقيت غرينتش", "T10:00+00:00"),
        ("السابعة إلا خمس دقائق صباحا", "T06:55"), ("الساعة الثالثة والدقيقة الثانية عشرة فجرا", "T03:12"), ("الساعة 12 منتصف الليل", "T00:00"), ("السّاعة الثّالثة فجراً بتوقيت مكّة", "T03:00+03:00"), ("الساعة 21:00 بتوقيت أبو ظبي", "T21:00+04:00"),
    ],
)  # fmt: skip
def test_a_time_is_read_with_its_part_of_day_and_zone(words: str, reading: str) -> None:
    (read,) = times(f"ينطلق السباق {words} من الميدان")
    assert read.readings == (reading,)


def test_a_zone_that_changes_its_clocks_has_its_offset_where_the_day_is_known() -> None:
    text = "تنطلق المباراة الساعة 20:45 بتوقيت باريس على الملعب"
    assert times(text)[0].readings == ("T20:45",)
    assert times(text, dt.date(2018, 7, 10))[0].readings == ("2018-07-10T20:45+02:00",)
    assert times(text, dt.date(2018, 1, 10))[0].readings == ("2018-01-10T20:45+01:00",)


def test_an_hour_without_its_half_of_the_day_has_two_readings() -> None:
    assert times("ينطلق السباق الساعة الثالثة من الميدان")[0].readings == ("T03:00", "T15:00")


def test_a_time_stands_on_the_date_beside_it_or_on_the_dateline() -> None:
    text = "ينطلق السباق الأحد 11 فبراير 2024 الساعة 18:00 بتوقيت غرينتش"
    assert times(text)[0].readings == ("2024-02-11T18:00+00:00",)
    assert times("ينطلق السباق غدا عند الساعة 18:00", PUBLISHED)[0].readings == ("2024-02-15T18:00",)
    assert times("ينطلق السباق الساعة 18:00", PUBLISHED)[0].readings == ("2024-02-14T18:00",)


@pytest.mark.parametrize(
    "text",
    [
        "فاز الفريق 3:2 على ضيفه",
        "بنسبة 2:1 تقريبا",
        "المركز الثانية عشرة",
        "الساعة الذكية",
        "في نصف الساعة الأول",
        "منتصف الليل",
        "99:99 مساء",
        "العدد 7 مساحة",
        "طول الجسر 3.30 م",
        "في 11 مارس 2018 صباحا",
        "بلغ السعر 1250 دولارا",
    ],
)
def test_scores_and_ratios_are_no_times(text: str) -> None:
    assert times(text) == []


def test_the_numbers_of_a_time_are_no_figures() -> None:
    assert quantities("ينطلق السباق الساعة 18:30 من الميدان") == []


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(sorted(DIGITS)))
def test_any_time_in_digits_is_read_back(hour: int, minute: int, script: str) -> None:
    words = digits(f"{hour}:{minute:02d}", script)
    assert times(f"ينطلق السباق الساعة {words} من الميدان")[0].readings == (f"T{hour:02d}:{minute:02d}",)


# --------------------------------------------------------------------------------------------------------------- durations


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("أسبوعين ويومين", "P2W2D"), ("20 دقيقة وثانية", "PT20M1S"), ("عاما وشهرا", "P1Y1M"), ("ساعة ونصف", "PT1H30M"), ("نصف ساعة", "PT30M"),
        ("ساعة ونصف الساعة", "PT1H30M"), ("ثلاثة أرباع الساعة", "PT45M"), ("ساعتين و10 دقائق", "PT2H10M"), ("عاما كاملا", "P1Y"), ("3 أعوام وشهرا", "P3Y1M"),
        ("يوما ونصف", "P1DT12H"), ("عاما ونصف العام", "P1Y6M"), ("ساعة واحدة", "PT1H"), ("3 ساعات و30 دقيقة و10 ثوان", "PT3H30M10S"),
    ],
)  # fmt: skip
def test_a_duration_of_several_units_is_one(words: str, iso: str) -> None:
    found = durations(f"استمر اللقاء {words} بلا توقف")
    assert [(d.text, d.value) for d in found] == [(words, iso)]


@pytest.mark.parametrize(
    ("words", "iso"), [("لمدة ساعة", "PT1H"), ("خلال أسبوع", "P1W"), ("منذ عام", "P1Y"), ("طوال شهر", "P1M")]
)
def test_a_unit_alone_is_a_duration_where_the_words_before_say_so(words: str, iso: str) -> None:
    assert [d.value for d in durations(f"توقف العمل {words} في الميناء")] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "مرة ثانية في يوم مشمس",
        "ساعة الحائط",
        "كل عام وأنتم بخير",
        "منذ عام 2018",
        "خلال شهر مارس",
        "لمدة سنوات",
        "بعد يوم الأحد",
    ],
)
def test_units_in_other_phrases_are_no_durations(text: str) -> None:
    assert durations(text) == []


def test_a_hedge_stays_with_its_duration() -> None:
    (read,) = durations("استمر اللقاء نحو ساعتين ونصف بلا توقف")
    assert (read.text, read.value, read.hedge) == ("نحو ساعتين ونصف", "PT2H30M", "about")


def test_a_duration_from_today_is_a_duration_and_a_date() -> None:
    kinds = [m.kind for m in mentions("يستمر الإضراب منذ ثلاثة أسابيع في الميناء", PUBLISHED)]
    assert sorted(kinds) == ["date", "duration"]
    assert durations("يستمر الإضراب منذ ثلاثة أسابيع في الميناء")[0].value == "P3W"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استؤنفت الجلسة في 15:20 بعد استراحة", ["15:20"]),
        ("يفتح المتحف من 9:00 إلى 17:30 كل يوم", ["9:00", "17:30"]),
        ("انتهى الشوط بفوز الفريق 25:18 في 21:15", []),
        ("قطع العداء المسافة في 12:58 دقيقة", []),
        ("ورد ذلك في سفر الخروج في 12:10", []),
    ],
)
def test_hours_and_minutes_behind_a_preposition_are_a_time_unless_they_are_a_score(text: str, expected: list[str]) -> None:
    assert [m.text for m in mentions(text) if isinstance(m, TimeMention)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تعمل العيادة من 7:30 حتى 9:15 يوم السبت", ["7:30", "9:15"]),
        ("يغلق الطريق بين 8:00 و11:45 للصيانة", ["8:00", "11:45"]),
        ("بدأت المباراة في 19:00 وانتهت بفوز الضيوف في 20:55", ["19:00", "20:55"]),
        ("تأخر سفر الوفد. غادرت الطائرة في 12:10", ["12:10"]),
        ("تأخر سفر الوفد حتى 12:10 بسبب الضباب", ["12:10"]),
        ("أعلن آية الله الخبر في 14:30", ["14:30"]),
        ("خسر الفريق 25:27 في الشوط الأول. وعادت الحافلة في 22:15", ["22:15"]),
        ("تحسن زمن السباح من 9:50 إلى 9:40", []),
        ("ارتفعت مدة الرحلة من 2:30 إلى 3:45 ساعات", []),
        ("فاز المنتخب 21:18 و21:15", []),
        ("فازت بالمجموعة الثانية 21:17 بعد 19:21", []),
        ("قرأ الإمام من سورة البقرة من 2:10 إلى 2:15", []),
        ("شرح الكاهن إنجيل متى في 10:12", []),
    ],
)
def test_two_numbers_with_a_colon_are_a_time_by_what_the_sentence_tells_before_them(text: str, expected: list[str]) -> None:
    assert [m.text for m in mentions(text) if isinstance(m, TimeMention)] == expected
