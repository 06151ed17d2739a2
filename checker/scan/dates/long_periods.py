"""Times longer or vaguer than a day: "أوائل مارس"، "الربع الثالث من 2018"، "صيف 2015"، "الثمانينيات"، "القرن العشرين"، holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.model import Moment
from checker.core.patterns import regex
from checker.scan.dates.periods import (
    Got,
    behind,
    folded,
    hijri_year,
    is_day,
    is_named,
    is_plain,
    is_whole,
    longer,
    month,
    of,
    of_year,
    stepped,
    touches,
    year,
)

if TYPE_CHECKING:
    from checker.scan.token_stream import Reader

_BEFORE_CHRIST = regex(r" ?(?:قبل (?:ال)?(?:ميلاد|مسيح)|ق\.? ?م\b)")
_ARTICLE = regex(r"[ \xa0](?:ال ?)?")
_LAST_CENTURY = 21


def edged(moment: Moment, edge: str) -> Moment:
    """The start, middle or end of a moment."""
    return replace(moment, edge=edge)


def edge(reader: Reader, i: int) -> Got | None:
    """ "أوائل مارس"، "منتصف شباط"، "نهاية العام الجاري"، "مطلع القرن العشرين"."""
    if not of(reader, i):
        return None
    got = longer(reader, i + 1, bare=True) or decade(reader, i + 1) or century(reader, i + 1)
    if got is None or ("month" in reader.atoms[i + 1].senses and reader.lexicon.not_months & {reader.text}):
        return None
    if got.moment.unit in ("decade", "century", "quarter"):
        return got
    if got.moment.unit == "year" and got.moment.number is None and folded(reader, i) in ("نصف", "نص"):
        return None
    return Got(edged(got.moment, reader.atoms[i].senses["edge"]), got.last)


def quarter(reader: Reader, i: int) -> Got | None:
    """ "الربع الثالث من 2018"، "النصف الأول من العام الجاري"، "الربع الأخير من العام"."""
    unit = reader.atoms[i].senses["unit"]
    number = behind(reader, i, "ordinal") or (-1 if behind(reader, i, "last") else None)
    if unit not in ("quarter", "half") or number is None or number > (4 if unit == "quarter" else 2):
        return None
    got = of_year(reader, i + 1, bare=True)
    return Got(Moment(unit, number, within=got.moment), got.last) if got else None


def first_months(reader: Reader, i: int) -> Got | None:
    """ "الأشهر التسعة الأولى من 2017": so many months from January on."""
    got = of_year(reader, i, bare=True)
    if got is None:
        return None
    return Got(Moment("months", reader.atoms[i].senses["first_months"], within=got.moment), got.last)


def season(reader: Reader, i: int) -> Got | None:
    """ "صيف 2015"، "شتاء العام الماضي"، "الصيف المقبل": never the name Rabie alone."""
    number = reader.atoms[i].senses["season"]
    if folded(reader, i).startswith("ال") and (step := behind(reader, i, "step")) is not None:
        return Got(Moment("season", number, step=step), i + 1)
    got = of_year(reader, i)
    return Got(Moment("season", number, within=got.moment), got.last) if got else None


def decade(reader: Reader, i: int) -> Got | None:
    """ "ثمانينيات القرن الماضي"، "الثمانينيات"، "العقد الأول من القرن الحادي والعشرين"."""
    if reader.sense(i, "unit") == "decade" and (nth := behind(reader, i, "ordinal")) and of(reader, i + 1):
        got = century(reader, i + 2)
        held_by = (got.moment.number or {-1: 20, 0: 21}.get(got.moment.step or 0)) if got else None
        return (
            Got(Moment("decade", (held_by - 1) * 10 + nth - 1), got.last)
            if got and held_by and 1 <= nth <= 10
            else None
        )
    number = reader.sense(i, "decade")
    if number is None:
        return None
    if of(reader, i) and (got := century(reader, i + 1)):
        held_by = got.moment.number or {-1: 20, 0: 21}.get(got.moment.step or 0)
        return Got(Moment("decade", (held_by - 1) * 10 + number), got.last) if held_by else None
    after = reader.word_after(reader.atoms[i].end)
    if (after and after[0] in ("من", "العمر", "عمره", "عمرها")) or not folded(reader, i).startswith("ال") or number < 5:
        return None
    return Got(Moment("decade", 190 + number), i)


def century(reader: Reader, i: int) -> Got | None:
    """ "القرن العشرين"، "القرن التاسع عشر"، "القرن الماضي"."""
    if reader.sense(i, "unit") != "century":
        return None
    if number := behind(reader, i, "ordinal") or _digits_behind(reader, i):
        if behind(reader, i + 1, "era"):
            return None  # a century of the Hijri calendar
        if _BEFORE_CHRIST.match(reader.text, reader.atoms[i + 1].end):
            return Got(Moment("century", -number), i + 1)
        return Got(Moment("century", number), i + 1) if number <= _LAST_CENTURY else None
    return stepped(reader, i)


def _digits_behind(reader: Reader, i: int) -> int | None:
    """ "القرن الـ19"، "القرن 18"."""
    following = reader.atom(i + 1)
    if following is None or not _ARTICLE.fullmatch(reader.gap(i, i + 1)) or following.clitic not in ("", "ال"):
        return None
    digits = following.digits or ""
    return int(digits) if len(digits) <= 2 and digits.isdecimal() and int(digits) <= _LAST_CENTURY else None


def own(reader: Reader, i: int) -> Got | None:
    """ "الشهر الماضي"، "هذا العام"، "العقد الماضي"."""
    got = stepped(reader, i)
    if got is None or (got.moment.unit == "day" and got.moment.step == 1 and folded(reader, got.last) == "التالي"):
        return None
    if got.moment.unit == "half":
        return None
    return got


def month_alone(reader: Reader, i: int) -> Got | None:
    """A month that no plain date says: by number, after next, alone; or with its day behind it ("شباط 13")."""
    got = month(reader, i)
    if got is None:
        return None
    named = "month" in reader.atoms[i].senses or (
        reader.sense(i, "date_word") == "month" and reader.sense(i + 1, "month") is not None
    )
    if named and (day := _day_behind(reader, got)):
        return day
    if named and is_plain(got.moment) and (is_named(reader, i) or not is_whole(reader, i, got.last)):
        return None
    return got


def _day_behind(reader: Reader, got: Got) -> Got | None:
    """ "شباط 13"، "شباط الرابع عشر": the day behind the month."""
    k = got.last + 1
    if got.moment.within or got.moment.step or not is_day(reader, k) or not touches(reader, got.last):
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


def year_in_words(reader: Reader, i: int) -> Got | None:
    """A year in words: "عام ألفين وواحد وعشرين"; in digits it is a plain date."""
    got = year(reader, i)
    if got is None or got.moment.number is None or (reader.atoms[got.last].digits and got.last == i + 1):
        return None
    return got


def holiday(reader: Reader, i: int) -> Got | None:
    """A holiday that falls on one day everywhere, with its year."""
    number = reader.atoms[i].senses["holiday"]
    if (step := behind(reader, i, "step")) is not None:
        return Got(Moment("holiday", number, step=step), i + 1)
    got = of_year(reader, i)
    return Got(Moment("holiday", number, within=got.moment), got.last) if got else Got(Moment("holiday", number), i)


def hijri_holiday(reader: Reader, i: int) -> Got | None:
    """A holiday of the Hijri year, with its year of either calendar: "عيد الفطر 1438"، "عيد الأضحى المقبل"."""
    moment = Moment("holiday", reader.atoms[i].senses["hijri_holiday"], calendar="hijri")
    if (step := behind(reader, i, "step")) is not None:
        return Got(replace(moment, step=step), i + 1)
    got = hijri_year(reader, i + 1) or of_year(reader, i)
    return Got(replace(moment, within=got.moment), got.last) if got else Got(moment, i)


def feast_day(reader: Reader, i: int) -> Got | None:
    """ "ثاني أيام عيد الأضحى"، "أول يوم من عيد الفطر"."""
    k = i + 1
    if not touches(reader, i) or reader.sense(k, "duration") != "day" or not of(reader, k):
        return None
    nth = reader.atoms[i].senses["nth"]
    if nth < 1 or reader.sense(k + 1, "hijri_holiday") is None:
        return None
    got = hijri_holiday(reader, k + 1)
    return Got(replace(got.moment, nth=nth), got.last) if got else None
