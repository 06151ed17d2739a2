"""Word (.docx): body with tables, text boxes, footnotes, endnotes, headers and footers; tracked changes are read as accepted.

Comments, field codes and hidden words are no copy. python-docx leaves out what is inserted, boxes and notes, and writes every part
anew; the elements are read as they come, and only where comments are written is a part kept as a tree (by lxml).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import IO

from checker.core.errors import InputError
from checker.readers.content import disguised, whole
from checker.readers.flow import Flow, Story
from checker.readers.item import Item
from checker.readers.package import LARGEST, Element, Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W = W[1:-1] + " "  # as a handler is given it
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_BODY, _P, _R, _T, _BOX, _TR = (_W + name for name in ("body", "p", "r", "t", "txbxContent", "tr"))
_PPR, _RPR, _TRPR, _DEL = (_W + name for name in ("pPr", "rPr", "trPr", "del"))
_VALUE, _TYPE, _STYLE_ID = _W + "val", _W + "type", _W + "styleId"
_STYLE, _NAME = _W + "style", _W + "name"
_LEFT_OUT = frozenset(
    (
        _PPR, _RPR, _TRPR, _DEL,
        *(_W + name for name in ("moveFrom", "tblPr", "tcPr", "sectPr", "sdtPr", "instrText", "delText")),
        _MC + "Fallback",
    )
)  # fmt: skip
_STYLE_OF, _VANISH = _W + "pStyle", _W + "vanish"
_BOLD, _ALIGNED = (_W + "b", _W + "bCs"), _W + "jc"
_PROPERTIES = frozenset((_STYLE_OF, _VANISH, _DEL, _ALIGNED, *_BOLD))
_OFF = ("0", "false", "off")
_LEVELS = {
    "title": 0,
    "heading 1": 1,
    "heading 2": 2,
    "subtitle": 2,
}  # of the styles by the names that every language of Word has
_SIGNS = {
    _W + "tab": "\t", _W + "ptab": "\t", _W + "br": " ", _W + "cr": " ", _W + "noBreakHyphen": "-", _W + "softHyphen": "\u00ad",
}  # fmt: skip
FOOTNOTES, ENDNOTES = _W + "footnotes", _W + "endnotes"
_APART = ("footnotes", "endnotes", "header", "footer")  # the other stories, in their order
_NO_LINES = str.maketrans("\n\r", "  ")


def read(file: IO[bytes], name: str) -> Iterator[Item]:
    """One article; its lines are its paragraphs."""
    content = whole(file, name, LARGEST)
    disguised(content, name, own=(".docx",))
    yield Item(Word(Package(content, name)).flow.document())


class _Copy(Story):
    """The copy of one part: of the document itself, of its notes, or of a header or footer."""

    def __init__(self, word: Word, *, is_main: bool = False) -> None:
        super().__init__(word.flow)
        self.word = word
        self.is_main = is_main
        self.root = ""

    def open(self, name: str, attributes: Mapping[str, str], place: Element) -> None:
        """An element begins."""
        if self.skipped:
            if name in _PROPERTIES:
                self._property(name, attributes)
            self.skipped += 1
        elif self.region is None:
            self._outside(name, attributes)
        elif name in _LEFT_OUT:
            self.skipped = 1
        elif self.region.paragraph:
            if name in _SIGNS:
                self.add(_SIGNS[name], place)
                self.skipped = 1
            elif name == _BOX:
                self.enter(self.region.node)
            elif name == _R:
                self.region.is_bold = False
        elif name == _P:
            self.paragraph(place, None)
        self.names.append(name)

    def text(self, text: str, node: Element = None, slot: str = "text") -> None:
        """The letters of a run; its lines are no lines of the copy."""
        if not self.skipped and self.names[-1] == _T and self.region and self.region.paragraph:
            self.add(text.translate(_NO_LINES), node, slot)

    def _outside(self, name: str, attributes: Mapping[str, str]) -> None:
        """Where the copy begins: with the body, with each note, with the root of a header."""
        if not self.names:
            self.root = name
            if name.startswith(_STRICT):
                told = "this is a Strict Open XML file. Save it as “Word Document (.docx)”."
                raise InputError(f"{self.word.package.name}: {told}")
            if self.is_main or name in (FOOTNOTES, ENDNOTES):
                return
        elif len(self.names) > 1 or (self.is_main and (name != _BODY or self.body)):
            return
        elif attributes.get(_TYPE, "normal") != "normal":
            self.skipped = 1
            return
        self.enter(None if self.is_main else self.word.anchor(name, attributes))

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """What the properties of a paragraph, of its mark, of a row or of a run say; a deleted row and a hidden run are skipped."""
        region, within = self.region, self.names[-2:]
        if region is None:
            return
        if name == _STYLE_OF and within[1:] == [_PPR] and region.paragraph == len(self.names) - 1:
            region.style = region.style or attributes.get(_VALUE)
        elif name == _ALIGNED and within[1:] == [_PPR]:
            region.is_centred = attributes.get(_VALUE) == "center"
        elif name in _BOLD and within == [_R, _RPR]:
            region.is_bold = attributes.get(_VALUE) not in _OFF
        elif name == _DEL and within == [_PPR, _RPR] and region.paragraph == len(self.names) - 2:
            region.goes_on = True
        elif self.skipped == 1 and (
            (name == _DEL and within == [_TR, _TRPR] and not region.paragraph)
            or (name == _VANISH and within == [_R, _RPR] and attributes.get(_VALUE) not in _OFF)
        ):
            self.skipped = 2  # what these are properties of, too


class Word:
    """A Word file, and its text as one flow."""

    def __init__(self, package: Package) -> None:
        """InputError where the archive holds no Word document."""
        self.package = package
        self.flow = Flow(package.name, package.longest)
        self.main = self._main()
        self.relations = self._relations(self.main)
        main = _Copy(self, is_main=True)
        self.tell(self.main, main)
        if main.body is None:
            raise InputError(f"{package.name}: this Word file has no body. Save it again in Word.")
        self.flow.head(main.body, self._levels() if any(each.style for each in main.body.top) else {})
        main.end()
        for kind in _APART:
            for member in self.related(kind):
                copy = _Copy(self)
                self.tell(member, copy)
                copy.end()

    def tell(self, member: str, story: Story) -> None:
        """Tell a story the elements of a part."""
        self.package.tell(member, story)

    def anchor(self, name: str, attributes: Mapping[str, str]) -> Element | None:
        """The element of the body that a comment on a note, a header or a footer stands behind, where the file is commented."""
        del name, attributes
        return None

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

        def note(_name: str, relation: Mapping[str, str]) -> None:
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[target] = relation.get("Type", "")

        self.package.each(path, (_RELATION,), note)
        return found

    def _levels(self) -> dict[str | None, int]:
        """The ids of the styles of titles and headings, with their levels."""
        found: dict[str | None, int] = {"Title": 0, "Heading1": 1}
        for member in self.related("styles"):
            style = [""]  # the last one that began

            def note(name: str, attributes: Mapping[str, str], style: list[str] = style) -> None:
                if name == _STYLE:
                    style[0] = attributes.get(_STYLE_ID, "")
                elif (level := _LEVELS.get(attributes.get(_VALUE, "").lower())) is not None:
                    found[style[0]] = level

            self.package.each(member, (_STYLE, _NAME), note)
        return found
