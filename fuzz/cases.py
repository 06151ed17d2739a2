"""One input of a target and what was wrong with it; what failed once is kept as a file and tried by the tests from then on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

KEPT = Path(__file__).resolve().parents[1] / "tests" / "fuzzed"


class Case(NamedTuple):
    """An input: its bytes, and the suffix that says what they are."""

    suffix: str
    content: bytes


class Problem(NamedTuple):
    """What is wrong: its kind (crash, slow, memory, offset, unstable, message, format), where, and the words for people.

    Two problems of one kind at one place are one: only the first is kept.
    """

    kind: str
    place: str
    told: str = ""

    def is_like(self, other: Problem) -> bool:
        """Whether another one is the same, whatever its words are."""
        return (self.kind, self.place) == (other.kind, other.place)


def keep(folder: Path, target: str, case: Case, problem: Problem) -> Path | None:
    """Write a case that failed; None where one of its kind and place is kept already."""
    mark = hashlib.blake2b(f"{problem.kind} {problem.place}".encode("utf-8", "replace"), digest_size=4).hexdigest()
    path = folder / f"{target}-{problem.kind}-{mark}{case.suffix}"
    if path.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(case.content)
    return path


def kept(folder: Path = KEPT) -> Iterator[tuple[str, Path]]:
    """The files of cases with the names of their targets, in order."""
    for path in sorted(folder.glob("*-*-*.*")) if folder.is_dir() else ():
        yield path.name.partition("-")[0], path


def read(path: Path) -> Case:
    """The case of a file."""
    return Case(path.suffix, path.read_bytes())
