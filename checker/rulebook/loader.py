"""Rule pages: one Markdown file a rule, with a card that names a check and sets its options, and examples that are its tests.

The loader refuses what it does not understand: an unknown key, check, option or message field, a page without examples, wrong
marks, duplicate ids, an empty folder. No page found is an error, never a silent pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from checker.checks.registry import BY_NAME
from checker.core.errors import UsageError
from checker.rulebook.pages import Page, pages, shipped
from checker.rulebook.rules import Rule, Variant
from checker.words.prepared import prepared


@lru_cache(maxsize=8)
def load(*folders: Path) -> Mapping[str, Rule]:
    """The rules of the shipped folder and of any others, by id; UsageError names file, line and mend."""
    rules = [_rule(card) for card in _shipped("ar")]
    for folder in folders:
        rules += _folder(folder)
    if folders:
        _refuse_twice(rules)
    return MappingProxyType({rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)})


class _Card(Struct, frozen=True):
    """A shipped rule as it is prepared with the wheel: its family, the name of its check, and the values of its card."""

    id: str
    family: str
    check: str
    options: dict[str, Any]
    variants: dict[str, Variant]
    since: str
    enabled: bool
    fix: bool


@prepared("rules")
def _shipped(language: str) -> list[_Card]:
    """The shipped rules; they are the same for every language."""
    del language
    rules = list(_folder(shipped()))
    _refuse_twice(rules)
    return [
        _Card(r.id, r.family, r.check.name, dict(r.options), dict(r.variants), r.since, r.enabled, r.fix) for r in rules
    ]


def _rule(card: _Card) -> Rule:
    """The rule of a card, its page still closed."""
    return Rule(
        card.id, card.family, BY_NAME[card.check], MappingProxyType(card.options), MappingProxyType(card.variants), card.since,
        card.enabled, card.fix, Page(shipped() / card.family / f"{card.id}.md"),
    )  # fmt: skip


def _refuse_twice(rules: Iterable[Rule]) -> None:
    """UsageError where two rules have one name, or two examples one text."""
    known: dict[str, Rule] = {}
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in known:
            raise UsageError(
                f"{rule.path}: the rule {rule.id} is already defined in {known[rule.id].path}. Give one of them another name."
            )
        known[rule.id] = rule
        for example in rule.examples:
            place = f"{rule.path}, line {example.line}"
            if example.text in seen:
                raise UsageError(f"{place}: this example already stands in {seen[example.text]}. Remove one of them.")
            seen[example.text] = place


def _folder(folder: Path) -> Iterator[Rule]:
    from checker.rulebook.validation import read_page  # the shipped pages are validated when the wheel is built

    found = pages(folder)
    for stray in sorted(folder.glob("*.md")):
        if stray.name != "README.md":
            raise UsageError(
                f"{stray}: a rule page stands in the folder of its family, such as {folder}/dates/{stray.name}."
            )
    if not found:
        raise UsageError(f"{folder}: no rule pages found. A folder of rules holds families/<id>.md.")
    for page in found:
        yield read_page(page)
