"""The forms for build servers and reviews: GitLab, JUnit, Checkstyle, reviewdog, GitHub's commands and comments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import junitparser
import pytest
from helpers import CLEAN, LOOSE_QUOTE, SEEDS, THREE_PLACES, WRONG_PAIR, WRONG_RANGE, invoke, write
from test_machine_formats import checked, finding, written

from checker.report import markdown

POSITION = {
    "type": "object", "required": ["line", "column"], "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}  # fmt: skip
RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
LOCATION = {
    "type": "object",
    "required": ["path"],
    "additionalProperties": False,
    "properties": {"path": {"type": "string", "minLength": 1}, "range": RANGE},
}
# after reviewdog.proto; its JSON is read by the names of the fields
RDJSON = {
    "type": "object", "required": ["source", "diagnostics"], "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        "diagnostics": {"type": "array", "items": {
            "type": "object", "required": ["message", "location", "severity", "code"], "additionalProperties": False,
            "properties": {
                "message": {"type": "string", "minLength": 1},
                "location": LOCATION,
                "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                "code": {"type": "object", "required": ["value"], "additionalProperties": False, "properties": {"value": {"type": "string"}}},
                "suggestions": {"type": "array", "items": {
                    "type": "object", "required": ["range", "text"], "additionalProperties": False,
                    "properties": {"range": RANGE, "text": {"type": "string"}},
                }},
                "related_locations": {"type": "array", "items": {
                    "type": "object", "required": ["location"], "additionalProperties": False,
                    "properties": {"message": {"type": "string"}, "location": LOCATION},
                }},
            },
        }},
    },
}  # fmt: skip
LINES = {
    "type": "object", "required": ["path", "lines"], "additionalProperties": False,
    "properties": {
        "path": {"type": "string", "pattern": r"^(?!\./)"},
        "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer", "minimum": 1}}},
    },
}  # fmt: skip
# after GitLab's page on custom Code Quality tools, and the Code Climate specification behind it
GITLAB = {
    "type": "array", "items": {
        "type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "type": {"const": "issue"},
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "categories": {"type": "array", "items": {"enum": ["Bug Risk", "Clarity", "Style"]}},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": LINES,
            "other_locations": {"type": "array", "items": LINES},
        },
    },
}  # fmt: skip


def valid(text: str, schema: dict[str, Any]) -> Any:
    """JSON that a schema accepts."""
    whole = json.loads(text)
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(whole)] == []
    return whole


def check(folder: Path, format_: str, *args: str) -> str:
    """The report on all articles of a folder."""
    return invoke("check", ".", "--format", format_, *args, cwd=folder).out


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article of each kind."""
    return write(
        tmp_path, {"clean.txt": CLEAN, "error.txt": WRONG_PAIR, "note.txt": WRONG_RANGE, "warning.txt": LOOSE_QUOTE}
    )


# ------------------------------------------------------------------------------------------------------------------ GitLab


def test_gitlab_reads_the_seeds(desk: Path) -> None:
    issues = valid(check(SEEDS, "gitlab"), GITLAB)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) > 5
    assert [i["severity"] for i in valid(check(desk, "gitlab"), GITLAB)] == ["major", "info", "minor"]
    assert valid(written("gitlab", checked()), GITLAB) == []


def test_gitlab_gets_the_other_places_too(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": THREE_PLACES})
    (issue,) = valid(check(tmp_path, "gitlab"), GITLAB)
    assert issue["location"]["lines"] == {"begin": 2, "end": 2}
    assert [other["lines"]["begin"] for other in issue["other_locations"]] == [1, 3]


# ---------------------------------------------------------------------------------------------------------------- reviewdog


def test_reviewdog_reads_the_seeds() -> None:
    assert len(valid(check(SEEDS, "rdjson"), RDJSON)["diagnostics"]) > 5


def test_reviewdog_gets_columns_in_bytes_and_a_suggestion_for_the_same_stretch(desk: Path) -> None:
    first = valid(check(desk, "rdjson"), RDJSON)["diagnostics"][0]
    (suggestion, *_) = first["suggestions"]
    assert suggestion["range"] == first["location"]["range"]
    start, end = (first["location"]["range"][side]["column"] - 1 for side in ("start", "end"))
    assert WRONG_PAIR.encode()[start:end].decode() == "11 نوفمبر/شباط 2024"
    assert suggestion["text"] == "11 فبراير/شباط 2024"


# -------------------------------------------------------------------------------------------------------------------- JUnit


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 2), ("note", 3), ("never", 0)])
def test_junit_fails_what_the_exit_code_fails(fail_on: str, failures: int, desk: Path) -> None:
    suites = junitparser.JUnitXml.fromstring(check(desk, "junit", "--fail-on", fail_on).encode())
    assert [suite.name for suite in suites] == ["clean.txt", "error.txt", "note.txt", "warning.txt"]
    assert sum(suite.failures for suite in suites) == failures
    cases = [case for suite in suites for case in suite]
    assert len(cases) == sum(suite.tests for suite in suites) == 4
    assert sum(isinstance(r, junitparser.Failure) for case in cases for r in case.result) == failures


def test_junit_tells_of_findings_that_do_not_fail(desk: Path) -> None:
    suites = junitparser.JUnitXml.fromstring(check(desk, "junit", "--messages", "en").encode())
    told = [case.system_out for suite in suites for case in suite if case.system_out]
    assert [t.splitlines()[0].split()[1:] for t in told] == [["note", "range-connector"], ["warning", "unclosed-quote"]]


