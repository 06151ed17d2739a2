"""Dates and clock times as claims: roots, agreement, relations, evidence."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.core.documents import Document, Part
from checker.core.folding import fold
from checker.link.cards import wrong_cards
from checker.link.date_agreement import agrees, is_further_apart, relation
from checker.link.date_claims import DateClaim, may_hold_two_times
from checker.link.date_evidence import APART, NAMES, NEVER
from checker.link.date_graph import DateGraph
from checker.link.event_words import root
from checker.link.evidence import Card
from checker.words.catalogue import load as texts

EVERYTHING = Card(0, {}, -(10**9))


def graph(text: str, title: str = "") -> DateGraph:
    """The dates and times of a text."""
    parts = (*((Part("title", title),) if title else ()), Part("text", text))
    article = pipeline.read(Document("test", parts, language="ar"), "ar", "ar")
    return DateGraph(article.scans, article.stories)


def claims(text: str) -> tuple[DateClaim, ...]:
    """The claims of a text."""
    own = graph(text)
    return (*own.dates, *own.times)


def evidence(text: str, title: str = "") -> list[set[str]]:
    """The evidence of each pair."""
    return [set(pair.evidence) for pair in graph(text, title).weighed_pairs(EVERYTHING)]


@pytest.mark.parametrize(
    "kin",
    [
        "يفتتح افتتاح افتتحت سيفتتح افتتاحه المفتتح", "انطلقت الانطلاق ينطلق وانطلقت", "ولدت المولودة مولود", "أعلن الإعلان أعلنها",
        "بدأ بدأت تبدأ", "سقوط سقطت", "تحطمت تحطم", "انتخب الانتخابات", "تسليم يتسلم تسلم", "اعتقل اعتقال", "غادر مغادرة", "مهرجان المهرجان",
    ],
)  # fmt: skip
def test_a_verb_and_its_nouns_have_one_root(kin: str) -> None:
    assert len({root(fold(word)) for word in kin.split()}) == 1


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        ("في 26 أكتوبر", "في 26 أكتوبر/تشرين الأول 2025", True),
        ("في 26 أكتوبر", "في أكتوبر 2025", True),
        ("في 26 أكتوبر", "عام 2025", True),
        ("في 26 أكتوبر 2024", "عام 2025", False),
        ("في 26 أكتوبر", "في 28 أكتوبر", False),
        ("في مايو", "في يونيو", False),
        ("عام 1987", "عام 1978", False),
        ("الساعة 19:00", "السابعة مساء", True),
        ("الساعة السابعة", "الساعة 19:00", True),
        ("الساعة 19:00", "الساعة 21:00", False),
        ("الساعة 19:00 بتوقيت غرينتش", "الساعة 21:00", True),
    ],
)
def test_what_one_leaves_out_the_other_may_tell(one: str, two: str, both: bool) -> None:
    first, second = claims(f"بدأ الحفل {one}.\nوانتهى الحفل {two}.")
    assert agrees(first, second) is agrees(second, first) is both


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        ("في 12 مايو", "في 21 مايو", "day-digits-exchanged"),
        ("في 17 أبريل", "في 27 أبريل", "one-digit-of-day"),
        ("في 12 يونيو", "في 13 يونيو", "neighbouring-day"),
        ("في 2 يونيو", "في 8 يونيو", "near-day"),
        ("في 4 يونيو", "في 24 يونيو", "far-day-of-month"),
        ("في 5 مايو", "في 5 يونيو", "same-day-of-neighbouring-month"),
        ("في 5 مايو", "في 5 سبتمبر", "same-day-of-far-month"),
        ("في 29 مايو", "في 2 يونيو", "near-day-of-other-month"),
        ("في 29 ديسمبر", "في 2 يناير", "near-day-of-other-month"),
        ("في 3 مايو", "في 20 سبتمبر", "far-day"),
        ("في مايو", "في يونيو", "neighbouring-month"),
        ("في ديسمبر", "في يناير", "neighbouring-month"),
        ("في مايو", "في أكتوبر", "far-month"),
        ("في 5 مايو 2017", "في 5 مايو 2018", "anniversary"),
        ("في 5 مايو 2017", "في 9 يونيو 2018", "other-date-of-other-year"),
        ("عام 1987", "عام 1978", "year-digits-exchanged"),
        ("عام 2012", "عام 2013", "neighbouring-year"),
        ("عام 1944", "عام 1934", "one-digit-of-year"),
        ("عام 2013", "عام 2017", "near-year"),
        ("عام 1967", "عام 2003", "far-year"),
        ("الساعة 19:00", "الساعة 20:00", "one-hour-apart"),
        ("الساعة 07:30", "الساعة 19:30", "half-day-apart"),
        ("الساعة 19:00", "الساعة 22:00", "hours-apart"),
        ("الساعة 19:15", "الساعة 19:50", "other-minutes"),
        ("الساعة 19:50", "الساعة 20:10", "near-time"),
        ("الساعة 19:50", "الساعة 23:10", "far-time"),
    ],
)
def test_how_two_may_be_one_with_a_slip(one: str, two: str, how: str) -> None:
    first, second = claims(f"بدأ الحفل {one}.\nوانتهى الحفل {two}.")
    assert relation(first, second) == relation(second, first) == how


def test_days_are_apart_by_the_shorter_way_round_the_year() -> None:
    first, second = claims("بدأ الحفل في 29 ديسمبر.\nوانتهى الحفل في 2 يناير.")
    assert not is_further_apart(first, second, 10)
    first, second = claims("بدأ الحفل في 3 مايو.\nوانتهى الحفل في 20 سبتمبر.")
    assert is_further_apart(first, second, 45)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("افتتح الوزير المتحف الكبير في 1 نوفمبر.\nويعمل المتحف الكبير منذ افتتاحه في 4 نوفمبر.",
         {"date-told-twice", "many-own-roots", "two-close-roots", "one-event-word", "roots-of-these-two"}),
        ("ولدت هدى نصار عام 1944 في صيدا.\nوهدى نصار المولودة عام 1934 رسامة.", {"one-digit-of-year", "one-event-word", "same-happening"}),
        ("بدأ المعرض في 3 مايو في دمشق.\nوانتهى المعرض في 5 مايو في دمشق.", {"opposed-happening"}),
        ("كان افتتاح المعرض مقررا في 3 مايو.\nوتأجل افتتاح المعرض إلى 5 مايو.", {"moved"}),
        ("جرت الجولة الأولى من الاقتراع في 3 مايو.\nوتجري الجولة الثانية من الاقتراع في 5 مايو.", {"another-event"}),
        ("لعب الفريق نهائي كأس الأمم في 3 مايو.\nولعب الفريق نصف نهائي كأس الأمم في 5 مايو.", {"another-event"}),
        ("أعلنت اللجنة في 3 مايو موعد الاقتراع البلدي.\nويجري الاقتراع البلدي أمام اللجنة في 5 مايو.", {"announced-at-one"}),
        ("يستمر مهرجان الزيتون من 3 مايو إلى 9 مايو.\nوينظم مهرجان الزيتون في 12 مايو حفلا.", {"stretch-at-one"}),
        ("بلغ إنتاج الحقل 4 ملايين برميل في مايو.\nوبلغ إنتاج الحقل 5 ملايين برميل في يونيو.", {"statistic-at-both"}),
        ("وصل القطار السريع اليوم الجمعة 6 مارس إلى المحطة.\nووصل القطار السريع في 5 مارس إلى المحطة.", {"named-today"}),
        ("طرح التطبيق v10 في 14 مايو للتنزيل.\nوطرح التطبيق v8 في 16 مايو للتنزيل.", {"other-names"}),
        ("وقع الانفجار في السوق عند التاسعة والربع مساء.\nوقع الانفجار في السوق عند العاشرة والربع مساء.", {"one-hour-apart", "time-told"}),
    ],
)  # fmt: skip
def test_a_pair_has_the_evidence_of_its_words(text: str, names: set[str]) -> None:
    (found,) = evidence(text)[:1]
    assert names <= found


def test_two_dates_of_one_sentence_are_no_pair() -> None:
    assert evidence("عُقدت جلسة الحوار في 3 مايو وجلسة الحوار في 5 مايو في القاعة نفسها.") == []


def test_a_year_is_weighed_only_beside_a_word_that_tells_of_an_event() -> None:
    assert evidence("ضم الفريق الوطني ثلاثة لاعبين عام 2012.\nوضم الفريق الوطني لاعبين عام 2013.") == []


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("وصل الوفد عند الساعة 19:00 إلى القاعة.", False),
        ("وصل الوفد مساء الثلاثاء وغادر صباح الأربعاء.", False),
        ("وصل الوفد عند الساعة 19:00.\nوغادر عند 21:00.", True),
        ("وصل الوفد في السابعة مساء.\nوغادر في التاسعة والنصف مساء.", True),
    ],
)
def test_two_signs_of_a_clock_are_asked_for_before_times_are_read(text: str, two: bool) -> None:
    article = pipeline.read(Document("test", (Part("text", text),), language="ar"), "ar", "ar")
    assert may_hold_two_times(article.scans) is two


def test_a_headline_belongs_to_the_body() -> None:
    (found,) = evidence("ويفتتح الوزير معرض الكتاب في 24 مايو.", title="افتتاح معرض الكتاب في 14 مايو")
    assert {"headline", "lead", "one-digit-of-day"} <= found


def test_all_evidence_has_its_texts() -> None:
    for language in ("ar", "en"):
        assert not NAMES - set(texts(language).texts["evidence"])
    assert not (NEVER | APART) - NAMES


def test_a_card_of_events_knows_the_evidence_of_dates_only() -> None:
    table = {"start": 0, "note": 1, "warning": 2}
    assert wrong_cards({"event": {**table, "points": {"neighbouring-day": 3}}}) is None
    assert "same-noun" in (wrong_cards({"event": {**table, "points": {"same-noun": 3}}}) or "")
    assert "neighbouring-day" in (wrong_cards({"body": {**table, "points": {"neighbouring-day": 3}}}) or "")
