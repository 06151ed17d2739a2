"""Which lines of which files have changed since a revision, as git tells it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UsageError
from checker.patterns import regex
from checker.report.positions import Positions

if TYPE_CHECKING:
    from checker.model import Document, Finding, Report

_HUNK = regex(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_LINED = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")  # files whose lines are those of our places
_ESCAPE = regex(rb"\\([0-7]{3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"b": b"\b", b"a": b"\a", b"f": b"\f", b"v": b"\v"}


class Changes:
    """The changes since a revision in every repository that the articles of a run lie in."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._roots: dict[Path, Path] = {}
        self._changed: dict[Path, dict[str, list[range] | None]] = {}

    def sift(self, report: Report) -> Report:
        """The report with those findings only that touch a changed line; UsageError where git cannot tell."""
        if report.document.path is None or not report.findings:
            return report
        path = Path(report.document.path).resolve()
        root = self._root(path.parent)
        lines = self._of(root).get(path.relative_to(root).as_posix(), [])
        if lines is None:
            return report
        where = Positions(report.document)
        return replace(report, findings=tuple(f for f in report.findings if _touches(f, report.document, lines, where)))

    def _root(self, folder: Path) -> Path:
        """The repository that a folder belongs to."""
        if folder not in self._roots:
            done = _git(folder, "rev-parse", "--show-toplevel")
            if done.returncode:
                raise UsageError(f"--since needs a git repository, and {folder} lies in none.")
            self._roots[folder] = Path(done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")).resolve()
        return self._roots[folder]

    def _of(self, root: Path) -> dict[str, list[range] | None]:
        """The changed files of a repository with their changed lines; None: all of it."""
        if root in self._changed:
            return self._changed[root]
        done = _git(
            root, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
            "--src-prefix=a/", "--dst-prefix=b/", "--no-renames", "--end-of-options", self.revision, "--",
        )  # fmt: skip
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
            raise UsageError(f"--since {self.revision}: git does not know this revision ({told}).")
        changed = _read(done.stdout)
        new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
        changed.update(dict.fromkeys(filter(None, new.stdout.decode("utf-8", "surrogateescape").split("\0"))))
        self._changed[root] = changed
        return changed


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError as error:
        raise UsageError("--since needs git, which is not installed here.") from error


def _read(patch: bytes) -> dict[str, list[range] | None]:
    """The files of a patch without context; binary files are changed as a whole."""
    changed: dict[str, list[range] | None] = {}
    name = ""
    for line in patch.split(b"\n"):
        if line.startswith(b"diff --git "):
            name = ""
        elif line.startswith(b"Binary files ") and b" and " in line:
            changed[_name(line.rpartition(b" and ")[2].removesuffix(b" differ"))] = None
        elif line.startswith(b"+++ ") and not name:
            name = _name(line[4:].rstrip(b"\t\r"))
            changed[name] = []
        elif name and (hunk := _HUNK.match(line.decode("utf-8", "replace"))):
            lines = changed[name]
            assert lines is not None
            lines.append(range(int(hunk[1]), int(hunk[1]) + int(hunk[2] or 1)))
    return changed


def _name(written: bytes) -> str:
    """A file name of a patch; names with strange letters are quoted as in C."""
    if written.startswith(b'"'):
        written = _ESCAPE.sub(
            lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else _PLAIN.get(m[1], m[1]), written.strip(b'"')
        )
    return written.removeprefix(b"b/").decode("utf-8", "surrogateescape")


def _touches(finding: Finding, document: Document, lines: list[range], where: Positions) -> bool:
    """Whether one of a finding's places stands on a changed line; where a file has no lines of ours, any change counts."""
    if document.line is not None:
        return any(document.line in changed for changed in lines)
    if Path(document.path or "").suffix.lower() not in _LINED:
        return bool(lines)
    for place in finding.locations:
        first, _ = where.of(place.span.part, place.span.start)
        last, _ = where.of(place.span.part, max(place.span.start, place.span.end - 1))
        if any(changed.start <= last and first < changed.stop for changed in lines):
            return True
    return False