def test_junit_has_an_error_where_an_input_failed(desk: Path) -> None:
    ran = invoke("check", "error.txt", "missing.txt", "--format", "junit", cwd=desk)
    assert ran.code == 2
    suites = junitparser.JUnitXml.fromstring(ran.out.encode())
    assert [suite.errors for suite in suites] == [0, 1]


# --------------------------------------------------------------------------------------------------------------- Checkstyle


def test_checkstyle_has_a_file_for_every_article_and_an_error_for_every_finding(desk: Path) -> None:
    root = ET.fromstring(check(desk, "checkstyle"))  # noqa: S314  # our own
    assert root.tag == "checkstyle"
    assert [file.get("name") for file in root] == ["clean.txt", "error.txt", "note.txt", "warning.txt"]
    errors = list(root.iter("error"))
    assert [e.get("severity") for e in errors] == ["error", "info", "warning"]
    for error in errors:
        assert set(error.keys()) == {"line", "column", "severity", "message", "source"}
        assert int(error.get("line", "")) >= 1 <= int(error.get("column", ""))
        assert error.get("source", "").startswith("ittisaq.")


# ------------------------------------------------------------------------------------------------------------------- GitHub


def test_github_annotates_the_exact_stretch(desk: Path) -> None:
    first = check(desk, "github").splitlines()[0]
    assert first.startswith(
        "::error file=error.txt,line=1,endLine=1,col=29,endColumn=48,title=month-pair-mismatch::«نوفمبر»"
    )


def test_github_gets_no_columns_of_a_stretch_over_several_lines() -> None:
    text = "سطر أول\nسطر ثان"
    (line,) = written("github", checked(finding((4, 12), text=text), text=text)).splitlines()
    assert line.startswith("::error file=a.txt,line=1,endLine=2,title=")


def test_github_is_told_when_it_shows_less_than_there_is() -> None:
    few, many = (written("github", checked(*[finding((0, 4))] * n), messages="en").splitlines() for n in (10, 11))
    assert len(few) == 10
    assert len(many) == 12
    assert many[-1].startswith("::notice title=ittisaq::GitHub shows no more than 10 annotations")


def test_the_step_summary_is_added_to_its_file(desk: Path) -> None:
    path = desk / "summary.md"
    path.write_text("earlier step\n", encoding="utf-8")
    ran = invoke("check", "error.txt", "--format", "github", cwd=desk, env={"GITHUB_STEP_SUMMARY": str(path)})
    assert ran.code == 1
    text = path.read_text(encoding="utf-8")
    assert text.startswith("earlier step\n### ittisaq\n")
    assert "<b>11 نوفمبر/شباط 2024</b>" in text


def test_a_step_summary_that_cannot_be_written_is_an_error(desk: Path) -> None:
    ran = invoke("check", "error.txt", "--format", "github", cwd=desk, env={"GITHUB_STEP_SUMMARY": str(desk)})
    assert ran.code == 2
    assert "GITHUB_STEP_SUMMARY" in ran.err


# ------------------------------------------------------------------------------------------------------------------ comment


def test_a_comment_counts_first_and_shows_every_statement(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": THREE_PLACES + WRONG_PAIR})
    comment = check(tmp_path, "markdown", "--messages", "en")
    assert comment.startswith("### ittisaq\n\n1 article: 1 error, 1 warning\n")
    assert comment.count("#### a.txt") == 1
    for words in ("أكثر من 1.4 مليون", "نحو 1.3 مليون", "ما بين 1.2 و1.35 مليون", "11 نوفمبر/شباط 2024"):
        assert f"<b>{words}</b>" in comment
    assert "1. <b>11 فبراير/شباط 2024</b>" in comment


def test_an_arabic_comment_runs_from_the_right(desk: Path) -> None:
    comment = check(desk, "markdown")
    assert comment.count('<div dir="rtl">\n\n') == comment.count("\n\n</div>\n\n") == 5


def test_a_comment_that_is_too_long_says_what_it_leaves_out() -> None:
    comment = written("markdown", *(checked(finding((0, 4), (5, 9))) for _ in range(1000)), messages="en")
    assert len(comment.encode()) < 65_536
    shown = comment.count("`month-pair-mismatch`")
    assert f"{1000 - shown} findings did not fit here" in comment
    assert "1000 articles: 1000 errors" in comment


def test_the_gravest_findings_stay_in_a_comment_that_is_too_long() -> None:
    notes = [checked(*[finding((0, 4), severity="note", rule="range-connector")] * 3) for _ in range(200)]
    error = checked(finding((5, 9)), name="late.txt")
    comment = written("markdown", *notes, error, *notes, messages="en")
    assert "#### late.txt\n\n**error** `month-pair-mismatch`" in comment
    assert len(comment.encode()) < 65_536
    shown = comment.count("**note**")
    assert shown > 100
    assert f"{1200 - shown} findings did not fit here" in comment


def test_a_clean_run_says_so_and_a_failed_one_too() -> None:
    assert "no contradiction" in written("markdown", checked(), messages="en")
    assert "could not be read" in written("markdown", checked(), failed=True, messages="en")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("- a", "\\- a"), ("# a", "\\# a"), ("> a", "&gt; a"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("=", "\\="), ("*a*", "\\*a\\*"),
        ("@you", "@<span></span>you"), ("a@b", "a@<span></span>b"), ("#12", "\\#<span></span>12"), ("10:30", "10:30"),
        ("<b>", "&lt;b&gt;"), ("&amp;", "&amp;amp;"), ("[a](b)", "\\[a\\](b)"), ("\\*", "\\\\\\*"), ("a\nb\x1b", "a b␛"),
    ],
)  # fmt: skip
def test_text_is_escaped(text: str, safe: str) -> None:
    assert markdown.escape(text) == safe
