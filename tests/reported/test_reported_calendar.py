"""Small inputs of public reports about dates, times and marks; NN.txt is the input, NN.expect says what is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import check_text

from checker.core.mentions import DateMention, Mention, QuantityMention, TimeMention

HERE = Path(__file__).parent


def text(number: int) -> str:
    """The input of a report."""
    return (HERE / f"{number}.txt").read_text(encoding="utf-8").rstrip("\n")


def read(number: int) -> tuple[Mention, ...]:
    """What is read in the input of a report."""
    return check_text(text(number), persona="trainer").mentions


def findings(number: int) -> list[tuple[str, str]]:
    """Rule and arithmetic of each finding; notes on one spelling of many are house style."""
    report = check_text(text(number), persona="trainer")
    return [(f.rule, f.arithmetic) for f in report.findings if not f.rule.startswith("mixed-")]


def days(number: int) -> list[str]:
    """The likeliest reading of each date."""
    return [m.readings[0] for m in read(number) if isinstance(m, DateMention)]


def nouns(number: int) -> list[str | None]:
    """The nouns of the quantities."""
    return [m.noun for m in read(number) if isinstance(m, QuantityMention)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (20, ["2021-11-11", "2021-11-13"]),
        (21, ["2022-01-04"]),
        (22, ["2024-11-08", "2024-11-09"]),
        (23, ["2008", "2012"]),
        (25, ["0780", "0855"]),
        (48, ["2016-02-17", "2016-03-17"]),
    ],
)
def test_the_dates_of_a_report_are_those_that_it_asks_for(number: int, expected: list[str]) -> None:
    assert days(number) == expected


@pytest.mark.parametrize(
    ("number", "rule", "arithmetic"),
    [
        (21, "month-pair-mismatch", "2022-01 | 2022-12"),
        (22, "month-pair-mismatch", "2024-11 | 2024-10"),
        (23, "wrong-duration", "2012 - 2008 = 4, not 10"),
        (24, "wrong-duration", "2012 - 2008 = 4, not 10"),
        (26, "hijri-pair-mismatch", "1372 AH = 1952-09-21..1953-09-09 | 1961"),
        (27, "hijri-pair-mismatch", "1372-09 AH = 1953-05-14..1953-06-12 | 1953-11"),
        (29, "wrong-time-conversion", "18:00 Asia/Riyadh | 14:00 UTC; 4:00, not 3:00"),
        (45, "hijri-pair-mismatch", "1448-01-01 AH = 2026-06-16 | 2026-06-26; +10 d"),
        (48, "hijri-pair-mismatch", "1437-05-08 AH = 2016-02-17 | 2016-03-17; +29 d"),
        (49, "impossible-date", "13/13/2024 is no date in any order"),
    ],
)
def test_what_a_report_missed_is_found(number: int, rule: str, arithmetic: str) -> None:
    assert (rule, arithmetic) in findings(number)


@pytest.mark.parametrize("number", [20, 25, 28, 46, 47, 50])
def test_what_a_report_calls_false_is_silent(number: int) -> None:
    assert findings(number) == []


@pytest.mark.parametrize("number", [20, 21, 22, 25, 26, 48])
def test_no_part_of_a_date_is_a_quantity(number: int) -> None:
    assert nouns(number) == []


@pytest.mark.parametrize(
    ("number", "clocks", "zones"),
    [(28, [18, 18], ["Asia/Riyadh", "+03:00"]), (47, [14, 16], [None, None])],
)
def test_the_clock_times_of_a_report_are_read(number: int, clocks: list[int], zones: list[str | None]) -> None:
    times = [m for m in read(number) if isinstance(m, TimeMention)]
    assert [t.hours[0] for t in times] == clocks
    assert [t.zone for t in times] == zones


def test_a_range_of_years_stands_before_a_full_stop() -> None:
    assert "2008/2012" in [reading for m in read(23) for reading in getattr(m, "readings", ())]


def test_an_offset_behind_greenwich_belongs_to_the_time() -> None:
    (offset,) = [m for m in read(28) if isinstance(m, TimeMention) and m.zone == "+03:00"]
    assert offset.readings[0].endswith("T18:00+03:00") or offset.readings[0] == "T18:00+03:00"
