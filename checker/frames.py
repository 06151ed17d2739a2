"""A sentence with figures as a line of letters, so that a statement of several figures is one short pattern.

"ارتفعت الأرباح بنسبة 12% لتبلغ 254 مليونا مقابل 288 مليونا" becomes CwbPtFaF: a word of change, any word, a word before a
percentage, the percentage, a word before the new figure … The patterns (checker/changes.py, checker/shares.py) say how many other
words may stand between; everything that they do not foresee breaks the statement, and then nothing is compared.

F is a figure, P a percentage, M a multiple, Q a fraction; the other letters are in checker/joint_words.py; a comma is a comma or the
like, w any other word, a date or a stretch of time. What stands in brackets is left out, unless it is one percentage or fraction, or
a part of a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from checker.joint_words import CHANGES, DOUBLE, NOUN, THAN, THAT_IS, VERB, change_starts, joints, speaks_of
from checker.model import FractionMention, Mention, MoneyMention, PercentMention, QuantityMention, Span
from checker.patterns import regex
from checker.reckon import end_of_range
from checker.scan.atoms import Atom, read_words
from checker.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from checker.scan import Scan
    from checker.scan.atoms import Atom

_T = TypeVar("_T")
Figure = QuantityMention | MoneyMention | PercentMention | FractionMention
_LONGEST = 900  # code points of a sentence that are looked at
_TOKEN = regex(r"[^\W\d_]+|\d[\d.,]*|[،,؛;:()\[\]]|[-–—](?=\s)")
_WORD = regex(r"[^\s\d.,،؛:;!?؟()«»\"“”%٪]+")
_FAR = 60  # code points within which a few words behind a figure stand
_MARKS = {
    "،": ",",
    ",": ",",
    "؛": ",",
    ";": ",",
    ":": ",",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "-": ",",
    "–": ",",
    "—": ",",
}
_PREPOSITIONS = ("ب", "ل", "ك")
_GROUP = regex(r"(?<![\d.,٫])(\d{1,3})[.,٫](\d{3})(?![\d.,٫])")
_YEAR = regex(r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?")
_BRACKET = regex(r"\([^()]*\)")
_KEPT = regex(r"\((?:[ebrwt]{0,3}[PQ]|w{0,2}Fw{0,2}[of]w{0,2}Fw{0,3})\)")  # "(38%)"، "(8 من أصل 11)"


_CHANGING = (*CHANGES, DOUBLE)


class Piece(NamedTuple):
    """One letter with what it stands for: the figure, or the way that a word of change goes; folded offsets.

    `was` is the letter of a joint that joins nothing here, and so has become any word.
    """

    letter: str
    start: int
    end: int
    figure: Figure | None = None
    way: int = 0
    was: str = ""


class Line(NamedTuple):
    """One sentence as letters, a piece for each."""

    scan: Scan
    letters: str
    pieces: tuple[Piece, ...]

    def words(self, first: int, last: int) -> str:
        """The folded text between two pieces."""
        return self.scan.passage.folded.text[self.pieces[first].end : self.pieces[last].start]

    def words_behind(self, piece: Piece, count: int) -> list[str]:
        """The words behind a piece as written, at most so many, without marks."""
        start = self.span(piece).end
        return [word[0] for word in islice(_WORD.finditer(self.scan.passage.raw, start, start + _FAR), count)]

    def was(self, at: int) -> str:
        """The joint that a piece was, if there is such a piece."""
        return self.pieces[at].was if at < len(self.pieces) else ""

    def span(self, piece: Piece) -> Span:
        """Where a piece stands in the text as written."""
        folded = self.scan.passage.folded
        return Span(self.scan.passage.part, folded.start(piece.start), folded.end(piece.end))


def lines(scan: Scan) -> Iterator[Line]:
    """The sentences of a passage in which figures may be joined: most that hold figures cannot, and cost no line."""
    starts = [f.span.start for f in scan.figures]
    changes = not change_starts(scan.lexicon.language).isdisjoint(scan.passage.folded.words)
    if not changes and not any(isinstance(f, PercentMention) for f in scan.figures):
        return
    for start, end in scan.passage.sentences if starts else ():
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first < last and _may_join(scan, start, end, scan.figures[first:last], changes=changes):
            yield _line(scan, start, min(end, start + _LONGEST), scan.figures[first:last])


def _may_join(scan: Scan, start: int, end: int, figures: tuple[Mention, ...], *, changes: bool) -> bool:
    """Whether a sentence can hold a change, a share or a share of too much: what each of them cannot be without is there."""
    percents = [f for f in figures if isinstance(f, PercentMention)]
    if changes and (len(figures) > 1 or percents):
        folded = scan.passage.folded
        joined = joints_between(scan, folded.index(start), folded.index(end))
        if any(atom.senses["letter"] in _CHANGING for atom in joined):
            return True
    if not percents:
        return False
    plain = [f for f in figures if isinstance(f, QuantityMention | MoneyMention)]
    several = len(plain) > 1 or len(percents) > 1
    return several or any(isinstance(f, FractionMention) or _is_beyond(f) for f in figures)


def _is_beyond(figure: Mention) -> bool:
    """Whether a percentage may lie above a hundred."""
    return isinstance(figure, PercentMention) and (figure.amount.entails.low or 0) > 100


def read_frames(
    line: Line, starts: Container[str], frames: Mapping[str, re.Pattern[str]], make: Callable[[Line, str, re.Match[str]], _T | None]
) -> Iterator[_T]:  # fmt: skip
    """What the first frame that fits makes at each of the starting letters, in order; no two share a letter."""
    behind = 0
    for start, letter in enumerate(line.letters):
        if start < behind or letter not in starts:
            continue
        for name, frame in frames.items():
            found = frame.match(line.letters, start)
            if found and (made := make(line, name, found)):
                yield made
                behind = found.end()
                break


def _line(scan: Scan, start: int, end: int, figures: tuple[Mention, ...]) -> Line:
    """The letters of one sentence (raw offsets)."""
    folded = scan.passage.folded
    pieces: list[Piece] = []
    behind = folded.index(start)
    for mention in sorted((*figures, *_dates(scan, start, end)), key=_by_start):
        at, stop = folded.index(mention.span.start), folded.index(mention.span.end)
        if at < behind or mention.span.end > end:
            continue
        pieces += _words(scan, behind, at)
        pieces += _figure(scan, mention, at, stop, from_to=bool(pieces) and pieces[-1].letter == "f")
        behind = stop
    pieces += _words(scan, behind, folded.index(end))
    pieces = _without_brackets(pieces)
    _settle_joints(pieces)
    return Line(scan, "".join(p.letter for p in pieces), tuple(pieces))


def _dates(scan: Scan, start: int, end: int) -> tuple[Mention, ...]:
    at = bisect_left(scan.dates, start, key=_by_start)
    stop = bisect_left(scan.dates, end, key=_by_start)
    return scan.dates[at:stop]


def _by_start(mention: Mention) -> int:
    return mention.span.start


def _figure(scan: Scan, mention: Mention, at: int, stop: int, *, from_to: bool) -> list[Piece]:
    """A figure's letter; "من 5 إلى 7", read as one range, is two figures again, and a stretch of time is any word."""
    if isinstance(mention, FractionMention):
        return [Piece("Q", at, stop, mention)]
    if not isinstance(mention, QuantityMention | MoneyMention | PercentMention) or _is_year(mention):
        return [Piece("w", at, stop)]
    letter = "P" if isinstance(mention, PercentMention) else "M" if _is_multiple(scan, mention) else "F"
    amount = mention.amount
    if amount.bounds and from_to and not amount.vague:
        low, high = (replace(mention, amount=end_of_range(bound)) for bound in amount.bounds)
        return [Piece(letter, at, stop, low), Piece("t", at, stop), Piece(letter, at, stop, high)]
    return [Piece(letter, at, stop, mention)]


