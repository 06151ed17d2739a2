"""An anniversary of a founding against the year of the founding, told elsewhere: "تأسس النادي عام 1920 … بمرور 90 عاما على تأسيسه"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Draft
from checker.core.documents import Span
from checker.core.mentions import DurationMention
from checker.core.patterns import regex
from checker.link.neighbours import beginning_in
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords, Word

_YEARS = regex(r"P(\d{1,3})Y")
_WORD = regex(r"[^\W\d_]+")
_FOUNDED = regex(r"(?: [^\W\d_]+){0,6}? (?:في )?(?:عام|العام|سنه) (?P<year>(?:1[5-9]|20)\d\d)(?!\d| ?[-–/] ?\d)")
_REACH = 50  # code points before a founding in which the number of its years stands
_PASSED = regex(r"(?:بمرور|مرور|علي) (?:نحو )?$")
_ON = regex(r" (?:علي|من|عام علي) $")
_FEAST = regex(r"(?<!\w)[وب]?(?:ال)?ذكري(?!\w)")
_DIGITS = regex(r"ذكري (?:السنويه )?(?:ال ?)?(?P<number>\d{1,3})(?!\d)")
_SENTENCE = 300  # … on each side of it in which a pronoun's noun stands
_OFF = 1  # years by which an anniversary may be ahead of its day, or behind it


class _Told(Struct, frozen=True):
    """A year of founding, or a number of years since; what was founded, in the words behind; and where it stands."""

    value: int
    what: str
    span: Span
    sentence: str


def founding(article: Article) -> Iterator[Draft]:
    """The anniversaries that do not fit the only founding of the article."""
    words = check_words.load(article.language)
    if not any(words.may_stand("founded", scan.passage.folded) for scan in article.scans):
        return
    years, feasts = [], []
    for scan in article.scans:
        for word in words.find_folded("founded", scan.passage.folded):
            if year := _year(scan, word):
                years.append(year)
            elif feast := _feast(scan, word):
                feasts.append(feast)
    if len({year.value for year in years}) != 1:
        return
    for feast in feasts:
        anchor = article.dateline_at(feast.span)
        if anchor is None or not article.same_story(years[0].span, feast.span) or not _is_of(words, years[0], feast):
            continue
        apart = anchor.day.year - years[0].value
        if apart > _OFF and abs(apart - feast.value) > _OFF:
            say = article.catalogue.say
            places = (
                article.place(feast.span, say("label.anniversary"), primary=True),
                article.place(years[0].span, say("label.event-year")),
            )
            fields = {
                "said": places[0].text, "number": str(feast.value), "year": str(years[0].value), "today": str(anchor.day.year),
                "difference": article.catalogue.count("years", apart),
            }  # fmt: skip
            arithmetic = f"{anchor.day.year} - {years[0].value} = {apart}, not {feast.value}"
            yield Draft("founding", places, fields, arithmetic, anchor=anchor)


def _year(scan: Scan, word: Word) -> _Told | None:
    """ "تأسس النادي عام 1920": the first words behind say what was founded."""
    text = scan.passage.folded.text
    found = _FOUNDED.match(text, word.end)
    if found is None or text[word.own : word.end].startswith("تاسيس"):
        return None
    names = _WORD.findall(text, word.end, found.start("year"))
    what = names[0] if names[0].startswith("ال") else _before(text, word.start)
    return _Told(int(found["year"]), what, scan.passage.span(*found.span("year")), _sentence(scan, word.start))


def _before(text: str, end: int) -> str:
    """ "والنادي الذي تأسس عام 1920": the last word with its article before the verb."""
    return next(
        (w for w in reversed(_WORD.findall(text, max(0, end - _REACH), end)) if w.startswith(("ال", "وال"))), ""
    )


def _feast(scan: Scan, word: Word) -> _Told | None:
    """ "بمرور 90 عاما على تأسيسه"، "الذكرى التسعين لتأسيس النادي": the years since, and what was founded (ه where it is not named)."""
    folded = scan.passage.folded
    text, low = folded.text, max(0, word.start - _REACH)
    names = _WORD.findall(text, word.end, word.end + _REACH // 2)
    what = "" if text[word.own : word.end].endswith(("ه", "ها")) else next(iter(names), "")
    stretch = folded.start(low), folded.start(word.start)
    for figure in beginning_in(scan.figures, *stretch):
        start, end = figure.span.start, figure.span.end
        if not isinstance(figure, DurationMention) or figure.hedge != "none":
            continue
        years = _YEARS.fullmatch(figure.value or "")
        if (
            years
            and _PASSED.search(text, low, folded.index(start))
            and _ON.fullmatch(text, folded.index(end), word.start)
        ):
            return _Told(int(years[1]), what, figure.span, _sentence(scan, word.start))
    feast = _FEAST.search(text, low, word.start)
    if feast is None or not text[word.start : word.own].startswith("ل"):
        return None
    if digits := _DIGITS.search(text, low, word.start):
        return _Told(
            int(digits["number"]), what, scan.passage.span(*digits.span("number")), _sentence(scan, word.start)
        )
    said = [
        o
        for o in beginning_in(scan.ordinals, *stretch)
        if feast.end() <= folded.index(o.span.start) and folded.index(o.span.end) < word.start
    ]
    return _Told(said[-1].value, what, said[-1].span, _sentence(scan, word.start)) if said else None


def _sentence(scan: Scan, at: int) -> str:
    passage = scan.passage
    start, end = map(passage.folded.index, passage.sentences[passage.sentence_at(passage.folded.start(at))])
    return passage.folded.text[max(start, at - _SENTENCE) : min(end, at + _SENTENCE)]


def _is_of(words: CheckWords, year: _Told, feast: _Told) -> bool:
    """Whether both are told of one thing: it is named with both, or in the sentence of a pronoun."""
    what = year.what.removeprefix("و")
    return (
        bool(what)
        and words.value("founded", what) is None
        and (feast.what == what or (not feast.what and what in feast.sentence))
    )
