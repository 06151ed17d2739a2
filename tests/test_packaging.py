"""Wheel and source archive: they hold what the checker needs, and nothing that breaks an install."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from helpers import PROJECT, environment, run

import checker
from checker.rulebook import loader
from checker.rulebook import pages as rule_pages
from checker.words import prepared

SOURCES = PROJECT / "checker"
pytestmark = pytest.mark.skipif(
    not (PROJECT / "pyproject.toml").is_file(), reason="the tests stand alone, without the project around them"
)
META = (
    tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    if (PROJECT / "pyproject.toml").is_file()
    else {}
)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    pytest.importorskip("build")
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist", "--outdir", str(folder), str(PROJECT)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> list[str]:
    """The names in the wheel."""
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_the_wheel_holds_every_module_page_word_list_and_message(wheel: list[str]) -> None:
    modules = {str(p.relative_to(PROJECT)) for p in SOURCES.rglob("*.py")}
    data = {str(p.relative_to(PROJECT)) for p in SOURCES.rglob("*") if p.suffix in (".toml", ".tsv", ".typed")}
    pages = {f"checker/{p.relative_to(PROJECT)}" for p in (PROJECT / "rules").rglob("*.md")}
    assert len(pages) >= 6
    assert {
        "checker/py.typed",
        "checker/words/ar/lexicon.toml",
        "checker/words/ar/checks.toml",
        "checker/words/ar/statements.toml",
        "checker/words/ar/units.toml",
        "checker/words/ar/places.tsv",
        "checker/words/ar/messages.toml",
    } <= data
    assert (modules | data | pages | {"checker/json-v1.schema.json"}) - set(wheel) == set()


def test_the_wheel_holds_every_word_list_prepared(wheel: list[str]) -> None:
    forms = {
        f"checker/{prepared.FOLDER}/{name}-{language}.pickle"
        for name, builder in prepared.BUILDERS.items()
        for language in builder.languages
    } | {f"checker/{prepared.FOLDER}/{prepared.SOURCES}"}
    assert forms == {name for name in wheel if name.startswith(f"checker/{prepared.FOLDER}/")}


def test_the_wheel_holds_nothing_else(wheel: list[str]) -> None:
    strays = [name for name in wheel if not name.startswith(("checker/", "ittisaq-"))]
    assert strays == []
    assert [name for name in wheel if "__pycache__" in name or name.endswith(".pyc")] == []


def test_the_rules_are_data_and_no_import_package(wheel: list[str]) -> None:
    assert [name for name in wheel if "rules/" in name and name.endswith(".py")] == []
    assert [name for name in wheel if name.startswith("rules/")] == []
    assert list((PROJECT / "rules").rglob("*.py")) == []


def test_the_wheel_names_its_command_version_and_needs(built: Path) -> None:
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        points = archive.read(next(n for n in names if n.endswith("entry_points.txt"))).decode()
        meta = archive.read(next(n for n in names if n.endswith("METADATA"))).decode()
    assert "ittisaq = checker.__main__:main" in points
    assert f"Version: {checker.__version__}" in meta
    needs = {
        re.split(r"[^\w.-]", line.split()[1])[0]
        for line in meta.splitlines()
        if line.startswith("Requires-Dist:") and "extra ==" not in line
    }
    assert needs == {re.split(r"[^\w.-]", needed)[0] for needed in META["project"]["dependencies"]}


def test_the_source_archive_can_build_the_same_wheel(built: Path, wheel: list[str]) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    moved = {"checker/rules/": "rules/", "checker/json-v1": "docs/json-v1"}
    made = f"checker/{prepared.FOLDER}/"
    sources = {name for name in wheel if name.startswith("checker/") and not name.startswith(made)}
    for inside, outside in moved.items():
        sources = {name.replace(inside, outside) for name in sources}
    assert sources - names == set()
    assert {"pyproject.toml", "README.md", "LICENSE"} <= names


def test_the_wheel_works_without_being_installed(built: Path, tmp_path: Path) -> None:
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "site")  # noqa: S202  # our own wheel
    (tmp_path / "a.txt").write_text("وصل الأحد 11 نوفمبر/شباط 2024", encoding="utf-8")
    ran = run("check", "a.txt", "--format", "jsonl", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "site")})
    assert (ran.code, ran.rules) == (1, ["month-pair-mismatch"]), ran.err
    where = subprocess.run(
        [sys.executable, "-c", "from checker.rulebook import pages; print(pages.shipped())"],
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(tmp_path / "site")),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(where.stdout.strip()) == tmp_path / "site" / "checker" / "rules"


def test_the_rule_pages_of_this_install_are_found() -> None:
    assert rule_pages.shipped().is_dir()
    assert len(loader.load()) >= 6


def test_the_project_file_promises_what_the_code_needs() -> None:
    assert META["project"]["requires-python"] == ">=3.11"
    assert META["project"]["scripts"] == {"ittisaq": "checker.__main__:main"}
    assert META["tool"]["hatch"]["build"]["targets"]["wheel"]["sources"] == {"rules": "checker/rules"}
