"""Regular expressions that are compiled at their first use: there are hundreds, and one article needs few of them.

`regex` is written where `re.compile` would be, and what it gives is used as a compiled pattern is; type checkers see one. At the first
use it takes over the methods of the compiled pattern, so that later calls go to them directly. A wrong pattern shows at that use: the
tests compile them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

_OF_PATTERNS = (
    "match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags", "groups", "groupindex",
)  # fmt: skip


class LazyPattern:
    """A pattern before and after it is compiled."""

    __slots__ = ("_flags", "_source", *_OF_PATTERNS)

    def __init__(self, source: str | bytes, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """An attribute that is not there yet, the first time that one is asked for: now all are."""
        if name not in _OF_PATTERNS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for each in _OF_PATTERNS:
            setattr(self, each, getattr(compiled, each))
        return getattr(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled and copied as it was written."""
        return LazyPattern, (self._source, self._flags)


if TYPE_CHECKING:
    regex = re.compile
else:
    regex = LazyPattern
