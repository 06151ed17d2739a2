"""The text of a word processor's file with the way back to the elements that hold its letters, so that comments can stand on them.

Paragraphs are joined by line breaks: a line is a paragraph's number. The body comes first, then text boxes, notes, headers and
footers.
"""

from __future__ import annotations

from msgspec import Struct, field

from checker.model import Document, Part, Span
from checker.readers.package import Element


class Piece(Struct, frozen=True):
    """Letters of the flow from `start` on, and the element that holds them.

    They stand in the element's `slot` ("text" or "tail") from `inner` on, or are what the element means ("self": a tab, a
    break). `anchor` is None where a comment can stand on the letters themselves; else it is the element of the body that a
    comment must stand behind, since neither Word nor LibreOffice has comments in headers or boxes.
    """

    start: int
    text: str
    node: Element
    slot: str
    inner: int
    anchor: Element | None

    @property
    def end(self) -> int:
        """Where the letters end in the flow."""
        return self.start + len(self.text)


class Flow(Struct):
    """A growing text; `headline` is the stretch of the paragraph that the file calls its title."""

    pieces: list[Piece] = field(default_factory=list)
    size: int = 0
    headline: tuple[int, int] = (0, 0)
    _begun: bool = False

    def add(self, text: str, node: Element, slot: str = "self", inner: int = 0, anchor: Element | None = None) -> None:
        """Letters at the end."""
        if text:
            self.pieces.append(Piece(self.size, text, node, slot, inner, anchor))
            self.size += len(text)

    def paragraph(self, node: Element) -> None:
        """A new paragraph begins; the break belongs to its element."""
        if self._begun:
            self.add("\n", node)
        self._begun = True

    def document(self, name: str) -> Document:
        """The document; the title's line stays in the text, empty, so that lines keep their numbers."""
        whole = "".join(piece.text for piece in self.pieces)
        first, last = self.headline
        title = (Part("title", whole[first:last]),) if first < last else ()
        return Document(name, (*title, Part("text", whole[:first] + whole[last:])), path=name)

    def stretch(self, span: Span) -> tuple[int, int]:
        """The stretch of the flow behind a span of the document."""
        first, last = self.headline
        if span.part == "title":
            return span.start + first, span.end + first
        start = span.start if span.start < first else span.start + last - first
        end = span.end if span.end <= first else span.end + last - first
        return start, end
