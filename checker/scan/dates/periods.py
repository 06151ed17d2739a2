"""Months, weeks, years and the like by name or by their place beside today's: "الشهر الماضي"، "شهر 2"، "هذا العام"، "عام ألفين".

Each stream looks at one token and those behind it, and gives what it read with its last token; none claims anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.core.mentions import RelativeTime
from checker.core.patterns import regex
from checker.scan.dates.eras import BARE_YEARS
from checker.scan.dates.period_words import PeriodReading, behind, counted_in, folded, stepped, touches
from checker.scan.figures.numbers import read_number

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_OF = regex(r"[ \xa0]{1,3}(?:(?:من|في)[ \xa0]{1,3})?")
_YEAR_GAP = regex(r" ?[،,/]? ?(?:من |في )?")
_END = regex(
    r"[ \xa0]*(?:$|[\n.،,؛:!?؟)(\]»\"-]|(?:من|في|على|إلى|الي|حتى|حتي|ثم|لدى|عند|عام|سنه|العام|السنه|الساعه)(?![^\W_]))"
)
_YEARS = range(1900, 2101)
_ANY_YEARS = range(1000, 2101)
_FEW = 80  # code points beside a phrase that is all a passage says
_LETTERS = regex(r"[^\W\d_]")


def of(stream: TokenStream, i: int) -> bool:
    """Whether token i + 1 follows as what holds token i: with من, في, ب, ل or nothing between."""
    following = stream.token(i + 1)
    return following is not None and following.clitic in ("", "ب", "ل") and bool(_OF.fullmatch(stream.gap(i, i + 1)))


# -------------------------------------------------------------------------------------------------------- years and weeks


def year(stream: TokenStream, i: int, *, bare: bool = False) -> PeriodReading | None:
    """ "العام الماضي"، "عام 2018"، "2018"، "سنة ألفين وواحد وعشرين"; `bare` takes "العام" alone."""
    got = stepped(stream, i)
    if got:
        return got if got.moment.unit == "year" else None
    if stream.sense(i, "date_word") == "year":
        calendar, last = counted_in(stream, i, "year")
        if _is_terms(stream, i):
            return None
        if touches(stream, last) and (number := _number(stream, last + 1)) and number[0] in _ANY_YEARS:
            return PeriodReading(RelativeTime("year", number[0], calendar=calendar), number[1])
        return stepped(stream, i, bare=True) if bare and stream.sense(i, "unit") == "year" else None
    token = stream.token(i)
    if token and token.digits and len(token.digits) == 4 and token.digits.isdecimal() and int(token.digits) in _YEARS:
        return None if _is_counted(stream, i) else PeriodReading(RelativeTime("year", int(token.digits)), i)
    return None


def _is_terms(stream: TokenStream, i: int) -> bool:
    """ "العام الدراسي 2018", "السنة المالية 2017/2018": a year that does not begin in January, as plain dates and ranges read it."""
    token = stream.tokens[i]
    return " " in folded(stream, i) and not folded(stream, i).endswith(("ميلادي", "ميلاديه")) and not token.digits


def _number(stream: TokenStream, i: int) -> tuple[int, int] | None:
    """A whole number in digits or words, and its last token; "الألفان والواحد والعشرون" too."""
    found = read_number(stream, i)
    if found is None or found.value.denominator != 1 or found.vague:
        return None
    return int(found.value), found.last


def _is_counted(stream: TokenStream, i: int) -> bool:
    following = stream.token(i + 1)
    return (
        following is not None
        and touches(stream, i)
        and any(role in following.senses for role in ("scale", "percent", "duration"))
    )


def of_year(stream: TokenStream, last: int, *, bare: bool = False) -> PeriodReading | None:
    """The year that holds what ends at a token: "… من العام الماضي"، "… 2018"، "… لعام 2014"."""
    following = stream.token(last + 1)
    if (
        following is None
        or following.clitic not in ("", "ب", "ل")
        or not _YEAR_GAP.fullmatch(stream.gap(last, last + 1))
    ):
        return None
    return year(stream, last + 1, bare=bare)


def hijri_year(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "1438" or "لعام 1438" behind what can only have a Hijri year."""
    if stream.sense(i, "date_word") == "year" and touches(stream, i):
        i += 1
    token = stream.token(i)
    if token is None or token.clitic not in ("", "ل") or stream.gap(i - 1, i) != " ":
        return None
    digits = token.digits or ""
    return (
        PeriodReading(RelativeTime("year", int(digits)), i)
        if digits.isdecimal() and int(digits) in BARE_YEARS["hijri"]
        else None
    )


