"""What fits on a line: paragraphs cut into lines, and the number line of a finding, drawn in ASCII against garbling."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Bar, Number

# words, and what is better not torn: stretches between marks or quotation marks, with what sticks to them
_WORDS = re.compile("[^ ]*[⟦«“][^⟦⟧«»“”]*[⟧»”][^ ]*|[^ ]+")


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at spaces; marked and quoted words stay together where they can."""
    from rich.cells import cell_len

    lines, line, used = [], "", 0
    for word in _words(text, width):
        size = cell_len(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]


def _words(text: str, width: int) -> Iterator[str]:
    """What the wrapping keeps whole: words, marked and quoted stretches, and pieces of words longer than a line."""
    from rich.cells import cell_len, chop_cells

    for stretch in _WORDS.findall(text):
        for word in [stretch] if cell_len(stretch) <= width else stretch.split():
            yield from chop_cells(word, width) if cell_len(word) > width else [word]


def number_line(bars: tuple[Bar, ...], width: int) -> list[str]:
    """Rows such as `>1400000     (------->`, all on one scale; an arrow is an end without bound.

    The scale leaves room on both sides; `width` is the number of columns for a whole row.
    """
    label = max(len(bar.label) for bar in bars)
    cells = width - label - 6
    if cells < 12:
        return []
    ends = [e for bar in bars for e in (bar.interval.low, bar.interval.high) if e is not None]
    low, high = Fraction(min(ends)), Fraction(max(ends))
    span = high - low or abs(high) or Fraction(1)
    left, width_drawn = low - span / 5, span * 7 / 5

    def column(value: Number) -> int:
        return round((value - left) / width_drawn * (cells - 1))

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
