"""HTML: the copy of the article without its tags, entities read, with the way back into the file as written.

The copy is the longest <article>, else <main>, else the page; navigation, scripts, forms, code and deleted words are no copy. The
first <h1> of the copy is the title, else <title>. The dateline stands in JSON-LD, in <meta> or in <time>, in this order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

from checker.core.documents import Document, Part
from checker.core.folding import fold
from checker.readers.content import text_of
from checker.readers.html_copy import NO_COPY, add_words, copy_of
from checker.readers.item import Item, published
from checker.readers.parsing import shown
from checker.readers.source_map import SourceMap
from checker.readers.tags import Token, line_of, tokens
from checker.words import languages

if TYPE_CHECKING:
    import datetime as dt

_META = (
    "article:published_time", "datepublished", "parsely-pub-date", "publishdate", "publish_date", "publication_date", "pubdate",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date",
)  # fmt: skip


_COPY = ("article", "posting", "report")  # how the types of JSON-LD end that are copy
_ELSEWHERE = ("socialmediaposting", "discussionforumposting")  # what copy shows of others
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_TAGGED = ("article", "main", "body", "html")


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
    day, doubts = _dateline(file, name, found, title.text)
    parts = ((title,) if title.text.strip() else ()) + (text.part("text"),)
    language = languages.tagged(_language(found, region), [part.text for part in parts])
    yield Item(Document(name, parts, day, language, path=name), None, (*encoding, *notices, *doubts))


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


def _language(found: list[Token], region: list[Token]) -> str:
    """The tag of the copy's language: that of the element that holds it, of the page, or of its <meta>."""
    opened = [token for token in (*region[:1], *found) if token.kind == "open"]
    said = (token.values.get("lang") or token.values.get("xml:lang") for token in opened if token.name in _TAGGED)
    named = (_named(token.values) for token in opened if token.name == "meta")
    return next(filter(None, chain(said, named)), "")


def _named(values: dict[str, str]) -> str:
    """The language that a <meta> names."""
    key = values.get("property") or values.get("name") or values.get("http-equiv") or ""
    return values.get("content", "") if key.lower() in ("og:locale", "content-language", "language") else ""


def _dateline(file: str, name: str, found: list[Token], title: str) -> tuple[dt.date | None, tuple[str, ...]]:
    """The day of publication, the surest place first, and a notice on what looks like one and cannot be read."""
    doubts: list[str] = []
    for said in (*_linked(file, name, found, title, doubts), *_meta(found), *_times(found)):
        if day := published(said):
            return day, tuple(doubts)
        doubts.append(
            f"{name}: {shown(repr(said))} cannot be read as the day of publication. Give it with --published if it matters."
        )
    return None, tuple(doubts)


def _linked(file: str, name: str, found: list[Token], title: str, doubts: list[str]) -> list[str]:
    """The dates of publication that stand in JSON-LD: of the article that has the page's title first, of all else last."""
    script = None
    things: list[dict[str, Any]] = []
    for token in found:
        if token.kind == "open" and token.name == "script":
            script = token
        elif token.kind == "raw" and script and script.values.get("type", "").lower() == "application/ld+json":
            try:
                things += _things(json.loads(file[token.start : token.end]))
            except (ValueError, RecursionError):
                doubts.append(
                    f"{name}, line {line_of(file, token.start)}: this JSON-LD is no valid JSON and was not read."
                )
    dated = [thing for thing in things if isinstance(thing.get("datePublished"), str)]
    return [thing["datePublished"] for thing in sorted(dated, key=lambda thing: _rank(thing, title))]


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The things of JSON-LD: one, a list, a graph, and what each is about or made of."""
    for thing in value if isinstance(value, list) else [value]:
        if isinstance(thing, dict):
            yield thing
            for key in _WITHIN:
                yield from _things(thing.get(key))


def _rank(thing: dict[str, Any], title: str) -> int:
    """How likely the copy of the page is what a thing of JSON-LD describes, 0 the likeliest."""
    said = thing.get("@type")
    types = [
        str(each).rpartition("/")[2].rpartition(":")[2].lower() for each in (said if isinstance(said, list) else [said])
    ]
    if any(each.endswith(_COPY) and each not in _ELSEWHERE for each in types):
        headline = thing.get("headline", thing.get("name"))
        return 0 if isinstance(headline, str) and title and fold(headline).split() == fold(title).split() else 1
    return 2 if said is None else 3 if any(each.endswith("page") for each in types) else 4


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
