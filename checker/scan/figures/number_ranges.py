"""Ranges of two numbers: "ما بين 1.2 إلى 1.4 مليون"، "بين 5 و10 آلاف"، "من 5 إلى 7"، "5-7 أيام"، "ثلاثة أو أربعة أشخاص"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.amounts import Amount, whole
from checker.core.division import divisor, quotient
from checker.core.documents import Span
from checker.core.patterns import regex
from checker.scan.figures.numbers import NumberReading, read_number
from checker.scan.figures.parse_state import NumberPhrase

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_DASH = regex(r" ?[-–—] ?")
_PERCENT = regex(r" ?[%٪]")
_ONE_SCALE = 20  # ends further apart do not share a scale ("بين 500 و2 مليون")
_ANDS = {True: ("", "و", "ال", "وال"), False: ("و", "وال")}  # between the ends, with and without a glued و
_TAILS = ("unit", "money", "noun")
_NEAR = 10  # code points, the longest of what may stand between the ends without بين: a percent sign, a word for "or"


def read(stream: TokenStream, number: NumberReading) -> NumberPhrase | None:
    """The range that begins with a number."""
    opener = stream.tokens[number.first - 1].senses.get("range") if number.first else None
    if opener is not None and stream.gap(number.first - 1, number.first) != " ":
        opener = None
    if opener != "between" and not _may_join(stream, number.last):
        return None
    # a shorter first end has و behind it, which joins two ends only after بين
    for joined in (True, False) if number.last > number.first and opener == "between" else (True,):
        low = number if joined else read_number(stream, number.first, joined=False)
        if low is None or low.vague:
            return None
        joint = _joint(stream, low.last, opener)
        if joint is None:
            continue
        high = read_number(stream, joint.next)
        if high is None or high.vague or (_has_sign(stream, low) and not _is_percent(stream, high)):
            continue
        if (found := _between(stream, low, high, opener, joint)) or not joined:
            return found
    return None


def _may_join(stream: TokenStream, last: int) -> bool:
    """Whether إلى or another number stands near behind a number: without بين before it, only those make a range of it."""
    at = last + 1
    if at >= len(stream.tokens):
        return False
    following = stream.tokens[at]
    return following.start - stream.tokens[last].end <= _NEAR and (
        following.digits is not None or "starts" in following.senses or "range" in following.senses
    )


class _Joint(Struct, frozen=True):
    """The token of the second end, and إلى where و belongs."""

    next: int
    connector: Span | None = None


def _joint(stream: TokenStream, last: int, opener: str | None) -> _Joint | None:
    """What joins the two ends: و after بين, إلى after بين, من or nothing, أو, a dash between digits."""
    end = _tail_end(stream, last) if opener == "between" else stream.tokens[last].end
    if sign := _PERCENT.match(stream.text, end):  # "بين 10% إلى 20%"
        end = sign.end()
    at = stream.next_token(last + 1, end)
    following = stream.token(at)
    if following is None:
        return None
    gap = stream.text[end : following.start]
    if following.senses.get("range") == "to" and gap == " " and stream.gap(at, at + 1) in (" ", " ال"):
        return _Joint(at + 1, stream.span(following.start, following.end) if opener == "between" else None)
    if opener == "between" and gap.strip(" ") in _ANDS[following.clitic.startswith("و")]:
        return _Joint(at)
    if at > last + 1:
        return None
    if _is_or(stream, gap) and not following.clitic:
        return _Joint(at)
    return _Joint(at) if _is_dashed(stream, last) else None


def _has_sign(stream: TokenStream, number: NumberReading) -> bool:
    return bool(_PERCENT.match(stream.text, stream.tokens[number.last].end))


def _is_percent(stream: TokenStream, number: NumberReading) -> bool:
    """Whether a number is a percentage: "هبطت 45% إلى 80 دولارا" is no range."""
    return _has_sign(stream, number) or bool(stream.sense(number.last + 1, "percent"))


def _tail_end(stream: TokenStream, last: int) -> int:
    """Behind what the first end counts, where it says so ("بين 10 دولارات و15 دولارا"، "بين 5 بالمئة و7 بالمئة")."""
    end = stream.tokens[last].end
    if stream.sense(last + 1, "percent") and stream.gap(last, last + 1) == " ":
        return stream.tokens[last + 1].end
    behind = stream.behind(end)
    for role in _TAILS:
        if found := behind.get(role):
            return found.end
    return end


def _is_or(stream: TokenStream, gap: str) -> bool:
    return 3 < len(gap) < 6 and bool(stream.beside.of(gap.strip(" "), "or"))


def _is_dashed(stream: TokenStream, last: int) -> bool:
    """ "5-7 أيام": a dash between digits is a range where what is counted follows; "3-1" is a score."""
    following = stream.tokens[last + 1]
    if not (following.digits and stream.tokens[last].digits and _DASH.fullmatch(stream.gap(last, last + 1))):
        return False
    counted = stream.token(last + 2)
    if counted and not counted.clitic and stream.gap(last + 1, last + 2) in (" ", "") and any(
        role in counted.senses for role in ("scale", "duration", "percent")
    ):  # fmt: skip
        return True
    if _PERCENT.match(stream.text, following.end):
        return True
    return any(stream.behind(following.end).get(role) for role in _TAILS)


def _descends(low: NumberReading, high: NumberReading) -> bool:
    """ "بين 45 و40 مليون": with the scale that is said once, the first end is the greater; as it stands it would be 45 alone."""
    if low.coefficient is not None or high.coefficient is None:
        return False
    return high.coefficient < low.value < min(1000, _ONE_SCALE * high.coefficient)


def _between(
    stream: TokenStream, low: NumberReading, high: NumberReading, opener: str | None, joint: _Joint
) -> NumberPhrase | None:
    bottom, top = low.value, high.value
    if low.coefficient is None and (said := divisor(high.coefficient)) and bottom < said:
        bottom = whole(bottom * quotient(top, said))  # the scale is said once: "بين 5 و10 آلاف"
    if bottom > top or _descends(low, high) or (opener is None and joint.connector is None and bottom == top):
        return None
    begin = start = stream.begin(low.first)
    if opener == "between":
        stream.used[low.first - 1] = 1
        start = stream.begin(low.first - 1)
    end = stream.tokens[high.last].end
    amount = Amount(None, 0, "between", (bottom, top))
    return NumberPhrase(amount, start, end, high.last, joint.connector, begin=begin)
