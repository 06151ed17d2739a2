"""Places and claims: what a figure counts, where, in whose voice, and what may be compared with what."""

from __future__ import annotations

import pytest
from helpers import check_text, found, places
from hypothesis import given
from hypothesis import strategies as st

from checker import pipeline
from checker.core.claims import Binding
from checker.core.documents import Document, Part
from checker.core.findings import Finding
from checker.link.candidates import GONE, candidate_figures
from checker.link.clauses import ClauseContext, clause_of
from checker.link.linker import Linker
from checker.words import gazetteer


def claims(text: str) -> tuple[Binding, ...]:
    """The claims of a text."""
    return pipeline.read(Document("test", (Part("text", text),), language="ar"), "ar", "ar").bindings


def conflicts(text: str) -> list[list[str]]:
    """The figures of each conflict of a text, in the order of the text."""
    return [
        [place.text for place in sorted(f.locations, key=lambda p: p.span.start)]
        for f in found(text, "conflicting-figures")
    ]


def only(text: str) -> Finding:
    """The only conflict of a text."""
    (finding,) = found(text, "conflicting-figures")
    return finding


# ------------------------------------------------------------------------------------------------------------------ places


@pytest.mark.parametrize(
    ("text", "name", "kinds"),
    [
        ("عاد إلى رفح مساء", "رفح", {"city", "governorate", "camp"}),
        ("عاد إلى مدينة رفح مساء", "مدينة رفح", {"city"}),
        ("عاد إلى محافظة رفح مساء", "محافظة رفح", {"governorate"}),
        ("عاد إلى مخيم رفح مساء", "مخيم رفح", {"camp"}),
        ("عاد إلى قطاع غزة مساء", "قطاع غزة", {"territory"}),
    ],
)
def test_a_bare_name_fits_every_level_and_a_type_word_picks_one(text: str, name: str, kinds: set[str]) -> None:
    (place,) = places(text)
    known = gazetteer.load().places
    assert place.text == name
    assert {known[i].kind for i in place.places if known[i].kind != "city" or known[i].parent} == kinds


@pytest.mark.parametrize("word", ["برفح", "ورفح", "لرفح"])
def test_a_particle_is_no_part_of_the_name(word: str) -> None:
    (place,) = places(f"مر القطار {word} ليلا")
    assert place.text == "رفح"


@pytest.mark.parametrize("text", ["رفحت الراية", "ارتفحت", "مدينتان", "في المدينة القديمة", "المحافظة على البيئة"])
def test_words_that_hold_a_name_or_a_type_word_are_no_places(text: str) -> None:
    assert places(text) == []


def test_an_unknown_name_behind_a_type_word_is_a_place_of_its_own() -> None:
    (place,) = places("تجمع السكان في مخيم الزهرات عند الحدود")
    assert place.text == "مخيم الزهرات"


@given(st.sampled_from(sorted(gazetteer.load().names)))
def test_any_bare_name_of_the_gazetteer_is_found_or_is_a_word_of_another_kind(name: str) -> None:
    for place in places(f"مر القطار قرب {name} ليلا"):
        assert set(place.places) <= set(gazetteer.load().places) or ":" in place.places[0]


# ------------------------------------------------------------------------------------------------------------------ claims


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("يعيش في رفح 900 ألف شخص، بينهم 40 ألف طفل.", "present"),
        ("يسكن رفح 900 ألف نسمة، بينهم 40 ألف طفل.", "residents"),
        ("تؤوي رفح 900 ألف نازح، بينهم 40 ألف طفل.", "displaced"),
        ("تستضيف رفح 900 ألف لاجئ، بينهم 40 ألف طفل.", "refugees"),
        ("يبلغ عدد سكان رفح 900 ألف نسمة، بينهم 40 ألف شخص من الريف.", "residents"),
    ],
)
def test_the_measure_says_what_is_counted(text: str, measure: str) -> None:
    assert claims(text)[0].measure == measure


def test_a_claim_knows_its_place_and_time() -> None:
    one, two = claims("تؤوي رفح 900 ألف نازح.\nويعيش في رفح عام 2010 نحو 40 ألف نازح.")
    assert (one.place_name, one.as_of) == ("رفح", None)
    assert (two.place_name, two.as_of) == ("رفح", "2010")


@pytest.mark.parametrize("word", ["بينهم", "منهم", "من بينهم", "بمن فيهم", "بما في ذلك"])
def test_a_part_knows_its_whole_and_contradicts_it_never(word: str) -> None:
    text = f"تؤوي رفح 900 ألف نازح، {word} 300 ألف نازح من الشمال."
    assert conflicts(text) == []


