"""Folding: one spelling for every word, with the way back to the text as written.

Vowel marks, tatweel, bidi controls, the sign of keywords (#) and all but one of several spaces are dropped; hamza on alef, final
ى, ة, Persian ی and ک are unified; blanks that do not break become spaces, tatweel that stands alone a dash; Arabic-Indic and
Persian digits become ASCII.
Everything but the dropping keeps the length, so that the way back is a look-up in the sorted list of what was dropped (a chain of
`str.replace` costs 6 µs an article, `str.translate` 159).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate, count
from operator import add
from typing import TYPE_CHECKING, Any

from checker.core.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# combining marks of the Arabic blocks and tatweel; bidi and zero-width controls, soft hyphen, byte order mark, #
_MARKS = (
    (0x610, 0x61A),
    (0x640, 0x640),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x6D6, 0x6DC),
    (0x6DF, 0x6E8),
    (0x6EA, 0x6ED),
)
_CONTROLS = (
    (0x23, 0x23),  # "بلغت 5 مليارات #دولار": the sign of a keyword says nothing about the word
    (0xAD, 0xAD), (0x61C, 0x61C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2060), (0x2066, 0x2069), (0xFEFF, 0xFEFF),
)  # fmt: skip


def _class(*ranges: tuple[int, int]) -> str:
    """A character class of a regular expression."""
    return "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges) + "]"


# everything that stands between words, one `str.replace` each: 16 µs an article, where a regular expression costs 140
_SEPARATORS = "\n\r\t\v\f\xa0\u2002\u2003\u2009\u202f\u3000.,،؛;:!?؟/\\()[]{}<>«»\"“”„‟‘’'`-‐–—−…_#*|+=%٪~•·@&$€£"

_INVISIBLE = _class(*_MARKS, *_CONTROLS)
_DROPPED = regex(_INVISIBLE)
_BLANK = "[ \xa0\u2007\u2009\u202f]"
# … and all but the last of several spaces, whatever invisible stands among them; few texts have any
_DROPPED_OR_SPARE = regex(rf"{_INVISIBLE}|{_BLANK}(?={_INVISIBLE}*+{_BLANK})")
_MARK = regex(_class(*_MARKS) + "*")

_UNIFIED = (
    # Word and web pages hold figures together with these
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2007", " "),
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ی", "ي"), ("ک", "ك"), ("ھ", "ه"), ("ہ", "ه"),
    *((chr(zero + n), str(n)) for zero in (0x660, 0x6F0) for n in range(10)),
)  # fmt: skip

_DASH = regex(r"(?<=\s)\u0640++(?=\s)")  # "3 ـ الطفل": between blanks tatweel is a dash

_SHORT = 16  # code points of what is worth keeping in its folded form
_LONG = 32  # … from which on a chain of `str.replace` is quicker than `str.translate`
_TABLE: dict[int, str | None] = {code: None for first, last in (*_MARKS, *_CONTROLS) for code in range(first, last + 1)}
_TABLE.update({ord(written): folded for written, folded in _UNIFIED})


class Folded:
    """A text and its folded form.

    `text` is the folded form; `raw` the text as written. Offsets of the folded form are turned into offsets of the raw text by
    `start` and `end`. `memo` keeps what has been read of it, by reader.
    """

    __slots__ = ("_cut", "_dropped", "_lengths", "_words", "memo", "raw", "text")

    def __init__(self, raw: str) -> None:
        """Fold a text; linear in its length."""
        self.raw = raw
        if " \u0640" in raw:
            raw = _DASH.sub(_as_dash, raw)
        pieces = _DROPPED.split(raw)
        text = _unified("".join(pieces))
        if "  " in text:
            pieces = _DROPPED_OR_SPARE.split(raw)
            text = _unified("".join(pieces))
        # the k-th dropped character, counted in folded coordinates, is what stands between two folded characters
        self._dropped = list(accumulate(map(len, pieces)))[:-1]
        self.text = text
        self.memo: dict[object, Any] = {}
        self._words: list[str] | None = None
        self._lengths: list[int] | None = None
        self._cut: list[int] | None = None  # what was dropped, in raw coordinates

    @property
    def words(self) -> list[str]:
        """The words of the folded text, cut once; every separator is a cut, so that two of them leave an empty word between."""
        if self._words is None:
            text = self.text
            for separator in _SEPARATORS:
                text = text.replace(separator, " ")
            self._words = text.split(" ")
        return self._words

    @property
    def lengths(self) -> list[int]:
        """The length of all words before each; its folded offset is as much and one separator for each of them."""
        if self._lengths is None:
            self._lengths = list(accumulate(map(len, self.words), initial=0))
        return self._lengths

    def word(self, index: int) -> int:
        """The number of the first word that does not begin before a folded offset."""
        lengths = self.lengths
        return bisect_left(range(len(self.words)), index, key=lambda k: lengths[k] + k)

    def start(self, index: int) -> int:
        """The raw offset of the folded character at `index` (0 … len)."""
        return index + bisect_right(self._dropped, index) if self._dropped else index

    def index(self, start: int) -> int:
        """The folded offset of what stands at a raw one: the way back from `start`."""
        if not self._dropped:
            return start
        if self._cut is None:
            self._cut = list(map(add, self._dropped, count()))
        return start - bisect_left(self._cut, start)

    def end(self, index: int) -> int:
        """The raw offset just behind the folded character before `index`, with the vowel marks that belong to it."""
        dropped = self._dropped
        if not dropped or not index:
            return index
        before = bisect_right(dropped, index - 1)
        after = index + before
        if before == len(dropped) or dropped[before] > index:
            return after  # nothing was dropped behind the character
        found = _MARK.match(self.raw, after)
        return found.end() if found else after

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of a folded stretch."""
        dropped = self._dropped
        if not dropped:
            return start, end
        before = bisect_right(dropped, start)
        if start < end and (before == len(dropped) or dropped[before] > end):  # nothing was dropped in it or behind it
            return start + before, end + before
        return start + before, self.end(end)


def _as_dash(tatweel: re.Match[str]) -> str:
    """As long as what stands there, so that offsets stay."""
    return tatweel[0][:-1] + "-"


def fold(words: str) -> str:
    """The folded form of a word or a list of words, each length in the way that is quickest for it."""
    if len(words) <= _SHORT:
        return _fold_short(words)
    return _single(words.translate(_TABLE) if len(words) <= _LONG else _unified("".join(_DROPPED.split(words))))


def _unified(text: str) -> str:
    """A text with one letter for each that is written in several ways."""
    for written, folded in _UNIFIED:
        text = text.replace(written, folded)
    return text


@lru_cache(maxsize=1 << 13)
def _fold_short(words: str) -> str:
    """A word is folded again and again, in one article and in all."""
    return _single(words.translate(_TABLE))


def _single(text: str) -> str:
    """A folded text with one space where there are several."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, inside of other words too, in order."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
