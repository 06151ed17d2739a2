"""`--format json`: one object with a summary and all findings, or all mentions."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from checker.model import SEVERITIES
from checker.report import machine
from checker.report.positions import Positions

if TYPE_CHECKING:
    from checker.config import Settings
    from checker.model import Report
    from checker.pipeline import Plan
    from checker.report.writers import Tally, Writer


def report(file: IO[str], settings: Settings, chosen: Plan) -> Writer:
    """The writer of findings."""
    del settings, chosen
    return _Findings(file)


def mentions(file: IO[str], settings: Settings) -> Writer:
    """The writer of mentions."""
    del settings
    return _Mentions(file)


class _Findings:
    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.findings: list[object] = []

    def write(self, report: Report) -> None:
        """Keep the findings of one document."""
        where = Positions(report.document)
        self.findings.extend(machine.finding(report, found, where) for found in report.findings)

    def close(self, tally: Tally) -> None:
        """The object around all findings."""
        covered = {"read": tally.read, "checked": tally.checked, "unchecked": tally.unchecked}
        levels: dict[str, int] = {level: tally.severities[level] for level in SEVERITIES}
        whole = {
            "version": machine.VERSION,
            "summary": machine.summary(tally.documents, levels, covered),
            "findings": self.findings,
        }
        self.file.write(machine.dumps(whole) + "\n")


class _Mentions:
    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.mentions: list[object] = []

    def write(self, report: Report) -> None:
        """Keep the mentions of one document."""
        self.mentions.extend(machine.mention(report, read) for read in report.mentions)

    def close(self, tally: Tally) -> None:
        """The object around all mentions."""
        whole = {"version": machine.VERSION, "summary": {"documents": tally.documents}, "mentions": self.mentions}
        self.file.write(machine.dumps(whole) + "\n")
