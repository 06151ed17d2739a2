"""Time zones by their names in the IANA data base: how many minutes before Greenwich their clocks go.

The data come from the tzdata package alone, never from the machine, so that every machine says the same.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.core.bounded import quoted
from checker.core.errors import near_miss
from checker.core.patterns import regex

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_FIXED = regex(r"([+-])([01]\d|2[0-3]):?([0-5]\d)")
_MINUTE = dt.timedelta(minutes=1)
# of these years is the copy whose day is not known: a zone takes up summer time or gives it up (Egypt did both)
_COPY_YEARS = range(2015, 2036)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    from importlib import resources
    from zoneinfo import ZoneInfo  # few articles name a zone: not at start-up

    with (resources.files("tzdata") / "zoneinfo" / name).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    from importlib import resources

    return frozenset((resources.files("tzdata") / "zones").read_text(encoding="utf-8").split())


def zone(name: str) -> dt.tzinfo:
    """The zone of a name of the IANA data base ("Asia/Riyadh") or of a fixed offset ("+03:00"); ValueError names what is wrong."""
    if fixed := _FIXED.fullmatch(name):
        ahead = dt.timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
        return dt.timezone(-ahead if fixed[1] == "-" else ahead)
    if name not in _names():
        near = near_miss(name, sorted(_names()))
        hint = f" Did you mean {near}?" if near else " Write it as Asia/Riyadh or as +03:00."
        raise ValueError(f"unknown time zone {quoted(name)}.{hint}")
    return _zone(name)


@lru_cache(maxsize=256)
def offsets(name: str, day: dt.date | None = None) -> tuple[int, ...]:
    """The minutes before Greenwich at the noon of a day; without a day those of all winters and summers of today's copy, ascending.

    The name is one of the IANA data base, or a fixed offset ("+03:00").
    """
    days = (day,) if day else tuple([dt.date(year, month, 15) for year in _COPY_YEARS for month in (1, 7)])
    where = zone(name)
    return tuple(sorted({_offset(where, dt.datetime(d.year, d.month, d.day, 12)) for d in days}))  # noqa: DTZ001 - on the zone's own clock


def _offset(where: dt.tzinfo, noon: dt.datetime) -> int:
    ahead = noon.replace(tzinfo=where).utcoffset()
    return ahead // _MINUTE if ahead else 0


@lru_cache(maxsize=64)
def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country by its ISO 3166 code ("IN"), none where the data base does not know it."""
    from importlib import resources

    lines = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    return tuple(line.split("\t")[2] for line in lines if line.startswith(f"{country}\t"))


def iso(minutes: int) -> str:
    """The offset as ISO 8601 writes it: "+03:00"."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
