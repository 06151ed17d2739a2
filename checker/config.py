"""Settings: ittisaq.toml or [tool.ittisaq] in pyproject.toml, found upwards from the articles; the same names as the options."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from checker import formats
from checker.errors import UsageError, did_you_mean
from checker.model import CONFIDENCES, SEVERITIES, Severity

PERSONAS = ("gate", "desk", "trainer")
FORMATS = tuple(known.name for known in formats.FORMATS)
MENTION_FORMATS = tuple(known.name for known in formats.FORMATS if known.lists_mentions)
BIDI = ("auto", "logical", "rtl", "visual")
FAIL_ON = (*SEVERITIES, "never")
MESSAGES = ("ar", "en")
LANGUAGES = ("ar", "auto")
_CHOICES = {
    "persona": PERSONAS, "format": FORMATS, "bidi": BIDI, "fail-on": FAIL_ON, "messages": MESSAGES, "language": LANGUAGES,
    "min-confidence": CONFIDENCES,
}  # fmt: skip
_NAMES = ("ittisaq.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the check is to do; the defaults are those of the command line."""

    format: str = "rich"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    persona: str = "desk"
    min_confidence: str = "possible"
    fail_on: str = "error"
    exit_zero: bool = False
    published: dt.date | None = None
    language: str = "auto"
    messages: str | None = None
    bidi: str = "auto"
    rules: tuple[str, ...] = ()
    quiet: bool = False
    no_color: bool = False
    statistics: bool = False
    source: str | None = None

    def with_options(self, **given: Any) -> Settings:
        """These settings with what the command line gave (None and () are "not given")."""
        return replace(self, **{key: value for key, value in given.items() if value not in (None, (), False, {})})


_KEYS = {f.name.replace("_", "-"): f.name for f in fields(Settings) if f.name != "source"}
_LISTS = ("select", "ignore", "rules")
_FLAGS = ("exit-zero", "quiet", "no-color", "statistics")


def find(start: Path) -> Path | None:
    """The configuration that is nearest above a path, if any."""
    folder = start.resolve() if start.is_dir() else start.resolve().parent
    for place in (folder, *folder.parents):
        for name in _NAMES:
            path = place / name
            if path.is_file() and (name == "ittisaq.toml" or _has_section(path)):
                return path
    return None


def _has_section(path: Path) -> bool:
    try:
        return "ittisaq" in tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False  # a pyproject.toml that others own and that is broken is not ours to report


def read(path: Path) -> Settings:
    """The settings of a file; UsageError names the file, the key and the mend."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: this configuration cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: this configuration is no valid TOML ({error}).") from error
    if path.name == "pyproject.toml":
        content = content.get("tool", {}).get("ittisaq", {})
    values: dict[str, Any] = {"source": str(path)}
    for key, value in content.items():
        if key not in _KEYS:
            raise UsageError(f"{path}: unknown key {key!r}.{did_you_mean(key, _KEYS)}")
        values[_KEYS[key]] = _value(path, key, value)
    return Settings(**values)


def _value(path: Path, key: str, value: Any) -> Any:
    if key in _CHOICES:
        if value not in _CHOICES[key]:
            raise UsageError(f"{path}: {key} must be one of {', '.join(_CHOICES[key])}, not {value!r}.")
        return value
    if key in _LISTS:
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
            raise UsageError(f"{path}: {key} must be a list of names.")
        return tuple(str(path.parent / w) for w in words) if key == "rules" else tuple(words)
    if key in _FLAGS:
        if not isinstance(value, bool):
            raise UsageError(f"{path}: {key} must be true or false.")
        return value
    if key == "published":
        return _date(path, value)
    if not isinstance(value, dict) or not all(v in SEVERITIES for v in value.values()):
        raise UsageError(f"{path}: severity must be a table of rules, each error, warning or note.")
    return dict(value)


def _date(path: Path, value: Any) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return parse_date(str(value))
    except ValueError as error:
        raise UsageError(f"{path}: published must be a date such as 2024-02-11, not {value!r}.") from error


def parse_date(text: str) -> dt.date:
    """The day of an ISO 8601 date or date and time; ValueError for anything else."""
    return dt.datetime.fromisoformat(text.strip()).date()
