"""The same copy as another keyboard, editor or page writes it: what a rule finds and where it is silent does not change."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from checker import pipeline
from checker.app import examples
from checker.core.documents import Document, Part
from checker.rulebook import loader
from checker.rulebook.rules import Rule

_FIRST = re.compile(r"(?<!\w)([\u0621-\u064a])(?=[\u0621-\u064a]{2})")
_JOINING = re.compile("(?<=[بتثسشصضقفلمنهي])(?=[بتثسشصضقفلمنهي])")
WAYS: dict[str, Callable[[str], str]] = {
    "a fatha on first letters": lambda text: _FIRST.sub("\\1\u064e", text),
    "a damma on first letters": lambda text: _FIRST.sub("\\1\u064f", text),
    "tatweel": lambda text: _JOINING.sub("\u0640", text),
    "two spaces": lambda text: text.replace(" ", "  "),
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "narrow spaces that do not break": lambda text: text.replace(" ", "\u202f"),
    "spaces at the ends of lines": lambda text: text.replace("\n", " \n"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "right-to-left marks around digits": lambda text: re.sub(r"(\d+)", "\u200f\\1\u200f", text),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "Arabic-Indic digits": lambda text: text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "Persian digits": lambda text: text.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
    "Persian letters": lambda text: text.replace("ي", "ی").replace("ك", "ک"),
}
# rules about how the copy is written: there another way of writing is another copy
ABOUT = {
    "mixed-digits": {"Arabic-Indic digits", "Persian digits", "right-to-left marks around digits"},
    "mixed-month-systems": {"a fatha on first letters", "a damma on first letters", "tatweel", "Persian letters"},
    # limits, one example of each: a hamza that is looked at as written (كانون الإول), marks glued to digits or to a comment
    "misspelt-month": {"a fatha on first letters", "a damma on first letters", "Persian letters"},
    "unclosed-quote": {"right-to-left marks around digits"},
    "implausible-year": {"right-to-left marks around digits"},
    "number-noun-disagreement": {"a fatha on first letters", "a damma on first letters"},
    "conflicting-today": {"a fatha on first letters", "a damma on first letters"},
    "unused-ignore": {"a byte order mark"},
}


CASES = [(rule, way) for rule in loader.load().values() for way in WAYS if way not in ABOUT.get(rule.id, ())]


@pytest.mark.parametrize(("rule", "way"), CASES, ids=lambda value: value.id if isinstance(value, Rule) else value)
def test_the_way_of_writing_changes_no_finding(rule: Rule, way: str) -> None:
    chosen = examples.plan_for(rule)

    def found(document: Document) -> list[str]:
        report = pipeline.check(document, chosen)
        return [f.variant for f in report.findings if f.rule == rule.id] if report else []

    for example in rule.examples:
        plain = examples.document(example)
        other = replace(plain, parts=tuple(replace(part, text=WAYS[way](part.text)) for part in plain.parts))
        assert found(other) == found(plain), f"{rule.path}:{example.line}: {other.parts}"


def test_a_paragraph_of_what_cannot_be_seen_is_none() -> None:
    report = pipeline.check(
        Document("a", (Part("text", "\ufeff   \n\u200f  \nوقعت الحادثة في 31 أبريل 2024."),), None, "ar"),
        pipeline.plan(),
    )
    assert report is not None
    assert [f.rule for f in report.findings] == ["impossible-date"]


@pytest.mark.parametrize("way", WAYS)
def test_the_way_of_writing_makes_no_conflict_of_some_and_all(way: str) -> None:
    text = "قتل 12 شخصا وأصيب 52 آخرون في انهيار مبنى وسط البلدة.\n\nوذكر الدفاع المدني أن الانهيار أدى إلى مقتل 21 شخصا وإصابة 14 شخصا."

    def found(written: str) -> list[str]:
        report = pipeline.check(Document("a", (Part("text", written),), None, "ar"), pipeline.plan())
        return [f.arithmetic for f in report.findings if f.rule == "conflicting-figures"] if report else []

    assert found(WAYS[way](text)) == found(text)
