"""NewsML-G2: headline, inline content (XHTML, NITF or plain text), dateline and language, with the places of the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from msgspec import Struct, field

from checker.core.documents import Document
from checker.core.errors import InputError
from checker.readers.encoding import decode
from checker.readers.html_copy import fragment
from checker.readers.item import Item, published
from checker.readers.parsing import separate, shown
from checker.readers.source_map import SourceMap
from checker.readers.tags import tokens
from checker.readers.xml import Parser, legible, local
from checker.words import languages

_MOST = 10_000  # items of one message
_BODIES = ("inlineXML", "inlineData")
_DATES = ("firstCreated", "contentCreated", "versionCreated")
_KEPT = (*_BODIES, *_DATES, "headline")
_LANG = "http://www.w3.org/XML/1998/namespace lang"
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


class _News(Struct):
    """One item: where its elements stand (from the first tag's bracket to the closing tag), and what attributes say."""

    guid: str
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    plain: bool = False
    language: str = ""  # its tag


class _Items:
    """The items of a file; places are counted in bytes and kept in code points."""

    def __init__(self, content: bytes, name: str) -> None:
        self.content = content
        self.name = name
        self.items: list[_News] = []
        self._open: list[tuple[str, int]] = []
        self._byte = self._point = 0

    def open(self, name: str, attributes: dict[str, str], place: int) -> None:
        """An element begins."""
        name = local(name)
        if name == "newsItem":
            self.items.append(_News(attributes.get("guid", ""), language=attributes.get(_LANG, "")))
            if len(self.items) > _MOST:
                raise InputError(f"{self.name}: this message holds more than {_MOST} items. Split it.")
        if not self.items:
            return
        item = self.items[-1]
        if name in _KEPT and not self._open and name not in item.places:
            self._open.append((name, self._point_of(place)))
            item.plain |= name == "inlineData" and attributes.get("contenttype", "text/plain") == "text/plain"
        elif name == "language" and not languages.is_arabic(item.language):
            item.language = attributes.get("tag", "") or item.language

    def close(self, name: str, place: int) -> None:
        """An element ends."""
        name = local(name)
        if self._open and self._open[-1][0] == name:
            _, start = self._open.pop()
            self.items[-1].places[name] = start, self._point_of(place)

    def text(self, text: str) -> None:
        """Text is taken out of the file later, with its places."""

    def _point_of(self, place: int) -> int:
        self._point += len(self.content[self._byte : place].decode("utf-8"))
        self._byte = place
        return self._point


def read(raw: bytes, name: str) -> Iterator[Item]:
    """The articles of a file."""
    file, notices = decode(raw, name)
    content = b"".join(legible((file.encode("utf-8", "surrogatepass"),)))
    found = _Items(content, name)
    Parser(name, found, "utf-8").feed(content, last=True)
    for number, item in enumerate(found.items, 1):
        alone = len(found.items) == 1
        known = name if alone else item.guid or f"{name}:{number}"
        told = notices if number == 1 else ()
        yield separate(f"{name}: {known}", partial(_article, file, item, known, name, told))
    if not found.items:
        raise InputError(f"{name}: this NewsML-G2 message holds no newsItem.")


def _article(file: str, item: _News, known: str, path: str, notices: tuple[str, ...]) -> Item:
    body = next((each for each in _BODIES if each in item.places), None)
    if body is None:
        raise InputError(f"{path}: the item {item.guid or known} has no inline content (inlineXML or inlineData).")
    text, told = _content(file, item, body, path, lines=item.plain and body == "inlineData")
    title = _content(file, item, "headline", path)[0].part("title") if "headline" in item.places else None
    parts = (*((title,) if title and title.text.strip() else ()), text.part("text"))
    day, doubts = _day(file, item, path)
    is_arabic = languages.is_arabic(item.language)
    language = languages.ARABIC if is_arabic else languages.tagged(item.language, [part.text for part in parts])
    return Item(Document(known, parts, day, language, path=path), None, (*notices, *told, *doubts))


def _content(
    file: str, item: _News, element: str, path: str, *, lines: bool = False
) -> tuple[SourceMap, tuple[str, ...]]:
    """What an element holds, as copy."""
    start, end = item.places[element]
    start = next(tokens(file, path, start, end)).end  # behind its opening tag
    inside = file[start:end]
    if inside.strip().startswith(_CDATA) and inside.rstrip().endswith(_CDATA_END):
        start = file.index(_CDATA, start) + len(_CDATA)
        end = file.rindex(_CDATA_END, start, end)
    return fragment(file, path, start, end, lines=lines)


def _day(file: str, item: _News, path: str) -> tuple[dt.date | None, tuple[str, ...]]:
    for key in _DATES:
        if key in item.places:
            said = _content(file, item, key, path)[0].part("text").text.strip()
            if day := published(said):
                return day, ()
            return None, (
                f"{path}: {key} is {shown(repr(said))}, which is no date. Give it with --published if it matters.",
            )
    return None, ()
