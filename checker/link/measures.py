"""What a desk compares: measures, declared as options on a rule page. No code is needed for a new one.

[options.measures.cost]
tie = "subject"                 # "presence", "event" or "subject": what two counts must share to be compared
nouns = []                      # what is counted: classes of nouns ("dead"), nouns, units ("t") or money ("money")
verbs = ["كلفة", "تكلفة"]       # words before the figure that say it
tolerance = 0                   # percent by which two counts may differ
ar = "كلفة {subject}"           # the measure in a message
en = "the cost of {subject}"
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker.errors import did_you_mean
from checker.model import MoneyMention, QuantityMention
from checker.text import fold
from checker.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Mention

TIES = ("presence", "event", "subject")
_LISTS = ("nouns", "verbs")
_KEYS = ("tie", *_LISTS, "tolerance", "ar", "en")
MONEY = "money"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what ties its counts, the nouns that are counted, the words that say it, and how messages name it."""

    name: str
    tie: str
    nouns: frozenset[str]
    verbs: frozenset[str]
    tolerance: int
    names: tuple[tuple[str, str], ...]

    def counts(self, figure: Mention) -> bool:
        """Whether a figure counts what this measure counts, by its noun alone."""
        if isinstance(figure, MoneyMention):
            return MONEY in self.nouns
        if not isinstance(figure, QuantityMention):
            return False
        own = {*figure.counted, figure.lemma, figure.unit, fold(figure.noun or "")}
        return not self.nouns.isdisjoint(own)

    def named(self, language: str, subject: str) -> str:
        """The measure as a message names it."""
        return dict(self.names)[language].replace("{subject}", subject)


class _Tables:
    """The tables of one option, known by identity: a page is read once, and its options are never changed."""

    __slots__ = ("tables",)

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.tables = tables

    def __hash__(self) -> int:
        return id(self.tables)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tables) and self.tables is other.tables


def read_measures(tables: Mapping[str, Any]) -> Mapping[str, Measure]:
    """The measures of an option by name; `wrong_measures` has found nothing wrong with them."""
    return _read(_Tables(tables))


@lru_cache(maxsize=32)
def _read(option: _Tables) -> Mapping[str, Measure]:
    found = {}
    for name, table in option.tables.items():
        nouns, verbs = (frozenset(map(fold, table.get(key, ()))) for key in _LISTS)
        names = tuple((language, table[language]) for language in ("ar", "en"))
        found[name] = Measure(name, table["tie"], nouns, verbs, table.get("tolerance", 0), names)
    return found


def wrong_measures(tables: Mapping[str, Any]) -> str | None:
    """What is wrong with the option, or None."""
    return next((wrong for name, table in tables.items() if (wrong := _wrong(f"the measure {name}", table))), None)


def _wrong(where: str, table: Any) -> str | None:
    if not isinstance(table, dict):
        return f"{where} must be a table."
    if unknown := next((key for key in table if key not in _KEYS), None):
        return f"{where} has an unknown key {unknown!r}.{did_you_mean(unknown, _KEYS)}"
    if table.get("tie") not in TIES:
        return f"tie of {where} must be one of {', '.join(TIES)}, not {table.get('tie')!r}."
    if any(not isinstance(table.get(language), str) for language in ("ar", "en")):
        return f"{where} needs its name in ar and en."
    if bad := next((key for key in _LISTS if not _are_words(table.get(key, []))), None):
        return f"{bad} of {where} must be a list of words."
    tolerance = table.get("tolerance", 0)
    if type(tolerance) is not int or not 0 <= tolerance < 100:
        return f"tolerance of {where} must be a whole number of percent from 0 to 99."
    return _lacking(where, table)


def _are_words(words: Any) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) and word for word in words)


def _lacking(where: str, table: Mapping[str, Any]) -> str | None:
    """What a tie needs beside its name."""
    if table["tie"] == "subject" and not table.get("verbs"):
        return f"{where} is tied to its subject and needs verbs, behind which the subject stands."
    if table["tie"] == "event" and not (table.get("nouns") or table.get("verbs")):
        return f"{where} needs nouns or verbs."
    return None
