"""What a run says beside its report. Every line passes here: whatever it holds is shown as text and steers no terminal."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from checker.core.escaping import safe


def tell(text: str) -> None:
    """A line on standard error, which belongs to people."""
    write_error(f"ittisaq: {text}")


def write_error(text: str) -> None:
    """Lines on standard error as they are; where nobody can read them the run goes on."""
    try:
        _write(sys.stderr, text)
    except OSError:
        lost(sys.stderr)


def say(text: str) -> None:
    """Lines on standard output; OSError where it takes none."""
    _write(sys.stdout, text)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.writelines(
        safe(line).encode(encoding, "backslashreplace").decode(encoding) + "\n"
        for line in text.rstrip("\n").split("\n")
    )


def lost(stream: TextIO) -> None:
    """From now on a stream leads nowhere: what still waits in it would fail once more at the end of the process."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class Closed(io.TextIOBase):
    """Standard output that was closed before the run began: whoever writes to it learns that."""

    def write(self, _text: str) -> int:
        """Fail as the system would."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
