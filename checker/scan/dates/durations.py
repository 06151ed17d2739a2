"""Durations of several units, and of one unit alone: "أسبوعان ويومان"، "ساعة ونصف"، "نصف ساعة"، "لمدة عام"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.amounts import Number, whole
from checker.core.mentions import DurationMention
from checker.core.patterns import regex
from checker.scan.figures.numbers import read_number

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_SPACE = regex(r"[ \xa0]{1,3}")
_AND = regex(r"[ \xa0]{1,3}(?:[،,] ?)?(?:و ?)?|[ \xa0]?[،,][ \xa0]?(?:و ?)?")
_ORDER = ("century", "decade", "year", "month", "week", "day", "hour", "minute", "second")
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
# a fraction of the unit in whole smaller ones
_SMALLER = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}
_LONG = {"decade": 10, "century": 100}
_BEFORE = 30  # code points before a unit in which the word before it ends


class Length(Struct, frozen=True):
    """So many of one unit, with its tokens; `single` where the unit stands without a number."""

    unit: str
    value: Number
    last: int
    single: bool = False
    spoken: bool = False  # a fraction in words


def length(stream: TokenStream, i: int) -> Length | None:
    """ "3 أسابيع"، "ساعتين"، "نصف ساعة"، "ثلاثة أرباع الساعة"، "شهر"."""
    token = stream.token(i)
    if token is None or stream.used[i]:
        return None
    if (unit := token.get("duration_dual")) and not stream.text.startswith("ال", stream.begin(i)):
        return Length(unit, 2, i)
    if (fraction := token.get("fraction")) and (unit := _unit(stream, i)):
        return Length(unit, fraction, i + 1, spoken=True)
    if token.digits or "starts" in token.senses:
        number = read_number(stream, i)
        if number and not number.vague and (unit := _unit(stream, number.last)):
            return Length(unit, number.value, number.last + 1)
    if (unit := token.get("duration")) and "single" in token.senses:
        return Length(unit, 1, i, single=True)
    return None


def _unit(stream: TokenStream, i: int, *, definite: bool = False) -> str | None:
    """The unit that stands directly behind a token; with its article where `definite` allows it."""
    following = stream.token(i + 1)
    if following is None or following.clitic or stream.gap(i, i + 1) not in (" ", "", "\xa0", "  "):
        return None
    unit: str | None = following.get("duration")
    if unit is None and stream.text[following.start : following.end] == "الساعه":
        return "hour"
    if unit is None and definite and following.get("unit") in _LETTERS:
        return str(following.get("unit"))
    return unit


def read_durations(stream: TokenStream) -> list[DurationMention]:
    """The durations of several units or of one alone, in order."""
    found = []
    i = 0
    while i < len(stream.tokens):
        parts = _parts(stream, i)
        if parts and (len(parts) > 1 or parts[0].spoken or _stands_alone(stream, i, parts[0])):
            last = parts[-1].last
            if parts[-1].single and _is_whole_unit(stream, last):
                word = stream.word_after(stream.tokens[last].end)
                end = word.end() if word else stream.tokens[last].end
            else:
                end = stream.tokens[last].end
            token = stream.tokens[i]
            span = stream.span(token.start + (0 if token.digits else len(token.clitic)), end)
            iso = _iso(parts)
            found.append(DurationMention(span, stream.written(span), iso, "none", iso, iso))
            i = last
        i += 1
    return found


def _parts(stream: TokenStream, i: int) -> list[Length]:
    """The terms of a duration, each of a smaller unit than the one before, joined by و or a comma."""
    term = length(stream, i)
    if term is None or _is_date(stream, term):
        return []
    parts = [term]
    while True:
        last = parts[-1].last
        following = stream.token(last + 1)
        gap = stream.gap(last, last + 1)
        if following and "clock_minus" in following.senses and (less := stream.sense(last + 2, "fraction")):
            parts[-1] = Length(parts[-1].unit, parts[-1].value - less, last + 2, spoken=True)
            break
        if following is None or not _AND.fullmatch(gap):
            break
        joined = following.clitic == "و" or "و" in gap
        if not joined and not re.search("[،,]", gap):
            break
        if (extra := _and_half(stream, last, parts[-1]) if following.clitic == "و" else None) is not None:
            parts.append(extra)
            continue
        term = length(stream, last + 1)
        if term is None or (term.single and not joined) or _ORDER.index(term.unit) <= _ORDER.index(parts[-1].unit):
            break
        if _is_date(stream, term):
            break
        parts.append(term)
    return parts


def _and_half(stream: TokenStream, last: int, before: Length) -> Length | None:
    """ "ساعة ونصف"، "عام ونصف العام": a part of the unit just said."""
    fraction = stream.sense(last + 1, "fraction")
    if fraction is None:
        return None
    unit = _unit(stream, last + 1, definite=True)
    if unit and unit != before.unit:
        return None
    return Length(before.unit, fraction, last + 2 if unit else last + 1, spoken=True)


def _is_date(stream: TokenStream, term: Length) -> bool:
    """ "سنة 2018"، "شهر مارس"، "يوم الأحد"، "3 يوم الجمعة": the word leads a date."""
    last = term.last
    following = stream.token(last + 1)
    if following is None or not _SPACE.fullmatch(stream.gap(last, last + 1)) or following.clitic:
        return False
    if following.digits:
        return len(following.digits) == 4 or term.single
    roles = {"month", "weekday", "unit", "ordinal"} if term.single else {"month"}
    return bool(roles & following.senses.keys()) or (term.single and _names(stream, last + 1))


def _names(stream: TokenStream, i: int) -> bool:
    """A number in words behind a unit is a year or a month: "عام ألفين"."""
    return "number" in stream.tokens[i].senses and not _is_whole_unit(stream, i - 1)


def _is_whole_unit(stream: TokenStream, last: int) -> bool:
    word = stream.word_after(stream.tokens[last].end)
    return word is not None and stream.lexicon.sense(word[0], "moment_neighbour") == "whole"


def _stands_alone(stream: TokenStream, i: int, term: Length) -> bool:
    """A unit without a number is a duration behind لمدة or خلال, before كامل, or where it is all there is."""
    if not term.single:
        return False
    token = stream.tokens[i]
    if token.clitic not in ("", "ل"):
        return False
    if _is_whole_unit(stream, term.last):
        return not stream.text[max(0, token.start - _BEFORE) : token.start].rstrip().endswith(("ال", "مره"))
    before = stream.word_before(token.start)
    if stream.lexicon.sense(before, "moment_neighbour") == "span":
        return before not in ("قبل", "بعد") or term.unit in ("week", "month", "year", "hour")
    return (
        not re.search(r"\w", stream.text[: token.start] + stream.text[token.end :]) if len(stream.text) < 40 else False
    )


def _iso(parts: list[Length]) -> str:
    """ISO 8601, with fractions in words as whole smaller units where there are any (ساعة ونصف: PT1H30M)."""
    total: dict[str, Fraction] = {}
    for part in parts:
        unit, value = part.unit, Fraction(part.value)
        if unit in _LONG:
            unit, value = "year", value * _LONG[unit]
        if part.spoken and unit in _SMALLER and (value * _SMALLER[unit][1]).denominator == 1:
            smaller, factor = _SMALLER[unit]
            total[smaller] = total.get(smaller, Fraction(0)) + value * factor
        else:
            total[unit] = total.get(unit, Fraction(0)) + value
    date = "".join(_said(total[u]) + _LETTERS[u] for u in ("year", "month", "week", "day") if u in total)
    time = "".join(_said(total[u]) + _LETTERS[u] for u in ("hour", "minute", "second") if u in total)
    return f"P{date}" + (f"T{time}" if time else "")


def _said(value: Fraction) -> str:
    number = whole(value)
    return str(number) if isinstance(number, int) else f"{float(number):.4f}".rstrip("0").rstrip(".")
