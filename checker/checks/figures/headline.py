"""A figure of the headline that the body does not bear out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.amounts import Number
from checker.core.division import divisor, quotient
from checker.core.findings import Bar
from checker.core.interval_arithmetic import last_place
from checker.core.mentions import MoneyMention, PercentMention, QuantityMention
from checker.link.stated_figures import StatedFigure, ascii_amount, ascii_number, stated_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIGURES = 30  # of a headline that are looked at: no headline has more
_MOST = 60  # figures of a body from which sums and differences are made
_NEAR = Fraction(11, 10)
_SCALES = frozenset(10**zeros for zeros in range(2, 61))  # no number that is read has more digits


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    titles = [s for s in article.scans if s.passage.part == "title"]
    said = [f for scan in titles for f in stated_figures(scan) if _counts(f, int(options["least"]))][:_FIGURES]
    if not said:
        return
    body = [f for scan in article.scans if scan.passage.part == "text" for f in stated_figures(scan)]
    for figure in said:
        title = figure.mention.span
        rivals = [f for f in body if f.unit == figure.unit and article.same_story(title, f.mention.span)]
        if not rivals:
            continue
        outcome.compared.add(title)
        if variant := _variant(figure, rivals, body):
            outcome.drafts.append(_draft(article, figure, *variant))


def _counts(figure: StatedFigure, least: int) -> bool:
    """A plain number with a unit: no range, no vague word, no ordinal few."""
    value = figure.amount.value
    return figure.unit is not None and value is not None and value >= least


def _values(figures: Iterable[StatedFigure]) -> list[Number]:
    """Every number that the body says, the ends of ranges too, in order and once."""
    found = (v for f in figures for v in (f.amount.bounds or (f.amount.value,)) if v is not None)
    return list(dict.fromkeys(found))


def _variant(
    figure: StatedFigure, rivals: Sequence[StatedFigure], body: Sequence[StatedFigure]
) -> tuple[StatedFigure, str] | None:
    """How the body contradicts the figure, with its figure that does; None where the body bears the headline out."""
    value, alike = figure.amount.value, [f for f in body if _may_count_the_same(f, figure)]
    assert value is not None
    if value in _values(body) or any(_is_rounded(value, other) for other in _values(alike)):
        return None
    if any(not f.amount.suggests.disjoint(figure.amount.suggests) for f in alike):
        return None
    for variant, test in (("transposed", _is_transposed), ("scale", _is_scaled)):
        for rival in rivals:
            if rival.amount.value is not None and test(value, rival.amount.value):
                # money and percentages have no noun that ties them, and two of them may have the same digits by chance
                loose = variant == "transposed" and isinstance(figure.mention, MoneyMention | PercentMention)
                return rival, "near" if loose else variant
    if any(not f.amount.entails.disjoint(figure.amount.entails) for f in alike) or _is_derived(figure, _values(body)):
        return None
    near = next((f for f in rivals if f.amount.value is not None and _is_near(value, f.amount.value)), None)
    return (near, "near") if near else (rivals[0], "absent")


def _may_count_the_same(figure: StatedFigure, other: StatedFigure) -> bool:
    """Whether two figures may speak of one thing: of one unit, both of people, or one of them without a noun."""
    if None in (figure.unit, other.unit) or figure.unit == other.unit:
        return True
    return all(isinstance(f.mention, QuantityMention) and f.mention.unit == "person" for f in (figure, other))


def _is_derived(figure: StatedFigure, values: Sequence[Number]) -> bool:
    """Whether the number is a sum, a difference or the rest of a hundred of what the body says."""
    value, known = figure.amount.value, set(values[:_MOST])
    assert value is not None
    listed = sorted(known)
    if (figure.unit == "%" and 100 - value in known) or any(value - n in known or value + n in known for n in listed):
        return True
    return any(value - one - two in known for i, one in enumerate(listed) for two in listed[i:])


def _is_near(one: Number, two: Number) -> bool:
    """Whether two numbers lie within a tenth of each other, as two counts of one thing do."""
    low, high = sorted((Fraction(one), Fraction(two)))
    return low * _NEAR > high


def _is_rounded(value: Number, exact: Number) -> bool:
    """Whether the headline's number is the other one with fewer places (5.6 for 5.62, 200 for 215)."""
    return abs(Fraction(exact) - value) < last_place(value) and value != exact


def _is_transposed(one: Number, two: Number) -> bool:
    """Whether two numbers are one but for two neighbouring digits, or for the order of all of them."""
    first, second = ascii_number(one), ascii_number(two)
    if len(first) != len(second) or first == second:
        return False
    apart = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    swapped = (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and first[apart[0]] == second[apart[1]]
        and first[apart[1]] == second[apart[0]]
    )
    return swapped or first == second[::-1]


def _is_scaled(one: Number, two: Number) -> bool:
    """Whether one number is the other times a power of ten of a hundred or more: a point or a scale word is lost."""
    low, high = sorted((abs(Fraction(one)), abs(Fraction(two))))
    by = divisor(low)
    return by is not None and (one < 0) == (two < 0) and quotient(high, by) in _SCALES


def _draft(article: Article, figure: StatedFigure, rival: StatedFigure, variant: str) -> Draft:
    say = article.catalogue.say
    one = article.place(figure.mention.span, say("label.headline"), primary=True)
    two = article.place(rival.mention.span, say("label.body"))
    notes = ascii_amount(figure.amount), ascii_amount(rival.amount)
    fields = {"headline": _with_noun(figure), "body": _with_noun(rival)}
    bars = tuple(Bar(note, f.amount.entails) for note, f in zip(notes, (figure, rival), strict=True))
    return Draft(variant, (one, two), fields, f"title {notes[0]} | text {notes[1]}", (), bars)


def _with_noun(figure: StatedFigure) -> str:
    mention = figure.mention
    noun = mention.noun if isinstance(mention, QuantityMention) else None
    return f"{mention.text} {noun}" if noun else mention.text


CHECK = Check(
    "headline-mismatch",
    ("transposed", "scale", "near", "absent"),
    frozenset({"headline", "body"}),
    {"least": Option(3)},
    _run,
)
