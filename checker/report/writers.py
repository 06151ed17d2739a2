"""What every form of the report has in common: the protocol of a writer, the tally of a run, and the way to a writer."""

from __future__ import annotations

import io
from collections import Counter
from importlib import import_module
from typing import IO, TYPE_CHECKING, Protocol, cast

from checker.core.errors import UsageError
from checker.report.formats import BY_NAME, FORMATS

if TYPE_CHECKING:
    from checker.core.findings import Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions


class Tally:
    """What a run has seen so far: counts only, so that it stays small however many documents there are."""

    def __init__(self) -> None:
        self.documents = 0
        self.failed = False
        self.severities: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.accepted = 0
        self.read = 0
        self.checked = 0
        self.reasons: Counter[str] = Counter()
        self.language = "ar"
        self.headlines = 0  # articles whose headline was a line of the copy
        self.headline = ""  # that of the first of them

    def add(self, report: Report) -> None:
        """Count one report."""
        if not self.documents:
            self.language = report.language
        self.documents += 1
        self.severities.update(f.severity for f in report.findings)
        self.rules.update(f.rule for f in report.findings)
        self.accepted += len(report.accepted)
        self.read += report.coverage.read
        self.checked += report.coverage.checked
        self.reasons.update(dict(report.coverage.unchecked))
        if report.coverage.headline:
            self.headlines += 1
            self.headline = self.headline or " ".join(report.coverage.headline.split())

    @property
    def unchecked(self) -> dict[str, int]:
        """The reasons for what was not compared, each with its count, the most frequent first."""
        return dict(sorted(self.reasons.items(), key=lambda each: (-each[1], each[0])))

    @property
    def statistics(self) -> list[str]:
        """One line a rule that found something, with its number of findings, the most frequent first."""
        ranked = sorted(self.rules.items(), key=lambda each: (-each[1], each[0]))
        return [f"{n:>6}  {rule}" for rule, n in ranked]


class Writer(Protocol):
    """A form of the report: one call a document, and one at the end."""

    def write(self, report: Report) -> None:
        """Write one document's findings or mentions; what can be written at once is not kept."""

    def close(self, tally: Tally) -> None:
        """Write what belongs at the end."""


def writer(settings: ReportOptions, file: IO[str], chosen: Plan) -> Writer:
    """The writer of findings in the format asked for."""
    return cast("Writer", import_module(_prepared(settings, file)).report(file, settings, chosen))


def mentions_writer(settings: ReportOptions, file: IO[str]) -> Writer:
    """The writer of the list of mentions; UsageError where the format asked for has none."""
    if not BY_NAME[settings.format].lists_mentions:
        known = ", ".join(f.name for f in FORMATS if f.lists_mentions)
        raise UsageError(f"extract has no format {settings.format!r}. Give --format with one of {known}.")
    return cast("Writer", import_module(_prepared(settings, file)).mentions(file, settings))


def ledger_writer(settings: ReportOptions, file: IO[str]) -> Writer:
    """The writer of ledgers; UsageError where the format asked for has none."""
    form = BY_NAME[settings.format]
    if not form.ledger:
        known = ", ".join(f.name for f in FORMATS if f.ledger)
        raise UsageError(f"ledger has no format {settings.format!r}. Give --format with one of {known}.")
    _prepared(settings, file)
    return cast("Writer", import_module(f"checker.report.{form.ledger}").ledgers(file, settings))


def _prepared(settings: ReportOptions, file: IO[str]) -> str:
    """The module of the format, its file ready to take every letter."""
    form = BY_NAME[settings.format]
    if form.utf8 and isinstance(file, io.TextIOWrapper):
        file.reconfigure(encoding="utf-8")
    return f"checker.report.{form.module}"
