"""A Hijri date and the Gregorian one beside it that are not one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from checker.calendars import hijri
from checker.calendars.gregorian import WEEKDAYS, days, nearest_year
from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.dates.hijri_periods import unlike_periods
from checker.checks.dates.nearest_year import days_in_nearest_year
from checker.checks.dates.repair import week
from checker.core.documents import Span
from checker.core.mentions import DateMention
from checker.resolve.calendar_pairs import Pair

if TYPE_CHECKING:
    from checker.checks.dates.hijri_pair_repairs import PairedDays

_SIGHTED = 1  # days by which a sighted month may differ from the table
_SIGHTED_OF_OLD = 2  # … before 2000, or where the table is arithmetic
_NEW = 2000
_A_LIFE = 400  # days: two dates further apart that only a dash joins are the ends of something
_FIRST_WEEKDAY = 1900


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
    for scan in article.scans:
        outcome.drafts += unlike_periods(article, scan, int(options["first-year"]))


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
    from checker.checks.dates.hijri_pair_repairs import PairedDays  # few articles have such pairs

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
    from checker.checks.dates.hijri_pair_repairs import repairs_of_pair

    catalogue = article.catalogue
    first, second = pair.dates
    whole = Span(first.span.part, first.span.start, second.span.end)
    said = pair.hijri.weekday
    fields = {
        "hijri": article.words(pair.hijri.core),
        "gregorian": article.words(pair.gregorian.core),
        "meant": catalogue.date(found.hijri),
        "until": "",
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


CHECK = Check(
    "hijri-pair", ("dated", "inferred-year", "period", "weekday", "one-day"),
    frozenset({"hijri", "gregorian", "meant", "until", "difference", "said", "actual"}), {"within": Option(60), "first-year": Option(1800)},
    _run, voiced=True,
)  # fmt: skip
