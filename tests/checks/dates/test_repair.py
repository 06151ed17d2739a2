"""Repairs: planted mistakes are found, and the first repair puts right what the evidence can put right."""

from __future__ import annotations

import datetime as dt
import locale

import pytest
from helpers import check_text, found
from hypothesis import assume, given
from hypothesis import strategies as st
from writer import COUPLES, DIGITS, LEADS, MONTHS, WEEKDAYS, Style, days, sentence, styles

from checker.core.folding import fold

# joints that no other reading can claim: with spaces or dashes a pair of different months may be a span or a list
SURE = ("slash", "spaced slash", "half-spaced slash", "bracket", "glued bracket")


@st.composite
def sure_styles(draw: st.DrawFn) -> Style:
    """A style whose pair is certainly a pair."""
    couple = draw(st.sampled_from(COUPLES))
    return Style(
        couple[0],
        couple[1],
        draw(st.sampled_from(SURE)),
        draw(st.sampled_from(sorted(set(LEADS) - {"none"}))),
        draw(st.sampled_from(sorted(DIGITS))),
    )


@given(days(), styles(), st.integers(1, 6))
def test_a_right_date_with_another_weekday_is_found(day: dt.date, style: Style, shift: int) -> None:
    text = sentence(style.date(day, weekday=(day.weekday() + shift) % 7))
    (finding,) = found(text, "weekday-mismatch")
    assert (finding.variant, finding.severity) == ("full-date", "error")
    assert finding.arithmetic == f"{day.isoformat()} = {day:%A}, not {day + dt.timedelta(days=shift):%A}"


@given(days(), styles())
def test_a_right_date_is_silent(day: dt.date, style: Style) -> None:
    assert check_text(sentence(style.date(day))).findings == ()


@given(days(), sure_styles(), st.integers(1, 11))
def test_a_pair_with_one_name_changed_is_found_and_repaired_by_the_weekday(
    day: dt.date, style: Style, shift: int
) -> None:
    other = (day.month - 1 + shift) % 12 + 1
    text = sentence(style.date(day, second_month=other))
    (finding,) = found(text, "month-pair-mismatch")
    if _same_weekday(day, other):
        return  # the weekday fits both months: nothing decides
    first = finding.repairs[0]
    assert first.text == _core(style, day, other)
    assert "weekday" in first.evidence
    assert first.rank == 1
    assert found(text.replace(finding.locations[0].text, first.text), "month-pair-mismatch") == ()


def _same_weekday(day: dt.date, month: int) -> bool:
    try:
        return day.replace(month=month).weekday() == day.weekday()
    except ValueError:
        return False


def _core(style: Style, day: dt.date, other: int) -> str:
    """The right date; a name that several systems share is replaced by one of the first of them."""
    assert style.second is not None
    written = fold(MONTHS[style.second][other - 1])
    second = next(system for system, names in MONTHS.items() if fold(names[other - 1]) == written)
    return Style(style.first, second, style.pair, "none", style.script).date(day)


@given(days(), sure_styles(), st.integers(1, 11))
def test_no_clue_gives_no_repair(day: dt.date, style: Style, shift: int) -> None:
    assume(day.day <= 28)
    bare = Style(style.first, style.second, style.pair, "none", style.script)
    other = (day.month - 1 + shift) % 12 + 1
    (finding,) = found(sentence(bare.date(day, second_month=other)), "month-pair-mismatch")
    if {day.month, other} in ({1, 12}, {10, 11}):
        assert {r.evidence for r in finding.repairs} <= {("ordinal",)}
    else:
        assert finding.repairs == ()


PUBLISHED = dt.date(2018, 8, 10)  # a Friday


