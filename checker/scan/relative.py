"""Dates that only the dateline fixes, and times longer or vaguer than a day: "قبل أسبوعين"، "آخر أحد من شباط"، "صيف 2015"، "الثمانينيات".

The grammar starts at its trigger words; what already is a plain date (day and month names) stays one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import DateMention, Moment, Said
from checker.scan.daywords import Found, day_word, is_future
from checker.scan.durations import length
from checker.scan.periods import (
    Got,
    behind,
    folded,
    is_named,
    is_whole,
    longer,
    month,
    of,
    of_year,
    stepped,
    touches,
    week,
    year,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.scan.reader import Reader

_HOLDERS = ("month", "year", "week", "quarter", "half", "decade", "century")
_UNIT_DAYS = ("day", "week", "month", "year", "decade", "century")
_JOIN = re.compile(r"[ \xa0]{1,2}(?:[(،,] ?)?(?:من )?")
_LEAD = re.compile(r"(?:(?:نحو|حوالي|قرابه|اكثر من|اقل من|ما يقارب|زهاء) )?$")
_CHRIST = re.compile(r" ?(?:قبل الميلاد|ق\.? ?م\b)")
_MONTH_DAY = re.compile(r"0?([1-9]|[12]\d|3[01])[/-]0?([1-9]|1[0-2])")
_MONTH_YEAR = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/.-])")


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
    hedge = _LEAD.search(reader.text, max(0, at - 12), at)
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
    moment = Moment(unit, distance=value * (way or 1), window=way == 0)
    following = reader.atom(said.last + 1)
    after = said.last + 1
    if following and reader.sense(after, "date_word") == "day":
        following, after = reader.atom(after + 1), after + 1
    if following and "weekday" in following.senses and touches(reader, after - 1) and unit in ("week", "month"):
        return Got(Moment("weekday", following.senses["weekday"], within=moment), after)
    return Got(moment, said.last)


def _is_other(reader: Reader, last: int) -> bool:
    """ "قبل عام 2018", "قبل يوم الأحد", "بعد ساعات من", "قبل الهجرة": not counted from today."""
    following = reader.atom(last + 1)
    near = following is not None and touches(reader, last)
    if near and following is not None and (following.digits or {"weekday", "month", "ordinal"} & following.senses.keys()):
        return reader.sense(last, "date_word") is not None
    after = reader.word_after(reader.atoms[last].end)
    return bool(after) and (
        after[0] in ("من", "على", "علي", "عن") or reader.lexicon.sense(after[0], "moment_neighbour") == "hijri"
    )


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
        return Got(_edged(got.moment, "start"), got.last)
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
    return Got(Moment(unit if weekday is None else "weekday", weekday, nth=nth, within=holder.moment), holder.last)


# -------------------------------------------------------------------------------------------- weekdays and days of months


def _weekday(reader: Reader, i: int) -> Got | None:
    """A weekday with its week, with a day of this or that month, or in so many weeks."""
    weekday = reader.sense(i, "weekday")
    bare = weekday is None
    if bare:
        weekday = reader.atoms[i].senses["weekday_bare"]
    if touches(reader, i) or of(reader, i):
        if got := week(reader, i + 1):
            return Got(Moment("weekday", weekday, within=got.moment), got.last)
    if bare:
        return Got(Moment("weekday", weekday, step=1), i) if _every(reader, i) or is_whole(reader, i, i) and weekday != 6 and folded(reader, i) != "اثنين" else None
    k = i + 1
    if reader.sense(k, "date_word") == "join" and touches(reader, i):
        k += 1
    if _is_day(reader, k) and _JOIN.fullmatch(reader.gap(k - 1, k)):
        if got := _day_of(reader, k):
            return got
        ordinal = reader.sense(k, "ordinal") or 0
        if 11 <= ordinal <= 31 and folded(reader, k).split(" ")[0][-1:] != "ه" and not reader.sense(k + 1, "part"):
            return Got(Moment("weekday", weekday, within=Moment("day", nth=ordinal)), k)
    if reader.atom(k) and (got := _distance(reader, k)) and got.moment.unit == "week" and len(reader.gap(i, k)) < 7:
        return Got(Moment("weekday", weekday, within=got.moment), got.last)
    return None


def _every(reader: Reader, i: int) -> bool:
    return reader.word_before(reader.atoms[i].start) == "كل"


def _is_day(reader: Reader, k: int) -> bool:
    atom = reader.atom(k)
    if atom is None:
        return False
    if atom.digits:
        return len(atom.digits) <= 2 and atom.digits.isdecimal() and 1 <= int(atom.digits) <= 31
    return "ordinal" in atom.senses and "nth" not in atom.senses


def _day_of(reader: Reader, k: int) -> Got | None:
    """ "الثالث عشر من الشهر الجاري"، "14 الشهر المقبل"، "16 من شهر 10", where the month has no name."""
    if not _is_day(reader, k) or not of(reader, k):
        return None
    got = month(reader, k + 1)
    if got is None or ("month" in reader.atoms[k + 1].senses and _is_plain(got.moment)):
        return None
    if reader.sense(k + 1, "date_word") == "month" and reader.sense(k + 2, "month") and _is_plain(got.moment):
        return None
    atom = reader.atoms[k]
    day = int(atom.digits) if atom.digits else atom.senses["ordinal"]
    return Got(Moment("day", nth=day, within=got.moment), got.last)


def _is_plain(moment: Moment) -> bool:
    """Whether a date of day, month and year says all that this month says."""
    return moment.step in (None, -1, 0, 1) and (moment.within is None or moment.within.number is not None)


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


# ------------------------------------------------------------------------------------------------------ longer than a day


def _edged(moment: Moment, edge: str) -> Moment:
    return Moment(moment.unit, moment.number, moment.step, moment.distance, moment.within, moment.nth, edge)


def _edge(reader: Reader, i: int) -> Got | None:
    """ "أوائل مارس"، "منتصف شباط"، "نهاية العام الجاري"، "مطلع القرن العشرين"."""
    if not of(reader, i):
        return None
    got = longer(reader, i + 1, bare=True) or _decade(reader, i + 1) or _century(reader, i + 1)
    if got is None or ("month" in reader.atoms[i + 1].senses and reader.lexicon.not_months & {reader.text}):
        return None
    if got.moment.unit in ("decade", "century", "quarter"):
        return got
    if got.moment.unit == "year" and got.moment.number is None and folded(reader, i) in ("نصف", "نص"):
        return None
    return Got(_edged(got.moment, reader.atoms[i].senses["edge"]), got.last)


def _quarter(reader: Reader, i: int) -> Got | None:
    """ "الربع الثالث من 2018"، "النصف الأول من العام الجاري"، "الربع الأخير من العام"."""
    unit = reader.atoms[i].senses["unit"]
    number = behind(reader, i, "ordinal") or (-1 if behind(reader, i, "last") else None)
    if unit not in ("quarter", "half") or number is None or number > (4 if unit == "quarter" else 2):
        return None
    got = of_year(reader, i + 1, bare=True)
    return Got(Moment(unit, number, within=got.moment), got.last) if got else None


def _season(reader: Reader, i: int) -> Got | None:
    """ "صيف 2015"، "شتاء العام الماضي"، "الصيف المقبل": never the name Rabie alone."""
    number = reader.atoms[i].senses["season"]
    if folded(reader, i).startswith("ال") and (step := behind(reader, i, "step")) is not None:
        return Got(Moment("season", number, step=step), i + 1)
    got = of_year(reader, i)
    return Got(Moment("season", number, within=got.moment), got.last) if got else None


def _decade(reader: Reader, i: int) -> Got | None:
    """ "ثمانينيات القرن الماضي"، "الثمانينيات"."""
    number = reader.sense(i, "decade")
    if number is None:
        return None
    if of(reader, i) and (got := _century(reader, i + 1)):
        century = got.moment.number or (20 if got.moment.step == -1 else 21 if got.moment.step == 0 else None)
        return Got(Moment("decade", (century - 1) * 10 + number), got.last) if century else None
    after = reader.word_after(reader.atoms[i].end)
    if after and after[0] in ("من", "العمر", "عمره", "عمرها") or not folded(reader, i).startswith("ال") or number < 5:
        return None
    return Got(Moment("decade", 190 + number), i)


def _century(reader: Reader, i: int) -> Got | None:
    """ "القرن العشرين"، "القرن التاسع عشر"، "القرن الماضي"."""
    if reader.sense(i, "unit") != "century":
        return None
    if (number := behind(reader, i, "ordinal")) and not _CHRIST.match(reader.text, reader.atoms[i + 1].end):
        return Got(Moment("century", number), i + 1) if number <= 21 else None
    return stepped(reader, i)


def _stepped(reader: Reader, i: int) -> Got | None:
    """ "الشهر الماضي"، "هذا العام"، "العقد الماضي"."""
    got = stepped(reader, i)
    if got is None or (got.moment.unit == "day" and got.moment.step == 1 and folded(reader, got.last) == "التالي"):
        return None
    if got.moment.unit == "half":
        return None
    return got


def _month(reader: Reader, i: int) -> Got | None:
    """A month that no plain date says: by number, after next, alone; or with its day behind it ("شباط 13")."""
    got = month(reader, i)
    if got is None:
        return None
    named = "month" in reader.atoms[i].senses or (
        reader.sense(i, "date_word") == "month" and reader.sense(i + 1, "month") is not None
    )
    if named and (day := _day_behind(reader, got)):
        return day
    if named and _is_plain(got.moment) and (is_named(reader, i) or not is_whole(reader, i, got.last)):
        return None
    return got


def _day_behind(reader: Reader, got: Got) -> Got | None:
    """ "شباط 13"، "شباط الرابع عشر": the day behind the month."""
    k = got.last + 1
    if got.moment.within or got.moment.step or not _is_day(reader, k) or not touches(reader, got.last):
        return None
    if not is_whole(reader, got.last, k) and not reader.sense(k, "ordinal"):
        return None
    atom = reader.atoms[k]
    day = int(atom.digits) if atom.digits else atom.senses["ordinal"]
    if not atom.digits and day < 11:
        return None
    holder = of_year(reader, k)
    moment = Moment("month", got.moment.number, within=holder.moment if holder else None)
    return Got(Moment("day", nth=day, within=moment), holder.last if holder else k)


def _year(reader: Reader, i: int) -> Got | None:
    """A year in words: "عام ألفين وواحد وعشرين"; in digits it is a plain date."""
    got = year(reader, i)
    if got is None or got.moment.number is None or reader.atoms[got.last].digits and got.last == i + 1:
        return None
    return got


def _holiday(reader: Reader, i: int) -> Got | None:
    number = reader.atoms[i].senses["holiday"]
    if (step := behind(reader, i, "step")) is not None:
        return Got(Moment("holiday", number, step=step), i + 1)
    got = of_year(reader, i)
    return Got(Moment("holiday", number, within=got.moment), got.last) if got else Got(Moment("holiday", number), i)


_STARTS: tuple[tuple[str, Callable[[Reader, int], Got | None]], ...] = (
    ("holiday", _holiday), ("nth", _nth), ("relative_day", _unit_nth), ("unit", _unit_nth), ("weekday", _unit_nth), ("weekday", _weekday),
    ("weekday_bare", _weekday), ("unit", _quarter), ("digits", _day_of), ("ordinal", _day_of), ("edge", _edge), ("season", _season),
    ("decade", _decade), ("unit", _century), ("unit", _week_day), ("this", _week_day), ("month", _month), ("date_word", _month), ("unit", _month),
    ("this", _stepped), ("unit", _stepped), ("date_word", _year), ("digits", _distance), ("starts", _distance), ("duration", _distance),
)  # fmt: skip
