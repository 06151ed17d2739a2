"""A counted noun in a form that its number does not take: the number and the noun check each other like the digits of a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.documents import Span
from checker.core.mentions import QuantityMention
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan

_YEARS = range(1900, 2101)
_BEFORE = 4  # code points before the digits that may make them something else
_MARKS = '،.:؛"«“'


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for scan in article.scans:
        for figure, variant in _disagreeing(scan):
            span = Span(
                figure.span.part, figure.span.start, figure.noun_span.end if figure.noun_span else figure.span.end
            )
            place = article.place(span, article.catalogue.say("label.counted"), primary=True)
            fields = {"text": place.text, "number": str(figure.amount.value), "noun": figure.noun or ""}
            needed = "singular" if variant == "many" else "plural"
            outcome.drafts.append(
                Draft(variant, (place,), fields, f"{figure.amount.value}: {figure.form}, needs {needed}")
            )


def _disagreeing(scan: Scan) -> Iterator[tuple[QuantityMention, str]]:
    for figure in scan.quantities:
        value, form = figure.amount.value, figure.form
        if form is None or not isinstance(value, int) or figure.amount.vague:
            continue
        rest = value % 100
        if 3 <= rest <= 10:
            if form in ("singular", "accusative") and _is_bare(scan, figure):
                yield figure, "few" if value == rest else "hundreds"
        elif form == "plural" and (rest > 10 or (rest == 0 and value)) and _is_bare(scan, figure):
            yield figure, "many"


def _is_bare(scan: Scan, figure: QuantityMention) -> bool:
    """Digits alone that are no year, with nothing beside them that makes them a score, an ordinal or the end of a longer number."""
    between, span, digits = scan.passage.between, figure.span, figure.text.split()[-1]
    if not digits.isdecimal() or (len(digits) == 4 and int(digits) in _YEARS):
        return False
    before = between(max(0, span.end - len(digits) - _BEFORE), span.end - len(digits))
    if before.rstrip(" ").endswith("ال"):
        return False  # "التقرير ذو الصفحات الـ400 قضايا …"
    behind = between(figure.noun_span.end, figure.noun_span.end + 8).split()[:1] if figure.noun_span else []
    if check_words.load(scan.lexicon.language).has("relation", " ".join(behind)):
        return False  # "10 مشتبه بهم"
    last = before.rstrip()[-1:]
    return not last or last.isalpha() or last in _MARKS


CHECK = Check("number-noun-disagreement", ("few", "many", "hundreds"), frozenset({"text", "number", "noun"}), {}, _run)
