"""The words around a figure: its sentence, its clause, and what stands between two places of a passage (raw offsets)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.patterns import regex
from checker.values import dataclass

if TYPE_CHECKING:
    from checker.model import Mention, PlaceMention, QuantityMention
    from checker.scan import Scan
    from checker.scan.atoms import Atom

SENTENCE_REACH = 600  # code points of an endless sentence that are looked at on each side of a figure
_CLAUSE_END = regex(r"[،؛;.,:!?؟\n(){}«»\"“”]")


@dataclass(slots=True)
class Window:
    """What stands before and behind a figure: its sentence, and the clause between the marks on both sides (raw offsets)."""

    sentence: int
    sentence_start: int
    clause_start: int
    clause_end: int


class Stretch:
    """One passage with its context words and places, in the order of the text."""

    def __init__(self, scan: Scan) -> None:
        """Look the context words up."""
        self.scan = scan
        self.raw = scan.passage.raw
        self.atoms = scan.context.atoms
        folded = scan.passage.folded
        self.starts = [folded.start(a.start) for a in self.atoms]

    def around(self, figure: QuantityMention, window: Window) -> tuple[Atom, ...]:
        """The context words of a figure's clause."""
        return (
            *self.between(window.clause_start, figure.span.start),
            *self.between(figure.span.end, window.clause_end),
        )

    def offset(self, atom: Atom) -> int:
        """Where an atom begins in the text as written."""
        return self.scan.passage.folded.start(atom.start)

    def between(self, start: int, end: int) -> list[Atom]:
        """The atoms that begin in a raw stretch."""
        return self.atoms[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def places(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """The places that begin in a raw stretch."""
        places = self.scan.places
        return places[bisect_left(places, start, key=start_of) : bisect_left(places, end, key=start_of)]

    def words(self, start: int, end: int) -> int:
        """How many words stand in a raw stretch, the partly covered last one left out."""
        return max(0, len(self.raw[start:end].split()) - (0 if self.raw[start : start + 1].isspace() else 1))

    def word_before(self, mention: PlaceMention) -> str:
        """The word before a place."""
        words = self.raw[max(0, mention.span.start - 20) : mention.span.start].split()
        return words[-1] if words else ""


def clause_of(scan: Scan, figure: QuantityMention, before: QuantityMention | None) -> Window:
    """The sentence of a figure and its clause; a clause does not reach back over the figure before."""
    passage, raw = scan.passage, scan.passage.raw
    number = passage.sentence_at(figure.span.start)
    first, last = passage.sentences[number]
    first = max(first, figure.span.start - SENTENCE_REACH)
    last = min(last, figure.span.end + SENTENCE_REACH)
    start = first
    for mark in _CLAUSE_END.finditer(raw, first, figure.span.start):
        if not _inside_number(raw, mark.start()):
            start = mark.end()
    if before and before.span.end > start:
        start = before.noun_span.end if before.noun_span else before.span.end
    end = last
    for mark in _CLAUSE_END.finditer(raw, figure.span.end, last):
        if not _inside_number(raw, mark.start()):
            end = mark.start()
            break
    return Window(number, first, start, end)


def start_of(mention: Mention) -> int:
    """Where a mention begins."""
    return mention.span.start


def _inside_number(raw: str, at: int) -> bool:
    return raw[at - 1 : at].isdecimal() and raw[at + 1 : at + 2].isdecimal()
