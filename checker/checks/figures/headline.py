"""A figure of the headline that the body does not bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.weighed import evidence_of, reasons
from checker.core.amounts import Number
from checker.core.findings import Bar
from checker.core.mentions import MoneyMention, PercentMention, QuantityMention
from checker.link.agreement import DIGIT_SLIPS, SCALE_SLIPS, reversed_digits
from checker.link.bindings import Bindings
from checker.link.cards import read_cards, wrong_cards
from checker.link.graph import HEADLINE
from checker.link.stated_figures import ascii_amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.link.cards import Cards
    from checker.link.claims import Claim
    from checker.link.graph import Pair

_WITNESSES = 3  # other figures of the body that are marked: those that say the same first, then those that may be meant
_NEAR = 10  # points by which theirs may be fewer than the weightiest rival's
_DOUBT = 14  # points that a warning needs more where something says that the two count two things
_MOST = 60  # figures of a body from which sums and differences are made
_LOOSE = frozenset({"no-noun", "one-noun", "other-people"})  # nothing says that the two count one thing
_APART = frozenset({"more-or-each", "another-at-one", "part-at-one"})  # something says that they do not
_NONE = Bindings()


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    graph, cards = article.graph, read_cards(options["cards"])
    if HEADLINE not in cards.cards or not graph.claims or not graph.claims[0].in_title:
        return
    rivals: dict[int, list[Pair]] = {}
    for pair in graph.pairs({HEADLINE: cards.cards[HEADLINE]}, _NONE):
        if pair.first.value >= int(options["least"]):
            rivals.setdefault(pair.first.number, []).append(pair)
    for pairs in rivals.values():
        pair = max(pairs, key=lambda p: p.points)
        outcome.compared.add(pair.first.span)
        values = _values(c for c in graph.claims if not c.in_title and _may_add_up(pair.first, c))
        if variant := _variant(pair, cards, values):
            outcome.drafts.append(_draft(article, pair, pairs, variant, cards))


def _values(claims: Iterable[Claim]) -> list[Number]:
    """The numbers that claims say, in order and once."""
    return list(dict.fromkeys(claim.value for claim in claims))


def _may_add_up(title: Claim, other: Claim) -> bool:
    """Whether a figure of the body may be a part of the headline's: of the same thing, or people beside people."""
    if title.kind != "count" or other.kind != "count":
        return title.kind == other.kind and title.what == other.what
    return title.what == other.what or (title.of_people and other.of_people) or not (title.what and other.what)


def _variant(pair: Pair, cards: Cards, values: Sequence[Number]) -> str:
    """How the body contradicts the headline; "" where it says the number by another name, or makes it up of others."""
    level, how = cards.levels[HEADLINE], pair.evidence[0]
    turned = reversed_digits(pair.first.value, pair.second.value)
    derived = not turned and how not in SCALE_SLIPS and _is_derived(pair.first, values)
    if pair.points < level.note + derived * _DOUBT:
        return ""
    # money and percentages have no noun that ties them, and two of them may have the same digits by chance
    alike = turned and isinstance(pair.first.stated.mention, MoneyMention | PercentMention)
    doubt = derived or alike or not _LOOSE.isdisjoint(pair.evidence)
    if pair.points < level.warning + doubt * _DOUBT or not _APART.isdisjoint(pair.evidence):
        return "near"
    if turned:
        return "transposed"
    return "scale" if how in SCALE_SLIPS else "digit" if how in DIGIT_SLIPS else "values"


def _is_derived(figure: Claim, values: Sequence[Number]) -> bool:
    """Whether the number is a sum of two, a difference, or the rest of a hundred of what the body says of its kind."""
    value, known = figure.value, set(values[:_MOST])
    if figure.what == "%" and 100 - value in known:
        return True
    return any(value - n in known or value + n in known for n in known)


def _draft(article: Article, pair: Pair, pairs: list[Pair], variant: str, cards: Cards) -> Draft:
    say = article.catalogue.say
    one = article.place(pair.first.span, say("label.headline"), primary=True)
    near = max(pair.points - _NEAR, cards.levels[HEADLINE].note)
    others = [p for p in pairs if p is not pair and p.points >= near and not _is_another(p)]
    others.sort(key=lambda p: p.second.value != pair.second.value)
    witnesses = [p.second for p in others][:_WITNESSES]
    places = tuple(article.place(c.span, say("label.body")) for c in (pair.second, *witnesses))
    notes = ascii_amount(pair.first.amount), ascii_amount(pair.second.amount)
    evidence = evidence_of(article, pair, cards.cards[HEADLINE])
    fields = {
        "headline": _with_noun(pair.first), "body": _with_noun(pair.second), "evidence": reasons(article, evidence),
    }  # fmt: skip
    bars = tuple(Bar(note, c.amount.entails, c.span) for note, c in zip(notes, (pair.first, pair.second), strict=True))
    return Draft(variant, (one, *places), fields, f"title {notes[0]} | text {notes[1]}", (), bars, evidence=evidence)


def _is_another(pair: Pair) -> bool:
    """Whether both figures have a word behind the noun that tells them apart: 23 دبلوماسيا بريطانيا، 23 دبلوماسيا روسيا."""
    return "same-noun" in pair.evidence and "other-qualifier" in pair.evidence


def _with_noun(claim: Claim) -> str:
    mention = claim.stated.mention
    noun = mention.noun if isinstance(mention, QuantityMention) else None
    return f"{mention.text} {noun}" if noun else mention.text


CHECK = Check(
    "headline-mismatch", ("transposed", "digit", "scale", "values", "near"),
    frozenset({"headline", "body", "evidence"}),
    {"least": Option(3), "cards": Option({}, wrong_cards)}, _run,
)  # fmt: skip
