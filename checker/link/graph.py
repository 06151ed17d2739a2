"""The figure graph of an article: its claims, and the pairs of them that do not agree, weighed by named evidence.

Value relations first: most articles have no pair worth a look at its words. The points are those of the cards in
`rules/figures/`, fitted by `tools/fit_evidence.py`.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import Folded
from checker.link.agreement import agrees
from checker.link.article_claims import WINDOW, ArticleClaims
from checker.link.claims import Claim
from checker.link.evidence import of_numbers, of_surroundings, of_words
from checker.link.pair_limits import LARGEST_RATIO, barrier, may_be_one, may_both_be_right

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.context.stories import Stories
    from checker.core.documents import Span
    from checker.link.bindings import Bindings
    from checker.link.evidence import Card
    from checker.scan.scanner import Scan

_REPEATED = 13  # tenths of the headline that a line is long which says it again

HEADLINE, SETTLED, BODY = "headline", "settled", "body"
"""The sorts of pairs: a figure of the headline with which nothing in the body agrees; one that agrees with another; two of the body."""


class Pair(Struct, frozen=True):
    """Two claims that do not agree: of which sort the pair is, and the evidence with its points, for and against one quantity."""

    first: Claim
    second: Claim
    sort: str
    evidence: tuple[str, ...]
    points: int


class FigureGraph(ArticleClaims):
    """The claims of an article and the pairs of them."""

    def __init__(self, scans: tuple[Scan, ...], stories: Stories) -> None:
        """Nothing is read yet."""
        super().__init__(scans, stories)
        self._largest_ratio = LARGEST_RATIO
        self.weighed: set[Span] = set()  # the figures whose words were held against those of another

    def pairs(
        self, cards: Mapping[str, Card], bindings: Bindings, largest_ratio: int = LARGEST_RATIO
    ) -> Iterator[Pair]:
        """The pairs of each sort that has a card, with at least the points that it asks for; each pair once.

        Values further apart than the largest ratio are of two quantities, unless a power of ten makes the difference.
        """
        self._largest_ratio = largest_ratio
        if HEADLINE in cards or SETTLED in cards:
            for claim in self.claims:
                if not claim.in_title:
                    break
                if not claim.is_range:
                    yield from self._headline_pairs(claim, cards, bindings)
        if BODY in cards:
            yield from self._body_pairs(cards[BODY], bindings)

    def _body_pairs(self, card: Card, bindings: Bindings) -> Iterator[Pair]:
        """The pairs of the body, within the window of each group."""
        seen: set[tuple[int, int]] = set()
        for group in (*self._bound(bindings), *self.groups.values()):
            body = [c for c in group if not c.in_title] if len(group) > 1 else ()
            for at, one in enumerate(body):
                for two in body[at + 1 : at + 1 + WINDOW]:
                    key = one.number, two.number
                    if key in seen or (one.value == two.value and not (one.is_range or two.is_range)):
                        continue
                    seen.add(key)
                    if pair := self._pair(one, two, BODY, group, card, bindings):
                        yield pair

    def _bound(self, bindings: Bindings) -> list[list[Claim]]:
        """The claims that the copy's own words bind to one thing."""
        groups = [*bindings.groups()]
        at = {claim.span: claim for claim in self.claims} if groups else {}
        return [[at[span] for span in group if span in at] for group in groups]

    def _headline_pairs(self, claim: Claim, cards: Mapping[str, Card], bindings: Bindings) -> Iterator[Pair]:
        """A figure of the headline with those of the body that may be of its quantity."""
        rivals = self._rivals(claim)
        sort = SETTLED if self._is_settled(claim, rivals) else HEADLINE
        if card := cards.get(sort):
            said = {c.value for c in self.claims if c.in_title}  # "13 ألفا مقابل 33 ألفا": the headline tells the rival itself
            plain = [c for c in rivals if not (c.is_range or c.value in said - {claim.value})]
            for rival in plain:
                if rival.value != claim.value and (pair := self._pair(claim, rival, sort, plain, card, bindings)):
                    yield pair

    def _pair(
        self, one: Claim, two: Claim, sort: str, group: list[Claim], card: Card, bindings: Bindings
    ) -> Pair | None:
        """The pair of two claims, where they do not agree and the evidence reaches the card's least."""
        bound = bindings.evidence(one.span, two.span)
        if not (bound or may_be_one(one, two)) or barrier(one, two, bound, self._largest_ratio):
            return None
        evidence = self._cheap(one, two, bound)
        if may_both_be_right(one, two, bound) or not card.may_reach(evidence):
            return None
        if not self.same_story(one, two):
            return None
        self.weighed.update((one.span, two.span))
        for step, said in enumerate(of_words(self, one, two, group), start=1):
            evidence += said
            if not card.may_reach(evidence, step):
                return None
        evidence += of_surroundings(self, one, two)
        points = card.weigh(evidence)
        return Pair(one, two, sort, tuple(evidence), points) if points >= card.least else None

    def _cheap(self, one: Claim, two: Claim, bound: str) -> list[str]:
        """The evidence of the numbers, of what they count, and of what the copy's words bind them to."""
        evidence = ["range"] if one.is_range or two.is_range else [*of_numbers(self, one, two)]
        return [*evidence, bound] if bound else evidence

    def evidence(self, one: Claim, two: Claim, bindings: Bindings) -> tuple[str, ...]:
        """All evidence of two claims, whatever it weighs; the first is the headline's if one is."""
        group = next((g for g in self.groups.values() if one in g and two in g), [one, two])
        cheap = self._cheap(one, two, bindings.evidence(one.span, two.span))
        words = chain.from_iterable(of_words(self, one, two, group))
        return (*cheap, *words, *of_surroundings(self, one, two))

    def sort(self, one: Claim, two: Claim) -> str:
        """The sort of two claims, "" for two of the headline; the first is the headline's if one is."""
        if not one.in_title:
            return BODY
        return "" if two.in_title else SETTLED if self._is_settled(one, self._rivals(one)) else HEADLINE

    def _rivals(self, claim: Claim) -> list[Claim]:
        """The figures of the body that may be of the quantity of the headline's."""
        return [c for c in self.claims if not c.in_title and may_be_one(claim, c) and not self._repeats_headline(c)]

    def _is_settled(self, claim: Claim, rivals: list[Claim]) -> bool:
        """Whether the body bears a figure of the headline out."""
        return any(agrees(claim.amount, c.amount) for c in rivals) or self._stands_elsewhere(claim)

    def _stands_elsewhere(self, claim: Claim) -> bool:
        """Whether the body says the headline's number, whatever it counts there."""
        return self.told[claim.value] > 1 and any(
            c.value == claim.value and not (c.in_title or c.is_range or self._repeats_headline(c)) for c in self.claims
        )

    def _repeats_headline(self, claim: Claim) -> bool:
        """Whether a claim stands in a line that only says the headline again: no second witness."""
        return claim.sentence in self._headline_again

    @cached_property
    def _headline_again(self) -> frozenset[int]:
        """The sentences of the text that repeat the headline."""
        title, text = self._scans["title"], self._scans["text"]
        said = " ".join(filter(None, title.passage.folded.words))
        found = set()
        for number in {c.sentence for c in self.claims if not c.in_title}:
            start, end = text.passage.sentences[number]
            if end - start <= 2 * len(title.passage.raw):
                line = " ".join(filter(None, Folded(text.passage.raw[start:end]).words))
                if said in line and 10 * len(line) <= _REPEATED * len(said):
                    found.add(number)
        return frozenset(found)
