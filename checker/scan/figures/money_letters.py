"""Signs of money that are letters: "ر.س7"، "AED 3.4 مليون"، "7 د.ك"، "aed3.4"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_SIGN = r"[A-Za-z]{2,3}|[\u0621-\u064a]\.[\u0621-\u064a]\.?"
_BEFORE = regex(rf"(?<![\w./-])[وبل]?({_SIGN}) ?$")
_BEHIND = regex(rf" ?({_SIGN})(?![\w/-])")
_REACH = 6  # code points of a sign with its particle and space


def may_stand(text: str, begin: int, end: int) -> bool:
    """The quick question whether letters with a case or a point stand beside a number: most have neither."""
    near = text[max(0, begin - 3) : begin] + text[end : end + 3]
    return "." in near or near.lower() != near.upper()


def before(stream: TokenStream, begin: int) -> tuple[str, int, int] | None:
    """The code of the sign before a folded offset, and where it stands."""
    text = stream.text
    at = begin - 2 if text[begin - 1 : begin] == " " else begin - 1
    if at < 1 or (not (text[at].isascii() and (text[at].isalpha() or text[at] == ".")) and text[at - 1] != "."):
        return None
    found = _BEFORE.search(text, max(0, begin - _REACH), begin)
    code = _code(stream, *found.span(1)) if found else None
    return (code, found.start(1), found.end(1)) if found and code else None


def behind(stream: TokenStream, end: int) -> tuple[str, int, int] | None:
    """The code of the sign behind a folded offset, and where it stands."""
    text = stream.text
    at = end + (text[end : end + 1] == " ")
    if not (text[at : at + 1].isascii() and text[at : at + 1].isalpha()) and text[at + 1 : at + 2] != ".":
        return None
    found = _BEHIND.match(text, end)
    code = _code(stream, *found.span(1)) if found else None
    return (code, found.start(1), found.end(1)) if found and code else None


def _code(stream: TokenStream, start: int, end: int) -> str | None:
    """The code of the sign between two folded offsets, as it is written."""
    return stream.beside.letters.get(stream.written(stream.span(start, end)).removesuffix(".").upper())
