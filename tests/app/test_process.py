"""How a run ends when its streams or the system fail: one plain line, exit code 2, and nothing that steers a terminal."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest
from helpers import CONTROL, WRONG_PAIR, Ran, environment, invoke, write

from checker.app import runner
from checker.readers import inputs

ESCAPE = "\x1b]0;title\x07\x1b[31m"
COMMANDS = (
    *(("check", "--format", form, "a.txt") for form in ("rich", "concise", "jsonl", "html")),
    ("extract", "a.txt"),
    ("rules",),
    ("explain", "weekday-mismatch"),
    ("doctor",),
    ("config", "show"),
    ("config", "schema"),
    ("--help",),
    ("check", "--help"),
    ("--version",),
)
unix = pytest.mark.skipif(os.name != "posix", reason="the shell of other systems says this otherwise")


def shell(line: str, cwd: Path, *args: str) -> Ran:
    """The command (`$@` in the line of a shell) in a folder with an article."""
    write(cwd, {"a.txt": WRONG_PAIR})
    done = subprocess.run(
        ["bash", "-c", line, "bash", sys.executable, "-m", "checker", *args],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def is_plain(err: str) -> bool:
    """Whether one line of our own is all that was said."""
    return err.startswith("ittisaq: ") and err.count("\n") == 1


@unix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_full_disk_behind_standard_output_is_one_plain_line(args: tuple[str, ...], tmp_path: Path) -> None:
    ran = shell('"$@" > /dev/full', tmp_path, *args)
    assert ran.code == 2
    assert is_plain(ran.err), ran.err
    assert "standard output cannot be written (No space left on device)" in ran.err


@unix
@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_closed_standard_output_is_one_plain_line(args: tuple[str, ...], tmp_path: Path) -> None:
    ran = shell('"$@" >&-', tmp_path, *args)
    assert ran.code == 2
    assert is_plain(ran.err), ran.err
    assert "standard output is closed" in ran.err


@unix
@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_closed_pipe_is_no_finding_and_nothing_is_said(args: tuple[str, ...], tmp_path: Path) -> None:
    ran = shell('{ sleep 0.3; "$@"; echo $? >&3; } 3>code | true', tmp_path, *args)
    assert ran.err == ""
    assert (tmp_path / "code").read_text() == "2\n"


@unix
def test_what_cannot_be_told_changes_no_exit_code(tmp_path: Path) -> None:
    for line in ('"$@" 2> /dev/full', '"$@" 2>&-'):
        ran = shell(line, tmp_path, "check", "--format", "concise", "a.txt", "none.txt")
        assert (ran.code, ran.out.count("month-pair-mismatch")) == (2, 1)
        assert shell(line, tmp_path, "check", "--quiet", "a.txt").code == 1


@unix
def test_a_report_in_a_file_needs_no_standard_output(tmp_path: Path) -> None:
    ran = shell('"$@" >&- <&-', tmp_path, "check", "--format", "jsonl", "--output", "r.jsonl", "a.txt")
    assert (ran.code, ran.err) == (1, "")
    assert "month-pair-mismatch" in (tmp_path / "r.jsonl").read_text("utf-8")


@unix
def test_a_closed_standard_input_is_named(tmp_path: Path) -> None:
    ran = shell('"$@" <&-', tmp_path, "check", "-")
    assert ran.code == 2
    assert is_plain(ran.err), ran.err
    assert "standard input is closed" in ran.err


class _Failing(io.BytesIO):
    """Standard input that the system cannot read to its end."""

    def read(self, _size: int | None = -1) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_standard_input_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(_Failing()))
    (item,) = inputs.read(inputs.Source(None, "<stdin>"))
    assert str(item.error) == "<stdin>: this file cannot be read (Input/output error)."


@unix
def test_a_folder_that_is_gone_is_one_plain_line(tmp_path: Path) -> None:
    ran = shell('mkdir gone; cd gone; rmdir ../gone; "$@"', tmp_path, "check", "../a.txt")
    assert ran.code == 2
    assert is_plain(ran.err), ran.err
    assert "the folder that this run was started in is gone" in ran.err


def test_names_that_the_system_refuses_are_told_without_a_trace(tmp_path: Path) -> None:
    long = "a" * 300
    for args in (("--config", long), ("--output", long), ("--rules", long), ("--baseline", long)):
        ran = invoke("check", *args, "a.txt", cwd=write(tmp_path, {"a.txt": WRONG_PAIR}))
        assert ran.code == 2
        assert is_plain(ran.err), ran.err


@pytest.mark.parametrize(
    "args",
    [
        ("check", ESCAPE),
        ("check", "--select", ESCAPE, "a.txt"),
        ("check", "--published", ESCAPE, "a.txt"),
        ("check", "--severity", ESCAPE, "a.txt"),
        ("check", "--persona", ESCAPE, "a.txt"),
        ("check", f"--{ESCAPE}"),
        ("check", "--time-zone", ESCAPE, "a.txt"),
        ("check", "--config", ESCAPE, "a.txt"),
        ("check", "--rules", ESCAPE, "a.txt"),
        ("check", "--baseline", ESCAPE, "a.txt"),
        ("check", "--output", f"none/{ESCAPE}", "a.txt"),
        ("check", "--since", ESCAPE, "a.txt"),
        ("check", "--annotate", ESCAPE, "a.txt"),
        (ESCAPE,),
        ("explain", ESCAPE),
        ("test", ESCAPE),
        ("config", ESCAPE),
        ("config", "show", "--config", ESCAPE),
        ("baseline", "show", "--baseline", ESCAPE),
    ],
)
def test_words_of_the_command_line_are_shown_and_never_sent(args: tuple[str, ...], tmp_path: Path) -> None:
    ran = invoke(*args, cwd=write(tmp_path, {"a.txt": WRONG_PAIR}))
    assert ran.code == 2
    assert CONTROL.findall(ran.out + ran.err) == []


@pytest.mark.parametrize(
    "toml",
    [
        'baseline = "{0}.json"',
        'rules = ["{0}"]',
        '"{0}" = 1',
        'select = ["{0}"]',
        '[severity]\n"{0}" = "note"',
        'persona = "{0}"',
        '[options.conflicting-figures]\n"{0}" = 1',
        '[options.conflicting-figures.measures."{0}"]\ntie = "{0}"',
        'time-zone = "{0}"',
        'published = "{0}"',
        '[gazetteer]\n"{0}" = "{0}"',
        '[[overrides]]\npaths = ["{0}"]\npersona = "{0}"',
        '[[overrides]]\npaths = ["!{0}["]\npersona = "gate"',
        "x = {0}",
        '[house-style]\nmonths = "{0}"',
    ],
)
def test_settings_of_strangers_are_shown_and_never_sent(toml: str, tmp_path: Path) -> None:
    written = toml.format("\\u001b]0;title\\u0007\\u009b31m\\u202e")
    write(tmp_path, {"a.txt": WRONG_PAIR, "ittisaq.toml": written})
    for args in (("check", "a.txt"), ("config", "show", "a.txt"), ("baseline", "show")):
        ran = invoke(*args, cwd=tmp_path)
        assert CONTROL.findall(ran.out + ran.err) == []


def test_a_crash_shows_its_trace_and_steers_no_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def crash(*_: object) -> int:
        raise RuntimeError(f"{ESCAPE}\nsecond line")

    monkeypatch.setattr(runner, "check", crash)
    ran = invoke("check", cwd=tmp_path)
    assert ran.code == 2
    assert CONTROL.findall(ran.err) == []
    assert "RuntimeError: ␛]0;title␇␛[31m\nsecond line\n" in ran.err
    assert ran.err.endswith("Please report it with the lines above.\n")


def test_warnings_and_crashes_of_threads_steer_no_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def noisy(*_: object) -> int:
        warnings.warn_explicit(ESCAPE, UserWarning, ESCAPE, 1)
        thread = threading.Thread(target=lambda: int(ESCAPE))
        thread.start()
        thread.join()
        return 0

    monkeypatch.setattr(runner, "check", noisy)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        ran = invoke("check", cwd=tmp_path)
    assert ran.code == 0
    assert CONTROL.findall(ran.err) == []
    assert "UserWarning" in ran.err
    assert "ValueError" in ran.err


def test_an_end_of_file_where_none_belongs_is_a_crash_and_no_interrupt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def ends(*_: object) -> int:
        raise EOFError

    monkeypatch.setattr(runner, "check", ends)
    ran = invoke("check", cwd=tmp_path)
    assert ran.code == 2
    assert "EOFError" in ran.err
