"""Folders: hidden ones, those of tools and what .gitignore names are left out; and `--watch` sees what is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import CLEAN, WRONG_PAIR, Ran, environment, invoke, run, write

from checker.readers import walk


def names(folder: Path) -> list[str]:
    return [found.path.relative_to(folder).as_posix() for found in walk.files(folder, [])]


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


# -------------------------------------------------------------------------------- what stops a walk, or makes it long


def checked(folder: Path, *paths: str) -> Ran:
    """The findings below a folder, in a process of its own, which is given a minute."""
    return run("check", *paths, "--format", "jsonl", "--no-cache", cwd=folder)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_pipes_among_the_articles_are_told_and_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {"good.txt": WRONG_PAIR, ".gitignore/is a folder.txt": CLEAN})
    for name in ("x.json", "x.xml", "x.txt", "x.docx", "x.jsonl", "y.gitignore"):
        os.mkfifo(tmp_path / name)
    ran = checked(tmp_path, ".")
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    told = [line.split(": ")[1] for line in ran.err.splitlines()]
    assert told == ["x.docx", "x.json", "x.jsonl", "x.txt", "x.xml"]
    assert ran.err.count("this is no regular file") == len(told)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_gitignore_that_is_a_pipe_is_none(tmp_path: Path) -> None:
    write(tmp_path, {"good.txt": WRONG_PAIR})
    os.mkfifo(tmp_path / ".gitignore")
    assert checked(tmp_path, ".").rules == ["month-pair-mismatch"]


def test_the_empty_path_is_no_folder(tmp_path: Path) -> None:
    write(tmp_path, {"good.txt": WRONG_PAIR, "other.txt": WRONG_PAIR})
    ran = invoke("check", "", "good.txt", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    assert "this path is empty. Give a file or a folder." in ran.err
    assert invoke("check", "", "--watch", cwd=tmp_path).code == 2


@pytest.mark.parametrize("name", ["a" * 300 + ".txt", "a/" * 3000 + "a.txt", "a" * 300 + ".json"], ids=len)
def test_a_name_that_is_too_long_is_told_and_the_others_are_checked(name: str, tmp_path: Path) -> None:
    write(tmp_path, {"good.txt": WRONG_PAIR})
    ran = invoke("check", name, "good.txt", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    (line,) = ran.err.splitlines()
    assert line.endswith("this file cannot be opened (File name too long).")


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """1,500 folders within each other, an article in the last one; they are taken away here, since shutil goes no deeper than 900."""
    place = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=place)
        inner = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=place))
    os.close(place)
    yield tmp_path
    subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)


@pytest.mark.skipif(os.name != "posix", reason="no other system has such paths")
def test_folders_within_each_other_take_no_longer_than_beside_each_other(deep: Path) -> None:
    write(deep, {"good.txt": WRONG_PAIR})
    start = os.times().user
    assert len(list(walk.files(deep, []))) == 2
    assert os.times().user - start < 5
    ran = checked(deep, ".")
    assert (ran.code, ran.rules) == (1, ["month-pair-mismatch"])


def test_what_is_named_twice_by_links_is_checked_once(tmp_path: Path) -> None:
    write(tmp_path, {"a/good.txt": WRONG_PAIR})
    (tmp_path / "a" / "link.txt").symlink_to("good.txt")
    (tmp_path / "b").symlink_to("a")
    ran = invoke("check", "a", "b", "b/good.txt", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.rules) == (1, ["month-pair-mismatch"])


# ------------------------------------------------------------------------------------------------------------ --watch


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


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_watch_keeps_a_report_of_all_articles_in_a_file_and_does_not_watch_that(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    write(tmp_path, {"a.txt": CLEAN, "b.txt": WRONG_PAIR})
    log, report = tmp_path.parent / f"{tmp_path.name}.log", tmp_path / "r.md"
    with log.open("wb") as out:
        call = [
            sys.executable,
            "-u",
            "-m",
            "checker",
            "check",
            ".",
            "--watch",
            "--format",
            "markdown",
            "--output",
            "r.md",
        ]
        process = subprocess.Popen(call, cwd=tmp_path, env=environment(), stdout=out, stderr=out)
        _wait(log, b"Waiting for articles")
        _wait(report, b"b.txt")
        write(tmp_path, {"a.txt": WRONG_PAIR})
        _wait(report, b"a.txt")
        time.sleep(2)  # a run for its own report would have begun by now
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
    assert report.read_bytes().count(b"month-pair-mismatch") == 2
    assert log.read_bytes().count(b"r.md: not checked") <= 3


def _wait(report: Path, words: bytes) -> None:
    for _ in range(400):
        if words in report.read_bytes():
            return
        time.sleep(0.05)
    pytest.fail(f"{words!r} never came: {report.read_bytes()!r}")
