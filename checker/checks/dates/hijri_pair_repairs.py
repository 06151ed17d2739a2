"""Repairs of a Hijri date and the Gregorian one beside it: one part of one of them changed."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from checker.calendars import hijri
from checker.calendars.gregorian import day_of
from checker.checks.base import Article
from checker.checks.corrected_text import replaced
from checker.checks.dates.repair import Candidate, Votes, month_name
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.mentions import DateMention
from checker.resolve.calendar_pairs import Pair


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
