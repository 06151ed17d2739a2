"""What is already known of files that have not changed: one SQLite file for all runs, safe under several at once.

An entry is found by the content of the file together with everything that can change the result: the engine's own files, the
rule pages, the settings. Values are pickled, but only the values of our own model are ever read back.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sqlite3
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
from msgspec.structs import replace

from checker.core.errors import BrokenCacheError
from checker.rulebook import pages as rule_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.app.jobs import CheckedDocument, Job

_MOST = 300_000  # entries; the oldest go first
_WAIT = 10.0  # seconds for another run that is writing
_TRUSTED = {("checker.app.jobs", "CheckedDocument"), ("fractions", "Fraction"), ("datetime", "date")}


class Cache:
    """The results of one job: its connection to the file, and the part of every key that is the same for all articles."""

    def __init__(self, job: Job, path: Path | None = None) -> None:
        """Open the file, or begin a new one; BrokenCacheError where what is there is no cache (it is then gone)."""
        self.path = path or _path()
        self._waiting: list[tuple[bytes, bytes]] = []
        self._base = hashlib.blake2b(b"\0".join((_engine(), _settings(job))), digest_size=20).digest()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
            self._file.execute("PRAGMA journal_mode=WAL")
            self._file.execute(
                "PRAGMA synchronous=OFF"
            )  # a cache may be lost, never wrong: SQLite's own sums see to that
            self._file.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
        except (OSError, sqlite3.OperationalError) as error:  # no place to write to, or locked for too long
            raise BrokenCacheError(
                f"{self.path}: the cache cannot be used now ({error}); every file is checked anew."
            ) from error
        except sqlite3.DatabaseError as error:
            raise self._dropped(error) from error

    def key(self, name: str, content: bytes) -> bytes:
        """The key of one file: its name is part of its findings."""
        own = name.encode("utf-8", "surrogateescape")
        return hashlib.blake2b(b"%s%d\0%s%s" % (self._base, len(own), own, content), digest_size=20).digest()

    def get(self, key: bytes) -> list[CheckedDocument] | None:
        """What is known of a file, or None."""
        try:
            row = self._file.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            return None if row is None else _Reader(io.BytesIO(row[0])).load()
        except (
            sqlite3.DatabaseError,
            pickle.UnpicklingError,
            EOFError,
            AttributeError,
            TypeError,
            ValueError,
        ) as error:
            raise self._dropped(error) from error

    def put(self, key: bytes, judged: list[CheckedDocument]) -> None:
        """Remember what became of a file; others see it from the next commit on."""
        self._waiting.append((key, pickle.dumps(judged)))

    def commit(self) -> None:
        """Write what was put, in one go, so that runs beside this one wait for each other only so long."""
        if not self._waiting:
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self._waiting)
            self._file.execute("COMMIT")
        except sqlite3.OperationalError:  # another run has been writing for too long: these results are simply not kept
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")
        self._waiting.clear()

    def close(self) -> None:
        """Keep what was put, and no more than fits."""
        self.commit()
        with suppress(sqlite3.DatabaseError):
            self._file.execute("DELETE FROM results WHERE rowid <= (SELECT max(rowid) FROM results) - ?", (_MOST,))
        self._file.close()

    def _dropped(self, error: Exception) -> BrokenCacheError:
        for ending in ("", "-wal", "-shm"):
            Path(f"{self.path}{ending}").unlink(missing_ok=True)
        return BrokenCacheError(
            f"{self.path}: the cache was broken ({error}) and has been dropped; every file is checked anew."
        )


class _Reader(pickle.Unpickler):
    """Reads the values of the model and nothing else, whatever stands in the file."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("checker.core.") or (module, name) in _TRUSTED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no value of a report")


def _path() -> Path:
    own = os.environ.get("ITTISAQ_CACHE_DIR")
    return (Path(own) if own else platformdirs.user_cache_path("ittisaq", appauthor=False)) / "results-1.sqlite"


def _engine() -> bytes:
    """A sum over the engine's own files: a change in any of them makes every entry unknown."""
    digest = hashlib.blake2b(digest_size=20)
    for root in (Path(str(resources.files("checker"))), rule_pages.shipped()):
        for path in _files(root):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.digest()


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        yield from (Path(root) / name for name in sorted(names))


def _settings(job: Job) -> bytes:
    """The settings that a result depends on; how it is shown, and what is done with it, are no part of it."""
    own = replace(
        job.settings, format="", fail_on="", exit_zero=False, allow_empty=False, max_warnings=None, bidi="", quiet=False, no_color=False,
        statistics=False, jobs=None, no_cache=False, baseline=None, source=None, origins={},
    )  # fmt: skip
    pages = [path.read_bytes() for folder in own.rules for path in sorted(Path(folder).rglob("*.md"))]
    return repr((own, job.published, job.verb, job.keeps_text)).encode("utf-8", "surrogateescape") + b"\0".join(pages)
