"""The prepared word lists: the same as those that are built, and never older than the files they were made of."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import PROJECT, SEEDS, environment

import checker
from checker import (
    catalogue,
    check_words,
    figure_words,
    gazetteer,
    joint_words,
    lexicon,
    moment_words,
    prepared,
    rule_pages,
)

PACKAGE = Path(checker.__file__).parent
MAKERS = (catalogue, check_words, figure_words, gazetteer, joint_words, lexicon, moment_words, rule_pages)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that holds the prepared forms, as a wheel does."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(PACKAGE, site / "checker", ignore=shutil.ignore_patterns("__pycache__", prepared.FOLDER))
    if not (site / "checker" / "rules").exists():
        shutil.copytree(PROJECT / "rules", site / "checker" / "rules")
    prepared.write(site / "checker" / prepared.FOLDER)
    return site


def ask(site: Path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site, env=environment(PYTHONPATH=str(site)), capture_output=True, check=True
    )
    return done.stdout.decode()


COUNT = """
import pickle
from checker import prepared
read = []
loads = pickle.loads
pickle.loads = lambda content: read.append(len(content)) or loads(content)
from checker import lexicon
lexicon.load("ar")
print(len(read))
"""
REPORT = "import sys; sys.argv = ['ittisaq', 'check', '--exit-zero', '--format', 'json', {0!r}]; from checker.cli import main; main()"


def test_every_maker_of_word_lists_is_prepared() -> None:
    makers = {build.__module__ for build, _ in prepared.BUILDERS.values()}
    assert makers == {module.__name__ for module in MAKERS}
    assert {f"checker.{name}" for name in prepared._MODULES} >= makers


def test_what_is_prepared_is_read(copy: Path) -> None:
    assert int(ask(copy, COUNT)) >= 1


def test_reports_are_the_same_bytes_with_and_without(copy: Path, tmp_path: Path) -> None:
    seeds = str(SEEDS)
    plain = tmp_path / "plain"
    shutil.copytree(copy, plain)
    shutil.rmtree(plain / "checker" / prepared.FOLDER)
    assert ask(copy, REPORT.format(seeds)) == ask(plain, REPORT.format(seeds))


def test_a_word_list_that_changes_is_built_anew(copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "changed"
    shutil.copytree(copy, site)
    words = site / "checker" / "lexicons" / "ar.toml"
    words.write_text(words.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    assert int(ask(site, COUNT)) == 0
