"""Times longer or vaguer than a day: "أوائل مارس"، "الربع الثالث من 2018"، "صيف 2015"، "الثمانينيات"، "القرن العشرين"، holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.mentions import RelativeTime
from checker.core.patterns import regex
from checker.scan.dates.period_words import PeriodReading, behind, folded, stepped, touches
from checker.scan.dates.periods import (
    hijri_year,
    is_day,
    is_named,
    is_plain,
    is_whole,
    longer,
    month,
    of,
    of_year,
    year,
)

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_BEFORE_CHRIST = regex(r" ?(?:قبل (?:ال)?(?:ميلاد|مسيح)|ق\.? ?م\b)")
_ARTICLE = regex(r"[ \xa0](?:ال ?)?")
_LAST_CENTURY = 21


def edged(moment: RelativeTime, edge: str) -> RelativeTime:
    """The start, middle or end of a moment."""
    return replace(moment, edge=edge)


def edge(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "أوائل مارس"، "منتصف شباط"، "نهاية العام الجاري"، "مطلع القرن العشرين"."""
    if not of(stream, i):
        return None
    got = longer(stream, i + 1, bare=True) or decade(stream, i + 1) or century(stream, i + 1)
    if got is None or ("month" in stream.tokens[i + 1].senses and stream.lexicon.not_months & {stream.text}):
        return None
    if got.moment.unit in ("decade", "century", "quarter"):
        return got
    if got.moment.unit == "year" and got.moment.number is None and folded(stream, i) in ("نصف", "نص"):
        return None
    return PeriodReading(edged(got.moment, stream.tokens[i].senses["edge"]), got.last)


