"""Figures of the same people in the same place that cannot both be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.amounts import Amount, Interval, Number
from checker.core.claims import Claim
from checker.core.documents import Span
from checker.core.findings import Bar, Location
from checker.core.interval_arithmetic import last_place
from checker.core.mentions import QuantityMention
from checker.link.event_counts import event_claims
from checker.link.measures import TIES, Measure, read_measures, wrong_measures
from checker.link.stated_figures import ascii_amount

_WINDOW = 60  # claims that one claim is compared with: no article that people read has more of one place
_NAMED = 3  # figures that a message names beside the first
_Voices = Mapping[Span, str | None]  # who speaks where a figure stands, None for the narrator
_SUBGROUPS = ("child", "woman", "family")


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    texts = [scan for scan in article.scans if scan.passage.part == "text" and len(scan.figures) > 1]
    if not (texts or article.claims):
        return
    measures = read_measures(options["measures"])
    claims = [c for c in article.claims if c.measure in measures.by_name]
    for scan in texts:
        claims += event_claims(scan, measures)
    if len(claims) < 2:
        return
    edges: list[tuple[int, int]] = []
    for one, two in _alike(claims):
        first, second = claims[one], claims[two]
        if _comparable(first, second) and article.same_story(first.figure.span, second.figure.span):
            outcome.compared.update((first.figure.span, second.figure.span))
            if _conflict(first, second, int(options["largest-ratio"]), measures.by_name[first.measure].tolerance):
                edges.append((one, two))
    for group in _groups(edges):
        pairs = [(claims[a], claims[b]) for a, b in group.edges]
        outcome.drafts.append(_draft(article, measures.by_name, [claims[i] for i in group.members], pairs))


def _alike(claims: list[Claim]) -> list[tuple[int, int]]:
    """The pairs of claims (by number) with one measure and a place in common, in order."""
    by_place: dict[tuple[str, str], list[int]] = {}
    for number, claim in enumerate(claims):
        for place in claim.places:
            by_place.setdefault((claim.measure, place), []).append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in by_place.values():
        for at, one in enumerate(numbers):
            pairs.update((one, two) for two in numbers[at + 1 : at + 1 + _WINDOW])
    return sorted(pairs)


def _comparable(first: Claim, second: Claim) -> bool:
    """One time, and groups of people that may be the same, of two claims with one measure and one place."""
    return (
        (first.as_of == second.as_of or (_is_tied(first) and None in (first.as_of, second.as_of)))
        and (first.who == second.who if _is_tied(first) else _same_people(first.who, second.who))
        and first.part_of is not second.figure
        and second.part_of is not first.figure
    )


def _is_tied(claim: Claim) -> bool:
    """Whether a claim hangs on an event or a subject: its date need not be said twice, and its groups are what they are called."""
    return ":" in claim.places[0] and claim.places[0].split(":")[0] in TIES if claim.places else False


def _same_people(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Equal groups, or one of them people at large; children, women and families are groups of their own."""
    if first == second:
        return True
    return (not first or not second) and not any(g in _SUBGROUPS for g in (*first, *second))


def _conflict(first: Claim, second: Claim, largest_ratio: int, tolerance: int) -> bool:
    """Whether two claims have nothing in common, and still may count one thing."""
    one, two = first.figure.amount.entails, second.figure.amount.entails
    if not one.disjoint(two) or _is_rounding(first.figure.amount, second.figure.amount):
        return False
    low, high = sorted((_size(one), _size(two)))
    return low > 0 and low * (100 + tolerance) < high * 100 and high <= low * largest_ratio


def _is_rounding(first: Amount, second: Amount) -> bool:
    """Whether one number has a single digit that is not zero and is the other one rounded: 100 for 98, 20 for 19."""
    one, two = first.value, second.value
    if one is None or two is None:
        return False
    return any(
        1 < last_place(a) <= a < 10 * last_place(a) and abs(Fraction(a) - b) * 2 < last_place(a)
        for a, b in ((one, two), (two, one))
    )


def _size(interval: Interval) -> Number:
    return (interval.low if interval.low is not None else interval.high) or 0


class _Group(Struct, frozen=True):
    """Claims (by number) that contradict one another, directly or through a third, and the pairs that do."""

    members: list[int]
    edges: list[tuple[int, int]]


def _groups(edges: list[tuple[int, int]]) -> list[_Group]:
    """The groups of claims that contradict one another, in the order of the text."""
    leader: dict[int, int] = {}

    def find(claim: int) -> int:
        while leader.setdefault(claim, claim) != claim:
            leader[claim] = claim = leader[leader[claim]]
        return claim

    for one, two in edges:
        leader[find(two)] = find(one)
    groups: dict[int, _Group] = {}
    for claim in sorted(leader):
        groups.setdefault(find(claim), _Group([], [])).members.append(claim)
    for edge in edges:
        groups[find(edge[0])].edges.append(edge)
    return list(groups.values())


def _draft(
    article: Article, measures: Mapping[str, Measure], group: list[Claim], edges: list[tuple[Claim, Claim]]
) -> Draft:
    """The claim with the most contradictions is the primary; those that it contradicts are named beside it."""
    degree = Counter(id(claim) for edge in edges for claim in edge)
    primary = max(group, key=lambda c: degree[id(c)])
    partners = [a if b is primary else b for a, b in edges if primary in (a, b)]
    what = measures[primary.measure].named(article.catalogue.language, primary.place_name)
    voices = {c.figure.span: article.scan(c.figure.span.part).voice_at(c.figure.span.start) for c in group}
    others = article.catalogue.say("and_also").join(_said(article, c, voices) for c in partners[:_NAMED])
    fields = {"what": what, "first": _said(article, primary, voices), "others": others}
    ordered = [primary, *(c for c in group if c is not primary)]
    bars = tuple(Bar(ascii_amount(c.figure.amount), c.figure.amount.entails, c.figure.span) for c in group)
    return Draft(
        _variant(edges, voices), tuple(_location(article, c, voices, primary=c is primary) for c in ordered), fields,
        " | ".join(bar.label for bar in bars), (), bars,
    )  # fmt: skip


def _variant(edges: list[tuple[Claim, Claim]], voices: _Voices) -> str:
    """How grave: within one sentence, in one voice or against the narrator, or between two named sources."""
    said = [(a.sentence == b.sentence, voices[a.figure.span], voices[b.figure.span]) for a, b in edges]
    if any(one_sentence and one == two for one_sentence, one, two in said):
        return "one-sentence"
    if any(one == two or one is None or two is None for _, one, two in said):
        return "one-voice"
    return "two-sources"


def _said(article: Article, claim: Claim, voices: _Voices) -> str:
    """A figure with its noun as written, and in whose voice: «نحو 80 ألف نازح» (نص الخبر)."""
    say, figure, name = article.catalogue.say, claim.figure, voices[claim.figure.span]
    noun = figure.noun if isinstance(figure, QuantityMention) else None
    voice = say("voice", name=name) if name else say("narrator")
    return say("said", text=f"{figure.text} {noun}" if noun else figure.text, voice=voice)


def _location(article: Article, claim: Claim, voices: _Voices, *, primary: bool) -> Location:
    say, voice = article.catalogue.say, voices[claim.figure.span]
    label = say("label.statement", voice=voice) if voice else say("label.narrated")
    return article.place(claim.figure.span, label, primary=primary)


CHECK = Check(
    "conflicting-figures", ("one-sentence", "one-voice", "two-sources"),
    frozenset({"what", "first", "others"}),
    {"measures": Option({}, wrong_measures), "largest-ratio": Option(10)}, _run,
)  # fmt: skip
