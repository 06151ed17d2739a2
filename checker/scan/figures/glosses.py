"""A number in digits between brackets before the same number in words, as laws and contracts write it: "(500,000) خمسمائة ألف ريال"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.mentions import QuantityMention
from checker.scan.figures.continuations import in_brackets
from checker.scan.figures.numbers import NumberReading, read_number
from checker.scan.figures.parse_state import FigureReading, NumberPhrase

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_GAPS = (") ", ")")


def words_behind(stream: TokenStream, digits: NumberReading) -> NumberReading | None:
    """The number in words that stands directly behind digits in brackets of their own."""
    at = digits.first + 1
    if digits.last > digits.first or not in_brackets(stream, digits.first) or stream.gap(digits.first, at) not in _GAPS:
        return None
    token = stream.token(at)
    if token is None or token.digits or token.clitic or "starts" not in token.senses:
        return None
    words = read_number(stream, at)
    return words if words and not words.vague else None


def digits_before(stream: TokenStream, said: NumberPhrase) -> FigureReading:
    """The digits as a figure of their own, where the words behind them say another number."""
    span = said.span(stream)
    return FigureReading(QuantityMention(span, stream.written(span), said.amount), said.last)
