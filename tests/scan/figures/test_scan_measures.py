"""Units, money, fractions, multiples, rates, points, and numbers that count nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from helpers import durations, fractions, listed, mentions, moneys, percents, quantities, quantity
from hypothesis import given
from hypothesis import strategies as st
from writer import DIGITS, digits, in_words

from checker.core.amounts import Interval, Number
from checker.core.mentions import FractionMention, MoneyMention, QuantityMention
from checker.words import word_forms

# ------------------------------------------------------------------------------------------------------------------- units


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("30 كيلومترا", 30, "km"),
        ("30 كيلو مترا", 30, "km"),
        ("30كلم", 30, "km"),
        ("5.5 كم", Fraction("5.5"), "km"),
        ("كيلومترين", 2, "km"),
        ("نصف كيلومتر", Fraction(1, 2), "km"),
        ("ثلاثة أمتار ونصف المتر", Fraction(7, 2), "m"),
        ("متر وربع", Fraction(5, 4), "m"),
        ("16 ميلا بحريا", 16, "[nmi_i]"),
        ("16 ميلا", 16, "[mi_i]"),
        ("40 قدما مربعة", 40, "[sft_i]"),
        ("120 مترا مربعا", 120, "m2"),
        ("1200 كيلومتر مربع", 1200, "km2"),
        ("5 ملايين متر مكعب", 5 * 10**6, "m3"),
        ("80 كيلومترا في الساعة", 80, "km/h"),
        ("40 كم/ساعة", 40, "km/h"),
        ("12 م/ث", 12, "m/s"),
        ("12 درجة مئوية", 12, "Cel"),
        ("5 درجات تحت الصفر", -5, "deg"),
        ("ناقص", None, None),
        ("-7 درجات مئوية", -7, "Cel"),
        ("6.4 درجات على مقياس ريختر", Fraction("6.4"), "{Richter}"),
        ("مليون طن", 10**6, "t"),
        ("طن ونصف الطن", Fraction(3, 2), "t"),
        ("70 دونما", 70, "{dunam}"),
        ("3 أفدنة", 3, "{feddan}"),
        ("20 قنطارا", 20, "{qintar}"),
        ("400 هكتار", 400, "har"),
        ("9.4 مليون برميل", 9_400_000, "[bbl_us]"),
        ("250 ميغاواط", 250, "MW"),
        ("250 ميجاوات ساعة", 250, "MW.h"),
        ("3/4 كوب", Fraction(3, 4), "[cup_us]"),
        ("بين 10 كيلومترات و15 كيلومترا", None, "km"),
    ],
)
def test_a_unit_behind_a_number_gives_its_code(words: str, value: Number | None, unit: str | None) -> None:
    found = quantities(f"قطعت القافلة {words} قبل الغروب")
    assert [(q.amount.value, q.unit) for q in found] == ([(value, unit)] if unit else [])


def test_the_half_that_follows_a_unit_is_part_of_the_figure() -> None:
    assert quantity("نقلت السفينة 5 أطنان ونصف الطن من القمح").text == "5 أطنان ونصف الطن"


@pytest.mark.parametrize("words", ["نحو كيلومتر", "أقل من طن"])
def test_a_hedge_before_a_unit_is_one_of_it(words: str) -> None:
    read = quantity(f"تبعد القرية {words} عن الطريق")
    assert (read.amount.value, read.text) == (1, words)


@pytest.mark.parametrize(
    "text", ["الخيمة بالمتر المربع غالية", "أعلى من درجة الغليان", "سعر الطن يرتفع", "كل كيلومتر من الطريق"]
)
def test_a_unit_without_a_number_is_no_figure(text: str) -> None:
    assert quantities(f"قال الخبير إن {text} هذه الأيام") == []


UNITS = {
    word: code
    for code, words in word_forms.word_lists("ar")["units"].items()
    for word in words
    if word != "م"  # the sign of the era behind a year
}


@given(st.integers(2, 9999), st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(DIGITS)))
def test_any_count_of_any_unit_is_read_back(number: int, word: str, script: str) -> None:
    read = quantity(f"سجلت المحطة {digits(number, script)} {word} أمس الأول")
    assert (read.amount.value, read.unit) == (number, UNITS[word])


# ------------------------------------------------------------------------------------------------------------------- money


@pytest.mark.parametrize(
    ("words", "value", "codes"),
    [
        ("20 مليون دولار", 20 * 10**6, ("USD",)),
        ("مليوني دولار", 2 * 10**6, ("USD",)),
        ("مليار ونصف المليار يورو", 1_500_000_000, ("EUR",)),
        ("300 دولار كندي", 300, ("CAD",)),
        ("$20", 20, ("USD",)),
        ("20$", 20, ("USD",)),
        ("$1.3 مليار", 1_300_000_000, ("USD",)),
        ("20 دولارا و43 سنتا", Fraction("20.43"), ("USD",)),
        ("دينارين أردنيين", 2, ("JOD",)),
        ("15 دينارا كويتيا", 15, ("KWD",)),
        ("3 ملايين ريال سعودي", 3 * 10**6, ("SAR",)),
        ("50 ألف ليرة لبنانية", 50_000, ("LBP",)),
        ("12 جنيها إسترلينيا", 12, ("GBP",)),
        ("1.4 تريليون إسترليني", 14 * 10**11, ("GBP",)),
        ("5 دنانير ونصف", Fraction("5.5"), ("KWD", "JOD", "IQD", "BHD", "DZD", "TND", "LYD", "RSD")),
        ("700 شيكل", 700, ("ILS",)),
        ("90 درهما إماراتيا", 90, ("AED",)),
    ],
)
def test_a_sum_has_its_value_and_its_currencies(words: str, value: Number, codes: tuple[str, ...]) -> None:
    found = moneys(f"دفعت الشركة {words} في الصفقة")
    assert [(m.text, m.amount.value, m.currencies) for m in found] == [(words, value, codes)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("وتدعم الحكومة التونسية المشروع في تونس بـ500 ألف دينار", [("TND",)]),
        (
            "باع المتجر في الأردن بألف دينار، ثم فتح فرعا في العراق",
            [("KWD", "JOD", "IQD", "BHD", "DZD", "TND", "LYD", "RSD")],
        ),
        ("طلب 200 ريال عماني، وعرض الزبون القطري 150 ريالا", [("OMR",), ("OMR",)]),
        ("تراجع الريال اليمني أمام السعودي إلى 800 ريال", [("YER",)]),
        ("كلف المشروع 200 ريال", [("SAR", "QAR", "OMR", "YER", "IRR", "BRL")]),
    ],
)
def test_a_shared_name_is_told_by_its_neighbour_or_by_the_only_fitting_country(
    text: str, codes: list[tuple[str, ...]]
) -> None:
    assert [m.currencies for m in moneys(text)] == codes


MONEY: dict[str, Any] = {
    word: table for table in word_forms.word_lists("ar")["money"].values() for word in table["words"]
}


@given(st.integers(3, 10**7), st.sampled_from(sorted(MONEY)))
def test_any_sum_in_any_money_is_read_back(number: int, word: str) -> None:
    (read,) = moneys(f"دفع البائع {number} {word} ثم انصرف")
    table = MONEY[word]
    expected = (table["usual"],) if "usual" in table else tuple(dict.fromkeys(table["codes"].values()))
    assert (read.amount.value, read.currencies) == (number, expected)


@given(st.integers(1, 999), st.integers(1000, 9999), st.sampled_from(("دولار", "في المئة", "%", "طن")))
def test_a_range_may_be_of_money_percents_or_units(low: int, high: int, word: str) -> None:
    for form in ("بين {} و{} {}", "ما بين {} إلى {} {}", "من {} إلى {} {}"):
        text = f"تبلغ القيمة {form.format(low, high, word)} وفق الجدول"
        found = [q.amount.entails for q in quantities(text)]
        found += [m.amount.entails for m in moneys(text)] + [p.amount.entails for p in percents(text)]
        assert found == [Interval(low, high)]


@pytest.mark.parametrize("words", ["بين 14 و 24 سنة", "بين 14 و24 سنة", "بين 14و 24 سنة"])
def test_the_ends_of_a_range_may_stand_apart_from_their_and(words: str) -> None:
    (read,) = durations(f"تتراوح أعمارهم {words} فقط")
    assert (read.low, read.high) == ("P14Y", "P24Y")


# --------------------------------------------------------------------------------------------- fractions, rates, multiples


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلثا السكان", Fraction(2, 3)),
        ("ثلث عدد الطلاب", Fraction(1, 3)),
        ("نصف سكان الحي", Fraction(1, 2)),
        ("ثلاثة أرباع السكان", Fraction(3, 4)),
        ("أربعة أخماس الإنتاج", Fraction(4, 5)),
        ("خمس الإنتاج", Fraction(1, 5)),
        ("واحد من كل أربعة", Fraction(1, 4)),
        ("3 من كل 10", Fraction(3, 10)),
        ("سبعة من بين كل عشرة", Fraction(7, 10)),
        ("12 في الألف", Fraction(12, 1000)),
        ("أكثر من نصف الأسر", Fraction(1, 2)),
    ],
)
def test_a_part_of_a_whole_is_an_exact_fraction(text: str, value: Fraction) -> None:
    assert [m.amount.value for m in fractions(f"قال المدير إن {text} في المدينة")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "تأهل الفريق إلى ربع النهائي",
        "في الربع الأول من العام",
        "بعد ربع ساعة من البداية",
        "نشرت الصحيفة نص القرار",
        "شاركت خمس دول عربية",
        "خلال خمس السنوات الماضية",
        "نصف مليون زائر",
        "نقل نصف طن من القمح",
        "انتهى النصف الثاني من العام",
        "خلال الأشهر التسعة عشر الماضية",
        "قالت صحيفة سبع الإسرائيلية",
    ],
)
def test_words_for_parts_that_divide_nothing_are_no_fractions(text: str) -> None:
    assert fractions(text) == []


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("ارتفع العدد ثلاثة أضعاف", 3, "none"),
        ("بلغ 20 ضعفا", 20, "none"),
        ("صار ضعفي ما كان", 2, "none"),
        ("سجل أكثر من ضعف العدد السابق", 2, "over"),
    ],
)
def test_so_many_times_something_is_a_multiple(text: str, value: int, hedge: str) -> None:
    read = quantity(text)
    assert (read.multiple, read.amount.value, read.hedge) == (True, value, hedge)


def test_weakness_is_no_multiple() -> None:
    assert quantities("يعاني الاقتصاد من ضعف النمو") == []


def test_a_rate_has_its_base() -> None:
    found = quantities("سجلت المحافظة 500 إصابة لكل 100 ألف نسمة، و1.5 لكل ألف مولود")
    assert [(q.amount.value, q.per, q.noun) for q in found] == [
        (500, 100_000, "إصابة"),
        (Fraction("1.5"), 1000, None),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("نقطتين مئويتين", 2),
        ("0.6 نقطة مئوية", Fraction("0.6")),
        ("ثلاث نقاط مئوية", 3),
        ("25 نقطة أساس", Fraction(1, 4)),
    ],
)
def test_percentage_points_are_told_from_percents(words: str, value: Number) -> None:
    (read,) = percents(f"ارتفعت الفائدة {words} في يوم")
    assert (read.points, read.amount.value, read.text) == (True, value, words)


# ------------------------------------------------------------------------------------------------------------------- nouns


@pytest.mark.parametrize(
    ("words", "lemma", "form", "counted"),
    [
        ("25 قتيلا", "قتيل", "accusative", ("dead",)),
        ("5 قتلى", "قتيل", "plural", ("dead",)),
        ("100 قتيل", "قتيل", "singular", ("dead",)),
        ("20 من القتلى", "قتيل", None, ("dead",)),
        ("7 صواريخ", "صاروخ", "plural", ()),
        ("70 صاروخا", "صاروخ", "accusative", ()),
        ("3 حالات", "حاله", "plural", ("case",)),
        ("12ضابطا", "ضابط", "accusative", ("soldier",)),
        ("(14) مريضا", "مريض", "accusative", ("medic",)),
        ("40 جنديا عراقيا", "جندي", "accusative", ("soldier", "iq")),
        ("30 كرسيا", "كرسي", None, ()),
    ],
)
def test_forms_of_one_noun_share_its_singular(
    words: str, lemma: str, form: str | None, counted: tuple[str, ...]
) -> None:
    read = quantity(f"سجلت البلدة {words} في يوم واحد".replace("يوم واحد", "الصباح"))
    assert (read.lemma, read.form, read.counted) == (lemma, form, counted)


@pytest.mark.parametrize(
    "word", ["غادروا", "آخرين", "يعبرون", "الماضية", "وغادر", "لصالح", "عندما", "الأربعاء", "للمشاركة"]
)
def test_verbs_and_particles_behind_a_number_are_not_counted(word: str) -> None:
    assert quantity(f"وقال إن 300 {word} هناك").noun is None


@pytest.mark.parametrize(
    ("words", "hedge"),
    [("20 شخصا على الأقل", "at-least"), ("15 لاجئا سوريا تقريبا", "about"), ("3 أطنان على الأكثر", "at-most")],
)
def test_a_hedge_may_follow_what_is_counted(words: str, hedge: str) -> None:
    assert quantity(f"نقلت الشاحنة {words} إلى المخيم").hedge == hedge


# ------------------------------------------------------------------------------------------------ numbers that count nothing


@pytest.mark.parametrize(
    "text",
    [
        "فاز 3-1 على ضيفه",
        "انتهت المباراة 2 - 0",
        "تعادلا 1-صفر ثم خسرا",
        "اتصل على 0599123456 للحجز",
        "هاتف 022-295-1234",
        "اتصل على +970599123456",
        "اشترى آيفون 6 من المتجر",
        "طائرة من طراز بوينغ 737 هبطت",
        "مقاتلات إف-16 أقلعت",
        "انتشار كوفيد-19 هناك",
        "الطائرة A320 هبطت",
        "وفق المادة 7 من النظام",
        "سجل في الدقيقة 14 من اللقاء",
        "سجل في الدقيقتين 70 و93 من اللقاء",
        "للمرة الـ50 في المسابقة",
        "في دور الـ16 من البطولة",
        "كأس العالم 2018 لكرة القدم",
        "يفكر منذ 2011 بالرحيل",
        "رصدت الجولات التالي: 1- غياب النظافة",
        "حصل على 8/10 من الحكام",
        "راجع الرابط example.org/%D9%86%D9%85 للمزيد",
        "بنسبة 3:1 بين الفريقين",
        "أغلق مؤشر فوتسي 100 مرتفعا",
        "قال الشاب أحمد (25) ثم مضى",
        "ألف كتابا عن المدينة",
        "استولى على كمية من الدقيق",
        "لست متأكدا من ذلك",
        "وأثنى الوزير على الفريق",
        "قال لبرنامج «راديو 4» إنه باق",
        "حل في المرتبة 31 بين الدول",
        "مجموعة 5+1 للتفاوض",
        "انتهى اللقاء 2 :1 لضيفه",
        "رمز المتسابقة 1079120075 في القائمة",
        "لعب لنادي وست هام",
    ],
)
def test_scores_labels_and_names_with_numbers_are_no_figures(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("قتل 2018 شخصا", 2018),
        ("نحو 2000 تقريبا", 2000),
        ("وفرت (1.7) مليون وظيفة", 1_700_000),
        ("وفرت أكثر من (751) ألف وظيفة", 751_000),
        ("خلال 24 لقاء", 24),
        ("1 200 نازح", 1200),
        ("1 200 000 نسمة", 1_200_000),
        ("صفر درجة", 0),
        ("بضعة آلاف", None),
        ("عدة مئات", None),
        ("ألف كتاب", 1000),
        ("خمسة (5) جنود", 5),
    ],
)
def test_numbers_that_count_are_figures(text: str, value: int | None) -> None:
    assert quantities(f"ورد أن {text} في المدينة")[-1].amount.value == value


@given(
    st.lists(
        st.sampled_from(
            sorted(
                {*UNITS, *MONEY, "نصف", "و", "لكل", "من كل", "ضعف", "%", "-", "(", ")", "5", "مليون", "بضعة", "فاصلة"}
            )
        ),
        max_size=8,
    )
)
def test_any_heap_of_these_words_is_survived_with_exact_offsets(words: list[str]) -> None:
    text = " ".join(words)
    problems = [m for m in mentions(text) if text[m.span.start : m.span.end] != m.text]
    assert not problems, listed(problems)
    assert all(
        isinstance(m, QuantityMention | MoneyMention | FractionMention) for m in (*moneys(text), *fractions(text))
    )


@given(st.integers(3, 99))
def test_a_share_in_words_is_read_back(number: int) -> None:
    (read,) = fractions(f"قال إن {in_words(number)} من كل {in_words(number + 20)} غادروا")
    assert read.amount.value == Fraction(number, number + 20)


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n"])
def test_a_half_apart_from_a_unit_is_none_of_it(gap: str) -> None:
    assert [q.amount.value for q in quantities(f"قطع الفريق كيلومترا{gap}ونصف المسافة")] == []
