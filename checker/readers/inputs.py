"""Files → documents. Every reader keeps the way back into the file as written; what cannot be read is named, never skipped."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from msgspec import Struct

from checker.core.errors import InputError
from checker.core.regular_files import NoRegularFileError, opened
from checker.readers import kinds
from checker.readers.bounds import bounded
from checker.readers.content import whole
from checker.readers.item import Item
from checker.readers.kinds import SUFFIXES
from checker.readers.parsing import failed

__all__ = [
    "SUFFIXES",
    "Item",
    "Source",
    "is_json_lines",
    "is_stream",
    "read",
    "read_bytes",
    "read_lines",
    "size",
    "sources",
]


class Source(Struct, frozen=True):
    """A file to be read, or standard input (path None) under a name; `trouble` is why a folder's files are not known."""

    path: Path | None
    name: str
    trouble: InputError | None = None


def sources(paths: tuple[str, ...], stdin_name: str) -> list[Source]:
    """The files behind the paths of a command line, in order, each once; folders are walked in the order of their names."""
    found: dict[str, Source] = {}
    for given in paths or (".",):
        if given == "-":
            found.setdefault("-", Source(None, stdin_name))
        elif not given:  # to the system it would be this folder
            found.setdefault("", Source(Path(), given, InputError("“”: this path is empty. Give a file or a folder.")))
        elif os.path.isdir(given):  # noqa: PTH112  # pathlib's own raises where a folder cannot be entered or a name is too long
            found |= {real: source for real, source in _walk(Path(given)) if real not in found}
        else:
            found.setdefault(_real(given), Source(Path(given), given))
    return list(found.values())


def _walk(folder: Path) -> Iterator[tuple[str, Source]]:
    """The articles below a folder by their real paths, and a source for each folder that cannot be listed, which says so."""
    from checker.readers import walk  # a file that is named needs no folder

    troubles: list[InputError] = []
    yield from ((file.real, Source(file.path, str(file.path))) for file in walk.files(folder, troubles))
    for error in troubles:
        yield str(error), Source(folder, str(folder), error)


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path  # whoever opens it says why it cannot be opened


def read(source: Source, content: bytes | None = None) -> Iterator[Item]:
    """The documents of a source, or what went wrong; `content` is what has been read of it already, the whole of it."""
    try:
        yield from map(bounded, _read(source, content))
    except InputError as error:
        yield Item(None, error)
    except Exception as error:  # a file that no reader was made for must not hide the others  # noqa: BLE001
        yield Item(None, failed(source.name, error, "this file"))


def size(source: Source) -> int | None:
    """The bytes of a file, 0 where it cannot be looked at (whoever reads it says why); None for standard input."""
    if source.path is None:
        return None
    try:
        return source.path.stat().st_size
    except (OSError, ValueError):
        return 0


def is_json_lines(source: Source) -> bool:
    """Whether a file holds one document a line."""
    return kinds.of(source.name).module == "jsonl"


def is_stream(source: Source) -> bool:
    """Whether a file may hold more documents than memory does, and is read as it comes."""
    return kinds.of(source.name).module == "feed"


def read_lines(source: Source, start: int, length: int, line: int) -> Iterator[Item]:
    """The documents of a stretch of a JSON Lines file: its first byte, its length, and the number of its first line."""
    from checker.readers import jsonl  # most files are none

    try:
        with _open(source) as file:
            file.seek(start)
            yield from map(bounded, jsonl.read(file, source.name, line, length))
    except InputError as error:
        yield Item(None, error)
    except OSError as error:
        yield Item(None, InputError(f"{source.name}: this file cannot be read ({error.strerror})."))
    except Exception as error:  # nor must a stretch of a file hide the next one  # noqa: BLE001
        yield Item(None, failed(f"{source.name}, from line {line} on", error))


def _read(source: Source, content: bytes | None) -> Iterator[Item]:
    if source.trouble:
        raise source.trouble
    kinds.refuse(source.name)
    given = io.BytesIO(content) if content is not None else _open(source) if source.path else _stdin(source.name)
    with given as file:
        try:
            yield from kinds.read(file, source.name)
        except OSError as error:
            raise InputError(f"{source.name}: this file cannot be read ({error.strerror}).") from error


@contextmanager
def _stdin(name: str) -> Iterator[IO[bytes]]:
    """Standard input, which is not closed behind the block."""
    if sys.stdin is None:
        raise InputError(f"{name}: standard input is closed. Send the article to it, or give a file.")
    yield sys.stdin.buffer


def read_bytes(path: str) -> bytes:
    """All bytes of a file that carries comments."""
    with _open(Source(Path(path), path)) as file:
        from checker.readers import package

        return whole(file, path, package.LARGEST)


def _open(source: Source) -> IO[bytes]:
    assert source.path is not None
    try:
        return opened(source.path)
    except NoRegularFileError as error:
        raise InputError(
            f"{source.name}: this is no regular file. Give an article, a folder, or - for standard input."
        ) from error
    except FileNotFoundError as error:
        raise InputError(f"{source.name}: there is no such file. Check the path.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{source.name}: this file cannot be opened ({why}).") from error
