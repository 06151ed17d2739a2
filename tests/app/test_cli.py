"""The command: exit codes, refusals, input, output, and what is never sent to a terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import CLEAN, CONTROL, HOSTILE, LOOSE_QUOTE, WRONG_PAIR, WRONG_RANGE, invoke, on_terminal, run, write

from checker.app.choices import FORMATS, MENTION_FORMATS
from checker.report.formats import BY_NAME

COMMANDS = ("check", "extract", "rules", "explain", "test", "doctor")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article of each kind."""
    return write(
        tmp_path, {"clean.txt": CLEAN, "error.txt": WRONG_PAIR, "note.txt": WRONG_RANGE, "warning.txt": LOOSE_QUOTE}
    )


# -------------------------------------------------------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("clean.txt",), 0),
        (("error.txt",), 1),
        (("warning.txt",), 0),
        (("note.txt",), 0),
        (("warning.txt", "--fail-on", "warning"), 1),
        (("note.txt", "--fail-on", "warning"), 0),
        (("note.txt", "--fail-on", "note"), 1),
        (("error.txt", "--fail-on", "note"), 1),
        (("error.txt", "--fail-on", "never"), 0),
        (("error.txt", "--exit-zero"), 0),
        (("clean.txt", "error.txt"), 1),
        ((".",), 1),
        ((), 1),
        (("missing.txt",), 2),
        (("missing.txt", "--exit-zero"), 2),
        (("missing.txt", "error.txt"), 2),
        (("missing.txt", "--fail-on", "never"), 2),
        (("error.txt", "--ignore", "month-pair-mismatch"), 0),
        (("error.txt", "--select", "range-connector"), 0),
        (("error.txt", "--severity", "month-pair-mismatch=note"), 0),
        (("note.txt", "--severity", "range-connector=error"), 1),
        (("warning.txt", "--min-confidence", "certain", "--fail-on", "note"), 0),
    ],
)
def test_the_exit_code_of_check(args: tuple[str, ...], code: int, desk: Path) -> None:
    assert invoke("check", *args, cwd=desk).code == code


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_every_exit_code_is_that_of_the_process(code: int, desk: Path) -> None:
    write(desk, {"empty/image.png": b"\x89PNG"})
    path = {0: "clean.txt", 1: "error.txt", 2: "missing.txt", 3: "empty"}[code]
    assert run("check", path, cwd=desk).code == code


@pytest.mark.parametrize(
    ("args", "code"), [(("error.txt",), 0), (("missing.txt",), 2), (("empty",), 3), (("error.txt", "missing.txt"), 2)]
)
def test_the_exit_code_of_extract(args: tuple[str, ...], code: int, desk: Path) -> None:
    (desk / "empty").mkdir()
    assert invoke("extract", *args, cwd=desk).code == code


@pytest.mark.parametrize("exit_zero", [(), ("--exit-zero",)])
def test_a_folder_without_articles_is_nothing_to_check_and_is_named(exit_zero: tuple[str, ...], tmp_path: Path) -> None:
    write(tmp_path, {"empty/image.png": b"\x89PNG", "empty/.hidden/a.txt": WRONG_PAIR, "empty/.b.txt": WRONG_PAIR})
    ran = invoke("check", "empty", *exit_zero, cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "empty" in ran.err


def test_nothing_to_check_is_fine_where_it_is_allowed_and_a_failure_is_not(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"english.txt": "The minister arrived on Sunday 11 November 2024 in the capital.\n", "a.txt": WRONG_PAIR},
    )
    for args, code in ((["english.txt"], 0), (["english.txt", "a.txt"], 1), (["english.txt", "missing.txt"], 2)):
        assert invoke("check", "--allow-empty", *args, cwd=tmp_path).code == code