@pytest.mark.parametrize(
    ("back", "first"),
    [("فيها", "رفح"), ("بها", "رفح"), ("هناك", "رفح"), ("هناك", "مخيم الزهرات"), ("فيه", "مخيم الزهرات")],
)
def test_a_word_that_points_back_means_the_nearest_place_that_fits(back: str, first: str) -> None:
    text = f"تجدد القصف على {first} ليلا، ويعيش {back} 900 ألف شخص.\nويعيش في {first} 400 ألف شخص."
    assert conflicts(text) == [["900 ألف", "400 ألف"]]


@pytest.mark.parametrize("phrase", ["التي تؤوي", "التي تستضيف", "التي تضم"])
def test_a_relative_clause_belongs_to_the_place_before_it(phrase: str) -> None:
    text = f"تجدد القصف على رفح {phrase} 900 ألف نازح.\nوتؤوي رفح 400 ألف نازح."
    assert conflicts(text) == [["900 ألف", "400 ألف"]]


# --------------------------------------------------------------------------------------------------------------- conflicts

TWO = "يعيش في {place} {one} شخص بلا ماء.\nوانقطعت الكهرباء أمس. ويعيش في {other} {two} شخص بلا دواء."


def pair(one: str, two: str, place: str = "رفح", other: str | None = None) -> str:
    """Two statements on the people of a place."""
    return TWO.format(place=place, other=other or place, one=one, two=two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("900 ألف", "400 ألف"),
        ("نحو 1.3 مليون", "أكثر من مليون و400 ألف"),
        ("أكثر من مليون و400 ألف", "ما بين 1.2 إلى 1.4 مليون"),
        ("لا يقل عن 900 ألف", "أقل من 800 ألف"),
        ("120", "125"),
        ("مليونا", "900 ألف"),
        ("1.3 مليون", "1.5 مليون"),
        ("45 ألف", "43 ألف"),
    ],
)
def test_figures_whose_words_exclude_each_other_conflict(one: str, two: str) -> None:
    assert conflicts(pair(one, two)) == [[one, two]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("900 ألف", "900 ألف"),
        ("نحو 1.3 مليون", "1.4 مليون"),
        ("1.3 مليون", "مليون و300 ألف"),
        ("أكثر من 900 ألف", "950 ألف"),
        ("ما بين 1.2 إلى 1.4 مليون", "1.3 مليون"),
        ("1.3 مليون", "1340 ألف"),
        ("لا يقل عن 900 ألف", "900 ألف"),
        ("مئات الآلاف", "900 ألف"),
        ("40 ألف", "900 ألف"),
        ("1.3 مليون", "1.4 مليون"),
        ("45 ألف", "44 ألف"),  # the last two meet at the border of their rounding
    ],
)
def test_figures_that_can_both_be_right_or_are_far_apart_are_silent(one: str, two: str) -> None:
    assert conflicts(pair(one, two)) == []


@pytest.mark.parametrize(
    ("place", "other", "conflict"),
    [
        ("رفح", "رفح", True),
        ("رفح", "محافظة رفح", True),
        ("رفح", "مدينة رفح", True),
        ("محافظة رفح", "مدينة رفح", False),
        ("رفح", "غزة", False),
        ("رفح", "قطاع غزة", False),
        ("بيروت", "بغداد", False),
        ("مخيم الزهرات", "مخيم الوردات", False),
        ("مخيم الزهرات", "مخيم الزهرات", True),
    ],
)
def test_two_levels_that_are_both_named_are_two_scopes(place: str, other: str, conflict: bool) -> None:
    assert bool(conflicts(pair("900 ألف", "400 ألف", place, other))) == conflict


def test_residents_and_displaced_people_are_not_compared() -> None:
    assert conflicts("يسكن رفح 200 ألف نسمة.\nوتؤوي رفح 900 ألف نازح.") == []


def test_two_nationalities_are_not_compared() -> None:
    assert conflicts("يستضيف لبنان 900 ألف لاجئ سوري.\nويستضيف لبنان 400 ألف لاجئ فلسطيني.") == []


def test_two_times_are_not_compared() -> None:
    assert conflicts("كانت رفح تؤوي 200 ألف نازح.\nوتؤوي رفح 900 ألف نازح.") == []
    assert conflicts("في عام 2010 كان يعيش في رفح 200 ألف شخص.\nويعيش في رفح الآن 900 ألف شخص.") == []


def test_one_voice_is_a_warning_and_two_sources_are_a_note() -> None:
    same = "يعيش في رفح 900 ألف شخص.\nويعيش في رفح 400 ألف شخص."
    sources = "قال المتحدث سالم الناجي إن في رفح 900 ألف نازح.\nوقالت الوزيرة هند الراوي إن في رفح 400 ألف نازح."
    assert (only(same).severity, only(same).variant) == ("warning", "one-voice")
    assert (only(sources).severity, only(sources).variant) == ("note", "two-sources")


