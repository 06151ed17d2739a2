"""Quotation marks without a partner."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.documents import Span
from checker.core.patterns import regex
from checker.segment.passages import Passage
from checker.segment.quotations import Quotation
from checker.words import check_words

_WORD = regex(r"\S+")
_NEAR = 30  # code points on each side of a mark in which a word for it stands
_TRAILING = " \t.،,؛:!?؟…"


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    for scan in article.scans:
        if scan.passage.part not in options["parts"] or not scan.passage.has_loose_marks:
            continue
        for quote in scan.passage.quotes:
            if not (quote.opened and quote.closed) and not _is_named(article, scan.passage, quote):
                outcome.drafts.append(_draft(article, scan.passage, quote, int(options["words"])))


def _is_named(article: Article, passage: Passage, quote: Quotation) -> bool:
    """ "يكتب البرنامج علامة " قبل الكلمة": a mark that stands alone beside a word for it is spoken of, and quotes nothing."""
    raw, at = passage.raw, quote.start if quote.opened else quote.end - 1
    alone = not raw[at + 1 : at + 2].strip(_TRAILING + ")]") and not raw[max(0, at - 1) : at].strip("([وبك ")
    words = check_words.load(article.language)
    return alone and words.has("mark_named", raw[max(0, at - _NEAR) : at] + " " + raw[at + 1 : at + _NEAR])


def _draft(article: Article, passage: Passage, quote: Quotation, words: int) -> Draft:
    unclosed = not quote.closed
    span = Span(passage.part, quote.start, _end(passage, quote, words)) if unclosed else _closing(passage, quote, words)
    label = article.catalogue.say("label.opening" if unclosed else "label.closing")
    mark = passage.raw[quote.start]
    return Draft(
        "unclosed" if unclosed else "unopened", (article.place(span, label, primary=True),), {"mark": mark, "words": article.words(span)},
        "open 1, closed 0" if unclosed else "open 0, closed 1",
    )  # fmt: skip


def _end(passage: Passage, quote: Quotation, words: int) -> int:
    """The end of the first words behind the opening mark, within its paragraph."""
    end = quote.start + 1
    for count, word in enumerate(_WORD.finditer(passage.raw, quote.start + 1, quote.end)):
        if count == words:
            break
        end = word.end()
    while end > quote.start + 1 and passage.raw[end - 1] in _TRAILING:
        end -= 1
    return end


def _closing(passage: Passage, quote: Quotation, words: int) -> Span:
    """A closing mark with the last words before it."""
    floor = passage.paragraph_start(quote.start)
    found = list(_WORD.finditer(passage.raw, max(floor, quote.start - 80), quote.start + 1))
    return Span(passage.part, found[-words:][0].start() if found else quote.start, quote.end)


CHECK = Check(
    "unclosed-quote", ("unclosed", "unopened"), frozenset({"mark", "words"}),
    {"words": Option(5), "parts": Option(["text"])}, _run,
)  # fmt: skip
