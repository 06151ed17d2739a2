"""Articles as they are read: spans of their text, the parts of a document, and the way back into its file.

Every offset is a half-open pair of Unicode code points of one part ("title" or "text"); where the part was taken out of its file
piece by piece, its `Origin` leads back.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import Literal

from msgspec import Struct


class Span(Struct, frozen=True):
    """A stretch of one part, half-open, in code points as written."""

    part: str
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether the other stretch lies within this one."""
        return self.part == other.part and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.part == other.part and self.start < other.end and other.start < self.end


class Origin(Struct, frozen=True):
    """The way from a part's text back to the file that it was read from, where the two differ (tags, entities, front matter).

    `file` is the file as decoded. The k-th piece of the text begins at `starts[k]` (behind the last stands the text's length) and
    stems from the `lengths[k]` code points of the file from `places[k]` on. A piece as long as its stretch agrees with it code
    point by code point; of any other only the whole has a place (an entity, a run of blanks).
    """

    file: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    lengths: tuple[int, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The half-open stretch of the file behind a stretch of the text."""
        if not self.places:
            return 0, 0
        behind = self._behind(end)
        return (min(self._before(start), behind), behind) if start < end else (behind, behind)

    def _before(self, offset: int) -> int:
        """The place of the code point at an offset."""
        k = min(bisect_right(self.starts, offset), len(self.places)) - 1
        return self.places[k] + (offset - self.starts[k] if self._even(k) else 0)

    def _behind(self, offset: int) -> int:
        """The place behind the code point before an offset."""
        k = max(1, bisect_left(self.starts, offset)) - 1
        inside = offset - self.starts[k]
        return self.places[k] + (inside if self._even(k) or not inside else self.lengths[k])

    def _even(self, k: int) -> bool:
        return self.starts[k + 1] - self.starts[k] == self.lengths[k]


class Part(Struct, frozen=True):
    """One text of a document, "title" or "text", as it is read; `origin` leads back into the file, None where the text is the file."""

    name: str
    text: str
    origin: Origin | None = None


class Ignore(Struct, frozen=True):
    """A note of the desk in the article that it means what it wrote.

    `rules` are ids, or "*" for all; `span` is the note itself, `reach` what it covers.
    """

    rules: tuple[str, ...]
    reason: str
    span: Span
    reach: Span

    def covers(self, rule: str, span: Span) -> bool:
        """Whether a finding of that rule with this primary place is meant."""
        return (rule in self.rules or "*" in self.rules) and self.reach.overlaps(span)


class Heading(Struct, frozen=True):
    """A stretch of the text that its file sets as a heading: of level 1, or (2) as a short paragraph in bold or centred."""

    start: int
    end: int
    level: int


class Document(Struct, frozen=True):
    """What a reader makes of one article.

    `name` is the path, or the id of a JSON line. `line` is the line of a JSON Lines file, from 1. `ignores` are the notes of the
    desk that a reader found in what is no copy (front matter). `headline` is the stretch of the text that is the headline, which
    the title holds: no rule reads it there; `headings` may become it. `published` is a day, or a moment where its time and zone are
    given; `zone` is the one in which moments are read, None for their own.
    """

    name: str
    parts: tuple[Part, ...]
    published: dt.date | None = None
    language: str = "auto"
    path: str | None = None
    line: int | None = None
    ignores: tuple[Ignore, ...] = ()
    headline: Span | None = None
    headings: tuple[Heading, ...] = ()
    zone: dt.tzinfo | None = None


class Anchor(Struct, frozen=True):
    """The "today" of an article or of one of its stories.

    It is "given" from outside, a "dateline" in the copy (at `span`), or the day that the "lead" fixes by a full date with its
    weekday.
    """

    day: dt.date
    source: Literal["given", "dateline", "lead"]
    span: Span | None = None

    @property
    def dated(self) -> bool:
        """Whether it is a dateline, given or in the copy."""
        return self.source != "lead"


class Notation(Struct, frozen=True):
    """How an article writes: the zero of its digits, and its names of the twelve months (() where it names none)."""

    zero: str = "0"
    months: tuple[str, ...] = ()
