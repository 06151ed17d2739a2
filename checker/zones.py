"""Time zones by their names in the IANA data base: how many minutes before Greenwich their clocks go.

The data come from the tzdata package alone, never from the machine, so that every machine says the same.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_MINUTE = dt.timedelta(minutes=1)
_ANY_YEAR = 2018


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo  # few articles name a zone: not at start-up

    with (resources.files("tzdata") / "zoneinfo" / name).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def offsets(name: str, day: dt.date | None = None) -> tuple[int, ...]:
    """The minutes before Greenwich at the noon of a day; without a day those of winter and of summer, ascending."""
    days = (day,) if day else (dt.date(_ANY_YEAR, 1, 15), dt.date(_ANY_YEAR, 7, 15))
    found = {_offset(name, dt.datetime(d.year, d.month, d.day, 12)) for d in days}  # noqa: DTZ001 - on the zone's own clock
    return tuple(sorted(found))


def _offset(name: str, noon: dt.datetime) -> int:
    ahead = noon.replace(tzinfo=_zone(name)).utcoffset()
    return ahead // _MINUTE if ahead else 0


def iso(minutes: int) -> str:
    """The offset as ISO 8601 writes it: "+03:00"."""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
