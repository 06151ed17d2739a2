"""The headline as it stands in the copy: set again above the copy of an article that has a title, it is no second witness to itself.

The text keeps it, so that every offset stays; `Document.headline` says where it stands, and nothing else is read there.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checker.core.documents import Document, Span
from checker.core.folding import fold
from checker.core.patterns import regex

_WORD = regex(r"[^\W_]+")
_LINE = regex(r"[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*")
_TOP, _LINES = 1500, 6  # characters and lines at the top of the copy where a headline may be set again
_FEWEST = 4  # words of a line that is the beginning of the title: behind it stands the name of a site


def without_repetition(document: Document) -> Document:
    """The document with the place where its title is set again above the copy, if it is."""
    if document.headline or len(document.parts) < 2:
        return document
    title, text = (next((part.text for part in document.parts if part.name == name), "") for name in ("title", "text"))
    wanted = _words(title)
    if not wanted or text.find(_first(title), 0, _TOP) < 0:
        return document
    for start, end in _lines(text):
        said = _words(text[start:end])
        if said == wanted or (len(said) >= _FEWEST and said == wanted[: len(said)]):
            return replace(document, headline=Span("text", start, end))
    return document


def _first(title: str) -> str:
    """The first letters of a title, as written."""
    found = _WORD.search(title)
    return found[0][:2] if found else title


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The first lines of a text that are not blank."""
    at = 0
    for _ in range(_LINES):
        found = _LINE.search(text, at, _TOP)
        if found is None:
            return
        yield found.span()
        at = found.end()


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
