"""`--since`: findings on changed lines only, in every state that a repository can be in."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers import CLEAN, WRONG_PAIR, WRONG_RANGE, invoke, write

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
SINCE = ("check", ".", "--format", "jsonl", "--since", "HEAD")


def git(folder: Path, *arguments: str) -> None:
    own = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *own, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose only commit holds an article with an old error."""
    row = json.dumps({"id": "old", "text": WRONG_PAIR}, ensure_ascii=False)
    write(tmp_path, {"old.txt": f"{WRONG_PAIR}\n{CLEAN}", "lines.jsonl": row + "\n"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "old")
    return tmp_path


def test_what_has_not_changed_is_silent(repository: Path) -> None:
    ran = invoke(*SINCE, cwd=repository)
    assert (ran.code, ran.findings) == (0, [])


def test_a_changed_line_is_seen_and_its_neighbours_are_not(repository: Path) -> None:
    write(repository, {"old.txt": f"{WRONG_PAIR}\n{CLEAN}{WRONG_RANGE}"})
    assert invoke(*SINCE, cwd=repository).rules == ["range-connector"]


def test_a_new_file_is_seen_whole_also_one_with_a_strange_name(repository: Path) -> None:
    write(repository, {'خبر "عاجل"\t1.txt': WRONG_PAIR})
    assert invoke(*SINCE, cwd=repository).rules == ["month-pair-mismatch"]
    git(repository, "add", ".")
    assert invoke(*SINCE, cwd=repository).rules == ["month-pair-mismatch"]


def test_an_article_of_json_lines_is_seen_where_its_line_changed(repository: Path) -> None:
    with (repository / "lines.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "new", "text": WRONG_PAIR}, ensure_ascii=False) + "\n")
    assert [f["document"] for f in invoke(*SINCE, cwd=repository).findings] == ["new"]


def test_it_works_from_a_folder_below_the_root(repository: Path) -> None:
    write(repository, {"desk/new.txt": WRONG_PAIR})
    assert invoke("check", "new.txt", "--format", "jsonl", "--since", "HEAD", cwd=repository / "desk").rules == [
        "month-pair-mismatch"
    ]


@pytest.mark.parametrize("revision", ["nowhere", "--output=/tmp/x", ""])
def test_a_revision_that_git_does_not_know_is_an_error(revision: str, repository: Path) -> None:
    ran = invoke("check", ".", "--since", revision, cwd=repository)
    assert ran.code == 2
    assert "--since" in ran.err


def test_without_a_repository_it_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR})
    ran = invoke(
        "check", "a.txt", "--since", "HEAD", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    )
    assert ran.code == 2
    assert "lies in none" in ran.err
