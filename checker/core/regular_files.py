"""Files that are opened to be read: regular ones only, since a pipe is waited for and a device never ends."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISREG
from typing import IO

_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)  # what became a pipe meanwhile is not waited for


class NoRegularFileError(OSError):
    """A pipe, a socket, a device or a folder."""


def opened(path: str | os.PathLike[str]) -> IO[bytes]:
    """A regular file, open; OSError (NoRegularFileError for what is something else) or ValueError where that cannot be."""
    _regular(Path(path).stat().st_mode, path)
    file = open(path, "rb", opener=_open)  # noqa: SIM115  # pathlib takes no opener; whoever asks closes it
    try:
        _regular(os.fstat(file.fileno()).st_mode, path)
    except OSError:
        file.close()
        raise
    return file


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def _regular(mode: int, path: str | os.PathLike[str]) -> None:
    if not S_ISREG(mode):
        raise NoRegularFileError(errno.EINVAL, "no regular file", os.fspath(path))
