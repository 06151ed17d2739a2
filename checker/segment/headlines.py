"""The headline as it stands in the copy.

Where a file has no place of its own for it, the line above the copy that is the headline becomes the title. Set again above the copy
of an article that has a title, it is no second witness to itself. The text keeps it in both cases, so that every offset stays;
`Document.headline` says where it stands, and nothing else is read there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from checker.core.documents import Document, Heading, Part, Span
from checker.core.folding import fold
from checker.core.patterns import regex
from checker.readers import ignores
from checker.readers.source_map import SourceMap, through
from checker.segment import first_lines

_WORD = regex(r"[^\W_]+")
_LINE = regex(r"[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*")
_MARKED = regex(
    r"^[ \t]{0,3}#[ \t]+(?P<words>\S[^\r\n]*?)[ \t]*#*[ \t]*\r?$|^(?P<under>\S[^\r\n]*?)[ \t]*\r?\n=+[ \t]*\r?$",
    re.MULTILINE,
)
_BEHIND = regex(r"[ \t]*[#*_]*(?:[ \t]*\r?\n=+[ \t]*(?=\r?\n|\Z))?")
_TOP, _LINES = 1500, 6  # characters and lines at the top of the copy where a headline may stand
_MORE = 60  # code points by which the line may be longer: vowel marks, emphasis, blanks
_FEWEST = 4  # words of a line that is the beginning of the title: behind it stands the name of a site
_LONGEST = 400  # code points of what a file marks as a heading and is one


def taken(document: Document, mode: str) -> Document:
    """The document with a line of its copy as its title, where it has none: its first line, the one that looks like it, or none."""
    if mode == "none" or any(part.name == "title" and part.text.strip() for part in document.parts):
        return replace(document, headings=()) if document.headings else document
    text = next(part for part in document.parts if part.name == "text")
    copy = ignores.without_notes(text, ignores.noted(document).ignores)
    found = first_lines.first_line(copy) if mode == "first-line" else _likely(document, copy)
    document = replace(document, headings=())
    if found is None:
        return document
    title = _slice(text, *found, document.name)
    return replace(document, parts=(title, text), headline=Span("text", *found))


def _likely(document: Document, text: str) -> tuple[int, int] | None:
    """What the file itself marks as the headline, else the line that looks like one."""
    headings = sorted(document.headings, key=_level)
    if marked := _MARKED.search(text, 0, _TOP):
        name = "words" if marked["words"] else "under"
        if first_lines.stands_at_the_top(text, marked.start()):
            headings.insert(0, Heading(*marked.span(name), 1))
    for heading in headings:
        words = text[heading.start : heading.end]
        if len(words) <= _LONGEST and (heading.level == 1 or first_lines.may_be_headline(words, text[heading.end :])):
            return heading.start, heading.end
    return first_lines.headline_of(text)


def _level(heading: Heading) -> int:
    return heading.level


def _slice(text: Part, start: int, end: int, name: str) -> Part:
    """A stretch of the text as the title, with the way back into its file."""
    title = SourceMap(text.text, name)
    title.take(start, end)
    part = title.part("title")
    return through(part, text, name) if text.origin else part


def without_repetition(document: Document) -> Document:
    """The document with the place where its title is set again above the copy, if it is."""
    if document.headline or len(document.parts) < 2:
        return document
    title, text = (next((part.text for part in document.parts if part.name == name), "") for name in ("title", "text"))
    tokens = title.split()
    if not any(token and text.find(token, 0, _TOP) >= 0 for token in (" ".join(tokens[:2]), " ".join(tokens[-2:]))):
        return document
    wanted: list[str] = []
    for start, end in _lines(text):
        if end - start > len(title) + _MORE:  # a paragraph of the copy
            continue
        wanted = wanted or _words(title)
        said = _words(text[start:end])
        if wanted and (said == wanted or (len(said) >= _FEWEST and said == wanted[: len(said)])):
            return replace(document, headline=Span("text", start, end))
    return document


def line_of(document: Document) -> Span | None:
    """The stretch of the text that no rule reads: the headline with the marks around it on its line, and the line under it."""
    where = document.headline
    if where is None:
        return None
    text = next(part.text for part in document.parts if part.name == where.part)
    start = len(text[: where.start].rstrip(" \t#*_"))
    behind = _BEHIND.match(text, where.end)
    return Span(where.part, start, behind.end() if behind else where.end)


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
