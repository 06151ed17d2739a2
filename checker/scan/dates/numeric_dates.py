"""Dates in digits (d/m/y, y-m-d, d.m.y, "1/ 2/ 1372") and years that stand alone ("عام 2018", "1436هـ")."""

from __future__ import annotations

from msgspec import Struct

from checker.core.model import DateMention, MonthSaid, Said
from checker.core.patterns import regex
from checker.scan.dates import eras
from checker.scan.dates.years import read_year
from checker.scan.token_stream import Reader

_SLASH = regex(r" ?/ ?")
_NUMBER = regex(r"\d+")
_SYSTEMS = frozenset({"numeric"})
_MARKS = frozenset("/-.")


class Numbers(Struct, frozen=True):
    """The parts of a date in digits, its calendar, its first atom, and the folded offset at which it ends."""

    day: Said
    month: MonthSaid
    year: Said
    calendar: str
    first: int
    end: int


def in_digits(reader: Reader, i: int) -> Numbers | None:
    """The date that ends with this atom; a year of four digits, or of two before the era هـ."""
    digits = reader.atoms[i].digits or ""
    if len(digits) >= 6:
        at = reader.atoms[i].start
        pieces = [(at + m.start(), m[0]) for m in _NUMBER.finditer(digits)]
        marks = {digits[start - at - 1] for start, _ in pieces[1:]}
        return _parts(reader, i, i, pieces) if len(pieces) == 3 and len(marks) == 1 and marks < _MARKS else None
    if len(digits) != 4 or i < 2 or "/" not in reader.text[reader.atoms[i].start - 2 : reader.atoms[i].start]:
        return None
    if reader.used[i - 1] or reader.used[i - 2]:
        return None
    if not (_SLASH.fullmatch(reader.gap(i - 1, i)) and _SLASH.fullmatch(reader.gap(i - 2, i - 1))):
        return None
    pieces = [(a.start, a.digits or "") for a in reader.atoms[i - 2 : i + 1]]
    return _parts(reader, i - 2, i, pieces) if all(p.isdecimal() for _, p in pieces) else None


def _parts(reader: Reader, first: int, last: int, pieces: list[tuple[int, str]]) -> Numbers | None:
    """Three numbers with their folded offsets as a date; the year first or last."""
    if len(pieces[0][1]) == 4:
        pieces.reverse()
    (_, day), (_, month), (_, year) = pieces
    end = reader.atoms[last].end
    if len(year) > 4 or len(day) > 2 or not 1 <= int(month) <= 12:
        return None
    calendar = eras.numeric_calendar(reader, year, end)
    if calendar is None:
        return None
    said = [Said(int(words), reader.span(at, at + len(words))) for at, words in pieces]
    name = MonthSaid(said[1].value, _SYSTEMS, month, said[1].span)
    return Numbers(said[0], name, said[2], calendar, first, eras.end_of_year(reader, end, calendar))


def lone_year(reader: Reader, i: int) -> DateMention | None:
    """ "عام 2018": a year after its word; "1436هـ": a year with its era."""
    atom = reader.atoms[i]
    digits = atom.digits or ""
    said = reader.sense(i - 1, "date_word") == "year"
    if not digits.isdecimal() or (not said and len(digits) > 3 and digits[0] not in "01"):
        return None  # nothing names it a year, and it is neither a Hijri one nor one with its digits reversed
    found = eras.lone_year(reader, i, said=said and reader.gap(i - 1, i) == " ")
    if found is None:
        return read_year(reader, i)
    calendar, end = found
    span, number = reader.span(atom.start, end), reader.span(atom.start, atom.end)
    year = Said(int(digits), number)
    return DateMention(span, reader.written(span), span, year=year, calendar=calendar)
