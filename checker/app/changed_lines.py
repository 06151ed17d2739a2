"""Which lines of which files have changed since a revision, as git tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.app import git
from checker.core.errors import UsageError
from checker.core.patterns import regex
from checker.report.positions import Positions

if TYPE_CHECKING:
    from checker.core.documents import Document
    from checker.core.findings import Finding, Report

_HUNK = regex(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_LINED = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")  # files whose lines are those of our places
# plumbing: no setting of a repository changes its form; no stranger's program compares or converts the files
_DIFF = (
    "-c", "core.quotePath=false", "diff-index", "--patch", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff",
    "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--no-renames", "--no-relative", "--ignore-submodules=all", "-O/dev/null",
)  # fmt: skip
_ESCAPE = regex(rb"\\([0-7]{3}|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"b": b"\b", b"a": b"\a", b"f": b"\f", b"v": b"\v"}


class Changes:
    """The changes since a revision in every repository that the articles of a run lie in."""

    def __init__(self, revision: str) -> None:
        """UsageError for what can be no revision, before any article is read."""
        if not revision or revision.startswith("-"):
            raise UsageError(f"--since needs a revision, such as origin/main, not {revision!r}.")
        if ".." in revision:
            raise UsageError(f"--since {revision}: this is a range. Give the one revision that it begins with.")
        self.revision = revision
        self._roots: dict[Path, Path] = {}
        self._changed: dict[Path, dict[str, list[range] | None]] = {}

    def ask(self, folders: Iterable[Path]) -> None:
        """Ask git for the changes below these folders; UsageError where it cannot tell. To be called before an article is read."""
        for folder in dict.fromkeys(folder.resolve() for folder in folders):
            self._of(self._root(folder))

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
        for parent in (folder, *folder.parents):
            if parent in self._changed:
                return self._roots.setdefault(folder, parent)
            if (parent / ".git").exists():
                break
        if folder not in self._roots:
            done = git.run(folder, "rev-parse", "--show-toplevel")
            if done.returncode:
                raise UsageError(f"--since needs a git repository that can be read. {folder}: {git.told(done)}.")
            root = Path(done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")).resolve()
            if not folder.is_relative_to(root):
                raise UsageError(
                    f"--since: {folder} lies outside {root}, which its repository names as its working tree."
                )
            self._roots[folder] = root
        return self._roots[folder]

    def _of(self, root: Path) -> dict[str, list[range] | None]:
        """The changed files of a repository with their changed lines; None: all of it."""
        if root in self._changed:
            return self._changed[root]
        quiet = git.without_filters(root)
        done = git.run(root, *quiet, *_DIFF, self._tree(root), "--")
        new = git.run(root, *quiet, "ls-files", "--others", "--exclude-standard", "-z")
        for failed in (each for each in (done, new) if each.returncode):
            raise UsageError(f"--since {self.revision}: git cannot tell what has changed ({git.told(failed)}).")
        changed = _read(done.stdout)
        changed.update(dict.fromkeys(filter(None, new.stdout.decode("utf-8", "surrogateescape").split("\0"))))
        self._changed[root] = changed
        return changed

    def _tree(self, root: Path) -> str:
        """The revision as the name of an object, so that nothing in it can be an option or a range for git."""
        done = git.run(root, "rev-parse", "--verify", f"{self.revision}^{{tree}}")
        if done.returncode:
            shallow = git.run(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
            mend = (
                f"This clone is shallow: fetch more of it (git fetch --unshallow, or fetch-depth: 0 of actions/checkout), or "
                f"that revision alone (git fetch --depth=1 origin {self.revision})."
                if shallow
                else "Check its name, or fetch it first."
            )
            raise UsageError(f"--since {self.revision}: git knows no such revision here. {mend}")
        return done.stdout.decode("ascii", "replace").strip()


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
