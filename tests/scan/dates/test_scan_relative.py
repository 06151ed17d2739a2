"""Relative dates, ranges of dates and longer times: written with a value in mind, and read back against a dateline."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import check_text, dates, mentions, quantities
from hypothesis import given
from hypothesis import strategies as st
from writer import MONTHS, WEEKDAYS

from checker.core.mentions import DateMention, PeriodMention
from checker.scan.scanner import Scan
from checker.segment.passages import Passage

PUBLISHED = dt.date(2024, 2, 14)  # a Wednesday
ANY_DAY = st.dates(dt.date(1950, 1, 1), dt.date(2060, 1, 1))


def readings(words: str, published: dt.date | None = PUBLISHED) -> tuple[str, ...]:
    """The readings of the only date of a sentence."""
    (read,) = dates(f"اندلع الحريق {words} قرب الميناء", published)
    return read.readings


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("اليوم", "2024-02-14"), ("أمس", "2024-02-13"), ("البارحة", "2024-02-13"), ("أول أمس", "2024-02-12"), ("أول من أمس", "2024-02-12"),
        ("أمس الأول", "2024-02-12"), ("غداً", "2024-02-15"), ("بعد غد", "2024-02-16"), ("أمس الثلاثاء", "2024-02-13"), ("الأحد الماضي", "2024-02-11"),
        ("الأربعاء الماضي", "2024-02-07"), ("الأحد المقبل", "2024-02-18"), ("الأحد قبل الماضي", "2024-02-04"), ("يوم الجمعة", "2024-02-09"),
        ("قبل أسبوعين", "2024-01-31"), ("قبل 3 أيام", "2024-02-11"), ("منذ عام", "2023"), ("قبل نحو سنتين", "2022"), ("قبل ثلاثة أشهر", "2023-11"),
        ("بعد خمسة أيام", "2024-02-19"), ("الشهر الماضي", "2024-01"), ("هذا الشهر", "2024-02"), ("العام الماضي", "2023"), ("هذا العام", "2024"),
        ("الأسبوع الماضي", "2024-W06"), ("الأسبوع المقبل", "2024-W08"), ("هذا الأسبوع", "2024-W07"), ("الشهر قبل الماضي", "2023-12"),
        ("في الربع الثالث من 2018", "2018-Q3"), ("في الربع الأخير من العام الماضي", "2023-Q4"), ("صيف 2015", "2015-22"), ("شتاء العام الماضي", "2023-24"),
        ("في ثمانينيات القرن الماضي", "198X"), ("في الثمانينيات", "198X"), ("في القرن العشرين", "19XX"), ("أوائل مارس 2018", "2018-03"),
        ("منتصف شباط", "2024-02"), ("نهاية العام الجاري", "2024"), ("في شهر 3 من العام الجاري", "2024-03"), ("الثلاثاء الثاني من أكتوبر 2018", "2018-10-02"),
        ("في آخر أحد من شباط", "2024-02-25"), ("في الثالث عشر من الشهر الجاري", "2024-02-13"), ("في أول أسبوع من أكتوبر 2014", "2014-W41"),
        ("في آخر يوم من الشهر الماضي", "2024-01-31"), ("في February 11, 2024", "2024-02-11"), ("في 11 Feb 2024", "2024-02-11"),
        ("في 11 / 2 / 2024", "2024-02-11"), ("عيد العمال", "2024-05-01"), ("رأس السنة الميلادية", "2024-01-01"), ("في النصف الأول من 2018", "2018-01/2018-06"),
        ("بعد شهرين من الآن", "2024-04"), ("في الأشهر التسعة الأولى من 2017", "2017-01-01/2017-09-30"),
        ("خلال أول ستة أشهر من العام الجاري", "2024-01/2024-06"), ("في الأشهر الثلاثة الأولى من العام الماضي", "2023-Q1"), ("يوم 11/2/24", "2024-02-11"), ("بتاريخ 5-6-97", "1997-06-05"), ("في ذكرى 11 سبتمبر 2001", "2001-09-11"),
        ("في القرن الـ19", "18XX"), ("في القرن 18", "17XX"), ("في العقد الأول من القرن الحادي والعشرين", "200X"), ("الأسبوع قبل  الماضي", "2024-W05"),
    ],
)  # fmt: skip
def test_a_relative_date_has_its_likeliest_reading_first(words: str, reading: str) -> None:
    assert readings(words)[0] == reading


@pytest.mark.parametrize(
    "words",
    [
        "أمس",
        "الأحد الماضي",
        "قبل أسبوعين",
        "الشهر الماضي",
        "هذا العام",
        "الأسبوع المقبل",
        "يوم الجمعة",
        "نهاية العام الجاري",
    ],
)
def test_without_a_dateline_it_has_none(words: str) -> None:
    assert readings(words, None) == ()


@pytest.mark.parametrize(
    "words", ["صيف 2015", "الربع الثالث من 2018", "منتصف مارس 2018", "القرن العشرين", "الثمانينيات"]
)
def test_what_says_its_own_year_needs_no_dateline(words: str) -> None:
    assert readings(words, None) == readings(words)


def test_a_weekday_alone_lies_behind_the_dateline_or_before_it_where_the_clause_speaks_of_the_future() -> None:
    assert dates("وصل الوفد الأحد إلى البلدة", PUBLISHED)[0].readings == ("2024-02-11", "2024-02-18")
    assert dates("سيصل الوفد الأحد إلى البلدة", PUBLISHED)[0].readings == ("2024-02-18", "2024-02-11")


def test_the_weekday_is_heard_before_a_dateline_that_is_a_day_off() -> None:
    assert readings("أمس الاثنين") == ("2024-02-12", "2024-02-13")


@pytest.mark.parametrize(
    "text",
    [
        "قالت صحيفة المصري اليوم إن الحفل تأجل", "في اليوم الثاني من الرحلة", "وفي اليوم نفسه غادر", "حضر الأمين العام السابق للاتحاد", "حزب الغد المعارض",
        "بعد صلاة الجمعة مباشرة", "قال ربيع لصحيفته", "لم يكن أحد هناك", "ربع السكان", "نص البيان الختامي", "مرة ثانية", "قبل أيام", "منذ سنوات", "شهر واحد",
        "في العام نفسه", "كل يوم", "وصل المدير العام الحالي", "النصف الثاني من المباراة", "سجل بكرة رأسية", "فاز الفريق 3-2",
    ],
)  # fmt: skip
def test_homographs_and_vague_words_are_no_dates(text: str) -> None:
    assert dates(text, PUBLISHED) == []


@given(ANY_DAY, st.integers(0, 6))
def test_last_and_next_weekday_lie_within_a_week_on_their_side(published: dt.date, weekday: int) -> None:
    last, following = (
        dt.date.fromisoformat(readings(f"{WEEKDAYS[weekday]} {word}", published)[0]) for word in ("الماضي", "المقبل")
    )
    assert last.weekday() == following.weekday() == weekday
    assert 1 <= (published - last).days <= 7
    assert 1 <= (following - published).days <= 7


@given(ANY_DAY, st.integers(3, 10), st.sampled_from((("قبل", -1), ("بعد", 1), ("منذ", -1))))
def test_days_and_weeks_from_today_are_counted(published: dt.date, number: int, lead: tuple[str, int]) -> None:
    word, way = lead
    assert readings(f"{word} {number} أيام", published)[0] == (published + dt.timedelta(days=way * number)).isoformat()
    assert (
        readings(f"{word} {number} أسابيع", published)[0] == (published + dt.timedelta(weeks=way * number)).isoformat()
    )


@given(ANY_DAY, st.integers(1, 12), st.integers(0, 6), st.integers(1, 4))
def test_the_nth_weekday_of_a_month_is_the_nth(published: dt.date, month: int, weekday: int, nth: int) -> None:
    word = ("أول", "ثاني", "ثالث", "رابع")[nth - 1]
    read = readings(f"في {word} {WEEKDAYS[weekday]} من {MONTHS['gulf'][month - 1]} {published.year}", published)
    day = dt.date.fromisoformat(read[0])
    assert (day.year, day.month, day.weekday(), (day.day - 1) // 7 + 1) == (published.year, month, weekday, nth)


@given(ANY_DAY, st.sampled_from(("الماضي", "الجاري", "المقبل")))
def test_weeks_beside_today_follow_each_other(published: dt.date, word: str) -> None:
    year, week = map(int, readings(f"الأسبوع {word}", published)[0].split("-W"))
    monday = dt.date.fromisocalendar(year, week, 1)
    steps = {"الماضي": -1, "الجاري": 0, "المقبل": 1}[word]
    assert abs((published + dt.timedelta(weeks=steps) - monday).days) <= 6


# ------------------------------------------------------------------------------------------------------------------ ranges


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("من 10 إلى 12 مارس 2018", "2018-03-10/2018-03-12"), ("10-12 مارس 2018", "2018-03-10/2018-03-12"), ("بين 3 و9 أبريل 2019", "2019-04-03/2019-04-09"),
        ("من 28 يناير إلى 3 فبراير 2018", "2018-01-28/2018-02-03"), ("من 28 ديسمبر إلى 3 يناير 2018", "2017-12-28/2018-01-03"),
        ("بين عامي 2011 و2015", "2011/2015"), ("خلال 2014-2016", "2014/2016"), ("للعام الدراسي 2017/2018", "2017/2018"), ("للعام الدراسي 2018/2017", "2017/2018"),
        ("بين الأول والخامس من أبريل 2018", "2018-04-01/2018-04-05"),
        ("من العاشر إلى الثاني عشر من مارس 2018", "2018-03-10/2018-03-12"),
        ("في الفترة من 5 وحتى 9 مايو/أيار 2018", "2018-05-05/2018-05-09"),
        ("من الـ10 إلى الـ12 من مارس 2018", "2018-03-10/2018-03-12"),
        ("من يوم الاثنين 5 وحتى يوم الجمعة 9 مارس 2018", "2018-03-05/2018-03-09"),
        ("من 1 إلى 10 رمضان 1439", "2018-05-16/2018-05-25"),
        ("من الأحد إلى الخميس", "2024-02-11/2024-02-15"),
        ("من 27 آذار/مارس وحتى 2 نيسان/أبريل 2018", "2018-03-27/2018-04-02"),
        ("بين الثلاثاء والجمعة", "2024-02-13/2024-02-16"),
    ],
)  # fmt: skip
def test_a_range_of_dates_is_an_interval(words: str, reading: str) -> None:
    (period,) = [m for m in mentions(f"يستمر المعرض {words} في المدينة", PUBLISHED) if isinstance(m, PeriodMention)]
    assert period.readings == (reading,)


def test_each_end_of_a_range_is_a_date() -> None:
    found = [m.readings for m in dates("يستمر المعرض من 10 إلى 12 مارس 2018 في المدينة")]
    assert found == [("2018-03-10",), ("2018-03-12",)]


@pytest.mark.parametrize("text", ["من بين 12 مارس و13 أبريل", "فاز 2-1 في 12 مارس 2018", "هاتف 2014-2016-22"])
def test_what_only_looks_like_a_range_is_none(text: str) -> None:
    assert not [m for m in mentions(text) if isinstance(m, PeriodMention) and "2-1" in m.text]


# ------------------------------------------------------------------------------------------------------------ around them


def test_relative_dates_are_not_counted_among_the_dates_that_a_check_reads() -> None:
    assert check_text("وصل الوفد أمس الثلاثاء وغادر الأسبوع الماضي", PUBLISHED).coverage.read == 0


def test_the_days_named_from_today_are_read_without_the_second_dictionary() -> None:
    from checker.words import lexicon

    scan = Scan(
        Passage("text", "وصل أمس الثلاثاء، وغادر الأحد الماضي، ويعود اليوم، ثم غدا، واللقاء اليوم الجمعة 5 مارس."),
        lexicon.load("ar"),
    )
    found = [(d.text, d.relative_day, d.weekday.value if d.weekday else None) for d in scan.named_days]
    assert found == [("أمس الثلاثاء", -1, 1), ("غدا", 1, None)]
    assert not {"moments", "times"} & vars(scan).keys()


def test_no_word_names_a_day_from_today_and_goes_on_from_another() -> None:
    from checker.words import lexicon

    forms = lexicon.load("ar").triggers.values()
    senses = [s for form in forms for s in (form.senses, *(s for listed in form.phrases.values() for _, s in listed))]
    assert not [s for s in senses if "relative_day" in s and {"weekday", "relative", "month"} & s.keys()]


def test_the_words_of_a_relative_date_are_those_of_its_span() -> None:
    text = "😀\r\n\ufeffوقال إنه وصل، قبل أسبوعين، ثم غادر يوم الأحـــد الماضي."
    found = [m for m in mentions(text, PUBLISHED) if isinstance(m, DateMention)]
    assert [m.text for m in found] == ["قبل أسبوعين", "الأحـــد الماضي"]
    assert all(text[m.span.start : m.span.end] == m.text for m in found)


def test_numbers_inside_a_relative_date_are_no_figures() -> None:
    assert quantities("وصل في 14 الشهر المقبل وغادر عام 2018") == []
