"""Markdown: front matter with `title`, `date` and `lang`; code, comments and addresses are no copy and are masked.

Masking keeps the length, so that every offset is that of the file as written.
"""

from __future__ import annotations

import datetime as dt
import re

from checker.errors import InputError
from checker.ignores import of_front_matter
from checker.model import Document, Part, Span

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_QUOTED = re.compile(r"""^(["'])(.*)\1(?:[ \t]+#.*)?$""")
_MASKED = (
    re.compile(r"^(```+|~~~+)[^\n]*\n.*?(?:^\1[^\n]*$|\Z)", re.DOTALL | re.MULTILINE),  # fenced code
    re.compile(r"<!--(?!\s{0,9}ittisaq:).*?(?:-->|\Z)", re.DOTALL),  # the desk's notes are read, and then blanked
    re.compile(r"`[^`\n]+`"),
    re.compile(r"(?<=\])\([^()\n]*\)"),  # the address of a link
    re.compile(r"</?[A-Za-z][^<>\n]*>"),
    re.compile(r"https?://[^\s<>()]+"),
)
_NOTE = "ittisaq-ignore"
_NOT_BREAK = re.compile(r"[^\n]")


def read_markdown(text: str, name: str) -> Document:
    """One article; the offsets of its text are those of the file, the front matter being masked with blanks."""
    front = _FRONT.match(text)
    entries = {key.lower(): _plain(value) for key, value in _ENTRY.findall(front[1])} if front else {}
    body = _blank(text[: front.end()]) + text[front.end() :] if front else text
    for pattern in _MASKED:
        body = pattern.sub(_masked, body)
    parts = ((Part("title", entries["title"]),) if entries.get("title") else ()) + (Part("text", body),)
    notes = (
        (of_front_matter(entries[_NOTE], Span("text", 0, front.end()), Span("text", 0, len(text))),)
        if front and entries.get(_NOTE)
        else ()
    )
    return Document(
        name, parts, _date(entries.get("date"), name), entries.get("lang") or "auto", path=name, ignores=notes
    )


def _plain(value: str) -> str:
    quoted = _QUOTED.match(value)
    return quoted[2] if quoted else value.partition(" #")[0].strip()


def _blank(text: str) -> str:
    return _NOT_BREAK.sub(" ", text)


def _masked(match: re.Match[str]) -> str:
    return _blank(match[0])


def _date(value: str | None, name: str) -> dt.date | None:
    if not value:
        return None
    try:
        return dt.datetime.fromisoformat(value.replace("/", "-")).date()
    except ValueError as error:
        raise InputError(f"{name}: the date of the front matter is {value!r}. Write it as 2024-02-11.") from error
