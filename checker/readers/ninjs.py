"""ninjs 1, 2 and 3, the JSON of news agencies: headline, body, dateline and language; associated items are others' copy.

The decoder of the standard library is told to note where each string stands, so that places are those of the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any

from checker.core.documents import Document, Part
from checker.core.errors import InputError
from checker.core.patterns import regex
from checker.readers.content import disguised, text_of
from checker.readers.html_copy import fragment
from checker.readers.item import Item, published
from checker.readers.jsonl import whole_number
from checker.readers.parsing import parsing, shown
from checker.readers.source_map import MOST, SourceMap, through
from checker.words import languages

_ESCAPE = regex(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_DECODER: Any = import_module("json.decoder")  # whose parts in plain Python have no types
_SCANNER: Any = import_module("json.scanner")
_DATES = ("firstcreated", "firstCreated", "versioncreated", "versionCreated")
_PLAIN, _MARKUP = ("text/plain",), ("text/html", "application/xhtml+xml", "application/xhtml")


class _Said(str):
    """A string of the file; `start` is the place behind its opening quotation mark."""

    __slots__ = ("start",)
    start: int


class _Decoder(json.JSONDecoder):
    """The decoder in plain Python, whose strings know their place."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_string = _said
        self.parse_int = whole_number
        self.scan_once = _SCANNER.py_make_scanner(self)  # the one in C has its own strings


def _said(file: str, start: int, strict: bool) -> tuple[str, int]:  # as the decoder calls it
    value, end = _DECODER.py_scanstring(file, start, strict)
    said = _Said(value)
    said.start = start
    return said, end


def read(content: IO[bytes], name: str) -> Iterator[Item]:
    """One article with the offsets of the file."""
    file, notices = text_of(content, name)
    if file.count(",") > MOST:
        raise InputError(
            f"{name}: this JSON holds more than {MOST} values, which no article does. Put articles into JSON Lines."
        )
    disguised(file[:64].encode("utf-8", "replace"), name, own=())
    item = _object(file, name)
    body, markup = _body(item)
    if body is None:
        raise InputError(
            f"{name}: this JSON is no ninjs item: it has neither body_text nor bodies. For JSON Lines name it .jsonl."
        )
    text = _part(file, name, "text", body)
    if markup:
        copy, told = fragment(text.text, name)
        text, notices = through(copy.part("text"), text, name), (*notices, *told)
    headline = _headline(item)
    parts = (_part(file, name, "title", headline), text) if headline else (text,)
    day, doubts = _day(item, name)
    language = _language(item, [part.text for part in parts])
    yield Item(Document(name, parts, day, language, path=name), None, (*notices, *doubts))


def _object(file: str, name: str) -> dict[str, Any]:
    with parsing(f"{name}: this is no valid JSON", "Export it again."):
        try:
            item = _Decoder().decode(file.replace("\ufeff", " ", 1) if file.startswith("\ufeff") else file)
        except json.JSONDecodeError as error:
            raise InputError(f"{name}, line {error.lineno}: this is no valid JSON ({error.msg}).") from error
    if not isinstance(item, dict):
        raise InputError(f"{name}: this JSON is no ninjs item, which is one object. For JSON Lines name it .jsonl.")
    return item


def _body(item: dict[str, Any]) -> tuple[_Said | None, bool]:
    """The body as plain text where there is one, else as markup, and whether it is."""
    for kinds, old, markup in ((_PLAIN, ("body_text",), False), (_MARKUP, ("body_xhtml", "body_html"), True)):
        for each in _list(item, "bodies"):
            if str(each.get("contenttype", each.get("contentType", "text/plain"))).lower() in kinds and _is_said(each):
                return each["value"], markup
        for key in old:
            if isinstance(item.get(key), _Said):
                return item[key], markup
    return None, False


def _headline(item: dict[str, Any]) -> _Said | None:
    """The headline, of several the one that calls itself the main one, else the first."""
    if isinstance(item.get("headline"), _Said):
        said: _Said = item["headline"]
        return said
    all_ = [each for each in _list(item, "headlines") if _is_said(each)]
    main = [each for each in all_ if each.get("role") in ("main", "http://cv.iptc.org/newscodes/headlinerole/main")]
    return next((each["value"] for each in (*main, *all_)), None)


def _list(item: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = item.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _is_said(each: dict[str, Any]) -> bool:
    return isinstance(each.get("value"), _Said)


def _language(item: dict[str, Any], texts: list[str]) -> str:
    tag = str(item.get("language") or "")
    return languages.ARABIC if languages.is_arabic(tag) else languages.tagged(tag, texts)


def _day(item: dict[str, Any], name: str) -> tuple[Any, tuple[str, ...]]:
    for key in _DATES:
        if item.get(key):
            day = published(item[key])
            doubt = (
                ()
                if day
                else (
                    f"{name}: {key} is {shown(repr(item[key]))}, which is no date. Give it with --published if it matters.",
                )
            )
            return day, doubt
    return None, ()


def _part(file: str, name: str, part: str, said: _Said) -> Part:
    """A string as a part: each escape stands for its letter, all else is as in the file."""
    found = SourceMap(file, name)
    at, read_ = said.start, 0
    while read_ < len(said):
        escape = _ESCAPE.search(file, at, at + len(said) - read_ + 12)
        plain = (escape.start() if escape else at + len(said) - read_) - at
        plain = min(plain, len(said) - read_)
        found.take(at, at + plain)
        at, read_ = at + plain, read_ + plain
        if escape and read_ < len(said):
            found.stand(said[read_], at, escape.end())
            at, read_ = escape.end(), read_ + 1
    return found.part(part)
