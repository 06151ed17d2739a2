"""A sentence with figures as a line of letters, so that a statement of several figures is one short pattern.

"ارتفعت الأرباح بنسبة 12% لتبلغ 254 مليونا مقابل 288 مليونا" becomes CwbPtFaF: a word of change, any word, a word before a
percentage, the percentage, a word before the new figure … The patterns (checker/link/changes.py, checker/link/shares.py) say how many other
words may stand between; everything that they do not foresee breaks the statement, and then nothing is compared.

F is a figure, P a percentage, M a multiple, Q a fraction; the other letters are in checker/words/statement_words.py; a comma is a
comma or the like, w any other word, a date or a stretch of time. What stands in brackets is left out, unless it is one percentage or
fraction, or a part of a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from checker.core.documents import Span
from checker.core.folding import fold
from checker.core.mentions import FractionMention, Mention, MoneyMention, PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.scan.tokens import Token, read_words
from checker.words.statement_words import THAN, joints

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from checker.scan.scanner import Scan

_T = TypeVar("_T")
Figure = QuantityMention | MoneyMention | PercentMention | FractionMention
_TOKEN = regex(r"[^\W\d_]+|\d[\d.,]*|[،,؛;:()\[\]]|[-–—](?=\s)")
_WORD = regex(r"[^\s\d.,،؛:;!?؟()«»\"“”%٪]+")
_FAR = 60  # code points within which a few words behind a figure stand
_MARKS = dict.fromkeys("،,؛;:-–—", ",") | dict.fromkeys("([", "(") | dict.fromkeys(")]", ")")
_GROUP = regex(r"(?<![\d.,٫])(\d{1,3})[.,٫](\d{3})(?![\d.,٫])")
_BRACKET = regex(r"\([^()]*\)")
_KEPT = regex(r"\((?:[ebrwt]{0,3}[PQ]|w{0,2}Fw{0,2}[of]w{0,2}Fw{0,3})\)")  # "(38%)"، "(8 من أصل 11)"
# من and إلى join figures only directly before one, or before another joint that does; "بنسبة" also before a word of change
_LOOSE = regex(r"[tfnbohy]++(?![FPMQr]|(?<=b)[CV])")
_GROUPS = ("percent", "bracket", "part", "whole", "fraction", "from", "against", "new", "difference", "times")


class SentencePiece(Struct, frozen=True):
    """One letter with what it stands for: the figure, or the way that a word of change goes; folded offsets."""

    letters: str
    start: int
    end: int
    figure: Figure | None = None
    way: int = 0


class SentenceGap(Struct, frozen=True):
    """Marks and words that no list knows: their letters, and the folded stretch that holds them."""

    letters: str
    start: int
    end: int

    def pieces(self, text: str) -> Iterator[SentencePiece]:
        """The same, piece by piece."""
        tokens = _TOKEN.finditer(text, self.start, self.end)
        return (SentencePiece(letter, *token.span()) for letter, token in zip(self.letters, tokens, strict=True))


def gap_letters(text: str) -> str:
    """The letters of marks and words that no list knows, one for each."""
    words = text.split()
    if "".join(words).isalpha() or not words:
        return "w" * len(words)  # what the pattern would say
    return "".join([_MARKS.get(token, "w") for token in _TOKEN.findall(text)])


class EncodedSentence:
    """One sentence as letters, with what they stand for."""

    def __init__(self, scan: Scan, parts: Sequence[SentencePiece | SentenceGap]) -> None:
        """Settle the letters of what stands in a sentence, in order."""
        written = "".join([part.letters for part in parts])
        self.scan = scan
        self._parts = parts
        self._kept = _outside_brackets(written) if "(" in written else range(len(written))
        self._read = written if len(self._kept) == len(written) else "".join([written[i] for i in self._kept])
        self.letters = _LOOSE.sub(_as_words, self._read).replace(THAN, "f")  # "بزيادة 5% عن 200 مليون": from there

    @cached_property
    def known(self) -> dict[int, SentencePiece]:
        """The figures and joints by the number of their letter, in order."""
        every: dict[int, SentencePiece] = {}
        at = 0
        for part in self._parts:
            if isinstance(part, SentencePiece):
                every[at] = part
            at += len(part.letters)
        if len(self._kept) == at:
            return every
        return {number: every[i] for number, i in enumerate(self._kept) if i in every}

    @cached_property
    def figures(self) -> dict[int, Figure]:
        """The figures by the number of their letter, in order."""
        return {at: piece.figure for at, piece in self.known.items() if piece.figure}

    @cached_property
    def _pieces(self) -> list[SentencePiece]:
        """What every letter stands for; asked for where a word counts that no list knows."""
        text = self.scan.passage.folded.text
        every: list[SentencePiece] = []
        for part in self._parts:
            every += (part,) if isinstance(part, SentencePiece) else part.pieces(text)
        return [every[i] for i in self._kept]

    def piece(self, at: int) -> SentencePiece:
        """What a letter stands for."""
        return self.known.get(at) or self._pieces[at]

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.scan.lexicon.language

    @property
    def dates(self) -> Sequence[Mention]:
        """The dates of the passage, in order."""
        return self.scan.dates

    def text(self, at: int) -> str:
        """The folded text of a piece."""
        piece = self.piece(at)
        return self.scan.passage.folded.text[piece.start : piece.end]

    def words(self, first: int, last: int) -> str:
        """The folded text between two pieces."""
        return self.scan.passage.folded.text[self.piece(first).end : self.piece(last).start]

    def stretch(self, first: int, last: int, behind: int) -> str:
        """The folded text from one piece to another, and so many code points behind it within the sentence."""
        end = min(self.piece(last).end + behind, self.piece(len(self.letters) - 1).end)
        return self.scan.passage.folded.text[self.piece(first).start : end]

    def words_behind(self, at: int, count: int) -> list[str]:
        """The words behind a piece as written, at most so many, without marks."""
        start = self.span(at).end
        return [word[0] for word in islice(_WORD.finditer(self.scan.passage.raw, start, start + _FAR), count)]

    def was(self, at: int) -> str:
        """The letter of a joint that joins nothing here, and so has become any word; "" for every other piece, and for none."""
        read = self._read[at : at + 1]
        return read if self.letters[at : at + 1] == "w" != read else ""

    def span(self, at: int) -> Span:
        """Where a piece stands in the text as written."""
        piece = self.piece(at)
        return self.scan.passage.span(piece.start, piece.end)


def _outside_brackets(letters: str) -> Sequence[int]:
    """The numbers of the letters without those in brackets; what is of use there stays, with its brackets."""
    dropped: set[int] = set()
    for bracket in _BRACKET.finditer(letters):
        if not _KEPT.fullmatch(bracket[0]):
            dropped.update(range(*bracket.span()))
    return [i for i in range(len(letters)) if i not in dropped]


def _as_words(joints_: re.Match[str]) -> str:
    """Joints that join nothing are words like any other."""
    return "w" * len(joints_[0])


def read_statements(
    line: EncodedSentence,
    starts: Container[str],
    frames: Mapping[str, re.Pattern[str]],
    make: Callable[[EncodedSentence, str, re.Match[str]], _T | None],
) -> Iterator[_T]:
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


def either(frames: Iterable[str]) -> re.Pattern[str]:
    """One pattern for the quick question whether any of several frames fits: most lines fit none."""
    found = "|".join(frames)
    for group in _GROUPS:
        found = found.replace(f"?P<{group}>", "?:")
    return regex(found)


def _joints(scan: Scan) -> list[Token]:
    """The joints of a whole passage, read once."""
    folded = scan.passage.folded
    found = folded.memo.get(_joints)
    if found is None:
        found = folded.memo[_joints] = read_words(folded, joints(scan.lexicon.language).get)
    atoms: list[Token] = found
    return atoms


def joints_between(scan: Scan, start: int, end: int) -> list[Token]:
    """The joints that begin in a folded stretch."""
    known = _joints(scan)
    return known[bisect_left(known, start, key=_at) : bisect_left(known, end, key=_at)]


def _at(atom: Token) -> int:
    return atom.start


def exceeds_all(percent: PercentMention) -> bool:
    """Whether a percentage lies above a hundred, whatever was rounded."""
    amount = percent.amount
    least = amount.bounds[0] if amount.bounds else amount.value
    return least is not None and least > 100 and (amount.entails.low or 0) > 100


def other_readings(figure: Figure) -> tuple[Fraction, ...]:
    """How many times as much a figure with three digits behind its only separator may be: "1.106 مليار"، "187.052 كيلومتر"."""
    if not _GROUP.search(fold(figure.text)) or not figure.amount.value:
        return ()
    return Fraction(1, 1000), Fraction(1000)
