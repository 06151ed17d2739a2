"""Signals that ask a run to end: TERM and HUP end it as Ctrl-C does, so that what is left behind is the same."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

_ASKING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))  # no HUP on Windows

_HELD = (signal.SIGINT, *_ASKING)


class Stopped(KeyboardInterrupt):  # whoever cleans up behind an interrupt does so behind this too
    """The run was told to end by a signal, whose number it carries."""

    def __init__(self, signum: int) -> None:
        super().__init__()
        self.signum = signum


def code_of(*errors: BaseException | None) -> int:
    """The exit code by which shells name the signal that ended a run: 1 would be findings."""
    return 128 + next((error.signum for error in errors if isinstance(error, Stopped)), signal.SIGINT)


@contextmanager
def raised() -> Iterator[None]:
    """Within the block the first of these signals raises Stopped, and later ones leave the cleaning up alone.

    A signal that the caller has this process ignore (nohup) stays ignored. Only the main thread may do this; in another
    nothing is changed.
    """
    kept = {}
    if threading.current_thread() is threading.main_thread():
        for signum in _ASKING:
            if signal.getsignal(signum) != signal.SIG_IGN:
                kept[signum] = signal.signal(signum, _stop)
    try:
        yield
    finally:
        for signum, handler in kept.items():
            signal.signal(signum, handler)


@contextmanager
def held() -> Iterator[None]:
    """Within the block signals wait, here and in a process that is started in it, until it knows what to do with them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    kept = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, kept)


def of_a_worker() -> None:
    """In a process that works for another: what a terminal sends to all is for the one that reports, TERM ends it at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for signum in _ASKING:
        signal.signal(signum, signal.SIG_DFL if signum == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)


def _stop(signum: int, _frame: FrameType | None) -> NoReturn:
    for each in _ASKING:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(signum)
