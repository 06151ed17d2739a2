"""A list that is longer or shorter than its number says: "ثلاث دول هي مصر والأردن وقطر ولبنان"."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.figures.counted_years import counted_years
from checker.core.documents import Span
from checker.core.folding import fold
from checker.core.mentions import QuantityMention
from checker.core.patterns import regex
from checker.link.clauses import ClauseContext

_OPENS = regex(r"(?: [^\W\d_]+){0,2}(?: (?:هي|هم|هن|هما)(?: كل من)?:? | ?: )")
# what tells more of those that are counted may stand before: "ثماني دول في تحالف «أوبك+»، هي"; then places only are sure
_OPENS_LATE = regex(r"(?: [^\W\d_]+){0,5}(?: ?[«\"“][^«»\"”\n]{2,30}[»\"”])? ?[،,] (?:هي|هم)(?: كل من)?:? ")
_JOINED = regex(r"[\s،,]*و")
_ENDS = regex(r"[.؛!?؟\n(]|\Z")
_JOINTS = regex(r"(?:[\s،,]|و)*")
_ITEMS = regex(r" ?[،,] ?و?| و(?=\w{3})")
_LONGEST = 300  # code points of a list
_LONGEST_ITEM = 3  # words of one of its items


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    least, most = int(options["least"]), int(options["most"])
    for scan in article.scans:
        outcome.drafts += counted_years(article, scan)
        stretch: ClauseContext | None = None
        for figure in scan.quantities:
            value = figure.amount.value
            if (
                not isinstance(value, int)
                or not least <= value <= most
                or figure.hedge != "none"
                or not figure.noun_span
            ):
                continue
            folded = scan.passage.folded
            behind = folded.index(max(figure.noun_span.end, figure.span.end))
            opening = _OPENS.match(folded.text, behind)
            late = None if opening else _OPENS_LATE.match(folded.text, behind)
            if opening is None and late is None:
                continue
            stretch = stretch or ClauseContext(scan)
            found = _listed(stretch, folded.start(opening.end())) if opening else None
            begun = opening or late
            assert begun
            if found is None or found[0] == "items":
                places = _listed_places(stretch, folded.start(begun.end()))
                found = places if places and places[2] >= value else found  # one that is short may go on: فضلا عن أربيل
            if found:
                variant, span, number = found
                outcome.compared.add(figure.span)
                if number != value:
                    outcome.drafts.append(_draft(article, figure, variant, span, number))


def _listed(stretch: ClauseContext, start: int) -> tuple[str, Span, int] | None:
    """The list that begins behind "are", up to the end of its sentence: its kind, its stretch and its number of items."""
    raw = stretch.raw
    end = _ENDS.search(raw, start, start + _LONGEST)
    if end is None:
        return None
    span = Span(stretch.scan.passage.part, start, end.start())
    places = _places(stretch, span)
    if places:
        return "places", span, places
    items = [item.strip() for item in _ITEMS.split(fold(raw[span.start : span.end]))]
    if len(items) < 2 or any(not 1 <= len(item.split()) <= _LONGEST_ITEM for item in items):
        return None
    return "items", span, len(items)


def _listed_places(stretch: ClauseContext, start: int) -> tuple[str, Span, int] | None:
    """Places joined by و that a list begins with, where the sentence goes on behind them: "… والجزائر وعمان زيادة الإنتاج"."""
    raw, folded, at, number = stretch.raw, stretch.scan.passage.folded, start, 0
    for place in stretch.places(start, start + _LONGEST):
        gap = folded.text[folded.index(at) : folded.index(place.span.start)]
        if not (_JOINED.fullmatch(gap) if number else not gap.strip()):
            break
        at, number = place.span.end, number + 1
    behind = folded.text[folded.index(at) : folded.index(at) + 3].lstrip(" ،,")
    if number < 2 or behind[:1] == "و" or raw[at : at + 1].isalnum():
        return None
    return "places", Span(stretch.scan.passage.part, start, at), number


def _places(stretch: ClauseContext, span: Span) -> int:
    """How many places the stretch lists; 0 where anything else stands in it."""
    places = stretch.places(span.start, span.end)
    folded, at = stretch.scan.passage.folded, span.start
    for start, end in (*((place.span.start, place.span.end) for place in places), (span.end, span.end)):
        if not _JOINTS.fullmatch(folded.text, folded.index(at), folded.index(start)):
            return 0
        at = end
    return len(places)


def _draft(article: Article, figure: QuantityMention, variant: str, span: Span, number: int) -> Draft:
    say = article.catalogue.say
    places = (article.place(figure.span, say("label.total"), primary=True), article.place(span, say("label.list")))
    fields = {"number": figure.text, "noun": figure.noun or "", "listed": str(number)}
    return Draft(variant, places, fields, f"{figure.amount.value} said, {number} listed")


CHECK = Check(
    "counted-list-mismatch", ("places", "items", "years", "years-missing"), frozenset({"number", "noun", "listed"}),
    {"least": Option(3), "most": Option(10)}, _run,
)  # fmt: skip
