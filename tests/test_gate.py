"""The gate: the pre-commit hook, the GitHub Action, the GitLab job and the Dockerfile do what they say on a repository of their own."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers import CLEAN, PROJECT, WRONG_PAIR, environment, invoke, write

yaml = pytest.importorskip("yaml", reason="the group gate is not installed")
pytest.importorskip("pre_commit", reason="the group gate is not installed")
pytest.importorskip("check_jsonschema", reason="the group gate is not installed")
EXAMPLE = PROJECT / "docs" / "example"
ACTION, HOOKS, DOCKERFILE = PROJECT / "action.yml", PROJECT / ".pre-commit-hooks.yaml", PROJECT / "Dockerfile"
GITLAB = PROJECT / "docs" / "gate" / "ittisaq.gitlab-ci.yml"
pytestmark = [
    pytest.mark.skipif(not ACTION.is_file(), reason="the tests stand alone, without the project around them"),
    pytest.mark.skipif(not shutil.which("git") or not shutil.which("bash"), reason="git or bash is not installed"),
]


def run(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A command with `ittisaq` on its path: this checker."""
    tools = cwd.parent / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "ittisaq").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m checker "$@"\n', encoding="utf-8")
    (tools / "ittisaq").chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    who = {f"GIT_{role}_{what}": f"{what}@x.invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    registry = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "REQUESTS_"))}
    full = environment() | registry | {"PATH": path, "HOME": str(tools)} | who | env
    return subprocess.run(command, cwd=cwd, env=full, capture_output=True, text=True, encoding="utf-8", check=False)


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    done = run("git", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository with a clean and a wrong article in its first commit."""
    folder = tmp_path / "desk"
    folder.mkdir()
    write(
        folder, {"articles/clean.txt": CLEAN, "articles/old.txt": WRONG_PAIR, "readme.md": "English only, no copy.\n"}
    )
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return folder


# ------------------------------------------------------------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("github-actions", ACTION),
        ("github-workflows", EXAMPLE / ".github" / "workflows" / "ittisaq.yml"),
        ("gitlab-ci", GITLAB),
        ("gitlab-ci", EXAMPLE / ".gitlab-ci.yml"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_file_is_as_its_schema_says(schema: str, path: Path, tmp_path: Path) -> None:
    done = run(
        sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path), cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_takes_the_hook_and_the_example(tmp_path: Path) -> None:
    for command, path in (("validate-manifest", HOOKS), ("validate-config", EXAMPLE / ".pre-commit-config.yaml")):
        done = run(sys.executable, "-m", "pre_commit", command, str(path), cwd=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_input_of_the_action_is_text_of_a_command() -> None:
    steps = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_every_input_of_the_action_is_used_and_every_variable_of_its_script_is_given() -> None:
    text = ACTION.read_text(encoding="utf-8")
    inputs = yaml.safe_load(text)["inputs"]
    assert [name for name in inputs if f"inputs.{name}" not in text] == []
    script = (PROJECT / "tools" / "action.sh").read_text(encoding="utf-8")
    assert set(re.findall(r"ITTISAQ_[A-Z_]+", script)) == set(re.findall(r"ITTISAQ_[A-Z_]+", text))


def test_the_image_runs_as_nobody_in_particular_and_copies_what_there_is() -> None:
    lines = [line.split() for line in DOCKERFILE.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    last = [line for line in lines if line[0] == "USER"][-1]
    assert int(last[1]) > 1000
    let_in = [
        line[1:] for line in (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"
    ]
    copied = [name for line in lines if line[0] == "COPY" and "--from" not in line[1] for name in line[1:-1]]
    assert copied
    for name in copied:
        assert (PROJECT / name).exists(), name
        assert any(fnmatch.fnmatch(name, pattern) for pattern in let_in), name


# ----------------------------------------------------------------------------------------------------------------- example


def test_the_example_has_an_article_that_fails_and_one_that_passes() -> None:
    failing = invoke("check", "articles/fails.md", "--format", "jsonl", cwd=EXAMPLE)
    assert (failing.code, failing.rules) == (1, ["month-pair-mismatch"])
    passing = invoke("check", "articles/passes.md", "--format", "jsonl", cwd=EXAMPLE)
    assert (passing.code, passing.out) == (0, "")


# ------------------------------------------------------------------------------------------------------------------ action


def action(desk: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
    """What the action's script did: the process, its outputs, the step summary."""
    outputs, summary = desk.parent / "outputs", desk.parent / "summary.md"
    outputs.write_text("", encoding="utf-8")
    given = {f"ITTISAQ_{name.upper()}": value for name, value in inputs.items()}
    places = {"GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
    done = run("bash", str(PROJECT / "tools" / "action.sh"), cwd=desk, **places, **given)
    pairs = (line.partition("=") for line in outputs.read_text(encoding="utf-8").splitlines())
    return (
        done,
        {key: value for key, _, value in pairs},
        summary.read_text(encoding="utf-8") if summary.is_file() else "",
    )


def test_the_action_may_pass_where_there_is_nothing_to_check(desk: Path) -> None:
    (desk / "none").mkdir()
    assert action(desk, paths="none")[1] == {"exit-code": "3"}
    assert action(desk, paths="none", allow_empty="true")[1] == {"exit-code": "0"}


def test_the_action_annotates_summarises_and_tells_the_exit_code(desk: Path) -> None:
    done, outputs, summary = action(desk, paths="articles\n\n")
    assert (done.returncode, outputs) == (0, {"exit-code": "1"})
    assert done.stdout.startswith("::error file=articles/old.txt,line=1,")
    assert summary.startswith("### ittisaq")


def test_the_action_writes_sarif_where_it_is_asked_for(desk: Path) -> None:
    done, outputs, _ = action(desk, paths="articles", sarif="out.sarif")
    assert outputs == {"exit-code": "1", "sarif-file": "out.sarif"}, done.stderr
    whole = json.loads((desk / "out.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in whole["runs"][0]["results"]] == ["month-pair-mismatch"]


def test_the_action_shows_only_what_a_change_brought(desk: Path) -> None:
    base = git(desk, "rev-parse", "HEAD")
    assert action(desk, since=base)[1]["exit-code"] == "0"
    write(desk, {"articles/new.txt": WRONG_PAIR})
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "second")
    done, outputs, _ = action(desk, since=base)
    assert outputs["exit-code"] == "1"
    assert [line.split(",")[0] for line in done.stdout.splitlines()] == ["::error file=articles/new.txt"]
    assert action(desk, since="0" * 40)[1]["exit-code"] == "1"


def test_the_action_fetches_the_revision_that_a_shallow_checkout_lacks(desk: Path) -> None:
    base = git(desk, "rev-parse", "HEAD")
    write(desk, {"articles/new.txt": WRONG_PAIR})
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "second")
    shallow = desk.parent / "shallow"
    git(desk, "clone", "-q", "--depth=1", desk.as_uri(), str(shallow))
    done, outputs, _ = action(shallow, since=base)
    assert outputs == {"exit-code": "1"}, done.stderr
    assert "articles/new.txt" in done.stdout
    assert "articles/old.txt" not in done.stdout


@pytest.mark.parametrize(
    ("paths", "code"), [("nowhere", "2"), ("readme.md", "3"), ("$(touch pwned)\n`touch pwned`; touch pwned", "2")]
)
def test_the_action_tells_of_what_cannot_be_checked_and_runs_no_input(paths: str, code: str, desk: Path) -> None:
    _, outputs, _ = action(desk, paths=paths, sarif="out.sarif")
    assert outputs["exit-code"] == code
    assert not (desk / "pwned").exists()


@pytest.mark.parametrize(
    "since",
    [
        "--upload-pack=touch {mark};",
        "--upload-pack=touch {mark}; git-upload-pack",
        "-u touch {mark}",
        "--output={mark}",
        "HEAD; touch {mark}",
        "$(touch {mark})",
        "+refs/heads/main:refs/heads/evil",
        "ext::touch {mark}",
        "HEAD~1\n{mark}",
        "a..b",
        "-",
    ],
)
def test_the_action_takes_no_option_for_a_revision(since: str, desk: Path) -> None:
    git(desk, "remote", "add", "origin", str(desk))
    mark = desk.parent / "has-run"
    done, outputs, _ = action(desk, since=since.format(mark=mark))
    assert (done.returncode, outputs) == (0, {"exit-code": "2"})
    assert not mark.exists()
    assert not git(desk, "for-each-ref", "refs/heads/evil")
    assert "changed-lines" in done.stderr


def test_the_action_takes_the_name_of_a_branch_and_fetches_what_it_lacks(desk: Path) -> None:
    shallow = desk.parent / "shallow"
    git(desk, "branch", "base")
    write(desk, {"articles/new.txt": WRONG_PAIR})
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "second")
    git(desk, "clone", "-q", "--depth=1", desk.as_uri(), str(shallow))
    done, outputs, _ = action(shallow, since="base")
    assert outputs == {"exit-code": "1"}, done.stderr
    assert [line.split(",")[0] for line in done.stdout.splitlines()] == ["::error file=articles/new.txt"]
    assert action(shallow, since="nowhere")[1] == {"exit-code": "2"}


def test_the_name_of_a_sarif_file_writes_no_other_output(desk: Path) -> None:
    _, outputs, _ = action(desk, paths="articles", sarif="x.sarif\nexit-code=0")
    assert outputs == {"exit-code": "2"}


# ------------------------------------------------------------------------------------------------------------------ GitLab


def gitlab(desk: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The job's script, without its installing."""
    job: dict[str, Any] = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["ittisaq"]
    install, script = job["script"]
    assert "pip install" in install
    own = {name: value for name, value in job["variables"].items() if name.startswith("ITTISAQ_")}
    return run("sh", "-c", script, cwd=desk, **own | variables)


def test_the_gitlab_job_leaves_its_reports_and_fails_with_the_check(desk: Path) -> None:
    done = gitlab(desk, ITTISAQ_PATHS="articles")
    assert done.returncode == 1, done.stderr
    (issue,) = json.loads((desk / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "articles/old.txt"
    assert 'failures="1"' in (desk / "ittisaq-junit.xml").read_text(encoding="utf-8")
    assert "month-pair-mismatch" in done.stdout


def test_the_gitlab_job_of_a_merge_request_counts_its_lines_only(desk: Path) -> None:
    done = gitlab(desk, ITTISAQ_PATHS="articles", CI_MERGE_REQUEST_DIFF_BASE_SHA=git(desk, "rev-parse", "HEAD"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((desk / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


# -------------------------------------------------------------------------------------------------------------- pre-commit


@pytest.mark.skipif(not os.environ.get("CI"), reason="installs the checker from the package registry: CI only")
def test_pre_commit_runs_the_hook_on_a_repository_of_its_own(desk: Path) -> None:
    if not (PROJECT / ".git").exists():
        pytest.skip("the project is no repository here")
    source = {
        "repo": str(PROJECT),
        "rev": git(desk, "-C", str(PROJECT), "rev-parse", "HEAD"),
        "hooks": [{"id": "ittisaq"}],
    }
    write(desk, {".pre-commit-config.yaml": json.dumps({"repos": [source]})})
    cache = str(desk.parent / "cache")
    for files, code in (
        (["articles/clean.txt", "articles/old.txt"], 1),
        (["articles/clean.txt", "readme.md"], 0),
        (["readme.md"], 0),
    ):
        command = (sys.executable, "-m", "pre_commit", "run", "ittisaq", "--files", *files)
        done = run(*command, cwd=desk, PRE_COMMIT_HOME=cache)
        assert done.returncode == code, done.stdout + done.stderr
        assert ("month-pair-mismatch" in done.stdout) == bool(code)