@pytest.mark.parametrize(
    ("text", "rule", "repaired", "evidence"),
    [
        # first and second of one stem
        ("افتتح الجسر في يناير/كانون الأول 2016.", "month-pair-mismatch", "يناير/كانون الثاني 2016", "ordinal"),
        ("افتتح الجسر في تشرين الثاني/أكتوبر 2016.", "month-pair-mismatch", "تشرين الأول/أكتوبر 2016", "ordinal"),
        # الماضي, المقبل and الجاري behind a month, seen from the dateline
        ("هطلت أمطار في يوليو/حزيران الماضي.", "month-pair-mismatch", "يوليو/تموز الماضي", "relative-word"),
        ("يبدأ البناء في آب/سبتمبر المقبل.", "month-pair-mismatch", "أيلول/سبتمبر المقبل", "relative-word"),
        ("يبدأ البناء في 18 تموز/أغسطس الجاري.", "month-pair-mismatch", "18 آب/أغسطس الجاري", "relative-word"),
        # the day that a word for it names
        ("ضبطت الشرطة أمس الخميس 11 أغسطس 2018 شاحنة.", "weekday-mismatch", "الخميس 9 أغسطس 2018", "relative-day"),
        # another month or year makes it the very day of publication
        ("وصل الوفد الجمعة 10 يوليو 2018 إلى البلدة.", "weekday-mismatch", "الجمعة 10 أغسطس 2018", "publication-day"),
        # the same day elsewhere: as a date, as a word for a day, without its year
        ("تقام المباراة السبت 10 أغسطس 2018. ويصل الفريق غدا السبت.", "weekday-mismatch", "السبت 11 أغسطس 2018", "neighbour"),
        ("انتهى العمل في 21 حزيران/يوليو 2011. وكان 21 يوليو يوما حارا.", "month-pair-mismatch", "21 تموز/يوليو 2011", "neighbour"),
        # the same event elsewhere
        (
            "تسلم النادي ملعبه الجديد الأحد 9 مايو 2016.\nونظمت رحلات.\nوكان تسلم النادي ملعبه الجديد في 8 مايو 2016 حدثا.",
            "weekday-mismatch", "الأحد 8 مايو 2016", "same-event",
        ),
        (
            "تسلم النادي ملعبه الجديد في حزيران/يوليو 2016.\nوكان تسلم النادي ملعبه الجديد في حزيران حدثا.",
            "month-pair-mismatch", "حزيران/يونيو 2016", "same-event",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_evidence_puts_its_repair_first(text: str, rule: str, repaired: str, evidence: str) -> None:
    (finding,) = found(text, rule, PUBLISHED)
    assert finding.repairs[0].text.startswith(
        repaired.removesuffix(" الماضي").removesuffix(" المقبل").removesuffix(" الجاري")
    )
    assert evidence in finding.repairs[0].evidence


def test_a_candidate_that_its_own_weekday_contradicts_is_not_offered() -> None:
    (finding,) = found("افتتح الجسر الجمعة 19 ديسمبر/كانون الثاني 2025.", "month-pair-mismatch")  # a Friday in December
    assert [r.text for r in finding.repairs] == ["19 ديسمبر/كانون الأول 2025"]


def test_two_neighbours_that_disagree_give_no_repair() -> None:
    text = "تقام المباراة السبت 10 أغسطس 2018. وفي 10 أغسطس 2018 عطلة. وفي 11 أغسطس 2018 سباق."
    assert found(text, "weekday-mismatch")[0].repairs == ()


def test_a_date_in_another_story_is_no_witness() -> None:
    one, two = "تقام المباراة السبت 10 أغسطس 2018.\n", "وفي 11 أغسطس 2018 سباق.\n"
    assert found(one + two, "weekday-mismatch")[0].repairs != ()
    assert found(f"{one}***\nتونس (رويترز) - {two}", "weekday-mismatch")[0].repairs == ()


@given(days(), styles(), st.integers(1, 6))
def test_every_repair_of_a_weekday_gives_a_date_that_is_right(day: dt.date, style: Style, shift: int) -> None:
    text = sentence(style.date(day, weekday=(day.weekday() + shift) % 7))
    for published in (None, day, day + dt.timedelta(days=1)):
        for finding in found(text, "weekday-mismatch", published):
            for repair in finding.repairs:
                assert found(text.replace(finding.locations[0].text, repair.text), "weekday-mismatch", published) == ()


def test_the_dateline_speaks_for_the_day_that_is_near_it() -> None:
    text = sentence("الأحد 17 مايو 2019")
    (finding,) = found(text, "weekday-mismatch", dt.date(2019, 5, 18))
    assert finding.repairs[0].text == "الجمعة 17 مايو 2019"
    assert "dateline" in finding.repairs[0].evidence


def test_last_years_number_in_january_is_put_right_by_the_dateline() -> None:
    text = sentence("الأربعاء 8 يناير 2019")  # a Wednesday in 2020
    (finding,) = found(text, "weekday-mismatch", dt.date(2020, 1, 8))
    assert finding.repairs[0].text == "الأربعاء 8 يناير 2020"


def test_the_weekday_and_a_relative_date_speak_together() -> None:
    text = "وصل الأحد 11 نوفمبر/شباط 2024 إلى البلدة.\nوبدأت الحرب في 7 أكتوبر/تشرين الأول الماضي.\nودخلوا في 27 أكتوبر/تشرين الأول 2023."
    (finding,) = found(text, "month-pair-mismatch")
    assert finding.repairs[0].text == "11 فبراير/شباط 2024"
    assert finding.repairs[0].evidence == ("weekday", "relative-month")
    assert "2024-02-11" in finding.arithmetic


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("الأحد 31 يونيو 2021", None),
        ("الثلاثاء 72 مارس 2018", "27 مارس 2018"),
        ("الأربعاء 31 سبتمبر 2015", "30 سبتمبر 2015"),
    ],
)
def test_an_impossible_day_is_repaired_where_something_speaks_for_a_day(wrong: str, right: str | None) -> None:
    (finding,) = found(sentence(wrong), "impossible-date")
    if right:
        assert finding.repairs[0].text == right


def test_digits_of_a_repair_keep_their_script_and_their_leading_zero() -> None:
    (finding,) = found(sentence("الثلاثاء ٧٢ مارس ٢٠١٨"), "impossible-date")
    assert finding.repairs[0].text == "٢٧ مارس ٢٠١٨"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("أبريل", "فبراير"), ("جويلية", "فيفري"), ("يوليوز", "فبراير"), ("شتمبر", "فبراير"), ("كانون الثاني", "شباط")],
)
def test_the_repaired_name_stays_in_its_own_system(wrong: str, right: str) -> None:
    other = "فبراير" if right == "شباط" else "شباط"
    (finding,) = found(sentence(f"الأحد 11 {wrong}/{other} 2024"), "month-pair-mismatch")
    assert finding.repairs[0].text == f"11 {right}/{other} 2024"


