"""Hijri dates: written in every style, read back; pairs with Gregorian dates that agree, and pairs that do not."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from helpers import check_text, date, dates, found, listed
from hijridate import Gregorian, Hijri
from hypothesis import given
from hypothesis import strategies as st
from writer import DIGITS, WEEKDAYS, digits, sentence

from checker.calendars import hijri
from checker.core.findings import Finding
from checker.words import lexicon

RULE = "hijri-pair-mismatch"
NAMES = (
    ("محرم", "المحرم", "محرم الحرام"),
    ("صفر", "صفر الخير"),
    ("ربيع الأول", "ربيع أول", "ربيع الاول"),
    ("ربيع الآخر", "ربيع الثاني", "ربيع الاخر"),
    ("جمادى الأولى", "جمادي الأولى", "جماد الأول", "جمادى الأول"),
    ("جمادى الآخرة", "جمادى الثانية", "جمادى الآخر", "جماد الثاني"),
    ("رجب", "رجب الفرد"),
    ("شعبان",),
    ("رمضان", "رمضان المبارك"),
    ("شوال",),
    ("ذو القعدة", "ذي القعدة", "ذي القعده", "ذا القعدة", "ذو قعدة"),
    ("ذو الحجة", "ذي الحجة", "ذي الحجه", "ذا الحجة"),
)
FORMS = (
    "{d} {m} {y}هـ",
    "{d} {m} {y} هـ",
    "{d} {m} {y}ه",
    "{d} {m} {y}",
    "{d} من {m} {y} للهجرة",
    "{d} من شهر {m} عام {y}هـ",
    "{d} {m} سنة {y} هجرية",
    "{d} {m}{y}هـ",
    "يوم {w} {d} {m} {y} هجري",
    "{w}، {d} {m} {y}هـ",
    "{w} الموافق {d} {m} {y}هـ",
)
IN_DIGITS = (
    "{d}/{n}/{y}هـ",
    "{d}-{n}-{y} هـ",
    "{d:02d}/{n:02d}/{y}",
    "{y}/{n}/{d}",
    "{d}/ {n}/ {y}",
    "{d}/{n}/{s:02d}هـ",
)
JOINS = (" الموافق ", " الموافق لـ", " المصادف ", " / ", "/", " - ", "، ", "، الموافق ")
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")

hijri_days = st.dates(Hijri(1343, 1, 1).to_gregorian(), Hijri(1500, 12, 29).to_gregorian())
new_days = st.dates(dt.date(2000, 1, 1), dt.date(2027, 12, 31))
old_days = st.dates(dt.date(1930, 1, 1), dt.date(1999, 12, 31))


def parts(day: dt.date) -> tuple[int, int, int]:
    """Year, month and day by Umm al-Qura, from hijridate itself."""
    found_ = Gregorian.fromdate(day).to_hijri()
    return found_.year, found_.month, found_.day


def as_hijri(day: dt.date, form: str = FORMS[0], name: int = 0, script: str = "ascii") -> str:
    """A day in Hijri."""
    year, month, number = parts(day)
    names = NAMES[month - 1]
    text = form.format(d=number, m=names[name % len(names)], y=year, w=WEEKDAYS[day.weekday()], n=month, s=year % 100)
    return digits(text, script)


def as_gregorian(day: dt.date) -> str:
    """A day in Gregorian."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}م"


# ----------------------------------------------------------------------------------------------------------------- reading


@given(hijri_days, st.sampled_from(FORMS), st.integers(0, 4), st.sampled_from(sorted(DIGITS)))
def test_any_hijri_date_in_any_style_is_read_back(day: dt.date, form: str, name: int, script: str) -> None:
    if "{m}{y}" in form:  # only names of one word are read when the year is glued to them
        day = Hijri(parts(day)[0], 8, 1).to_gregorian()
    read = date(sentence(as_hijri(day, form, name, script)))
    assert (read.calendar, read.readings) == ("hijri", (day.isoformat(),))
    assert (read.day.value if read.day else 0, read.months[0].number, read.year.value if read.year else 0) == parts(
        day
    )[::-1]
    assert (read.weekday is not None) == ("{w}" in form)


