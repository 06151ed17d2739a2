"""Words that tie a weekday to the article's today, such as "اليوم الأحد"، "أمس السبت" and "غداً الاثنين"."""

from __future__ import annotations

from typing import NamedTuple

from checker.model import Span
from checker.scan.reader import Reader

_WEEK = 7


class Today(NamedTuple):
    """A relative day beside a weekday: the weekday that today must be, the weekday said, and the days between."""

    span: Span
    text: str
    weekday: int
    said: int
    days: int


def read_todays(reader: Reader) -> list[Today]:
    """All of them, in order; "الأحد الماضي" and "الأحد المقبل" count from another week and are left out."""
    found = []
    for i, atom in enumerate(reader.atoms):
        days = atom.senses.get("relative_day")
        following = reader.atom(i + 1)
        if days is None or following is None or reader.gap(i, i + 1) not in (" ", " (", "، "):
            continue
        said = following.senses.get("weekday")
        if said is None or following.clitic or "bare_weekday" in following.senses:
            continue
        if reader.sense(i + 2, "relative") and reader.gap(i + 1, i + 2) == " ":
            continue
        span = reader.span(atom.start + len(atom.clitic), following.end)
        found.append(Today(span, reader.written(span), (said - days) % _WEEK, said, days))
    return found
