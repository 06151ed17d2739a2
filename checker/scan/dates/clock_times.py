"""Clock times: "الساعة 18:00"، "18:30 بتوقيت غرينتش"، "الساعة الثالثة والنصف مساء"، "العاشرة صباحا"، "9:30 ص"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.mentions import TimeMention
from checker.core.patterns import regex
from checker.scan.dates.clock_leads import is_led
from checker.scan.dates.period_words import folded
from checker.scan.dates.periods import is_whole
from checker.scan.figures.numbers import read_number

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_TO_HOUR = regex(r"[ \xa0]{1,2}(?:ال ?)?")
_PART = regex(r"[ \xa0]{1,2}(?:من )?")
_LOOSE = regex(r"[ \xa0]{0,2}[(،,]?[ \xa0]{0,2}(?:من )?")
_DOTTED = regex(r"(\d{1,2})[.,،٫](\d\d)|([01]\d|2[0-4])([0-5]\d)")
_COLON = regex(r" ?: ?")
_MINUTE = regex(r"[ \xa0]{1,2}و ?الدقيقه[ \xa0]{1,2}(?:ال)?")
_MINUTES = 60  # of an hour
_AND = regex(r"[ \xa0]{1,2}(?:و ?)?")
# adverbs that make a bare number before them an hour
_ADVERBS = frozenset({"صباحا", "مساء", "مساءا", "فجرا", "ظهرا", "عصرا", "ليلا"})
_HALF_DAY = 12
_OFFSET = regex(r" ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?(?![\d:.,/])")  # "GMT+3"، "غرينتش +3:30"
_FARTHEST = 14  # hours from Greenwich
_GREENWICH = "UTC"


class _Read(Struct, frozen=True):
    """An hour with its minutes as said, and the last token."""

    hour: int
    minute: int
    last: int
    clear: bool = False  # written as hours and minutes


def read_times(stream: TokenStream) -> list[TimeMention]:
    """All clock times of a passage, in order; their tokens are claimed."""
    found = []
    i = 0
    while i < len(stream.tokens):
        token = stream.tokens[i]
        got = None
        if not stream.used[i] and (
            token.digits or "ordinal" in token.senses or "clock_word" in token.senses or "clock_one" in token.senses
        ):
            got = _time(stream, i)
        if got:
            mention, last = got
            found.append(mention)
            stream.claim(i, last)
            i = last
        i += 1
    return found


def _time(stream: TokenStream, i: int) -> tuple[TimeMention, int] | None:
    named = stream.sense(i, "clock_word") is not None
    first = i + 1 if named else i
    if named and not _TO_HOUR.fullmatch(stream.gap(i, i + 1)):
        return None
    got = _hour(stream, first, named=named)
    if got is None:
        return None
    part, zone, last = _tail(stream, got.last)
    if not named and not _is_time(stream, first, got, part, zone):
        return None
    end = stream.tokens[last].end
    if zone == _GREENWICH and (ahead := _OFFSET.match(stream.text, end)) and int(ahead[2]) <= _FARTHEST:
        zone, end = f"{ahead[1]}{int(ahead[2]):02d}:{ahead[3] or '00'}", ahead.end()
        last = stream.next_token(last, end) - 1
    hours = _hours(got, part, zoned=zone is not None and bool(stream.tokens[first].digits))
    begin = stream.tokens[i].start + (0 if stream.tokens[i].digits else len(stream.tokens[i].clitic))
    span = stream.span(begin, end)
    return TimeMention(span, stream.written(span), hours, got.minute, zone, part), last


def _is_time(stream: TokenStream, first: int, got: _Read, part: str | None, zone: str | None) -> bool:
    """Whether a number without الساعة is an hour: its words, a part of day or a zone say so."""
    token = stream.tokens[first]
    following = folded(stream, got.last + 1) if part else ""
    if got.clear and ":" in stream.text[token.start : stream.tokens[got.last].end]:
        named = part is not None or zone is not None or is_led(stream, first)
        return named or is_whole(stream, first, got.last)
    if got.clear or part is None:  # "3.30" may be another number with م for metres, "2018" a year before صباحا
        return zone is not None or (following in _ADVERBS and not (token.digits or "").isdecimal())
    if token.digits:
        return following in _ADVERBS and 1 <= got.hour <= _HALF_DAY and not token.clitic
    return following in _ADVERBS or folded(stream, first).split(" ")[0].endswith("ه")


def _hour(stream: TokenStream, i: int, *, named: bool) -> _Read | None:
    token = stream.token(i)
    if token is None or stream.used[i]:
        return None
    if token.digits:
        return _digits(stream, i)
    ordinal = 1 if "clock_one" in token.senses else token.get("ordinal")
    if ordinal is not None and folded(stream, i).split(" ")[0].endswith(("ه", "ي") if named else "ه"):
        return _with_minutes(stream, ordinal, i) if 1 <= ordinal <= _HALF_DAY else None
    if named and (number := read_number(stream, i, joined=False)) and number.value in range(1, 25):
        return _with_minutes(stream, int(number.value), number.last)
    return None


def _digits(stream: TokenStream, i: int) -> _Read | None:
    digits = stream.tokens[i].digits or ""
    if dotted := _DOTTED.fullmatch(digits):  # "الساعة 9.30"، "03,25 فجرا"، "0622 بتوقيت غرينتش"
        hour, minute = (group for group in dotted.groups() if group)
        return _clear(hour, minute, i)
    if len(digits) > 2 or not digits.isdecimal() or int(digits) > 24:
        return None
    following = stream.token(i + 1)
    if following and following.digits and _COLON.fullmatch(stream.gap(i, i + 1)):
        seconds = stream.token(i + 2)
        last = i + 1
        if seconds and seconds.digits and stream.gap(i + 1, i + 2) == ":" and len(seconds.digits) <= 2:
            last = i + 2
        got = _clear(digits, following.digits, last)
        before = stream.text[stream.tokens[i].start - 1 : stream.tokens[i].start] if stream.tokens[i].start else ""
        return None if before in (":", "/") else got
    return _with_minutes(stream, int(digits), i)


def _clear(hour: str, minute: str, last: int) -> _Read | None:
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) <= 24):
        return None
    return _Read(int(hour) % 24, int(minute), last, clear=True)


def _with_minutes(stream: TokenStream, hour: int, last: int) -> _Read | None:
    """ "والنصف"، "وربع"، "إلا ثلثا"، "و18 دقيقة" behind an hour."""
    following = stream.token(last + 1)
    if following is None or hour > 24:
        return _Read(hour % 24, 0, last) if hour <= 24 else None
    if "clock_minus" in following.senses and (minutes := stream.sense(last + 2, "minutes")):
        return _Read((hour - 1) % 24, 60 - minutes, last + 2)
    if "clock_minus" in following.senses and (less := _minutes_said(stream, last + 2)):
        return _Read((hour - 1) % 24, 60 - less[0], less[1])
    if following.clitic in ("و", "وال") or "و" in stream.gap(last, last + 1):
        if _MINUTE.fullmatch(stream.gap(last, last + 1)) and 0 < (ordinal := following.get("ordinal") or 0) < _MINUTES:
            return _Read(hour % 24, ordinal, last + 1)  # "الساعة الثالثة والدقيقة الثانية عشرة"
        if (minutes := following.get("minutes")) and _AND.fullmatch(stream.gap(last, last + 1)):
            return _Read(hour % 24, minutes, last + 1)
        if _AND.fullmatch(stream.gap(last, last + 1)) and (more := _minutes_said(stream, last + 1)):
            return _Read(hour % 24, more[0], more[1])
    return _Read(hour % 24, 0, last)


def _minutes_said(stream: TokenStream, i: int) -> tuple[int, int] | None:
    """ "18 دقيقة"، "عشر دقائق": the minutes and their last token."""
    number = read_number(stream, i) if stream.token(i) else None
    if number and stream.sense(number.last + 1, "duration") == "minute" and number.value in range(60):
        return int(number.value), number.last + 1
    return None


def _tail(stream: TokenStream, last: int) -> tuple[str | None, str | None, int]:
    """The part of day and the zone behind a time."""
    part: str | None = None
    zone: str | None = None
    for _ in range(2):
        if (
            part is None and (found := stream.sense(last + 1, "part")) and _PART.fullmatch(stream.gap(last, last + 1))
        ) or (part is None and stream.gap(last, last + 1) == "" and (found := stream.sense(last + 1, "part"))):
            part, last = found, last + 1
        elif (
            zone is None
            and (found_zone := stream.sense(last + 1, "zone")) is not None
            and _LOOSE.fullmatch(stream.gap(last, last + 1))
        ):
            zone, last = found_zone, last + 1
    return part, zone, last


def _hours(got: _Read, part: str | None, *, zoned: bool) -> tuple[int, ...]:
    """The hours of the day that are meant, the likeliest first."""
    hour = got.hour
    if part == "am":
        return (hour % _HALF_DAY if hour == _HALF_DAY else hour,)
    if part == "pm" or (part == "noon" and hour < 5):
        return (hour + _HALF_DAY if 0 < hour < _HALF_DAY else hour,)
    if part == "noon":
        return (hour,)
    if part == "night":
        return (
            hour % _HALF_DAY + _HALF_DAY if 5 < hour < _HALF_DAY else hour % _HALF_DAY if hour == _HALF_DAY else hour,
        )
    if got.clear or zoned or hour > _HALF_DAY or hour == 0:
        return (hour,)
    return (hour, (hour + _HALF_DAY) % 24)
