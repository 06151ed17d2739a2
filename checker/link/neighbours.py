"""The mentions that begin within a stretch of a passage, found without a look at all others."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from checker.core.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

_M = TypeVar("_M", bound=Mention)
_MOST = 60  # of an endless sentence


def beginning_in(mentions: Sequence[_M], start: int, end: int) -> Sequence[_M]:
    """Those of some mentions, which are in order, that begin at a raw offset from `start` to `end`, the first sixty of them."""
    first = bisect_left(mentions, start, key=_start)
    return mentions[first : min(bisect_left(mentions, end, first, key=_start), first + _MOST)]


def _start(mention: Mention) -> int:
    return mention.span.start
