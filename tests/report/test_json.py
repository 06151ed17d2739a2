"""json and jsonl: as the published schema says, every key of it described, and nothing that a terminal would obey."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest
from helpers import CONTROL, PROJECT, SEEDS, any_text, invoke
from hypothesis import given

from checker import pipeline
from checker.app import examples
from checker.report import json_values
from checker.report.positions import Positions
from checker.rulebook import loader
from checker.rulebook.rules import Rule
from checker.words import check_words

PATH = PROJECT / "docs" / "json-v1.schema.json"
pytestmark = pytest.mark.skipif(not PATH.is_file(), reason="the tests stand alone, without the project around them")
SCHEMA: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8")) if PATH.is_file() else {"$defs": {}}


def strict(schema: Any) -> Any:
    """The schema with every key that it does not describe forbidden."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema and "additionalProperties" not in schema else {}
    return {key: strict(value) for key, value in schema.items()} | closed


@cache
def validator(definition: str) -> jsonschema.Draft202012Validator:
    """The strict schema, or one of its definitions."""
    schema = strict(SCHEMA)
    if definition:
        schema = {"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
    return jsonschema.Draft202012Validator(schema)


def errors(value: Any, definition: str = "") -> list[str]:
    """What the strict schema, or one of its definitions, has against a value."""
    return [f"{e.json_path}: {e.message}" for e in validator(definition).iter_errors(value)]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_knows_every_fate_of_the_lexicon() -> None:
    assert set(SCHEMA["$defs"]["fate"]["enum"]) == {"", *check_words.load("ar").table("fates").values()}


@pytest.mark.parametrize("command", ["check", "extract", "ledger"])
def test_the_seeds_are_as_the_schema_says(command: str) -> None:
    whole = json.loads(invoke(command, ".", "--format", "json", cwd=SEEDS).out)
    assert errors(whole) == []
    assert whole["version"] == json_values.VERSION


@pytest.mark.parametrize(("command", "definition"), [("check", "finding"), ("extract", "mention")])
def test_a_line_of_jsonl_is_one_finding_or_mention(command: str, definition: str) -> None:
    lines = invoke(command, ".", "--format", "jsonl", cwd=SEEDS).out.splitlines()
    assert len(lines) > 5
    assert [e for line in lines for e in errors(json.loads(line), definition)] == []
    whole = json.loads(invoke(command, ".", "--format", "json", cwd=SEEDS).out)
    assert whole[f"{definition}s"] == [json.loads(line) for line in lines]


@pytest.mark.parametrize("rule", loader.load().values(), ids=lambda rule: rule.id)
def test_what_the_examples_of_a_rule_give_is_as_the_schema_says(rule: Rule) -> None:
    plan = examples.plan_for(rule)
    for example in rule.examples:
        report = pipeline.check(examples.document(example), plan, with_mentions=True)
        if report is None:
            continue
        where = Positions(report.document)
        for found in report.findings:
            assert errors(json_values.finding(report, found, where), "finding") == []
        for mention in report.mentions:
            assert errors(json_values.mention(report, mention, where), "mention") == []


def test_the_schema_refuses_what_is_no_report() -> None:
    assert errors({"version": "json-v1", "summary": {"documents": 1}})
    assert errors({"version": "json-v2", "summary": {"documents": 1}, "findings": []})
    assert errors({"document": "a"}, "finding")


@given(any_text())
def test_any_text_comes_back_and_sends_nothing(text: str) -> None:
    line = json_values.dumps({"text": text})
    assert json.loads(line) == {"text": text}
    assert CONTROL.findall(line) == []
    assert "\n" not in line
    assert line.encode("utf-8")
