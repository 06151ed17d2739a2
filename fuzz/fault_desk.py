"""The runs that fuzz.faults breaks off, and the folder that they work in: what stands there before, and what stands there after."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fuzz.growth_files import word

COMMAND = (sys.executable, "-m", "checker")
OLD = b"OLD"  # what a report holds before
_WRONG = "وصل الوفد الأحد 12 مارس 2024، وسار ما بين 5 إلى 7 كيلومترا.\n"  # an error, and a safe edit
_COPY = "قال الوزير إن عدد الطلاب بلغ 1200 طالب في 14 مدرسة خلال عام 2023، وإن العمل مستمر.\n"
_ARTICLES = 12
_LINES = 60  # of an article: enough for a run that takes a while, and reports of more than one buffer
PATIENCE = 60.0  # seconds for a run that nothing holds up


class Kind(NamedTuple):
    """A kind of run: its name and arguments, and the files that it may write."""

    name: str
    args: tuple[str, ...]
    writes: tuple[str, ...]


class Ended(NamedTuple):
    """How a run ended: its exit code, what it said on standard error, and the seconds it took."""

    code: int
    told: str
    took: float


_ARTICLE_NAMES = tuple(f"art/{number:02}.txt" for number in range(_ARTICLES))
_SAME = ("same.log", _ARTICLE_NAMES[0])  # two names of one file
_QUIET = ("--quiet", "--no-cache", "--jobs", "1")
KINDS = (
    Kind("--output", ("check", *_QUIET, "--format", "html", "--output", "r.html", "art"), ("r.html",)),
    Kind("--fix", ("check", *_QUIET, "--exit-zero", "--fix", "--format", "jsonl", "art"), _ARTICLE_NAMES),
    Kind("--annotate", ("check", *_QUIET, "--annotate", "o.docx", "a.docx"), ("o.docx",)),
    Kind("baseline", ("baseline", "create", "--baseline", "b.json", "art"), ("b.json",)),
)


@contextmanager
def desk() -> Iterator[Path]:
    """A folder with articles, one of them under two names, a draft, and old reports; gone behind the block."""
    folder = Path(tempfile.mkdtemp(prefix="ittisaq-faults-"))
    try:
        (folder / "art").mkdir()
        for number, name in enumerate(_ARTICLE_NAMES):
            (folder / name).write_text(f"{_COPY * _LINES}{number}: {_WRONG}", encoding="utf-8")
        os.link(folder / _SAME[1], folder / _SAME[0])
        (folder / "a.docx").write_bytes(_draft())
        for name in ("r.html", "o.docx", "b.json"):
            (folder / name).write_bytes(OLD)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _draft() -> bytes:
    """A Word file, made once: its archive holds the time."""
    return word(f"<w:p><w:r><w:t>{_WRONG.strip()}</w:t></w:r></w:p>")(20_000)


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def started(kind: Kind, folder: Path, before: Sequence[str] = (), most: int | None = None) -> subprocess.Popen[bytes]:
    """A run that has begun, with a command before it, or with a bound on the bytes of a file, as a disk that is full has one."""
    return subprocess.Popen(
        [*before, *COMMAND, *kind.args],
        cwd=folder,
        env={**os.environ, "ITTISAQ_CACHE_DIR": str(folder / ".cache")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=None if most is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),  # noqa: PLW1509
    )


def ended(process: subprocess.Popen[bytes]) -> Ended:
    """How it ends."""
    begun = time.monotonic()
    told = process.communicate(timeout=PATIENCE)[1].decode("utf-8", "replace")
    return Ended(process.returncode, told, time.monotonic() - begun)


def whole_run(kind: Kind) -> tuple[dict[str, bytes], float]:
    """What stands in the folder behind a run that nothing disturbs, and the seconds that it takes."""
    with desk() as folder:
        end = ended(started(kind, folder))
        return contents(folder), end.took


# ------------------------------------------------------------------------------------------------------------- what is wrong


def wrong_files(kind: Kind, found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> Iterator[str]:
    """Files that are neither as they were nor as they were to be, and those that no run has any business with."""
    for name, content in old.items():
        may = (
            (found.get(_SAME[1]),) if name == _SAME[0] else (content, new[name]) if name in kind.writes else (content,)
        )
        kept = (
            found.get(f"{name}.ittisaq-old") == content
        )  # a kill between two writes: the next run says where the old one is
        if found.get(name) not in may and not kept:
            yield f"{name} is {'gone' if name not in found else 'neither the old file nor the new one'}"
    yield from (f"{name} was left" for name in found.keys() - old.keys() if not is_temporary(name))


def is_temporary(name: str) -> bool:
    """Whether a file is one that waits to take the place of another, or keeps what that held."""
    last = name.rsplit("/", 1)[-1]
    return last.startswith((".ittisaq-", ".results-")) or last.endswith(".ittisaq-old")


def wrong_words(end: Ended) -> Iterator[str]:
    """What was said beside the program's own plain lines: the last of it, where a trace names its error."""
    others = [line for line in end.told.splitlines() if line and not line.startswith("ittisaq: ")]
    if others:
        yield f"it said {others[-1][:200]!r}"
