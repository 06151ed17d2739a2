"""The prepared word lists: the same as those that are built, and never older than the files they were made of."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import PROJECT, SEEDS, environment

import checker
from checker.rulebook import loader
from checker.words import (
    catalogue,
    check_words,
    figure_words,
    gazetteer,
    lexicon,
    populations,
    prepared,
    rates,
    statement_words,
    time_words,
    word_forms,
)

PACKAGE = Path(checker.__file__).parent
MAKERS = (
    catalogue, check_words, figure_words, gazetteer, statement_words, lexicon, time_words, populations, loader, word_forms, rates,
)  # fmt: skip


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


CURRENT = "from checker.words import prepared; print(prepared._are_current())"
REPORT = "import sys; sys.argv = ['ittisaq', 'check', '--exit-zero', '--format', 'json', {0!r}]; from checker.__main__ import main; main()"


def test_every_maker_of_word_lists_is_prepared() -> None:
    makers = {builder.build.__module__ for builder in prepared.BUILDERS.values()}
    assert makers == {module.__name__ for module in MAKERS}
    assert {f"checker.{name}" for name in prepared._MODULES} >= makers


def test_what_is_prepared_is_read(copy: Path) -> None:
    assert ask(copy, CURRENT) == "True\n"
    built = "from checker.words import lexicon, rates, prepared; from checker.rulebook import loader; prepared._sources = None; "
    asked = "print(lexicon.load('ar').months['hijri'][0], len(loader.load()) > 50, rates.units()['m'].kind)"
    assert ask(copy, built + asked) == "محرم True length\n"


def test_reports_are_the_same_bytes_with_and_without(copy: Path, tmp_path: Path) -> None:
    seeds = str(SEEDS)
    plain = tmp_path / "plain"
    shutil.copytree(copy, plain)
    shutil.rmtree(plain / "checker" / prepared.FOLDER)
    assert ask(copy, REPORT.format(seeds)) == ask(plain, REPORT.format(seeds))


def write_on(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")


def write_over(path: Path) -> None:
    """The length stays."""
    path.write_bytes(path.read_bytes().replace(b"#", b"##", 1)[:-1])
    touch(path)


def add_beside(path: Path) -> None:
    (path.parent / f"new{path.suffix}").write_text("# nothing\n", encoding="utf-8")
    touch(path.parent)


def touch(path: Path) -> None:
    """Written to a day after the wheel was unpacked."""
    later = path.stat().st_mtime + 86400
    os.utime(path, (later, later))


@pytest.mark.parametrize("name", ["words/ar/lexicon.toml", "words/tables/pegs.toml", "rules/dates/weekday-mismatch.md"])
@pytest.mark.parametrize(
    ("change", "current"),
    [(write_on, False), (write_over, False), (add_beside, False), (Path.unlink, False), (touch, True)],
)
def test_a_source_that_changes_is_read_anew(
    copy: Path, tmp_path: Path, name: str, change: Callable[[Path], None], *, current: bool
) -> None:
    site = tmp_path / "changed"
    shutil.copytree(copy, site)
    change(site / "checker" / name)
    assert ask(site, CURRENT) == f"{current}\n"


def test_a_rule_page_that_changes_is_the_rule(copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "changed"
    shutil.copytree(copy, site)
    page = site / "checker" / "rules" / "dates" / "weekday-mismatch.md"
    page.write_text(page.read_text(encoding="utf-8").replace('since = "0.1"', 'since = "0.9"'), encoding="utf-8")
    touch(page)
    asked = "from checker.rulebook import loader; print(loader.load()['weekday-mismatch'].since)"
    assert (ask(copy, asked), ask(site, asked)) == ("0.1\n", "0.9\n")


def test_bytecode_that_is_written_later_ages_no_form(copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(copy, site)
    later = (site / "checker" / prepared.FOLDER / prepared.SOURCES).stat().st_mtime + 60
    for folder in (site / "checker" / "words", site / "checker" / "checks" / "dates"):
        (folder / "__pycache__").mkdir(exist_ok=True)
        os.utime(folder, (later, later))
    summed = "from checker.words import prepared; prepared._sources = None; print(prepared._are_current())"
    assert ask(site, summed) == "True\n"
