"""The article's today: "اليوم الأحد" and "أمس السبت" must mean one day, and that the day of publication."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.model import DateMention, Span, Week
from checker.scan import Scan
from checker.text import fold

_WEEK = 7
_REACH = 20  # code points behind a weekday in which الماضي may stand


class _Today(NamedTuple):
    """A weekday that a word such as أمس ties to today: the words, the weekday that today must be, and the weekday said."""

    span: Span
    text: str
    weekday: int
    said: int


def _todays(scan: Scan) -> list[_Today]:
    """All of them outside quotations, in order, each day of the text once."""
    named = (d for d in (*scan.day_words, *scan.dates) if d.weekday and d.relative_day is not None)
    read = {d.span.start: d for d in named if d.relative is None and not _is_of_another_week(scan, d)}
    return [t for _, d in sorted(read.items()) if (t := _today(d)) and scan.passage.quote_at(t.span.start) is None]


def _is_of_another_week(scan: Scan, date: DateMention) -> bool:
    """ "غد الخميس الماضي": the weekday is counted from another week."""
    behind = scan.passage.raw[date.span.end : date.span.end + _REACH].split()[:1]
    return bool(behind and scan.lexicon.sense(fold(behind[0]), "relative"))


def _today(date: DateMention) -> _Today | None:
    if date.weekday is None or date.relative_day is None:
        return None
    said = date.weekday.value
    return _Today(date.span, date.text, (said - date.relative_day) % _WEEK, said)


def _conflicting(article: Article, options: Options, outcome: Outcome) -> None:
    """Every pair of neighbours in one stretch of the text must imply the same today."""
    apart = int(options["apart"])
    for scan in article.scans:
        todays = _todays(scan)
        for first, second in pairwise(todays):
            if first.weekday == second.weekday or second.span.start - first.span.end > apart:
                continue
            outcome.drafts.append(_draft(article, first, second))
            break  # one finding an article: the later ones only repeat it


def _draft(article: Article, first: _Today, second: _Today) -> Draft:
    catalogue = article.catalogue
    variant = "same-weekday" if first.said == second.said else "other-weekday"
    fields = {"first": first.text, "second": second.text}
    for name, today in (("first_today", first), ("second_today", second)):
        fields[name] = catalogue.weekday(today.weekday)
    label = catalogue.say("label.today")
    places = (article.place(second.span, label, primary=True), article.place(first.span, label))
    english = article.english_weekday
    arithmetic = f"today = {english(first.weekday)} | today = {english(second.weekday)}"
    return Draft(variant, places, fields, arithmetic)


def _stale(article: Article, options: Options, outcome: Outcome) -> None:
    """The today of the text against the dateline; a day more or less is a time zone."""
    if article.anchor is None or not article.anchor.given:
        return
    published = article.anchor.day
    for scan in article.scans:
        todays = _todays(scan)
        distances = {
            min((t.weekday - published.weekday()) % _WEEK, (published.weekday() - t.weekday) % _WEEK) for t in todays
        }
        if not todays or min(distances) < int(options["days"]):
            continue
        first, catalogue = todays[0], article.catalogue
        fields = {
            "text": first.text, "today": catalogue.weekday(first.weekday), "published": catalogue.date(published),
            "weekday": catalogue.weekday(published.weekday()),
        }  # fmt: skip
        english = article.english_weekday
        arithmetic = (
            f"today = {english(first.weekday)}; published {published.isoformat()} = {english(published.weekday())}"
        )
        place = article.place(first.span, catalogue.say("label.today"), primary=True)
        outcome.drafts.append(Draft("dateline", (place,), fields, arithmetic, (), Week(first.weekday, (published,))))


CONFLICTING = Check(
    "conflicting-today", ("same-weekday", "other-weekday"), frozenset({"first", "second", "first_today", "second_today"}),
    {"apart": Option(100_000)}, _conflicting,
)  # fmt: skip
STALE = Check(
    "stale-anchor", ("dateline",), frozenset({"text", "today", "published", "weekday"}), {"days": Option(2)}, _stale
)
