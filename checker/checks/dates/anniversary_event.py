"""The event of an anniversary, and the year that the copy gives it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.documents import Span
from checker.core.folding import fold
from checker.core.mentions import DateMention
from checker.core.patterns import regex

if TYPE_CHECKING:
    from checker.scan.scanner import Scan

# what the anniversary is of: ل and some words without a verb of speech, up to the year
_EVENT = regex(r" (?:ل|علي |منذ )")
YEAR = regex(r"(?<![\d.,/])(1[5-9]\d\d|20\d\d)(?![\d.,/]\d|\d)")
_INTRODUCED = regex(r"(?:(?<!\w)(?:في|عام|سنه|العام) |\()$")
_NAMED = regex(
    r"(?<!\w)[وفبل]{0,2}(?:ال)?(?:حرب|ثوره|انقلاب|انتفاضه|هجمات|احداث|زلزال|مجزره|نكسه|عدوان|تفجيرات|اعتداءات) $"
)
_ELSEWHEN = regex(
    r"(?<!\w)(?:منذ|حتي|بين|قبل|بعد|من|الي|خلال|مولود\w*|المولود\w*|مواليد|نهايه|مطلع)(?: عام| سنه| العام)?(?: \d{1,2})? ?$"
)
_STOPS = regex(
    r"[.!؟?؛:\n\r\"«»]|،(?! (?:في |عام |يوم |ال\w+ \d|\d))|(?<!\w)(?:و?قال\w*|اعلن\w*|اكد\w*|حيث|فيما|بينما|وسط|بحضور|"
    r"بعد|قبل|منذ|ان|(?:ال)?مولود\w*|خلال)(?!\w)"
)
REACH = 90  # code points between the number and the year of its event


class Anniversary(Struct, frozen=True):
    """The number said, where it stands in the folded text, and its end."""

    number: int
    start: int
    end: int


def read_event(scan: Scan, said: Anniversary) -> tuple[int, Span, DateMention | None] | None:
    """The year of the event, its place, and the date that holds it; None where the year is not bound to the event."""
    text = scan.passage.folded.text
    if not _EVENT.match(text, said.end):
        return None
    found = YEAR.search(text, said.end, said.end + REACH)
    if found is None:
        return None
    span = scan.passage.span(*found.span())
    date = _date_at(scan, span)
    begin = _begin(scan, date, said.end, found.start()) if date else found.start()
    between = text[said.end + 1 : begin]
    if begin <= said.end or _STOPS.search(between + " ") or _ELSEWHEN.search(between):
        return None
    if not (date or _INTRODUCED.search(between) or _NAMED.search(between)):
        return None
    if date and date.day:
        span = date.core if date.core.start >= scan.passage.folded.start(said.end) else span
    return int(found[1]), span, date


def _date_at(scan: Scan, span: Span) -> DateMention | None:
    """The date that holds a year."""
    at = bisect_left(scan.dates, span.end, key=lambda d: d.span.start) - 1
    date = scan.dates[at] if at >= 0 else None
    return date if date and date.year and date.year.span == span and date.calendar == "gregorian" else None


def _begin(scan: Scan, date: DateMention, floor: int, year: int) -> int:
    """The folded offset where a date begins: its length as read, counted back from its year."""
    length = len(fold(scan.passage.raw[date.span.start : date.year.span.start])) if date.year else 0
    return max(floor, year - length)
