"""Month pairs that are not as they should be: two months of one system behind a day, and a slash that lost one of its names."""

from __future__ import annotations

from checker.core.documents import Span
from checker.core.mentions import DateNumber
from checker.core.patterns import regex
from checker.scan.token_stream import TokenStream

# between two names of one month: a slash, a bracket, a dash, a comma, or nothing but a space (agency copy)
PAIR = regex(r" ?[/\\] ?| ?[(\[] ?| ?[-–—] ?| |، ")
SLASHES = (" / ", "/ ", " /", "/")
# a stroke, and behind it the next word of the sentence or its end; no agency's tag ("/ قنا /") and no second name
_LOST = regex(r"(?P<at>/)(?: (?!\w* ?/)[^\W\d_]{2,}(?! ?[/،]? ?(?:19|20)\d\d)| ?[.،؛:](?!\d))")
_HEAD = 40  # code points of a line in which its dateline stands


def is_wrong_pair(stream: TokenStream, i: int) -> bool:
    """ "15 تموز/ أيار": behind a day, a slash joins two months of one system, and no third name makes a period of them."""
    second = stream.sense(i + 1, "month")
    if second is None or stream.tokens[i + 1].clitic or stream.gap(i, i + 1) not in SLASHES:
        return False
    if not second.calendar == stream.tokens[i].senses["month"].calendar == "gregorian":
        return False
    third = stream.sense(i + 2, "month") and PAIR.fullmatch(stream.gap(i + 1, i + 2))
    return not third and bool(stream.tokens[i].senses["month"].number != second.number)


def _torn_behind(stream: TokenStream, i: int, relative: int | None) -> int | None:
    """Where the slash stands behind a month with no second name: "مايو/الجاري"، "يوليو/ حيث"، "5 تموز/."."""
    if relative:
        return stream.text.index("/", stream.tokens[i].end) if stream.gap(i, relative) in SLASHES else None
    match = _LOST.match(stream.text, stream.tokens[i].end)
    if match is None or "month" in (stream.tokens[i + 1].senses if i + 1 < len(stream.tokens) else ()):
        return None
    before = stream.text[max(0, match.start() - _HEAD) : match.start()].rpartition("\n")
    led = any(stream.lexicon.sense(w, "date_neighbour") == "lead" or stream.lexicon.sense(w, "date_word") for w in before[2].split())
    opens = bool(before[1]) or match.start() <= _HEAD
    return match.start("at") if led or not opens else None  # a dateline: "القاهرة 5 مارس/ وكالات"


def find_torn(
    stream: TokenStream, i: int, last_month: int, day: DateNumber | None, relative: int | None
) -> Span | None:
    """The slash of a pair that lost a name: "مايو/الجاري", "في / نوفمبر (تشرين الثاني)"."""
    if last_month == i and (at := _torn_behind(stream, i, relative)) is not None:
        return stream.span(at, at + 1)
    start = stream.tokens[i].start
    if day or stream.tokens[i].clitic or stream.text[max(0, start - 2) : start].strip(" ") != "/":
        return None
    at = stream.text.rindex("/", 0, start)
    lead = stream.lexicon.sense(stream.word_before(at), "date_neighbour") == "lead"
    return stream.span(at, at + 1) if lead else None
