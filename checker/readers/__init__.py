"""Files → documents. Every reader keeps the way back into the file as written; what cannot be read is named, never skipped."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from checker.errors import InputError
from checker.model import Document
from checker.readers.jsonl import read_jsonl
from checker.readers.markdown import read_markdown
from checker.readers.plain import decode, read_plain

SUFFIXES = (".txt", ".md", ".markdown", ".jsonl", ".ndjson")
_JSON_LINES = (".jsonl", ".ndjson")
_MARKDOWN = (".md", ".markdown")
_REFUSED = {
    ".pdf": "PDF files hold pages, not copy. Save the article as text or Markdown and check that.",
    ".doc": "The old Word format is not read. Save the article as text or Markdown and check that.",
    ".docx": "Word files are not read yet. Save the article as text or Markdown and check that.",
}
_HIDDEN = (".", "_build")
_VCS = frozenset({"node_modules", "__pycache__"})


class Item(NamedTuple):
    """One document, or the reason why a file or a line of it gave none; `notices` tell what a person should know."""

    document: Document | None
    error: InputError | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, or standard input (path None) under a name."""

    path: Path | None
    name: str


def sources(paths: tuple[str, ...], stdin_name: str) -> list[Source]:
    """The files behind the paths of a command line, in order, each once; folders are walked in the order of their names."""
    found: dict[str, Source] = {}
    for given in paths or (".",):
        path = Path(given)
        if given == "-":
            found.setdefault("-", Source(None, stdin_name))
        elif path.is_dir():
            for file in _walk(path):
                found.setdefault(os.path.realpath(file), Source(file, str(file)))
        else:
            found.setdefault(os.path.realpath(path), Source(path, given))
    return list(found.values())


def _walk(folder: Path) -> Iterator[Path]:
    """The articles below a folder; hidden folders and those of version control are left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(_HIDDEN) and f not in _VCS)
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root) / name


def read(source: Source) -> Iterator[Item]:
    """The documents of a source, or what went wrong."""
    try:
        yield from _read(source)
    except InputError as error:
        yield Item(None, error)


def _read(source: Source) -> Iterator[Item]:
    suffix = Path(source.name).suffix.lower()
    if suffix in _REFUSED:
        raise InputError(f"{source.name}: {_REFUSED[suffix]}")
    if suffix in _JSON_LINES:
        if source.path is None:
            yield from read_jsonl(sys.stdin.buffer, source.name)
            return
        with _open(source) as lines:
            yield from read_jsonl(lines, source.name)
        return
    text, notices = decode(_bytes(source), source.name)
    reader = read_markdown if suffix in _MARKDOWN else read_plain
    yield Item(reader(text, source.name), None, notices)


def _open(source: Source) -> io.BufferedReader:
    assert source.path is not None
    try:
        if not source.path.is_file():
            raise InputError(_why_not(source.path, source.name))
        return source.path.open("rb")
    except OSError as error:
        raise InputError(f"{source.name}: this file cannot be opened ({error.strerror}).") from error


def _why_not(path: Path, name: str) -> str:
    if not path.exists():
        return f"{name}: there is no such file. Check the path."
    return f"{name}: this is no regular file. Give an article, a folder, or - for standard input."


def _bytes(source: Source) -> bytes:
    if source.path is None:
        return sys.stdin.buffer.read()
    with _open(source) as file:
        try:
            return file.read()
        except OSError as error:
            raise InputError(f"{source.name}: this file cannot be read ({error.strerror}).") from error
