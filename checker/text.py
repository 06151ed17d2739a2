"""Folding: one spelling for every word, with the way back to the text as written.

Vowel marks, tatweel and bidi controls are dropped; hamza on alef, final ى, ة, Persian ی and ک are unified; Arabic-Indic and
Persian digits become ASCII. Everything but the dropping keeps the length, so that the way back is a look-up in the sorted list
of what was dropped (a chain of `str.replace` costs 6 µs an article, `str.translate` 159).
"""

from __future__ import annotations

import re
from bisect import bisect_right

# combining marks of the Arabic blocks, tatweel, zero-width and bidi controls, soft hyphen, byte order mark
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
_CONTROLS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_DROPPED = re.compile(f"[{_MARKS}{_CONTROLS}]")
_MARK = re.compile(f"[{_MARKS}]*")

_UNIFIED = (
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ی", "ي"), ("ک", "ك"), ("ھ", "ه"), ("ہ", "ه"),
    *((chr(zero + n), str(n)) for zero in (0x660, 0x6F0) for n in range(10)),
)  # fmt: skip

_TABLE: dict[int, str | None] = {ord(char): None for char in map(chr, range(0x10000)) if _DROPPED.match(char)}
_TABLE.update({ord(written): folded for written, folded in _UNIFIED})


class Folded:
    """A text and its folded form.

    `text` is the folded form; `raw` the text as written. Offsets of the folded form are turned into offsets of the raw text by
    `start` and `end`.
    """

    __slots__ = ("_dropped", "raw", "text")

    def __init__(self, raw: str) -> None:
        """Fold a text; linear in its length."""
        self.raw = raw
        # the k-th dropped character, counted in folded coordinates, is what stands between two folded characters
        self._dropped = [m.start() - k for k, m in enumerate(_DROPPED.finditer(raw))]
        text = _DROPPED.sub("", raw) if self._dropped else raw
        for written, folded in _UNIFIED:
            text = text.replace(written, folded)
        self.text = text

    def start(self, index: int) -> int:
        """The raw offset of the folded character at `index` (0 … len)."""
        return index + bisect_right(self._dropped, index) if self._dropped else index

    def end(self, index: int) -> int:
        """The raw offset just behind the folded character before `index`, with the vowel marks that belong to it."""
        if not self._dropped or not index:
            return index
        after = self.start(index - 1) + 1
        found = _MARK.match(self.raw, after)
        return found.end() if found else after


def fold(words: str) -> str:
    """The folded form of a word or a list of words; for short texts, where `str.translate` is the quicker way to the same."""
    return words.translate(_TABLE)
