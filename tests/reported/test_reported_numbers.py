"""Inputs that others reported, about the reading of numbers: `reported/NN.txt` is the text, `reported/NN.expect` says what is right."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers import check_text

from checker.core.mentions import MoneyMention, QuantityMention, TimeMention

if TYPE_CHECKING:
    from checker.core.amounts import Number
    from checker.core.findings import Report

FOLDER = Path(__file__).parent


def report(number: str) -> Report:
    return check_text((FOLDER / f"{number}.txt").read_text(encoding="utf-8"), dt.date(2018, 5, 1))


def counted(read: Report) -> list[tuple[Number | None, str | None]]:
    """What was read as a count, with its noun."""
    return [(m.amount.value, m.noun) for m in read.mentions if isinstance(m, QuantityMention)]


def sums(read: Report) -> list[Number | None]:
    return [m.amount.value for m in read.mentions if isinstance(m, MoneyMention)]


def marks(read: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.arithmetic) for finding in read.findings]


@pytest.mark.parametrize("number", ["06", "08", "09", "10", "11", "12", "13", "19"])
def test_what_is_right_stays_silent(number: str) -> None:
    assert [mark for mark in marks(report(number)) if mark[0] != "false-precision"] == []


def test_groups_of_digits_are_read_as_they_are_seen() -> None:
    assert counted(report("05")) == [(147_570, "كيلومترا مربعا")]
    assert [value for value, _ in counted(report("06"))] == [7_398_552, 3_868_014]
    assert sums(report("07")) == [3000, 18_472_000_000]
    assert counted(report("07")) == []


def test_numbers_of_tables_and_of_items_count_nothing() -> None:
    assert counted(report("11")) == []
    assert counted(report("12")) == []


def test_numbers_in_old_and_legal_style_are_one_number() -> None:
    assert [value for value, _ in counted(report("13"))] == [145, 145]
    assert counted(report("14"))[0] == (1852, "متر")
    (only,) = [m for m in report("15").mentions if isinstance(m, MoneyMention)]
    assert (only.amount.value, only.amount.hedge, counted(report("15"))) == (500_000, "at-most", [])
    assert counted(report("19")) == [(2_000_000, None), (2_000_000, "نسمة")]
    assert sums(report("19")) == [2_000_000_000]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("14", ["1852 | 1652"]),
        ("16", ["300 | 30", "60 | 90"]),
        ("17", ["1250000 | 1250000000"]),
        ("18", ["50000 | 5000"]),
    ],
)
def test_words_and_digits_that_differ_are_marked(number: str, expected: list[str]) -> None:
    found = [arithmetic for rule, arithmetic in marks(report(number)) if rule == "words-digits-mismatch"]
    assert [arithmetic.replace("<=", "") for arithmetic in found] == expected


def test_two_homelands_are_no_tonnes() -> None:
    assert counted(report("30")) == []


def test_the_dates_of_a_life_and_a_share_of_it_are_reckoned() -> None:
    assert marks(report("43")) == [("wrong-age", "2015 - 1925 = 90, age 89 or 90, not 80")]
    assert [rule for rule, _ in marks(report("44"))] == ["percent-share-mismatch"]


def test_hours_and_minutes_without_a_word_are_times() -> None:
    times = [m.readings[0][-6:] for m in report("47").mentions if isinstance(m, TimeMention)]
    assert times == ["T14:30", "T16:05"]
