"""What one input may cost: 2 s for 10 kB, 300 MiB with what a fresh process holds, and an end to what never ends."""

from __future__ import annotations

import contextlib
import signal
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import checker
from fuzz.cases import Problem

_PACKAGE = Path(checker.__file__).parent
SECONDS = 2.0  # of processor time, for SIZE bytes; more bytes may take so much more
MEMORY = 240 * 1024  # KiB beside what was held before; the word lists take the rest of 300 MiB
SIZE = 10_000
_PATIENCE = 5  # times the limit, after which an input is given up
_STATUS, _FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class StoppedError(BaseException):
    """A run took far longer than it may; no Exception, so that no boundary for faults takes it for one."""


def held(name: str) -> int:
    """The memory of this process in KiB: "VmRSS" now, "VmHWM" the most since `forget`; 0 where the system does not tell."""
    try:
        lines = _STATUS.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)


def forget() -> None:
    """Begin to count the most memory anew."""
    with contextlib.suppress(OSError):
        _FORGET.write_text("5", encoding="ascii")


@contextlib.contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """StoppedError once so much processor time has passed."""

    def stop(*_: object) -> None:
        raise StoppedError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def place_of(error: BaseException) -> str:
    """The innermost of our functions that something was raised in."""
    frames = traceback.extract_tb(error.__traceback__)
    last = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or frames
    return f"{Path(last[-1].filename).stem}.{last[-1].name}"


class Watch:
    """The cost of one input, taken around its run."""

    def __init__(self, size: int, patience: float = _PATIENCE) -> None:
        """`size` is that of the input in bytes."""
        self.limit = SECONDS * max(1.0, size / SIZE)
        self.patience = patience
        self.problems: list[Problem] = []

    @contextlib.contextmanager
    def over(self) -> Iterator[None]:
        """Run an input in the block; what it cost too much is in `problems` behind it. What it raises is raised."""
        forget()
        before = held("VmRSS")
        began = time.process_time()
        try:
            with stopped_after(self.limit * self.patience):
                yield
        except StoppedError as error:
            told = f"stopped after {self.limit * self.patience:.0f} s"
            self.problems.append(Problem("slow", place_of(error), told))
            return
        took, more = time.process_time() - began, held("VmHWM") - before
        if took > self.limit:
            self.problems.append(Problem("slow", "in the end", f"{took:.1f} s of {self.limit:.1f}"))
        if more > MEMORY:
            self.problems.append(Problem("memory", "held", f"{more // 1024} MiB of {MEMORY // 1024}"))
