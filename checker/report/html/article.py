"""The article as written, its marked words in colour, each followed by the letter that its card uses for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.severity import SEVERITIES
from checker.report.html.elements import add, el, written_in
from checker.report.positions import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from checker.core.documents import Part
    from checker.core.findings import Finding, Location, Report
    from checker.words.catalogue import Catalogue


class Mark(Struct, frozen=True):
    """A marked place: its finding and the finding's number on the page, the number of the place there, and its letter."""

    finding: Finding
    card: str
    place: Location
    anchor: str
    letter: str


def marks_of(report: Report, number: int, words: Catalogue) -> list[list[Mark]]:
    """The marks of every finding of the article that is the page's `number`th, lettered in the order of the cards."""
    letters = _letters(words.say("html.letters").split())
    found = []
    for card, finding in enumerate(report.findings, 1):
        name = f"{number}-{card}"
        found.append([
            Mark(finding, f"c{name}", place, f"s{name}-{n}", next(letters)) for n, place in enumerate(finding.locations, 1)
        ])  # fmt: skip
    return found


def _letters(alphabet: list[str]) -> Iterator[str]:
    """The letters أ ب ج …, then أ2 ب2 … without end."""
    round_ = 1
    while True:
        yield from (letter if round_ == 1 else f"{letter}{round_}" for letter in alphabet)
        round_ += 1


def article(report: Report, marks: list[list[Mark]], words: Catalogue) -> Element:
    """The article in the language and direction that it is written in."""
    by_part: dict[str, list[Mark]] = defaultdict(list)
    for mark in (mark for group in marks for mark in group):
        by_part[mark.place.span.part].append(mark)
    whole = el("div", {"class": "copy", **written_in(report.language)})
    for part in report.document.parts:
        for line in _lines(part, by_part[part.name], words):
            line.tag = "h3" if part.name == "title" else "p"
            whole.append(line)
    return whole


def _lines(part: Part, marks: list[Mark], words: Catalogue) -> Iterator[Element]:
    """One paragraph a line; blank lines are left out. Every mark opens and closes where its span does, once around."""
    starts, ends = defaultdict(list), defaultdict(list)
    for mark in marks:
        starts[mark.place.span.start].append(mark)
        ends[mark.place.span.end].append(mark)
    cuts = sorted({*starts, *ends})
    active: list[Mark] = []
    at = 0
    for first, last in _bounds(part.text):
        line = el("p", {})
        position = first
        while at < len(cuts) and cuts[at] <= last:
            cut = cuts[at]
            _piece(line, part.text[position:cut], active)
            position = max(position, cut)
            add(line, *(_reference(mark, words) for mark in ends[cut]))
            active = [mark for mark in (*active, *starts[cut]) if mark.place.span.end > cut]
            at += 1
        _piece(line, part.text[position:last], active)
        if len(line) or (line.text or "").strip():
            yield line


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line_break in BREAK.finditer(text):
        yield start, line_break.start()
        start = line_break.end()
    yield start, len(text)


def _piece(line: Element, text: str, active: list[Mark]) -> None:
    """Words between two cuts: plain, or marked for all findings that speak of them, in the colour of the gravest."""
    if not active or not text:
        add(line, text)
        return
    gravest = min((mark.finding.severity for mark in active), key=SEVERITIES.index)
    cards = " ".join(dict.fromkeys(mark.card for mark in active))
    anchors = " ".join(mark.anchor for mark in active)
    add(line, el("mark", {"class": gravest, "data-cards": cards, "data-places": anchors}, text))


def _reference(mark: Mark, words: Catalogue) -> Element:
    """The letter behind marked words: a link to the card."""
    level = words.say(f"level.{mark.finding.severity}")
    label = words.say("html.mark", letter=mark.letter, level=level)
    attributes = {
        "class": f"ref {mark.finding.severity}", "id": mark.anchor, "href": f"#{mark.card}", "data-cards": mark.card, "aria-label": label,
    }  # fmt: skip
    return el("a", attributes, mark.letter)
