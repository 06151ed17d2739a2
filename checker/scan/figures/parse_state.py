"""What a figure is while it is read: the number in its place, and what may still follow it."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from checker.core.amounts import Amount, Number, whole
from checker.core.documents import Span
from checker.core.mentions import Mention
from checker.scan.figures.numbers import read_number
from checker.scan.token_stream import TokenStream


class FigureReading(Struct):
    """A figure, and the last of its tokens."""

    mention: Mention
    last: int


class NumberPhrase(Struct):
    """A number or a range of two in its place, before its tail is known (folded offsets); never changed once made.

    `start` is where its hedge begins, `begin` where the number does; `place` is the unit of its last place, whatever its hedge.
    """

    amount: Amount
    start: int
    end: int
    last: int
    connector: Span | None = None
    place: Number = 1
    begin: int = 0

    def span(self, stream: TokenStream) -> Span:
        """The stretch of the number with its hedges, without brackets of its own."""
        bracketed = stream.text[self.start] == "(" and stream.text[self.end - 1] == ")"
        return stream.span(self.start + bracketed, self.end - bracketed)

    def behind(self, stream: TokenStream, end: int) -> NumberPhrase:
        """The same, with the end of its tail and the hedge that follows it: "300 على الأقل"، "20 دولارا تقريبا"."""
        tokens, at = stream.tokens, self.last + 1
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        if (
            at == len(tokens) or "hedge_after" not in (token := tokens[at]).senses or token.clitic
            or stream.text[end : token.start] != " " or self.amount.hedge != "none" or self.amount.value is None
        ):  # fmt: skip
            if end == self.end and at - 1 == self.last:
                return self
            return NumberPhrase(self.amount, self.start, end, at - 1, self.connector, self.place, self.begin)
        amount = replace(self.amount, hedge=token.senses["hedge_after"], place=self.place)
        return replace(self, amount=amount, end=token.end, last=at)

    def plus(self, more: Number, unit: Number) -> NumberPhrase:
        """The same with a part of the unit added: "5 أطنان ونصف"."""
        assert self.amount.value is not None
        return replace(self, amount=replace(self.amount, value=whole(self.amount.value + more), place=unit), place=unit)

    def times(self, factor: Number) -> NumberPhrase:
        """The same multiplied: basis points, values below zero."""
        amount, ratio = self.amount, Fraction(factor)
        value = None if amount.value is None else whole(ratio * amount.value)
        bounds = amount.bounds
        if bounds:
            ends = whole(ratio * bounds[0]), whole(ratio * bounds[1])
            bounds = ends if ratio > 0 else ends[::-1]
        return replace(self, amount=replace(amount, value=value, bounds=bounds, place=whole(abs(ratio) * amount.place)))


def base_behind(stream: TokenStream, last: int, end: int, role: str) -> tuple[Number, int, int] | None:
    """The number behind the words that lead to the base of a rate or to a whole ("لكل 100 ألف"، "من كل أربعة").

    It is worth a call only where one of `base_leads` stands there.
    """
    words = stream.behind(end).get(role)
    return _number_at(stream, last + 1, words.end + 1) if words else None


def _number_at(stream: TokenStream, i: int, offset: int) -> tuple[Number, int, int] | None:
    """The number that begins exactly at a folded offset, from token i on: its value, last token and end."""
    at = stream.next_token(i, offset)
    token = stream.token(at)
    if token is None or token.start != offset:
        return None
    number = read_number(stream, at)
    return None if number is None or number.vague else (number.value, number.last, stream.tokens[number.last].end)
