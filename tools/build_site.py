"""Build the site: the pages below docs/site, one page a rule, and the Python interface, as HTML with a search that finds Arabic.

    python -m pip install --group docs && python tools/build_site.py [FOLDER]

The folder is build/site unless another is given. Every warning of Sphinx is an error.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from checker import pipeline
from checker.app import examples
from checker.rulebook import loader
from checker.rulebook.pages import Example
from checker.rulebook.rules import Rule, Variant

PROJECT = Path(__file__).resolve().parents[1]
_ROW = re.compile(r"^\| \[`([a-z-]+)`\]\([^)]*\) \| [a-z, ]+ \| (.+) \|$", re.MULTILINE)
_FAMILIES = {
    "dates": "Dates", "figures": "Figures", "percents": "Percentages", "conversions": "Conversions", "quotes": "Quotations",
    "names": "Names", "sources": "Sources", "style": "Style", "ignores": "Ignores",
}  # fmt: skip
_TITLES = {"bad": "What it finds", "good": "What it leaves alone", "todo": "What it misses so far"}


def build(out: Path) -> int:
    """Build the site into a folder; the exit code of Sphinx."""
    from sphinx.cmd.build import main as sphinx

    with tempfile.TemporaryDirectory(prefix="ittisaq-site-") as work:
        shutil.copytree(PROJECT / "docs", Path(work) / "docs")
        source = Path(work) / "docs" / "site"
        (source / "extra").mkdir()
        shutil.copy(PROJECT / "docs" / "json-v1.schema.json", source / "extra")
        write_rules(source / "rules")
        code: int = sphinx(["-q", "-W", "--keep-going", "-b", "html", "-d", f"{work}/trees", str(source), str(out)])
        return code


def write_rules(folder: Path) -> None:
    """One page a rule, and the table of them."""
    rules = loader.load()
    says = dict(_ROW.findall((PROJECT / "README.md").read_text(encoding="utf-8")))
    pieces = ["# The rules\n"]
    for family in sorted(
        {rule.family for rule in rules.values()}, key=lambda f: (f not in _FAMILIES, [*_FAMILIES, f].index(f))
    ):
        own = [rule for rule in rules.values() if rule.family == family]
        rows = [f"| [`{rule.id}`]({family}/{rule.id}.md) | {_levels(rule)} | {says[rule.id]} |" for rule in own]
        toctree = ["```{toctree}", ":hidden:", "", *(f"{family}/{rule.id}" for rule in own), "```"]
        pieces += [
            f"## {_FAMILIES.get(family, family.capitalize())}\n",
            "| rule | severity | what it finds |",
            "|---|---|---|",
            *rows,
            "",
            *toctree,
            "",
        ]
        for rule in own:
            page = folder / family / f"{rule.id}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text("\n".join(_page(rule, says[rule.id])), encoding="utf-8")
    (folder / "index.md").write_text("\n".join(pieces), encoding="utf-8")


def _levels(rule: Rule) -> str:
    return ", ".join(dict.fromkeys(variant.severity for variant in rule.variants.values()))


def _page(rule: Rule, says: str) -> Iterator[str]:
    """The page of a rule: how it is graded, its reasons, and its examples with what the report says of them."""
    yield f"# {rule.id}\n"
    yield f"{says[0].upper()}{says[1:]}.\n"
    if not rule.enabled:
        yield "Off unless it is selected or enabled.\n"
    yield "| variant | severity | confidence | measured precision |\n|---|---|---|---|"
    yield from (_grade(variant) for variant in rule.variants.values())
    yield f"\n{rule.reasons}\n"
    plan = examples.plan_for(rule)
    for kind, title in _TITLES.items():
        shown = [example for example in rule.examples if example.kind == kind]
        if shown:
            yield f"## {title}\n"
        for example in shown:
            yield from _example(rule, example, plan)


def _grade(variant: Variant) -> str:
    measured = variant.precision
    counted = (
        f"{measured.value:.2f} ({measured.true} of {measured.read}, {measured.date})" if measured else "not measured"
    )
    return f"| {variant.name} | {variant.severity} | {variant.confidence} | {counted} |"


def _example(rule: Rule, example: Example, plan: pipeline.Plan) -> Iterator[str]:
    if example.published:
        yield f":::{{container}} published\nPublished {example.published}:\n:::\n"
    yield f"~~~~~~{{arabic}} {example.kind}{' titled' if example.titled else ''}\n{example.marked}\n~~~~~~\n"
    report = pipeline.check(examples.document(example), plan) if example.kind == "bad" else None
    if report:
        said = "\n".join(found.message for found in report.findings if found.rule == rule.id)
        yield f"~~~~~~{{arabic}} says\n{said}\n~~~~~~\n"


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "build" / "site"))
