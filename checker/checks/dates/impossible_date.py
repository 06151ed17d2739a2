"""A day that its month has not."""

from __future__ import annotations

from checker.calendars import hijri
from checker.calendars.gregorian import day_of, days, month_length
from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.checks.dates.impossible_digits import impossible_digits
from checker.checks.dates.repair import Candidate, Votes, possible_days
from checker.core.findings import Repair
from checker.core.mentions import DateMention

_LONGEST = 31
_LARGEST = 99


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for date in article.dates:
        if date.day is None or not date.months:
            continue
        if date.calendar == "hijri":
            _run_hijri(article, date, outcome)
        if date.calendar != "gregorian":
            continue
        outcome.compared.add(date.span)
        month = date.months[0]
        if len({m.number for m in date.months}) > 1 or 1 <= date.day.value <= month_length(month.number, _year(date)):
            continue
        # a number above 31 is a day only if the words beside it say so: a weekday, a year, a preposition
        if date.day.value > _LONGEST and not (date.day.value <= _LARGEST and (date.numeric or _is_date(article, date))):
            continue
        if date.day.value == 0:
            continue
        outcome.drafts.append(_draft(article, date))
    for scan in article.scans:
        outcome.drafts += impossible_digits(article, scan)


def _run_hijri(article: Article, date: DateMention, outcome: Outcome) -> None:
    """No Hijri month is longer than 30 days; one of 29 by the table may have been sighted as 30."""
    assert date.day is not None
    day, year = date.day.value, date.year.value if date.year else None
    dated = year or date.weekday or date.numeric or article.partner(date)
    if dated:
        outcome.compared.add(date.span)
    if day > hijri.LONGEST and dated and day <= _LARGEST:
        outcome.drafts.append(_hijri_draft(article, date, "hijri", hijri.LONGEST))
    elif day == hijri.LONGEST and year is not None and year in hijri.TABLES:
        length = hijri.month_length(year, date.months[0].number)
        if length < day:
            outcome.drafts.append(_hijri_draft(article, date, "hijri-length", length))


def _hijri_draft(article: Article, date: DateMention, variant: str, length: int) -> Draft:
    assert date.day is not None
    number, year = date.months[0].number, f"{date.year.value:04d}-" if date.year else ""
    name = date.months[0].text if not date.numeric else article.lexicon.months["hijri"][number - 1]
    fields = {
        "date": article.words(date.core),
        "day": str(date.day.value),
        "month": f"{name} {article.catalogue.number(str(date.year.value))}" if date.year else name,
        "length": str(length),
    }
    place = article.place(date.core, article.catalogue.say("label.date"), primary=True)
    arithmetic = f"{year}{number:02d} AH has {length} days; day {date.day.value}"
    repairs = _hijri_repairs(article, date) if variant == "hijri" else ()
    return Draft(variant, (place,), fields, arithmetic, repairs)


def _hijri_repairs(article: Article, date: DateMention) -> tuple[Repair, ...]:
    """The digits reversed, or the first of them wrong; the Gregorian side chooses, and gives its day where none of these fits."""
    assert date.day is not None
    raw = article.raw(date.span.part)
    if not article.words(date.day.span).isdecimal():
        return ()
    partner, day, month = article.partner(date), date.day.value, date.months[0].number
    side = next(days(partner), None) if partner else None
    votes, reversed_day = Votes(article, date, raw), int(str(day)[::-1])
    values = dict.fromkeys(v for v in (reversed_day, day - 10, day - 20) if 1 <= v <= hijri.LONGEST)
    if side and (meant := hijri.parts_of(side))[1] == month:
        values |= {meant[2]: None}
    year = date.year.value if date.year else hijri.parts_of(side)[0] if side else None
    candidates = []
    for value in values:
        meant_day = (
            next((d for y in hijri.years(year, month) if (d := hijri.day_of(y, month, value))), None) if year else None
        )
        candidate = Candidate(replaced(raw, date.core, (date.day.span, str(value))), meant_day)
        if value == reversed_day:
            candidate.evidence["digits"] = article.catalogue.say("evidence.digits")
        votes.weekday_fits(candidate)
        candidates.append(candidate)
    return votes.rank(candidates)


def _is_date(article: Article, date: DateMention) -> bool:
    """Whether words around a number above 31 say that it is meant as a day."""
    if date.weekday or date.year or date.name or len(date.months) > 1:
        return True
    folded = article.scan(date.span.part).passage.folded
    at = folded.index(date.span.start)
    before = folded.text[max(0, at - 16) : at].split()
    word = before[-1].removeprefix("و") if before else ""
    return bool(word) and word not in _NUMBERED and word[-1:].isalpha() and not article.lexicon.sense(word, "hedge")


# before a number and the month in which it is: "الدورة 57 مارس المقبل", "أكثر من 80 مارس"
_NUMBERED = frozenset(
    {
        "الدوره",
        "دوره",
        "النسخه",
        "نسخه",
        "الطبعه",
        "طبعه",
        "الدفعه",
        "دفعه",
        "القمه",
        "نحو",
        "حوالي",
        "رقم",
        "العدد",
        "عدد",
    }
)


def _year(date: DateMention) -> int | None:
    return date.year.value if date.year and 1 <= date.year.value <= 9999 else None


def _draft(article: Article, date: DateMention) -> Draft:
    assert date.day is not None
    month = date.months[0]
    length = month_length(month.number, _year(date))
    words = article.catalogue
    name = words.month_name(month.number) if date.numeric else month.text
    dated = f"{name} {words.number(str(_year(date)))}" if _year(date) else name
    fields = {"date": article.words(date.core), "day": str(date.day.value), "month": dated, "length": str(length)}
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
        candidate = Candidate(
            replaced(raw, date.core, (date.day.span, str(day))), meant, month=date.months[0].number, number=day
        )
        if reason:
            candidate.evidence[reason] = article.catalogue.say(f"evidence.{reason}")
        votes.weekday_fits(candidate)
        candidates.append(candidate)
    return votes.rank(candidates)


CHECK = Check(
    "impossible-date",
    ("named", "numeric", "any-order", "hijri", "hijri-length"),
    frozenset({"date", "day", "month", "length"}),
    {},
    _run,
    voiced=True,
)
