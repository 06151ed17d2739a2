"""JSON that is written while the run goes on, so that memory does not grow with the findings."""

from __future__ import annotations

from typing import IO

from checker.report import json_values


class Array:
    """A JSON array, one item a line, between what stands before and after it; begun when it is first needed."""

    def __init__(self, file: IO[str], before: str = "") -> None:
        self.file = file
        self.before = before
        self.length = 0
        self.begun = False

    def add(self, item: object) -> None:
        """Write one item."""
        self._begin()
        self.file.write((",\n" if self.length else "\n") + json_values.dumps(item))
        self.length += 1

    def end(self, after: str = "") -> None:
        """Close the array, an empty one too."""
        self._begin()
        self.file.write(("\n" if self.length else "") + "]" + after)

    def _begin(self) -> None:
        if not self.begun:
            self.file.write(self.before + "[")
        self.begun = True


def members(values: dict[str, object]) -> str:
    """The members of an object without its braces, to be put behind an array."""
    return json_values.dumps(values)[1:-1]
