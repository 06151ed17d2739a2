"""Which files of a folder are articles: those that are not hidden, not another tool's, and not ignored by git.

A folder is walked by what it lists, without a look at the way to it: a thousand folders within each other take no longer than beside
each other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.core.errors import InputError
from checker.core.regular_files import opened
from checker.readers import kinds
from checker.readers.item import MIB
from checker.readers.path_patterns import Pattern, named, patterns

_HIDDEN = (".", "_build")
_NO_ARTICLE = (".", "~$")  # hidden files, and what Word keeps beside a file that is open
_TOOLS = frozenset({"node_modules", "__pycache__"})
_IGNORES = ".gitignore"
_MOST_LINES = 10_000


class Found(Struct, frozen=True):
    """An article: its path as a person would write it, and its real one, by which it is known again."""

    path: Path
    real: str


class _Ignores(Struct, frozen=True):
    """A .gitignore: its patterns, and how a path of the walk is seen from its folder (`before` it, `cut` letters less)."""

    known: tuple[Pattern, ...]
    before: str
    cut: int


class _Folder(Struct, frozen=True):
    """A folder to be listed: its path, its place below the folder that is walked ("" or "a/b/"), and the .gitignore files above."""

    path: str
    inside: str
    ignores: tuple[_Ignores, ...]


def files(folder: Path, troubles: list[InputError]) -> Iterator[Found]:
    """The articles below a folder, in the order of their names; what cannot be listed or taken into account goes to `troubles`."""
    real = os.path.realpath(folder)
    start = os.path.join(real, "")  # noqa: PTH118  # with a slash at its end
    waiting = [_Folder(str(folder), "", _above(real, troubles))]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place.path) as listed:
                entries = sorted(listed, key=_name)
        except OSError as error:
            troubles.append(InputError(f"{place.path}: this folder cannot be listed ({error.strerror})."))
            continue
        if any(entry.name == _IGNORES for entry in entries):
            own = _ignores(os.path.join(place.path, _IGNORES), troubles, "", len(place.inside))  # noqa: PTH118
            place = replace(place, ignores=(own, *place.ignores))
        inner = []
        for entry in entries:
            if _is_folder(entry):
                if not entry.is_symlink() and _is_entered(entry.name, place):
                    inner.append(_Folder(_join(place, entry.name), f"{place.inside}{entry.name}/", place.ignores))
            elif _is_taken(entry.name, place) and kinds.is_article(path := Path(_join(place, entry.name))):
                straight = f"{start}{place.inside}{entry.name}".replace("/", os.sep)
                yield Found(path, os.path.realpath(path) if entry.is_symlink() else straight)
        waiting += reversed(inner)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # whoever opens it says why it cannot be opened


def _join(place: _Folder, name: str) -> str:
    return os.path.join(place.path, name)  # noqa: PTH118  # a Path of a thousand folders is made of a thousand pieces


def _is_entered(name: str, place: _Folder) -> bool:
    return not name.startswith(_HIDDEN) and name not in _TOOLS and not _leaves_out(place, name, folder=True)


def _is_taken(name: str, place: _Folder) -> bool:
    return not name.startswith(_NO_ARTICLE) and not _leaves_out(place, name, folder=False)


def _leaves_out(place: _Folder, name: str, *, folder: bool) -> bool:
    """Whether a file or folder is ignored; the nearest .gitignore that speaks of it decides."""
    for each in place.ignores:
        said = named(each.known, each.before + place.inside[each.cut :] + name, folder=folder)
        if said is not None:
            return said
    return False


def _above(real: str, troubles: list[InputError]) -> tuple[_Ignores, ...]:
    """The .gitignore files of the folders above one, the nearest first, up to the repository that holds it."""
    places = (Path(real), *Path(real).parents)
    root = next((n for n, place in enumerate(places) if os.path.exists(place / ".git")), 0)  # noqa: PTH110  # never raises
    return tuple(
        _ignores(str(place / _IGNORES), troubles, f"{Path(real).relative_to(place).as_posix()}/", 0)
        for place in places[1 : root + 1]
    )


def _ignores(path: str, troubles: list[InputError], before: str, cut: int) -> _Ignores:
    """A .gitignore; one that cannot be read leaves nothing out, as for git."""
    try:
        with opened(path) as file:
            content = file.read(MIB + 1)
    except (OSError, ValueError):
        return _Ignores((), before, cut)
    lines = content.decode("utf-8", "replace").splitlines()
    if len(content) > MIB or len(lines) > _MOST_LINES:
        told = f"larger than {MIB >> 20} MiB" if len(content) > MIB else f"longer than {_MOST_LINES} lines"
        troubles.append(InputError(f"{path}: this file is {told} and was not read. Name the articles themselves."))
        return _Ignores((), before, cut)
    return _Ignores(patterns(lines), before, cut)
