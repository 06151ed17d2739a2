"""The named evidence for and against two claims being of one quantity, and the card that gives it points.

Cheap evidence, of the numbers and of what they count, is asked for first; the words around the figures only where the card leaves
them a chance; places and speakers only for the pairs that are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from checker.link.agreement import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.core.amounts import Number
    from checker.link.claims import Claim
    from checker.link.context import Context

ClaimT_contra = TypeVar("ClaimT_contra", contravariant=True)

_SMALL = 10
_TOLD = ((2, "told-twice"), (3, "told-three-times"), (5, "told-often"))
_SHARED = (
    (0, "no-shared-word"), (1, "one-shared-word"), (2, "two-shared-words"), (4, "some-shared-words"), (7, "many-shared-words"),
)  # fmt: skip
_APART = ((0, "same-sentence"), (1, "next-sentence"), (3, "near-sentences"))
_REST = ((0, "sentences-alike-0"), (1, "sentences-alike-1"), (3, "sentences-alike-2"))
_ALIKE, _MUCH_ALIKE = 3, 6  # shared words of a figure and of another that says its rival's value
_LEAST_WORDS = 6  # of a sentence that may be another one said again
_SIGNS = ("change", "past", "contrast", "expected")
# the evidence of words in the order in which it is asked for; of each row a pair has one at the most
_OF_FIGURES = (("", "shared-figures"),)
_OF_SHARED_WORDS = (
    (*(name for _, name in _SHARED), "very-many-shared-words"),
    ("alike-0", "alike-1", "alike-2", "alike-3", "alike-4"),
    ("", "words-of-these-two", "words-of-others-too", "words-of-many"),
    ("", "same-statement"),
)
_OF_NEXT_WORDS = (
    ("", "same-qualifier", "other-qualifier"),
    ("", "same-measure", "other-measure"),
    ("", "rare-word", "rare-words"),
)
_OF_SENTENCES = (
    (*(name for _, name in _REST), "sentences-alike-4"),
    ("", "parallel-sentences", "repeated-sentence"),
)
_OF_SIGNS = (
    *(("", f"{sign}-at-one", f"{sign}-at-both") for sign in (*_SIGNS, "another", "part", "of")),
    ("", "more-or-each"),
    ("", "same-dates", "other-dates"),
    ("", "like-a-witness", "much-like-a-witness"),
)
_OF_WORDS = (_OF_FIGURES, _OF_SHARED_WORDS, _OF_NEXT_WORDS, _OF_SENTENCES, _OF_SIGNS)
_OF_NUMBERS = (
    ("digits-exchanged", "two-digits-exchanged", "one-digit", "one-digit-of-two", "digit-lost", "scale-word", "zero-lost",
     "scale-word-of-round-number", "zero-lost-of-round-number", "other-round-number", "other-small-number", "near-value", "far-value",
     "near-round-value", "far-round-value"),
    ("same-noun", "same-fate", "no-noun", "one-noun", "other-people", "money", "percent", "duration", "age", "measure"),
    ("", "same-noun-and-fate"),
    (*(name for _, name in _TOLD), "told-very-often"),
    ("both-told-again", "one-told-again", "none-told-again"),
    ("", "same-claim", "other-claim", "range"), ("", "small-number"), ("", "sum-or-difference"), ("", "one-hedged", "both-hedged"),
    ("", "beside-the-other"),
    (*(name for _, name in _APART), "far-sentences"), ("", "lead"),
)  # fmt: skip
OF_SURROUNDINGS = (("", "same-place", "other-places"), ("", "same-voice", "other-voices"))
APART = frozenset({"past-at-one", "other-dates", "other-places", "another-at-one", "part-at-one"})
"""Slots that differ: another time, place, thing or scope. A pair of the body that has one is a note at the most."""
EARLIER_OR_OTHER = frozenset({"past-at-one", "another-at-one"})
"""Of these, what the copy itself says: a figure of before, or of another. Two figures of the body that have one are silence."""
NAMES = frozenset(name for row in (*_OF_NUMBERS, *(row for rows in _OF_WORDS for row in rows), *OF_SURROUNDINGS) for name in row if name)


class Surroundings(Protocol[ClaimT_contra]):
    """What the evidence asks of what stands around a figure, a date or a time."""

    def places(self, claim: ClaimT_contra) -> frozenset[str]:
        """The places that are named near a claim."""

    def voice(self, claim: ClaimT_contra) -> str | None:
        """Who speaks where a claim stands; None for the narrator."""


class Article(Surroundings["Claim"], Protocol):
    """What the evidence asks of the article's figures; `checker.link.graph` is it."""

    @property
    def told(self) -> Mapping[Number, int]:
        """How often each value stands in the article."""

    def told_of_kind(self, one: Claim, two: Claim) -> int:
        """How many claims of the article are of the kind of these two."""

    def context(self, claim: Claim) -> Context:
        """The words around a claim."""

    def third_overlap(self, one: Claim, two: Claim, group: list[Claim], enough: int) -> int:
        """How much of the words of one of two claims a third of the group shares, exact below `enough`."""

    def shares_figures(self, one: Claim, two: Claim) -> bool:
        """Whether the sentences of two claims tell another figure that is the same in both."""

    def stands_beside(self, one: Claim, two: Claim) -> bool:
        """Whether the sentence of one of two claims tells the value of the other one too."""

    def rare_words(self, one: Claim, two: Claim) -> int:
        """How many words near both claims stand nowhere else in the article."""

    def witness_overlap(self, one: Claim, two: Claim) -> int:
        """How much of the words of one of two claims another claim shares that says the value of the other one."""


