"""One thing that happened so long after another, told twice: "تحطمت بعد 32 ثانية من إقلاعها … تحطمت بعد دقيقتين من الإقلاع"."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Draft
from checker.core.mentions import DurationMention
from checker.core.patterns import regex
from checker.link.context import stem
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_LENGTH = regex(r"P(?:T(\d+)([HMS])|(\d+)([YMWD]))")
_SECONDS = {"TS": 1, "TM": 60, "TH": 3600, "D": 86400, "W": 7 * 86400, "M": 2_629_746, "Y": 31_556_952}
_AFTER = regex(r"(?:بعد|قبل)(?: نحو| حوالي| اكثر من| اقل من)? $")
_EVENT = regex(r" (?:من|علي) (?P<event>[^\W\d_]{3,})")
_WORD = regex(r"[^\W\d_]+")
_REACH, _LEAD = 70, 25  # code points before a length in which its verb stands, and the word that it is counted by
_WORDS = 5  # between the verb and the length
_MOST = 30  # such lengths of one article


class _Since(Struct, frozen=True):
    """A length after an event (or before it): what happened then, by the stem of its verb; "" for one that only says that it did."""

    length: DurationMention
    seconds: int
    event: str
    verb: str
    sentence: tuple[str, int]


def since_events(article: Article) -> Iterator[Draft]:
    """Two lengths of one thing after one event that cannot both be right."""
    words = check_words.load(article.language)
    found = [s for scan in article.scans if DurationMention in scan.kinds for s in _read(scan, words)][:_MOST]
    for one, two in combinations(found, 2):
        if (
            one.event != two.event
            or one.sentence == two.sentence
            or not article.same_story(one.length.span, two.length.span)
        ):
            continue
        if (one.verb == two.verb or "" in (one.verb, two.verb)) and one.verb + two.verb and not _agree(one, two):
            label = article.catalogue.say("label.duration")
            places = (article.place(two.length.span, label, primary=True), article.place(one.length.span, label))
            fields = {"said": two.length.text, "range": one.length.text, "meant": ""}
            yield Draft("after-event", places, fields, f"{one.length.value} | {two.length.value}")
            return  # the others repeat it


def _read(scan: Scan, words: CheckWords) -> Iterator[_Since]:
    folded = scan.passage.folded
    for figure in scan.figures:
        if not isinstance(figure, DurationMention) or figure.connector:
            continue
        start, end = folded.index(figure.span.start), folded.index(figure.span.end)
        event, length = _EVENT.match(folded.text, end), _LENGTH.fullmatch(figure.value or "")
        lead = _AFTER.search(folded.text, max(0, start - _LEAD), start) if event and length else None
        if event is None or length is None or lead is None:
            continue
        verb = _verb(words, folded.text[max(0, lead.start() - _REACH) : lead.start()])
        if verb is not None:
            number, unit = (length[1], f"T{length[2]}") if length[1] else (length[3], length[4])
            side = folded.text[lead.start() : lead.start() + 3]
            place = (figure.span.part, scan.passage.sentence_at(figure.span.start))
            yield _Since(figure, int(number) * _SECONDS[unit], side + stem(event["event"]), verb, place)


def _verb(words: CheckWords, before: str) -> str | None:
    """The last verb of an accident before a length, "" where it only says that it happened; None where no such verb stands there."""
    clause = before.rpartition("\n")[2].rpartition(". ")[2]
    for word in _WORD.findall(clause)[: -_WORDS - 1 : -1]:
        if words.near("happened", word):
            return ""
        if words.near("befalls", word):
            return stem(word)
    return None


def _agree(one: _Since, two: _Since) -> bool:
    """Whether two lengths can be one: by their hedges, and a tenth for what is rounded."""
    low, high = sorted((one, two), key=lambda s: s.seconds)
    if low.length.hedge in ("over", "at-least") or high.length.hedge in ("under", "at-most"):
        return True
    return (high.seconds - low.seconds) * 10 <= high.seconds
