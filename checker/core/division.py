"""Division that cannot meet a zero: what divides is a number of its own type, which is made in one place and is never nothing.

    by = divisor(amount.value)          None where the number is zero, or missing
    share = quotient(part, by) if by else …

Nowhere else in the engine are two numbers of copy divided; `tests/core/test_division.py` holds it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NewType

from checker.core.amounts import Number, whole

Divisor = NewType("Divisor", Fraction)  # never zero


def divisor(value: Number | None) -> Divisor | None:
    """A number as one that may divide; None for zero and for none."""
    return Divisor(Fraction(value)) if value else None


def fixed(value: Number | str) -> Divisor:
    """A number of a table or a constant as one that divides; ValueError where it is zero, which is a mistake of the table."""
    found = divisor(Fraction(value))
    if found is None:
        raise ValueError("a factor of zero")
    return found


def quotient(value: Number, by: Divisor) -> Number:
    """How many times one number goes into the other, exactly."""
    return whole(Fraction(value) / by)
