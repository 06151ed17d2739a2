"""One event of an article that two sentences put on two days: "بدأ التوغل في 27 أكتوبر" and "بدأ التوغل في 28 أكتوبر"."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.documents import Span
from checker.core.mentions import DateMention
from checker.core.patterns import regex
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_WORD = regex(r"[^\W\d_]+")
_BREAKS = frozenset("\n\r\u2028\u2029")  # between lines; any other end of a sentence is a mark
_SENTENCE = 600  # code points of an endless sentence that are looked at on each side of a date
_REACH = 110  # code points of a sentence before a date
_MOST_WORDS = 7  # between an event and its date
_MOST_DATES = 60  # of one article that are held against each other
_ARTICLES = ("وال", "بال", "فال", "ال", "لل")


class _Event(Struct, frozen=True):
    """An event with its date: whether it begins, ends or is there, its noun, the words that say which one, and where they stand."""

    phase: str
    noun: str
    which: tuple[str, ...]
    span: Span
    date: DateMention


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    words = check_words.load(article.language)
    if len([d for d in article.dates if d.day and d.months]) < 2:
        return
    found = [e for scan in article.scans for e in _events(scan, words)]
    for one, two in combinations(found[:_MOST_DATES], 2):
        if _is_same(article, one, two):
            outcome.compared.update((one.date.span, two.date.span))
            apart = _apart(one.date, two.date)
            if apart is not None and 0 < apart <= int(options["within"]):
                outcome.drafts.append(_draft(article, one, two))
                return  # one finding an article: the others repeat it


# ---------------------------------------------------------------------------------------------------------------- events


def _events(scan: Scan, words: CheckWords) -> Iterator[_Event]:
    for date in scan.dates:
        if not (date.day and date.months) or date.name or date.calendar != "gregorian":
            continue
        if (event := _before(scan, words, date)) and not scan.passage.quote_at(date.span.start):
            yield event


def _before(scan: Scan, words: CheckWords, date: DateMention) -> _Event | None:
    """The event of the clause that a date ends."""
    folded = scan.passage.folded
    text, behind = folded.text, folded.index(date.span.start)
    tokens = list(_WORD.finditer(text, max(0, behind - _REACH), behind))
    which: list[str] = []  # the last one first
    for k in range(len(tokens) - 1, max(-1, len(tokens) - 2 - _MOST_WORDS), -1):
        token = tokens[k]
        gap = text[token.end() : behind]
        if gap.strip() or not _BREAKS.isdisjoint(gap):
            return None
        behind = token.start()
        if words.value("dated_event", token[0]) is not None:
            return _event(scan, words, date, tokens[max(0, k - 1) : k + 1], [_bare(word) for word in reversed(which)])
        if words.value("event_lead", token[0]) is None:
            which.append(token[0])
    return None


def _event(
    scan: Scan, words: CheckWords, date: DateMention, tokens: list[re.Match[str]], which: list[str]
) -> _Event | None:
    """The event of the last of these words, with its phase if the one before names it in the same sentence."""
    passage, folded = scan.passage, scan.passage.folded
    start, end = map(folded.index, passage.sentences[passage.sentence_at(date.span.start)])
    at = folded.index(date.span.start)
    if words.find("moved_event", folded.text[max(start, at - _SENTENCE) : min(end, at + _SENTENCE)]):
        return None
    *before, token = tokens
    phase = words.value("event_phase", before[0][0]) if before and before[0].start() >= start else None
    span = Span(date.span.part, folded.start((before[0] if phase else token).start()), date.span.end)
    return _Event(phase or "", _bare(token[0]), tuple(which), span, date)


def _bare(word: str) -> str:
    """A word without its article."""
    return next((word[len(a) :] for a in _ARTICLES if word.startswith(a) and len(word) > len(a) + 1), word)


# -------------------------------------------------------------------------------------------------------------- same one


def _is_same(article: Article, one: _Event, two: _Event) -> bool:
    """Whether two sentences of one story name one event by the same words; a bare noun is enough where both tell how it began."""
    if one.noun != two.noun or one.phase != two.phase or not article.same_story(one.span, two.span):
        return False
    if one.date.span.part == two.date.span.part:
        passage = article.scan(one.date.span.part).passage
        if passage.sentence_at(one.date.span.start) == passage.sentence_at(two.date.span.start):
            return False
    if one.which == two.which:
        return bool(one.which or one.phase)
    shorter, longer = sorted((one.which, two.which), key=len)
    return bool(one.phase) and longer[: len(shorter)] == shorter


def _apart(one: DateMention, two: DateMention) -> int | None:
    """The days between two dates where each can mean one day only; a year that is left out is that of the other."""
    if one.year and two.year and one.year.value != two.year.value:
        return None
    days = [{(m.number, d.day.value) for m in d.months} for d in (one, two) if d.day]
    if len(days) < 2 or any(len(d) != 1 for d in days):
        return None
    (first,), (second,) = days
    return abs((first[0] - second[0]) * 30 + first[1] - second[1])


def _draft(article: Article, one: _Event, two: _Event) -> Draft:
    label = article.catalogue.say("label.event-date")
    places = (article.place(two.span, label, primary=True), article.place(one.span, label))
    fields = {"first": one.date.text, "second": two.date.text, "event": article.words(one.span)}
    days = [f"{d.months[0].number:02d}-{d.day.value:02d}" for d in (one.date, two.date) if d.day]
    return Draft("same-event", places, fields, " | ".join(days))


CHECK = Check(
    "event-dates", ("same-event",), frozenset({"first", "second", "event"}), {"within": Option(10)}, _run, voiced=True,
)  # fmt: skip
