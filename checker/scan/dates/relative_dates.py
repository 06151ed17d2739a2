"""Dates that only the dateline fixes, and times longer or vaguer than a day: "قبل أسبوعين"، "آخر أحد من شباط"، "صيف 2015"، "الثمانينيات".

The grammar starts at its trigger words; what already is a plain date (day and month names) stays one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.core.model import DateMention, DateNumber, RelativeTime
from checker.core.patterns import regex
from checker.scan.dates.durations import length
from checker.scan.dates.long_periods import (
    century,
    decade,
    edge,
    edged,
    feast_day,
    first_months,
    hijri_holiday,
    holiday,
    month_alone,
    own,
    quarter,
    season,
    year_in_words,
)
from checker.scan.dates.named_days import NamedDay, day_word
from checker.scan.dates.periods import (
    PeriodReading,
    behind,
    counted_in,
    folded,
    is_day,
    is_plain,
    is_whole,
    longer,
    month,
    of,
    touches,
    week,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.scan.token_stream import TokenStream

_UNIT_DAYS = ("day", "week", "month", "year", "decade", "century")
_JOIN = regex(r"[ \xa0]{1,2}(?:[(،,] ?)?(?:من )?")
_FROM_NOW = regex(r" (?:الان|اليوم)(?!\w)")
_HEDGE = regex(r"(?<= )(?:نحو|حوالي|قرابه|اكثر من|اقل من|ما يقارب|زهاء) $")


def read_relative(stream: TokenStream) -> list[DateMention]:
    """All relative dates of a passage, in order; their tokens are claimed."""
    found = []
    i = 0
    while i < len(stream.tokens):
        if not stream.used[i] and (date := _at(stream, i)):
            found.append(date.mention)
            stream.claim(date.first, date.last)
            i = date.last
        i += 1
    return found


def _at(stream: TokenStream, i: int) -> NamedDay | None:
    for role, read in _STARTS:
        if (role == "digits" and stream.tokens[i].digits) or role in stream.tokens[i].senses:
            got = read(stream, i)
            if got is not None and not any(stream.used[i : got.last + 1]):
                return _mention(stream, i, got)
    return day_word(stream, i)


def _mention(stream: TokenStream, first: int, got: PeriodReading) -> NamedDay:
    start = _first_of(stream, first, got.moment)
    begin = stream.tokens[first].start + (0 if stream.tokens[first].digits else len(stream.tokens[first].clitic))
    span = stream.span(begin if start is None else start, stream.tokens[got.last].end)
    moment = got.moment
    weekday = None
    for k in range(first, got.last + 1):
        for role in ("weekday", "weekday_bare"):
            if moment.unit == "weekday" and stream.sense(k, role) == moment.number and weekday is None:
                weekday = DateNumber(
                    stream.tokens[k].senses[role], stream.span(stream.tokens[k].start, stream.tokens[k].end)
                )
    mention = DateMention(span, stream.written(span), span, weekday, moment=moment)
    return NamedDay(mention, first, got.last)


def _first_of(stream: TokenStream, first: int, moment: RelativeTime) -> int | None:
    """Where قبل or بعد begins before a duration."""
    if moment.distance is None and (moment.within is None or moment.within.distance is None):
        return None
    token = stream.tokens[first]
    if "weekday" in token.senses:
        return None
    found = lead_before(stream, token.start)
    return found[1] if found else None


# --------------------------------------------------------------------------------------------------- distance from today


def lead_before(stream: TokenStream, at: int) -> tuple[int, int] | None:
    """قبل، بعد، منذ، خلال before an offset, with a hedge between or not: its direction and where it begins."""
    at = len(stream.text[max(0, at - 4) : at].rstrip(" \xa0")) + max(0, at - 4) + 1
    hedge = _HEDGE.search(stream.text, max(0, at - 14), at)
    at = hedge.start() if hedge else at
    word = stream.word_before(at)
    way = stream.lexicon.sense(word, "lead")
    if way is None or not word:
        return None
    start = at - 1 - len(word)
    if word == "غضون":
        start -= 3
    return way, start + (word[0] == "و" and stream.lexicon.sense(word[1:], "lead") is not None)


def read_distance(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "قبل أسبوعين"، "بعد 3 أيام"، "منذ عام"، "خلال شهرين"."""
    said = length(stream, i)
    if said is None or said.unit not in _UNIT_DAYS or said.value.denominator != 1 or stream.tokens[i].clitic:
        return None
    lead = lead_before(stream, stream.tokens[i].start)
    if lead is None or _is_other(stream, said.last):
        return None
    way, start = lead
    if way == 0 and (said.single or (stream.text[start : start + 2] == "في" and _in_goes_on(stream, said.last))):
        return None
    value = int(said.value)
    unit = "year" if said.unit in ("decade", "century") else said.unit
    value *= {"decade": 10, "century": 100}.get(said.unit, 1)
    calendar, last = counted_in(stream, said.last, unit)
    moment = RelativeTime(unit, distance=value * (way or 1), window=way == 0, calendar=calendar)
    if calendar != "gregorian":
        return PeriodReading(moment, last) if unit == "year" and way else None
    following = stream.token(said.last + 1)
    after = said.last + 1
    if following and touches(stream, said.last) and stream.sense(after, "date_word") == "day":
        following, after = stream.token(after + 1), after + 1
    if following and "weekday" in following.senses and touches(stream, after - 1) and unit in ("week", "month"):
        return PeriodReading(RelativeTime("weekday", following.senses["weekday"], within=moment), after)
    return PeriodReading(moment, said.last)


