"""`--format rdjson`: the Reviewdog Diagnostic Format, whose columns count UTF-8 bytes."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from checker.core.escaping import safe
from checker.report.json_stream import Array
from checker.report.locations import Places
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.documents import Span
    from checker.core.findings import Finding, Location, Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    del chosen
    return _Diagnostics(file, settings)


class _Diagnostics:
    def __init__(self, file: IO[str], settings: ReportOptions) -> None:
        self.diagnostics = Array(file, '{"source": {"name": "ittisaq"}, "diagnostics": ')
        self.settings = settings

    def write(self, report: Report) -> None:
        """All findings of one document."""
        words = catalogue.load(self.settings.messages or report.language)
        places = Places(report.document)
        for found in report.findings:
            self.diagnostics.add(
                {
                    "message": places.whole(found, words),
                    "location": _location(places, found.locations[0]),
                    "severity": _SEVERITY[found.severity],
                    "code": {"value": found.rule},
                    "suggestions": _suggestions(places, found),
                    "related_locations": [
                        {"message": safe(place.label), "location": _location(places, place)}
                        for place in found.locations[1:]
                    ],
                }
            )

    def close(self, tally: Tally) -> None:
        """The end of the object."""
        del tally
        self.diagnostics.end("}\n")


def _location(places: Places, location: Location) -> dict[str, Any]:
    if places.in_file:
        return {"path": places.path, "range": _range(places, location.span)}
    return {"path": places.path} | ({"range": {"start": {"line": places.row}}} if places.row else {})


def _range(places: Places, span: Span) -> dict[str, Any]:
    start, end = ({"line": line, "column": column} for line, column in places.positions.in_bytes(span))
    return {"start": start, "end": end}


def _suggestions(places: Places, found: Finding) -> list[dict[str, Any]]:
    """The repairs, the likeliest first: each stands for the words of the primary place."""
    if not places.mendable(found.locations[0]):
        return []
    return [{"range": _range(places, found.locations[0].span), "text": repair.text} for repair in found.repairs]
