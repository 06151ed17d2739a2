"""The registry of readers: every kind has its module, its suffixes are its own, and what is missing is named."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest
from helpers import WRONG_PAIR, invoke, write
from office import opendocument, rtf, word

from checker.readers.kinds import KINDS, SUFFIXES, of


def test_every_suffix_belongs_to_one_kind_and_every_kind_has_its_reader() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert all(callable(import_module(f"checker.readers.{kind.module}").read) for kind in KINDS)
    assert [of(f"A{suffix.upper()}") for suffix in SUFFIXES] == [kind for kind in KINDS for _ in kind.suffixes]


def test_a_name_that_no_kind_claims_is_text() -> None:
    assert {of(name).name for name in ("article", "a.log", "<stdin>", ".txt")} == {"text"}


def test_a_library_that_is_not_installed_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "striprtf", None)
    write(tmp_path, {"a.rtf": rtf("نص"), "good.txt": WRONG_PAIR})
    ran = invoke("check", "a.rtf", "good.txt", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    assert "a.rtf: reading RTF needs striprtf. Install it with: python -m pip install 'ittisaq[rtf]'" in ran.err


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", word(WRONG_PAIR.strip())), ("a.odt", opendocument(WRONG_PAIR.strip()))]
)
def test_word_and_opendocument_are_read_without_a_library_and_commented_with_one(
    name: str, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    write(tmp_path, {name: content})
    assert invoke("check", name, "--format", "jsonl", cwd=tmp_path).rules == ["month-pair-mismatch"]
    ran = invoke("check", name, "--annotate", f"new-{name}", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"--annotate needs lxml. Install it with: python -m pip install 'ittisaq[{name[2:]}]'" in ran.err


def test_a_kind_that_is_named_in_capitals_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"A.DOCX": word(WRONG_PAIR.strip()), "B.HTML": f"<p>{WRONG_PAIR}"})
    ran = invoke("check", ".", "--format", "jsonl", cwd=tmp_path)
    assert [row["document"] for row in ran.findings] == ["A.DOCX", "B.HTML"]


def test_what_word_keeps_beside_an_open_file_is_no_article(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": word(WRONG_PAIR.strip()), "~$a.docx": b"\x05admin", ".~lock.a.odt#": b"x"})
    ran = invoke("check", ".", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.err) == (1, "")


def test_a_reader_that_fails_hides_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise KeyError("چ")

    monkeypatch.setattr("checker.readers.markdown.read", failing)
    write(tmp_path, {"a.md": "نص", "good.txt": WRONG_PAIR})
    ran = invoke("check", ".", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    assert "a.md: the checker itself failed to read this file (KeyError" in ran.err


def test_standard_input_may_be_any_kind(tmp_path: Path) -> None:
    for name, content in (("a.docx", word(WRONG_PAIR.strip())), ("a.rtf", rtf(WRONG_PAIR))):
        ran = invoke("check", "-", "--stdin-filename", name, "--format", "jsonl", cwd=tmp_path, stdin=content)
        assert ran.rules == ["month-pair-mismatch"], ran.err
