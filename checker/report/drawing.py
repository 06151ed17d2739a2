"""What fits on a line: paragraphs cut into lines, and a finding's number line or week, drawn in ASCII against garbling."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from checker.calendars.gregorian import WEEKDAYS
from checker.core.division import fixed, quotient
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.core.amounts import Number
    from checker.core.findings import Bar, Week

# words, and what is better not torn: stretches between marks or quotation marks, with what sticks to them
_WORDS = regex("[^ ]*[⟦«“][^⟦⟧«»“”]*[⟧»”][^ ]*|[^ ]+")


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


def scale(bars: tuple[Bar, ...]) -> Callable[[Number], Fraction]:
    """Where a value stands on the common scale of the bars, as a share of its length (0 left, 1 right).

    The scale leaves room on both sides.
    """
    ends = [e for bar in bars for e in (bar.interval.low, bar.interval.high) if e is not None] or [0]
    low, high = Fraction(min(ends)), Fraction(max(ends))
    span = high - low or abs(high) or Fraction(1)
    left, length = low - span / 5, fixed(span * 7 / 5)
    return lambda value: Fraction(quotient(value - left, length))


def number_line(bars: tuple[Bar, ...], width: int) -> list[str]:
    """Rows such as `>1400000     (------->`, all on one scale; an arrow is an end without bound.

    `width` is the number of columns for a whole row; no rows where it is too narrow.
    """
    label = max(len(bar.label) for bar in bars)
    cells = width - label - 6
    if cells < 12:
        return []
    share = scale(bars)

    def column(value: Number) -> int:
        return round(share(value) * (cells - 1))

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


def days_of_week(day: dt.date, first: int) -> list[dt.date | None]:
    """The week around a day, from weekday `first` (Monday 0); None beyond the calendar's ends."""
    start = day.toordinal() - (day.weekday() - first) % 7
    last = dt.date.max.toordinal()
    return [dt.date.fromordinal(n) if 1 <= n <= last else None for n in range(start, start + 7)]


def week_strip(week: Week, first: int, width: int) -> list[str]:
    """The weekdays in a row, the one that the copy names in `< >`, and under it a week for each day meant, that day in `[ ]`.

    `width` is the number of columns for a whole row; weeks begin with weekday `first` (Monday 0).
    """
    letters = 3 if width >= 60 else 2
    cell = letters + 2
    names = (WEEKDAYS[(first + n) % 7][:letters] for n in range(7))
    said = (week.said - first) % 7
    rows = [" " * 11 + "".join(f"<{n}>" if k == said else f" {n} " for k, n in enumerate(names))]
    for day in week.days:
        numbers = [
            " " * cell if d is None else f"[{d.day:>2}]".rjust(cell) if d == day else f"{d.day:>{cell - 1}} "
            for d in days_of_week(day, first)
        ]
        rows.append(f"  {day.year:04d}-{day.month:02d}  " + "".join(numbers))
    return [row.rstrip() for row in rows]
