"""Two names of one month that name different months."""

from __future__ import annotations

import datetime as dt

from checker.calendars.gregorian import day_of, month_length, nearest_year
from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.checks.dates.repair import Candidate, Votes, month_name, week
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.mentions import DateMention, MonthName

# كانون الأول and كانون الثاني, تشرين الأول and تشرين الثاني: the two are easily confused
_ORDINAL = {12: 1, 1: 12, 10: 11, 11: 10}


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for date in article.dates:
        if len(date.months) < 2:
            continue
        outcome.compared.add(date.span)
        first, second = date.months[:2]
        if first.number != second.number and not (first.doubt or second.doubt):
            outcome.drafts.append(_draft(article, date, first, second))


def _draft(article: Article, date: DateMention, first: MonthName, second: MonthName) -> Draft:
    fields = {
        "first": first.text,
        "second": second.text,
        "first_number": str(first.number),
        "second_number": str(second.number),
    }
    year = f"{date.year.value:04d}-" if date.year else ""
    arithmetic = f"{year}{first.number:02d} | {year}{second.number:02d}"
    if date.weekday and date.year and date.day:
        days = (day_of(date.year.value, m.number, date.day.value) for m in (first, second))
        fits = [d for d in days if d and d.weekday() == date.weekday.value]
        name = article.english_weekday(date.weekday.value)
        arithmetic += f"; weekday {name} fits {fits[0] if fits else 'neither'}"
    place = article.place(date.core, article.catalogue.say("label.date"), primary=True)
    drawing = week(date, (_day(article, date, m.number) for m in (first, second)))
    return Draft(_variant(date, first, second), (place,), fields, arithmetic, _repairs(article, date), drawing)


def _variant(date: DateMention, first: MonthName, second: MonthName) -> str:
    """How it is decided: two systems, one system, or one system where the day or the weekday fits only one of the months."""
    if not first.same_system(second):
        return "two-systems"
    year, day = (date.year.value if date.year else None), (date.day.value if date.day else 0)
    possible = {day <= month_length(m.number, year) for m in (first, second)}
    days = [day_of(year, m.number, day) for m in (first, second)] if date.weekday and year else []
    fitting = {d is not None and date.weekday is not None and d.weekday() == date.weekday.value for d in days}
    return "same-system-decided" if len(possible) > 1 or len(fitting) > 1 else "same-system"


def _repairs(article: Article, date: DateMention) -> tuple[Repair, ...]:
    """Either name may be the right one: the other is written anew in its own system."""
    raw = article.raw(date.span.part)
    votes = Votes(article, date, raw)
    candidates = []
    for right, wrong in (date.months[:2], date.months[1::-1]):
        candidate = Candidate(
            _rewritten(article, raw, date, right, wrong), _day(article, date, right.number), month=right.number,
            number=date.day.value if date.day else None,
        )  # fmt: skip
        votes.weekday_fits(candidate)
        if "levant" in wrong.systems and _ORDINAL.get(wrong.number) == right.number:
            candidate.evidence["ordinal"] = article.catalogue.say("evidence.ordinal")
        if votes.dateline and _is_said(date, right.number, votes.dateline.day):
            candidate.evidence["relative-word"] = article.catalogue.say(
                "evidence.relative-word", text=date.text.split()[-1], date=article.catalogue.date(votes.dateline.day)
            )
        if date.day and month_length(
            wrong.number, date.year.value if date.year else None
        ) < date.day.value <= month_length(right.number, None):
            candidate.evidence["calendar"] = article.catalogue.say("evidence.calendar")
        candidates.append(candidate)
    return votes.rank(candidates)


def _is_said(date: DateMention, month: int, today: dt.date) -> bool:
    """Whether الجاري means this month, or الماضي or المقبل behind a month alone the one just before or behind the dateline's."""
    if date.relative == "current":
        return month == today.month
    step = {"last": -1, "next": 1}.get(date.relative or "", 0)
    return bool(step) and date.day is None and month == (today.month - 1 + step) % 12 + 1


def _rewritten(article: Article, raw: str, date: DateMention, right: MonthName, wrong: MonthName) -> str:
    """The date with the wrong name exchanged; where both names belong to one system, the right one is enough."""
    name = month_name(article.lexicon, right.number, wrong.systems)
    if name != right.text:
        return replaced(raw, date.core, (wrong.span, name))
    both = Span(wrong.span.part, date.months[0].span.start, date.months[1].span.end)
    return replaced(raw, date.core, (both, right.text))


def _day(article: Article, date: DateMention, month: int) -> dt.date | None:
    """The day that a candidate means; the first of the month where no day is said, none without a year or a dateline."""
    day = date.day.value if date.day else None
    if date.year:
        return day_of(date.year.value, month, day) if day else None
    if day and (anchor := article.anchor_at(date.span)):
        return nearest_year(month, day, anchor.day, date.relative)
    return None


CHECK = Check(
    "month-pair", ("two-systems", "same-system", "same-system-decided"),
    frozenset({"first", "second", "first_number", "second_number"}), {}, _run, voiced=True,
)  # fmt: skip