def _is_other(stream: TokenStream, last: int) -> bool:
    """ "قبل عام 2018", "قبل يوم الأحد", "بعد ساعات من", "قبل الهجرة": not counted from today."""
    following = stream.token(last + 1)
    near = following is not None and touches(stream, last)
    if (
        near
        and following is not None
        and (following.digits or {"weekday", "month", "ordinal"} & following.senses.keys())
    ):
        return stream.sense(last, "date_word") is not None
    after = stream.word_after(stream.tokens[last].end)
    if after is not None and after[0] == "من" and _FROM_NOW.match(stream.text, after.end()):
        return False
    return after is not None and after[0] in ("من", "على", "علي", "عن")


def _in_goes_on(stream: TokenStream, last: int) -> bool:
    """ "في 3 أيام" at the end of its clause only."""
    return not re.match(r"[ \xa0]*(?:$|[\n.،؛!؟])", stream.text[stream.tokens[last].end : stream.tokens[last].end + 4])


# ------------------------------------------------------------------------------------------------- first, third, last of


def _nth(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "أول اثنين من أكتوبر"، "ثالث يوم ثلاثاء"، "آخر أسبوع في سبتمبر"، "آخر يوم بالشهر الجاري"، "أول شهر 9"."""
    nth, k = stream.tokens[i].senses["nth"], i + 1
    if not touches(stream, i):
        return None
    if stream.sense(k, "date_word") == "month" and nth == 1 and (got := month(stream, k)):
        return PeriodReading(edged(got.moment, "start"), got.last)
    kind = _kind(stream, k)
    if kind is None:
        return None
    unit, number, k = kind
    holder = _holder(stream, k)
    if holder is None:
        return None
    return PeriodReading(RelativeTime(unit, number, nth=nth, within=holder.moment), holder.last)


def _kind(stream: TokenStream, k: int) -> tuple[str, int | None, int] | None:
    """A day, a week or a weekday to be counted."""
    if stream.sense(k, "date_word") == "day" and touches(stream, k):
        k += "weekday_bare" in stream.tokens[k + 1].senses or "weekday" in stream.tokens[k + 1].senses
    for role in ("weekday_bare", "weekday"):
        if (weekday := stream.sense(k, role)) is not None:
            return "weekday", weekday, k
    if (unit := stream.sense(k, "duration")) in ("day", "week"):
        return unit, None, k
    return None


def _holder(stream: TokenStream, last: int) -> PeriodReading | None:
    """What holds the first or last: a month or a year."""
    if not of(stream, last):
        return None
    got = longer(stream, last + 1)
    return got if got and got.moment.unit in ("month", "year") else None


def _unit_nth(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "اليوم الثالث من أكتوبر"، "الأسبوع الأول من شهر عشرة"، "الثلاثاء الأخير من مارس"."""
    unit = stream.tokens[i].senses.get("unit")
    unit = "day" if "relative_day" in stream.tokens[i].senses else unit
    weekday = stream.sense(i, "weekday")
    if unit not in ("day", "week") and weekday is None:
        return None
    nth = behind(stream, i, "ordinal") or (-1 if behind(stream, i, "last") else None)
    if nth is None or (nth > 5 and unit != "day"):
        return None
    holder = _holder(stream, i + 1)
    if holder is None:
        return None
    return PeriodReading(
        RelativeTime(str(unit) if weekday is None else "weekday", weekday, nth=nth, within=holder.moment), holder.last
    )


# -------------------------------------------------------------------------------------------- weekdays and days of months


def read_weekday(stream: TokenStream, i: int) -> PeriodReading | None:
    """A weekday with its week, with a day of this or that month, or in so many weeks."""
    senses = stream.tokens[i].senses
    weekday = senses.get("weekday_bare", senses.get("weekday"))
    if of(stream, i) and (got := week(stream, i + 1)):
        return PeriodReading(RelativeTime("weekday", weekday, within=got.moment), got.last)
    if "weekday_bare" in senses:
        every = stream.word_before(stream.tokens[i].start) == "كل"
        alone = is_whole(stream, i, i) and not {"number", "before_ten"} & senses.keys()
        return PeriodReading(RelativeTime("weekday", weekday, step=1), i) if every or alone else None
    k = i + 1
    if stream.sense(k, "date_word") == "join" and touches(stream, i):
        k += 1
    if is_day(stream, k) and _JOIN.fullmatch(stream.gap(k - 1, k)):
        if got := read_day_of(stream, k):
            return got
        ordinal = stream.sense(k, "ordinal") or 0
        if 11 <= ordinal <= 31 and folded(stream, k).split(" ")[0][-1:] != "ه" and not stream.sense(k + 1, "part"):
            return PeriodReading(RelativeTime("weekday", weekday, within=RelativeTime("day", nth=ordinal)), k)
    if (
        stream.token(k)
        and (got := read_distance(stream, k))
        and got.moment.unit == "week"
        and len(stream.gap(i, k)) < 7
    ):
        return PeriodReading(RelativeTime("weekday", weekday, within=got.moment), got.last)
    return None


def read_day_of(stream: TokenStream, k: int) -> PeriodReading | None:
    """ "الثالث عشر من الشهر الجاري"، "14 الشهر المقبل"، "16 من شهر 10", where the month has no name."""
    if not is_day(stream, k) or not of(stream, k):
        return None
    got = month(stream, k + 1)
    if got is None or ("month" in stream.tokens[k + 1].senses and is_plain(got.moment)):
        return None
    if stream.sense(k + 1, "date_word") == "month" and stream.sense(k + 2, "month") and is_plain(got.moment):
        return None
    token = stream.tokens[k]
    day = int(token.digits) if token.digits else token.senses["ordinal"]
    return PeriodReading(RelativeTime("day", nth=day, within=got.moment), got.last)


def _week_day(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "الأسبوع القادم يوم الأحد"."""
    got = week(stream, i)
    if got is None:
        return None
    k = got.last + 1
    if stream.sense(k, "date_word") == "day" and touches(stream, got.last):
        k += 1
        if (weekday := stream.sense(k, "weekday")) is not None and touches(stream, k - 1):
            return PeriodReading(RelativeTime("weekday", weekday, within=got.moment), k)
    return got


_STARTS: tuple[tuple[str, Callable[[TokenStream, int], PeriodReading | None]], ...] = (
    ("first_months", first_months), ("hijri_holiday", hijri_holiday), ("nth", feast_day), ("holiday", holiday), ("nth", _nth),
    ("relative_day", _unit_nth),
    ("unit", _unit_nth), ("weekday", _unit_nth), ("weekday", read_weekday), ("weekday_bare", read_weekday), ("unit", quarter),
    ("digits", read_day_of), ("ordinal", read_day_of), ("edge", edge), ("season", season), ("decade", decade), ("unit", decade),
    ("unit", century), ("unit", _week_day), ("this", _week_day), ("month", month_alone), ("date_word", month_alone),
    ("unit", month_alone), ("this", own), ("unit", own), ("date_word", year_in_words), ("digits", read_distance), ("starts", read_distance),
    ("duration", read_distance),
)  # fmt: skip
