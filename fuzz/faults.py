"""Break runs off, and let the system fail them: every file is the old one or the new one afterwards, and lines are plain.

    python -m fuzz.faults      300 kills, 120 signals, 60 full disks, and failing system calls (where strace is installed)
    python -m fuzz.faults --kills 40 --signals 0 --seed 7

A run that is killed may leave a file that waits: the next run takes it away, and gives what an undisturbed one gives. A run that
TERM, HUP or INT ends leaves none. The last line is the verdict; the exit code is 1 where anything was wrong.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from fuzz.fault_desk import (
    KINDS,
    PATIENCE,
    Ended,
    Kind,
    contents,
    desk,
    ended,
    is_temporary,
    started,
    whole_run,
    wrong_files,
    wrong_words,
)

_EARLY = 0.05  # seconds before which no run has begun
_LOADED = 0.25  # the share of a run in which the program is loaded: there a signal ends it as it would end any
_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_TOLD = 50  # runs after which a line says how far it is
_KILL = "signal=KILL"
_KILLED_AT = ("fsync", "rename", "chmod,fchmod,fchmodat", "ftruncate", "unlink")
_FAILURES = (
    "fsync:error=ENOSPC", "fsync:error=EIO", "rename:error=EACCES", "rename:error=EXDEV", "rename:error=EBUSY",
    "chmod,fchmod,fchmodat:error=EPERM", "ftruncate:error=EIO", "flock:error=ENOLCK", "fallocate:error=ENOSPC",
)  # fmt: skip


class Session:
    """The runs so far: how many of each kind, and what was wrong."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.runs: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.whole = {kind: whole_run(kind) for kind in KINDS}
        with desk() as folder:
            self.old = contents(folder)

    def judge(self, label: str, kind: Kind, folder: Path, end: Ended, more: Iterable[str] = ()) -> None:
        """Count a run, and keep what is wrong with what it left and said."""
        self.runs[label] += 1
        found = contents(folder)
        problems = [*wrong_files(kind, found, self.old, self.whole[kind][0]), *wrong_words(end), *more]
        for problem in problems:
            self.wrong.append(f"{kind.name}, {label}: {problem}")
            print(f"WRONG  {self.wrong[-1]}", flush=True)

    def kill(self, kind: Kind) -> None:
        """A run killed at a random moment, and the next one in its folder."""
        with desk() as folder:
            process = started(kind, folder)
            time.sleep(self.chance.uniform(_EARLY, self.whole[kind][1]))
            process.kill()
            end = ended(process)
            self.judge("kills", kind, folder, end, self._next(kind, folder))

    def _next(self, kind: Kind, folder: Path) -> Iterator[str]:
        """What is wrong with the next run in the folder of one that was killed."""
        before = contents(folder)
        if any(name.endswith(".ittisaq-old") for name in before):
            return  # it would name that file, and leave the rest to a person
        end = ended(started(kind, folder))
        yield from wrong_words(end)
        if contents(folder) != self.whole[kind][0]:
            left = [name for name in contents(folder) if is_temporary(name)]
            yield f"the next run gives something else{' and leaves ' if left else ''}{', '.join(left)}"

    def interrupt(self, kind: Kind, signum: signal.Signals) -> None:
        """A run that a signal ends, once it has begun to work."""
        with desk() as folder:
            process = started(kind, folder)
            took = self.whole[kind][1]
            time.sleep(self.chance.uniform(took * _LOADED, took))
            process.send_signal(signum)
            end = ended(process)
            left = [f"it left {name}" for name in contents(folder) if is_temporary(name)]
            known = {128 + signum, -signum, 0, 1}
            code = [] if end.code in known else [f"its exit code is {end.code}"]
            self.judge(signum.name, kind, folder, end, [*left, *code])

    def fill(self, kind: Kind) -> None:
        """A run that may not write more than so many bytes into a file."""
        with desk() as folder:
            most = self.chance.randrange(max(len(self.whole[kind][0][name]) for name in kind.writes))
            end = ended(started(kind, folder, most=most))
            self.judge("full disks", kind, folder, end, _left(folder, end))

    def inject(self, kind: Kind, what: str, at: int) -> None:
        """A run in which a system call fails at its n-th time, or is the last one."""
        with desk() as folder:
            calls = what.partition(":")[0]
            strace = (
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                f"trace={calls}",
                "-e",
                f"inject={what}:when={at}",
            )
            end = ended(started(kind, folder, strace))
            self.judge("injections", kind, folder, end, () if _KILL in what else _left(folder, end))


def _left(folder: Path, end: Ended) -> Iterator[str]:
    """What is wrong with a run that the system has failed, and that lived to tell it."""
    yield from (f"it left {name}" for name in contents(folder) if is_temporary(name))
    if end.code not in (0, 1, 2):
        yield f"its exit code is {end.code}"


def has_strace() -> bool:
    """Whether system calls can be made to fail here."""
    if not shutil.which("strace"):
        return False
    done = subprocess.run(
        ["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, timeout=PATIENCE, check=False
    )
    return done.returncode == 0


def injections() -> Iterator[tuple[Kind, str, int]]:
    """Every failure of a system call for every kind of run, at its first, second and fourth time."""
    for kind in KINDS:
        for at in (1, 2, 4) if kind.name == "--fix" else (1,):
            yield from ((kind, f"{calls}:{_KILL}", at) for calls in _KILLED_AT)
            yield from ((kind, failure, at) for failure in _FAILURES)


def all_runs(session: Session, kills: int, signals: int, full: int, *, inject: bool) -> Iterator[Callable[[], None]]:
    """Every run that is asked for, to be called in this order."""
    for number in range(kills):
        yield partial(session.kill, KINDS[number % len(KINDS)])
    for number in range(signals):
        yield partial(session.interrupt, KINDS[number // 3 % len(KINDS)], _SIGNALS[number % 3])
    for number in range(full):
        yield partial(session.fill, KINDS[number % len(KINDS)])
    if inject:
        yield from (partial(session.inject, *each) for each in injections())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all of it and give the verdict."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300, help="runs that are killed (default: 300)")
    parser.add_argument("--signals", type=int, default=120, help="runs that TERM, HUP and INT end (default: 120)")
    parser.add_argument("--full", type=int, default=60, help="runs on a disk that is full (default: 60)")
    parser.add_argument("--no-inject", action="store_true", help="leave out the failures of system calls")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (default: 1)")
    given = parser.parse_args(arguments)
    inject = not given.no_inject and has_strace()
    if not given.no_inject and not inject:
        print("strace is not installed, or may not be used here: no system call is made to fail.")
    session = Session(given.seed)
    for number, run in enumerate(all_runs(session, given.kills, given.signals, given.full, inject=inject), 1):
        run()
        if number % _TOLD == 0:
            print(f"{number} runs, {len(session.wrong)} wrong", flush=True)
    counted = ", ".join(f"{count} {name}" for name, count in session.runs.items())
    print(f"{counted or 'no runs'}: {len(session.wrong)} wrong")
    return 1 if session.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
