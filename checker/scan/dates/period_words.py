"""What the grammars of periods share: words beside a token, and how far a time lies from today's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.mentions import RelativeTime
from checker.core.patterns import regex

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream


_SPACE = regex(r"[ \xa0]{1,3}")


class PeriodReading(Struct, frozen=True):
    """What was read, and the last token of it."""

    moment: RelativeTime
    last: int


def touches(stream: TokenStream, i: int) -> bool:
    """Whether token i + 1 stands one space behind token i, without a particle."""
    following = stream.token(i + 1)
    return following is not None and not following.clitic and bool(_SPACE.fullmatch(stream.gap(i, i + 1)))


def behind(stream: TokenStream, i: int, role: str) -> int | None:
    """The value of a role of the token that touches token i from behind; None where there is none."""
    value: int | None = stream.sense(i + 1, role) if touches(stream, i) else None
    return value


def folded(stream: TokenStream, i: int) -> str:
    """The word of a token without its particle."""
    token = stream.tokens[i]
    return stream.text[token.start + (0 if token.digits else len(token.clitic)) : token.end]


def stepped(stream: TokenStream, i: int, *, bare: bool = False) -> PeriodReading | None:
    """ "الأسبوع الماضي"، "هذا الشهر"، "الشهر هذا"، "العام الهجري الجاري"; `bare` takes the unit alone as today's own."""
    if stream.sense(i, "this") and (unit := behind(stream, i, "unit")):
        calendar, last = counted_in(stream, i + 1, str(unit))
        return PeriodReading(RelativeTime(str(unit), step=0, calendar=calendar), last)
    unit = stream.sense(i, "unit")
    if unit is None or _is_title(stream, i):
        return None
    calendar, last = counted_in(stream, i, unit)
    if (step := behind(stream, last, "step")) is not None:
        return PeriodReading(RelativeTime(unit, step=step, calendar=calendar), last + 1)
    if behind(stream, last, "this") and folded(stream, last + 1) in ("هذا", "هاد", "هاي", "هذي"):
        return PeriodReading(RelativeTime(unit, step=0, calendar=calendar), last + 1)
    return (
        PeriodReading(RelativeTime(unit, step=0, calendar=calendar), last)
        if bare and not _is_new(stream, last)
        else None
    )


def counted_in(stream: TokenStream, last: int, unit: str) -> tuple[str, int]:
    """The calendar of a month or year that ends at a token, and its last token: "العام الهجري"."""
    if unit in ("month", "year") and (calendar := behind(stream, last, "era")):
        return str(calendar), last + 1
    return "gregorian", last


def _is_new(stream: TokenStream, last: int) -> bool:
    """ "العام الجديد": in December the next one, in January this one."""
    after = stream.word_after(stream.tokens[last].end)
    return after is not None and after[0] in _NEW


def _is_title(stream: TokenStream, i: int) -> bool:
    """ "الأمين العام السابق": the general is no year."""
    if folded(stream, i) != "العام":
        return False
    before = stream.word_before(stream.tokens[i].start)
    if stream.lexicon.sense(before, "moment_neighbour") == "title":
        return True
    following = stream.word_after(stream.tokens[i].end)
    return bool(following and following[0] in _OFFICE and before.startswith(("ال", "لل", "بال", "وال")))


_NEW = ("الجديد", "الجديده")
# the words behind "العام" that speak of a holder of an office as often as of a year
_OFFICE = frozenset({"السابق", "الحالي", "الراهن", "الجديد", "التالي", "الاخير"})
