"""Figures: hedges, ranges, nouns, percentages and durations."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import durations, listed, mentions, percents, quantities, quantity
from hypothesis import given
from hypothesis import strategies as st
from writer import DIGITS, digits, in_words, scaled

from checker.core.amounts import Interval, Number
from checker.core.mentions import PercentMention

HEDGES = {
    "about": ("نحو", "حوالي", "قرابة", "زهاء", "ما يقارب", "ما يقرب من", "يناهز", "ناهز", "تقدر بحوالي"),
    "over": ("أكثر من", "ما يزيد على", "ما يزيد عن", "يفوق", "تجاوز", "ما يربو على", "تخطى"),
    "under": ("أقل من", "دون", "ما يقل عن", "أقل بقليل من"),
    "at-least": ("لا يقل عن", "ما لا يقل عن", "لا تقل عن", "ليس أقل من"),
    "at-most": ("لا يزيد على", "لا يزيد عن", "لا يتجاوز", "لا يتعدى", "ما يصل إلى", "ليس أكثر من"),
}
AFTER = {
    "about": ("تقريبا", "تقريبًا", "على وجه التقريب"),
    "at-least": ("على الأقل", "كحد أدنى", "فأكثر", "أو يزيد", "على أقل تقدير"),
    "at-most": ("على الأكثر", "كحد أقصى", "أو أقل", "على أبعد تقدير"),
}


@pytest.mark.parametrize(("hedge", "words"), [(h, w) for h, words in HEDGES.items() for w in words])
@pytest.mark.parametrize("number", ["300", "٣٠٠", "ثلاثمئة"])
def test_a_hedge_before_a_number_is_part_of_the_figure(hedge: str, words: str, number: str) -> None:
    read = quantity(f"حضر الحفل {words} {number} ضيف من البلدة")
    assert (read.hedge, read.amount.value, read.text) == (hedge, 300, f"{words} {number}")


@pytest.mark.parametrize("words", ["من دون", "ومن دون"])
def test_without_is_no_hedge(words: str) -> None:
    assert quantity(f"خاض اللقاء {words} 3 لاعبين").hedge == "none"


@pytest.mark.parametrize("words", [w for words in HEDGES.values() for w in words if " " not in w])
def test_a_hedge_may_carry_a_particle_that_is_no_part_of_the_figure(words: str) -> None:
    read = quantity(f"حضر الحفل و{words} 300 ضيف")
    assert read.text == f"{words} 300"


@pytest.mark.parametrize(("hedge", "words"), [(h, w) for h, words in AFTER.items() for w in words])
def test_a_hedge_may_follow_its_number(hedge: str, words: str) -> None:
    assert quantity(f"حضر الحفل 300 {words}").hedge == hedge


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(sorted(DIGITS)))
def test_a_range_of_digits_has_its_two_ends_and_no_value(one: int, two: int, script: str) -> None:
    low, high = sorted((one, two + 1000))
    for form in ("بين {} و{}", "ما بين {} إلى {}", "بين {} إلى {}", "ما بين {} و{}"):
        words = form.format(digits(low, script), digits(high, script))
        read = quantity(f"حضر الحفل {words} ضيفا")
        assert (read.text, read.amount.value, read.hedge, read.entails) == (words, None, "between", Interval(low, high))


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("ما بين 1.2 إلى 1.4 مليون", 1_200_000, 1_400_000),
        ("بين 1.2 و1.4 مليون", 1_200_000, 1_400_000),
        ("بين 5 و10 آلاف", 5000, 10_000),
        ("بين 300 ألف و400 ألف", 300_000, 400_000),
        ("ما بين 300 ألف إلى 400 ألف", 300_000, 400_000),
        ("بين مليون ومليوني", 10**6, 2 * 10**6),
        ("بين ثلاثة وخمسة", 3, 5),
        ("بين عشرين وثلاثين", 20, 30),
        ("بين ٢٠ إلى ٣٠", 20, 30),
        ("بين 900 ألف و1.2 مليون", 900_000, 1_200_000),
        ("بين مئة ومئتي ألف", 100_000, 200_000),
        ("بين مليون و300 ألف ومليون و500 ألف", 1_300_000, 1_500_000),
    ],
)
def test_the_scale_of_a_range_may_be_said_once(words: str, low: int, high: int) -> None:
    read = quantity(f"حضر الحفل {words} ضيف")
    assert (read.text, read.entails) == (words, Interval(low, high))


@pytest.mark.parametrize(
    ("words", "low", "high"), [("5-7 أشخاص", 5, 7), ("5 - 7 آلاف", 5000, 7000), ("من 5 إلى 7 آلاف", 5000, 7000)]
)
def test_a_range_may_be_written_with_a_dash_or_from_and_to(words: str, low: int, high: int) -> None:
    assert quantity(f"حضر الحفل {words} هناك").entails == Interval(low, high)


@pytest.mark.parametrize(
    "words",
    ["بين 5 إلى 7", "ما بين 1.2 إلى 1.4 مليون", "بين 8 إلى 10 سنوات", "بين 10% إلى 20%", "بين 10 إلى 20 في المئة"],
)
def test_the_wrong_connector_of_a_range_is_kept_with_its_place(words: str) -> None:
    text = f"قدره {words} تقريبا"
    (figure,) = [m for m in mentions(text) if hasattr(m, "connector")]
    assert figure.connector is not None
    assert text[figure.connector.start : figure.connector.end] == "إلى"


@pytest.mark.parametrize("words", ["بين 5 و7", "من 5 إلى 7", "5-7 أيام", "ما بين 5 و7 سنوات"])
def test_the_right_connector_of_a_range_is_no_matter(words: str) -> None:
    assert all(getattr(m, "connector", None) is None for m in mentions(f"قدره {words} تقريبا"))


@pytest.mark.parametrize(
    "text", ["فاز 3-1 على ضيفه", "هاتف 555-1234 للحجز", "بين عمان إلى دمشق", "من بين 20 دولة إلى جانب 3 عواصم"]
)
def test_two_numbers_that_are_no_range_stay_two(text: str) -> None:
    assert all(q.hedge != "between" for q in quantities(text))


# ------------------------------------------------------------------------------------------------------------------- nouns


@pytest.mark.parametrize(
    ("text", "noun", "unit", "counted"),
    [
        ("120 شخصا غادروا", "شخصا", "person", ("person",)),
        ("1.3 مليون فلسطيني في المدينة", "فلسطيني", "person", ("ps",)),
        ("50 ألف لاجئ سوري", "لاجئ", "person", ("refugee", "sy")),
        ("40 سيارة جديدة", "سيارة", "item", ()),
        ("300 من الحضور", None, None, ()),
        ("80 ألف نازح", "نازح", "person", ("displaced",)),
        ("200 نسمة", "نسمة", "person", ("resident",)),
    ],
)
def test_a_figure_knows_what_it_counts(text: str, noun: str | None, unit: str | None, counted: tuple[str, ...]) -> None:
    whole = f"ضم المكان {text}"
    read = quantity(whole)
    assert (read.noun, read.unit, read.counted) == (noun, unit, counted)
    if read.noun_span:
        assert whole[read.noun_span.start : read.noun_span.end] == noun


# ---------------------------------------------------------------------------------------------------------------- percents


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12.5%", Fraction("12.5")),
        ("12.5 %", Fraction("12.5")),
        ("12٪", 12),
        ("30 في المئة", 30),
        ("30 بالمئة", 30),
        ("30 في المائة", 30),
        ("ثلاثين بالمئة", 30),
        ("30 بالمائة", 30),
        ("١٢٫٥٪", Fraction("12.5")),
        ("0.5 في المئة", Fraction("0.5")),
    ],
)
def test_percentages_are_read_with_their_value(words: str, value: Number) -> None:
    found = percents(f"ارتفع السعر {words} خلال العام")
    assert [(p.text, p.amount.value) for p in found] == [(words, value)]


def test_a_percentage_with_decimals_commits_to_half_of_its_last_place() -> None:
    (read,) = percents("بنسبة 12.5% هذا العام")
    assert read.amount.entails == Interval(Fraction("12.45"), Fraction("12.55"))


def test_a_percentage_may_be_hedged_or_a_range() -> None:
    (about,) = percents("بنسبة نحو 12% هذا العام")
    (range_,) = percents("بنسبة بين 10 و20 في المئة هذا العام")
    assert about.amount.hedge == "about"
    assert (range_.amount.hedge, range_.amount.entails) == ("between", Interval(10, 20))


@given(st.integers(0, 100), st.sampled_from(("%", " %", "٪", " في المئة", " بالمئة")), st.sampled_from(sorted(DIGITS)))
def test_any_whole_percentage_is_read_back(number: int, sign: str, script: str) -> None:
    words = digits(number, script) + sign
    assert [m.text for m in mentions(f"زاد الإنتاج {words} وفق البيان") if isinstance(m, PercentMention)] == [words]


# --------------------------------------------------------------------------------------------------------------- durations


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("45 دقيقة", "PT45M"),
        ("ثلاثة أسابيع", "P3W"),
        ("3 أسابيع", "P3W"),
        ("ساعتين", "PT2H"),
        ("أسبوعين", "P2W"),
        ("شهرين", "P2M"),
        ("عشر سنوات", "P10Y"),
        ("4 عقود", "P40Y"),
        ("24 ساعة", "PT24H"),
        ("30 ثانية", "PT30S"),
        ("1.5 ساعة", "PT1.5H"),
        ("٤٥ دقيقة", "PT45M"),
        ("خمسة وأربعين يوما", "P45D"),
        ("قرنين", "P200Y"),
    ],
)
def test_durations_are_read_as_iso_8601(words: str, iso: str) -> None:
    found = durations(f"استمر اللقاء {words} بلا توقف")
    assert [(d.text, d.value) for d in found] == [(words, iso)]


def test_a_range_of_time_has_two_ends() -> None:
    (read,) = durations("تستمر الموجة بين ثلاثة إلى خمسة أيام في الجنوب")
    assert (read.value, read.low, read.high) == (None, "P3D", "P5D")


def test_a_hedged_duration_keeps_its_hedge() -> None:
    (read,) = durations("استمر اللقاء نحو 45 دقيقة")
    assert (read.hedge, read.value, read.text) == ("about", "PT45M", "نحو 45 دقيقة")


@given(
    st.integers(3, 99),
    st.sampled_from((("دقيقة", "دقائق", "PT{}M"), ("ساعة", "ساعات", "PT{}H"), ("يوما", "أيام", "P{}D"))),
)
def test_any_duration_in_digits_or_words_is_read_back(number: int, unit: tuple[str, str, str]) -> None:
    noun = unit[1] if number <= 10 else unit[0]
    for written in (str(number), in_words(number)):
        assert [d.value for d in durations(f"استمر اللقاء {written} {noun} بلا توقف")] == [unit[2].format(number)]


def test_every_scale_with_every_hedge_gives_the_number_said() -> None:
    problems = []
    for hedge, words in HEDGES.items():
        for word in words:
            for count, size in ((5, 1000), (45, 1000), (300, 1000), (3, 10**6), (20, 10**6)):
                text = f"حضر {word} {scaled(str(count), count, size)} شخص"
                found = quantities(text)
                if len(found) != 1 or (found[0].hedge, found[0].amount.value) != (hedge, count * size):
                    problems.append(text)
    assert not problems, listed(problems)


@pytest.mark.parametrize(
    ("text", "value"), [("6.670 في المائة", Fraction(667, 100)), ("0,125%", Fraction(1, 8)), ("1,300,000%", 1_300_000)]
)
def test_three_digits_behind_the_point_of_a_percentage_are_decimals(text: str, value: Fraction) -> None:
    assert [p.amount.value for p in percents(f"تراجع السهم بنسبة {text} أمس")] == [value]


def test_a_count_behind_the_word_for_number_is_a_figure_and_an_issue_number_is_none() -> None:
    assert [q.amount.value for q in quantities("بلغ العدد 15 قتيلا")] == [15]
    assert quantities("صدر العدد 15 من المجلة") == []


def test_a_percentage_and_a_sum_are_no_range() -> None:
    found = [m for m in mentions("هبطت الأسهم 45% إلى 80 دولارا أمس") if m.kind in ("percent", "money")]
    assert [(m.kind, m.text) for m in found] == [("percent", "45%"), ("money", "80 دولارا")]
