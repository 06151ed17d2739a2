"""The named evidence for and against two dates or clock times being of one event.

That of the values and of where they stand is cheap; the words around them are asked for only where the card leaves them a chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.link.date_agreement import relation
from checker.link.date_claims import DAY, TIME
from checker.link.evidence import OF_SURROUNDINGS, Surroundings, at_most, of_repetition, of_rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.link.date_claims import DateClaim
    from checker.link.date_context import DateContext

_TOLD = ((2, "date-told-twice"), (3, "three-dates"), (5, "some-dates"), (9, "many-dates"))
_APART = ((1, "next-sentence"), (3, "near-sentences"))
_OWN = ((0, "no-own-root"), (1, "one-own-root"), (2, "two-own-roots"))
_OPPOSED = (
    {"start", "end"}, {"open", "end"}, {"birth", "death"}, {"birth", "founding"}, {"death", "burial"}, {"arrival", "departure"},
)  # fmt: skip
# of each row a pair has one piece of evidence at the most
OF_VALUES = (
    ("day-digits-exchanged", "neighbouring-day", "one-digit-of-day", "near-day", "far-day-of-month", "same-day-of-neighbouring-month",
     "same-day-of-far-month", "near-day-of-other-month", "far-day", "neighbouring-month", "far-month", "anniversary",
     "other-date-of-other-year", "year-digits-exchanged", "neighbouring-year", "one-digit-of-year", "near-year", "far-year",
     "one-hour-apart", "half-day-apart", "hours-apart", "other-minutes", "near-time", "far-time"),
    ("day-told", "month-told", "year-told", "time-told"),
    (*(name for _, name in _TOLD), "very-many-dates"),
    ("both-dates-told-again", "one-date-told-again"),
    (*(name for _, name in _APART), "far-sentences", "headline"), ("", "lead"),
    ("", "both-weekdays", "one-weekday"), ("", "unequal-exactness"),
)  # fmt: skip
OF_WORDS = (
    (*(name for _, name in _OWN), "many-own-roots"),
    ("same-head", "head-near", "other-head"),
    ("no-event-word", "one-event-word", "more-event-words"),
    ("", "other-names"),
    ("said-of-one-thing", "more-said-of-one", "said-of-two-things"), ("", "indefinite-again"),
    ("", "announced-at-one"), ("", "named-today"), ("", "both-calendars"),
    ("", "two-close-roots", "one-close-root"),
    ("", "same-happening", "other-happening", "opposed-happening"),
    ("", "which-at-one", "which-differs", "same-which", "another-event"),
    ("", "moved"),
    ("", "stretch-at-one", "stretches"),
    ("", "other-numbers-near"), ("", "shared-figures"),
    ("", "parallel-sentences", "repeated-sentence"),
    ("sentences-alike-0", "sentences-alike-1", "sentences-alike-2", "sentences-alike-4"),
    ("", "past-at-one", "past-at-both"),
    ("", "expected-at-one", "expected-at-both"),
    ("", "roots-of-these-two", "roots-of-others-too", "roots-of-many"),
    ("", "statistic-at-one", "statistic-at-both"),
)  # fmt: skip
NAMES = frozenset(name for row in (*OF_VALUES, *OF_WORDS, *OF_SURROUNDINGS) for name in row if name)
NEVER = frozenset({
    "moved", "another-event", "said-of-two-things", "indefinite-again", "stretch-at-one", "opposed-happening", "which-differs",
    "anniversary", "other-date-of-other-year", "unequal-exactness", "announced-at-one", "named-today", "both-calendars",
})  # fmt: skip
"""What makes two events of a pair, whatever its words share."""
APART = frozenset({"no-event-word", "other-places", "other-names", "statistic-at-one", "statistic-at-both"})
"""Slots that differ: a place or a name, a date that something is only counted for; or no word tells of an event. They hold a pair back."""
_SLIPS = frozenset({
    "day-digits-exchanged", "neighbouring-day", "one-digit-of-day", "same-day-of-neighbouring-month", "neighbouring-month",
    "year-digits-exchanged", "neighbouring-year", "one-digit-of-year", "one-hour-apart", "half-day-apart",
})  # fmt: skip
_MANY = frozenset({"some-dates", "many-dates", "very-many-dates"})
_ONLY = frozenset({"date-told-twice", "two-close-roots"})
_ANOTHER = frozenset({"second", "third", "later", "another", "earlier", "away", "round"})


class Article(Surroundings["DateClaim"], Protocol):
    """What the evidence asks of the article's dates and times; `checker.link.date_graph` is it."""

    def like(self, claim: DateClaim) -> Sequence[DateClaim]:
        """The claims that are as exact."""

    def told_again(self, claim: DateClaim) -> bool:
        """Whether the same date or time stands elsewhere."""

    def context(self, claim: DateClaim) -> DateContext:
        """The words around a claim."""

    def rare(self, one: DateClaim, two: DateClaim) -> frozenset[str]:
        """The roots near two claims that stand near few others."""

    def third_overlap(self, one: DateClaim, two: DateClaim) -> int:
        """How many roots of one of two claims a third one of another value has."""


