"""The registry of what can be read: a kind of file, its suffixes, and the module that reads it, imported when it is asked for.

A new kind is one line in KINDS and one module with `read(file, name) -> Iterator[Item]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, TypeAlias, cast

from msgspec import Struct

from checker.core.errors import InputError
from checker.core.regular_files import opened
from checker.readers.item import Item

Reader: TypeAlias = Callable[[IO[bytes], str], Iterator[Item]]


class Kind(Struct, frozen=True):
    """A kind of file.

    `needs` is the library that the reader imports and the extra that brings it. `marks` are the words by which an article is told
    from other files with the same suffix when a folder is walked (() where the suffix is enough); they stand in its first lines.
    `is_unmarked`: the headline has no place of its own, and may be a line above the copy.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    needs: tuple[str, str] | None = None
    marks: tuple[bytes, ...] = ()
    is_unmarked: bool = False


PLAIN = Kind("text", (".txt",), "plain", is_unmarked=True)
KINDS = (
    PLAIN,
    Kind("Markdown", (".md", ".markdown"), "markdown", is_unmarked=True),
    Kind("HTML", (".html", ".htm", ".xhtml"), "html"),
    Kind("Word", (".docx",), "word", is_unmarked=True),
    Kind("OpenDocument", (".odt",), "opendocument", is_unmarked=True),
    Kind("RTF", (".rtf",), "rtf", needs=("striprtf", "rtf"), is_unmarked=True),
    Kind("ninjs", (".json",), "ninjs", marks=(b'"body_', b'"bodies"', b'"headlines"', b"ninjs")),
    Kind(
        "NewsML-G2, RSS or a WordPress export",
        (".xml",),
        "feed",
        marks=(b"<newsItem", b"<newsMessage", b":newsItem", b"<rss", b"wordpress.org/export/"),
    ),
    Kind("JSON Lines", (".jsonl", ".ndjson"), "jsonl"),
)
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
_HEAD = 1 << 16
_REFUSED = {
    ".pdf": "PDF files hold pages, not copy. Save the article as text, Word or HTML and check that.",
    ".doc": "The old Word format is not read. Open it in Word or LibreOffice, save it as .docx, and check that.",
    ".docm": "Word files with macros are not opened. Save the article as .docx and check that.",
    ".pages": "Pages files are not read. Export the article as Word (.docx) and check that.",
}


def of(name: str) -> Kind:
    """The kind of a file by the suffix of its name; what no kind claims is text."""
    return _BY_SUFFIX.get(Path(name).suffix.lower(), PLAIN)


def refuse(name: str) -> None:
    """InputError for kinds that are not read, with advice."""
    if advice := _REFUSED.get(Path(name).suffix.lower()):
        raise InputError(f"{name}: {advice}")


def is_article(file: Path) -> bool:
    """Whether a file that was found in a folder is to be read; one that cannot be looked into is, so that it is told of."""
    kind = _BY_SUFFIX.get(file.suffix.lower())
    if kind is None or not kind.marks:
        return kind is not None
    try:
        with opened(file) as content:
            head = content.read(_HEAD)
    except (OSError, ValueError):
        return True
    return any(mark in head for mark in kind.marks)


def read(file: IO[bytes], name: str) -> Iterator[Item]:
    """The documents of an open file."""
    kind = of(name)
    if kind.needs:
        _require(kind, name)
    reader = cast("Reader", import_module(f"checker.readers.{kind.module}").read)
    yield from reader(file, name)


def _require(kind: Kind, name: str) -> None:
    """InputError where the library of a kind is not installed."""
    assert kind.needs
    library, extra = kind.needs
    try:
        import_module(library)
    except ImportError as error:
        raise InputError(
            f"{name}: reading {kind.name} needs {library}. Install it with: python -m pip install 'ittisaq[{extra}]'"
        ) from error
