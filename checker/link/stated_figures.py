"""Figures of every kind seen alike: what is said, of what unit; and numbers as they stand in a finding's arithmetic (ASCII)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.amounts import Amount, Number, whole
from checker.core.folding import fold
from checker.core.mentions import DurationMention, Mention, MoneyMention, PercentMention, QuantityMention
from checker.core.patterns import regex

if TYPE_CHECKING:
    from checker.scan.scanner import Scan

_ISO = regex(r"(PT?)([0-9.]+)([A-Z])")
_SIGNS = {"over": ">", "at-least": ">=", "under": "<", "at-most": "<=", "about": "~"}


class StatedFigure(Struct, frozen=True):
    """A figure with its unit: "%", a currency ("USD"), a unit of time ("PT H") or the noun that it counts (its lemma).

    `unit` is None where the copy names nothing; `end` is the place behind the counted noun.
    """

    mention: Mention
    amount: Amount
    unit: str | None
    start: int
    end: int


def stated_figure(mention: Mention) -> StatedFigure | None:
    """The figure of a mention; None for ordinals, fractions, multiples and rates, which are no counts."""
    start, end = mention.span.start, mention.span.end
    if isinstance(mention, QuantityMention):
        if mention.multiple or mention.per is not None:
            return None
        end = max(mention.noun_span.end, end) if mention.noun_span else end
        return StatedFigure(mention, mention.amount, mention.lemma or mention.unit, start, end)
    if isinstance(mention, MoneyMention):
        end = max(mention.noun_span.end, end) if mention.noun_span else end
        return StatedFigure(mention, mention.amount, "/".join(mention.currencies), start, end)
    if isinstance(mention, PercentMention):
        return StatedFigure(mention, mention.amount, "%p" if mention.points else "%", start, end)
    if isinstance(mention, DurationMention) and (found := _ISO.fullmatch(mention.value or "")):
        value = int(found[2]) if found[2].isdecimal() else whole(Fraction(Decimal(found[2])))
        return StatedFigure(mention, Amount(value, 0, mention.hedge), f"{found[1]} {found[3]}", start, end)
    return None


def stated_figures(scan: Scan) -> tuple[StatedFigure, ...]:
    """The counts among the figures of a part, in order; several checks ask, once they are made."""
    memo = scan.passage.folded.memo
    found: tuple[StatedFigure, ...] | None = memo.get(stated_figures)
    if found is None:
        found = memo[stated_figures] = tuple(filter(None, map(stated_figure, scan.figures)))
    return found


def ascii_number(value: Number) -> str:
    """A number in ASCII: 1300000, 2.5, 0.3333."""
    return str(value) if value.denominator == 1 else f"{float(value):.4f}".rstrip("0")


def ascii_amount(amount: Amount) -> str:
    """An amount in ASCII: >1400000, 1200000..1400000, ~1300000."""
    if amount.value is None:
        low, high = (("" if end is None else ascii_number(end)) for end in (amount.entails.low, amount.entails.high))
        return f"{low}..{high}"
    return _SIGNS.get(amount.hedge, "") + ascii_number(amount.value)


def noun_key(word: str) -> str:
    """A counted noun as it is compared where the lexicon does not know it: folded, without the alef of its case ending."""
    folded = fold(word)
    return folded[:-1] if len(folded) > 3 and folded.endswith("ا") else folded
