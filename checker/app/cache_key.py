"""What a result depends on, as one sum: the bytes that were read, the name, the settings, the program and its libraries."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from pyexpat import EXPAT_VERSION
from typing import TYPE_CHECKING

from msgspec.structs import replace

import checker
from checker.readers import kinds
from checker.rulebook import pages as rule_pages

if TYPE_CHECKING:
    from checker.app.config.settings_file import Settings
    from checker.app.jobs import Job

_LIBRARIES = ("hijridate", "tzdata")  # what any article may need; a kind of file names its own


class Keys:
    """The keys of one job."""

    def __init__(self, job: Job) -> None:
        """Sum up what is the same for all articles."""
        self._settings = job.settings
        versions = (checker.__version__, sys.version, EXPAT_VERSION)
        asked = (job.published, job.verb, job.keeps_text)
        self._base = _sum(_text(versions), _text(asked), _program(), *map(_library, _LIBRARIES))
        self._under = cache(self._sum_under)

    def key(self, name: str, content: bytes) -> bytes:
        """The key of a file: its name is part of its findings, and the overrides that fit are those of its real path."""
        needs = kinds.of(name).needs
        library = _library(needs[0]) if needs else b""
        return _sum(self._base, self._under(self._settings.fitting(name)), library, _text(name), content)

    def _sum_under(self, overrides: tuple[int, ...]) -> bytes:
        """The settings with some overrides, and the rule pages that they name."""
        settings = _that_matter(self._settings.with_overrides(overrides))
        pages = [path.read_bytes() for folder in settings.rules for path in sorted(Path(folder).rglob("*.md"))]
        return _sum(_text(settings), *pages)


def _that_matter(settings: Settings) -> Settings:
    """The settings that a result depends on; how it is shown, and what is done with it, are no part of it."""
    return replace(
        settings, format="", fail_on="", exit_zero=False, allow_empty=False, max_warnings=None, bidi="", quiet=False, no_color=False,
        statistics=False, jobs=None, time_limit=0, no_cache=False, baseline=None, source=None, origins={}, overrides=(),
    )  # fmt: skip


def _sum(*parts: bytes) -> bytes:
    """One sum over some stretches of bytes, each with its length."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _text(value: object) -> bytes:
    return repr(value).encode()


@cache
def _program() -> bytes:
    """A change in any of the engine's own files makes every entry unknown."""
    roots = Path(str(resources.files("checker"))), rule_pages.shipped()
    return _sum(*(part for root in roots for path in _files(root) for part in (path.name.encode(), path.read_bytes())))


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        yield from (Path(root) / name for name in sorted(names))


@cache
def _library(name: str) -> bytes:
    """The modules of a library as they would be imported, and how large its other files are; its version is among them."""
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        return b""
    files = sorted(path for path in Path(spec.origin).parent.iterdir() if path.is_file())
    sources = ((path.name.encode(), path.read_bytes() if path.suffix == ".py" else _size(path)) for path in files)
    return _sum(*(part for source in sources for part in source))


def _size(path: Path) -> bytes:
    return b"%d" % path.stat().st_size
