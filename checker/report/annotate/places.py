"""Where the comments begin and end in the flow, from the last place to the first, so that each leaves the earlier ones as they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from checker.core.documents import Span
from checker.core.errors import InputError
from checker.core.findings import Report
from checker.readers.flow import Flow, Piece
from checker.readers.package import Element
from checker.report.annotate.notes import Note


class Edge(Struct, frozen=True):
    """One end of a comment: `number` is its note's, `piece` holds the letter behind it (a start) or before it (an end)."""

    offset: int
    begins: bool
    number: int
    piece: Piece

    @property
    def inner(self) -> int:
        """The place within the slot of the piece's element."""
        return self.piece.inner + self.offset - self.piece.start


class Slots:
    """The texts of elements while they are cut, from the last place to the first: each is read and written once, whatever its cuts.

    Until `close` an element that was cut holds none of its text itself.
    """

    def __init__(self) -> None:
        self._texts: dict[tuple[Element, str], str] = {}
        self._ends: dict[tuple[Element, str], int] = {}

    def end(self, node: Element, slot: str) -> int:
        """Where the text of an element ends now."""
        key = node, slot
        if key not in self._texts:
            self._texts[key] = getattr(node, slot) or ""
            self._ends[key] = len(self._texts[key])
            setattr(node, slot, None)
        return self._ends[key]

    def cut(self, node: Element, slot: str, at: int) -> str:
        """What stands from a place on, which the element does not hold any more."""
        end = self.end(node, slot)
        self._ends[node, slot] = min(at, end)
        return self._texts[node, slot][at:end]

    def close(self) -> None:
        """Give the elements what is left to them."""
        for (node, slot), text in self._texts.items():
            setattr(node, slot, text[: self._ends[node, slot]])


def within(flow: Flow, report: Report, span: Span) -> tuple[int, int]:
    """The stretch of the flow behind a span of the document, whose title may be a line of its text."""
    headline = report.document.headline
    if span.part == "title" and headline and flow.headline == (0, 0):
        span = Span(headline.part, span.start + headline.start, span.end + headline.start)
    return flow.stretch(span)


def edges(flow: Flow, report: Report, notes: list[Note]) -> Iterator[Edge]:
    """Both ends of every note, the last first; at one place those that begin come before those that end there."""
    starts = [piece.start for piece in flow.pieces]
    found = []
    for number, note in enumerate(notes):
        first, last = within(flow, report, note.span)
        last = max(last, first + 1)
        found.append(Edge(first, True, number, flow.pieces[bisect_right(starts, first) - 1]))
        found.append(Edge(last, False, number, flow.pieces[bisect_right(starts, last - 1) - 1]))
    return iter(sorted(found, key=_order, reverse=True))


def _order(edge: Edge) -> tuple[int, bool, int]:
    return edge.offset, edge.begins, edge.number if edge.begins else -edge.number


def same(flow: Flow, report: Report, name: str) -> None:
    """InputError where the file is not any more the one that was checked."""
    read, checked = (
        {part.name: part.text for part in parts} for parts in (flow.document().parts, report.document.parts)
    )
    if read["text"] != checked["text"] or read.get("title", checked.get("title")) != checked.get("title"):
        raise InputError(f"{name}: this file changed while it was checked. Check it again.")
