"""Slips in the names of months: every slip beside the right other name is found, every accepted spelling is silent."""

from __future__ import annotations

from itertools import product

import pytest
from helpers import dates, found, listed
from writer import COUPLES, MONTHS, PAIRS, sentence

from checker.core.folding import fold
from checker.scan.dates.month_slips import one_slip
from checker.words import lexicon

RULE = "misspelt-month"
SPELLING = lexicon.load("ar").spelling
KNOWN = {form for forms in SPELLING.forms.values() for form, _ in forms}
# short names have too many neighbours, and these neighbours are words of their own where only a space or a dash joins the two
LONG = 4


def slips(name: str) -> set[str]:
    """The name with one letter left out, doubled, or swapped with the next."""
    made = set()
    for i in range(len(name)):
        made |= {
            name[:i] + name[i + 1 :],
            name[:i] + name[i] + name[i:],
            name[:i] + name[i + 1 : i + 2] + name[i] + name[i + 2 :],
        }
    return {m for m in made if m[0] != " " and m[-1] != " " and " " * name.count(" ") in m}


def is_other_word(slip: str) -> bool:
    """Whether the slip is another accepted spelling, another month, a particle with a name, or a word of its own."""
    folded = fold(slip)
    return (
        folded in KNOWN
        or folded.replace(" ", "") in {k.replace(" ", "") for k in KNOWN}
        or folded[1:] in KNOWN
        or folded in SPELLING.own_words
        or folded in lexicon.load("ar").triggers
        or any(len(word) == 1 for word in folded.split())
    )


@pytest.mark.parametrize("pair", sorted(PAIRS))
@pytest.mark.parametrize("half", [0, 1])
def test_a_slip_in_either_half_of_an_agreeing_pair_is_found(pair: str, half: int) -> None:
    missed = []
    for (first, second), month in product(COUPLES, range(12)):
        names = [MONTHS[first][month], MONTHS[second][month]]
        if fold(names[0]) == fold(names[1]) or len(names[half]) < LONG:
            continue
        for slip in sorted(slips(names[half])):
            if is_other_word(slip):
                continue
            written = [slip if n == half else name for n, name in enumerate(names)]
            text = sentence(f"11 {PAIRS[pair].format(*written)} 2019")
            findings = found(text, RULE)
            if len(findings) != 1 or [m.number for d in dates(text) for m in d.months] != [month + 1] * 2:
                missed.append(f"{text}: {[f.message for f in findings]}")
    assert not missed, listed(missed)


@pytest.mark.parametrize("pair", sorted(PAIRS))
def test_every_accepted_spelling_is_silent(pair: str) -> None:
    loud = []
    for number, forms in SPELLING.forms.items():
        for form, month in forms:
            for other, partner in forms:
                if month.systems.isdisjoint(partner.systems):
                    text = sentence(f"11 {PAIRS[pair].format(form, other)} 2019")
                    loud += [f"{number}: {text}: {f.message}" for f in found(text, RULE)]
    assert not loud, listed(loud)


@pytest.mark.parametrize(
    "date",
    [
        "4 مايو/آيار 2016",
        "4 مايو/أيّار 2016",
        "سبتمبر/آيلول",
        "آبريل/نيسان",
        "ابريل / نيسان",
        "7 يناير/كانون ثاني",
        "نوفمبر/تشرين ثان 2014",
        "ايار/مايس عام 2007",
        "في بدايةآذار/مارس",
        "بداية شهرايلول/ سبتمبر",
        "مارس/آذارالمقبل",
        "فييوليو/ تموز 2009",
        "شهرمارس/آذار",
        "في الحرث/ نوفمبر 2001",
        "أكتوبر/التمور 1993",
        "24كانون الأول/ديسمبر 1944",
        "نوفمبر/تشرين  الثاني 2012",
        "نوفمبر/تشرين 2 2012",
        "أكتوبر/ تشرين الأوّل",
        "فبراير/ شبّاط الماضي",
        "5 / نوفمبر / 2014",
        "12 /ديسمبر 2015",
        "أكتوبر/ تشرين الأولالماضي",
    ],
)
def test_a_spelling_that_the_trade_accepts_and_a_name_glued_to_its_neighbour_are_silent(date: str) -> None:
    assert found(f"وقع الوزيران الاتفاق {date} في العاصمة.", RULE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "الدوحة في 09 يوليو /قنا/ اختتمت الندوة.",
        "عمان 12 نيسان /بترا/ افتتح المعرض.",
        "على ملعب 22 مايو/إب ضمن الدوري.",
        "خسائر حرب/تموز في الجنوب.",
        "حرب رمضان/أكتوبر 1973.",
        "في شهري إبريل/ ومايو 2017.",
        "شهرا فبراير/ ويوليو/ تموز.",
        "دورة مايو/يونيو المقبلة.",
        "العدد مارس/الجديد من المجلة.",
        "ليل الأحد/الاثنين.",
        "12 نيسان /أربيل/ قال الوزير.",
        "أعداد فبراير شباب من الجامعة.",
        "بعد حرب أكتوبر/تشرين بسنوات.",
        "في مايو أيام ثقافية.",
        "ينشط في أبريل جبريل الرجوب.",
        "غادر 20 مدرسة 2015 تلميذا.",
        "فصل الربيع 2015.",
        "التقى 3 مارك 2016 في السباق.",
    ],
)
def test_a_word_that_is_no_half_of_a_month_is_left_alone(text: str) -> None:
    assert found(text, RULE) == ()