def test_an_unsupported_language_is_nothing_to_check_and_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"english.txt": "The minister arrived on Sunday 11 November 2024 in the capital.\n"})
    ran = invoke("check", "english.txt", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "english.txt" in ran.err


def test_an_empty_file_is_told_of_and_is_no_success_in_silence(tmp_path: Path) -> None:
    write(tmp_path, {"empty.txt": ""})
    ran = invoke("check", "empty.txt", cwd=tmp_path)
    assert ran.code == 3
    assert "empty.txt" in ran.err


def test_the_exit_codes_of_test(tmp_path: Path) -> None:
    card = (
        '~~~toml card\ncheck = "range-connector"\nseverity = "note"\nconfidence = "certain"\n[message]\nar = "مدى"\nen = "range"\n~~~\n'
        "~~~good\nكلف بين 5 و7 دنانير.\n~~~\n"
    )
    write(
        tmp_path,
        {
            "right/style/one.md": f"# one\n{card}~~~bad\nكلف ⟦بين 5 إلى 7⟧ دنانير.\n~~~\n",
            "wrong/style/two.md": f"# two\n{card}~~~bad\nكلف ⟦من 5⟧ دنانير.\n~~~\n",
            "broken/style/three.md": "# three\n",
        },
    )
    assert [invoke("test", folder, cwd=tmp_path).code for folder in ("right", "wrong", "broken", "nowhere")] == [
        0,
        1,
        2,
        2,
    ]
    assert "two.md" in invoke("test", "wrong", cwd=tmp_path).out


def test_the_shipped_examples_pass_for_rule_writers(tmp_path: Path) -> None:
    ran = invoke("test", cwd=tmp_path)
    assert ran.code == 0, ran.out
    assert "0 failed" in ran.out


# -------------------------------------------------------------------------------------------------------------------- help


def test_the_help_lists_every_command_with_one_line(tmp_path: Path) -> None:
    ran = invoke("--help", cwd=tmp_path)
    assert ran.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S.*[^.…]\.?$", ran.out, re.MULTILINE), command
        assert not re.search(rf"^  {command} .*\.\.\.$", ran.out, re.MULTILINE), f"the line of {command} is cut"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str, tmp_path: Path) -> None:
    ran = invoke(command, "--help", cwd=tmp_path)
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: ittisaq {command}")


def test_every_option_of_check_has_a_line_of_help(tmp_path: Path) -> None:
    text = invoke("check", "--help", cwd=tmp_path).out
    for option in (
        "--format",
        "--output",
        "--select",
        "--ignore",
        "--severity",
        "--persona",
        "--min-confidence",
        "--fail-on",
        "--exit-zero",
        "--published",
        "--language",
        "--messages",
        "--bidi",
        "--config",
        "--rules",
        "--quiet",
        "--statistics",
        "--no-color",
        "--stdin-filename",
    ):
        assert option in text


def test_the_version_is_told(tmp_path: Path) -> None:
    ran = run("--version", cwd=tmp_path)
    assert ran.code == 0
    assert re.fullmatch(r"ittisaq \d+\.\d+\.\d+\s*", ran.out)


# ---------------------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("check", "--select", "month-pair-mismatc", "error.txt"), "Did you mean month-pair-mismatch?"),
        (("check", "--ignore", "weekday-mismach", "error.txt"), "Did you mean weekday-mismatch?"),
        (("check", "--severity", "weekday-mismach=note", "error.txt"), "Did you mean weekday-mismatch?"),
        (("explain", "unclosed-quot"), "Did you mean unclosed-quote?"),
        (("check", "--format", "jsn", "error.txt"), "json"),
        (("check", "--formt", "json", "error.txt"), "--format"),
        (("check", "--severity", "weekday-mismatch=fatal", "error.txt"), "warning"),
        (("chek", "error.txt"), "Did you mean check?"),
        (("check", "--published", "2024-13-01", "error.txt"), "2024-13-01"),
        (("check", "--persona", "gat", "error.txt"), "gate"),
        (("check", "--config", "nowhere.toml", "error.txt"), "nowhere.toml"),
        (("check", "--rules", "nowhere", "error.txt"), "nowhere"),
        (("check", "--language", "xx", "error.txt"), "ar"),
        (("check", "--bidi", "up", "error.txt"), "logical"),
        (("explain",), "RULE"),
    ],
)
def test_what_is_misspelt_is_refused_with_a_hint(args: tuple[str, ...], hint: str, desk: Path) -> None:
    ran = invoke(*args, cwd=desk)
    assert ran.code == 2
    assert ran.out == ""
    assert hint in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("toml", "hint"),
    [
        ('formt = "json"\n', "unknown key 'formt'. Did you mean format?"),
        ('format = "jsn"\n', "format must be one of rich, concise, json, jsonl"),
        ("format = [\n", "no valid TOML"),
        ("select = 3\n", "select must be a list"),
        ("quiet = 'yes'\n", "quiet must be true or false"),
        ("published = 'soon'\n", "published must be a date"),
        ('severity = "note"\n', "severity must be a table"),
        ("format = []\n", "format must be one of"),
        ('[severity]\nweekday-mismach = "note"\n', "Did you mean weekday-mismatch?"),
        ('select = ["weekday-mismach"]\n', "Did you mean weekday-mismatch?"),
        ('[severity]\nweekday-mismatch = "fatal"\n', "severity must be a table"),
        ("[severity]\nweekday-mismatch = []\n", "severity must be a table"),
    ],
)
def test_a_wrong_configuration_is_refused_with_file_and_hint(toml: str, hint: str, desk: Path) -> None:
    write(desk, {"ittisaq.toml": toml})
    ran = invoke("check", "error.txt", cwd=desk)
    assert ran.code == 2
    assert hint in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("config", [b"\xff\xfe\x00", b"quiet = true\r\n\xff"])
