"""Time zones: names of the lexicon, offsets of a day, and of no day."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.calendars import time_zones
from checker.words.word_forms import word_lists


def test_every_zone_of_the_lexicon_is_in_the_data_base() -> None:
    named = word_lists("ar")["clock_zones"]
    assert all(time_zones.offsets(zone) for zone in named)


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("UTC", None, (0,)),
        ("Asia/Riyadh", None, (180,)),
        ("Europe/Paris", None, (60, 120)),
        ("Europe/Paris", dt.date(2018, 1, 10), (60,)),
        ("Europe/Paris", dt.date(2018, 7, 10), (120,)),
        ("America/New_York", None, (-300, -240)),
        ("Asia/Tehran", dt.date(2018, 1, 10), (210,)),
    ],
)
def test_a_zone_has_one_offset_on_a_day_and_those_of_winter_and_summer_without_one(
    zone: str, day: dt.date | None, minutes: tuple[int, ...]
) -> None:
    assert time_zones.offsets(zone, day) == minutes


def test_an_offset_is_written_as_in_iso_8601() -> None:
    assert [time_zones.iso(m) for m in (0, 180, -240, 210)] == ["+00:00", "+03:00", "-04:00", "+03:30"]
