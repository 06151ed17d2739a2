"""The names of the months, and what tells a slip in one of them from another name and from another word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from checker.core.folding import fold


class MonthWord(Struct, frozen=True):
    """A month name: number, systems that use it, whether it is also an everyday word (`weak`: even beside a day), calendar."""

    number: int
    systems: frozenset[str]
    ambiguous: bool
    calendar: str = "gregorian"
    weak: bool = False


class Spelling(Struct, frozen=True):
    """What tells a slip in a month's name from another name and from another word; all folded but `slips`, which are as written.

    `forms` are the spellings of each month (1–12), `bound` the names that are everyday words unless a pair or a date says month,
    `stems` half names with the months that they may begin, `own_words` the words that lie one letter away from a month; `single` are
    the names of one word, the longest first, `hijri` those of the Hijri months.
    """

    forms: dict[int, tuple[tuple[str, MonthWord], ...]]
    bound: dict[str, MonthWord]
    stems: dict[str, tuple[int, ...]]
    slips: frozenset[str]
    own_words: frozenset[str]
    single: tuple[tuple[str, MonthWord], ...]
    hijri: dict[str, int]


def by_name(section: dict[str, list[list[str]]], ambiguous: Iterable[str] = ()) -> dict[str, MonthWord]:
    """Every folded month name of a section, with its number and the systems that use it."""
    everyday = {fold(name) for name in ambiguous}
    systems: dict[str, tuple[int, set[str]]] = {}
    for system, months in section.items():
        for number, names in enumerate(months, 1):
            for name in names:
                systems.setdefault(fold(name), (number, set()))[1].add(system)
    return {name: MonthWord(number, frozenset(used), name in everyday) for name, (number, used) in systems.items()}


def read_spelling(words: Mapping[str, Any]) -> Spelling:
    """What the lists of a language say about slips."""
    extra, months = words["months_extra"], by_name(words["months"])
    return Spelling(
        {number: tuple(item for item in months.items() if item[1].number == number) for number in range(1, 13)},
        by_name(words["months_bound"]),
        {
            fold(stem): tuple(w.number for name, w in months.items() if name.startswith(f"{fold(stem)} "))
            for stem in extra["stems"]
        },
        frozenset(extra["misspelt"]),
        frozenset(fold(word) for word in extra["own_words"]),
        tuple(sorted((item for item in months.items() if item[0].isalpha()), key=lambda item: -len(item[0]))),
        {fold(name): number for number, names in enumerate(words["other_calendars"]["hijri"], 1) for name in names},
    )
