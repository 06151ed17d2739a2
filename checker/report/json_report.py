"""`--format json`: one object with a summary and all findings, or all mentions."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from checker.core.severity import SEVERITIES
from checker.report import json_values
from checker.report.json_stream import Array, members
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


class _Findings:
    def __init__(self, file: IO[str]) -> None:
        self.findings = Array(file, f'{{"version": "{json_values.VERSION}", "findings": ')

    def write(self, report: Report) -> None:
        """The findings of one document."""
        where = Positions(report.document)
        for found in report.findings:
            self.findings.add(json_values.finding(report, found, where))

    def close(self, tally: Tally) -> None:
        """The summary behind the findings."""
        covered = {"read": tally.read, "checked": tally.checked, "unchecked": tally.unchecked}
        levels: dict[str, int] = {level: tally.severities[level] for level in SEVERITIES}
        summary = json_values.summary(tally.documents, levels, covered)
        self.findings.end(f", {members({'summary': summary})}}}\n")


class _Mentions:
    def __init__(self, file: IO[str]) -> None:
        self.mentions = Array(file, f'{{"version": "{json_values.VERSION}", "mentions": ')

    def write(self, report: Report) -> None:
        """The mentions of one document."""
        where = Positions(report.document)
        for read in report.mentions:
            self.mentions.add(json_values.mention(report, read, where))

    def close(self, tally: Tally) -> None:
        """The summary behind the mentions."""
        self.mentions.end(f", {members({'summary': {'documents': tally.documents}})}}}\n")
