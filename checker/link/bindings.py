"""What the copy's own words bind two figures to: one measure of one place, event or subject, at one time.

Such a binding outweighs everything else for two figures, or against them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.link.measures import TIES
from checker.words import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.core.claims import Binding
    from checker.core.documents import Span

_WIDE = frozenset(("territory", "country"))  # levels that hold many cities beside the one of their name
_SUBGROUPS = ("child", "woman", "family")

SAME, OTHER = "same-claim", "other-claim"


class Bindings:
    """The bindings of an article by the place of their figures."""

    def __init__(self, bindings: Iterable[Binding] = ()) -> None:
        """The first binding of a figure counts."""
        self._by_span: dict[Span, Binding] = {}
        for binding in bindings:
            self._by_span.setdefault(binding.figure.span, binding)

    def at(self, span: Span) -> Binding | None:
        """What the figure at a place is bound to."""
        return self._by_span.get(span)

    def evidence(self, one: Span, two: Span) -> str:
        """Whether two figures are bound to one thing, or to two; "" where one of them is bound to nothing."""
        first, second = self._by_span.get(one), self._by_span.get(two)
        if first is None or second is None:
            return ""
        return SAME if are_of_one_thing(first, second) else OTHER

    def groups(self) -> Iterator[list[Span]]:
        """The places of the figures that share a measure and a place, event or subject, in order."""
        groups: dict[tuple[str, str], list[Span]] = {}
        for binding in self._by_span.values():
            for place in binding.places:
                groups.setdefault((binding.measure, place), []).append(binding.figure.span)
        yield from (sorted(group, key=_start) for group in groups.values() if len(group) > 1)


def are_of_one_thing(first: Binding, second: Binding) -> bool:
    """One measure, place and time, and groups of people that may be the same."""
    if first.measure != second.measure or set(first.places).isdisjoint(second.places):
        return False
    if _are_two_levels(first, second):
        return False
    tied = _is_tied(first)
    return (
        (first.as_of == second.as_of or (tied and None in (first.as_of, second.as_of)))
        and (first.who == second.who if tied else _same_people(first.who, second.who))
        and first.part_of is not second.figure
        and second.part_of is not first.figure
    )


def _are_two_levels(first: Binding, second: Binding) -> bool:
    """Whether a name that a strip or a country shares with its city stands beside "the city of" it, with figures too far apart."""
    if len(first.places) == len(second.places) or not any(map(_is_wide, {*first.places} ^ {*second.places})):
        return False
    one, two = first.figure.amount.value, second.figure.amount.value
    return one is not None and two is not None and min(one, two) * 3 < max(one, two) * 2


def _is_wide(place: str) -> bool:
    """Whether a place is a country or a territory, or one of the name of the territory that it lies in: غزة, for قطاع غزة."""
    places = gazetteer.load().places
    known = places.get(place)
    within = places.get(known.parent) if known else None
    if known is None:
        return False
    return known.kind in _WIDE or (within is not None and within.kind in _WIDE and within.name.endswith(known.name))


def _is_tied(binding: Binding) -> bool:
    """Whether a binding is to an event or a subject: its date need not be said twice, and its groups are what they are called."""
    return ":" in binding.places[0] and binding.places[0].split(":")[0] in TIES if binding.places else False


def _same_people(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Equal groups, or one of them people at large; children, women and families are groups of their own."""
    if first == second:
        return True
    return (not first or not second) and not any(g in _SUBGROUPS for g in (*first, *second))


def _start(span: Span) -> tuple[str, int]:
    return span.part, span.start
