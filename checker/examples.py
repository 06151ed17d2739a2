"""The examples of the rule pages, run as tests: a bad one gives findings on exactly the marked words, a good one none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker import pipeline
from checker.model import Document, Part
from checker.rulebook import Example, Rule


class Verdict(NamedTuple):
    """What became of one example: the words that should be marked and those that are."""

    rule: Rule
    example: Example
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    passed: bool


def run(rules: Iterable[Rule]) -> Iterator[Verdict]:
    """The verdicts on all examples of these rules. A todo example passes while it fails, and fails once it works."""
    for rule in rules:
        chosen = pipeline.Plan((rule,), persona="trainer")
        for example in rule.examples:
            yield _verdict(rule, example, chosen)


def _verdict(rule: Rule, example: Example, chosen: pipeline.Plan) -> Verdict:
    document = Document(rule.path, (Part("text", example.text),), example.published, "ar")
    report = pipeline.check(document, chosen)
    marks = sorted({(p.span.start, p.span.end) for f in report.findings for p in f.locations}) if report else []
    wanted = sorted(example.marks)
    same = marks == wanted
    return Verdict(
        rule,
        example,
        tuple(example.text[a:b] for a, b in wanted),
        tuple(example.text[a:b] for a, b in marks),
        same != (example.kind == "todo"),
    )
