"""Markdown: front matter (YAML or TOML) with `title`, `date` and `lang`; marks of emphasis, code, tags, comments and addresses are no copy.

They are taken out, with the way back into the file as written. Lines of one paragraph are joined as Markdown joins them, unless a
sentence ends there: many write a paragraph a line. A parser of Markdown gives lines only, and every offset counts here.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import IO

from msgspec import Struct

from checker.core.documents import Document, Ignore, Part, Span
from checker.core.errors import InputError
from checker.core.patterns import regex
from checker.readers.content import text_of
from checker.readers.ignores import DESK_NOTE, of_front_matter
from checker.readers.item import Item, published
from checker.readers.parsing import shown
from checker.readers.raw_elements import RawElements
from checker.readers.source_map import MOST, SourceMap
from checker.readers.tags import ENTITY

_FRONT = regex(r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_ENTRY = regex(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_TOML_FRONT = regex(r"\ufeff?\+\+\+[ \t]*\r?\n(.*?)(?:^|(?<=\n))\+\+\+[ \t]*(?:\r?\n|$)", re.DOTALL)
_TOML_ENTRY = regex(r"""^["']?([A-Za-z_][\w-]*)["']?[ \t]*=[ \t]*(.*?)[ \t]*\r?$""", re.MULTILINE)
_TABLE = regex(r"^[ \t]*\[", re.MULTILINE)  # of TOML: what stands behind it is no key of the article's own
_QUOTED = regex(r"""^(["'])(.*)\1(?:[ \t]+#.*)?$""")
_NOTE = "ittisaq-ignore"
_TAKEN = "\0"  # what stands for a mark that is taken out while the others are looked for
_STRETCHES = (  # each with what stands for it in the copy
    (regex(r"^(`{3,}+|~{3,}+)[^\n]*\n.*?(?:^\1[^\n]*$|\Z)", re.DOTALL | re.MULTILINE), ""),  # fenced code
    (regex(r"<!--.*?(?:-->|\Z)", re.DOTALL), ""),
    (regex(r"`[^`\n]+`"), " "),
    (RawElements(), ""),  # scripts, styles, code
    (regex(r"^ {0,3}\[\^[^\[\]\n]+\]:[ \t]*", re.MULTILINE), ""),  # what leads in a footnote, whose text is copy
    (
        regex(
            r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*(?:<[^<>\n]*>|\S++)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\r?$",
            re.MULTILINE,
        ),
        "",
    ),  # where a reference leads
    (regex(r"\[\^[^\[\]\n]+\]"), ""),  # a footnote's mark
    (regex(r"<(?:https?|mailto):[^\s<>]*>"), " "),
    (regex(r"</?[A-Za-z][^<>\n]*>"), ""),
)
_ADDRESS = (regex(r"https?://[^\s<>()]+"), " ")
_LINK = regex(r"!?\[(?P<words>[^\[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
_NOTE_WITHIN = regex(r"\^\[(?P<words>[^\[\]\n]+)\]")  # a footnote in its line
_EMPHASIS = (
    regex(r"(?<![\\*])(?:\*{1,3})(?=[^\s*])(?P<words>[^*\n]+)(?<=[^\s*\\])(?:\*{1,3})(?!\*)"),
    regex(r"(?<![\\\w])(?:_{1,3})(?=[^\s_])(?P<words>[^_\n]+)(?<=[^\s_\\])(?:_{1,3})(?!\w)"),
    regex(r"~~(?=[^\s~])(?P<words>[^~\n]+)(?<=[^\s~])~~"),
)
_WRAPPED = regex(  # the next line is no list, heading, table, rule or quotation
    r"""(?<=[^\s\\\0.!?؟…:»”"])[ \t]?\r?\n[ \t]*(?:>[ \t]?)*(?=[^\s\0>#|<*+`~=_:-])(?!\d+[.)][ \t])"""
)
_ALONE = regex(r"[ \t]*(?:#{1,6}[ \t]|\||(?:[-*_=][ \t]*){3,}$)")  # a line that the next one does not go on
_ESCAPE = regex(r"\\(?=[!-/:-@\[-`{-~])")


class _Edit(Struct, frozen=True, order=True):
    """A stretch of the file and what stands for it in the copy."""

    start: int
    end: int
    text: str


def read(content: IO[bytes], name: str) -> Iterator[Item]:
    """One article with the offsets of the file."""
    file, notices = text_of(content, name)
    front, entries = _front_matter(file)
    title, day, language = (_value(entries.get(key)) for key in ("title", "date", "lang"))
    parts = (_title(file, name, entries["title"], title),) if title else ()
    text = _copy(file, name, front.end() if front else 0, entries.get(_NOTE))
    ignores = _ignores(entries.get(_NOTE), text)
    article = Document(name, (*parts, text), _date(day, name), language or "auto", path=name, ignores=ignores)
    yield Item(article, None, notices)


def _front_matter(file: str) -> tuple[re.Match[str] | None, dict[str, re.Match[str]]]:
    """The front matter, in YAML or in TOML, and its entries."""
    if front := _FRONT.match(file):
        return front, {m[1].lower(): m for m in _ENTRY.finditer(file, front.start(1), front.end(1))}
    front = _TOML_FRONT.match(file)
    if front is None:
        return None, {}
    table = _TABLE.search(file, front.start(1), front.end(1))
    own = _TOML_ENTRY.finditer(file, front.start(1), table.start() if table else front.end(1))
    return front, {
        m[1].lower(): m for m in own if not m[2].startswith(('"""', "'''"))
    }  # over several lines: no headline


def _ignores(entry: re.Match[str] | None, text: Part) -> tuple[Ignore, ...]:
    """The note of the front matter; its line stands before the copy, so that it has a place."""
    if entry is None or not _value(entry):
        return ()
    return (of_front_matter(_value(entry), Span("text", 0, len(entry[0])), Span("text", 0, len(text.text))),)


def _value(entry: re.Match[str] | None) -> str:
    if entry is None:
        return ""
    quoted = _QUOTED.match(entry[2])
    return quoted[2] if quoted else entry[2].partition(" #")[0].strip()


def _title(file: str, name: str, entry: re.Match[str], value: str) -> Part:
    title = SourceMap(file, name)
    start = file.index(value, entry.start(2))
    title.take(start, start + len(value))
    return title.part("title")


def _copy(file: str, name: str, start: int, note: re.Match[str] | None) -> Part:
    """The text behind the front matter, and before it the line of the front matter with the desk's note."""
    copy = SourceMap(file, name)
    if note and _value(note):
        copy.take(*note.span())
        copy.stand("\n", note.end(), note.end())
    at = start
    for edit in _edits(file, name, start):
        if edit.end <= at:
            continue
        copy.take(at, edit.start)
        copy.stand(edit.text, max(at, edit.start), edit.end)
        at = edit.end
    copy.take(at, len(file))
    return copy.part("text")


def _edits(file: str, name: str, start: int) -> list[_Edit]:
    """What is taken out or stands for something else, in order."""
    edits: list[_Edit] = []
    for more in _found(_TAKEN * (start - 1) + "\n" * bool(start) + file[start:], start):
        edits += islice(more, MOST + 1 - len(edits))
        if len(edits) > MOST:
            raise InputError(f"{name}: this Markdown has more than {MOST} marks, which no article has. Split it.")
    return sorted(edits)


def _found(body: str, start: int) -> Iterator[Iterator[_Edit]]:
    """The edits of each kind; what one of them takes out is none of the next ones' any more."""
    body = DESK_NOTE.sub(_taken, body)  # the desk's notes are read later; until then they are left alone
    for pattern, text in _STRETCHES:
        yield (_Edit(*m.span(), text) for m in pattern.finditer(body, start))  # used up before the next one
        body = pattern.sub(_taken, body)
    for pattern in (_NOTE_WITHIN, _LINK, *_EMPHASIS, *_EMPHASIS):  # twice: one emphasis may hold another
        yield (edit for m in pattern.finditer(body, start) for edit in _around(m))
        body = pattern.sub(_without_words, body)
    yield (_Edit(*m.span(), _ADDRESS[1]) for m in _ADDRESS[0].finditer(body, start))
    yield (_Edit(*m.span(), "") for m in _ESCAPE.finditer(body, start))
    yield (_Edit(*m.span(), html.unescape(m[0])) for m in ENTITY.finditer(body, start) if html.unescape(m[0]) != m[0])
    yield (_Edit(*m.span(), " ") for m in _WRAPPED.finditer(body, start) if not _stands_alone(body, m.start()))


def _around(found: re.Match[str]) -> tuple[_Edit, _Edit]:
    """The marks before and behind the words of an emphasis, a link or a footnote in its line."""
    return _Edit(found.start(), found.start("words"), " " if found[0].startswith("^") else ""), _Edit(
        found.end("words"), found.end(), ""
    )


def _taken(match: re.Match[str]) -> str:
    return _TAKEN * len(match[0])


def _without_words(match: re.Match[str]) -> str:
    start, end = match.span("words")
    return _TAKEN * (start - match.start()) + match["words"] + _TAKEN * (match.end() - end)


def _stands_alone(body: str, end: int) -> bool:
    """Whether the line that ends here is a heading, a rule or a row of a table."""
    return bool(_ALONE.match(body, body.rfind("\n", 0, end) + 1, end))


def _date(value: str, name: str) -> dt.date | None:
    if not value:
        return None
    if day := published(value):
        return day
    raise InputError(f"{name}: the date of the front matter is {shown(repr(value))}. Write it as 2024-02-11.")
