"""Ranges of dates: "من 10 إلى 12 مارس 2018"، "بين عامي 2011 و2015"، "2014-2016"، "2017/2018"."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.mentions import DateMention, DateNumber, PeriodMention
from checker.core.patterns import regex
from checker.scan.dates.periods import is_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.token_stream import TokenStream

# between two days of one month; و needs بين before it
_DAY_JOINT = regex(
    r" ?[-–—] ?(?:ال ?)?| (?:و ?)?(?:الي|حتي|لغايه)(?: يوم)? (?:ال ?)?(?:\w{4,9} )?|(?P<and> و ?(?:ال ?)?)"
)
_BESIDE = regex(r" |، |,  ?")
_INSIDE_NUMBER = regex(r"[\d/.:-]$|\d $")
_BETWEEN_DAYS = regex(r"(?<!\w)(?:و?ما ?)?بين(?: يومي)? (?:ال ?)?$|(?<!\w)يومي (?:ال ?)?$")
_WEEKDAY_BETWEEN = regex(
    r"[ ]?(?:\([^()\n]{1,25}\))?[ ،]{0,2}(?:[-–—]|(?:و ?)?(?:الي|حتي|لغايه)|و(?=[\d ]|ال)) ?(?:يوم )?(?:\w{4,9} ?[،(]? ?)?"
)
_AND_ONLY = regex(r"[ )،]*و(?! ?(?:الي|حتي))")
_FROM = regex(
    r"(?:^|[\s(«\"])(?:و?من|و?بين|ما بين|الفتره|في الفتره من)(?: يوم| عام| عامي| سنه| يومي| العامين)? (?:\w{4,9} )?$"
)
_YEARS = regex(r"(?<![\d/.,:-])((?:19|20)\d\d)( ?[-–—] ?|/| (?:الي|حتي) (?:عام )?| و ?)((?:19|20)\d\d)(?: ?م)?(?![\d/:-]|[.,]\d|\w)")
_BETWEEN_YEARS = regex(r"(?:عامي|بين|الفتره|سنتي|العامين|من|من عام|بين عام)[ (]{1,2}$")
_WEEK_OPENER = regex(r"(?<!\w)و?(من|بين)(?: يوم(?:ي)?)? $")
_WEEK_JOINT = regex(r" (و|(?:و ?)?(?:الي|حتي)) ?(?:يوم )?")
_MOST_YEARS = 100


def read_periods(
    stream: TokenStream, dates: tuple[DateMention, ...], relative: tuple[DateMention, ...]
) -> tuple[list[PeriodMention], list[DateMention]]:
    """The ranges, and those of their ends that are no dates by themselves ("من 10 إلى 12 مارس": the tenth)."""
    periods: list[PeriodMention] = []
    ends: list[DateMention] = []
    read, taken = {id(date) for date in dates}, _Taken()
    for first, last in [
        *_days(stream, dates), *_joined(stream, dates), *_years(stream), *_weekdays(stream, relative)
    ]:  # fmt: skip
        start, end = min(first.span.start, last.span.start), max(first.span.end, last.span.end)
        span = replace(first.span, start=start, end=end)
        if not taken.take(start, end):
            continue
        if first.moment:
            pass  # weekdays are read already
        elif id(first) not in read and (first.year is None or first.day):
            ends.append(first)
        elif id(first) not in read and "/" not in stream.written(span):
            ends += [first, last]
        periods.append(PeriodMention(span, stream.written(span), first, last))
    return periods, ends


class _Taken:
    """Stretches that do not overlap, in order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Keep a stretch, unless it overlaps one that is there."""
        at = bisect_right(self._starts, start)
        if (at and self._ends[at - 1] > start) or (at < len(self._starts) and self._starts[at] < end):
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True


def _days(stream: TokenStream, dates: tuple[DateMention, ...]) -> Iterator[tuple[DateMention, DateMention]]:
    """ "من 10 إلى 12 مارس"، "بين الأول والخامس من أبريل": the first day borrows month and year."""
    starts = [token.start for token in stream.tokens]
    for date in dates:
        if date.day is None or not date.months or date.numeric or date.name:
            continue
        at = stream.passage.folded.index(date.span.start if date.weekday else date.core.start)
        k = bisect_right(starts, at) - 1
        k -= stream.tokens[k].start == at
        # words such as إلى and يوم between the two days are tokens of their own; a day behind و begins within its token
        first = next((i for i in (k, k - 1, k - 2) if i >= 0 and stream.tokens[i].end < at and is_day(stream, i)), None)
        if first is None or not (joint := _DAY_JOINT.fullmatch(stream.text, stream.tokens[first].end, at)):
            continue
        begin = stream.tokens[first].start
        if _INSIDE_NUMBER.search(stream.text, max(0, begin - 2), begin):
            continue
        if joint["and"] and not _BETWEEN_DAYS.search(stream.text, max(0, begin - 20), begin):
            continue
        yield _first_day(stream, first, date), date


def _first_day(stream: TokenStream, i: int, last: DateMention) -> DateMention:
    """The day at a token, with the weekday before it, in the month of the last day."""
    token, weekday = stream.tokens[i], stream.token(i - 1)
    core = span = stream.span(token.start, token.end)
    said = None
    if weekday and "weekday" in weekday.senses and _BESIDE.fullmatch(stream.gap(i - 1, i)):
        said = DateNumber(weekday.senses["weekday"], stream.span(stream.begin(i - 1), weekday.end))
        span = replace(core, start=said.span.start)
    day = DateNumber(int(token.digits) if token.digits else token.senses["ordinal"], core)
    return DateMention(
        span, stream.written(span), core, said, day, last.months, last.year, last.relative, calendar=last.calendar
    )


def _joined(stream: TokenStream, dates: tuple[DateMention, ...]) -> Iterator[tuple[DateMention, DateMention]]:
    """Two whole dates with إلى, حتى or a dash between them, or و behind بين."""
    for first, last in pairwise(dates):
        if not (first.months and last.months) or (first.day is None) != (last.day is None) or first.name or last.name:
            continue
        left, right = stream.passage.folded.index(first.span.end), stream.passage.folded.index(last.span.start)
        gap = stream.text[left:right]
        if len(gap) > 40 or not _WEEKDAY_BETWEEN.fullmatch(gap):
            continue
        lead = _FROM.search(
            stream.text,
            max(0, stream.passage.folded.index(first.span.start) - 30),
            stream.passage.folded.index(first.span.start),
        )
        if _AND_ONLY.match(gap) and not (lead and "بين" in lead[0]):
            continue
        if not lead and not re.search(r"[-–—]|الي|حتي", gap):
            continue
        yield first, last


def _years(stream: TokenStream) -> Iterator[tuple[DateMention, DateMention]]:
    """ "2014-2016"، "بين عامي 2011 و2015"، the season or fiscal year "2017/2018" (or reversed)."""
    for match in _YEARS.finditer(stream.text):
        one, joint, two = int(match[1]), match[2], int(match[3])
        lead = _BETWEEN_YEARS.search(stream.text, max(0, match.start() - 16), match.start())
        if one == two or abs(one - two) > _MOST_YEARS or (joint == "/" and abs(one - two) != 1):
            continue
        if joint != "/" and not re.search(r"[-–—]", joint) and not lead:
            continue
        first, last = (_year(stream, match, group) for group in (1, 3))
        yield (first, last) if one < two or "و" in joint or "ي" in joint else (last, first)


def _year(stream: TokenStream, match: re.Match[str], group: int) -> DateMention:
    span = stream.span(match.start(group), match.end(group))
    return DateMention(span, stream.written(span), span, year=DateNumber(int(match[group]), span))


def _weekdays(stream: TokenStream, relative: tuple[DateMention, ...]) -> Iterator[tuple[DateMention, DateMention]]:
    """ "من الأحد إلى الخميس"، "بين الثلاثاء والجمعة"."""
    alone = [d for d in relative if d.moment and d.moment.unit == "weekday" and d.moment.within is None]
    for first, last in pairwise(alone):
        if last.span.start - first.span.end > len(" و حتى يوم "):
            continue
        start = stream.passage.folded.index(first.span.start)
        gap = stream.passage.between(first.span.end, last.span.start)
        opener = _WEEK_OPENER.search(stream.text, max(0, start - 12), start)
        if (joint := _WEEK_JOINT.fullmatch(gap)) and opener and (opener[1] == "بين") == (joint[1] == "و"):
            yield first, last
