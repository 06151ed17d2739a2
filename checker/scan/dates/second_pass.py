"""The second reading of a passage: relative dates, ranges of dates and compound durations, beside the clock times.

Few articles ask for it, and its grammars are a good part of all code: it is imported when one does.
"""

from __future__ import annotations

from msgspec import Struct

from checker.core.mentions import DateMention, DurationMention, PeriodMention, TimeMention
from checker.scan.dates.date_ranges import read_periods
from checker.scan.dates.durations import read_durations
from checker.scan.dates.foreign_dates import read_foreign
from checker.scan.dates.relative_dates import read_relative
from checker.scan.token_stream import TokenStream


class TimeExpressions(Struct, frozen=True):
    """What the second reading of a passage finds."""

    dates: tuple[DateMention, ...]
    periods: tuple[PeriodMention, ...]
    times: tuple[TimeMention, ...]
    durations: tuple[DurationMention, ...]


def read_time_expressions(
    stream: TokenStream, dates: tuple[DateMention, ...], times: tuple[TimeMention, ...]
) -> TimeExpressions:
    """All moments; `dates` and `times` are those that were read before, whose tokens are claimed."""
    relative = tuple(sorted((*read_relative(stream), *read_foreign(stream)), key=_place))
    periods, ends = read_periods(stream, dates, relative)
    taken = {end.span.start for end in ends if end.weekday}  # "من الاثنين 5 إلى ..."
    relative = tuple(d for d in relative if d.span.start not in taken)
    durations = TokenStream(stream.passage, stream.lexicon, stream.tokens)
    return TimeExpressions((*relative, *ends), tuple(periods), times, tuple(read_durations(durations)))


def _place(mention: DateMention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.kind
