"""The Markdown of a rule page → its blocks: the card as written, the prose, the examples. What the card says is for `rulebook` to judge."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.core.bounded import MIB, quoted, read_text, read_toml
from checker.core.errors import UsageError
from checker.core.patterns import regex
from checker.words import prepared

_FENCE = regex(r"^~~~([a-z]+)?[ \t]*(.*)$")
_LARGEST = MIB  # of one page
_MOST = 1000  # pages of one folder
_MARK = regex(r"([⟦⟧])")


class Example(Struct, frozen=True):
    """An example of a page: its text without marks, the stretches to be marked (code points), and the dateline it is read under.

    `titled`: the first line is the title of the article.
    """

    kind: str
    text: str
    marks: tuple[tuple[int, int], ...]
    published: dt.date | None
    line: int
    titled: bool = False

    @property
    def marked(self) -> str:
        """The text with its marks, as the page writes it."""
        text, end = "", 0
        for start, stop in self.marks:
            text += f"{self.text[end:start]}⟦{self.text[start:stop]}⟧"
            end = stop
        return text + self.text[end:]


class Blocks(Struct, frozen=True):
    """A page as it is written."""

    card: dict[str, Any]
    prose: str
    examples: tuple[Example, ...]


class Page:
    """A page in its file; nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def text(self) -> str:
        """The whole page; UsageError where it cannot be read."""
        return read_text(self.path, "this rule page", _LARGEST)

    @cached_property
    def blocks(self) -> Blocks:
        """Its blocks; UsageError names file, line and mend."""
        return _Parser(self.path, self.text).blocks()


def shipped() -> Path:
    """The folder of the rule pages of the package."""
    return prepared.RULES


def pages(folder: Path) -> list[Path]:
    """The pages of a folder, in order; UsageError where there are more than anybody writes."""
    found = sorted(islice(folder.glob("*/*.md"), _MOST + 1)) if folder.is_dir() else []
    if len(found) > _MOST:
        raise UsageError(f"{folder}: this folder holds more than {_MOST} rule pages. Is it the right one?")
    return found


def failure(path: Path, line: int, message: str) -> UsageError:
    """The error of one line of a page."""
    return UsageError(f"{path}, line {line}: {message}")


class _Parser:
    """A page while it is read."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.card: dict[str, Any] = {}
        self.examples: list[Example] = []

    def fail(self, line: int, message: str) -> UsageError:
        return failure(self.path, line, message)

    def blocks(self) -> Blocks:
        """All of the page."""
        lines, prose, i = self.lines, [], 0
        while i < len(lines):
            fence = _FENCE.match(lines[i])
            if not fence or not fence[1]:
                if fence:
                    raise self.fail(i + 1, "a block ends here that never began.")
                prose.append(lines[i])
                i += 1
                continue
            end = next((k for k in range(i + 1, len(lines)) if lines[k].rstrip() == "~~~"), None)
            if end is None:
                raise self.fail(i + 1, "this block is never closed. End it with ~~~ on a line of its own.")
            self._block(fence[1], fence[2].strip(), "\n".join(lines[i + 1 : end]), i + 1)
            i = end + 1
        return Blocks(self.card, "\n".join(prose).strip(), tuple(self.examples))

    def _block(self, kind: str, info: str, body: str, line: int) -> None:
        if kind == "toml" and info == "card":
            if self.card:
                raise self.fail(line, "the page has two cards.")
            self.card = self._toml(body, line)
        elif kind in ("bad", "good", "todo"):
            self.examples.append(self._example(kind, info, body, line))
        else:
            raise self.fail(
                line, f"unknown block {quoted(f'{kind} {info}'.strip())}. Known: toml card, bad, good, todo."
            )

    def _toml(self, body: str, line: int) -> dict[str, Any]:
        try:
            return read_toml(body)
        except ValueError as error:
            raise self.fail(line, f"the card is no valid TOML ({error}).") from error

    def _example(self, kind: str, info: str, body: str, line: int) -> Example:
        published, titled = None, False
        for setting in info.split():
            if setting == "title":
                titled = True
                continue
            key, _, value = setting.partition("=")
            if key != "published":
                raise self.fail(line, f"unknown setting {quoted(key)} of an example. Known: published, title.")
            try:
                published = dt.date.fromisoformat(value)
            except ValueError as error:
                raise self.fail(line, f"published={quoted(value)[1:-1]} is no date. Write it as 2024-02-11.") from error
        text = ""
        marks: list[tuple[int, int]] = []
        for number, piece in enumerate(_MARK.split(body)):
            if number % 2 == 0:
                text += piece
            elif piece == "⟦" and (not marks or marks[-1][1] >= 0):
                marks.append((len(text), -1))
            elif piece == "⟧" and marks and marks[-1][1] < 0:
                marks[-1] = (marks[-1][0], len(text))
            else:
                raise self.fail(line, "the marks ⟦ and ⟧ of this example do not pair off.")
        if any(end <= start for start, end in marks) or (kind == "good") == bool(marks):
            raise self.fail(line, "a bad or todo example marks the wrong words with ⟦ and ⟧, a good one marks nothing.")
        return Example(kind, text, tuple(marks), published, line, titled)