def test_a_conflict_within_one_sentence_is_told_apart() -> None:
    finding = only("يعيش في رفح 900 ألف شخص، ويعيش في رفح 400 ألف شخص.")
    assert (finding.severity, finding.variant) == ("warning", "one-sentence")


def test_three_figures_make_one_finding_with_the_odd_one_as_primary() -> None:
    text = "يعيش في رفح نحو 1.3 مليون شخص.\nوفي رفح أكثر من مليون و400 ألف شخص.\nوفي رفح ما بين 1.2 إلى 1.4 مليون شخص."
    finding = only(text)
    assert [p.text for p in finding.locations] == [
        "أكثر من مليون و400 ألف",
        "نحو 1.3 مليون",
        "ما بين 1.2 إلى 1.4 مليون",
    ]
    assert [p.primary for p in finding.locations] == [True, False, False]
    assert finding.arithmetic == "~1300000 | >1400000 | 1200000..1400000"
    assert finding.arithmetic.isascii()
    assert isinstance(finding.drawing, tuple)
    assert len(finding.drawing) == 3


def test_the_number_said_twice_is_no_conflict() -> None:
    assert conflicts("تؤوي رفح 1.3 مليون نازح.\nونزح إلى رفح مليون و300 ألف نازح.") == []


@given(st.integers(11, 99), st.integers(11, 99))
def test_a_conflict_does_not_depend_on_the_order_of_the_statements(one: int, two: int) -> None:
    forward = conflicts(pair(f"{one} ألف", f"{two} ألف"))
    backward = conflicts(pair(f"{two} ألف", f"{one} ألف"))
    assert bool(forward) == bool(backward)


def test_figures_of_the_title_are_not_bound() -> None:
    report = check_text("يعيش في رفح 900 ألف شخص.", title="رفح تؤوي 400 ألف شخص")
    assert [f.rule for f in report.findings] == ["headline-mismatch"]


@pytest.mark.parametrize(
    "text",
    [
        "سقط في مدينة الحديدة 39 قتيلا، وفيها مطار وميناء. ويعيش هناك 12 جريحا من القتال.",
        "ينحدر فرد من بين 5 أشخاص في لبنان من عائلة مهاجرة، ووصل 4 أشخاص إلى المطار.",
    ],
)
def test_the_dead_of_a_place_and_one_of_five_are_no_people_of_the_place(text: str) -> None:
    assert claims(text) == ()


# ------------------------------------------------------------------------------------------------ which figures may be bound

_PIECES = (
    *(
        "رفح",
        "برفح",
        "مخيم الزهرات",
        "المدينة",
        "في",
        "وفي",
        "أن",
        "الذي",
        "بينهم",
        "من",
        "ب",
        "و",
        "،",
        ".",
        "\n",
        "-",
        "(",
        "ُ",
    ),
    *(
        "يعيش",
        "يسكنها",
        "عدد سكان",
        "عدد",
        "لا",
        "لا يزال",
        "نزحوا",
        "فيها",
        "به",
        "هناك",
        "التي",
        "تضم",
        "حاليا",
        "كلمة",
        "أخرى",
    ),
    *("900 ألف شخص", "40 نازحا", "7 آلاف", "12 طفلا", "300 سيارة", "خمسة لاجئين", "20 نسمة"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map(" ".join))
def test_a_figure_that_the_words_beside_it_rule_out_becomes_no_claim(text: str) -> None:
    text = f"{text}.\nجاء 300 شخص، وعاد 200 شخص."  # people enough to be linked
    scan = pipeline.read(Document("test", (Part("text", text),), language="ar"), "ar", "ar").scans[0]
    windows = {
        i: clause_of(scan, figure, scan.quantities[i - 1] if i else None)
        for i, figure in enumerate(scan.quantities)
        if not figure.amount.vague and GONE.isdisjoint(figure.counted)
    }
    assert {claim.figure for claim in Linker(scan).claims(windows)} <= {
        scan.quantities[i] for i in candidate_figures(scan)
    }


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map(" ".join), st.integers(0, 99), st.integers(0, 99))
def test_words_read_clause_by_clause_are_those_of_the_whole_passage(text: str, start: int, end: int) -> None:
    scan = pipeline.read(Document("test", (Part("text", text),), language="ar"), "ar", "ar").scans[0]
    at = scan.passage.folded.start
    whole = [(a.start, a.end, a.senses) for a in scan.context.tokens if start <= at(a.start) < end]
    assert [(a.start, a.end, a.senses) for a in ClauseContext(scan).between(start, end)] == whole
