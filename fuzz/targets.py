"""What is fuzzed: each target makes inputs at random and says what is wrong with what becomes of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from types import ModuleType
from typing import NamedTuple, Protocol, cast

from fuzz import engine, formats, oracles, readers, settings
from fuzz.cases import Case, Problem
from fuzz.limits import SIZE, Watch


class _Runs(Protocol):
    def __call__(self, case: Case, *, twice: bool) -> Iterator[Problem]:
        """What is wrong with a case."""


class Target(NamedTuple):
    """A name, what makes a case, what is wrong with one, and all that became of it in words."""

    name: str
    make: Callable[[Random], Case]
    run: _Runs
    digest: Callable[[Case], str]
    prepare: Callable[[], object]

    def case(self, seed: int, number: int) -> Case:
        """The case of a number: the same for the same seed, whatever was made before."""
        return self.make(Random(f"{self.name} {seed} {number}"))  # no secret

    def problems(self, case: Case, *, twice: bool, patience: float = 5) -> list[Problem]:
        """All that is wrong with a case, its cost too; `patience` times its time, it is stopped."""
        self.prepare()
        watch = Watch(max(SIZE, len(case.content)), patience)
        found: list[Problem] = []
        try:
            with watch.over():
                found += self.run(case, twice=twice)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
            found.append(oracles.crash(error))
        return [*found, *watch.problems]


def _target(module: ModuleType) -> Target:
    name = module.__name__.rpartition(".")[2]
    return Target(
        name, module.make, cast("_Runs", module.run), module.digest, getattr(module, "prepare", engine.prepare)
    )


TARGETS = tuple(map(_target, (engine, readers, settings, formats)))
BY_NAME = {target.name: target for target in TARGETS}
