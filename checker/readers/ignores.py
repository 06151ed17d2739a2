"""Notes of the desk that say "we mean what we wrote": comments in the copy, a key of the front matter, and (كذا) behind the words.

    <!-- ittisaq: ignore[rule, rule] reason -->        on a line of copy: that line; alone on its line: the next line of copy
    <!-- ittisaq: ignore-block[rule] reason -->        alone on its line: the whole paragraph block that follows, up to a blank line
    <!-- ittisaq: ignore-start[rule] reason -->  …  <!-- ittisaq: ignore-end -->
    <!-- ittisaq: ignore-file[rule] reason -->         anywhere: the whole article

Without brackets every rule is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import heappop, heappush

from msgspec.structs import replace

from checker.core.documents import Document, Ignore, Part, Span
from checker.core.findings import Accepted, Finding
from checker.core.folding import places
from checker.core.patterns import regex

_SIGN = "ittisaq:"
DESK_NOTE = regex(
    r"<!--\s{0,9}ittisaq:\s{0,9}ignore(?P<kind>-[a-z]{1,9})?(?:\[(?P<rules>[^\]\n]{0,200})\])?(?P<reason>[^\n]{0,300}?)-->"
)
_VALUE = regex(r"\s*(?:\[(?P<rules>[^\]\n]*)\])?(?P<reason>.*)", re.DOTALL)
_COPY = regex(r"\S")
_BESIDE = regex(r"[^ \t\r>*-]")  # what makes a line more than its note
_BLANK = regex(r"\n[ \t\r]*(?=\n)")
_SIC = regex(r"[\s\"”»')\]]{0,4}[(\[]\s?كذا(?: في الأصل| وردت?)?\s?[)\]]")
KINDS = ("", "-block", "-start", "-end", "-file")


def find(text: str, part: str = "text") -> Iterator[Ignore]:
    """The notes that stand in a text, in order; their offsets are those of the text."""
    notes = list(DESK_NOTE.finditer(text))
    if not notes:
        return
    marks = _Places(text, [note.start() for note in notes if note["kind"] == "-end"])
    for note in notes:
        kind = note["kind"] or ""
        if kind in KINDS and kind != "-end":
            reach = Span(part, *marks.reach(note, kind))
            yield Ignore(_rules(note["rules"]), note["reason"].strip(), Span(part, *note.span()), reach)


class _Places:
    """Where the lines, the blank lines and the ends of stretches of a text stand, each looked for once for all its notes."""

    def __init__(self, text: str, ends: list[int]) -> None:
        self.text = text
        self.ends = ends
        self.lines = list(places(text, "\n"))

    @cached_property
    def blanks(self) -> list[int]:
        """The ends of the lines behind which a blank one stands."""
        return [blank.start() for blank in _BLANK.finditer(self.text)]

    def reach(self, note: re.Match[str], kind: str) -> tuple[int, int]:
        """What a note covers."""
        if kind == "-file":
            return 0, len(self.text)
        if kind == "-start":
            return note.end(), self._next(self.ends, note.end())
        if kind == "" and not self._is_alone(note):
            return self._line_start(note.start()), self._next(self.lines, note.end())
        copy = _COPY.search(self.text, note.end())
        start = copy.start() if copy else len(self.text)
        return start, self._next(self.blanks if kind == "-block" else self.lines, start)

    def _is_alone(self, note: re.Match[str]) -> bool:
        """Whether nothing else stands on the line of a note, or on the lines that it fills."""
        first = _BESIDE.search(self.text, self._line_start(note.start()))
        if first is None or first.start() < note.start():
            return False
        return _BESIDE.search(self.text, note.end(), self._next(self.lines, note.end())) is None

    def _line_start(self, offset: int) -> int:
        at = bisect_left(self.lines, offset)
        return self.lines[at - 1] + 1 if at else 0

    def _next(self, where: list[int], offset: int) -> int:
        """The first of some places at or behind an offset; the end of the text where there is none."""
        at = bisect_left(where, offset)
        return where[at] if at < len(where) else len(self.text)


def _rules(names: str | None) -> tuple[str, ...]:
    found = tuple(name.strip() for name in (names or "").split(",") if name.strip())
    return found or ("*",)


def of_front_matter(value: str, span: Span, reach: Span) -> Ignore:
    """The note that a key of the front matter holds: "[rule, rule] reason"."""
    match = _VALUE.match(value)
    assert match is not None
    return Ignore(_rules(match["rules"]), match["reason"].strip(), span, reach)


def noted(document: Document) -> Document:
    """The document with the notes that stand in its parts, beside those that its reader found."""
    notes = [note for part in document.parts if _SIGN in part.text for note in find(part.text, part.name)]
    return replace(document, ignores=(*document.ignores, *notes)) if notes else document


def without_notes(part: Part, notes: Iterable[Ignore], headline: Span | None = None) -> str:
    """The copy of a part: its text with the notes and the headline blanked, their length kept, so that no rule reads them."""
    text, behind = part.text, 0
    pieces: list[str] = []
    left_out = [note.span for note in notes] + ([headline] if headline else [])
    for note in sorted((span for span in left_out if span.part == part.name), key=_start):
        start = max(note.start, behind)
        pieces += (text[behind:start], " " * (note.end - start))
        behind = max(behind, note.end)
    return "".join((*pieces, text[behind:]))


def _start(span: Span) -> int:
    return span.start


def sift(document: Document, findings: Iterable[Finding]) -> tuple[list[Finding], list[Accepted], set[Span]]:
    """What is reported, what the desk accepts in the article itself, and the notes that were of use."""
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    used: set[Span] = set()
    notes = _Notes(document.ignores)
    for finding in findings:
        note = notes.first(finding.rule, _in_text(document, finding.locations[0].span))
        if note:
            used.add(note.span)
            accepted.append(Accepted(finding, "inSource", note.reason))
        elif is_marked_sic(document, finding):
            accepted.append(Accepted(finding, "inSource", "(كذا)"))
        else:
            kept.append(finding)
    return kept, accepted, used


def _in_text(document: Document, span: Span) -> Span:
    """Where a span stands for the notes: that of a title that is a line of the text, in the text."""
    taken = document.headline
    title = next((part.text for part in document.parts if part.name == "title"), "")
    if span.part != "title" or taken is None or len(title) != taken.end - taken.start:
        return span
    return Span(taken.part, span.start + taken.start, span.end + taken.start)


class _Notes:
    """Notes of the desk by what they cover, so that many of them and many findings cost no look at each pair."""

    def __init__(self, notes: tuple[Ignore, ...]) -> None:
        self._notes = notes
        self._stretches: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def first(self, rule: str, span: Span) -> Ignore | None:
        """The first note, in their order, that means a finding of a rule with this primary place."""
        if not self._notes:
            return None
        key = rule, span.part
        if key not in self._stretches:
            self._stretches[key] = list(self._cut(rule, span.part))
        stretches = self._stretches[key]
        at, found = max(0, bisect_right(stretches, (span.start, len(self._notes))) - 1), len(self._notes)
        while at < len(stretches) and stretches[at][0] < span.end:
            found, at = min(found, stretches[at][1]), at + 1
        return self._notes[found] if found < len(self._notes) else None

    def _cut(self, rule: str, part: str) -> Iterator[tuple[int, int]]:
        """Where the stretches of a part begin over which one note is the first that means a rule, and its number; none: their count."""
        reaches = sorted(
            (n.reach.start, number, n.reach.end)
            for number, n in enumerate(self._notes)
            if n.reach.part == part and n.reach.start < n.reach.end and ("*" in n.rules or rule in n.rules)
        )
        begun, open_ = 0, list[tuple[int, int]]()  # the notes that reach so far, with their ends, the first one on top
        for at in sorted({edge for start, _, end in reaches for edge in (start, end)}):
            while begun < len(reaches) and reaches[begun][0] == at:
                heappush(open_, reaches[begun][1:])
                begun += 1
            while open_ and open_[0][1] <= at:
                heappop(open_)
            yield at, open_[0][0] if open_ else len(self._notes)


def is_marked_sic(document: Document, finding: Finding) -> bool:
    """Whether (كذا) stands right behind one of the finding's places: the newsroom's own sign for "so in the original"."""
    texts = {part.name: part.text for part in document.parts}
    return any(
        _SIC.match(texts[place.span.part], place.span.end) or _SIC.search(place.text[-24:])
        for place in finding.locations
    )
