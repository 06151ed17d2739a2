"""Digits with the separators that newsrooms put between them, as exact numbers."""

from __future__ import annotations

from fractions import Fraction

from checker.core.amounts import Number, whole
from checker.core.patterns import regex

LONGEST = 24  # digits and separators; anything longer is no number that people count with
_PLACES = tuple(Fraction(1, 10**places) for places in range(LONGEST))  # the units of the places behind a point
_MARKS = regex(r"[.,٫٬،]")
_DECIMALS_BEFORE_A_SCALE = ".،"  # "2،407 مليار" is 2.407 of them; "1,300 مليون" are thousands
_POINT = "٫"  # the Arabic decimal separator says what it is


def read_digits(written: str, *, scaled: bool) -> tuple[Number, Number] | None:
    """The value of digits with their separators, and the unit of the last place where decimals are said.

    Groups of three behind one kind of separator are thousands ("1,300", "1.300", "1،300"), unless a scale word follows a point
    or an Arabic comma ("1.300 مليون"). A second kind of separator is the decimal point ("1,300.5"). ر is the decimal point of old
    agency copy, whose digits stand in the order of the screen ("5ر33" is 33.5).
    """
    if len(written) > LONGEST:
        return None
    if written.isdecimal():
        return int(written), 0
    if "ر" in written:
        places, _, units = written.partition("ر")
        return _decimal(units, places) if units.isdecimal() and places.isdecimal() else None
    marks = _MARKS.findall(written)
    groups = _MARKS.split(written)
    if not all(group.isdecimal() for group in groups):
        return None
    if _are_thousands(groups, marks, scaled=scaled):
        return int("".join(groups)), 0
    head, tail = groups[:-1], groups[-1]
    if len(head) > 1 and (marks[-1] in marks[:-1] or not _are_thousands(head, marks[:-1], scaled=False)):
        return None
    return _decimal("".join(head), tail)


def _are_thousands(groups: list[str], marks: list[str], *, scaled: bool) -> bool:
    """Whether all groups but the first have three digits, behind one kind of mark."""
    first, *others = groups
    if not others or first.startswith("0") or len(first) > 3 or len(set(marks)) > 1 or marks[0] == _POINT:
        return False
    if any(len(group) != 3 for group in others):
        return False
    return not (scaled and marks[0] in _DECIMALS_BEFORE_A_SCALE and len(marks) == 1)


def _decimal(units: str, places: str) -> tuple[Number, Number]:
    return whole(Fraction(int(units + places), 10 ** len(places))), _PLACES[len(places)]
