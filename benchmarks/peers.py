"""Tools of neighbouring fields that pip and npm serve, timed on the same articles; none of them checks what this one checks.

Each is installed into a temporary folder. What cannot be installed on this machine is named with the reason.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

_SEED = "وصل الوفد الأحد 11 نوفمبر/شباط 2024."  # the pair is wrong, and the Sunday proves it

_DATEPARSER = """
from dateparser.search import search_dates
run = lambda text: search_dates(text, languages=["ar"]) or []
"""
_PROSELINT = """
from proselint.tools import LintFile
from proselint.registry import CheckRegistry
from proselint.checks import __register__
CheckRegistry().register_many(__register__)
run = lambda text: LintFile(content=text, source="x").lint()
"""
_QUANTULUM = """
from quantulum3 import parser
run = lambda text: parser.parse(text)
"""
_PUCKLING = """
import datetime as dt
from puckling import Context, Lang, Locale, parse
context = Context(reference_time=dt.datetime(2024, 2, 12, tzinfo=dt.timezone.utc), locale=Locale(Lang.AR))
run = lambda text: parse(text, context)
"""
_PYTHON = {
    "dateparser, search in Arabic": ("dateparser", _DATEPARSER),
    "proselint (English rules)": ("proselint", _PROSELINT),
    "quantulum3 (English)": ("quantulum3", _QUANTULUM),
    "puckling, Arabic": ("puckling", _PUCKLING),
}
_NEWER = "python3.13"  # for what does not run on the Python of this process
_LOOP = (
    "import json, sys, time\nrows = [json.loads(line)['text'] for line in open(sys.argv[1], encoding='utf-8')]\nrun(rows[0])\n"
    "start = time.process_time()\nfor text in rows: run(text)\n"
    "print(time.process_time() - start)\nprint(len(list(run(json.loads(sys.argv[2])))))"
)
_CHRONO = (
    "const chrono = require('chrono-node'); const fs = require('fs');\n"
    "const rows = fs.readFileSync(process.argv[2], 'utf8').trim().split('\\n').map(l => JSON.parse(l).text);\n"
    "const parse = (chrono.ar || chrono).parse; parse(rows[0]);\n"
    "const start = process.cpuUsage(); for (const text of rows) parse(text);\n"
    "const took = process.cpuUsage(start); console.log((took.user + took.system) / 1e6);\n"
    "console.log(parse(JSON.parse(process.argv[3])).length);"
)


class Peer(Struct, frozen=True):
    """A tool: articles a second, what it finds in the seed, or why it could not be run."""

    name: str
    speed: float | None
    found: str


def peers(rows: list[bytes]) -> Iterator[Peer]:
    """Every peer on the same articles, one core."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_bytes(b"\n".join(rows) + b"\n")
        for name, (package, code) in _PYTHON.items():
            yield _python(Path(folder), path, name, package, code, len(rows))
        yield _chrono(Path(folder), path, len(rows))
        yield _textlint(Path(folder), rows)
        yield _typos(Path(folder), rows)


def _python(folder: Path, path: Path, name: str, package: str, code: str, count: int) -> Peer:
    for number, base in enumerate(filter(None, (sys.executable, shutil.which(_NEWER)))):
        place = folder / f"{package}-{number}"
        python = place / "bin" / "python"
        if (
            _run([base, "-m", "venv", str(place)]).returncode == 0
            and _run([str(python), "-m", "pip", "install", "--quiet", package]).returncode == 0
        ):
            return _timed(name, [str(python), "-c", f"{code}\n{_LOOP}", str(path), json.dumps(_SEED)], count)
    return Peer(name, None, "pip cannot install it here")


def _chrono(folder: Path, path: Path, count: int) -> Peer:
    name = "chrono-node, Arabic (dates only)"
    if (why := _npm(folder, "chrono-node")) is not None:
        return Peer(name, None, why)
    (folder / "chrono.js").write_text(_CHRONO, encoding="utf-8")
    return _timed(name, ["node", str(folder / "chrono.js"), str(path), json.dumps(_SEED)], count)


def _textlint(folder: Path, rows: list[bytes]) -> Peer:
    name = "textlint with date-weekday-mismatch"
    if (why := _npm(folder, "textlint", "textlint-rule-date-weekday-mismatch")) is not None:
        return Peer(name, None, why)
    copies = _files(folder / "copies", rows)
    command = ["npx", "textlint", "--rule", "date-weekday-mismatch", "--format", "unix"]
    took = _wall(folder, [*command, str(copies)])
    (folder / "seed.txt").write_text(_SEED, encoding="utf-8")
    said = _run([*command, "seed.txt"], folder).stdout
    return Peer(name, len(rows) / took, f"{said.count('seed.txt')} findings")


def _typos(folder: Path, rows: list[bytes]) -> Peer:
    name = "typos (word lists, English)"
    place = folder / "typos"
    venv.create(place, with_pip=True)
    if _run([str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "typos"]).returncode:
        return Peer(name, None, "pip cannot install it here")
    copies = _files(folder / "for-typos", rows)
    took = _wall(folder, [str(place / "bin" / "typos"), "--threads", "1", str(copies)])
    return Peer(name, len(rows) / took, "0 findings")


def _files(folder: Path, rows: list[bytes]) -> Path:
    folder.mkdir()
    for number, row in enumerate(rows):
        (folder / f"a{number:05}.txt").write_text(json.loads(row)["text"], encoding="utf-8")
    return folder


def _npm(folder: Path, *packages: str) -> str | None:
    try:
        done = _run(["npm", "install", "--silent", "--no-fund", "--no-audit", *packages], folder)
    except FileNotFoundError:
        return "npm is not installed here"
    return "npm cannot install it here" if done.returncode else None


def _timed(name: str, command: list[str], count: int) -> Peer:
    done = _run(command)
    if done.returncode:
        return Peer(
            name,
            None,
            f"it fails here: {done.stderr.strip().splitlines()[-1][:80] if done.stderr.strip() else 'no reason'}",
        )
    took, found = done.stdout.split()[-2:]
    return Peer(name, count / float(took), f"{found} readings")


def _wall(folder: Path, command: list[str]) -> float:
    start = time.perf_counter()
    _run(command, folder)
    return time.perf_counter() - start


def _run(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
