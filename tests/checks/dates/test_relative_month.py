"""الماضي, الجاري and المقبل against the dateline."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import check_text, found
from hypothesis import given
from hypothesis import strategies as st
from writer import MONTHS

from checker.checks.dates.relative_month import _YEAR as YEAR
from checker.checks.dates.relative_month import _may_place_year as may_place_year
from checker.checks.dates.relative_month import _years_said as years_said
from checker.scan.scanner import Scan
from checker.segment.passages import Passage
from checker.words import lexicon

RULE = "relative-month-mismatch"
WORDS = lexicon.load("ar")
ANY_DAY = st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1))


@given(ANY_DAY, st.integers(1, 12))
def test_the_current_month_is_the_one_of_the_dateline_or_of_three_days_beside_it(day: dt.date, month: int) -> None:
    near = {(day + dt.timedelta(days=n)).month for n in range(-3, 4)}
    text = f"وقع الاتفاق في {MONTHS['gulf'][month - 1]} الجاري بحضور الوفدين"
    assert (found(text, RULE, day) == ()) == (month in near)


@pytest.mark.parametrize(
    ("words", "published", "repair"),
    [
        ("سبتمبر الجاري", dt.date(2018, 10, 11), "سبتمبر الماضي"),
        ("الثاني من أكتوبر/تشرين الأول الحالي", dt.date(2018, 9, 25), "الثاني من أكتوبر/تشرين الأول المقبل"),
        ("١٢ مايو الجـاري", dt.date(2018, 7, 1), "١٢ مايو الماضي"),
        ("شعبان الجاري", dt.date(2018, 7, 1), "شعبان الماضي"),
    ],
)
def test_the_other_word_is_offered_for_the_current_month(words: str, published: dt.date, repair: str) -> None:
    (finding,) = found(f"عقد المجلس جلسته في {words} بحضور الأعضاء", RULE, published)
    assert [r.text for r in finding.repairs] == [repair]


def test_without_a_dateline_nothing_is_said() -> None:
    assert found("وقع الاتفاق في مايو الجاري، ثم في يونيو الجاري", RULE) == ()


@pytest.mark.parametrize(
    ("text", "published", "variant"),
    [
        ("في 19 مايو المنصرم", dt.date(2018, 5, 6), "ahead"),
        ("في 5 مايو المقبل", dt.date(2018, 5, 16), "ahead"),
        ("في يوم الأحد الماضي 20 مايو", dt.date(2018, 5, 6), "weekday"),
        ("في السنة الماضية (2015)", dt.date(2018, 5, 6), "year"),
        ("في عام 2017 المقبل", dt.date(2018, 5, 6), "year"),
    ],
)
def test_the_other_side_of_the_dateline_is_found(text: str, published: dt.date, variant: str) -> None:
    assert [f.variant for f in found(f"عقد المجلس جلسته {text} بحضور الأعضاء", RULE, published)] == [variant]


@pytest.mark.parametrize(
    "text",
    [
        "في عام 2020 المقبل", "في العام الماضي 2017", "الأمين العام الحالي 2015", "في السنة الحالية 2018-2019", "في يوليو الماضي", "في مارس المقبل",
        "في 5 مايو الماضي", "«في مارس الجاري»", "الأحد المقبل 13 مايو", "في 7 مايو الماضي",
    ],
)  # fmt: skip
def test_what_fits_the_dateline_is_silent_for_the_desk(text: str) -> None:
    report = check_text(f"عقد المجلس جلسته {text} بحضور الأعضاء", dt.date(2018, 5, 6))
    assert [f for f in report.findings if f.rule == RULE] == []


def test_the_trainer_sees_days_of_this_month_that_are_called_last_or_next() -> None:
    text = "سيعقد المجلس جلسته في 26 مايو المقبل بحضور الأعضاء"
    (finding,) = check_text(text, dt.date(2018, 5, 6), persona="trainer").findings
    assert (finding.variant, finding.severity, finding.repairs[0].text) == ("this-month", "note", "26 مايو الجاري")


PIECES = st.lists(
    st.sampled_from(["عام", "سنه", "ال", "الماضي", "المقبل", "19", "20", "2016", "م", " ", " ", "(", "-", "انعام"]),
    max_size=14,
)


@given(PIECES)
def test_the_years_that_a_word_places_are_those_that_a_search_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert [m.span() for m in years_said(text)] == [m.span() for m in YEAR.finditer(text)]


@given(PIECES)
def test_years_are_searched_for_wherever_a_word_may_place_one(pieces: list[str]) -> None:
    scan = Scan(Passage("text", "".join(pieces)), WORDS)
    placed = [m for m in YEAR.finditer(scan.passage.folded.text) if WORDS.sense(m["behind"] or m["word"], "relative")]
    assert may_place_year(scan) or not placed
