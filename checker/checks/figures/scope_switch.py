"""One figure for two scopes: the people of a city and, further down, those of the governorate of its name."""

from __future__ import annotations

from itertools import combinations

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.claims import Binding
from checker.core.folding import fold
from checker.link.stated_figures import ascii_amount

_WINDOW = 40


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    claims = [c for c in article.bindings if c.places and c.figure.amount.value]
    for first, second in combinations(claims[:_WINDOW], 2):
        if first.measure != second.measure or not _are_two_scopes(first, second):
            continue
        one, two = first.figure, second.figure
        outcome.compared.update((one.span, two.span))
        if one.amount == two.amount and first.who == second.who and article.same_story(one.span, two.span):
            outcome.drafts.append(_draft(article, first, second))


def _are_two_scopes(first: Binding, second: Binding) -> bool:
    """Whether two places share their name and no level: مدينة رفح and محافظة رفح."""
    if not set(first.places).isdisjoint(second.places):
        return False
    one, two = fold(first.place_name).split(), fold(second.place_name).split()
    return len(one) > 1 and len(two) > 1 and one[1:] == two[1:] and one[0] != two[0]


def _draft(article: Article, first: Binding, second: Binding) -> Draft:
    places = tuple(
        article.place(c.figure.span, article.catalogue.say("label.scope"), primary=c is first) for c in (first, second)
    )
    note = ascii_amount(first.figure.amount)
    fields = {"text": places[0].text, "first": first.place_name, "second": second.place_name}
    return Draft("scope", places, fields, f"{note} | {note}")


CHECK = Check("scope-switch", ("scope",), frozenset({"text", "first", "second"}), {}, _run)
