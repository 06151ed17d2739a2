"""What a process is told to do, and what it gives back: values that can be sent to another process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from checker.core.findings import Report
from checker.readers import inputs

if TYPE_CHECKING:
    import datetime as dt

    from checker.app.config.settings_file import Settings
    from checker.pipeline import Ledgers


class Job(Struct, frozen=True):
    """What is to be done: the settings, the dateline of the command line, and whether articles are checked or only read.

    `keeps_text`: the report shows whole articles, so that their text is kept even where nothing was found. `cached`: files
    that have not changed are not checked again. `ledger`: the reports hold the ledger of all articles, or of those in which
    something was found; the two rows of `compared` are held against each other.
    """

    settings: Settings
    published: dt.date | None
    verb: Literal["check", "extract"] = "check"
    keeps_text: bool = False
    cached: bool = False
    ledger: Ledgers = ""
    compared: tuple[int, int] | None = None


class LineRange(Struct, frozen=True):
    """A stretch of whole lines of a JSON Lines file: its first byte, its length in bytes, the number of its first line."""

    start: int
    length: int
    line: int


class Task(Struct, frozen=True):
    """What one process does in one go: some files, or a slice of one."""

    sources: tuple[inputs.Source, ...]
    slice: LineRange | None = None


class CheckedDocument(Struct, frozen=True):
    """What became of one document: its report, or what a person must be told instead of it.

    `notices` may be silenced, `refused` (no article of ours) and `error` never; only an error makes the run a failure.
    """

    report: Report | None = None
    notices: tuple[str, ...] = ()
    refused: str = ""
    error: str = ""
