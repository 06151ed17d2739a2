"""Numbers in words and digits: "مليون و300 ألف"، "15 ألفا و800"، "مئة وخمسة وعشرون"، "1.3 مليون"، "نصف مليون"، "مئات الآلاف"."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from checker.core.model import Number, whole
from checker.scan.figures.continuations import (
    goes_on,
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
from checker.scan.tokens import Token

EXACT_BELOW = 10_000  # a whole count below this is exact
_DECIMALS = 12  # places after the point beyond which a fraction such as a third is cut off
_VAGUE_TOP = {10: 10, 100: 10, 1000: 1000, 1_000_000: 1000, 1_000_000_000: 1000}
_FEW = (3, 10)  # بضعة: from three to below ten
_MORE = frozenset({"few", "vague", "dual", "scale"})  # words that are more than the number of their sense


class NumberReading(Struct):
    """A number phrase: its value, the unit of its last place said, its tokens, and its bounds where it is vague; never changed.

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


def read_number(stream: TokenStream, i: int, *, joined: bool = True) -> NumberReading | None:
    """The number phrase that begins at token i; `joined=False` stops before the first و."""
    if i >= len(stream.tokens) or stream.used[i]:
        return None
    token = stream.tokens[i]
    if _MORE.isdisjoint(token.senses) and not goes_on(stream, i):
        return _in_one_token(token, i)
    return (_vague(stream, i) if token.senses else None) or _phrase(stream, i, joined=joined)


def _phrase(stream: TokenStream, i: int, *, joined: bool) -> NumberReading | None:
    """The number that terms make, each with its scale words: "مليون و300 ألف"."""
    value: Number = 0
    unit: Number = 0
    below: Number | None = None
    coefficient: Number | None = None
    last = i - 1
    while True:
        term = read_term(stream, last + 1, joined=last >= i)
        if term is None or (below is not None and term.value >= below):
            break
        if last >= i and not (term.scaled or _plain(term.value)):
            break
        value = value + term.value if last >= i else term.value
        coefficient = term.coefficient if last < i and term.scaled else coefficient
        last, below, unit = term.last, term.scale, term.unit
        if not goes_on(stream, last):
            break
        if half := _half(stream, last, term):
            value, last, unit = value + half.value, half.last, half.unit
            break
        if not joined or below == 1:
            break
    if last < i:
        return None
    return NumberReading(value := whole(value), unit or last_place(value), i, last, coefficient)


def _in_one_token(token: Token, i: int) -> NumberReading | None:
    """The number that digits or one word are, where nothing goes on with it."""
    if digits := token.digits:
        read = read_digits(digits, scaled=False)
        return NumberReading(read[0], read[1] or last_place(read[0]), i, i) if read else None
    value = token.senses.get("number")
    return None if value is None else NumberReading(value, last_place(value), i, i)


class NumberTerm(Struct):
    value: Number
    scale: Number
    coefficient: Number
    scaled: bool
    unit: Number
    last: int


