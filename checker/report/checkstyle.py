"""`--format checkstyle`: Checkstyle's XML, which many build servers read."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from checker.report import markup
from checker.report.locations import Places
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.findings import Finding, Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer
    from checker.words.catalogue import Catalogue

_SEVERITY = {"error": "error", "warning": "warning", "note": "info"}
_HEAD = markup.DECLARATION + '<checkstyle version="4.3">\n'


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    del chosen
    return _Files(file, settings)


class _Files:
    def __init__(self, file: IO[str], settings: ReportOptions) -> None:
        self.file = file
        self.settings = settings
        self.head = _HEAD

    def write(self, report: Report) -> None:
        """One `file` element a document, one without findings too."""
        words = catalogue.load(self.settings.messages or report.language)
        places = Places(report.document)
        errors = "".join(f"  {_error(places, found, words)}\n" for found in report.findings)
        self.file.write(f"{self.head}{markup.start('file', {'name': places.path})}\n{errors}</file>\n")
        self.head = ""

    def close(self, tally: Tally) -> None:
        """The end of the root element."""
        del tally
        self.file.write(f"{self.head}</checkstyle>\n")


def _error(places: Places, found: Finding, words: Catalogue) -> str:
    place = places.of(found.locations[0])
    where = {"line": place.line, "column": place.column} if places.in_file else {"line": places.row or 1}
    told = {
        "severity": _SEVERITY[found.severity], "message": places.whole(found, words), "source": f"ittisaq.{found.rule}",
    }  # fmt: skip
    return markup.start("error", {**where, **told}, empty=True)
