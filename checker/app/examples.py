"""The examples of the rule pages, run as tests: a bad one gives findings on exactly the marked words, a good one none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from checker import pipeline
from checker.core.documents import Document, Part
from checker.rulebook import loader
from checker.rulebook.pages import Example
from checker.rulebook.rules import Rule


class Verdict(Struct, frozen=True):
    """What became of one example: the words that should be marked and those that are."""

    rule: Rule
    example: Example
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    passed: bool


def run(rules: Iterable[Rule]) -> Iterator[Verdict]:
    """The verdicts on all examples of these rules. A todo example passes while it fails, and fails once it works."""
    for rule in rules:
        chosen = plan_for(rule)
        for example in rule.examples:
            yield verdict(rule, example, chosen)


def plan_for(rule: Rule) -> pipeline.Plan:
    """The plan that shows one rule: the rule alone, or behind all others where it judges what they found."""
    known = loader.load()
    others = tuple(other for other in known.values() if other.id != rule.id) if rule.check.late else ()
    return pipeline.Plan((*others, rule), persona="trainer", known=frozenset(known))


def document(example: Example) -> Document:
    """The article that an example is; where it is titled, its first line is the title."""
    title, line, text = example.text.partition("\n") if example.titled else ("", "", example.text)
    parts = (Part("title", title), Part("text", text)) if line else (Part("text", text),)
    return Document("example", parts, example.published, "ar")


def verdict(rule: Rule, example: Example, chosen: pipeline.Plan) -> Verdict:
    """The verdict on one example of a rule under the plan that shows it."""
    read = document(example)
    report = pipeline.check(read, chosen)
    found = [f for f in report.findings if f.rule == rule.id] if report else []
    begins = {"title": 0, "text": len(example.text) - len(read.parts[-1].text)}
    spans = {p.span for f in found for p in f.locations}
    marks = sorted((begins[span.part] + span.start, begins[span.part] + span.end) for span in spans)
    wanted = sorted(example.marks)
    same = marks == wanted
    return Verdict(
        rule,
        example,
        tuple(example.text[a:b] for a, b in wanted),
        tuple(example.text[a:b] for a, b in marks),
        same != (example.kind == "todo"),
    )
