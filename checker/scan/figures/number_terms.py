"""One term of a number: digits or a word with the scale behind it ("15 ألفا"، "مئتي مليون")."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from checker.core.amounts import Number, whole
from checker.core.division import fixed, quotient
from checker.core.interval_arithmetic import _DECIMALS
from checker.scan.figures.continuations import (
    hundred_at,
    is_eleven_joined,
    is_joined,
    is_point,
    is_teen,
    scale_at,
    tens_follow,
)
from checker.scan.figures.numerals import read_digits
from checker.scan.token_stream import TokenStream

_BASES = (10, 100, 1000)  # "من عشرة"، "من مئة"، "من ألف"


class NumberTerm(Struct):
    """A term: its value, the scale words in it, the number before them, the unit of its last place, its last token."""

    value: Number
    scale: Number
    coefficient: Number
    scaled: bool
    unit: Number
    last: int


def read_term(stream: TokenStream, i: int, *, joined: bool, rising: bool = True) -> NumberTerm | None:
    """One coefficient with its scale words; behind the first term it must be joined by و. `rising`: hundreds may follow the tens."""
    token = stream.token(i)
    if token is None or stream.used[i]:
        return None
    if joined and not (is_joined(stream, i) or is_eleven_joined(stream, i)):
        return None
    if token.digits:
        following = scale_at(stream, i + 1)
        read = read_digits(token.digits, scaled=following is not None)
        return _scaled(stream, read[0], read[1], i) if read else None
    if (dual := token.get("dual")) and _is_dual(stream, i):
        return _scaled_dual(stream, dual, i)
    if (fraction := token.get("fraction")) and (scale := scale_at(stream, i + 1) or hundred_at(stream, i + 1)):
        return NumberTerm(fraction * scale, scale, fraction, scaled=True, unit=0, last=i + 1)
    if scale := scale_at(stream, i, first=True):
        return _scaled_alone(stream, scale, i)
    group = _group(stream, i, rising=rising)
    return _scaled(stream, group[0], 0, group[1]) if group else None


def _scaled_alone(stream: TokenStream, scale: int, i: int) -> NumberTerm:
    """ "ألف"، "ألف مليون": the scale word is its own coefficient."""
    term = _scaled(stream, scale, 0, i)
    return term if term.scaled else NumberTerm(scale, scale, 1, scaled=True, unit=0, last=i)


def _scaled_dual(stream: TokenStream, dual: int, i: int) -> NumberTerm:
    """ "ألفا شخص"، "ألفا مليون": twice a scale, and the scales behind it, which it multiplies."""
    scale, last = dual // 2, i
    while following := scale_at(stream, last + 1):
        if last > i and following <= scale:
            break
        scale, last = scale * following, last + 1
    return NumberTerm(2 * scale, scale, 2, scaled=True, unit=0, last=last)


def _is_dual(stream: TokenStream, i: int) -> bool:
    """Whether a dual that looks like a singular is one: "مليونا شخص" is two, "مليونا و300 ألف" and "مليوناً" are one.

    The dual loses its ن only before the noun that it counts, which may be another scale.
    """
    token = stream.tokens[i]
    if "scale" not in token.senses:
        return True
    if "\u064b" in stream.written(stream.span(token.start, token.end)):
        return False
    if scale_at(stream, i + 1):
        return True
    word = stream.word_after(token.end)
    return word is not None and not word[0].startswith("ال") and not stream.is_no_noun(word[0])


def _scaled(stream: TokenStream, value: Number, unit: Number, last: int) -> NumberTerm:
    """A coefficient with the scale words that follow it ("ألف مليون" multiplies)."""
    scale: Number = 1
    if (following := scale_at(stream, last + 1)) is None:
        if is_point(stream, last, "") and (pointed := _pointed(stream, value, last)):
            value, unit, last = pointed
        if (hundred := hundred_at(stream, last + 1)) and value < 100:
            scale, last = hundred, last + 1  # "3 مئة"
        following = scale_at(stream, last + 1)
    while following and following > scale and (scale == 1 or value * scale < following):
        scale, last = scale * following, last + 1
        following = scale_at(stream, last + 1)
    return NumberTerm(_times(value, scale), scale, value, scaled=scale > 1, unit=_times(unit, scale), last=last)


def _times(value: Number, scale: Number) -> Number:
    """The product of a number and a scale; made of a fraction at once, it costs half."""
    if isinstance(value, int) or not isinstance(scale, int):
        return value * scale
    return Fraction(value.numerator * scale, value.denominator)


def _pointed(stream: TokenStream, value: Number, last: int) -> tuple[Number, Number, int] | None:
    """ "ثلاثة فاصلة خمسة": 3.5, its last place, and the last token."""
    zeros = ""
    while len(zeros) < _DECIMALS and is_point(stream, last, zeros) and stream.sense(last + 1, "number") == 0:
        zeros, last = zeros + "0", last + 1
    if not is_point(stream, last, zeros):
        return (value, Fraction(1, 10 ** len(zeros)), last) if zeros else None
    token = stream.token(last + 1)
    digits = token.digits if token and not stream.used[last + 1] else None
    group = (
        (int(digits), last + 1)
        if digits and digits.isdecimal() and len(digits) < _DECIMALS
        else _group(stream, last + 1)
    )
    if group is None:
        return None
    places = zeros + (digits or str(group[0]))
    return whole(value + Fraction(int(places), 10 ** len(places))), Fraction(1, 10 ** len(places)), group[1]


def _group(stream: TokenStream, i: int, *, rising: bool = True) -> tuple[int, int] | None:
    """Number words below a thousand and their last token: hundreds, then units, then tens, joined by و."""
    total, below, last = 0, 1000, i - 1
    while (token := stream.token(last + 1)) is not None and not stream.used[last + 1]:
        first = last < i
        if not first and not (is_joined(stream, last + 1) or is_eleven_joined(stream, last + 1)):
            break
        number = token.get("number")
        if number is None and is_teen(stream, last + 2):
            number = token.get("before_ten")  # أحد is a common word: a number only directly before عشر
        if number == 0 and first:
            return 0, last + 1
        if not number or number >= below or (not first and number == 1 and total % 100 != 0):
            break
        last += 1
        if number < 10 and is_teen(stream, last + 1):
            return _rising(stream, total + number + 10, last + 1, rising)
        if 3 <= number <= 10 and first and hundred_at(stream, last + 1):
            number, last = number * 100, last + 1
        total += number
        # after hundreds anything smaller; after a unit only tens ("خمسة وعشرون"); after tens nothing
        if number >= 100:
            below = 100
            continue
        if number < 10 and tens_follow(stream, last):
            total, last = total + stream.tokens[last + 1].senses["number"], last + 1
        break
    return _rising(stream, total, last, rising) if last >= i else None


def _rising(stream: TokenStream, total: int, last: int, may_rise: bool) -> tuple[int, int]:
    """ "خمسة وأربعين ومئة": hundreds behind the tens, as old and legal style counts; "بين خمسين ومئة" are two numbers."""
    number = stream.sense(last + 1, "number") or 0
    if not may_rise or total > 99 or number < 3 or stream.used[last + 1] or not is_joined(stream, last + 1):
        return total, last
    if number < 10 and hundred_at(stream, last + 2):
        return total + 100 * number, last + 2
    return (total + number, last + 1) if 100 <= number <= 900 else (total, last)


def parts_of_ten(stream: TokenStream, value: Number, last: int) -> tuple[Number, Number, int] | None:
    """ "ثلاثة وخمسة من عشرة": 3.5, its last place, and the last token; "خمسة وعشرون من مئة" alone are 25 of a hundred."""
    following = stream.token(last + 1)
    if following is None or following.digits or value.denominator != 1 or not is_joined(stream, last + 1):
        return None
    parts = _group(stream, last + 1, rising=False) if following.get("number") else None
    if parts is None or stream.gap(parts[1], parts[1] + 1) != " من ":
        return None
    at = parts[1] + 1
    base = stream.sense(at, "number") or stream.sense(at, "scale")
    if base not in _BASES or parts[0] >= base or stream.tokens[at].clitic or stream.counts_people(stream.tokens[at].end):
        return None
    by = fixed(base)
    return whole(value + quotient(parts[0], by)), quotient(1, by), at
