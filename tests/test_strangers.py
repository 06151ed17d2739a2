"""Settings, rule pages, baselines and modules of strangers: bounded, named, and never run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import CLEAN, PROJECT, WRONG_PAIR, environment, invoke, run, write

from checker import pipeline
from checker.app.config import settings_file
from checker.core.bounded import read_toml
from checker.core.errors import UsageError
from checker.scan.dates.date_like_names import OwnNames

ENDLESS = Path("/dev/zero")
endless = pytest.mark.skipif(not ENDLESS.exists(), reason="there is no /dev/zero here")
pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
PAGE = PROJECT / "rules" / "style" / "range-connector.md"
DEEP = "x = " + "[" * 5000 + "]" * 5000 + "\n"
DOTTED = "a" + ".a" * 20_000 + " = 1\n"  # the parser of TOML takes 1.5 GB and some seconds for these 40 kB


def refused(*args: str, cwd: Path, told: str) -> None:
    """The command ends with exit code 2 and one line that says why."""
    ran = invoke(*args, cwd=cwd)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1
    assert len(ran.err) < 1000


# ---------------------------------------------------------------------------------------------------------------- settings

TOO_MUCH = {
    "nested lists": (DEEP, "deep"),
    "nested tables": ("x = " + "{a=" * 3000 + "1" + "}" * 3000, "deep"),
    "a key of many parts": (DOTTED, "parts"),
    "a table of many parts": (f"[{'a.' * 20_000}b]\n", "parts"),
    "a key of many parts in quotes": ("x = {" + '\'a\' . "b\\"" . ' * 10_000 + "c = 1}\n", "parts"),
    "a million names": ('names = ["\u0633"' + ',"\u0633"' * 300_000 + "]", "values"),
    "many values in several tables": ("".join(f"[a{n}]\nb=1\n" for n in range(30_000)), "values"),
    "a large file": ("# x\n" * 600_000, "larger than 2 MiB"),
    "a number of many digits": (f"jobs = {'9' * 5000}\n", "valid TOML"),
    "a number of many bits": (f"max-warnings = 0x{'f' * 5000}\n", "64 bits"),
    "a long value": (f'persona = "{"x" * 100_000}"\n', "persona must be one of"),
    "a long key": (f"{'x' * 100_000} = 1\n", "unknown key"),
    "a long name": (f'names = ["{"x" * 2000}"]\n', "no name of more than"),
    "a text that is no UTF-8": ("\udcff", "cannot be read"),
}


@pytest.mark.parametrize(("toml", "told"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_settings_that_hold_more_than_anybody_writes_are_refused(toml: str, told: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CLEAN})
    (tmp_path / "ittisaq.toml").write_bytes(toml.encode("utf-8", "surrogateescape"))
    refused("check", "a.txt", cwd=tmp_path, told=told)


@pytest.mark.parametrize("toml", [DEEP, DOTTED, "# x\n" * 600_000, "x = ittisaq", 'tool = "ittisaq"\n'])
def test_a_pyproject_that_is_not_ours_is_no_trouble_whatever_it_holds(toml: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR, "pyproject.toml": toml})
    assert invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).rules == ["month-pair-mismatch"]


@pytest.mark.parametrize(
    ("toml", "told"),
    [(DEEP, "deep"), ("x = y\n", "no valid TOML"), ("", "must be a table"), ("ignore = 3\n", "ignore must")],
)
def test_a_pyproject_with_settings_of_ours_is_never_left_out_in_silence(toml: str, told: str, tmp_path: Path) -> None:
    section = '[tool]\nittisaq = "x"\n' if told == "must be a table" else "[tool.ittisaq]\n"
    write(tmp_path, {"a.txt": WRONG_PAIR, "pyproject.toml": section + toml})
    refused("check", "a.txt", cwd=tmp_path, told=told)


@endless
def test_settings_and_baselines_that_never_end_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CLEAN, "ittisaq.toml": 'baseline = "/dev/zero"\n'})
    refused("check", "a.txt", cwd=tmp_path, told="/dev/zero: this baseline cannot be read, since it is no regular file")
    refused("baseline", "show", "--baseline", "/dev/zero", cwd=tmp_path, told="no regular file")


@pipes
def test_a_pipe_for_a_baseline_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CLEAN})
    os.mkfifo(tmp_path / "pipe")
    refused("check", "a.txt", "--baseline", "pipe", cwd=tmp_path, told="pipe: this baseline cannot be read")
    refused("check", "a.txt", "--config", "pipe", cwd=tmp_path, told="pipe: ")


@pytest.mark.parametrize("content", ["[" * 3_000_000, "[" * 900, json.dumps({"version": 1, "articles": {"a": [{
    "rule": "x", "fingerprint": "y", "count": 10**30}]}}), '{"version": ' + "9" * 5000 + "}"])  # fmt: skip
def test_a_baseline_that_holds_more_than_anybody_accepts_is_refused(content: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CLEAN, "b.json": content})
    refused("check", "a.txt", "--baseline", "b.json", cwd=tmp_path, told="b.json: ")


def test_ten_thousand_names_and_places_of_a_desk_cost_one_pass_over_the_article(tmp_path: Path) -> None:
    names = [f"كتيبة الجمعة {n} فبراير 2024" for n in range(10_000)]
    write(tmp_path, {"a.txt": f"{WRONG_PAIR}وقالت كتيبة الجمعة 11 فبراير 2024 إنها باقية.\n" * 20})
    call = ("check", "a.txt", "--format", "jsonl", "--no-cache")
    assert set(invoke(*call, cwd=tmp_path).rules) == {"month-pair-mismatch", "weekday-mismatch"}
    write(tmp_path, {"ittisaq.toml": f"names = {json.dumps(names, ensure_ascii=False)}\n"})
    assert set(run(*call, cwd=tmp_path, timeout=30).rules) == {"month-pair-mismatch"}


def test_own_names_stand_as_words_of_their_own_and_overlap() -> None:
    names = OwnNames(("أ ب", "ب ج د", "ب", "", "\u064e", "(x)"))
    text = "ا ب ج د بب (x) xا ب"
    assert [text[start:end] for start, end in names.stretches(text)] == ["ا ب", "ب", "ب ج د", "(x)", "ب"]


@pytest.mark.parametrize(
    ("rule", "options"),
    [
        ("mixed-month-systems", {"system": "roman"}),
        ("mixed-digits", {"digits": "roman"}),
        ("mixed-quote-marks", {"marks": "roman"}),
        ("mixed-date-order", {"order": "year"}),
        ("mixed-month-spelling", {"spellings": ["نيسانن"]}),
        ("mixed-month-spelling", {"spellings": [5]}),
        ("weekday-mismatch", {"within": -1}),
        ("weekday-mismatch", {"within": 10**12}),
        ("weekday-mismatch", {"within": True}),
    ],
)
def test_an_option_that_a_check_cannot_use_is_told_before_any_article_is_read(
    rule: str, options: dict[str, object]
) -> None:
    with pytest.raises(UsageError, match=f"{rule}: the option {next(iter(options))}"):
        pipeline.plan(options={rule: options})


def test_a_settings_file_of_usual_size_is_read() -> None:
    assert read_toml("a.b.c.d = 1\n'x y'.\"z\" = [[1], [2]]\n")["a"] == {"b": {"c": {"d": 1}}}


def test_a_line_of_blanks_behind_a_bracket_is_looked_at_once(tmp_path: Path) -> None:
    write(tmp_path, {"ittisaq.toml": 'names = ["""\n[' + " " * 900 + "\n" + '"""]\n'})
    assert settings_file.read(tmp_path / "ittisaq.toml").names


# -------------------------------------------------------------------------------------------------------------- rule pages


def page(folder: Path) -> Path:
    """A page of a desk's own, as it should be; its path."""
    text = PAGE.read_text(encoding="utf-8").replace("# range-connector\n", "# house-rule\n", 1)
    return write(folder, {"own/family/house-rule.md": text}) / "own" / "family" / "house-rule.md"


@endless
@pytest.mark.parametrize("target", ["/dev/zero", "/dev/stdin"])
def test_a_rule_page_that_is_no_regular_file_is_not_read(target: str, tmp_path: Path) -> None:
    (tmp_path / "own" / "family").mkdir(parents=True)
    (tmp_path / "own" / "family" / "house-rule.md").symlink_to(target)
    write(tmp_path, {"a.txt": CLEAN})
    ran = run("check", "--rules", "own", "a.txt", cwd=tmp_path)
    assert ran.code == 2
    assert "house-rule.md: this rule page cannot be read, since it is no regular file" in ran.err


@pytest.mark.parametrize(
    ("more", "told"),
    [(DEEP, "deep"), (f"x = {'9' * 5000}", "valid TOML"), (DOTTED, "parts"), ("\n" * 1_100_000, "larger than 1 MiB")],
    ids=["nested", "long number", "dotted", "large"],
)
def test_a_rule_page_that_holds_more_than_anybody_writes_is_refused(more: str, told: str, tmp_path: Path) -> None:
    path = page(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("\n~~~\n", f"\n{more}\n~~~\n", 1), encoding="utf-8")
    write(tmp_path, {"a.txt": CLEAN})
    refused("check", "--rules", "own", "a.txt", cwd=tmp_path, told=told)


def test_a_folder_of_more_rule_pages_than_anybody_has_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CLEAN} | {f"own/family/r{n}.md": "x" for n in range(1001)})
    refused("check", "--rules", "own", "a.txt", cwd=tmp_path, told="more than 1000 rule pages")


