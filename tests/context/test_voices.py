"""Whose words a wrong date is: the desk's, a speaker's, or a slip that the article itself reports."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import check_text, found
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from checker.context import voices
from checker.core.folding import fold
from checker.words.word_forms import word_lists

WRONG = "السبت 9 مارس 2018"  # a Friday

REPORTED = (
    "أوضح المنظمون أن الحفل يقام الجمعة 9 مارس 2018 وليس {} كما ورد في الملصقات.",
    "يقام الحفل الجمعة 9 مارس 2018 بدلا من {}.",
    "وكان البيان قد ذكر خطأ أن الحفل يقام يوم {}.",
    "ورد سهوا في عدد أمس أن الافتتاح {}.",
    "قال النادي إن الحفل {}، والصحيح الجمعة 9 مارس 2018.",
    "تصحيح: ذكرنا في خبر سابق أن الحفل يقام {}.",
    "استدراك\nجاء في خبر الحفل أنه {}، وصوابه الجمعة 9 مارس 2018.",
    'واعتذرت البلدية عن بطاقات طبع عليها "{}" في المطبعة.',
    "نشرت الصحيفة بالخطأ أن موعد المباراة {}.",
    "ذكر بيان الشركة خطأً أن الاجتماع {}.",
    "وخلافا لما ذكرته الدعوة من أن الحفل {}، فإنه يقام الجمعة.",
    "جاء في النشرة أن الموعد {}، وهو خطأ.",
    "التاريخ المذكور في العقد، {}، غير صحيح.",
    "نعتذر عن خطأ ورد في خبر أمس حين ذكرنا أن الافتتاح {}.",
    "وكان المنظمون قد حددوا، عن طريق الخطأ، موعدا آخر، فقد أعلنوا بالخطأ {} موعدا.",
    "غير النادي الموعد من {} إلى الجمعة 9 مارس 2018.",
    "بخلاف ما نشر، ليس الموعد {}.",
    "لم يكن الحفل {} بل الجمعة 9 مارس 2018.",
    "تصحيح\nورد في خبر المؤتمر أن موعده {}. والصحيح أنه الجمعة.",
)
OWN = (
    "يقام الحفل {} في دار الأوبرا.",
    "وكان البيان قد ذكر خطأ موعدا آخر، والصحيح {}.",
    "تصحيح: ذكرنا أن الحفل في الربيع، والصواب {}.",
    'قال المدير: "أبوابنا مفتوحة". ويقام الحفل {}.',
    "ليس الحفل مجانيا. ويقام {}.",
    "أصدر المستشفى تقريرا عن خطأ طبي وقع {}.",
    "يقام الحفل {} في دار الأوبرا، والصحيح أن التذاكر نفدت.",
    "قال الوزير إن الحفل {}. والصحيح أن القرار لم يصدر.",
    "سقط الاسم سهوا من القائمة، وأعيد {}.",
    "أصدرت المحكمة {} حكما وصفته النقابة بالخطأ.",
    "صحح البنك حساباته {}.",
    "لا يخفى أن الحفل {} كبير.",
    "افتتح الجسر {} وأغلق الجمعة 16 مارس 2018، لكن النفق بقي مفتوحا.",
)


@pytest.mark.parametrize("text", REPORTED)
def test_a_date_that_the_article_calls_wrong_is_a_note_that_says_so(text: str) -> None:
    findings = [f for f in found(text.format(WRONG), "weekday-mismatch") if f.locations[0].text == WRONG]
    assert [f.severity for f in findings] == ["note"]
    assert "خطأ" in findings[0].message


@pytest.mark.parametrize("text", OWN)
def test_a_date_that_the_desk_answers_for_keeps_its_weight(text: str) -> None:
    (finding,) = found(text.format(WRONG), "weekday-mismatch")
    assert finding.severity == "error"


def test_words_in_quotation_marks_are_one_step_down_and_their_speaker_is_named() -> None:
    (finding,) = found(f'وقال رئيس النادي: "وقعنا العقد {WRONG} ولم نعلنه بعد".', "weekday-mismatch")
    assert finding.severity == "warning"
    assert finding.message.endswith("والعبارة منقولة عن رئيس النادي.")


def test_words_in_quotation_marks_without_a_speaker_are_said_to_be_quoted() -> None:
    (finding,) = found(f"جاء فيها «وقعنا العقد {WRONG} ولم نعلنه بعد».", "weekday-mismatch")
    assert (finding.severity, "علامتي تنصيص" in finding.message) == ("warning", True)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("month-pair-mismatch", "11 نوفمبر/شباط 2024"),
        ("impossible-date", "31 أبريل 2019"),
        ("hijri-pair-mismatch", "1 رمضان 1445 الموافق 18 مارس 2024"),
        ("reversed-date-range", "من 15 مارس 2019 إلى 3 مارس 2019"),
        ("implausible-year", "15 مارس 4102"),
    ],
)
def test_every_rule_of_dates_hears_whose_words_they_are(rule: str, words: str) -> None:
    (own,) = found(f"جرى ذلك {words} في المدينة كلها.", rule)
    (quoted,) = found(f'وقال الوزير: "جرى ذلك {words} في المدينة كلها".', rule)
    assert quoted.message == f"{own.message} والعبارة منقولة عن الوزير."
    assert quoted.repairs == own.repairs


def test_the_spelling_of_a_quotation_is_the_desks_own() -> None:
    (own,) = found("جرى ذلك في 11 نفومبر 2018.", "misspelt-month")
    (quoted,) = found('وقال: "جرى ذلك في 11 نفومبر 2018".', "misspelt-month")
    assert (quoted.severity, quoted.message) == (own.severity, own.message)


def test_two_reasons_lower_twice_but_never_below_a_note() -> None:
    text = 'مسقط، الأربعاء 15 مايو 2019 – وقال الوزير: "بعنا أذونا يوم الأحد 11 مايو وسنبيع غيرها".'
    (finding,) = found(text, "weekday-mismatch")
    assert finding.severity == "note"


def test_a_level_that_the_user_sets_is_kept() -> None:
    report = check_text(
        f'وقال رئيس النادي: "وقعنا العقد {WRONG} ولم نعلنه بعد".',
        dt.date(2018, 3, 20),
        severity={"weekday-mismatch": "error"},
    )
    assert [f.severity for f in report.findings if f.rule == "weekday-mismatch"] == ["error"]


LISTED = [fold(word) for words in word_lists("ar")["reported"].values() for word in words]


@given(st.lists(st.sampled_from([*LISTED, "و", "وا", " ", ", ", "الحفل"]), max_size=12).map("".join))
def test_a_pattern_stands_nowhere_without_one_of_its_words(text: str) -> None:
    for name, sign in asdict(voices._signs("ar")).items():
        assert sign.may_stand(text) or sign.pattern.search(text) is None, name
