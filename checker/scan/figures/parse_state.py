"""What a figure is while it is read: the number in its place, and what may still follow it."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from checker.core.model import Amount, Mention, Number, Span, whole
from checker.scan.figures.numbers import read_number
from checker.scan.token_stream import Reader


class Figure(Struct):
    """A figure, and the last of its atoms."""

    mention: Mention
    last: int


class Said(Struct):
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

    def span(self, reader: Reader) -> Span:
        """The stretch of the number with its hedges, without brackets of its own."""
        bracketed = reader.text[self.start] == "(" and reader.text[self.end - 1] == ")"
        return reader.span(self.start + bracketed, self.end - bracketed)

    def behind(self, reader: Reader, end: int) -> Said:
        """The same, with the end of its tail and the hedge that follows it: "300 على الأقل"، "20 دولارا تقريبا"."""
        atoms, at = reader.atoms, self.last + 1
        while at < len(atoms) and atoms[at].start < end:
            at += 1
        if (
            at == len(atoms) or "hedge_after" not in (atom := atoms[at]).senses or atom.clitic
            or reader.text[end : atom.start] != " " or self.amount.hedge != "none" or self.amount.value is None
        ):  # fmt: skip
            if end == self.end and at - 1 == self.last:
                return self
            return Said(self.amount, self.start, end, at - 1, self.connector, self.place, self.begin)
        amount = replace(self.amount, hedge=atom.senses["hedge_after"], place=self.place)
        return replace(self, amount=amount, end=atom.end, last=at)

    def plus(self, more: Number, unit: Number) -> Said:
        """The same with a part of the unit added: "5 أطنان ونصف"."""
        assert self.amount.value is not None
        return replace(self, amount=replace(self.amount, value=whole(self.amount.value + more), place=unit), place=unit)

    def times(self, factor: Number) -> Said:
        """The same multiplied: basis points, values below zero."""
        amount, ratio = self.amount, Fraction(factor)
        value = None if amount.value is None else whole(ratio * amount.value)
        bounds = amount.bounds
        if bounds:
            ends = whole(ratio * bounds[0]), whole(ratio * bounds[1])
            bounds = ends if ratio > 0 else ends[::-1]
        return replace(self, amount=replace(amount, value=value, bounds=bounds, place=whole(abs(ratio) * amount.place)))


def base_behind(reader: Reader, last: int, end: int, role: str) -> tuple[Number, int, int] | None:
    """The number behind the words that lead to the base of a rate or to a whole ("لكل 100 ألف"، "من كل أربعة").

    It is worth a call only where one of `base_leads` stands there.
    """
    words = reader.behind(end).get(role)
    return _number_at(reader, last + 1, words.end + 1) if words else None


def _number_at(reader: Reader, i: int, offset: int) -> tuple[Number, int, int] | None:
    """The number that begins exactly at a folded offset, from atom i on: its value, last atom and end."""
    at = reader.next_atom(i, offset)
    atom = reader.atom(at)
    if atom is None or atom.start != offset:
        return None
    number = read_number(reader, at)
    return None if number is None or number.vague else (number.value, number.last, reader.atoms[number.last].end)
