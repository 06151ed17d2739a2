"""The article's today: "اليوم الأحد" and "أمس السبت" must mean one day, and that the day of publication."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.documents import Span
from checker.core.findings import Week
from checker.core.folding import fold
from checker.core.mentions import DateMention
from checker.scan.scanner import Scan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_WEEK = 7
_REACH = 20  # code points behind a weekday in which الماضي may stand


class _Today(Struct, frozen=True):
    """A weekday that a word such as أمس ties to today: the words, the weekday that today must be, and the weekday said."""

    span: Span
    text: str
    weekday: int
    said: int


def _all_todays(article: Article) -> list[_Today]:
    """Those of all parts, in order, quotations with them; mostly none."""
    return [today for scan in article.scans if "relative_day" in scan.roles for today in _in_part(scan)]


def _by_story(article: Article, todays: list[_Today]) -> list[tuple[int, list[_Today]]]:
    """Those of each story that has some, in the order of the stories; quotations and teasers were written on other days."""
    stories: dict[int, list[_Today]] = {}
    for today in todays:
        segment = article.segment_of(today.span)
        if segment.kind != "related" and article.scan(today.span.part).passage.quote_at(today.span.start) is None:
            stories.setdefault(segment.story, []).append(today)
    return sorted(stories.items())


def _in_part(scan: Scan) -> list[_Today]:
    """All of them, in order, each day of the text once; both checks ask, once they are read."""
    memo = scan.passage.folded.memo
    found: list[_Today] | None = memo.get(_in_part)
    if found is None:
        found = memo[_in_part] = list(_read(scan))
    return found


def _read(scan: Scan) -> Iterator[_Today]:
    """The same, read anew."""
    named = [d for d in (*scan.named_days, *scan.dates) if d.relative_day is not None and d.weekday]
    read = {d.span.start: d for d in named if d.relative is None and not _is_of_another_week(scan, d)}
    return filter(None, (_today(read[start]) for start in sorted(read)))


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
    apart, found = int(options["apart"]), _all_todays(article)
    if len({today.weekday for today in found}) < 2:
        return  # the article need not be cut into its stories
    for _, todays in _by_story(article, found):
        for first, second in pairwise(todays):
            if (
                first.weekday == second.weekday
                or first.span.part != second.span.part
                or second.span.start - first.span.end > apart
            ):
                continue
            outcome.drafts.append(_draft(article, first, second))
            break  # one finding a story: the later ones only repeat it


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
    found, far = _all_todays(article), int(options["days"])
    if not found or not _may_be_stale(article, found, far):
        return
    for _, todays in _by_story(article, found):
        first, catalogue = todays[0], article.catalogue
        anchor, written = article.dateline_at(first.span), article.datelines.written(first.span)
        datelines = [a.day for a in (anchor, written) if a]
        if not datelines or min(_distance(t, day) for t in todays for day in datelines) < far:
            continue
        published = datelines[0]
        fields = {
            "text": first.text, "today": catalogue.weekday(first.weekday), "published": catalogue.date(published),
            "weekday": catalogue.weekday(published.weekday()),
        }  # fmt: skip
        english = article.english_weekday
        arithmetic = (
            f"today = {english(first.weekday)}; published {published.isoformat()} = {english(published.weekday())}"
        )
        place = article.place(first.span, catalogue.say("label.today"), primary=True)
        outcome.drafts.append(
            Draft("dateline", (place,), fields, arithmetic, (), Week(first.weekday, (published,)), anchor)
        )


def _may_be_stale(article: Article, todays: list[_Today], far: int) -> bool:
    """Whether one of them is far from the article's dateline, or the copy has datelines of its own: before stories are cut."""
    anchor = article.anchor
    near = anchor is None or not anchor.dated or all(_distance(today, anchor.day) < far for today in todays)
    return not near or article.datelines.in_copy


def _distance(today: _Today, day: dt.date) -> int:
    """Days between a today and a dateline on the circle of the week, the shorter way."""
    ahead = (today.weekday - day.weekday()) % _WEEK
    return min(ahead, _WEEK - ahead)


CONFLICTING = Check(
    "conflicting-today", ("same-weekday", "other-weekday"), frozenset({"first", "second", "first_today", "second_today"}),
    {"apart": Option(100_000)}, _conflicting,
)  # fmt: skip
STALE = Check(
    "stale-anchor", ("dateline",), frozenset({"text", "today", "published", "weekday"}), {"days": Option(2)}, _stale
)
