"""A weekday that does not fit its date."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from checker.calendars.gregorian import days, later
from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.checks.dates.nearest_year import days_in_nearest_year
from checker.checks.dates.repair import Candidate, Votes, month_name, other_days, week
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.mentions import DateMention, DateNumber


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    for date in article.dates:
        if date.weekday is None or date.day is None or date.name or date.calendar != "gregorian":
            continue
        if date.year:
            variant, meant = ("numeric-date" if date.numeric else "full-date"), list(days(date))
        elif (anchor := article.dateline_at(date.span)) is None:
            outcome.blocked[date.span] = "no-dateline"
            continue
        else:
            variant, meant = "inferred-year", days_in_nearest_year(article, date, anchor.day, int(options["within"]))
        if not meant:
            continue
        outcome.compared.add(date.span)
        if not _fits(date, meant, int(options["first-year"])):
            outcome.drafts.append(_draft(article, date, variant, meant[0]))


def _fits(date: DateMention, meant: list[dt.date], first_year: int) -> bool:
    """Whether one of the days meant has the weekday; the eve of a day may carry either name; old dates may be Julian."""
    weekday = date.weekday.value if date.weekday else 0
    allowed = {weekday, (weekday - 1) % 7, (weekday + 1) % 7} if date.eve else {weekday}
    return any(d.weekday() in allowed for d in meant) or meant[0].year < first_year


def _draft(article: Article, date: DateMention, variant: str, meant: dt.date) -> Draft:
    assert date.weekday is not None
    said = date.weekday.value
    english = article.english_weekday(said), article.english_weekday(meant.weekday())
    fields = {
        "date": date.text[date.core.start - date.span.start :] if date.core.start >= date.span.start else date.text,
        "said": article.catalogue.weekday(said),
        "actual": article.catalogue.weekday(meant.weekday()),
        "year": f"{meant.year:04d}",
    }
    place = article.place(date.span, article.catalogue.say("label.weekday-date"), primary=True)
    arithmetic = f"{meant.isoformat()} = {english[1]}, not {english[0]}"
    repairs = _repairs(article, date, meant)
    anchor = None if date.year else article.dateline_at(date.span)
    return Draft(variant, (place,), fields, arithmetic, repairs, week(date, [meant], repairs), anchor)


def _repairs(article: Article, date: DateMention, meant: dt.date) -> tuple[Repair, ...]:
    """Another weekday, or another day, year or month on which the weekday falls."""
    assert date.weekday is not None
    raw = article.raw(date.span.part)
    votes = Votes(article, date, raw)
    name = article.lexicon.weekdays[meant.weekday()]
    candidates = [Candidate(replaced(raw, date.span, (date.weekday.span, _like(raw, date.weekday.span, name))), meant)]
    today = votes.dateline.day if votes.dateline else None
    days = [day for _, _, day in other_days(_with_year(date, meant), today)]
    for day in dict.fromkeys((*days, *_named_days(date, meant, votes))):
        if day.weekday() == date.weekday.value and (changes := _changes(article, date, meant, day)):
            candidate = Candidate(replaced(raw, date.span, *changes), day)
            if day == today and day.day == meant.day:
                candidate.evidence["publication-day"] = article.catalogue.say("evidence.publication-day")
            candidates.append(candidate)
    return votes.rank(candidates)


def _named_days(date: DateMention, meant: dt.date, votes: Votes) -> list[dt.date]:
    """The days that the words around the date name: اليوم by the dateline, and the same event elsewhere."""
    named = votes.neighbours.days_of_event(meant)
    if votes.dateline and date.relative_day is not None and (day := later(votes.dateline.day, date.relative_day)):
        named.insert(0, day)
    return named


def _like(raw: str, span: Span, name: str) -> str:
    """The weekday with or without ال as it stands in the copy (behind ل the alef is gone)."""
    return name if raw[span.start : span.start + 1] == "ا" else name[1:]


def _with_year(date: DateMention, meant: dt.date) -> DateMention:
    if date.year:
        return date
    return replace(date, year=DateNumber(meant.year, date.core))


def _changes(article: Article, date: DateMention, meant: dt.date, day: dt.date) -> list[tuple[Span, str]]:
    """The words to exchange so that the date means another day; none where a part that changes is not written, or in words."""
    changes: list[tuple[Span, str]] = []
    if day.day != meant.day:
        if date.day is None or not article.words(date.day.span).isdecimal():
            return []
        changes.append((date.day.span, str(day.day)))
    if day.month != meant.month:
        changes += [
            (m.span, str(day.month) if date.numeric else month_name(article.lexicon, day.month, m.systems))
            for m in date.months
        ]
    if day.year != meant.year:
        if date.year is None:
            return []
        changes.append((date.year.span, str(day.year)))
    return changes


CHECK = Check(
    "weekday", ("full-date", "numeric-date", "inferred-year"), frozenset({"date", "said", "actual", "year"}),
    {"within": Option(60), "first-year": Option(1900)}, _run, voiced=True,
)  # fmt: skip
