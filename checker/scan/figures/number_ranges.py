"""Ranges of two numbers: "ما بين 1.2 إلى 1.4 مليون"، "بين 5 و10 آلاف"، "من 5 إلى 7"، "5-7 أيام"، "ثلاثة أو أربعة أشخاص"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.division import divisor, quotient
from checker.core.model import Amount, Span, whole
from checker.core.patterns import regex
from checker.scan.figures.numbers import Read, read_number
from checker.scan.figures.parse_state import Said

if TYPE_CHECKING:
    from checker.scan.token_stream import Reader

_DASH = regex(r" ?[-–—] ?")
_PERCENT = regex(r" ?[%٪]")
_ONE_SCALE = 20  # ends further apart do not share a scale ("بين 500 و2 مليون")
_ANDS = {True: ("", "و", "ال", "وال"), False: ("و", "وال")}  # between the ends, with and without a glued و
_TAILS = ("unit", "money", "noun")
_NEAR = 10  # code points, the longest of what may stand between the ends without بين: a percent sign, a word for "or"


def read(reader: Reader, number: Read) -> Said | None:
    """The range that begins with a number."""
    opener = reader.atoms[number.first - 1].senses.get("range") if number.first else None
    if opener is not None and reader.gap(number.first - 1, number.first) != " ":
        opener = None
    if opener != "between" and not _may_join(reader, number.last):
        return None
    # a shorter first end has و behind it, which joins two ends only after بين
    for joined in (True, False) if number.last > number.first and opener == "between" else (True,):
        low = number if joined else read_number(reader, number.first, joined=False)
        if low is None or low.vague:
            return None
        joint = _joint(reader, low.last, opener)
        if joint is None:
            continue
        high = read_number(reader, joint.next)
        if high is None or high.vague or (_has_sign(reader, low) and not _is_percent(reader, high)):
            continue
        return _between(reader, low, high, opener, joint)
    return None


def _may_join(reader: Reader, last: int) -> bool:
    """Whether إلى or another number stands near behind a number: without بين before it, only those make a range of it."""
    at = last + 1
    if at >= len(reader.atoms):
        return False
    following = reader.atoms[at]
    return following.start - reader.atoms[last].end <= _NEAR and (
        following.digits is not None or "starts" in following.senses or "range" in following.senses
    )


class _Joint(Struct, frozen=True):
    """The atom of the second end, and إلى where و belongs."""

    next: int
    connector: Span | None = None


def _joint(reader: Reader, last: int, opener: str | None) -> _Joint | None:
    """What joins the two ends: و after بين, إلى after بين, من or nothing, أو, a dash between digits."""
    end = _tail_end(reader, last) if opener == "between" else reader.atoms[last].end
    if sign := _PERCENT.match(reader.text, end):  # "بين 10% إلى 20%"
        end = sign.end()
    at = reader.next_atom(last + 1, end)
    following = reader.atom(at)
    if following is None:
        return None
    gap = reader.text[end : following.start]
    if following.senses.get("range") == "to" and gap == " " and reader.gap(at, at + 1) in (" ", " ال"):
        return _Joint(at + 1, reader.span(following.start, following.end) if opener == "between" else None)
    if opener == "between" and gap.strip(" ") in _ANDS[following.clitic.startswith("و")]:
        return _Joint(at)
    if at > last + 1:
        return None
    if _is_or(reader, gap) and not following.clitic:
        return _Joint(at)
    return _Joint(at) if _is_dashed(reader, last) else None


def _has_sign(reader: Reader, number: Read) -> bool:
    return bool(_PERCENT.match(reader.text, reader.atoms[number.last].end))


def _is_percent(reader: Reader, number: Read) -> bool:
    """Whether a number is a percentage: "هبطت 45% إلى 80 دولارا" is no range."""
    return _has_sign(reader, number) or bool(reader.sense(number.last + 1, "percent"))


def _tail_end(reader: Reader, last: int) -> int:
    """Behind what the first end counts, where it says so ("بين 10 دولارات و15 دولارا"، "بين 5 بالمئة و7 بالمئة")."""
    end = reader.atoms[last].end
    if reader.sense(last + 1, "percent") and reader.gap(last, last + 1) == " ":
        return reader.atoms[last + 1].end
    behind = reader.behind(end)
    for role in _TAILS:
        if found := behind.get(role):
            return found.end
    return end


def _is_or(reader: Reader, gap: str) -> bool:
    return 3 < len(gap) < 6 and bool(reader.beside.of(gap.strip(" "), "or"))


def _is_dashed(reader: Reader, last: int) -> bool:
    """ "5-7 أيام": a dash between digits is a range where what is counted follows; "3-1" is a score."""
    following = reader.atoms[last + 1]
    if not (following.digits and reader.atoms[last].digits and _DASH.fullmatch(reader.gap(last, last + 1))):
        return False
    counted = reader.atom(last + 2)
    if counted and not counted.clitic and reader.gap(last + 1, last + 2) in (" ", "") and any(
        role in counted.senses for role in ("scale", "duration", "percent")
    ):  # fmt: skip
        return True
    if _PERCENT.match(reader.text, following.end):
        return True
    return any(reader.behind(following.end).get(role) for role in _TAILS)


def _descends(low: Read, high: Read) -> bool:
    """ "بين 45 و40 مليون": with the scale that is said once, the first end is the greater; as it stands it would be 45 alone."""
    if low.coefficient is not None or high.coefficient is None:
        return False
    return high.coefficient < low.value < min(1000, _ONE_SCALE * high.coefficient)


def _between(reader: Reader, low: Read, high: Read, opener: str | None, joint: _Joint) -> Said | None:
    bottom, top = low.value, high.value
    said = divisor(high.coefficient)  # "بين 5 و10 آلاف": 10
    if low.coefficient is None and said and bottom < said:
        bottom = whole(bottom * quotient(top, said))  # the scale is said once: "بين 5 و10 آلاف"
    if bottom > top or _descends(low, high) or (opener is None and joint.connector is None and bottom == top):
        return None
    begin = start = reader.begin(low.first)
    if opener == "between":
        reader.used[low.first - 1] = 1
        start = reader.begin(low.first - 1)
    end = reader.atoms[high.last].end
    amount = Amount(None, 0, "between", (bottom, top))
    return Said(amount, start, end, high.last, joint.connector, begin=begin)
