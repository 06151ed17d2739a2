"""A rate that its own total and population do not give: 500 of every 100 000 in a million are 5 000, not 4 000."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.amounts import Interval
from checker.core.division import Divisor, divisor, quotient
from checker.core.mentions import QuantityMention
from checker.link.clauses import start_of
from checker.link.stated_figures import ascii_amount, ascii_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.amounts import Number
    from checker.scan.scanner import Scan

_MOST = 20  # figures of one endless sentence that are looked at


class _Triple(Struct, frozen=True):
    """A rate with its base, the total that it should give, and the people that it is of."""

    rate: QuantityMention
    per: Divisor
    total: QuantityMention
    people: QuantityMention


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    for scan in article.scans:
        for found in _triples(scan):
            slack = Fraction(int(options["slack"]), 100)
            outcome.compared.update((found.rate.span, found.total.span, found.people.span))
            low, high = _times(found)
            low, high = low * (1 - slack), high * (1 + slack)
            if found.total.amount.entails.disjoint(Interval(low, high)):
                outcome.drafts.append(_draft(article, found))


def _triples(scan: Scan) -> Iterator[_Triple]:
    """A rate, the total of the same noun and the number of residents, each alone of its kind in one sentence."""
    for rate in scan.quantities:
        per = divisor(rate.per)
        if per is None or not rate.amount.value:
            continue
        first, last = scan.passage.sentences[scan.passage.sentence_at(rate.span.start)]
        near = scan.quantities[
            bisect_left(scan.quantities, first, key=start_of) : bisect_left(scan.quantities, last, key=start_of)
        ]
        others = [q for q in near[:_MOST] if q is not rate and q.amount.value]
        totals = [q for q in others if q.per is None and q.lemma is not None and q.lemma == rate.lemma]
        people = [q for q in others if "resident" in q.counted and q.per is None]
        if len(totals) == len(people) == 1 and totals[0] is not people[0]:
            yield _Triple(rate, per, totals[0], people[0])


def _times(found: _Triple) -> tuple[Number, Number]:
    """The lowest and the highest total that rate and population allow."""
    one, two = found.rate.amount.suggests, found.people.amount.suggests
    return quotient((one.low or 0) * (two.low or 0), found.per), quotient((one.high or 0) * (two.high or 0), found.per)


def _draft(article: Article, found: _Triple) -> Draft:
    say, rate, total, people = article.catalogue.say, found.rate, found.total, found.people
    places = (
        article.place(total.span, say("label.total"), primary=True), article.place(rate.span, say("label.rate")),
        article.place(people.span, say("label.whole")),
    )  # fmt: skip
    value = quotient((rate.amount.value or 0) * (people.amount.value or 0), found.per)
    sum_ = f"{ascii_amount(rate.amount)} / {ascii_number(found.per)} x {ascii_amount(people.amount)} = {ascii_number(value)}"
    return Draft(
        "rate",
        places,
        {"total": places[0].text, "value": ascii_number(value)},
        f"{sum_} != {ascii_amount(total.amount)}",
    )


CHECK = Check("wrong-rate", ("rate",), frozenset({"total", "value"}), {"slack": Option(5)}, _run)
