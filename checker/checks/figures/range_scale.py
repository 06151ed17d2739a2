"""A range whose first end may have the scale of the second or not: "بين 5 و10 آلاف"."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.amounts import Amount
from checker.core.folding import fold
from checker.core.patterns import regex
from checker.link.stated_figures import ascii_amount, ascii_number

_BETWEEN = regex(r"(?:ب?ما )?بين (\d{1,3}) و ?\d{1,3}(?:[.,]\d+)? ([^\W\d_]+)")


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for scan in article.scans:
        for figure in scan.quantities:
            bounds = figure.amount.bounds
            said = _BETWEEN.match(fold(figure.text)) if bounds else None
            if bounds is None or said is None or not scan.lexicon.sense(said[2], "scale"):
                continue
            place = article.place(figure.span, article.catalogue.say("label.range"), primary=True)
            bare = ascii_amount(Amount(None, 0, "between", (int(said[1]), bounds[1])))
            arithmetic = f"{ascii_amount(figure.amount)} | {bare}"
            fields = {"text": place.text, "low": ascii_number(bounds[0]), "bare": said[1]}
            outcome.drafts.append(Draft("elided", (place,), fields, arithmetic))


CHECK = Check("ambiguous-range-scale", ("elided",), frozenset({"text", "low", "bare"}), {}, _run)
