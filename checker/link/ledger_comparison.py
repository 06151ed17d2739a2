"""Why two rows of a ledger are held to be one quantity, or not: the slots that differ, and the evidence with its points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from checker.core.ledgers import Comparison, Slot, Weighed
from checker.link.bindings import SAME, Bindings
from checker.link.cards import read_cards
from checker.link.event_counts import read_bindings
from checker.link.evidence import APART
from checker.link.graph import BODY
from checker.link.ledger_groups import say_the_same
from checker.link.measures import read_measures
from checker.link.pair_limits import barrier, may_be_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.core.ledgers import LedgerRow
    from checker.link.cards import Level
    from checker.link.evidence import Card
    from checker.link.ledger_figures import Figure, ReadArticle

_CARDS, _MEASURES = "cards", "measures"  # the options of the rules that weigh pairs


class Told(Struct, frozen=True):
    """A row with the figure that it tells."""

    row: LedgerRow
    figure: Figure


class _Rule(Struct, frozen=True):
    """What the rules say of one sort of pairs: the card, its levels, and what the copy's words bind figures to."""

    card: Card
    level: Level
    bindings: Bindings


def compare(
    article: ReadArticle, one: Told, two: Told, options: Iterable[Mapping[str, Any]], *, together: bool
) -> Comparison:
    """Two rows against each other, under the options of the rules that run; `together`: they stand in one group."""
    if two.figure.claim.in_title and not one.figure.claim.in_title:
        one, two = two, one  # evidence asks for the headline's first
    first, second = one.figure.claim, two.figure.claim
    told = Comparison(one.row, two.row, together, say_the_same(one.figure, two.figure), "", tuple(_slots(one, two)))
    told = replace(told, findings=tuple(n for n in one.row.findings if n in two.row.findings))
    apart = (
        "range" if not (one.figure.is_claim and two.figure.is_claim) else "" if may_be_one(first, second) else "kind"
    )
    sort = "" if apart else article.graph.sort(first, second)
    if apart or not sort:
        return replace(told, apart=apart or "headline")
    rule = _rule(article, sort, options)
    bindings = rule.bindings if rule else Bindings()
    apart = barrier(first, second, bindings.evidence(first.span, second.span))
    apart = apart or ("" if article.graph.same_story(first, second) else "story")
    if first.value == second.value and not (first.is_range or second.is_range):
        return replace(told, apart=apart, sort=sort)  # nothing has to be weighed
    evidence = article.graph.evidence(first, second, bindings)
    if sort == BODY and SAME not in evidence:
        told = replace(told, held_back=tuple(name for name in evidence if name in APART))
    if rule is None:
        return replace(told, apart=apart, sort=sort, evidence=tuple(Weighed(name, None) for name in evidence))
    return replace(
        told, apart=apart, sort=sort, evidence=tuple(Weighed(name, rule.card.points.get(name, 0)) for name in evidence),
        start=rule.card.start, points=rule.card.weigh(evidence), note=rule.level.note, warning=rule.level.warning,
    )  # fmt: skip


def _rule(article: ReadArticle, sort: str, options: Iterable[Mapping[str, Any]]) -> _Rule | None:
    """The card for a sort of pairs, of the first rule that has one; figures of the body are bound by that rule's measures."""
    for own in options:
        tables = own.get(_CARDS) or {}
        if sort in tables:
            cards = read_cards(tables)
            measures: Mapping[str, object] = own.get(_MEASURES) or {}
            bound = (
                read_bindings(article.bindings, article.scans, read_measures(measures))
                if measures and sort == BODY
                else Bindings()
            )
            return _Rule(cards.cards[sort], cards.levels[sort], bound)
    return None


# ------------------------------------------------------------------------------------------------------------------- slots


def _slots(one: Told, two: Told) -> list[Slot]:
    """What is said of both, slot by slot; where one says nothing, the slot is open."""
    first, second = one.figure, two.figure
    days = first.context.dates, second.context.dates
    return [
        _slot("kind", (first.kind,), (second.kind,), same=first.kind == second.kind),
        _slot("what", _what(first), _what(second), same=first.what == second.what),
        _slot("fate", _said(first.fate), _said(second.fate), same=first.fate == second.fate),
        _slot("place", one.row.places, two.row.places, same=not first.place_keys.isdisjoint(second.place_keys)),
        _slot(
            "date",
            one.row.dates,
            two.row.dates,
            same=not days[0].isdisjoint(days[1]) if all(days) else one.row.days == two.row.days,
        ),
        Slot("voice", _said(one.row.voice or ""), _said(two.row.voice or ""), same=one.row.voice == two.row.voice),
        _slot("sign", one.row.signs, two.row.signs, same=one.row.signs == two.row.signs),
    ]


def _slot(name: str, first: tuple[str, ...], second: tuple[str, ...], *, same: bool) -> Slot:
    return Slot(name, first, second, same if first and second else None)


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _what(figure: Figure) -> tuple[str, ...]:
    """The counted noun, the currency or the unit as written."""
    span = figure.noun_span
    if span is not None:
        return (figure.scan.passage.raw[span.start : span.end],)
    return _said(figure.mention.text.split()[-1] if figure.kind in ("duration", "age") else "")
