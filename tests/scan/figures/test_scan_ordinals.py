"""Ordinals in words."""

from __future__ import annotations

import pytest
from helpers import listed, mentions

from checker.core.mentions import OrdinalMention
from checker.words import word_forms


def ordinals(text: str) -> list[OrdinalMention]:
    """The ordinals of a text."""
    return [m for m in mentions(text) if isinstance(m, OrdinalMention)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("الثالثة", 3),
        ("ثالث", 3),
        ("أول", 1),
        ("السادسة عشرة", 16),
        ("الحادي عشر", 11),
        ("العشرين", 20),
        ("الخامس والعشرين", 25),
        ("الثامنة والأربعين", 48),
        ("الواحد والثلاثين", 31),
        ("التاسع و التسعون", 99),
    ],
)
def test_an_ordinal_in_words_has_its_value(words: str, value: int) -> None:
    assert [(o.text, o.value) for o in ordinals(f"احتفلت الجمعية بالفوز {words} في تاريخها")] == [(words, value)]


def test_the_particle_before_an_ordinal_is_no_part_of_it() -> None:
    (read,) = ordinals("فازت بالثالثة على التوالي")
    assert (read.text, read.value) == ("الثالثة", 3)


@pytest.mark.parametrize("text", ["في الأول من مارس 2018", "في 5 تشرين الأول المقبل", "في كانون الثاني 2017"])
def test_what_belongs_to_a_date_is_no_ordinal(text: str) -> None:
    assert ordinals(text) == []


def test_every_listed_ordinal_is_read() -> None:
    words = word_forms.word_lists("ar")
    listed_ = [
        (w, int(n)) for s in ("ordinals", "ordinal_words", "ordinal_tens") for n, ws in words[s].items() for w in ws
    ]
    problems = [w for w, n in listed_ if [o.value for o in ordinals(f"جاء ذلك في المرتبة {w} بين الفرق")] != [n]]
    assert not problems, listed(problems)
