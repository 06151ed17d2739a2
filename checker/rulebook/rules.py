"""A rule as its page gives it: its check, its options, and the variants in which it is decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from checker.checks.base import Check
from checker.core.severity import SEVERITIES, Confidence, Severity
from checker.rulebook.pages import Example, Page


class Precision(Struct, frozen=True):
    """Measured precision: true hits of hits read, in which corpus and when."""

    value: float
    true: int
    read: int
    date: str
    corpus: str


class Variant(Struct, frozen=True):
    """A way in which a rule is decided, judged and measured on its own; not `enabled`, it speaks only to the persona trainer."""

    name: str
    severity: Severity
    confidence: Confidence
    messages: Mapping[str, str]
    precision: Precision | None
    enabled: bool = True


class Rule(Struct, frozen=True):
    """One rule page, validated; its prose and its examples are read when somebody asks for them."""

    id: str
    family: str
    check: Check
    options: Mapping[str, Any]
    variants: Mapping[str, Variant]
    since: str
    enabled: bool
    fix: bool
    source: Page

    @property
    def path(self) -> str:
        """The file of the page."""
        return str(self.source.path)

    @property
    def page(self) -> str:
        """The page as it is written."""
        return self.source.text

    @property
    def prose(self) -> str:
        """The page without its blocks."""
        return self.source.blocks.prose

    @property
    def examples(self) -> tuple[Example, ...]:
        """What must be found, and what must not."""
        return self.source.blocks.examples

    @property
    def severity(self) -> Severity:
        """The gravest severity of its variants."""
        return min((v.severity for v in self.variants.values()), key=SEVERITIES.index)

    @property
    def reasons(self) -> str:
        """The prose between the card and the examples: why the rule matters, how it decides, its precision."""
        return self.prose.partition("\n")[2].partition("## Examples")[0].strip()
