"""The figure graph of an article: its claims, and the pairs of them that do not agree, weighed by named evidence.

Value relations first: most articles have no pair worth a look at its words. The points are those of the cards in
`rules/figures/`, fitted by `tools/fit_evidence.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import Folded
from checker.core.interval_arithmetic import last_place
from checker.link.agreement import agrees, relation
from checker.link.bindings import SAME
from checker.link.claims import Claim, read_claims
from checker.link.context import Context
from checker.link.evidence import of_numbers, of_surroundings, of_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.context.stories import Stories
    from checker.core.amounts import Number
    from checker.core.documents import Span
    from checker.link.bindings import Bindings
    from checker.link.evidence import Card
    from checker.scan.scanner import Scan

_WINDOW = 40  # claims of one kind that one is held against: beyond, no reader remembers the first
_LARGEST_RATIO = 10
_HUNDRED = 100
_LEAST = 3  # smaller numbers are said of everything
_PLACE_REACH = 80  # code points on each side of a figure in which its place stands
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


class FigureGraph:
    """The claims of an article, read when they are first asked for."""

    def __init__(self, scans: tuple[Scan, ...], stories: Stories) -> None:
        """Nothing is read yet."""
        self._scans = {scan.passage.part: scan for scan in scans}
        self._stories = stories
        self._contexts: dict[int, Context] = {}
        self._largest_ratio = _LARGEST_RATIO
        self.weighed: set[Span] = set()  # the figures whose words were held against those of another

    # --------------------------------------------------------------------------------------------------------- claims

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in order, the headline's first; the place of each is its `number`."""
        claims: list[Claim] = []
        for part in ("title", "text"):
            if (scan := self._scans.get(part)) and scan.figures:
                claims += read_claims(scan, len(claims))
        return tuple(claims)

    @cached_property
    def told(self) -> Counter[Number]:
        """How often each value stands in the article."""
        return Counter(claim.value for claim in self.claims if not claim.is_range)

    @cached_property
    def _sentences(self) -> dict[tuple[str, int], set[Number]]:
        """The values of each sentence."""
        found: dict[tuple[str, int], set[Number]] = {}
        for claim in self.claims:
            found.setdefault((claim.span.part, claim.sentence), set()).add(claim.value)
        return found

    @cached_property
    def groups(self) -> dict[tuple[str, str], list[Claim]]:
        """The claims that may be of one quantity, by noun, fate, currency or unit; a claim of people may be in two groups."""
        groups: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.claims:
            for key in () if claim.is_range else _keys(claim):
                groups.setdefault(key, []).append(claim)
        return groups

    def told_of_kind(self, one: Claim, two: Claim) -> int:
        """How many claims of the article are of the kind of these two."""
        if one.kind != "count":
            return len(self.groups[_keys(one)[0]])
        same = ("noun", one.what) if one.what and one.what == two.what else ("fate", one.fate)
        return len(self.groups.get(same, ()))

    def context(self, claim: Claim) -> Context:
        """The words around a claim."""
        found = self._contexts.get(claim.number)
        if found is None:
            before, behind = self._neighbour(claim, -1), self._neighbour(claim, 1)
            found = self._contexts[claim.number] = Context(
                self._scans[claim.span.part],
                claim,
                before.stated.end if before else 0,
                behind.stated.start if behind else 0,
            )
        return found

    def _neighbour(self, claim: Claim, step: int) -> Claim | None:
        """The claim before or behind, in the same sentence."""
        at = claim.number + step
        other = self.claims[at] if 0 <= at < len(self.claims) else None
        return other if other and (other.span.part, other.sentence) == (claim.span.part, claim.sentence) else None

    def sentence_of(self, claim: Claim) -> tuple[int, int]:
        """The stretch of the sentence of a claim, in raw offsets of its part."""
        return self._scans[claim.span.part].passage.sentences[claim.sentence]

    def shares_figures(self, one: Claim, two: Claim) -> bool:
        """Whether the sentences of two claims tell another figure that is the same in both."""
        here, there = ((c.span.part, c.sentence) for c in (one, two))
        if here == there:
            return False
        return any(v >= _LEAST for v in (self._sentences[here] - {one.value}) & (self._sentences[there] - {two.value}))

    def third_overlap(self, one: Claim, two: Claim, group: list[Claim]) -> int:
        """How much of the words of one of two claims a third of the group shares that has another value than either."""
        first, second = self.context(one), self.context(two)
        at = bisect_left(group, one.number, key=_number)
        near = group[max(0, at - _WINDOW // 2) : at + _WINDOW]
        third = [self.context(c) for c in near if c.value not in (one.value, two.value)]
        return max((max(c.overlap(first), c.overlap(second)) for c in third), default=0)

    def witnesses(self, claim: Claim) -> list[Claim]:
        """The other claims of the story that say the same value of the same kind of thing, in order."""
        what = (claim.kind, claim.value, claim.what, claim.fate)
        story = self._stories.at(claim.span).story
        same = [
            c
            for c in self.claims
            if (c.kind, c.value, c.what, c.fate) == what and not c.is_range and c.number != claim.number
        ]
        return [c for c in same if self._stories.at(c.span).story == story]

    def places(self, claim: Claim) -> frozenset[str]:
        """The places that are named near a claim, in its sentence."""
        scan = self._scans[claim.span.part]
        start, end = scan.passage.sentences[claim.sentence]
        start, end = max(start, claim.stated.start - _PLACE_REACH), min(end, claim.stated.end + _PLACE_REACH)
        places = scan.places
        first = bisect_left(places, start, key=lambda place: place.span.start)
        last = bisect_left(places, end, key=lambda place: place.span.start)
        return frozenset(name for place in places[first:last] for name in place.places)

    def voice(self, claim: Claim) -> str | None:
        """Who speaks where a claim stands; None for the narrator."""
        return self._scans[claim.span.part].voice_at(claim.span.start)

    # ---------------------------------------------------------------------------------------------------------- pairs

    def pairs(
        self, cards: Mapping[str, Card], bindings: Bindings, largest_ratio: int = _LARGEST_RATIO
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
                for two in body[at + 1 : at + 1 + _WINDOW]:
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
            plain = [c for c in rivals if not c.is_range]
            for rival in plain:
                if rival.value != claim.value and (pair := self._pair(claim, rival, sort, plain, card, bindings)):
                    yield pair

    def _pair(
        self, one: Claim, two: Claim, sort: str, group: list[Claim], card: Card, bindings: Bindings
    ) -> Pair | None:
        """The pair of two claims, where they do not agree and the evidence reaches the card's least."""
        bound = bindings.evidence(one.span, two.span)
        if barrier(one, two, bound, self._largest_ratio):
            return None
        evidence = self._cheap(one, two, bound)
        if _may_both_be_right(one, two, bound) or not card.may_reach(evidence):
            return None
        if not self.same_story(one, two):
            return None
        self.weighed.update((one.span, two.span))
        evidence += of_words(self, one, two, group)
        if card.weigh(evidence) < card.least:
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
        return (*cheap, *of_words(self, one, two, group), *of_surroundings(self, one, two))

    def sort(self, one: Claim, two: Claim) -> str:
        """The sort of two claims, "" for two of the headline; the first is the headline's if one is."""
        if not one.in_title:
            return BODY
        return "" if two.in_title else SETTLED if self._is_settled(one, self._rivals(one)) else HEADLINE

    def same_story(self, one: Claim, two: Claim) -> bool:
        """Whether two claims belong to one story."""
        return self._stories.at(one.span).story == self._stories.at(two.span).story

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


def _keys(claim: Claim) -> list[tuple[str, str]]:
    """The groups of a claim."""
    if claim.kind == "money":
        return [("money", currency) for currency in claim.what.split("/")]
    if claim.kind != "count":
        return [(claim.kind, claim.what)]
    if not (claim.what or claim.fate):
        return [("count", "")]
    return [key for key in (("noun", claim.what), ("fate", claim.fate)) if key[1]]


def barrier(one: Claim, two: Claim, bound: str, largest_ratio: int = _LARGEST_RATIO) -> str:
    """What keeps two claims of one kind from being weighed against each other, whatever stands around them; "" where nothing does."""
    if one.is_range or two.is_range:
        return "" if bound == SAME else "range"
    if one.value < _LEAST and two.value < _LEAST:
        return "small"
    if one.kind == "percent" and one.value + two.value == _HUNDRED:  # what is left of a hundred
        return "rest"
    return "too-far" if _is_too_far(one, two, largest_ratio) else ""


def may_be_one(title: Claim, other: Claim) -> bool:
    """Whether a figure of the body may be of the quantity of the headline's: of one kind, its noun the same, of people too, or unsaid."""
    if title.kind != other.kind:
        return {title.kind, other.kind} == {"age", "duration"} and title.what == other.what
    if title.kind == "money":
        return not set(title.what.split("/")).isdisjoint(other.what.split("/"))
    if title.kind != "count":
        return title.what == other.what
    if title.fate and other.fate:
        return title.fate == other.fate
    return title.what == other.what or not (title.what and other.what) or (title.of_people and other.of_people)


def _may_both_be_right(one: Claim, two: Claim, bound: str) -> bool:
    """Whether two figures agree; where the copy binds them to one thing, only one round digit is a rounding."""
    if bound != SAME:
        return agrees(one.amount, two.amount)
    both_ways = ((one, two), (two, one))
    round_one = any(
        len(a.digits) == 1 and a.value >= 10 and abs(Fraction(a.value - b.value)) * 2 < last_place(a.value)
        for a, b in both_ways
    )
    return round_one or not one.amount.entails.disjoint(two.amount.entails)


def _is_too_far(one: Claim, two: Claim, ratio: int) -> bool:
    """Whether two values are too far apart for one quantity; a power of ten may be a slip."""
    low, high = (one.value, two.value) if one.value < two.value else (two.value, one.value)
    return high >= low * ratio and not relation(low, high).startswith(("scale-word", "zero-lost"))


def _number(claim: Claim) -> int:
    return claim.number
