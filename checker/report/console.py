"""A terminal, or what stands for one: lines in pieces of text and style, byte for byte as rich writes them.

Loading rich takes a third of a start, and the report needs no more of it than a few codes: they are written here. On Windows,
where older consoles know no codes, and for Markdown it is rich that writes.
"""

from __future__ import annotations

import os
from functools import cached_property, lru_cache
from typing import IO, TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console as RichConsole

Piece: TypeAlias = tuple[str, str]  # text, style: "", or words of _ATTRIBUTES and a colour "on" another
_ATTRIBUTES = {"bold": 1, "dim": 2, "reverse": 7}
_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_USUAL = 80  # columns where nothing tells how many there are
_WINDOWS = os.name == "nt"


class Console:
    """A text stream with its columns; only a terminal gets codes, FORCE_COLOR or not, and a dumb one gets none."""

    def __init__(
        self, file: IO[str], *, no_color: bool, environment: Mapping[str, str], width: int | None = None
    ) -> None:
        self.file = file
        self.is_terminal = bool(file.isatty())
        self.is_dumb = self.is_terminal and environment.get("TERM", "").lower() in ("dumb", "unknown")
        self.width = _USUAL if self.is_dumb else width or _columns(environment)
        self._environment = environment
        self._no_color = no_color or bool(environment.get("NO_COLOR"))

    def line(self, *pieces: Piece, end: str = "\n") -> None:
        """Write a line, or with another end the begin of one."""
        if _WINDOWS and self.is_terminal:
            self._rich_line(*pieces, end=end)
            return
        plain = not self.is_terminal or self.is_dumb
        drawn = (text if plain else _styled(text, style, coloured=not self._no_color) for text, style in pieces)
        self.file.write("".join(drawn) + end)
        self.file.flush()

    def _rich_line(self, *pieces: Piece, end: str) -> None:
        from rich.text import Text

        text = Text("")
        for piece, style in pieces:
            text.append(piece, style)
        self.rich.print(text, soft_wrap=True, end=end)

    @cached_property
    def rich(self) -> RichConsole:
        """The same as a console of rich."""
        from rich.console import Console as RichConsole

        return RichConsole(
            file=self.file, no_color=self._no_color, highlight=False, markup=False, emoji=False, width=self.width,
            force_terminal=self.is_terminal, _environ=self._environment,
        )  # fmt: skip


def _columns(environment: Mapping[str, str]) -> int:
    """The columns of the terminal around, asked of the three standard streams, unless COLUMNS tells them."""
    told = environment.get("COLUMNS", "")
    if told.isdigit():
        return int(told)
    for stream in range(3):
        try:
            return os.get_terminal_size(stream).columns or _USUAL
        except (ValueError, OSError):  # no terminal
            continue
    return _USUAL


def _styled(text: str, style: str, *, coloured: bool) -> str:
    """Text between the codes of its style."""
    codes = _codes(style, coloured=coloured) if text else ""
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


@lru_cache(maxsize=64)
def _codes(style: str, *, coloured: bool) -> str:
    """The codes of a style: attributes by their numbers, then the colour of the letters, then that of the ground."""
    attributes, colours, ground = [], [], 0
    for word in style.split():
        if word in _ATTRIBUTES:
            attributes.append(_ATTRIBUTES[word])
        elif word == "on":
            ground = 10
        elif coloured:
            colours.append(30 + ground + _COLOURS.index(word))
    return ";".join(map(str, (*sorted(attributes), *colours)))
