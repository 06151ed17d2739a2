"""A scale word that has gone missing: "من 102 طن إلى 83 مليون طن", or 623 زائر here and 623 ألف زائر there."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.folding import fold
from checker.core.mentions import QuantityMention
from checker.core.patterns import regex
from checker.link.stated_figures import StatedFigure, ascii_amount, stated_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan

_WINDOW = 40  # figures of one unit that are compared with one another
_SCALES = (1000, 10**6, 10**9)
_POINTS = (100, 1000, 10**4, 10**5, 10**6)
_TELLING = 3  # digits that do not meet by chance
_DIGITS = regex(r"\d+")
_LONGEST = 24  # code points between the two ends of "from … to …"


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    for scan in article.scans:
        if scan.passage.part != "text":
            continue
        figures = [f for f in stated_figures(scan) if f.unit is not None and f.amount.value]
        if len(figures) < 2:
            continue
        changes = _changes(scan, figures, int(options["ratio"]), outcome)
        for variant, first, second in (*changes, *_twins(article, figures)):
            outcome.drafts.append(_draft(article, variant, first, second))


def _changes(
    scan: Scan, figures: list[StatedFigure], ratio: int, outcome: Outcome
) -> Iterator[tuple[str, StatedFigure, StatedFigure]]:
    """ "من 102 طن إلى 83 مليون طن": one clause, one unit, and ends that no change joins."""
    for first, second in pairwise(figures):
        if first.unit != second.unit or second.start - first.end > _LONGEST:
            continue
        joint = fold(scan.passage.raw[first.end : second.start]).split()
        before = fold(scan.passage.raw[max(0, first.start - 12) : first.start]).split()
        if joint[-1:] != ["الي"] or len(joint) > 2 or before[-1:] not in (["من"], ["ومن"]):
            continue
        outcome.compared.update((first.mention.span, second.mention.span))
        low, high = sorted((Fraction(first.amount.value or 0), Fraction(second.amount.value or 0)))
        if low and high >= low * ratio:
            yield "from-to", first, second


def _twins(article: Article, figures: list[StatedFigure]) -> Iterator[tuple[str, StatedFigure, StatedFigure]]:
    """The same digits with a scale word and without, of one noun, in one story; or with a point and without."""
    by_unit: dict[str, list[StatedFigure]] = {}
    for figure in figures:
        by_unit.setdefault(figure.unit or "", []).append(figure)
    for alike in by_unit.values():
        for first, second in _same_digits(alike[:_WINDOW]) if len(alike) > 1 else ():
            if _is_twin(first, second) and article.same_story(first.mention.span, second.mention.span):
                yield "same-digits", first, second


def _same_digits(figures: list[StatedFigure]) -> list[tuple[StatedFigure, StatedFigure]]:
    """The pairs of figures that are written with the same digits, in order."""
    by_digits: dict[str, list[int]] = {}
    for number, figure in enumerate(figures):
        digits = _digits(figure)
        if len(digits) >= _TELLING:
            by_digits.setdefault(digits, []).append(number)
    pairs = sorted(pair for numbers in by_digits.values() for pair in combinations(numbers, 2))
    return [(figures[one], figures[two]) for one, two in pairs]


def _is_twin(first: StatedFigure, second: StatedFigure) -> bool:
    """Whether two numbers with the same digits differ by a scale word or by a point."""
    if first.amount.value == second.amount.value:
        return False
    low, high = sorted((Fraction(first.amount.value or 0), Fraction(second.amount.value or 0)))
    if sum(f.mention.text.count(point) for f in (first, second) for point in ".٫") == 1:
        return any(low * point == high for point in _POINTS)
    # 500 people beside 500 thousand are no slip
    return any(low * scale == high for scale in _SCALES) and len(_digits(first).rstrip("0")) >= _TELLING


def _digits(figure: StatedFigure) -> str:
    """The digits of a number, without points and separators."""
    return "".join(_DIGITS.findall(fold(figure.mention.text)))


def _draft(article: Article, variant: str, first: StatedFigure, second: StatedFigure) -> Draft:
    places = tuple(
        article.place(f.mention.span, article.catalogue.say("label.scale"), primary=f is first) for f in (first, second)
    )
    fields = {"first": _with_noun(first), "second": _with_noun(second)}
    return Draft(variant, places, fields, f"{ascii_amount(first.amount)} | {ascii_amount(second.amount)}")


def _with_noun(figure: StatedFigure) -> str:
    mention = figure.mention
    return f"{mention.text} {mention.noun}" if isinstance(mention, QuantityMention) and mention.noun else mention.text


CHECK = Check(
    "dropped-scale", ("from-to", "same-digits"), frozenset({"first", "second"}), {"ratio": Option(10_000)}, _run
)
