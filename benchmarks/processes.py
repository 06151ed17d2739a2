"""What only a process of its own shows: how long a start takes, what several processes gain, how much memory a large file needs."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.articles import lines

REPEATS = 7
_CODE = "import resource, sys\nfrom checker.__main__ import main\ntry:\n    main()\nfinally:\n    own, other = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n    print('peak', own, other, file=sys.stderr)\n"  # noqa: E501


def cpu(command: list[str], repeats: int = REPEATS) -> float:
    """Processor seconds of a whole process and its children, the median of several."""
    times = []
    for _ in range(repeats):
        before = _spent()
        subprocess.run(command, check=False, capture_output=True)
        times.append(_spent() - before)
    return statistics.median(times)


def _spent() -> float:
    """Processor seconds of all children so far; `os.times` counts them in hundredths only."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def starts(article: Path) -> Iterator[tuple[str, float]]:
    """Milliseconds of processor time: Python alone, --version, one checked article."""
    ittisaq = [sys.executable, "-m", "checker"]
    for name, command in (
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("ittisaq --version", [*ittisaq, "--version"]),
        ("ittisaq check, one article", [*ittisaq, "check", "--exit-zero", str(article)]),
        ("the same, concise", [*ittisaq, "check", "--exit-zero", "--format", "concise", str(article)]),
    ):
        yield name, cpu(command) * 1000


def several(rows: list[bytes], jobs: tuple[int, ...] = (1, 2)) -> Iterator[tuple[str, float]]:
    """Seconds of wall time for one file of lines with so many processes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_bytes(b"\n".join(rows) + b"\n")
        for number in jobs:
            command = [
                sys.executable,
                "-m",
                "checker",
                "check",
                "--exit-zero",
                "--format",
                "jsonl",
                "--jobs",
                str(number),
                str(path),
            ]
            times = []
            for _ in range(REPEATS):
                start = time.perf_counter()
                subprocess.run(command, check=False, capture_output=True)
                times.append(time.perf_counter() - start)
            yield f"--jobs {number}", statistics.median(times)


def memory(megabytes: int, jobs: int) -> tuple[int, int]:
    """Peak memory in MiB, of the process that reports and of the largest of its workers, for one file of so many megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.jsonl"
        block = b"\n".join(lines(400)) + b"\n"
        with path.open("wb") as file:
            for _ in range(megabytes * 1_000_000 // len(block) + 1):
                file.write(block)
        arguments = ["check", "--exit-zero", "--quiet", "--format", "jsonl", "--jobs", str(jobs), str(path)]
        command = [sys.executable, "-c", _CODE, *arguments]
        with (Path(folder) / "out").open("wb") as out:
            done = subprocess.run(command, check=True, stdout=out, stderr=subprocess.PIPE, text=True)
    own, workers = done.stderr.rsplit("peak", 1)[1].split()
    return int(own) // 1024, int(workers) // 1024


def own_peak() -> int:
    """Peak memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
