"""The quotations of a text: marks that open and close, paragraph by paragraph.

Quotations stand within quotations, in the same marks or in others; no two cross. Where the marks of a paragraph do not add up to
that, they are paired one after the other, and a loose one is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.core.patterns import regex

DOUBLE = '"“”„‟＂'
GUILLEMETS = "«»"
RARER = ("‹", "‘", "''", "'", "((", "<<")  # what begins quotations only where it is closed
_DEEPEST = 3  # quotations within quotations
_RARER = (
    regex(r"‹[^‹›\n]++›"),
    regex(r"(?<!\w)‘(?=\S)[^‘’\n]++(?<=\S)’(?!\w)"),
    regex(r"(?<![\w'])''(?=[^\s'])[^'\n]++''(?![\w'])"),
    regex(r"(?<![\w'])'(?=[^\s'])[^'\n]++(?<=\S)'(?![\w'])"),
    regex(r"\(\([^()\n]++\)\)"),
    regex(r"<<[^<>\n]++>>"),
)
_INCHES = regex(r"(?<!\d)\d{1,3}(?:[.,]\d)?$")
_OPENING_PUNCTUATION = "([{:،,؛-–—/«“\"'…."
_CLOSING_PUNCTUATION = ")]}:،,؛-–—/»”\"'….!?؟"


class Quotation(Struct, frozen=True, order=True):
    """A quotation: its opening mark, the place behind its closing mark, and whether each of the two marks is there."""

    start: int
    end: int
    opened: bool
    closed: bool


class _Mark(Struct, frozen=True):
    """A quotation mark with what its neighbours say of it: 1 opens, -1 closes, 0 could be either."""

    at: int
    family: str
    leans: int
    inch: bool = False


def quotations_in(raw: str, paragraphs: list[tuple[int, int, list[int]]]) -> list[Quotation]:
    """The quotations of a text, in order; `paragraphs` are their bounds with the places of the marks in each."""
    found: list[Quotation] = []
    carried = -1  # the quotation that the paragraph before left open
    for start, end, stand in paragraphs:
        marks = _marks(raw, start, end, stand)
        if not marks:
            continue
        if carried >= 0 and _goes_on(raw, start, marks):
            # a speech over several paragraphs, each opened anew or closed in this one
            found[carried] = replace(found[carried], end=start, closed=True)
            if marks[0].leans < 0 and len(marks) % 2:
                found.append(Quotation(start, marks[0].at + 1, opened=True, closed=True))
                marks = marks[1:]
        pairs = _pair(raw, marks, end)
        found.extend(pairs)
        carried = len(found) - 1 if pairs and not pairs[-1].closed else -1
    return sorted(found)


def with_rarer(raw: str, found: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of a text with those in marks that serve other ends too: only pairs count, and only where they cross no other."""
    rarer = [
        Quotation(match.start(), match.end(), opened=True, closed=True)
        for sign, pattern in zip(RARER, _RARER, strict=True) if sign in raw
        for match in pattern.finditer(raw)
    ]  # fmt: skip
    both = sorted(((each, k >= len(found)) for k, each in enumerate((*found, *rarer))), key=_outermost_first)
    kept: list[Quotation] = []
    open_: list[tuple[Quotation, bool]] = []
    crossed = set()
    for each, is_rare in both:
        while open_ and open_[-1][0].end <= each.start:
            open_.pop()
        if is_rare and open_ and open_[-1][0].end < each.end:
            continue
        while open_ and open_[-1][0].end < each.end and open_[-1][1]:
            crossed.add(open_.pop()[0])
        open_.append((each, is_rare))
        kept.append(each)
    return sorted(each for each in kept if each not in crossed)


def _outermost_first(each: tuple[Quotation, bool]) -> tuple[int, int]:
    return each[0].start, -each[0].end


def enclosing(found: Sequence[Quotation]) -> list[int]:
    """The number of the quotation that each one stands in, -1 for none."""
    around: list[int] = []
    for number, quotation in enumerate(found):
        outer = number - 1
        while outer >= 0 and found[outer].end < quotation.end:
            outer = around[outer]
        around.append(outer)
    return around


