"""`--format gitlab`: a Code Quality report, for `artifacts:reports:codequality` of GitLab CI."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Any

from checker.report.json_stream import Array
from checker.report.locations import Places
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.findings import Finding, Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    del chosen
    return _Issues(file, settings)


class _Issues:
    def __init__(self, file: IO[str], settings: ReportOptions) -> None:
        self.issues = Array(file)
        self.settings = settings
        self.seen: Counter[str] = Counter()

    def write(self, report: Report) -> None:
        """All findings of one document."""
        words = catalogue.load(self.settings.messages or report.language)
        places = Places(report.document)
        for found in report.findings:
            self.issues.add(
                {
                    "type": "issue",
                    "check_name": found.rule,
                    "description": places.whole(found, words),
                    "categories": ["Bug Risk"],
                    "severity": _SEVERITY[found.severity],
                    "fingerprint": self._fingerprint(places, found),
                    "location": _location(places, found, 0),
                    "other_locations": [_location(places, found, n) for n in range(1, len(found.locations))],
                }
            )

    def close(self, tally: Tally) -> None:
        """The end of the list."""
        del tally
        self.issues.end("\n")

    def _fingerprint(self, places: Places, found: Finding) -> str:
        """One of its own for every finding of the report: GitLab shows one issue a fingerprint and drops the others."""
        key = f"{places.path}\x1f{places.name}\x1f{found.fingerprint}"
        self.seen[key] += 1
        return sha256(f"{key}\x1f{self.seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()


def _location(places: Places, found: Finding, number: int) -> dict[str, Any]:
    place = places.of(found.locations[number])
    lines = {"begin": place.line, "end": place.end_line} if places.in_file else {"begin": places.row or 1}
    return {"path": places.path, "lines": lines}
