"""The time that one article may take: where it takes longer, its check is broken off, whatever it is at, and the others go on.

The alarm of the system (SIGALRM) raises an exception in the main thread, in the midst of any loop of Python and of any search of a
regular expression. Where there is no such alarm (on Windows, in other threads) there is no limit. A limit never changes what is found:
the article is checked whole, or named as not checked.

The alarm rings again and again while articles are checked, and each time the work that was done since the last one is taken from what the
article may take: to begin an article costs nothing, and a machine that is busy with other things, or a run that is stopped for a while
(Ctrl-Z), makes no article fail.
"""

from __future__ import annotations

import signal
import threading
import time
from typing import TYPE_CHECKING

from checker.core.errors import TimeLimitError

if TYPE_CHECKING:
    from types import FrameType

DEFAULT = 10.0  # seconds; an article of a few hundred words takes some milliseconds
_SHARE = 1_000_000  # characters or bytes for which as much time is given once more
_TICK = 0.1  # of the time of a short article passes between two rings
_LONGEST_TICK = 1.0  # seconds
_WAITING = 0.25  # of the time in which the process waits, or others work, is taken too, so that waiting ends as well
_GRACE = 2.0  # seconds of work beyond twice the limit from which the system ends the process


class TimeLimit:
    """The time limit of the articles that this process reads and checks: `with limit.over(size): …`, never one within another."""

    def __init__(self, seconds: float, *, fatal: bool = False) -> None:
        """Seconds for a short article, 0: no limit.

        `fatal`: where even the exception does not end the work, because a library in C does not return, the system ends the
        process (SIGPROF), which another one must notice.
        """
        self.seconds = seconds
        self.fatal = fatal
        self._allowed = seconds
        self._tick = min(seconds * _TICK, _LONGEST_TICK)
        self._left = 0.0  # seconds that the article may take yet
        self._worked = 0.0  # seconds until the last ring
        self._runs = False
        self._rings = False
        main = threading.current_thread() is threading.main_thread()
        self._holds = seconds > 0 and main and hasattr(signal, "setitimer")

    def over(self, size: int) -> TimeLimit:
        """The limit of an article, or a file, of so many characters or bytes, to be entered next."""
        self._allowed = self.seconds * (1 + size / _SHARE)
        return self

    def __enter__(self) -> None:
        """The time begins."""
        if not self._holds:
            return
        if not self._rings:
            self._begin()
        elif self.fatal and self._allowed >= 2 * self.seconds:
            self._put_off()
        self._left = self._allowed + self._tick  # the first ring takes something of the last article's
        self._runs = True

    def __exit__(self, *_: object) -> None:
        """The time is over; the alarm is not heard until the next article begins."""
        self._runs = False

    def close(self) -> None:
        """Silence the alarm."""
        if self._rings:
            self._rings = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            if self.fatal:
                signal.setitimer(signal.ITIMER_PROF, 0)

    def _begin(self) -> None:
        self._rings = True
        self._worked = time.thread_time()
        signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, self._tick, self._tick)
        if self.fatal:
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            self._put_off()

    def _put_off(self) -> None:
        """Put the end of the process off: whoever can do this is not stuck."""
        signal.setitimer(signal.ITIMER_PROF, 2 * self._allowed + _GRACE)

    def _ring(self, _signum: int, frame: FrameType | None) -> None:
        """The alarm rings, in this frame."""
        if self.fatal:
            self._put_off()
        before, self._worked = self._worked, time.thread_time()
        if not self._runs:
            return
        self._left -= max(self._worked - before, self._tick * _WAITING)
        if self._left < 0 and (frame is None or frame.f_code not in _BETWEEN):
            raise TimeLimitError(reason(self.seconds))  # at every ring: what is raised in a `__del__` is swallowed


# what is raised there would leave an article running
_BETWEEN = (TimeLimit.__enter__.__code__, TimeLimit.__exit__.__code__)


def reason(seconds: float) -> str:
    """Why an article was not checked, to go on with behind "since"."""
    return (
        f"it takes longer than the time limit of {seconds:g} s (and as much again for each megabyte). "
        "Raise the limit with --time-limit, and please report the article."
    )