# ----------------------------------------------------------------------------------------------------------------- modules


def _traps(folder: Path) -> None:
    """Modules of the names that we and our libraries import; each leaves a mark when it is run.

    What `python -m` imports before any module of ours is left out: that is between the user and Python.
    """
    write(folder, {"loaded.py": "import sys\nprint(*sys.modules)\n"})
    done = subprocess.run(
        [sys.executable, "-m", "loaded"], cwd=folder, env=environment(), capture_output=True, text=True, check=True
    )
    ours = (
        "click",
        "rich",
        "lxml",
        "striprtf",
        "msgspec",
        "platformdirs",
        "bidi",
        "hijridate",
        "dateutil",
        "watchfiles",
    )
    for name in {*sys.stdlib_module_names, *ours} - set(done.stdout.split()):
        write(
            folder, {f"{name}.py": f"open({str(folder / 'ran')!r}, 'a').write({name!r} + '\\n')\nraise SystemExit(9)\n"}
        )


def _ran(folder: Path) -> list[str]:
    mark = folder / "ran"
    return mark.read_text(encoding="utf-8").splitlines() if mark.exists() else []


def test_no_module_of_the_current_folder_is_run(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR, "b.html": f"<p>{WRONG_PAIR}</p>", "ittisaq.toml": 'format = "jsonl"\n'})
    _traps(tmp_path)
    ran = run("check", ".", "--jobs", "2", cwd=tmp_path)
    assert _ran(tmp_path) == []
    assert ran.rules == ["month-pair-mismatch"] * 2


def test_processes_that_are_started_anew_run_no_module_of_the_current_folder(tmp_path: Path) -> None:
    script = (
        "import sys\nsys.platform = 'darwin'\nsys.argv = ['ittisaq', 'check', '--jobs', '2', '--format', 'jsonl', '.']\n"
        "if __name__ == '__main__':\n    from checker.__main__ import main\n    main()\n"
    )
    folder = write(tmp_path, {"own/start.py": script, "articles/a.txt": WRONG_PAIR, "articles/b.txt": WRONG_PAIR}) / "articles"
    _traps(folder)
    command = (sys.executable, str(tmp_path / "own" / "start.py"))
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False)
    assert _ran(folder) == []
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 2), done.stderr.decode()


def test_the_command_runs_no_module_of_the_current_folder(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("ittisaq")
    if not command.exists():
        pytest.skip("the command is not installed beside this Python")
    write(tmp_path, {"a.txt": WRONG_PAIR})
    _traps(tmp_path)
    shutil.copy(tmp_path / "a.txt", tmp_path / "b.txt")
    done = subprocess.run(
        [command, "check", "--jobs", "2", "."], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert (_ran(tmp_path), done.returncode) == ([], 1)
