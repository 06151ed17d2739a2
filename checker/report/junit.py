"""`--format junit`: JUnit XML, one suite an article and one test case a finding, for build servers that show tests."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from checker.core.severity import SEVERITIES
from checker.report import markup
from checker.report.locations import Places, said
from checker.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.findings import Finding, Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer
    from checker.words.catalogue import Catalogue

_HEAD = markup.DECLARATION + '<testsuites name="ittisaq">\n'
_BROKEN = (
    '<testsuite name="ittisaq" tests="1" failures="0" errors="1" skipped="0" time="0">\n'
    '<testcase name="every input is read" classname="ittisaq" time="0">'
    '<error type="input" message="An input could not be read or checked; standard error names it."/></testcase>\n'
    "</testsuite>\n"
)


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    del chosen
    return _Suites(file, settings)


class _Suites:
    """Findings at or above `--fail-on` are failures; the others are cases that pass and tell what was seen."""

    def __init__(self, file: IO[str], settings: ReportOptions) -> None:
        self.file = file
        self.settings = settings
        self.head = _HEAD
        wanted = settings.fail_on
        self.failing = SEVERITIES[: SEVERITIES.index(wanted) + 1] if wanted in SEVERITIES else ()

    def write(self, report: Report) -> None:
        """One suite; a clean article is one case that passes."""
        words = catalogue.load(self.settings.messages or report.language)
        places = Places(report.document)
        cases = [self._case(places, found, words) for found in report.findings]
        cases += [_skipped(places, accepted.finding, accepted.reason) for accepted in report.accepted]
        cases = cases or [markup.start("testcase", _named(places, "consistency"), empty=True) + "\n"]
        counts = {
            "name": places.name, "tests": len(cases), "failures": sum(f.severity in self.failing for f in report.findings),
            "errors": 0, "skipped": len(report.accepted), "time": 0,
        }  # fmt: skip
        self.file.write(f"{self.head}{markup.start('testsuite', counts)}\n{''.join(cases)}</testsuite>\n")
        self.head = ""

    def close(self, tally: Tally) -> None:
        """The end of the root element; a suite of its own tells that an input failed."""
        self.file.write(f"{self.head}{_BROKEN if tally.failed else ''}</testsuites>\n")

    def _case(self, places: Places, found: Finding, words: Catalogue) -> str:
        told = "\n".join(markup.text(line) for line in _lines(places, found, words))
        if found.severity in self.failing:
            begin = markup.start("failure", {"type": found.rule, "message": said(found)})
            inner = f"{begin}{told}</failure>"
        else:
            inner = f"<system-out>{told}</system-out>"
        return f"{_start(places, found)}{inner}</testcase>\n"


def _skipped(places: Places, found: Finding, reason: str) -> str:
    inner = markup.start("skipped", {"message": reason or "accepted"}, empty=True)
    return f"{_start(places, found)}{inner}</testcase>\n"


def _start(places: Places, found: Finding) -> str:
    place = places.of(found.locations[0])
    line = places.first_line(found.locations[0])
    where = {"line": line} if line else {}
    return markup.start("testcase", _named(places, f"{found.rule} {place.line}:{place.column}") | where)


def _named(places: Places, name: str) -> dict[str, object]:
    return {"name": name, "classname": places.name, "file": places.path, "time": 0}


def _lines(places: Places, found: Finding, words: Catalogue) -> Iterator[str]:
    place = places.of(found.locations[0])
    yield f"{places.name}:{place.line}:{place.column}: {found.severity} {found.rule}"
    yield said(found)
    yield from (places.told(location, words) for location in found.locations)
    yield from (f"{words.say('report.repair')}: {repair.text} ({repair.reason})" for repair in found.repairs)
