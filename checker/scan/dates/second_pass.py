"""The second reading of a passage: relative dates, ranges of dates and compound durations, beside the clock times.

Few articles ask for it, and its grammars are a good part of all code: it is imported when one does.
"""

from __future__ import annotations

from msgspec import Struct

from checker.core.model import DateMention, DurationMention, PeriodMention, TimeMention
from checker.scan.dates.date_ranges import read_periods
from checker.scan.dates.durations import read_durations
from checker.scan.dates.foreign_dates import read_foreign
from checker.scan.dates.relative_dates import read_relative
from checker.scan.token_stream import Reader


class Moments(Struct, frozen=True):
    """What the second reading of a passage finds."""

    dates: tuple[DateMention, ...]
    periods: tuple[PeriodMention, ...]
    times: tuple[TimeMention, ...]
    durations: tuple[DurationMention, ...]


def read_moments(reader: Reader, dates: tuple[DateMention, ...], times: tuple[TimeMention, ...]) -> Moments:
    """All moments; `dates` and `times` are those that were read before, whose atoms are claimed."""
    relative = tuple(sorted((*read_relative(reader), *read_foreign(reader)), key=_place))
    periods, ends = read_periods(reader, dates, relative)
    taken = {end.span.start for end in ends if end.weekday}  # "من الاثنين 5 إلى ..."
    relative = tuple(d for d in relative if d.span.start not in taken)
    durations = Reader(reader.passage, reader.lexicon, reader.atoms)
    return Moments((*relative, *ends), tuple(periods), times, tuple(read_durations(durations)))


def _place(mention: DateMention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.kind
