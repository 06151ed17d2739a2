"""Numeric dates of one article: day first or month first."""

from __future__ import annotations

from msgspec import Struct

from checker.calendars.gregorian import day_of
from checker.checks.base import Article, Check, Draft, Options, Outcome, one_of
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.mentions import DateMention
from checker.core.patterns import regex

_NUMERIC = regex(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/]|[.,-]\d)")
_TOUCHING = frozenset("0123456789/.-٫,")
_MONTHS = 12


class _Written(Struct, frozen=True):
    """A numeric date as written, its two first numbers, its year, and the orders in which it can be read ("d", "m" or "dm")."""

    span: Span
    first: int
    second: int
    year: int
    orders: str


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    house = str(options["order"])
    dates = [d for scan in article.scans for d in _numeric(article, scan.passage.part)]
    if house:
        outcome.drafts += (
            _foreign(article, d, house) for d in dates if d.orders in ("d", "m") and d.orders != house[0]
        )
        return
    day_first = [d for d in dates if d.orders == "d"]
    month_first = [d for d in dates if d.orders == "m"]
    if day_first and month_first:
        rare, usual = (month_first, day_first) if len(month_first) <= len(day_first) else (day_first, month_first)
        outcome.drafts.append(_draft(article, "both", rare[0], usual[0], ""))
    known = (day_first or month_first)[:1]
    for date in dates:
        if date.orders == "dm" and known and not (day_first and month_first):
            outcome.drafts.append(_draft(article, "unclear", date, known[0], known[0].orders))


def _numeric(article: Article, part: str) -> list[_Written]:
    """The numeric dates of one part with four digits for the year; a weekday beside one decides between its orders."""
    scan = article.scan(part)
    folded = scan.passage.folded
    weekdays = {d.year.span.end: d for d in scan.dates if d.numeric and d.weekday and d.year}
    found = []
    for match in _NUMERIC.finditer(folded.text):
        span = scan.passage.span(*match.span())
        if folded.text[match.start() - 1 : match.start()] in _TOUCHING or scan.passage.quote_at(span.start):
            continue
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        orders = _orders(first, second, year, weekdays.get(span.end))
        if orders and first != second:
            found.append(_Written(span, first, second, year, orders))
    return found


def _orders(first: int, second: int, year: int, beside: DateMention | None) -> str:
    """The orders that give a day of the calendar; of two, the one that fits the weekday."""
    day_first = day_of(year, second, first) if second <= _MONTHS else None
    month_first = day_of(year, first, second) if first <= _MONTHS else None
    orders = ("d" if day_first else "") + ("m" if month_first else "")
    if day_first and month_first and beside and beside.weekday:
        fits = [d.weekday() == beside.weekday.value for d in (day_first, month_first)]
        return "d" if fits == [True, False] else "m" if fits == [False, True] else orders
    return orders


def _draft(article: Article, variant: str, date: _Written, other: _Written, order: str) -> Draft:
    say = article.catalogue.say
    places = (
        article.place(date.span, say("label.numeric-date"), primary=True),
        article.place(other.span, say("label.numeric-order")),
    )
    fields = {"text": places[0].text, "other": places[1].text}
    either = [day_of(date.year, date.second, date.first), day_of(date.year, date.first, date.second)]
    arithmetic = " | ".join(day.isoformat() for day in either if day)
    meant = either[order == "m"]
    repairs: tuple[Repair, ...] = ()
    if order and meant:
        repairs = (
            Repair(article.catalogue.date(meant), say("evidence.date-order", text=places[1].text), ("date-order",)),
        )
    return Draft(variant, places, fields, arithmetic, repairs)


def _foreign(article: Article, date: _Written, house: str) -> Draft:
    """A date in another order than that of the house; a day that fits both is taken in the house's order."""
    say = article.catalogue.say
    place = article.place(date.span, say("label.numeric-date"), primary=True)
    mark = next(m for m in place.text if not m.isdecimal())
    first, second, year = place.text.split(mark)
    own = mark.join((second, first, year))
    repairs = (Repair(own, say("evidence.house-order"), ("house",)),)
    return Draft("both", (place,), {"text": place.text, "other": own}, f"{house} first", repairs)


CHECK = Check(
    "date-order", ("both", "unclear"), frozenset({"text", "other"}), {"order": one_of("day", "month")}, _run,
)  # fmt: skip
