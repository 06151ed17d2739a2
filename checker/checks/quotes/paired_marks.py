"""Marks in pairs: quotation marks of one kind in an article, and brackets that close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Options, Outcome, one_of
from checker.core.documents import Span
from checker.core.folding import fold
from checker.core.patterns import regex
from checker.segment.passages import are_parted, by_paragraph, where
from checker.segment.quotations import DOUBLE, GUILLEMETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.segment.passages import Passage

_MARKS = DOUBLE + GUILLEMETS
_BRACKETS = "()[]{}"
_PARTNER = {")": "(", "]": "[", "}": "{"}
# "1)"، "أ)" head the items of a list; ":)" is a face
_ITEM = regex(r"(?:^|[\s،.؛:])(?:\d{1,2}|[^\W\d_]) ?-?$")
_BEFORE = 8  # code points before a bracket in which the number of an item stands, with what cannot be seen
_FACES = (":", ";", "-", "=", "^")


def _quotes(article: Article, options: Options, outcome: Outcome) -> None:
    house = str(options["marks"])
    guillemets: list[Span] = []
    double: list[Span] = []
    for scan in article.scans:
        for quote in _outer(scan.passage):
            kind = guillemets if scan.passage.raw[quote.start] in GUILLEMETS else double
            kind.append(Span(scan.passage.part, quote.start, quote.end))
    if guillemets and double:
        few = house == "double" or (not house and len(guillemets) < len(double))
        strange, usual = (guillemets, double) if few else (double, guillemets)
        say = article.catalogue.say
        places = (
            article.place(strange[0], say("label.marks"), primary=True),
            article.place(usual[0], say("label.marks-other")),
        )
        fields = {"text": places[0].text, "other": places[1].text}
        outcome.drafts.append(Draft("marks", places, fields, f"{len(strange)} | {len(usual)}"))


def _outer(passage: Passage) -> Iterator[Span]:
    """The closed quotations with two marks of one kind; what is quoted within them stands in other marks by right."""
    for quote in passage.quotes:
        if passage.is_inner(quote) or passage.raw[quote.start] not in _MARKS:
            continue
        kinds = {passage.raw[at] in GUILLEMETS for at in (quote.start, quote.end - 1)}
        if quote.opened and quote.closed and len(kinds) == 1 and quote.end - quote.start > 1:
            yield Span(passage.part, quote.start, quote.end)


def _brackets(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for scan in article.scans:
        raw = scan.passage.raw
        brackets = where(raw, _BRACKETS)
        if not brackets or _are_closed(raw, brackets):
            continue
        for start, _, within in by_paragraph(scan.passage.paragraphs, brackets):
            for at, variant in _loose(raw, start, within)[:1]:  # mended, it shows whether there are more
                place = article.place(
                    Span(scan.passage.part, at, at + 1), article.catalogue.say(f"label.bracket-{variant}"), primary=True
                )
                outcome.drafts.append(Draft(variant, (place,), {"mark": place.text}, ""))


def _are_closed(raw: str, brackets: list[int]) -> bool:
    """Whether each round bracket is closed by the next one, in its line: mostly so, and then no paragraph is looked at."""
    pairs = "()" * (len(brackets) // 2)
    return "".join([raw[at] for at in brackets]) == pairs and not are_parted(raw, brackets)


def _loose(raw: str, start: int, brackets: list[int]) -> list[tuple[int, str]]:
    """The brackets of a paragraph without a partner, in order; those that head a list and faces are none."""
    opened: list[int] = []
    loose: list[tuple[int, str]] = []
    for at in brackets:
        mark = raw[at]
        if mark not in _PARTNER:
            opened.append(at)
        elif opened and raw[opened[-1]] == _PARTNER[mark]:
            opened.pop()
        elif not (raw[at - 1 : at] in _FACES or _ITEM.search(fold(raw[max(start, at - _BEFORE) : at]))):
            loose.append((at, "closing"))
    return sorted(loose + [(at, "opening") for at in opened if raw[at - 1 : at] not in _FACES])


QUOTES = Check(
    "quote-marks", ("marks",), frozenset({"text", "other"}), {"marks": one_of("guillemets", "double")}, _quotes
)
BRACKETS = Check("brackets", ("opening", "closing"), frozenset({"mark"}), {}, _brackets)
