"""What a finding says of the evidence that was weighed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.findings import Evidence

if TYPE_CHECKING:
    from checker.checks.base import Article
    from checker.link.evidence import Card
    from checker.link.graph import Pair

_TOLD = 4  # reasons that a message names
_LEAST = 4  # points of a reason that is worth naming


def evidence_of(article: Article, pair: Pair, card: Card) -> tuple[Evidence, ...]:
    """What counted for a pair and against it, the weightiest first."""
    texts = article.catalogue.texts.get("evidence", {})
    said = [Evidence(name, card.points[name], texts.get(name, "")) for name in pair.evidence if card.points.get(name)]
    return tuple(sorted(said, key=lambda e: -abs(e.points)))


def reasons(article: Article, evidence: tuple[Evidence, ...]) -> str:
    """The weightiest reasons for one quantity, as a message tells them."""
    told = [e.text for e in evidence if e.points >= _LEAST and e.text][:_TOLD]
    return article.catalogue.listed(told) if told else article.catalogue.say("evidence_none")
