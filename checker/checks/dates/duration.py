"""A number of days or years that does not fit the two ends named beside it, or the year since which they are counted."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.dates.clock_spans import clock_spans
from checker.checks.dates.length_comparison import Length, compare_length, is_near, length_draft
from checker.checks.dates.since_event import since_events
from checker.checks.dates.told_lengths import absences, repeated_units, terms
from checker.checks.dates.told_spans import told_spans
from checker.core.documents import Anchor, Span
from checker.core.folding import fold
from checker.core.mentions import DurationMention, PeriodMention
from checker.core.patterns import regex
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords


_REACH = 70  # code points of a range, or of a year, on each side of a duration
_LENGTH = regex(r"P(\d+)([YMWD])")
_ENDS = regex(r" ?(?:[.،؛:!؟)\n]|$)")  # "من الأحد إلى الخميس، أربعة أيام."
_FILL = regex(r"[^\W\d_]+|\d+|\S")
_MOST_WORDS = 8
_MARKS = frozenset("،,()–—-:")
_YEAR = regex(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/-]|[.,]\d)")


_ANY_YEAR = (Anchor(dt.date(2001, 7, 1), "lead"), Anchor(dt.date(2004, 7, 1), "lead"))


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    words = check_words.load(article.language)
    outcome.drafts += since_events(article)
    for scan in article.scans:
        if DurationMention not in scan.kinds:
            continue
        lengths = [length for f in scan.figures if isinstance(f, DurationMention) and (length := _length(f))]
        near = [x for x in lengths if _may_span(scan, words, x.mention.span) and not _is_work(scan, words, x)]
        if near:
            outcome.drafts += _ranges(article, scan, words, near)
        outcome.drafts += _since(article, scan, words, lengths, int(options["off"]))
        for told in (repeated_units, absences, terms):
            outcome.drafts += told(article, scan, words, lengths)
        outcome.drafts += clock_spans(article, scan, words)
        done = {draft.locations[0].span for draft in outcome.drafts}
        outcome.drafts += [d for d in told_spans(article, scan, words, lengths) if d.locations[0].span not in done]


def _length(mention: DurationMention) -> Length | None:
    found = _LENGTH.fullmatch(mention.value or "")
    return Length(mention, int(found[1]), found[2]) if found and not mention.connector else None


def _may_span(scan: Scan, words: CheckWords, span: Span) -> bool:
    """Whether a range may stand beside a length, by the words between: the quick question before ranges are read at all."""
    folded = scan.passage.folded
    start, end = folded.index(span.start), folded.index(span.end)
    return _opens(scan, words, folded.text[end : end + _REACH // 2]) or _follows(
        scan, words, folded.text[max(0, start - _REACH // 2) : start]
    )


def _opens(scan: Scan, words: CheckWords, behind: str) -> bool:
    """ "… من 1 إلى 10 يناير": what stands behind a length leads to the first day of a range."""
    opened = False
    for token in islice(_FILL.finditer(behind), _MOST_WORDS):
        if (word := token[0]) in _MARKS:
            opened = opened or word == "("  # "عشر سنوات (2008-2012)"
            continue
        lead = words.value("before_range", word)
        if lead is None:
            return opened and _is_dated(scan, word)
        opened = opened or lead == "opens"
    return False


def _follows(scan: Scan, words: CheckWords, before: str) -> bool:
    """ "… 10 يناير، أي لمدة": what stands before a length, read backwards, leads from the last day of a range."""
    last = before.rstrip().rpartition(" ")[2]
    if last.isalpha() and words.value("behind_range", last) is None:
        return False  # mostly so, and quickly told
    joined = False
    for word in _FILL.findall(before)[: -_MOST_WORDS - 1 : -1]:
        if word in "،(" or words.value("behind_range", word) is not None:
            joined = True
        elif word not in _MARKS:
            return joined and _is_dated(scan, word)
    return False


def _is_dated(scan: Scan, word: str) -> bool:
    """Whether a word is a number or part of a date."""
    find = scan.lexicon.sense
    return word.isdecimal() or any(find(word, role) is not None for role in ("month", "weekday", "ordinal", "relative"))


def _is_work(scan: Scan, words: CheckWords, length: Length) -> bool:
    """ "خمسة أيام عمل": the days of a range that are no days of work are not counted."""
    behind = scan.passage.raw[length.mention.span.end : length.mention.span.end + 20].split()[:1]
    return bool(behind) and words.value("working", behind[0]) is not None


# --------------------------------------------------------------------------------------------------------------- two ends


def _ranges(article: Article, scan: Scan, words: CheckWords, lengths: Iterable[Length]) -> Iterator[Draft]:
    from checker.resolve.mention_readings import period_with_readings  # it comes with the second reading

    periods = sorted(scan.moments.periods, key=lambda p: p.span.start)
    starts = [p.span.start for p in periods]
    for length in lengths:
        at = bisect_left(starts, length.mention.span.start)
        for period in periods[max(0, at - 1) : at + 1]:
            if _is_bound(scan, words, length.mention.span, period.span):
                anchors = (article.anchor_at(period.span),) if _has_year(article, period) else _ANY_YEAR
                found = [compare_length(article, length, period_with_readings(period, anchor)) for anchor in anchors]
                if found[0] and all(found):
                    yield found[0]


def _has_year(article: Article, period: PeriodMention) -> bool:
    """Whether the copy or its dateline says the year; else a leap year and another one are tried."""
    return bool(period.last.year or article.anchor_at(period.span))


def _is_bound(scan: Scan, words: CheckWords, length: Span, period: Span) -> bool:
    """Whether nothing but joining words stands between the two: "ثلاثة أيام من", "، أي على مدى"."""
    before = length.end <= period.start
    gap = scan.passage.raw[length.end : period.start] if before else scan.passage.raw[period.end : length.start]
    if len(gap) > _REACH or "\n" in gap or (not before and period.end > length.start):
        return False
    tokens = _FILL.findall(fold(gap))
    role = "before_range" if before else "behind_range"
    named = [words.value(role, t) is not None for t in tokens if t not in _MARKS]
    alone = not before and "،" in tokens and _ENDS.match(scan.passage.raw, length.end) is not None
    return all(named) and (any(named) or "(" in tokens or alone)


# ------------------------------------------------------------------------------------------------------------------ since


def _since(article: Article, scan: Scan, words: CheckWords, lengths: Iterable[Length], off: int) -> Iterator[Draft]:
    """ "منذ 2011 قبل خمس سنوات"، "قبل خمس سنوات، في عام 2011": counted back from the dateline."""
    folded = scan.passage.folded
    for length in lengths:
        span = length.mention.span
        if length.unit != "Y" or not _is_ago(scan, words, span):
            continue
        year, anchor = _year_beside(scan, words, span), article.dateline_at(span)
        if year is None or anchor is None:
            continue
        start, end = folded.start(year.start()), folded.end(year.end())
        apart = anchor.day.year - int(year[0])
        if apart > 0 and not is_near(length, apart, (-off, off)):
            arithmetic = f"{anchor.day.year} - {year[0]} = {apart}, not {length.number}"
            yield replace(
                length_draft(
                    article,
                    "since",
                    length,
                    Span(span.part, start, end),
                    arithmetic,
                    article.catalogue.count("years", apart),
                ),
                anchor=anchor,
            )


def _is_ago(scan: Scan, words: CheckWords, span: Span) -> bool:
    """Whether قبل or منذ stands before the years, and no من behind them that counts them from another day."""
    folded = scan.passage.folded
    start, end = folded.index(span.start), folded.index(span.end)
    before = folded.text[max(0, start - 12) : start].split()
    if not before or words.value("ago", before[-1]) is None:
        return False
    return folded.text[end : end + 8].split()[:1] not in (["من"], ["علي"], ["عن"])


def _year_beside(scan: Scan, words: CheckWords, span: Span) -> re.Match[str] | None:
    """A year that only joining words part from the years: behind them, or before them."""
    folded = scan.passage.folded
    start, end = folded.index(span.start), folded.index(span.end)
    behind = _YEAR.search(folded.text, end, end + _REACH // 2)
    if behind and _joins(words, folded.text[end : behind.start()]):
        return behind
    *_, before = (None, *_YEAR.finditer(folded.text, max(0, start - _REACH // 2), start))
    return before if before and _joins(words, folded.text[before.end() : start]) else None


def _joins(words: CheckWords, gap: str) -> bool:
    tokens = _FILL.findall(gap)
    return "\n" not in gap and all(t in _MARKS or words.value("since", t) is not None for t in tokens)


CHECK = Check(
    "duration", ("dates", "weekdays", "years", "since", "term", "absence", "clock", "unit-twice", "between", "after-event"),
    frozenset({"said", "range", "meant"}), {"off": Option(1)}, _run, voiced=True,
)  # fmt: skip
