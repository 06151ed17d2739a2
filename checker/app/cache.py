"""What is already known of files that have not changed: one SQLite file for all runs, safe under several at once.

Nothing here stops a run or keeps it waiting: what goes wrong is told, and the articles are checked anew.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from checker.app import cache_entry
from checker.app.cache_key import Keys

if TYPE_CHECKING:
    from checker.app.jobs import CheckedDocument, Job

_MOST = 300_000  # entries; the oldest go first
_WAIT = 1.0  # seconds for another run that is writing
_NAME = "results-2.sqlite"
_ENDINGS = ("", "-wal", "-shm", "-journal")  # what SQLite keeps beside its file
_TABLE = "CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB NOT NULL)"
_SCHEMA = {("table", "results", _TABLE), ("index", "sqlite_autoindex_results_1", None)}
_ANEW = "every file is checked anew"


class Cache:
    """The results of one job. `notices` are what a person should be told, each once; whoever tells it takes it out."""

    def __init__(self, job: Job, path: Path | None = None) -> None:
        """Open the file, or begin a new one; where that cannot be, nothing is known and nothing is kept."""
        self.path = path or _path()
        self.notices: list[str] = []
        self._told: set[str] = set()
        self._keys = Keys(job)
        self._waiting: list[tuple[bytes, bytes]] = []
        self._grown = self._broken = False
        self._file: sqlite3.Connection | None = None
        self._open()

    def key(self, name: str, content: bytes) -> bytes:
        """The key of one file under the name that it was given by, with the bytes that were read of it."""
        return self._keys.key(name, content)

    def get(self, key: bytes) -> list[CheckedDocument] | None:
        """What is known of a file, or None."""
        if self._file is None:
            return None
        try:
            row = self._file.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            return None if row is None else cache_entry.read(key, row[0])
        except sqlite3.OperationalError as error:
            self._give_up(error)
        except (sqlite3.DatabaseError, cache_entry.DamagedEntryError) as error:
            self._broken |= isinstance(error, sqlite3.DatabaseError)
            self._tell("some of its entries were damaged; the files that they belong to are checked anew.")
        return None

    def put(self, key: bytes, documents: Sequence[CheckedDocument]) -> None:
        """Remember what became of a file; others see it from the next commit on."""
        if self._file and (written := cache_entry.written(key, documents)):
            self._waiting.append((key, written))

    def commit(self) -> None:
        """Write what was put, in one go, so that runs beside this one wait for each other only so long."""
        if not self._file or not self._waiting:
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self._waiting)
            self._file.execute("COMMIT")
            self._grown = True
        except sqlite3.OperationalError as error:
            self._give_up(error)
        except sqlite3.DatabaseError as error:
            self._broken = True
            self._give_up(error)
        self._waiting.clear()

    def close(self) -> None:
        """Keep what was put, and no more than fits; a file whose inside is broken goes."""
        self.commit()
        if self._file:
            if self._grown:
                with suppress(sqlite3.DatabaseError):
                    self._file.execute(
                        "DELETE FROM results WHERE rowid <= (SELECT max(rowid) FROM results) - ?", (_MOST,)
                    )
            self._closed()
        if self._broken:
            self._remove()

    def _open(self) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if strange := next(filter(None, map(_strange, self._files())), ""):
                self._tell(
                    f"the cache is not used, since {strange}; {_ANEW}. Remove it, or set ITTISAQ_CACHE_DIR to another folder."
                )
                return
            try:
                self._file = _connected(self.path)
            except sqlite3.OperationalError:  # locked, or no place to write to
                raise
            except sqlite3.DatabaseError as error:
                self._tell(f"the cache was broken ({error}) and has been dropped; {_ANEW}.")
                self._remove()
                self._file = _connected(self.path)
        except (OSError, sqlite3.DatabaseError) as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Go on without the file."""
        busy = getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        self._tell(f"the cache cannot be used now ({'another run is writing to it' if busy else error}); {_ANEW}.")
        self._closed()

    def _closed(self) -> None:
        if self._file:
            with suppress(sqlite3.DatabaseError):
                self._file.close()
            self._file = None

    def _remove(self) -> None:
        for file in self._files():
            with suppress(OSError):
                file.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        return [Path(f"{self.path}{end}") for end in _ENDINGS]

    def _tell(self, what: str) -> None:
        if what not in self._told:
            self._told.add(what)
            self.notices.append(f"{self.path}: {what}")


def _path() -> Path:
    own = os.environ.get("ITTISAQ_CACHE_DIR")
    return (Path(own) if own else platformdirs.user_cache_path("ittisaq", appauthor=False)) / _NAME


def _strange(path: Path) -> str:
    """Why a file is not one that an earlier run of this user has left there; "" where it is, or where there is none."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return ""
    if not stat.S_ISREG(status.st_mode):
        return f"{path.name} is a link or another thing that is no regular file"
    if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        return f"{path.name} belongs to another user"
    return ""


def _connected(path: Path) -> sqlite3.Connection:
    """The file, begun anew where there is none."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
    file = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        file.execute("PRAGMA trusted_schema=OFF")
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("PRAGMA synchronous=OFF")  # a cache may be lost, never wrong: each entry has a sum of its own
        found = set(file.execute("SELECT type, name, sql FROM sqlite_master"))
        if not found:
            file.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))
        elif found != _SCHEMA:
            raise sqlite3.DatabaseError("it holds something else")
    except sqlite3.Error:
        file.close()
        raise
    return file
