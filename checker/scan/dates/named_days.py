"""Days named from today: "اليوم"، "أمس الأحد"، "الثلاثاء الماضي"، "يوم الجمعة". A weekday with a day of the month is a date of its own.

These are the anchors of an article. They start at words that the scanner of dates and figures has looked up already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.mentions import DateMention, DateNumber, RelativeTime
from checker.core.patterns import regex
from checker.scan.dates.periods import is_whole

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_SPACE = regex(r"[ \xa0]{1,3}")
_BESIDE = regex(r" ?[(،,]? ?")  # "أمس (الأحد)"، "اليوم، الأحد"
_STEPS = {"last": -1, "current": 0, "next": 1}
# letters of the future before the verb of the clause: "سيصل الأحد"
_FUTURE = regex(r"(?:^|\s)و?س(?:ي|ت|ن|ا)\w{2,}(?:\s+\S+){0,6}\s*$")
_REACH = 60
_BALL = ("بكره", "بكرا")  # tomorrow as it is said; in copy "with a ball"
_TITLES = "«“\"'‘"


class NamedDay(Struct, frozen=True):
    """A mention and its tokens."""

    mention: DateMention
    first: int
    last: int


def read_named_days(stream: TokenStream) -> list[DateMention]:
    """The days of a passage that words name from today (أمس، اليوم الأحد), in order, save those that belong to a longer date.

    اليوم without a weekday says nothing of its day, and a weekday alone nothing of today; `day_word` reads them too.
    """
    found = []
    for i, token in enumerate(stream.tokens):
        days = token.senses.get("relative_day")
        if (
            days is not None
            and (days or stream.sense(i + 1, "weekday") is not None)
            and not stream.used[i]
            and (day := _relative(stream, i))
        ):
            found.append(day.mention)
    return found


def day_word(stream: TokenStream, i: int) -> NamedDay | None:
    """The day named from today that begins at a token."""
    senses = stream.tokens[i].senses
    if "relative_day" in senses:
        return _relative(stream, i)
    if "weekday" in senses and "bare_weekday" not in senses and not _before(stream, i):
        return _weekday(stream, i)
    return None


def _relative(stream: TokenStream, i: int) -> NamedDay | None:
    following = stream.token(i + 1)
    weekday = None
    last = i
    if following and "weekday" in following.senses and not following.clitic and _BESIDE.fullmatch(stream.gap(i, i + 1)):
        if stream.used[i + 1]:
            return None  # the weekday belongs to a date: "أمس الأحد 11 فبراير"
        last = i + 1
        weekday = DateNumber(following.senses["weekday"], stream.span(following.start, following.end))
    elif _is_no_day(stream, i):
        return None
    days = stream.tokens[i].senses["relative_day"]
    return _found(stream, i, last, RelativeTime("day", step=days), weekday, relative_day=days)


def _is_no_day(stream: TokenStream, i: int) -> bool:
    """ "المصري اليوم"، "في اليوم التالي"، "اليوم الثاني"، "حزب الغد"."""
    token = stream.tokens[i]
    word = stream.text[token.start + len(token.clitic) : token.end]
    if word in _BALL:
        return not is_whole(stream, i, i)
    if word not in ("اليوم", "الغد"):
        return False
    before = stream.word_before(token.start)
    if (
        stream.lexicon.sense(before, "moment_neighbour") == "name"
        or before in ("في", "من")
        or token.clitic in ("ب", "ك")
    ):
        return True
    if stream.text[token.start - 1 : token.start] in _TITLES and token.start:
        return True
    after = stream.word_after(token.end)
    if after is None:
        return False
    find = stream.lexicon.sense
    return any(find(after[0], role) is not None for role in ("ordinal", "step", "relative", "last")) or (
        find(after[0], "moment_neighbour") == "other"
    )


def _weekday(stream: TokenStream, i: int) -> NamedDay | None:
    token = stream.tokens[i]
    said = DateNumber(token.senses["weekday"], stream.span(token.start + len(token.clitic), token.end))
    following = stream.token(i + 1)
    if following and not following.clitic and _SPACE.fullmatch(stream.gap(i, i + 1)):
        step = following.get("step")
        if step is None and "relative" in following.senses:
            step = _STEPS[following.senses["relative"]]
        if step is not None:
            return _found(stream, i, i + 1, RelativeTime("weekday", said.value, step=step), said)
    if stream.lexicon.sense(stream.word_before(token.start), "moment_neighbour") == "name":
        return None
    back = i - 1
    if stream.sense(back, "this") and _SPACE.fullmatch(stream.gap(back, i)):
        return _found(stream, i, i, RelativeTime("weekday", said.value, step=0), said)
    return _found(stream, i, i, RelativeTime("weekday", said.value), said)


def _before(stream: TokenStream, i: int) -> bool:
    """Whether the word for a day from today stands before a weekday, which then belongs to it."""
    return (
        stream.sense(i - 1, "relative_day") is not None
        and not stream.tokens[i].clitic
        and bool(_BESIDE.fullmatch(stream.gap(i - 1, i)))
        and not _is_no_day(stream, i - 1)
    )


def is_future(stream: TokenStream, at: int) -> bool:
    """Whether the clause before an offset speaks of what will be."""
    return bool(_FUTURE.search(stream.text, max(0, at - _REACH), at))


def _found(
    stream: TokenStream,
    first: int,
    last: int,
    moment: RelativeTime,
    weekday: DateNumber | None,
    *,
    relative_day: int | None = None,
) -> NamedDay:
    start = stream.tokens[first].start + len(stream.tokens[first].clitic)
    span = stream.span(start, stream.tokens[last].end)
    names = {-1: "last", 0: "current", 1: "next"}
    relative = names.get(moment.step) if moment.step is not None and relative_day is None else None
    if moment.unit == "weekday" and moment.step is None and is_future(stream, start):
        relative = "next"
    mention = DateMention(
        span, stream.written(span), span, weekday, relative=relative, relative_day=relative_day, moment=moment
    )
    return NamedDay(mention, first, last)
