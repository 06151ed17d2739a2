"""Where the list of the parts of a total ends: one total may be told twice, by year and then by place."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.core.amounts import Number

_YEAR = regex(r"(?<![\d.,])(?:19|20)\d\d(?!\d|[.,]\d)")
_COMMA = regex(r"[،,؛;]")
_FEWEST = 2  # parts of one distribution


def first_distribution(total: Number, values: Sequence[Number], texts: Sequence[str]) -> int:
    """How many parts belong to the first distribution of a total.

    `texts` are the words before each part, back to the one before it, and those behind the last. The first one ends where it is
    complete and at least two more parts follow, or one behind a new sign; before parts that are the total once more; or where
    the years beside the parts end.
    """
    sums, count = list(accumulate(values)), len(values)
    for end in range(_FEWEST, count):
        more = count - end
        again = more >= _FEWEST and sums[-1] - sums[end - 1] == total
        if sums[end - 1] == total and (more >= _FEWEST or _is_new_sign(texts, end)):
            return end
        if again and _COMMA.search(texts[end]):
            return end
    return _dated(texts, count)


def _is_new_sign(texts: Sequence[str], end: int) -> bool:
    """Whether a comma stands before a part, and none between those before it."""
    return bool(_COMMA.search(texts[end])) and not any(_COMMA.search(text) for text in texts[1:end])


def _dated(texts: Sequence[str], count: int) -> int:
    """How many parts have a year beside them, before or behind each; all parts where less than two have one."""
    years = [bool(_YEAR.search(text)) for text in texts]
    for shift in (1, 0):  # behind the part, or before it
        dated = next((i for i in range(count) if not years[i + shift]), count)
        if dated >= _FEWEST:
            return dated
    return count
