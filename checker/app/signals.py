"""Signals that ask a run to end: TERM and HUP end it as Ctrl-C does, so that what is left behind is the same."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_ASKING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))  # no HUP on Windows

_HELD = (signal.SIGINT, *_ASKING)
_SOON = 0.01  # seconds, after which a signal that was lost comes again


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
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    hook = sys.unraisablehook
    handlers = _Handlers(hook)
    kept = {
        signum: signal.signal(signum, handlers.stop) for signum in _HELD if signal.getsignal(signum) != signal.SIG_IGN
    }
    sys.unraisablehook = handlers.dropped
    try:
        yield
    finally:
        sys.unraisablehook = hook
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


class _Handlers:
    """What a signal does, and what is done where Python drops what it raised.

    In a `__del__` and in a callback of a weak reference nothing may be raised, and each import has one of the two: a signal that comes
    there would be lost. It is sent once more.
    """

    def __init__(self, hook: Callable[[sys.UnraisableHookArgs], object]) -> None:
        """`hook` is for all else that is dropped."""
        self._hook = hook
        self._main = threading.get_ident()
        self._inside = False  # of `dropped`, where nothing may be raised either

    def stop(self, signum: int, _frame: FrameType | None) -> None:
        """End the run."""
        if self._inside:
            self._again(signum)
        elif signum == signal.SIGINT:
            raise KeyboardInterrupt
        else:
            for each in _ASKING:
                signal.signal(each, signal.SIG_IGN)
            raise Stopped(signum)

    def dropped(self, told: sys.UnraisableHookArgs) -> None:
        """Something was raised where nothing may be."""
        self._inside = True
        if not isinstance(told.exc_value, KeyboardInterrupt):
            self._hook(told)
        else:
            signum = code_of(told.exc_value) - 128
            signal.signal(signum, self.stop)
            self._again(signum)
        self._inside = False  # the last step: between it and the end no signal is heard

    def _again(self, signum: int) -> None:
        """Send a signal to this thread, soon, and end what it waits for."""
        _thread.start_new_thread(self._send, (signum,))  # threading would wait until it runs

    def _send(self, signum: int) -> None:
        threading.Event().wait(_SOON)
        if hasattr(signal, "pthread_kill"):
            signal.pthread_kill(self._main, signum)
        else:
            signal.raise_signal(signum)
