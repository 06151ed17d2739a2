"""The article's today: "اليوم الأحد" and "أمس السبت" must mean one day, and that the day of publication."""

from __future__ import annotations

from itertools import pairwise

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.scan.todays import Today

_WEEK = 7


def _conflicting(article: Article, options: Options, outcome: Outcome) -> None:
    """Every pair of neighbours in one stretch of the text must imply the same today."""
    apart = int(options["apart"])
    for scan in article.scans:
        todays = [t for t in scan.todays if scan.passage.quote_at(t.span.start) is None]
        for first, second in pairwise(todays):
            if first.weekday == second.weekday or second.span.start - first.span.end > apart:
                continue
            outcome.drafts.append(_draft(article, first, second))
            break  # one finding an article: the later ones only repeat it


def _draft(article: Article, first: Today, second: Today) -> Draft:
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
        todays = [t for t in scan.todays if scan.passage.quote_at(t.span.start) is None]
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
        outcome.drafts.append(Draft("dateline", (place,), fields, arithmetic))


CONFLICTING = Check(
    "conflicting-today", ("same-weekday", "other-weekday"), frozenset({"first", "second", "first_today", "second_today"}),
    {"apart": Option(100_000)}, _conflicting,
)  # fmt: skip
STALE = Check(
    "stale-anchor", ("dateline",), frozenset({"text", "today", "published", "weekday"}), {"days": Option(2)}, _stale
)
