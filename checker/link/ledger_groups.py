"""Which figures of an article may be of one quantity: by what they count, and by the words around them.

Nothing is alarmed here, so that doubt joins: an editor who sees two figures side by side sees at once whether they belong together.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.mentions import QuantityMention
from checker.link.agreement import SLIPS, agrees, relation
from checker.link.context import stem
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.amounts import Number
    from checker.link.ledger_figures import Figure

_WINDOW = 40  # figures of one kind that one is held against
_LEAST = 4  # likeness that joins two figures of one kind: two neighbouring words that both have, or the word of measure
_SURE = 100  # of two figures that say the same of the same
_SAME_MEASURE, _SAME_QUALIFIER, _SAME_PLACE, _SAME_VALUE, _SAME_ROUND_VALUE = 3, 2, 1, 4, 2
_WITH_UNIT = frozenset({"money", "duration", "age", "measure", "rate"})
_COUNTRY_CODE = 2  # letters of a country's code among the classes of a noun: فلسطيني → ps
_TWICE = 2
_SIGNS = ("empty", "parts", "between", "changes", "contrasts", "expected", "another", "more_or_each")


class _Link(Struct, frozen=True, order=True):
    """Two figures by their numbers that may be of one quantity, the likest first in order."""

    against: int
    first: int
    second: int


def grouped(figures: list[Figure]) -> list[list[int]]:
    """The numbers of the figures that belong together, the groups in the order of their first figures; each stands in one."""
    joined = _Joined([figure.fate for figure in figures])
    for link in sorted(_links(figures)):
        joined.join(link.first, link.second)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(figures)):
        groups[joined.root(number)].append(number)
    return list(groups.values())


class _Joined:
    """Figures by number that are joined step by step; never those of whom one is told dead, the other injured."""

    def __init__(self, fates: list[str]) -> None:
        self._root = list(range(len(fates)))
        self._fates = fates.copy()

    def root(self, number: int) -> int:
        """The first figure of the group that a figure is in."""
        while self._root[number] != number:
            self._root[number] = number = self._root[self._root[number]]
        return number

    def join(self, one: int, two: int) -> None:
        """Make one group of the groups of two figures, unless their fates differ."""
        one, two = sorted((self.root(one), self.root(two)))
        if one == two or (self._fates[one] and self._fates[two] and self._fates[one] != self._fates[two]):
            return
        self._root[two] = one
        self._fates[one] = self._fates[one] or self._fates[two]


def _links(figures: list[Figure]) -> Iterator[_Link]:
    """The pairs that are alike enough."""
    for key, numbers in _by_kind(figures).items():
        for at, one in enumerate(numbers):
            for two in numbers[at + 1 : at + 1 + _WINDOW]:
                if (likeness := _likeness(figures[one], figures[two], key)) >= _LEAST:
                    yield _Link(-likeness, one, two)


def _by_kind(figures: list[Figure]) -> dict[str, list[int]]:
    """The numbers of the figures that can be of one quantity at all."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, figure in enumerate(figures):
        for key in _keys(figure):
            found[key].append(number)
    return found


def _keys(figure: Figure) -> list[str]:
    if figure.kind == "money":
        return [f"money {currency}" for currency in figure.what.split("/")]
    if figure.kind != "count":
        return [f"{figure.kind} {figure.what}"]
    return ["people"] if is_of_people(figure) else [f"count {figure.what}"]


def is_of_people(figure: Figure) -> bool:
    """Whether people are counted, by the noun or by what became of them."""
    return bool(figure.fate) or (isinstance(figure.mention, QuantityMention) and figure.mention.unit == "person")


def _likeness(one: Figure, two: Figure, key: str) -> int:
    """How much speaks for one quantity."""
    if key == "people":
        return _of_people(one, two)
    return _SURE if one.kind == "count" and one.what else nearness(one, two)


def _of_people(one: Figure, two: Figure) -> int:
    """The likeness of two figures of people: the same fate, the same noun, or people at large in one place."""
    if one.fate and two.fate:
        return _SURE if one.fate == two.fate else 0
    if one.fate != two.fate and one.sentence == two.sentence:  # "قتل 34 شخصا، وما زال 16 شخصا مفقودين"
        return 0
    general = is_general(one), is_general(two)
    if one.what == two.what:
        return nearness(one, two) if any(general) else _SURE
    is_near = any(general) and (_is_same_place(one, two) or say_the_same(one, two))
    return nearness(one, two) if is_near else 0


def nearness(one: Figure, two: Figure) -> int:
    """How much the words around two figures have in common, their places and their values."""
    first, second = one.context, two.context
    near = first.overlap(second)
    if first.measure and first.measure == second.measure:
        near += _SAME_MEASURE
    if first.qualifier and first.qualifier == second.qualifier:
        near += _SAME_QUALIFIER
    if _is_same_place(one, two):
        near += _LEAST if is_of_people(one) and _is_at_most_twice(one, two) else _SAME_PLACE
    return near + _of_values(one, two)


def _of_values(one: Figure, two: Figure) -> int:
    """Equal values of one unit are seldom an accident, round ones more often."""
    if not say_the_same(one, two):
        return 0
    is_telling = one.kind in _WITH_UNIT or min(len(one.claim.digits), len(two.claim.digits)) > 1
    return _SAME_VALUE if is_telling and one.value_key == two.value_key is not None else _SAME_ROUND_VALUE


def say_the_same(one: Figure, two: Figure) -> bool:
    """Whether two amounts may be one; two plain ones to the same place are, or are not."""
    if one.exact_to == two.exact_to is not None:
        return one.value_key == two.value_key
    return agrees(one.amount, two.amount)


def _is_same_place(one: Figure, two: Figure) -> bool:
    return not one.place_keys.isdisjoint(two.place_keys)


def may_be_slip(one: Figure, two: Figure) -> bool:
    """Whether two amounts are near each other, or one is the other with a slip in its digits."""
    if _is_at_most_twice(one, two):
        return True
    first, second = one.claim.value, two.claim.value
    return first > 0 and second > 0 and first != second and relation(first, second) in SLIPS


def _is_at_most_twice(one: Figure, two: Figure) -> bool:
    """Whether two amounts are of one order."""
    ends = [end for figure in (one, two) for end in _ends(figure)]
    return max(ends) <= _TWICE * min(ends)


def _ends(figure: Figure) -> tuple[Number, Number]:
    if figure.amount.bounds:
        return figure.amount.bounds
    value = figure.amount.value or 0
    return value, value


def is_general(figure: Figure) -> bool:
    """Whether the noun says only that people are counted, or of what country they are."""
    mention = figure.mention
    if not figure.what or figure.what in _anyone(figure.scan.lexicon.language):
        return True
    classes = mention.counted if isinstance(mention, QuantityMention) else ()
    return any(name in ("person", "resident", "public") or len(name) == _COUNTRY_CODE for name in classes)


@lru_cache(maxsize=8)
def words_of_signs(language: str) -> frozenset[str]:
    """The stems of the words that say nothing, or tell a part, a change, a contrast: they are no name for what a group counts."""
    words = check_words.load(language)
    return frozenset(stem(form) for role in _SIGNS for word in words.table(role) for form in (word, f"و{word}"))


@lru_cache(maxsize=8)
def _anyone(language: str) -> frozenset[str]:
    return frozenset(check_words.load(language).table("anyone"))
