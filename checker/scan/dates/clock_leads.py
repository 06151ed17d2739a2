"""Hours and minutes without a word for the hour: "استأنفت الجلسة في 14:30"، "من 9:00 إلى 17:30".

Two numbers with a colon are a score, a chapter and verse, or a time that was run as well; the words around them tell.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.token_stream import TokenStream

_AT = (" عند ", " وعند ")
_LONGEST_LEAD = 14  # code points before the hour in which its preposition stands
_LEADS = regex(r"(?<!\w)[وف]?(?:في|قبل|بعد|منذ|حتي|لغايه|بحلول|تمام|من|الي|بين|قرابه|حوالي|نحو|قبيل|بعيد) \Z")
_FROM = regex(r"(?<!\w)[وف]?(?:من|بين) \Z")
# no seconds, decimals or per cent behind the minutes, no other end of a score, and nothing that they count
_ENDS = r"(?![\d:%]|[.,٫]\d| ?[-–—] ?\d)(?! (?:دقي?ق|ثاني|ثوان|ساع|هدف|اهداف|نقط|نقاط))"
_TWO_DIGITS = regex(rf"(?:[01]\d|2[0-3]):[0-5]\d{_ENDS}")
_CLOCK = regex(rf"(?:[01]?\d|2[0-3]):[0-5]\d{_ENDS}")
_RANGE = regex(rf"(\d):([0-5]\d) (?:و ?|الي |حتي )([01]?\d|2[0-3]):([0-5]\d){_ENDS}")
_JOINED = regex(r"(?<!\d)\d{1,2}:\d\d(?: (?:و ?|الي |حتي )| ?[-–—] ?)\Z")
_PAIR = regex(r"(?<![\d:.,/])(\d{1,3}):(\d{1,3})(?![\d:])")
_WORD = regex(r"[^\W\d_]+")
_STOP = regex(r"[.؟!?](?!\d)|\n")
_FAR = 90  # code points before the hour that tell what it is
_HOURS, _MINUTES = 24, 60


def is_led(stream: TokenStream, first: int) -> bool:
    """Whether the words before the hour that begins at a token make a time of it and its minutes."""
    text, start = stream.text, stream.tokens[first].start
    if text.endswith(_AT, max(0, start - len(_AT[1])), start):
        return True
    floor = max(0, start - _LONGEST_LEAD)
    if _TWO_DIGITS.match(text, start):
        led = bool(_LEADS.search(text, floor, start)) or _is_second(stream, first)
    else:
        led = _begins_range(text, floor, start) or (bool(_CLOCK.match(text, start)) and _is_second(stream, first))
    return led and not _is_other_pair(stream, first)


def _begins_range(text: str, floor: int, start: int) -> bool:
    """ "من 9:00 إلى 17:30": an hour of one digit, and a later one behind it."""
    found = _RANGE.match(text, start)
    if found is None or not _FROM.search(text, floor, start):
        return False
    return (int(found[1]), int(found[2])) < (int(found[3]), int(found[4]))


def _is_second(stream: TokenStream, first: int) -> bool:
    """Whether an hour is joined to one before it that was read as a time."""
    start = stream.tokens[first].start
    before = _JOINED.search(stream.text, max(0, start - _LONGEST_LEAD), start)
    return before is not None and _is_read(stream, first, before.start())


def _is_read(stream: TokenStream, before: int, offset: int) -> bool:
    """Whether the token at an offset, somewhere before another, was read."""
    at = before
    while at > 0 and stream.tokens[at].start > offset:
        at -= 1
    return bool(stream.used[at])


def _is_other_pair(stream: TokenStream, first: int) -> bool:
    """Whether the sentence so far speaks of a book, or of a score: a result with its figures, or figures that no clock shows."""
    start = stream.tokens[first].start
    floor = max(0, start - _FAR)
    for stop in _STOP.finditer(stream.text, floor, start):
        floor = stop.end()
    told = [stream.lexicon.sense(word[0], "pair_neighbour") for word in _WORD.finditer(stream.text, floor, start)]
    if "passage" in told or any(one == "book" and two == "book_name" for one, two in pairwise(told)):
        return True
    scores = list(_unread(stream, first, floor))
    return any(hour >= _HOURS or minute >= _MINUTES for hour, minute in scores) or ("result" in told and bool(scores))


def _unread(stream: TokenStream, first: int, floor: int) -> Iterator[tuple[int, int]]:
    """The pairs of numbers before a token that were not read as times."""
    text, end = stream.text, stream.tokens[first].start
    for found in _PAIR.finditer(text, floor, end):
        if not _is_read(stream, first, found.start()):
            yield int(found[1]), int(found[2])
