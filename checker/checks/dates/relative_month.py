"""الماضي, الجاري and المقبل beside a month, a weekday or a year that lies elsewhere, seen from the dateline."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from checker.calendars import hijri
from checker.calendars.gregorian import days, later, nearest_year
from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.core.documents import Anchor, Span
from checker.core.findings import Repair
from checker.core.folding import fold, places
from checker.core.mentions import DateMention
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan

_STEPS = {"last": -1, "current": 0, "next": 1}
_WORDS = {-1: "الماضي", 0: "الجاري", 1: "المقبل"}  # those that a repair writes
_WORD = regex(r"[^\W\d_]+")
_YEAR = regex(
    r"(?:عام|سنه) (?:(?P<behind>ال\w+)م? ?[(،,]? ?(?:عام |سنه )?(?P<year>(?:19|20)\d\d)(?![\d/–-]| ?[-/–] ?\d)"
    r"|(?P<before>(?:19|20)\d\d)م? (?P<word>ال\w+))"
)
_YEAR_BEFORE = regex(r"(?:عام|سنه) (?:\d{4}م? )?$")  # right before الماضي or its like
_YEAR_LENGTH = len("عام 2016م ")
_BEHIND_YEAR = ("ال", "19", "20")
_LEAD = regex(r"(?<!\w)[وفبلك]{0,2}(ال|ل)?$")  # what is glued before the word for a year
_HALF_YEAR = 6
_YEAR_OF_DAYS = 366  # in so many days every month comes round
_MONTHS = 12


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    around, within = min(int(options["days"]), _YEAR_OF_DAYS), int(options["within"])
    for scan in article.scans:
        if "relative" not in scan.roles:
            continue
        for date in scan.dates:
            of_month = date.relative in _STEPS and date.months and not date.year
            of_week = date.weekday and date.day and date.calendar == "gregorian" and _step_between(article, date)
            if not (of_month or of_week) or date.name or scan.passage.quote_at(date.span.start):
                continue
            if (anchor := article.dateline_at(date.span)) is None:
                continue
            if of_month:
                outcome.compared.add(date.span)
                outcome.drafts += _month(article, date, anchor, around)
            else:
                outcome.drafts += _weekday(article, date, anchor, within)
        outcome.drafts += _years(article, scan, around)


# ---------------------------------------------------------------------------------------------------------------- months


def _month(article: Article, date: DateMention, anchor: Anchor, around: int) -> Iterator[Draft]:
    """ "مايو الجاري" in July; "19 مايو الماضي" on the sixth of May, "26 مايو المقبل" on the tenth."""
    today, numbers = anchor.day, {m.number for m in date.months}
    if date.relative == "current":
        near = filter(None, (later(today, n) for n in (0, *range(-around, around + 1))))
        if not any(_month_of(day, date.calendar) in numbers for day in near):
            meant = -1 if (_month_of(today, date.calendar) - date.months[0].number) % _MONTHS <= _HALF_YEAR else 1
            yield _draft(article, "current", date, meant, anchor)
    elif date.day and len(numbers) == 1 and date.calendar == "gregorian" and today.month in numbers:
        step, off = _STEPS[date.relative or ""], date.day.value - today.day
        if off * step < -1:
            yield _draft(article, "ahead", date, None, anchor)
        elif off * step > 1 or (off and step == -1 and off < -1):
            yield _draft(article, "this-month", date, 0, anchor)


def _month_of(day: dt.date, calendar: str) -> int:
    return hijri.parts_of(day)[1] if calendar == "hijri" else day.month


def _draft(article: Article, variant: str, date: DateMention, meant: int | None, anchor: Anchor) -> Draft:
    today = anchor.day
    word = _last_word(article, date)
    catalogue = article.catalogue
    place = article.place(date.span, catalogue.say("label.date"), primary=True)
    fields = {"text": date.text, "word": article.words(word), "published": catalogue.date(today), "year": ""}
    repairs: tuple[Repair, ...] = ()
    if meant is not None:
        text = replaced(article.raw(word.part), date.span, (word, _inflected(meant, fields["word"])))
        reason = catalogue.say("evidence.published", date=catalogue.date(today))
        repairs = (Repair(text, reason, ("dateline",)),)
    months = "/".join(f"{n:02d}" for n in dict.fromkeys(m.number for m in date.months))
    day = f"-{date.day.value:02d}" if date.day else ""
    return Draft(
        variant, (place,), fields, f"month {months}{day}, {date.relative}; published {today.isoformat()}", repairs
    )


def _last_word(article: Article, date: DateMention) -> Span:
    """Where الماضي or its like stands: the last word of the date."""
    *_, last = _WORD.finditer(article.raw(date.span.part), date.span.start, date.span.end)
    return Span(date.span.part, last.start(), last.end())


def _inflected(step: int, like: str) -> str:
    return _WORDS[step] + ("ة" if fold(like).endswith("ه") else "")


# -------------------------------------------------------------------------------------------------------------- weekdays


def _weekday(article: Article, date: DateMention, anchor: Anchor, within: int) -> Iterator[Draft]:
    """ "الاثنين المقبل 13 أغسطس" when the thirteenth is past."""
    step = _step_between(article, date)
    if step is None or date.weekday is None or date.day is None:
        return
    today = anchor.day
    found = list(days(date)) if date.year else [
        d for m in date.months if (d := nearest_year(m.number, date.day.value, today, None))
    ]  # fmt: skip
    fitting = [d for d in found if d.weekday() == date.weekday.value and abs((d - today).days) <= within]
    if fitting and all((d - today).days * step < -1 for d in fitting):
        catalogue = article.catalogue
        place = article.place(date.span, catalogue.say("label.weekday-date"), primary=True)
        fields = {"text": date.text, "word": _WORDS[step], "published": catalogue.date(today), "year": ""}
        arithmetic = f"{fitting[0].isoformat()}, {'next' if step > 0 else 'last'}; published {today.isoformat()}"
        yield Draft("weekday", (place,), fields, arithmetic, anchor=anchor)


def _step_between(article: Article, date: DateMention) -> int | None:
    """Which way الماضي or المقبل between the weekday and its date looks."""
    if date.weekday is None or date.core.start - date.weekday.span.end < len(" الماضي "):
        return None
    between = article.raw(date.span.part)[date.weekday.span.end : date.core.start]
    for word in _WORD.findall(fold(between)):
        step = _STEPS.get(article.lexicon.sense(word, "relative") or "")
        if step:
            return step
    return None


# ----------------------------------------------------------------------------------------------------------------- years


def _years(article: Article, scan: Scan, around: int) -> Iterator[Draft]:
    """ "العام الماضي 2016", "عام 2019 المقبل"; around the new year the year of the day before counts too."""
    folded = scan.passage.folded
    if not _may_place_year(scan):
        return
    for found in _years_said(folded.text):
        word, year = found["behind"] or found["word"], int(found["year"] or found["before"])
        step = _STEPS.get(scan.lexicon.sense(word, "relative") or "")
        lead = _LEAD.search(folded.text, max(0, found.start() - 5), found.start())
        if step is None or lead is None or (found["behind"] and not lead[1]) or _is_office(scan, lead.start()):
            continue
        span = scan.passage.span(lead.start(), found.end())
        anchor = article.dateline_at(span)
        if anchor is None:
            continue
        now = {day.year for n in (-around, around) if (day := later(anchor.day, n))}
        if not _fits(year, step, now, beside=bool(found["behind"])) and not scan.passage.quote_at(span.start):
            yield _year_draft(article, span, word, (year, anchor.day.year + step), anchor)


def _may_place_year(scan: Scan) -> bool:
    """Whether الماضي or its like stands behind a year or the word for one: the quick question before a search of the whole part."""
    text = scan.passage.folded.text
    return any(_YEAR_BEFORE.search(text, max(0, at - _YEAR_LENGTH), at) for at in scan.begins("relative"))


def _years_said(text: str) -> Iterator[re.Match[str]]:
    """A word for a year with الماضي or its like and a number, in order."""
    behind = 0
    for at in sorted((*places(text, "عام "), *places(text, "سنه "))):
        if at >= behind and text.startswith(_BEHIND_YEAR, at + 4) and (found := _YEAR.match(text, at)):
            behind = found.end()
            yield found


def _year_draft(article: Article, span: Span, word: str, years: tuple[int, int], anchor: Anchor) -> Draft:
    """`years` are the one said and the one meant."""
    today, (said, meant) = anchor.day, years
    catalogue = article.catalogue
    place = article.place(span, catalogue.say("label.date"), primary=True)
    fields = {
        "text": article.words(span), "word": word, "published": catalogue.date(today), "year": str(meant),
    }  # fmt: skip
    arithmetic = f"{today.year} {meant - today.year:+d} = {meant}, not {said}"
    return Draft("year", (place,), fields, arithmetic, anchor=anchor)


def _fits(year: int, step: int, now: set[int], *, beside: bool) -> bool:
    """Whether a year is the last, this or the next one; behind its number المقبل only says that it is to come: "عام 2020 المقبل"."""
    return year - step in now or (not beside and step != 0 and any((year - own) * step > 0 for own in now))


def _is_office(scan: Scan, at: int) -> bool:
    """ "المدير العام الحالي": the word before says that no year is meant."""
    words = scan.passage.folded.text[max(0, at - 20) : at].split()
    return bool(words) and scan.lexicon.sense(words[-1], "moment_neighbour") == "title"


CHECK = Check(
    "relative-month", ("current", "ahead", "this-month", "weekday", "year"), frozenset({"text", "word", "published", "year"}),
    {"days": Option(3), "within": Option(60)}, _run, voiced=True,
)  # fmt: skip
