"""A day that its month has not."""

from __future__ import annotations

from checker.calendars import day_of, month_length
from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.model import DateMention, Repair
from checker.repair import Candidate, Votes, possible_days, replaced

_LONGEST = 31


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for date in article.dates:
        if date.day is None or not date.months or date.calendar != "gregorian":
            continue
        outcome.compared.add(date.span)
        month = date.months[0]
        if len({m.number for m in date.months}) > 1 or 1 <= date.day.value <= month_length(month.number, _year(date)):
            continue
        # a number above 31 is a day only if its digits reversed are one, or if a weekday or a year speaks for a date
        if date.day.value > _LONGEST and not (list(possible_days(date)) and (date.numeric or _is_date(article, date))):
            continue
        if date.day.value == 0:
            continue
        outcome.drafts.append(_draft(article, date))


def _is_date(article: Article, date: DateMention) -> bool:
    """Whether words around a number above 31 say that it is meant as a day."""
    raw = article.raw(date.span.part)
    before = raw[max(0, date.span.start - 16) : date.span.start].split()
    return bool(
        date.weekday
        or date.year
        or date.name
        or len(date.months) > 1
        or (before and before[-1].removeprefix("و") in _LEADING)
    )


_LEADING = frozenset({"يوم", "في", "بتاريخ", "الموافق", "حتى", "إلى", "منذ", "من", "لغاية", "مساء", "صباح"})


def _year(date: DateMention) -> int | None:
    return date.year.value if date.year and 1 <= date.year.value <= 9999 else None


def _draft(article: Article, date: DateMention) -> Draft:
    assert date.day is not None
    month = date.months[0]
    length = month_length(month.number, _year(date))
    name = month.text if not date.numeric else article.lexicon.months["gulf"][month.number - 1]
    dated = f"{name} {_year(date)}" if _year(date) else name
    fields = {"day": str(date.day.value), "month": dated, "length": str(length)}
    year = f"{_year(date):04d}-" if _year(date) else ""
    place = article.place(date.core, article.catalogue.say("label.date"), primary=True)
    arithmetic = f"{year}{month.number:02d} has {length} days; day {date.day.value}"
    return Draft("numeric" if date.numeric else "named", (place,), fields, arithmetic, _repairs(article, date))


def _repairs(article: Article, date: DateMention) -> tuple[Repair, ...]:
    assert date.day is not None
    raw = article.raw(date.span.part)
    if not article.words(date.day.span).isdecimal():
        return ()
    votes = Votes(article, date, raw)
    candidates = []
    for reason, day in possible_days(date):
        meant = day_of(date.year.value, date.months[0].number, day) if date.year else None
        candidate = Candidate(replaced(raw, date.core, (date.day.span, str(day))), meant)
        candidate.evidence[reason] = article.catalogue.say(f"evidence.{reason}")
        votes.weekday_fits(candidate)
        candidates.append(candidate)
    return votes.rank(candidates)


CHECK = Check("impossible-date", ("named", "numeric"), frozenset({"day", "month", "length"}), {}, _run)
