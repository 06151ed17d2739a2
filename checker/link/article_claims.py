"""The claims of an article: which may be of one quantity, what stands around each, and where its value is said again."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from checker.link.claims import Claim, read_claims
from checker.link.context import Context, stem
from checker.link.pair_limits import may_be_one

if TYPE_CHECKING:
    from checker.context.stories import Stories
    from checker.core.amounts import Number
    from checker.scan.scanner import Scan

WINDOW = 40
"""Claims of one kind that one is held against: beyond, no reader remembers the first."""

_LEAST = 3  # smaller numbers are said of everything
_TWICE = 2
_WITNESSES = 3  # claims of one value before and behind a claim that are looked at
_PLACE_REACH = 80  # code points on each side of a figure in which its place stands


class ArticleClaims:
    """The claims of an article with what stands around each, read when they are first asked for."""

    def __init__(self, scans: tuple[Scan, ...], stories: Stories) -> None:
        """Nothing is read yet."""
        self._scans = {scan.passage.part: scan for scan in scans}
        self._stories = stories
        self._contexts: dict[int, Context] = {}
        self._told_in: dict[int, int] = {}  # the stories of claims, as far as they were asked for
        self._rare: dict[str, bool] = {}  # which stems stand twice in the article, as far as it was asked

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
        """The claims that may be of one quantity: all that count something, those of one currency or unit."""
        groups: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.claims:
            for key in () if claim.is_range else _keys(claim):
                groups.setdefault(key, []).append(claim)
        return groups

    @cached_property
    def _named(self) -> Counter[str]:
        """How many claims count each noun."""
        return Counter(claim.what for claim in self.claims if claim.kind == "count" and not claim.is_range)

    @cached_property
    def _fated(self) -> Counter[str]:
        """How many claims tell each fate."""
        return Counter(claim.fate for claim in self.claims if not claim.is_range)

    def told_of_kind(self, one: Claim, two: Claim) -> int:
        """How many claims of the article are of the kind of these two."""
        if one.kind != "count":
            return len(self.groups[_keys(one)[0]])
        if one.what == two.what:
            return self._named[one.what]
        if one.fate and one.fate == two.fate:
            return self._fated[one.fate]
        if one.what and two.what:
            return max(self._named[one.what], self._named[two.what])
        return self._named[one.what or two.what] + 1

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

    def stands_beside(self, one: Claim, two: Claim) -> bool:
        """Whether the sentence of one of two claims tells the value of the other one too: خفضه من 6 إلى 3، 11 من أصل 29."""
        here, there = ((c.span.part, c.sentence) for c in (one, two))
        return here != there and (one.value in self._sentences[there] or two.value in self._sentences[here])

    def third_overlap(self, one: Claim, two: Claim, group: list[Claim], enough: int) -> int:
        """How much of the words of one of two claims a third of the group shares that has another value than either.

        From `enough` on it is not asked whether there is more: where all figures of a text stand among the same words, the first
        third says so.
        """
        first, second = self.context(one), self.context(two)
        at, most = bisect_left(group, one.number, key=_number), 0
        for third in group[max(0, at - WINDOW // 2) : at + WINDOW]:
            if third.value in (one.value, two.value):
                continue
            words = self.context(third)
            shared = max(words.overlap(first), words.overlap(second))
            if shared > most and (may_be_one(one, third) or may_be_one(two, third)):
                most = shared
                if most >= enough:
                    break
        return most

    def witness_overlap(self, one: Claim, two: Claim) -> int:
        """How much of the words of one of two claims another claim shares that says the value of the other one."""
        best = 0
        for claim, other in ((one, two), (two, one)):
            said = self._by_value.get(other.value, [])
            at = bisect_left(said, other.number, key=_number)
            near = [c for c in said[max(0, at - _WITNESSES) : at + _WITNESSES] if c.number != other.number]
            words = self.context(claim)
            best = max([best, *(self.context(c).overlap(words) for c in near if may_be_one(c, claim))])
        return best

    @cached_property
    def _by_value(self) -> dict[Number, list[Claim]]:
        """The claims that say each value, in order."""
        found: dict[Number, list[Claim]] = {}
        for claim in self.claims:
            if not claim.is_range:
                found.setdefault(claim.value, []).append(claim)
        return found

    @cached_property
    def _all_words(self) -> list[str]:
        """The words of the article, folded."""
        return [word for scan in self._scans.values() for word in scan.passage.folded.words if word]

    def _is_rare(self, root: str) -> bool:
        """Whether a stem stands twice in the article."""
        known = self._rare.get(root)
        if known is None:
            told = 0
            for word in self._all_words:
                if root in word and stem(word) == root:
                    told += 1
                    if told > _TWICE:
                        break
            known = self._rare[root] = told == _TWICE
        return known

    def rare_words(self, one: Claim, two: Claim) -> int:
        """How many words near both claims stand nowhere else in the article."""
        return sum(map(self._is_rare, self.context(one).near & self.context(two).near))

    def witnesses(self, claim: Claim) -> list[Claim]:
        """The other claims of the story that say the same value of the same kind of thing, in order."""
        same = self._alike.get(_said(claim), ())
        return [c for c in same if c.number != claim.number and self.same_story(c, claim)]

    def same_story(self, one: Claim, two: Claim) -> bool:
        """Whether two claims belong to one story."""
        return self._story(one) == self._story(two)

    def _story(self, claim: Claim) -> int:
        """The number of the story that a claim belongs to."""
        found = self._told_in.get(claim.number)
        if found is None:
            found = self._told_in[claim.number] = self._stories.at(claim.span).story
        return found

    @cached_property
    def _alike(self) -> dict[tuple[object, ...], list[Claim]]:
        """The claims by their value and what it is of."""
        alike: dict[tuple[object, ...], list[Claim]] = {}
        for claim in self.claims:
            if not claim.is_range:
                alike.setdefault(_said(claim), []).append(claim)
        return alike

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


def _keys(claim: Claim) -> list[tuple[str, str]]:
    """The groups of a claim."""
    if claim.kind == "money":
        return [("money", currency) for currency in claim.what.split("/")]
    if claim.kind != "count":
        return [(claim.kind, claim.what)]
    return [("count", "")]


def _said(claim: Claim) -> tuple[object, ...]:
    """What a claim says: its value, and of what."""
    return claim.kind, claim.value, claim.what, claim.fate


def _number(claim: Claim) -> int:
    return claim.number
