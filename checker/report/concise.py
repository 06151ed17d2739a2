"""One line a finding, for editors' problem matchers and grep; partner places follow in the message."""

from __future__ import annotations

from checker.model import Finding, Report
from checker.report.bidi import safe
from checker.report.positions import Positions


def line(report: Report, finding: Finding, positions: Positions) -> str:
    """`file:line:column: level rule: message [arithmetic]`, control characters of the copy shown."""
    first = finding.locations[0]
    row, column = positions.of(first.span.part, first.span.start)
    values = f" [{finding.arithmetic}]" if finding.arithmetic else ""
    return safe(f"{report.document.name}:{row}:{column}: {finding.severity} {finding.rule}: {finding.message}{values}")