class Card:
    """The points of each piece of evidence for one sort of pair, what a pair begins with, and the least that is worth keeping."""

    __slots__ = ("_best", "least", "points", "start")

    def __init__(
        self, start: int, points: Mapping[str, int], least: int, words: Iterable[Iterable[Iterable[str]]] = _OF_WORDS
    ) -> None:
        """`points` may leave out evidence that says nothing; `words` are the steps in which words are asked, each with its rows."""
        self.start, self.points, self.least = start, points, least
        steps = [sum(max((points.get(name, 0) for name in row), default=0) for row in step) for step in words]
        self._best = [sum(steps[number:]) for number in range(len(steps) + 1)]

    def weigh(self, evidence: Iterable[str]) -> int:
        """The points of a pair."""
        return self.start + sum([self.points.get(name, 0) for name in evidence])

    def may_reach(self, evidence: Iterable[str], step: int = 0) -> bool:
        """Whether what the words around two figures say from a step on can still lift them to the least."""
        return self.weigh(evidence) + self._best[step] >= self.least


def of_numbers(graph: Article, one: Claim, two: Claim) -> Iterator[str]:
    """What the values, their kinds, and where and how often they stand say."""
    yield relation(one.value, two.value)
    yield from _of_kind(one, two)
    yield at_most(graph.told_of_kind(one, two), _TOLD, "told-very-often")
    again = graph.told[one.value] > 1, graph.told[two.value] > 1
    yield "both-told-again" if all(again) else "one-told-again" if any(again) else "none-told-again"
    if min(one.value, two.value) < _SMALL:
        yield "small-number"
    if abs(one.value - two.value) in graph.told or one.value + two.value in graph.told:
        yield "sum-or-difference"
    if graph.stands_beside(one, two):
        yield "beside-the-other"
    hedged = one.amount.hedge != "none", two.amount.hedge != "none"
    if any(hedged):
        yield "both-hedged" if all(hedged) else "one-hedged"
    if not one.in_title:
        apart = abs(two.sentence - one.sentence)
        yield at_most(apart, _APART, "far-sentences")
        if apart and min(one.sentence, two.sentence) <= 1:
            yield "lead"
    elif two.sentence <= 1:
        yield "lead"


def _of_kind(one: Claim, two: Claim) -> Iterator[str]:
    """What the two count."""
    if one.kind != "count":
        yield one.kind
        return
    fate = bool(one.fate) and one.fate == two.fate
    if one.what and one.what == two.what:
        yield "same-noun"
        if fate:
            yield "same-noun-and-fate"
    elif fate:
        yield "same-fate"
    elif one.what and two.what:
        yield "other-people"
    else:
        yield "one-noun" if one.what or two.what else "no-noun"


