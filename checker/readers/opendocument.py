"""OpenDocument text (.odt): body with tables, frames, notes, headers and footers; tracked changes are read as accepted.

Comments are no copy. lxml alone, as for Word: odfdo writes every part anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from checker.errors import InputError
from checker.patterns import regex
from checker.readers.content import disguised, whole
from checker.readers.flow import Flow
from checker.readers.item import Item
from checker.readers.package import LARGEST, Element, Package

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
CONTENT = "content.xml"
_STYLES = "styles.xml"
_MIMES = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_PARAGRAPHS = (TEXT + "p", TEXT + "h")
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": " "}
_LEFT_OUT = frozenset(
    (
        *(TEXT + name for name in ("tracked-changes", "note-citation", "ruby-text", "hidden-text", "hidden-paragraph", "script")),
        *(OFFICE + name for name in ("annotation", "annotation-end", "forms")),
        "{http://www.w3.org/1998/Math/MathML}math",
    )
)  # fmt: skip
_APART = (TEXT + "note", _DRAW + "frame", _DRAW + "custom-shape", _DRAW + "g")
_MOST_BLANKS = 1000
_PIECE = regex(r"[ \t\r\n]+|[^ \t\r\n]+")


def read(file: IO[bytes], name: str) -> Iterator[Item]:
    """One article; its lines are its paragraphs."""
    content = whole(file, name, LARGEST)
    disguised(content, name, own=(".odt",))
    yield Item(OpenDocument(Package(content, name)).flow.document(name))


def content_of(package: Package) -> Element:
    """The root of the content of an OpenDocument text."""
    if "mimetype" not in package.members or package.bytes("mimetype").strip() not in _MIMES:
        raise InputError(f"{package.name}: this archive holds no OpenDocument text. Rename it to what it is.")
    if CONTENT not in package.members:
        raise InputError(f"{package.name}: this file has no {CONTENT}. Save it again in its own program.")
    return package.xml(CONTENT)


class OpenDocument:
    """An OpenDocument text: its content and its text as one flow."""

    def __init__(self, package: Package, content: Element | None = None) -> None:
        """The content is read from the package unless it is given; InputError where that holds no OpenDocument text."""
        self.package = package
        self.content = content_of(package) if content is None else content
        found = self.content.find(f"{OFFICE}body/{OFFICE}text")
        if found is None:
            raise InputError(f"{package.name}: this file has no text. Save it again in its own program.")
        self.body = found
        self.flow = Flow()
        self._apart: list[tuple[Element, Element]] = []
        self._read()

    def _read(self) -> None:
        self._paragraphs(self.body, None)
        self._headline()
        self._from_apart(None)
        if _STYLES in self.package.members:
            first = next(self.body.iter(*_PARAGRAPHS), None)
            for page in self.package.xml(_STYLES).iter(STYLE + "master-page"):
                self._paragraphs(page, first)
            self._from_apart(first)

    def _from_apart(self, anchor: Element | None) -> None:
        """The notes and frames of what was read, frames within frames too."""
        while self._apart:
            element, holder = self._apart.pop(0)
            self._paragraphs(element, holder if anchor is None else anchor)

    def _paragraphs(self, container: Element, anchor: Element | None) -> None:
        for paragraph in _paragraphs_of(container):
            self.flow.paragraph(paragraph)
            begin = self.flow.size
            self._slot(paragraph, "text", begin, anchor)
            self._letters(paragraph, begin, anchor, holder=paragraph)

    def _letters(self, element: Element, begin: int, anchor: Element | None, holder: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == TEXT + "s":
                self.flow.add(" " * _count(child.get(TEXT + "c", "1")), child, anchor=anchor)
            elif tag in _SIGNS:
                self.flow.add(_SIGNS[tag], child, anchor=anchor)
            elif tag in _APART:
                self._apart.append((child, child if tag == TEXT + "note" else holder))
            elif tag not in _LEFT_OUT and isinstance(tag, str):
                self._slot(child, "text", begin, anchor)
                self._letters(child, begin, anchor, holder)
            self._slot(child, "tail", begin, anchor)

    def _slot(self, node: Element, slot: str, begin: int, anchor: Element | None) -> None:
        """The letters of an element's text or tail; a run of blanks is one space, and none at the start of a paragraph."""
        for piece in _PIECE.finditer(getattr(node, slot) or ""):
            if not piece[0].isspace():
                self.flow.add(piece[0], node, slot, piece.start(), anchor)
            elif self.flow.size > begin and self.flow.pieces[-1].text != " ":
                self.flow.add(" ", node, slot, piece.start(), anchor)

    def _headline(self) -> None:
        """The first paragraph with words, where its style is Title or comes from it."""
        words = next((piece for piece in self.flow.pieces if piece.text.strip()), None)
        if words is None:
            return
        paragraph = _paragraph_of(words.node, words.slot)
        if paragraph is None or paragraph.get(TEXT + "style-name") not in self._title_styles():
            return
        inside = [p for p in self.flow.pieces if p.text != "\n" and _paragraph_of(p.node, p.slot) is paragraph]
        self.flow.headline = inside[0].start, inside[-1].end

    def _title_styles(self) -> set[str]:
        automatic = self.content.iter(STYLE + "style")
        return {"Title"} | {s.get(STYLE + "name") for s in automatic if s.get(STYLE + "parent-style-name") == "Title"}


def _count(said: str) -> int:
    """How many blanks an element stands for, within reason."""
    return min(int(said), _MOST_BLANKS) if said.isdecimal() and len(said) < 9 else 1


def _paragraph_of(node: Element, slot: str) -> Element | None:
    if slot == "text" and node.tag in _PARAGRAPHS:
        return node
    return next(iter(node.iterancestors(*_PARAGRAPHS)), None)


def _paragraphs_of(container: Element) -> Iterator[Element]:
    """The paragraphs of a container in order, those of tables, lists and sections too."""
    for child in container:
        if child.tag in _PARAGRAPHS:
            yield child
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _paragraphs_of(child)
