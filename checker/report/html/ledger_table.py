"""The ledger of an article as a table: a row a figure, each with a link to its place in the copy, and a link from there back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.findings import Location
from checker.report import bidi, ledger_words
from checker.report.html.article import Link
from checker.report.html.elements import add, el, written_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from checker.core.findings import Report
    from checker.core.ledgers import LedgerRow
    from checker.report.html.article import Mark
    from checker.report.positions import Positions
    from checker.words.catalogue import Catalogue

_SIDE = 36  # code points of a sentence on each side of the figure
_COLUMNS = ("row", "value", "words", "place", "date", "voice", "notes")
_SIGNS = str.maketrans({"~": "≈"})


def links(report: Report, number: int, words: Catalogue) -> list[Link]:
    """The figures of the article that is the page's `number`th, as links from the copy to their rows."""
    rows = report.ledger.rows if report.ledger else ()
    return [
        Link(Location(row.span, row.text), f"f{number}-{row.number}", f"r{number}-{row.number}", words.say("ledger.to-row", row=row.number))
        for row in rows
    ]  # fmt: skip


def table(
    report: Report, number: int, words: Catalogue, positions: Positions, marks: list[list[Mark]] | None = None
) -> Element:
    """The table of that article; where the findings have cards on the page, the rows lead to them."""
    assert report.ledger is not None
    heads = (el("th", {"scope": "col", "class": name}, words.say(f"ledger.{name}")) for name in _COLUMNS)
    whole = el("table", {"class": "ledger"}, el("thead", {}, el("tr", {}, *heads)))
    rows = _Rows(report, number, words, positions, marks)
    for group in report.ledger.groups:
        add(whole, rows.body(ledger_words.head(group, words), group.rows))
    if report.ledger.alone:
        add(whole, rows.body(words.say("ledger.alone"), report.ledger.alone))
    return whole


class _Rows:
    """What makes the rows of one article."""

    def __init__(
        self, report: Report, number: int, words: Catalogue, positions: Positions, marks: list[list[Mark]] | None
    ) -> None:
        self.report, self.number, self.words, self.positions, self.marks = report, number, words, positions, marks

    def body(self, title: str, rows: Iterable[LedgerRow]) -> Element:
        """A group under its title."""
        head = el("th", {"scope": "rowgroup", "colspan": str(len(_COLUMNS))}, bidi.directed(title, rtl=self.words.rtl))
        return el("tbody", {}, el("tr", {"class": "group"}, head), *map(self._row, rows))

    def _row(self, row: LedgerRow) -> Element:
        own = f"{self.number}-{row.number}"
        line, column = self.positions.of(row.span.part, row.span.start)
        leads = {
            "href": f"#f{own}",
            "title": f"{line}:{column}",
            "aria-label": self.words.say("ledger.to-copy", row=row.number),
        }
        before, figure, behind = ledger_words.excerpt(row, self.positions, _SIDE)
        told = ledger_words.slots(row, self.words)
        return el(
            "tr", {"id": f"r{own}", "class": "differs" if row.differs else None},
            el("th", {"scope": "row"}, el("a", leads, str(row.number))),
            el("td", {"class": "value", "dir": "ltr"}, _value(row)),
            el("td", {"class": "words", **written_in(self.report.language)}, before, el("b", {}, figure), behind),
            *(self._slot(name, told[name]) for name in ("place", "date", "voice")),
            self._notes(row),
        )  # fmt: skip

    def _slot(self, name: str, told: str) -> Element:
        """What the copy says beside the figure; its name stands there for narrow screens."""
        named = {"class": "slot", "data-name": self.words.say(f"ledger.{name}")}
        return el("td", named, el("bdi", {}, told) if told else None)

    def _notes(self, row: LedgerRow) -> Element:
        """The signs, the rows that agree, and the findings."""
        cell = el("td", {"class": "notes"})
        for text in [self.words.say(f"ledger.{name}") for name in row.signs]:
            add(cell, el("span", {"class": "sign"}, text), " ")
        if row.differs:
            add(cell, el("strong", {"class": "sign"}, self.words.say("ledger.differs")), " ")
        if row.agrees:
            told = ledger_words.agreeing(row, self.words)
            same = el(
                "span", {"class": "sign same", "title": told}, f"= {self.words.listed(ledger_words.some(row.agrees))}"
            )
            add(cell, same, " ")
        for n in row.findings:
            add(cell, self._finding(n), " ")
        return cell

    def _finding(self, n: int) -> Element:
        """The severity of a finding, a link to its card where there is one."""
        found = self.report.findings[n]
        level, told = (
            self.words.say(f"level.{found.severity}"),
            {"class": f"level {found.severity}", "title": found.message},
        )
        return el("a", {**told, "href": f"#{self.marks[n][0].card}"}, level) if self.marks else el("span", told, level)


def _value(row: LedgerRow) -> str:
    """The amount in digits; its unit stands in the words beside it, but for the sign of percent."""
    amount, _, unit = ledger_words.value(row).partition(" ")
    told = f"{amount}{'%' if unit.startswith('%') else ''}"
    return told.translate(_SIGNS).replace(">=", "≥ ").replace("<=", "≤ ").replace("..", "–")
