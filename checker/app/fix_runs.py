"""`--fix` and `--diff` over a run: each file in its place, standard input to standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.app import fixes, tasks
from checker.app.console import say, tell
from checker.core.errors import InputError, UsageError

if TYPE_CHECKING:
    from checker.app.baseline import BaselineFilter
    from checker.app.jobs import CheckedDocument
    from checker.readers import inputs
    from checker.report.writers import Tally


class FixRun:
    """One run: what it counts, which findings are accepted, and how a person is told of a document."""

    def __init__(
        self, task_runner: tasks.TaskRunner, tally: Tally, sieve: BaselineFilter | None,
        told: Callable[[CheckedDocument, set[str]], None],
    ) -> None:  # fmt: skip
        self.task_runner = task_runner
        self.tally = tally
        self.sieve = sieve
        self.told = told
        self.said: set[str] = set()
        self.plan = tasks.plan_of(task_runner.job.settings)

    def files(self, sources: list[inputs.Source], *, write: bool) -> int:
        """Apply the safe edits, or show them; how many files have any. A file that refuses them is told, and the others go on."""
        files = edits = 0
        for source in sources:
            content = fixes.content_of(source)
            for judged in self.task_runner.of_content(source, content) if content else ():
                if not write:  # else the check that follows tells it
                    self.told(judged, self.said)
                    self.tally.failed |= bool(judged.error)
                try:
                    found = self._fixed(judged, content or b"")
                    if found and write:
                        found.write()
                except (InputError, UsageError) as error:
                    tell(str(error))
                    self.tally.failed = True
                    continue
                if found:
                    files, edits = files + 1, edits + found.edits
                if found and not write:
                    say(found.diff())
        return self._close(edits, files, write=write)

    def standard_input(self, sources: list[inputs.Source], *, write: bool) -> int:
        """Copy standard input with its safe edits to standard output, or show them; whether there are any."""
        if len(sources) != 1:
            raise UsageError("--fix and --diff take standard input (-) alone, or files. Give one of the two.")
        edits, content = 0, sys.stdin.buffer.read() if sys.stdin else b""
        text = content
        for judged in self.task_runner.of_content(sources[0], content):
            self.told(judged, self.said)
            self.tally.failed |= bool(judged.error)
            found = self._fixed(judged, content)
            if found:
                edits, text = found.edits, found.new.encode(found.encoding)
            if found and not write:
                say(found.diff())
        if write:
            sys.stdout.flush()
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        return self._close(edits, min(edits, 1), write=write)

    def _fixed(self, judged: CheckedDocument, content: bytes) -> fixes.Fixed | None:
        """The edits of one document, none of which touches what the desk has accepted."""
        if judged.report is None:
            return None
        return fixes.fixed(self.sieve.sift(judged.report) if self.sieve else judged.report, self.plan, content)

    def _close(self, edits: int, files: int, *, write: bool) -> int:
        """Tell how many edits in how many files there are; how many files."""
        shown = "" if write else " (shown, not written)"
        tell(f"{edits} safe edit{'s' * (edits != 1)} in {files} file{'s' * (files != 1)}{shown}.")
        self.task_runner.close()
        return files
