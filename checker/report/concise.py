"""`--format concise`: one line a finding, for editors' problem matchers and grep, or one line a mention."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from checker.core.escaping import safe
from checker.report import json_values
from checker.report.locations import Places
from checker.report.positions import Positions
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.findings import Finding, Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer
    from checker.words.catalogue import Catalogue


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    del chosen
    return _Findings(file, settings)


def mentions(file: IO[str], settings: ReportOptions) -> Writer:
    """The writer of mentions."""
    del settings
    return _Mentions(file)


def line(places: Places, finding: Finding, words: Catalogue) -> str:
    """`file:line:column: level rule: message [arithmetic] — the other statements`, control characters of the copy shown."""
    place = places.of(finding.locations[0])
    said = " — ".join(places.statements(finding, words))
    return safe(f"{places.name}:{place.line}:{place.column}: {finding.severity} {finding.rule}: {said}")


class _Findings:
    """One line a finding, and a last line that counts."""

    def __init__(self, file: IO[str], settings: ReportOptions) -> None:
        self.file = file
        self.settings = settings

    def write(self, report: Report) -> None:
        """All findings of one document."""
        words = catalogue.load(self.settings.messages or report.language)
        places = Places(report.document)
        self.file.writelines(line(places, found, words) + "\n" for found in report.findings)

    def close(self, tally: Tally) -> None:
        """The line that counts."""
        if not self.settings.quiet:
            words = catalogue.load(self.settings.messages or tally.language)
            counted = (words.count("articles", tally.documents), words.count("findings", tally.severities.total()))
            self.file.write(words.listed(counted) + "\n")
        if self.settings.statistics:
            self.file.writelines(f"{row}\n" for row in tally.statistics)


class _Mentions:
    """One line a mention."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def write(self, report: Report) -> None:
        """All mentions of one document."""
        where = Positions(report.document)
        for read in report.mentions:
            row, column = where.of(read.span.part, read.span.start)
            values = json_values.ascii_values(json_values.mention(report, read, where))
            self.file.write(safe(f"{report.document.name}:{row}:{column}: {read.kind}: {read.text} [{values}]") + "\n")

    def close(self, tally: Tally) -> None:
        """Nothing follows the lines."""
