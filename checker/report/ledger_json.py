"""`ledger --format json`: one object with the ledgers of all articles (docs/json-v1.schema.json)."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from checker.report import json_values
from checker.report.json_stream import Array, members
from checker.report.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.core.findings import Report
    from checker.core.ledgers import Comparison, LedgerGroup, LedgerRow
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer

_OF_AMOUNT = ("value", "low", "high", "hedge", "unit", "currency", "noun")


def ledgers(file: IO[str], settings: ReportOptions) -> Writer:
    """The writer of ledgers."""
    del settings
    return _Ledgers(file)


class _Ledgers:
    def __init__(self, file: IO[str]) -> None:
        self.ledgers = Array(file, f'{{"version": "{json_values.VERSION}", "ledgers": ')

    def write(self, report: Report) -> None:
        """The ledger of one article."""
        if report.ledger is None:
            return
        where = Positions(report.document)
        groups = [_group(report, group, where) for group in report.ledger.groups]
        alone = _rows(report, report.ledger.alone, where)
        told = report.ledger.comparison
        why = {"comparison": _comparison(report, told)} if told else {}
        self.ledgers.add({"document": report.document.name, "groups": groups, "alone": alone, **why})

    def close(self, tally: Tally) -> None:
        """The summary behind the ledgers."""
        self.ledgers.end(f", {members({'summary': {'documents': tally.documents}})}}}\n")


def _comparison(report: Report, told: Comparison) -> dict[str, Any]:
    """Two rows by their numbers, what is said of both, and the evidence with its points."""
    slots = [{"name": s.name, "first": list(s.first), "second": list(s.second), "same": s.same} for s in told.slots]
    return {
        "rows": [told.first.number, told.second.number], "together": told.together, "agree": told.agree, "apart": told.apart or None,
        "slots": slots, "evidence": [{"name": each.name, "points": each.points} for each in told.evidence],
        "sort": told.sort or None, "start": told.start, "points": told.points, "note": told.note, "warning": told.warning,
        "held_back": list(told.held_back), "findings": _findings(report, told.findings),
    }  # fmt: skip


def _group(report: Report, group: LedgerGroup, where: Positions) -> dict[str, Any]:
    told = {
        "kind": group.kind,
        "what": list(group.what),
        "about": list(group.about),
        "places": list(group.places),
        "fate": group.fate,
    }
    return {**told, "rows": _rows(report, group.rows, where)}


def _rows(report: Report, rows: Sequence[LedgerRow], where: Positions) -> list[dict[str, Any]]:
    return [_row(report, row, where) for row in rows]


def _findings(report: Report, places: Sequence[int]) -> list[dict[str, str]]:
    """What is said of findings that are told whole elsewhere."""
    found = (report.findings[n] for n in places)
    return [{"rule": f.rule, "severity": f.severity, "fingerprint": f.fingerprint} for f in found]


def _row(report: Report, row: LedgerRow, where: Positions) -> dict[str, Any]:
    """One figure: where it stands, its amount with the keys of a mention, and what is said of it."""
    start, end = where.stretch(row.span)
    line, column = where.of(row.span.part, row.span.start)
    read = json_values.mention(report, row.mention, where)
    return {
        "number": row.number, "kind": row.kind, "part": row.span.part, "start": start, "end": end, "line": line, "column": column,
        "text": row.text, **{key: read[key] for key in _OF_AMOUNT if key in read}, "fate": row.fate,
        "places": list(row.places), "voice": row.voice, "dates": list(row.dates), "days": list(row.days), "signs": list(row.signs),
        "agrees": list(row.agrees), "differs": row.differs,
        "findings": _findings(report, row.findings),
    }  # fmt: skip