@given(new_days, st.sampled_from(IN_DIGITS), st.sampled_from(sorted(DIGITS)))
def test_any_hijri_date_in_digits_is_read_back(day: dt.date, form: str, script: str) -> None:
    read = date(sentence(as_hijri(day, form, 0, script)))
    assert read.calendar == "hijri"
    assert read.readings[0] == day.isoformat()


@given(st.dates(dt.date(2000, 1, 1), dt.date(2035, 1, 1)), st.integers(-80, 80), st.integers(0, 4))
def test_a_hijri_date_without_its_year_lies_nearest_to_the_dateline(day: dt.date, off: int, name: int) -> None:
    text = sentence(f"الثلاثاء {as_hijri(day, 'يوم {d} {m}', name)}").replace("الثلاثاء ", "")
    if parts(day)[1] == 2:
        text = text.replace("صفر", "شهر صفر")
    assert date(text, day + dt.timedelta(days=off)).readings[:1] == (day.isoformat(),)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_hijri_name_of_the_lexicon_is_read_as_its_month(number: int) -> None:
    problems = [n for n in NAMES[number - 1] if date(f"في 5 من {n} 1440هـ").months[0].number != number]
    assert not problems, listed(problems)
    assert lexicon.load("ar").months["hijri"][number - 1] in NAMES[number - 1]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("في رمضان 1445هـ", ("2024-03-11/2024-04-09",)),
        ("عام 1445هـ", ("2023-07-19/2024-07-06",)),
        ("1445ه", ("2023-07-19/2024-07-06",)),
        ("في العاشر من رمضان 1393", ("1973-10-06",)),
        ("في 10 رمضان 1973", ("1973-10-06",)),
        ("غرة محرم 1442", ("2020-08-20",)),
        ("يوم السبت 11 شعبان 1433 هـ", ("2012-06-30", "2012-07-01")),
    ],
)
def test_years_months_and_sighted_days_are_read(text: str, readings: tuple[str, ...]) -> None:
    assert date(f"{text} في المدينة").readings == readings


@pytest.mark.parametrize(
    "text",
    [
        "قال رجب طيب أردوغان إن محرم إنجه خسر",
        "فاز الفريق 3-صفر ثم 2 صفر",
        "سجل رمضان صبحي هدفا لشعبان",
        "ربيع العرب",
        "السلع محرم بيعها",
        "ريو دي جانيرو 2016",
        "في تل أبيب وحدها",
        "مباراة ودي",
        "رقم 9 رجب",
        "دفع 5 ودي",
        "36 ه",
        "الرقم 1436 له",
    ],
)
def test_names_scores_and_everyday_words_are_no_dates(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("في 22 بهمن 1357", "persian"),
        ("في 5 خرداد", "persian"),
        ("في 3 مهر 1390", "persian"),
        ("في 1 توت 1732", "coptic"),
        ("في 5 أمشير", "coptic"),
        ("في 12 من شهر تشري", "hebrew"),
        ("عام 1394 هجري شمسي", "persian"),
    ],
)
def test_other_calendars_are_recognised_and_never_computed(text: str, calendar: str) -> None:
    read = date(f"وقع ذلك {text} كما ورد")
    assert (read.calendar, read.readings) == (calendar, ())


# -------------------------------------------------------------------------------------------------------------- arithmetic


