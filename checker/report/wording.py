"""Words and numbers as all forms for people write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import SEVERITIES

if TYPE_CHECKING:
    from checker.catalogue import Catalogue
    from checker.model import Location
    from checker.report.positions import Positions
    from checker.report.writers import Tally

_LARGE = re.compile(r"(?<!\d)(?<!\d\.)\d{5,30}(?!\d|\.\d)")


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


def grouped(values: str) -> str:
    """1200000 as 1,200,000: zeros cannot be counted at midnight."""
    return _LARGE.sub(lambda number: f"{int(number[0]):,}", values)


def where(place: Location, words: Catalogue, positions: Positions) -> str:
    """The line of a place, or the title."""
    line, _ = positions.of(place.span.part, place.span.start)
    return words.say("report.title") if place.span.part == "title" else words.say("report.line", line=line)


def labelled(place: Location, words: Catalogue, positions: Positions) -> str:
    """What a place is and where it stands."""
    return words.listed(filter(None, (place.label, where(place, words, positions))))
