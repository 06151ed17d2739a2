"""Numbers in a year's place: reversed ones are found with their repair, years of other eras and counts are left alone."""

from __future__ import annotations

import pytest
from helpers import dates, found, listed
from writer import DIGITS, digits

RULE = "implausible-year"
# reversed, these are years of the Middle Ages or of the next centuries, or the same again
AMBIGUOUS = {year for year in range(1960, 2031) if str(year)[::-1][0] in "12"}


@pytest.mark.parametrize("word", ["عام", "سنة", "العام", "لعام", "في عام", "عامي"])
@pytest.mark.parametrize("script", DIGITS)
def test_any_reversed_year_is_found_and_turned_back(word: str, script: str) -> None:
    missed = []
    for year in range(1960, 2031):
        if year in AMBIGUOUS:
            continue
        text = f"تأسست الجمعية {word} {digits(str(year)[::-1], script)} في العاصمة."
        findings = found(text, RULE)
        if [(f.variant, r.text) for f in findings for r in f.repairs] != [("reversed", digits(year, script))]:
            missed.append(text)
    assert not missed, listed(missed)


@pytest.mark.parametrize("year", range(1960, 2036))
def test_a_year_as_it_should_be_is_silent(year: int) -> None:
    assert found(f"تأسست الجمعية عام {year} في العاصمة، وأغلقت في 3 مارس {year}.", RULE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "نسق للحكم منذ عام 4241 ق.م؛ أي منذ 6256 سنة.",
        "بنيت نحو سنة 3100 قبل الميلاد.",
        "سنة 4000 قبل الميلاد نزل العرب وفي سنة 3500 تفرقوا.",
        "راتبي بالقطاع العام 4500 ريال.",
        "يستقطب كل سنة 4500 زائر.",
        "على الكوكب بحلول العام 2117.",
        "يوم القيامة عام 2113 وسكت.",
        "في العام 1413م وسينتهي في العام 3573م.",
        "سنة 2968 الأمازيغية.",
        "عام 1433 هـ.",
        "عام 9791 هـ.",
        "بحلول عام 2102 سترتفع الحرارة.",
        "يعود إلى عام 8002 قبل الميلاد.",
        "فيلم خيال علمي تدور أحداثه عام 4091 على المريخ... عام 3500.",
        "هاتف رقم 0102 م",
        "شارك كل عام 5102 عداء.",
        "ولد في سنة 450 وتوفي عام 1002.",
        "خصص للعام 3500 دولار.",
        "عام 201747890.",
        "سجل في العام 22014 طالبا.",
        "يوم الاثنين 25 يناير 1102 خرج الناس.",
        "عام 1102 سقطت القلعة، كما جاء في كتاب صدر عام 2011.",
        "عام 300000 نسمة.",
        "في السنة 7002 طفل.",
    ],
)
def test_other_eras_far_futures_and_counts_are_left_alone(text: str) -> None:
    assert found(text, RULE) == ()


@pytest.mark.parametrize(
    ("text", "marked", "variant"),
    [
        ("ارتفع العدد قبل موفى سنة 201747- 405 عقود.", "201747", "impossible"),
        ("الفائز بكأس العالم 0102م في جنوب أفريقيا.", "0102", "reversed"),
        ("صاحب اللقب الأوروبي عام 8002م.", "8002", "reversed"),
        ("الكرة الذهبية لعام 2102م التي تمنحها المجلة.", "2102", "reversed"),
        ("افتتح المستشفى عام8002 في دبي.", "8002", "reversed"),
        ("وصل في 15 مارس 5102 إلى دبي.", "15 مارس 5102", "reversed"),
        ("وصل في مارس 5102 إلى دبي.", "مارس 5102", "reversed"),
        ("أسس الحزب سنة 3500.", "3500", "impossible"),
        ("في عام 22014، وقعت الحادثة.", "22014", "impossible"),
        ("خرج الناس يوم الثلاثاء 25 يناير 1102 إلى الميدان.", "25 يناير 1102", "reversed"),
        ("للعام الدراسي 8102 في الجامعة.", "8102", "reversed"),
    ],
)
def test_years_that_cannot_be_are_found(text: str, marked: str, variant: str) -> None:
    assert [(f.locations[0].text, f.variant) for f in found(text, RULE)] == [(marked, variant)]


@pytest.mark.parametrize("text", ["عام 4102", "سنة 201747", "كأس العالم 0102م", "في 15 مارس 5102"])
def test_an_implausible_year_is_read_without_a_reading(text: str) -> None:
    (date,) = dates(f"جرى ذلك {text} في دبي.")
    assert date.odd_year
    assert date.year is not None
    assert date.readings == ()


def test_a_reversed_year_gives_no_second_finding_about_its_weekday() -> None:
    assert found("وصل السبت 15 مارس 5102 إلى دبي.", "weekday-mismatch") == ()
