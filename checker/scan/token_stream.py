"""What the small grammars share: the tokens of one passage, what stands between them, and the way back to raw offsets."""

from __future__ import annotations

import re
from typing import Any

from checker.core.documents import Span
from checker.core.patterns import regex
from checker.scan.tokens import Token
from checker.segment.passages import Passage
from checker.words import figure_words
from checker.words.figure_dictionary import NextWord
from checker.words.lexicon import Lexicon

_SPACES = (" ", "\xa0")
_BETWEEN, _MOST_BETWEEN = ' "«(:', 3  # marks and spaces between a word and what follows it
_BEFORE = 30  # code points before an offset in which its word stands
_WORD = regex(r"[^\W\d_]+")
_NO_NOUNS = frozenset({"not_noun", "month", "weekday", "relative", "relative_day"})
SHORT = 40  # a text that may be one phrase


class TokenStream:
    """Tokens of one passage. `used` marks those that a grammar has claimed, so that a day is never read again as a figure.

    `beside` are the nouns, units and names of money that may stand beside a number.
    """

    __slots__ = ("_behind", "beside", "lexicon", "passage", "text", "tokens", "used")

    def __init__(self, passage: Passage, lexicon: Lexicon, tokens: list[Token]) -> None:
        """The tokens are those of the passage's folded text, in order."""
        self.passage = passage
        self.lexicon = lexicon
        self.text = passage.folded.text
        self.tokens = tokens
        self.used = bytearray(len(self.tokens))
        self.beside = figure_words.load(lexicon.language)
        self._behind: dict[int, NextWord] = {}

    def claim(self, first: int, last: int) -> None:
        """Mark the tokens first … last (both included) as read."""
        if first == last:  # mostly
            self.used[first] = 1
            return
        for i in range(first, last + 1):
            self.used[i] = 1

    def gap(self, left: int, right: int) -> str:
        """The folded text between two tokens; a line break where either lies outside the text."""
        if left < 0 or right >= len(self.tokens):
            return "\n"
        return self.text[self.tokens[left].end : self.tokens[right].start]

    def sense(self, i: int, role: str) -> Any:
        """A sense of the token at an index that may lie outside, or None."""
        return self.tokens[i].senses.get(role) if 0 <= i < len(self.tokens) else None

    def token(self, i: int) -> Token | None:
        """The token at an index that may lie outside."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def word_after(self, offset: int) -> re.Match[str] | None:
        """The word that begins one space behind a folded offset."""
        return _WORD.match(self.text, offset + 1) if self.text[offset : offset + 1] in (" ", "\xa0") else None

    def word_before(self, offset: int) -> str:
        """The word that ends one space before a folded offset, or ""."""
        end = offset - 1
        if end < 1 or self.text[end] not in " \xa0":
            return ""
        start = end
        while start and self.text[start - 1].isalpha() and end - start < 30:
            start -= 1
        return self.text[start:end]

    def behind(self, offset: int) -> NextWord:
        """The word behind a folded offset with all that it may be beside a figure; each is looked up once."""
        found = self._behind.get(offset)
        if found is None:
            spaced = self.text.startswith(_SPACES, offset)
            start = offset + 1 if spaced else offset
            found = self._behind[offset] = self.beside.word(self.text, start, spaced=spaced)
        return found

    def counts_people(self, offset: int) -> bool:
        """Whether a noun for people stands one space behind a folded offset."""
        found = self.behind(offset).get("noun")
        return found is not None and found.value.person

    def next_token(self, i: int, offset: int) -> int:
        """The first token from i on that does not begin before a folded offset."""
        tokens = self.tokens
        while i < len(tokens) and tokens[i].start < offset:
            i += 1
        return i

    def is_whole_text(self, start: int, end: int) -> bool:
        """Whether a folded stretch is all that the passage says."""
        return len(self.text) < SHORT and not _WORD.search(self.text[:start] + " " + self.text[end:])

    def is_no_noun(self, word: str) -> bool:
        """Whether a folded word behind a number is not what it counts."""
        lexicon = self.lexicon
        forms = lexicon.triggers.get(word), lexicon.words.get(word)
        return any(form is not None and not _NO_NOUNS.isdisjoint(form.senses) for form in forms)

    def last_word(self, offset: int) -> str:
        """The last word before a folded offset, whatever marks and spaces stand between, or ""."""
        text, floor = self.text, offset - _BEFORE if offset > _BEFORE else 0
        if text[offset - 1 : offset] == " ":
            word = text[(text.rfind(" ", floor, offset - 1) + 1 or floor) : offset - 1]
            if word.isalpha():  # nothing but a space stands between: most words
                return word
        stop = offset - 1 if text[max(0, offset - 1) : offset] == "\n" else offset
        end = stop
        while end > floor and text[end - 1] in _BETWEEN:
            end -= 1
        if not 0 < stop - end <= _MOST_BETWEEN:
            return ""
        start = end
        while start > floor and text[start - 1].isalnum() and not text[start - 1].isdecimal():
            start -= 1
        return text[start:end]

    def begin(self, i: int) -> int:
        """Where the word of a token begins, behind its particle; للأحد stays whole, since the alef of its ال is gone."""
        token = self.tokens[i]
        if token.digits:
            return token.start
        start = token.start + len(token.clitic)
        return token.start if token.clitic.endswith("ل") and self.text.startswith("ل", start) else start

    def span(self, start: int, end: int) -> Span:
        """The raw stretch of a folded one."""
        return self.passage.span(start, end)

    def written(self, span: Span) -> str:
        """The words of a raw stretch."""
        return self.passage.raw[span.start : span.end]
