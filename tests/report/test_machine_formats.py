"""What every form for machines promises: nothing of a finding is lost, nothing of an article is obeyed, memory is bounded."""

from __future__ import annotations

import json
import tracemalloc
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from helpers import CLEAN, CONTROL, HOSTILE, THREE_PLACES, WRONG_PAIR, any_text, invoke, write
from hypothesis import given

from checker import pipeline
from checker.app.config.settings_file import Settings
from checker.core.documents import Document, Part, Span
from checker.core.escaping import safe
from checker.core.findings import Accepted, Finding, Location, Repair, Report
from checker.report.locations import Places
from checker.report.writers import Tally, writer

if TYPE_CHECKING:
    from collections.abc import Callable

JSON = ("json", "sarif", "gitlab", "rdjson")
XML = ("junit", "checkstyle")
TEXT = ("github", "markdown")
MACHINE = (*JSON, *XML, *TEXT)
# 200 characters, with what ends a shell word, an XML attribute, a command's property and a line of the log
ODD_NAME = ("\"quotes\" 'and' <b>&amp; a,b:c%0A\n::error::x @team #1 *_`[a](b)` " + "ا" * 40).ljust(196, "x")[
    :196
] + ".txt"
MARKUP = (
    "وصل &lt;b&gt; ]]> <!-- --> #1 <script>x</script> @everyone <i> :smile: الأحد 11 نوفمبر/شباط 2024 "
    "[a](http://x.invalid) **نجم** ![](x) \ufffe\uffff $x$ `code` ::error::x\n"
)


def checked(*findings: Finding, text: str = WRONG_PAIR, name: str = "a.txt", **more: object) -> Report:
    """A report on a text with findings of our own."""
    return Report(Document(name, (Part("text", text),), path=name), "ar", findings, **more)  # type: ignore[arg-type]


def finding(
    *spans: tuple[int, int], text: str = WRONG_PAIR, severity: str = "error", rule: str = "month-pair-mismatch"
) -> Finding:
    """A finding on stretches of a text."""
    places = tuple(
        Location(Span("text", start, end), text[start:end], f"label {n}", primary=n == 0)
        for n, (start, end) in enumerate(spans)
    )
    return Finding(rule, "plain", severity, "certain", "message", "1 | 2", places, (), (), "0123456789abcdef")  # type: ignore[arg-type]


def written(format_: str, *reports: Report, failed: bool = False, **settings: object) -> str:
    """What a writer makes of reports."""
    file, tally = StringIO(), Tally()
    one = writer(Settings(format=format_, **settings), file, pipeline.plan())  # type: ignore[arg-type]
    for each in reports:
        tally.add(each)
        one.write(each)
    tally.failed = failed
    one.close(tally)
    return file.getvalue()


def parsed(format_: str, text: str) -> Any:
    """The output, read back by a parser of its kind."""
    return json.loads(text) if format_ in JSON else ET.fromstring(text) if format_ in XML else text  # noqa: S314  # our own


