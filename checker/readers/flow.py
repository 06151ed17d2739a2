"""The text of a word processor's file, taken from its elements as they come, so that a large file is never kept as a tree.

Paragraphs are joined by line breaks: a line is a paragraph's number. The body comes first, then text boxes, notes, headers and
footers. Where comments are to stand on the letters, the elements that hold them are kept with them.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.documents import Document, Heading, Part, Span
from checker.core.errors import InputError

if TYPE_CHECKING:
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


_TOP = 6  # paragraphs with words among which the headline stands


class Paragraph(Struct):
    """A paragraph with words at the top of a region: its stretch, its style, and how it is set."""

    start: int
    end: int
    style: str | None
    is_bold: bool
    is_centred: bool


class Flow:
    """A growing text; `headline` is the stretch of the paragraph that the file calls its title, `headings` may be one."""

    def __init__(self, name: str, longest: int) -> None:
        """The name of the file, for messages, and how many characters it may hold."""
        self.name = name
        self.longest = longest
        self.pieces: list[Piece] = []
        self.headline = (0, 0)
        self.headings: tuple[Heading, ...] = ()
        self.size = 0
        self._texts: list[str] = []
        self._counted = 0
        self._begun = False

    def count(self, letters: int) -> None:
        """Letters that will be added; InputError where they are more than the file may hold."""
        self._counted += letters
        if self._counted > self.longest:
            raise InputError(
                f"{self.name}: its text is longer than {self.longest} characters, which no article of a file of this size is. "
                "Split it, or put its articles into JSON Lines, one a line."
            )

    def take(self, region: Region) -> None:
        """A region at the end; the first paragraph of all begins no new line."""
        self._begun, begun = self._begun or bool(region.found), self._begun
        for each in region.found if begun else region.found[1:]:
            if isinstance(each, Piece):
                self.pieces.append(Piece(self.size, each.text, each.node, each.slot, each.inner, each.anchor))
                each = each.text  # noqa: PLW2901  # of a file that is only read there is nothing else
            self._texts.append(each)
            self.size += len(each)

    def document(self) -> Document:
        """The document; the title's line stays in the text, empty, so that lines keep their numbers."""
        whole = "".join(self._texts)
        first, last = self.headline
        title = (Part("title", whole[first:last]),) if first < last else ()
        headings = () if title else self.headings
        return Document(
            self.name, (*title, Part("text", whole[:first] + whole[last:])), path=self.name, headings=headings
        )

    def head(self, region: Region, levels: Mapping[str | None, int]) -> None:
        """Note the title and the headings of the body: `levels` are those of its styles, 0 for that of the title."""
        first = region.top[0] if region.top else None
        if first and levels.get(first.style) == 0:
            self.headline = first.start - 1, first.end - 1  # the first paragraph begins no line
        self.headings = tuple(
            Heading(each.start - 1, each.end - 1, min(levels.get(each.style, 2) or 1, 2))
            for each in region.top
            if each.style in levels or each.is_bold or each.is_centred
        )

    def stretch(self, span: Span) -> tuple[int, int]:
        """The stretch of the flow behind a span of the document."""
        first, last = self.headline
        if span.part == "title":
            return span.start + first, span.end + first
        start = span.start if span.start < first else span.start + last - first
        end = span.end if span.end <= first else span.end + last - first
        return start, end


