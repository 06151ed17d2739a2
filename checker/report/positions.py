"""Offsets → lines and columns, both from 1, columns in code points."""

from __future__ import annotations

import re
from bisect import bisect_right

from checker.model import Document

_LINE_END = re.compile(r"\r\n|[\n\r]")  # what editors and git count; Unicode's own separators begin no line of a file
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")


class Positions:
    """The lines of a document's parts; a part is cut into lines when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self._texts = {part.name: part.text for part in document.parts}
        self._starts: dict[str, list[int]] = {}

    def of(self, part: str, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        starts = self._starts.get(part)
        if starts is None:
            starts = self._starts[part] = [0, *(m.end() for m in _LINE_END.finditer(self._texts[part]))]
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def in_bytes(self, part: str, offset: int) -> tuple[int, int]:
        """Line and column of an offset, the column in bytes of UTF-8."""
        line, column = self.of(part, offset)
        before = self._texts[part][offset - column + 1 : offset]
        return line, len(before.encode("utf-8", "surrogatepass")) + 1

    def context(self, part: str, start: int, end: int, width: int) -> tuple[str, str, str]:
        """The marked words with the words around them on their line, at most `width` code points on each side."""
        text = self._texts[part]
        first = max(0, start - width)
        before = _BREAK.split(text[first:start])[-1]
        if first > 0 and len(before) == start - first:
            before = "…" + before.partition(" ")[2]
        last = min(len(text), end + width)
        after = _BREAK.split(text[end:last])[0]
        if last < len(text) and len(after) == last - end:
            after = after.rpartition(" ")[0] + "…"
        return before, text[start:end], after
