"""Clock times that cannot be what the copy says: one time in two zones that do not fit, an afternoon hour in the morning."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.findings import Location
from checker.core.folding import Folded, fold, places
from checker.core.mentions import TimeMention
from checker.core.patterns import regex
from checker.scan.tokens import read_words
from checker.words import check_words
from checker.words.time_words import time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_BEFORE = 16  # code points before a time in which a word such as قرابة stands
_LAST_MINUTE = 59
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
    from checker.checks.dates.clock_comparison import compare_clocks  # few articles name two zones

    for first, second in pairwise(scan.times):
        if _is_joined(scan, first, second) and not _is_rough(scan, first):
            yield from compare_clocks(article, first, second, around)


def _is_joined(scan: Scan, first: TimeMention, second: TimeMention) -> bool:
    """Whether the second is the first in another zone, by what stands between them."""
    if second.zone in (None, first.zone) or first.minute > _LAST_MINUTE or second.minute > _LAST_MINUTE:
        return False
    gap = scan.passage.raw[first.span.end : second.span.start]
    return len(gap) <= _LONGEST and "\n" not in gap and _JOINT.fullmatch(fold(gap)) is not None


def _is_rough(scan: Scan, time: TimeMention) -> bool:
    """ "قرابة الساعة الواحدة (08:20 بتوقيت غرينتش)": only one of the two is exact."""
    words = _WORD.findall(fold(scan.passage.raw[max(0, time.span.start - _BEFORE) : time.span.start]))
    word = words[-1] if words else ""
    rough = check_words.load(scan.lexicon.language).value("rough_time", word) is not None
    return rough or scan.lexicon.sense(word, "hedge") == "about"


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
    from checker.checks.dates.clock_comparison import NOON, written_time

    label = article.catalogue.say("label.clock-time")
    places: tuple[Location, ...] = (article.place(time.span, label, primary=True),)
    fields = {"first": time.text, "second": time.text, "said": "", "meant": ""}
    if time.minute > _LAST_MINUTE:
        return Draft("minute", places, fields, f"{written_time(time)}: no minute {time.minute}")
    if time.part == "am" and time.hours and time.hours[0] > NOON:
        return Draft("half-day", places, fields, f"{written_time(time)} is p.m., not a.m.")
    return None


CHECK = Check(
    "time-conversion", ("zones", "season", "local", "no-zone", "half-day", "minute"), frozenset({"first", "second", "said", "meant"}),
    {"around": Option(14)}, _run, voiced=True,
)  # fmt: skip
