"""Offsets of a part → offsets, lines and columns of the file that it was read from; lines and columns from 1, columns in code points."""

from __future__ import annotations

from bisect import bisect_right

from checker.core.documents import Document, Span
from checker.core.patterns import regex

_LINE_END = regex(r"\r\n|[\n\r]")  # what editors and git count; Unicode's own separators begin no line of a file
BREAK = regex(r"\r\n|[\n\r\u2028\u2029]")


class Positions:
    """The lines of a document's parts; they are cut when the first place is asked for."""

    def __init__(self, document: Document) -> None:
        self._parts = {part.name: part for part in document.parts}
        self._starts: dict[str, list[int]] = {}

    def stretch(self, span: Span) -> tuple[int, int]:
        """The half-open stretch of the file behind a span: its own offsets where the part is the file."""
        origin = self._parts[span.part].origin
        return origin.stretch(span.start, span.end) if origin else (span.start, span.end)

    def written(self, span: Span) -> str:
        """What the file holds there, markup included."""
        start, end = self.stretch(span)
        return self._file(span.part)[start:end]

    def of(self, part: str, offset: int) -> tuple[int, int]:
        """Line and column of the code point at an offset."""
        return self._line(part, self.stretch(Span(part, offset, offset + 1))[0])

    def behind(self, part: str, offset: int) -> tuple[int, int]:
        """Line and column just behind the code point before an offset: where a span ends in the file."""
        return self._line(part, self.stretch(Span(part, offset, offset))[1])

    def _line(self, part: str, place: int) -> tuple[int, int]:
        starts = self._starts.get(part)
        if starts is None:
            starts = self._starts[part] = [0, *(m.end() for m in _LINE_END.finditer(self._file(part)))]
        line = bisect_right(starts, place)
        return line, place - starts[line - 1] + 1

    def _file(self, part: str) -> str:
        """The text that lines are counted in."""
        origin = self._parts[part].origin
        return origin.file if origin else self._parts[part].text

    def in_bytes(self, span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
        """Lines and columns of both ends of a span, the columns in bytes of UTF-8."""
        ends = (self.of(span.part, span.start), self.behind(span.part, span.end))
        first, last = (self._in_bytes(span.part, *end) for end in ends)
        return first, last

    def _in_bytes(self, part: str, line: int, column: int) -> tuple[int, int]:
        start = self._starts[part][line - 1]
        before = self._file(part)[start : start + column - 1]
        return line, len(before.encode("utf-8", "surrogatepass")) + 1

    def words(self, part: str, start: int, end: int) -> str:
        """The words of a stretch as written."""
        return self._parts[part].text[start:end]

    def context(self, part: str, start: int, end: int, width: int) -> tuple[str, str, str]:
        """The marked words with the words around them on their line, at most `width` code points on each side."""
        text = self._parts[part].text
        first = max(0, start - width)
        before = BREAK.split(text[first:start])[-1]
        if first > 0 and len(before) == start - first:
            before = "…" + (before if text[first - 1].isspace() else before.partition(" ")[2])
        last = min(len(text), end + width)
        after = BREAK.split(text[end:last])[0]
        if last < len(text) and len(after) == last - end:
            after = (after if text[last].isspace() else after.rpartition(" ")[0]) + "…"
        return before, text[start:end], after
