"""The checks of figures: what their findings show, beyond the examples of their pages."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from helpers import check_text, found, write
from hypothesis import given
from hypothesis import strategies as st

from checker import pipeline
from checker.core.documents import Document, Part
from checker.core.errors import UsageError
from checker.rulebook import loader
from checker.words import check_words, gazetteer, populations

# ------------------------------------------------------------------------------------------------------- words beside figures


def test_a_listed_word_is_found_behind_what_is_glued_to_it_and_the_longer_of_two_counts() -> None:
    words = check_words.CheckWords({"cold": ["تحت الصفر", "تحت"], "kind": {"a": ["قتيل"], "b": ["جريح"]}})
    assert [(w.start, w.end) for w in words.find("cold", "هبطت وتحت الصفر")] == [(5, 15)]
    assert [w.value for w in words.find("kind", "من جريح وقتيل والجريح للقتيل")] == ["b", "a", "b", "a"]
    assert words.value("kind", "قتيل") == "a"
    assert not words.has("kind", "مستحيل مقتيل قتيله")


# -------------------------------------------------------------------------------------------------------------- reversed-range


@given(st.integers(10, 990), st.integers(10, 990))
def test_a_range_is_reversed_exactly_where_its_first_end_is_greater(one: int, two: int) -> None:
    findings = found(f"تبعد المزرعة بين {one} و{two} كيلومترا عن الميناء.", "reversed-range")
    assert bool(findings) == (two < one <= 20 * two)


def test_a_scale_that_is_said_once_counts_for_both_ends() -> None:
    (finding,) = found("خسرت الشركة ما بين 32 و30 مليار دولار.", "reversed-range")
    assert finding.arithmetic == "32000000000 > 30000000000"
    assert [r.text for r in finding.repairs] == ["30 و32 مليار دولار"]


def test_numbers_in_words_are_found_but_not_exchanged() -> None:
    (finding,) = found("حكم عليهم بالسجن بين 15 عاما وثلاث سنوات.", "reversed-range")
    assert (finding.arithmetic, finding.repairs) == ("15 > 3", ())


# ---------------------------------------------------------------------------------------------------------- part-exceeds-whole


@given(st.integers(3, 999), st.integers(3, 999))
def test_a_part_is_marked_exactly_where_it_is_greater_than_its_whole(part: int, whole: int) -> None:
    findings = found(f"حضر التدريب {part} من أصل {whole} معلما.", "part-exceeds-whole")
    assert [f.arithmetic for f in findings] == ([f"{part} > {whole}"] if part > whole else [])


def test_the_hedge_of_the_whole_counts() -> None:
    assert found("حضر التدريب 34 من أصل أكثر من 30 معلما.", "part-exceeds-whole") == ()


def test_offsets_hold_in_copy_with_vowel_marks() -> None:
    (finding,) = found("رشّح الحزبُ الجديدُ 66 امرأةً من أصل 19 مرشّحا.", "part-exceeds-whole")
    assert [place.text for place in finding.locations] == ["66", "19"]


# ------------------------------------------------------------------------------------------------------------ headline-mismatch


def headline(title: str, text: str) -> list[tuple[str, str]]:
    """Variant and arithmetic of what the rule finds between a title and a text."""
    report = check_text(text, title=title, select=("headline-mismatch",), persona="trainer")
    return [(f.variant, f.arithmetic) for f in report.findings]


def test_digits_in_another_order_and_a_lost_point_are_told_from_other_numbers() -> None:
    assert headline("عودة البعثة بعد 186 يوما", "استغرقت المهمة 168 يوما.") == [("transposed", "title 186 | text 168")]
    assert headline("بيع 7086 طنا", "بيع 70.86 طن.") == [("scale", "title 7086 | text 70.86")]
    assert headline("غرس 110 شجرات", "غرس الطلاب 105 شجرات.") == []  # rounded
    assert headline("غرس 109 شجرات", "غرس الطلاب 104 شجرات.") == [("digit", "title 109 | text 104")]
    assert headline("غرس 139 شجرة في الساحة", "غرس الطلاب في الساحة 184 شجرة.") == [("values", "title 139 | text 184")]


@given(st.integers(3, 99_999))
def test_a_headline_with_the_number_of_the_body_is_never_marked(value: int) -> None:
    assert headline(f"غرس {value} شجرة", f"غرس الطلاب {value} شجرة. وكانوا قد غرسوا 12 شجرة.") == []


def test_the_marks_lie_in_title_and_text() -> None:
    report = check_text("استغرقت المهمة 168 يوما.", title="عودة البعثة بعد 186 يوما", select=("headline-mismatch",))
    assert [(place.span.part, place.text) for place in report.findings[0].locations] == [
        ("title", "186 يوما"),
        ("text", "168 يوما"),
    ]


# ---------------------------------------------------------------------------------------------------------- conflicting-figures


def test_the_message_names_all_figures_that_stand_against_the_first() -> None:
    text = "يعيش في رفح نحو 40 ألف شخص.\nويعيش في رفح 90 ألف شخص.\nويعيش في رفح نحو 41 ألف شخص."
    (finding,) = found(text, "conflicting-figures")
    assert finding.message == (
        "عدد الموجودين في رفح: «90 ألف شخص» (نص الخبر) لا يتفق مع «نحو 40 ألف شخص» (نص الخبر)، و«نحو 41 ألف شخص» (نص الخبر)."
    )


@given(st.integers(3, 400), st.integers(3, 400))
def test_two_tolls_of_one_event_conflict_exactly_where_they_differ(one: int, two: int) -> None:
    text = f"أسفر حريق في مصنع عن مقتل {one} شخصا.\nوأدى الحريق إلى مقتل {two} شخصا."
    findings = found(text, "conflicting-figures")
    rounded = any(
        place <= a < 10 * place and a % place == 0 and abs(a - b) * 2 < place
        for a, b in ((one, two), (two, one))
        for place in (10, 100)
    )
    assert bool(findings) == (one != two and max(one, two) <= 10 * min(one, two) and not rounded)


@pytest.mark.parametrize(
    "text",
    [
        "قتل 12 مدنيا و3 جنود في انفجار سيارة.\nوأسفر الانفجار عن مقتل 15 شخصا.",
        "أسفر الهجوم عن مقتل 12 شخصا، منهم 5 قتلى من عائلة واحدة.",
        "قتل 12 مدنيا في الغارة. وأسفرت الغارة عن مقتل 20 شخصا.",
        "قتل 20 شخصا في القصف على حلب. وقتل 12 شخصا في القصف على إدلب.",
        "تبلغ كلفة المشروع 5 ملايين يورو. وقدر المهندسون كلفة المشروع بنحو 6 ملايين دولار.",
        "قتل 3 أشخاص في حادث سير. وفي حادث منفصل قتل 5 أشخاص.",
        "أصيب 100 في المواجهات. وأسفرت المواجهات عن إصابة 98 شخصا.",
    ],
)
def test_parts_other_groups_places_currencies_events_and_rounding_are_no_conflict(text: str) -> None:
    assert found(text, "conflicting-figures") == ()


@pytest.mark.parametrize(
    "text",
    [
        "بلغ عدد قتلى الحريق 12 شخصا.\nوأكد الدفاع المدني أن عدد قتلى الحريق 14 شخصا.",
        "أوقع الهجوم 22 جريحا.\nوبلغ عدد الجرحى في الهجوم 31 جريحا.",
        "أسفر الزلزال عن مقتل 124 شخصا. وقتل في الزلزال 217 شخصا.",
        "أسفرت الفيضانات عن مقتل 42 شخصا.\nوذكرت الحكومة أن الفيضانات أودت بحياة 55 شخصا.",
        "اعتقل 124 شخصا في الحملة. وقالت الشرطة إن عدد المعتقلين في الحملة 153 شخصا.",
    ],
)
def test_an_event_is_found_before_behind_and_within_the_statement(text: str) -> None:
    assert len(found(text, "conflicting-figures")) == 1


MEASURE = """check = "conflicting-figures"
severity = "note"
confidence = "possible"
since = "0.1"
[options.measures.stock]
tie = "subject"
nouns = ["t"]
verbs = ["مخزون"]
tolerance = 10
ar = "مخزون {subject}"
en = "the stock of {subject}"
[message]
ar = "{what}: {first} لا يتفق مع {others}."
en = "{what}: {first} does not agree with {others}."
"""
PAGE = """# our-stock

