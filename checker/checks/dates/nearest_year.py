"""The days that a date without a year means, seen from the dateline."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from checker.calendars.gregorian import nearest_year
from checker.checks.base import Article
from checker.core.folding import fold
from checker.core.mentions import DateMention
from checker.core.patterns import regex

_DOCUMENT = 30  # code points before a date in which الصادر or المؤرخ stands
_ISSUED = regex(
    r"(?<!\w)[وفبل]?(?:ال)?(?:صادره?|مؤرخه?|مورخه?|موقعه?|مبرمه?|منشوره?)(?: \w+)?(?: (?:في|يوم|بتاريخ|عام|سنه))* ?\Z"
)
_DATES_BACK = 20  # dates of one paragraph that are looked at for another year


def days_in_nearest_year(article: Article, date: DateMention, anchor: dt.date, within: int) -> list[dt.date]:
    """The day in the year nearest to the dateline; none where it is far from it or the sentence names another year."""
    meant = []
    for number in dict.fromkeys(m.number for m in date.months):
        day = nearest_year(number, date.day.value, anchor, date.relative) if date.day else None
        if day and abs((day - anchor).days) <= within:
            meant.append(day)
    if _is_of_document(article, date):
        return []
    if not meant or date.relative:  # "8 مارس الجاري" has its year, whatever other one the paragraph names
        return meant
    scan = article.scan(date.span.part)
    start = scan.passage.paragraph_start(date.span.start)
    at = bisect_left(scan.dates, date.span.start, key=lambda d: d.span.start)
    for other in reversed(scan.dates[max(0, at - _DATES_BACK) : at]):
        if other.span.start < start:
            break
        if other.year and not _in_year(other, meant[0].year):
            return []
    return meant


def _is_of_document(article: Article, date: DateMention) -> bool:
    """ "القرار الصادر الخميس 5 مارس": the date of a decree, a law or a letter, which may be of any year."""
    raw, start = article.raw(date.span.part), date.span.start
    before = fold(raw[max(0, start - _DOCUMENT) : start])
    return date.relative is None and bool(_ISSUED.search(before))


def _in_year(date: DateMention, year: int) -> bool:
    """Whether a date of any calendar may lie in a Gregorian year."""
    if date.calendar == "gregorian":
        return date.year is not None and date.year.value == year
    return any(end[:4] == f"{year:04d}" for reading in date.readings for end in reading.split("/"))
