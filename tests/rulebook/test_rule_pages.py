"""The rule pages that are shipped: every example holds, and every page is complete."""

from __future__ import annotations

import re

import pytest

from checker import pipeline
from checker.app import examples
from checker.rulebook import loader
from checker.rulebook.pages import Example
from checker.rulebook.rules import Rule

RULES = loader.load()
PAGES = list(RULES.values())
EXAMPLES = [(rule, example) for rule in PAGES for example in rule.examples]


def name(value: object) -> str:
    """Rule and line, as the name of a test."""
    return (
        value.id
        if isinstance(value, Rule)
        else f"{value.kind}-{value.line}"
        if isinstance(value, Example)
        else str(value)
    )


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name)
def test_an_example_gives_findings_on_exactly_its_marked_words(rule: Rule, example: Example) -> None:
    verdict = examples.verdict(rule, example, examples.plan_for(rule))
    assert verdict.passed, (
        f"{rule.path}:{example.line}: {example.text}\nwanted {verdict.wanted}\nfound  {verdict.found}"
    )


def test_the_six_rules_are_there() -> None:
    expected = {
        "month-pair-mismatch",
        "weekday-mismatch",
        "impossible-date",
        "conflicting-figures",
        "unclosed-quote",
        "range-connector",
    }
    assert expected <= set(RULES)


@pytest.mark.parametrize("rule", PAGES, ids=name)
def test_a_page_shows_at_least_four_bad_and_six_good_examples(rule: Rule) -> None:
    kinds = [e.kind for e in rule.examples]
    assert kinds.count("bad") >= 4
    assert kinds.count("good") >= 6


@pytest.mark.parametrize("rule", PAGES, ids=name)
def test_a_variant_without_a_measured_precision_is_no_error(rule: Rule) -> None:
    unmeasured = [v.name for v in rule.variants.values() if v.precision is None and v.severity == "error"]
    assert unmeasured == []


@pytest.mark.parametrize("rule", PAGES, ids=name)
def test_the_precision_of_a_page_is_counted_and_fits_its_severity(rule: Rule) -> None:
    for variant in rule.variants.values():
        if measured := variant.precision:
            assert 0 <= measured.true <= measured.read
            assert measured.read > 0
            assert abs(measured.value - measured.true / measured.read) < 0.01
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", measured.date)
            assert measured.corpus
            if measured.value < 0.5:
                assert variant.severity == "note"


@pytest.mark.parametrize("rule", PAGES, ids=name)
def test_a_page_says_what_it_leaves_alone_and_has_nothing_left_to_do(rule: Rule) -> None:
    assert "leaves alone" in rule.prose
    assert "TODO" not in rule.page
    assert "## Measured precision" in rule.prose


@pytest.mark.parametrize("rule", PAGES, ids=name)
def test_rules_of_style_are_notes(rule: Rule) -> None:
    if rule.family == "style":
        assert {v.severity for v in rule.variants.values()} == {"note"}


@pytest.mark.parametrize("rule", PAGES, ids=name)
def test_every_variant_has_its_message_in_every_language(rule: Rule) -> None:
    for variant in rule.variants.values():
        assert set(variant.messages) == {"ar", "en"}
        assert all(m.strip() for m in variant.messages.values())


@pytest.mark.parametrize("rule", PAGES, ids=name)
def test_every_variant_of_a_page_is_shown_by_a_bad_example(rule: Rule) -> None:
    bad = [e for e in rule.examples if e.kind == "bad"]
    reports = (pipeline.check(examples.document(e), examples.plan_for(rule)) for e in bad)
    shown = {f.variant for report in reports if report for f in report.findings if f.rule == rule.id}
    assert shown == set(rule.variants)
