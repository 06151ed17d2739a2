"""Ranges of dates: "من 10 إلى 12 مارس 2018"، "بين عامي 2011 و2015"، "2014-2016"، "2017/2018"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.model import DateMention, PeriodMention, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.reader import Reader

_DAY_BEFORE = re.compile(r"(?<![\d/.:-])(\d{1,2})(?: ?[-–—] ?| (?:الي|حتي|ولغايه|لغايه) | و ?)$")
_WEEKDAY_BETWEEN = re.compile(
    r"[ ]?(?:\([^()\n]{1,25}\))?[ ،]{0,2}(?:[-–—]|الي|حتي|ولغايه|لغايه|و(?=[\d ]|ال)) ?(?:يوم )?(?:\w{4,9} ?[،(]? ?)?"
)
_FROM = re.compile(
    r"(?:^|[\s(«\"])(?:و?من|و?بين|ما بين|الفتره|في الفتره من)(?: يوم| عام| عامي| سنه| يومي| العامين)? (?:\w{4,9} )?$"
)
_YEARS = re.compile(
    r"(?<![\d/.,:-])((?:19|20)\d\d)( ?[-–—] ?|/| (?:الي|حتي) (?:عام )?| و ?)((?:19|20)\d\d)(?![\d/.,:-]|\w)"
)
_BETWEEN_YEARS = re.compile(r"(?:عامي|بين|الفتره|سنتي|العامين|من|من عام|بين عام)[ (]{1,2}$")
_MOST_YEARS = 100


def read_periods(reader: Reader, dates: tuple[DateMention, ...]) -> tuple[list[PeriodMention], list[DateMention]]:
    """The ranges, and those of their ends that are no dates by themselves ("من 10 إلى 12 مارس": the tenth)."""
    periods: list[PeriodMention] = []
    ends: list[DateMention] = []
    for first, last in [*_days(reader, dates), *_joined(reader, dates), *_years(reader)]:
        start, end = min(first.span.start, last.span.start), max(first.span.end, last.span.end)
        span = replace(first.span, start=start, end=end)
        if any(span.overlaps(p.span) for p in periods):
            continue
        if first not in dates and (first.year is None or first.day):
            ends.append(first)
        elif first not in dates and "/" not in reader.written(span):
            ends += [first, last]
        periods.append(PeriodMention(span, reader.written(span), first, last))
    return periods, ends


def _offsets(reader: Reader, dates: tuple[DateMention, ...]) -> dict[int, DateMention]:
    """The dates by the raw offset at which their words without a weekday begin."""
    del reader
    return {d.core.start: d for d in dates}


def _days(reader: Reader, dates: tuple[DateMention, ...]) -> Iterator[tuple[DateMention, DateMention]]:
    """ "من 10 إلى 12 مارس": the first day borrows month and year."""
    raw = reader.passage.raw
    folded = reader.passage.folded
    for date in dates:
        if date.day is None or not date.months or date.numeric or date.name:
            continue
        before = _folded_before(reader, date)
        match = _DAY_BEFORE.search(before)
        if match is None or not 1 <= int(match[1]) <= 31:
            continue
        if " و" in match[0] or match[0].endswith("و"):
            lead = before[: match.start()].rstrip()
            if not lead.endswith(("بين", "يومي")):
                continue
        start = _raw_start(reader, date, len(before) - match.start(1))
        end = start + len(match[1])
        if folded.raw is not raw or not raw[start:end].isdecimal():
            continue
        span = replace(date.span, start=start, end=end)
        yield DateMention(span, raw[start:end], span, None, Said(int(match[1]), span), date.months, date.year,
                          date.relative), date  # fmt: skip


def _folded_before(reader: Reader, date: DateMention) -> str:
    at = _to_folded(reader, date.core.start)
    return reader.text[max(0, at - 24) : at]


def _to_folded(reader: Reader, raw: int) -> int:
    """The folded offset of a raw one."""
    low, high = 0, len(reader.text)
    while low < high:
        middle = (low + high) // 2
        if reader.passage.folded.start(middle) < raw:
            low = middle + 1
        else:
            high = middle
    return low


def _raw_start(reader: Reader, date: DateMention, back: int) -> int:
    return reader.passage.folded.start(_to_folded(reader, date.core.start) - back)


def _joined(reader: Reader, dates: tuple[DateMention, ...]) -> Iterator[tuple[DateMention, DateMention]]:
    """Two whole dates with إلى, حتى or a dash between them, or و behind بين."""
    for first, last in pairwise(dates):
        if not (first.months and last.months) or (first.day is None) != (last.day is None) or first.name or last.name:
            continue
        left, right = _to_folded(reader, first.span.end), _to_folded(reader, last.span.start)
        gap = reader.text[left:right]
        if len(gap) > 40 or not _WEEKDAY_BETWEEN.fullmatch(gap):
            continue
        lead = _FROM.search(
            reader.text, max(0, _to_folded(reader, first.span.start) - 30), _to_folded(reader, first.span.start)
        )
        if gap.strip().startswith("و") and not (lead and "بين" in lead[0]):
            continue
        if not lead and not re.search(r"[-–—]|الي|حتي", gap):
            continue
        yield first, last


def _years(reader: Reader) -> Iterator[tuple[DateMention, DateMention]]:
    """ "2014-2016"، "بين عامي 2011 و2015"، the season or fiscal year "2017/2018" (or reversed)."""
    for match in _YEARS.finditer(reader.text):
        one, joint, two = int(match[1]), match[2], int(match[3])
        lead = _BETWEEN_YEARS.search(reader.text, max(0, match.start() - 16), match.start())
        if one == two or abs(one - two) > _MOST_YEARS or (joint == "/" and abs(one - two) != 1):
            continue
        if joint != "/" and not re.search(r"[-–—]", joint) and not lead:
            continue
        first, last = (_year(reader, match, group) for group in (1, 3))
        yield (first, last) if one < two or "و" in joint or "ي" in joint else (last, first)


def _year(reader: Reader, match: re.Match[str], group: int) -> DateMention:
    span = reader.span(match.start(group), match.end(group))
    return DateMention(span, reader.written(span), span, year=Said(int(match[group]), span))
