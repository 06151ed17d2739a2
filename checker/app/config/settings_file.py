"""Settings: ittisaq.toml or [tool.ittisaq] in pyproject.toml, found upwards from the articles; the same names as the options."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import fields, replace

from checker.app.config.house_style import HOUSE_STYLE
from checker.app.config.keys import KEYS, OVERRIDABLE, PATHS, WrongValueError, parse_date
from checker.app.config.toml_lines import line_of, lines_of
from checker.app.time_limit import DEFAULT
from checker.core.bounded import MIB, quoted, read_text, read_toml
from checker.core.errors import UsageError, did_you_mean
from checker.core.patterns import regex
from checker.core.severity import Severity

if TYPE_CHECKING:
    from checker.readers.path_patterns import Pattern

__all__ = ["Override", "Settings", "find", "parse_date", "read"]

_HOUSE = "house-style"
COMMAND_LINE = "command line"
_ALL, _OWN = ({**known, _HOUSE: HOUSE_STYLE} for known in (KEYS, OVERRIDABLE))
_NAMES = ("ittisaq.toml", "pyproject.toml")
_WHAT = "this configuration"
_LARGEST = 2 * MIB
_SECTION = regex(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?ittisaq\b", re.MULTILINE)


class Override(Struct, frozen=True):
    """What articles under some paths have of their own: patterns of .gitignore, seen from the folder of the settings file."""

    paths: tuple[str, ...]
    folder: str
    values: Mapping[str, Any]


class Settings(Struct, frozen=True):
    """What the check is to do; the defaults are those of the command line.

    `origins` tells where each key of a file stands ("ittisaq.toml, line 3"), for messages and for `config show`.
    """

    format: str = "rich"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    persona: str = "desk"
    min_confidence: str = "possible"
    fail_on: str = "error"
    exit_zero: bool = False
    allow_empty: bool = False
    max_warnings: int | None = None
    published: dt.date | None = None
    time_zone: str | None = None
    language: str = "auto"
    headline: str = "auto"
    messages: str | None = None
    bidi: str = "auto"
    rules: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    gazetteer: Mapping[str, str] = field(default_factory=dict)
    baseline: str | None = None
    quiet: bool = False
    no_color: bool = False
    statistics: bool = False
    jobs: int | None = None
    time_limit: float = DEFAULT
    no_cache: bool = False
    overrides: tuple[Override, ...] = ()
    source: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def with_options(self, **given: Any) -> Settings:
        """These settings with what the command line gave (None, () and {} are "not given")."""
        kept = {
            key: value
            for key, value in given.items()
            if value is not None and value is not False and value not in ((), {})
        }
        known = {key: value for key, value in self.origins.items() if key.replace("-", "_") not in kept}
        return replace(self, **kept, origins=known | {key.replace("_", "-"): COMMAND_LINE for key in kept})

    def fitting(self, path: str | None) -> tuple[int, ...]:
        """The numbers of the overrides that fit an article."""
        if path is None or not self.overrides:
            return ()
        return tuple(number for number, override in enumerate(self.overrides) if _fits(override, path))

    def with_overrides(self, numbers: tuple[int, ...]) -> Settings:
        """These settings with those of some overrides, the later over the earlier; what the command line gave stays."""
        values: dict[str, Any] = {}
        for number in numbers:
            for key, value in self.overrides[number].values.items():
                if self.origins.get(key.replace("_", "-")) != COMMAND_LINE:
                    values[key] = _joined(values.get(key, getattr(self, key)), value)
        return replace(self, **values)

    def where(self, *key: str) -> str:
        """The place of a key in the settings file, to begin a message with; "" where the command line gave it."""
        for length in range(len(key), 0, -1):
            if place := self.origins.get(".".join(key[:length])):
                return f"{place}: " if place != COMMAND_LINE else ""
        return f"{self.source}: " if self.source else ""  # a habit of the house or an override stands for it


def _joined(general: Any, own: Any) -> Any:
    """Lists and tables of an override add to the general ones; anything else replaces it."""
    if isinstance(own, tuple):
        return tuple(dict.fromkeys((*general, *own)))
    return {**general, **own} if isinstance(own, dict) else own


def _fits(override: Override, path: str) -> bool:
    from checker.readers.path_patterns import named  # most settings have no overrides

    file, folder = Path(os.path.realpath(path)), Path(override.folder)
    if not file.is_relative_to(folder):
        return False
    return bool(named(_patterns(override.paths), file.relative_to(folder).as_posix()))


@cache
def _patterns(paths: tuple[str, ...]) -> tuple[Pattern, ...]:
    from checker.readers.path_patterns import patterns

    return patterns(paths)


_FIELDS = {f.name.replace("_", "-"): f.name for f in fields(Settings)}


def find(start: Path) -> Path | None:
    """The configuration that is nearest above a path, if any."""
    real = Path(os.path.realpath(start))  # pathlib's own raises on links in a ring
    folder = real if os.path.isdir(start) else real.parent  # noqa: PTH112  # nor on names that are too long
    for place in (folder, *folder.parents):
        for name in _NAMES:
            path = place / name
            if os.path.isfile(path) and (name == _NAMES[0] or _has_section(path)):  # noqa: PTH113
                return path
    return None


def _has_section(path: Path) -> bool:
    """Whether a pyproject.toml has settings of ours; one that others own and that cannot be read is not ours to report."""
    try:
        text = read_text(path, _WHAT, _LARGEST)
    except UsageError:
        return False
    if "ittisaq" not in text:
        return False
    try:
        tool = read_toml(text).get("tool")
    except ValueError:
        return bool(_SECTION.search(text))  # ours, and broken: whoever reads it says how
    return isinstance(tool, dict) and "ittisaq" in tool


def read(path: Path) -> Settings:
    """The settings of a file; UsageError names the file, the line, the key and the mend."""
    text = read_text(path, _WHAT, _LARGEST)
    try:
        content = read_toml(text)
    except ValueError as error:
        raise UsageError(f"{path}: this configuration is no valid TOML ({error}).") from error
    root: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        root = ("tool", "ittisaq")
        for table in root:
            content = content.get(table, {}) if isinstance(content, dict) else {}
    file = _File(path, root, lines_of(text))
    if not isinstance(content, dict):
        raise file.fail((), "the settings must be a table, [tool.ittisaq]")
    return file.settings(content)


class _File:
    """A settings file while it is read."""

    def __init__(self, path: Path, root: tuple[str, ...], lines: dict[tuple[str, ...], int]) -> None:
        self.path = path
        self.root = root
        self.lines = lines

    def settings(self, content: dict[str, Any]) -> Settings:
        """The validated settings."""
        overrides = content.pop("overrides", [])
        values = self._values(content, _ALL, ())
        origins = {key: self._place((key,)) for key in content}
        for table in ("options", "severity", "gazetteer"):
            for name in content.get(table, ()):
                origins[f"{table}.{name}"] = self._place((table, name))
                inner = content[table][name]
                origins |= {
                    f"{table}.{name}.{k}": self._place((table, name, k)) for k in inner if isinstance(inner, dict)
                }
        if not isinstance(overrides, list) or not all(isinstance(each, dict) for each in overrides):
            raise self.fail(("overrides",), "overrides must be tables that begin with [[overrides]]")
        return Settings(
            **values,
            overrides=tuple(self._override(each) for each in overrides),
            source=str(self.path),
            origins=origins,
        )

    def _override(self, content: dict[str, Any]) -> Override:
        try:
            paths = KEYS["rules"].read(content.pop("paths", ()) or None)
        except WrongValueError as wrong:
            raise self.fail(("overrides", "paths"), f"paths of an override {wrong}") from wrong
        if len(_patterns(paths)) < len(paths):
            told = "names no file. Write a name, a folder with its slash, or a pattern such as *.txt"
            wrong_path = next(path for path in paths if not _patterns((path,)))
            raise self.fail(("overrides", "paths"), f"{quoted(wrong_path)} in the paths of an override {told}")
        return Override(paths, str(self.path.resolve().parent), self._values(content, _OWN, ("overrides",)))

    def _values(self, content: dict[str, Any], known: Mapping[str, Any], table: tuple[str, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        house: dict[str, Any] = {}
        for key, value in content.items():
            if key not in known:
                raise self.fail(
                    (*table, key), f"unknown key {quoted(key)}.{did_you_mean(key, (*known, 'overrides'))}", end=""
                )
            try:
                found = known[key].read(value)
            except WrongValueError as wrong:
                raise self.fail((*table, key), f"{key} {wrong}") from wrong
            if key == _HOUSE:
                house = found
                continue
            if key in PATHS:
                found = tuple(self._near(p) for p in found) if isinstance(found, tuple) else self._near(found)
            values[_FIELDS[key]] = found
        for name, added in house.items():  # what is said in full goes before what a habit stands for
            values[name] = _joined(added, values.get(name, type(added)()))
        return values

    def _near(self, path: str) -> str:
        return str(self.path.parent / path)

    def _place(self, key: tuple[str, ...]) -> str:
        line = line_of(self.lines, (*self.root, *key))
        return f"{self.path}, line {line}" if line else str(self.path)

    def fail(self, key: tuple[str, ...], message: str, end: str = ".") -> UsageError:
        return UsageError(f"{self._place(key)}: {message}{end}")
