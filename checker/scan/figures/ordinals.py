"""Ordinals in words: "الثالثة"، "السادس عشر"، "الخامس والعشرون"، "ثالث". Read only for those who list what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.mentions import OrdinalMention
from checker.scan.tokens import read_words
from checker.words.figure_words import ordinals

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream


def read_ordinals(stream: TokenStream) -> list[OrdinalMention]:
    """The ordinals of a passage, in order, but for those inside of what other grammars have read, or of a month's name."""
    taken = [
        (a.start, a.end) for a, used in zip(stream.tokens, stream.used, strict=True) if used or "month" in a.senses
    ]
    found, k = [], 0
    for token in read_words(stream.passage.folded, ordinals(stream.lexicon.language).find):
        while k < len(taken) and taken[k][1] <= token.start:
            k += 1
        if k < len(taken) and taken[k][0] < token.end:
            continue
        span = stream.span(token.start + len(token.clitic), token.end)
        found.append(OrdinalMention(span, stream.written(span), token.senses["ordinal"]))
    return found
