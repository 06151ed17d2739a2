"""The checks of figures: what their findings show, beyond the examples of their pages."""

from __future__ import annotations

from helpers import check_text, found
from hypothesis import given
from hypothesis import strategies as st

from checker import check_words

# ------------------------------------------------------------------------------------------------------- words beside figures


def test_a_listed_word_is_found_behind_a_particle_and_the_longest_phrase_comes_first() -> None:
    words = check_words.CheckWords({"cold": ["تحت الصفر", "تحت"], "kind": {"a": ["قتيل"], "b": ["جريح"]}})
    assert [w.end - w.start for w in words.find("cold", "هبطت وتحت الصفر")] == [10, 4]
    assert [(w.role, w.value) for w in words.find("kind", "من جريح وقتيل")] == [("kind", "b"), ("kind", "a")]
    assert words.value("kind", "قتيل") == "a"
    assert not words.has("kind", "مستحيل")


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
    findings = found(f"حضر الدورة {part} من أصل {whole} معلما.", "part-exceeds-whole")
    assert [f.arithmetic for f in findings] == ([f"{part} > {whole}"] if part > whole else [])


def test_the_hedge_of_the_whole_counts() -> None:
    assert found("حضر الدورة 34 من أصل أكثر من 30 معلما.", "part-exceeds-whole") == ()


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
    assert headline("غرس 109 شجرات", "غرس الطلاب 105 شجرات.") == [("near", "title 109 | text 105")]
    assert headline("غرس 109 شجرات", "غرس الطلاب 305 شجرات.") == [("absent", "title 109 | text 305")]


@given(st.integers(3, 99_999))
def test_a_headline_with_the_number_of_the_body_is_never_marked(value: int) -> None:
    assert headline(f"غرس {value} شجرة", f"غرس الطلاب {value} شجرة. وكانوا قد غرسوا 12 شجرة.") == []


def test_the_marks_lie_in_title_and_text() -> None:
    report = check_text("استغرقت المهمة 168 يوما.", title="عودة البعثة بعد 186 يوما", select=("headline-mismatch",))
    assert [(place.span.part, place.text) for place in report.findings[0].locations] == [
        ("title", "186 يوما"),
        ("text", "168 يوما"),
    ]
