"""`--format rich`: the report for people at a terminal, or the list of what was read."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

from checker.report import terminal
from checker.report.positions import Positions
from checker.report.screen import screen
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.findings import Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.screen import Screen
    from checker.report.writers import Tally, Writer


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    return _Findings(_screen(settings, file), settings, chosen)


def mentions(file: IO[str], settings: ReportOptions) -> Writer:
    """The writer of mentions."""
    return _Mentions(_screen(settings, file))


def _screen(settings: ReportOptions, file: IO[str]) -> Screen:
    """The terminal, or whatever stands for it, as the settings want it."""
    return screen(file, mode=settings.bidi, no_color=settings.no_color, environment=dict(os.environ))


class _Findings:
    """The report for people."""

    def __init__(self, out: Screen, settings: ReportOptions, chosen: Plan) -> None:
        self.out = out
        self.settings = settings
        self.explained = {r.id: r for r in chosen.rules} if settings.persona == "trainer" else {}

    def write(self, report: Report) -> None:
        """All findings of one document."""
        terminal.show(self.out, report, catalogue.load(self.settings.messages or report.language), self.explained)

    def close(self, tally: Tally) -> None:
        """What was found, and what was read and checked."""
        if not self.settings.quiet and tally.documents:
            terminal.coverage(self.out, tally, catalogue.load(self.settings.messages or tally.language))
        if self.settings.statistics:
            terminal.statistics(self.out, tally)


class _Mentions:
    """A list for people: place, kind and value in ASCII, then the words."""

    def __init__(self, out: Screen) -> None:
        self.out = out

    def write(self, report: Report) -> None:
        """All mentions of one document."""
        from checker.report import json_values

        where = Positions(report.document)
        for read in report.mentions:
            line, column = where.of(read.span.part, read.span.start)
            values = json_values.ascii_values(json_values.mention(report, read, where))
            self.out.plain(f"{report.document.name}:{line}:{column}  {read.kind}  {values}", "bold")
            self.out.paragraph(read.text, rtl=report.language == "ar", indent=4)

    def close(self, tally: Tally) -> None:
        """Nothing follows the list."""