def may_be_of_one_event(evidence: Sequence[str]) -> bool:
    """Whether a slip makes the one date the other, or the article tells just these two, in like words.

    Of years an article of many tells many events.
    """
    if "year-told" in evidence and not _MANY.isdisjoint(evidence):
        return False
    return evidence[0] in _SLIPS or _ONLY.issubset(evidence)


def of_values(graph: Article, one: DateClaim, two: DateClaim) -> Iterator[str]:
    """What the values, and where and how often they stand, say."""
    yield relation(one, two)
    yield f"{one.exact}-told"
    if one.exact != two.exact:
        yield "unequal-exactness"
    yield at_most(len(graph.like(one)), _TOLD, "very-many-dates")
    again = graph.told_again(one), graph.told_again(two)
    if any(again):
        yield "both-dates-told-again" if all(again) else "one-date-told-again"
    if one.in_title:
        yield "headline"
    else:
        yield at_most(abs(two.sentence - one.sentence), _APART, "far-sentences")
    if min(one.sentence, two.sentence) <= 1:
        yield "lead"
    weekdays = one.weekday is not None, two.weekday is not None
    if any(weekdays):
        yield "both-weekdays" if all(weekdays) else "one-weekday"


def of_words(graph: Article, one: DateClaim, two: DateClaim) -> Iterator[str]:
    """What the words around the two share, and what sets them apart."""
    first, second = graph.context(one), graph.context(two)
    shared = first.roots & second.roots
    own = shared & graph.rare(one, two)
    yield at_most(len(own), _OWN, "many-own-roots")
    yield _head(first, second)
    events = len(first.events & second.events)
    yield "more-event-words" if events > 1 else "one-event-word" if events else "no-event-word"
    if close := len(first.close & second.close):
        yield "two-close-roots" if close > 1 else "one-close-root"
    third = graph.third_overlap(one, two)
    if len(shared) > 1 or third:
        yield (
            "roots-of-these-two"
            if 2 * third <= len(shared)
            else "roots-of-others-too"
            if third < len(shared)
            else "roots-of-many"
        )
    besides = first.said_besides(second), second.said_besides(first)
    yield "said-of-two-things" if all(besides) else "more-said-of-one" if any(besides) else "said-of-one-thing"
    if second.is_indefinite and not one.in_title:
        yield "indefinite-again"
    yield from _happening(first, second)
    yield of_rest(first, second)
    yield from _of_sentences(first, second)
    yield from _of_signs(first, second)
    if not (one.exact == two.exact == DAY or one.exact == TIME) and (first.statistic or second.statistic):
        yield "statistic-at-both" if first.statistic and second.statistic else "statistic-at-one"


def _head(first: DateContext, second: DateContext) -> str:
    """Whether the word next to the one date is the word next to the other, or stands near it."""
    if first.head and first.head == second.head:
        return "same-head"
    return "head-near" if first.head in second.roots or second.head in first.roots else "other-head"


def _happening(first: DateContext, second: DateContext) -> Iterator[str]:
    """What kind of happening both tell."""
    here, there = first.happenings - {"announcement"}, second.happenings - {"announcement"}
    if ("announcement" in first.happenings) is not ("announcement" in second.happenings):
        yield "announced-at-one"
    if here and there:
        if any(not pair.isdisjoint(here - there) and not pair.isdisjoint(there - here) for pair in _OPPOSED):
            yield "opposed-happening"
        else:
            yield "same-happening" if here & there else "other-happening"


def _of_sentences(first: DateContext, second: DateContext) -> Iterator[str]:
    """Whether the sentences are one said again, or two items of a list; and the numbers that they share, or that set them apart."""
    yield from of_repetition(first, second)
    if first.figures & second.figures:
        yield "shared-figures"
    if first.names and second.names and first.names.isdisjoint(second.names):
        yield "other-names"
    if first.numbers and second.numbers and first.numbers.isdisjoint(second.numbers):
        yield "other-numbers-near"


def _of_signs(first: DateContext, second: DateContext) -> Iterator[str]:
    """The words that set an event in another time, or tell which of several it is."""
    if (first.others ^ second.others) & _ANOTHER:
        yield "another-event"
    elif first.others or second.others:
        yield (
            "same-which"
            if first.others == second.others
            else "which-differs"
            if first.others and second.others
            else "which-at-one"
        )
    if first.moved or second.moved:
        yield "moved"
    if first.today or second.today:
        yield "named-today"
    if first.paired and second.paired:
        yield "both-calendars"
    if first.in_range or second.in_range:
        yield "stretches" if first.in_range and second.in_range else "stretch-at-one"
    for at, name in ((1, "past"), (3, "expected")):
        if first.signs[at] or second.signs[at]:
            yield f"{name}-at-both" if first.signs[at] and second.signs[at] else f"{name}-at-one"
