"""The page of findings: the articles as they come, and the list of all of them above the first."""

from __future__ import annotations

from collections import Counter
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from checker.core.severity import SEVERITIES
from checker.report import ledger_words
from checker.report.html import article, cards, ledger_table
from checker.report.html.elements import add, el
from checker.report.html.spool import Spool
from checker.report.positions import Positions
from checker.report.wording import covered, headline_taken, totals
from checker.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from checker.core.findings import Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer
    from checker.words.catalogue import Catalogue


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    return _Page(file, settings, chosen)


class _Row(Struct, frozen=True):
    """An article in the list of all: its number on the page, its name and title, and its findings by severity."""

    number: int
    name: str
    title: str
    counts: Counter[str]


class _Page:
    def __init__(self, file: IO[str], settings: ReportOptions, chosen: Plan) -> None:
        self.file = file
        self.settings = settings
        self.explained = {r.id: r for r in chosen.rules} if settings.persona == "trainer" else {}
        self.spool = Spool()
        self.rows: list[_Row] = []
        self.only: Report | None = None

    def write(self, report: Report) -> None:
        """The section of one article; one without findings is only listed, unless it is the only one of the run."""
        title = next((part.text.strip() for part in report.document.parts if part.name == "title"), "")
        row = _Row(len(self.rows) + 1, report.document.name, title, Counter(f.severity for f in report.findings))
        self.only = None if self.rows else report
        self.rows.append(row)
        if report.findings:
            self._section(report, row)

    def _section(self, report: Report, row: _Row) -> None:
        words = catalogue.load(self.settings.messages or report.language).like(report.notation, report.language)
        self.spool.add(self._article(report, row, words))

    def _article(self, report: Report, row: _Row, words: Catalogue) -> Element:
        """The cards of an article, and the article beside them."""
        marks = article.marks_of(report, row.number, words)
        positions = Positions(report.document)
        whole = el("section", {"class": "article", "id": f"a{row.number}", "aria-label": row.name})
        add(whole, el("h2", {}, el("bdi", {}, row.name)), _told(report, row, words))
        if marks:
            listed = el("ol", {"class": "cards", "aria-label": words.say("html.findings")})
            for group in marks:
                add(listed, cards.card(report, group, words, positions, self.explained.get(group[0].finding.rule)))
            add(whole, listed)
        label = words.say("html.copy-of")
        pane = el("div", {"class": "pane", "role": "region", "aria-label": label, "tabindex": "0"})
        links = ledger_table.links(report, row.number, words)
        add(pane, article.article(report, marks, words, links))
        add(whole, pane)
        if report.ledger and links:
            title = el("summary", {}, f"{words.say('ledger.title')}: {ledger_words.counted(report.ledger, words)}")
            add(
                whole,
                el(
                    "details",
                    {"class": "figures"},
                    title,
                    ledger_table.table(report, row.number, words, positions, marks),
                ),
            )
        return whole

    def close(self, tally: Tally) -> None:
        """The page around the articles, with the list of them first."""
        words = catalogue.load(self.settings.messages or tally.language)
        if self.only and not self.only.findings:
            self._section(self.only, self.rows[0])
        self.spool.close_into(self.file, words, "html.title", self._top(tally, words))

    def _top(self, tally: Tally, words: Catalogue) -> list[Element]:
        """What stands above the articles."""
        summary = [
            el("p", {"class": "total"}, totals(tally, words)),
            el("p", {"class": "coverage"}, covered(tally, words)),
        ]
        if told := headline_taken(tally, words):
            summary.append(el("p", {"class": "coverage"}, told))
        if tally.rules:
            summary.append(_filter(tally, words))
        return [*summary, _index(self.rows, words)] if len(self.rows) > 1 else summary


def _told(report: Report, row: _Row, words: Catalogue) -> Element:
    """What was found in an article, and its dateline."""
    counted = [words.count(level, row.counts[level]) for level in SEVERITIES if row.counts[level]]
    published = report.document.published
    dateline = f"{words.say('html.published')} {words.date(published)}" if published else ""
    return el("p", {"class": "told"}, words.listed(filter(None, (*counted, dateline))) or words.say("report.clean"))


def _filter(tally: Tally, words: Catalogue) -> Element:
    """Severities and rules, with their counts; with a script, boxes that show and hide."""
    form = el("form", {"class": "filter", "aria-label": words.say("html.filter")})
    levels = [
        (level, words.say(f"level.{level}"), tally.severities[level]) for level in SEVERITIES if tally.severities[level]
    ]
    rules = [(rule, rule, n) for rule, n in sorted(tally.rules.items(), key=lambda each: (-each[1], each[0]))]
    for kind, title, boxes in (("severity", "html.levels", levels), ("rule", "html.rules", rules)):
        group = el("fieldset", {}, el("legend", {}, words.say(title)))
        for value, label, n in boxes:
            box = el(
                "input", {"type": "checkbox", "name": kind, "value": value, "checked": "checked", "class": "script"}
            )
            shown = el("span", {"class": value if kind == "severity" else "rule"}, label)
            add(group, el("label", {}, box, " ", shown, f" ({n})"), " ")
        add(form, group)
    shown_all = words.say("html.shown", shown="{shown}", all=tally.severities.total())
    add(form, el("output", {"class": "script", "data-text": shown_all}))
    return form


def _index(rows: list[_Row], words: Catalogue) -> Element:
    """The list of all articles: those with findings as a table, the others by name."""
    nav = el(
        "nav",
        {"id": "index", "aria-labelledby": "index-title"},
        el("h2", {"id": "index-title"}, words.say("html.articles")),
    )
    levels = [level for level in SEVERITIES if any(row.counts[level] for row in rows)]
    if levels:
        heads = (el("th", {"scope": "col"}, words.say(f"level.{level}")) for level in levels)
        head = el("thead", {}, el("tr", {}, el("th", {"scope": "col"}, words.say("html.article")), *heads))
        body = el("tbody", {})
        for row in rows:
            if row.counts:
                add(body, _line(row, levels))
        add(nav, el("table", {}, head, body))
    if clean := [row.name for row in rows if not row.counts]:
        title = f"{words.count('articles', len(clean))} {words.say('html.clean-articles')}"
        add(
            nav,
            el(
                "details",
                {},
                el("summary", {}, title),
                el("ul", {}, *(el("li", {}, el("bdi", {}, name)) for name in clean)),
            ),
        )
    return nav


def _line(row: _Row, levels: Sequence[str]) -> Element:
    link = el("a", {"href": f"#a{row.number}"}, el("bdi", {}, row.name))
    title = el("bdi", {"class": "title"}, row.title) if row.title else None
    counts = (
        el("td", {"class": level if row.counts[level] else None}, str(row.counts[level] or "")) for level in levels
    )
    return el("tr", {}, el("th", {"scope": "row"}, link, " " if title is not None else None, title), *counts)
