"""The seeds: articles written for this project, each with its whole expected report, and all of them in every other form.

`ITTISAQ_UPDATE_SEEDS=1 python -m pytest tests/test_seeds.py` writes the reports anew; read the difference before keeping it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from helpers import SEEDS, invoke, run

SNAPSHOTS = Path(__file__).parent / "snapshots"
FORMS = ("rich", "html", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown")
ARTICLES = sorted(p for p in SEEDS.iterdir() if p.suffix in (".txt", ".md"))


def report(article: Path) -> str:
    """The report of a seed as readable JSON, its document named without a folder."""
    ran = invoke("check", article.name, "--format", "json", "--persona", "desk", cwd=SEEDS)
    assert ran.code in (0, 1), ran.err
    assert ran.err == ""
    whole = json.loads(ran.out)
    return (
        json.dumps({key: whole[key] for key in ("version", "summary", "findings")}, ensure_ascii=False, indent=1) + "\n"
    )


def test_there_are_at_least_eight_seeds() -> None:
    assert len(ARTICLES) >= 8


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.stem)
def test_a_seed_gives_its_whole_expected_report(article: Path) -> None:
    expected = article.with_suffix(".json")
    found = report(article)
    if os.environ.get("ITTISAQ_UPDATE_SEEDS"):
        expected.write_text(found, encoding="utf-8")
    assert expected.is_file(), f"{expected.name} is missing: make it with ITTISAQ_UPDATE_SEEDS=1 and read it"
    assert json.loads(found) == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("format_", FORMS)
def test_the_seeds_together_give_their_whole_expected_output(format_: str) -> None:
    expected = SNAPSHOTS / f"seeds.{format_}"
    found = invoke("check", ".", "--format", format_, cwd=SEEDS).out
    if format_ == "sarif":  # the pages of the rules are tested with the rules
        found = json.dumps(_without_pages(json.loads(found)), ensure_ascii=False, indent=1) + "\n"
    if format_ == "html":  # its own style and script are data files, and their hashes change with them
        found = re.sub(r"(<(style|script)>).*?(</\2>)|'sha256-[^']*'", r"\1\3", found, flags=re.DOTALL)
    if os.environ.get("ITTISAQ_UPDATE_SEEDS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def _without_pages(log: Any) -> Any:
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        del rule["help"], rule["fullDescription"], rule["properties"]["precision"]
    return log


def test_at_least_two_seeds_are_clean() -> None:
    clean = [a.name for a in ARTICLES if not json.loads(report(a))["findings"]]
    assert len(clean) >= 2


def test_every_expected_report_belongs_to_a_seed() -> None:
    assert {p.stem for p in SEEDS.glob("*.json")} <= {a.stem for a in ARTICLES}


def test_the_seeds_together_give_the_same_bytes_twice_in_processes_with_other_hash_seeds() -> None:
    args = ("check", ".", "--format", "json")
    one, two = (run(*args, cwd=SEEDS, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert one.raw == two.raw
    assert one.code == two.code == 1
