"""The registry of checks: one line each. A rule page names a check and sets its options."""

from __future__ import annotations

from checker.checks import (
    age,
    anniversary,
    change,
    conflict,
    date_order,
    date_range,
    headline,
    hijri_pair,
    implausible_year,
    impossible,
    misspelt_month,
    month_pair,
    month_style,
    notes,
    part_whole,
    quotes,
    ranges,
    reversed_range,
    time_zones,
    todays,
    weekday,
)
from checker.checks.base import Check

CHECKS: tuple[Check, ...] = (
    month_pair.CHECK,
    misspelt_month.CHECK,
    implausible_year.CHECK,
    weekday.CHECK,
    impossible.CHECK,
    todays.CONFLICTING,
    todays.STALE,
    hijri_pair.CHECK,
    conflict.CHECK,
    quotes.CHECK,
    ranges.CHECK,
    date_range.CHECK,
    anniversary.CHECK,
    age.CHECK,
    month_style.SYSTEMS,
    month_style.SPELLINGS,
    date_order.CHECK,
    change.PERCENT,
    change.DIRECTION,
    change.POINTS,
    time_zones.CHECK,
    reversed_range.CHECK,
    notes.UNUSED,
    notes.WITHOUT_REASON,
    part_whole.CHECK,
    headline.CHECK,
)
BY_NAME = {check.name: check for check in CHECKS}