class Region:
    """Paragraphs that follow each other: the body, a note, what a box holds. The innermost of `depth` open elements holds them."""

    def __init__(self, depth: int, anchor: Element | None) -> None:
        self.depth = depth
        self.anchor = anchor
        self.found: list[str | Piece] = []
        self.size = 0
        self.paragraph = 0  # elements that are open where the letters of the open paragraph stand; 0 where none is
        self.node: Element = None
        self.style: str | None = None
        self.last = ""  # of the open paragraph, "" at its start
        self.goes_on = False  # the mark of the last paragraph is deleted: the next one goes on in its line
        self.top: list[Paragraph] = []  # the first paragraphs with words
        self.is_bold = self.is_centred = False  # of the letters that come, of the open paragraph
        self._begin = (0, 0)
        self._letters = self._bold = 0  # of the open paragraph

    def add(self, piece: str | Piece, letters: int) -> None:
        """Letters at the end."""
        self.found.append(piece)
        self.size += letters
        self._letters += letters
        self._bold += letters * self.is_bold

    def begin(self, depth: int, node: Element, style: str | None) -> None:
        """A paragraph begins."""
        self.paragraph, self.node, self.style, self.last, self.goes_on = depth, node, style, "", False
        self._begin = len(self.found), self.size
        self.is_bold = self.is_centred = False
        self._letters = self._bold = 0

    def end(self) -> None:
        """The paragraph is complete."""
        begin, start = self._begin
        texts = [each if isinstance(each, str) else each.text for each in self.found[begin:]]
        if texts and isinstance(self.found[begin], str):
            self.found[begin:] = ["".join(texts)]
        if len(self.top) < _TOP and any(text.strip() for text in texts):
            is_bold = self._bold > 0 and self._bold * 10 >= self._letters * 9  # a blank or a stop may be plain
            self.top.append(Paragraph(start, self.size, self.style, is_bold, self.is_centred))
        self.paragraph = 0


class Story:
    """What the elements of one part of a file say, in their order: a handler of its XML, which the kinds of files make their own.

    A handler is given the name of an element as "space name", and its place in the file; where comments are to stand on the
    letters (`marks`) it is given the element itself for its place.
    """

    marks = False

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.names: list[str] = []  # of the elements that are open
        self.skipped = 0  # how many of them belong to what is no copy
        self.body: Region | None = None  # the first region
        self.region: Region | None = None  # the one that is being read
        self._outer: list[Region] = []
        self._apart: list[list[Region]] = []  # what boxes hold, boxes within boxes in lists of their own

    def enter(self, anchor: Element | None) -> None:
        """A region begins with the element that is about to be opened."""
        if self.region:
            self._outer.append(self.region)
            if self.region.anchor is not None:
                anchor = self.region.anchor
        self.region = Region(len(self.names) + 1, anchor)
        self.body = self.body or self.region

    def leave(self) -> None:
        """The region is complete: it is text now, or behind the text that it stands apart from."""
        assert self.region
        if not self._outer:
            self.flow.take(self.region)
            self.region = None
            return
        level = len(self._outer) - 1
        while level >= len(self._apart):  # what stands within it ended before
            self._apart.append([])
        self._apart[level].append(self.region)
        self.region = self._outer.pop()

    def end(self) -> None:
        """The part is complete: what stands apart comes behind its text."""
        for region in (region for level in self._apart for region in level):
            self.flow.take(region)

    def paragraph(self, node: Element, style: str | None) -> None:
        """A paragraph begins with the element that is about to be opened."""
        assert self.region
        if not self.region.goes_on:
            self.add("\n", node)
        self.region.begin(len(self.names) + 1, node, style)

    def add(self, text: str, node: Element, slot: str = "self", inner: int = 0) -> None:
        """Letters at the end of the region."""
        if text and self.region:
            self.flow.count(len(text))
            piece = Piece(0, text, node, slot, inner, self.region.anchor) if self.marks else text
            self.region.add(piece, len(text))
            self.region.last = text

    @abstractmethod
    def open(self, name: str, attributes: Mapping[str, str], place: Element) -> None:
        """An element begins."""

    @abstractmethod
    def text(self, text: str, node: Element = None, slot: str = "text") -> None:
        """A piece of text within the innermost element."""

    def close(self, name: str, place: Element) -> None:
        """An element ends."""
        del name, place
        depth = len(self.names)
        self.names.pop()
        if self.skipped:
            self.skipped -= 1
        elif self.region:
            if self.region.paragraph == depth:
                self.region.end()
            if self.region.depth == depth:
                self.leave()


def walked(root: Element, story: Story) -> None:
    """Tell a story the elements of a tree, each with itself for its place."""
    from lxml import etree

    story.marks = True
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            story.open(_name(node.tag), {_name(key): value for key, value in node.attrib.items()}, node)
            story.text(node.text or "", node, "text")
            continue
        if event == "end":
            story.close(_name(node.tag), node)
        if node is not root:
            story.text(node.tail or "", node, "tail")


def _name(tag: str) -> str:
    """A name as expat gives it."""
    return tag[1:].replace("}", " ", 1) if tag.startswith("{") else tag
