"""A verb of the future before a day that has passed, or one of the past before a day that is to come, seen from the dateline."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.dates.nearest_year import days_in_nearest_year
from checker.core.documents import Anchor, Span
from checker.core.mentions import DateMention
from checker.core.patterns import regex
from checker.words import check_words

if TYPE_CHECKING:
    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_REACH = 110  # code points of the sentence before a date
_WORD = regex(r"[^\W\d_]+")
_BREAKS = frozenset("\n\r\u2028\u2029")  # between lines; any other end of a sentence is a mark
_FUTURE = regex(r"س[يتن]")  # how the verbs of the future begin that are one word
_WILL = regex(r"[وف]?س[يتن]\w{2,}")
_NO_VERB = ("ه", "تهم", "تها", "تنا")  # endings of nouns such as سيارة, سيطرتهم
_FARTHEST = 6  # words between a verb and its date
_BACK = 4  # words before the verb that may say that it only tells what was to be
_DAYS = {-2: "day before yesterday", -1: "yesterday", 1: "tomorrow", 2: "day after tomorrow"}


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    words, within = check_words.load(article.language), int(options["within"])
    for scan in article.scans:
        for date in scan.dates:
            if (
                date.day is None
                or date.name
                or date.calendar != "gregorian"
                or (anchor := article.dateline_at(date.span)) is None
            ):
                continue
            off = _off(article, date, anchor.day, within)
            if off is not None and (verb := _verb(scan, words, date.span, off)):
                outcome.drafts.append(_draft(article, date, verb, anchor, anchor.day + dt.timedelta(days=off)))
        for word in scan.named_days if "relative_day" in scan.roles else ():
            if word.relative_day and (verb := _verb(scan, words, word.span, word.relative_day)):
                outcome.drafts.append(_draft(article, word, verb, None, None))


def _off(article: Article, date: DateMention, today: dt.date, within: int) -> int | None:
    """The days from the dateline to a date, the nearest where two may be meant; None where it is no more than one, or too far."""
    if date.year or date.relative in ("last-year", "current-year", "next-year"):
        found = [dt.date.fromisoformat(r) for r in date.readings if len(r) == len("2018-02-11")]
    else:
        found = days_in_nearest_year(article, date, today, within)
    off = min([(d - today).days for d in found], key=abs, default=0)
    return off if abs(off) > 1 else None


def _verb(scan: Scan, words: CheckWords, date: Span, off: int) -> Span | None:
    """The verb of the clause that a date ends, where its tense looks the other way."""
    folded = scan.passage.folded
    text, end = folded.text, folded.index(date.start)
    start = max(0, end - _REACH)
    if off < 0 and not words.may_stand("will", folded) and not _FUTURE.search(text, start, end):
        return None
    tokens = list(_WORD.finditer(text, start, end))
    for k in range(len(tokens) - 1, max(-1, len(tokens) - 2 - _FARTHEST), -1):
        token = tokens[k]
        gap = text[token.end() : end]
        if gap.strip() or not _BREAKS.isdisjoint(gap) or words.value("clause", token[0]) is not None:
            return None
        if _is_verb(words, token[0], future=off < 0):
            told = _is_told(scan, words, date, tokens[max(0, k - _BACK) : k])
            return None if told else scan.passage.span(*token.span())
        end = token.start()
    return None


def _is_told(scan: Scan, words: CheckWords, date: Span, before: list[re.Match[str]]) -> bool:
    """Whether a quotation, or a word before the verb in its sentence, says that someone else speaks or that it was only to be."""
    passage = scan.passage
    start = passage.folded.index(passage.sentences[passage.sentence_at(date.start)][0])
    said = any(t.start() >= start and words.value("telling", t[0]) is not None for t in before)
    return said or passage.quote_at(date.start) is not None


def _is_verb(words: CheckWords, word: str, *, future: bool) -> bool:
    if not future:
        return words.value("did", word) is not None
    if words.value("will", word) is not None:
        return True
    return bool(_WILL.fullmatch(word)) and not word.endswith(_NO_VERB) and words.value("not_future", word) is None


def _draft(article: Article, date: DateMention, verb: Span, anchor: Anchor | None, day: dt.date | None) -> Draft:
    catalogue = article.catalogue
    variant = "will" if article.words(verb).lstrip("وف").startswith("س") else "did"
    places = (
        article.place(verb, catalogue.say("label.verb"), primary=True),
        article.place(date.span, catalogue.say("label.date")),
    )
    published = catalogue.date(anchor.day) if anchor else ""
    fields = {"verb": places[0].text, "date": date.text, "published": published}
    if anchor is None or day is None:
        return Draft(f"{variant}-word", places, fields, _DAYS[date.relative_day or -1])
    arithmetic = f"{day.isoformat()} {'<' if variant == 'will' else '>'} published {anchor.day.isoformat()}"
    return Draft(variant, places, fields, arithmetic, anchor=anchor)


CHECK = Check(
    "tense", ("will", "did", "will-word", "did-word"), frozenset({"verb", "date", "published"}), {"within": Option(60)}, _run, voiced=True,
)  # fmt: skip
