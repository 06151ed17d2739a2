"""Two figures of one quantity that cannot both be right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.weighed import evidence_of, groups, reasons
from checker.core.findings import Bar, Location, Repair
from checker.link.agreement import DIGIT_SLIPS, SCALE_SLIPS, SLIPS
from checker.link.bindings import SAME
from checker.link.cards import read_cards, wrong_cards
from checker.link.event_counts import read_bindings
from checker.link.evidence import APART, EARLIER_OR_OTHER
from checker.link.graph import BODY, SETTLED
from checker.link.measures import read_measures, wrong_measures
from checker.link.stated_figures import ascii_amount

if TYPE_CHECKING:
    from checker.link.bindings import Bindings
    from checker.link.cards import Cards
    from checker.link.claims import Claim
    from checker.link.graph import FigureGraph, Pair
    from checker.link.measures import Measures

_NAMED = 3  # figures that a message names beside the first
_WITNESSES = 3  # figures that say the same as a partner and are marked beside it
_OTHER_RATES = frozenset({"percent", "other-qualifier", "other-measure"})
_OTHER_VALUES = 15  # points that a warning needs more where no slip makes the one value the other
_BESIDE = frozenset({"same-sentence", "next-sentence"})
_VARIANTS = ("one-sentence", "one-voice", "two-sources", "digits", "scale", "values", "possible")
# a page without cards, as a desk writes one for a measure of its own: only what the copy's own words bind is held against each other
_BOUND_ONLY = {BODY: {"start": 0, "note": 1, "warning": 1, "points": {SAME: 1}}}
_Voices = dict[int, str | None]  # who speaks for a claim, None for the narrator


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    graph = article.graph
    if len(graph.claims) < 2:
        return
    measures, cards = read_measures(options["measures"]), read_cards(options["cards"] or _BOUND_ONLY)
    bindings = read_bindings(article.bindings, article.scans, measures)
    found = graph.pairs(cards.cards, bindings, int(options["largest-ratio"]))
    pairs = [p for p in found if (_may_differ(p, measures, bindings) if SAME in p.evidence else _may_be_told(p, cards))]
    outcome.compared.update(graph.weighed)
    for group in groups(sorted(pairs, key=lambda p: (p.first.number, p.second.number))):
        outcome.drafts.append(_Conflict(article, cards, measures, bindings, group).draft())


def _may_be_told(pair: Pair, cards: Cards) -> bool:
    """Whether a pair is worth a line: not where the copy says that one figure is of before or of another thing.

    Two places told one behind the other are two things whatever their words share, and so are two percentages with other words before
    and behind them: they have no noun, and two indicators may share their digits by chance.
    """
    if ("other-places" in pair.evidence and not _BESIDE.isdisjoint(pair.evidence)) or _OTHER_RATES.issubset(pair.evidence):
        return False
    told = pair.sort == SETTLED and pair.points >= cards.levels[SETTLED].warning
    return told or EARLIER_OR_OTHER.isdisjoint(pair.evidence)


def _may_differ(pair: Pair, measures: Measures, bindings: Bindings) -> bool:
    """Whether two bound figures differ by more than the tolerance of their measure."""
    bound = bindings.at(pair.first.span)
    tolerance = measures.by_name[bound.measure].tolerance if bound else 0
    low, high = sorted((pair.first.value, pair.second.value))
    return low * (100 + tolerance) < high * 100 or pair.first.is_range or pair.second.is_range


class _Conflict:
    """Pairs that hang together, as one finding: the figure that most others contradict is the primary."""

    def __init__(
        self, article: Article, cards: Cards, measures: Measures, bindings: Bindings, pairs: list[Pair]
    ) -> None:
        self.article, self.cards, self.measures, self.bindings, self.pairs = article, cards, measures, bindings, pairs
        self.graph: FigureGraph = article.graph
        claims = {c.number: c for pair in pairs for c in (pair.first, pair.second)}
        degree = Counter(c.number for pair in pairs for c in (pair.first, pair.second))
        self.claims = [claims[number] for number in sorted(claims)]
        self.primary = min(
            self.claims, key=lambda c: (c.in_title, -degree[c.number], self.graph.told[c.value], c.number)
        )
        self.voices: _Voices = {c.number: self.graph.voice(c) for c in self.claims}
        self.best = max(pairs, key=lambda p: p.points)

    def draft(self) -> Draft:
        """The finding."""
        partners = [p.second if p.first is self.primary else p.first for p in self.pairs if self.primary in (p.first, p.second)]
        others = [c for c in self.claims if c is not self.primary]
        witnesses = self._witnesses(partners)
        evidence = evidence_of(self.article, self.best, self.cards.cards[self.best.sort])
        fields = {
            "what": self._what(), "first": self._said(self.primary),
            "others": self.article.catalogue.say("and_also").join(map(self._said, partners[:_NAMED])),
            "evidence": reasons(self.article, evidence),
        }  # fmt: skip
        bars = tuple(Bar(ascii_amount(c.amount), c.amount.entails, c.span) for c in self.claims)
        return Draft(
            self._variant(), tuple(self._location(c) for c in (self.primary, *others, *witnesses)), fields,
            " | ".join(bar.label for bar in bars), self._repairs(partners), bars, evidence=evidence,
        )  # fmt: skip

    def _witnesses(self, partners: list[Claim]) -> list[Claim]:
        """The figures that say the same as a partner, and are no pair of their own."""
        known = {c.number for c in self.claims}
        found = {c.number: c for p in partners for c in self.graph.witnesses(p) if c.number not in known}
        witnesses = [found[number] for number in sorted(found)][:_WITNESSES]
        for claim in witnesses:
            self.voices[claim.number] = self.graph.voice(claim)
        return witnesses

    def _variant(self) -> str:
        """How it was decided: by the copy's own words, with the voices of the two, or by the evidence, with the relation of the values."""
        bound = [p for p in self.pairs if SAME in p.evidence]
        voices = [
            (p.first.sentence == p.second.sentence, *(self.voices[c.number] for c in (p.first, p.second)))
            for p in self.pairs
        ]
        if all(one != two and None not in (one, two) for _, one, two in voices):
            return "two-sources"
        if bound:
            one_sentence = any(p.first.sentence == p.second.sentence and self._one_voice(p) for p in bound)
            return "one-sentence" if one_sentence else "one-voice"
        if not any(map(self._is_likely, self.pairs)):
            return "possible"
        how = self.best.evidence[0]
        return "digits" if how in DIGIT_SLIPS else "scale" if how in SCALE_SLIPS else "values"

    def _is_likely(self, pair: Pair) -> bool:
        """Whether a pair is worth a warning: a slip makes the one value the other, and no slot of the two differs, no sum explains them.

        Two other values need more points, and a headline that the body bears out none: they are mostly two quantities in like words.
        """
        if not APART.isdisjoint(pair.evidence) or "sum-or-difference" in pair.evidence:
            return False
        level, slip = self.cards.levels[pair.sort].warning, pair.evidence[0] in SLIPS
        return pair.points >= level if slip else pair.sort == BODY and pair.points >= level + _OTHER_VALUES

    def _one_voice(self, pair: Pair) -> bool:
        return self.voices[pair.first.number] == self.voices[pair.second.number]

    def _repairs(self, partners: list[Claim]) -> tuple[Repair, ...]:
        """The value that is told more often, where a slip of digits or scale makes it the primary's."""
        primary, told = self.primary, self.graph.told
        for partner in partners:
            slip = any(
                p.evidence[0] in SLIPS for p in self.pairs if {p.first, p.second} == {primary, partner}
            )
            if (
                slip
                and told[partner.value] > max(1, told[primary.value])
                and partner.amount.hedge == primary.amount.hedge
            ):
                reason = self.article.catalogue.say("reason.told-more-often")
                return (Repair(partner.stated.mention.text, reason, ("majority", "slip")),)
        return ()

    def _what(self) -> str:
        """The quantity as a message names it: the measure that the copy binds the figures to, or what is counted."""
        say, language = self.article.catalogue.say, self.article.catalogue.language
        if bound := self.bindings.at(self.primary.span):
            return self.measures.by_name[bound.measure].named(language, bound.place_name)
        noun = next((n for c in (self.primary, *self.claims) if (n := getattr(c.stated.mention, "noun", None))), None)
        return say("quantity.noun", noun=noun) if noun else say(f"quantity.{self.primary.kind}")

    def _said(self, claim: Claim) -> str:
        """A figure with its noun as written, and in whose voice: «نحو 80 ألف نازح» (نص الخبر)."""
        say, name = self.article.catalogue.say, self.voices[claim.number]
        noun = getattr(claim.stated.mention, "noun", None)
        voice = say("headline") if claim.in_title else say("voice", name=name) if name else say("narrator")
        text = claim.stated.mention.text
        return say("said", text=f"{text} {noun}" if noun else text, voice=voice)

    def _location(self, claim: Claim) -> Location:
        say, voice = self.article.catalogue.say, self.voices[claim.number]
        label = (
            say("label.headline")
            if claim.in_title
            else say("label.statement", voice=voice)
            if voice
            else say("label.narrated")
        )
        return self.article.place(claim.span, label, primary=claim is self.primary)


CHECK = Check(
    "conflicting-figures", _VARIANTS, frozenset({"what", "first", "others", "evidence"}),
    {"measures": Option({}, wrong_measures), "cards": Option({}, wrong_cards), "largest-ratio": Option(10)}, _run,
)  # fmt: skip
