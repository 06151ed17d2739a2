"""HTML: the copy of the article without its tags, entities read, with the way back into the file as written.

The copy is the longest <article>, else <main>, else the page; navigation, scripts, forms, code and deleted words are no copy. The
first <h1> of the copy is the title, else <title>. The dateline stands in JSON-LD, in <meta> or in <time>, in this order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from checker.core.documents import Document, Part
from checker.readers.content import text_of
from checker.readers.html_copy import NO_COPY, add_words, copy_of
from checker.readers.item import Item, published
from checker.readers.parsing import shown
from checker.readers.source_map import SourceMap
from checker.readers.tags import Token, line_of, tokens

if TYPE_CHECKING:
    import datetime as dt

_META = (
    "article:published_time", "datepublished", "parsely-pub-date", "publishdate", "publish_date", "publication_date", "pubdate",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date",
)  # fmt: skip


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
