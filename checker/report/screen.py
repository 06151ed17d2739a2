"""Where the report for people goes: a rich console where there is a terminal, plain text where there is none.

Paragraphs are wrapped in logical order and then each line is ordered for the terminal. Text of an article is data: it never
reaches rich as markup, and control characters in it are shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.core.escaping import safe
from checker.report import bidi
from checker.report.drawing import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console
    from rich.text import Text

_WIDTH = 100  # columns of the report, in wider terminals too: longer lines tire the eye
_SPARE = 4  # columns for invisible codes: mlterm gives each a cell
OPEN, CLOSE = "⟦", "⟧"


class Screen(Struct, frozen=True):
    """Where the report goes: a rich console, the mode for Arabic, the columns to use.

    `hint` is what a person can do where no mode draws Arabic well ("" where one does).
    """

    console: Console
    mode: str
    width: int
    hint: str = ""

    @property
    def obeys(self) -> bool:
        """Whether control codes and invisible marks may be sent."""
        return self.console.is_terminal and not self.console.is_dumb_terminal

    def plain(self, text: str, style: str = "") -> None:
        """A line of ASCII or of the program's own words from left to right."""
        self.pieces((text, style))

    def pieces(self, *pieces: tuple[str, str]) -> None:
        """Such a line in pieces of text and style."""
        line = _text("")
        for text, style in pieces:
            shown = safe(text)
            ordered = self.mode == "visual" and bidi.has_arabic(shown)
            line.append(bidi.visual(shown, rtl=False) if ordered else shown, style)
        self.console.print(line, soft_wrap=True)

    def paragraph(self, text: str, *, rtl: bool, style: str = "", indent: int = 2, hang: int = 0) -> None:
        """A paragraph of one script, wrapped in logical order, then each line ordered for the terminal.

        `indent` columns stay free on both sides; `hang` more before the second and later lines.
        """
        inside = False
        room = self.width - 2 * indent - hang - (_SPARE if self._helps else 0)
        for number, line in enumerate(wrap(safe(text), room)):
            until = _is_inside(line, inside=inside)
            # at the left edge of an ordered line from the right stands its end
            first = until if self.mode == "visual" and rtl else inside
            marked = _marked(self._ordered(line, rtl=rtl), style, inside=first)
            self._line(marked, rtl=rtl, indent=indent + (hang if number else 0))
            inside = until

    @property
    def _helps(self) -> bool:
        """Whether invisible marks help the terminal to order a line; in kitty, which orders words, they do harm."""
        return self.mode == "logical" and self.obeys and not self.hint

    def _ordered(self, line: str, *, rtl: bool) -> str:
        if self.mode == "visual":
            return bidi.visual(line, rtl=rtl)
        if self._helps:
            return bidi.logical(line, rtl=rtl)
        return bidi.directed(line, rtl=rtl) if self.mode == "rtl" and self.obeys else line

    def _line(self, text: Text, *, rtl: bool, indent: int) -> None:
        if self.mode == "visual" and rtl:
            indent = self.width - indent - text.cell_len
        elif self.mode == "rtl" and rtl and self.obeys:
            indent += self.console.width - self.width
        elif text.plain.startswith(bidi.INVISIBLE):
            indent = max(1, indent)
        before, after = bidi.wrapped("\0", self.mode, rtl=rtl).split("\0")
        self._control(before)
        self.console.print(_text(" " * indent).append_text(text), soft_wrap=True, end="")
        self._control(after)
        self.console.print()

    def _control(self, codes: str) -> None:
        if codes and self.obeys:
            self.console.file.write(codes)


def _text(text: str) -> Text:
    from rich.text import Text

    return Text(text)


def _is_inside(line: str, *, inside: bool) -> bool:
    """Whether a mark is open behind a line (in logical order) that began inside one or not."""
    last = re.findall(f"[{OPEN}{CLOSE}]", line)[-1:]
    return last == [OPEN] if last else inside


def _marked(line: str, style: str, *, inside: bool) -> Text:
    """The line with what is between the marks in reverse video; `inside`: it begins between marks of another line."""
    text = _text("")
    for piece in re.split(f"([{OPEN}{CLOSE}])", line):
        if piece in (OPEN, CLOSE):
            inside = piece == OPEN
            text.append(piece, style)
        else:
            text.append(piece, f"{style} reverse" if inside else style)
    return text


def _console_type() -> type[Console]:
    from rich.console import Console

    class PipedConsole(Console):
        """A console that leaves a closed pipe to its caller: rich would end the run with 1, which means findings."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return PipedConsole


def screen(file: Any, *, mode: str, no_color: bool, environment: Mapping[str, str], width: int | None = None) -> Screen:
    """A screen on a text stream: at most 100 columns wide; only a terminal gets control codes, FORCE_COLOR or not."""
    terminal = bool(file.isatty())
    console = _console_type()(
        file=file, no_color=no_color or None, highlight=False, markup=False, emoji=False,
        width=width if terminal else width or _WIDTH,
        force_terminal=terminal, _environ=environment,
    )  # fmt: skip
    found = bidi.detect(environment, terminal=terminal and not console.is_dumb_terminal)
    hint = found.hint if mode in ("auto", found.mode) else ""
    return Screen(console, found.mode if mode == "auto" else mode, max(20, min(console.width, _WIDTH)), hint)