@pytest.mark.parametrize("format_", MACHINE)
def test_a_finding_with_three_places_survives(format_: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": THREE_PLACES})
    ran = invoke("check", "a.txt", "--format", format_, "--messages", "ar", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    shown = ran.out.replace("<b>", "").replace("</b>", "")
    for words in ("أكثر من 1.4 مليون", "نحو 1.3 مليون", "ما بين 1.2 و1.35 مليون", "وزير الصحة"):
        assert words in shown, words


@pytest.mark.parametrize("format_", MACHINE)
def test_hostile_copy_under_a_hostile_name_is_text(format_: str, tmp_path: Path) -> None:
    write(tmp_path, {ODD_NAME: MARKUP + HOSTILE})
    ran = invoke("check", ODD_NAME, "--format", format_, cwd=tmp_path)
    assert ran.code == 1, ran.err
    assert CONTROL.findall(ran.out) == []
    assert named(format_, ran.out) == (safe(ODD_NAME) if format_ in XML else ODD_NAME)


def named(format_: str, out: str) -> str:
    """The name of the file that the first finding of a report is in; for text forms there is nothing to parse."""
    if format_ in TEXT:
        return ODD_NAME
    whole: Any = parsed(format_, out)
    ways: dict[str, Callable[[], str]] = {
        "json": lambda: whole["findings"][0]["document"],
        "sarif": lambda: unquote(
            whole["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        ),
        "gitlab": lambda: whole[0]["location"]["path"],
        "rdjson": lambda: whole["diagnostics"][0]["location"]["path"],
        "junit": lambda: whole.find("testsuite").get("name"),
        "checkstyle": lambda: whole.find("file").get("name"),
    }
    return ways[format_]()


def test_no_line_of_the_copy_or_its_name_becomes_a_workflow_command(tmp_path: Path) -> None:
    write(tmp_path, {ODD_NAME: MARKUP + "\n::error::x\n" + HOSTILE})
    lines = invoke("check", ODD_NAME, "--format", "github", cwd=tmp_path).out.splitlines()
    assert lines
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)


def test_a_comment_calls_nobody_and_holds_no_html_of_the_copy(tmp_path: Path) -> None:
    write(tmp_path, {ODD_NAME: MARKUP})
    comment = invoke("check", ODD_NAME, "--format", "markdown", cwd=tmp_path).out
    for call in ("@everyone", "@team", "#1", ":smile:", "<script", "<i>", "[a](", "**نجم**"):
        assert call not in comment
    for shown in ("@<span></span>everyone", "&lt;i&gt;", ":<span></span>smile:"):
        assert shown in comment


@pytest.mark.parametrize("format_", MACHINE)
def test_nothing_found_is_a_whole_report(format_: str) -> None:
    assert parsed(format_, written(format_, checked())) is not None
    assert parsed(format_, written(format_)) is not None


@pytest.mark.parametrize("format_", MACHINE)
def test_a_json_line_is_named_with_its_file_and_its_id(format_: str, tmp_path: Path) -> None:
    write(tmp_path, {"wire.jsonl": json.dumps({"id": "n-17", "text": WRONG_PAIR})})
    out = invoke("check", "wire.jsonl", "--format", format_, cwd=tmp_path).out
    assert "n-17" in out
    assert "wire.jsonl" in out or format_ in ("json", "markdown")


def test_the_lines_of_a_json_string_are_no_lines_of_its_file() -> None:
    document = Document("n-17", (Part("text", WRONG_PAIR),), path="wire.jsonl")
    assert not Places(document).in_file
    report = Report(document, "ar", (finding((0, 4)),))
    assert "region" not in written("sarif", report)
    assert "range" not in written("rdjson", report)
    assert "line=" not in written("github", report)


def test_a_finding_in_a_json_line_points_to_the_whole_line(tmp_path: Path) -> None:
    rows = ({"id": "n-16", "text": CLEAN}, {"id": "n-17", "text": "سطر\n" + WRONG_PAIR})
    write(tmp_path, {"wire.jsonl": "\n".join(json.dumps(row) for row in rows)})
    out = {f: invoke("check", "wire.jsonl", "--format", f, cwd=tmp_path).out for f in MACHINE}
    (result,) = json.loads(out["sarif"])["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert json.loads(out["rdjson"])["diagnostics"][0]["location"] == {
        "path": "wire.jsonl",
        "range": {"start": {"line": 2}},
    }
    assert json.loads(out["gitlab"])[0]["location"] == {"path": "wire.jsonl", "lines": {"begin": 2}}
    assert "::error file=wire.jsonl,line=2,title=month-pair-mismatch::n-17 — " in out["github"]
    assert 'line="2"' in out["checkstyle"]
    assert 'line="2"' in out["junit"]


def test_a_repair_is_offered_only_where_the_file_holds_the_words_as_they_are_read(tmp_path: Path) -> None:
    plain, inside = "الأحد 11 نوفمبر/شباط 2024", "الأحد 11 <b>نوفمبر/شباط</b> 2024"
    write(tmp_path, {"a.html": f"<p>وصل الوفد {plain}.</p>", "b.html": f"<p>وصل الوفد {inside}.</p>"})
    for name, mends in (("a.html", True), ("b.html", False)):
        out = {f: json.loads(invoke("check", name, "--format", f, cwd=tmp_path).out) for f in ("sarif", "rdjson")}
        assert ("fixes" in out["sarif"]["runs"][0]["results"][0]) == mends
        assert bool(out["rdjson"]["diagnostics"][0]["suggestions"]) == mends


def test_lines_are_those_of_editors_and_git() -> None:
    text = "سطر\u2028تابع\r\nثان\rثالث\nرابع"
    places = Places(Document("a.txt", (Part("text", text),), path="a.txt"))
    assert [places.positions.of("text", text.index(word))[0] for word in ("تابع", "ثان", "ثالث", "رابع")] == [
        1,
        2,
        3,
        4,
    ]


def test_columns_in_bytes_are_those_of_utf_8() -> None:
    text = "أ\nب😀c d"
    places = Places(Document("a.txt", (Part("text", text),), path="a.txt"))
    assert places.positions.in_bytes(Span("text", 0, text.index("c"))) == ((1, 1), (2, 7))


@pytest.mark.parametrize("format_", [f for f in MACHINE if f not in ("json", "markdown", "github")])
def test_the_same_words_twice_are_two_findings(format_: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR * 2})
    out = invoke("check", "a.txt", "--format", format_, cwd=tmp_path).out
    whole: Any = parsed(format_, out)
    ways: dict[str, Callable[[], list[Any]]] = {
        "sarif": lambda: [r["partialFingerprints"]["primaryLocationLineHash"] for r in whole["runs"][0]["results"]],
        "gitlab": lambda: [issue["fingerprint"] for issue in whole],
        "rdjson": lambda: [d["location"]["range"]["start"]["line"] for d in whole["diagnostics"]],
        "junit": lambda: [case.get("name") for case in whole.iter("testcase")],
        "checkstyle": lambda: [error.get("line") for error in whole.iter("error")],
    }
    prints = ways[format_]()
    assert len(prints) == len(set(prints)) == 2


@pytest.mark.parametrize("format_", ["sarif", "gitlab"])
def test_a_fingerprint_stays_when_the_paragraph_moves_and_changes_with_the_figure(format_: str) -> None:
    def prints(text: str) -> list[str]:
        report = pipeline.check(Document("a.txt", (Part("text", text),), None, "ar", path="a.txt"), pipeline.plan())
        assert report
        whole = json.loads(written(format_, report))
        rows = whole if format_ == "gitlab" else whole["runs"][0]["results"]
        return [
            r["fingerprint"] if format_ == "gitlab" else r["partialFingerprints"]["ittisaqStatements/v1"] for r in rows
        ]

    assert prints(WRONG_PAIR) == prints("وهذا سطر جديد.\n\n" + WRONG_PAIR)
    assert prints(WRONG_PAIR) != prints(WRONG_PAIR.replace("11", "12"))


@pytest.mark.parametrize("format_", MACHINE)
def test_memory_does_not_grow_with_the_findings(format_: str) -> None:
    report = checked(*(finding((0, 4), (5, 9)) for _ in range(4)))
    plan = pipeline.plan()

    class Sink(StringIO):
        def write(self, text: str) -> int:
            return len(text)

    def peak(documents: int) -> int:
        tally = Tally()
        one = writer(Settings(format=format_), Sink(), plan)
        tracemalloc.start()
        for _ in range(documents):
            tally.add(report)
            one.write(report)
        one.close(tally)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1)
    few, many = peak(60), peak(600)
    bound = 200_000 if format_ in TEXT else 30_000  # a comment is kept up to its limit, the others not at all
    assert many - few < bound


@pytest.mark.parametrize("format_", MACHINE)
def test_every_format_has_a_module_that_loads_neither_rich_nor_click(format_: str) -> None:
    assert import_module(f"checker.report.{'json_report' if format_ == 'json' else format_}").report


def test_accepted_findings_are_told_where_a_format_knows_them() -> None:
    accepted = (Accepted(finding((0, 4)), "inSource", "كذا في الأصل"), Accepted(finding((5, 9)), "external"))
    report = checked(finding((10, 14)), accepted=accepted)
    results = json.loads(written("sarif", report, baseline="b.json"))["runs"][0]["results"]
    assert [r["baselineState"] for r in results] == ["new", "new", "unchanged"]
    assert [[s["kind"] for s in r.get("suppressions", [])] for r in results] == [[], ["inSource"], ["external"]]
    assert results[1]["suppressions"][0]["justification"] == "كذا في الأصل"
    root = ET.fromstring(written("junit", report))  # noqa: S314  # our own
    assert [skipped.get("message") for skipped in root.iter("skipped")] == ["كذا في الأصل", "accepted"]


@pytest.mark.parametrize("format_", MACHINE)
@given(text=any_text().filter(bool), name=any_text().filter(bool), message=any_text())
def test_a_report_on_anything_can_be_read_back(format_: str, text: str, name: str, message: str) -> None:
    mend = Repair(message, message, ("weekday",))
    whole = Location(Span("text", 0, len(text)), text, message, primary=True)
    one = Finding(
        "month-pair-mismatch", "", "error", "certain", message, "1 | 2", (whole, whole), (mend,), (), "0" * 16
    )
    out = written(format_, checked(one, text=text, name=name))
    assert CONTROL.findall(out) == []
    assert out.encode("utf-8")
    parsed(format_, out)