def _is_multiple(scan: Scan, figure: Figure) -> bool:
    """Whether a figure tells how many times: "ثلاثة أضعاف"، "ثلاث مرات"."""
    return isinstance(figure, QuantityMention) and (
        figure.multiple or speaks_of(scan.lexicon.language, "times", fold(figure.noun or ""))
    )


def _is_year(mention: Mention) -> bool:
    """ "من 2017"، "2017م": four digits that count nothing are a year."""
    return (
        isinstance(mention, QuantityMention)
        and mention.noun in (None, "م")
        and bool(_YEAR.fullmatch(fold(mention.text)))
    )


def _words(scan: Scan, start: int, end: int) -> list[Piece]:
    """What stands between two figures (folded offsets), word by word."""
    text = scan.passage.folded.text
    pieces: list[Piece] = []
    behind = start
    for atom in joints_between(scan, start, end):
        if atom.end > end:
            break
        pieces += _unknown(text, behind, atom.start)
        letter = _letter(atom)
        if letter:
            pieces.append(Piece(letter, atom.start, atom.end, way=atom.senses.get("way", 0)))
        behind = atom.end
    return pieces + _unknown(text, behind, end)


def _letter(atom: Atom) -> str:
    """The letter of a word; a particle before it may change what it is."""
    letter = str(atom.senses["letter"])
    if letter == VERB and atom.clitic.endswith(_PREPOSITIONS):
        return NOUN  # "بتراجع": verb and noun are written alike, and only nouns stand behind a preposition
    if letter == THAT_IS and atom.clitic:
        return "w"  # "وتشكل النساء 10%" goes on about something else
    return letter


