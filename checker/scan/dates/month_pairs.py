"""Month pairs that are not as they should be: two months of one system behind a day, and a slash that lost one of its names."""

from __future__ import annotations

from checker.core.model import Said, Span
from checker.core.patterns import regex
from checker.scan.token_stream import Reader

# between two names of one month: a slash, a bracket, a dash, a comma, or nothing but a space (agency copy)
PAIR = regex(r" ?[/\\] ?| ?[(\[] ?| ?[-–—] ?| |، ")
SLASHES = (" / ", "/ ", " /", "/")


def is_wrong_pair(reader: Reader, i: int) -> bool:
    """ "15 تموز/ أيار": behind a day, a slash joins two months of one system, and no third name makes a period of them."""
    second = reader.sense(i + 1, "month")
    if second is None or reader.atoms[i + 1].clitic or reader.gap(i, i + 1) not in SLASHES:
        return False
    third = reader.sense(i + 2, "month") and PAIR.fullmatch(reader.gap(i + 1, i + 2))
    return not third and bool(reader.atoms[i].senses["month"].number != second.number)


def find_torn(reader: Reader, i: int, last_month: int, day: Said | None, relative: int | None) -> Span | None:
    """The slash of a pair that lost a name: "مايو/الجاري", "في / نوفمبر (تشرين الثاني)"."""
    if relative and last_month == i and reader.gap(i, relative) in SLASHES:
        at = reader.text.index("/", reader.atoms[i].end)
        return reader.span(at, at + 1)
    start = reader.atoms[i].start
    if day or reader.atoms[i].clitic or reader.text[max(0, start - 2) : start].strip(" ") != "/":
        return None
    at = reader.text.rindex("/", 0, start)
    lead = reader.lexicon.sense(reader.word_before(at), "date_neighbour") == "lead"
    return reader.span(at, at + 1) if lead else None
