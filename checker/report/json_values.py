"""json and jsonl: every finding whole, every mention with its values. Keys are a promise (docs/json-v1.schema.json)."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from checker.core.amounts import Amount, Number
from checker.core.escaping import UNSAFE
from checker.core.findings import Finding, Report
from checker.core.mentions import (
    AttributionMention,
    DateMention,
    DurationMention,
    FractionMention,
    Mention,
    MoneyMention,
    OrdinalMention,
    PercentMention,
    PeriodMention,
    PlaceMention,
    QuantityMention,
    QuoteMention,
    TimeMention,
)
from checker.report.positions import Positions

VERSION = "json-v1"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def finding(report: Report, found: Finding, positions: Positions) -> dict[str, Any]:
    """One finding as the interface promises it."""
    return {
        "document": report.document.name,
        "rule": found.rule,
        "severity": found.severity,
        "confidence": found.confidence,
        "message": found.message,
        "arithmetic": found.arithmetic,
        "locations": [_location(place, positions) for place in found.locations],
        "repairs": [
            {"text": r.text, "reason": r.reason, "evidence": list(r.evidence), "rank": r.rank} for r in found.repairs
        ],
        "evidence": [{"name": e.name, "points": e.points, "text": e.text} for e in found.evidence],
        "fingerprint": found.fingerprint,
    }


def _location(place: Any, positions: Positions) -> dict[str, Any]:
    start, end = positions.stretch(place.span)
    line, column = positions.of(place.span.part, place.span.start)
    return {
        "part": place.span.part, "start": start, "end": end, "line": line, "column": column,
        "text": place.text, "label": place.label, "primary": place.primary,
    }  # fmt: skip


def mention(report: Report, read: Mention, positions: Positions) -> dict[str, Any]:
    """One mention as the interface promises it: only the keys that apply."""
    start, end = positions.stretch(read.span)
    values: dict[str, Any] = {
        "document": report.document.name, "kind": read.kind, "part": read.span.part, "start": start, "end": end,
        "text": read.text,
    }  # fmt: skip
    if isinstance(read, DateMention):
        values |= _date(read)
    elif isinstance(read, TimeMention | PeriodMention):
        values |= {"readings": list(read.readings)}
    elif isinstance(read, DurationMention):
        values |= {"value": read.value, "hedge": read.hedge} | (
            {"low": read.low, "high": read.high} if read.value is None else {}
        )
    elif isinstance(read, QuantityMention | MoneyMention | PercentMention | FractionMention):
        values |= _figure(read.amount) | _counted(read)
    elif isinstance(read, OrdinalMention):
        values |= {"value": read.value}
    elif isinstance(read, PlaceMention):
        values |= {"places": list(read.places)}
    elif isinstance(read, AttributionMention):
        values |= {"speaker": read.speaker}
    elif isinstance(read, QuoteMention):
        values |= {"closed": read.closed} | _present(speaker=read.speaker)
    return values


def _date(date: DateMention) -> dict[str, Any]:
    return {"readings": list(date.readings), "calendar": date.calendar} | _present(
        day=date.day.value if date.day else None,
        months=[m.number for m in date.months] or None,
        year=date.year.value if date.year else None,
        weekday=_WEEKDAYS[date.weekday.value] if date.weekday else None,
    )


def _figure(amount: Amount) -> dict[str, Any]:
    entails = amount.entails
    return {
        "value": number(amount.value),
        "low": number(entails.low),
        "high": number(entails.high),
        "hedge": amount.hedge,
    }


def _counted(read: Mention) -> dict[str, Any]:
    """What a figure counts."""
    if isinstance(read, QuantityMention):
        return _present(unit=read.unit, noun=read.noun)
    return _present(currency=_only(read.currencies)) if isinstance(read, MoneyMention) else {}


def _only(codes: tuple[str, ...]) -> str | None:
    """The currency, where the copy leaves no doubt."""
    return codes[0] if len(codes) == 1 else None


def _present(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def number(value: Number | None) -> int | float | None:
    """A JSON number; fractions become the nearest double."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    return value


def ascii_values(values: dict[str, Any]) -> str:
    """The values of a mention in ASCII, for people."""
    shown = []
    for key in ("readings", "weekday", "value", "low", "high", "hedge", "unit", "closed", "places"):
        value = values.get(key)
        if value in (None, [], "none"):
            continue
        shown.append(f"{key}={','.join(map(str, value)) if isinstance(value, list) else value}")
    return " ".join(shown).encode("ascii", "backslashreplace").decode()


def dumps(values: Any) -> str:
    """One line of JSON in readable Arabic; what a terminal would obey or an encoding could not carry is escaped."""
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(values, ensure_ascii=False))


def summary(documents: int, severities: dict[str, int], coverage: dict[str, Any]) -> dict[str, Any]:
    """The summary of a run."""
    return {"documents": documents, "findings": sum(severities.values()), **severities, "coverage": coverage}
