"""The article as written, its marked words in colour, each followed by the letter that its card uses for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.severity import SEVERITIES
from checker.report.html.elements import add, el, written_in
from checker.report.positions import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from checker.core.documents import Document, Part, Span
    from checker.core.findings import Finding, Location, Report
    from checker.words.catalogue import Catalogue


class Mark(Struct, frozen=True):
    """A marked place: its finding and the finding's number on the page, the number of the place there, and its letter."""

    finding: Finding
    card: str
    place: Location
    anchor: str
    letter: str


class Link(Struct, frozen=True):
    """A place that is the target of a link and leads back to where it came from, with a label for those who cannot see it."""

    place: Location
    anchor: str
    target: str
    label: str


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


def article(report: Report, marks: list[list[Mark]], words: Catalogue, links: Iterable[Link] = ()) -> Element:
    """The article in the language and direction that it is written in."""
    by_part: dict[str, list[Mark | Link]] = defaultdict(list)
    for link in links:
        by_part[link.place.span.part].append(link)
    for mark in (mark for group in marks for mark in group):
        by_part[mark.place.span.part].append(mark)
    whole = el("div", {"class": "copy", **written_in(report.language)})
    for part in report.document.parts:
        for line in _lines(part, by_part[part.name], words, _taken(report.document, part)):
            line.tag = "h3" if part.name == "title" else "p"
            whole.append(line)
    return whole


def _taken(document: Document, part: Part) -> Span | None:
    """The stretch of the text that stands above it already, as the title."""
    return document.headline if document.headline and document.headline.part == part.name else None


def _lines(part: Part, marks: list[Mark | Link], words: Catalogue, without: Span | None = None) -> Iterator[Element]:
    """One paragraph a line; blank lines are left out. Every mark opens and closes where its span does, once around."""
    starts, ends = defaultdict(list), defaultdict(list)
    for mark in marks:
        starts[mark.place.span.start].append(mark)
        ends[mark.place.span.end].append(mark)
    cuts = sorted({*starts, *ends})
    active: list[Mark | Link] = []
    at = 0
    for first, last in _bounds(part.text):
        if without and first <= without.start and without.end <= last:
            continue
        line = el("p", {})
        position = first
        while at < len(cuts) and cuts[at] <= last:
            cut = cuts[at]
            _piece(line, part.text[position:cut], active, position)
            position = max(position, cut)
            add(line, *(_reference(mark, words) for mark in ends[cut] if isinstance(mark, Mark)))
            active = [mark for mark in (*active, *starts[cut]) if mark.place.span.end > cut]
            at += 1
        _piece(line, part.text[position:last], active, position)
        if len(line) or (line.text or "").strip():
            yield line


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line_break in BREAK.finditer(text):
        yield start, line_break.start()
        start = line_break.end()
    yield start, len(text)


def _piece(line: Element, text: str, active: list[Mark | Link], position: int) -> None:
    """Words from a position to the next cut: plain, linked, or marked for all findings that speak of them, in the colour of the gravest."""
    if not active or not text:
        add(line, text)
        return
    link = next((link for link in active if isinstance(link, Link)), None)
    inner = text if link is None else _linked(link, text, position)
    marks = [mark for mark in active if isinstance(mark, Mark)]
    if not marks:
        add(line, inner)
        return
    gravest = min((mark.finding.severity for mark in marks), key=SEVERITIES.index)
    cards = " ".join(dict.fromkeys(mark.card for mark in marks))
    anchors = " ".join(mark.anchor for mark in marks)
    add(line, el("mark", {"class": gravest, "data-cards": cards, "data-places": anchors}, inner))


def _linked(link: Link, text: str, position: int) -> Element:
    """A piece of linked words; the first one is the target."""
    first = {"id": link.anchor, "title": link.label} if position == link.place.span.start else {}
    return el("a", {"class": "figure", "href": f"#{link.target}", **first}, text)


def _reference(mark: Mark, words: Catalogue) -> Element:
    """The letter behind marked words: a link to the card."""
    level = words.say(f"level.{mark.finding.severity}")
    label = words.say("html.mark", letter=mark.letter, level=level)
    attributes = {
        "class": f"ref {mark.finding.severity}", "id": mark.anchor, "href": f"#{mark.card}", "data-cards": mark.card, "aria-label": label,
    }  # fmt: skip
    return el("a", attributes, mark.letter)
