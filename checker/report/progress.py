"""A bar on standard error while a long run goes on. It counts; nothing of it reaches the report."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG = 100  # articles from which a run counts as long: a bar that flashes up helps nobody


class Progress:
    """Counts articles and files, and draws them once there have been enough."""

    def __init__(self, total: int, stream: IO[str] | None) -> None:
        self.total = total
        self.stream = stream
        self.articles = 0
        self.read = 0
        self.bar: Any = None

    def article(self) -> None:
        """One article more."""
        self.articles += 1
        if self.stream and self.articles == _LONG:
            self._start(self.stream)
        self._draw()

    def files(self, count: int) -> None:
        """So many files done."""
        self.read += count
        self._draw()

    def _start(self, stream: IO[str]) -> None:
        from rich import progress
        from rich.console import Console

        console = Console(file=stream, markup=False, highlight=False, emoji=False)
        columns = (progress.BarColumn(), progress.TextColumn("{task.description}", markup=False))
        self.bar = progress.Progress(*columns, console=console, transient=True)
        self.bar.start()
        self.bar.add_task("", total=self.total if self.total > 1 else None)

    def _draw(self) -> None:
        if self.bar:
            self.bar.update(0, completed=self.read, description=f"{self.articles} articles")

    def stop(self) -> None:
        """Take the bar away."""
        if self.bar:
            self.bar.stop()


@contextmanager
def shown(files: int, stream: IO[str] | None) -> Iterator[Progress]:
    """The progress of a run over so many files; None as the stream shows nothing, and neither does a dumb terminal."""
    progress = Progress(files, stream)
    try:
        yield progress
    finally:
        progress.stop()
