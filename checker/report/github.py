"""`--format github`: workflow commands that annotate the lines of a pull request, and the step summary."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import IO, TYPE_CHECKING

from checker.core.errors import UsageError
from checker.core.escaping import safe
from checker.report.locations import Places
from checker.report.markdown import Markdown
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.findings import Finding, Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer
    from checker.words.catalogue import Catalogue

_COMMAND = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10  # annotations of one kind that GitHub shows for a step
_SUMMARY = 1_000_000  # bytes; GitHub refuses a step's summary of more than 1 MiB


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings; the summary goes where GITHUB_STEP_SUMMARY says, if anywhere."""
    del chosen
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    return _Annotations(file, settings, Path(summary) if summary else None)


class _Annotations:
    """One command a finding; the summary is kept until the end, no longer than GitHub takes it."""

    def __init__(self, file: IO[str], settings: ReportOptions, summary: Path | None) -> None:
        self.file = file
        self.settings = settings
        self.path = summary
        self.summary = Markdown(settings, limit=_SUMMARY)
        self.commands: Counter[str] = Counter()

    def write(self, report: Report) -> None:
        """All findings of one document."""
        words = catalogue.load(self.settings.messages or report.language)
        places = Places(report.document)
        for found in report.findings:
            command = _COMMAND[found.severity]
            self.commands[command] += 1
            self.file.write(f"::{command} {_properties(places, found)}::{_data(places.whole(found, words))}\n")
        if self.path:
            self.summary.add(report)

    def close(self, tally: Tally) -> None:
        """A notice where GitHub shows less than there is, and the step summary."""
        if any(count > _SHOWN for count in self.commands.values()):
            words = catalogue.load(self.settings.messages or tally.language)
            self.file.write(f"::notice title=ittisaq::{_data(_limit(words))}\n")
        if not self.path:
            return
        try:
            with self.path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(self.summary.text(tally))
        except OSError as error:
            raise UsageError(
                f"{self.path}: the step summary cannot be written ({error.strerror}). GITHUB_STEP_SUMMARY names this file."
            ) from error


def _limit(words: Catalogue) -> str:
    return words.say("comment.annotations", shown=_SHOWN)


def _properties(places: Places, found: Finding) -> str:
    values: dict[str, object] = {"file": places.path}
    if places.in_file:
        place = places.of(found.locations[0])
        values |= {"line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:  # GitHub takes columns only of a stretch within one line
            values |= {"col": place.column, "endColumn": place.end_column}
    elif places.row:
        values["line"] = places.row
    values["title"] = found.rule
    return ",".join(f"{key}={_property(str(value))}" for key, value in values.items())


def _data(text: str) -> str:
    """The message of a command; % and line breaks would end or change it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property's value, which colons and commas would end; a control character in a file's name is shown."""
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
