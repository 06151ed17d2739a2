"""Tags of HTML, each with its place in the file.

The parser of the standard library gives lines and columns only and is quadratic on tags that never close (CVE-2025-6069, and
Python 3.11 is supported); lxml and selectolax give no columns. What a browser would drop in silence is an error here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from checker.core.errors import InputError
from checker.core.patterns import regex

_MOST = 500_000  # the page of a long live blog has fifty thousand
RAW = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"})
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
ENTITY = regex(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")
_OPENS = regex(r"<(?=[A-Za-z/!?])")
_TAG = regex(r"""<(/?)([A-Za-z][^\s/>]*+)((?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|["'=])*+)>""")
_ATTRIBUTE = regex(r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")


class Token(Struct, frozen=True):
    """A stretch of the file: kind is "text", "open", "close", "comment" or "raw" (what the element `name`, a script or a title, holds)."""

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: str = ""

    @property
    def values(self) -> dict[str, str]:
        """The attributes of a tag, by their names in small letters; of two alike the first counts."""
        found: dict[str, str] = {}
        for name, *quoted in _ATTRIBUTE.findall(self.attributes):
            found.setdefault(name.lower(), html.unescape("".join(quoted)))
        return found

    @property
    def empty(self) -> bool:
        """Whether an opening tag has no closing one."""
        return self.name in VOID or self.attributes.endswith("/")


def tokens(file: str, name: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tags and the text between them, in order, linear; InputError where a tag or a comment never closes."""
    end = len(file) if end is None else end
    if file.count("<", start, end) > _MOST:
        raise InputError(f"{name}: this page has more than {_MOST} tags, which no article has. Split it.")
    at = start
    while at < end:
        found = _OPENS.search(file, at, end)
        if found is None or found.start() > at:
            yield Token("text", at, found.start() if found else end)
        if found is None:
            return
        tag = _tag(file, found.start(), end, name)
        at = tag.end
        yield tag
        if tag.kind == "open" and tag.name in RAW and not tag.attributes.endswith("/"):
            close = _closing(file, tag, end, name)
            yield Token("raw", at, close, tag.name)
            at = close


def _tag(file: str, start: int, end: int, name: str) -> Token:
    """The tag at a place; a comment, a declaration or a stray </> has no name."""
    if found := _TAG.match(file, start, end):
        return Token("close" if found[1] else "open", start, found.end(), _local(found[2]), found[3].rstrip())
    if file.startswith("<!--", start):
        return Token("comment", start, _after(file, "-->", start, end, name))
    if file.startswith("<![CDATA[", start):
        return Token("comment", start, _after(file, "]]>", start, end, name))
    return Token("comment", start, _after(file, ">", start, end, name))


def _local(name: str) -> str:
    """The name of an element without the prefix of its name space, in small letters."""
    return name.rpartition(":")[2].lower()


def _after(file: str, mark: str, start: int, end: int, name: str) -> int:
    at = file.find(mark, start + (2 if mark == "-->" else 1), end)
    if at < 0:
        raise InputError(
            f"{name}, line {line_of(file, start)}: what opens here with {file[start : start + 12]!r} is never closed. "
            f"Close it with {mark}, so that no copy is left out."
        )
    return at + len(mark)


def _closing(file: str, tag: Token, end: int, name: str) -> int:
    """Where the closing tag of a raw element begins."""
    found = re.compile(rf"</{re.escape(tag.name)}[\s/>]", re.IGNORECASE).search(file, tag.end, end)
    if found is None:
        raise InputError(
            f"{name}, line {line_of(file, tag.start)}: <{tag.name}> is never closed. "
            f"Close it with </{tag.name}>, so that no copy is left out."
        )
    return found.start()


def line_of(file: str, offset: int) -> int:
    """The line of an offset, from 1."""
    return file.count("\n", 0, offset) + 1
