"""Numbers in words and digits: "مليون و300 ألف"، "15 ألفا و800"، "مئة وخمسة وعشرون"، "1.3 مليون"، "نصف مليون"، "مئات الآلاف"."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from checker.core.amounts import Number, whole
from checker.core.interval_arithmetic import EXACT_BELOW, last_place
from checker.scan.figures.continuations import goes_on, hundred_at, is_joined, scale_at
from checker.scan.figures.number_terms import NumberTerm, parts_of_ten, read_term
from checker.scan.figures.numerals import read_digits
from checker.scan.token_stream import TokenStream
from checker.scan.tokens import Token

_VAGUE_TOP = {10: 10, 100: 10, 1000: 1000, 1_000_000: 1000, 1_000_000_000: 1000}
_THOUSAND, _TWO_THOUSAND = 1000, 2000
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
        term = read_term(stream, last + 1, joined=last >= i, rising=joined)
        if term is None or (below is not None and term.value >= below and not _rises(stream, value, last)):
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
        if not joined or (below == 1 and not _rises(stream, value, last)):
            break
    if last < i:
        return None
    if joined and (tenths := parts_of_ten(stream, value, last)):
        value, unit, last = tenths
    return NumberReading(value := whole(value), unit or last_place(value), i, last, coefficient)


def _rises(stream: TokenStream, value: Number, last: int) -> bool:
    """Whether thousands stand behind tens and hundreds in words: "اثنان وخمسون وثمانمائة وألف" is 1852."""
    if value > 999 or value % 100 == 0 or stream.tokens[last].digits:
        return False
    following = stream.token(last + 1)
    return following is not None and (following.get("dual") == _TWO_THOUSAND or following.get("scale") == _THOUSAND)


def _in_one_token(token: Token, i: int) -> NumberReading | None:
    """The number that digits or one word are, where nothing goes on with it."""
    if digits := token.digits:
        read = read_digits(digits, scaled=False)
        return NumberReading(read[0], read[1] or last_place(read[0]), i, i) if read else None
    value = token.senses.get("number")
    return None if value is None else NumberReading(value, last_place(value), i, i)


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


def _plain(value: Number) -> bool:
    """Whether a term without a scale may end a number ("15 ألفا و800")."""
    return value < 1000
