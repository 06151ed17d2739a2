"""A mean that no whole numbers have: 3.47 children in 15 families (the GRIM test of Brown and Heathers, 2017)."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.division import divisor, quotient
from checker.core.mentions import QuantityMention
from checker.link.stated_figures import ascii_number
from checker.words import check_words

if TYPE_CHECKING:
    from checker.scan.scanner import Scan

_BEFORE = 40  # code points before a mean in which the word for it stands
_BETWEEN = 40  # code points between the mean and the number of those it is taken over


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for scan in article.scans:
        for mean, group in pairwise(scan.quantities):
            if not _belong(scan, mean, group):
                continue
            value, place, count = mean.amount.value, mean.amount.place, group.amount.value
            assert value is not None
            assert isinstance(count, int)
            outcome.compared.update((mean.span, group.span))
            near, by = round(value * count), divisor(count)
            if not by or any(
                abs(Fraction(total) - value * count) * 2 <= place * count for total in (near - 1, near, near + 1)
            ):
                continue
            say = article.catalogue.say
            places = (
                article.place(mean.span, say("label.mean"), primary=True),
                article.place(group.span, say("label.whole")),
            )
            sides = f"{near}/{count} = {ascii_number(quotient(near, by))}"
            fields = {"mean": mean.text, "count": str(count)}
            outcome.drafts.append(Draft("mean", places, fields, f"{ascii_number(value)}: {sides}"))


def _belong(scan: Scan, mean: QuantityMention, group: QuantityMention) -> bool:
    """ "متوسط 3.47 أطفال لدى 15 أسرة": a mean with decimals of things that are whole, over few enough of those that have them."""
    raw, value, count = scan.passage.raw, mean.amount.value, group.amount.value
    if value is None or value.denominator == 1 or not isinstance(count, int) or mean.amount.hedge != "none":
        return False
    if (
        mean.unit not in ("person", "item")
        or group.amount.hedge != "none"
        or not count > 1
        or count * mean.amount.place >= 1
    ):
        return False
    between = raw[max(mean.span.end, mean.noun_span.end if mean.noun_span else 0) : group.span.start]
    words = check_words.load(scan.lexicon.language)
    before = raw[max(0, mean.span.start - _BEFORE) : mean.span.start]
    return len(between) <= _BETWEEN and "." not in between and words.has("mean", before) and words.has("over", between)


CHECK = Check("impossible-mean", ("mean",), frozenset({"mean", "count"}), {}, _run)
