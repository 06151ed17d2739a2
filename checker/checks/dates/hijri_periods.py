"""A Hijri year or month and the Gregorian one that the copy gives for it: "عام 1372هـ (1961م)"، "رمضان 1372هـ (نوفمبر 1953م)".

The two are stretches of days; they are one time only where some day lies in both.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.calendars.gregorian import days, month_length
from checker.checks.base import Article, Draft
from checker.core.documents import Span
from checker.core.folding import fold
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import DateMention
    from checker.scan.scanner import Scan

# a bracket, a slash or a word such as الموافق between the two, with the sign of the era and the words of a year
_JOINT = regex(
    r" ?(?:هـ?|م|هجريه?|ميلاديه?|للهجره|للميلاد)? ?(?:[(/\[]|[،,]? ?(?:الموافقه?|المصادف|اي|يوافق|ما يوافق)) ?(?:ل?(?:عام|سنه|شهر) ?)?"
)
_RANGE_BEFORE = regex(r"\d ?ه? ?[-–—] ?\Z")
_RANGE_BEHIND = regex(r" ?(?:م|ه)? ?(?:[-–—]|الي|حتي) ?\d")
_BESIDE = 6  # code points on each side in which the other end of a life stands
_SLACK = dt.timedelta(days=2)  # a month is sighted a day or two off the table


def unlike_periods(article: Article, scan: Scan, first_year: int) -> Iterator[Draft]:
    """A finding for each Hijri year or month that shares no day with the Gregorian one beside it."""
    if "hijri" not in [d.calendar for d in scan.dates]:
        return
    for one, two in pairwise(scan.dates):
        if (
            {one.calendar, two.calendar} != {"hijri", "gregorian"}
            or not (one.year and two.year)
            or (one.day and two.day)
        ):
            continue
        hijri, gregorian = (one, two) if one.calendar == "hijri" else (two, one)
        if (
            gregorian.year is None
            or gregorian.year.value < first_year
            or gregorian.odd_year
            or not _is_joined(scan, one, two)
        ):
            continue
        said, meant = _days(gregorian), _days(hijri)
        if said and meant and (said[1] + _SLACK < meant[0] or meant[1] + _SLACK < said[0]):
            yield _draft(article, hijri, gregorian, meant)


def _is_joined(scan: Scan, one: DateMention, two: DateMention) -> bool:
    """Whether the copy gives one for the other; the ends of two lives side by side are no pair."""
    raw = scan.passage.raw
    if not _JOINT.fullmatch(fold(raw[one.span.end : two.span.start])):
        return False
    before, behind = raw[max(0, one.span.start - _BESIDE) : one.span.start], raw[two.span.end : two.span.end + _BESIDE]
    return not (_RANGE_BEFORE.search(fold(before)) or _RANGE_BEHIND.match(fold(behind)))


def _days(date: DateMention) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a date, a month or a year."""
    if date.day:
        found = sorted(days(date))
        return (found[0], found[-1]) if found else None
    if date.calendar == "hijri":
        start, _, end = date.readings[0].partition("/") if date.readings else ("", "", "")
        return (dt.date.fromisoformat(start), dt.date.fromisoformat(end)) if end else None
    assert date.year is not None
    year, numbers = date.year.value, [m.number for m in date.months]
    first, last = min(numbers, default=1), max(numbers, default=12)
    return dt.date(year, first, 1), dt.date(year, last, month_length(last, year))


def _draft(article: Article, hijri: DateMention, gregorian: DateMention, meant: tuple[dt.date, dt.date]) -> Draft:
    first, second = sorted((hijri.span, gregorian.span), key=lambda s: s.start)
    place = article.place(
        Span(first.part, first.start, second.end), article.catalogue.say("label.calendar-pair"), primary=True
    )
    catalogue = article.catalogue
    fields = {
        "hijri": article.words(hijri.core), "gregorian": article.words(gregorian.core), "meant": catalogue.date(meant[0]),
        "until": catalogue.date(meant[1]), "difference": "", "said": "", "actual": "",
    }  # fmt: skip
    return Draft("period", (place,), fields, f"{_iso(hijri)} AH = {meant[0]}..{meant[1]} | {_iso(gregorian)}")


def _iso(date: DateMention) -> str:
    """A date as far as the copy tells it, in digits: "1372"، "1372-09"، "1372-09-14"; months of one name are all told."""
    day = (date.day.value,) if date.day else ()
    numbers = (date.year.value if date.year else 0, *(m.number for m in date.months), *day)
    return "-".join(f"{n:02d}" for n in numbers)
