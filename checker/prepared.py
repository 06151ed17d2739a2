"""Word lists and tables in the form in which they are used, made when the wheel is built: reading them takes a third of making them.

A builder keeps its name and works as before; where the installed package holds what it would build, made of the very same files,
that is read instead. Without it (an editable install) everything is built anew, with the same result.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_ROOT = Path(__file__).parent
FOLDER = "prepared_forms"
# what the prepared forms are made of: all word lists and texts, and the modules that turn them into dictionaries
_MODULES = (
    "text",
    "months",
    "gazetteer",
    "lexicon",
    "moment_words",
    "figure_words",
    "joint_words",
    "check_words",
    "catalogue",
    "rule_pages",
)
_FOLDERS = ("lexicons", "messages")
BUILDERS: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {}
LANGUAGES = ("ar",)


def made(name: str, languages: tuple[str, ...] = LANGUAGES) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Let what a builder makes for each language be put into the wheel under a name."""

    def decorate(build: Callable[[str], T]) -> Callable[[str], T]:
        BUILDERS[name] = build, languages
        return build

    return decorate


def prepared(name: str, languages: tuple[str, ...] = LANGUAGES) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Let a builder of one language's words be prepared under a name; what it gives is kept for the process."""

    def decorate(build: Callable[[str], T]) -> Callable[[str], T]:
        made(name, languages)(build)

        @cache
        @wraps(build)
        def get(language: str) -> T:
            found: T | None = read(name, language)
            return build(language) if found is None else found

        return get

    return decorate


def read(name: str, language: str) -> Any:
    """What is prepared under a name, if it was made of the files that are here now; None otherwise."""
    path = _ROOT / FOLDER / f"{name}-{language}.pickle"
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if content[:4] != _stamp():
        return None
    return pickle.loads(content[4:])  # noqa: S301  # a file of this package, as its modules are


@cache
def _stamp() -> bytes:
    """A sum over the files that everything prepared is made of."""
    total = 0
    for path in (
        *(p for folder in _FOLDERS for p in sorted((_ROOT / folder).iterdir()) if p.is_file()),
        *(_ROOT / f"{name}.py" for name in _MODULES),
    ):
        total = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), total))
    return total.to_bytes(4, "big")


def write(folder: Path) -> list[Path]:
    """Prepare all that is registered in a folder; the files written. Import the modules of the builders before."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, (build, languages) in sorted(BUILDERS.items()):
        for language in languages:
            path = folder / f"{name}-{language}.pickle"
            path.write_bytes(_stamp() + pickle.dumps(build(language), 5))
            written.append(path)
    return written
