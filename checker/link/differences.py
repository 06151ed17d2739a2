"""Statements of change that give the difference: "من 10 إلى 12 بزيادة قدرها 2"، "ارتفع 50 نقطة، أي 0.7%، إلى 7050 نقطة"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.mentions import MoneyMention, PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.link.change_bindings import is_governed
from checker.link.changes import BY, FROM_TO, NEW, OLD, SUBJECT, SUBJECTS, alike
from checker.link.statements import EncodedSentence, Figure, either, read_statements
from checker.words.statement_words import CHANGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIFFERENCE = "(?P<difference>F)"
_BY_SO_MUCH = rf"[w,]{{0,8}}(?:[Cb]|e[Cb])[bw]{{0,3}}{_DIFFERENCE}"
_FRAMES = {
    "from-to": rf"{SUBJECT}{FROM_TO}{_BY_SO_MUCH}",
    "to-against": rf"{SUBJECTS}(?:{BY}[wa,]{{0,12}})?{NEW}[w,]{{0,8}}{OLD}{_BY_SO_MUCH}",
    "difference-first": rf"{SUBJECT}{_DIFFERENCE}[w,]{{0,3}}[eb]?[bw,]{{0,3}}(?P<percent>P)[w,]{{0,8}}{NEW}",
    "percent-first": rf"{SUBJECTS}{BY}[w,]{{0,4}}[eb]?w{{0,2}}{_DIFFERENCE}[w,]{{0,6}}{NEW}",
}
_FRAME = {name: regex(pattern) for name, pattern in _FRAMES.items()}
_ANY = either(_FRAMES.values())


class Step(Struct, frozen=True):
    """A difference, the way it goes (1 up, -1 down) and the later figure; the earlier one or the percentage, as the copy has it."""

    way: int
    difference: Figure
    new: Figure
    old: Figure | None
    percent: PercentMention | None


def read_steps(lines: Iterable[EncodedSentence]) -> Iterator[Step]:
    """The differences that sentences tell, in order."""
    for line in lines:
        if "F" in line.letters and _ANY.search(line.letters):
            yield from read_statements(line, CHANGES, _FRAME, _step)


def _step(line: EncodedSentence, _name: str, found: re.Match[str]) -> Step | None:
    """The figures of a match, if they are of one unit; a share of something else (50 نقطة، أي 5% من …) is none."""
    groups = found.groupdict()

    def figure(name: str) -> Figure | None:
        return line.figures.get(found.start(name)) if groups.get(name) else None

    difference, new, percent = figure("difference"), figure("new"), figure("percent")
    old = figure("from") or figure("against")
    if (
        difference is None
        or new is None
        or not alike(difference, new)
        or not (_has_unit(difference) and _has_unit(new))
    ):
        return None
    if old and not alike(old, new):
        return None
    if is_governed(line, found.start()) or (percent and line.was(found.start("percent") + 1) == "f"):
        return None
    way = line.piece(found.start()).way
    return Step(way, difference, new, old, percent if isinstance(percent, PercentMention) else None)


def _has_unit(figure: Figure) -> bool:
    """Whether a figure says what it counts: "15 سنتا" and a bare 63 need not be of one unit."""
    return isinstance(figure, MoneyMention) or (isinstance(figure, QuantityMention) and figure.noun is not None)
