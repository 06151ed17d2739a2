"""The command with an engine, or readers, that do what a word in the article says: loop, wait, kill the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from helpers import WRONG_PAIR, Ran, environment, write

forks = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are not forked, and know nothing of the engine here"
)

# what is done once is done where the file "once" is not yet there
ENGINE = r"""
import itertools, os, re, sys, time
from pathlib import Path
from checker import pipeline

def once(sign):
    if not os.path.exists("once"):
        Path("once").touch()
        os.kill(os.getpid(), sign)

def search():
    re.match("(a*)*b", "a" * 60)

def loop():
    Path("reached").touch()
    while True:
        pass

does = {
    "LOOPS": loop,
    "SEARCHES": search,
    "WAITS": lambda: time.sleep(600),
    "STICKS": lambda: all(itertools.repeat(True)),
    "KILLS": lambda: os.kill(os.getpid(), 9),
    "EXITS": lambda: os._exit(7),
    "ONCE": lambda: once(9),
}
real = pipeline.check

def check(document, plan, **more):
    for word, act in does.items():
        if any(word in part.text for part in document.parts):
            act()
    return real(document, plan, **more)

pipeline.check = check
"""
READER = r"""
from checker.readers import jsonl, markdown

def endless(read):
    def reading(*given):
        while any(b"ENDLESS" in each for each in given if isinstance(each, bytes)) or "ENDLESS" in str(given):
            pass
        return read(*given)
    return reading

jsonl._row = endless(jsonl._row)
markdown.read = endless(markdown.read)
"""
MAIN = "\nfrom checker.__main__ import main\nmain()\n"
CHECK = ("check", "--format", "jsonl", "--no-cache")


def call(*args: str, engine: str = ENGINE) -> list[str]:
    return [sys.executable, "-c", engine + MAIN, *args]


def checked(*args: str, cwd: Path, engine: str = ENGINE, env: dict[str, str] | None = None) -> Ran:
    done = subprocess.run(
        call(*args, engine=engine),
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), done.stdout)


def desk(folder: Path, articles: int = 8, **words: str) -> Path:
    """Articles with one error each; those that are named do what their word says."""
    return write(folder, {f"a{n}.txt": WRONG_PAIR + words.get(f"a{n}", "") for n in range(articles)})


def documents(ran: Ran) -> list[str]:
    return [row["document"] for row in ran.findings]


def told_of(ran: Ran) -> list[str]:
    """The articles that the lines on standard error name."""
    return [line.removeprefix("ittisaq: ").split(":")[0] for line in ran.err.splitlines()]
