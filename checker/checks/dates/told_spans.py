"""The time between a beginning and an end of one sentence: "بدأ الحصار في 3 مارس ورفع في 20 مارس، أي بعد عشرة أيام"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Draft
from checker.checks.dates.length_comparison import Length, allows, is_near
from checker.core.documents import Span
from checker.core.patterns import regex
from checker.link.neighbours import beginning_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_WORD = regex(r"[^\W\d_]+")
_YEAR = regex(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/-]|[.,]\d)")
_REACH = 260  # code points of a sentence before a length in which both ends stand
_CLAUSE = 55  # … before an end in which its verb stands
_BESIDE = 40  # … between the second end and the length
_WORD_REACH = 14  # … in which its last word stands
_ISO = len("2018-02-11")


class _Ends(Struct, frozen=True):
    """Two ends as folded stretches, their places, the years or days between them, and how that is written down."""

    one: tuple[int, int]
    two: tuple[int, int]
    spans: tuple[Span, Span]
    apart: int
    sum: str


def told_spans(article: Article, scan: Scan, words: CheckWords, lengths: Iterable[Length]) -> Iterator[Draft]:
    """Lengths of days, weeks, months or years that do not fit the two ends before them."""
    folded, passage = scan.passage.folded, scan.passage
    for length in lengths:
        at = folded.index(length.mention.span.start)
        if not words.near("span_leads", folded.text[max(0, at - _WORD_REACH) : at].rstrip().rpartition(" ")[2]):
            continue
        first = max(at - _REACH, folded.index(passage.sentences[passage.sentence_at(length.mention.span.start)][0]))
        ends = _years(scan, first, at) if length.unit == "Y" else _days(scan, first, at)
        if ends is None or ends.apart <= 0 or not _is_bound(words, folded.text, first, ends, at):
            continue
        years = length.unit == "Y"
        if not (is_near(length, ends.apart, (-1, 1)) if years else allows(length, ends.apart, weekdays=False)):
            yield _draft(article, length, ends, article.catalogue.count("years" if years else "days", ends.apart))


def _years(scan: Scan, first: int, at: int) -> _Ends | None:
    """The two years of the sentence before a length, with the years between them."""
    found = list(_YEAR.finditer(scan.passage.folded.text, first, at))
    if len(found) != 2:
        return None
    one, two = found
    spans, apart = (scan.passage.span(*one.span()), scan.passage.span(*two.span())), int(two[0]) - int(one[0])
    return _Ends(one.span(), two.span(), spans, apart, f"{two[0]} - {one[0]} = {apart}")


def _days(scan: Scan, first: int, at: int) -> _Ends | None:
    """The two days of the sentence before a length; of the year of the dateline, where none is said."""
    folded = scan.passage.folded
    low, high = folded.start(first), folded.start(at)
    near = beginning_in(scan.dates, low, high)
    if len(near) != 2 or not all(d.day and d.months and d.calendar == "gregorian" and not d.name for d in near):
        return None
    days = [d.readings[0] for d in near if d.readings and len(d.readings[0]) == _ISO]
    if len(days) != 2:
        return None
    apart = (dt.date.fromisoformat(days[1]) - dt.date.fromisoformat(days[0])).days
    one, two = ((folded.index(d.span.start), folded.index(d.span.end)) for d in near)
    return _Ends(one, two, (near[0].span, near[1].span), apart, f"{days[0]}..{days[1]} = {apart}/{apart + 1} days")


def _is_bound(words: CheckWords, text: str, first: int, ends: _Ends, at: int) -> bool:
    """Whether a beginning is told before the first end, an end before the second, and only joining words before the length."""
    gap = text[ends.two[1] : at]
    leads = _WORD.findall(gap)
    if len(gap) > _BESIDE or not leads or any(words.value("span_leads", word) is None for word in leads):
        return False
    before = text[max(first, ends.one[0] - _CLAUSE) : ends.one[0]]
    between = text[max(ends.one[1], ends.two[0] - _CLAUSE) : ends.two[0]]
    return _has(words, "span_starts", before) and _has(words, "span_ends", between)


def _has(words: CheckWords, role: str, text: str) -> bool:
    return any(words.value(role, word) is not None for word in _WORD.findall(text))


def _draft(article: Article, length: Length, ends: _Ends, meant: str) -> Draft:
    say = article.catalogue.say
    places = (
        article.place(length.mention.span, say("label.duration"), primary=True),
        *(article.place(span, say("label.date")) for span in ends.spans),
    )
    fields = {"said": length.mention.text, "range": f"{places[1].text} – {places[2].text}", "meant": meant}
    return Draft("between", places, fields, f"{ends.sum}, not {length.mention.value}")
