"""Days named from today: "اليوم"، "أمس الأحد"، "الثلاثاء الماضي"، "يوم الجمعة". A weekday with a day of the month is a date of its own.

These are the anchors of an article. They start at words that the scanner of dates and figures has looked up already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.model import DateMention, Moment, Said
from checker.core.patterns import regex
from checker.scan.dates.periods import is_whole

if TYPE_CHECKING:
    from checker.scan.token_stream import Reader

_SPACE = regex(r"[ \xa0]{1,3}")
_BESIDE = regex(r" ?[(،,]? ?")  # "أمس (الأحد)"، "اليوم، الأحد"
_STEPS = {"last": -1, "current": 0, "next": 1}
# letters of the future before the verb of the clause: "سيصل الأحد"
_FUTURE = regex(r"(?:^|\s)و?س(?:ي|ت|ن|ا)\w{2,}(?:\s+\S+){0,6}\s*$")
_REACH = 60
_BALL = ("بكره", "بكرا")  # tomorrow as it is said; in copy "with a ball"
_TITLES = "«“\"'‘"


class Found(Struct, frozen=True):
    """A mention and its atoms."""

    mention: DateMention
    first: int
    last: int


def read_named_days(reader: Reader) -> list[DateMention]:
    """The days of a passage that words name from today (أمس، اليوم الأحد), in order, save those that belong to a longer date.

    اليوم without a weekday says nothing of its day, and a weekday alone nothing of today; `day_word` reads them too.
    """
    found = []
    for i, atom in enumerate(reader.atoms):
        days = atom.senses.get("relative_day")
        if (
            days is not None
            and (days or reader.sense(i + 1, "weekday") is not None)
            and not reader.used[i]
            and (day := _relative(reader, i))
        ):
            found.append(day.mention)
    return found


def day_word(reader: Reader, i: int) -> Found | None:
    """The day named from today that begins at an atom."""
    senses = reader.atoms[i].senses
    if "relative_day" in senses:
        return _relative(reader, i)
    if "weekday" in senses and "bare_weekday" not in senses and not _before(reader, i):
        return _weekday(reader, i)
    return None


def _relative(reader: Reader, i: int) -> Found | None:
    following = reader.atom(i + 1)
    weekday = None
    last = i
    if following and "weekday" in following.senses and not following.clitic and _BESIDE.fullmatch(reader.gap(i, i + 1)):
        if reader.used[i + 1]:
            return None  # the weekday belongs to a date: "أمس الأحد 11 فبراير"
        last = i + 1
        weekday = Said(following.senses["weekday"], reader.span(following.start, following.end))
    elif _is_no_day(reader, i):
        return None
    days = reader.atoms[i].senses["relative_day"]
    return _found(reader, i, last, Moment("day", step=days), weekday, relative_day=days)


def _is_no_day(reader: Reader, i: int) -> bool:
    """ "المصري اليوم"، "في اليوم التالي"، "اليوم الثاني"، "حزب الغد"."""
    atom = reader.atoms[i]
    word = reader.text[atom.start + len(atom.clitic) : atom.end]
    if word in _BALL:
        return not is_whole(reader, i, i)
    if word not in ("اليوم", "الغد"):
        return False
    before = reader.word_before(atom.start)
    if (
        reader.lexicon.sense(before, "moment_neighbour") == "name"
        or before in ("في", "من")
        or atom.clitic in ("ب", "ك")
    ):
        return True
    if reader.text[atom.start - 1 : atom.start] in _TITLES and atom.start:
        return True
    after = reader.word_after(atom.end)
    if after is None:
        return False
    find = reader.lexicon.sense
    return any(find(after[0], role) is not None for role in ("ordinal", "step", "relative", "last")) or (
        find(after[0], "moment_neighbour") == "other"
    )


def _weekday(reader: Reader, i: int) -> Found | None:
    atom = reader.atoms[i]
    said = Said(atom.senses["weekday"], reader.span(atom.start + len(atom.clitic), atom.end))
    following = reader.atom(i + 1)
    if following and not following.clitic and _SPACE.fullmatch(reader.gap(i, i + 1)):
        step = following.get("step")
        if step is None and "relative" in following.senses:
            step = _STEPS[following.senses["relative"]]
        if step is not None:
            return _found(reader, i, i + 1, Moment("weekday", said.value, step=step), said)
    if reader.lexicon.sense(reader.word_before(atom.start), "moment_neighbour") == "name":
        return None
    back = i - 1
    if reader.sense(back, "this") and _SPACE.fullmatch(reader.gap(back, i)):
        return _found(reader, i, i, Moment("weekday", said.value, step=0), said)
    return _found(reader, i, i, Moment("weekday", said.value), said)


def _before(reader: Reader, i: int) -> bool:
    """Whether the word for a day from today stands before a weekday, which then belongs to it."""
    return (
        reader.sense(i - 1, "relative_day") is not None
        and not reader.atoms[i].clitic
        and bool(_BESIDE.fullmatch(reader.gap(i - 1, i)))
        and not _is_no_day(reader, i - 1)
    )


def is_future(reader: Reader, at: int) -> bool:
    """Whether the clause before an offset speaks of what will be."""
    return bool(_FUTURE.search(reader.text, max(0, at - _REACH), at))


def _found(
    reader: Reader, first: int, last: int, moment: Moment, weekday: Said | None, *, relative_day: int | None = None
) -> Found:
    start = reader.atoms[first].start + len(reader.atoms[first].clitic)
    span = reader.span(start, reader.atoms[last].end)
    names = {-1: "last", 0: "current", 1: "next"}
    relative = names.get(moment.step) if moment.step is not None and relative_day is None else None
    if moment.unit == "weekday" and moment.step is None and is_future(reader, start):
        relative = "next"
    mention = DateMention(
        span, reader.written(span), span, weekday, relative=relative, relative_day=relative_day, moment=moment
    )
    return Found(mention, first, last)
