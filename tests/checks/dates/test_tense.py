"""Verbs of the future before days that have passed, and of the past before days to come."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import check_text, found

RULE = "tense-mismatch"
PUBLISHED = dt.date(2018, 3, 19)


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("سيصدر القضاء حكمه في 15 مارس", "will"),
        ("وستنطلق القافلة من المرفأ إلى الجزيرة يوم الخميس 15 مارس 2018", "will"),
        ("سوف تستقبل المدينة ضيوفها في العاشر من آذار/مارس الجاري", "will"),
        ("سَيَلتقي الوزير في ١٥ مـارس نظيره", "will"),
        ("سيلتقي الوزير أمس الأحد نظيره", "will-word"),
    ],
)
def test_a_verb_of_the_future_before_a_past_day_is_found(text: str, variant: str) -> None:
    text = text.replace(" من المرفأ إلى الجزيرة", "")
    assert [f.variant for f in found(text, RULE, PUBLISHED)] == [variant]


@pytest.mark.parametrize(
    "text",
    [
        "سيصدر القضاء حكمه في 25 مارس", "سيصدر القضاء حكمه في 18 مارس", "أعلن أنه سيصدر حكمه في 15 مارس", "كان الوفد سيصل في 15 مارس",
        "ستطلب تفسيرا للحادث الذي وقع في 4 مارس", "انفجرت سيارة في 15 مارس", "حطت في مطار سيدني في 15 مارس", "تعززت سيطرتهم في 15 مارس",
        "سيعود إلى منصبه الذي تركه في 15 مارس", "قال: «سأصل وستصلون في 15 مارس»", "سيُنهي العقد الموقع في 15 مارس 2011، الذي سيفسخ في 15 مايو",
        "سيعرض الفيلم من 14 مارس إلى 20 مارس", "سيصدر الحكم بعد جلسة 15 مارس", "سيعلن النتائج، وفي 15 مارس انتهى الفرز",
    ],
)  # fmt: skip
def test_other_clauses_and_days_that_fit_are_silent(text: str) -> None:
    assert found(text, RULE, PUBLISHED) == ()


def test_verbs_of_the_past_are_told_to_the_trainer_only() -> None:
    text = "وصل الوفد في 25 مارس إلى العاصمة"
    assert [f for f in check_text(text, PUBLISHED).findings if f.rule == RULE] == []
    (finding,) = [f for f in check_text(text, PUBLISHED, persona="trainer").findings if f.rule == RULE]
    assert (finding.variant, finding.severity, finding.arithmetic) == (
        "did",
        "note",
        "2018-03-25 > published 2018-03-19",
    )


def test_without_a_dateline_only_day_words_are_compared() -> None:
    assert found("سيصدر القضاء حكمه في 15 مارس", RULE) == ()
    assert [f.variant for f in found("سيصدر القضاء حكمه أمس", RULE)] == ["will-word"]
