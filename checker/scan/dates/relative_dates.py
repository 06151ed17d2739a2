"""Dates that only the dateline fixes, and times longer or vaguer than a day: "قبل أسبوعين"، "آخر أحد من شباط"، "صيف 2015"، "الثمانينيات".

The grammar starts at its trigger words; what already is a plain date (day and month names) stays one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.core.model import DateMention, Moment, Said
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
from checker.scan.dates.named_days import Found, day_word
from checker.scan.dates.periods import (
    Got,
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

    from checker.scan.token_stream import Reader

_UNIT_DAYS = ("day", "week", "month", "year", "decade", "century")
_JOIN = regex(r"[ \xa0]{1,2}(?:[(،,] ?)?(?:من )?")
_FROM_NOW = regex(r" (?:الان|اليوم)(?!\w)")
_HEDGE = regex(r"(?<= )(?:نحو|حوالي|قرابه|اكثر من|اقل من|ما يقارب|زهاء) $")


def read_relative(reader: Reader) -> list[DateMention]:
    """All relative dates of a passage, in order; their atoms are claimed."""
    found = []
    i = 0
    while i < len(reader.atoms):
        if not reader.used[i] and (date := _at(reader, i)):
            found.append(date.mention)
            reader.claim(date.first, date.last)
            i = date.last
        i += 1
    return found


def _at(reader: Reader, i: int) -> Found | None:
    for role, read in _STARTS:
        if (role == "digits" and reader.atoms[i].digits) or role in reader.atoms[i].senses:
            got = read(reader, i)
            if got is not None and not any(reader.used[i : got.last + 1]):
                return _mention(reader, i, got)
    return day_word(reader, i)


def _mention(reader: Reader, first: int, got: Got) -> Found:
    start = _first_of(reader, first, got.moment)
    begin = reader.atoms[first].start + (0 if reader.atoms[first].digits else len(reader.atoms[first].clitic))
    span = reader.span(begin if start is None else start, reader.atoms[got.last].end)
    moment = got.moment
    weekday = None
    for k in range(first, got.last + 1):
        for role in ("weekday", "weekday_bare"):
            if moment.unit == "weekday" and reader.sense(k, role) == moment.number and weekday is None:
                weekday = Said(reader.atoms[k].senses[role], reader.span(reader.atoms[k].start, reader.atoms[k].end))
    mention = DateMention(span, reader.written(span), span, weekday, moment=moment)
    return Found(mention, first, got.last)


def _first_of(reader: Reader, first: int, moment: Moment) -> int | None:
    """Where قبل or بعد begins before a duration."""
    if moment.distance is None and (moment.within is None or moment.within.distance is None):
        return None
    atom = reader.atoms[first]
    if "weekday" in atom.senses:
        return None
    found = _lead(reader, atom.start)
    return found[1] if found else None


# --------------------------------------------------------------------------------------------------- distance from today


def _lead(reader: Reader, at: int) -> tuple[int, int] | None:
    """قبل، بعد، منذ، خلال before an offset, with a hedge between or not: its direction and where it begins."""
    at = len(reader.text[max(0, at - 4) : at].rstrip(" \xa0")) + max(0, at - 4) + 1
    hedge = _HEDGE.search(reader.text, max(0, at - 14), at)
    at = hedge.start() if hedge else at
    word = reader.word_before(at)
    way = reader.lexicon.sense(word, "lead")
    if way is None or not word:
        return None
    start = at - 1 - len(word)
    if word == "غضون":
        start -= 3
    return way, start + (word[0] == "و" and reader.lexicon.sense(word[1:], "lead") is not None)


def _distance(reader: Reader, i: int) -> Got | None:
    """ "قبل أسبوعين"، "بعد 3 أيام"، "منذ عام"، "خلال شهرين"."""
    said = length(reader, i)
    if said is None or said.unit not in _UNIT_DAYS or said.value.denominator != 1 or reader.atoms[i].clitic:
        return None
    lead = _lead(reader, reader.atoms[i].start)
    if lead is None or _is_other(reader, said.last):
        return None
    way, start = lead
    if way == 0 and (said.single or (reader.text[start : start + 2] == "في" and _in_goes_on(reader, said.last))):
        return None
    value = int(said.value)
    unit = "year" if said.unit in ("decade", "century") else said.unit
    value *= {"decade": 10, "century": 100}.get(said.unit, 1)
    calendar, last = counted_in(reader, said.last, unit)
    moment = Moment(unit, distance=value * (way or 1), window=way == 0, calendar=calendar)
    if calendar != "gregorian":
        return Got(moment, last) if unit == "year" and way else None
    following = reader.atom(said.last + 1)
    after = said.last + 1
    if following and touches(reader, said.last) and reader.sense(after, "date_word") == "day":
        following, after = reader.atom(after + 1), after + 1
    if following and "weekday" in following.senses and touches(reader, after - 1) and unit in ("week", "month"):
        return Got(Moment("weekday", following.senses["weekday"], within=moment), after)
    return Got(moment, said.last)


def _is_other(reader: Reader, last: int) -> bool:
    """ "قبل عام 2018", "قبل يوم الأحد", "بعد ساعات من", "قبل الهجرة": not counted from today."""
    following = reader.atom(last + 1)
    near = following is not None and touches(reader, last)
    if (
        near
        and following is not None
        and (following.digits or {"weekday", "month", "ordinal"} & following.senses.keys())
    ):
        return reader.sense(last, "date_word") is not None
    after = reader.word_after(reader.atoms[last].end)
    if after is not None and after[0] == "من" and _FROM_NOW.match(reader.text, after.end()):
        return False
    return after is not None and after[0] in ("من", "على", "علي", "عن")


def _in_goes_on(reader: Reader, last: int) -> bool:
    """ "في 3 أيام" at the end of its clause only."""
    return not re.match(r"[ \xa0]*(?:$|[\n.،؛!؟])", reader.text[reader.atoms[last].end : reader.atoms[last].end + 4])


# ------------------------------------------------------------------------------------------------- first, third, last of


def _nth(reader: Reader, i: int) -> Got | None:
    """ "أول اثنين من أكتوبر"، "ثالث يوم ثلاثاء"، "آخر أسبوع في سبتمبر"، "آخر يوم بالشهر الجاري"، "أول شهر 9"."""
    nth, k = reader.atoms[i].senses["nth"], i + 1
    if not touches(reader, i):
        return None
    if reader.sense(k, "date_word") == "month" and nth == 1 and (got := month(reader, k)):
        return Got(edged(got.moment, "start"), got.last)
    kind = _kind(reader, k)
    if kind is None:
        return None
    unit, number, k = kind
    holder = _holder(reader, k)
    if holder is None:
        return None
    return Got(Moment(unit, number, nth=nth, within=holder.moment), holder.last)


def _kind(reader: Reader, k: int) -> tuple[str, int | None, int] | None:
    """A day, a week or a weekday to be counted."""
    if reader.sense(k, "date_word") == "day" and touches(reader, k):
        k += "weekday_bare" in reader.atoms[k + 1].senses or "weekday" in reader.atoms[k + 1].senses
    for role in ("weekday_bare", "weekday"):
        if (weekday := reader.sense(k, role)) is not None:
            return "weekday", weekday, k
    if (unit := reader.sense(k, "duration")) in ("day", "week"):
        return unit, None, k
    return None


def _holder(reader: Reader, last: int) -> Got | None:
    """What holds the first or last: a month or a year."""
    if not of(reader, last):
        return None
    got = longer(reader, last + 1)
    return got if got and got.moment.unit in ("month", "year") else None


def _unit_nth(reader: Reader, i: int) -> Got | None:
    """ "اليوم الثالث من أكتوبر"، "الأسبوع الأول من شهر عشرة"، "الثلاثاء الأخير من مارس"."""
    unit = reader.atoms[i].senses.get("unit")
    unit = "day" if "relative_day" in reader.atoms[i].senses else unit
    weekday = reader.sense(i, "weekday")
    if unit not in ("day", "week") and weekday is None:
        return None
    nth = behind(reader, i, "ordinal") or (-1 if behind(reader, i, "last") else None)
    if nth is None or (nth > 5 and unit != "day"):
        return None
    holder = _holder(reader, i + 1)
    if holder is None:
        return None
    return Got(Moment(str(unit) if weekday is None else "weekday", weekday, nth=nth, within=holder.moment), holder.last)


# -------------------------------------------------------------------------------------------- weekdays and days of months


def _weekday(reader: Reader, i: int) -> Got | None:
    """A weekday with its week, with a day of this or that month, or in so many weeks."""
    senses = reader.atoms[i].senses
    weekday = senses.get("weekday_bare", senses.get("weekday"))
    if of(reader, i) and (got := week(reader, i + 1)):
        return Got(Moment("weekday", weekday, within=got.moment), got.last)
    if "weekday_bare" in senses:
        every = reader.word_before(reader.atoms[i].start) == "كل"
        alone = is_whole(reader, i, i) and not {"number", "before_ten"} & senses.keys()
        return Got(Moment("weekday", weekday, step=1), i) if every or alone else None
    k = i + 1
    if reader.sense(k, "date_word") == "join" and touches(reader, i):
        k += 1
    if is_day(reader, k) and _JOIN.fullmatch(reader.gap(k - 1, k)):
        if got := _day_of(reader, k):
            return got
        ordinal = reader.sense(k, "ordinal") or 0
        if 11 <= ordinal <= 31 and folded(reader, k).split(" ")[0][-1:] != "ه" and not reader.sense(k + 1, "part"):
            return Got(Moment("weekday", weekday, within=Moment("day", nth=ordinal)), k)
    if reader.atom(k) and (got := _distance(reader, k)) and got.moment.unit == "week" and len(reader.gap(i, k)) < 7:
        return Got(Moment("weekday", weekday, within=got.moment), got.last)
    return None


def _day_of(reader: Reader, k: int) -> Got | None:
    """ "الثالث عشر من الشهر الجاري"، "14 الشهر المقبل"، "16 من شهر 10", where the month has no name."""
    if not is_day(reader, k) or not of(reader, k):
        return None
    got = month(reader, k + 1)
    if got is None or ("month" in reader.atoms[k + 1].senses and is_plain(got.moment)):
        return None
    if reader.sense(k + 1, "date_word") == "month" and reader.sense(k + 2, "month") and is_plain(got.moment):
        return None
    atom = reader.atoms[k]
    day = int(atom.digits) if atom.digits else atom.senses["ordinal"]
    return Got(Moment("day", nth=day, within=got.moment), got.last)


def _week_day(reader: Reader, i: int) -> Got | None:
    """ "الأسبوع القادم يوم الأحد"."""
    got = week(reader, i)
    if got is None:
        return None
    k = got.last + 1
    if reader.sense(k, "date_word") == "day" and touches(reader, got.last):
        k += 1
        if (weekday := reader.sense(k, "weekday")) is not None and touches(reader, k - 1):
            return Got(Moment("weekday", weekday, within=got.moment), k)
    return got


_STARTS: tuple[tuple[str, Callable[[Reader, int], Got | None]], ...] = (
    ("first_months", first_months), ("hijri_holiday", hijri_holiday), ("nth", feast_day), ("holiday", holiday), ("nth", _nth),
    ("relative_day", _unit_nth),
    ("unit", _unit_nth), ("weekday", _unit_nth), ("weekday", _weekday), ("weekday_bare", _weekday), ("unit", quarter),
    ("digits", _day_of), ("ordinal", _day_of), ("edge", edge), ("season", season), ("decade", decade), ("unit", decade),
    ("unit", century), ("unit", _week_day), ("this", _week_day), ("month", month_alone), ("date_word", month_alone),
    ("unit", month_alone), ("this", own), ("unit", own), ("date_word", year_in_words), ("digits", _distance), ("starts", _distance),
    ("duration", _distance),
)  # fmt: skip
