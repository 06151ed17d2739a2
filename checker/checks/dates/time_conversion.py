"""Clock times that cannot be what the copy says: one time in two zones that do not fit, an afternoon hour in the morning."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise, product
from typing import TYPE_CHECKING

from checker.calendars import time_zones
from checker.calendars.gregorian import later
from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.dates.repair import replaced
from checker.core.folding import Folded, fold, places
from checker.core.model import Location, Repair, TimeMention
from checker.core.patterns import regex
from checker.scan.tokens import read_words
from checker.words import check_words
from checker.words.time_words import time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_DAY = 24 * 60
_BEFORE = 16  # code points before a time in which a word such as قرابة stands
_LAST_MINUTE = 59
NOON = 12
_LOCAL = "local"
_GREENWICH = "UTC"
_LATE = regex(r"(?<!\d)(?:1[3-9]|2[0-4])(?:[:.,]?\d\d)? $")  # an hour of the afternoon
_LATE_MINUTES = ("6", "7", "8", "9")  # how those begin that no clock shows
_NO_MINUTE = regex(r"(?<!\d)[012]?\d:[6-9]\d(?!\d)")
# between one time and the same in another zone: a bracket, a comma or a dash, and at most the day before it
_EQUAL = "اي|الموافق|ما يعادل|ما يوافق|يوافق"
_JOINT = regex(
    rf"(?: (?:من )?(?:\w+ ?){{1,3}})? ?[(/،,–—-] ?(?:(?:{_EQUAL}) )?(?:ال)?(?:ساعه )?| (?:{_EQUAL}) (?:الساعه )?"
)
_JOINS = regex(rf"[(/،,–—-]|(?<!\w)(?:{_EQUAL})(?!\w)")
_WORD = regex(r"[^\W\d_]+")
_LONGEST = 45  # code points between the two
_HOURS = frozenset({"ordinal", "clock_one", "starts", "minutes"})  # what may be or belong to an hour in words
# the minutes before Greenwich of all zones that there are, but whole hours
_UNEVEN = frozenset({-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765})
_WESTMOST, _EASTMOST = -12 * 60, 14 * 60


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    words = check_words.load(article.language)
    for scan in article.scans:
        folded = scan.passage.folded
        if words.may_stand("clock_zone", folded) and _may_convert(scan, words):
            outcome.drafts += _conversions(article, scan, int(options["around"]))
        if _may_be_odd(words, folded):
            outcome.drafts += (draft for time in scan.times if (draft := _impossible(article, time)))


def _may_convert(scan: Scan, words: CheckWords) -> bool:
    """Whether two times may be joined before the name of a zone: the quick question before times are read.

    A sign or word that joins them stands there, and a number or an ordinal for the hour.
    """
    text = scan.passage.folded.text
    named = [w.start for w in words.find("clock_zone", text)]
    joined = [at for at in named if _JOINS.search(text, max(0, at - _LONGEST), at)]
    return any(_has_hour(text[max(0, at - 2 * _LONGEST) : at], scan.lexicon.language) for at in joined)


def _has_hour(before: str, language: str) -> bool:
    """Whether something that may be an hour stands in a folded stretch."""
    if any(map(str.isdecimal, before)):
        return True
    found = read_words(Folded(before), time_words(language).triggers.get)
    return any(not _HOURS.isdisjoint(token.senses) for token in found)


# ------------------------------------------------------------------------------------------------------------ conversions


def _conversions(article: Article, scan: Scan, around: int) -> Iterator[Draft]:
    for first, second in pairwise(scan.times):
        if second.zone in (None, first.zone) or first.minute > _LAST_MINUTE or second.minute > _LAST_MINUTE:
            continue
        gap = scan.passage.raw[first.span.end : second.span.start]
        if len(gap) <= _LONGEST and "\n" not in gap and _JOINT.fullmatch(fold(gap)) and not _is_rough(scan, first):
            yield from compare_clocks(article, first, second, around)


def _is_rough(scan: Scan, time: TimeMention) -> bool:
    """ "قرابة الساعة الواحدة (08:20 بتوقيت غرينتش)": only one of the two is exact."""
    words = _WORD.findall(fold(scan.passage.raw[max(0, time.span.start - _BEFORE) : time.span.start]))
    word = words[-1] if words else ""
    rough = check_words.load(scan.lexicon.language).value("rough_time", word) is not None
    return rough or scan.lexicon.sense(word, "hedge") == "about"


def compare_clocks(article: Article, first: TimeMention, second: TimeMention, around: int) -> Iterator[Draft]:
    """One time twice: the clocks must lie as far apart as the zones do."""
    said = _apart(first, second)
    if first.zone in (None, _LOCAL) or second.zone == _LOCAL:
        known = second.zone if first.zone in (None, _LOCAL) else first.zone
        if known == _GREENWICH and not any(_is_offset(minutes) for minutes in said):
            yield _draft(article, "no-zone", first, second, said, ())
        return
    ever = _between(first, second, None)
    if said.isdisjoint(m % _DAY for m in ever):
        yield _draft(article, "zones", first, second, said, ever)
        return
    days = _season(article, first, around)
    now = {m for day in days for m in _between(first, second, day)}
    if len(now) == 1 and said.isdisjoint(m % _DAY for m in now):
        yield _draft(article, "season", first, second, said, tuple(now))


def _apart(first: TimeMention, second: TimeMention) -> set[int]:
    """The minutes by which the first clock may be before the second, within a day."""
    return {
        (one * 60 + first.minute - two * 60 - second.minute) % _DAY for one, two in product(first.hours, second.hours)
    }


def _between(first: TimeMention, second: TimeMention, day: dt.date | None) -> tuple[int, ...]:
    """The minutes by which the zone of the first is before that of the second, on a day or ever."""
    assert first.zone
    assert second.zone
    return tuple(
        dict.fromkeys(
            a - b for a, b in product(time_zones.offsets(first.zone, day), time_zones.offsets(second.zone, day))
        )
    )


def _is_offset(minutes: int) -> bool:
    """Whether some place on earth is so far from Greenwich."""
    return any(_WESTMOST <= m <= _EASTMOST and (m % 60 == 0 or m in _UNEVEN) for m in (minutes, minutes - _DAY))


def _season(article: Article, time: TimeMention, around: int) -> tuple[dt.date, ...]:
    """The first and the last day on which the time may lie; none without a dateline, or where another date stands in the sentence."""
    anchor = article.dateline_at(time.span)
    if anchor is None:
        return ()
    scan = article.scan(time.span.part)
    sentence = scan.passage.sentence_at(time.span.start)
    today = anchor.day
    for date in scan.dates:
        if scan.passage.sentence_at(date.span.start) == sentence and not any(
            abs((dt.date.fromisoformat(r) - today).days) <= around for r in date.readings if len(r) == len("2018-02-11")
        ):
            return ()
    return tuple([day for days in (-around, around) if (day := later(today, days))])


def _draft(
    article: Article, variant: str, first: TimeMention, second: TimeMention, said: set[int], meant: tuple[int, ...]
) -> Draft:
    say = article.catalogue.say
    places = (
        article.place(second.span, say("label.converted-time"), primary=True),
        article.place(first.span, say("label.clock-time")),
    )
    between = say("or").join(_clock(m) for m in sorted(meant, key=abs))
    fields = {
        "first": first.text,
        "second": second.text,
        "said": _clock(min(map(_signed, said), key=abs)),
        "meant": between,
    }
    arithmetic = (
        f"{written_time(first)} {first.zone or _LOCAL} | {written_time(second)} {second.zone}; {fields['said']}"
    )
    if meant:
        arithmetic += f", not {' or '.join(_clock(m) for m in sorted(meant, key=abs))}"
    return Draft(variant, places, fields, arithmetic, _repairs(article, first, second, meant))


def _signed(minutes: int) -> int:
    return minutes if minutes <= _DAY // 2 else minutes - _DAY


def _clock(minutes: int) -> str:
    """The distance of two clocks, "3:00", whichever is before."""
    return f"{abs(minutes) // 60}:{abs(minutes) % 60:02d}"


def written_time(time: TimeMention) -> str:
    return "/".join(f"{hour:02d}:{time.minute:02d}" for hour in time.hours)


def _repairs(article: Article, first: TimeMention, second: TimeMention, meant: tuple[int, ...]) -> tuple[Repair, ...]:
    """The time in brackets counted from the one before it, where that is one time and both are in digits."""
    digits = re.search(r"\d{1,2}([:.,،٫])\d\d", second.text)
    if len(meant) != 1 or len(first.hours) != 1 or len(second.hours) != 1 or digits is None:
        return ()
    at = (first.hours[0] * 60 + first.minute - meant[0]) % _DAY
    if second.part and (at // 60 < NOON) != (second.hours[0] < NOON):
        return ()
    hour = at // 60 if not second.part else (at // 60 - 1) % NOON + 1
    start = second.span.start + digits.start()
    span = type(second.span)(second.span.part, start, start + len(digits[0]))
    text = replaced(article.raw(second.span.part), second.span, (span, f"{hour:02d}{digits[1]}{at % 60:02d}"))
    return (Repair(text, article.catalogue.say("evidence.zone", text=first.text), ("zone",)),)


# ------------------------------------------------------------------------------------------------------------- impossible


def _may_be_odd(words: CheckWords, folded: Folded) -> bool:
    """Whether an hour of the afternoon stands before a word of the morning, or a minute that no clock shows behind a colon."""
    text = folded.text
    if words.may_stand("morning", folded) and any(
        _LATE.search(text, max(0, w.start - 9), w.start) for w in words.find("morning", text)
    ):
        return True
    return ":" in text and _shows_no_minute(text)


def _shows_no_minute(text: str) -> bool:
    """ "17:75"; few colons stand before such a digit."""
    late = any(text.startswith(_LATE_MINUTES, at + 1) for at in places(text, ":"))
    return late and _NO_MINUTE.search(text) is not None


def _impossible(article: Article, time: TimeMention) -> Draft | None:
    """ "الساعة 15:00 صباحا"، "17:75"."""
    label = article.catalogue.say("label.clock-time")
    places: tuple[Location, ...] = (article.place(time.span, label, primary=True),)
    fields = {"first": time.text, "second": time.text, "said": "", "meant": ""}
    if time.minute > _LAST_MINUTE:
        return Draft("minute", places, fields, f"{written_time(time)}: no minute {time.minute}")
    if time.part == "am" and time.hours and time.hours[0] > NOON:
        return Draft("half-day", places, fields, f"{written_time(time)} is p.m., not a.m.")
    return None


CHECK = Check(
    "time-conversion", ("zones", "season", "no-zone", "half-day", "minute"), frozenset({"first", "second", "said", "meant"}),
    {"around": Option(14)}, _run, voiced=True,
)  # fmt: skip
