"""HTML: the copy of the article without its tags, entities read, with the way back into the file as written.

The copy is the longest <article>, else <main>, else the page; navigation, scripts, forms, code and deleted words are no copy. The
first <h1> of the copy is the title, else <title>. The dateline stands in JSON-LD, in <meta> or in <time>, in this order.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from checker.core.model import Document, Part
from checker.core.patterns import regex
from checker.readers.content import text_of
from checker.readers.ignores import DESK_NOTE
from checker.readers.item import Item, published
from checker.readers.parsing import shown
from checker.readers.source_map import SourceMap
from checker.readers.tags import ENTITY, RAW, Token, line_of, tokens

if TYPE_CHECKING:
    import datetime as dt

NO_COPY = frozenset(
    (
        "aside", "audio", "button", "canvas", "code", "datalist", "del", "dialog", "footer", "form", "head", "kbd", "math", "nav",
        "noscript", "object", "rp", "rt", "s", "samp", "select", "strike", "svg", "template", "video",
    )
) | RAW  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "block", "blockquote", "body", "body.content", "body.head", "byline", "dateline", "hedline", "hl1",
        "hl2", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "ol",
        "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_META = (
    "article:published_time", "datepublished", "parsely-pub-date", "publishdate", "publish_date", "publication_date", "pubdate",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_PIECE = regex(rf"[ \t\r\n\f]++|{ENTITY.pattern}|[^ \t\r\n\f&]++|&")
_BLANK = " \t\r\n\f"


def read(content: IO[bytes], name: str) -> Iterator[Item]:
    """One article with the offsets of the file."""
    file, encoding = text_of(content, name)
    found = list(tokens(file, name))
    region = _region(file, found)
    whole = len(region) == len(found)
    text, headline, notices = copy_of(file, name, region, without=NO_COPY | {"header"} if whole else NO_COPY)
    title = headline.part("title")
    if not title.text.strip():
        title = _page_title(file, name, found)
    day, doubts = _dateline(file, name, found)
    parts = ((title,) if title.text.strip() else ()) + (text.part("text"),)
    yield Item(Document(name, parts, day, path=name), None, (*encoding, *notices, *doubts))


def fragment(
    file: str, name: str, start: int = 0, end: int | None = None, *, lines: bool = False
) -> tuple[SourceMap, tuple[str, ...]]:
    """The copy of a stretch of HTML within a file, headings included, and notices; `lines`: its line breaks begin paragraphs."""
    found = list(tokens(file, name, start, end))
    copy, _, notices = copy_of(file, name, found, without=NO_COPY, headline=False, lines=lines)
    return copy, notices


# ---------------------------------------------------------------------------------------------------------------- region


def _region(file: str, found: list[Token]) -> list[Token]:
    """The tokens of the longest <article>, else of the longest <main>, else all."""
    for element in ("article", "main"):
        stretches = list(_elements(found, element))
        if stretches:
            first, last = max(stretches, key=lambda s: _size(found[s[0] : s[1]]))
            if any(file[t.start : t.end].strip() for t in found[first:last] if t.kind == "text"):
                return found[first:last]
    return found


def _elements(found: list[Token], element: str) -> Iterator[tuple[int, int]]:
    """The outermost elements of a name, as stretches of the tokens; one that never closes goes on to the end."""
    depth = first = 0
    for k, token in enumerate(found):
        if token.name != element:
            continue
        if token.kind == "open":
            first = k if not depth else first
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield first, k + 1
    if depth:
        yield first, len(found)


def _size(found: list[Token]) -> int:
    return sum(token.end - token.start for token in found if token.kind == "text")


# ------------------------------------------------------------------------------------------------------------------ copy


class _Open:
    """The elements that are open, and whether what stands in them is copy, headline or neither."""

    def __init__(self, without: frozenset[str]) -> None:
        self.without = without
        self.names: list[str] = []
        self.left_out: list[Token] = []  # the elements without copy among them
        self._depths: list[int] = []
        self._counts: dict[str, int] = {}

    def enter(self, tag: Token) -> None:
        """An opening tag."""
        if tag.empty:
            return
        if tag.name in self.without or "hidden" in tag.values:
            self.left_out.append(tag)
            self._depths.append(len(self.names))
        self.names.append(tag.name)
        self._counts[tag.name] = self._counts.get(tag.name, 0) + 1

    def leave(self, name: str) -> None:
        """A closing tag: it closes what was opened within its element and left open; one without an opening tag is nothing."""
        if not self._counts.get(name):
            return
        while True:
            last = self.names.pop()
            self._counts[last] -= 1
            if self._depths and self._depths[-1] == len(self.names):
                self._depths.pop()
                self.left_out.pop()
            if last == name:
                return

    def inside(self, name: str) -> bool:
        """Whether an element of this name is open."""
        return bool(self._counts.get(name))


def copy_of(
    file: str, name: str, found: list[Token], *, without: frozenset[str], headline: bool = True, lines: bool = False
) -> tuple[SourceMap, SourceMap, tuple[str, ...]]:
    """The copy, its first <h1> apart, and notices."""
    text, title = SourceMap(file, name), SourceMap(file, name)
    opened = _Open(without)
    for token in found:
        if token.kind == "text":
            if not opened.left_out:
                add_words(title if headline and opened.inside("h1") else text, token, lines=lines)
            elif headline and opened.inside("h1") and opened.left_out[0].name == "header":
                add_words(title, token)
            continue
        if token.kind == "comment" and DESK_NOTE.match(file, token.start):
            text.take(token.start, token.end)  # the desk's notes are read later
        if token.name in _BLOCKS and not opened.left_out:
            _break(text, token)
        if token.kind == "open":
            opened.enter(token)
        elif token.kind == "close":
            if token.name == "h1" and opened.inside("h1"):
                headline = headline and not title.last.strip()
            opened.leave(token.name)
    left = opened.left_out[:1]
    notices = (
        f"{name}, line {line_of(file, tag.start)}: <{tag.name}> is never closed; what stands behind it was not read."
        for tag in left if tag.name not in ("head", "body")
    )  # fmt: skip
    return text, title, tuple(notices)


def add_words(copy: SourceMap, token: Token, *, lines: bool = False) -> None:
    """Text with its entities read and every run of blanks as one space, or as one line break."""
    for piece in _PIECE.finditer(copy.file, token.start, token.end):
        start, end = piece.span()
        if piece[0][0] in _BLANK:
            if copy.last and not copy.last.isspace():
                copy.stand("\n" if lines and "\n" in piece[0] else " ", start, end)
        elif piece[0][0] == "&" and (letter := html.unescape(piece[0])) != piece[0]:
            copy.stand(letter, start, end)
        else:
            copy.take(start, end)


def _break(copy: SourceMap, token: Token) -> None:
    """A new paragraph, unless one has just begun."""
    if copy.last not in ("", "\n"):
        copy.stand("\n", token.start, token.start)


# ---------------------------------------------------------------------------------------------------------- what is around


def _page_title(file: str, name: str, found: list[Token]) -> Part:
    title = SourceMap(file, name)
    raw = next((t for t in found if t.kind == "raw" and t.name == "title" and t.start < t.end), None)
    if raw:
        add_words(title, raw)
    return title.part("title")


def _dateline(file: str, name: str, found: list[Token]) -> tuple[dt.date | None, tuple[str, ...]]:
    """The day of publication, the surest place first, and a notice on what looks like one and cannot be read."""
    doubts: list[str] = []
    for said in (*_linked(file, name, found, doubts), *_meta(found), *_times(found)):
        if day := published(said):
            return day, tuple(doubts)
        doubts.append(
            f"{name}: {shown(repr(said))} cannot be read as the day of publication. Give it with --published if it matters."
        )
    return None, tuple(doubts)


def _linked(file: str, name: str, found: list[Token], doubts: list[str]) -> Iterator[str]:
    """The dates of publication that stand in JSON-LD."""
    script = None
    for token in found:
        if token.kind == "open" and token.name == "script":
            script = token
        elif token.kind == "raw" and script and script.values.get("type", "").lower() == "application/ld+json":
            try:
                yield from _dates(json.loads(file[token.start : token.end]))
            except (ValueError, RecursionError):
                doubts.append(
                    f"{name}, line {line_of(file, token.start)}: this JSON-LD is no valid JSON and was not read."
                )


def _dates(value: Any) -> Iterator[str]:
    """The dates of publication in JSON-LD: of the thing itself, of a list of things, of a graph."""
    things = value if isinstance(value, list) else [value]
    for thing in things:
        if isinstance(thing, dict):
            if isinstance(thing.get("datePublished"), str):
                yield thing["datePublished"]
            graph = thing.get("@graph")
            for each in graph if isinstance(graph, list) else ():
                if isinstance(each, dict) and isinstance(each.get("datePublished"), str):
                    yield each["datePublished"]


def _meta(found: list[Token]) -> Iterator[str]:
    """The dates of <meta>, in the order of _META."""
    said: dict[str, str] = {}
    for token in found:
        if token.kind == "open" and token.name == "meta":
            values = token.values
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            said.setdefault(key.lower(), values.get("content", ""))
    return (said[key] for key in _META if said.get(key))


def _times(found: list[Token]) -> Iterator[str]:
    """The <time> that calls itself the publication's, else the first that stands in no paragraph of the copy."""
    loose: list[str] = []
    paragraph = False
    for token in found:
        if token.name == "p":
            paragraph = token.kind == "open"
        elif token.kind == "open" and token.name == "time" and (said := token.values.get("datetime")):
            if "pubdate" in token.values or token.values.get("itemprop", "").lower() == "datepublished":
                yield said
            elif not paragraph:
                loose.append(said)
    yield from loose[:1]
