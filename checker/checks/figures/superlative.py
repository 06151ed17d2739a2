"""A record that the sentence itself contradicts: "بلغ التضخم 5%، وهو أعلى معدل منذ عامين، مقابل 6% قبل عام"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.findings import Location
from checker.core.folding import fold
from checker.link.stated_figures import StatedFigure, ascii_amount, stated_figures
from checker.link.statements import joints_between
from checker.words import check_words
from checker.words.statement_words import LETTERS

if TYPE_CHECKING:
    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords, Word

_NEAR = 45  # code points between a figure and the superlative that speaks of it
_SINCE = 30  # code points behind the superlative in which the stretch of time begins
_MOST = 30  # figures of one endless sentence that are looked at on each side
_BESIDE = 30  # … between the word of comparison and its figure


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    words = check_words.load(article.language)
    for scan in article.scans:
        markers = words.find_in("record", scan.passage.folded) if len(scan.figures) > 1 else ()
        for marker in markers:
            pair = _pair(scan, words, marker)
            if pair is None:
                continue
            said, other = pair
            outcome.compared.update((said.mention.span, other.mention.span))
            lower, higher = (said, other) if marker.value == "high" else (other, said)
            if lower.amount.entails.below(higher.amount.entails):
                outcome.drafts.append(_draft(article, scan, marker, said, other))


def _pair(scan: Scan, words: CheckWords, marker: Word) -> tuple[StatedFigure, StatedFigure] | None:
    """The figure that is called a record, before the superlative, and the one that the same sentence compares it with."""
    passage = scan.passage
    start, end = passage.sentences[passage.sentence_at(marker.start)]
    raw, figures = passage.raw, stated_figures(scan)
    at = bisect_left(figures, marker.start, key=_start)
    before = reversed(figures[max(0, at - _MOST) : at])
    said = next((f for f in before if start <= f.start and f.end <= marker.start), None)
    if said is None or marker.start - said.end > _NEAR:
        return None
    if not words.has("record_since", raw[marker.end : min(end, marker.end + _SINCE)]):
        return None
    at = bisect_left(figures, marker.end, key=_start)
    behind = figures[at : at + _MOST]
    other = next((f for f in behind if f.end <= end and f.unit is not None and f.unit == said.unit), None)
    if other is None or not _is_compared(scan, other) or words.has("record_when", raw[marker.end : other.start]):
        return None
    return said, other


def _start(figure: StatedFigure) -> int:
    return figure.start


def _is_compared(scan: Scan, figure: StatedFigure) -> bool:
    """Whether a word of comparison (مقابل، مقارنة ب) stands right before a figure."""
    folded = scan.passage.folded
    stop = folded.index(figure.start)
    near = joints_between(scan, max(0, stop - _BESIDE), stop)
    return any(token.senses["letter"] == LETTERS["against"] for token in near) and "\n" not in fold(
        scan.passage.raw[max(0, figure.start - _BESIDE) : figure.start]
    )


def _draft(article: Article, scan: Scan, marker: Word, said: StatedFigure, other: StatedFigure) -> Draft:
    say = article.catalogue.say
    places: tuple[Location, ...] = (
        article.place(said.mention.span, say("label.record"), primary=True),
        article.place(other.mention.span, say("label.record-other")),
    )
    word = scan.passage.raw[marker.start : marker.end]
    sign = "<" if marker.value == "high" else ">"
    fields = {"said": places[0].text, "other": places[1].text, "word": word}
    return Draft("one-sentence", places, fields, f"{ascii_amount(said.amount)} {sign} {ascii_amount(other.amount)}")


CHECK = Check("superlative", ("one-sentence",), frozenset({"said", "other", "word"}), {}, _run, voiced=True)
