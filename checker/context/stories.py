"""A text cut into its stories: the one under the title, the items of a digest, the entries of a live blog, links to other stories.

Words such as اليوم, dates and figures are held against one another within a story only. Where the copy leaves it open, a cut is
made: a story too many costs a comparison, a story too few a false alarm.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.context.story_lines import REPEATED, TextLine, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.documents import Span
    from checker.scan.scanner import Scan

_OWN = 2  # the article's own dateline stands in one of its first paragraphs, behind a headline or a note
_RUN = 3  # paragraphs that begin a story anew, one behind the other, until they are taken for other stories


class Segment(Struct, frozen=True):
    """A stretch of one part, half-open, in code points as written.

    Stretches with one `story` belong together, 0 is the story under the title. `kind` is "story", "item" (of a digest), "entry"
    (of a live blog or a chronology) or "related" (a teaser of another article).
    """

    part: str
    start: int
    end: int
    story: int
    kind: str


class Stories:
    """The stories of an article; cut when first asked."""

    def __init__(self, scans: tuple[Scan, ...]) -> None:
        """`scans` are those of all parts."""
        self._scans = scans

    @cached_property
    def segments(self) -> dict[str, tuple[Segment, ...]]:
        """The stretches of each part, in order; they tile it."""
        return {scan.passage.part: tuple(_cut(scan)) for scan in self._scans}

    def at(self, span: Span) -> Segment:
        """The stretch in which a mention begins."""
        segments = self.segments[span.part]
        return segments[max(0, bisect_right(segments, span.start, key=_start) - 1)]


def _start(segment: Segment) -> int:
    return segment.start


def _cut(scan: Scan) -> Iterator[Segment]:
    """The stretches of one part."""
    passage = scan.passage
    if passage.part == "title" or len(passage.paragraphs) < 2:
        yield Segment(passage.part, 0, len(passage.raw), 0, "story")
        return
    lines = text_lines(scan)
    begins, links = _begins(lines), _links(lines)
    current, latest, kinds = 0, 0, {0: "story"}
    pieces: list[tuple[int, int]] = []  # where a stretch begins, and its story
    for i, line in enumerate(lines):
        if i in links or i in begins:
            latest += 1
            kinds[latest] = "related" if i in links else begins[i]
            current = current if i in links else latest
        story = latest if i in links else current
        if not pieces or pieces[-1][1] != story:
            pieces.append((line.start if pieces else 0, story))
    for (start, story), (end, _) in zip(pieces, [*pieces[1:], (len(passage.raw), 0)], strict=True):
        yield Segment(passage.part, start, end, story, kinds[story])


# -------------------------------------------------------------------------------------------------------- where stories begin


def _begins(lines: list[TextLine]) -> dict[int, str]:
    """The paragraphs with which other stories begin, and the kind of each."""
    found: dict[int, str] = {}
    entries = _of(lines, "clock", "day")
    if len(entries) >= REPEATED:
        found.update(dict.fromkeys(entries, "entry"))
    for datelines in (_of(lines, "signed"), _of(lines, "named"), _of(lines, "place")):
        own = len(datelines) > 0 and datelines[0] <= _OWN  # the first is that of the article
        found.update((_with_headline(lines, i), "item") for i in datelines[own:])
    bullets = [i for i in _of(lines, "lede", "signed", "named", "place") if lines[i].bullet]
    if len(bullets) >= _RUN:
        found.update((_with_headline(lines, i), "item") for i in bullets)
    found.update(
        {i + 1: "item" for i in _of(lines, "divider") if i + 1 < len(lines) and lines[i + 1].kind != "goes-on"}
    )
    tail = _tail(lines)
    for i in range(tail, len(lines)):
        found.setdefault(i, "related" if tail > 1 and not lines[i].bullet else "item")
    found.pop(0, None)
    return found


def _of(lines: list[TextLine], *kinds: str) -> list[int]:
    return [i for i, line in enumerate(lines) if line.kind in kinds]


def _with_headline(lines: list[TextLine], i: int) -> int:
    """The paragraph before a signed one, where it is its headline."""
    return i - 1 if i and lines[i - 1].headline else i


def _tail(lines: list[TextLine]) -> int:
    """Where a run of paragraphs begins, up to the end, that each begin a story anew: leads of other articles, set one below the other."""
    at, run = len(lines), 0
    for i in range(len(lines) - 1, -1, -1):
        if lines[i].kind in ("lede", "signed"):
            at, run = i, run + 1
        elif lines[i].kind or i + 1 != at or run < 1 or i == 0 or lines[i - 1].kind not in ("lede", "signed"):
            break  # one that begins otherwise may stand between two of them
    return max(at, 1) if run >= _RUN else len(lines)


def _links(lines: list[TextLine]) -> frozenset[int]:
    """The paragraphs that only lead to other articles: "اقرأ أيضا: …" and the headlines below it."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if line.kind == "related" or (i - 1 in found and line.headline and line.kind in ("", "lede")):
            found.add(i)
    return frozenset(found)
