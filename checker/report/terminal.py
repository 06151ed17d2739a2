"""The report for people at a terminal: rich where it is one, plain text where it is not.

The layout survives every terminal: an ASCII header, an ASCII line of values with the number line, then paragraphs of one script
that begin and end with a letter of it, the marked words in reverse video and ⟦ ⟧. Text of an article is data: it never reaches
rich as markup, and control characters in it are shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.catalogue import Catalogue
from checker.report import bidi
from checker.report.drawing import number_line
from checker.report.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console
    from rich.text import Text

    from checker.model import Finding, Location, Report
    from checker.rulebook import Example, Rule

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_WIDTH = 100
_CONTEXT = 90
_OPEN, _CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the report goes: a rich console, the mode for Arabic, and the columns to use."""

    console: Console
    mode: str
    width: int

    def plain(self, text: str, style: str = "") -> None:
        """A line of ASCII or of the program's own words from left to right."""
        self.console.print(_text(bidi.safe(text), style), soft_wrap=True)

    def paragraph(self, text: str, *, rtl: bool, style: str = "", indent: int = 2) -> None:
        """A paragraph of one script, wrapped in logical order, then each line ordered for the terminal."""
        for line in _wrap(bidi.safe(text), self.width - 2 * indent):
            self._line(line, rtl=rtl, style=style, indent=indent)

    def _line(self, line: str, *, rtl: bool, style: str, indent: int) -> None:
        drawn = bidi.visual(line, rtl=rtl) if self.mode == "visual" else line
        text = _marked(drawn, style)
        if self.mode == "visual" and rtl:
            text.pad_left(max(0, self.width - indent - text.cell_len))
        elif self.mode != "rtl" or not rtl:
            text.pad_left(indent)
        before, after = bidi.wrapped("\0", self.mode, rtl=rtl).split("\0")
        self._control(before)
        self.console.print(text, soft_wrap=True, end="")
        self._control(after)
        self.console.print()

    def _control(self, codes: str) -> None:
        if codes and self.console.is_terminal:
            self.console.file.write(codes)


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)