def test_a_configuration_that_cannot_be_decoded_is_refused(config: bytes, desk: Path) -> None:
    write(desk, {"ittisaq.toml": config})
    assert invoke("check", "error.txt", cwd=desk).code == 2


def test_the_configuration_is_found_upwards_and_options_go_before_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pyproject.toml": "[tool.ittisaq]\nformat = 'jsonl'\nselect = ['month-pair-mismatch']\n",
            "a/b/error.txt": WRONG_PAIR + WRONG_RANGE,
        },
    )
    assert invoke("check", "a/b/error.txt", cwd=tmp_path).rules == ["month-pair-mismatch"]
    assert invoke("check", "a/b/error.txt", "--select", "range-connector", cwd=tmp_path).rules == ["range-connector"]
    write(tmp_path, {"a/ittisaq.toml": "format = 'jsonl'\nignore = ['month-pair-mismatch']\n"})
    assert invoke("check", "a/b/error.txt", cwd=tmp_path).rules == ["range-connector"]


def test_a_pyproject_of_others_is_no_configuration(desk: Path) -> None:
    write(desk, {"pyproject.toml": "this is = = broken"})
    assert invoke("check", "clean.txt", cwd=desk).code == 0


def test_a_broken_rule_page_is_named_with_its_line(desk: Path) -> None:
    write(desk, {"own/style/mine.md": "# mine\n\n~~~bad\nنص\n"})
    ran = invoke("check", "clean.txt", "--rules", "own", cwd=desk)
    assert ran.code == 2
    assert "mine.md, line 3" in ran.err


# ------------------------------------------------------------------------------------------------------------------- input


def test_one_unreadable_file_never_hides_the_others(desk: Path) -> None:
    write(desk, {"bad.txt": b"\x81\x00\xff\xfe\x01 abc \xff"})
    ran = invoke("check", "bad.txt", "error.txt", "missing.txt", "note.txt", "--format", "jsonl", cwd=desk)
    assert ran.code == 2
    assert ran.rules == ["month-pair-mismatch", "range-connector"]
    assert "bad.txt" in ran.err
    assert "missing.txt" in ran.err


def test_windows_1256_is_read_with_a_notice(desk: Path) -> None:
    write(desk, {"old.txt": WRONG_PAIR.encode("cp1256")})
    ran = invoke("check", "old.txt", "--format", "jsonl", cwd=desk)
    assert (ran.code, ran.rules) == (1, ["month-pair-mismatch"])
    assert "old.txt" in ran.err
    assert "Windows-1256" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_taken_as_what_it_is(encoding: str, desk: Path) -> None:
    write(desk, {"bom.txt": WRONG_PAIR.encode(encoding)})
    (found,) = invoke("check", "bom.txt", "--format", "jsonl", cwd=desk).findings
    assert found["locations"][0]["text"] == "11 نوفمبر/شباط 2024"


def test_offsets_lines_and_columns_are_those_of_the_file(desk: Path) -> None:
    text = "\ufeff😀 سطر أول\r\n\r\nوقَـال: " + WRONG_PAIR
    write(desk, {"hard.txt": text})
    (found,) = invoke("check", "hard.txt", "--format", "jsonl", cwd=desk).findings
    (place,) = found["locations"]
    assert text[place["start"] : place["end"]] == place["text"] == "11 نوفمبر/شباط 2024"
    assert (place["line"], place["column"]) == (3, text.split("\r\n")[2].index("11") + 1)


