"""Findings of relations that the copy announces (checker/link/relations.py): what is told, the sum, and the slip that explains it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from checker.checks.base import Article, Draft, Outcome
from checker.core.amounts import whole
from checker.core.division import divisor, quotient
from checker.core.findings import Repair
from checker.core.interval_arithmetic import rounded
from checker.core.mentions import QuantityMention
from checker.core.patterns import regex
from checker.link.relations import is_broken, slip_of
from checker.link.stated_figures import ascii_amount, ascii_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from checker.core.amounts import Number
    from checker.core.documents import Span
    from checker.link.relations import Relation
    from checker.link.stated_figures import StatedFigure

FIELDS = frozenset({"said", "actual"})
_NUMBER = regex(r"(?<![\d.,])[0-9]+(?:\.[0-9]{1,3})?(?![\d.,])")
_DECIMALS = 3


def add_relations(article: Article, outcome: Outcome, found: Iterable[Relation], known: Collection[Span] = ()) -> None:
    """Draft a finding for each relation that is broken, save those whose result is `known`: a narrower reading has reckoned with it."""
    for relation in found:
        told = relation.told.mention.span
        if told in known:
            continue
        outcome.compared.update((told, *(part.stated.mention.span for part in relation.parts)))
        if is_broken(relation):
            outcome.drafts.append(_draft(article, relation))


def _draft(article: Article, relation: Relation) -> Draft:
    say, told = article.catalogue.say, relation.told
    spans = {told.mention.span}
    places = [article.place(told.mention.span, say("label.told"), primary=True)]
    for part in relation.parts:
        if part.stated.mention.span not in spans:
            spans.add(part.stated.mention.span)
            places.append(article.place(part.stated.mention.span, say(f"label.{part.label}")))
    actual, said = ascii_number(rounded(relation.value, 2)), _words(told)
    fields = {"said": said, "actual": actual, "total": said, "sum": actual}
    arithmetic = f"{relation.sum} = {actual}{relation.unit} {relation.sign} {ascii_amount(told.amount)}{relation.unit}"
    return Draft(relation.kind, tuple(places), fields, arithmetic, _repairs(article, relation))


def _words(told: StatedFigure) -> str:
    """The result with what it counts, as written."""
    mention = told.mention
    noun = mention.noun if isinstance(mention, QuantityMention) else None
    return f"{mention.text} {noun}" if noun else mention.text


def _repairs(article: Article, relation: Relation) -> tuple[Repair, ...]:
    """The result that the other figures make, where one slip of a digit lies between the two."""
    if slip_of(relation) is not relation.told:
        return ()
    text = rewritten(relation.told, relation.value)
    return (Repair(text, article.catalogue.say("evidence.sum"), ("sum",)),) if text else ()


def rewritten(stated: StatedFigure, value: Number) -> str:
    """A figure in digits with another value, in the scale that it is written in; "" where its words cannot say it."""
    text = stated.mention.text
    found = _NUMBER.search(text)
    by = divisor(Fraction(found[0])) if found else None
    scale = divisor(quotient(stated.amount.value, by)) if by and stated.amount.value else None
    if found is None or scale is None:
        return ""
    number = whole(Fraction(quotient(value, scale)))
    if rounded(number, _DECIMALS) != number:
        return ""
    return text[: found.start()] + ascii_number(number) + text[found.end() :]
