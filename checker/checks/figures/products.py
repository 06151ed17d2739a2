"""Products that do not fit: a number at a price each, an exchange rate used, so many for each of so many."""

from __future__ import annotations

from checker.checks.base import Article, Check, Options, Outcome
from checker.checks.relation_drafts import FIELDS, add_relations
from checker.link.products import read_products


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for scan in article.scans:
        add_relations(article, outcome, read_products(scan))


CHECK = Check("products", ("price", "rate", "each", "discount"), FIELDS, {}, _run, voiced=True)
