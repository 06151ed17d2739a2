"""Word (.docx): body with tables, text boxes, footnotes, endnotes, headers and footers; tracked changes are read as accepted.

Comments, field codes and hidden words are no copy. python-docx leaves out what is inserted, boxes and notes, and writes every part
anew; lxml alone reads all and leaves the rest of the file as it was.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import IO

from checker.errors import InputError
from checker.readers.content import disguised, whole
from checker.readers.flow import Flow
from checker.readers.item import Item
from checker.readers.package import LARGEST, Element, Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LEFT_OUT = frozenset(
    (
        *(W + name for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "instrText", "delText")),
        _MC + "Fallback",
    )
)  # fmt: skip
_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad",
}  # fmt: skip
_APART = ("footnotes", "endnotes", "header", "footer")  # the other stories, in their order


def read(file: IO[bytes], name: str) -> Iterator[Item]:
    """One article; its lines are its paragraphs."""
    content = whole(file, name, LARGEST)
    disguised(content, name, own=(".docx",))
    yield Item(Word(Package(content, name)).flow.document(name))


class Word:
    """A Word file: its stories by the name of their part, the body's first, and their text as one flow."""

    def __init__(self, package: Package) -> None:
        """InputError where the archive holds no Word document."""
        self.package = package
        self.main = self._main()
        self.relations = self._relations(self.main)
        self.stories = {self.main: self._story(self.main)}
        for kind in _APART:
            self.stories |= {member: self._story(member) for member in self.related(kind)}
        self.flow = Flow()
        self._boxes: list[tuple[Element, Element]] = []
        self._read()

    @property
    def body(self) -> Element:
        """The element that holds the text of the document itself."""
        found = self.stories[self.main].find(W + "body")
        if found is None:
            raise InputError(f"{self.package.name}: this Word file has no body. Save it again in Word.")
        return found

    def related(self, kind: str) -> list[str]:
        """The parts that the document names as of a kind, in their order."""
        return [m for m, type_ in self.relations.items() if type_.endswith(f"/{kind}") and m in self.package.members]

    def _main(self) -> str:
        for member, type_ in self._relations("").items():
            if type_.endswith("/officeDocument") and member in self.package.members:
                return member
        raise InputError(f"{self.package.name}: this archive holds no Word document. Rename it to what it is.")

    def _relations(self, member: str) -> dict[str, str]:
        """The parts that a part names, each with the kind of the relation."""
        folder, base = posixpath.split(member)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self.package.members:
            return {}
        found = {}
        for relation in self.package.xml(path).iter(_RELATION):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[target] = relation.get("Type", "")
        return found

    def _story(self, member: str) -> Element:
        root = self.package.xml(member)
        if root.tag.startswith("{" + _STRICT):
            raise InputError(
                f"{self.package.name}: this is a Strict Open XML file. Save it as “Word Document (.docx)”."
            )
        return root

    # ------------------------------------------------------------------------------------------------------- the flow

    def _read(self) -> None:
        self._paragraphs(self.body, None)
        self._headline()
        self._from_boxes()
        first = next(self.body.iter(W + "p"), None)
        for root in list(self.stories.values())[1:]:
            for note in root if root.tag in (W + "footnotes", W + "endnotes") else (root,):
                if note.get(W + "type") in (None, "normal"):
                    self._paragraphs(note, self._reference(note) if note is not root else first)
            self._from_boxes(first)

    def _from_boxes(self, anchor: Element | None = None) -> None:
        """The text boxes of what was read, boxes within boxes too."""
        while self._boxes:
            box, holder = self._boxes.pop(0)
            self._paragraphs(box, holder if anchor is None else anchor)

    def _reference(self, note: Element) -> Element | None:
        """The run of the body with the mark of a note."""
        kind = "footnoteReference" if note.tag == W + "footnote" else "endnoteReference"
        number = note.get(W + "id")
        found = (mark.getparent() for mark in self.body.iter(W + kind) if mark.get(W + "id") == number)
        return next(found, next(self.body.iter(W + "p"), None))

    def _paragraphs(self, container: Element, anchor: Element | None) -> None:
        joined = False
        for paragraph in _paragraphs_of(container):
            if not joined:
                self.flow.paragraph(paragraph)
            self._letters(paragraph, paragraph, anchor)
            joined = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None  # its mark is deleted: the next one goes on

    def _letters(self, element: Element, paragraph: Element, anchor: Element | None) -> None:
        for child in element:
            tag = child.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == W + "t":
                self.flow.add((child.text or "").replace("\n", " ").replace("\r", " "), child, "text", 0, anchor)
            elif tag in _SIGNS:
                self.flow.add(_SIGNS[tag], child, anchor=anchor)
            elif tag == W + "txbxContent":
                self._boxes.append((child, paragraph))
            elif tag != W + "r" or not _is_hidden(child):
                self._letters(child, paragraph, anchor)

    def _headline(self) -> None:
        """The first paragraph with words, where its style is Word's Title."""
        pieces = [piece for piece in self.flow.pieces if piece.text.strip()]
        if not pieces:
            return
        paragraph = next(iter(pieces[0].node.iterancestors(W + "p")), None)
        style = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
        if style is None or style.get(W + "val") not in self._title_styles():
            return
        inside = [p for p in self.flow.pieces if p.text != "\n" and paragraph in p.node.iterancestors(W + "p")]
        self.flow.headline = inside[0].start, inside[-1].end

    def _title_styles(self) -> set[str]:
        """The ids of the style that every language of Word names "Title"."""
        found = {"Title"}
        for member in self.related("styles"):
            for style in self.package.xml(member).iter(W + "style"):
                name = style.find(W + "name")
                if name is not None and name.get(W + "val", "").lower() == "title":
                    found.add(style.get(W + "styleId", ""))
        return found


def _paragraphs_of(container: Element) -> Iterator[Element]:
    """The paragraphs of a container in order, those of tables and controls too, without deleted rows."""
    for child in container:
        if child.tag == W + "p":
            yield child
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str) and not _is_deleted_row(child):
            yield from _paragraphs_of(child)


def _is_deleted_row(element: Element) -> bool:
    return element.tag == W + "tr" and element.find(f"{W}trPr/{W}del") is not None


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(W + "val") not in ("0", "false", "off")
