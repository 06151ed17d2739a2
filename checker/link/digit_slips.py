"""Slips of digits: two neighbours exchanged (207 for 270), or the digits on both sides of the point (5.1 for 1.5)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.amounts import whole
from checker.core.division import divisor, quotient
from checker.core.folding import fold
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.link.statements import Figure

_NUMBER = regex(r"\d+(?:([.,٫])\d+)?(?![\d.,٫])")
_LONGEST = 9  # digits of a number that is tried


def slips(figure: Figure) -> Iterator[Figure]:
    """The figures that may have been meant, each with its text, the likeliest kind of slip first; none for words and groups of digits."""
    found = _NUMBER.search(fold(figure.text))
    value = figure.amount.value
    if found is None or len(found[0]) > _LONGEST or not value or len(fold(figure.text)) != len(figure.text):
        return
    said = divisor(Fraction(found[0].replace(",", ".").replace("٫", ".")))
    times = quotient(value, said) if said else None
    for other in _variants(found[0], found[1]):
        meant = Fraction(other.replace(",", ".").replace("٫", "."))
        if meant and meant != said and times is not None and times.denominator == 1:
            text = figure.text[: found.start()] + other + figure.text[found.end() :]
            yield replace(figure, text=text, amount=replace(figure.amount, value=whole(times * meant)))


def _variants(number: str, point: str | None) -> Iterator[str]:
    if point:
        whole_part, _, decimals = number.partition(point)
        yield f"{decimals}{point}{whole_part}"
    for i in range(len(number) - 1):
        one, two = number[i], number[i + 1]
        if one.isdecimal() and two.isdecimal() and one != two:
            turned = number[:i] + two + one + number[i + 2 :]
            if not turned.startswith("0"):
                yield turned
