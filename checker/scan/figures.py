"""Figures: hedge, number, scale and what is counted; ranges, percents and durations are the same grammar with another tail."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from checker.model import DurationMention, Hedge, Interval, Mention, Number, PercentMention, QuantityMention, Span
from checker.scan.numbers import Read, intervals, read_number
from checker.scan.reader import Reader

_PERCENT_SIGN = re.compile(r" ?[%٪]")
_DASH = re.compile(r" ?[-–—] ?")
_ISO = {"second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"),
        "month": ("P", "M"), "year": ("P", "Y")}  # fmt: skip
_YEARS_IN = {"decade": 10, "century": 100}


def read_figures(reader: Reader) -> list[Mention]:
    """All figures of a passage that no date has claimed, in order."""
    found: list[Mention] = []
    i = 0
    while i < len(reader.atoms):
        figure = None if reader.used[i] else _figure(reader, i) or _dual_duration(reader, i)
        if figure is None:
            i += 1
            continue
        found.append(figure.mention)
        reader.claim(i, figure.last)
        i = figure.last + 1
    return found


class _Figure(NamedTuple):
    mention: Mention
    last: int


class _Amount(NamedTuple):
    """A number or a range of two, before its tail is known."""

    value: Number | None
    entails: Interval
    suggests: Interval
    hedge: Hedge
    start: int
    end: int
    last: int
    connector: Span | None = None
    vague: bool = False


def _figure(reader: Reader, i: int) -> _Figure | None:
    if not _may_start(reader, i):
        return None
    number = read_number(reader, i)
    if number is None or _is_no_figure(reader, number):
        return None
    amount = _range(reader, number) or _single(reader, number)
    return _percent(reader, amount) or _duration(reader, amount) or _quantity(reader, amount)


def _may_start(reader: Reader, i: int) -> bool:
    senses = reader.atoms[i].senses
    return bool(reader.atoms[i].digits) or any(role in senses for role in ("number", "scale", "dual", "fraction", "vague", "eleven"))


def _is_no_figure(reader: Reader, number: Read) -> bool:
    """Words that are a number only beside others: "واحد"، "صفر"، "نصف" and "ألف" alone."""
    if number.last > number.first or reader.atoms[number.first].digits:
        return False
    senses = reader.atoms[number.first].senses
    return bool(senses.get("number") in (0, 1) or ("fraction" in senses and "scale" not in senses and "dual" not in senses))


# ------------------------------------------------------------------------------------------------------- hedges and ranges


def _single(reader: Reader, number: Read) -> _Amount:
    hedge, start = _hedge_before(reader, number.first)
    end, last = reader.atoms[number.last].end, number.last
    if hedge == "none" and (after := reader.sense(last + 1, "hedge_after")) and reader.gap(last, last + 1) == " ":
        hedge, last = after, last + 1
        end = reader.atoms[last].end
    if number.vague:
        hedge = "about"
    entails, suggests = intervals(number, hedge)
    return _Amount(number.value, entails, suggests, hedge, start, end, last, vague=number.vague is not None)


def _hedge_before(reader: Reader, i: int) -> tuple[Hedge, int]:
    atom = reader.atom(i - 1)
    if atom is not None and "hedge" in atom.senses and not reader.used[i - 1] and reader.gap(i - 1, i).strip("و") in (" ", "", " ال", " ـ"):
        reader.used[i - 1] = 1
        return atom.senses["hedge"], atom.start + len(atom.clitic)
    own = reader.atoms[i]
    return "none", own.start + (0 if own.digits else len(own.clitic))


def _range(reader: Reader, number: Read) -> _Amount | None:
    """ "ما بين 1.2 إلى 1.4 مليون"، "بين 5 و10 آلاف"، "من 5 إلى 7"، "5-7"."""
    opener = reader.sense(number.first - 1, "range") if reader.gap(number.first - 1, number.first) == " " else None
    for whole in (True, False):
        low = number if whole else read_number(reader, number.first, whole=False)
        if low is None or low.vague:
            return None
        joint = _joint_to(reader, low.last, opener)
        if joint is None:
            continue
        high = read_number(reader, joint.next, whole=True)
        if high is None or high.vague:
            continue
        return _between(reader, low, high, opener, joint)
    return None


class _Joint(NamedTuple):
    next: int
    connector: Span | None


def _joint_to(reader: Reader, last: int, opener: str | None) -> _Joint | None:
    """What joins the two ends: و after بين, إلى after بين, من or nothing, a dash between digits."""
    following = reader.atom(last + 1)
    if following is None:
        return None
    if following.senses.get("range") == "to" and reader.gap(last, last + 1) == " " and reader.gap(last + 1, last + 2) in (" ", " ال"):
        return _Joint(last + 2, reader.span(following.start, following.end) if opener == "between" else None)
    if opener == "between" and following.clitic in ("و", "وال") and reader.gap(last, last + 1).rstrip("وال") in (" ", ""):
        return _Joint(last + 1, None)
    if following.digits and reader.atoms[last].digits and _DASH.fullmatch(reader.gap(last, last + 1)):
        counted = reader.atom(last + 2)
        known = counted and not counted.clitic and any(r in counted.senses for r in ("scale", "people", "duration", "percent", "nationality"))
        if known or _PERCENT_SIGN.match(reader.text, following.end):
            return _Joint(last + 1, None)
    return None


def _between(reader: Reader, low: Read, high: Read, opener: str | None, joint: _Joint) -> _Amount | None:
    bottom, top = low.value, high.value
    if low.coefficient is None and high.coefficient is not None and bottom < high.coefficient:
        bottom = bottom * (top / Fraction(high.coefficient))  # the scale is said once: "بين 5 و10 آلاف"
        bottom = int(bottom) if bottom.denominator == 1 else bottom
    if bottom > top or (opener is None and joint.connector is None and bottom == top):
        return None
    start = reader.atoms[low.first].start
    if opener == "between":
        reader.used[low.first - 1] = 1
        start = reader.atoms[low.first - 1].start + len(reader.atoms[low.first - 1].clitic)
    interval = Interval(bottom, top)
    return _Amount(None, interval, interval, "between", start, reader.atoms[high.last].end, high.last, joint.connector)


# ------------------------------------------------------------------------------------------------------------------- tails


def _percent(reader: Reader, amount: _Amount) -> _Figure | None:
    last = amount.last
    if sign := _PERCENT_SIGN.match(reader.text, amount.end):
        end = sign.end()
    elif reader.sense(last + 1, "percent") and reader.gap(last, last + 1) == " ":
        last += 1
        end = reader.atoms[last].end
    else:
        return None
    span = reader.span(amount.start, end)
    return _Figure(PercentMention(span, reader.written(span), amount.value, amount.entails, amount.hedge, amount.connector), last)


def _duration(reader: Reader, amount: _Amount) -> _Figure | None:
    unit = reader.sense(amount.last + 1, "duration")
    if unit is None or reader.atoms[amount.last + 1].clitic or reader.gap(amount.last, amount.last + 1) not in (" ", "", "\xa0"):
        return None
    last = amount.last + 1
    if reader.sense(last + 1, "date_word") is None and _names_year(reader, last):
        return None
    hedge, end = amount.hedge, reader.atoms[last].end
    if hedge == "none" and (after := reader.sense(last + 1, "hedge_after")) and reader.gap(last, last + 1) == " ":
        hedge, last = after, last + 1
        end = reader.atoms[last].end
    if amount.value is None:
        low, high = _iso(amount.entails.low or 0, unit), _iso(amount.entails.high or 0, unit)
        value, span = None, reader.span(amount.start, end)
    else:
        low = high = value = _iso(amount.value, unit)
        span = reader.span(amount.start, end)
    return _Figure(DurationMention(span, reader.written(span), value, hedge, low, high, amount.connector), last)


def _names_year(reader: Reader, i: int) -> bool:
    """ "34 عام 2018": the unit is the word before a year."""
    following = reader.atom(i + 1)
    return bool(following and following.digits and len(following.digits) == 4 and reader.sense(i, "date_word") == "year"  # noqa: PLR2004
                and reader.gap(i, i + 1) == " ")  # fmt: skip


def _iso(value: Number, unit: str) -> str:
    """An ISO 8601 duration; decades and centuries become years, fractions decimals."""
    number = Fraction(value) * _YEARS_IN.get(unit, 1)
    prefix, letter = _ISO["year" if unit in _YEARS_IN else unit]
    text = str(number.numerator) if number.denominator == 1 else f"{float(number):.3f}".rstrip("0").rstrip(".")
    return f"{prefix}{text}{letter}"


def _dual_duration(reader: Reader, i: int) -> _Figure | None:
    """ "ساعتين"، "أسبوعين": the number is in the word."""
    atom = reader.atoms[i]
    unit = atom.senses.get("duration_dual")
    if unit is None:
        return None
    hedge, start = _hedge_before(reader, i)
    span = reader.span(start, atom.end)
    iso = _iso(2, unit)
    return _Figure(DurationMention(span, reader.written(span), iso, hedge, iso, iso), i)


def _quantity(reader: Reader, amount: _Amount) -> _Figure:
    span = reader.span(amount.start, amount.end)
    noun, noun_span, counted = _noun(reader, amount)
    people = bool(counted)
    mention = QuantityMention(
        span, reader.written(span), amount.value, amount.entails, amount.suggests, amount.hedge,
        unit="person" if people else "item" if noun else None, noun=noun, noun_span=noun_span, counted=counted,
        connector=amount.connector, vague=amount.vague,
    )  # fmt: skip
    return _Figure(mention, amount.last)


def _noun(reader: Reader, amount: _Amount) -> tuple[str | None, Span | None, tuple[str, ...]]:
    """What is counted: the word behind the number as written, and its classes where the lexicon knows it as people."""
    word = reader.word_after(amount.end)
    if word is None:
        return None, None, ()
    known = reader.lexicon.forms.get(word[0])
    if known and ("not_noun" in known.senses or known.clitic in ("و", "ف") or "month" in known.senses):
        return None, None, ()
    span = reader.span(word.start(), word.end())
    classes = []
    k = amount.last + 1
    while (atom := reader.atom(k)) is not None and reader.gap(k - 1, k) == " " and atom.clitic in ("", "ال"):
        found = atom.senses.get("people") or atom.senses.get("nationality")
        if found is None:
            break
        classes.append(found)
        k += 1
    return reader.written(span), span, tuple(classes)
