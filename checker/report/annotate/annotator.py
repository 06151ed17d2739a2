"""`--annotate`: the findings as comments in a copy of the Word or OpenDocument file, each on its exact words."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from checker.core import files
from checker.core.errors import InputError, UsageError
from checker.readers import kinds
from checker.readers.inputs import read_bytes
from checker.report.annotate.notes import Note, notes_of
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.findings import Report
    from checker.report.writers import Tally, Writer

_MODULES = {"Word": "word", "OpenDocument": "opendocument"}


class _Annotating(Protocol):
    """What a module of this package offers."""

    def annotated(self, content: bytes, name: str, report: Report, notes: list[Note]) -> bytes:
        """The file with the notes as comments; comments of an earlier run are gone, and all else is as it was."""


class Annotator:
    """A writer beside the report's own: it keeps the report on the one file, and writes the copy at the end."""

    def __init__(self, paths: tuple[str, ...], target: Path, messages: str | None, beside: Writer) -> None:
        """UsageError where there is not one file that can carry comments, or the copy would replace it."""
        self.target = target
        self.messages = messages
        self.beside = beside
        self.report: Report | None = None
        if len(paths) != 1 or paths[0] == "-" or Path(paths[0]).is_dir():
            raise UsageError(
                "--annotate takes one Word (.docx) or OpenDocument (.odt) file. Give its path, and no other."
            )
        self.source = paths[0]
        kind = kinds.of(self.source)
        if kind.name not in _MODULES:
            raise UsageError(f"--annotate: {self.source} cannot carry comments. Only .docx and .odt files can.")
        if kinds.of(str(target)) is not kind:
            raise UsageError(f"--annotate: {target} must end in {' or '.join(kind.suffixes)}, as {self.source} does.")
        if target.is_dir():
            raise UsageError(f"--annotate: {target} is a folder. Give the name of a file.")
        try:
            import_module("lxml")
        except ImportError as error:
            told = f"python -m pip install 'ittisaq[{kind.suffixes[0][1:]}]'"
            raise UsageError(f"--annotate needs lxml. Install it with: {told}") from error
        self.module = cast("_Annotating", import_module(f"checker.report.annotate.{_MODULES[kind.name]}"))

    def write(self, report: Report) -> None:
        """Keep the report on the file."""
        self.report = report
        self.beside.write(report)

    def close(self, tally: Tally) -> None:
        """Write the copy, whole or not at all."""
        self.beside.close(tally)
        if self.report is None:
            return
        words = catalogue.load(self.messages or self.report.language)
        try:
            content = read_bytes(self.source)
            made = self.module.annotated(content, self.source, self.report, notes_of(self.report, words))
        except InputError as error:
            raise UsageError(str(error)) from error
        files.write_whole(self.target, made)
