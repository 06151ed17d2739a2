"""The two rows that `ledger --why` names: there must be one article, and such rows in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.errors import UsageError

if TYPE_CHECKING:
    from checker.core.findings import Report


class ComparedRows:
    """Looks at each report before it is written."""

    def __init__(self, one: int, two: int) -> None:
        """The numbers of two rows; UsageError where they are one."""
        if one == two:
            raise UsageError(f"--why {one} {two}: that is one row. Name two different ones.")
        self._rows = f"--why {one} {two}"
        self._seen = ""

    def sift(self, report: Report) -> Report:
        """The report as it is; UsageError where it does not hold the two rows, or is the second one."""
        name, ledger = report.document.name, report.ledger
        if self._seen:
            raise UsageError(
                f"{self._rows}: two rows of one article are compared; here are {self._seen} and {name}. Name one."
            )
        self._seen = name
        if ledger is None or ledger.comparison is None:
            last = sum(1 for _ in ledger.rows) if ledger else 0
            known = f"has the rows 1 to {last}" if last else "has no rows"
            raise UsageError(f"{self._rows}: the ledger of {name} {known}.")
        return report
