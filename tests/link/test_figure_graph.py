"""The figure graph: claims, agreement, evidence, and what two rules make of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import check_text, found
from hypothesis import given
from hypothesis import strategies as st

from checker import pipeline
from checker.core.amounts import Amount
from checker.core.documents import Document, Part
from checker.link.agreement import agrees, relation, significant
from checker.link.bindings import Bindings
from checker.link.cards import read_cards, wrong_cards
from checker.link.context import Context, stem
from checker.link.evidence import NAMES, Card
from checker.link.graph import BODY, HEADLINE, SETTLED, FigureGraph
from checker.link.pair_limits import barrier
from checker.rulebook.loader import load

EVERYTHING = {sort: Card(0, {}, 0) for sort in (HEADLINE, SETTLED, BODY)}


def graph(text: str, title: str = "") -> FigureGraph:
    """The figure graph of a text."""
    parts = (*((Part("title", title),) if title else ()), Part("text", text))
    return pipeline.read(Document("test", parts, language="ar"), "ar", "ar").graph


def evidence(text: str, title: str = "") -> list[tuple[str, set[str]]]:
    """The sort and the evidence of each pair."""
    return [(p.sort, set(p.evidence)) for p in graph(text, title).pairs(EVERYTHING, Bindings())]


# ---------------------------------------------------------------------------------------------------------------- agreement


def amount(value: float, hedge: str = "none", place: int = 0) -> Amount:
    return Amount(Fraction(str(value)) if value % 1 else int(value), Fraction(1, 10) if value % 1 else place, hedge)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        (amount(1202), amount(1200), True),
        (amount(98), amount(100), True),
        (amount(20), amount(21), False),
        (amount(270), amount(279), False),
        (amount(5.6), amount(5), True),
        (amount(200), amount(215), True),
        (amount(19_000, place=1000), amount(19_943), True),
        (amount(1_300_000, place=100_000), amount(1_400_000, place=100_000), False),
        (amount(1202, "over"), amount(1022, "over"), False),
        (amount(200, "over"), amount(275), True),
        (amount(200, "over"), amount(2750), False),
        (amount(600, "over"), amount(623), True),
        (amount(80, "about"), amount(77), True),
        (amount(12), amount(21), False),
    ],
)
def test_figures_agree_where_rounding_cutting_or_a_hedge_explains_them(one: Amount, two: Amount, *, both: bool) -> None:
    assert agrees(one, two) is both


@given(
    st.integers(1, 10**12),
    st.integers(1, 10**12),
    st.sampled_from(["none", "about", "over", "under", "at-least", "at-most"]),
)
def test_agreement_and_relation_are_symmetric_and_every_figure_agrees_with_itself(
    one: int, two: int, hedge: str
) -> None:
    first, second = Amount(one, 0, hedge), Amount(two, 0)  # type: ignore[arg-type]
    assert agrees(first, second) == agrees(second, first)
    assert agrees(first, first)
    if one != two:
        assert relation(one, two) == relation(two, one)
        assert relation(one, two) in NAMES


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        (186, 168, "digits-exchanged"),
        (12, 21, "two-digits-exchanged"),
        (284, 384, "one-digit"),
        (34, 44, "one-digit-of-two"),
        (27, 27_000, "scale-word"),
        (27, 270, "zero-lost"),
        (3_000_000, 3_000_000_000, "scale-word-of-round-number"),
        (40, 80, "other-round-number"),
        (4, 7, "other-small-number"),
        (1354, 134, "digit-lost"),
        (284, 295, "near-value"),
        (284, 428, "far-value"),
    ],
)
def test_the_relation_of_two_values_names_the_slip(one: int, two: int, how: str) -> None:
    assert relation(one, two) == how


@given(st.integers(1, 10**9), st.integers(0, 6))
def test_zeros_behind_a_number_are_not_significant(number: int, zeros: int) -> None:
    assert significant(number * 10**zeros) == significant(number)


# ------------------------------------------------------------------------------------------------------------------- claims


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("لقي 36 عاملا مصرعهم.", ("count", "dead")),
        ("أسفر الانفجار عن إصابة 40 شخصا.", ("count", "injured")),
        ("وأصيب 214 آخرون.", ("count", "injured")),
        ("قتل 17 مصليا.", ("count", "dead")),
        ("بلغت حصيلة القتلى 44 حتى المساء.", ("count", "dead")),
        ("حضر الحفل 300 ضيف.", ("count", "")),
        ("وعمره 38 عاما.", ("age", "")),
        ("حسين الحمصي (17 عاما) من المصابين.", ("age", "")),
        ("استمر الحصار 18 عاما.", ("duration", "")),
        ("زاد الإنتاج 5%.", ("percent", "")),
        ("بلغت الكلفة 3 ملايين دولار.", ("money", "")),
        ("امتد الحريق 12 كيلومترا.", ("measure", "")),
    ],
)
def test_a_figure_says_what_it_counts_and_what_became_of_it(text: str, what: tuple[str, str]) -> None:
    assert [(c.kind, c.fate) for c in graph(text).claims] == [what]


def test_seconds_behind_minutes_are_no_duration_of_their_own() -> None:
    assert graph("استغرق الشوط 13 دقيقة و50 ثانية.").claims == () or [
        c.stated.mention.text for c in graph("استغرق الشوط 13 دقيقة و50 ثانية.").claims
    ] == ["13 دقيقة"]


@pytest.mark.parametrize(
    "words", [("والمسافرين", "مسافر"), ("المدينة", "مدينة"), ("للمدارس", "المدارس"), ("يستقبل", "تستقبل")]
)
def test_forms_of_one_word_have_one_stem(words: tuple[str, str]) -> None:
    from checker.core.folding import fold

    assert len({stem(fold(word)) for word in words}) == 1


# ----------------------------------------------------------------------------------------------------------------- evidence


def test_two_figures_in_the_same_words_are_joined_by_them() -> None:
    ((sort, names),) = evidence("وحضر الحفل الختامي 664 ضيفا.\nوقال المنظم إن من حضر الحفل الختامي 466 ضيفا.")
    assert sort == BODY
    assert {"digits-exchanged", "same-noun", "told-twice", "words-of-these-two", "same-measure"} <= names


def test_what_sets_two_figures_apart_is_evidence_too() -> None:
    ((_, names),) = evidence(
        "غادر الميناء 64 زورقا في مارس 2021.\nوغادر الميناء 46 زورقا في مارس 2022، بينهم من عاد بعد شهر آخر."
    )
    assert {"other-dates", "same-noun"} <= names


def test_of_behind_what_is_counted_makes_no_part() -> None:
    ((_, joined),) = evidence("اشترى المتحف 35 لوحة من باريس.\n\nووصلت 53 لوحة إلى المتحف.")
    assert "of-at-one" in joined
    assert "part-at-one" not in joined


def test_an_auxiliary_far_before_a_figure_makes_no_earlier_figure() -> None:
    ((_, earlier),) = evidence("كان في المستشفى 35 طبيبا.\n\nوفي المستشفى 53 طبيبا.")
    ((_, auxiliary),) = evidence("فشلت المحادثات التي كانت تهدف إلى أن يعود إلى المستشفى نحو 35 طبيبا.\n\nوعاد 53 طبيبا إلى عملهم.")
    assert "past-at-one" in earlier
    assert "past-at-one" not in auxiliary


def test_people_are_held_against_people_whatever_they_are_called() -> None:
    ((_, joined),) = evidence("استقبل المعرض 4350 زائرا.\n\nوقال المدير إن 4530 شخصا دخلوا المعرض.")
    assert {"digits-exchanged", "other-people"} <= joined
    assert evidence("استقبل المعرض 4350 زائرا.\n\nوباع المعرض 4530 كتابا.") == []


@pytest.mark.parametrize(("entered", "bound", "why"), [(5120, "", "noun"), (4530, "", ""), (5120, "same-claim", "")])
def test_figures_of_other_nouns_are_kept_apart_by_name_where_no_slip_joins_them(
    entered: int, bound: str, why: str
) -> None:
    one, two = graph(f"استقبل المعرض 4350 زائرا.\n\nودخل {entered} شخصا من الباب.").claims
    assert barrier(one, two, bound) == why


def test_words_that_stand_near_these_two_alone_and_a_value_that_is_told_again_are_evidence() -> None:
    text = "زرعت البلدية 350 شجرة في حي الزيتون.\n\n{}وكلف غرس 530 شجرة في حي الزيتون مبلغا كبيرا."
    ((_, two),) = evidence(text.format(""))
    assert "rare-words" in two
    told = [found for _, found in evidence(text.format("وفرح السكان بغرس 350 شجرة في حي الزيتون.\n\n"))]
    assert any("much-like-a-witness" in found for found in told)


def test_degrees_of_an_earthquake_are_of_its_scale() -> None:
    ((_, joined),) = evidence("ضرب زلزال بقوة 6.4 درجات على مقياس ريختر البلدة.\n\nوشعر السكان بالزلزال الذي بلغت قوته 6.1 درجات.")
    assert "measure" in joined
    assert evidence("ضرب زلزال بقوة 6.4 درجات على مقياس ريختر البلدة.\n\nوبلغت الحرارة 6.1 درجات.") == []


def test_a_headline_with_which_a_figure_agrees_is_settled() -> None:
    assert {s for s, _ in evidence("أصيب 63 شخصا. وأصيب 36 شخصا.", "63 مصابا في الميناء")} >= {SETTLED}
    assert {s for s, _ in evidence("أصيب 36 شخصا في الميناء.", "63 مصابا في الميناء")} == {HEADLINE}


def test_a_line_that_says_the_headline_again_is_no_second_witness() -> None:
    text = "وفر المعرض أمس 300 وظيفة في يومين فقط.\n\nالمعرض يوفر 600 وظيفة"
    assert {s for s, _ in evidence(text, "المعرض يوفر 600 وظيفة")} >= {HEADLINE}


@given(st.integers(3, 40))
def test_pairs_grow_in_step_with_the_number_of_figures(repeats: int) -> None:
    text = "\n".join(f"وصلت {100 + n} حافلة إلى الساحة." for n in range(repeats * 10))
    pairs = list(graph(text).pairs(EVERYTHING, Bindings()))
    assert len(pairs) <= 40 * repeats * 10


def test_where_all_figures_stand_among_the_same_words_the_first_third_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, overlap = [0], Context.overlap

    def counted(one: Context, other: Context) -> int:
        asked[0] += 1
        return overlap(one, other)

    monkeypatch.setattr(Context, "overlap", counted)
    pairs = evidence(" ".join(f"{number} قتيلا" for number in range(1000, 1060)))
    assert len(pairs) > 1000
    assert asked[0] < 6 * len(pairs)
    assert {name for _, names in pairs for name in names} >= {"words-of-many", "alike-4"}


def test_a_third_of_the_same_words_is_found_wherever_it_stands() -> None:
    others = " ".join(f"وفي المدينة رقم {number} سيارة." for number in range(20, 40))
    text = f"تضرر في الحي القديم 512 منزلا. {others} تضرر في الحي القديم 521 منزلا."
    assert "words-of-these-two" in next(names for _, names in evidence(text) if "digits-exchanged" in names)
    again = f"{text} تضرر في الحي القديم 700 منزل."
    assert "words-of-many" in next(names for _, names in evidence(again) if "digits-exchanged" in names)


def test_the_witnesses_of_a_figure_say_the_same_of_the_same_in_its_story() -> None:
    read = graph("قتل 5 أشخاص. وجرح 5 أشخاص. ثم قتل 5 أشخاص. وقتل 7 أشخاص، وقتل ما بين 5 و9 أشخاص. وقتل 5 أشخاص.")
    first = next(claim for claim in read.claims if claim.value == 5)
    assert [claim.sentence for claim in read.witnesses(first)] == [2, 4]


# -------------------------------------------------------------------------------------------------------------------- cards


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"bodies": {}}, "there is no card for 'bodies'"),
        ({"body": {"start": 0}}, "a table of points"),
        ({"body": {"start": 0, "note": 1, "warning": 2, "points": {"same-nuon": 3}}}, "Did you mean"),
        ({"body": {"start": 0, "note": 1, "points": {}}}, "needs warning"),
        ({"body": {"start": 0, "note": 1, "warning": 2, "notes": 3, "points": {}}}, "unknown key 'notes'"),
        ({"body": {"start": 0, "note": 1, "warning": 2, "points": {"same-noun": 1.5}}}, "whole number"),
    ],
)
def test_a_card_that_is_not_understood_is_refused(table: dict[str, object], told: str) -> None:
    assert told in (wrong_cards(table) or "")


def test_the_cards_of_the_rules_know_every_name_and_their_levels_are_in_order() -> None:
    for rule in ("conflicting-figures", "headline-mismatch"):
        options = load()[rule].options
        assert wrong_cards(options["cards"]) is None
        assert all(level.note < level.warning for level in read_cards(options["cards"]).levels.values())


# ----------------------------------------------------------------------------------------------------------------- findings


def test_the_figure_that_most_others_contradict_is_marked_first_with_its_repair() -> None:
    text = (
        "افتتح المعرض أبوابه، ويشارك في المعرض 348 ناشرا من المنطقة.\n"
        "وقال المدير إن عدد من يشارك في المعرض 348 ناشرا هذا العام.\n"
        "ويستمر المعرض أسبوعا، ويشارك في المعرض 384 ناشرا من المنطقة."
    )
    (finding,) = [f for f in check_text(text).findings if f.rule == "conflicting-figures"]
    assert finding.locations[0].text == "384"
    assert {place.text for place in finding.locations[1:]} == {"348"}
    assert [r.text for r in finding.repairs] == ["348"]
    assert finding.evidence[0].points >= finding.evidence[-1].points
    assert {"digits-exchanged", "same-noun"} <= {e.name for e in finding.evidence}


def test_two_tolls_of_one_event_are_found_across_paragraphs_and_nouns() -> None:
    text = "قُتل 12 شخصا في انفجار وقع في مستودع وسط المدينة.\n\nوذكر الدفاع المدني أن الانفجار أدى إلى مقتل 21 شخصا وسط المدينة."
    assert found(text, "conflicting-figures")


def test_an_event_is_one_whatever_form_its_name_has() -> None:
    text = "قتل 19 شخصا في تصادم قطار بشاحنة.\n\nوأدى تصادم القطارين إلى مقتل 21 شخصا.".replace("القطارين", "القطار")
    assert [f.rule for f in found(text, "conflicting-figures")] == ["conflicting-figures"]


def test_the_headline_is_held_against_another_noun_of_people() -> None:
    report = check_text("لقي 36 عاملا مصرعهم في حريق بمصنع الورق.", title="63 قتيلا في حريق مصنع الورق")
    (finding,) = [f for f in report.findings if f.rule == "headline-mismatch"]
    assert [p.text for p in finding.locations] == ["63", "36"]
    assert finding.severity == "warning"
