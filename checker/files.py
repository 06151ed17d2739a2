"""Files that are written whole or not at all: a run that is killed in the middle leaves the old file as it was."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from checker.errors import UsageError


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes its place only when the block ends well; UsageError where it cannot be written."""
    import tempfile  # brings a dozen modules, and most runs write no file

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ittisaq-")
    except OSError as error:
        raise UsageError(f"{path}: this file cannot be written ({error.strerror}).") from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_whole(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a text as a whole file, its line breaks as they are."""
    with whole(path) as file:
        file.write(text.encode(encoding))


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
