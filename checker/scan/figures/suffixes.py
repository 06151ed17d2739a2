"""What stands behind a number and says what it is: a percent sign, a unit of time or measure, money, or a noun."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.amounts import Number
from checker.core.division import fixed, quotient
from checker.core.mentions import DurationMention, FractionMention, PercentMention
from checker.core.patterns import regex
from checker.scan.figures import fractions, measures, money
from checker.scan.figures.money_letters import may_stand
from checker.scan.figures.parse_state import FigureReading, NumberPhrase

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream
    from checker.words.word_forms import Senses

_PERCENT = regex(r" ?[%٪]")
_NOTHING: Senses = {}
_THREE_DECIMALS = regex(r"(?<![\d.,٫])\d{1,3}[.,٫]\d{3}$")
_ISO = {"second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"),
        "month": ("P", "M"), "year": ("P", "Y")}  # fmt: skip
_YEARS_IN = {"decade": 10, "century": 100}


def read(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """The figure that a number is, by what stands behind it, unless that is a noun or nothing."""
    at = said.last + 1
    senses = stream.tokens[at].senses if at < len(stream.tokens) else _NOTHING
    signed, roles = _has_sign(stream, said), stream.behind(said.end).roles
    return (
        (_percent(stream, said) if signed or "percent" in senses else None)
        or (None if _MEASURED.isdisjoint(roles) else _measured(stream, said, roles))
        or (_duration(stream, said, senses["duration"]) if "duration" in senses else None)
        or (money.signed(stream, said) if signed else None)
        or (money.lettered(stream, said) if may_stand(stream.text, said.begin, said.end) else None)
    )


def _has_sign(stream: TokenStream, said: NumberPhrase) -> bool:
    """Whether a sign of money or percent stands glued before a number, or behind it with or without a space."""
    text, marks, end, begin = stream.text, stream.beside.marks, said.end, said.begin
    behind = text[end : end + 1]
    if behind == " ":
        behind = text[end + 1 : end + 2]
    return behind in marks or (begin > 0 and text[begin - 1] in marks)


def _measured(stream: TokenStream, said: NumberPhrase, roles: frozenset[str]) -> FigureReading | None:
    """What has its value from the words behind the number: points, thousandths, multiples, units and money."""
    for role, measure in _MEASURES:
        if role in roles and (figure := measure(stream, said)):
            return figure
    return None


def dual(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """ "ساعتين"، "كيلومترين"، "دولارين"، "ضعفي": the number is in the word."""
    senses = stream.tokens[said.last].senses
    if unit := senses.get("duration_dual"):
        if stream.text[said.end + 1 : said.end + 2].isdecimal():
            return None  # "في الدقيقتين 44 و48"
        iso = _iso(2, unit)
        span = stream.span(said.start, said.end)
        return FigureReading(DurationMention(span, stream.written(span), iso, said.amount.hedge, iso, iso), said.last)
    if "points_dual" in senses:
        span = stream.span(said.start, said.end)
        return FigureReading(PercentMention(span, stream.written(span), said.amount, points=True), said.last)
    if unit := senses.get("unit_dual"):
        if stream.text.startswith(" ال", said.end):
            return None  # "طنين الأذن": a dual with its ن has nothing in the genitive behind it
        return measures.of_unit(stream, said, unit, said.begin, said.end)
    if name := senses.get("money_dual"):
        return money.of_name(stream, said, stream.beside.money[name], said.begin, said.end)
    return fractions.of_multiple(stream, said) if "double" in senses else None


def _percent(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """ "12.5%"، "%85"، "30 في المئة"."""
    start, end = said.start, said.end
    if sign := _PERCENT.match(stream.text, said.end):
        end = sign.end()
    elif stream.sense(said.last + 1, "percent") and _gap(stream, said) == " ":
        end = stream.tokens[said.last + 1].end
    elif said.begin and stream.text[said.begin - 1] in "%٪":
        start = min(start, said.begin - 1)
    else:
        return None
    if isinstance(said.amount.value, int) and _THREE_DECIMALS.search(stream.text, said.begin, said.end):
        # "6.670 في المئة": three digits behind the point are decimals here, since no percentage has thousands to group
        said = replace(said, place=Fraction(1, 1000)).times(Fraction(1, 1000))
    said = said.behind(stream, end)
    span = stream.span(start, said.end)
    return FigureReading(PercentMention(span, stream.written(span), said.amount, said.connector), said.last)


def _points(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """ "نقطتين مئويتين"، "0.25 نقطة مئوية"، "25 نقطة أساس"."""
    found = stream.behind(said.end).get("points")
    if found is None:
        return None
    said = said.times(found.value).behind(stream, found.end)
    span = stream.span(said.start, said.end)
    return FigureReading(
        PercentMention(span, stream.written(span), said.amount, said.connector, points=True), said.last
    )


def _thousandth(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """ "12 في الألف": a fraction."""
    found = stream.behind(said.end).get("thousandth")
    if found is None:
        return None
    said = said.times(quotient(1, fixed(found.value))).behind(stream, found.end)
    span = stream.span(said.start, said.end)
    return FigureReading(FractionMention(span, stream.written(span), said.amount), said.last)


# in the order in which they are tried, each with the role that the word behind the number must be able to have
_MEASURES = (
    ("points", _points), ("thousandth", _thousandth), ("fold", fractions.multiple), ("unit", measures.read),
    ("money", money.read), ("money_part_codes", money.of_parts),
)  # fmt: skip
_MEASURED = frozenset(role for role, _ in _MEASURES)


def _duration(stream: TokenStream, said: NumberPhrase, unit: str) -> FigureReading | None:
    at = said.last + 1
    if stream.tokens[at].clitic or _gap(stream, said) not in (" ", "", "\xa0"):
        return None
    if stream.sense(at + 1, "date_word") is None and _names_year(stream, at):
        return None
    said = said.behind(stream, stream.tokens[at].end)
    span, amount = stream.span(said.start, said.end), said.amount
    value = None if amount.value is None else _iso(amount.value, unit)
    low, high = (_iso(bound, unit) for bound in amount.bounds) if amount.bounds else (value, value)
    return FigureReading(
        DurationMention(span, stream.written(span), value, amount.hedge, low, high, said.connector), said.last
    )


def _gap(stream: TokenStream, said: NumberPhrase) -> str:
    """What stands between a number and the next token."""
    return stream.text[said.end : stream.tokens[said.last + 1].start]


def _names_year(stream: TokenStream, i: int) -> bool:
    """ "34 عام 2018": the unit is the word before a year."""
    following = stream.token(i + 1)
    return bool(following and following.digits and len(following.digits) == 4 and stream.sense(i, "date_word") == "year"
                and stream.gap(i, i + 1) == " ")  # fmt: skip


def _iso(value: Number, unit: str) -> str:
    """An ISO 8601 duration; decades and centuries become years, fractions decimals."""
    number = value * _YEARS_IN.get(unit, 1)
    prefix, letter = _ISO["year" if unit in _YEARS_IN else unit]
    text = str(number.numerator) if number.denominator == 1 else f"{float(number):.3f}".rstrip("0").rstrip(".")
    return f"{prefix}{text}{letter}"
