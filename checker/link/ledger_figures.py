"""The figures of an article as its ledger lists them: the claims, and those that are none (ranges, vague ones, fractions, rates)."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from checker.core.amounts import Amount
from checker.core.documents import Span
from checker.core.mentions import (
    DateMention,
    DurationMention,
    FractionMention,
    MoneyMention,
    PercentMention,
    PeriodMention,
    QuantityMention,
)
from checker.core.patterns import regex
from checker.link.claims import Claim, fate_of, kind_of
from checker.link.context import Context
from checker.link.stated_figures import StatedFigure, ascii_amount, stated_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.core.claims import Binding
    from checker.core.mentions import Mention
    from checker.link.graph import FigureGraph
    from checker.scan.scanner import Scan

_FIGURES = (QuantityMention, MoneyMention, PercentMention, DurationMention, FractionMention)
_OF_TIME = {"PT S": "s", "PT M": "min", "PT H": "h", "P D": "d", "P W": "wk", "P M": "mo", "P Y": "a"}  # UCUM
_ISO = regex(r"(PT?)([0-9]+)([A-Z])")
_LOOKED_AT = 8  # mentions before and behind a figure among which the nearest are
_TOLD = 2  # places and dates of a sentence that are told: the nearest


M = TypeVar("M", bound="Mention")


class ReadArticle(Protocol):
    """What the ledger needs of an article: all that was read in it, and its figure graph."""

    @property
    def language(self) -> str:
        """The language of the copy."""

    @property
    def scans(self) -> tuple[Scan, ...]:
        """What was read in each part."""

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """What the copy's own words bind its figures to."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Everything that was read, with readings."""

    @property
    def graph(self) -> FigureGraph:
        """The claims."""

    def raw(self, part: str) -> str:
        """A part's text as written."""

    def words(self, span: Span) -> str:
        """The words of a stretch as written."""


class Figure:
    """One figure with what is said of it.

    `claim` is that of the figure graph, or one without a number where the graph has none; `is_claim` tells which.
    """

    def __init__(self, scan: Scan, claim: Claim, *, is_claim: bool) -> None:
        self.scan, self.claim, self.is_claim = scan, claim, is_claim
        self.kind, self.what, self.fate = claim.kind, claim.what, claim.fate
        self.amount = claim.amount
        value, place = claim.amount.value, claim.amount.place
        # what is compared often, in whole numbers: to ask fractions costs twenty times as much
        self.value_key = None if value is None else (value.numerator, value.denominator)
        self.exact_to = (
            (place.numerator, place.denominator) if claim.amount.hedge == "none" and value is not None else None
        )
        self.before = self.behind = (
            0  # raw offsets of the end of the figure before in the sentence, and of the start of the one behind
        )

    @property
    def mention(self) -> Mention:
        """The figure as it was read."""
        return self.claim.stated.mention

    @cached_property
    def span(self) -> Span:
        """The figure with what it counts."""
        span, counted = self.mention.span, self.noun_span
        if counted is None:
            return span
        return Span(span.part, min(span.start, counted.start), max(span.end, counted.end))

    @property
    def noun_span(self) -> Span | None:
        """Where the counted noun or the currency stands, beside the figure."""
        mention = self.mention
        return mention.noun_span if isinstance(mention, QuantityMention | MoneyMention) else None

    @cached_property
    def context(self) -> Context:
        """The words around it."""
        return Context(self.scan, self.claim, self.before, self.behind)

    @property
    def sentence(self) -> Span:
        """Where its sentence stands."""
        start, end = self.scan.passage.sentences[self.claim.sentence]
        return Span(self.span.part, start, end)

    @property
    def value(self) -> str:
        """The amount in ASCII, with its unit where that is no noun: ~1300000, 3.5 %, 45 min, 2000000 USD."""
        mention = self.mention
        if isinstance(mention, DurationMention) and not self.what:
            return mention.value or f"{mention.low or ''}..{mention.high or ''}"
        return f"{ascii_amount(self.amount)} {self._unit}".rstrip()

    @property
    def _unit(self) -> str:
        if self.kind in ("duration", "age"):
            return _OF_TIME.get(self.what, "")
        is_unit = self.kind in ("percent", "measure") or (self.kind == "money" and "/" not in self.what)
        return self.what if is_unit else ""

    @property
    def voice(self) -> str | None:
        """Who speaks where it stands, None for the narrator."""
        return self.scan.voice_at(self.mention.span.start)

    @cached_property
    def places(self) -> dict[str, frozenset[str]]:
        """The places of its sentence, the nearest first: their names as written, and what the gazetteer knows by them."""
        found: dict[str, frozenset[str]] = {}
        for place in _nearest(self.span, self.scan.places, self.sentence):
            keys = frozenset(place.places)
            if all(keys.isdisjoint(known) for known in found.values()):
                found[place.text] = keys
        return dict(list(found.items())[:_TOLD])

    @cached_property
    def place_keys(self) -> frozenset[str]:
        """What the gazetteer knows by the places of its sentence."""
        return frozenset().union(*self.places.values())

    def dates(self, dates: Sequence[DateMention | PeriodMention]) -> list[DateMention | PeriodMention]:
        """Those of some dates that stand in its sentence, the nearest first; a period stands for its ends."""
        near = _nearest(self.span, dates, self.sentence)
        return [date for date in near if not any(other.span.covers(date.span) for other in near if other is not date)][
            :_TOLD
        ]


