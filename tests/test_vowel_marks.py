"""Vowel marks change nothing: what a rule finds in plain copy it finds where words carry marks ("قُتل"، "وَ10")."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checker import examples, pipeline, rulebook
from checker.rule_pages import Example
from checker.rulebook import Rule

# a marked word is spelt with care, and is not judged as a slip
BAD = [(r, e) for r in rulebook.load().values() if r.id != "misspelt-month" for e in r.examples if e.kind == "bad"]
_FIRST = re.compile(r"(?<!\w)([\u0621-\u064a])(?=[\u0621-\u064a]{2})")


@pytest.mark.parametrize("mark", ["\u064e", "\u064f"], ids=["fatha", "damma"])
@pytest.mark.parametrize(("rule", "example"), BAD, ids=lambda v: v.id if isinstance(v, Rule) else f"line-{v.line}" if isinstance(v, Example) else None)  # fmt: skip
def test_a_mark_on_the_first_letter_of_each_word_hides_no_error(rule: Rule, example: Example, mark: str) -> None:
    plain, chosen = examples.document(example), examples.plan_for(rule)
    marked = replace(plain, parts=tuple(replace(p, text=_FIRST.sub(rf"\1{mark}", p.text)) for p in plain.parts))
    wanted, found = (
        [f.variant for f in report.findings if f.rule == rule.id] if report else []
        for report in (pipeline.check(plain, chosen), pipeline.check(marked, chosen))
    )
    assert found == wanted
