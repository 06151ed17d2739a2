"""The process around a command: its streams, and how whatever ends it is told, with the exit code that belongs to it."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

import click

from checker.app import console, signals
from checker.core.errors import UsageError

BROKEN = 2  # what a gate must not take for a clean run
_WRITING = {errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EBADF, errno.EINVAL, getattr(errno, "EDQUOT", errno.ENOSPC)}


class _CarriedError(Exception):
    """An error that click would take for something else, on its way past it; the error itself is the cause."""


@contextmanager
def carried() -> Iterator[None]:
    """Around what click runs: it would end a closed pipe with 1, which means findings, and an end of file as an interrupt."""
    try:
        yield
    except (OSError, EOFError) as error:
        raise _CarriedError from error


def run(command: Callable[[], object]) -> NoReturn:
    """Run a command and end the process: our own errors in one line, a closed pipe in silence, a crash with its trace."""
    try:
        with _streams(), signals.raised():
            code = _outcome(command)
            with suppress(ValueError):  # a stream that others have closed
                _settle()
    finally:
        gc.freeze()  # the word lists go with the process: looking through them once more takes a sixth of a short run
    sys.exit(code)


def _outcome(command: Callable[[], object]) -> int:
    try:
        code = command()
        sys.stdout.flush()
    except SystemExit as end:
        code = end.code
        try:
            sys.stdout.flush()
        except OSError as error:
            return _ended(error)
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is told
        return _ended(error.__cause__ if isinstance(error, _CarriedError) and error.__cause__ else error)
    return code if isinstance(code, int) else 0


def _ended(error: BaseException) -> int:
    """Tell what ended a run; its exit code."""
    if isinstance(error, click.Abort | KeyboardInterrupt):  # click gives an interrupt as the cause of its own
        return signals.code_of(error, error.__cause__)
    if isinstance(error, click.ClickException):
        shown = io.StringIO()
        error.show(shown)
        console.write_error(shown.getvalue())
        return error.exit_code
    if isinstance(error, UsageError):
        console.tell(str(error))
    elif isinstance(error, OSError):
        _refused(error)
    else:
        console.write_error(_trace(error))
        console.tell("the program itself failed. Please report it with the lines above.")
    return BROKEN


def _refused(error: OSError) -> None:
    """Tell what the system refused. Files that are written have messages of their own, so an error without a name is a stream's."""
    why = error.strerror or error
    if isinstance(error, BrokenPipeError):
        console.lost(sys.stdout)  # the reader is gone: nothing more to say
    elif error.filename is not None:
        console.tell(f"{error.filename}: the system refuses this file ({why}).")
    elif isinstance(sys.stdout, console.Closed):
        console.tell("standard output is closed, so that nothing can be written to it. Send it to a file or a program.")
    elif error.errno in _WRITING:
        console.lost(sys.stdout)
        console.tell(f"standard output cannot be written ({why}). Make room there, or send it to another place.")
    elif isinstance(error, FileNotFoundError):
        console.tell("the folder that this run was started in is gone. Change to another.")
    else:
        console.tell(f"the system does not let the run go on ({why}).")


def _settle() -> None:
    """Write what still waits in the streams: at the end of the process a failure would change the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            console.lost(stream)


@contextmanager
def _streams() -> Iterator[None]:
    """Streams that are there, and messages of Python itself that pass through the console."""
    for number in range(3):  # a file that is opened would take the place of a stream that was closed
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    kept = sys.stdout, sys.stderr, warnings.showwarning, sys.unraisablehook, threading.excepthook
    sys.stdout = sys.stdout or console.Closed()
    sys.stderr = sys.stderr or io.StringIO()
    warnings.showwarning = _warned
    sys.unraisablehook = threading.excepthook = _crashed
    try:
        yield
    finally:
        sys.stdout, sys.stderr, warnings.showwarning, sys.unraisablehook, threading.excepthook = kept


def _warned(message: Warning | str, category: type[Warning], filename: str, lineno: int, *_: Any, **__: Any) -> None:
    console.tell(f"{filename}:{lineno}: {category.__name__}: {message}")


def _crashed(raised: Any) -> None:
    """What was raised where no caller is: in a thread, or while an object was taken away."""
    console.write_error(_trace(raised.exc_value))


def _trace(error: BaseException) -> str:
    import traceback  # most runs end well

    return "".join(traceback.format_exception(error))
