"""A number in words beside the same number in digits: "خمسة عشر (15) قتيلا"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.core.documents import Span
from checker.core.findings import Bar, Repair
from checker.core.mentions import QuantityMention
from checker.link.stated_figures import StatedFigure, ascii_amount, stated_figures

if TYPE_CHECKING:
    from checker.scan.scanner import Scan

_OPENING = (" (", "(", " [")
_LONGEST_OPENING = 6  # code points between the two, with what cannot be seen
_CLOSING = (")", "]")


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    least = int(options["least"])
    for scan in article.scans:
        for first, second in pairwise(stated_figures(scan)):
            if _is_gloss(scan, first, second, least):
                outcome.compared.update((first.mention.span, second.mention.span))
                if first.amount.value != second.amount.value:
                    outcome.drafts.append(_draft(article, first, second))


def _is_gloss(scan: Scan, first: StatedFigure, second: StatedFigure, least: int) -> bool:
    """One number in words and one in digits, the second alone in brackets directly behind the first.

    A small number in brackets may be the mark of a note, or count another thing ("مرة واحدة (6)").
    """
    passage, (one, two) = scan.passage, (first.mention.span, second.mention.span)
    if two.start - one.end > _LONGEST_OPENING or passage.between(one.end, two.start) not in _OPENING:
        return False
    if not passage.folded.text.startswith(_CLOSING, passage.folded.index(two.end)):
        return False
    values = first.amount.value, second.amount.value
    if not all(isinstance(f.mention, QuantityMention) for f in (first, second)) or None in values:
        return False
    in_digits = [any(map(str.isdecimal, f.mention.text)) for f in (first, second)]
    return in_digits[0] != in_digits[1] and min(v for v in values if v is not None) >= least


def _draft(article: Article, first: StatedFigure, second: StatedFigure) -> Draft:
    say, notes = article.catalogue.say, (ascii_amount(first.amount), ascii_amount(second.amount))
    places = tuple(article.place(f.mention.span, say("label.gloss"), primary=f is first) for f in (first, second))
    bars = tuple(Bar(note, f.amount.entails, f.mention.span) for note, f in zip(notes, (first, second), strict=True))
    fields = {"first": places[0].text, "second": places[1].text}
    return Draft("gloss", places, fields, " | ".join(notes), _repairs(article, first, second, notes[0]), bars)


def _repairs(article: Article, first: StatedFigure, second: StatedFigure, digits: str) -> tuple[Repair, ...]:
    """The digits that the words ask for, where digits gloss words."""
    if not second.mention.text.isdecimal() or not digits.isdecimal():
        return ()
    whole = Span(first.mention.span.part, first.start, second.mention.span.end)
    text = replaced(article.raw(whole.part), whole, (second.mention.span, digits))
    return (Repair(text, article.catalogue.say("evidence.words"), ("words",)),)


CHECK = Check("words-digits-mismatch", ("gloss",), frozenset({"first", "second"}), {"least": Option(2)}, _run)
