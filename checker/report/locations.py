"""Where a finding stands in its file, and its statements in one line, for forms that know files and one place a finding."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.escaping import safe
from checker.readers import kinds
from checker.report.positions import Positions
from checker.report.wording import where

if TYPE_CHECKING:
    from checker.core.documents import Document
    from checker.core.findings import Finding, Location
    from checker.words.catalogue import Catalogue


class Place(Struct, frozen=True):
    """A half-open stretch of a file: lines and columns from 1, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """The places of one document's findings.

    `path` names the file, with slashes on every system. `in_file` tells whether lines and columns are those of that file: those
    of a JSON line are of its string, and only the line of the file that the document stands in is known, if that.
    """

    def __init__(self, document: Document) -> None:
        self.name = document.name
        path = document.path or document.name
        self.path = PurePath(path).as_posix()
        self.in_file = path == document.name
        self.row = document.line
        self.is_text = kinds.of(path).needs is None  # what a library opens holds no words where its text has them
        self.positions = Positions(document)

    def of(self, location: Location) -> Place:
        """The stretch of a location."""
        span = location.span
        return Place(*self.positions.of(span.part, span.start), *self.positions.behind(span.part, span.end))

    def first_line(self, location: Location) -> int | None:
        """The line of the file that a location begins on, None where it is not known."""
        return self.of(location).line if self.in_file else self.row

    def mendable(self, location: Location) -> bool:
        """Whether other words can be put in place of these in the file: they stand there as they are read."""
        return self.in_file and self.is_text and self.positions.written(location.span) == location.text

    def told(self, location: Location, words: Catalogue) -> str:
        """A location in words: its label, what is written there, and where that is."""
        return f"{location.label}: {quoted(location.text, words)} ({where(location, words, self.positions)})"

    def statements(self, finding: Finding, words: Catalogue) -> list[str]:
        """The message with its arithmetic, and the other statements."""
        return [said(finding), *(self.told(place, words) for place in finding.locations[1:])]

    def whole(self, finding: Finding, words: Catalogue) -> str:
        """All that a finding says in one line without control characters: the other statements and the likeliest repair too."""
        document = [] if self.in_file else [self.name]
        repair = [f"{words.say('report.repair')}: {repair.text}" for repair in finding.repairs[:1]]
        return safe(" — ".join((*document, *self.statements(finding, words), *repair)))


def said(finding: Finding) -> str:
    """The message with the arithmetic behind it."""
    return f"{finding.message} [{finding.arithmetic}]" if finding.arithmetic else finding.message


def quoted(text: str, words: Catalogue) -> str:
    """Words of the copy between the quotation marks of the report's language."""
    return f"«{text}»" if words.rtl else f"“{text}”"
