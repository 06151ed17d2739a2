"""OpenDocument text (.odt): body with tables, frames, notes, headers and footers; tracked changes are read as accepted.

Comments are no copy. The elements are read as they come, as for Word: odfdo writes every part anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO

from checker.core.errors import InputError
from checker.core.patterns import regex
from checker.readers.content import disguised, whole
from checker.readers.flow import Flow, Story
from checker.readers.item import Item
from checker.readers.package import LARGEST, Element, Package

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
CONTENT = "content.xml"
STYLES = "styles.xml"
_OFFICE, _TEXT, _STYLE = (space[1:-1] + " " for space in (OFFICE, TEXT, STYLE))  # as a handler is given them
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_MIMES = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_PARAGRAPHS = (_TEXT + "p", _TEXT + "h")
_BLANKS, _NOTE, _PAGE, _OWN_STYLE = _TEXT + "s", _TEXT + "note", _STYLE + "master-page", _STYLE + "style"
_STYLE_OF = _TEXT + "style-name"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0 "
_WEIGHTS = (_FO + "font-weight", _STYLE + "font-weight-complex")
_LOOKS = (_STYLE + "text-properties", _STYLE + "paragraph-properties")
_SIGNS = {_TEXT + "tab": "\t", _TEXT + "line-break": " "}
_LEFT_OUT = frozenset(
    (
        *(_TEXT + name for name in ("tracked-changes", "note-citation", "ruby-text", "hidden-text", "hidden-paragraph", "script")),
        *(_OFFICE + name for name in ("annotation", "annotation-end", "forms")),
        "http://www.w3.org/1998/Math/MathML math",
    )
)  # fmt: skip
_APART = (_NOTE, _DRAW + "frame", _DRAW + "custom-shape", _DRAW + "g")
_MOST_BLANKS = 1000
_COLLAPSED = " \t\r\n"
_PIECE = regex(rf"[{_COLLAPSED}]+|[^{_COLLAPSED}]+")


def read(file: IO[bytes], name: str) -> Iterator[Item]:
    """One article; its lines are its paragraphs."""
    content = whole(file, name, LARGEST)
    disguised(content, name, own=(".odt",))
    yield Item(OpenDocument(Package(content, name)).flow.document())


class _Copy(Story):
    """The copy of one part: of the text itself, or of its headers and footers."""

    def __init__(self, text: OpenDocument, *, is_main: bool = False) -> None:
        super().__init__(text.flow)
        self.document = text
        self.is_main = is_main
        # the styles of titles and headings with their levels, those that come from them too, and how styles set their letters
        self.levels: dict[str | None, int] = {"Title": 0, "Heading_20_1": 1, "Heading_20_2": 2, "Subtitle": 2}
        self.bold: set[str | None] = set()
        self.centred: set[str | None] = set()
        self.style: str | None = None  # that is being told
        self.set_bold = 0  # elements that are open where the letters of a bold span stand

    def open(self, name: str, attributes: Mapping[str, str], place: Element) -> None:
        """An element begins."""
        if self.skipped:
            self.skipped += 1
        elif self.region is None:
            self._outside(name, attributes)
        elif name in _LEFT_OUT:
            self.skipped = 1
        elif self.region.paragraph:
            self._within(name, attributes, place)
        elif name in _PARAGRAPHS:
            self.paragraph(place, self._style(name, attributes))
            self.region.is_centred = attributes.get(_STYLE_OF) in self.centred
            self.region.is_bold = attributes.get(_STYLE_OF) in self.bold
        self.names.append(name)

    def close(self, name: str, place: Element) -> None:
        """An element ends; behind a bold span the letters are set as their paragraph is."""
        if self.set_bold == len(self.names) and self.region and not self.skipped:
            self.set_bold, self.region.is_bold = 0, False
        super().close(name, place)

    def _style(self, name: str, attributes: Mapping[str, str]) -> str | None:
        """The style of a paragraph; a heading of the first level has that of one, whatever it is called."""
        is_first = name == _TEXT + "h" and attributes.get(_TEXT + "outline-level", "1") == "1"
        style = attributes.get(_STYLE_OF)
        return "Heading_20_1" if is_first and self.levels.get(style) != 0 else style

    def text(self, text: str, node: Element = None, slot: str = "text") -> None:
        """Letters; a run of blanks is one space, and none at the start of a paragraph."""
        if self.skipped or self.region is None or not self.region.paragraph:
            return
        for piece in _PIECE.finditer(text):
            if piece[0][0] not in _COLLAPSED:  # other blanks, such as a thin space, are letters
                self.add(piece[0], node, slot, piece.start())
            elif self.region.last not in ("", " "):
                self.add(" ", node, slot, piece.start())

    def _outside(self, name: str, attributes: Mapping[str, str]) -> None:
        """Where the copy begins: with the text of the body, or with each kind of page."""
        if name == _OWN_STYLE:
            self.style = attributes.get(_STYLE + "name", "")
            if (level := self.levels.get(attributes.get(_STYLE + "parent-style-name"))) is not None:
                self.levels[self.style] = level
        elif name in _LOOKS:
            self._looks(attributes)
        elif self.is_main:
            if name == _OFFICE + "text" and self.names[1:] == [_OFFICE + "body"] and self.body is None:
                self.enter(None)
        elif name == _PAGE:
            self.enter(self.document.anchor())

    def _looks(self, attributes: Mapping[str, str]) -> None:
        """How the style that is being told sets paragraphs and letters."""
        if any(attributes.get(key) == "bold" for key in _WEIGHTS):
            self.bold.add(self.style)
        if attributes.get(_FO + "text-align") == "center":
            self.centred.add(self.style)

    def _within(self, name: str, attributes: Mapping[str, str], place: Element) -> None:
        """What is no letter within a paragraph."""
        assert self.region
        if name in _APART:
            self.enter(place if name == _NOTE else self.region.node)
        elif name == _TEXT + "span" and attributes.get(_STYLE_OF) in self.bold and not self.region.is_bold:
            self.set_bold, self.region.is_bold = len(self.names) + 1, True
        elif name == _BLANKS:
            self.add(" " * _count(attributes.get(_TEXT + "c", "1")), place)
            self.skipped = 1
        elif name in _SIGNS:
            self.add(_SIGNS[name], place)
            self.skipped = 1


class OpenDocument:
    """An OpenDocument text, and its text as one flow."""

    def __init__(self, package: Package) -> None:
        """InputError where the package holds no OpenDocument text."""
        self.package = package
        self.flow = Flow(package.name, package.longest)
        if "mimetype" not in package.members or package.content("mimetype").strip() not in _MIMES:
            raise InputError(f"{package.name}: this archive holds no OpenDocument text. Rename it to what it is.")
        if CONTENT not in package.members:
            raise InputError(f"{package.name}: this file has no {CONTENT}. Save it again in its own program.")
        main = _Copy(self, is_main=True)
        self.tell(CONTENT, main)
        if main.body is None:
            raise InputError(f"{package.name}: this file has no text. Save it again in its own program.")
        self.flow.head(main.body, main.levels)
        main.end()
        if STYLES in package.members:
            pages = _Copy(self)
            self.tell(STYLES, pages)
            pages.end()

    def tell(self, member: str, story: Story) -> None:
        """Tell a story the elements of a part."""
        self.package.tell(member, story)

    def anchor(self) -> Element | None:
        """The paragraph of the body that a comment on a header or footer stands in, where the file is commented."""
        return None


def _count(said: str) -> int:
    """How many blanks an element stands for, within reason."""
    return min(int(said), _MOST_BLANKS) if said.isdecimal() and len(said) < 9 else 1
