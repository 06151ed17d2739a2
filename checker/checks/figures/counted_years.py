"""Years listed against the number told: "اللقب الرابع بعد ألقاب 1959 و1976 و1986 و2019"، "ثلاث مرات (2010 و2014)"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Draft
from checker.core.patterns import regex
from checker.link.neighbours import beginning_in
from checker.words import check_words
from checker.words.figure_words import ordinals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_YEAR = r"(?:19|20)\d\d(?![\d/-]|[.,]\d)(?: ?\([^()\d\n]{1,30}\))?"
_LIST = regex(rf"(?<![\d/.,-]){_YEAR}(?:(?:،? و ?|، ?)(?<!\d){_YEAR})+")
_APART = 45  # code points from one year of a list to the next, with what stands in brackets between
_ONE = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIMES = regex(r"(?<!\w)(?:مرات|مره|مرتين|مرتان)(?!\w)")
_TAIL = regex(r"(?: [^\W\d_]+){0,6}[ ،:]*\(?(?:[^\W\d_]+ ){0,2}")
_AFTER = ("بعد", "عقب")
_LEAD, _FILL, _TEN = (
    7,
    9,
    10,
)  # words between بعد and the list, between the ordinal and بعد; the last ordinal of one word
_WORD = regex(r"[^\W\d_]+")
_LONGEST = 120  # code points of a list
_REACH = 110  # code points before a list in which its number stands
_BEHIND = 25  # … behind it, in which words take from its being whole
_SENTENCE = regex(r"[.!؟\n؛]")


class _Said(Struct, frozen=True):
    """So many years are to be listed; where that is said, from the beginning of the words before the list."""

    number: int
    start: int
    end: int


def counted_years(article: Article, scan: Scan) -> Iterator[Draft]:
    """The lists of years that do not fit the ordinal or the number of times before them."""
    words = check_words.load(article.language)
    years = scan.year_numbers if words.may_stand("again", scan.passage.folded) else ()
    pairs = [one for one, two in pairwise(years) if two - one <= _APART] if len(years) > 1 else []
    text, behind = scan.passage.folded.text, 0
    for at in pairs:
        found = _LIST.search(text, at, at + _LONGEST) if at >= behind else None
        if found is None or found.start() != at:
            continue
        behind = found.end()
        before = _SENTENCE.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
        said = _ordinal(scan, words, before) or _times(scan, words, found.start(), before)
        if said and _is_whole(words, before[said.end :], text[found.end() : found.end() + _BEHIND]):
            yield from _compare(article, scan, said, found, found.start() - len(before))


def _ordinal(scan: Scan, words: CheckWords, before: str) -> _Said | None:
    """ "للمرة الثالثة في تاريخه بعد": the ordinal with what it counts; none above ten, which are two words."""
    tokens = list(_WORD.finditer(before))
    after = next((k for k in range(len(tokens) - 1, max(-1, len(tokens) - _LEAD), -1) if tokens[k][0] in _AFTER), 0)
    for k in range(after - 1, max(0, after - _FILL), -1):
        form = ordinals(scan.lexicon.language).find(tokens[k][0])
        number = form.senses.get("ordinal") if form else None
        if isinstance(number, int):
            alone = tokens[k + 1][0] != "عشر" and tokens[k + 1][0] != "عشره" and 1 < number <= _TEN
            for other in (k - 1, k + 1):  # "اللقب الثالث"، "ثالث ألقابه"
                if alone and words.value("again", tokens[other][0]) is not None:
                    first, last = min(k, other), max(k, other)
                    return _Said(number - 1, tokens[first].start(), tokens[last].end())
            return None
    return None


def _times(scan: Scan, words: CheckWords, at: int, before: str) -> _Said | None:
    """ "ثلاث مرات، أعوام"، "مرتين (": the last number of times before a list."""
    found = list(_TIMES.finditer(before))
    if not found or not _TAIL.fullmatch(before, found[-1].end()):
        return None
    times = found[-1]
    if any(words.value("multiplied", word) is not None for word in _WORD.findall(before[: times.start()])[-4:]):
        return None
    if words.value("twice", times.group()) is not None:
        return _Said(2, *times.span())
    low, high = (scan.passage.folded.start(at - len(before) + end) for end in times.span())
    around = beginning_in(scan.quantities, max(0, low - _REACH), high)
    near = [f for f in around if f.noun_span and low <= f.noun_span.start < high]
    if not near or near[-1].hedge != "none" or not isinstance(near[-1].amount.value, int):
        return None
    start = scan.passage.folded.index(near[-1].span.start) - (at - len(before))
    return _Said(near[-1].amount.value, start, times.end()) if start >= 0 else None


def _is_whole(words: CheckWords, between: str, behind: str) -> bool:
    """Whether the words around a list say nothing of its being a part, or another thing's."""
    around = (*_WORD.findall(between), *_WORD.findall(behind)[:2])
    return not re.search(r"\d", behind) and not any(words.value("not_all", word) is not None for word in around)


def _compare(article: Article, scan: Scan, said: _Said, found: re.Match[str], offset: int) -> Iterator[Draft]:
    listed = len(_ONE.findall(found.group()))
    if listed == said.number or (listed < said.number and (listed < said.number - 1 or listed < 2)):
        return  # a list of a few of them says nothing
    say, passage = article.catalogue.say, scan.passage
    places = (
        article.place(passage.span(offset + said.start, offset + said.end), say("label.total"), primary=True),
        article.place(passage.span(*found.span()), say("label.list")),
    )
    fields = {"number": places[0].text, "noun": "", "listed": str(listed)}
    variant = "years" if listed > said.number else "years-missing"
    yield Draft(variant, places, fields, f"{said.number} by the words, {listed} listed")
