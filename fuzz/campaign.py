"""A run over inputs at random: what fails is made smaller and kept, what was seen is counted."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path

from fuzz.cases import Problem, keep
from fuzz.minimise import minimised
from fuzz.targets import Target

_TWICE = 16  # one input of so many is run twice and must give the same
_SHOWN = 10.0  # seconds between two lines of progress


class Campaign:
    """What a run has seen."""

    def __init__(self, folder: Path | None, say: Callable[[str], None] = print) -> None:
        """`folder` is where failing inputs are kept, None for nowhere."""
        self.folder = folder
        self.say = say
        self.tried: Counter[str] = Counter()
        self.failed: Counter[tuple[str, str]] = Counter()
        self.known: set[tuple[str, str, str]] = set()
        self.longest = 0.0
        self._sum = hashlib.blake2b(digest_size=8)

    def run(self, jobs: Iterable[tuple[Target, int, int]], *, digest: bool = False) -> None:
        """Try inputs, each a target with a seed and a number; `digest`: take the sum of all results too."""
        shown = time.monotonic()
        for target, seed, number in jobs:
            began = time.process_time()
            self._one(target, seed, number)
            self.longest = max(self.longest, time.process_time() - began)
            if digest:
                self._sum.update(self._digest(target, seed, number).encode("utf-8", "surrogatepass"))
            if time.monotonic() - shown > _SHOWN:
                shown = time.monotonic()
                self.say(
                    f"{self.tried.total()} inputs, {self.failed.total()} failures; at {target.name} {seed} {number}"
                )

    def _one(self, target: Target, seed: int, number: int) -> None:
        case = target.case(seed, number)
        self.tried[target.name] += 1
        for problem in target.problems(case, twice=number % _TWICE == 0):
            self.failed[target.name, problem.kind] += 1
            if (mark := (target.name, problem.kind, problem.place)) in self.known:
                continue
            self.known.add(mark)
            self.say(f"{target.name} {seed} {number}: {problem.kind}, {problem.place}: {problem.told}"[:500])
            self._keep(target, number, seed, problem)

    def _keep(self, target: Target, number: int, seed: int, problem: Problem) -> None:
        if self.folder is None:
            return
        path = keep(self.folder, target.name, minimised(target, target.case(seed, number), problem), problem)
        self.say(f"  kept as {path}" if path else "  one of its kind is kept already")

    @staticmethod
    def _digest(target: Target, seed: int, number: int) -> str:
        try:
            return target.digest(target.case(seed, number))
        except Exception as error:  # noqa: BLE001  # what fails has been counted; two processes must fail alike
            return type(error).__name__

    @property
    def lines(self) -> Iterator[str]:
        """What was seen, one line a target, and a verdict."""
        for name, tried in self.tried.items():
            kinds = ", ".join(f"{n} {kind}" for (target, kind), n in sorted(self.failed.items()) if target == name)
            yield f"{name:10} {tried:>9} inputs  {kinds or 'no failure'}"
        failures = f"{self.failed.total()} failures of {len(self.known)} kinds"
        yield f"{self.tried.total()} inputs, {failures}; the longest took {self.longest:.2f} s."

    @property
    def digest(self) -> str:
        """The sum of all results, the same in every process."""
        return self._sum.hexdigest()


def jobs(targets: Iterable[Target], seed: int, first: int = 0) -> Iterator[tuple[Target, int, int]]:
    """Inputs without end, from each target in turn."""
    chosen = tuple(targets)
    for number in count(first):
        yield from ((target, seed, number) for target in chosen)


def until(
    given: Iterable[tuple[Target, int, int]], minutes: float | None, most: int | None
) -> Iterator[tuple[Target, int, int]]:
    """The inputs that fit into so many minutes, and no more than so many."""
    end = time.monotonic() + minutes * 60 if minutes is not None else float("inf")
    for job in islice(given, most):
        if time.monotonic() > end:
            return
        yield job
