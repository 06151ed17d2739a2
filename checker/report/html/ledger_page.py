"""`ledger --format html`: one file that needs nothing else, the table of an article's figures above the article."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from checker.report import bidi, ledger_words
from checker.report.html import article, ledger_table
from checker.report.html.elements import add, el
from checker.report.html.spool import Spool
from checker.report.ledger_why import sentences
from checker.report.positions import Positions
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.findings import Report
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer


def ledgers(file: IO[str], settings: ReportOptions) -> Writer:
    """The writer of ledgers."""
    return _Page(file, settings)


class _Page:
    def __init__(self, file: IO[str], settings: ReportOptions) -> None:
        self.file = file
        self.settings = settings
        self.spool = Spool()
        self.names: list[str] = []

    def write(self, report: Report) -> None:
        """The section of one article."""
        if report.ledger is None:
            return
        words = catalogue.load(self.settings.messages or report.language).like(report.notation, report.language)
        self.names.append(report.document.name)
        number, positions = len(self.names), Positions(report.document)
        whole = el("section", {"class": "article figures", "id": f"a{number}", "aria-label": report.document.name})
        counted = el("p", {"class": "told"}, ledger_words.counted(report.ledger, words))
        add(whole, el("h2", {}, el("bdi", {}, report.document.name)), counted)
        if report.ledger.comparison:
            told = sentences(report, report.ledger.comparison, words, positions)
            add(
                whole,
                el("ul", {"class": "pane why"}, *(el("li", {}, bidi.directed(text, rtl=words.rtl)) for text in told)),
            )
        if any(True for _ in report.ledger.rows):
            add(whole, ledger_table.table(report, number, words, positions))
        pane = el("div", {"class": "pane", "role": "region", "aria-label": words.say("html.copy-of"), "tabindex": "0"})
        add(pane, article.article(report, [], words, ledger_table.links(report, number, words)))
        add(whole, pane)
        self.spool.add(whole)

    def close(self, tally: Tally) -> None:
        """The page around the sections, with the list of them where there are several."""
        words = catalogue.load(self.settings.messages or tally.language)
        top = [el("p", {"class": "coverage"}, words.say("ledger.hint"))]
        if len(self.names) > 1:
            listed = el("ol", {})
            for number, name in enumerate(self.names, 1):
                add(listed, el("li", {}, el("a", {"href": f"#a{number}"}, el("bdi", {}, name))))
            top.append(el("nav", {"id": "index", "aria-label": words.say("html.articles")}, listed))
        self.spool.close_into(self.file, words, "ledger.title", top)
