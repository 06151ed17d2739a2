"""`--format jsonl`: one finding or one mention a line, and nothing else."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from checker.report import json_values
from checker.report.positions import Positions

if TYPE_CHECKING:
    from checker.core.findings import Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    del settings, chosen
    return _Findings(file)


def mentions(file: IO[str], settings: ReportOptions) -> Writer:
    """The writer of mentions."""
    del settings
    return _Mentions(file)


class _Lines:
    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def close(self, tally: Tally) -> None:
        """Nothing follows the lines."""


class _Findings(_Lines):
    def write(self, report: Report) -> None:
        """All findings of one document."""
        where = Positions(report.document)
        for found in report.findings:
            self.file.write(json_values.dumps(json_values.finding(report, found, where)) + "\n")


class _Mentions(_Lines):
    def write(self, report: Report) -> None:
        """All mentions of one document."""
        where = Positions(report.document)
        for read in report.mentions:
            self.file.write(json_values.dumps(json_values.mention(report, read, where)) + "\n")
