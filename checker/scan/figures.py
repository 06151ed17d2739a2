"""Figures: hedge, number, scale and what is counted; ranges, percents and durations are the same grammar with another tail."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from checker.model import Amount, Hedge, Mention, Span
from checker.scan import tails
from checker.scan.numbers import Read, read_number
from checker.scan.reader import Reader
from checker.scan.tails import Figure, Said

_ONE_SCALE = 20  # ends further apart do not share a scale ("بين 500 و2 مليون")
_DASH = re.compile(r" ?[-–—] ?")


def read_figures(reader: Reader) -> list[Mention]:
    """All figures of a passage that no date has claimed, in order."""
    found: list[Mention] = []
    i = 0
    while i < len(reader.atoms):
        starts = not reader.used[i] and (reader.atoms[i].digits or "starts" in reader.atoms[i].senses)
        figure = (_figure(reader, i) or _dual(reader, i)) if starts else None
        if figure is None:
            i += 1
            continue
        found.append(figure.mention)
        reader.claim(i, figure.last)
        i = figure.last + 1
    return found


def _figure(reader: Reader, i: int) -> Figure | None:
    number = read_number(reader, i)
    if number is None or _is_no_figure(reader, number) or _is_label(reader, number):
        return None
    said = _range(reader, number) or _single(reader, number)
    return tails.read(reader, said)


def _dual(reader: Reader, i: int) -> Figure | None:
    if "duration_dual" not in reader.atoms[i].senses:
        return None
    return tails.dual_duration(reader, i, *_hedge_before(reader, i))


def _is_no_figure(reader: Reader, number: Read) -> bool:
    """Words that are a number only beside others: "واحد"، "صفر"، "نصف" and "ألف" alone."""
    if number.last > number.first or reader.atoms[number.first].digits:
        return False
    senses = reader.atoms[number.first].senses
    return bool(
        senses.get("number") in (0, 1) or ("fraction" in senses and "scale" not in senses and "dual" not in senses)
    )


def _is_label(reader: Reader, number: Read) -> bool:
    """ "القناة (12)"، "المادة 7": a number that names a thing and counts nothing."""
    before = reader.last_word(reader.atoms[number.first].start)
    return bool(before) and reader.lexicon.sense(before, "date_neighbour") == "counter"


# ------------------------------------------------------------------------------------------------------- hedges and ranges


def _single(reader: Reader, number: Read) -> Said:
    hedge, start = _hedge_before(reader, number.first)
    end, last = reader.atoms[number.last].end, number.last
    if hedge == "none" and (after := reader.sense(last + 1, "hedge_after")) and reader.gap(last, last + 1) == " ":
        hedge, last = after, last + 1
        end = reader.atoms[last].end
    if number.vague:
        hedge = "about"
    place = 0 if hedge == "none" and number.exact else number.place
    value = None if number.vague else number.value
    return Said(Amount(value, place, hedge, number.vague, number.vague is not None), start, end, last)


def _hedge_before(reader: Reader, i: int) -> tuple[Hedge, int]:
    """The hedge before an atom, and where the figure begins with it."""
    atom = reader.atom(i - 1)
    if (
        atom is not None
        and "hedge" in atom.senses
        and not reader.used[i - 1]
        and reader.gap(i - 1, i).strip("و") in (" ", "", " ال", " ـ")
    ):
        reader.used[i - 1] = 1
        return atom.senses["hedge"], atom.start + len(atom.clitic)
    own = reader.atoms[i]
    return "none", own.start + (0 if own.digits else len(own.clitic))


def _range(reader: Reader, number: Read) -> Said | None:
    """ "ما بين 1.2 إلى 1.4 مليون"، "بين 5 و10 آلاف"، "من 5 إلى 7"، "5-7"."""
    opener = reader.sense(number.first - 1, "range") if reader.gap(number.first - 1, number.first) == " " else None
    for joined in (True, False):
        low = number if joined else read_number(reader, number.first, joined=False)
        if low is None or low.vague:
            return None
        joint = _joint_to(reader, low.last, opener)
        if joint is None:
            continue
        high = read_number(reader, joint.next)
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
    gap = reader.gap(last, last + 1).lstrip("%٪")  # "بين 10% إلى 20%"
    if following.senses.get("range") == "to" and gap == " " and reader.gap(last + 1, last + 2) in (" ", " ال"):
        return _Joint(last + 2, reader.span(following.start, following.end) if opener == "between" else None)
    if opener == "between" and following.clitic in ("و", "وال") and gap.rstrip("وال") in (" ", ""):
        return _Joint(last + 1, None)
    if following.digits and reader.atoms[last].digits and _DASH.fullmatch(reader.gap(last, last + 1)):
        counted = reader.atom(last + 2)
        known = counted and not counted.clitic and any(r in counted.senses for r in ("scale", "duration", "percent"))
        word = reader.word_after(following.end)
        if known or (word and tails.class_of(reader, word[0])) or tails.PERCENT_SIGN.match(reader.text, following.end):
            return _Joint(last + 1, None)
    return None


def _descends(low: Read, high: Read) -> bool:
    """ "بين 45 و40 مليون": with the scale that is said once, the first end is the greater; as it stands it would be 45 alone."""
    if low.coefficient is not None or high.coefficient is None:
        return False
    return high.coefficient < low.value < min(1000, _ONE_SCALE * high.coefficient)


def _between(reader: Reader, low: Read, high: Read, opener: str | None, joint: _Joint) -> Said | None:
    bottom, top = low.value, high.value
    if low.coefficient is None and high.coefficient is not None and bottom < high.coefficient:
        bottom = bottom * (top / Fraction(high.coefficient))  # the scale is said once: "بين 5 و10 آلاف"
        bottom = int(bottom) if bottom.denominator == 1 else bottom
    if bottom > top or _descends(low, high) or (opener is None and joint.connector is None and bottom == top):
        return None
    start = reader.atoms[low.first].start
    if opener == "between":
        reader.used[low.first - 1] = 1
        start = reader.atoms[low.first - 1].start + len(reader.atoms[low.first - 1].clitic)
    return Said(
        Amount(None, 0, "between", (bottom, top)), start, reader.atoms[high.last].end, high.last, joint.connector
    )
