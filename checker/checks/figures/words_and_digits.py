"""A number in words beside the same number in digits: "خمسة عشر (15) قتيلا"، "(300) ثلاثمئة ريال"، "50 ألف ريال (خمسون ألف ريال)"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.core.documents import Span
from checker.core.findings import Bar, Repair
from checker.core.mentions import PercentMention, QuantityMention
from checker.link.stated_figures import StatedFigure, ascii_amount, stated_figures

if TYPE_CHECKING:
    from checker.scan.scanner import Scan

_OPENING = ("(", "[")
_CLOSING = (")", "]")
_FARTHEST = 40  # code points between the two numbers: a noun with its adjectives, and a bracket
_NO_NOTE = 10  # from here on a number between brackets behind a sum is no mark of a note


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    least = int(options["least"])
    for scan in article.scans:
        for first, second in pairwise(stated_figures(scan)):
            if _is_gloss(scan, first, second, least):
                outcome.compared.update((first.mention.span, second.mention.span))
                if first.amount.value != second.amount.value:
                    outcome.drafts.append(_draft(article, first, second))


def _is_gloss(scan: Scan, first: StatedFigure, second: StatedFigure, least: int) -> bool:
    """One number in words and one in digits, of which one stands between brackets of its own, directly beside the other.

    A small number in brackets may be the mark of a note, or count another thing ("مرة واحدة (6)").
    """
    if second.mention.span.start - first.mention.span.end > _FARTHEST:
        return False
    values = first.amount.value, second.amount.value
    smallest = min((value for value in values if value is not None), default=0)
    if None in values or smallest < least:
        return False
    in_digits = [any(map(str.isdecimal, f.mention.text)) for f in (first, second)]
    if in_digits[0] == in_digits[1]:
        return False
    if (bracketed := _bracket(scan, second)) and _is_open_behind(scan, first, second):
        if bracketed == "number" and _is_plain(first):
            return True
        of_one_unit = _is_measure(first) and _is_plain(second) and smallest >= _NO_NOTE
        share = _is_plain(first) and isinstance(second.mention, PercentMention)  # "خمسة (20 في المئة)"
        return of_one_unit or (bracketed == "all" and not share and _agree(first, second))
    return bool(_bracket(scan, first)) and _is_closed_before(scan, first, second) and _agree(first, second)


def _bracket(scan: Scan, figure: StatedFigure) -> str:
    """Whether a figure stands in brackets: its "number" alone, "all" of it with its noun, or "" for neither."""
    text, index = scan.passage.folded.text, scan.passage.folded.index
    start, end = index(figure.mention.span.start), index(figure.mention.span.end)
    if text.startswith(_OPENING, start):
        return "number"
    if not text.startswith(_OPENING, start - 1):
        return ""
    if text.startswith(_CLOSING, end):
        return "number" if isinstance(figure.mention, QuantityMention) else "all"
    return "all" if text.startswith(_CLOSING, index(figure.end)) else ""


def _is_open_behind(scan: Scan, first: StatedFigure, second: StatedFigure) -> bool:
    """Whether nothing but a space and the bracket stands between a figure, with its noun, and the next."""
    return scan.passage.between(first.end, second.start).strip(" ") in ("", *_OPENING)


def _is_closed_before(scan: Scan, first: StatedFigure, second: StatedFigure) -> bool:
    """Whether nothing but the closing bracket stands between a figure in brackets and the next."""
    return scan.passage.between(first.mention.span.end, second.start).strip(" ") in _CLOSING


def _is_plain(figure: StatedFigure) -> bool:
    """Whether the copy names nothing that a figure counts."""
    return isinstance(figure.mention, QuantityMention) and figure.unit is None


def _is_measure(figure: StatedFigure) -> bool:
    """Whether a figure counts money, time or units: no mark of a note stands behind those, mostly."""
    mention = figure.mention
    return not isinstance(mention, QuantityMention) or mention.unit not in (None, "person", "item")


def _agree(first: StatedFigure, second: StatedFigure) -> bool:
    """Whether two figures count one thing, as far as the copy says."""
    units = [None if _is_plain(f) else f.unit for f in (first, second)]
    return None in units or not set((units[0] or "").split("/")).isdisjoint((units[1] or "").split("/"))


def _draft(article: Article, first: StatedFigure, second: StatedFigure) -> Draft:
    say, notes = article.catalogue.say, (ascii_amount(first.amount), ascii_amount(second.amount))
    places = tuple(article.place(f.mention.span, say("label.gloss"), primary=f is first) for f in (first, second))
    bars = tuple(Bar(note, f.amount.entails, f.mention.span) for note, f in zip(notes, (first, second), strict=True))
    in_words, in_digits = sorted((place.text for place in places), key=lambda text: any(map(str.isdecimal, text)))
    fields = {"first": in_words, "second": in_digits}
    return Draft("gloss", places, fields, " | ".join(notes), _repairs(article, first, second, notes[0]), bars)


def _repairs(article: Article, first: StatedFigure, second: StatedFigure, digits: str) -> tuple[Repair, ...]:
    """The digits that the words ask for, where digits gloss words."""
    if not second.mention.text.isdecimal() or not digits.isdecimal():
        return ()
    whole = Span(first.mention.span.part, first.start, second.mention.span.end)
    text = replaced(article.raw(whole.part), whole, (second.mention.span, digits))
    return (Repair(text, article.catalogue.say("evidence.words"), ("words",)),)


CHECK = Check("words-digits-mismatch", ("gloss",), frozenset({"first", "second"}), {"least": Option(2)}, _run)
