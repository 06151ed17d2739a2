"""Files that are written whole or not at all: a run that is killed in the middle leaves the old file as it was."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from checker.core.errors import UsageError
from checker.core.file_replacement import ChangedError, Waiting, status_of
from checker.core.patterns import regex

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STREAM = regex(r"/dev/(?:std(in|out|err)|fd/(\d+))|/proc/self/fd/(\d+)")
_NUMBERS = {"in": 0, "out": 1, "err": 2}


@contextmanager
def whole(path: Path, old: bytes | None = None) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of `path` only when the block ends well; UsageError where it cannot be written.

    Links are followed; devices, pipes and our own streams are written into. Mode, owner, attributes and other names (hard links)
    of a file stay. `old` is what it must still hold at the end: UsageError where somebody has saved it meanwhile.
    """
    stream = _stream(path)
    if stream:
        with _buffered(stream) as file:
            yield file
        return
    with _named(path):
        waiting = Waiting(Path(os.path.realpath(path)))
    try:
        with _named(path):
            raw = _Raw(waiting.open(), path)
        with _buffered(raw) as file:
            yield file
            file.flush()
            with _named(path):
                waiting.complete(raw.fileno(), old)
        with _named(path):
            waiting.rename(old)
    finally:
        waiting.remove()


@contextmanager
def whole_text(path: Path) -> Iterator[IO[str]]:
    """The same for text, as UTF-8 with its line breaks as they are."""
    with whole(path) as binary:
        file = io.TextIOWrapper(binary, encoding="utf-8", errors="backslashreplace", newline="\n")
        try:
            yield file
            file.flush()
        finally:
            file.detach()


def write_whole(path: Path, content: bytes, old: bytes | None = None) -> None:
    """Write a whole file at once."""
    with whole(path, old) as file:
        file.write(content)


class _Raw(io.FileIO):
    """An open file whose failures name it; what still waits for it behind a failure goes nowhere."""

    def __init__(self, descriptor: int, path: Path) -> None:
        super().__init__(descriptor, "w")
        self.path = path
        self.failed = False

    def write(self, data: ReadableBuffer, /) -> int:
        if self.failed:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except OSError as error:
            self.failed = True
            raise _unwritable(self.path, error) from error


@contextmanager
def _buffered(raw: _Raw) -> Iterator[IO[bytes]]:
    with io.BufferedWriter(raw) as file:
        try:
            yield file
        except BaseException:
            raw.failed = True
            raise


def _stream(path: Path) -> _Raw | None:
    """A device, a pipe or one of our own streams, opened; None where `path` is a regular file, or is to become one."""
    with _named(path):
        if found := _STREAM.fullmatch(os.fspath(path)):
            return _Raw(os.dup(_NUMBERS[found[1]] if found[1] else int(found[2] or found[3])), path)
        status = status_of(path)
        if status is None:
            return None
        if stat.S_ISDIR(status.st_mode):
            raise UsageError(f"{path}: this is a folder. Give the name of a file.")
        if not stat.S_ISREG(status.st_mode):
            return _Raw(os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0)), path)
        if not status.st_mode & 0o222 or not os.access(
            path, os.W_OK
        ):  # without a w for anybody the administrator's too
            raise UsageError(f"{path}: this file is read-only and stays as it is. Make it writable first.")
    return None


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What the system refuses within the block is told with the name of the file."""
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error
    except ChangedError as error:
        raise UsageError(
            f"{path}: somebody has saved this file since it was read, so it stays as it is. Run again."
        ) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    mend = " Make its folder first." if isinstance(error, FileNotFoundError) else ""
    return UsageError(f"{path}: this file cannot be written ({error.strerror}).{mend}")
