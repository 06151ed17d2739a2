"""What stands behind a number and says what it is: a percent sign, a unit of time or measure, money, or a noun."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from checker import figure_words
from checker.figure_words import Money
from checker.model import (
    Amount,
    DurationMention,
    Hedge,
    Mention,
    MoneyMention,
    Number,
    PercentMention,
    QuantityMention,
    Span,
)
from checker.scan.reader import Reader
from checker.text import fold

PERCENT_SIGN = re.compile(r" ?[%٪]")
_ISO = {"second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"),
        "month": ("P", "M"), "year": ("P", "Y")}  # fmt: skip
_YEARS_IN = {"decade": 10, "century": 100}


class Figure(NamedTuple):
    """A figure, and the last of its atoms."""

    mention: Mention
    last: int


class Said(NamedTuple):
    """A number or a range of two in its place, before its tail is known (folded offsets)."""

    amount: Amount
    start: int
    end: int
    last: int
    connector: Span | None = None


def read(reader: Reader, said: Said) -> Figure:
    """The figure that a number is, by what stands behind it."""
    return (
        _percent(reader, said)
        or _duration(reader, said)
        or _money(reader, said)
        or _measure(reader, said)
        or _quantity(reader, said)
    )


def _percent(reader: Reader, said: Said) -> Figure | None:
    last = said.last
    if sign := PERCENT_SIGN.match(reader.text, said.end):
        end = sign.end()
    elif reader.sense(last + 1, "percent") and reader.gap(last, last + 1) == " ":
        last += 1
        end = reader.atoms[last].end
    else:
        return None
    span = reader.span(said.start, end)
    return Figure(PercentMention(span, reader.written(span), said.amount, said.connector), last)


def _duration(reader: Reader, said: Said) -> Figure | None:
    unit = reader.sense(said.last + 1, "duration")
    if (
        unit is None
        or reader.atoms[said.last + 1].clitic
        or reader.gap(said.last, said.last + 1) not in (" ", "", "\xa0")
    ):
        return None
    last = said.last + 1
    if reader.sense(last + 1, "date_word") is None and _names_year(reader, last):
        return None
    hedge, end = said.amount.hedge, reader.atoms[last].end
    if hedge == "none" and (after := reader.sense(last + 1, "hedge_after")) and reader.gap(last, last + 1) == " ":
        hedge, last = after, last + 1
        end = reader.atoms[last].end
    span = reader.span(said.start, end)
    value = None if said.amount.value is None else _iso(said.amount.value, unit)
    low, high = (_iso(bound, unit) for bound in said.amount.bounds) if said.amount.bounds else (value, value)
    return Figure(DurationMention(span, reader.written(span), value, hedge, low, high, said.connector), last)


def _names_year(reader: Reader, i: int) -> bool:
    """ "34 عام 2018": the unit is the word before a year."""
    following = reader.atom(i + 1)
    return bool(following and following.digits and len(following.digits) == 4 and reader.sense(i, "date_word") == "year"
                and reader.gap(i, i + 1) == " ")  # fmt: skip


def _iso(value: Number, unit: str) -> str:
    """An ISO 8601 duration; decades and centuries become years, fractions decimals."""
    number = Fraction(value) * _YEARS_IN.get(unit, 1)
    prefix, letter = _ISO["year" if unit in _YEARS_IN else unit]
    text = str(number.numerator) if number.denominator == 1 else f"{float(number):.3f}".rstrip("0").rstrip(".")
    return f"{prefix}{text}{letter}"


def dual_duration(reader: Reader, i: int, hedge: Hedge, start: int) -> Figure | None:
    """ "ساعتين"، "أسبوعين": the number is in the word."""
    atom = reader.atoms[i]
    unit = atom.senses.get("duration_dual")
    if unit is None:
        return None
    span = reader.span(start, atom.end)
    iso = _iso(2, unit)
    return Figure(DurationMention(span, reader.written(span), iso, hedge, iso, iso), i)


def _money(reader: Reader, said: Said) -> Figure | None:
    """ "20 مليون دولار"، "5 ملايين ريال سعودي"."""
    words = figure_words.load(reader.lexicon.language)
    found = words.phrase(reader.text, said.end + 1, "money")
    if found is None or reader.text[said.end] not in " \xa0":
        return None
    money, end = found
    assert isinstance(money, Money)
    noun = reader.span(said.end + 1, end)
    country = words.phrase(reader.text, end + 1, "money_country") if reader.text[end : end + 1] == " " else None
    codes: tuple[str, ...] = (money.usual,) if money.usual else tuple(dict.fromkeys(money.codes.values()))
    if country and str(country[0]) in money.codes:
        codes, end = (money.codes[str(country[0])],), country[1]
    span = reader.span(said.start, end)
    return Figure(MoneyMention(span, reader.written(span), said.amount, codes, noun, said.connector), said.last)


def _measure(reader: Reader, said: Said) -> Figure | None:
    """ "30 كيلومترا"، "5 أطنان": what is counted is a unit."""
    at = said.end + (reader.text[said.end : said.end + 1] in (" ", "\xa0"))
    found = figure_words.load(reader.lexicon.language).phrase(reader.text, at, "unit")
    if found is None:
        return None
    noun, span = reader.span(at, found[1]), reader.span(said.start, said.end)
    mention = QuantityMention(
        span, reader.written(span), said.amount, str(found[0]), reader.written(noun), noun, (), said.connector
    )
    return Figure(mention, said.last)


def _quantity(reader: Reader, said: Said) -> Figure:
    span = reader.span(said.start, said.end)
    noun, noun_span, counted = _noun(reader, said)
    unit = "person" if counted else "item" if noun else None
    lemma = _lemma(fold(noun)) if noun else None
    mention = QuantityMention(
        span, reader.written(span), said.amount, unit, noun, noun_span, counted, said.connector, lemma
    )
    return Figure(mention, said.last)


def _lemma(noun: str) -> str:
    """The noun without the alef of its tanwin: قتيلا → قتيل."""
    return noun[:-1] if noun.endswith("ا") and len(noun) > 3 else noun


def _noun(reader: Reader, said: Said) -> tuple[str | None, Span | None, tuple[str, ...]]:
    """What is counted: the word behind the number as written, and its classes where the lexicon knows it as people."""
    word = reader.word_after(said.end)
    if word is None or reader.is_no_noun(word[0]):
        return None, None, ()
    span = reader.span(word.start(), word.end())
    classes = []
    following: re.Match[str] | None = word
    while following and (found := class_of(reader, following[0])):
        classes.append(found)
        following = reader.word_after(following.end())
    return reader.written(span), span, tuple(classes)


def class_of(reader: Reader, word: str) -> str | None:
    """The class of a noun for people, with or without ال."""
    form = reader.lexicon.words.get(word)
    if form is None or form.clitic not in ("", "ال"):
        return None
    return form.senses.get("people") or form.senses.get("nationality")
