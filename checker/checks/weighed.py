"""What a finding says of the evidence that was weighed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from checker.core.findings import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.checks.base import Article
    from checker.core.documents import Span
    from checker.link.evidence import Card


class Claimed(Protocol):
    """A claim of a figure, a date or a time."""

    @property
    def span(self) -> Span:
        """Where it stands."""


class Weighed(Protocol):
    """Two claims with the evidence that was weighed for them."""

    @property
    def first(self) -> Claimed:
        """The one that stands before the other."""

    @property
    def second(self) -> Claimed:
        """The other."""

    @property
    def evidence(self) -> tuple[str, ...]:
        """The names of the evidence."""


PairT = TypeVar("PairT", bound=Weighed)

_TOLD = 4  # reasons that a message names
_LEAST = 4  # points of a reason that is worth naming


def evidence_of(article: Article, pair: Weighed, card: Card) -> tuple[Evidence, ...]:
    """What counted for a pair and against it, the weightiest first."""
    texts = article.catalogue.texts.get("evidence", {})
    said = [Evidence(name, card.points[name], texts.get(name, "")) for name in pair.evidence if card.points.get(name)]
    return tuple(sorted(said, key=lambda e: -abs(e.points)))


def reasons(article: Article, evidence: tuple[Evidence, ...]) -> str:
    """The weightiest reasons for one quantity, as a message tells them."""
    told = [e.text for e in evidence if e.points >= _LEAST and e.text][:_TOLD]
    return article.catalogue.listed(told) if told else article.catalogue.say("evidence_none")


def groups(pairs: Iterable[PairT]) -> list[list[PairT]]:
    """Pairs that hang together, directly or through a third claim, in order."""
    leader: dict[Span, Span] = {}

    def find(claim: Span) -> Span:
        while leader.setdefault(claim, claim) != claim:
            leader[claim] = claim = leader[leader[claim]]
        return claim

    pairs = list(pairs)
    for pair in pairs:
        leader[find(pair.second.span)] = find(pair.first.span)
    found: dict[Span, list[PairT]] = {}
    for pair in pairs:
        found.setdefault(find(pair.first.span), []).append(pair)
    return list(found.values())