def _goes_on(raw: str, start: int, marks: list[_Mark]) -> bool:
    first = marks[0]
    return not raw[start : first.at].strip(" \t-–—•*") or (first.leans < 0 and len(marks) % 2 == 1)


def _marks(raw: str, start: int, end: int, stand: list[int]) -> list[_Mark]:
    marks: list[_Mark] = []
    for at in stand:
        mark = raw[at]
        before = raw[at - 1] if at > start else " "
        after = raw[at + 1] if at + 1 < end else " "
        inch = mark == '"' and before.isdecimal()
        if inch and not len(marks) % 2 and not after.isalpha():
            continue  # an inch mark: 15.6"
        inch = inch and bool(_INCHES.search(raw, max(start, at - 6), at))
        marks.append(_Mark(at, GUILLEMETS if mark in GUILLEMETS else DOUBLE, _leaning(mark, before, after), inch))
    return marks


def _leaning(mark: str, before: str, after: str) -> int:
    if mark in GUILLEMETS:
        return 1 if mark == "«" else -1
    opens = before.isspace() or before in _OPENING_PUNCTUATION
    closes = after.isspace() or after in _CLOSING_PUNCTUATION
    return opens - closes


def _pair(raw: str, marks: list[_Mark], end: int) -> list[Quotation]:
    """The quotations of one paragraph. An even number of marks pairs off; an odd one has its loose mark looked for."""
    if len(marks) > 2 and len(marks) % 2 == 0 and (nested := _nested(marks)):
        return nested
    loose = _loose(marks) if len(marks) % 2 else None
    found = []
    opened: _Mark | None = None
    for mark in marks:
        if mark is loose:
            if mark.inch:
                continue
            opens = mark.leans >= 0 and any(map(str.isalnum, raw[mark.at + 1 : end]))
            found.append(Quotation(mark.at, end, opened=True, closed=False) if opens
                         else Quotation(mark.at, mark.at + 1, opened=False, closed=True))  # fmt: skip
        elif opened is None:
            opened = mark
        else:
            found.append(Quotation(opened.at, mark.at + 1, opened=True, closed=True))
            opened = None
    return sorted(found)


def _nested(marks: list[_Mark]) -> list[Quotation] | None:
    """The quotations where each mark closes the last that is open and of its family, or opens one; None where that leaves any."""
    reversed_ = next((mark.leans < 0 for mark in marks if mark.family == GUILLEMETS), False)
    opened: list[_Mark] = []
    found = []
    for mark in marks:
        leans = -mark.leans if reversed_ and mark.family == GUILLEMETS else mark.leans
        if opened and opened[-1].family == mark.family and leans <= 0:
            found.append(Quotation(opened.pop().at, mark.at + 1, opened=True, closed=True))
        elif leans < 0 or len(opened) == _DEEPEST:
            return None
        else:
            opened.append(mark)
    return None if opened else sorted(found)


def _loose(marks: list[_Mark]) -> _Mark:
    """The mark without a partner: the one whose removal leaves the fewest marks that lean the wrong way.

    Where several do equally well, the first that opens (what follows it was closed), or else the last.
    """
    # leaving out one mark changes the turn of those behind it only; sums from both sides keep this linear
    wrong_before = 0
    wrong_after = sum(_wrong(mark, turn - 1) for turn, mark in enumerate(marks))
    costs = []
    for turn, mark in enumerate(marks):
        wrong_after -= _wrong(mark, turn - 1)
        costs.append(2 * (wrong_before + wrong_after) - mark.inch)  # level: rather a mark of inches
        wrong_before += _wrong(mark, turn)
    least = min(costs)
    best = [mark for mark, cost in zip(marks, costs, strict=True) if cost == least]
    return next((mark for mark in best if mark.leans > 0), best[-1])


def _wrong(mark: _Mark, turn: int) -> int:
    return int(mark.leans == (-1 if turn % 2 == 0 else 1))
