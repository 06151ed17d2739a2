"""`--watch`: the articles are checked again whenever they are saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.core.errors import UsageError
from checker.readers import kinds

if TYPE_CHECKING:
    from watchfiles import Change

_QUIET = 200  # milliseconds without a change behind which "nothing" is said


def saved(paths: tuple[str, ...], outputs: Sequence[Path] = ()) -> Iterator[tuple[str, ...]]:
    """The articles that were saved since the last time, in order, for ever; UsageError where that cannot be known.

    What the run itself writes (`outputs`) is none of them. Nothing, again and again, while none is saved: with the first answer
    everything is being watched.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise UsageError("--watch needs watchfiles. Install it with: python -m pip install 'ittisaq[watch]'") from error
    if "" in paths:
        raise UsageError("--watch looks at files and folders, and “” is none.")
    given = [Path(path) for path in paths or (".",)]
    for path in given:
        if str(path) == "-" or not os.path.exists(path):  # noqa: PTH110  # pathlib's own raises where a name is too long
            raise UsageError(f"--watch looks at files and folders, and {path} is none.")
    places = {path if path.is_dir() else path.parent for path in given}
    for changes in watch(
        *sorted(places),
        watch_filter=_asked_for(given, outputs),
        raise_interrupt=True,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
    ):
        names = {_as_given(Path(name)) for _, name in changes}
        yield tuple(sorted(str(name) for name in names if name.is_file()))


def _asked_for(given: list[Path], outputs: Sequence[Path]) -> Callable[[Change, str], bool]:
    """Whether a changed file is one of those that are watched: named, or an article below a folder that is."""
    folders = [path.resolve() for path in given if path.is_dir()]
    files = {path.resolve() for path in given if not path.is_dir()}
    written = {path.resolve() for path in outputs}

    def is_asked_for(_change: Change, name: str) -> bool:
        path = Path(name).resolve()
        if path in written or path in files:
            return path not in written
        for folder in folders:
            if path.is_relative_to(folder):
                inner = path.relative_to(folder).parts
                return not any(part.startswith(".") for part in inner) and path.suffix.lower() in kinds.SUFFIXES
        return False

    return is_asked_for


def _as_given(path: Path) -> Path:
    """A path as a person would write it from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
