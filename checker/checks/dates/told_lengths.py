"""A length against what other words of the copy tell: its own second unit, the years between which one was away, the years of a term."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.base import Article, Draft
from checker.checks.dates.length_comparison import Length, is_near
from checker.core.documents import Span
from checker.core.folding import fold
from checker.core.mentions import DurationMention
from checker.core.patterns import regex
from checker.link.neighbours import beginning_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_COMPOSED = regex(r"P\d+Y\d+([MWD])")
_REACH = 25  # code points before a length in which what it belongs to is named
_WORD = regex(r"[^\W\d_]+")
_YEAR = r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/-]|[.,]\d)"
_YEARS = regex(_YEAR)
# "للمرة الثالثة في تاريخه بعد 1930 و1994": the times before this one
_TIMES = regex(
    r"(?<!\w)(?:(?:لل|ال)مره ال\w+(?: عشره)?(?: (?!بعد )[^\W\d_]+){0,5}|و?ال\w{3,7}ه (?:له |لها )?في تاريخ(?:ه|ها|هم)?)،? بعد "
    rf"(?:[^\W\d_]+ ){{0,3}}(?P<years>{_YEAR}(?:(?:،? و ?|، ?){_YEAR})*)"
)
# "منذ آخر مشاركة له عام 1994"
_LAST = regex(rf"(?<!\w)(?:اخر|الاخيره?) (?:[^\W\d_]+ ){{0,6}}?(?P<years>{_YEAR})")
_MOST = 200  # figures of a copy that are looked at
_WINDOW = 700  # code points on each side of a length that are read
_SENTENCES = 3  # on each side of an absence in which the years are told
_TERM_WORDS = 4  # between what has a length and the length
_TERM = regex(
    rf"(?P<first>{_YEAR}) (?:الي|حتي|وحتي|و?[تي]نتهي|ل[تي]نتهي) (?:في )?(?:نهايه |مطلع |صيف |خريف )?(?:عام |العام |سنه )?(?P<last>{_YEAR})"
)
_TERM_LEAD = regex(r"(?:(?<= )|^)(?:(?:من|في) )?(?:(?:نهايه|مطلع) )?(?:عام |العام |سنه )?$")


# ------------------------------------------------------------------------------------------------------------- one unit twice


def repeated_units(article: Article, scan: Scan, words: CheckWords, lengths: Sequence[Length]) -> Iterator[Draft]:
    """ "بعمر 43 يوما وثلاثة أيام": the greater of the two units is another one."""
    for one, two in pairwise(lengths):
        if one.unit != two.unit or two.number >= one.number or one.mention.hedge != "none":
            continue
        gap = scan.passage.raw[one.mention.span.end : two.mention.span.start]
        if fold(gap).strip() != "و" or not (_is_age(scan, words, one) or _is_composed(scan, one.unit)):
            continue
        whole = Span(one.mention.span.part, one.mention.span.start, two.mention.span.end)
        say, text = article.catalogue.say, article.words(whole)
        places = (article.place(whole, say("label.duration"), primary=True),)
        fields = {"said": text, "range": text, "meant": ""}
        yield Draft("unit-twice", places, fields, f"{one.mention.value} + {two.mention.value}: one unit twice")


def _is_age(scan: Scan, words: CheckWords, length: Length) -> bool:
    folded = scan.passage.folded
    start = folded.index(length.mention.span.start)
    return any(words.near("age_lead", word) for word in _last_words(folded.text, start, 3))


def _is_composed(scan: Scan, unit: str) -> bool:
    """Whether another length of the copy has years and then this unit: "45 عاما و161 يوما"."""
    others = (f.value for f in scan.figures[:_MOST] if isinstance(f, DurationMention) and f.value)
    return any((found := _COMPOSED.fullmatch(value)) and found[1] == unit for value in others)


def _last_words(text: str, end: int, number: int) -> list[str]:
    """The last words before a folded offset."""
    return [word.strip("،(:") for word in text[max(0, end - _REACH) : end].split()[-number:]]


# ------------------------------------------------------------------------------------------------------------------- absence


def absences(article: Article, scan: Scan, words: CheckWords, lengths: Iterable[Length]) -> Iterator[Draft]:
    """ "بعد غياب 28 عاما … للمرة الثالثة بعد 1930 و1994": so long ago was none of the times told."""
    folded = scan.passage.folded
    away = [
        x for x in lengths
        if x.unit == "Y" and _is_absence(words, _last_words(folded.text, folded.index(x.mention.span.start), 3))
    ]  # fmt: skip
    if len({x.number for x in away}) > 1:
        return  # two were away: whose years are told is not known
    for length in away[:1]:
        first, last = _window(scan, length.mention.span.start)
        told = _TIMES.search(folded.text, first, last) or _LAST.search(folded.text, first, last)
        if told is None or not _is_of_one(scan, length, told.start()):
            continue
        near = [x for x in lengths if x.unit == "Y" and first <= folded.index(x.mention.span.start) < last]
        if len(words.find("absence", folded.text[first:last])) > 1 and any(x.number != length.number for x in near):
            continue  # another one was away, perhaps
        before = [int(year) for year in _YEARS.findall(told["years"])]
        anchor = article.dateline_at(length.mention.span)
        now = {int(year) for year in _YEARS.findall(folded.text, first, last)} | (
            {anchor.day.year} if anchor else set()
        )
        now = {year for year in now if year > max(before)}
        if now and not any(is_near(length, year - then, (-1, 1)) for year in now for then in before):
            yield _away(article, scan, length, told.span("years"), max(now), max(before))


def _is_absence(words: CheckWords, before: list[str]) -> bool:
    while before and words.near("absence_fill", before[-1]):
        before.pop()
    return bool(before) and words.near("absence", before[-1])


def _is_of_one(scan: Scan, length: Length, told: int) -> bool:
    """Whether the years are told of no other team or land than the absence: no place is named with them that is not named with it."""
    folded, passage = scan.passage.folded, scan.passage
    at = passage.sentence_at(length.mention.span.start), passage.sentence_at(folded.start(told))
    here, there = (beginning_in(scan.places, *passage.sentences[number]) for number in at)
    known = {place for mention in here for place in mention.places}
    return all(not known.isdisjoint(mention.places) for mention in there)


def _window(scan: Scan, offset: int) -> tuple[int, int]:
    """The folded ends of a sentence with its neighbours, of endless ones the part that is near."""
    passage = scan.passage
    at, index = passage.sentence_at(offset), passage.folded.index
    first, last = max(0, at - _SENTENCES), min(len(passage.sentences) - 1, at + _SENTENCES)
    start, end, middle = index(passage.sentences[first][0]), index(passage.sentences[last][1]), index(offset)
    return max(start, middle - _WINDOW), min(end, middle + _WINDOW)


def _away(article: Article, scan: Scan, length: Length, told: tuple[int, int], now: int, then: int) -> Draft:
    say = article.catalogue.say
    years = scan.passage.span(*told)
    places = (
        article.place(length.mention.span, say("label.duration"), primary=True),
        article.place(years, say("label.earlier-years")),
    )
    fields = {
        "said": length.mention.text,
        "range": places[1].text,
        "meant": article.catalogue.count("years", now - then),
    }
    return Draft("absence", places, fields, f"{now} - {then} = {now - then}, not {length.number}")


# ---------------------------------------------------------------------------------------------------------------------- term


def terms(article: Article, scan: Scan, words: CheckWords, lengths: Iterable[Length]) -> Iterator[Draft]:
    """ "ولايته المحددة بخمس سنوات، على أن تمتد من 2025 إلى 2031": five years from a day of 2025 end in 2030."""
    folded, passage = scan.passage.folded, scan.passage
    for length in lengths:
        start, end = folded.index(length.mention.span.start), folded.index(length.mention.span.end)
        if length.unit != "Y" or length.mention.hedge != "none":
            continue
        if not any(words.near("term", word) for word in _last_words(folded.text, start, _TERM_WORDS)):
            continue
        last = min(folded.index(passage.sentences[passage.sentence_at(length.mention.span.start)][1]), end + _WINDOW)
        told = _TERM.search(folded.text, end, last)
        if told is None or not _runs(words, folded.text[end : told.start()]):
            continue
        apart = int(told["last"]) - int(told["first"])
        if apart > 0 and length.number not in (apart, apart + 1):
            yield _term(article, scan, length, told, apart)


def _runs(words: CheckWords, between: str) -> bool:
    """Whether a verb and من lead from a length to the two years, and no other figure stands between."""
    lead = _TERM_LEAD.search(between)
    return (
        lead is not None
        and not _YEARS.search(between)
        and any(words.value("term_runs", word) is not None for word in _WORD.findall(between[: lead.start()])[-2:])
    )


def _term(article: Article, scan: Scan, length: Length, told: re.Match[str], apart: int) -> Draft:
    say = article.catalogue.say
    years = scan.passage.span(*told.span())
    places = (
        article.place(length.mention.span, say("label.duration"), primary=True),
        article.place(years, say("label.date-range")),
    )
    fields = {"said": length.mention.text, "range": places[1].text, "meant": article.catalogue.count("years", apart)}
    return Draft("term", places, fields, f"{told['last']} - {told['first']} = {apart}, not {length.number}")
