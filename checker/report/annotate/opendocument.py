"""Comments in OpenDocument texts. Earlier comments, styles and tracked changes stay; only comments of this program are replaced."""

from __future__ import annotations

from collections.abc import Iterator

from checker.core.findings import Report
from checker.readers.flow import Story, walked
from checker.readers.opendocument import CONTENT, OFFICE, STYLE, TEXT, OpenDocument
from checker.readers.package import Element, Package
from checker.report.annotate.archive import rewritten, serialised
from checker.report.annotate.notes import AUTHOR, Line, Note
from checker.report.annotate.places import Edge, Slots, edges, same

_DC = "{http://purl.org/dc/elements/1.1/}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_RTL = "ittisaq-rtl"


def annotated(content: bytes, name: str, report: Report, notes: list[Note]) -> bytes:
    """The file with the notes as comments."""
    package = Package(content, name)
    text = Marked(package)
    root = text.root
    same(text.flow, report, name)
    names = _names(root, len(notes))
    found = list(edges(text.flow, report, notes))
    slots = Slots()
    for edge in found:
        if edge.piece.anchor is None:
            note = notes[edge.number]
            _put(edge, _annotation(names[edge.number], note.lines) if edge.begins else _end(names[edge.number]), slots)
    for edge in found:  # behind all others, since these move the letters of a paragraph
        if edge.piece.anchor is not None and edge.begins:
            _put_behind(edge.piece.anchor, _annotation(None, notes[edge.number].with_words()), slots)
    slots.close()
    if notes:
        _add_style(root)
    return rewritten(package, {CONTENT: serialised(root)})


class Marked(OpenDocument):
    """An OpenDocument text whose parts are read as trees, so that comments can stand on its letters; ours of an earlier run are gone."""

    def __init__(self, package: Package) -> None:
        self.root: Element = None
        self._first: Element | None = None
        super().__init__(package)

    def tell(self, member: str, story: Story) -> None:
        """Tell a story the elements of a part; the content is kept."""
        root = self.package.xml(member)
        if member == CONTENT:
            self.root = root
            _forget(root)
            body = root.find(f"{OFFICE}body/{OFFICE}text")
            self._first = next(body.iter(TEXT + "p", TEXT + "h"), None) if body is not None else None
        walked(root, story)

    def anchor(self) -> Element | None:
        """The first paragraph."""
        return self._first


def _names(root: Element, count: int) -> list[str]:
    """Names for new comments that no other comment has."""
    known = {mark.get(OFFICE + "name") for mark in root.iter(OFFICE + "annotation")}
    free: Iterator[str] = (name for n in range(1, count + len(known) + 1) if (name := f"{AUTHOR}-{n}") not in known)
    return [next(free) for _ in range(count)]


# ------------------------------------------------------------------------------------------------------ on the words


def _put(edge: Edge, mark: Element, slots: Slots) -> None:
    """A mark at a place of the flow."""
    node = edge.piece.node
    if edge.piece.text == "\n":
        _insert(node, "text", 0, mark, slots)
    elif edge.piece.slot != "self":
        _insert(node, edge.piece.slot, edge.inner, mark, slots)
    elif edge.begins:
        node.addprevious(mark)
    else:
        _insert(node, "tail", 0, mark, slots)


def _put_behind(anchor: Element, mark: Element, slots: Slots) -> None:
    """A mark behind a note, or at the start of a paragraph."""
    _insert(anchor, "tail" if anchor.tag == TEXT + "note" else "text", 0, mark, slots)


def _insert(node: Element, slot: str, inner: int, mark: Element, slots: Slots) -> None:
    """A mark within the text of an element, or within the text behind it."""
    mark.tail = slots.cut(node, slot, inner)
    if slot == "text":
        node.insert(0, mark)
    else:
        node.addnext(mark)


def _annotation(name: str | None, lines: tuple[Line, ...]) -> Element:
    mark = _element(OFFICE + "annotation")
    if name:
        mark.set(OFFICE + "name", name)
    creator = _element(_DC + "creator")
    creator.text = AUTHOR
    mark.append(creator)
    for line in lines:
        paragraph = _element(TEXT + "p")
        paragraph.text = line.directed
        if line.rtl:
            paragraph.set(TEXT + "style-name", _RTL)
        mark.append(paragraph)
    return mark


def _end(name: str) -> Element:
    mark = _element(OFFICE + "annotation-end")
    mark.set(OFFICE + "name", name)
    return mark


def _element(tag: str) -> Element:
    from lxml import etree

    return etree.Element(tag, nsmap={"office": OFFICE[1:-1], "text": TEXT[1:-1], "dc": _DC[1:-1]})


def _add_style(root: Element) -> None:
    """The style of a paragraph from right to left, for the comments alone."""
    styles = root.find(OFFICE + "automatic-styles")
    if styles is None or any(style.get(STYLE + "name") == _RTL for style in styles):
        return
    style, look = styles.makeelement(STYLE + "style"), styles.makeelement(STYLE + "paragraph-properties")
    style.set(STYLE + "name", _RTL)
    style.set(STYLE + "family", "paragraph")
    look.set(STYLE + "writing-mode", "rl-tb")
    look.set(_FO + "text-align", "start")
    style.append(look)
    styles.append(style)


# -------------------------------------------------------------------------------------------------------- forgetting


def _forget(root: Element) -> None:
    """Take our comments of an earlier run out of the text."""
    gone = set()
    for mark in list(root.iter(OFFICE + "annotation")):
        if mark.findtext(_DC + "creator") == AUTHOR:
            gone.add(mark.get(OFFICE + "name"))
            _take_out(mark)
    for mark in list(root.iter(OFFICE + "annotation-end")):
        if mark.get(OFFICE + "name") in gone:
            _take_out(mark)


def _take_out(mark: Element) -> None:
    """Remove an element and leave the text behind it where it was."""
    parent, before = mark.getparent(), mark.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (mark.tail or "")
    else:
        parent.text = (parent.text or "") + (mark.tail or "")
    mark.tail = None
    parent.remove(mark)
