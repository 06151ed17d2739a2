"""What may be a stranger's and is read as a whole (settings, rule pages, baselines), with bounds on what it may hold.

The parser of TOML takes time and memory that grow with the square of the parts of a dotted key, and nests as deep as the text does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.core.errors import UsageError
from checker.core.patterns import regex
from checker.core.regular_files import NoRegularFileError, opened

MIB = 1 << 20
_DEEPEST = 32  # tables and lists within each other
_MOST_PARTS = 64  # of a dotted key
_MOST_ENTRIES = 50_000  # values of a text, those of lists among them
_LARGEST_NUMBER = 1 << 63
_SHOWN = 60  # characters of a wrong value in a message
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_LONG_KEY = regex(rf"(?:\.[ \t]*{_PART}[ \t]*){{{_MOST_PARTS}}}")


def read_text(path: Path, what: str, largest: int, mend: str = "") -> str:
    """The text of a file in UTF-8; UsageError says why it cannot be read. `what` names it in messages ("this rule page")."""
    try:
        with opened(path) as file:
            content = file.read(largest + 1)
        if len(content) > largest:
            raise UsageError(f"{path}: {what} is larger than {largest // MIB} MiB, and was not read.{mend}")
        return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except NoRegularFileError as error:
        raise UsageError(f"{path}: {what} cannot be read, since it is no regular file.{mend}") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f"{path}: {what} cannot be read ({why}).{mend}") from error


def read_toml(text: str) -> dict[str, Any]:
    """The values of a TOML text; ValueError says what is wrong with it, also where it holds more than anybody writes."""
    import tomllib  # most runs read none

    if found := _LONG_KEY.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ValueError(f"a key of more than {_MOST_PARTS} parts at line {line}")
    try:
        content = tomllib.loads(text)
    except RecursionError:
        raise ValueError(f"tables or lists within each other more than {_DEEPEST} deep") from None
    _refuse_too_much(content)
    return content


def _refuse_too_much(content: dict[str, Any]) -> None:
    """ValueError where a text is nested too deep, holds too many values, or a number that is none of ours."""
    waiting: list[tuple[Any, int]] = [(content, 1)]
    entries = 0
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict | list):
            if depth > _DEEPEST:
                raise ValueError(f"tables or lists within each other more than {_DEEPEST} deep")
            entries += len(value)
            if entries > _MOST_ENTRIES:
                raise ValueError(f"more than {_MOST_ENTRIES} values")
            waiting += [(inner, depth + 1) for inner in (value.values() if isinstance(value, dict) else value)]
        elif isinstance(value, int) and not -_LARGEST_NUMBER <= value < _LARGEST_NUMBER:
            raise ValueError("a number of more than 64 bits")


def quoted(value: object) -> str:
    """A value as a message shows it, cut where it is long; Python writes no number of thousands of digits."""
    if isinstance(value, int) and abs(value) >= _LARGEST_NUMBER:
        return "so large a number"
    written = repr(value[: _SHOWN + 2] if isinstance(value, str | list) else value)
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
