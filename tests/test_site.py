"""The site: it builds without a warning, has a page for every rule with Arabic from the right, and its search finds Arabic."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers import PROJECT, environment

from checker.rulebook import loader

pytest.importorskip("sphinx", reason="the group docs is not installed")
pytest.importorskip("furo", reason="the group docs is not installed")
pytestmark = pytest.mark.skipif(
    not (PROJECT / "docs" / "site").is_dir(), reason="the tests stand alone, without the project around them"
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built by the command that CONTRIBUTING names."""
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, str(PROJECT / "tools" / "build_site.py"), str(out)]
    done = subprocess.run(
        command, cwd=out, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def index(site: Path) -> dict[str, Any]:
    """The index of the search."""
    text = (site / "searchindex.js").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return found


def test_every_rule_has_a_page_with_its_examples_from_the_right(site: Path) -> None:
    listed = (site / "rules" / "index.html").read_text(encoding="utf-8")
    for rule in loader.load().values():
        page = (site / "rules" / rule.family / f"{rule.id}.html").read_text(encoding="utf-8")
        for kind in ("bad", "good"):
            wanted = sum(example.kind == kind for example in rule.examples)
            assert len(re.findall(rf'<div class="arabic {kind}[ "][^>]*dir="rtl"[^>]*>', page)) == wanted, rule.id
        assert page.count('class="marked"') >= sum(len(e.marks) for e in rule.examples), rule.id
        assert f'href="{rule.family}/{rule.id}.html"' in listed


def test_the_report_says_something_under_every_bad_example(site: Path) -> None:
    for rule in loader.load().values():
        page = (site / "rules" / rule.family / f"{rule.id}.html").read_text(encoding="utf-8")
        said = re.findall(r'<div class="arabic says"[^>]*>\s*<p>(.+?)</p>', page)
        assert len(said) >= sum(example.kind == "bad" for example in rule.examples), rule.id


def test_the_index_holds_folded_words_without_the_article(site: Path) -> None:
    words = {**index(site)["terms"], **index(site)["titleterms"]}
    assert {"احد", "ابريل", "فبراير"} <= set(words)
    assert not {"الأحد", "الاحد", "أبريل", "إبريل"} & set(words)


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed, so that the page's own script cannot run")
@pytest.mark.parametrize("typed", ["الأحد", "الاحد", "أحد", "وبالأحد", "الأَحَد", "الأحــد"])
def test_the_search_of_the_page_folds_as_the_index_does(typed: str, site: Path) -> None:
    script = (site / "_static" / "language_data.js").read_text(encoding="utf-8").replace("window.", "globalThis.")
    script += f"\nconsole.log(splitQuery({json.dumps(typed)}).map((word) => new Stemmer().stemWord(word)).join(' '));"
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "احد"


def test_arabic_words_in_english_lines_are_isolated(site: Path) -> None:
    listed = (site / "rules" / "index.html").read_text(encoding="utf-8")
    assert '<bdi dir="rtl" lang="ar">31 يونيو</bdi>' in listed


def test_the_schema_and_the_python_interface_are_part_of_it(site: Path) -> None:
    assert (site / "json-v1.schema.json").read_bytes() == (PROJECT / "docs" / "json-v1.schema.json").read_bytes()
    page = (site / "python.html").read_text(encoding="utf-8")
    for name in ("checker.check", "checker.core.findings.Report", "checker.core.mentions.DateMention"):
        assert f'id="{name}"' in page
