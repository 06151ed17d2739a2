"""Dates in digits (d/m/y, y-m-d, d.m.y, "1/ 2/ 1372") and years that stand alone ("عام 2018", "1436هـ")."""

from __future__ import annotations

from msgspec import Struct

from checker.core.mentions import DateMention, DateNumber, MonthName
from checker.core.patterns import regex
from checker.scan.dates import eras
from checker.scan.dates.years import is_odd, read_year
from checker.scan.token_stream import TokenStream

_SLASH = regex(r" ?/ ?")
_NUMBER = regex(r"\d+")
_SYSTEMS = frozenset({"numeric"})
_MARKS = frozenset("/-.")


class Numbers(Struct, frozen=True):
    """The parts of a date in digits, its calendar, its first token, and the folded offset at which it ends."""

    day: DateNumber
    month: MonthName
    year: DateNumber
    calendar: str
    first: int
    end: int


def in_digits(stream: TokenStream, i: int) -> Numbers | None:
    """The date that ends with this token; a year of four digits, or of two before the era هـ."""
    digits = stream.tokens[i].digits or ""
    if len(digits) >= 6:
        at = stream.tokens[i].start
        pieces = [(at + m.start(), m[0]) for m in _NUMBER.finditer(digits)]
        marks = {digits[start - at - 1] for start, _ in pieces[1:]}
        return _parts(stream, i, i, pieces) if len(pieces) == 3 and len(marks) == 1 and marks < _MARKS else None
    if len(digits) != 4 or i < 2 or "/" not in stream.text[stream.tokens[i].start - 2 : stream.tokens[i].start]:
        return None
    if stream.used[i - 1] or stream.used[i - 2]:
        return None
    if not (_SLASH.fullmatch(stream.gap(i - 1, i)) and _SLASH.fullmatch(stream.gap(i - 2, i - 1))):
        return None
    pieces = [(a.start, a.digits or "") for a in stream.tokens[i - 2 : i + 1]]
    return _parts(stream, i - 2, i, pieces) if all(p.isdecimal() for _, p in pieces) else None


def _parts(stream: TokenStream, first: int, last: int, pieces: list[tuple[int, str]]) -> Numbers | None:
    """Three numbers with their folded offsets as a date; the year first or last."""
    if len(pieces[0][1]) == 4:
        pieces.reverse()
    (_, day), (_, month), (_, year) = pieces
    end = stream.tokens[last].end
    if len(day) > 2 or not 1 <= int(month) <= 12 or (len(year) > 4 and not is_odd(year)):
        return None
    calendar = "gregorian" if len(year) > 4 else eras.numeric_calendar(stream, year, end)
    if calendar is None:
        return None
    said = [DateNumber(int(words), stream.span(at, at + len(words))) for at, words in pieces]
    name = MonthName(said[1].value, _SYSTEMS, month, said[1].span)
    return Numbers(said[0], name, said[2], calendar, first, eras.end_of_year(stream, end, calendar))


def lone_year(stream: TokenStream, i: int) -> DateMention | None:
    """ "عام 2018": a year after its word; "1436هـ": a year with its era."""
    token = stream.tokens[i]
    digits = token.digits or ""
    said = stream.sense(i - 1, "date_word") == "year"
    if not digits.isdecimal() or (not said and len(digits) > 3 and digits[0] not in "012"):
        return None  # nothing names it a year, and it is neither a Hijri one nor one with its digits reversed
    found = eras.lone_year(stream, i, said=said and stream.gap(i - 1, i) == " ")
    if found is None:
        return read_year(stream, i)
    calendar, end = found
    span, number = stream.span(token.start, end), stream.span(token.start, token.end)
    year = DateNumber(int(digits), number)
    return DateMention(span, stream.written(span), span, year=year, calendar=calendar)
