"""What a run may write over: never anything that it reads, nor an article; reports of earlier runs, so that a gate can run twice."""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from checker import pipeline
from checker.core.errors import UsageError
from checker.core.regular_files import opened
from checker.readers import inputs, kinds
from checker.report import formats

if TYPE_CHECKING:
    from checker.app.config.settings_file import Settings
    from checker.readers.inputs import Source

_SETTINGS = ("ittisaq.toml", "pyproject.toml")
_HEAD = 1 << 16  # bytes by which a report is known
_LOOKED_AT = 50  # documents of a file by which it is known
_WORDS = 10  # of a text in a language that is not checked: a mark or a note of a tool is shorter
_MEND = "Give another name."


class Output(Struct, frozen=True):
    """A file that a run writes: the option or variable that names it, and whether something is only added at its end."""

    option: str
    path: Path
    appended: bool = False


class Inputs:
    """What a run reads, by which the names of its outputs are judged."""

    def __init__(self, settings: Settings, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.settings = settings

    def guard(self, output: Output) -> None:
        """UsageError where a file must not be written; one that is only added to may hold an article."""
        told = self._read_as(output) or ("" if output.appended else _article(output.path))
        if told:
            raise UsageError(f"{output.option}: {output.path} is {told} {_MEND}")

    def _read_as(self, output: Output) -> str:
        """What the run reads the file as; "" where it does not read it."""
        target, baseline = output.path, self.settings.baseline
        articles = [source.path for source in self.sources if source.path]
        if _is_among(target, articles):
            what = "the article itself" if len(self.sources) == 1 else "an article of this run"
            return f"{what}, which is never touched."
        if (self.settings.source and _is_among(target, [Path(self.settings.source)])) or (
            target.name in _SETTINGS and _is_regular(target)
        ):
            return "a settings file, which no report may replace."
        if baseline and output.option != "--baseline" and _is_among(target, [Path(baseline)]):
            return "the baseline of this run, which no report may replace."
        return "a rule page, which no report may replace." if self._is_rule_page(target) else ""

    def _is_rule_page(self, target: Path) -> bool:
        if not _is_regular(target):
            return False
        from checker.rulebook import pages

        folders = (pages.shipped(), *(Path(folder) for folder in self.settings.rules))
        return _is_among(target, (page for folder in folders for page in folder.glob("*/*.md")))


def guarded(
    outputs: Sequence[Output], sources: list[Source], paths: Sequence[str], settings: Settings
) -> tuple[list[Source], list[str]]:
    """UsageError where an output would be written over what the run reads, over an article, or over another output.

    What is to be read, and the names of what was found in a folder but is a report of an earlier run that is written anew.
    """
    known: dict[str, str] = {}
    for output in outputs:
        other = known.setdefault(os.path.realpath(output.path), output.option)
        if other != output.option:
            raise UsageError(f"{output.option}: {output.path} is the file of {other} too. {_MEND}")
    reports = [each.path for each in outputs if _is_regular(each.path) and is_report(each.path)]
    named = {os.path.realpath(path) for path in paths if not os.path.isdir(path)}  # noqa: PTH112  # never raises
    kept: list[Source] = []
    left_out: list[Source] = []
    for source in sources:
        anew = (
            reports and source.path and os.path.realpath(source.path) not in named and _is_among(source.path, reports)
        )
        (left_out if anew else kept).append(source)
    for output in outputs:
        Inputs(settings, kept).guard(output)
    return kept, [source.name for source in left_out]


def is_report(path: Path) -> bool:
    """Whether a file was written by this program: a report of any form, a baseline, or an annotated copy that nobody has changed."""
    try:
        with opened(path) as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    if head.startswith(b"PK"):
        from checker.report.annotate import archive

        return archive.is_untouched_copy(path)
    return formats.is_ours(head.decode("utf-8", "ignore"))


def _article(target: Path) -> str:
    """What speaks against writing over a file that the run does not read: its kind and its content are those of an article."""
    if not _is_regular(target) or is_report(target) or not (kinds.is_article(target) and _holds_copy(target)):
        return ""
    return "no report of this program but an article, or may be one. Remove it first if it is not needed."


def _holds_copy(file: Path) -> bool:
    """Whether a reader finds copy in a file: any text of a language that is checked, or some words of another.

    Files of word processors are known by their sign: what they hold is work, whatever it is.
    """
    kind = kinds.of(str(file))
    if kind.needs:
        with suppress(OSError, ValueError), opened(file) as content:
            return content.read(5).startswith((b"PK", b"{\\rtf"))
        return False
    items = itertools.islice(inputs.read(inputs.Source(file, str(file))), _LOOKED_AT)
    parts = ((item.document, part.text) for item in items if item.document for part in item.document.parts)
    return any(
        pipeline.language_of(document) or len(text.split()) >= _WORDS for document, text in parts if text.strip()
    )


def _is_regular(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113  # pathlib's own raises where a name is too long


def _is_among(target: Path, files: Iterable[Path]) -> bool:
    """Whether a file is one of some, by whatever name or link; one that is not there yet is known by its name only."""
    try:
        status = target.stat()
    except OSError:
        real = os.path.realpath(target)
        return any(os.path.realpath(file) == real for file in files)
    return stat.S_ISREG(status.st_mode) and any(_is_same(status, file) for file in files)


def _is_same(status: os.stat_result, file: Path) -> bool:
    try:
        return os.path.samestat(status, file.stat())
    except OSError:
        return False
