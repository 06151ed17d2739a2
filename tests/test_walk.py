"""Folders: hidden ones, those of tools and what .gitignore names are left out; and `--watch` sees what is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers import CLEAN, WRONG_PAIR, environment, invoke, write

from checker.readers import walk


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in walk.files(folder, [])]


def test_what_git_ignores_is_left_out_and_what_it_takes_back_is_not(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".git/HEAD": "",
            ".gitignore": "drafts/\n*.tmp.txt\n/top.txt\n",
            "top.txt": CLEAN,
            "a.txt": CLEAN,
            "b.tmp.txt": CLEAN,
            "drafts/c.txt": CLEAN,
            "desk/top.txt": CLEAN,
            "desk/.gitignore": "!keep.tmp.txt\nold.txt\n",
            "desk/keep.tmp.txt": CLEAN,
            "desk/old.txt": CLEAN,
            "node_modules/d.txt": CLEAN,
            ".hidden/e.txt": CLEAN,
        },
    )
    assert names(tmp_path) == ["a.txt", "desk/keep.tmp.txt", "desk/top.txt"]
    assert names(tmp_path / "desk") == ["keep.tmp.txt", "top.txt"]  # the files above count too


def test_outside_a_repository_only_the_folders_below_count(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "*.txt\n", "desk/a.txt": CLEAN})
    assert names(tmp_path / "desk") == ["a.txt"]


def test_a_file_that_is_named_is_read_whatever_git_ignores(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": "", ".gitignore": "*.txt\n", "a.txt": WRONG_PAIR})
    assert invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).rules == ["month-pair-mismatch"]
    assert invoke("check", ".", cwd=tmp_path).code == 3


def test_watch_refuses_what_it_cannot_look_at(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    for path in ("-", "missing.txt"):
        ran = invoke("check", path, "--watch", cwd=tmp_path)
        assert ran.code == 2
        assert "--watch looks at files and folders" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_watch_checks_what_is_saved_and_nothing_else_until_it_is_interrupted(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    write(tmp_path, {"a.txt": CLEAN, "b.txt": WRONG_PAIR, "note.rst": "x"})
    report = tmp_path.parent / f"{tmp_path.name}.log"
    with report.open("wb") as out:
        call = [sys.executable, "-u", "-m", "checker", "check", ".", "--watch", "--format", "concise"]
        process = subprocess.Popen(call, cwd=tmp_path, env=environment(), stdout=out, stderr=out)
        _wait(report, b"Waiting for articles")
        before = report.read_bytes().count(b"month-pair-mismatch")
        write(tmp_path, {"note.rst": WRONG_PAIR, "a.txt": WRONG_PAIR})
        _wait(report, b"a.txt")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
    assert before == 1
    assert report.read_bytes().count(b"month-pair-mismatch") == 2


def _wait(report: Path, words: bytes) -> None:
    for _ in range(400):
        if words in report.read_bytes():
            return
        time.sleep(0.05)
    pytest.fail(f"{words!r} never came: {report.read_bytes()!r}")