@pytest.mark.parametrize(
    ("text", "marked", "repair"),
    [
        ("سافر في 5 دسمبر/كانون الأول 1969 إلى لندن.", "5 دسمبر/كانون الأول 1969", "5 ديسمبر/كانون الأول 1969"),
        ("سيعود في 14 ديسمبر/ كاون الأول المقبل.", "14 ديسمبر/ كاون الأول", "14 ديسمبر/ كانون الأول"),
        ("غادر في ديسمبر/كانون الإول 2017.", "ديسمبر/كانون الإول 2017", "ديسمبر/كانون الأول 2017"),
        ("عاد في أكتوبر/ تشرين الماضي.", "أكتوبر/ تشرين", "أكتوبر/ تشرين الأول"),
        (
            "يستمر حتى العاشر من تشرين/ أكتوبر 2017.",
            "العاشر من تشرين/ أكتوبر 2017",
            "العاشر من تشرين الأول/ أكتوبر 2017",
        ),
        ("يجتمع المجلس يوم 10 مايو/الجاري للنظر.", "10 مايو/", "10 مايو/أيار"),
        ("ضبطت في 27 أغسطس/ الماضي أسلحة.", "27 أغسطس/", "27 أغسطس/آب"),
        (
            "تجرى الانتخابات في / نوفمبر (تشرين الثاني) 2016.",
            "/ نوفمبر (تشرين الثاني) 2016",
            "نوفمبر (تشرين الثاني) 2016",
        ),
        ("وصل في 26 حزيرن 2018 إلى روسيا.", "26 حزيرن 2018", "26 حزيران 2018"),
        ("وصل في 26 كاون الثاني 2018 إلى روسيا.", "26 كاون الثاني 2018", "26 كانون الثاني 2018"),
    ],
)
def test_the_whole_date_is_marked_and_the_other_name_gives_the_repair(text: str, marked: str, repair: str) -> None:
    (finding,) = found(text, RULE)
    assert finding.locations[0].text == marked
    assert [r.text for r in finding.repairs] == [repair]


def test_a_misspelt_date_still_has_its_day() -> None:
    (date,) = dates("فازت يوم 24 يونو/حزيران 2018 في الدور الأول.")
    assert date.readings == ("2018-06-24",)
    assert [m.doubt for m in date.months] == ["misspelt", None]


@pytest.mark.parametrize(
    ("text", "month"), [("1 الفاتح 1969", 9), ("13 هانيبال 1985", 8), ("7 أي النار 1990", 1), ("2 ناصر 1986", 7)]
)
def test_a_libyan_name_is_a_month_between_a_day_and_a_year(text: str, month: int) -> None:
    (date,) = dates(f"صدر القرار في {text} بطرابلس.")
    assert [m.number for m in date.months] == [month]


@pytest.mark.parametrize(
    "text", ["التقى ناصر في الصيف.", "الحرث والماء والربيع.", "بلغ 3 الفاتح والنوار.", "في الفاتح 2011."]
)
def test_a_libyan_name_alone_is_an_everyday_word(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("one", "two", "near"),
    [
        ("نوفمير", "نوفمبر", True),
        ("نوفبمر", "نوفمبر", True),
        ("نوفمر", "نوفمبر", True),
        ("نوفممبر", "نوفمبر", True),
        ("نوفمبر", "نوفمبر", False),
        ("نوبفمر", "نوفمبر", False),
        ("", "", False),
        ("ا", "", True),
        ("اب", "با", True),
        ("ابجد", "بادج", False),
    ],
)
def test_one_slip_is_one_letter_or_two_neighbours_swapped(one: str, two: str, near: bool) -> None:
    assert one_slip(one, two) is near
    assert one_slip(two, one) is near


def test_the_words_of_their_own_lie_near_a_month_and_are_none() -> None:
    assert not SPELLING.own_words & KNOWN


@pytest.mark.parametrize("name", sorted(name for name in KNOWN if len(name) >= 3))
def test_a_slip_leaves_the_first_or_the_last_letter_of_a_name(name: str) -> None:
    letters = sorted({letter for other in KNOWN for letter in other})
    near = {name[:i] + letter + name[i + skip :] for i in range(len(name) + 1) for letter in letters for skip in (0, 1)}
    assert all(w[0] == name[0] or w[-1] == name[-1] for w in near | slips(name) if len(w) > 2 and one_slip(w, name))
