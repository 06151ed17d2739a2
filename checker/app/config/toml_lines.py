"""Where a key stands in a TOML file: tomllib reads values and forgets places, and an error must name the line."""

from __future__ import annotations

from checker.core.patterns import regex

_HEADER = regex(r"\s*\[\[?([^\]]+)\]\]?\s*(?:#.*)?$")
_KEY = regex(r"""\s*((?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'))*)\s*=""")
_STEP = regex(r"""[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'""")


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line (from 1) of each table and key of a valid TOML text, by its path; the first where tables of one name repeat.

    Keys inside inline tables, and what looks like a key inside a string of several lines, are of no account: the nearest
    path above is then the one that is found.
    """
    places: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _path(header[1])
            places.setdefault(table, number)
        elif key := _KEY.match(line):
            places.setdefault((*table, *_path(key[1])), number)
    return places


def line_of(places: dict[tuple[str, ...], int], path: tuple[str, ...]) -> int | None:
    """The line of a path, or of the nearest table above it."""
    for length in range(len(path), 0, -1):
        if found := places.get(path[:length]):
            return found
    return None


def _path(words: str) -> tuple[str, ...]:
    return tuple(step.strip("\"'") for step in _STEP.findall(words))