~~~toml card
{card}~~~

~~~bad
يبلغ مخزون القمح ⟦900⟧ طن. وقال المدير إن مخزون القمح يصل إلى ⟦400⟧ طن.
~~~

~~~good
يبلغ مخزون القمح 900 طن. وقال المدير إن مخزون القمح يصل إلى 850 طنا، ومخزون الشعير 300 طن.
~~~
"""


def test_a_desk_adds_a_measure_of_its_own_without_code(tmp_path: Path) -> None:
    rules = write(tmp_path, {"figures/our-stock.md": PAGE.format(card=MEASURE)})
    plan = pipeline.plan(select=("our-stock",), folders=(rules,))
    text = "يبلغ مخزون القمح 900 طن.\nوقال المدير إن مخزون القمح يصل إلى 400 طن."
    report = pipeline.check(Document("test", (Part("text", text),), language="ar"), plan)
    assert report is not None
    assert [f.message for f in report.findings] == [
        "مخزون القمح: «900 طن» (نص الخبر) لا يتفق مع «400 طن» (بحسب المدير)."
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'tie = "subject"',
            'tie = "river"',
            "tie of the measure stock must be one of presence, event, subject, not 'river'",
        ),
        ("tolerance", "tolerence", "unknown key 'tolerence'. Did you mean tolerance?"),
        (
            "tolerance = 10",
            "tolerance = 100",
            "tolerance of the measure stock must be a whole number of percent from 0 to 99",
        ),
        ('verbs = ["مخزون"]', "verbs = []", "needs verbs, behind which the subject stands"),
        ('verbs = ["مخزون"]', 'verbs = "مخزون"', "verbs of the measure stock must be a list of words"),
        ('en = "the stock of {subject}"', "", "the measure stock needs its name in ar and en"),
    ],
)
def test_a_measure_that_is_not_understood_is_an_error_that_names_it(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    page = PAGE.format(card=MEASURE.replace(old, new))
    rules = write(tmp_path, {"figures/our-stock.md": page})
    with pytest.raises(UsageError, match=re.escape(message)):
        loader.load(rules)


# ------------------------------------------------------------------------------------- words, scales, agreement, sums


def test_the_digits_that_gloss_words_are_repaired_after_the_words() -> None:
    (finding,) = found("حكم على خمسة عشر (16) متهما.", "words-digits-mismatch")
    assert (finding.arithmetic, [r.text for r in finding.repairs]) == ("15 | 16", ["خمسة عشر (15"])


@given(st.integers(111, 199), st.sampled_from(["ألف", "مليون"]))
def test_the_same_digits_with_a_scale_word_and_without_are_marked_unless_they_are_round(value: int, scale: str) -> None:
    findings = found(f"زار المعرض {value} {scale} زائر. وبلغ العدد {value} زائرا.", "dropped-scale")
    assert bool(findings) == (len(str(value).rstrip("0")) == 3)


@given(st.integers(3, 99))
def test_a_noun_agrees_with_its_number_or_is_marked(value: int) -> None:
    noun = "قتلى" if value <= 10 else "قتيلا"
    other = "قتيلا" if value <= 10 else "قتلى"
    assert found(f"أوقع القصف {value} {noun}.", "number-noun-disagreement") == ()
    assert len(found(f"أوقع القصف {value} {other}.", "number-noun-disagreement")) == 1


@given(st.integers(3, 99), st.integers(3, 99), st.integers(3, 299))
def test_a_closed_list_is_marked_exactly_where_its_sum_is_another(men: int, women: int, total: int) -> None:
    findings = found(f"وصل {total} شخصا: {men} رجلا و{women} امرأة.", "parts-do-not-sum")
    assert [f.arithmetic for f in findings] == (
        [] if men + women == total else [f"{men} + {women} = {men + women} != {total}"]
    )


# ------------------------------------------------------------------------------------------------ lists, means, rates, points


@given(st.integers(3, 10), st.integers(2, 8))
def test_a_list_of_places_is_counted(said: int, listed: int) -> None:
    names = ["مصر", "الأردن", "قطر", "لبنان", "تونس", "العراق", "ليبيا", "اليمن"][:listed]
    findings = found(f"تشارك في المؤتمر {said} دول هي {' و'.join(names)}.", "counted-list-mismatch")
    assert [f.arithmetic for f in findings] == ([] if said == listed else [f"{said} said, {listed} listed"])


@given(st.integers(2, 99), st.integers(1, 900))
def test_a_mean_that_whole_numbers_have_is_never_marked(families: int, children: int) -> None:
    mean = f"{round(children / families, 2):.2f}"
    assert found(f"بلغ متوسط {mean} أطفال لدى {families} أسرة في القرية.", "impossible-mean") == ()


def test_a_mean_that_none_have_is_shown_beside_the_nearest() -> None:
    (finding,) = found("بلغ متوسط 3.44 أطفال لدى 15 أسرة.", "impossible-mean")
    assert finding.arithmetic == "3.44: 52/15 = 3.4667"


def test_a_rate_is_multiplied_out() -> None:
    (finding,) = found("سجلت 4000 إصابة بمعدل 500 إصابة لكل 100 ألف نسمة في بلد يسكنه 1.02 مليون نسمة.", "wrong-rate")
    assert finding.arithmetic == "500 / 100000 x 1020000 = 5100 != 4000"


def test_points_without_the_second_are_marked_at_the_one_behind_the_gap() -> None:
    (finding,) = found("أولا: نصلح الطريق. ثالثا: ننير النفق.", "ordinal-gap")
    assert (finding.locations[0].text, finding.arithmetic) == ("ثالثا", "1 3; missing 2")


# ----------------------------------------------------------------------------------------------------------- implausible-figure


def test_every_population_belongs_to_a_country_or_a_city_of_the_gazetteer() -> None:
    places, table = gazetteer.load().places, populations.load()
    assert {places[key].kind for key in table} == {"country", "territory", "city"}
    assert min(p for key, p in table.items() if places[key].kind == "city") >= populations.SMALLEST
    assert all(p > 0 for p in table.values())


@given(st.integers(1, 40))
def test_a_figure_is_implausible_beyond_twice_the_people_of_its_country(millions: int) -> None:
    most = 2 * populations.load()["LB"]
    findings = found(f"يعيش في لبنان {millions} مليون لاجئ.", "implausible-figure")
    (claim,) = pipeline.read(
        Document("x", (Part("text", f"يعيش في لبنان {millions} مليون لاجئ."),)), "ar", "ar"
    ).bindings
    low = claim.figure.amount.entails.low
    assert low is not None
    assert bool(findings) == (low > most)


# ----------------------------------------------------------------------------------------------------------------------- speed


def test_the_time_of_the_rules_for_figures_grows_with_the_text() -> None:
    rules = tuple(rule.id for rule in loader.load().values() if rule.family == "figures")
    sentence = "قتل 12 شخصا في انفجار في حلب بينهم 3 أطفال، بمعدل 20 وفاة لكل 100 ألف نسمة، من أصل 40 مصابا: 7 رجال و6 نساء، أولا"

    def seconds(times: int) -> float:
        text = " و".join([sentence] * times)
        start = time.process_time()
        check_text(text, select=rules, persona="trainer")
        return time.process_time() - start

    seconds(5)
    assert seconds(400) < 40 * seconds(40)
