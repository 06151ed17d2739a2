"""Patterns of .gitignore: what git says of a path, and a time that no pattern makes long."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from time import process_time

import pytest
from helpers import WRONG_PAIR, invoke, run, write
from hypothesis import given
from hypothesis import strategies as st

from checker.readers.path_patterns import named, patterns

LINES = (
    "a.txt", "/a.txt", "b/a.txt", "/b/a.txt", "*.txt", "*", "?.txt", "a*", "*a*", "a**t", "b/", "/b/", "**/b/", "b/**", "b/**/c", "**/c/a.txt",
    "**", "***", "**/", "/**", "b/*", "b/*/", "[ab].txt", "[!a].txt", "[^a].txt", "[a-c].txt", "[c-a].txt", "[]a].txt", "\\a.txt", "\\#a", "\\!a",
    "#a", "!a.txt", "a.txt ", "a.txt\\ ", "b/c/", "*/c", "*/", "/*/a.txt", "[", "[]", "\\", "!", "/", "", " ", "//", "b//c", "*.t?t", "*b*c*",
)  # fmt: skip
PATHS = (
    "a.txt",
    "b/a.txt",
    "b/c/a.txt",
    "c/b/a.txt",
    "#a",
    "!a",
    "a.txt ",
    "b.txt",
    "c.txt",
    "].txt",
    "b/c/d/e",
    "abc",
    "x/abc/a",
    "b/c",
)
STARS = (
    "*a" * 12 + "b",
    "[a-z]*" * 6 + "!",
    "**/a*" * 100 + "/!",
    "*?" * 500 + "!",
    "**/" * 500 + "!",
    "a" + "**a" * 300 + "!",
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    if not shutil.which("git"):
        pytest.skip("git is not here")
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


def said_by_git(folder: Path, lines: tuple[str, ...], paths: tuple[str, ...]) -> list[bool]:
    """Whether git ignores each of the paths, which are files that need not be there."""
    (folder / ".gitignore").write_text("\n".join(lines), "utf-8")
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=folder, input="\0".join(paths), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    ignored = done.stdout.split("\0")
    return [path in ignored for path in paths]


@pytest.mark.parametrize("line", LINES)
def test_a_line_names_what_it_names_for_git(line: str, repository: Path) -> None:
    assert [bool(named(patterns([line]), path)) for path in PATHS] == said_by_git(repository, (line,), PATHS)


@given(
    lines=st.lists(st.sampled_from([line for line in LINES if "/" not in line[:-1]]), min_size=1, max_size=4),
    path=st.sampled_from(("a.txt", "abc", "b.txt", "#a", "].txt")),
)
def test_the_last_line_that_speaks_of_a_file_decides(lines: list[str], path: str) -> None:
    alone = [said for line in lines if (said := named(patterns([line]), path)) is not None]
    assert named(patterns(lines), path) == (alone[-1] if alone else None)


def test_a_folder_is_named_with_and_without_its_slash() -> None:
    for line, file, folder in (("b", True, True), ("b/", None, True), ("b/**", None, None), ("**/", None, True)):
        assert named(patterns([line]), "b") is file
        assert named(patterns([line]), "b", folder=True) is folder
    assert named(patterns(["a/**", "!a/keep.txt"]), "a/keep.txt") is False, (
        "a folder whose content alone is named is entered"
    )


@pytest.mark.parametrize("line", STARS, ids=[line[:12] for line in STARS])
def test_no_pattern_takes_long(line: str) -> None:
    known, start = patterns([line]), process_time()
    for path in ("a" * 255, "/".join(["a" * 4] * 800), "/".join(["a" * 255] * 15)):
        assert named(known, path) is None
    assert process_time() - start < 5


@pytest.mark.parametrize("line", [*STARS[:2], "\\", "!", "[z-a]", "[", "/", "!/", "\0"], ids=repr)
def test_a_strangers_gitignore_neither_stops_the_walk_nor_makes_it_long(line: str, tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": f"{line}\nold.txt\n", f"{'a' * 240}.txt": WRONG_PAIR, "old.txt": WRONG_PAIR})
    ran = run("check", ".", "--format", "jsonl", "--no-cache", cwd=tmp_path, timeout=40)
    assert (ran.code, ran.rules, ran.err) == (1, ["month-pair-mismatch"], "")


@pytest.mark.parametrize("content", ["*a\n" * 10_001, "a" * (1 << 20) + "\nb"])
def test_a_gitignore_beyond_all_measure_is_named_and_not_read(content: str, tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": content, "article.txt": WRONG_PAIR})
    ran = invoke("check", ".", "--format", "jsonl", "--no-cache", cwd=tmp_path)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    assert "was not read. Name the articles themselves." in ran.err


@pytest.mark.parametrize("pattern", ["!", "\\", "#x", "/", "["])
def test_a_pattern_of_the_settings_that_names_nothing_is_an_error_with_its_place(pattern: str, tmp_path: Path) -> None:
    write(tmp_path, {"ittisaq.toml": f"[[overrides]]\npaths = ['{pattern}']\n", "a.txt": WRONG_PAIR})
    ran = invoke("check", "a.txt", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "ittisaq.toml, line 2: " in ran.err
    assert "names no file. Write a name" in ran.err


def test_stars_in_the_settings_take_no_longer(tmp_path: Path) -> None:
    name = f"{'a' * 240}.txt"
    write(tmp_path, {"ittisaq.toml": f"[[overrides]]\npaths = ['{STARS[0]}']\npersona = 'gate'\n", name: WRONG_PAIR})
    assert run("check", name, "--format", "jsonl", cwd=tmp_path, timeout=40).rules == ["month-pair-mismatch"]
