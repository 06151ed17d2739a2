"""Ages and births of one person across sentences, hours between two clocks, lists of years."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import found
from hypothesis import given
from hypothesis import strategies as st

PUBLISHED = dt.date(2018, 6, 13)


@given(st.integers(1930, 2000), st.integers(18, 88))
def test_an_age_fits_the_year_of_birth_told_elsewhere_or_the_year_after(born: int, age: int) -> None:
    years = "سنوات" if age % 100 in range(3, 11) else "عاما"
    text = f"قاد الفريق أيمن الخطيب ({age} {years}) من وسط الملعب.\nوولد الخطيب عام {born} في نابلس."
    assert (found(text, "wrong-age", PUBLISHED) == ()) == (0 <= 2018 - born - age <= 1)


@given(st.integers(0, 23), st.integers(1, 10), st.integers(2, 10))
def test_whole_hours_between_two_clocks_are_counted_over_midnight_too(start: int, apart: int, said: int) -> None:
    end = (start + apart) % 24
    hours = {2: "ساعتين"}.get(said, f"{said} ساعات")
    text = f"غادرت السفينة عند الساعة {start:02d}:00 ووصلت عند الساعة {end:02d}:00، أي بعد {hours}."
    assert (found(text, "wrong-duration") == ()) == (said == apart)


@given(st.integers(2, 9), st.integers(2, 9))
def test_an_ordinal_has_one_year_less_behind_it(ordinal: int, listed: int) -> None:
    words = ("الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")
    years = " و".join(str(1960 + 4 * n) for n in range(listed))
    text = f"وهذا هو اللقب {words[ordinal - 2]} للنادي بعد ألقاب {years}."
    variants = [finding.variant for finding in found(text, "counted-list-mismatch")]
    if listed >= ordinal:
        assert variants == ["years"]
    else:
        assert variants == (["years-missing"] if listed == ordinal - 2 else [])


@pytest.mark.parametrize(
    "text",
    [
        "قال جورج بوش (72 عاما) إنه حزين.\nوكانت باربرا بوش، البالغة من العمر 92 عاما، مريضة.",
        "أسس الحركة بيرم ولد الداعي عام 2011.\nوقال الداعي (52 عاما) إنها باقية.",
        "قاد الفريق أيمن الخطيب (33 عاما).\nوولد شقيقه الخطيب عام 1977 في نابلس.",
        "سجل أيمن الخطيب (33 عاما).\nوعندما كان الخطيب في سن 20 عاما أصيب.",
        "والمهاجم أيمن الخطيب (33 عاما) غائب.\nوبلغ الخطيب نحو 36 عاما حين اعتزل.",
    ],
)
def test_other_persons_and_other_times_are_left_alone(text: str) -> None:
    assert found(text, "wrong-age", PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("توفي الكاتب سالم المصري أمس عن 70 عاما.\nوولد المصري عام 1938 في القاهرة.", "elsewhere"),
        ("بلغ السعيد الستين من عمره، وهو من مواليد 1970.", "elsewhere"),
        ("احتفل بعيد ميلاده الستين، وهو المولود عام 1948.", "elsewhere"),
        ("ولدت العمراني عام 1944 في فاس.\nوالعمراني، المولودة عام 1934، صاحبة أغنيات.", "two-births"),
        ("حكم على خالد السعيد (34 عاما) بالسجن.\nواعترف السعيد، 43 عاما، بالسرقة.", "two-ages"),
        ("ولد المهندس فؤاد العلي عام 1968، وتوفي عام 1959 في حلب.", "too-young"),
    ],
)
def test_what_cannot_be_true_of_one_person_is_found(text: str, variant: str) -> None:
    assert [finding.variant for finding in found(text, "wrong-age", PUBLISHED)] == [variant]
