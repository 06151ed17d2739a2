"""The copy of an article as it is taken out of its file, piece by piece, with the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from checker.core.documents import Origin, Part
from checker.core.errors import InputError

MOST = 500_000  # pieces; the copy of a long live page has ten thousand


class SourceMap:
    """A growing text whose pieces come from a file in any order; `last` is its last code point, "" at the start.

    What follows in the file what was taken before joins its piece: copy has a piece a tag or an entity, not one a word.
    """

    def __init__(self, file: str, name: str) -> None:
        """The text of a file and its name, for messages."""
        self.file = file
        self.name = name
        self.last = ""
        self.size = 0
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._places: list[int] = []
        self._lengths: list[int] = []
        self._taken = (0, 0)  # of the file, not yet a piece

    def take(self, start: int, end: int) -> None:
        """The file's own code points from start to end."""
        if start >= end:
            return
        if start != self._taken[1]:
            self._flush()
            self._taken = (start, start)
        self._taken = (self._taken[0], end)
        self.size += end - start
        self.last = self.file[end - 1]

    def stand(self, text: str, start: int, end: int) -> None:
        """A text that stands for a stretch of the file: a letter for its entity, a line break for a tag."""
        if self.file.startswith(text, start) and len(text) == end - start:
            self.take(start, end)
        elif text:
            self._flush()
            self._add(text, self.size, start, end)
            self.size += len(text)
            self.last = text[-1]

    def part(self, name: str) -> Part:
        """The text as a part of a document."""
        self._flush()
        starts = (*self._starts, self.size)
        origin = Origin(self.file, starts, tuple(self._places), tuple(self._lengths))
        return Part(name, "".join(self._texts), origin)

    def _flush(self) -> None:
        """What was taken becomes a piece."""
        start, end = self._taken
        if start < end:
            self._add(self.file[start:end], self.size - (end - start), start, end)
        self._taken = (0, 0)

    def _add(self, text: str, at: int, start: int, end: int) -> None:
        if len(self._texts) == MOST:
            raise InputError(
                f"{self.name}: the copy is cut by more than {MOST} tags, entities and escapes, which no article's is. Split it."
            )
        self._texts.append(text)
        self._starts.append(at)
        self._places.append(start)
        self._lengths.append(end - start)


def through(part: Part, inner: Part, name: str) -> Part:
    """A part that was taken out of the text of another one, with the way back into the other's file."""
    outer, whole = part.origin, inner.origin
    assert outer
    assert whole
    found = SourceMap(whole.file, name)
    for k, place in enumerate(outer.places):
        text = part.text[outer.starts[k] : outer.starts[k + 1]]
        if len(text) != outer.lengths[k]:
            found.stand(text, *whole.stretch(place, place + outer.lengths[k]))
            continue
        cuts = whole.starts[bisect_right(whole.starts, place) : bisect_left(whole.starts, place + len(text))]
        for first, last in pairwise((place, *cuts, place + len(text))):
            found.stand(text[first - place : last - place], *whole.stretch(first, last))
    return found.part(part.name)