def _marked(line: str, style: str) -> Text:
    """The line with the stretches between the marks in reverse video; a line may begin inside a mark that another opened."""
    text = _text("", style)
    first = re.search(f"[{_OPEN}{_CLOSE}]", line)
    inside = bool(first and first[0] == _CLOSE)
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", line):
        if piece in (_OPEN, _CLOSE) and piece:
            text.append(piece)
            inside = (piece == _OPEN)
        else:
            text.append(piece, "reverse" if inside else "")
    return text


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at spaces; a word that is longer stays whole."""
    from rich.cells import cell_len

    lines, line, used = [], "", 0
    for word in text.split(" "):
        size = cell_len(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]


def screen(file: Any, *, mode: str, no_color: bool, environment: dict[str, str], width: int | None = None) -> Screen:
    """A screen on a text stream; the width is that of the terminal, 100 columns elsewhere."""
    from rich.console import Console

    console = Console(file=file, no_color=no_color or None, highlight=False, markup=False, emoji=False, width=width, _environ=environment)
    columns = console.width if console.is_terminal or width else _WIDTH
    if mode == "auto":
        mode = bidi.choose(environment, terminal=console.is_terminal)
    return Screen(console, mode, max(20, columns))


# ---------------------------------------------------------------------------------------------------------------- findings


def show(out: Screen, report: Report, words: Catalogue, explained: Mapping[str, Rule]) -> None:
    """The findings of one document, in the order of the text; rules to be explained add the first lines of their page."""
    positions = Positions(report.document)
    for finding in report.findings:
        _finding(out, report, finding, words, positions)
        if rule := explained.get(finding.rule):
            out.paragraph(rule.prose.partition("\n")[2].strip().partition("\n\n")[0], rtl=False, style="dim")
        out.console.print()


def _finding(out: Screen, report: Report, finding: Finding, words: Catalogue, positions: Positions) -> None:
    first = finding.locations[0]
    line, column = positions.of(first.span.part, first.span.start)
    where = f"{report.document.name}:{line}:{column}" + (" (title)" if first.span.part == "title" else "")
    out.plain(f"{finding.severity}  {finding.rule}  {where}", _STYLES[finding.severity])
    if finding.arithmetic:
        out.plain(f"  {finding.arithmetic}", "dim")
    if finding.drawing:
        for row in number_line(finding.drawing, min(out.width, _WIDTH)):
            out.plain(row)
    out.paragraph(finding.message, rtl=words.rtl)
    rtl = report.language == "ar"
    for place in finding.locations:
        if len(finding.locations) > 1:
            out.paragraph(place.label + ":", rtl=words.rtl, style="dim")
        out.paragraph(_excerpt(place, positions), rtl=rtl, indent=4)
    _repairs(out, finding, words, rtl=rtl)


def _excerpt(place: Location, positions: Positions) -> str:
    """The marked words in their line; marks of the article itself are kept apart from ours by being doubled."""
    before, inside, after = (
        piece.replace(_OPEN, "[").replace(_CLOSE, "]") for piece in positions.context(place.span.part, place.span.start, place.span.end, _CONTEXT)
    )
    return f"{before}{_OPEN}{inside}{_CLOSE}{after}".strip()


def _repairs(out: Screen, finding: Finding, words: Catalogue, *, rtl: bool) -> None:
    if not finding.repairs:
        return
    out.paragraph(words.say("report.repair" if len(finding.repairs) == 1 else "report.repairs") + ":", rtl=words.rtl, style="dim")
    for repair in finding.repairs:
        out.paragraph(repair.text, rtl=rtl, style="green", indent=4)
        out.paragraph(repair.reason, rtl=words.rtl, style="dim", indent=4)


# ---------------------------------------------------------------------------------------------------------------- coverage


def coverage(
    out: Screen, totals: tuple[int, int, dict[str, int]], counts: Mapping[str, int], documents: int, words: Catalogue
) -> None:
    """The last lines: how many findings, and what was read, checked, and not checkable and why."""
    read, checked, reasons = totals
    found = [words.count(level, counts[level]) for level in ("error", "warning", "note") if counts.get(level)]
    comma = "، " if words.rtl else ", "
    total = words.count("articles", documents) + (": " + comma.join(found) if found else comma + words.say("report.clean"))
    out.paragraph(total, rtl=words.rtl, indent=0, style="bold")
    line = words.say("report.coverage", read=read, checked=checked, unchecked=read - checked)
    if reasons:
        line += (" (" + comma.join(f"{words.say(f'reason.{reason}')}: {n}" for reason, n in reasons.items()) + ")")
    out.paragraph(line, rtl=words.rtl, indent=0, style="dim")


# ------------------------------------------------------------------------------------------------------- explain and doctor


def explain(out: Screen, rule: Rule) -> None:
    """A rule's page: how each variant is graded and measured, the prose, and the examples with their marks."""
    from rich.markdown import Markdown

    out.plain(f"{rule.id}  ({rule.family}, check {rule.check.name}, since {rule.since})", "bold")
    for variant in rule.variants.values():
        measured = variant.precision
        figures = f"precision {measured.value:.2f} ({measured.true} of {measured.read}, {measured.corpus}, {measured.date})" if measured else "precision not measured"
        out.plain(f"  {variant.name}: {variant.severity}, {variant.confidence}, {figures}", _STYLES[variant.severity])
    prose = rule.prose.partition("\n")[2].partition("## Examples")[0].strip()
    out.console.print()
    out.console.print(Markdown(prose), width=min(out.width, _WIDTH))
    for kind, title in (("bad", "What it finds"), ("good", "What stays silent"), ("todo", "Known misses")):
        shown = [e for e in rule.examples if e.kind == kind]
        if shown:
            out.console.print()
            out.plain(title, "bold")
        for example in shown:
            out.plain(f"  {kind}" + (f"  (published {example.published})" if example.published else ""), "dim")
            for line in _with_marks(example).split("\n"):
                out.paragraph(line, rtl=True, indent=4)


def _with_marks(example: Example) -> str:
    text, end = "", 0
    for start, stop in sorted(example.marks):
        text += f"{example.text[end:start]}{_OPEN}{example.text[start:stop]}{_CLOSE}"
        end = stop
    return text + example.text[end:]


_VARIABLES = ("TERM", "TERM_PROGRAM", "TMUX", "VTE_VERSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "MLTERM", "XTERM_VERSION", "NO_COLOR", "COLUMNS")
_TEST = "قال المتحدث إن 1.3 مليون شخص غادروا (الأحد 11 فبراير/شباط 2024)."


def doctor(environment: dict[str, str], file: Any) -> None:
    """What tells this terminal apart, and a line of Arabic in every mode: the right one reads from right to left, joined."""
    out = screen(file, mode="auto", no_color=False, environment=environment)
    for name in _VARIABLES:
        if environment.get(name):
            out.plain(f"{name}={environment[name]}")
    out.plain(f"terminal: {'yes' if out.console.is_terminal else 'no'}; columns: {out.width}; mode: {out.mode}", "bold")
    out.plain("The line below should read from right to left, its letters joined, the year after the months:")
    for mode in bidi.MODES[1:]:
        out.console.print()
        out.plain(f"--bidi {mode}" + ("   (used here)" if mode == out.mode else ""), "bold")
        Screen(out.console, mode, out.width).paragraph(_TEST, rtl=True)
    out.console.print()
    out.plain("If another mode reads better, give it with --bidi, or set bidi in ittisaq.toml.")
