"""The forms of the report: each takes one document's report at a time, and ends with what belongs at the end."""

from __future__ import annotations

import io
import os
from collections import Counter
from typing import IO, TYPE_CHECKING, Protocol

from checker import catalogue
from checker.model import SEVERITIES

if TYPE_CHECKING:
    from checker.config import Settings
    from checker.model import Coverage, Report
    from checker.pipeline import Plan
    from checker.report.terminal import Screen


class Tally:
    """What a run has seen so far."""

    def __init__(self) -> None:
        self.documents = 0
        self.failed = False
        self.severities: Counter[str] = Counter()
        self.coverage: list[Coverage] = []
        self.language = "ar"

    def add(self, report: Report) -> None:
        """Count one report."""
        if not self.documents:
            self.language = report.language
        self.documents += 1
        self.severities.update(f.severity for f in report.findings)
        self.coverage.append(report.coverage)


class Writer(Protocol):
    """A form of the report: one call a document, and one at the end."""

    def write(self, report: Report) -> None:
        """Write one document's findings or mentions."""

    def close(self, tally: Tally) -> None:
        """Write what belongs at the end."""


def screen_on(settings: Settings, file: IO[str]) -> Screen:
    """The terminal, or whatever stands for it, as the settings want it."""
    from checker.report.terminal import screen

    return screen(file, mode=settings.bidi, no_color=settings.no_color, environment=dict(os.environ))


def writer(settings: Settings, file: IO[str], chosen: Plan, *, is_file: bool) -> Writer:
    """The writer of the format asked for."""
    if settings.format in ("json", "jsonl"):
        if not is_file and isinstance(file, io.TextIOWrapper):
            file.reconfigure(encoding="utf-8")
        return _Json(file) if settings.format == "json" else _JsonLines(file)
    if settings.format == "concise":
        return _Concise(file, settings)
    return _Rich(screen_on(settings, file), settings, chosen)


def mentions_writer(settings: Settings, file: IO[str]) -> Writer:
    """The writer of the list of mentions."""
    if settings.format in ("json", "jsonl"):
        return _JsonMentions(file, lines=settings.format == "jsonl")
    return _ConciseMentions(file) if settings.format == "concise" else _ListMentions(screen_on(settings, file))


class _JsonLines:
    """One finding a line."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def write(self, report: Report) -> None:
        from checker.report import machine, positions

        where = positions.Positions(report.document)
        for found in report.findings:
            self.file.write(machine.dumps(machine.finding(report, found, where)) + "\n")

    def close(self, tally: Tally) -> None:
        """Nothing follows the findings."""


class _Json:
    """One object with all findings and a summary."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.findings: list[object] = []

    def write(self, report: Report) -> None:
        from checker.report import machine, positions

        where = positions.Positions(report.document)
        self.findings.extend(machine.finding(report, found, where) for found in report.findings)

    def close(self, tally: Tally) -> None:
        from checker.report import machine

        read, checked, reasons = _totals(tally)
        covered = {"read": read, "checked": checked, "unchecked": reasons}
        levels: dict[str, int] = {level: tally.severities[level] for level in SEVERITIES}
        whole = {
            "version": machine.VERSION,
            "summary": machine.summary(tally.documents, levels, covered),
            "findings": self.findings,
        }
        self.file.write(machine.dumps(whole) + "\n")


class _Concise:
    """One line a finding, and a last line that counts."""

    def __init__(self, file: IO[str], settings: Settings) -> None:
        self.file = file
        self.settings = settings

    def write(self, report: Report) -> None:
        from checker.report import concise, positions

        where = positions.Positions(report.document)
        for found in report.findings:
            self.file.write(concise.line(report, found, where) + "\n")

    def close(self, tally: Tally) -> None:
        if not self.settings.quiet:
            words = catalogue.load(self.settings.messages or tally.language)
            counted = (words.count("articles", tally.documents), words.count("findings", tally.severities.total()))
            self.file.write(("، " if words.rtl else ", ").join(counted) + "\n")


class _Rich:
    """The report for people."""

    def __init__(self, out: Screen, settings: Settings, chosen: Plan) -> None:
        self.out = out
        self.settings = settings
        self.explained = {r.id: r for r in chosen.rules} if settings.persona == "trainer" else {}

    def write(self, report: Report) -> None:
        from checker.report import terminal

        terminal.show(self.out, report, catalogue.load(self.settings.messages or report.language), self.explained)

    def close(self, tally: Tally) -> None:
        from checker.report import terminal

        if not self.settings.quiet and tally.documents:
            words = catalogue.load(self.settings.messages or tally.language)
            terminal.coverage(self.out, _totals(tally), tally.severities, tally.documents, words)


def _totals(tally: Tally) -> tuple[int, int, dict[str, int]]:
    reasons: Counter[str] = Counter()
    for each in tally.coverage:
        reasons.update(dict(each.unchecked))
    return sum(c.read for c in tally.coverage), sum(c.checked for c in tally.coverage), dict(sorted(reasons.items()))


class _JsonMentions:
    """Mentions as JSON: one a line, or all in one object."""

    def __init__(self, file: IO[str], *, lines: bool) -> None:
        if isinstance(file, io.TextIOWrapper):
            file.reconfigure(encoding="utf-8")
        self.file = file
        self.lines = lines
        self.mentions: list[object] = []

    def write(self, report: Report) -> None:
        """All mentions of one document."""
        from checker.report import machine

        for read in report.mentions:
            values = machine.mention(report, read)
            if self.lines:
                self.file.write(machine.dumps(values) + "\n")
            else:
                self.mentions.append(values)

    def close(self, tally: Tally) -> None:
        """The object around all mentions; nothing follows the lines."""
        from checker.report import machine

        if not self.lines:
            whole = {"version": machine.VERSION, "summary": {"documents": tally.documents}, "mentions": self.mentions}
            self.file.write(machine.dumps(whole) + "\n")


class _ConciseMentions:
    """One line a mention."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def write(self, report: Report) -> None:
        """All mentions of one document."""
        from checker.report import bidi, machine, positions

        where = positions.Positions(report.document)
        for read in report.mentions:
            line, column = where.of(read.span.part, read.span.start)
            values = _values(machine.mention(report, read))
            place = f"{report.document.name}:{line}:{column}"
            self.file.write(bidi.safe(f"{place}: {read.kind}: {read.text} [{values}]") + "\n")

    def close(self, tally: Tally) -> None:
        """Nothing follows the lines."""


class _ListMentions:
    """A list for people: place, kind and value in ASCII, then the words."""

    def __init__(self, out: Screen) -> None:
        self.out = out

    def write(self, report: Report) -> None:
        """All mentions of one document."""
        from checker.report import machine, positions

        where = positions.Positions(report.document)
        for read in report.mentions:
            line, column = where.of(read.span.part, read.span.start)
            values = machine.mention(report, read)
            self.out.plain(f"{report.document.name}:{line}:{column}  {read.kind}  {_values(values)}", "bold")
            self.out.paragraph(read.text, rtl=report.language == "ar", indent=4)

    def close(self, tally: Tally) -> None:
        """Nothing follows the list."""


def _values(values: dict[str, object]) -> str:
    """The values of a mention in ASCII."""
    shown = []
    for key in ("readings", "weekday", "value", "low", "high", "hedge", "unit", "closed", "places"):
        value = values.get(key)
        if value in (None, [], "none"):
            continue
        shown.append(f"{key}={','.join(map(str, value)) if isinstance(value, list) else value}")
    return " ".join(shown).encode("ascii", "backslashreplace").decode()
