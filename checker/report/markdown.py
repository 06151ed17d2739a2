"""`--format markdown`: a comment for a pull request, short enough for GitHub to take it; the step summary is made of it too."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from checker.core.escaping import safe
from checker.core.patterns import regex
from checker.core.severity import SEVERITIES
from checker.report import wording
from checker.report.locations import Places
from checker.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.findings import Finding, Location, Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer
    from checker.words.catalogue import Catalogue

_COMMENT = 60_000  # bytes; GitHub refuses a comment of more than 65,536 characters
_ROOM = 1_000  # bytes for what stands above and below the findings
_AROUND = 40  # code points of context on each side of the marked words
_MARKS = regex(r"([\\`*_\[\]|~$^])")
_CALLS = regex(r"([@#](?=\w)|:(?=[a-z0-9_+-]{1,40}:))")  # people, issues, emoji codes
_LINE_START = regex(r"^( *)(?:([-+=#])|(\d{1,9})([.)]))")


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    del chosen
    return _Comment(file, settings)


class _Comment:
    def __init__(self, file: IO[str], settings: ReportOptions) -> None:
        self.file = file
        self.markdown = Markdown(settings, limit=_COMMENT)

    def write(self, report: Report) -> None:
        """All findings of one document."""
        self.markdown.add(report)

    def close(self, tally: Tally) -> None:
        """The whole comment, whose first line counts the findings."""
        self.file.write(self.markdown.text(tally))


class _Piece(Struct, frozen=True):
    """One finding as Markdown: how grave it is (0: an error), the number and the name of its document."""

    rank: int
    number: int
    name: str
    text: str

    @property
    def size(self) -> int:
        """Its length in bytes, that of a heading included."""
        return len(f"#### {self.name}\n\n{self.text}".encode("utf-8", "backslashreplace"))


class Markdown:
    """Findings as Markdown in at most `limit` bytes: the gravest stay, the others are counted, and a line says how many they are."""

    def __init__(self, settings: ReportOptions, *, limit: int) -> None:
        self.settings = settings
        self.room = limit - _ROOM
        self.pieces: list[_Piece] = []
        self.ranks: Counter[int] = Counter()
        self.documents = 0
        self.left_out = 0

    def add(self, report: Report) -> None:
        """Take in one document."""
        self.documents += 1
        words = catalogue.load(self.settings.messages or report.language)
        places = Places(report.document)
        name = escape(places.name)
        for found in report.findings:
            rank = SEVERITIES.index(found.severity)
            self._take(_Piece(rank, self.documents, name, _finding(places, found, words)))

    def _take(self, piece: _Piece) -> None:
        """Keep a piece where there is room, or where less grave ones make room for it."""
        while piece.size > self.room:
            worst = max(self.ranks, default=0)
            if worst <= piece.rank:
                self.left_out += 1
                return
            self._drop(worst)
        self.pieces.append(piece)
        self.ranks[piece.rank] += 1
        self.room -= piece.size

    def _drop(self, rank: int) -> None:
        """Leave out the last piece of a rank."""
        last = next(n for n in range(len(self.pieces) - 1, -1, -1) if self.pieces[n].rank == rank)
        self.room += self.pieces.pop(last).size
        self.left_out += 1
        self.ranks[rank] -= 1
        self.ranks += Counter()  # without those that are none

    def _body(self) -> Iterator[str]:
        number = 0
        for piece in self.pieces:
            if piece.number != number:
                yield f"#### {piece.name}\n\n"
            number = piece.number
            yield piece.text

    def text(self, tally: Tally) -> str:
        """The whole text."""
        words = catalogue.load(self.settings.messages or tally.language)
        ends = [_directed(wording.covered(tally, words), words)]
        if self.left_out:
            left = words.say("comment.left-out", count=words.count("findings", self.left_out))
            ends.insert(0, _directed(left, words))
        if tally.failed:
            ends.append(_directed(words.say("comment.failed"), words))
        counts = _directed(wording.totals(tally, words), words)
        return "".join((f"### ittisaq\n\n{counts}", *self._body(), *ends))


def _finding(places: Places, found: Finding, words: Catalogue) -> str:
    """A line for machines' eyes, then the message, the statements and the repairs in the direction of their script."""
    line, column = places.positions.of(found.locations[0].span.part, found.locations[0].span.start)
    values = f" · `{found.arithmetic}`" if found.arithmetic else ""
    told = [escape(found.message), "\n".join(f"- {_statement(places, place, words)}" for place in found.locations)]
    if found.repairs:
        mends = [f"{n}. <b>{escape(r.text)}</b> — {escape(r.reason)}" for n, r in enumerate(found.repairs, 1)]
        told += [escape(words.say("report.repair")) + ":", "\n".join(mends)]
    return f"**{found.severity}** `{found.rule}` {line}:{column}{values}\n\n" + _directed("\n\n".join(told), words)


def _statement(places: Places, place: Location, words: Catalogue) -> str:
    """A statement's label and place, and its words in bold among those around them."""
    span = place.span
    before, marked, after = places.positions.context(span.part, span.start, span.end, _AROUND)
    where = wording.where(place, words, places.positions)
    return f"{escape(place.label)} ({where}): {escape(before)}<b>{escape(marked)}</b>{escape(after)}"


def _directed(text: str, words: Catalogue) -> str:
    """A block of Markdown that runs as the report's language does."""
    return f'<div dir="rtl">\n\n{text}\n\n</div>\n\n' if words.rtl else f"{text}\n\n"


def escape(text: str) -> str:
    """Text of an article as text: no markup, no HTML, nobody mentioned, control characters shown."""
    plain = _MARKS.sub(r"\\\1", html.escape(safe(text), quote=False))
    return _LINE_START.sub(_guarded, _CALLS.sub(r"\1<span></span>", plain))


def _guarded(start: re.Match[str]) -> str:
    """The start of a line that would make a list, a heading or a rule."""
    return f"{start[1]}\\{start[2]}" if start[2] else f"{start[1]}{start[3]}\\{start[4]}"
