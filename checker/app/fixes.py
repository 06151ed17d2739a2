"""Safe typographic edits: what a rule with `fix = true` corrects without touching a fact."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.errors import InputError
from checker.core.files import write_whole
from checker.readers.content import whole
from checker.report.positions import Positions
from checker.segment.passages import Passage

if TYPE_CHECKING:
    from checker.core.findings import Finding, Report
    from checker.pipeline import Plan
    from checker.readers.inputs import Source

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")  # files of text, not of data
_ENCODINGS = ("utf-8", "utf-16", "cp1256")


class Fixed(Struct, frozen=True):
    """A file with its edits: how many, the bytes that were read, its old text and its new one, and the encoding that it keeps."""

    path: Path
    edits: int
    content: bytes
    old: str
    new: str
    encoding: str

    def write(self) -> None:
        """Put the new text in the place of the old; UsageError where the file cannot be written, or holds something else by now."""
        write_whole(self.path, self.new.encode(self.encoding), old=self.content)

    def diff(self) -> str:
        """The edits as a unified diff."""
        old, new = self.old.splitlines(keepends=True), self.new.splitlines(keepends=True)
        return "".join(
            line if line.endswith("\n") else line + "\n"
            for line in difflib.unified_diff(old, new, f"a/{self.path}", f"b/{self.path}")
        )


def content_of(source: Source) -> bytes | None:
    """The bytes of a file whose text can be edited; None for others, and where they cannot be read, which the check tells."""
    if source.path is None or source.trouble or source.path.suffix.lower() not in SUFFIXES or not source.path.is_file():
        return None
    try:
        with source.path.open("rb") as file:
            return whole(file, source.name)
    except (OSError, InputError):
        return None


def fixed(report: Report, plan: Plan, content: bytes) -> Fixed | None:
    """The safe edits of one article, which was read from these bytes; None where there are none.

    InputError where the file is no text that can be kept. Words that stand in several pieces of the file (a tag between them)
    are left as they are.
    """
    path = Path(report.document.path or "")
    safe = {rule.id for rule in plan.rules if rule.fix}
    edits = list(
        _edits((f for f in report.findings if f.rule in safe and _is_ours(report, f)), Positions(report.document))
    )
    if not edits:
        return None
    text, encoding = _text(path, content)
    edits = [edit for edit in edits if text[edit[0] : edit[1]] == edit[2]]
    if not edits:
        return None
    new, end = "", 0
    for start, stop, _, repair in edits:
        new += text[end:start] + repair
        end = stop
    return Fixed(path, len(edits), content, text, new + text[end:], encoding)


def _is_ours(report: Report, finding: Finding) -> bool:
    """Whether the words of a finding may be edited: what is quoted stays as it was said, what was accepted as it was accepted."""
    place = finding.locations[0].span
    text = next((part.text for part in report.document.parts if part.name == place.part), "")
    if Passage(place.part, text).quote_at(place.start):
        return False
    return not any(place.overlaps(other.span) for each in report.accepted for other in each.finding.locations)


def _edits(findings: Iterable[Finding], where: Positions) -> Iterable[tuple[int, int, str, str]]:
    """Start and end in the file, old words and new words, in order, none over another."""
    end = -1
    for finding in sorted(findings, key=lambda f: f.locations[0].span.start):
        place = finding.locations[0]
        if finding.repairs and place.span.part == "text" and place.span.start >= end:
            yield *where.stretch(place.span), place.text, finding.repairs[0].text
            end = place.span.end


def _text(path: Path, content: bytes) -> tuple[str, str]:
    """The text of a file and the encoding that gives back the same bytes."""
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.encode(encoding) == content:
            return text, encoding
    raise InputError(f"{path}: this file cannot be written back as it was. Save it as UTF-8 first.")
