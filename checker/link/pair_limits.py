"""Which two claims may be weighed against each other at all, by their kinds and values alone."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from checker.core.interval_arithmetic import last_place
from checker.link.agreement import SLIPS, agrees, relation
from checker.link.bindings import SAME

if TYPE_CHECKING:
    from checker.link.claims import Claim

LARGEST_RATIO = 10
"""Values further apart than this are of two quantities, unless a power of ten makes the difference."""

_HUNDRED, _ZERO = 100, 10
_OF_ANY_POWER = ("scale-word", "scale-word-of-round-number", "zero-lost")  # 7086 for 70.86
_LEAST = 3  # smaller numbers are said of everything


def barrier(one: Claim, two: Claim, bound: str, largest_ratio: int = LARGEST_RATIO) -> str:
    """What keeps two claims of one kind from being weighed against each other, whatever stands around them; "" where nothing does."""
    if one.is_range or two.is_range:
        return "" if bound == SAME else "range"
    if one.value < _LEAST and two.value < _LEAST:
        return "small"
    if one.kind == "percent" and one.value + two.value == _HUNDRED:  # what is left of a hundred
        return "rest"
    if _is_too_far(one, two, largest_ratio):
        return "too-far"
    return "noun" if not (bound or one.in_title) and _have_nothing_in_common(one, two) else ""


def may_be_one(one: Claim, two: Claim) -> bool:
    """Whether two figures may be of one quantity: of one kind, the noun the same, of people both, or unsaid."""
    if one.kind != two.kind:
        return {one.kind, two.kind} == {"age", "duration"} and one.what == two.what
    if one.kind == "money":
        return not set(one.what.split("/")).isdisjoint(two.what.split("/"))
    if one.kind != "count":
        return one.what == two.what
    if one.fate and two.fate:
        return one.fate == two.fate
    return one.what == two.what or not (one.what and two.what) or (one.of_people and two.of_people)


def may_both_be_right(one: Claim, two: Claim, bound: str) -> bool:
    """Whether two figures agree; where the copy binds them to one thing, only one round digit is a rounding."""
    if bound != SAME:
        return agrees(one.amount, two.amount)
    both_ways = ((one, two), (two, one))
    round_one = any(
        len(a.digits) == 1 and a.value >= 10 and abs(Fraction(a.value - b.value)) * 2 < last_place(a.value)
        for a, b in both_ways
    )
    return round_one or not one.amount.entails.disjoint(two.amount.entails)


def _is_too_far(one: Claim, two: Claim, ratio: int) -> bool:
    """Whether two values are too far apart for one quantity; a zero or a word of scale may be a slip."""
    low, high = (one.value, two.value) if one.value < two.value else (two.value, one.value)
    if high < low * ratio:
        return False
    return one.digits != two.digits or (high != low * _ZERO and relation(low, high) not in _OF_ANY_POWER)


def _have_nothing_in_common(one: Claim, two: Claim) -> bool:
    """Whether two figures of a body share neither a noun nor a fate, and no slip of digits or scale makes the one value the other."""
    if one.kind != "count" or (one.what and one.what == two.what) or (one.fate and one.fate == two.fate):
        return False
    return relation(one.value, two.value) not in SLIPS
