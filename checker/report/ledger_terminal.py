"""`ledger` for people at a terminal: a line of ASCII for each figure, its sentence below, as all terminals can draw it."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

from checker.report import ledger_words
from checker.report.ledger_why import sentences
from checker.report.positions import Positions
from checker.report.screen import CLOSE, OPEN, screen
from checker.report.terminal import STYLES
from checker.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.core.findings import Report
    from checker.core.ledgers import LedgerRow
    from checker.report.options import ReportOptions
    from checker.report.screen import Screen
    from checker.report.writers import Tally, Writer
    from checker.words.catalogue import Catalogue

_INDENT = 7  # columns before and behind the words of a row
_MARKS = 4  # columns of the marks around the figure, and of the dots at both ends
_LEAST = 12  # code points of a sentence on each side of the figure
_WIDEST = 22  # columns of a value: longer ones move what stands behind them


def ledgers(file: IO[str], settings: ReportOptions) -> Writer:
    """The writer of ledgers."""
    return _Ledgers(
        screen(file, mode=settings.bidi, no_color=settings.no_color, environment=dict(os.environ)), settings
    )


class _Ledgers:
    def __init__(self, out: Screen, settings: ReportOptions) -> None:
        self.out = out
        self.settings = settings

    def write(self, report: Report) -> None:
        """The ledger of one article, or why two of its rows are one quantity or two."""
        if report.ledger is None:
            return
        words = catalogue.load(self.settings.messages or report.language).like(report.notation, report.language)
        if report.ledger.comparison:
            for sentence in sentences(report, report.ledger.comparison, words, Positions(report.document)):
                self.out.paragraph(sentence, rtl=words.rtl)
        else:
            _Ledger(self.out, report, words).show()

    def close(self, tally: Tally) -> None:
        """The hint for terminals that draw Arabic badly; nothing else follows the ledgers."""
        del tally
        if self.out.hint and not self.settings.quiet:
            self.out.paragraph(self.out.hint, rtl=False, indent=0, style="bold")


class _Ledger:
    """One ledger on its way to the screen."""

    def __init__(self, out: Screen, report: Report, words: Catalogue) -> None:
        self.out, self.report, self.words = out, report, words
        self.positions = Positions(report.document)
        self.rtl = report.language == "ar"
        self.width = 0  # columns of the values

    def show(self) -> None:
        """The head of the article, its groups, and the figures that stand alone."""
        ledger = self.report.ledger
        assert ledger is not None
        counts = ledger_words.counted(ledger, catalogue.load("en"))
        self.out.pieces(("== ", "dim"), (self.report.document.name, "bold"), (f"  {counts}", ""))
        self.width = min(_WIDEST, max((len(ledger_words.value(row)) for row in ledger.rows), default=0))
        for group in ledger.groups:
            self._group(ledger_words.head(group, self.words), group.rows)
        if ledger.alone:
            self._group(self.words.say("ledger.alone"), ledger.alone)
        self.out.console.print()

    def _group(self, title: str, rows: Iterable[LedgerRow]) -> None:
        self.out.console.print()
        self.out.paragraph(title, rtl=self.rtl, style="bold")
        for row in rows:
            self._row(row)

    def _row(self, row: LedgerRow) -> None:
        """Number, place, value and marks in ASCII; then the words around the figure, and what they leave out."""
        self._figures(row)
        room = self.out.width - 2 * _INDENT - _MARKS
        before, figure, behind = ledger_words.excerpt(row, self.positions, max(_LEAST, (room - len(row.text)) // 2))
        shown = f"{_unmarked(before)}{OPEN}{_unmarked(figure)}{CLOSE}{_unmarked(behind)}"
        self.out.paragraph(shown, rtl=self.rtl, indent=_INDENT)
        told = [text for text in ledger_words.slots(row, self.words).values() if text and text not in shown]
        told += [self.words.say(f"ledger.{name}") for name in row.signs]
        if told:
            self.out.paragraph(" · ".join(told), rtl=self.rtl, style="dim", indent=_INDENT)

    def _figures(self, row: LedgerRow) -> None:
        """The line of ASCII; findings that do not fit on it stand on one of their own."""
        line, column = self.positions.of(row.span.part, row.span.start)
        place = f"{line}:{column}"
        pieces = [
            (f"{row.number:>4}  ", "bold"),
            (f"{place:<8}", "dim"),
            (f"{ledger_words.value(row):>{self.width}}", "bold"),
        ]
        if row.span.part == "title":
            pieces.append(("  title", "dim"))
        if row.agrees:
            pieces.append((f"  = {' '.join(ledger_words.some(row.agrees)).replace('…', '..')}", ""))
        if row.differs:
            pieces += [("  ", ""), ("!=", "reverse")]
        found = [self.report.findings[n] for n in row.findings]
        named = [piece for each in found for piece in (("  ", ""), (each.rule, STYLES[each.severity]))]
        if sum(len(text) for text, _ in (*pieces, *named)) <= self.out.width:
            self.out.pieces(*pieces, *named)
        else:
            self.out.pieces(*pieces)
            self.out.pieces((" " * (_INDENT - 2), ""), *named)


def _unmarked(text: str) -> str:
    """Words of the article with its own such marks as plain brackets, so that they cannot be taken for ours."""
    return text.replace(OPEN, "[").replace(CLOSE, "]")
