"""The words around a figure: its sentence, its clause, and what stands between two places of a passage (raw offsets)."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import Folded, fold
from checker.core.patterns import regex
from checker.scan.places import is_definite
from checker.scan.tokens import read_words

if TYPE_CHECKING:
    from checker.core.mentions import Mention, PlaceMention, QuantityMention
    from checker.scan.scanner import Scan
    from checker.scan.tokens import Token

SENTENCE_REACH = 600  # code points of an endless sentence that are looked at on each side of a figure
_PLACES = frozenset({"place", "place_type"})
_GLUED = 3  # letters that may be glued before a place
_MARK = regex(r"[،؛;,:!?؟(){}«»\"“”]")  # those of a clause that part every phrase; a full stop may belong to one
_CLAUSE_END = regex(r"[،؛;.,:!?؟\n(){}«»\"“”]")


class Window(Struct):
    """What stands before and behind a figure: its sentence, and the clause between the marks on both sides (raw offsets)."""

    sentence: int
    sentence_start: int
    clause_start: int
    clause_end: int


class ClauseContext:
    """One passage with its context words and places, in the order of the text.

    The words are read where they are asked for, from one mark that no phrase crosses to the next: a few clauses of most passages.
    """

    def __init__(self, scan: Scan) -> None:
        """Nothing is read yet."""
        self.scan = scan
        self.raw = scan.passage.raw
        self._text = scan.passage.folded.text
        self._read: dict[int, list[Token]] = {}

    @cached_property
    def _marks(self) -> list[int]:
        """Where the marks stand, and the end of the text."""
        return [*(mark.start() for mark in _MARK.finditer(self._text)), len(self._text)]

    def between(self, start: int, end: int) -> list[Token]:
        """The context words that begin in a raw stretch."""
        index = self.scan.passage.folded.index
        first, last = index(start), index(end)
        found: list[Token] = []
        for piece in range(bisect_left(self._marks, first), min(bisect_left(self._marks, last) + 1, len(self._marks))):
            tokens = self._tokens(piece)
            found += tokens[bisect_left(tokens, first, key=_at) : bisect_left(tokens, last, key=_at)]
        return found

    def _tokens(self, piece: int) -> list[Token]:
        """The context words up to a mark, by its number."""
        found = self._read.get(piece)
        if found is None:
            start = self._marks[piece - 1] + 1 if piece else 0
            words = Folded(self._text[start : self._marks[piece]])
            found = self._read[piece] = read_words(words, self.scan.lexicon.context.find)
            for token in found:
                token.start += start
                token.end += start
        return found

    def around(self, figure: QuantityMention, window: Window) -> tuple[Token, ...]:
        """The context words of a figure's clause."""
        return (
            *self.between(window.clause_start, figure.span.start),
            *self.between(figure.span.end, window.clause_end),
        )

    def offset(self, token: Token) -> int:
        """Where a token begins in the text as written."""
        return self.scan.passage.folded.start(token.start)

    def is_definite(self, token: Token) -> bool:
        """Whether a token has ال: المدينة refers back."""
        return is_definite(self._text, token)

    def places(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """The places that begin in a raw stretch; those of a passage are read once a word of the stretch may be one."""
        if not any(a.senses.keys() & _PLACES for a in self.between(max(0, start - _GLUED), end)):
            return ()
        places = self.scan.places
        return places[bisect_left(places, start, key=start_of) : bisect_left(places, end, key=start_of)]

    def words(self, start: int, end: int) -> int:
        """How many words stand in a raw stretch, the partly covered last one left out."""
        return max(0, len(self.raw[start:end].split()) - (0 if self.raw[start : start + 1].isspace() else 1))

    def word_before(self, mention: PlaceMention) -> str:
        """The word before a place, folded."""
        words = self.raw[max(0, mention.span.start - 20) : mention.span.start].split()
        return fold(words[-1]) if words else ""


def clause_of(scan: Scan, figure: QuantityMention, before: QuantityMention | None) -> Window:
    """The sentence of a figure and its clause; a clause does not reach back over the figure before."""
    passage, raw = scan.passage, scan.passage.raw
    number = passage.sentence_at(figure.span.start)
    first, last = passage.sentences[number]
    first = max(first, figure.span.start - SENTENCE_REACH)
    last = min(last, figure.span.end + SENTENCE_REACH)
    start = first
    for mark in _CLAUSE_END.finditer(raw, first, figure.span.start):
        if not _inside_number(raw, mark.start()):
            start = mark.end()
    if before and before.span.end > start:
        start = max(before.noun_span.end, before.span.end) if before.noun_span else before.span.end
    end = last
    for mark in _CLAUSE_END.finditer(raw, figure.span.end, last):
        if not _inside_number(raw, mark.start()):
            end = mark.start()
            break
    return Window(number, first, start, end)


def start_of(mention: Mention) -> int:
    """Where a mention begins."""
    return mention.span.start


def _at(token: Token) -> int:
    return token.start


def _inside_number(raw: str, at: int) -> bool:
    return raw[at - 1 : at].isdecimal() and raw[at + 1 : at + 2].isdecimal()
