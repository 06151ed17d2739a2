"""What the program says: both languages say the same things, count as CLDR does, and write as the article writes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from babel import Locale
from helpers import check_text
from hypothesis import given
from hypothesis import strategies as st
from writer import MONTHS

from checker import pipeline
from checker.core.documents import Document, Notation, Part
from checker.link import evidence
from checker.rulebook import loader
from checker.rulebook.rules import Rule
from checker.words import catalogue
from checker.words.catalogue import LANGUAGES, plural

FORMS = ("zero", "one", "two", "few", "many", "other")
DAY = dt.date(2024, 2, 11)
LEVANT = Notation("\u0660", MONTHS["levant"])


def texts(table: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a catalogue with its dotted key."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from texts(value, f"{path}{key}.")
        elif isinstance(value, str):
            yield f"{path}{key}", value


def all_texts(language: str) -> dict[str, str]:
    """The texts of the catalogue and the messages of the rules."""
    found = dict(texts(catalogue.load(language).texts))
    for rule in loader.load().values():
        found |= {f"{rule.id}.{v.name}": v.messages[language] for v in rule.variants.values()}
    return found


# ----------------------------------------------------------------------------------------------------------------- plurals


@pytest.mark.parametrize("language", LANGUAGES)
@given(n=st.integers(0, 10**9))
def test_plural_forms_are_those_of_cldr(language: str, n: int) -> None:
    assert plural(language, n) == Locale(language).plural_form(n)


@pytest.mark.parametrize(
    ("n", "days"),
    [(0, "لا أيام"), (1, "يوم واحد"), (2, "يومان"), (3, "3 أيام"), (10, "10 أيام"), (11, "11 يوما"), (99, "99 يوما"),
     (100, "100 يوم"), (101, "101 يوم"), (102, "102 يوم"), (103, "103 أيام"), (111, "111 يوما"), (1000, "1000 يوم")],
)  # fmt: skip
def test_arabic_counts_in_six_forms(n: int, days: str) -> None:
    assert catalogue.load("ar").count("days", n) == days


def test_every_counted_noun_has_the_forms_of_its_language() -> None:
    for language, forms in (("ar", FORMS), ("en", ("one", "other"))):
        wrong = [key for key, given_ in catalogue.load(language).texts["count"].items() if set(given_) != set(forms)]
        assert wrong == []
    assert catalogue.load("ar").texts["count"].keys() == catalogue.load("en").texts["count"].keys()


@given(st.integers(3, 10**6))
def test_the_forms_of_many_name_their_number(n: int) -> None:
    for language in LANGUAGES:
        words = catalogue.load(language)
        for key in words.texts["count"]:
            assert str(n) in words.count(key, n)


# ------------------------------------------------------------------------------------------------- two languages, one text


def test_both_languages_have_the_same_texts_with_the_same_fields() -> None:
    arabic, english = (
        {
            key: set(re.findall(r"\{\w+\}", text))
            for key, text in texts(catalogue.load(language).texts)
            if key[:6] != "count."
        }
        for language in LANGUAGES
    )
    assert arabic.keys() == english.keys()
    assert [key for key in arabic if not arabic[key] <= english[key] | {"{mark}"}] == []
    assert [key for key in english if not english[key] <= arabic[key] | {"{mark}"}] == []


def test_the_arabic_is_arabic() -> None:
    wrong = [
        (key, text)
        for key, text in all_texts("ar").items()
        if key != "html.letters" and re.search(r"[پچژگکیە,;?]|[\"“”]|  |^ *$|\.\.", re.sub(r"\{\w+\}", "x", text))
    ]
    assert wrong == []


def test_the_english_is_typeset_like_the_arabic() -> None:
    wrong = [
        (key, text)
        for key, text in all_texts("en").items()
        if re.search('["«»،؛]|  |^ *$', re.sub(r"\{\w+\}", "x", text))
    ]
    assert wrong == []


def test_messages_of_rules_are_one_short_sentence_that_ends() -> None:
    for language, ends in (("ar", ".؟"), ("en", ".?")):
        for rule in loader.load().values():
            for variant in rule.variants.values():
                message = variant.messages[language]
                assert message[-1] in ends, f"{rule.id}: {message}"
                assert len(message) <= 160, f"{rule.id}: {message}"


@pytest.mark.parametrize("rule", loader.load().values(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_puts_two_numbers_side_by_side(rule: Rule, language: str) -> None:
    for example in rule.examples:
        if example.kind != "bad":
            continue
        plan = pipeline.plan(select=(rule.id,), persona="trainer", messages=language)
        report = pipeline.check(Document("d", (Part("text", example.text),), example.published, "ar"), plan)
        for finding in report.findings if report else ():
            said = re.sub("«[^»]*»|“[^”]*”", "", finding.message)
            assert not re.search(r"(?<!\S)[0-9]+ [0-9]+(?!\S)", said), finding.message


# ---------------------------------------------------------------------------------------------- in the notation of the article


def test_dates_and_numbers_are_written_as_the_article_writes_them() -> None:
    words = catalogue.load("ar").like(LEVANT, "ar")
    assert words.date(DAY) == "١١ شباط ٢٠٢٤"
    assert words.count("days", 12) == "١٢ يوما"
    assert [words.number(text) for text in ("2024", "1,200.5", "45%", "11 شباط", "", "x1")] == [
        "٢٠٢٤", "١,٢٠٠.٥", "٤٥%", "11 شباط", "", "x1",
    ]  # fmt: skip


def test_a_report_in_another_language_writes_in_its_own_manner() -> None:
    assert catalogue.load("en").like(LEVANT, "ar").date(DAY) == "11 February 2024"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وصل الوفد الأحد 11 تشرين الثاني 2024 وغادر في 15 شباط 2024.", "قريب من تاريخ النشر 12 شباط 2024"),
        ("وصل الوفد الأحد ١١ نوفمبر ٢٠٢٤ وغادر في ١٥ فبراير ٢٠٢٤.", "قريب من تاريخ النشر ١٢ فبراير ٢٠٢٤"),
        (
            "وصل الوفد الأحد 11 نوفمبر/تشرين الثاني 2024 وغادر في 15 فبراير/شباط 2024.",
            "قريب من تاريخ النشر 12 فبراير/شباط 2024",
        ),
        (
            "وصل الوفد الأحد 11 نوفمبر 2024 وغادر في 15 فيفري 2024 ثم عاد في 3 جوان 2024.",
            "قريب من تاريخ النشر 12 فيفري 2024",
        ),
        ("وصل الوفد الأحد 11/11/2024.", "قريب من تاريخ النشر 12 فبراير 2024"),
    ],
)
def test_the_evidence_names_months_and_digits_as_the_copy_does(text: str, told: str) -> None:
    (finding,) = check_text(text, dt.date(2024, 2, 12), select=("weekday-mismatch",)).findings
    assert any(told in repair.reason for repair in finding.repairs), [r.reason for r in finding.repairs]


def test_numbers_in_a_message_are_in_the_digits_of_the_copy() -> None:
    report = check_text("تبدأ الدورة في ٣١ نيسان ٢٠٢٠ وتنتهي في ١٥ أيار ٢٠٢٠.", select=("impossible-date",))
    (finding,) = report.findings
    assert not re.search("[0-9]", finding.message)
    assert report.notation.zero == "\u0660"


def test_every_piece_of_evidence_is_said_in_both_languages_and_no_two_alike() -> None:
    for language in LANGUAGES:
        said = [catalogue.load(language).say(f"evidence.{name}") for name in sorted(evidence.NAMES)]
        assert len(set(said)) == len(said)
