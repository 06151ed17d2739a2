"""Units of measure: "30 كيلومترا"، "كيلومترين"، "نصف طن"، "لتر ونصف"، "15 درجة تحت الصفر"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.amounts import Amount
from checker.core.mentions import Mention, QuantityMention
from checker.scan.figures.counted_nouns import rate
from checker.scan.figures.parse_state import FigureReading, NumberPhrase
from checker.scan.token_stream import SHORT

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_METRE_YEARS = range(1000, 2101)  # "2018 م" is a year of our era
_LETTER = "م"
_DEGREE = "deg"  # "أعلى من درجة الغليان" is no number of degrees


def read(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """The figure whose number is followed by a unit, with or without a space."""
    behind = stream.behind(said.end)
    found = behind.near("unit")
    if found is None:
        return None
    if (money := behind.near("money")) and money.end > found.end:
        return None  # "أوقية موريتانية"
    if behind.word == _LETTER and found.end == behind.start + 1 and said.amount.value in _METRE_YEARS:
        return None
    return of_unit(stream, said, found.value, behind.start, found.end)


def of_unit(stream: TokenStream, said: NumberPhrase, unit: str, start: int, end: int) -> FigureReading:
    """A number of units whose word stands between two folded offsets; the half, the sign and the hedge that may follow."""
    if stream.text[end : end + 1] == "/" and (time := stream.beside.at(stream.text, end + 1, "unit_time")):
        unit, end = f"{unit}/{time.value}", time.end  # "كم/ساعة"
    number_end, unit_end = said.end, end
    if half := half_behind(stream, said, end):
        said, number_end, end = half, half.end, half.end
    if (below := stream.behind(end).get("below_zero")) and said.amount.value:
        said, end = said.times(-1), below.end
    per, last = rate(stream, end, said.last)
    hedged = said.behind(stream, end)
    noun, span = stream.span(start, unit_end), replace(said, end=number_end).span(stream)
    mention = QuantityMention(
        span, stream.written(span), hedged.amount, unit, stream.written(noun), noun, (), said.connector, per=per
    )
    return FigureReading(mention, max(last, hedged.last))


def half_behind(stream: TokenStream, said: NumberPhrase, end: int) -> NumberPhrase | None:
    """ "5 أطنان ونصف الطن"، "دولار وربع": a fraction of the unit just said, and the unit again."""
    at = stream.next_token(said.last + 1, end)
    token = stream.token(at)
    fraction = token.get("fraction") if token else None
    if token is None or fraction is None or said.amount.value is None or token.get("scale"):
        return None
    if (token.clitic, stream.text[end : token.start]) not in (("و", " "), ("", " و ")):
        return None
    behind = token.end
    for role in ("unit", "money"):
        if again := stream.behind(token.end).get(role, definite=True):
            behind = again.end
    return replace(said.plus(fraction, Fraction(1, fraction.denominator)), end=behind, last=at)


def with_half(stream: TokenStream, i: int) -> FigureReading | None:
    """ "لتر ونصف"، "كيلو متر وربع": a unit without a number before a fraction."""
    token = stream.tokens[i]
    if not token.get("fraction") or not (token.clitic == "و" or stream.text[token.start - 3 : token.start] == " و "):
        return None
    end = token.start - (1 if token.clitic else 3)
    start = end
    for _ in range(2):
        start = stream.text.rfind(" ", 0, max(0, start - 1)) + 1
        found = stream.beside.at(stream.text, start, "unit")
        if found and found.end == end:
            said = NumberPhrase(Amount(1, 0), start, end, i - 1, begin=start)
            figure = of_unit(stream, said, found.value, start, end)
            return figure if figure.last >= i else None  # a fraction on the next line is none of the unit
    return None


def hedged(stream: TokenStream, i: int) -> FigureReading | None:
    """ "نحو كيلومتر"، "أقل من طن": a hedge before a unit is one of it."""
    token = stream.tokens[i]
    found = stream.behind(token.end).get("unit")
    if found is None or stream.used[i] or found.value == _DEGREE:
        return None
    said = NumberPhrase(Amount(1, 1, token.senses["hedge"]), stream.begin(i), found.end, i, begin=token.end + 1)
    return of_unit(stream, said, found.value, token.end + 1, found.end)


def whole_text(stream: TokenStream) -> Mention | None:
    """A unit that is all that a text says is one of it."""
    if len(stream.text) >= SHORT:
        return None
    start = next((at for at, letter in enumerate(stream.text) if letter.isalpha()), None)
    found = stream.beside.at(stream.text, start, "unit") if start is not None else None
    if found is None or start is None or not stream.is_whole_text(start, found.end):
        return None
    return of_unit(
        stream, NumberPhrase(Amount(1, 0), start, found.end, -1, begin=start), found.value, start, found.end
    ).mention
