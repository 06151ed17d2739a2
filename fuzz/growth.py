"""Measure whether time grows in step with the text: every kind of text and file, at 100 kB and at 1 MB.

    python -m fuzz.growth               all kinds, some minutes
    python -m fuzz.growth text          the texts alone (or "file")
    python -m fuzz.growth hijri         the kinds whose names hold this word
    python -m fuzz.growth --list        their names

Ten times the text may cost twelve times the time. Processor time is measured, and what looks wrong is measured again: ten runs of
the small size against one of the large, so that a busy machine slows both alike. The last line is the verdict; the exit code is 1
where a kind grows faster, 2 where no kind is so called.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from checker import pipeline
from checker.__main__ import COLLECTOR
from checker.core.documents import Document, Part
from checker.core.errors import InputError
from checker.readers import kinds
from fuzz.growth_files import FILES
from fuzz.growth_texts import TEXTS, TITLED
from fuzz.limits import StoppedError, stopped_after

_PUBLISHED = dt.date(2024, 3, 5)
SMALL, LARGE = 100_000, 1_000_000  # bytes, about
MOST = 12  # times the time of the small one
_REPEATS = 3  # measurements more of what looks wrong
_RUNS = LARGE // SMALL  # runs of the small size in each of them
_FLOOR = 0.02  # seconds: what costs less is noise, and counts as so much
_LONGEST = 60.0  # seconds of a run of the small size
_PATIENCE = 2  # times what is allowed, after which a run is stopped


class Kind(NamedTuple):
    """A kind of input: "text" or "file", its name, and what makes a run over about so many bytes of it."""

    sort: str
    name: str
    run: Callable[[int], Callable[[], object]]


class Measured(NamedTuple):
    """The seconds of both sizes; the large one is None where it was stopped."""

    small: float
    large: float | None

    @property
    def times(self) -> float | None:
        """How many times the time of the small one the large one took; None where it was stopped."""
        return None if self.large is None else self.large / max(self.small, _FLOOR)

    @property
    def in_step(self) -> bool:
        """Whether the time grows in step with the text."""
        return self.times is not None and self.times <= MOST


def of_text(name: str, make: Callable[[int], str]) -> Kind:
    """A kind of text: checked by all rules, its mentions read too; one that is titled is headline and text at once."""

    def prepare(size: int) -> Callable[[], object]:
        text = make(size // 2 if name in TITLED else size)
        parts = (Part("title", text), Part("text", text)) if name in TITLED else (Part("text", text),)
        document, plan = Document(name, parts, _PUBLISHED, "ar"), pipeline.plan(persona="trainer")
        return lambda: pipeline.check(document, plan, with_mentions=True)

    return Kind("text", name, prepare)


def of_file(name: str, file: str, make: Callable[[int], bytes]) -> Kind:
    """A kind of file: read, and what was read checked; a file that is refused is done with."""

    def prepare(size: int) -> Callable[[], object]:
        content, plan = make(size), pipeline.plan()

        def run() -> None:
            try:
                for item in kinds.read(io.BytesIO(content), file):
                    if item.document is not None:
                        pipeline.check(item.document, plan)
            except InputError:
                return

        return run

    return Kind("file", name, prepare)


def all_kinds() -> Iterator[Kind]:
    """The kinds of text, then those of files."""
    yield from (of_text(name, make) for name, make in TEXTS.items())
    yield from (of_file(name, file, make) for name, (file, make) in FILES.items())


def seconds(run: Callable[[], object], most: float) -> float | None:
    """The processor time of a run; None where it was stopped."""
    gc.collect()
    start = time.process_time()
    try:
        with stopped_after(most):
            run()
    except StoppedError:
        return None
    return time.process_time() - start


def measured(kind: Kind, cost: Callable[[Callable[[], object], float], float | None] = seconds) -> Measured:
    """Both sizes of a kind, again where they look wrong, the best of them; `cost` is what a run costs."""
    best = _measured_once(kind, cost, 1)
    for _ in range(_REPEATS):
        if best.in_step:
            break
        again = _measured_once(kind, cost, _RUNS)
        best = min(best, again, key=lambda found: float("inf") if found.times is None else found.times)
    return best


def _measured_once(kind: Kind, cost: Callable[[Callable[[], object], float], float | None], runs: int) -> Measured:
    """So many runs of the small size and one of the large; the small one is their mean."""
    costs = [cost(kind.run(SMALL), _LONGEST) for _ in range(runs)]
    done = [each for each in costs if each is not None]
    if len(done) < runs:
        return Measured(_LONGEST, None)
    small = sum(done) / runs
    return Measured(small, cost(kind.run(LARGE), max(small, _FLOOR) * MOST * _PATIENCE))


def verdict(results: Sequence[tuple[Kind, Measured]]) -> str:
    """One sentence on all that was measured."""
    wrong = [kind.name for kind, result in results if not result.in_step]
    if not wrong:
        return f"In step: ten times the text costs at most {MOST} times the time, in all {len(results)} kinds."
    return f"Not in step, {len(wrong)} of {len(results)} kinds: {', '.join(wrong)}."


def row(kind: Kind, result: Measured) -> str:
    """One line of the table."""
    large = "stopped" if result.large is None else f"{result.large:.2f}"
    times = "" if result.times is None else f"{result.times:.1f}"
    sign = "" if result.in_step else "  <-- not in step"
    return f"{kind.sort}  {kind.name:40} {result.small:8.2f} {large:>8} {times:>6}{sign}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the verdict."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz.growth", description="Measure whether time grows in step with the text."
    )
    parser.add_argument("only", nargs="?", default="", help="text, file, or a word of the names")
    parser.add_argument("--list", action="store_true", help="print the names of the kinds and measure nothing")
    options = parser.parse_args(arguments)
    known = list(all_kinds())
    chosen = [kind for kind in known if options.only in ("", kind.sort)] or [k for k in known if options.only in k.name]
    if not chosen:
        print(f"No kind is called so: {options.only!r}. --list names them all.", file=sys.stderr)
        return 2
    if options.list:
        print("\n".join(f"{kind.sort}  {kind.name}" for kind in chosen))
        return 0
    gc.set_threshold(*COLLECTOR)
    first = Document("first", (Part("text", "بلغ العدد 5 آلاف."),), None, "ar")
    pipeline.check(first, pipeline.plan())  # the word lists are loaded
    print(f"{'':46} {'100 kB':>7} {'1 MB':>8} {'times':>6}")
    results = []
    for kind in chosen:
        results.append((kind, measured(kind)))
        print(row(*results[-1]), flush=True)
    print(verdict(results))
    return 0 if all(result.in_step for _, result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
