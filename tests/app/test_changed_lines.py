"""`--since`: findings on changed lines only, in every state that a repository can be in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import CLEAN, WRONG_PAIR, WRONG_RANGE, invoke, write

import checker.app.git

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
    (repository / "old.txt").touch()
    assert invoke(*SINCE, cwd=repository).findings == []


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


@pytest.mark.parametrize(
    "revision",
    [
        "nowhere",
        "--output=/tmp/x",
        "",
        "--",
        "-",
        "HEAD:old.txt",
        "HEAD...HEAD",
        "HEAD..",
        "HEAD\n--output=x",
        "old.txt",
    ],
)
@pytest.mark.parametrize("text", [WRONG_PAIR, CLEAN], ids=["wrong", "clean"])
def test_what_is_no_revision_is_an_error_whatever_the_articles_hold(revision: str, text: str, repository: Path) -> None:
    write(repository, {"old.txt": text, "lines.jsonl": ""})
    ran = invoke("check", ".", "--since", revision, cwd=repository)
    assert ran.code == 2
    assert "--since" in ran.err


def test_a_repository_without_a_commit_knows_no_revision(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path, {"a.txt": CLEAN})
    assert invoke(*SINCE, cwd=tmp_path).code == 2


def test_git_is_asked_before_an_article_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": b"no Word file", "b.txt": CLEAN})
    apart = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    ran = invoke("check", ".", "--since", "HEAD", cwd=tmp_path, env=apart)
    assert (ran.code, ran.out) == (2, "")
    assert "a.docx" not in ran.err
    (tmp_path / "empty").mkdir()
    assert invoke("check", "empty", "--since", "HEAD", "--allow-empty", cwd=tmp_path, env=apart).code == 2


def test_a_shallow_clone_says_how_to_fetch_the_revision(repository: Path, tmp_path: Path) -> None:
    git(repository, "branch", "before")
    write(repository, {"old.txt": CLEAN})
    git(repository, "commit", "-qam", "second")
    git(tmp_path, "clone", "-q", "--depth=1", repository.as_uri(), "shallow")
    ran = invoke("check", ".", "--since", "before", cwd=tmp_path / "shallow")
    assert ran.code == 2
    assert "This clone is shallow: fetch more of it (git fetch --unshallow" in ran.err


def test_without_a_repository_it_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR})
    ran = invoke(
        "check", "a.txt", "--since", "HEAD", cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    )
    assert ran.code == 2
    assert "lies in none" in ran.err


# -------------------------------------------------------------------------------------------- repositories of strangers


def _fsmonitor(folder: Path, program: str) -> None:
    git(folder, "config", "core.fsmonitor", program)


def _filters(folder: Path, program: str) -> None:
    write(folder, {".gitattributes": "*.txt filter=x.y\n"})
    git(folder, "config", "filter.x.y.clean", program)
    git(folder, "config", "filter.x.y.process", program)
    git(folder, "config", "filter.x.y.required", "true")


def _drivers(folder: Path, program: str) -> None:
    write(folder, {".gitattributes": "*.txt diff=x\n"})
    for key in ("diff.x.textconv", "diff.x.command", "diff.external", "core.pager", "pager.diff"):
        git(folder, "config", key, program)


def _hooks(folder: Path, program: str) -> None:
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        write(folder, {f"hooks/{name}": f"#!/bin/sh\n{program}\n"})
        (folder / "hooks" / name).chmod(0o755)
    git(folder, "config", "core.hooksPath", str(folder / "hooks"))


def _git_folder_elsewhere(folder: Path, program: str) -> None:
    elsewhere = folder.parent / "elsewhere"
    (folder / ".git").rename(elsewhere)
    write(folder, {".git": f"gitdir: {elsewhere}\n"})
    _fsmonitor(folder, program)


def _submodule(folder: Path, program: str) -> None:
    inner = folder / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    git(inner, "commit", "-q", "--allow-empty", "-m", "x")
    git(folder, "add", "inner")
    git(folder, "commit", "-qm", "inner")
    _fsmonitor(inner, program)


def _missing_objects(folder: Path, program: str) -> None:
    """What a partial clone lacks would be fetched by a program that the repository names."""
    blob = subprocess.run(
        ["git", "-C", str(folder), "rev-parse", "HEAD:old.txt"], check=True, capture_output=True, text=True
    ).stdout
    (folder / ".git" / "objects" / blob[:2] / blob[2:].strip()).unlink()
    git(folder, "config", "core.repositoryFormatVersion", "1")
    for key, value in (("url", str(folder)), ("promisor", "true"), ("uploadpack", program)):
        git(folder, "config", f"remote.origin.{key}", value)
    git(folder, "config", "extensions.partialClone", "origin")


TRAPS = (_fsmonitor, _filters, _drivers, _hooks, _git_folder_elsewhere, _submodule, _missing_objects)


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.__name__.strip("_"))
def test_nothing_that_a_repository_names_is_run(trap: Callable[[Path, str], None], tmp_path: Path) -> None:
    inside = tmp_path / "repository"
    write(inside, {"old.txt": f"{WRONG_PAIR}\n{CLEAN}"})
    git(inside, "init", "-q")
    git(inside, "add", ".")
    git(inside, "commit", "-qm", "old")
    mark = tmp_path / "has-run"
    trap(inside, f"touch {mark}; false")
    write(inside, {"old.txt": f"{WRONG_PAIR}\n{CLEAN}{WRONG_RANGE}"})
    ran = invoke(*SINCE, cwd=inside)
    assert not mark.exists()
    if trap is _missing_objects:  # the old text cannot be had, and nobody is told that nothing has changed
        assert (ran.code, ran.out) == (2, "")
    else:
        assert ran.rules == ["range-connector"]


def test_settings_of_a_repository_change_nothing_of_what_has_changed(repository: Path) -> None:
    for key, value in (
        ("diff.noprefix", "true"), ("diff.relative", "true"), ("diff.interHunkContext", "99"), ("diff.context", "99"),
        ("color.ui", "always"), ("diff.orderFile", "/dev/zero"), ("core.quotePath", "true"), ("diff.mnemonicPrefix", "true"),
    ):  # fmt: skip
        git(repository, "config", key, value)
    write(repository, {"old.txt": f"{WRONG_PAIR}\n{CLEAN}{WRONG_RANGE}", "خبر.txt": WRONG_PAIR})
    git(repository, "add", ".")
    assert sorted(invoke(*SINCE, cwd=repository).rules) == ["month-pair-mismatch", "range-connector"]


def test_the_folder_of_an_article_says_which_repository_is_meant_whatever_a_hook_has_set(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    write(repository, {"old.txt": f"{WRONG_PAIR}\n{CLEAN}{WRONG_RANGE}"})
    mark = other / "has-run"
    env = {"GIT_DIR": str(other / ".git"), "GIT_EXTERNAL_DIFF": f"touch {mark}", "GIT_DIFF_OPTS": "-u99"}
    assert invoke(*SINCE, cwd=repository, env=env).rules == ["range-connector"]
    assert not mark.exists()


@pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
def test_no_git_of_the_folder_that_is_checked_is_run(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, {"git": "#!/bin/sh\ntouch has-run\n"})
    (repository / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    assert invoke(*SINCE, cwd=repository).code == 0
    assert not (repository / "has-run").exists()


@pytest.mark.skipif(
    not Path("/dev/zero").exists() or sys.platform != "linux", reason="the memory of git is bounded on Linux only"
)
def test_a_file_of_git_without_end_takes_no_memory_without_end(repository: Path) -> None:
    own = repository / ".git" / "info" / "attributes"
    own.unlink(missing_ok=True)
    own.symlink_to("/dev/zero")
    write(repository, {"old.txt": f"{WRONG_PAIR}\n{CLEAN}{WRONG_RANGE}"})
    ran = invoke(*SINCE, cwd=repository)
    assert ran.code == 2
    assert "git cannot tell what has changed" in ran.err


def test_a_working_tree_that_lies_elsewhere_is_told(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git(repository, "config", "core.worktree", str(tmp_path_factory.mktemp("elsewhere")))
    ran = invoke(*SINCE, cwd=repository)
    assert ran.code == 2
    assert "Traceback" not in ran.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_another_user_is_told_plainly(repository: Path) -> None:
    for path in (repository, repository / ".git"):
        os.chown(path, 1234, 1234)
    ran = invoke(*SINCE, cwd=repository)
    assert ran.code == 2
    assert "safe.directory" in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_git_that_does_not_answer_ends(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(repository / "pipe")
    git(repository, "config", "core.excludesFile", str(repository / "pipe"))
    write(repository, {"old.txt": CLEAN})
    monkeypatch.setattr(checker.app.git, "LIMIT", 2)
    ran = invoke(*SINCE, cwd=repository)
    assert ran.code == 2
    assert "did not answer" in ran.err
