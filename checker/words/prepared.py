"""Word lists and tables in the form in which they are used, made when the wheel is built: reading them takes a tenth of making them.

A builder keeps its name and works as before; where the installed package holds what it would build, made of the very same files,
that is read instead. Without it (an editable install) everything is built anew, with the same result.

The forms are pickled: they lie in the package, beside its modules, and are trusted as those are. Nothing else that may have been
written by others is ever unpickled. Senses of words are values of many kinds, and shared: msgpack reads them in thrice the time.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from checker.words.packed import LazyTable

T = TypeVar("T")

FOLDER = "prepared_forms"
LANGUAGES = ("ar",)
SOURCES = "sources.pickle"
_ROOT = Path(__file__).resolve().parents[1]  # the package
_INSIDE = _ROOT / "rules"
RULES = _INSIDE if _INSIDE.is_dir() else _ROOT.parent / "rules"  # beside the package in an editable install
# what the prepared forms are made of: word lists, texts, tables and rule pages, and the modules that turn them into values
_FOLDERS = (_ROOT / "words", _ROOT / "checks", RULES)
_MODULES = (
    "words.packed",
    "core.folding",
    "words.months",
    "words.gazetteer",
    "words.word_forms",
    "words.lexicon",
    "words.time_words",
    "words.figure_words",
    "words.statement_words",
    "words.check_words",
    "words.catalogue",
    "words.populations",
    "rulebook.pages",
    "rulebook.rules",
    "rulebook.validation",
    "rulebook.loader",
    "words.rates",
)
_UNPACKING = 3.0  # seconds in which the files of a wheel are written, mostly; where it takes longer, they are summed up


class Builder(Struct, frozen=True):
    """What makes a form of each language; `sealed`: a table of which only the values that are asked for are read."""

    build: Callable[[str], Any]
    languages: tuple[str, ...]
    sealed: bool


class Sources(Struct, frozen=True):
    """The folders and files that all forms are made of, from the package on, the lengths of the files, and a sum over them."""

    folders: tuple[str, ...]
    files: tuple[str, ...]
    lengths: tuple[int, ...]
    total: int


BUILDERS: dict[str, Builder] = {}


def prepared(
    name: str, languages: tuple[str, ...] = LANGUAGES, *, sealed: bool = False
) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Let a builder of one language's words be prepared under a name; what it gives is kept for the process."""

    def decorate(build: Callable[[str], T]) -> Callable[[str], T]:
        BUILDERS[name] = Builder(build, languages, sealed)

        @cache
        @wraps(build)
        def get(language: str) -> T:
            if language not in languages or not _are_current():
                return build(language)
            found: T = _read(_file(name, language))
            return found

        return get

    return decorate


def write(folder: Path) -> list[Path]:
    """Prepare all forms in a folder; the files written."""
    from importlib import import_module

    for name in _MODULES:
        import_module(f"checker.{name}")  # their builders register
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, builder in sorted(BUILDERS.items()):
        for language in builder.languages:
            form = builder.build(language)
            written.append(folder / _file(name, language))
            written[-1].write_bytes(pickle.dumps(LazyTable.of(form) if builder.sealed else form, 5))
    written.append(folder / SOURCES)
    written[-1].write_bytes(pickle.dumps(_sources(), 5))
    return written


def _read(name: str) -> Any:
    """A form from the package."""
    return pickle.loads((_ROOT / FOLDER / name).read_bytes())  # noqa: S301  # trusted as our modules are


def _file(name: str, language: str) -> str:
    return f"{name}-{language}.pickle"


@cache
def _are_current() -> bool:
    """Whether there are forms, made of the files that are here now.

    Files of the same length that are no younger than the rest of the wheel are the same; where one is, all are summed up anew.
    """
    path = _ROOT / FOLDER / SOURCES
    try:
        made_of: Sources = _read(SOURCES)
        found = [os.stat(_place(name)) for name in (*made_of.files, *made_of.folders)]  # noqa: PTH116  # a hundred of them
        unpacked = path.stat().st_mtime
    except OSError:
        return False
    lengths = tuple(each.st_size for each in found[: len(made_of.files)])
    return lengths == made_of.lengths and (
        max(each.st_mtime for each in found) <= unpacked + _UNPACKING or _sources() == made_of
    )


def _sources() -> Sources:
    """What is here now."""
    import zlib

    inner = [path for top in _FOLDERS for path in sorted(top.rglob("*")) if "__pycache__" not in path.parts]
    # a folder of modules is no sign: their bytecode is written into it behind all else
    folders = [path for path in (*_FOLDERS, *inner) if path.is_dir() and not (path / "__init__.py").exists()]
    files = (
        *(_ROOT / f"{name.replace('.', '/')}.py" for name in _MODULES if not name.startswith("words.")),
        *(path for path in inner if path.is_file()),
    )
    contents = [path.read_bytes() for path in files]
    total = 0
    for path, content in zip(files, contents, strict=True):
        total = zlib.crc32(content, zlib.crc32(path.name.encode(), total))
    return Sources(tuple(map(_name, folders)), tuple(map(_name, files)), tuple(map(len, contents)), total)


def _name(path: Path) -> str:
    """What a source is called, wherever the rule pages are."""
    return path.relative_to(RULES.parent if path.is_relative_to(RULES) else _ROOT).as_posix()


def _place(name: str) -> str:
    """Where the source of a name is."""
    return f"{RULES.parent if name.partition('/')[0] == RULES.name else _ROOT}/{name}"