def read_term(stream: TokenStream, i: int, *, joined: bool) -> NumberTerm | None:
    """One coefficient with its scale words; behind the first term it must be joined by و."""
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
        return NumberTerm(dual, dual // 2, 2, scaled=True, unit=0, last=i)
    if (fraction := token.get("fraction")) and (scale := scale_at(stream, i + 1) or hundred_at(stream, i + 1)):
        return NumberTerm(fraction * scale, scale, fraction, scaled=True, unit=0, last=i + 1)
    if scale := scale_at(stream, i, first=True):
        return _scaled_alone(stream, scale, i)
    group = _group(stream, i)
    return _scaled(stream, group[0], 0, group[1]) if group else None


def _scaled_alone(stream: TokenStream, scale: int, i: int) -> NumberTerm:
    """ "ألف"، "ألف مليون": the scale word is its own coefficient."""
    term = _scaled(stream, scale, 0, i)
    return term if term.scaled else NumberTerm(scale, scale, 1, scaled=True, unit=0, last=i)


def _is_dual(stream: TokenStream, i: int) -> bool:
    """Whether a dual that looks like a singular is one: "مليونا شخص" is two, "مليونا و300 ألف" and "مليوناً" are one.

    The dual loses its ن only before the noun that it counts.
    """
    token = stream.tokens[i]
    if "scale" not in token.senses:
        return True
    if "\u064b" in stream.written(stream.span(token.start, token.end)):
        return False
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


def _half(stream: TokenStream, last: int, term: NumberTerm) -> NumberTerm | None:
    """ "مليون ونصف" and "مليون ونصف المليون": a fraction of the scale just said; "3 ونصف": of one."""
    fraction = stream.sense(last + 1, "fraction")
    if not fraction or not is_joined(stream, last + 1) or stream.gap(last, last + 1) == "\n":
        return None
    if hundred_at(stream, last + 2):
        return None  # "ألف وربع مئة"
    scale, end = term.scale, last + 1
    if again := scale_at(stream, last + 2):
        if scale not in (1, again):
            return None
        if scale == 1:  # "3 ونصف مليون": the scale of both
            whole_, rest = term.value * again, fraction * again
            return NumberTerm(
                whole_ - term.value + rest, again, fraction, scaled=True, unit=Fraction(again, 10), last=last + 2
            )
        end = last + 2
    unit = Fraction(scale, 10) if scale > 1 else Fraction(1, fraction.denominator)
    return NumberTerm(fraction * scale, scale, fraction, scaled=True, unit=unit, last=end)


def _group(stream: TokenStream, i: int) -> tuple[int, int] | None:
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
            return total + number + 10, last + 1
        if 3 <= number <= 10 and first and hundred_at(stream, last + 1):
            number, last = number * 100, last + 1
        total += number
        # after hundreds anything smaller; after a unit only tens ("خمسة وعشرون"); after tens nothing
        if number >= 100:
            below = 100
        elif number < 10 and tens_follow(stream, last):
            return total + stream.tokens[last + 1].senses["number"], last + 1
        else:
            break
    return (total, last) if last >= i else None


def _vague(stream: TokenStream, i: int) -> NumberReading | None:
    """ "مئات الآلاف"، "عشرات"، "آلاف": from twice the magnitude to one below the next; "بضعة آلاف": from three of them."""
    token = stream.token(i)
    if token is None or stream.used[i]:
        return None
    if kind := token.get("few"):
        base, last = _few_of(stream, i)
        if kind == "of" and last == i:
            return None
        return NumberReading(base, base, i, last, vague=(_FEW[0] * base, _FEW[1] * base - 1))
    base = token.get("vague")
    if not base:
        return None
    scale, last = 1, i
    if "number" not in token.senses and (following := scale_at(stream, i + 1)) and following > base:
        scale, last = following, i + 1
    low, high = 2 * base * scale, base * _VAGUE_TOP[base] * scale - 1
    return NumberReading(base * scale, base * scale, i, last, vague=(low, high))


def _few_of(stream: TokenStream, i: int) -> tuple[int, int]:
    """What بضعة counts: a magnitude behind it, or ones; and the last token."""
    following = stream.token(i + 1)
    if following is None or following.clitic or stream.gap(i, i + 1) != " ":
        return 1, i
    base = following.get("vague") or following.get("scale")
    return (base, i + 1) if base else (1, i)


def last_place(value: Number) -> Number:
    """The unit of the last place of a number that is not zero: 1,300,000 → 100,000; 120 → 10."""
    if isinstance(value, int):
        place = 1
        while value and value % 10 == 0:
            value, place = value // 10, place * 10
        return place
    decimals = 0
    while value.denominator > 1 and decimals < _DECIMALS:
        value, decimals = value * 10, decimals + 1
    return Fraction(1, 10**decimals)


def _plain(value: Number) -> bool:
    """Whether a term without a scale may end a number ("15 ألفا و800")."""
    return value < 1000
