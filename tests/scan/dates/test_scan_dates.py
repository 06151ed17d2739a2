"""Dates: written in every style of the trade, and read back."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from helpers import date, dates, listed, quantities
from hypothesis import given
from hypothesis import strategies as st
from writer import COUPLES, DIGITS, LEADS, MONTHS, PAIRS, Style, days, digits, known_months, sentence, styles

from checker.core.mentions import DateMention

YEAR = 2023
SAMPLE = [dt.date(YEAR, month, day) for month in range(1, 13) for day in (1, 9, 11, 28)]


def wrong(text: str, day: dt.date, style: Style) -> str | None:
    """What was read wrongly, if anything."""
    found = dates(text)
    if len(found) != 1:
        return f"{text}: {len(found)} dates"
    read = found[0]
    said = (
        read.day.value if read.day else None,
        [m.number for m in read.months],
        read.year.value if read.year else None,
        read.weekday.value if read.weekday else None,
        read.readings,
    )
    weekday = None if style.lead == "none" else day.weekday()
    expected = (day.day, [day.month] * (2 if style.second else 1), day.year, weekday, (day.isoformat(),))
    return None if said == expected else f"{text}: {said}, not {expected}"


@pytest.mark.parametrize("script", DIGITS)
@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("system", MONTHS)
def test_a_date_with_one_month_name_is_read_back(system: str, lead: str, script: str) -> None:
    style = Style(system, None, lead=lead, script=script)
    problems = [p for day in SAMPLE if (p := wrong(sentence(style.date(day)), day, style))]
    assert not problems, listed(problems)


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("pair", PAIRS)
def test_a_date_with_two_month_names_is_read_back(pair: str, lead: str) -> None:
    problems = []
    for (first, second), day, script in product(COUPLES, SAMPLE[::2], DIGITS):
        style = Style(first, second, pair, lead, script)
        if p := wrong(sentence(style.date(day)), day, style):
            problems.append(p)
    assert not problems, listed(problems)


@pytest.mark.parametrize("pair", sorted(set(PAIRS) - {"space", "dash", "glued dash"}))
def test_two_names_of_different_months_are_kept_apart(pair: str) -> None:
    problems = []
    for (first, second), one, two in product(COUPLES, range(1, 13), range(1, 13)):
        text = sentence(f"11 {PAIRS[pair].format(MONTHS[first][one - 1], MONTHS[second][two - 1])} 2024")
        found = dates(text)
        if len(found) != 1 or [m.number for m in found[0].months] != [one, two]:
            problems.append(f"{text}: {[[m.number for m in d.months] for d in found]}")
    assert not problems, listed(problems)


@given(days(), styles())
def test_any_day_in_any_style_is_read_back(day: dt.date, style: Style) -> None:
    assert wrong(sentence(style.date(day)), day, style) is None


@given(days(), styles(), st.sampled_from(("\u200f", "\u200e", "\u202b", "\u064e", "ـ")), st.integers(0, 200))
def test_invisible_characters_anywhere_inside_a_date_change_nothing(
    day: dt.date, style: Style, mark: str, place: int
) -> None:
    text = style.date(day)
    at = 1 + place % (len(text) - 1)
    assert wrong(sentence(text[:at] + mark + text[at:]), day, style) is None


@given(days(), styles())
def test_the_spans_of_a_date_are_the_words_of_its_parts(day: dt.date, style: Style) -> None:
    text = f"😀\r\n\ufeff{sentence(style.date(day))}"
    read = date(text)
    assert read.day is not None
    assert read.year is not None
    assert read.weekday is not None
    assert text[read.span.start : read.span.end] == read.text
    assert text[read.day.span.start : read.day.span.end] == digits(day.day, style.script)
    assert text[read.year.span.start : read.year.span.end] == digits(day.year, style.script)
    assert [text[m.span.start : m.span.end] for m in read.months] == [m.text for m in read.months]
    assert read.span.covers(read.core)
    for part in (read.day.span, read.year.span, *(m.span for m in read.months)):
        assert read.core.covers(part)
    assert read.span.covers(read.weekday.span)


def test_every_name_that_a_repair_may_write_is_read_as_its_month() -> None:
    problems = []
    for system, number, name in known_months():
        read = dates(f"في 5 {name} 2020")
        if len(read) != 1 or [m.number for m in read[0].months] != [number] or system not in read[0].months[0].systems:
            problems.append(f"{system} {number} {name}")
    assert not problems, listed(problems)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("17/3/2016", dt.date(2016, 3, 17)),
        ("17-3-2016", dt.date(2016, 3, 17)),
        ("17.3.2016", dt.date(2016, 3, 17)),
        ("2016-03-17", dt.date(2016, 3, 17)),
        ("2016/3/17", dt.date(2016, 3, 17)),
        ("٠٧/٠٣/٢٠١٦", dt.date(2016, 3, 7)),
        ("۷-۳-۲۰۱۶", dt.date(2016, 3, 7)),
    ],
)
def test_numeric_dates_put_the_day_first_and_the_year_where_it_has_four_digits(written: str, day: dt.date) -> None:
    read = date(f"تنعقد الجلسة {written} في المقر.")
    assert read.numeric
    assert read.readings == (day.isoformat(),)
    assert read.text == written


@pytest.mark.parametrize("written", ["17/13/2016", "17/3/16", "1/2/3/4", "17-3/2016", "100/3/2016", "17/3/216"])
def test_what_only_looks_like_a_numeric_date_is_none(written: str) -> None:
    assert dates(f"الرقم {written} في السجل") == []


@given(
    days(),
    st.sampled_from(("{d}/{m}/{y}", "{d:02d}-{m:02d}-{y}", "{y}-{m:02d}-{d:02d}", "{d}.{m}.{y}")),
    st.sampled_from(sorted(DIGITS)),
)
def test_any_numeric_date_is_read_back(day: dt.date, form: str, script: str) -> None:
    text = digits(form.format(d=day.day, m=day.month, y=day.year), script)
    assert date(f"انعقدت الجلسة في {text} بحضور الجميع").readings == (day.isoformat(),)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("الأول", 1),
        ("الثالث", 3),
        ("العاشر", 10),
        ("الحادي عشر", 11),
        ("الثاني عشر", 12),
        ("التاسع عشر", 19),
        ("العشرين", 20),
        ("الحادي والعشرين", 21),
        ("التاسع والعشرين", 29),
        ("الثلاثين", 30),
        ("الحادي والثلاثين", 31),
    ],
)
def test_days_in_words_are_read(words: str, day: int) -> None:
    read = date(f"وقعا الاتفاق في {words} من تموز 2014 بعد مشاورات")
    assert (read.day.value if read.day else None, read.readings) == (day, (f"2014-07-{day:02d}",))


@pytest.mark.parametrize("number", range(1, 32))
def test_a_day_may_stand_before_the_word_for_month(number: int) -> None:
    read = date(f"وصل في {number} من شهر يوليو 2014 إلى البلدة")
    assert read.readings == (f"2014-07-{number:02d}",)


@pytest.mark.parametrize(
    ("word", "relative"),
    [("الماضي", "last"), ("المنصرم", "last"), ("المقبل", "next"), ("القادم", "next"), ("الجاري", "current")],
)
def test_a_relative_word_belongs_to_the_date(word: str, relative: str) -> None:
    read = date(f"اندلع الحريق في 7 أكتوبر/تشرين الأول {word} قرب الميناء", dt.date(2024, 2, 11))
    assert (read.relative, read.year) == (relative, None)
    assert read.text.endswith(word)


def test_a_year_word_before_the_year_belongs_to_the_date() -> None:
    assert date("في مارس من عام 2019 افتتح الجسر").readings == ("2019-03",)
    assert date("في 3 مارس عام 2019 افتتح الجسر").readings == ("2019-03-03",)
    assert date("في عام 2019 افتتح الجسر").readings == ("2019",)


@pytest.mark.parametrize("words", ["15 / من شهر مارس) ، من 2018", "15 /من مارس . 2018", "15 شهر مارس 2018"])
def test_day_and_year_may_stand_as_far_from_a_month_as_their_joints_are_long(words: str) -> None:
    found = date(f"وصل الوفد في {words}")
    assert (found.day and found.day.value, found.year and found.year.value) == (15, 2018)


@pytest.mark.parametrize(
    "text",
    [
        "لا باب في البيت",
        "شرب ماء اللاب",
        "ارتكاب المخالفة",
        "مارس الرياضة صباحا",
        "آب إلى رشده",
        "أيارا جاء",
        "نيسان شركة سيارات",
        "الفبرايري الجديد",
        "قال تموز إنه بخير",
        "شارع النوفمبريين",
    ],
)
def test_words_that_hold_or_resemble_a_month_are_no_dates(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("العدد 63 أغسطس 2010", None),
        ("الصفحة 40 مارس 2015", None),
        ("بلغ 33.9 فبراير", None),
        ("عند 9:30 فبراير", None),
        ("بنسبة 30% فبراير", None),
    ],
)
def test_a_number_that_belongs_to_something_else_is_no_day(text: str, day: int | None) -> None:
    for read in dates(text):
        assert (read.day.value if read.day else None) == day


@pytest.mark.parametrize("name", ["ثورة", "مدينة", "جسر", "ميدان", "ملعب"])
def test_a_name_that_looks_like_a_date_is_marked_as_a_name(name: str) -> None:
    read = date(f"تجمع المحتجون قرب {name} 25 يناير وسط المدينة")
    assert read.name
    assert read.readings == ()


def test_the_night_before_is_marked() -> None:
    assert date("اندلع الحريق ليلة الخميس 2 أكتوبر 2019").eve
    assert not date("اندلع الحريق مساء الخميس 2 أكتوبر 2019").eve


@pytest.mark.parametrize(("word", "days_"), [("اليوم", 0), ("أمس", -1), ("غدا", 1)])
def test_a_day_counted_from_today_is_kept_beside_the_weekday(word: str, days_: int) -> None:
    read = date(f"يصل الوفد {word} الأحد 11 فبراير 2024")
    assert read.relative_day == days_


def test_dates_claim_their_numbers_so_that_none_is_read_as_a_figure() -> None:
    assert quantities("وصل الأحد 11 فبراير/شباط 2024 ثم غادر 12/2/2024 وعاد عام 2025") == []


def test_several_dates_are_read_in_order() -> None:
    text = "من 3 يناير/كانون الثاني إلى 12 ديسمبر (كانون الأول) 2015 ثم 11 شباط فبراير 2016"
    assert [[m.number for m in d.months] for d in dates(text)] == [[1, 1], [12, 12], [2, 2]]


@pytest.mark.parametrize(
    "text",
    [
        "بين نوفمبر وكانون الأول",
        "من ديسمبر إلى كانون الثاني",
        "في حزيران وتموز (يونيو ويوليو)",
        "في أيار/مايو وحزيران/يونيو",
        "في يوليو، أغسطس وأيلول",
        "الفترة نوفمبر - كانون الأول",
    ],
)
def test_spans_and_lists_of_months_are_no_contradicting_pairs(text: str) -> None:
    assert all(len({m.number for m in d.months}) == 1 for d in dates(text))


@pytest.mark.parametrize("text", ["دورة مايو/يونيو", "في مارس/أبريل 2020", "شباط/آذار"])
def test_two_names_of_one_system_are_two_months(text: str) -> None:
    assert all(len(d.months) == 1 for d in dates(text))


def test_a_mention_is_the_same_value_when_read_again() -> None:
    text = sentence(Style().date(dt.date(2024, 2, 11)))
    assert dates(text) == dates(text)
    assert isinstance(date(text), DateMention)


@pytest.mark.parametrize("end", [".", ":", "،", "؟", "2018", "12%"])
def test_a_day_at_the_beginning_of_a_line_belongs_to_its_month_whatever_ends_the_line_above(end: str) -> None:
    found_ = dates(f"محطات في تاريخ الجسر{end}\n3 مايو 2011 بدأ العمل")
    assert found_[-1].readings == ("2011-05-03",)
