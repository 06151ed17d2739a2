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

from msgspec import Struct

from checker.core.bounded import quoted
from checker.core.errors import did_you_mean
from checker.core.folding import fold
from checker.core.mentions import MoneyMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.core.mentions import QuantityMention

TIES = ("presence", "event", "subject")
_LISTS = ("nouns", "verbs")
_KEYS = ("tie", *_LISTS, "tolerance", "ar", "en")
MONEY = "money"
_PARTICLES = "وفب"


class Measure(Struct, frozen=True):
    """One measure: what ties its counts, the nouns that are counted, the words that say it, and how messages name it."""

    name: str
    tie: str
    nouns: frozenset[str]
    verbs: frozenset[str]
    tolerance: int
    names: tuple[tuple[str, str], ...]

    def counts(self, kinds: Iterable[str]) -> bool:
        """Whether this measure counts what bears these names (`kinds_of`)."""
        return not self.nouns.isdisjoint(kinds)

    def named(self, language: str, subject: str) -> str:
        """The measure as a message names it."""
        return dict(self.names)[language].replace("{subject}", subject)


def kinds_of(figure: QuantityMention | MoneyMention) -> tuple[str, ...]:
    """What a figure counts, by every name that a measure may list."""
    if isinstance(figure, MoneyMention):
        return (MONEY,)
    return (*figure.counted, figure.lemma or "", figure.unit or "", fold(figure.noun or ""))


class Measures(Struct, frozen=True):
    """The measures of an option by name; those tied to an event or a subject, all that they count, and the words that say them.

    `written` are the words that such a word or phrase may begin, with the particles before it.
    """

    by_name: Mapping[str, Measure]
    tied: tuple[Measure, ...]
    nouns: frozenset[str]
    verbs: Mapping[str, Measure]
    written: frozenset[str]

    def said(self, phrase: str) -> Measure | None:
        """The measure that a folded word or phrase says, with a particle before it or without."""
        return self.verbs.get(phrase) or self.verbs.get(phrase[1:] if phrase[:1] in _PARTICLES else "")


class Tables:
    """The tables of one option, known by identity: a page is read once, and its options are never changed."""

    __slots__ = ("tables",)

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.tables = tables

    def __hash__(self) -> int:
        return id(self.tables)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tables) and self.tables is other.tables


def read_measures(tables: Mapping[str, Any]) -> Measures:
    """The measures of an option; `wrong_measures` has found nothing wrong with them."""
    return _read(Tables(tables))


@lru_cache(maxsize=32)
def _read(option: Tables) -> Measures:
    found = {}
    for name, table in option.tables.items():
        nouns, verbs = (frozenset(map(fold, table.get(key, ()))) for key in _LISTS)
        names = tuple((language, table[language]) for language in ("ar", "en"))
        found[name] = Measure(name, table["tie"], nouns, verbs, table.get("tolerance", 0), names)
    tied = tuple(m for m in found.values() if m.tie != "presence")
    said = {verb: measure for measure in reversed(tied) for verb in measure.verbs}
    written = {particle + verb.partition(" ")[0] for verb in said for particle in ("", *_PARTICLES)}
    return Measures(found, tied, frozenset().union(*(m.nouns for m in tied)), said, frozenset(written))


def wrong_measures(tables: Mapping[str, Any]) -> str | None:
    """What is wrong with the option, or None."""
    return next((wrong for name, table in tables.items() if (wrong := _wrong(f"the measure {name}", table))), None)


def _wrong(where: str, table: Any) -> str | None:
    if not isinstance(table, dict):
        return f"{where} must be a table."
    if unknown := next((key for key in table if key not in _KEYS), None):
        return f"{where} has an unknown key {quoted(unknown)}.{did_you_mean(unknown, _KEYS)}"
    if table.get("tie") not in TIES:
        return f"tie of {where} must be one of {', '.join(TIES)}, not {quoted(table.get('tie'))}."
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
