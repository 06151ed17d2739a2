"""Paragraphs, sentences and quotations of one part. All offsets are those of the text as written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from checker.core.documents import Span
from checker.core.folding import Folded, places
from checker.core.patterns import regex
from checker.segment.quotations import DOUBLE, GUILLEMETS, RARER, Quotation, enclosing, quotations_in, with_rarer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_STOPS = ".!?؟…"
# a full stop ends a sentence before white space; some agencies glue it to the word behind ("كبير .وقال")
_SENTENCE_END = regex(r"[.!?؟…](?:(?<![.!?؟…][.!?؟…])[.!?؟…]*+[\"”“»')\]]*+(?=\s|$)|(?<=\s\.)(?=[^\W\d]))")
_UNSEEN = " \t\xa0\u2007\u2009\u202f\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\ufeff"  # at the end of a line
_BREAKS = "\r\u2028\u2029"  # beside "\n"


class Passage:
    """A part cut into paragraphs, sentences and quotations, each a half-open pair of raw offsets, in order; cut when first asked."""

    def __init__(self, part: str, raw: str) -> None:
        """Fold the part."""
        self.part = part
        self.raw = raw
        self.folded = Folded(raw)

    def span(self, start: int, end: int) -> Span:
        """The raw stretch of a folded one."""
        start, end = self.folded.stretch(start, end)
        return Span(self.part, start, end)

    def between(self, start: int, end: int) -> str:
        """The folded text of a raw stretch: what stands between two places, without marks and controls."""
        folded = self.folded
        return folded.text[folded.index(start) : folded.index(end)]

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Lines that are not blank, without what cannot be seen at their ends."""
        text = self.raw
        for mark in _BREAKS:
            text = text.replace(mark, "\n")
        found, start = [], 0
        for line in text.split("\n"):
            shown = line.rstrip(_UNSEEN)  # a blank behind its last full stop would be a sentence of its own
            if shown and not shown.isspace():
                found.append((start, start + len(shown)))
            start += len(line) + 1
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Sentences, none longer than its paragraph."""
        raw, found = self.raw, []
        stops = iter((*where(raw, _STOPS), len(raw)))
        at = next(stops)
        for first, end in self.paragraphs:
            start = first
            while at < end - 1:
                if at >= start and (stop := _stop(raw, at, end)):
                    found.append((start, stop))
                    start = stop
                at = next(stops)
            if start < end:
                found.append((start, end))
        return tuple(found)

    @cached_property
    def quotes(self) -> tuple[Quotation, ...]:
        """Quotations, with those within others and those that lack a mark."""
        found = []
        if self._quote_marks:
            marked = [each for each in by_paragraph(self.paragraphs, self._quote_marks) if each[2]]
            found = quotations_in(self.raw, marked)
        if any(sign in self.raw for sign in RARER):
            found = with_rarer(self.raw, found)
        return tuple(found)

    @cached_property
    def _around(self) -> list[int]:
        """Which quotation each one stands in."""
        return enclosing(self.quotes)

    def is_inner(self, quotation: Quotation) -> bool:
        """Whether a quotation stands within another one that is closed."""
        outer = self._around[bisect_left(self.quotes, quotation)]
        return outer >= 0 and self.quotes[outer].closed

    @cached_property
    def _quote_marks(self) -> list[int]:
        """Where quotation marks stand."""
        return where(self.raw, DOUBLE + GUILLEMETS)

    @property
    def has_loose_marks(self) -> bool:
        """Whether some paragraph has an odd number of marks, inches apart: only then can a quotation be without its partner."""
        raw, marks = self.raw, self._quote_marks
        if not marks:
            return False
        return len(marks) % 2 > 0 or are_parted(raw, marks) or ('"' in raw and _may_be_inches(raw, marks))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentences, (offset, 1 << 62)) - 1)

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return max(0, bisect_right(self.paragraphs, (offset, 1 << 62)) - 1)

    def paragraph_start(self, offset: int, *, up: int = 0) -> int:
        """Where the paragraph of an offset begins, or the one so many above it."""
        return self.paragraphs[max(0, self.paragraph_at(offset) - up)][0] if self.paragraphs else 0

    def quote_after(self, offset: int) -> Quotation | None:
        """The first quotation that begins at or behind an offset, if any."""
        at = bisect_left(self.quotes, offset, key=_start)
        return self.quotes[at] if at < len(self.quotes) else None

    def quote_at(self, offset: int) -> Quotation | None:
        """The closed quotation that holds an offset, if any; of several the innermost."""
        if not self.quotes:
            return None
        at = bisect_right(self.quotes, offset, key=_start) - 1
        while at >= 0:
            found = self.quotes[at]
            if found.closed and found.start < offset < found.end:
                return found
            at = self._around[at]
        return None


def where(text: str, marks: str) -> list[int]:
    """Where any of some marks stands in a text, in order: a search for each takes a third of the time of a pattern for all."""
    found: list[int] = []
    for mark in marks:
        if mark in text:
            found += places(text, mark)
    found.sort()
    return found


def are_parted(raw: str, marks: list[int]) -> bool:
    """Whether a line may end between the first and the second of some marks, or between any other two that make a pair."""
    return any(len(raw[one : two + 1].splitlines()) > 1 for one, two in zip(marks[::2], marks[1::2], strict=True))


def _may_be_inches(raw: str, marks: list[int]) -> bool:
    """Whether a mark where a quotation opens stands behind a digit: 15.6"."""
    return any(raw[at] == '"' and raw[at - 1].isdecimal() for at in marks[::2])


def by_paragraph(paragraphs: Iterable[tuple[int, int]], marks: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """The paragraphs with those of the marks that stand in each."""
    first = 0
    for start, end in paragraphs:
        last = bisect_left(marks, end, first)
        yield start, end, marks[first:last]
        first = last


def _stop(raw: str, at: int, end: int) -> int | None:
    """Where a sentence ends with the full stop at an offset, None where it goes on."""
    if raw[at + 1].isspace() and raw[at - 1] not in _STOPS:
        return at + 1  # what the pattern would say, of most of them
    stop = _SENTENCE_END.match(raw, at, end)
    return stop.end() if stop else None


def _start(quotation: Quotation) -> int:
    return quotation.start
