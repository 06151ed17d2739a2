"""How new content takes the place of a file: it waits beside it under a lock, and replaces it at the end.

The lock goes with the process, however that ends. So what a killed run has left is known, and goes with the next run that writes
into the folder.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from itertools import count
from pathlib import Path

from checker.core.errors import UsageError
from checker.core.patterns import regex

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be taken away
    fcntl = None  # type: ignore[assignment]

KEPT = ".ittisaq-old"  # behind the name of a file that is written over in its place: what it held before
_WAITING = regex(r"\.ittisaq-\d+-\d+")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_numbers = count()
_swept: set[Path] = set()


class Waiting:
    """The new content of a file, in a file of its own beside it until it takes its place."""

    def __init__(self, target: Path) -> None:
        """`target` is no link."""
        self.target = target
        self.status = status_of(target)
        self.name: Path | None = None

    def open(self) -> int:
        """A new file under a lock."""
        _sweep(self.target.parent)
        while True:
            self.name = self.target.with_name(f".ittisaq-{os.getpid()}-{next(_numbers)}")
            try:
                descriptor = os.open(self.name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600 if self.status else 0o666)
            except FileExistsError:  # of a process with our number: one of another container, or one that is gone
                self.name = None
                continue
            if _is_locked(descriptor) and os.fstat(descriptor).st_nlink:
                return descriptor
            os.close(descriptor)  # another run took it for a file that was left

    def complete(self, descriptor: int, old: bytes | None) -> None:
        """Become the target; ChangedError where that does not hold `old` any more."""
        os.fsync(descriptor)
        if self.status and (self.status.st_nlink > 1 or not self._is_twin(descriptor, self.status)):
            _write_over(self.target, _content(descriptor), old)
            self.remove()
        elif fcntl:  # while the lock is held; Windows has none, and renames no open file
            self.rename(old)

    def rename(self, old: bytes | None) -> None:
        """Take the place of the target, unless that has been done."""
        if self.name is None:
            return
        if old is not None and self.target.read_bytes() != old:
            raise ChangedError
        self.name.replace(self.target)
        self.name = None

    def remove(self) -> None:
        """Take the file away, if it is still there."""
        if self.name:
            with suppress(OSError):
                self.name.unlink()
            self.name = None

    def _is_twin(self, descriptor: int, status: os.stat_result) -> bool:
        """Give the file the owner, the attributes and the mode of the target; whether the system let us."""
        assert self.name
        try:
            own = os.fstat(descriptor)
            if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
                os.fchown(descriptor, status.st_uid, status.st_gid)
            _give_attributes(descriptor, self.target)
            self.name.chmod(stat.S_IMODE(status.st_mode))
            own = os.fstat(descriptor)
        except OSError:
            return False
        return (own.st_uid, own.st_gid, own.st_mode) == (status.st_uid, status.st_gid, status.st_mode)


def _give_attributes(descriptor: int, source: Path) -> None:
    """The attributes of a file for another, and no others (a folder may hand some to new files). OSError where one is refused."""
    if not hasattr(os, "listxattr"):
        return
    wanted = {name: os.getxattr(source, name) for name in os.listxattr(source)}
    own = {name: os.getxattr(descriptor, name) for name in os.listxattr(descriptor)}
    for name in own.keys() - wanted.keys():
        os.removexattr(descriptor, name)
    for name, value in wanted.items():
        if own.get(name) != value:
            os.setxattr(descriptor, name, value)


class ChangedError(Exception):
    """A file is no longer what was read."""


def status_of(path: Path) -> os.stat_result | None:
    """What the system says of a file; None where there is none."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


# ------------------------------------------------------------------------------------------------------- files that wait


def _is_locked(descriptor: int) -> bool:
    """Whether a new file is ours alone; on a file system without locks it is, since nothing is ever swept there."""
    if fcntl:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            pass
    return True


def _sweep(folder: Path) -> None:
    """Take away what killed runs have left in a folder, once in a process."""
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _WAITING.fullmatch(entry.name):
                with suppress(OSError):  # its process is alive, or that cannot be known
                    _remove_left(entry.path)


def _remove_left(name: str) -> None:
    if fcntl is None:
        Path(name).unlink()
        return
    descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        Path(name).unlink()
    finally:
        os.close(descriptor)


# ----------------------------------------------------------------------------------------------------------------- in place


def _content(descriptor: int) -> bytes:
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        return file.read()


def _write_over(target: Path, new: bytes, old: bytes | None) -> None:
    """Write over a file in its place, for the sake of its other names or of an owner that is not us.

    What it held lies beside it meanwhile: a kill between the two leaves that file, and the next run names it.
    """
    kept = target.with_name(target.name + KEPT)
    with target.open("r+b", buffering=0) as file:
        before = file.readall()
        if old is not None and before != old:
            raise ChangedError
        _keep(kept, before, target)
        try:
            if hasattr(os, "posix_fallocate") and len(new) > len(before):
                os.posix_fallocate(file.fileno(), 0, len(new))  # a full disk shows before anything is lost
            _put(file.fileno(), new)
        except BaseException:
            _put(file.fileno(), before)
            kept.unlink()
            raise
    kept.unlink()


def _put(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    os.lseek(descriptor, 0, os.SEEK_SET)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.ftruncate(descriptor, len(content))
    os.fsync(descriptor)


def _keep(kept: Path, content: bytes, target: Path) -> None:
    """Keep what a file holds; UsageError where a killed run has kept something else."""
    if kept.exists() and kept.read_bytes() != content:
        raise UsageError(
            f"{target}: a run was killed while it wrote this file. What it held before is in {kept}: "
            "put that back, or remove it, and run again."
        )
    descriptor = os.open(kept, _NEW, 0o600)
    try:
        _put(descriptor, content)
    except BaseException:  # nothing has been written over yet
        kept.unlink()
        raise
    finally:
        os.close(descriptor)
