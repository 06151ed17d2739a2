"""Figures of the same people in the same place that cannot both be right."""

from __future__ import annotations

from collections import Counter

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.model import Bar, Claim, Interval, Location, Number

_WINDOW = 60  # claims that one claim is compared with: no article that people read has more of one place
_SUBGROUPS = ("child", "woman", "family")


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    claims = [c for c in article.claims if c.measure in options["measures"]]
    edges: list[tuple[int, int]] = []
    for one, first in enumerate(claims):
        for two in range(one + 1, min(one + 1 + _WINDOW, len(claims))):
            if _comparable(first, claims[two]):
                outcome.compared.update((first.figure.span, claims[two].figure.span))
                if _conflict(first, claims[two], int(options["largest-ratio"])):
                    edges.append((one, two))
    for group in _groups(edges):
        members = set(group)
        outcome.drafts.append(
            _draft(article, [claims[i] for i in group], [(claims[a], claims[b]) for a, b in edges if a in members])
        )


def _comparable(first: Claim, second: Claim) -> bool:
    """One measure, one place on a common level, one time, and groups of people that may be the same."""
    return (
        first.measure == second.measure
        and not set(first.places).isdisjoint(second.places)
        and first.as_of == second.as_of
        and _same_people(first.who, second.who)
        and first.part_of is not second.figure
        and second.part_of is not first.figure
    )


def _same_people(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Equal groups, or one of them people at large; children, women and families are groups of their own."""
    if first == second:
        return True
    return (not first or not second) and not any(g in _SUBGROUPS for g in (*first, *second))


def _conflict(first: Claim, second: Claim, largest_ratio: int) -> bool:
    one, two = first.figure.entails, second.figure.entails
    if not one.disjoint(two):
        return False
    low, high = sorted((_size(one), _size(two)))
    return low > 0 and high <= low * largest_ratio  # figures that far apart count different things


def _size(interval: Interval) -> Number:
    return (interval.low if interval.low is not None else interval.high) or 0


def _groups(edges: list[tuple[int, int]]) -> list[list[int]]:
    """Claims (by number) that contradict one another, directly or through a third, in the order of the text."""
    leader: dict[int, int] = {}

    def find(claim: int) -> int:
        while leader.setdefault(claim, claim) != claim:
            leader[claim] = claim = leader[leader[claim]]
        return claim

    for one, two in edges:
        leader[find(two)] = find(one)
    groups: dict[int, list[int]] = {}
    for claim in sorted(leader):
        groups.setdefault(find(claim), []).append(claim)
    return list(groups.values())


def _draft(article: Article, group: list[Claim], edges: list[tuple[Claim, Claim]]) -> Draft:
    """The claim with the most contradictions is the primary; the first that it contradicts is named beside it."""
    degree = Counter(id(claim) for edge in edges for claim in edge)
    primary = max(group, key=lambda c: degree[id(c)])
    partners = [a if b is primary else b for a, b in edges if primary in (a, b)]
    partner = next((c for c in partners if c.figure.hedge == "between"), partners[0])
    catalogue = article.catalogue
    fields = {
        "first": _words(primary), "second": _words(partner), "first_voice": _voice(article, primary),
        "second_voice": _voice(article, partner), "place": primary.place_name, "measure": catalogue.say(f"measure.{primary.measure}"),
    }  # fmt: skip
    ordered = [primary, *(c for c in group if c is not primary)]
    bars = tuple(Bar(_notation(c), c.figure.entails, c.figure.span) for c in group)
    return Draft(
        _variant(edges), tuple(_location(article, c, primary=c is primary) for c in ordered), fields,
        " | ".join(_notation(c) for c in group), (), bars,
    )  # fmt: skip


def _variant(edges: list[tuple[Claim, Claim]]) -> str:
    """How grave: within one sentence, in one voice or against the narrator, or between two named sources."""
    if any(a.sentence == b.sentence and a.voice == b.voice for a, b in edges):
        return "one-sentence"
    if any(a.voice == b.voice or a.voice is None or b.voice is None for a, b in edges):
        return "one-voice"
    return "two-sources"


def _words(claim: Claim) -> str:
    noun = f" {claim.figure.noun}" if claim.figure.noun else ""
    return claim.figure.text + noun


def _voice(article: Article, claim: Claim) -> str:
    return article.catalogue.say("voice", name=claim.voice) if claim.voice else article.catalogue.say("narrator")


def _location(article: Article, claim: Claim, *, primary: bool) -> Location:
    label = (
        article.catalogue.say("label.statement", voice=claim.voice)
        if claim.voice
        else article.catalogue.say("label.narrated")
    )
    return article.place(claim.figure.span, label, primary=primary)


def _notation(claim: Claim) -> str:
    """The figure in ASCII: >1400000, 1200000..1400000, ~1300000."""
    figure = claim.figure
    value = figure.amount.value
    if value is None:
        return f"{figure.entails.low}..{figure.entails.high}"
    sign = {"over": ">", "at-least": ">=", "under": "<", "at-most": "<=", "about": "~"}.get(figure.hedge, "")
    return f"{sign}{value if value.denominator == 1 else float(value)}"


CHECK = Check(
    "conflicting-figures", ("one-sentence", "one-voice", "two-sources"),
    frozenset({"first", "second", "first_voice", "second_voice", "place", "measure"}),
    {"measures": Option(["present", "residents", "displaced", "refugees"]), "largest-ratio": Option(10)}, _run,
)  # fmt: skip