def test_pdf_is_refused_with_advice(desk: Path) -> None:
    write(desk, {"paper.pdf": b"%PDF-1.4"})
    ran = invoke("check", "paper.pdf", cwd=desk)
    assert ran.code == 2
    assert "paper.pdf" in ran.err


def test_standard_input_is_an_article_with_a_name(desk: Path) -> None:
    for name, args in (("<stdin>", ()), ("copy.txt", ("--stdin-filename", "copy.txt"))):
        ran = invoke("check", "-", *args, "--format", "jsonl", cwd=desk, stdin=WRONG_PAIR.encode())
        assert ran.code == 1
        assert ran.findings[0]["document"] == name


def test_the_name_of_standard_input_decides_how_it_is_read(desk: Path) -> None:
    line = json.dumps({"id": "a1", "text": WRONG_PAIR}, ensure_ascii=False).encode() + b"\n"
    ran = invoke("check", "-", "--stdin-filename", "feed.jsonl", "--format", "jsonl", cwd=desk, stdin=line)
    assert [f["document"] for f in ran.findings] == ["a1"]


def test_standard_input_works_in_a_process_of_its_own(desk: Path) -> None:
    ran = run("check", "-", "--format", "jsonl", cwd=desk, stdin=WRONG_PAIR.encode())
    assert (ran.code, ran.rules) == (1, ["month-pair-mismatch"])


def test_broken_json_lines_are_named_and_the_others_checked(desk: Path) -> None:
    good = json.dumps({"id": 7, "text": WRONG_PAIR, "title": "عنوان", "extra": [1]}, ensure_ascii=False)
    lines = [
        "{broken",
        good,
        "[1]",
        "",
        '{"id": "x"}',
        '{"id": "y", "text": 5}',
        '{"text": "نص", "date_published": "soon"}',
        '{"text": null}',
        good,
    ]
    write(desk, {"feed.jsonl": "\n".join(lines)})
    ran = invoke("check", "feed.jsonl", "--format", "jsonl", cwd=desk)
    assert ran.code == 2
    assert [f["document"] for f in ran.findings] == ["7", "7"]
    for number in (1, 3, 5, 6, 7, 8):
        assert f"feed.jsonl, line {number}:" in ran.err
    assert "line 4" not in ran.err


@pytest.mark.parametrize(
    "line",
    [
        b'{"text": "\xff"}',
        b'{"text": "\\ud800 \xd9\x88\xd8\xb5\xd9\x84"}',
        b"[" * 100_000,
        b'{"text": NaN}',
        b"\xef\xbb\xbf{}",
    ],
)
def test_no_line_of_json_is_a_crash(line: bytes, desk: Path) -> None:
    write(desk, {"feed.jsonl": line + b"\n"})
    ran = invoke("check", "feed.jsonl", cwd=desk)
    assert ran.code in (0, 2)
    assert "Traceback" not in ran.err


def test_the_dateline_of_a_json_line_and_of_front_matter_is_used(desk: Path) -> None:
    text = "وصل الوفد السبت 11 فبراير إلى البلدة."  # a Sunday in 2024
    write(
        desk,
        {
            "feed.jsonl": json.dumps({"id": "a", "text": text, "date_published": "2024-02-12T08:00:00Z"}),
            "page.md": f"---\ntitle: عنوان\ndate: 2024-02-12\n---\n\n{text}\n",
            "plain.txt": text,
        },
    )
    ran = invoke("check", "feed.jsonl", "page.md", "plain.txt", "--format", "jsonl", cwd=desk)
    assert [(f["document"], f["rule"]) for f in ran.findings] == [
        ("a", "weekday-mismatch"),
        ("page.md", "weekday-mismatch"),
    ]
    assert invoke("check", "plain.txt", "--published", "2024-02-12", "--format", "jsonl", cwd=desk).rules == [
        "weekday-mismatch"
    ]


