"""The days that a date without a year means, seen from the dateline."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from checker.calendars.gregorian import nearest_year
from checker.checks.base import Article
from checker.core.mentions import DateMention

_DATES_BACK = 20  # dates of one paragraph that are looked at for another year


def days_in_nearest_year(article: Article, date: DateMention, anchor: dt.date, within: int) -> list[dt.date]:
    """The day in the year nearest to the dateline; none where it is far from it or the sentence names another year."""
    meant = []
    for number in dict.fromkeys(m.number for m in date.months):
        day = nearest_year(number, date.day.value, anchor, date.relative) if date.day else None
        if day and abs((day - anchor).days) <= within:
            meant.append(day)
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


def _in_year(date: DateMention, year: int) -> bool:
    """Whether a date of any calendar may lie in a Gregorian year."""
    if date.calendar == "gregorian":
        return date.year is not None and date.year.value == year
    return any(end[:4] == f"{year:04d}" for reading in date.readings for end in reading.split("/"))
