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
from typing import TypeVar

T = TypeVar("T")

_ROOT = Path(__file__).parent
FOLDER = "prepared_forms"
# what the prepared forms are made of: all word lists, and the modules that turn them into dictionaries
_MODULES = ("text", "months", "gazetteer", "lexicon", "moment_words", "figure_words", "joint_words", "check_words")
BUILDERS: dict[str, Callable[..., object]] = {}
LANGUAGES = ("ar",)


def prepared(name: str) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Let a builder of one language's words be prepared under a name; what it gives is kept for the process."""

    def decorate(build: Callable[[str], T]) -> Callable[[str], T]:
        BUILDERS[name] = build

        @cache
        @wraps(build)
        def get(language: str) -> T:
            found = _read(f"{name}-{language}")
            return build(language) if found is None else found  # type: ignore[return-value]

        return get

    return decorate


def _read(name: str) -> object | None:
    """What is prepared under a name, if it was made of the files that are here now."""
    path = _ROOT / FOLDER / f"{name}.pickle"
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if content[:4] != _stamp():
        return None
    found: object = pickle.loads(content[4:])  # noqa: S301  # a file of this package, as its modules are
    return found


@cache
def _stamp() -> bytes:
    """A sum over the files that everything prepared is made of."""
    total = 0
    for path in (
        *sorted(p for p in (_ROOT / "lexicons").iterdir() if p.is_file()),
        *(_ROOT / f"{name}.py" for name in _MODULES),
    ):
        total = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), total))
    return total.to_bytes(4, "big")


def write(folder: Path) -> list[Path]:
    """Prepare all that is registered in a folder; the files written. Import the modules of the builders before."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, build in sorted(BUILDERS.items()):
        for language in LANGUAGES:
            path = folder / f"{name}-{language}.pickle"
            path.write_bytes(_stamp() + pickle.dumps(build(language), 5))
            written.append(path)
    return written
