"""The keys of ittisaq.toml, declared once: what each takes, how it is checked, and its JSON schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from checker.app.choices import (
    BIDI,
    FAIL_ON,
    FORMATS,
    HEADLINES,
    LANGUAGES,
    LONGEST_LIMIT,
    MESSAGES,
    MOST_JOBS,
    PERSONAS,
)
from checker.core.bounded import quoted
from checker.core.severity import CONFIDENCES, SEVERITIES

_LONGEST = 1000  # characters of a name or a path
LEVELS = ("camp", "city", "town", "district", "governorate", "territory", "country")


class WrongValueError(Exception):
    """A value that a key does not take; the text says what it takes."""


class Key(Struct, frozen=True):
    """One key: its values read and checked (WrongValueError for any other), its JSON schema, and what it does."""

    read: Callable[[Any], Any]
    schema: dict[str, Any]
    does: str


def choice(names: tuple[str, ...], does: str) -> Key:
    """One of several words."""

    def read(value: Any) -> Any:
        if value not in names:
            raise WrongValueError(f"must be one of {', '.join(names)}, not {quoted(value)}")
        return value

    return Key(read, {"enum": list(names)}, does)


def flag(does: str) -> Key:
    """True or false."""

    def read(value: Any) -> Any:
        if not isinstance(value, bool):
            raise WrongValueError("must be true or false")
        return value

    return Key(read, {"type": "boolean"}, does)


def number(least: int, does: str, *, most: int | None = None) -> Key:
    """A whole number, not smaller than the least, and not larger than the most if there is one."""
    bounds = f"from {least} up" if most is None else f"from {least} to {most}"

    def read(value: Any) -> Any:
        if type(value) is not int or value < least or (most is not None and value > most):
            raise WrongValueError(f"must be a whole number {bounds}, not {quoted(value)}")
        return value

    return Key(read, {"type": "integer", "minimum": least} | ({} if most is None else {"maximum": most}), does)


def seconds(most: float, does: str) -> Key:
    """A number of seconds, fractions too."""

    def read(value: Any) -> Any:
        if type(value) not in (int, float) or not 0 <= value <= most:
            raise WrongValueError(f"must be a number of seconds from 0 to {most:g}, not {quoted(value)}")
        return float(value)

    return Key(read, {"type": "number", "minimum": 0, "maximum": most}, does)


def text(does: str) -> Key:
    """A string that is not empty."""

    def read(value: Any) -> Any:
        if not isinstance(value, str) or not value:
            raise WrongValueError(f"must be a text, not {quoted(value)}")
        return value

    return Key(read, {"type": "string", "minLength": 1}, does)


def names(does: str) -> Key:
    """A list of strings; one string stands for a list of one."""

    def read(value: Any) -> Any:
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise WrongValueError("must be a list of names")
        if long := next((word for word in words if len(word) > _LONGEST), None):
            raise WrongValueError(f"must hold no name of more than {_LONGEST} characters, as {quoted(long)} is")
        return tuple(words)

    one = {"type": "string", "minLength": 1}
    return Key(read, {"anyOf": [one, {"type": "array", "items": one}]}, does)


def table(known: tuple[str, ...], what: str, does: str) -> Key:
    """A table of names of our choice, each with one of the known words."""

    def read(value: Any) -> Any:
        if not isinstance(value, dict) or not all(each in known for each in value.values()):
            raise WrongValueError(f"must be a table of {what}, each one of {', '.join(known)}")
        if long := next((name for name in value if len(name) > _LONGEST), None):
            raise WrongValueError(f"must hold no name of more than {_LONGEST} characters, as {quoted(long)} is")
        return dict(value)

    return Key(read, {"type": "object", "additionalProperties": {"enum": list(known)}}, does)


def tables(what: str, does: str) -> Key:
    """A table of tables, whose keys the rules themselves declare."""

    def read(value: Any) -> Any:
        if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
            raise WrongValueError(f"must be a table of {what}, each a table of its own")
        return {name: dict(each) for name, each in value.items()}

    return Key(read, {"type": "object", "additionalProperties": {"type": "object"}}, does)


def date(does: str) -> Key:
    """A day, as a TOML date or an ISO 8601 string."""

    def read(value: Any) -> Any:
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        try:
            return parse_date(str(value))
        except ValueError as error:
            raise WrongValueError(f"must be a date such as 2024-02-11, not {quoted(value)}") from error

    return Key(read, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}"}, does)


def parse_date(words: str) -> dt.date:
    """The day of an ISO 8601 date or date and time, a moment where the zone is said too; ValueError for anything else."""
    found = dt.datetime.fromisoformat(words.strip())
    return found if found.tzinfo else found.date()


def time_zone(does: str) -> Key:
    """A time zone by its name or as an offset."""

    def read(value: Any) -> Any:
        from checker.calendars import time_zones

        try:
            time_zones.zone(str(value))
        except ValueError as error:
            raise WrongValueError(f"must be a time zone: {error}") from error
        return value

    return Key(read, {"type": "string", "minLength": 1}, does)


# what a folder of articles may have of its own
OVERRIDABLE: dict[str, Key] = {
    "select": names("Run only these rules."),
    "ignore": names("Leave these rules out."),
    "enable": names("Run these rules too, though they are off unless asked for."),
    "severity": table(SEVERITIES, "rules", "Give a rule another severity."),
    "options": tables("rules", "Options of the checks, as the rule pages describe them."),
    "persona": choice(PERSONAS, "gate: proven rules only; desk: the default; trainer: all, explained."),
    "min-confidence": choice(CONFIDENCES, "Leave out findings less sure than this."),
    "messages": choice(MESSAGES, "Language of the report; the article's own if not given."),
    "language": choice(LANGUAGES, "Language of the copy."),
    "headline": choice(
        HEADLINES,
        "Headline of text, Markdown, Word and OpenDocument: the line that looks like one, always the first line, or none.",
    ),
    "published": date("The dateline of articles that have none of their own."),
    "time-zone": time_zone("The zone in which datelines with a time are read, such as Asia/Riyadh."),
}
KEYS: dict[str, Key] = {
    **OVERRIDABLE,
    "rules": names("Folders of rule pages of your own, seen from this file."),
    "names": names("Names that look like dates and are none, such as a street or a battalion."),
    "gazetteer": table(LEVELS, "place names", "Places that the gazetteer lacks, each with its level."),
    "format": choice(FORMATS, "Form of the report."),
    "fail-on": choice(FAIL_ON, "Exit 1 from this severity on."),
    "exit-zero": flag("Exit 0 where findings would give 1."),
    "allow-empty": flag("Exit 0 where there is nothing to check."),
    "max-warnings": number(0, "Exit 1 where there are more warnings than this."),
    "baseline": text("The file of findings that are accepted for now, seen from this file."),
    "bidi": choice(BIDI, "How Arabic is sent to the terminal."),
    "quiet": flag("Findings only: no summary, no notices."),
    "no-color": flag("No colours."),
    "statistics": flag("Count the findings of each rule at the end."),
    "jobs": number(0, "Processes that check at once; 0: one for each processor.", most=MOST_JOBS),
    "time-limit": seconds(
        LONGEST_LIMIT,
        "Seconds after which an article is given up and named, and as much again for each megabyte of it; 0: no limit.",
    ),
    "no-cache": flag("Check every file anew."),
}
PATHS = ("rules", "baseline")  # values that are paths, seen from the file that gives them
