"""The cards of a rule page: how many points each piece of evidence has for a sort of pair, and from how many on a pair is told.

[options.cards.body]            # the sort: headline, settled or body; event for dates and times
start = -24                     # what a pair begins with
note = 21                       # the points from which it is a note
warning = 36                    # … and a warning
[options.cards.body.points]
digits-exchanged = 27           # names of `checker.link.evidence.NAMES`; what is left out has none
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.core.errors import did_you_mean
from checker.link.date_evidence import NAMES as DATE_NAMES
from checker.link.date_evidence import OF_WORDS as WORDS_OF_DATES
from checker.link.date_graph import EVENT
from checker.link.evidence import NAMES as FIGURE_NAMES
from checker.link.evidence import Card
from checker.link.graph import BODY, HEADLINE, SETTLED
from checker.link.measures import Tables

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_SORTS = (HEADLINE, SETTLED, BODY, EVENT)
_NUMBERS = ("start", "note", "warning", "least")


class Level(Struct, frozen=True):
    """The points from which a pair of a sort is a note, and a warning."""

    note: int
    warning: int


class Cards(Struct, frozen=True):
    """The cards of a rule by the sort of pair, and the levels of each."""

    cards: Mapping[str, Card]
    levels: Mapping[str, Level]


def read_cards(tables: Mapping[str, Any]) -> Cards:
    """The cards of an option; `wrong_cards` has found nothing wrong with them."""
    return _read(Tables(tables))


@lru_cache(maxsize=32)
def _read(option: Tables) -> Cards:
    cards, levels = {}, {}
    for sort, table in option.tables.items():
        least = table.get("least", table["note"])
        points = table["points"]
        own = sort == EVENT
        cards[sort] = Card(table["start"], points, least, (WORDS_OF_DATES,)) if own else Card(table["start"], points, least)
        levels[sort] = Level(table["note"], table["warning"])
    return Cards(cards, levels)


def wrong_cards(tables: Mapping[str, Any]) -> str | None:
    """What is wrong with the option, or None."""
    for sort, table in tables.items():
        if sort not in _SORTS:
            return f"there is no card for {sort!r}; the sorts of pairs are {', '.join(_SORTS)}."
        if wrong := _wrong(f"the card {sort}", table, DATE_NAMES if sort == EVENT else FIGURE_NAMES):
            return wrong
    return None


def _wrong(where: str, table: Any, names: Collection[str]) -> str | None:
    if not isinstance(table, dict) or not isinstance(table.get("points"), dict):
        return f"{where} must be a table with a table of points."
    if unknown := next((key for key in table if key not in (*_NUMBERS, "points")), None):
        return f"{where} has an unknown key {unknown!r}.{did_you_mean(unknown, (*_NUMBERS, 'points'))}"
    for key in _NUMBERS:
        if type(table.get(key, None if key != "least" else 0)) is not int:
            return f"{where} needs {key}, a whole number of points."
    for name, points in table["points"].items():
        if name not in names:
            return f"{where}: there is no evidence {name!r}.{did_you_mean(name, names)}"
        if type(points) is not int:
            return f"{where}: the points of {name} must be a whole number."
    return None
