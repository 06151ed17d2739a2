"""Days and weekdays by their distance from today: "قبل أسبوعين"، "أحد الأسبوع الماضي"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.core.mentions import RelativeTime
from checker.core.patterns import regex
from checker.scan.dates.durations import length
from checker.scan.dates.period_words import PeriodReading, counted_in, folded, touches
from checker.scan.dates.periods import is_day, is_plain, is_whole, month, of, week

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream


_UNIT_DAYS = ("day", "week", "month", "year", "decade", "century")
_JOIN = regex(r"[ \xa0]{1,2}(?:[(،,] ?)?(?:من )?")
_FROM_NOW = regex(r" (?:الان|اليوم)(?!\w)")
_HEDGE = regex(r"(?<= )(?:نحو|حوالي|قرابه|اكثر من|اقل من|ما يقارب|زهاء) $")


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
