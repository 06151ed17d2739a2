"""Numbers: written in digits, in words, or in both, and read back; what each of them commits to, as the design's table has it."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from helpers import check_text, listed, quantities, quantity
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words
from writer import DIGITS, digits, in_words, scaled

from checker.core.amounts import Interval, Number
from checker.core.mentions import QuantityMention
from checker.report import json_values
from checker.report.positions import Positions
from checker.scan.scanner import Scan
from checker.segment.passages import Passage
from checker.words import lexicon

ROUND = [
    1300,
    2000,
    2500,
    3000,
    10_000,
    11_000,
    15_800,
    20_000,
    45_000,
    99_999,
    100_000,
    101_000,
    110_000,
    200_000,
    300_000,
    125_000,
    999_000,
    1_000_000,
    1_001_000,
    1_300_000,
    2_000_000,
    2_500_000,
    3_000_000,
    11_000_000,
    100_000_000,
    200_000_000,
    1_000_000_000,
    1_250_000_000,
    2_000_000_000,
    3_400_000_000,
    11_000_000_000,
]


def value(phrase: str) -> Number | None:
    """The value of the only figure of a phrase; the phrase must be read whole."""
    text = f"بلغ المجموع {phrase} وفق الجدول"
    found = quantities(text)
    if len(found) != 1 or found[0].text != phrase:
        return None
    return found[0].amount.value


def misread(pairs: list[tuple[str, int]]) -> list[str]:
    """The phrases whose value is read wrongly."""
    return [f"{phrase}: {value(phrase)}, not {number}" for phrase, number in pairs if value(phrase) != number]


# ------------------------------------------------------------------------------------------------------------------ digits


@given(st.integers(0, 10**15), st.sampled_from(sorted(DIGITS)))
def test_digits_of_every_script_are_read_back(number: int, script: str) -> None:
    assert value(digits(number, script)) == number


@given(st.integers(1000, 10**12), st.sampled_from((",", "٬", "،")))
def test_thousands_may_be_set_apart(number: int, mark: str) -> None:
    assert value(f"{number:,}".replace(",", mark)) == number


@given(st.integers(10**6, 10**12))
def test_thousands_may_be_set_apart_by_points(number: int) -> None:
    assert value(f"{number:,}".replace(",", ".")) == number


@given(st.integers(0, 999), st.integers(1, 99), st.sampled_from((".", ",", "٫")), st.sampled_from(sorted(DIGITS)))
def test_decimals_are_exact(head: int, tail: int, mark: str, script: str) -> None:
    assert value(digits(f"{head}{mark}{tail:02d}", script)) == Fraction(f"{head}.{tail:02d}")


def test_the_point_of_old_agency_copy_is_read_from_the_right() -> None:
    assert value("5ر33") == Fraction("33.5")


@pytest.mark.parametrize("length", [20, 400, 4300, 4301, 20_000])
@pytest.mark.parametrize(
    "form",
    ["{}", "{}.5", "5.{}", "{} ألف", "{}%", "{} يوما", "{}ر5", "1/2/{}", "{} يناير 2020", "1 يناير {}", "عام {}"],
)
def test_a_number_of_any_length_is_no_crash(length: int, form: str) -> None:
    report = check_text(f"الرمز {form.format('7' * length)} سري")
    for mention in report.mentions:
        json_values.dumps(json_values.mention(report, mention, Positions(report.document)))


# ------------------------------------------------------------------------------------------------------ digits with scales


@given(st.integers(1, 999), st.sampled_from((1000, 10**6, 10**9)))
def test_digits_with_a_scale_word_are_multiplied(count: int, size: int) -> None:
    assert value(scaled(str(count), count, size)) == count * size


@given(st.integers(0, 99), st.integers(1, 9), st.sampled_from(("مليون", "مليار", "ألف")))
def test_decimals_with_a_scale_word_are_multiplied(head: int, tail: int, scale: str) -> None:
    size = {"ألف": 1000, "مليون": 10**6, "مليار": 10**9}[scale]
    assert value(f"{head}.{tail} {scale}") == Fraction(f"{head}.{tail}") * size


@given(st.integers(3, 99), st.integers(1, 999))
def test_millions_and_thousands_in_digits_are_added(millions: int, thousands: int) -> None:
    phrase = f"{scaled(str(millions), millions, 10**6)} و{scaled(str(thousands), thousands, 1000)}"
    assert value(phrase) == millions * 10**6 + thousands * 1000


@given(st.integers(1, 999))
def test_a_million_and_thousands_in_digits_are_added(thousands: int) -> None:
    assert value(f"مليون و{scaled(str(thousands), thousands, 1000)}") == 10**6 + thousands * 1000
    assert value(f"مليونان و{scaled(str(thousands), thousands, 1000)}") == 2 * 10**6 + thousands * 1000


@given(st.integers(3, 99), st.integers(100, 999))
def test_thousands_and_a_rest_in_digits_are_added(thousands: int, rest: int) -> None:
    assert value(f"{scaled(str(thousands), thousands, 1000)} و{rest}") == thousands * 1000 + rest


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("مليون و300 ألف", 1_300_000),
        ("مليون و 300 ألف", 1_300_000),
        ("15 ألفا و800", 15_800),
        ("15 ألفًا و800", 15_800),
        ("1.3 مليون", 1_300_000),
        ("١٫٣ مليون", 1_300_000),
        ("1,3 مليون", 1_300_000),
        ("مليونا و400 ألف", 1_400_000),
        ("مليونًا و400 ألف", 1_400_000),
        ("نصف مليون", 500_000),
        ("ربع مليون", 250_000),
        ("مليون ونصف المليون", 1_500_000),
        ("مليون ونصف مليون", 1_500_000),
        ("ثلاثة ملايين ونصف المليون", 3_500_000),
        ("ثلاثة أرباع مليون", 750_000),
        ("ألفي", 2000),
        ("مليوني", 2_000_000),
        ("100 ألف مليون", 10**11),
        ("مئة وخمسة وعشرون", 125),
        ("45 ألف", 45_000),
        ("ثلاثة ملايين و200 ألف", 3_200_000),
        ("مليار و200 مليون", 1_200_000_000),
        ("4 مليارات و600 مليون", 4_600_000_000),
        ("1.300 مليون", 1_300_000),
        ("تسعة وتسعين", 99),
        ("ثلاث مئة", 300),
        ("ثلاثمائة", 300),
        ("مائتي ألف", 200_000),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنا عشر ألفا", 12_000),
        ("ثمانية عشر", 18),
        ("بليون", 10**9),
        ("تريليونا", 10**12),
    ],
)
def test_the_phrases_of_newsrooms_have_their_values(phrase: str, number: int) -> None:
    assert value(phrase) == number


# ------------------------------------------------------------------------------------------------------------------- words


@given(st.integers(3, 10**9))
def test_any_number_in_words_is_read_back(number: int) -> None:
    assert value(in_words(number)) == number


def test_every_number_in_words_below_two_thousand_is_read_back() -> None:
    problems = misread([(in_words(n), n) for n in range(2, 2000) if n != 1000])
    assert not problems, listed(problems)


def test_round_numbers_in_words_are_read_back() -> None:
    problems = misread([(in_words(n), n) for n in ROUND])
    assert not problems, listed(problems)


def test_numbers_in_the_cases_of_objects_are_read_back() -> None:
    cases = (
        ("ون", "ين"),
        ("مئتان", "مئتين"),
        ("ألفان", "ألفين"),
        ("مليونان", "مليونين"),
        ("ملياران", "مليارين"),
        ("اثنا عشر", "اثني عشر"),
    )
    pairs = []
    for number in [*range(20, 1000, 7), *ROUND]:
        phrase = in_words(number)
        for nominative, other in cases:
            phrase = (
                " ".join(
                    w.replace(nominative, other)
                    if nominative != "ون" or (w.endswith("ون") and not w.endswith("مليون"))
                    else w
                    for w in phrase.split(" ")
                )
                if " " not in nominative
                else phrase.replace(nominative, other)
            )
        pairs.append((phrase, number))
    problems = misread(pairs)
    assert not problems, listed(problems)


def spelled(number: int) -> str:
    """What num2words writes, with و joined to its word."""
    return str(num2words(number, lang="ar")).replace(" و ", " و")


def test_what_num2words_writes_is_read_back() -> None:
    # it cuts duals (مئتا, ألفا) and writes "وألف ألف" for 901,000: groups that end in 00, 01 or 02 are left out
    candidates = (*range(3, 1000), *range(1001, 100_000, 487), *range(3_000_000, 900_000_000, 7_654_321))
    numbers = [
        n for n in candidates if all(group % 100 > 2 for group in (n % 1000, n // 1000 % 1000 or 3, n // 10**6 or 3))
    ]
    problems = misread([(spelled(n), n) for n in numbers])
    assert not problems, listed(problems)


# ------------------------------------------------------------------------------------------------------------- round trips

BATCH = 500  # numbers of one text


def read_back(pairs: list[tuple[str, int]]) -> list[str]:
    """The phrases of many sentences whose value is read wrongly, or not whole."""
    problems = []
    for at in range(0, len(pairs), BATCH):
        batch = pairs[at : at + BATCH]
        text = "".join(f"بلغ المجموع {phrase} وفق الجدول.\n" for phrase, _ in batch)
        figures = Scan(Passage("text", text), lexicon.load("ar")).figures
        found = [(f.text, f.amount.value) for f in figures if isinstance(f, QuantityMention)]
        problems += [f"{phrase}: {value_}" for phrase, value_ in batch if (phrase, value_) not in found]
        problems += [f"{len(figures)} figures in place of {len(batch)}"] * (len(figures) != len(batch))
    return problems


def numbers(count: int, longest: int) -> list[int]:
    """So many numbers, always the same, as often short as long."""
    random = Random(4)  # noqa: S311
    return [random.randrange(3, 10 ** random.randint(1, longest)) for _ in range(count)]


def sayable(number: int) -> bool:
    """Whether num2words writes a number that can be read: it leaves the ن off its duals (مئتا، ألفا) and writes "ألف ألف"."""
    return all(group % 100 > 2 for group in (number % 1000 or 3, number // 1000 % 1000 or 3, number // 10**6 or 3))


def test_a_hundred_thousand_numbers_in_our_words_are_read_back() -> None:
    problems = read_back([(in_words(n), n) for n in numbers(100_000, 12)])
    assert not problems, listed(problems)


def test_tens_of_thousands_of_numbers_in_the_words_of_num2words_are_read_back() -> None:
    problems = read_back([(spelled(n), n) for n in numbers(40_000, 9) if sayable(n)])
    assert not problems, listed(problems)


@pytest.mark.parametrize("mark", ["", ",", ".", "٬", "،", "\xa0", "\u202f"])
@pytest.mark.parametrize("script", sorted(DIGITS))
def test_thousands_of_long_numbers_in_digits_are_read_back(mark: str, script: str) -> None:
    pairs = [(digits(f"{n + 10**6:,}".replace(",", mark), script), n + 10**6) for n in numbers(2000, 9)]
    problems = read_back(pairs)
    assert not problems, listed(problems)


@pytest.mark.parametrize("word", ["واحد", "صفر", "نصف", "أحد", "خمسين بالقرب"])
def test_words_that_are_numbers_only_beside_others_are_no_figures(word: str) -> None:
    assert all(q.text == "خمسين" for q in quantities(f"جاء {word} منهم"))


def test_one_is_part_of_eleven_only_directly_before_its_second_word() -> None:
    assert [q.text for q in quantities("قال أحد سكان الحي إن عشر سيارات احترقت، وأنقذ أحد عشر شخصا")] == [
        "عشر",
        "أحد عشر",
    ]


# --------------------------------------------------------------------------------------------------------------- intervals

TABLE = [
    ("120 قتيلا", "120", 120, 120, 120),
    ("1347 قتيلا", "1347", 1347, 1347, 1347),
    ("9999 شخصا", "9999", 9999, 9999, 9999),
    ("45 ألفا", "45 ألفا", 45_000, 44_500, 45_500),
    ("1.3 مليون", "1.3 مليون", 1_300_000, 1_250_000, 1_350_000),
    ("مليون و300 ألف شخص", "مليون و300 ألف", 1_300_000, 1_250_000, 1_350_000),
    ("45 ألفا و312", "45 ألفا و312", 45_312, Fraction("45311.5"), Fraction("45312.5")),
    ("45312 شخصا", "45312", 45_312, Fraction("45311.5"), Fraction("45312.5")),
]


@pytest.mark.parametrize(("text", "words", "number", "low", "high"), TABLE)
def test_a_number_without_a_hedge_commits_to_half_a_unit_of_its_last_place(
    text: str, words: str, number: int, low: Number, high: Number
) -> None:
    read = quantity(f"قدم {text} في يوم")
    assert (read.text, read.amount.value, read.hedge) == (words, number, "none")
    assert read.entails == read.amount.suggests == Interval(low, high)


@pytest.mark.parametrize(
    ("text", "number", "hedge", "entails", "suggests"),
    [
        ("نحو 80 شخصا", 80, "about", Interval(70, 90), Interval(75, 85)),
        ("نحو 1.3 مليون", 1_300_000, "about", Interval(1_200_000, 1_400_000), Interval(1_250_000, 1_350_000)),
        ("أكثر من 100 شخص", 100, "over", Interval(100, None, low_open=True), Interval(100, 200, low_open=True)),
        (
            "أكثر من مليون و400 ألف",
            1_400_000,
            "over",
            Interval(1_400_000, None, low_open=True),
            Interval(1_400_000, 1_500_000, low_open=True),
        ),
        ("لا يقل عن 100 شخص", 100, "at-least", Interval(100, None), Interval(100, 200)),
        ("ما لا يقل عن 100 شخص", 100, "at-least", Interval(100, None), Interval(100, 200)),
        ("أقل من 100 شخص", 100, "under", Interval(None, 100, high_open=True), Interval(0, 100, high_open=True)),
        ("100 على الأكثر", 100, "at-most", Interval(None, 100), Interval(0, 100)),
        ("لا يتجاوز 100 شخص", 100, "at-most", Interval(None, 100), Interval(0, 100)),
        ("مئات الآلاف", None, "about", Interval(200_000, 999_999), Interval(200_000, 999_999)),
        ("عشرات الآلاف", None, "about", Interval(20_000, 99_999), Interval(20_000, 99_999)),
    ],
)
def test_a_hedge_decides_what_a_number_commits_to_and_what_it_suggests(
    text: str, number: int | None, hedge: str, entails: Interval, suggests: Interval
) -> None:
    read = quantity(f"قدم {text} في يوم")
    assert (read.amount.value, read.hedge) == (number, hedge)
    assert (read.entails, read.amount.suggests) == (entails, suggests)


@given(st.integers(1, 9999), st.sampled_from(("", "نحو ", "أكثر من ", "أقل من ", "لا يقل عن ", "لا يزيد على ")))
def test_what_a_number_suggests_lies_within_what_it_commits_to(number: int, hedge: str) -> None:
    read = quantity(f"قدم {hedge}{number} شخص")
    low, high = read.amount.suggests.low, read.amount.suggests.high
    assert low is not None
    assert high is not None
    middle = Fraction(low + high, 2)
    assert read.entails.holds(middle)
    assert read.entails.low is None or read.entails.low <= low
    assert read.entails.high is None or high <= read.entails.high


@given(st.integers(1, 10**9))
def test_bounds_are_exact_numbers(number: int) -> None:
    read = quantity(f"قدم نحو {number} شخص")
    for bound in (read.entails.low, read.entails.high, read.amount.suggests.low, read.amount.suggests.high):
        assert isinstance(bound, int | Fraction)
