"""Two clock times in two zones that are said to be one moment: whether they fit, and what would."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from itertools import product
from typing import TYPE_CHECKING

from checker.calendars import time_zones
from checker.calendars.gregorian import later
from checker.checks.base import Article, Draft
from checker.checks.corrected_text import replaced
from checker.checks.dates.local_time import local_offsets
from checker.core.findings import Repair
from checker.core.mentions import DateMention, TimeMention

if TYPE_CHECKING:
    from collections.abc import Iterator



_DAY = 24 * 60
NOON = 12
_LOCAL = "local"
_GREENWICH = "UTC"
# the minutes before Greenwich of all zones that there are, but whole hours
_UNEVEN = frozenset({-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765})
_DATES = 40  # on each side of a time that are looked at, of an endless sentence
_WESTMOST, _EASTMOST = -12 * 60, 14 * 60


def compare_clocks(article: Article, first: TimeMention, second: TimeMention, around: int) -> Iterator[Draft]:
    """One time twice: the clocks must lie as far apart as the zones do."""
    said = _apart(first, second)
    if first.zone in (None, _LOCAL) or second.zone == _LOCAL:
        yield from _compare_local(article, first, second, said)
        return
    ever = _between(first, second, None)
    if said.isdisjoint(m % _DAY for m in ever):
        yield _draft(article, "zones", first, second, said, ever)
        return
    days = _season(article, first, around)
    now = {m for day in days for m in _between(first, second, day)}
    if len(now) == 1 and said.isdisjoint(m % _DAY for m in now):
        yield _draft(article, "season", first, second, said, tuple(now))


def _compare_local(article: Article, first: TimeMention, second: TimeMention, said: set[int]) -> Iterator[Draft]:
    """An hour that is only called local, against Greenwich: the zones of the one country where it surely is, or else any zone."""
    local_first = first.zone in (None, _LOCAL)
    if (second.zone if local_first else first.zone) != _GREENWICH:
        return
    if not any(_is_offset(minutes) for minutes in said):
        yield _draft(article, "no-zone", first, second, said, ())
        return
    ahead = local_offsets(article, first) if _LOCAL in (first.zone, second.zone) else set()
    meant = {m if local_first else -m for m in ahead}
    if meant and said.isdisjoint(m % _DAY for m in meant):
        yield _draft(article, "local", first, second, said, tuple(sorted(meant)))


def _apart(first: TimeMention, second: TimeMention) -> set[int]:
    """The minutes by which the first clock may be before the second, within a day."""
    return {
        (one * 60 + first.minute - two * 60 - second.minute) % _DAY for one, two in product(first.hours, second.hours)
    }


def _between(first: TimeMention, second: TimeMention, day: dt.date | None) -> tuple[int, ...]:
    """The minutes by which the zone of the first is before that of the second, on a day or ever."""
    assert first.zone
    assert second.zone
    return tuple(
        dict.fromkeys(
            a - b for a, b in product(time_zones.offsets(first.zone, day), time_zones.offsets(second.zone, day))
        )
    )


def _is_offset(minutes: int) -> bool:
    """Whether some place on earth is so far from Greenwich."""
    return any(_WESTMOST <= m <= _EASTMOST and (m % 60 == 0 or m in _UNEVEN) for m in (minutes, minutes - _DAY))


def _season(article: Article, time: TimeMention, around: int) -> tuple[dt.date, ...]:
    """The first and the last day on which the time may lie; none without a dateline, or where another date stands in the sentence."""
    anchor = article.dateline_at(time.span)
    if anchor is None:
        return ()
    scan = article.scan(time.span.part)
    start, end = scan.passage.sentences[scan.passage.sentence_at(time.span.start)]
    today, at = anchor.day, bisect_left(scan.dates, time.span.start, key=_start)
    for date in scan.dates[max(0, at - _DATES) : at + _DATES]:
        if start <= date.span.start < end and not any(
            abs((dt.date.fromisoformat(r) - today).days) <= around for r in date.readings if len(r) == len("2018-02-11")
        ):
            return ()
    return tuple([day for days in (-around, around) if (day := later(today, days))])


def _start(date: DateMention) -> int:
    return date.span.start


def _draft(
    article: Article, variant: str, first: TimeMention, second: TimeMention, said: set[int], meant: tuple[int, ...]
) -> Draft:
    say = article.catalogue.say
    places = (
        article.place(second.span, say("label.converted-time"), primary=True),
        article.place(first.span, say("label.clock-time")),
    )
    between = say("or").join(_clock(m) for m in sorted(meant, key=abs))
    fields = {
        "first": first.text,
        "second": second.text,
        "said": _clock(min(map(_signed, said), key=abs)),
        "meant": between,
    }
    arithmetic = (
        f"{written_time(first)} {first.zone or _LOCAL} | {written_time(second)} {second.zone}; {fields['said']}"
    )
    if meant:
        arithmetic += f", not {' or '.join(_clock(m) for m in sorted(meant, key=abs))}"
    return Draft(variant, places, fields, arithmetic, _repairs(article, first, second, meant))


def _signed(minutes: int) -> int:
    return minutes if minutes <= _DAY // 2 else minutes - _DAY


def _clock(minutes: int) -> str:
    """The distance of two clocks, "3:00", whichever is before."""
    return f"{abs(minutes) // 60}:{abs(minutes) % 60:02d}"


def written_time(time: TimeMention) -> str:
    """A clock time as it stands in the arithmetic: 18:30, or 06:30/18:30."""
    return "/".join(f"{hour:02d}:{time.minute:02d}" for hour in time.hours)


def _repairs(article: Article, first: TimeMention, second: TimeMention, meant: tuple[int, ...]) -> tuple[Repair, ...]:
    """The time in brackets counted from the one before it, where that is one time and both are in digits."""
    digits = re.search(r"\d{1,2}([:.,،٫])\d\d", second.text)
    if len(meant) != 1 or len(first.hours) != 1 or len(second.hours) != 1 or digits is None:
        return ()
    at = (first.hours[0] * 60 + first.minute - meant[0]) % _DAY
    if second.part and (at // 60 < NOON) != (second.hours[0] < NOON):
        return ()
    hour = at // 60 if not second.part else (at // 60 - 1) % NOON + 1
    start = second.span.start + digits.start()
    span = type(second.span)(second.span.part, start, start + len(digits[0]))
    text = replaced(article.raw(second.span.part), second.span, (span, f"{hour:02d}{digits[1]}{at % 60:02d}"))
    return (Repair(text, article.catalogue.say("evidence.zone", text=first.text), ("zone",)),)
