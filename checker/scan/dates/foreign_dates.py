"""Dates in English or in digits that the first reading leaves: "February 11, 2024"، "11 / 2 / 2024"، "9/2021"، "الجمعة 6/8"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.core.documents import Span
from checker.core.mentions import DateMention, DateNumber, MonthName, RelativeTime
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.token_stream import TokenStream

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_LATIN = regex(r"[A-Za-z]{3}")
_ENGLISH = (
    regex(rf"(?<![\w/]){_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\w)", re.IGNORECASE),
    regex(
        rf"(?<![\w/])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_NAME},?[ -](?P<year>\d{{4}})(?!\w)", re.IGNORECASE
    ),
    regex(rf"(?<![\w/]){_NAME},? (?P<year>(?:19|20)\d\d)(?!\w)", re.IGNORECASE),
)
# a slash or dash with spaces: without them it is a plain date
_SPACED = regex(
    r"(?<![\d/.-])(?P<day>\d{1,2}) ?(?P<mark>[/-]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>(?:19|20)\d\d)(?![\d/.-])"
)
_DAY_MONTH = regex(r"(?<![\d/.:-])(?P<day>\d{1,2})(?P<mark>[/-])(?P<month>\d{1,2})(?![\d/.:-]|\w|%)")
_SHORT_YEAR = regex(
    r"(?<![\d/.:-])(?P<day>\d{1,2})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<short>\d\d)(?![\d/.:-]|\w|%)"
)
_MONTH_YEAR = regex(r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])[/-](?P<year>(?:19|20)\d\d)(?![\d/.-])")
_BC = regex(
    r"(?<!\d)(?:(?P<first>\d{1,5}) ?(?:و|[-–—]|الي|حتي) ?)?(?P<year>\d{1,5}) ?(?:ق\.? ?م(?!\w)\.?|قبل (?:ال)?(?:ميلاد|مسيح))"
)
_LAST_SHORT = 35  # two digits up to here are of this century
_THIS_CENTURY, _LAST_CENTURY = 2000, 1900
_LEADS = regex(
    r"(?:^|\s)(?:و?يوم(?: \w+)?|بتاريخ|تاريخ|الموافق|المصادف|(?:ال(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)))[ ،(:]{1,3}$"
)
_MONTH_LEADS = regex(r"(?:^|\s)(?:شهر|منذ|حتي|بتاريخ|تاريخ|في شهر)[ (]{1,2}$")


def read_foreign(stream: TokenStream) -> list[DateMention]:
    """The dates, in order of kind; none that overlaps one before it."""
    found: list[DateMention] = []
    for date in _all(stream):
        if not any(date.span.overlaps(d.span) for d in found[-8:]):
            found.append(date)
    return sorted(found, key=lambda d: d.span.start)


def _all(stream: TokenStream) -> Iterator[DateMention]:
    text = stream.text
    if _LATIN.search(text):
        for form in _ENGLISH:
            for match in form.finditer(text):
                yield from _date(stream, match, _MONTHS.index(match["name"][:3].lower()) + 1)
    if "/" in text or "-" in text:
        for match in _SPACED.finditer(text):
            if " " in match[0] and int(match["month"]) <= 12:
                yield from _date(stream, match, int(match["month"]))
        yield from _short(stream)
    if "ق" in text:
        for match in _BC.finditer(text):
            if match["first"]:
                yield _ancient(stream, match, "first", match.end("first"))
            yield _ancient(stream, match, "year", match.end())


def _ancient(stream: TokenStream, match: re.Match[str], group: str, end: int) -> DateMention:
    """A year before Christ."""
    span = stream.span(match.start(group), end)
    return DateMention(
        span, stream.written(span), span, year=DateNumber(-int(match[group]), stream.span(*match.span(group)))
    )


def _short(stream: TokenStream) -> Iterator[DateMention]:
    """Day and month, or month and year, behind a word that leads a date, or where nothing else stands there."""
    text, all_of_it = stream.text, stream.text.strip()
    for form, leads in ((_DAY_MONTH, _LEADS), (_SHORT_YEAR, _LEADS), (_MONTH_YEAR, _MONTH_LEADS)):
        for match in form.finditer(text):
            alone = match[0] == all_of_it
            if (alone or leads.search(text, max(0, match.start() - 24), match.start())) and int(
                match["month"]
            ) in range(1, 13):
                yield from _date(stream, match, int(match["month"]))


def _date(stream: TokenStream, match: re.Match[str], month: int) -> Iterator[DateMention]:
    groups = match.groupdict()

    def said(name: str) -> DateNumber | None:
        return (
            DateNumber(int(match[name]), stream.span(match.start(name), match.end(name))) if groups.get(name) else None
        )

    name = "name" if "name" in groups else "month"
    where: Span = stream.span(match.start(name), match.end(name))
    day = said("day")
    if month not in range(1, 13) or (day and not 1 <= day.value <= 31):
        return
    span = stream.span(match.start(), match.end())
    systems = frozenset({"english" if name == "name" else "numeric"})
    year = said("year")
    if short := said("short"):
        year = DateNumber(short.value + (_THIS_CENTURY if short.value <= _LAST_SHORT else _LAST_CENTURY), short.span)
    moment = None if year or day is None else RelativeTime("day", nth=day.value, within=RelativeTime("month", month))
    yield DateMention(
        span, stream.written(span), span, None, day, (MonthName(month, systems, stream.written(where), where),), year,
        numeric=name == "month", moment=moment,
    )  # fmt: skip
