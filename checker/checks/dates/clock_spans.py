"""The time that passed between two clock times of one sentence: "غادر عند السادسة مساء ووصل عند التاسعة والنصف مساء، أي بعد ساعتين"."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from checker.checks.base import Article, Draft
from checker.checks.dates.clock_comparison import written_time
from checker.core.folding import fold
from checker.core.mentions import DurationMention, TimeMention
from checker.core.patterns import regex
from checker.link.neighbours import beginning_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_DAY = 24 * 60
_LENGTH = regex(r"PT(?:(\d+)H)?(?:(\d+)M)?")
# what may be a clock: the quick question before the times are read
_CLOCK = regex(r"(?<!\w)(?:صباحا|مساء|فجرا|ظهرا|ليلا|عصرا|الساعه)(?!\w)|\d:\d\d(?!\d)")
_REACH = 220  # code points of a sentence before a length in which the two times stand
_BESIDE = 45  # … between the second time and the length
_WORD = regex(r"[^\W\d_]+|\d+")
_OTHER_DAY = regex(
    r"(?<!\w)(?:[وبفل]?(?:ال)?يوم (?:ال)?(?:تالي|ثاني)|[ول]?غدا?|امس|(?:ال)?مقبل|بفارق|توقيت|بتوقيت)(?!\w)"
)


def clock_spans(article: Article, scan: Scan, words: CheckWords) -> Iterator[Draft]:
    """Lengths of hours and minutes that do not fit the two times before them, or behind them."""
    folded = scan.passage.folded
    for figure in scan.figures:
        if not isinstance(figure, DurationMention) or not (figure.value or "").startswith("PT"):
            continue
        start, end = _stretch(scan, figure.span.start)
        at = folded.index(figure.span.start)
        before, behind = (max(at - _REACH, start), at), (folded.index(figure.span.end), min(at + _REACH, end))
        for low, high in (before, behind):
            if len(_CLOCK.findall(folded.text, low, high)) < 2:
                continue
            times = list(beginning_in(scan.times, folded.start(low), folded.start(high)))
            length = next(iter(beginning_in(scan.moments.durations, figure.span.start, figure.span.start + 1)), figure)
            bound = _is_bound if low < at else _is_told_first
            if len(times) == 2 and bound(scan, words, times, length):
                yield from _compare(article, times[0], times[1], length)


def _stretch(scan: Scan, offset: int) -> tuple[int, int]:
    """The folded ends of a sentence, from the one before it in its paragraph."""
    passage = scan.passage
    at = passage.sentence_at(offset)
    first = at - 1 if at and passage.sentences[at - 1][0] >= passage.paragraph_start(offset) else at
    return passage.folded.index(passage.sentences[first][0]), passage.folded.index(passage.sentences[at][1])


def _is_told_first(scan: Scan, words: CheckWords, times: list[TimeMention], length: DurationMention) -> bool:
    """ "استغرقت الرحلة ثلاث ساعات، إذ أقلعت عند العاشرة صباحا ووصلت عند الثالثة عصرا"."""
    folded, (first, second) = scan.passage.folded, times
    at, end = folded.index(length.span.start), folded.index(length.span.end)
    starts = [folded.index(first.span.start), folded.index(second.span.start)]
    if first.zone != second.zone or _OTHER_DAY.search(folded.text, end, folded.index(second.span.end) + _BESIDE):
        return False
    return (
        bool(words.find("lasts", folded.text[max(0, at - _BESIDE) : at]))
        and bool(words.find("explains", folded.text[end : starts[0]]))
        and bool(words.find("departs", folded.text[end : starts[0]]))
        and bool(words.find("arrives", folded.text[starts[0] : starts[1]]))
    )


def _is_bound(scan: Scan, words: CheckWords, times: list[TimeMention], length: DurationMention) -> bool:
    """Whether nothing but joining words stands between the second time and the length, and both times are of one day and zone."""
    raw, (first, second) = scan.passage.raw, times
    gap = fold(raw[second.span.end : length.span.start])
    if (
        len(gap) > _BESIDE
        or first.zone != second.zone
        or _OTHER_DAY.search(fold(raw[first.span.start : length.span.start]))
    ):
        return False
    tokens = _WORD.findall(gap)
    joined = [
        words.value("clock_later", token) is not None or words.value("lasts", token) is not None for token in tokens
    ]
    named = "،" in gap or "(" in gap or bool(words.find("lasts", gap))
    return bool(joined) and all(joined) and named


def _compare(article: Article, first: TimeMention, second: TimeMention, length: DurationMention) -> Iterator[Draft]:
    said = _minutes(length)
    if said is None or not first.hours or not second.hours:
        return
    between = {
        (two * 60 + second.minute - one * 60 - first.minute) % _DAY for one, two in product(first.hours, second.hours)
    }
    slack = _slack(first, second, length, said)
    if any(_fits(length, said, apart, slack) for apart in between):
        return
    apart = min(between, key=lambda minutes: abs(minutes - said))
    say = article.catalogue.say
    places = (
        article.place(length.span, say("label.duration"), primary=True),
        article.place(first.span, say("label.clock-time")),
        article.place(second.span, say("label.clock-time")),
    )
    meant = f"{apart // 60}:{apart % 60:02d}"
    fields = {"said": length.text, "range": f"{first.text} – {second.text}", "meant": meant}
    arithmetic = f"{written_time(first)}..{written_time(second)} = {meant}, not {said // 60}:{said % 60:02d}"
    yield Draft("clock", places, fields, arithmetic)


def _minutes(length: DurationMention) -> int | None:
    found = _LENGTH.fullmatch(length.value or "")
    return int(found[1] or 0) * 60 + int(found[2] or 0) if found and not length.connector else None


def _slack(first: TimeMention, second: TimeMention, length: DurationMention, said: int) -> int:
    """Minutes that rounding explains: half an hour for whole hours, a quarter for half ones, two for minutes."""
    if length.hedge == "about":
        return max(30, said // 10)
    if said % 60 == 0:
        return 0 if first.minute % 30 == second.minute % 30 == 0 else 30
    return 15 if said % 15 == 0 else 2


def _fits(length: DurationMention, said: int, apart: int, slack: int) -> bool:
    if length.hedge in ("over", "at-least"):
        return said <= apart
    if length.hedge in ("under", "at-most"):
        return said >= apart
    return abs(said - apart) <= slack
