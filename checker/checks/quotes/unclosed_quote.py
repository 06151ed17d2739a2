"""Quotation marks without a partner."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.documents import Span
from checker.core.patterns import regex
from checker.segment.passages import Passage
from checker.segment.quotations import Quotation

_WORD = regex(r"\S+")
_TRAILING = " \t.،,؛:!?؟…"


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    for scan in article.scans:
        if scan.passage.part not in options["parts"] or not scan.passage.has_loose_marks:
            continue
        for quote in scan.passage.quotes:
            if not (quote.opened and quote.closed):
                outcome.drafts.append(_draft(article, scan.passage, quote, int(options["words"])))


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
