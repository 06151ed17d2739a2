"""Words and numbers as all forms for people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.core.severity import SEVERITIES
from checker.report.positions import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.core.documents import Span
    from checker.core.findings import Location
    from checker.report.positions import Positions
    from checker.report.writers import Tally
    from checker.words.catalogue import Catalogue

_TOGETHER = 160  # code points from the first to the last of the places that one excerpt shows
_LARGE = regex(r"(?<!\d)(?<!\d\.)\d{5,30}(?!\d|\.\d)")


def totals(tally: Tally, words: Catalogue) -> str:
    """How many articles, what was found in them, and what people have accepted."""
    found = [words.count(level, tally.severities[level]) for level in SEVERITIES if tally.severities[level]]
    told = found or [words.say("report.clean")]
    if tally.accepted:
        told.append(words.count("accepted", tally.accepted))
    return f"{words.count('articles', tally.documents)}{': ' if found else words.listed(('', ''))}{words.listed(told)}"


def covered(tally: Tally, words: Catalogue) -> str:
    """What was read, checked, and not checkable and why."""
    unchecked = tally.read - tally.checked
    line = words.say("report.coverage", read=tally.read, checked=tally.checked, unchecked=unchecked)
    if reasons := tally.unchecked:
        only = len(reasons) == 1  # its count would stand there twice
        told = (words.say(f"reason.{reason}") + ("" if only else f" ({n})") for reason, n in reasons.items())
        line += f": {words.listed(told)}"
    return line


def headline_taken(tally: Tally, words: Catalogue) -> str:
    """Which words of the copy were read as the headline, or of how many articles a line was; "" where of none."""
    if not tally.headlines:
        return ""
    if tally.documents == 1:
        return words.say("report.headline", text=tally.headline)
    return words.say("report.headlines", articles=words.count("articles", tally.headlines))


def grouped(values: str) -> str:
    """1200000 as 1,200,000: zeros cannot be counted at midnight."""
    return _LARGE.sub(lambda number: f"{int(number[0]):,}", values)


def where(place: Location, words: Catalogue, positions: Positions) -> str:
    """The line of a place, or the title."""
    return line_of(place.span, words, positions)


def line_of(span: Span, words: Catalogue, positions: Positions) -> str:
    """The line of a stretch, or the title."""
    line, _ = positions.of(span.part, span.start)
    return words.say("report.title") if span.part == "title" else words.say("report.line", line=line)


def labelled(group: Sequence[Location], words: Catalogue, positions: Positions) -> str:
    """What the places of one excerpt are, in the order of the text, and where they stand."""
    labels = dict.fromkeys(place.label for place in group if place.label)
    return words.listed((*labels, where(group[0], words, positions)))


def gathered(places: Sequence[Location], positions: Positions) -> list[list[Location]]:
    """The places that one excerpt can show, since they stand near each other in one line; in each group the order of the text.

    The groups are in the order in which their first places are given: the primary's is the first.
    """
    groups: list[list[Location]] = []
    for place in sorted(places, key=lambda p: (p.span.part != "title", p.span.start, p.span.end)):
        if groups and _is_near(groups[-1], place, positions):
            groups[-1].append(place)
        else:
            groups.append([place])
    return sorted(groups, key=lambda group: min(places.index(place) for place in group))


def _is_near(group: list[Location], place: Location, positions: Positions) -> bool:
    first, last, span = group[0].span, group[-1].span, place.span
    if span.part != first.part or span.start < last.end or span.end - first.start > _TOGETHER:
        return False
    return not BREAK.search(positions.words(span.part, first.start, span.end))
