"""Dead and injured under one number: "مقتل وإصابة 4 أشخاص"."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.documents import Span
from checker.core.patterns import regex
from checker.words import check_words

_PAIR = regex(r"([^\W\d_]+) (و[^\W\d_]+)(?: [^\W\d_]+){0,2} \Z")
_REACH = 50  # code points before a figure


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    words = check_words.load(article.language)
    for scan in article.scans:
        folded = scan.passage.folded
        if not words.may_stand("kills", folded):
            continue
        for figure in scan.quantities:
            end = folded.index(figure.span.start)
            pair = _PAIR.search(folded.text, max(0, end - _REACH), end)
            if pair is None or figure.amount.vague or words.value("hurts", pair[2]) is None:
                continue
            if words.value("kills", pair[1]) is not None:
                span = Span(figure.span.part, folded.start(pair.start(1)), figure.span.end)
                place = article.place(span, article.catalogue.say("label.lumped"), primary=True)
                outcome.drafts.append(Draft("lumped", (place,), {"text": place.text}, "dead + injured = one figure"))


CHECK = Check("lumped-casualties", ("lumped",), frozenset({"text"}), {}, _run)
