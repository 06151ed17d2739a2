"""Votes that do not add up: more than the bench, the house or those present, or a majority of another number than the house has."""

from __future__ import annotations

from checker.checks.base import Article, Check, Options, Outcome
from checker.checks.relation_drafts import FIELDS, add_relations
from checker.link.ballots import read_ballots
from checker.link.tallies import read_seats


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for scan in article.scans:
        add_relations(article, outcome, (*read_ballots(scan), *read_seats(scan)))


CHECK = Check("votes", ("bench", "ballot", "threshold", "seats"), FIELDS, {}, _run, voiced=True)
