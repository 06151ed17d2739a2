"""The report for people at a terminal: rich where it is one, plain text where it is not.

The layout survives every terminal: an ASCII header, an ASCII line of values with the number line, then paragraphs of
one script, the marked words in reverse video and ⟦ ⟧. Text of an article is data: it never reaches rich as markup, and
control characters in it are shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from checker.model import SEVERITIES
from checker.report import bidi
from checker.report.drawing import number_line, wrap
from checker.report.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console
    from rich.text import Text

    from checker.catalogue import Catalogue
    from checker.model import Finding, Location, Report
    from checker.report.writers import Tally
    from checker.rulebook import Rule

# letters on a ground of colour can be read on a white and on a black terminal
STYLES = {"error": "bold white on red", "warning": "black on yellow", "note": "black on cyan"}
_REPAIR = "black on green"
_WIDTH = 100  # columns of the report, in wider terminals too: longer lines tire the eye
_LEAST = 24  # code points of context on each side of marked words, in narrow terminals too
_LONG = 240  # code points of marked words that are shown whole
_SPARE = 4  # columns for invisible codes: mlterm gives each a cell
_ONE_LINE = 80  # columns from which the words around a mark get one line, not two
OPEN, CLOSE = "⟦", "⟧"
_LARGE = re.compile(r"(?<!\d)(?<!\d\.)\d{5,30}(?!\d|\.\d)")


@dataclass(frozen=True, slots=True)
class Screen:
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
            shown = bidi.safe(text)
            ordered = self.mode == "visual" and bidi.has_arabic(shown)
            line.append(bidi.visual(shown, rtl=False) if ordered else shown, style)
        self.console.print(line, soft_wrap=True)

    def paragraph(self, text: str, *, rtl: bool, style: str = "", indent: int = 2, hang: int = 0) -> None:
        """A paragraph of one script, wrapped in logical order, then each line ordered for the terminal.

        `indent` columns stay free on both sides; `hang` more before the second and later lines.
        """
        inside = False
        room = self.width - 2 * indent - hang - (_SPARE if self._helps else 0)
        for number, line in enumerate(wrap(bidi.safe(text), room)):
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


def screen(file: Any, *, mode: str, no_color: bool, environment: dict[str, str], width: int | None = None) -> Screen:
    """A screen on a text stream: at most 100 columns wide; only a terminal gets control codes, FORCE_COLOR or not."""
    from rich.console import Console

    terminal = bool(file.isatty())
    console = Console(
        file=file, no_color=no_color or None, highlight=False, markup=False, emoji=False,
        width=width if terminal else width or _WIDTH,
        force_terminal=terminal, _environ=environment,
    )  # fmt: skip
    found = bidi.detect(environment, terminal=terminal and not console.is_dumb_terminal)
    hint = found.hint if mode in ("auto", found.mode) else ""
    return Screen(console, found.mode if mode == "auto" else mode, max(20, min(console.width, _WIDTH)), hint)


# ------------------------------------------------------------------------------------------------------------- findings


def show(out: Screen, report: Report, words: Catalogue, explained: Mapping[str, Rule]) -> None:
    """The findings of one document, in the order of the text; rules to be explained add the start of their page."""
    positions = Positions(report.document)
    for finding in report.findings:
        _finding(out, report, finding, words, positions)
        if rule := explained.get(finding.rule):
            out.console.print()
            out.paragraph(prose_of(rule).partition("\n\n")[0], rtl=False, style="dim")
        out.console.print()


def _finding(out: Screen, report: Report, finding: Finding, words: Catalogue, positions: Positions) -> None:
    _header(out, report, finding, positions)
    if finding.arithmetic:
        out.paragraph(_grouped(finding.arithmetic), rtl=False, style="dim")
    if finding.drawing:
        bars = tuple(replace(bar, label=_grouped(bar.label)) for bar in finding.drawing)
        for row in number_line(bars, out.width):
            out.plain(row)
    out.paragraph(finding.message, rtl=words.rtl)
    rtl = report.language == "ar"
    for place in finding.locations:
        if len(finding.locations) > 1:
            out.paragraph(_label(place, words, positions), rtl=words.rtl, style="dim")
        out.paragraph(_excerpt(place, positions, out.width), rtl=rtl, indent=4)
    _repairs(out, finding, words, rtl=rtl)


def _header(out: Screen, report: Report, finding: Finding, positions: Positions) -> None:
    """Level, rule and place on one line, or the place on a line of its own where it does not fit."""
    first = finding.locations[0]
    line, column = positions.of(first.span.part, first.span.start)
    where = f"{report.document.name}:{line}:{column}" + (" (title)" if first.span.part == "title" else "")
    head = ((finding.severity, STYLES[finding.severity]), (f"  {finding.rule}", "bold"))
    if len(finding.severity) + len(finding.rule) + len(where) + 4 <= out.width:
        out.pieces(*head, (f"  {where}", ""))
    else:
        out.pieces(*head)
        out.plain(f"  {where}")


def _grouped(values: str) -> str:
    """1200000 as 1,200,000: zeros cannot be counted at midnight."""
    return _LARGE.sub(lambda number: f"{int(number[0]):,}", values)


def _label(place: Location, words: Catalogue, positions: Positions) -> str:
    line, _ = positions.of(place.span.part, place.span.start)
    where = words.say("report.title") if place.span.part == "title" else words.say("report.line", line=line)
    return f"{place.label}{_comma(words)}{where}:"


def _comma(words: Catalogue) -> str:
    return "، " if words.rtl else ", "


def _excerpt(place: Location, positions: Positions, width: int) -> str:
    """The marked words in their line, with as many words around them as the terminal's width allows.

    Marks of the article itself become plain brackets, so that they cannot be taken for ours.
    """
    span = place.span
    inside = place.text if len(place.text) <= _LONG else f"{place.text[: _LONG // 2]} … {place.text[-_LONG // 2 :]}"
    room = (width - 16 if width >= _ONE_LINE else 2 * (width - 18)) - len(inside)
    side = max(_LEAST, room // 2)
    before, _, after = positions.context(span.part, span.start, span.end, side)
    # what one side does not need goes to the other
    if len(before) < side:
        after = positions.context(span.part, span.start, span.end, max(side, room - len(before)))[2]
    elif len(after) < side:
        before = positions.context(span.part, span.start, span.end, max(side, room - len(after)))[0]
    before, inside, after = (piece.replace(OPEN, "[").replace(CLOSE, "]") for piece in (before, inside, after))
    return f"{before}{OPEN}{inside}{CLOSE}{after}".strip()


def _repairs(out: Screen, finding: Finding, words: Catalogue, *, rtl: bool) -> None:
    if not finding.repairs:
        return
    title = words.say("report.repair" if len(finding.repairs) == 1 else "report.repairs")
    out.paragraph(f"{title}:", rtl=words.rtl, style="dim")
    for repair in finding.repairs:
        out.paragraph(repair.text, rtl=rtl, style=_REPAIR, indent=4)
        out.paragraph(repair.reason, rtl=words.rtl, style="dim", indent=6)


# ------------------------------------------------------------------------------------------------------------- coverage


def coverage(out: Screen, tally: Tally, words: Catalogue) -> None:
    """The last lines: how many findings, and what was read, checked, and not checkable and why."""
    found = [words.count(level, tally.severities[level]) for level in SEVERITIES if tally.severities[level]]
    comma = _comma(words)
    total = words.count("articles", tally.documents)
    total += f": {comma.join(found)}" if found else comma + words.say("report.clean")
    out.paragraph(total, rtl=words.rtl, indent=0, style="bold")
    unchecked = tally.read - tally.checked
    line = words.say("report.coverage", read=tally.read, checked=tally.checked, unchecked=unchecked)
    if reasons := tally.unchecked:
        alone = set(reasons.values()) == {unchecked}  # one reason for all: its count would stand there twice
        told = (words.say(f"reason.{reason}") + ("" if alone else f": {n}") for reason, n in reasons.items())
        line += f" ({comma.join(told)})"
    out.paragraph(line, rtl=words.rtl, indent=0, style="dim")
    if out.hint:
        out.plain(out.hint, "bold")


def prose_of(rule: Rule) -> str:
    """The page without its heading."""
    return rule.prose.partition("\n")[2].strip()
