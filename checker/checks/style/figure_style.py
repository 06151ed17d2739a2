"""How figures are written: separators that can be read two ways, two kinds of digits, precision behind نحو, money of many countries."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome, one_of
from checker.core.division import fixed, quotient
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.folding import fold
from checker.core.interval_arithmetic import last_place
from checker.core.mentions import MoneyMention, PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.link.stated_figures import ascii_amount
from checker.link.statements import joints_between
from checker.words.statement_words import THAT_IS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import Mention

_ONE_SEPARATOR = regex(r"(?<![\d.,٫])(\d{1,3})([.,])(\d+)(?![\d.,٫])")
_WESTERN = regex(r"(?<![A-Za-z0-9_@#/.-])[0-9]+(?![A-Za-z0-9_@/-])")
_EASTERN_DIGITS = "٠١٢٣٤٥٦٧٨٩"
_EASTERN = regex(r"[٠-٩۰-۹]+")


def _figures(article: Article) -> Iterator[QuantityMention | MoneyMention | PercentMention]:
    """The figures of the article, in order."""
    figures: Iterator[Mention] = (f for scan in article.scans for f in scan.figures)
    return (f for f in figures if isinstance(f, QuantityMention | MoneyMention | PercentMention))


def _pair(article: Article, strange: Span, usual: Span, kind: str) -> Draft:
    """A finding on the one that differs, with one of those that it differs from."""
    say = article.catalogue.say
    places = (
        article.place(strange, say(f"label.{kind}"), primary=True),
        article.place(usual, say(f"label.{kind}-other")),
    )
    return Draft(kind, places, {"text": places[0].text, "other": places[1].text}, "")


# ------------------------------------------------------------------------------------------------------------- separators


def _separators(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    decimals: dict[str, Span] = {}
    unclear: dict[str, Span] = {}
    for figure in _figures(article):
        found = _ONE_SEPARATOR.search(fold(figure.text))
        if found and len(found[3]) != 3:
            decimals.setdefault(found[2], figure.span)
        elif (
            found
            and not found[1].startswith("0")
            and not isinstance(figure, PercentMention)
            and _is_bare(figure, found)
        ):
            unclear.setdefault(found[2], figure.span)
    for mark, span in unclear.items():
        if mark in decimals:
            outcome.drafts.append(_pair(article, span, decimals[mark], "separators"))


def _is_bare(figure: QuantityMention | MoneyMention, found: re.Match[str]) -> bool:
    """Whether the figure has no scale word, which would tell that its three digits are decimals ("1.362 مليار")."""
    grouped = int(found[1] + found[3])
    return figure.amount.value in (grouped, Fraction(grouped, 1000))


# ----------------------------------------------------------------------------------------------------------------- digits


def _digits(article: Article, options: Options, outcome: Outcome) -> None:
    house = str(options["digits"])
    western, eastern = (
        [
            Span(s.passage.part, *m.span())
            for s in article.scans
            for m in kind.finditer(s.passage.raw)
            if not s.passage.quote_at(m.start())
        ]
        for kind in (_WESTERN, _EASTERN)
    )
    if house:
        outcome.drafts += (
            _in_house_digits(article, span, house) for span in (western if house == "eastern" else eastern)
        )
    elif western and eastern:
        strange, usual = (western, eastern) if len(western) < len(eastern) else (eastern, western)
        outcome.drafts.append(_pair(article, strange[0], usual[0], "digits"))


def _in_house_digits(article: Article, span: Span, house: str) -> Draft:
    """A number in the other digits, with the same number in those of the house."""
    place = article.place(span, article.catalogue.say("label.digits"), primary=True)
    digits = _EASTERN_DIGITS if house == "eastern" else "0123456789"
    own = "".join(digits[int(digit)] for digit in place.text)
    repair = Repair(own, article.catalogue.say("evidence.house"), ("house",))
    return Draft("digits", (place,), {"text": place.text, "other": own}, "", (repair,))


# -------------------------------------------------------------------------------------------------------------- precision


def _precision(article: Article, options: Options, outcome: Outcome) -> None:
    most = int(options["digits"])
    for figure in _figures(article):
        value = figure.amount.value
        if figure.amount.hedge != "about" or value is None or value <= 0 or _is_equated(article, figure.span):
            continue
        told = len(str(int(quotient(value, fixed(last_place(value))))))
        if told > most:
            place = article.place(figure.span, article.catalogue.say("label.precision"), primary=True)
            outcome.drafts.append(
                Draft("hedged", (place,), {"text": place.text, "digits": str(told)}, ascii_amount(figure.amount))
            )


def _is_equated(article: Article, span: Span) -> bool:
    """ "ما يعادل 300.7 مليون": read as a hedge, but it tells the same once more."""
    scan = article.scan(span.part)
    index = scan.passage.folded.index
    return any(
        token.senses.get("letter") == THAT_IS for token in joints_between(scan, index(span.start), index(span.end))
    )


# --------------------------------------------------------------------------------------------------------------- currency


def _currency(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    sums = [f for f in _figures(article) if isinstance(f, MoneyMention)]
    known = {f.currencies[0] for f in sums if len(f.currencies) == 1}
    for figure in sums:
        named = [code for code in figure.currencies if code in known]
        if len(figure.currencies) > 1 and len(named) > 1:
            place = article.place(figure.span, article.catalogue.say("label.currency"), primary=True)
            outcome.drafts.append(Draft("shared-name", (place,), {"text": place.text}, " | ".join(named)))


SEPARATORS = Check("figure-separators", ("separators",), frozenset({"text", "other"}), {}, _separators)
DIGITS = Check(
    "digit-kinds", ("digits",), frozenset({"text", "other"}), {"digits": one_of("western", "eastern")}, _digits
)
PRECISION = Check("hedged-precision", ("hedged",), frozenset({"text", "digits"}), {"digits": Option(3)}, _precision)
CURRENCY = Check("shared-currency", ("shared-name",), frozenset({"text"}), {}, _currency)