def test_offsets_of_markdown_are_those_of_the_file_with_its_front_matter(desk: Path) -> None:
    text = f"---\ntitle: عنوان\n---\n\n# باب\n\n`11 نوفمبر/شباط 2020` {WRONG_PAIR}"
    write(desk, {"page.md": text})
    (found,) = invoke("check", "page.md", "--format", "jsonl", cwd=desk).findings
    (place,) = found["locations"]
    assert text[place["start"] : place["end"]] == "11 نوفمبر/شباط 2024"
    assert place["line"] == 7


# ------------------------------------------------------------------------------------------------------------------ output


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_tells_of_the_finding(format_: str, desk: Path) -> None:
    ran = invoke("check", "error.txt", "--format", format_, cwd=desk)
    assert ran.code == 1
    assert "month-pair-mismatch" in ran.out
    assert "error.txt" in ran.out


def test_json_holds_version_summary_and_findings(desk: Path) -> None:
    whole = json.loads(invoke("check", "error.txt", "note.txt", "--format", "json", cwd=desk).out)
    assert whole["version"] == "json-v1"
    assert {k: whole["summary"][k] for k in ("documents", "findings", "error", "warning", "note")} == {
        "documents": 2,
        "findings": 2,
        "error": 1,
        "warning": 0,
        "note": 1,
    }
    found = whole["findings"][0]
    assert set(found) == {
        "document",
        "rule",
        "severity",
        "confidence",
        "message",
        "arithmetic",
        "locations",
        "repairs",
        "evidence",
        "fingerprint",
    }
    assert set(found["locations"][0]) == {"part", "start", "end", "line", "column", "text", "label", "primary"}
    assert found["locations"][0]["primary"] is True
    assert found["arithmetic"].isascii()
    assert found["repairs"][0] == {
        "text": "11 فبراير/شباط 2024",
        "reason": found["repairs"][0]["reason"],
        "evidence": ["weekday"],
        "rank": 1,
    }


def test_a_clean_run_is_valid_json_as_well(desk: Path) -> None:
    whole = json.loads(invoke("check", "clean.txt", "--format", "json", cwd=desk).out)
    assert whole["findings"] == []
    assert invoke("check", "clean.txt", "--format", "jsonl", cwd=desk).out == ""


def test_json_is_complete_where_some_files_failed(desk: Path) -> None:
    ran = invoke("check", "missing.txt", "--format", "json", cwd=desk)
    assert ran.code == 2
    if ran.out:
        assert json.loads(ran.out)["summary"]["documents"] == 0


def test_extract_prints_the_values_of_the_interface(desk: Path) -> None:
    write(desk, {"e.txt": "وصل الأحد 11 فبراير/شباط 2024 نحو 1.3 مليون فلسطيني خلال 45 دقيقة بنسبة 12.5% إلى رفح."})
    rows = {row["kind"]: row for row in invoke("extract", "e.txt", "--format", "jsonl", cwd=desk).findings}
    date, quantity, percent = rows["date"], rows["quantity"], rows["percent"]
    assert (date["readings"], date["day"], date["months"], date["year"], date["weekday"]) == (
        ["2024-02-11"],
        11,
        [2, 2],
        2024,
        "sunday",
    )
    assert date["calendar"] == "gregorian"
    assert (quantity["value"], quantity["low"], quantity["high"], quantity["hedge"]) == (
        1_300_000,
        1_200_000,
        1_400_000,
        "about",
    )
    assert (quantity["unit"], quantity["noun"]) == ("person", "فلسطيني")
    assert (percent["value"], percent["low"], percent["high"]) == (12.5, 12.45, 12.55)
    assert rows["duration"]["value"] == "PT45M"
    assert rows["place"]["text"] == "رفح"
    assert all({"document", "kind", "part", "start", "end", "text"} <= set(row) for row in rows.values())


def test_output_goes_to_a_file_whole_or_not_at_all(desk: Path) -> None:
    printed = invoke("check", "error.txt", "--format", "json", cwd=desk)
    ran = invoke("check", "error.txt", "--format", "json", "--output", "report.json", cwd=desk)
    assert (ran.code, ran.out) == (1, "")
    assert (desk / "report.json").read_bytes() == printed.raw
    kept = (desk / "report.json").read_bytes()
    assert (
        invoke(
            "check", "error.txt", "--select", "nothing", "--format", "json", "--output", "report.json", cwd=desk
        ).code
        == 2
    )
    assert (desk / "report.json").read_bytes() == kept
    assert sorted(p.name for p in desk.iterdir()) == [
        "clean.txt",
        "error.txt",
        "note.txt",
        "report.json",
        "warning.txt",
    ]


