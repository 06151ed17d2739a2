"""An end before its beginning: arrived at 19:15 after leaving at 19:40, "won in 2010 after she lost in 2015"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.dates.clock_comparison import written_time
from checker.core.documents import Span
from checker.core.mentions import TimeMention
from checker.core.patterns import regex
from checker.link.neighbours import beginning_in
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords, Word

# what may be a clock: the quick question before the times are read
_CLOCK = regex(r"(?<!\w)(?:صباحا|مساء|فجرا|ظهرا|ليلا|عصرا|الساعه)(?!\w)|\d:\d\d(?!\d)")
_REACH = 90  # code points between a verb and its clock time
_GAP = 160  # … between the two times
_HAVING = regex(r"(?<!\w)(?:بعد ان|بعدما) (?:كان قد |كانت قد )?$")
_NOON = 12 * 60
_BREAKS = frozenset("\n\r\u2028\u2029")
_YEAR = r"(?<![\d/.,-])(?:1[5-9]|20)\d\d(?![\d/-]|[.,]\d)"
_IN = r"(?:في )?(?:عام|العام|سنه) "
# nothing but a few words between a year and what it came after: no comma, no further verb behind و
_AFTER = regex(
    rf"(?<!\w)(?P<one>{_IN}(?P<first>{_YEAR}))(?: (?!و)[^\W\d_]+){{0,3}}? (?P<join>بعد|عقب|قبل)"
    r"(?P<that>ما| ان| (?:[^\W\d_]+(?:ه|ها|هم)(?!\w)))(?P<words>(?: (?!الذي|التي|الذين)[^\W\d_]+){0,6}?)"
    rf" (?P<two>{_IN}(?P<second>{_YEAR}))(?!\w)"
)
_JOINS = (" بعد", " عقب", " قبل")
_BESIDE = 40  # code points behind a year in which such a word stands


class _Point(Struct, frozen=True):
    """A beginning, an end or an accident with its clock time."""

    role: str
    word: Word
    time: TimeMention

    @property
    def minute(self) -> int:
        """Minutes since midnight, of a time that is one hour only."""
        return self.time.hours[0] * 60 + self.time.minute


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    words = check_words.load(article.language)
    for scan in article.scans:
        if all(words.may_stand(role, scan.passage.folded) for role in ("departs", "clock_sign")) and any(
            words.may_stand(role, scan.passage.folded) for role in ("arrives", "befalls")
        ):
            outcome.drafts += _clocks(article, scan, words, int(options["within"]))
        if scan.dates:
            outcome.drafts += _years(article, scan, words)


# ----------------------------------------------------------------------------------------------------------- clock times


def _clocks(article: Article, scan: Scan, words: CheckWords, within: int) -> Iterator[Draft]:
    folded = scan.passage.folded
    starts = [w for w in words.find_folded("departs", folded) if _CLOCK.search(folded.text, w.end, w.end + _REACH)]
    for start in starts:
        stop = min(len(folded.text), start.end + _REACH + _GAP)
        points = _points(scan, words, start, stop)
        for one, two in pairwise(points):
            if one.word == start and _is_one_way(scan, words, one, two) and 0 < one.minute - two.minute <= within:
                yield _clock_draft(article, one, two)
                break
        turned = _turned(scan, words, start)
        if turned and 0 < turned[0].minute - turned[1].minute <= within:
            yield _clock_draft(article, *turned)


def _turned(scan: Scan, words: CheckWords, start: Word) -> tuple[_Point, _Point] | None:
    """ "وصل الوفد عند الثالثة عصرا، بعد أن غادر الفندق عند الرابعة عصرا": the end is told first."""
    text = scan.passage.folded.text
    low = max(0, start.start - _GAP)
    before = text[low : start.start]
    joined = _HAVING.search(before)
    ends = words.find("arrives", before[: joined.start()]) if joined else []
    if not ends or joined is None:
        return None
    end = _moved(ends[-1], low)
    times = _time_behind(scan, start.end), _time_behind(scan, end.end)
    if times[0] is None or times[1] is None or times[0] == times[1] or times[0].zone != times[1].zone:
        return None
    one, two = _Point("departs", start, times[0]), _Point("arrives", end, times[1])
    index = scan.passage.folded.index
    between = text[end.end : index(times[1].span.start)] + text[index(times[1].span.end) : start.start]
    behind = index(times[0].span.end)
    around = (between, text[start.end : index(times[0].span.start)], text[behind : behind + _REACH // 4])
    apart = not _BREAKS.isdisjoint(between) or "." in between or any(words.find("clock_apart", x) for x in around)
    return None if apart or (one.minute < _NOON) != (two.minute < _NOON) else (one, two)


def _points(scan: Scan, words: CheckWords, start: Word, stop: int) -> list[_Point]:
    """The beginning and what follows it, each with the time behind it."""
    folded = scan.passage.folded
    text = folded.text[start.end : stop]
    later = [
        ("arrives" if role == "arrives" else "befalls", w)
        for role in ("arrives", "befalls")
        for w in words.find(role, text)
    ]
    if not any(_CLOCK.search(text, word.end) for _, word in later):
        return []
    named = [("departs", start), *((role, _moved(w, start.end)) for role, w in sorted(later, key=lambda r: r[1].start))]
    found: list[_Point] = []
    for role, word in named:
        time = _time_behind(scan, word.end)
        if time and (not found or found[-1].time != time):
            found.append(_Point(role, word, time))
    return found


def _moved(word: Word, by: int) -> Word:
    return type(word)(word.value, word.start + by, word.end + by, word.own + by)


def _time_behind(scan: Scan, end: int) -> TimeMention | None:
    """The clock time behind a verb, in its clause: the first one, with one meaning."""
    folded = scan.passage.folded
    if not _CLOCK.search(folded.text, end, end + _REACH):
        return None
    stop = min(len(folded.text), end + _REACH)
    first = next(iter(beginning_in(scan.times, folded.start(end), folded.start(stop))), None)
    if first is None or len(first.hours) != 1:
        return None
    return first if "،" not in folded.text[end : folded.index(first.span.start)] else None


def _is_one_way(scan: Scan, words: CheckWords, one: _Point, two: _Point) -> bool:
    """Whether an end is that of the beginning before it, on one day: in its sentence, of one zone, nothing other named between."""
    folded = scan.passage.folded
    start, first = folded.index(one.time.span.start), folded.index(one.time.span.end)
    end = folded.index(two.time.span.start)
    between = folded.text[first:end]
    if two.role == "departs" or not 0 < end - first <= _GAP or not _BREAKS.isdisjoint(between) or "." in between:
        return False
    if one.time.zone != two.time.zone or (one.minute < _NOON) != (two.minute < _NOON):
        return False
    behind = folded.index(two.time.span.end)
    around = (folded.text[one.word.end : start], between, folded.text[behind : behind + _REACH // 4])
    return not any(words.find("clock_apart", piece) for piece in around)


def _clock_draft(article: Article, one: _Point, two: _Point) -> Draft:
    label = article.catalogue.say("label.clock-time")
    places = (article.place(two.time.span, label, primary=True), article.place(one.time.span, label))
    fields = {"first": one.time.text, "second": two.time.text}
    variant = "clock" if two.role == "arrives" else "accident"
    return Draft(variant, places, fields, f"{written_time(two.time)} < {written_time(one.time)}")


# ----------------------------------------------------------------------------------------------------------------- years


def _years(article: Article, scan: Scan, words: CheckWords) -> Iterator[Draft]:
    """Two years of one clause, the second after (or before) the first by its words and not by its number."""
    folded = scan.passage.folded
    text, behind = folded.text, 0
    for date in scan.dates:
        if date.year is None:
            continue
        at = folded.index(date.year.span.end)
        if not any(join in text[at : at + _BESIDE] for join in _JOINS):
            continue
        found = _AFTER.search(text, max(behind, folded.index(date.year.span.start) - 12), at + 2 * _REACH)
        if found is None:
            continue
        behind = found.end()
        if _is_wrong(words, found):
            yield _year_draft(article, scan, found)


def _is_wrong(words: CheckWords, found: re.Match[str]) -> bool:
    apart = int(found["second"]) - int(found["first"])
    last = found["words"].split()[-1:] or found["that"].split()[-1:]
    if last and words.value("year_names", last[0]) is not None:
        return False
    return apart < 0 if found["join"] == "قبل" else apart > 0


def _year_draft(article: Article, scan: Scan, found: re.Match[str]) -> Draft:
    label = article.catalogue.say("label.date")
    one, two = (scan.passage.span(*found.span(group)) for group in ("first", "second"))
    places = (article.place(two, label, primary=True), article.place(one, label))
    join = scan.passage.span(*found.span("join"))
    fields = {"first": article.words(_clause(one, join)), "second": found["second"]}
    sign = "before" if found["join"] == "قبل" else "after"
    return Draft("years", places, fields, f"{found['first']} is not {sign} {found['second']}")


def _clause(year: Span, join: Span) -> Span:
    """From a year to the word behind it that puts it before or after another."""
    return Span(year.part, year.start, join.end)


CHECK = Check(
    "event-order", ("clock", "accident", "years"), frozenset({"first", "second"}), {"within": Option(180)}, _run, voiced=True,
)  # fmt: skip