def test_the_arithmetic_calendar_lies_within_two_days_of_umm_al_qura(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {(y, m): hijri.start_of(y, m) for y in hijri.TABLES for m in range(1, 13)}
    monkeypatch.setattr(hijri, "TABLES", range(0))
    for (year, month), first in tables.items():
        computed = hijri.start_of.__wrapped__(year, month)
        assert first is not None
        assert computed is not None
        assert abs((first - computed).days) <= 2


def test_every_day_of_the_tables_has_the_parts_that_hijridate_gives() -> None:
    for year in range(1343, 1501, 7):
        for month in range(1, 13):
            day = hijri.day_of(year, month, 28)
            assert day is not None
            assert hijri.parts_of(day) == (year, month, 28)
            assert hijri.month_length(year, month) == Hijri(year, month, 1).month_length()


def test_the_months_of_the_arithmetic_calendar_follow_each_other() -> None:
    firsts = [d for y in range(1, 1343) for m in range(1, 13) if (d := hijri.start_of(y, m))]
    assert firsts[0] == dt.date(622, 7, 19)
    assert {(b - a).days for a, b in pairwise(firsts)} == {29, 30}


# ------------------------------------------------------------------------------------------------------------------- pairs


def pair_findings(text: str, **options: str) -> tuple[Finding, ...]:
    """What the rule says of a text, to a trainer."""
    return check_text(text, select=(RULE,), persona=options.get("persona", "desk")).findings


def joined(one: str, join: str, two: str, *, swapped: bool) -> str:
    return sentence(f"{two}{join}{one}" if swapped else f"{one}{join}{two}")


@given(new_days, st.sampled_from(JOINS), st.integers(-1, 1), st.integers(0, 4), st.booleans())
def test_pairs_within_a_day_are_silent(day: dt.date, join: str, off: int, name: int, swapped: bool) -> None:
    text = joined(as_hijri(day, FORMS[0], name), join, as_gregorian(day + dt.timedelta(days=off)), swapped=swapped)
    assert pair_findings(text) == ()
    assert [f.variant for f in pair_findings(text, persona="trainer")] == (["one-day"] if off else [])


@given(old_days, st.sampled_from(JOINS), st.integers(-2, 2), st.booleans())
def test_old_pairs_within_two_days_are_silent(day: dt.date, join: str, off: int, swapped: bool) -> None:
    shifted = day + dt.timedelta(days=off)
    if shifted.year < 2000:
        assert (
            pair_findings(joined(as_hijri(day), join, as_gregorian(shifted), swapped=swapped), persona="trainer") == ()
        )


@given(new_days, st.sampled_from(JOINS), st.integers(2, 300), st.sampled_from((1, -1)), st.booleans())
def test_pairs_two_days_apart_or_more_are_found(day: dt.date, join: str, off: int, sign: int, swapped: bool) -> None:
    shifted = day + dt.timedelta(days=off * sign)
    if shifted.year < 2001:
        return
    text = joined(as_hijri(day), join, as_gregorian(shifted), swapped=swapped)
    (finding,) = pair_findings(text)
    assert (finding.variant, finding.severity) == ("dated", "error")
    assert finding.arithmetic.endswith(f"= {day} | {shifted}; {off * sign:+d} d")


@given(new_days, st.integers(1, 6))
def test_a_weekday_that_the_gregorian_side_contradicts_is_found_and_repaired(day: dt.date, shift: int) -> None:
    text = sentence(f"{WEEKDAYS[(day.weekday() + shift) % 7]} {as_hijri(day)} الموافق {as_gregorian(day)}")
    (finding,) = pair_findings(text)
    assert finding.variant == "weekday"
    assert finding.repairs[0].text.startswith(WEEKDAYS[day.weekday()])
    assert pair_findings(text.replace(finding.locations[0].text, finding.repairs[0].text)) == ()


@given(new_days)
def test_the_weekday_decides_which_side_is_put_right(day: dt.date) -> None:
    wrong = day + dt.timedelta(days=1)
    if wrong.month != day.month:
        return
    text = sentence(f"{WEEKDAYS[day.weekday()]} {as_hijri(day)} الموافق {as_gregorian(wrong)}")
    (finding,) = pair_findings(text)
    assert f"{day.day} {MONTHS[day.month - 1]}" in finding.repairs[0].text
    assert "weekday" in finding.repairs[0].evidence


@given(new_days, new_days)
def test_the_line_of_a_life_pairs_birth_with_birth(born: dt.date, died: dt.date) -> None:
    one, two = (f"{as_hijri(d)} / {as_gregorian(d)}" for d in (born, died))
    assert pair_findings(f"ولد الكاتب ({one} - {two}) في المدينة") == ()
    assert pair_findings(f"ولد الكاتب ({as_gregorian(born)} - {two}) في المدينة") == ()
    one, two = (f"{as_gregorian(d)} / {as_hijri(d)}" for d in (born, died))
    assert pair_findings(f"ولد الكاتب ({one} - {two}) في المدينة") == ()


@given(new_days, st.integers(1, 60), st.integers(3, 20))
def test_ranges_pair_end_with_end(first: dt.date, length: int, off: int) -> None:
    last = first + dt.timedelta(days=length)
    spans = f"من {as_hijri(first)} إلى {as_hijri(last)}، الموافق {as_gregorian(first)} - "
    assert pair_findings(f"يقام المعرض {spans}{as_gregorian(last)}") == ()
    assert len(pair_findings(f"يقام المعرض {spans}{as_gregorian(last + dt.timedelta(days=off))}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "من 1 إلى 10 محرم 1442هـ (20 أغسطس 2020)",
        "1-10 محرم 1442هـ الموافق 20 أغسطس 2020",
        "10-1 محرم 1442هـ الموافق 20 أغسطس - 29 أغسطس 2020",
        "10 محرم 1442هـ الموافق 20 - 29 أغسطس 2020",
        "1 محرم 1442هـ الموافق 20 أغسطس إلى 29 أغسطس 2020",
        "5 محرم 1442هـ وافتتح في 20 يونيو 2020",
    ],
)
def test_a_range_beside_a_day_and_dates_that_are_not_joined_are_no_pair(text: str) -> None:
    assert pair_findings(f"يقام المعرض {text} في جدة", persona="trainer") == ()


# -------------------------------------------------------------------------------------------------------------- impossible


@given(st.integers(31, 39), st.sampled_from(range(12)), st.integers(1400, 1450))
def test_a_day_that_no_hijri_month_has_is_found(day: int, month: int, year: int) -> None:
    (finding,) = found(f"انعقدت الجلسة في {day} {NAMES[month][0]} {year}هـ بحضور الجميع", "impossible-date")
    assert (finding.variant, finding.severity) == ("hijri", "error")


@given(new_days, st.sampled_from((10, 20)))
def test_an_impossible_hijri_day_is_repaired_by_its_gregorian_side(day: dt.date, off: int) -> None:
    year, month, number = parts(day)
    if not 31 <= number + off <= 39:
        return
    name = NAMES[month - 1][0]
    (finding,) = found(f"انعقدت في {number + off} {name} {year}هـ الموافق {as_gregorian(day)} بجدة", "impossible-date")
    assert finding.repairs[0].text.startswith(f"{number} {name}")
    assert "gregorian-side" in finding.repairs[0].evidence


def test_the_thirtieth_of_a_short_month_is_told_to_the_trainer_only() -> None:
    text = "يغلق الباب في 30 محرم 1442هـ في كل المدن"
    assert check_text(text).findings == ()
    (finding,) = check_text(text, persona="trainer").findings
    assert (finding.variant, finding.severity) == ("hijri-length", "note")


def test_articles_without_hijri_dates_never_load_the_tables() -> None:
    hijri.start_of.cache_clear()
    check_text("وصل الوفد الأحد 11 فبراير 2024 إلى البلدة")
    assert hijri.start_of.cache_info().misses == 0


@pytest.mark.parametrize("published", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
@pytest.mark.parametrize("text", ["1 محرم 9999هـ", "34 رجب 1 الموافق 1 يناير 0001م", "5 رمضان الماضي"])
def test_days_outside_every_table_are_no_crash(text: str, published: dt.date) -> None:
    assert check_text(text, published) is not None
