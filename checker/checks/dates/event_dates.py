"""One event of an article on two days or at two hours: "افتتاح المتحف في 1 نوفمبر" and "افتتح المتحف في 4 نوفمبر"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.weighed import evidence_of, groups, reasons
from checker.core.documents import Span
from checker.link.cards import read_cards, wrong_cards
from checker.link.date_claims import TIME, may_hold_two_times
from checker.link.date_evidence import APART
from checker.link.date_graph import EVENT, DateGraph

if TYPE_CHECKING:
    from checker.link.cards import Cards
    from checker.link.date_claims import DateClaim
    from checker.link.date_graph import DatePair

_WORDS = 4  # before a date, by which a message names its event
_REACH = 60  # code points that they may be long
_BREAKS = '.؟!،؛:«»"“”()\n'
# a page without cards, as a desk may have written one: nothing is weighed
_NOTHING = {EVENT: {"start": 0, "note": 1, "warning": 1, "points": {}}}


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    if len(article.dates) < 2 and not may_hold_two_times(article.scans):
        return
    graph = DateGraph(article.scans, article.stories)
    cards = read_cards(options["cards"] or _NOTHING)
    if EVENT not in cards.cards:
        return
    warning = cards.levels[EVENT].warning
    found = graph.pairs(cards.cards[EVENT], int(options["within"]), warning)
    pairs = [pair for pair in found if not _is_quoted(article, pair)]
    outcome.compared.update(graph.weighed)
    for group in groups(pairs):
        outcome.drafts.append(_draft(article, cards, graph, group))


def _is_quoted(article: Article, pair: DatePair) -> bool:
    """Whether one of the two stands in a quotation: what a speaker says of a day is his."""
    return any(article.scan(claim.span.part).passage.quote_at(claim.span.start) for claim in (pair.first, pair.second))


def _draft(article: Article, cards: Cards, graph: DateGraph, pairs: list[DatePair]) -> Draft:
    """Pairs that hang together as one finding: the date that is told less often, or later, is the primary."""
    best = max(pairs, key=lambda pair: pair.points)
    claims = {claim.span: claim for pair in pairs for claim in (pair.first, pair.second)}
    primary = min((best.first, best.second), key=lambda c: (c.in_title, graph.told_again(c), -c.span.start))
    partner = best.second if primary is best.first else best.first
    others = [partner, *(c for c in claims.values() if c.span not in (primary.span, partner.span))]
    evidence = evidence_of(article, best, cards.cards[EVENT])
    label = article.catalogue.say("label.event-time" if primary.exact == TIME else "label.event-date")
    fields = {
        "first": primary.mention.text, "second": partner.mention.text, "event": _event(article, primary),
        "other": _event(article, partner), "evidence": reasons(article, evidence),
    }  # fmt: skip
    weak = best.points < cards.levels[EVENT].warning or not APART.isdisjoint(best.evidence)
    variant = "possible" if weak else "same-hour" if primary.exact == TIME else "same-event"
    places = (article.place(primary.span, label, primary=True), *(article.place(c.span, label) for c in others))
    return Draft(variant, places, fields, " | ".join(map(str, (primary, partner))), evidence=evidence)


def _event(article: Article, claim: DateClaim) -> str:
    """A date with the words before it, by which a message names its event."""
    raw, start = article.raw(claim.span.part), claim.span.start
    low = max(raw.rfind(mark, max(0, start - _REACH), start) + 1 for mark in _BREAKS)
    words = raw[max(low, start - _REACH) : start].split(" ")
    near = words[-_WORDS - 1 :]
    return article.words(Span(claim.span.part, start - len(" ".join(near)), claim.span.end)).strip()


CHECK = Check(
    "event-dates", ("same-event", "same-hour", "possible"), frozenset({"first", "second", "event", "other", "evidence"}),
    {"within": Option(10), "cards": Option({}, wrong_cards)}, _run, voiced=True,
)  # fmt: skip
