"""The script that breaks runs off: it finds what is wrong with what a run has left, and nothing is with ours."""

from __future__ import annotations

import pytest

pytest.importorskip("resource", reason="the script is for systems of POSIX")

from fuzz import faults
from fuzz.fault_desk import KINDS, Ended, contents, desk, wrong_files, wrong_words

OUTPUT, FIX = KINDS[0], KINDS[1]
OLD = {"art/00.txt": b"one", "same.log": b"one", "a.docx": b"draft", "r.html": b"OLD"}
NEW = {"art/00.txt": b"two", "same.log": b"two", "a.docx": b"draft", "r.html": b"page"}


def test_old_and_new_files_are_right_and_what_waits_is_no_file_of_its_own() -> None:
    for found in (OLD, OLD | {"r.html": b"page"}, OLD | {".ittisaq-1-0": b"pa"}):
        assert list(wrong_files(OUTPUT, found, OLD, NEW)) == []
    assert list(wrong_files(FIX, OLD | {"art/00.txt": b"two", "same.log": b"two"}, OLD, NEW)) == []
    torn = {"art/00.txt": b"to", "same.log": b"to", "art/00.txt.ittisaq-old": b"one"}
    assert list(wrong_files(FIX, OLD | torn, OLD, NEW)) == []


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (OLD | {"r.html": b"pa"}, "r.html is neither the old file nor the new one"),
        (OLD | {"a.docx": b"page"}, "a.docx is neither the old file nor the new one"),
        ({name: content for name, content in OLD.items() if name != "art/00.txt"}, "art/00.txt is gone"),
        (OLD | {"same.log": b"two"}, "same.log is neither the old file nor the new one"),
        (OLD | {"r.html.tmp": b"page"}, "r.html.tmp was left"),
    ],
)
def test_a_file_that_is_torn_or_gone_or_left_is_found(found: dict[str, bytes], told: str) -> None:
    assert told in list(wrong_files(OUTPUT, found, OLD, NEW))


def test_a_trace_is_no_plain_line() -> None:
    assert list(wrong_words(Ended(2, "ittisaq: a.txt: this file cannot be written (x).\n", 1.0))) == []
    assert list(wrong_words(Ended(2, "Traceback (most recent call last):\n", 1.0))) != []


def test_a_desk_is_the_same_each_time() -> None:
    with desk() as one, desk() as two:
        assert contents(one) == contents(two)


def test_a_few_runs_that_are_broken_off_lose_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code = faults.main(["--kills", "4", "--signals", "3", "--full", "4", "--no-inject"])
    out = capsys.readouterr().out
    assert out.endswith("4 kills, 1 SIGTERM, 1 SIGHUP, 1 SIGINT, 4 full disks: 0 wrong\n"), out
    assert code == 0
