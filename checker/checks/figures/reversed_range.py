"""A range whose first end is the greater: "بين 80 و60 كيلومترا"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.core.amounts import Number
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.folding import fold
from checker.core.mentions import QuantityMention
from checker.core.patterns import regex
from checker.link.stated_figures import StatedFigure, ascii_number, stated_figures
from checker.words import check_words

if TYPE_CHECKING:
    from checker.scan.scanner import Scan

_AND = regex(r" و ?")
_DIGITS = regex(r"\d+(?:[.,٫٬،]\d+)*")
_LONGEST_AND = 8  # code points, with marks, tatweel and what cannot be seen
_NO_SCORE = 10
_YEARS = range(1000, 2101)
_BEHIND = 30  # code points behind a range in which its sense may turn (على التوالي، تحت الصفر)
_BEFORE = 60  # code points before it that may say that the order is meant


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    largest = int(options["largest-ratio"])
    for scan in article.scans:
        for first, second in pairwise(stated_figures(scan)):
            if not _is_range(scan, first, second):
                continue
            outcome.compared.update((first.mention.span, second.mention.span))
            ends = _ends(scan, first, second)
            if ends and ends[1] < ends[0] <= ends[1] * largest and not _is_meant(scan, first, second):
                outcome.drafts.append(_draft(article, first, second, ends))


def _is_range(scan: Scan, first: StatedFigure, second: StatedFigure) -> bool:
    """ "بين A وB" of one thing; the grammar of figures has left the two apart, since it reads no range that descends."""
    between = scan.passage.between
    if second.start - first.end > _LONGEST_AND or not _AND.fullmatch(between(first.end, second.start)):
        return False
    if first.unit not in (None, second.unit) or not (_is_known(second) or _are_counts(first, second)):
        return False
    before = between(max(0, first.start - 16), first.start)
    said = before.split()
    if not before.endswith(" ") or not said or scan.lexicon.sense(said[-1], "range") != "between":
        return False
    return said[-2:-1] != ["من"]


def _is_known(figure: StatedFigure) -> bool:
    """Whether what is counted is money, a unit, or a noun that the lexicon knows; any other word may be the next of the sentence."""
    mention = figure.mention
    return not isinstance(mention, QuantityMention) or mention.form is not None or mention.unit not in (None, "item")


def _are_counts(first: StatedFigure, second: StatedFigure) -> bool:
    """Whether two numbers without a noun may be counts: no score, no year."""
    values = first.amount.value, second.amount.value
    return all(value is not None and value >= _NO_SCORE and value not in _YEARS for value in values)


def _ends(scan: Scan, first: StatedFigure, second: StatedFigure) -> tuple[Number, Number] | None:
    """Both ends; a scale that is said once counts for both ("بين 32 و30 مليار دولار")."""
    one, two = first.amount.value, second.amount.value
    if one is None or two is None:
        return None
    said = second.mention.text.split()
    scale = scan.lexicon.sense(fold(said[1]), "scale") if len(said) > 1 else None
    if scale and one < 1000 and two < one * scale and first.unit is None:
        one *= scale
    return one, two


def _is_meant(scan: Scan, first: StatedFigure, second: StatedFigure) -> bool:
    """Whether words around the range say that the greater end goes first: below zero, respectively, market levels, times."""
    raw, words = scan.passage.raw, check_words.load(scan.lexicon.language)
    start, end = scan.passage.sentences[scan.passage.sentence_at(first.start)]
    before = raw[max(start, first.start - _BEFORE) : first.start]
    behind = raw[second.mention.span.end : min(end, second.end + _BEHIND)]
    return words.has("descends_behind", before) or words.has("descends_before", behind)


def _draft(article: Article, first: StatedFigure, second: StatedFigure, ends: tuple[Number, Number]) -> Draft:
    span = Span(first.mention.span.part, first.start, second.end)
    repairs = _repairs(article, span, first, second)
    place = article.place(span, article.catalogue.say("label.range"), primary=True)
    fields = {"text": place.text}
    return Draft("ends", (place,), fields, f"{ascii_number(ends[0])} > {ascii_number(ends[1])}", repairs)


def _repairs(article: Article, span: Span, first: StatedFigure, second: StatedFigure) -> tuple[Repair, ...]:
    """The two numbers change places, where both are written in digits; scale and noun stay where they are."""
    raw = article.raw(span.part)
    one, two = (_DIGITS.match(raw, f.start) for f in (first, second))
    if one is None or two is None:
        return ()
    turned = replaced(raw, span, (Span(span.part, *one.span()), two[0]), (Span(span.part, *two.span()), one[0]))
    return (Repair(turned, article.catalogue.say("evidence.ascending"), ("ascending",)),)


CHECK = Check(
    "reversed-range", ("ends",), frozenset({"text"}), {"largest-ratio": Option(20)}, _run,
)  # fmt: skip
