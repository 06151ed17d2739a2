"""What is in force and where it comes from, and the JSON schema that editors' TOML plug-ins check a settings file with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.app.config.house_style import HOUSE_STYLE
from checker.app.config.keys import KEYS, OVERRIDABLE

if TYPE_CHECKING:
    from checker.app.config.settings_file import Settings

HOUSE = "house-style"
SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def lines(settings: Settings, overrides: tuple[int, ...]) -> Iterator[str]:
    """Every key with its value and its origin, as lines of TOML with the origin as a comment.

    `overrides` are the numbers of those that fit the article that is asked about.
    """
    effective = settings.with_overrides(overrides)
    for key in KEYS:
        field = key.replace("-", "_")
        value = getattr(effective, field)
        own = value != getattr(settings, field)
        origin = "an override" if own else settings.origins.get(key, "default")
        if isinstance(value, dict) or hasattr(value, "keys"):
            yield from _table(key, dict(value), settings, origin)
        else:
            yield f"{'# ' if value is None else ''}{key} = {_toml(value)}  # {origin}"
    if overrides:
        shown = ", ".join(" ".join(settings.overrides[number].paths) for number in overrides)
        yield f"# overrides that fit: {shown}"


def _table(key: str, table: dict[str, Any], settings: Settings, origin: str) -> Iterator[str]:
    if not table:
        yield f"{key} = {{}}  # {origin}"
    for name, value in table.items():
        yield f"{key}.{_bare(name)} = {_toml(value)}  # {settings.origins.get(f'{key}.{name}', origin)}"


def _toml(value: Any) -> str:
    """A value as TOML writes it; nothing as the word for it."""
    if value is None:
        return '"not set"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_bare(k)} = {_toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, int | float):
        return str(value)
    words = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return value.isoformat() if hasattr(value, "isoformat") else f'"{words}"'


def _bare(name: str) -> str:
    return name if name.isascii() and name.replace("-", "").replace("_", "").isalnum() else _toml(name)


def schema() -> dict[str, Any]:
    """The JSON schema of ittisaq.toml."""
    own = {key: {**known.schema, "description": known.does} for key, known in {**KEYS, HOUSE: HOUSE_STYLE}.items()}
    paths = {**KEYS["rules"].schema, "description": "Patterns as in .gitignore, seen from the folder of this file."}
    override = {
        "type": "object",
        "additionalProperties": False,
        "required": ["paths"],
        "properties": {"paths": paths} | {key: own[key] for key in (*OVERRIDABLE, HOUSE)},
    }
    return {
        "$schema": SCHEMA_ID,
        "title": "ittisaq.toml",
        "description": "Settings of ittisaq, a consistency checker for Arabic news copy.",
        "type": "object",
        "additionalProperties": False,
        "properties": own
        | {"overrides": {"type": "array", "items": override, "description": "What some folders have of their own."}},
    }