def read_figures(article: ReadArticle, mentions: Iterable[Mention]) -> list[Figure]:
    """All figures among the mentions of an article in order, the headline's first; dates and ordinals are none."""
    claims = {(claim.span.part, claim.span.start): claim for claim in article.graph.claims}
    scans = {scan.passage.part: scan for scan in article.scans}
    found: list[Figure] = []
    for mention in sorted((m for m in mentions if isinstance(m, _FIGURES)), key=_place):
        scan, claim = scans[mention.span.part], claims.get((mention.span.part, mention.span.start))
        whole = claim if claim and claim.span == mention.span else None
        figure = Figure(scan, whole or _without_number(scan, mention, found), is_claim=whole is not None)
        if found and found[-1].sentence == figure.sentence:
            figure.before, found[-1].behind = found[-1].claim.stated.end, figure.claim.stated.start
        found.append(figure)
    return found


def _without_number(scan: Scan, mention: Mention, before: list[Figure]) -> Claim:
    """A figure that the graph does not weigh, as a claim without a number."""
    known = stated_figure(mention) or _other(mention)
    kind, what = kind_of(known) if isinstance(mention, MoneyMention | PercentMention) else _kind(known)
    end = before[-1].claim.stated.end if before and before[-1].span.part == mention.span.part else 0
    fate = fate_of(scan, known, end) if kind == "count" else ""
    return Claim(known, kind, what, fate, 0, "", scan.passage.sentence_at(mention.span.start), -1)


def _kind(figure: StatedFigure) -> tuple[str, str]:
    """The kind of a figure and its unit, those that are no counts too."""
    mention = figure.mention
    if isinstance(mention, FractionMention):
        return "fraction", ""
    if isinstance(mention, QuantityMention) and mention.multiple:
        return "multiple", ""
    if isinstance(mention, QuantityMention) and mention.per is not None:
        return "rate", mention.lemma or ""
    return kind_of(figure)


def _other(mention: Mention) -> StatedFigure:
    """A figure of which no check reckons: a fraction, a multiple, a rate, a stretch of time of two ends or several units."""
    start, end = mention.span.start, mention.span.end
    if isinstance(mention, DurationMention):
        ends = [_ISO.fullmatch(value) for value in (mention.low, mention.high) if value]
        low, high = (ends[0], ends[-1]) if ends else (None, None)
        if low and high and (low[1], low[3]) == (high[1], high[3]):
            return StatedFigure(
                mention, Amount(None, 0, "between", (int(low[2]), int(high[2]))), f"{low[1]} {low[3]}", start, end
            )
        return StatedFigure(mention, Amount(None, 0, mention.hedge), "", start, end)
    assert isinstance(mention, QuantityMention | FractionMention)
    if isinstance(mention, QuantityMention) and mention.noun_span:
        end = max(end, mention.noun_span.end)
    return StatedFigure(mention, mention.amount, None, start, end)


def _nearest(span: Span, mentions: Sequence[M], sentence: Span) -> list[M]:
    """Of mentions in order, those of a sentence that are nearest to a figure, the nearest first."""
    at = bisect_left(mentions, span.start, key=_start)
    inside = [
        m
        for m in mentions[max(0, at - _LOOKED_AT) : at + _LOOKED_AT]
        if sentence.covers(m.span) and not span.overlaps(m.span)
    ]
    return sorted(inside, key=lambda m: max(m.span.start - span.end, span.start - m.span.end))


def _start(mention: Mention) -> int:
    return mention.span.start


def _place(mention: Mention) -> tuple[bool, int]:
    return mention.span.part != "title", mention.span.start
