"""A Hijri date and the Gregorian one beside it that are not one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product

from msgspec import Struct

from checker.calendars import hijri
from checker.calendars.gregorian import WEEKDAYS, day_of, days, nearest_year
from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.dates.repair import Candidate, Votes, month_name, replaced, week
from checker.checks.dates.weekday import days_in_nearest_year
from checker.core.model import DateMention, Repair, Span
from checker.resolve.calendar_pairs import Pair

_SIGHTED = 1  # days by which a sighted month may differ from the table
_SIGHTED_OF_OLD = 2  # … before 2000, or where the table is arithmetic
_NEW = 2000
_A_LIFE = 400  # days: two dates further apart that only a dash joins are the ends of something
_FIRST_WEEKDAY = 1900


class PairedDays(Struct, frozen=True):
    """What the two dates of a pair mean, and how many days apart they may lie."""

    hijri: dt.date
    gregorian: dt.date
    tolerance: int
    inferred: bool

    @property
    def apart(self) -> int:
        """Days from the Hijri to the Gregorian date."""
        return (self.gregorian - self.hijri).days


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    for pair in article.pairs:
        found = _days(article, pair, int(options["within"]))
        if found is None:
            if not (pair.hijri.year or pair.gregorian.year):
                outcome.blocked.update({d.span: "no-dateline" for d in pair.dates})
            continue
        if found.gregorian.year < int(options["first-year"]):
            continue
        outcome.compared.update(d.span for d in pair.dates)
        if variant := _variant(pair, found):
            outcome.drafts.append(_draft(article, pair, found, variant))


def _variant(pair: Pair, found: PairedDays) -> str | None:
    """In which way the pair is wrong, if it is."""
    apart = abs(found.apart)
    if apart > found.tolerance:
        if not pair.firm and apart > _A_LIFE:
            return None
        return "inferred-year" if found.inferred else "dated"
    if not found.inferred and not _weekday_fits(pair, found.gregorian):
        return "weekday"
    return "one-day" if apart == 1 and found.tolerance == _SIGHTED else None


def _weekday_fits(pair: Pair, day: dt.date) -> bool:
    """Whether the weekday beside the Hijri date is that of the Gregorian one; the eve of a day may carry either name."""
    said = pair.hijri.weekday
    if said is None or pair.gregorian.weekday or day.year < _FIRST_WEEKDAY:
        return True
    near = (-1, 0, 1) if pair.hijri.eve else (0,)
    return any((day.weekday() + off) % 7 == said.value for off in near)


def _days(article: Article, pair: Pair, within: int) -> PairedDays | None:
    """The two days, in the years that bring them closest where a year is left out; None where nothing fixes a year."""
    hijri_days, gregorian_days = list(days(pair.hijri)), list(days(pair.gregorian))
    from_dateline = not (pair.hijri.year or pair.gregorian.year)
    if from_dateline and (anchor := article.dateline_at(pair.gregorian.span)):
        gregorian_days = days_in_nearest_year(article, pair.gregorian, anchor.day, within)
    if gregorian_days and not pair.hijri.year:
        hijri_days = [d for g in gregorian_days for d in _nearest(pair.hijri, g)]
    elif hijri_days and not pair.gregorian.year:
        gregorian_days = [d for h in hijri_days for d in _nearest(pair.gregorian, h)]
    if not hijri_days or not gregorian_days:
        return None
    one, two = min(product(hijri_days, gregorian_days), key=lambda both: abs((both[0] - both[1]).days))
    known = two.year >= _NEW and hijri.parts_of(one)[0] in hijri.TABLES
    return PairedDays(one, two, _SIGHTED if known else _SIGHTED_OF_OLD, from_dateline)


def _nearest(date: DateMention, anchor: dt.date) -> Iterator[dt.date]:
    """A date without its year, in the year nearest to the other side."""
    assert date.day is not None
    for number in dict.fromkeys(m.number for m in date.months):
        nearest = hijri.nearest if date.calendar == "hijri" else nearest_year
        if found := nearest(number, date.day.value, anchor, None):
            yield found


# ----------------------------------------------------------------------------------------------------------------- finding


def _draft(article: Article, pair: Pair, found: PairedDays, variant: str) -> Draft:
    catalogue = article.catalogue
    first, second = pair.dates
    whole = Span(first.span.part, first.span.start, second.span.end)
    said = pair.hijri.weekday
    fields = {
        "hijri": article.words(pair.hijri.core),
        "gregorian": article.words(pair.gregorian.core),
        "meant": catalogue.date(found.hijri),
        "difference": catalogue.count("days", abs(found.apart)),
        "said": catalogue.weekday(said.value) if said else "",
        "actual": catalogue.weekday(found.gregorian.weekday()),
    }
    place = article.place(whole, catalogue.say("label.calendar-pair"), primary=True)
    year, month, day = hijri.parts_of(found.hijri)
    arithmetic = f"{year:04d}-{month:02d}-{day:02d} AH = {found.hijri} | {found.gregorian}; {found.apart:+d} d"
    if variant == "weekday":
        arithmetic = f"{found.gregorian} = {WEEKDAYS[found.gregorian.weekday()]}; {arithmetic}"
    dated = pair.hijri if said else pair.gregorian
    drawing = week(dated, (found.hijri, found.gregorian))
    repairs = repairs_of_pair(article, pair, found, whole, variant)
    anchor = article.dateline_at(pair.gregorian.span) if found.inferred else None
    return Draft(variant, (place,), fields, arithmetic, repairs, drawing, anchor)


def repairs_of_pair(article: Article, pair: Pair, found: PairedDays, whole: Span, variant: str) -> tuple[Repair, ...]:
    """Either side set right by the other, and the weekday where both sides agree against it."""
    if found.inferred or variant == "one-day":
        return ()
    raw = article.raw(whole.part)
    votes = Votes(article, pair.hijri if pair.hijri.weekday else pair.gregorian, raw)
    candidates = []
    sides = (
        (pair.gregorian, found.hijri, _gregorian_parts, "hijri-side"),
        (pair.hijri, found.gregorian, _hijri_parts, "gregorian-side"),
    )
    for date, target, parts, key in sides:
        for change in parts(article, date, target, found):
            candidate = Candidate(replaced(raw, whole, *change.words), change.day)
            candidate.evidence[key] = article.catalogue.say(f"evidence.{key}")
            if change.alone:
                candidate.evidence["one-part"] = article.catalogue.say("evidence.one-part")
            votes.weekday_fits(candidate)
            candidates.append(candidate)
    if pair.hijri.weekday and found.apart == 0:
        name = article.lexicon.weekdays[found.gregorian.weekday()]
        span = pair.hijri.weekday.span
        name = name if raw[span.start : span.start + 1] == "ا" else name[1:]
        candidate = Candidate(replaced(raw, whole, (span, name)), found.gregorian)
        candidate.evidence["hijri-side"] = article.catalogue.say("evidence.hijri-side")
        candidates.append(candidate)
    return votes.rank(candidates)


class _Change(Struct, frozen=True):
    """A side written anew: the words exchanged, the day it means then, and whether one part of the date was enough."""

    words: tuple[tuple[Span, str], ...]
    day: dt.date
    alone: bool


def _gregorian_parts(article: Article, date: DateMention, target: dt.date, found: PairedDays) -> list[_Change]:
    """The Gregorian side made to fit the Hijri one, by one part where that is enough."""
    now = found.gregorian
    one = [(target.year + off, now.month, now.day) for off in (-1, 0, 1) if target.year + off != now.year]
    one += [(now.year, month, now.day) for month in range(1, 13) if month != now.month]
    one += [(target.year, target.month, target.day)] if (target.year, target.month) == (now.year, now.month) else []
    fitting = [(p, d) for p in one if (d := day_of(*p)) and abs((d - target).days) <= found.tolerance]
    return _written(
        article, date, (now.year, now.month, now.day), fitting, (target.year, target.month, target.day), target
    )


def _hijri_parts(article: Article, date: DateMention, target: dt.date, found: PairedDays) -> list[_Change]:
    """The Hijri side made to fit the Gregorian one."""
    assert date.day is not None
    year, month, _ = hijri.parts_of(found.hijri)
    now, meant = (year, date.months[0].number, date.day.value), hijri.parts_of(target)
    if now[1] != month:  # the 30th of a short month lies in the next
        return []
    one = [(meant[0] + off, month, now[2]) for off in (-1, 0, 1) if meant[0] + off != year]
    one += [(year, other, now[2]) for other in range(1, 13) if other != month]
    one += [meant] if meant[:2] == now[:2] else []
    fitting = [(p, target) for p in one if (d := hijri.day_of(*p)) and abs((d - target).days) <= found.tolerance]
    return _written(article, date, now, fitting, meant, target)


_Parts = tuple[int, int, int]


def _written(
    article: Article, date: DateMention, now: _Parts, fitting: list[tuple[_Parts, dt.date]], meant: _Parts, day: dt.date
) -> list[_Change]:
    found = [
        _Change(changes, d, alone=True) for parts, d in fitting if (changes := _changes(article, date, now, parts))
    ]
    if not found and (changes := _changes(article, date, now, meant)):
        found.append(_Change(changes, day, alone=False))
    return found


def _changes(article: Article, date: DateMention, now: _Parts, new: _Parts) -> tuple[tuple[Span, str], ...]:
    """The words to exchange; none where a part that changes is not written, or in words."""
    changes: list[tuple[Span, str]] = []
    if new[0] != now[0]:
        if date.year is None or date.year.value != now[0]:
            return ()
        changes.append((date.year.span, str(new[0])))
    if new[1] != now[1]:
        changes += [
            (m.span, str(new[1]) if date.numeric else month_name(article.lexicon, new[1], m.systems))
            for m in date.months
        ]
    if new[2] != now[2]:
        if date.day is None or not article.words(date.day.span).isdecimal():
            return ()
        changes.append((date.day.span, str(new[2])))
    return tuple(changes)


CHECK = Check(
    "hijri-pair", ("dated", "inferred-year", "weekday", "one-day"),
    frozenset({"hijri", "gregorian", "meant", "difference", "said", "actual"}), {"within": Option(60), "first-year": Option(1800)},
    _run, voiced=True,
)  # fmt: skip
