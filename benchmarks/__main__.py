"""Print the tables: time by stage, rule and length, starts, processes, memory, and the peers.

    python -m benchmarks                       generated articles, some minutes
    python -m benchmarks CORPUS.jsonl[.gz]     a corpus of your own beside them
    python -m benchmarks --peers --large       also the tools of neighbouring fields, and a file of 1 GB

Machines are noisy: compare ratios of one run, never times of two.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import platform
from collections.abc import Iterable
from pathlib import Path

from benchmarks import peers, processes, stages
from benchmarks.articles import lines
from checker import __version__
from checker.__main__ import COLLECTOR

ROOT = Path(__file__).resolve().parents[1]
COUNT = 1000


def corpus(path: Path) -> list[bytes]:
    """The lines of a corpus."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [line for line in content.split(b"\n") if line.strip()]


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table of Markdown, printed as its rows come."""
    print(f"\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def measure(name: str, rows: list[bytes]) -> None:
    """Stages and rules of one corpus."""
    size = sum(map(len, rows))
    print(f"\n## {name}: {len(rows)} articles, {size / len(rows) / 1000:.1f} kB each")
    head = ("articles/s", "MB/s", "us an article", "x floor")
    table(("stage", *head), (_row(r, size / len(rows)) for r in stages.by_stage(rows)))
    table(("family or rule", "us an article"), ((n, f"{took:.1f}") for n, took in stages.by_rule(rows)))
    table(("whole check with", *head), (_row(r, size / len(rows)) for r in stages.by_rules(rows)))


def _row(row: stages.Row, size: float) -> tuple[str, ...]:
    """A line of a table of speeds; the size of an article is in bytes."""
    took = row.microseconds
    return row.name, f"{1e6 / took:.0f}", f"{size / took:.1f}", f"{took:.0f}", f"{row.floors:.1f}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="*", type=Path)
    parser.add_argument("--peers", action="store_true", help="install and time tools of neighbouring fields")
    parser.add_argument("--large", action="store_true", help="check a file of 1 GB")
    parser.add_argument("--quick", action="store_true", help="stages and rules only")
    arguments = parser.parse_args()
    gc.set_threshold(*COLLECTOR)  # as the command sets it
    print(f"ittisaq {__version__}, Python {platform.python_version()}, {platform.machine()}, {platform.system()}")
    generated = lines(COUNT)
    corpora = {"generated articles": generated, "generated, dense in figures": lines(COUNT, dense=True)}
    for name, rows in {**corpora, **{path.name: corpus(path) for path in arguments.corpus}}.items():
        measure(name, rows)
    if arguments.quick:
        return
    heads = tuple(f"{n} x" for n in stages.LENGTHS)
    print("\n## Time a character")
    table(
        ("text", *heads, "last / first"),
        ((name, *(f"{c:.0f}" for c in costs), f"{costs[-1] / costs[0]:.2f}") for name, costs in stages.by_length()),
    )
    print("\n## Processes")
    table(
        ("start", "ms of processor time"),
        ((n, f"{ms:.0f}") for n, ms in processes.starts(ROOT / "seeds" / "01-rafah.txt")),
    )
    table(("wall time of one file", "s"), ((n, f"{s:.2f}") for n, s in processes.several(generated * 4)))
    megabytes = 1000 if arguments.large else 50
    own, workers = processes.memory(megabytes, 2)
    print(f"\nPeak memory for {megabytes} MB of JSON Lines with --jobs 2: {own} MiB, the larger worker {workers} MiB.")
    if arguments.peers:
        print("\n## Peers")
        few = generated[:200]
        mine = next(r for r in stages.by_stage(few) if r.name == "whole check")
        table(
            ("tool", "articles/s", "ittisaq is", "in the seed's wrong date it finds"),
            (
                (
                    p.name,
                    f"{p.speed:.0f}" if p.speed else "-",
                    f"{1e6 / mine.microseconds / p.speed:.1f} x" if p.speed else "-",
                    p.found,
                )
                for p in peers.peers(few)
            ),
        )


if __name__ == "__main__":
    main()