def test_output_to_a_folder_that_is_missing_is_refused(desk: Path) -> None:
    ran = invoke("check", "error.txt", "--output", "nowhere/report.json", cwd=desk)
    assert ran.code == 2
    assert "nowhere" in ran.err
    assert "Traceback" not in ran.err


def test_quiet_prints_findings_only(desk: Path) -> None:
    assert len(invoke("check", "error.txt", "--format", "concise", "--quiet", cwd=desk).out.splitlines()) == 1
    assert invoke("check", "clean.txt", "--quiet", cwd=desk).out.strip() == ""


@pytest.mark.parametrize(("language", "word"), [("ar", "شهر"), ("en", "month")])
def test_the_report_speaks_the_language_asked_for(language: str, word: str, desk: Path) -> None:
    (found,) = invoke("check", "error.txt", "--messages", language, "--format", "jsonl", cwd=desk).findings
    assert word in found["message"]


def test_rules_are_listed_and_explained(desk: Path) -> None:
    listed = invoke("rules", cwd=desk)
    assert listed.code == 0
    for rule in (
        "month-pair-mismatch",
        "weekday-mismatch",
        "impossible-date",
        "conflicting-figures",
        "unclosed-quote",
        "range-connector",
    ):
        assert rule in listed.out
        explained = invoke("explain", rule, cwd=desk)
        assert explained.code == 0
        assert rule in explained.out


def test_doctor_shows_every_mode(desk: Path) -> None:
    ran = invoke("doctor", cwd=desk)
    assert ran.code == 0
    for mode in ("logical", "rtl", "visual"):
        assert mode in ran.out


# -------------------------------------------------------------------------------------------------- what is sent to terminals


@pytest.mark.parametrize(
    "args",
    [
        ("check", "a.txt"),
        ("extract", "a.txt"),
        ("check", "a.txt", "--messages", "en"),
        ("explain", "weekday-mismatch"),
        ("doctor",),
    ],
)
@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}])
def test_a_pipe_gets_no_control_characters(args: tuple[str, ...], env: dict[str, str], desk: Path) -> None:
    write(desk, {"a.txt": WRONG_PAIR + LOOSE_QUOTE + WRONG_RANGE})
    ran = invoke(*args, cwd=desk, env=env)
    assert CONTROL.findall(ran.out) == []


@pytest.mark.parametrize(
    ("command", "format_"),
    [*(("check", name) for name in FORMATS), *(("extract", name) for name in MENTION_FORMATS)],
)
def test_hostile_copy_is_shown_and_never_sent(command: str, format_: str, desk: Path) -> None:
    write(desk, {"h.txt": HOSTILE, "\x1b[31mred[red].txt": HOSTILE})
    for name in ("h.txt", "\x1b[31mred[red].txt"):
        ran = invoke(command, name, "--format", format_, "--bidi", "logical", cwd=desk)
        assert ran.code in (0, 1)
        assert CONTROL.findall(ran.out) == []


def test_markup_and_emoji_codes_of_the_copy_stay_as_they_are(desk: Path) -> None:
    write(desk, {"h.txt": "وصل [red]الوفد[/red] :smile: الأحد 11 نوفمبر/شباط 2024 [bold]ومضى[/bold]\n"})
    ran = invoke("check", "h.txt", cwd=desk)
    for code in ("[red]", "[/red]", ":smile:", "[bold]"):
        assert code in ran.out


@pytest.mark.parametrize("bidi", ["logical", "rtl", "visual"])
def test_a_terminal_gets_only_the_sequences_that_the_report_itself_needs(bidi: str, desk: Path) -> None:
    write(desk, {"h.txt": HOSTILE + WRONG_RANGE + LOOSE_QUOTE})
    sent = on_terminal("check", "h.txt", "--bidi", bidi, cwd=desk, env={"TERM": "xterm-256color"})
    own = re.compile("\x1b\\[[0-9;]*m|\x1b\\[8[lh]|\x1b\\[[12] k")
    assert own.search(sent)
    plain = own.sub("", sent).replace("\r\n", "\n")
    embedded = re.compile("\u202b([^\u202a-\u202e\u2066-\u2069\n]*)\u202c")  # a paragraph of the report, from the right
    assert CONTROL.findall(embedded.sub(r"\1", plain)) == []


