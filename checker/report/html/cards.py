"""The card of a finding: what does not hold together, its statements side by side, its drawing, its repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report import bidi
from checker.report.html.drawings import drawing
from checker.report.html.elements import add, el, written_in
from checker.report.wording import gathered, grouped, labelled, where

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from checker.core.findings import Report
    from checker.report.html.article import Mark
    from checker.report.positions import Positions
    from checker.rulebook.rules import Rule
    from checker.words.catalogue import Catalogue

_AROUND = 60  # code points of the copy on each side of marked words
_LONG = 400  # code points of marked words that are shown whole


def card(report: Report, marks: list[Mark], words: Catalogue, positions: Positions, rule: Rule | None) -> Element:
    """The card of one finding, whose places the marks are; a rule that is given is explained."""
    finding = marks[0].finding
    name = marks[0].card
    attributes = {
        "class": f"card {finding.severity}",
        "id": name,
        "data-rule": finding.rule,
        "data-severity": finding.severity,
    }
    whole = el("li", attributes, _head(marks[0], words, positions))
    add(whole, el("h3", {"id": f"{name}-message"}, bidi.directed(finding.message, rtl=words.rtl)))
    if finding.arithmetic:
        add(whole, el("p", {"class": "values", "dir": "ltr"}, el("code", {}, grouped(finding.arithmetic))))
    add(whole, drawing(finding, {mark.place.span: mark.letter for mark in marks}, words))
    statements = el("ol", {"class": "statements"})
    lettered = {id(mark.place): mark for mark in marks}
    for group in gathered([mark.place for mark in marks], positions):
        add(statements, _statement(report, [lettered[id(place)] for place in group], words, positions))
    add(whole, statements, _repairs(report, marks[0], words))
    if rule:
        why = el("p", {"lang": "en", "dir": "ltr"}, rule.reasons.partition("\n\n")[0])
        add(whole, el("details", {}, el("summary", {}, words.say("report.why")), why))
    return whole


def _head(mark: Mark, words: Catalogue, positions: Positions) -> Element:
    """Severity, rule and place."""
    finding = mark.finding
    line, column = positions.of(mark.place.span.part, mark.place.span.start)
    return el(
        "p", {"class": "head"},
        el("span", {"class": "level"}, words.say(f"level.{finding.severity}")), " ",
        el("code", {"class": "rule", "dir": "ltr"}, finding.rule), " ",
        el("span", {"class": "where", "title": f"{line}:{column}"}, where(mark.place, words, positions)),
    )  # fmt: skip


def _statement(report: Report, group: list[Mark], words: Catalogue, positions: Positions) -> Element:
    """Statements that stand together: each with its letter, which leads to the copy, and whose it is, then the words."""
    whole = el("li", {})
    for mark in group:
        link = _letter(mark, words.say("html.place", letter=mark.letter), mark.anchor)
        label = bidi.directed(labelled([mark.place], words, positions), rtl=words.rtl)
        add(whole, el("p", {"class": "label", "data-place": mark.anchor}, link, f" {label}"))
    add(whole, _excerpt(report, group, positions))
    return whole


def _letter(mark: Mark, label: str, target: str) -> Element:
    return el("a", {"class": f"ref {mark.finding.severity}", "href": f"#{target}", "aria-label": label}, mark.letter)


def _excerpt(report: Report, group: list[Mark], positions: Positions) -> Element:
    """The marked words with those around them; where several are marked, each has its letter."""
    part, start, end = group[0].place.span.part, group[0].place.span.start, group[-1].place.span.end
    before, _, after = positions.context(part, start, end, _AROUND)
    quoted = el("blockquote", written_in(report.language), before)
    for mark in group:
        span, text = mark.place.span, mark.place.text
        shown = text if len(text) <= _LONG else f"{text[: _LONG // 2]} … {text[-_LONG // 2 :]}"
        add(quoted, positions.words(part, start, span.start), el("mark", {"class": mark.finding.severity}, shown))
        if len(group) > 1:
            add(quoted, el("span", {"class": f"ref {mark.finding.severity}", "aria-hidden": "true"}, mark.letter))
        start = span.end
    add(quoted, after)
    return quoted


def _repairs(report: Report, mark: Mark, words: Catalogue) -> Element | None:
    """The repairs, the likeliest first, each with its evidence and a button that copies it."""
    repairs = mark.finding.repairs
    if not repairs:
        return None
    title = words.say("report.repair" if len(repairs) == 1 else "report.repairs")
    listed = el("ol", {})
    for repair in repairs:
        copied = words.say("html.copied")
        button = el("button", {"type": "button", "class": "script", "data-copied": copied}, words.say("html.copy"))
        text = el("ins", written_in(report.language), repair.text)
        reason = bidi.directed(repair.reason, rtl=words.rtl)
        add(listed, el("li", {}, text, " ", button, el("p", {"class": "reason"}, reason)))
    return el("div", {"class": "repairs"}, el("h4", {}, f"{title}:"), listed)