def _joints(scan: Scan) -> list[Atom]:
    """The joints of a whole passage, read once."""
    folded = scan.passage.folded
    found = folded.memo.get(_joints)
    if found is None:
        found = folded.memo[_joints] = read_words(folded, joints(scan.lexicon.language).get)
    atoms: list[Atom] = found
    return atoms


def joints_between(scan: Scan, start: int, end: int) -> list[Atom]:
    """The joints that begin in a folded stretch."""
    known = _joints(scan)
    return known[bisect_left(known, start, key=_at) : bisect_left(known, end, key=_at)]


def _at(atom: Atom) -> int:
    return atom.start


def _unknown(text: str, start: int, end: int) -> list[Piece]:
    """Marks and words that no list knows."""
    return [Piece(_MARKS.get(token[0], "w"), token.start(), token.end()) for token in _TOKEN.finditer(text, start, end)]


def _without_brackets(pieces: list[Piece]) -> list[Piece]:
    """The pieces without those in brackets; what is of use there stays, with its brackets."""
    letters = "".join(p.letter for p in pieces)
    dropped: set[int] = set()
    for bracket in _BRACKET.finditer(letters):
        if not _KEPT.fullmatch(bracket[0]):
            dropped.update(range(*bracket.span()))
    return [p for i, p in enumerate(pieces) if i not in dropped]


def _settle_joints(pieces: list[Piece]) -> None:
    """من and إلى join figures only directly before one; elsewhere they are words like any other."""
    for i in reversed(range(len(pieces))):
        behind = pieces[i + 1].letter if i + 1 < len(pieces) else "w"
        joins = behind in ("FPMQbtfrohCV" if pieces[i].letter == "b" else "FPMQbtfroh")
        if pieces[i].letter in "tfnboh" and not joins:
            pieces[i] = pieces[i]._replace(letter="w", was=pieces[i].letter)
        elif pieces[i].letter == THAN:
            pieces[i] = pieces[i]._replace(letter="f")  # "بزيادة 5% عن 200 مليون": from there


def other_readings(figure: Figure) -> tuple[Fraction, ...]:
    """How many times as much a figure with three digits behind its only separator may be: "1.106 مليار"، "187.052 كيلومتر"."""
    if not _GROUP.search(fold(figure.text)) or not figure.amount.value:
        return ()
    return Fraction(1, 1000), Fraction(1000)
