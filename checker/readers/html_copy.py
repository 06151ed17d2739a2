"""The copy of a piece of HTML: its text without tags, entities read, every blank one space."""

from __future__ import annotations

import html

from checker.core.patterns import regex
from checker.readers.ignores import DESK_NOTE
from checker.readers.source_map import SourceMap
from checker.readers.tags import ENTITY, RAW, Token, line_of, tokens

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
_PIECE = regex(rf"[ \t\r\n\f]++|{ENTITY.pattern}|[^ \t\r\n\f&]++|&")
_BLANK = " \t\r\n\f"


def fragment(
    file: str, name: str, start: int = 0, end: int | None = None, *, lines: bool = False
) -> tuple[SourceMap, tuple[str, ...]]:
    """The copy of a stretch of HTML within a file, headings included, and notices; `lines`: its line breaks begin paragraphs."""
    found = list(tokens(file, name, start, end))
    copy, _, notices = copy_of(file, name, found, without=NO_COPY, headline=False, lines=lines)
    return copy, notices


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
