"""Statements of change: which figures a clause binds, and that right ones are silent and wrong ones are found."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import check_text, found
from hypothesis import given
from hypothesis import strategies as st

from checker.core.amounts import Amount, Interval
from checker.core.interval_arithmetic import change, magnitude, percent_spread, rounded, spread
from checker.link.changes import read_changes
from checker.link.statement_sentences import encoded_sentences
from checker.scan.scanner import Scan
from checker.segment.passages import Passage
from checker.words import lexicon

RULES = ("percent-change-mismatch", "direction-mismatch", "percent-for-points")
# every frame in two wordings; {verb} goes the way of the figures, {old}, {new} and {percent} are filled in
RISE = (
    "ارتفعت أرباح الشركة بنسبة {percent}% لتبلغ {new} مليون دولار مقابل {old} مليون دولار في العام السابق.",
    "وزادت صادرات المصنع {percent} في المئة إلى {new} مليون يورو من {old} مليون يورو قبل عام.",
    "ارتفع الدخل من {old} مليون ريال إلى {new} مليون ريال، أي بنسبة {percent} بالمئة.",
    "نمت المبيعات بنسبة {percent}٪ من {old} مليون درهم إلى {new} مليون درهم.",
    "بلغت الاستثمارات {new} مليون دينار، بزيادة {percent}% مقارنة مع {old} مليون دينار في 2016.",
    "بلغت الإيرادات {new} مليون جنيه مقابل {old} مليون جنيه في العام الماضي، بارتفاع {percent}%.",
    "قفزت القيمة إلى {new} مليون دولار بزيادة نسبتها {percent}% عن {old} مليون دولار.",
    "صعدت الموجودات إلى {new} مليون ليرة من {old} مليون ليرة بنسبة {percent} في المائة.",
)
FALL = (
    "تراجعت أرباح الشركة بنسبة {percent}% لتبلغ {new} مليون دولار مقابل {old} مليون دولار في العام السابق.",
    "وهبطت صادرات المصنع {percent} في المئة إلى {new} مليون يورو من {old} مليون يورو قبل عام.",
    "انخفض الدخل من {old} مليون ريال إلى {new} مليون ريال، أي بنسبة {percent} بالمئة.",
    "بلغت الاستثمارات {new} مليون دينار، بتراجع {percent}% مقارنة مع {old} مليون دينار في 2016.",
    "بلغت الإيرادات {new} مليون جنيه مقابل {old} مليون جنيه في العام الماضي، بانخفاض {percent}%.",
)
FIGURES = st.integers(min_value=101, max_value=999)


def sentence(template: str, old: int, new: int, percent: Fraction) -> str:
    """A statement of change with a percentage of one decimal."""
    return template.format(old=old, new=new, percent=f"{float(rounded(percent)):.1f}")


def rules(text: str) -> list[str]:
    """The rules of this module that a text breaks."""
    return [f.rule for f in check_text(text, select=RULES).findings]


def ordered(pair: tuple[int, int]) -> bool:
    """Whether two figures are apart by more than rounding."""
    return abs(pair[0] - pair[1]) > 25


@given(st.sampled_from(RISE + FALL), st.tuples(FIGURES, FIGURES).filter(ordered))
def test_a_right_percentage_is_silent(template: str, pair: tuple[int, int]) -> None:
    low, high = sorted(pair)
    old, new = (low, high) if template in RISE else (high, low)
    assert rules(sentence(template, old, new, Fraction(abs(new - old) * 100, old))) == []


@given(
    st.sampled_from(RISE + FALL),
    st.tuples(FIGURES, FIGURES).filter(ordered),
    st.sampled_from((2, 3, 10, Fraction(1, 3))),
)
def test_a_percentage_that_is_far_off_is_found(template: str, pair: tuple[int, int], factor: Fraction) -> None:
    low, high = sorted(pair)
    old, new = (low, high) if template in RISE else (high, low)
    percent = Fraction(abs(new - old) * 100, old) * factor
    slack = Fraction(100 * (2 * old + 2), old * (old - 1)) + 2  # what rounding of both figures may explain
    if abs(percent / factor - percent) > slack:
        assert rules(sentence(template, old, new, percent)) == ["percent-change-mismatch"]


@given(st.sampled_from(RISE + FALL), st.tuples(FIGURES, FIGURES).filter(ordered))
def test_figures_that_changed_places_are_found(template: str, pair: tuple[int, int]) -> None:
    low, high = sorted(pair)
    old, new = (high, low) if template in RISE else (low, high)
    found_ = rules(sentence(template, old, new, Fraction(abs(new - old) * 100, old)))
    if "مقابل" in template and template.startswith("بلغت"):
        # the word stands behind both figures: only where the percentage fits one order alone is the other wrong
        assert found_ in ([], ["direction-mismatch"])
    else:
        assert found_ == ["direction-mismatch"]


@given(st.integers(min_value=20, max_value=800), st.integers(min_value=4, max_value=60))
def test_points_called_percent_are_found_and_points_are_silent(start: int, step: int) -> None:
    old, new, apart = start / 10, (start + step) / 10, step / 10
    said = f"ارتفع معدل البطالة من {old}% إلى {new}% بزيادة {apart}"
    assert found(f"{said} نقطة مئوية.", "percent-for-points") == ()
    if Fraction(step * 100, start) > Fraction(step, 10) * 2 + 2:  # the two cannot be taken for each other
        assert [f.rule for f in found(f"{said}%.", "percent-for-points")] == ["percent-for-points"]


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("ارتفع الدخل من 10 ملايين دولار إلى 20 مليون دولار.", ["from-to"]),
        ("ارتفع الدخل إلى 20 مليون دولار من 10 ملايين دولار.", ["to-from"]),
        ("بلغ الدخل 20 مليون دولار، ارتفاعا من 10 ملايين دولار.", ["reached-down-from"]),
        ("ارتفع الدخل من 10 ملايين دولار، بينما بلغ الإنفاق إلى 20 مليون دولار.", []),
        ("ارتفع الدخل من 10 ملايين دولار إلى 20 مليون يورو.", []),
        ("ارتفع العدد من 10 طلاب إلى 20 معلما.", []),
        ("سافر الوفد من 10 مدن إلى 20 مدينة.", []),
        ("ارتفعت الحرارة في 2017 من مارس إلى 2018.", []),
    ],
)
def test_a_clause_binds_only_figures_of_one_thing(text: str, frames: list[str]) -> None:
    scan = Scan(Passage("text", text), lexicon.load("ar"))
    assert [c.frame for c in read_changes(encoded_sentences(scan))] == frames


def test_a_finding_shows_its_arithmetic_and_marks_all_three() -> None:
    (finding,) = found("ارتفعت الصادرات من 9 ملايين دولار إلى 25 مليون دولار بزيادة 66.6%.", "percent-change-mismatch")
    assert finding.arithmetic == "(25000000 - 9000000) / 9000000 = 177.8% | 66.6%"
    assert [place.text for place in finding.locations] == ["66.6%", "9 ملايين دولار", "25 مليون دولار"]


# -------------------------------------------------------------------------------------------------------------- reckoning


@pytest.mark.parametrize(
    ("amount", "low", "high"),
    [
        (Amount(254_000_000, 1_000_000), 253_000_000, 255_000_000),
        (Amount(300_000_000, 100_000_000), 290_000_000, 310_000_000),
        (Amount(5_000_000, 1_000_000), 4_000_000, 6_000_000),
        (Amount(120, 0), 120, 120),
        (Amount(2000, 0), 1900, 2100),
        (Amount(1347, 0), 1347, 1347),
        (Amount(80, 10, "about"), 70, 90),
        (Amount(Fraction(6, 5), Fraction(1, 10), "over"), Fraction(6, 5), Fraction(7, 5)),
    ],
)
def test_a_figure_may_stand_for_what_rounding_allows(amount: Amount, low: int, high: int) -> None:
    assert spread(amount) == Interval(low, high)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_change_between_exact_figures_holds_their_quotient(old: int, new: int) -> None:
    made = change(Interval(old, old), Interval(new, new))
    assert made == Interval(Fraction((new - old) * 100, old), Fraction((new - old) * 100, old))
    assert magnitude(made).holds(abs(Fraction((new - old) * 100, old)))


@given(st.fractions(min_value=0, max_value=1000, max_denominator=10))
def test_a_percentage_holds_itself(value: Fraction) -> None:
    said = percent_spread(Amount(value, Fraction(1, 10)))
    assert said is not None
    assert said.holds(value)


def test_a_hashtag_on_the_money_of_the_first_figure_hides_nothing() -> None:
    text = "بلغت أصول الصندوق 70.2 مليار #دولار في آخر الشهر، انخفاضا من 6.1 مليار دولار قبل عام."
    assert [f.rule for f in found(text, "direction-mismatch")] == ["direction-mismatch"]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("انخفضت الأرباح بنسبة 8 في المئة لتبلغ 207 ملايين ريال مقابل 294 مليون ريال.", "270 ملايين ريال"),
        ("ارتفعت الأرباح بنسبة 40% لتبلغ 5.3 مليون دولار مقابل 2.5 مليون دولار.", "3.5 مليون دولار"),
        ("انخفضت الأرباح بنسبة 50% لتبلغ 5.2 مليون دولار مقابل 5 ملايين دولار.", "2.5 مليون دولار"),
        ("انخفضت الأرباح بنسبة 66 في المئة لتبلغ 100 مليون ريال مقابل 120 مليون ريال.", None),
    ],
)
def test_a_slip_of_digits_is_offered_where_the_other_figures_bear_it_out(text: str, mended: str | None) -> None:
    (finding,) = check_text(text, select=("percent-change-mismatch", "direction-mismatch")).findings
    assert [repair.text for repair in finding.repairs] == ([mended] if mended else [])
    assert finding.locations[0].primary
    assert sum(place.primary for place in finding.locations) == 1
