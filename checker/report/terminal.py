"""The layout of the report for people at a terminal, made to survive every terminal.

An ASCII header, an ASCII line of values with its drawing, then paragraphs of one script, the marked words in reverse video and
⟦ ⟧. A statement stands below the other, never in columns: terminals order right-to-left cells each in its own way.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.findings import Week
from checker.core.severity import SEVERITIES
from checker.report.drawing import number_line, week_strip
from checker.report.positions import Positions
from checker.report.screen import CLOSE, OPEN
from checker.report.wording import covered, gathered, grouped, headline_taken, labelled, totals
from checker.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.core.findings import Drawing, Finding, Location, Report
    from checker.report.screen import Screen
    from checker.report.writers import Tally
    from checker.rulebook.rules import Rule
    from checker.words.catalogue import Catalogue

# letters on a ground of colour can be read on a white and on a black terminal
STYLES = {"error": "bold white on red", "warning": "black on yellow", "note": "black on cyan"}
_REPAIR = "black on green"
_LEAST = 24  # code points of context on each side of marked words, in narrow terminals too
_LONG = 240  # code points of marked words that are shown whole
_ONE_LINE = 80  # columns from which the words around a mark get one line, not two


def show(out: Screen, report: Report, words: Catalogue, explained: Mapping[str, Rule]) -> None:
    """The findings of one document, in the order of the text; rules to be explained add the start of their page."""
    positions = Positions(report.document)
    if report.findings:
        _heading(out, report)
    for finding in report.findings:
        _finding(out, report, finding, words, positions)
        if rule := explained.get(finding.rule):
            out.console.print()
            out.paragraph(rule.reasons.partition("\n\n")[0], rtl=False, style="dim")
        out.console.print()


def _heading(out: Screen, report: Report) -> None:
    """The article: its name, its dateline where it has one, what was found, and its title."""
    dateline = f"  {report.document.published}" if report.document.published else ""
    counts = Counter(finding.severity for finding in report.findings)
    told = ", ".join(catalogue.load("en").count(level, counts[level]) for level in SEVERITIES if counts[level])
    named = (("== ", "dim"), (report.document.name, "bold"))
    rest = f"{dateline}  {told}"
    if 3 + len(report.document.name) + len(rest) <= out.width:
        out.pieces(*named, (rest, ""))
    else:
        out.pieces(*named)
        out.plain(rest)
    title = next((part.text for part in report.document.parts if part.name == "title"), "")
    if title.strip():
        out.paragraph(title.strip(), rtl=report.language == "ar", style="dim")
    out.console.print()


def _finding(out: Screen, report: Report, finding: Finding, words: Catalogue, positions: Positions) -> None:
    _header(out, report, finding, positions)
    if finding.arithmetic:
        out.paragraph(grouped(finding.arithmetic), rtl=False, style="dim")
    for row in _drawn(finding.drawing, words, out.width):
        out.plain(row)
    out.paragraph(finding.message, rtl=words.rtl)
    rtl = report.language == "ar"
    for group in gathered(finding.locations, positions):
        if len(finding.locations) > 1:
            out.paragraph(f"{labelled(group, words, positions)}:", rtl=words.rtl, style="dim")
        out.paragraph(_excerpt(group, positions, out.width), rtl=rtl, indent=4)
    _repairs(out, finding, words, rtl=rtl)


def _drawn(drawing: Drawing, words: Catalogue, width: int) -> list[str]:
    """The rows of a week or of a number line."""
    if isinstance(drawing, Week):
        return week_strip(drawing, words.first_weekday, width)
    return number_line(tuple(replace(bar, label=grouped(bar.label)) for bar in drawing), width) if drawing else []


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


def _excerpt(group: list[Location], positions: Positions, width: int) -> str:
    """The marked words in their line, with as many words around them as the terminal's width allows."""
    part, start, end = group[0].span.part, group[0].span.start, group[-1].span.end
    inside = _inside(group, positions)
    room = (width - 16 if width >= _ONE_LINE else 2 * (width - 18)) - (end - start)
    side = max(_LEAST, room // 2)
    before, _, after = positions.context(part, start, end, side)
    # what one side does not need goes to the other
    if not before.startswith("…"):
        after = positions.context(part, start, end, max(side, room - len(before)))[2]
    elif not after.endswith("…"):
        before = positions.context(part, start, end, max(side, room - len(after)))[0]
    return f"{_unmarked(before)}{inside}{_unmarked(after)}".strip()


def _inside(group: list[Location], positions: Positions) -> str:
    """The words from the first to the last mark, each place between marks of its own."""
    pieces, end = [], group[0].span.start
    for place in group:
        text = place.text if len(place.text) <= _LONG else f"{place.text[: _LONG // 2]} … {place.text[-_LONG // 2 :]}"
        between = positions.words(place.span.part, end, place.span.start)
        pieces.append(f"{_unmarked(between)}{OPEN}{_unmarked(text)}{CLOSE}")
        end = place.span.end
    return "".join(pieces)


def _unmarked(text: str) -> str:
    """Words of the article with its own such marks as plain brackets, so that they cannot be taken for ours."""
    return text.replace(OPEN, "[").replace(CLOSE, "]")


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
    out.paragraph(totals(tally, words), rtl=words.rtl, indent=0, style="bold")
    out.paragraph(covered(tally, words), rtl=words.rtl, indent=0, style="dim")
    if told := headline_taken(tally, words):
        out.paragraph(told, rtl=words.rtl, indent=0, style="dim")
    if out.hint:
        out.paragraph(out.hint, rtl=False, indent=0, style="bold")


def statistics(out: Screen, tally: Tally) -> None:
    """The rules by the number of their findings, in ASCII."""
    for row in tally.statistics:
        out.plain(row)