def test_messages_on_standard_error_hold_no_control_characters_of_file_names(desk: Path) -> None:
    ran = invoke("check", "no\x1b[31msuch\u202e.txt", cwd=desk)
    assert ran.code == 2
    assert CONTROL.findall(ran.err) == []


def test_colours_only_on_a_terminal_that_wants_them(desk: Path) -> None:
    colour = re.compile(r"\x1b\[(?:[0-9]+;)*[34][0-7][;m]")
    assert colour.search(on_terminal("check", "error.txt", cwd=desk, env={"TERM": "xterm-256color"}))
    for args, env in ((("--no-color",), {}), ((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"})):
        assert not colour.search(
            on_terminal("check", "error.txt", *args, cwd=desk, env={"TERM": "xterm-256color"} | env)
        )


@pytest.mark.parametrize("encoding", ["ascii", "cp1256", "latin-1", "utf-16"])
@pytest.mark.parametrize("format_", FORMATS)
def test_no_encoding_of_the_output_crashes_or_loses_a_finding(encoding: str, format_: str, desk: Path) -> None:
    write(desk, {"a.txt": "😀 " + WRONG_PAIR + WRONG_RANGE})
    ran = run("check", "a.txt", "--format", format_, cwd=desk, env={"PYTHONIOENCODING": encoding})
    assert ran.code == 1, ran.err
    assert "Traceback" not in ran.err
    text = ran.out if BY_NAME[format_].utf8 or encoding != "utf-16" else ran.raw.decode("utf-16")
    for rule in ("month-pair-mismatch", "range-connector"):
        assert rule in text


@pytest.mark.parametrize(
    "args",
    [
        ("extract", "error.txt"),
        ("rules",),
        ("explain", "month-pair-mismatch"),
        ("test",),
        ("doctor",),
        ("check", "--help"),
    ],
)
def test_every_command_works_where_the_output_is_ascii(args: tuple[str, ...], desk: Path) -> None:
    ran = run(
        *args, cwd=desk, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert ran.code == 0, ran.err


def test_errors_are_told_where_standard_error_is_ascii(desk: Path) -> None:
    ran = run("check", "مفقود.txt", cwd=desk, env={"PYTHONIOENCODING": "ascii"})
    assert ran.code == 2
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "args",
    [
        ("check", "error.txt", "--format", "json"),
        ("check", "error.txt"),
        ("extract", "error.txt"),
        ("rules",),
        ("test",),
    ],
)
def test_nothing_depends_on_the_encoding_of_the_machine(args: tuple[str, ...], desk: Path) -> None:
    write(desk, {"ittisaq.toml": "quiet = true\n"})
    ran = run(*args, cwd=desk, python=("-X", "warn_default_encoding", "-W", "error::EncodingWarning"))
    assert ran.code in (0, 1), ran.err
    assert ran.err == ""


def test_a_reader_that_goes_away_is_no_traceback(desk: Path) -> None:
    write(desk, {"long.txt": WRONG_PAIR * 2000})
    shell = f"'{sys.executable}' -m checker check long.txt --format concise | head -1"
    done = subprocess.run(["bash", "-c", shell], cwd=desk, capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_two_runs_give_the_same_bytes(desk: Path) -> None:
    for format_ in FORMATS:
        one, two = (
            run("check", ".", "--format", format_, cwd=desk, env={"PYTHONHASHSEED": seed}) for seed in ("3", "4")
        )
        assert one.raw == two.raw


def test_a_file_named_twice_is_checked_once(desk: Path) -> None:
    assert len(invoke("check", "error.txt", "error.txt", "--format", "jsonl", cwd=desk).findings) == 1
    everything = ("error.txt", "./error.txt", str(desk / "error.txt"), ".")
    assert sorted(invoke("check", *everything, "--format", "jsonl", cwd=desk).rules) == [
        "month-pair-mismatch",
        "range-connector",
        "unclosed-quote",
    ]
