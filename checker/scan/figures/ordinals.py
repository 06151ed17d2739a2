"""Ordinals in words: "الثالثة"، "السادس عشر"، "الخامس والعشرون"، "ثالث". Read only for those who list what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.model import OrdinalMention
from checker.scan.tokens import read_words
from checker.words.figure_words import ordinals

if TYPE_CHECKING:
    from checker.scan.token_stream import Reader


def read_ordinals(reader: Reader) -> list[OrdinalMention]:
    """The ordinals of a passage, in order, but for those inside of what other grammars have read, or of a month's name."""
    taken = [(a.start, a.end) for a, used in zip(reader.atoms, reader.used, strict=True) if used or "month" in a.senses]
    found, k = [], 0
    for atom in read_words(reader.passage.folded, ordinals(reader.lexicon.language).find):
        while k < len(taken) and taken[k][1] <= atom.start:
            k += 1
        if k < len(taken) and taken[k][0] < atom.end:
            continue
        span = reader.span(atom.start + len(atom.clitic), atom.end)
        found.append(OrdinalMention(span, reader.written(span), atom.senses["ordinal"]))
    return found