def quarter(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "الربع الثالث من 2018"، "النصف الأول من العام الجاري"، "الربع الأخير من العام"."""
    unit = stream.tokens[i].senses["unit"]
    number = behind(stream, i, "ordinal") or (-1 if behind(stream, i, "last") else None)
    if unit not in ("quarter", "half") or number is None or number > (4 if unit == "quarter" else 2):
        return None
    got = of_year(stream, i + 1, bare=True)
    return PeriodReading(RelativeTime(unit, number, within=got.moment), got.last) if got else None


def first_months(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "الأشهر التسعة الأولى من 2017": so many months from January on."""
    got = of_year(stream, i, bare=True)
    if got is None:
        return None
    return PeriodReading(RelativeTime("months", stream.tokens[i].senses["first_months"], within=got.moment), got.last)


def season(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "صيف 2015"، "شتاء العام الماضي"، "الصيف المقبل": never the name Rabie alone."""
    number = stream.tokens[i].senses["season"]
    if folded(stream, i).startswith("ال") and (step := behind(stream, i, "step")) is not None:
        return PeriodReading(RelativeTime("season", number, step=step), i + 1)
    got = of_year(stream, i)
    return PeriodReading(RelativeTime("season", number, within=got.moment), got.last) if got else None


def decade(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "ثمانينيات القرن الماضي"، "الثمانينيات"، "العقد الأول من القرن الحادي والعشرين"."""
    if stream.sense(i, "unit") == "decade" and (nth := behind(stream, i, "ordinal")) and of(stream, i + 1):
        got = century(stream, i + 2)
        held_by = (got.moment.number or {-1: 20, 0: 21}.get(got.moment.step or 0)) if got else None
        return (
            PeriodReading(RelativeTime("decade", (held_by - 1) * 10 + nth - 1), got.last)
            if got and held_by and 1 <= nth <= 10
            else None
        )
    number = stream.sense(i, "decade")
    if number is None:
        return None
    if of(stream, i) and (got := century(stream, i + 1)):
        held_by = got.moment.number or {-1: 20, 0: 21}.get(got.moment.step or 0)
        return PeriodReading(RelativeTime("decade", (held_by - 1) * 10 + number), got.last) if held_by else None
    after = stream.word_after(stream.tokens[i].end)
    if (after and after[0] in ("من", "العمر", "عمره", "عمرها")) or not folded(stream, i).startswith("ال") or number < 5:
        return None
    return PeriodReading(RelativeTime("decade", 190 + number), i)


def century(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "القرن العشرين"، "القرن التاسع عشر"، "القرن الماضي"."""
    if stream.sense(i, "unit") != "century":
        return None
    if number := behind(stream, i, "ordinal") or _digits_behind(stream, i):
        if behind(stream, i + 1, "era"):
            return None  # a century of the Hijri calendar
        if _BEFORE_CHRIST.match(stream.text, stream.tokens[i + 1].end):
            return PeriodReading(RelativeTime("century", -number), i + 1)
        return PeriodReading(RelativeTime("century", number), i + 1) if number <= _LAST_CENTURY else None
    return stepped(stream, i)


def _digits_behind(stream: TokenStream, i: int) -> int | None:
    """ "القرن الـ19"، "القرن 18"."""
    following = stream.token(i + 1)
    if following is None or not _ARTICLE.fullmatch(stream.gap(i, i + 1)) or following.clitic not in ("", "ال"):
        return None
    digits = following.digits or ""
    return int(digits) if len(digits) <= 2 and digits.isdecimal() and int(digits) <= _LAST_CENTURY else None


def own(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "الشهر الماضي"، "هذا العام"، "العقد الماضي"."""
    got = stepped(stream, i)
    if got is None or (got.moment.unit == "day" and got.moment.step == 1 and folded(stream, got.last) == "التالي"):
        return None
    if got.moment.unit == "half":
        return None
    return got


def month_alone(stream: TokenStream, i: int) -> PeriodReading | None:
    """A month that no plain date says: by number, after next, alone; or with its day behind it ("شباط 13")."""
    got = month(stream, i)
    if got is None:
        return None
    named = "month" in stream.tokens[i].senses or (
        stream.sense(i, "date_word") == "month" and stream.sense(i + 1, "month") is not None
    )
    if named and (day := _day_behind(stream, got)):
        return day
    if named and is_plain(got.moment) and (is_named(stream, i) or not is_whole(stream, i, got.last)):
        return None
    return got


def _day_behind(stream: TokenStream, got: PeriodReading) -> PeriodReading | None:
    """ "شباط 13"، "شباط الرابع عشر": the day behind the month."""
    k = got.last + 1
    if got.moment.within or got.moment.step or not is_day(stream, k) or not touches(stream, got.last):
        return None
    if not is_whole(stream, got.last, k) and not stream.sense(k, "ordinal"):
        return None
    token = stream.tokens[k]
    day = int(token.digits) if token.digits else token.senses["ordinal"]
    if not token.digits and day < 11:
        return None
    holder = of_year(stream, k)
    moment = RelativeTime("month", got.moment.number, within=holder.moment if holder else None)
    return PeriodReading(RelativeTime("day", nth=day, within=moment), holder.last if holder else k)


def year_in_words(stream: TokenStream, i: int) -> PeriodReading | None:
    """A year in words: "عام ألفين وواحد وعشرين"; in digits it is a plain date."""
    got = year(stream, i)
    if got is None or got.moment.number is None or (stream.tokens[got.last].digits and got.last == i + 1):
        return None
    return got


def holiday(stream: TokenStream, i: int) -> PeriodReading | None:
    """A holiday that falls on one day everywhere, with its year."""
    number = stream.tokens[i].senses["holiday"]
    if (step := behind(stream, i, "step")) is not None:
        return PeriodReading(RelativeTime("holiday", number, step=step), i + 1)
    got = of_year(stream, i)
    return (
        PeriodReading(RelativeTime("holiday", number, within=got.moment), got.last)
        if got
        else PeriodReading(RelativeTime("holiday", number), i)
    )


def hijri_holiday(stream: TokenStream, i: int) -> PeriodReading | None:
    """A holiday of the Hijri year, with its year of either calendar: "عيد الفطر 1438"، "عيد الأضحى المقبل"."""
    moment = RelativeTime("holiday", stream.tokens[i].senses["hijri_holiday"], calendar="hijri")
    if (step := behind(stream, i, "step")) is not None:
        return PeriodReading(replace(moment, step=step), i + 1)
    got = hijri_year(stream, i + 1) or of_year(stream, i)
    return PeriodReading(replace(moment, within=got.moment), got.last) if got else PeriodReading(moment, i)


def feast_day(stream: TokenStream, i: int) -> PeriodReading | None:
    """ "ثاني أيام عيد الأضحى"، "أول يوم من عيد الفطر"."""
    k = i + 1
    if not touches(stream, i) or stream.sense(k, "duration") != "day" or not of(stream, k):
        return None
    nth = stream.tokens[i].senses["nth"]
    if nth < 1 or stream.sense(k + 1, "hijri_holiday") is None:
        return None
    got = hijri_holiday(stream, k + 1)
    return PeriodReading(replace(got.moment, nth=nth), got.last) if got else None