def of_words(graph: Article, one: Claim, two: Claim, group: list[Claim]) -> Iterator[Iterator[str]]:
    """What the words around the two share, and what sets them apart: step by step, so that one may stop."""
    yield iter(("shared-figures",) if graph.shares_figures(one, two) else ())
    first, second = graph.context(one), graph.context(two)
    yield _of_shared_words(graph, one, two, group)
    yield _of_next_words(graph, one, two)
    yield _of_sentences(one, two, first, second)
    yield _of_signs(graph, one, two)


def _of_shared_words(graph: Article, one: Claim, two: Claim, group: list[Claim]) -> Iterator[str]:
    """How much the nearest words are alike, and whether a third figure of the kind has them too."""
    first, second = graph.context(one), graph.context(two)
    shared = first.overlap(second)
    yield at_most(shared, _SHARED, "very-many-shared-words")
    words = 1 + min(len(first.near), len(second.near))
    alike = sum(3 * shared >= times * words for times in range(1, 5))
    yield f"alike-{alike}"
    if shared > 1:
        third = graph.third_overlap(one, two, group, shared)
        own = 2 * third <= shared
        yield "words-of-these-two" if own else "words-of-others-too" if third < shared else "words-of-many"
        if own and alike > 2:
            yield "same-statement"


def _of_next_words(graph: Article, one: Claim, two: Claim) -> Iterator[str]:
    """The words that say what is counted or measured, and those that only these two have."""
    first, second = graph.context(one), graph.context(two)
    for name, a, b in (("qualifier", first.qualifier, second.qualifier), ("measure", first.measure, second.measure)):
        if a and b:
            yield f"same-{name}" if a == b else f"other-{name}"
    if rare := graph.rare_words(one, two):
        yield "rare-word" if rare == 1 else "rare-words"


def _of_sentences(one: Claim, two: Claim, first: Context, second: Context) -> Iterator[str]:
    """How much else the sentences share, and whether they are one said again, or two items of a list."""
    yield of_rest(first, second)
    if one.sentence != two.sentence:
        yield from of_repetition(first, second)


def of_rest(first: Context, second: Context) -> str:
    """How much two sentences share beside the nearest words."""
    return at_most(len(first.sentence & second.sentence) - len(first.near & second.near), _REST, "sentences-alike-4")


def of_repetition(first: Context, second: Context) -> Iterator[str]:
    """Whether two sentences are one said again, or two items of a list."""
    words, common = min(len(first.spoken), len(second.spoken)), len(first.spoken & second.spoken)
    if words and 2 * common >= words:
        yield "parallel-sentences" if 4 * common < 3 * words or words < _LEAST_WORDS else "repeated-sentence"


def _of_signs(graph: Article, one: Claim, two: Claim) -> Iterator[str]:
    """The words that set a figure in another time, against another figure, or make it a part or another of the kind; witnesses."""
    first, second = graph.context(one), graph.context(two)
    signs = (
        *zip(_SIGNS, first.signs, second.signs, strict=True), ("another", first.another, second.another),
        ("part", first.part, second.part), ("of", first.of, second.of),
    )  # fmt: skip
    for name, a, b in signs:
        if a or b:
            yield f"{name}-at-both" if a and b else f"{name}-at-one"
    if first.more or second.more:
        yield "more-or-each"
    if first.dates and second.dates:
        yield "same-dates" if first.dates & second.dates else "other-dates"
    if (witness := graph.witness_overlap(one, two)) >= _ALIKE:
        yield "like-a-witness" if witness < _MUCH_ALIKE else "much-like-a-witness"


def of_surroundings(graph: Surroundings[ClaimT_contra], one: ClaimT_contra, two: ClaimT_contra) -> Iterator[str]:
    """The places and the speakers of the two sentences."""
    here, there = graph.places(one), graph.places(two)
    if here and there:
        yield "same-place" if here & there else "other-places"
    voices = graph.voice(one), graph.voice(two)
    if all(voices):
        yield "same-voice" if voices[0] == voices[1] else "other-voices"


def at_most(number: int, steps: Iterable[tuple[int, str]], beyond: str) -> str:
    """The name of the first step that is not below a number."""
    return next((name for most, name in steps if number <= most), beyond)
