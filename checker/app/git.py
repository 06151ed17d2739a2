"""git, asked about a repository of anybody's: nothing that the repository's own configuration names is run.

A repository may name programs: a file system monitor, filters, hooks, drivers of `diff`, a pager, transports. All are switched
off. Its owner is for git to judge (`safe.directory`): where git refuses a repository, its reason is told.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from checker.core.errors import UsageError

_MEMORY = 2 << 30  # bytes: git reads some files of a repository to their end, where a link leads to a device too
LIMIT = 120  # seconds; git waits without end where a repository names a pipe as a file of settings
_OFF = (
    "--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.untrackedCache=false",
    "-c", "safe.bareRepository=explicit", "-c", "core.attributesFile=",
)  # fmt: skip
# variables that name another repository or program, as a hook of git passes them on; the article's folder says which is meant
_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_CONFIG_", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH", "GIT_TRACE")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git says in a folder; UsageError where there is no git, or where it does not end."""
    command = [_program(), "-C", str(folder), *_OFF, *arguments]
    try:
        process = subprocess.Popen(  # noqa: S603  # the arguments are ours, and a revision only as the name of an object
            command, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except OSError as error:
        raise UsageError(f"--since needs git, which cannot be run here ({error.strerror}).") from error
    with process:
        try:
            _bound(process.pid)
            out, complaints = process.communicate(timeout=LIMIT)
        except BaseException as error:
            process.kill()
            if isinstance(error, subprocess.TimeoutExpired):
                raise UsageError(f"--since: git did not answer within {LIMIT} seconds in {folder}.") from error
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, complaints)


def _bound(process: int) -> None:
    """Bound the memory of a process, where the system does that; it may have ended already."""
    try:
        from resource import RLIMIT_DATA, prlimit

        prlimit(process, RLIMIT_DATA, (_MEMORY, _MEMORY))
    except (ImportError, OSError):
        return


def without_filters(folder: Path) -> tuple[str, ...]:
    """The arguments that switch off every filter that a repository's configuration names; its articles are read as they are."""
    listed = run(folder, "config", "--null", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process)$")
    names = {key.rpartition(".")[0] for key in listed.stdout.decode("utf-8", "surrogateescape").split("\0") if key}
    for name in sorted(names):
        if "=" in name:  # git reads -c up to its first =
            raise UsageError(f"--since: {folder}: the name of {name} in git's configuration cannot be used. Rename it.")
    return tuple(
        word
        for name in sorted(names)
        for key, value in (("clean", ""), ("process", ""), ("required", "false"))
        for word in ("-c", f"{name}.{key}={value}")
    )


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git complains of, in a line."""
    words = done.stderr.decode("utf-8", "replace").strip()
    if "dubious ownership" in words:
        return (
            "it belongs to another user, and git reads such a repository only where its setting safe.directory names it"
        )
    if "not a git repository" in words:
        return "it lies in none"
    return words.split("\n")[0].removeprefix("fatal: ").rstrip(".")


def _program() -> str:
    """The git of the search path; none of the folder that is checked, where Windows and a path with . would look first."""
    for folder in os.get_exec_path():
        for name in ("git", "git.exe") if Path(folder).is_absolute() else ():
            path = Path(folder, name)
            if path.is_file() and os.access(path, os.X_OK):
                return str(path)
    raise UsageError("--since needs git, which is not installed here.")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return kept | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",  # the index is not written
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ALLOW_PROTOCOL": "none",  # objects that are missing are not fetched, by no program of the repository
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ATTR_NOSYSTEM": "1",
    }
