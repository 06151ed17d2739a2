"""A rate that rose or fell to what it was a month before: "قفز التضخم إلى 68% في سبتمبر … بلغ التضخم 68% في أغسطس"."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Draft
from checker.core.documents import Span
from checker.core.mentions import PercentMention
from checker.core.patterns import regex
from checker.link.neighbours import beginning_in
from checker.link.stated_figures import ascii_amount
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import DateMention
    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_TO = regex(r" (?:الي|عند|ل)(?: نحو| حوالي)? ?$")
_WORD = regex(r"[^\W\d_]+")
_REACH, _BEHIND = (
    75,
    40,
)  # code points of a sentence before a rate in which it is named, and behind it in which its month stands
_MOST = 30  # rates of one article that are held against each other
_YEAR = 12


class _Rate(Struct, frozen=True):
    """A percentage, the rate that it is of, what tells such rates apart, its month, and the word that says which way it went."""

    percent: PercentMention
    name: str
    kinds: frozenset[str]
    month: int
    year: int | None
    way: str
    word: Span | None


def months_told(article: Article) -> Iterator[Draft]:
    """The rates that did not go the way that is said, by that of the month before."""
    words = check_words.load(article.language)
    if not any(words.may_stand("rate_name", scan.passage.folded) for scan in article.scans):
        return
    found = [rate for scan in article.scans if PercentMention in scan.kinds for rate in _rates(scan, words)][:_MOST]
    for now, then in permutations(found, 2):
        if not now.way or not now.word or not _are_neighbours(article, now, then):
            continue
        new, old = now.percent.amount.entails, then.percent.amount.entails
        same = now.percent.amount.value == then.percent.amount.value
        if same or (new.below(old) if now.way == "up" else old.below(new)):
            say = article.catalogue.say
            places = (
                article.place(now.word, say("label.change"), primary=True),
                article.place(now.percent.span, say("label.new")),
                article.place(then.percent.span, say("label.old")),
            )
            fields = {"word": places[0].text, "new": places[1].text, "old": places[2].text, "way": ""}
            sign = "=" if same else "<" if now.way == "up" else ">"
            yield Draft(
                "months",
                places,
                fields,
                f"{ascii_amount(now.percent.amount)} {sign} {ascii_amount(then.percent.amount)}",
            )


def _are_neighbours(article: Article, now: _Rate, then: _Rate) -> bool:
    """Whether two rates are one and the same, the second that of the month before, as far as the copy says."""
    if now.name != then.name or now.kinds != then.kinds or not article.same_story(now.percent.span, then.percent.span):
        return False
    if now.year and then.year and (now.year * _YEAR + now.month) - (then.year * _YEAR + then.month) != 1:
        return False
    return (now.month - then.month) % _YEAR == 1


def _rates(scan: Scan, words: CheckWords) -> Iterator[_Rate]:
    folded, passage = scan.passage.folded, scan.passage
    for percent in scan.figures:
        if (
            not isinstance(percent, PercentMention)
            or percent.points
            or percent.connector
            or percent.amount.hedge != "none"
        ):
            continue
        start = folded.index(percent.span.start)
        sentence = passage.sentences[passage.sentence_at(percent.span.start)]
        first = max(start - _REACH, folded.index(sentence[0]))
        before = folded.text[first:start]
        names = [w for w in _WORD.findall(before) if words.near("rate_name", w)]
        month = _month(scan, percent.span.end, min(sentence[1], percent.span.end + _BEHIND))
        if not names or month is None:
            continue
        kinds = frozenset(w for w in _WORD.findall(before) if words.near("rate_kind", w))
        moves = words.find("moves_to", before) if _TO.search(before) else []
        word = passage.span(first + moves[-1].start, first + moves[-1].end) if moves else None
        way, year = moves[-1].value if moves else "", month.year.value if month.year else None
        name = names[-1].removeprefix("و").removeprefix("ال").removeprefix("لل")
        yield _Rate(percent, name, kinds, month.months[0].number, year, way, word)


def _month(scan: Scan, start: int, end: int) -> DateMention | None:
    """The month without a day that stands behind a rate, in its clause."""
    found = next(iter(beginning_in(scan.dates, start, end)), None)
    if found is None or found.day or not found.months or found.calendar != "gregorian":
        return None
    between = scan.passage.between(start, found.span.start)
    return None if any(mark in between for mark in "،؛()") or _WORD.findall(between)[-2:-1] == ["مقابل"] else found
