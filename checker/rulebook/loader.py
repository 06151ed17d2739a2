"""Rule pages: one Markdown file a rule, with a card that names a check and sets its options, and examples that are its tests.

The loader refuses what it does not understand: an unknown key, check, option or message field, a page without examples, wrong
marks, duplicate ids, an empty folder. No page found is an error, never a silent pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from msgspec import Struct

from checker.checks.base import Check
from checker.checks.registry import BY_NAME
from checker.core.bounded import quoted
from checker.core.errors import UsageError, did_you_mean
from checker.core.patterns import regex
from checker.core.severity import CONFIDENCES, SEVERITIES, Confidence, Severity
from checker.rulebook.pages import Example, Page, failure, pages, shipped
from checker.words.catalogue import LANGUAGES
from checker.words.prepared import prepared

_FIELD = regex(r"\{([^{}]*)\}")
_ID = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_VARIANT_KEYS = frozenset({"severity", "confidence", "message", "precision"})
_OWN_KEYS = _VARIANT_KEYS | {"enabled"}
_CARD_KEYS = _OWN_KEYS | {"check", "since", "fix", "options", "variants"}
_PRECISION_KEYS = frozenset({"value", "true", "read", "date", "corpus"})


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


def options_of(check: Check, given: Mapping[str, Any], over: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    """The options of a check: what is given, and for the rest those of `over` or the defaults; ValueError says what is wrong.

    A table that is given adds to the table of `over`: a desk adds a measure of its own to those of the page.
    """
    options = {name: option.default for name, option in check.options.items()} | dict(over or {})
    for name, value in given.items():
        if name not in check.options:
            raise ValueError(f"unknown option {quoted(name)}.{did_you_mean(name, check.options)}")
        if mistake := check.options[name].mistake(value):
            raise ValueError(f"the option {name}{' ' if mistake.startswith('must') else ': '}{mistake}")
        options[name] = {**options[name], **value} if isinstance(value, dict) and over else value
    return MappingProxyType(options)


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


def read_page(path: Path) -> Rule:
    """One page, validated; UsageError names file, line and mend."""
    return _Validator(Page(path)).rule()


class _Validator:
    """A page while it is read."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def fail(self, line: int, message: str) -> UsageError:
        """The error of one line."""
        return failure(self.page.path, line, message)

    def rule(self) -> Rule:
        """The validated rule."""
        name = self.page.path.stem
        if not _ID.fullmatch(name):
            raise self.fail(1, f"the file name {name!r} is no rule id. Use small letters, digits and hyphens.")
        card = self.page.blocks.card
        if not self.page.text.startswith(f"# {name}\n"):
            raise self.fail(1, f"the page must begin with the heading “# {name}”.")
        if not card:
            raise self.fail(1, "the page has no card. Add a block that begins with ~~~toml card.")
        self._known(card, _CARD_KEYS, "card")
        check = BY_NAME.get(str(card.get("check")))
        if check is None:
            raise self.fail(
                1,
                f"the card names no known check ({quoted(card.get('check'))}).{did_you_mean(str(card.get('check')), BY_NAME)}",
            )
        kinds = {e.kind for e in self.page.blocks.examples}
        for kind in ("bad", "good"):
            if kind not in kinds:
                raise self.fail(
                    1, f"the page has no {kind} example. Every rule shows at least one bad and one good example."
                )
        return Rule(
            id=name,
            family=self.page.path.parent.name,
            check=check,
            options=self._options(check),
            variants=self._variants(check),
            since=str(card.get("since", "")),
            enabled=self._flag("enabled", card, default=True),
            fix=self._flag("fix", card, default=False),
            source=self.page,
        )

    def _flag(self, key: str, card: Mapping[str, Any], *, default: bool) -> bool:
        value = card.get(key, default)
        if not isinstance(value, bool):
            raise self.fail(1, f"{key} must be true or false.")
        return value

    def _known(self, table: Any, keys: Iterable[str], where: str) -> None:
        if not isinstance(table, dict):
            raise self.fail(1, f"the {where} must be a table of keys and values, not {quoted(table)}.")
        for key in table:
            if key not in keys:
                raise self.fail(1, f"unknown key {quoted(key)} in the {where}.{did_you_mean(key, keys)}")

    # ------------------------------------------------------------------------------------------------------------- the card

    def _options(self, check: Check) -> Mapping[str, Any]:
        given = self.page.blocks.card.get("options", {})
        self._known(given, check.options, "options")
        try:
            return options_of(check, given)
        except ValueError as error:
            raise self.fail(1, str(error)) from error

    def _variants(self, check: Check) -> Mapping[str, Variant]:
        own = self.page.blocks.card.get("variants", {})
        self._known(own, check.variants, "variants")
        for name, table in own.items():
            self._known(table, _OWN_KEYS, f"variant {name}")
        card = {**self.page.blocks.card, "enabled": True}  # the rule's own switch is another
        return MappingProxyType({v: self._variant(check, v, {**card, **own.get(v, {})}) for v in check.variants})

    def _variant(self, check: Check, name: str, card: Mapping[str, Any]) -> Variant:
        for key, known in (("severity", SEVERITIES), ("confidence", CONFIDENCES)):
            if card.get(key) not in known:
                raise self.fail(1, f"{key} of {name} must be one of {', '.join(known)}, not {quoted(card.get(key))}.")
        messages = card.get("message", {})
        self._known(messages, LANGUAGES, "message")
        for language in LANGUAGES:
            if not isinstance(messages.get(language), str):
                raise self.fail(1, f"the message of {name} in {language} is missing.")
            for found in _FIELD.findall(messages[language]):
                if found not in check.fields:
                    raise self.fail(
                        1,
                        f"unknown field {{{found[:60]}}} in the message of {name}.{did_you_mean(found, check.fields)}",
                    )
        return Variant(
            name,
            cast("Severity", card["severity"]),
            cast("Confidence", card["confidence"]),
            dict(messages),
            self._precision(card),
            self._flag("enabled", card, default=True),
        )

    def _precision(self, card: Mapping[str, Any]) -> Precision | None:
        table = card.get("precision")
        if table is None:
            return None
        self._known(table, _PRECISION_KEYS, "precision")
        if missing := sorted(_PRECISION_KEYS - set(table)):
            raise self.fail(1, f"precision lacks {', '.join(missing)}.")
        for key, kind in (("value", int | float), ("true", int), ("read", int), ("date", str), ("corpus", str)):
            if not isinstance(table[key], kind):
                raise self.fail(1, f"{key} of the precision must not be {quoted(table[key])}.")
        return Precision(float(table["value"]), table["true"], table["read"], table["date"], table["corpus"])