def test_repairs_are_ranked_from_one_without_gaps_and_each_text_once() -> None:
    text = sentence("الأحد 17 مايو 2019")
    for published in (None, dt.date(2019, 5, 17), dt.date(2018, 5, 17), dt.date(2019, 7, 1)):
        for finding in found(text, "weekday-mismatch", published):
            assert [r.rank for r in finding.repairs] == list(range(1, len(finding.repairs) + 1))
            assert len({r.text for r in finding.repairs}) == len(finding.repairs)
            assert all(r.evidence and r.reason for r in finding.repairs)


def test_the_wrong_connector_is_repaired_by_the_right_one() -> None:
    (finding,) = found("تستغرق الرحلة ما بين 1.2 إلى 1.4 مليون خطوة.", "range-connector")
    assert [r.text for r in finding.repairs] == ["ما بين 1.2 و1.4 مليون"]


@pytest.mark.parametrize(
    "words", ["بين 5 إلى ٧", "بين خمسة إلى سبعة", "بين 300 ألف إلى 400 ألف", "بين 10 إلى 20%", "بين 8 إلى 10 سنوات"]
)
def test_every_repaired_range_is_right(words: str) -> None:
    text = f"قدره {words} فقط"
    (finding,) = found(text, "range-connector")
    assert found(text.replace(words, finding.repairs[0].text), "range-connector") == ()


def test_neither_the_clock_nor_the_locale_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "وصل الأحد 11 نوفمبر/شباط 2024 والجمعة 3 آذار 2019، وفي 7 أكتوبر الماضي غادر نحو 1.3 مليون شخص."
    before = check_text(text, dt.date(2024, 2, 12))

    class Later(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Later:
            return cls(1999, 9, 9, tzinfo=tz)

    monkeypatch.setattr(dt, "datetime", Later)
    monkeypatch.setattr("time.time", lambda: 0.0)
    kept = locale.setlocale(locale.LC_ALL)
    for name in ("C", "ar_EG.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            continue
        try:
            assert check_text(text, dt.date(2024, 2, 12)) == before
        finally:
            locale.setlocale(locale.LC_ALL, kept)


def test_the_weekday_names_of_the_writer_are_those_of_the_calendar() -> None:
    assert WEEKDAYS[dt.date(2024, 2, 11).weekday()] == "الأحد"