def week(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "الأسبوع الماضي"، "هذا الأسبوع"."""
    got = stepped(stream, i)
    return got if got and got.moment.unit == "week" else None


# ---------------------------------------------------------------------------------------------------------------- months


def month(stream: TokenStream, i: int) -> PeriodReading | None:
    """A month by name, by number behind شهر, by its place in the year ("الشهر التاسع") or beside today's, with its year."""
    got = stepped(stream, i)
    if got:
        return got if got.moment.unit == "month" else None
    number, last = _month_number(stream, i)
    calendar = _calendar(stream, i)
    if number is None or calendar not in ("gregorian", "hijri"):
        return None
    if (step := behind(stream, last, "step")) is not None:
        return PeriodReading(RelativeTime("month", number, step=step, calendar=calendar), last + 1)
    holder = of_year(stream, last) or (hijri_year(stream, last + 1) if calendar == "hijri" else None)
    if holder is not None:
        return PeriodReading(RelativeTime("month", number, within=holder.moment, calendar=calendar), holder.last)
    return PeriodReading(RelativeTime("month", number, calendar=calendar), last)


def _calendar(stream: TokenStream, i: int) -> str:
    """The calendar of the month that begins at a token, behind شهر or not."""
    word = stream.sense(i, "month") or stream.sense(i + 1, "month")
    return word.calendar if word else "gregorian"


def _month_number(stream: TokenStream, i: int) -> tuple[int | None, int]:
    if "month" in (senses := stream.tokens[i].senses):
        second = stream.sense(i + 1, "month")
        paired = second and second.number == senses["month"].number and not stream.tokens[i + 1].clitic
        return senses["month"].number, i + 1 if paired and len(stream.gap(i, i + 1)) <= 3 else i
    if stream.sense(i, "date_word") == "month" and touches(stream, i):
        if "month" in stream.tokens[i + 1].senses:
            return _month_number(stream, i + 1)
        return _numbered(stream, i + 1)
    if stream.sense(i, "unit") == "month" and (number := behind(stream, i, "ordinal")) and number <= 12:
        return number, i + 1
    return None, i


def _numbered(stream: TokenStream, i: int) -> tuple[int | None, int]:
    """ "شهر 2"، "شهر عشرة"; not "شهر واحد", and not where the number counts what follows."""
    number = _number(stream, i)
    if number is None or not 1 <= number[0] <= 12 or (number[0] == 1 and not stream.tokens[i].digits):
        return None, i
    last = number[1]
    after = stream.tokens[last].end
    following = stream.token(last + 1)
    dated = following is not None and (
        "step" in following.senses
        or len(following.digits or "") == 4
        or "unit" in following.senses
        or "weekday" in following.senses
    )
    if not (dated and of(stream, last)) and not _END.match(stream.text, after):
        return None, i
    return number[0], last


def is_named(stream: TokenStream, i: int) -> bool:
    """Whether a month name at a token is sure to be one."""
    word = stream.sense(i, "month")
    return word is not None and not word.ambiguous


def longer(stream: TokenStream, i: int, *, bare: bool = False) -> PeriodReading | None:
    """A month, year, week or decade that may hold something."""
    for read in (month, week):
        if got := read(stream, i):
            return got
    if got := year(stream, i, bare=bare):
        return got
    got = stepped(stream, i)
    return got if got and got.moment.unit in ("decade", "century", "quarter", "half") else None


def is_whole(stream: TokenStream, first: int, last: int) -> bool:
    """Whether no other word stands in the passage."""
    start, end = stream.tokens[first].start, stream.tokens[last].end
    if start + len(stream.text) - end >= _FEW:
        return False
    return not re.search(r"\w", stream.text[:start].removesuffix("في ") + stream.text[end:])


def is_day(stream: TokenStream, k: int) -> bool:
    """Whether a token can be a day of the month."""
    token = stream.token(k)
    if token is None:
        return False
    if token.digits:
        return len(token.digits) <= 2 and token.digits.isdecimal() and 1 <= int(token.digits) <= 31
    return "ordinal" in token.senses and "nth" not in token.senses


def is_plain(moment: RelativeTime) -> bool:
    """Whether a date of day, month and year says all that this month says."""
    return moment.step in (None, -1, 0, 1) and (moment.within is None or moment.within.number is not None)
