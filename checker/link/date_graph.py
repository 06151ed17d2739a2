"""The dates and clock times of an article as claims, and the pairs of them that do not agree, weighed by named evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.link.date_agreement import agrees, is_further_apart
from checker.link.date_claims import DAY, MONTH, TIME, YEAR, DateClaim, may_hold_two_times, read_dates, read_times
from checker.link.date_context import DateContext
from checker.link.date_evidence import APART, NEVER, may_be_of_one_event, of_values, of_words
from checker.link.evidence import of_surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.context.stories import Stories
    from checker.core.documents import Span
    from checker.link.evidence import Card
    from checker.scan.scanner import Scan

_WINDOW = 20  # claims that one is held against
_THIRDS = 40  # claims among which a third of the event is looked for
_SPREAD = 80  # claims near which a root is counted
_PLACE_REACH = 80
_OFFICE = "district:"
_RARE = 3  # dates of an article that share a word which belongs to one event
EVENT = "event"
"""The sort of all pairs of dates and of times."""


class DatePair(Struct, frozen=True):
    """Two claims that do not agree, with the evidence and its points, for and against one event."""

    first: DateClaim
    second: DateClaim
    evidence: tuple[str, ...]
    points: int


class DateGraph:
    """The claims of an article's dates and times, read when they are first asked for."""

    def __init__(self, scans: tuple[Scan, ...], stories: Stories) -> None:
        """Nothing is read yet."""
        self._scans = {scan.passage.part: scan for scan in scans}
        self._stories = stories
        self._contexts: dict[tuple[str, int], DateContext] = {}
        self.weighed: set[Span] = set()

    @cached_property
    def dates(self) -> tuple[DateClaim, ...]:
        """The dates in order, the headline's first."""
        claims: list[DateClaim] = []
        for scan in self._in_order():
            claims += read_dates(scan, len(claims))
        return tuple(claims)

    @cached_property
    def times(self) -> tuple[DateClaim, ...]:
        """The clock times in order, the headline's first."""
        claims: list[DateClaim] = []
        for scan in self._in_order() if may_hold_two_times(self._in_order()) else ():
            claims += read_times(scan, len(claims))
        return tuple(claims)

    def _in_order(self) -> list[Scan]:
        return [scan for part in ("title", "text") if (scan := self._scans.get(part))]

    @cached_property
    def _told(self) -> Counter[tuple[int | None, ...]]:
        return Counter(claim.value for claim in (*self.dates, *self.times))

    def told_again(self, claim: DateClaim) -> bool:
        """Whether the same date or time stands elsewhere in the article."""
        return self._told[claim.value] > 1

    def like(self, claim: DateClaim) -> list[DateClaim]:
        """The claims of the article that are as exact."""
        return self._by_exactness[claim.exact]

    @cached_property
    def _by_exactness(self) -> dict[str, list[DateClaim]]:
        groups: dict[str, list[DateClaim]] = {exact: [] for exact in (DAY, MONTH, YEAR, TIME)}
        for claim in (*self.dates, *self.times):
            groups[claim.exact].append(claim)
        return groups

    def context(self, claim: DateClaim) -> DateContext:
        """The words around a claim."""
        key = claim.span.part, claim.span.start
        found = self._contexts.get(key)
        if found is None:
            found = self._contexts[key] = DateContext(self._scans[claim.span.part], claim, 0, 0)
        return found

    def sentence_of(self, claim: DateClaim) -> tuple[int, int]:
        """The stretch of the sentence of a claim, in raw offsets of its part."""
        return self._scans[claim.span.part].passage.sentences[claim.sentence]

    def rare(self, one: DateClaim, two: DateClaim) -> frozenset[str]:
        """The roots near two claims that stand near few others."""
        return frozenset(
            r for r in self.context(one).roots & self.context(two).roots if self._spread[one.exact][r] <= _RARE
        )

    @cached_property
    def _spread(self) -> dict[str, Counter[str]]:
        """Near how many claims each root stands."""
        return {
            exact: Counter(r for claim in group[:_SPREAD] for r in self.context(claim).roots)
            for exact, group in self._by_exactness.items()
        }

    def third_overlap(self, one: DateClaim, two: DateClaim) -> int:
        """How many roots of one of two claims a third one of another value has."""
        first, second = self.context(one).roots, self.context(two).roots
        third = [self.context(c).roots for c in self.like(one)[:_THIRDS] if c.value not in (one.value, two.value)]
        return max((max(len(roots & first), len(roots & second)) for roots in third), default=0)

    def places(self, claim: DateClaim) -> frozenset[str]:
        """The places that are named near a claim, in its sentence; what only a word such as مديرية makes a place may be an office."""
        scan = self._scans[claim.span.part]
        start, end = scan.passage.sentences[claim.sentence]
        start, end = max(start, claim.span.start - _PLACE_REACH), min(end, claim.span.end + _PLACE_REACH)
        places = scan.places
        first, last = (bisect_left(places, at, key=lambda place: place.span.start) for at in (start, end))
        return frozenset(n for place in places[first:last] for n in place.places if not n.startswith(_OFFICE))

    def voice(self, claim: DateClaim) -> str | None:
        """Who speaks where a claim stands; None for the narrator."""
        return self._scans[claim.span.part].voice_at(claim.span.start)

    def pairs(self, card: Card, within: int, warning: int) -> Iterator[DatePair]:
        """The pairs of dates and of times that reach the least of the card.

        Where a slot of the two differs, they must reach the points of a warning, where it makes them two events, none are told, nor
        where no slip makes the one the other and the article tells of more. Two days further apart than `within` are of two events,
        unless only the month differs.
        """
        for pair in self.weighed_pairs(card):
            likely = NEVER.isdisjoint(pair.evidence) and may_be_of_one_event(pair.evidence)
            may_be_one = likely and not is_further_apart(pair.first, pair.second, within)
            if may_be_one and (APART.isdisjoint(pair.evidence) or pair.points >= warning):
                yield pair

    def weighed_pairs(self, card: Card) -> Iterator[DatePair]:
        """The pairs of dates and of times that reach the least of a card."""
        for claims in (self.dates, self.times):
            for at, one in enumerate(claims):
                for two in claims[at + 1 : at + 1 + _WINDOW]:
                    if pair := self._pair(one, two, card):
                        yield pair

    def _may_be_one(self, one: DateClaim, two: DateClaim) -> bool:
        """Whether the words speak of one event: two shared ones, or of days the one next to both, or of times one that tells of an event.

        A year is told of so much that one of the words must tell of an event.
        """
        first, second = self.context(one), self.context(two)
        if YEAR in (one.exact, two.exact) and not first.events & second.events:
            return False
        shared = len(first.roots & second.roots)
        if shared != 1:
            return shared > 1
        same = first.head == second.head and one.exact == two.exact == DAY
        return same or (one.exact == TIME and (first.head == second.head or bool(first.events & second.events)))

    def _pair(self, one: DateClaim, two: DateClaim, card: Card) -> DatePair | None:
        if agrees(one, two) or (one.sentence == two.sentence and one.span.part == two.span.part):
            return None
        evidence = [*of_values(self, one, two)]
        if not card.may_reach(evidence):
            return None
        if not self._may_be_one(one, two):
            return None
        self.weighed.update((one.span, two.span))
        evidence += of_words(self, one, two)
        if card.weigh(evidence) < card.least or self._stories.at(one.span).story != self._stories.at(two.span).story:
            return None
        evidence += of_surroundings(self, one, two)
        points = card.weigh(evidence)
        return DatePair(one, two, tuple(evidence), points) if points >= card.least else None
