"""One event of an article on two days."""

from __future__ import annotations

import pytest
from helpers import found

RULE = "conflicting-event-dates"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("بدأ التوغل البري في 27 أكتوبر", "منذ بدء التوغل في 28 أكتوبر"),
        ("هجوم مانشستر في 22 أيار/مايو", "هجوم مانشستر الذي وقع في 23 مايو"),
        ("تنطلق القمة العربية يوم ١٤ نيسان", "وتنطلق القمة العربية يوم الأحد 15 أبريل 2018"),
        ("انتهت الهدنة في 3 مايو", "انتهاء الهدنة في 5 مايو"),
        ("انتخابات رئاسية مبكرة في 24 يونيو", "انتخابات رئاسية مبكرة في 25 حزيران/يونيو المقبل"),
    ],
)
def test_two_days_of_one_event_are_found(first: str, second: str) -> None:
    (finding,) = found(f"قال السكان إن {first} كان صعبا.\nوأضافوا عن {second} أنه مضى.", RULE)
    assert len(finding.locations) == 2
    assert finding.repairs == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("بدأ التوغل في 27 أكتوبر", "انتهى التوغل في 28 أكتوبر"),
        ("هجوم مانشستر في 22 أيار/مايو", "هجوم لندن في 23 مايو"),
        ("القمة العربية يوم 14 نيسان 2017", "القمة العربية يوم 15 نيسان 2018"),
        ("القمة العربية يوم 14 نيسان", "تأجيل القمة العربية إلى 15 نيسان"),
        ("هجوم مانشستر في 22 أيار/مايو", "هجوم مانشستر في 22 مايو"),
        ("هجوم في 22 مايو", "هجوم في 24 مايو"),
        ("هجوم مانشستر في 2 مايو", "هجوم مانشستر في 22 يونيو"),
        ("مباراة الذهاب في 6 آذار", "مباراة الإياب في 13 آذار"),
        ("قمة المناخ في 6 آذار", "«قمة المناخ في 7 آذار»"),
    ],
)
def test_other_events_and_days_that_agree_are_silent(first: str, second: str) -> None:
    assert found(f"قال السكان إن {first} كان صعبا.\nوأضافوا عن {second} أنه مضى.", RULE) == ()


def test_two_days_of_one_sentence_are_two_days() -> None:
    assert found("عُقدت جلسة الحوار في 3 مايو وجلسة الحوار في 5 مايو في القاعة نفسها.", RULE) == ()
