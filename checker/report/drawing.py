"""The number line of a finding: one row a statement, drawn in ASCII so that no terminal can garble it."""

from __future__ import annotations

from checker.model import Bar, Number


def number_line(bars: tuple[Bar, ...], width: int) -> list[str]:
    """Rows such as `>1400000     (------->`, all on one scale; an arrow is an end without bound.

    The scale leaves room on both sides; `width` is the number of columns for a whole row.
    """
    label = max(len(bar.label) for bar in bars)
    cells = width - label - 4
    if cells < 12:  # noqa: PLR2004
        return []
    ends = [e for bar in bars for e in (bar.interval.low, bar.interval.high) if e is not None]
    low, high = min(ends), max(ends)
    span = (high - low) or max(abs(high), 1)
    left, right = low - span / 5, high + span / 5

    def column(value: Number) -> int:
        return round((value - left) / (right - left) * (cells - 1))

    rows = []
    for bar in bars:
        start = 0 if bar.interval.low is None else column(bar.interval.low)
        end = cells - 1 if bar.interval.high is None else column(bar.interval.high)
        row = [" "] * cells
        row[start : end + 1] = "-" * (end - start + 1)
        row[start] = "<" if bar.interval.low is None else "(" if bar.interval.low_open else "["
        row[end] = ">" if bar.interval.high is None else ")" if bar.interval.high_open else "]"
        if start == end:
            row[start] = "|"
        rows.append(f"  {bar.label:>{label}}  {''.join(row).rstrip()}")
    return rows
