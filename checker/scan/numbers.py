"""Numbers in words and digits: "مليون و300 ألف"، "15 ألفا و800"، "مئة وخمسة وعشرون"، "1.3 مليون"، "نصف مليون"، "مئات الآلاف"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from checker.model import Number, whole
from checker.scan.reader import Reader

EXACT_BELOW = 10_000  # a whole count below this is exact
_GROUPS = re.compile(r"\d{1,3}(?:([.,٬،])\d{3})(?:\1\d{3})*")
_LONGEST = 24  # digits and separators; anything longer is no number that people count with
_DECIMALS = 12  # places after the point beyond which a fraction such as a third is cut off
_SPACES = (" ", "\xa0", "", "\u202f")
_VAGUE_TOP = {10: 10, 100: 10, 1000: 1000, 1_000_000: 1000}


class Read(NamedTuple):
    """A number phrase: its value, the unit of its last place said, its atoms, and its bounds where it is vague.

    `coefficient` is the number before its first scale word, None where there is no scale.
    """

    value: Number
    place: Number
    first: int
    last: int
    coefficient: Number | None = None
    vague: tuple[Number, Number] | None = None

    @property
    def exact(self) -> bool:
        """Whether the number, without a hedge, is to be taken to the unit."""
        return self.coefficient is None and self.value.denominator == 1 and -EXACT_BELOW < self.value < EXACT_BELOW


def read_number(reader: Reader, i: int, *, joined: bool = True) -> Read | None:
    """The number phrase that begins at atom i; `joined=False` stops before the first و."""
    if vague := _vague(reader, i):
        return vague
    value: Number = 0
    unit: Number = 0
    below: Number | None = None
    coefficient: Number | None = None
    last = i - 1
    while True:
        term = _term(reader, last + 1, joined=last >= i)
        if term is None or (below is not None and term.value >= below):
            break
        if last >= i and not (term.scaled or _plain(term.value)):
            break
        value += term.value
        coefficient = term.coefficient if last < i and term.scaled else coefficient
        last, below, unit = term.last, term.scale, term.unit
        if half := _half(reader, last, term):
            value, last, unit = value + half.value, half.last, half.unit
            break
        if not joined or below == 1:
            break
    if last < i:
        return None
    return Read(value := whole(value), unit or last_place(value), i, last, coefficient)


class _Term(NamedTuple):
    value: Number
    scale: Number
    coefficient: Number
    scaled: bool
    unit: Number
    last: int


def _term(reader: Reader, i: int, *, joined: bool) -> _Term | None:
    """One coefficient with its scale words; behind the first term it must be joined by و."""
    atom = reader.atom(i)
    if atom is None or reader.used[i]:
        return None
    if joined and (not _has_and(reader, i) or reader.gap(i - 1, i) not in _joint(atom.digits)):
        return None
    if atom.digits:
        following = _scale_at(reader, i + 1)
        read = _digits(atom.digits, scaled=following is not None)
        if read is None:
            return None
        return _scaled(reader, read[0], read[1], i)
    if (dual := atom.get("dual")) and not _has_tanwin(reader, i):
        return _Term(dual, dual // 2, 2, scaled=True, unit=0, last=i)
    if (fraction := atom.get("fraction")) and (scale := _scale_at(reader, i + 1)):
        return _Term(fraction * scale, scale, fraction, scaled=True, unit=0, last=i + 1)
    if scale := _scale_at(reader, i, first=True):
        return _Term(scale, scale, 1, scaled=True, unit=0, last=i)
    group = _group(reader, i)
    return _scaled(reader, group[0], 0, group[1]) if group else None


def _has_tanwin(reader: Reader, i: int) -> bool:
    """مليوناً is one million, مليونا (شخص) two: only the vowel mark tells them apart."""
    atom = reader.atoms[i]
    return "\u064b" in reader.written(reader.span(atom.start, atom.end))


def _joint(digits: str | None) -> tuple[str, ...]:
    """What may stand between a number and the و of the next: for digits the و is part of the gap."""
    return (" و", " و ", "و", "\xa0و", " وال", " وـ") if digits else (" ", "\xa0", "\n")


def _scaled(reader: Reader, value: Number, unit: Number, last: int) -> _Term:
    """A coefficient with the scale words that follow it ("ألف مليون" multiplies)."""
    scale: Number = 1
    while (
        (following := _scale_at(reader, last + 1)) and following > scale and (scale == 1 or value * scale < following)
    ):
        scale, last = scale * following, last + 1
    return _Term(value * scale, scale, value, scaled=scale > 1, unit=unit * scale, last=last)


def _scale_at(reader: Reader, i: int, *, first: bool = False) -> int | None:
    """The scale word at an atom, joined to the number before it by a space."""
    atom = reader.atom(i)
    if atom is None or (atom.clitic and not first) or reader.used[i]:
        return None
    if not first and reader.gap(i - 1, i) not in _SPACES:
        return None
    scale: int | None = atom.get("scale")
    if first and scale and "vague" in atom.senses:
        return None  # "آلاف" alone is no number
    return scale


def _half(reader: Reader, last: int, term: _Term) -> _Term | None:
    """ "مليون ونصف" and "مليون ونصف المليون": a fraction of the scale just said."""
    atom = reader.atom(last + 1)
    if (
        atom is None
        or atom.clitic != "و"
        or reader.gap(last, last + 1) != " "
        or not (fraction := atom.get("fraction"))
    ):
        return None
    end = last + 2 if _scale_at(reader, last + 2) == term.scale else last + 1
    return _Term(fraction * term.scale, term.scale, fraction, scaled=True, unit=Fraction(term.scale, 10), last=end)


def _has_and(reader: Reader, i: int) -> bool:
    """Whether و stands before a number; "وأحد عشر" folds to the word for one, which its second word gives away."""
    atom = reader.atoms[i]
    return atom.clitic == "و" or (atom.get("number") == 1 and bool(reader.sense(i + 1, "teen")))


def _group(reader: Reader, i: int) -> tuple[int, int] | None:
    """Number words below a thousand: hundreds, then units, then tens, joined by و."""
    total, below, last = 0, 1000, i - 1
    while (atom := reader.atom(last + 1)) is not None and not reader.used[last + 1]:
        first = last < i
        if not first and (not _has_and(reader, last + 1) or reader.gap(last, last + 1) != " "):
            break
        number = atom.get("number")
        if number is None and atom.get("eleven") and reader.sense(last + 2, "teen"):
            number = 1
        if number is None or number == 0 or number >= below or (not first and number == 1 and total % 100 != 0):
            break
        last += 1
        total += number
        if (
            number < 10
            and reader.sense(last + 1, "teen")
            and reader.gap(last, last + 1) == " "
            and not reader.atoms[last + 1].clitic
        ):
            return total + 10, last + 1
        # after hundreds anything smaller; after a unit only tens ("خمسة وعشرون"); after tens nothing
        if number >= 100:
            below = 100
        elif number < 10 and _tens_follow(reader, last):
            return total + reader.atoms[last + 1].senses["number"], last + 1
        else:
            break
    return (total, last) if last >= i else None


def _tens_follow(reader: Reader, i: int) -> bool:
    atom = reader.atom(i + 1)
    return (
        atom is not None
        and atom.clitic == "و"
        and reader.gap(i, i + 1) == " "
        and 20 <= (atom.get("number") or 0) <= 90
    )


def _vague(reader: Reader, i: int) -> Read | None:
    """ "مئات الآلاف"، "عشرات"، "آلاف": from twice the magnitude to one below the next."""
    atom = reader.atom(i)
    if atom is None or reader.used[i] or not (base := atom.get("vague")):
        return None
    scale, last = 1, i
    if "number" not in atom.senses and (following := _scale_at(reader, i + 1)) and following > base:
        scale, last = following, i + 1
    low, high = 2 * base * scale, base * _VAGUE_TOP[base] * scale - 1
    return Read(base * scale, base * scale, i, last, vague=(low, high))


def _digits(written: str, *, scaled: bool) -> tuple[Number, Number] | None:
    """The value of digits with their separators, and the unit of the last place where decimals are said.

    Groups of three after one kind of separator are thousands ("1,300", "1.300", "1،300"), unless a scale word follows a point
    ("1.300 مليون"); ر is the decimal point of old agency copy ("5ر33" is 33.5).
    """
    if len(written) > _LONGEST:
        return None
    if written.isdecimal():
        return int(written), 0
    if "ر" in written:
        places, _, units = written.partition("ر")
        return _decimal(f"{units}.{places}") if units.isdecimal() and places.isdecimal() else None
    grouped = _GROUPS.fullmatch(written)
    if grouped and not written.startswith("0") and not (scaled and grouped[1] == "." and len(written) <= 7):
        return int(re.sub(r"\D", "", written)), 0
    head, point, tail = re.sub(r"(?<=\d)[,٬،](?=\d{3}(?:\D|$))", "", written) if "." in written else written, "", ""
    for separator in ".,٫،":
        if head.count(separator) == 1:
            head, point, tail = head.partition(separator)
            break
    if not head.isdecimal() or (point and not tail.isdecimal()):
        return None
    return _decimal(f"{head}.{tail}") if point else (int(head), 0)


def _decimal(text: str) -> tuple[Number, Number]:
    return whole(Fraction(text)), Fraction(1, 10 ** len(text.partition(".")[2]))


def last_place(value: Number) -> Number:
    """The unit of the last place of a number that is not zero: 1,300,000 → 100,000; 120 → 10."""
    if isinstance(value, Fraction):
        decimals = 0
        while value.denominator > 1 and decimals < _DECIMALS:
            value, decimals = value * 10, decimals + 1
        return Fraction(1, 10**decimals)
    place = 1
    while value and value % 10 == 0:
        value, place = value // 10, place * 10
    return place


def _plain(value: Number) -> bool:
    """Whether a term without a scale may end a number ("15 ألفا و800")."""
    return value < 1000
