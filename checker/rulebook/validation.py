"""One rule page → a rule: what the card may hold, and an error with file and line for everything else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from checker.checks.base import Check
from checker.checks.registry import BY_NAME
from checker.core.bounded import quoted
from checker.core.errors import UsageError, did_you_mean
from checker.core.patterns import regex
from checker.core.severity import CONFIDENCES, SEVERITIES, Confidence, Severity
from checker.rulebook.pages import Page, failure
from checker.rulebook.rules import Precision, Rule, Variant
from checker.words.catalogue import LANGUAGES

_FIELD = regex(r"\{([^{}]*)\}")
_ID = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_VARIANT_KEYS = frozenset({"severity", "confidence", "message", "precision"})
_OWN_KEYS = _VARIANT_KEYS | {"enabled"}
_CARD_KEYS = _OWN_KEYS | {"check", "since", "fix", "options", "variants"}
_PRECISION_KEYS = frozenset({"value", "true", "read", "date", "corpus"})


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
