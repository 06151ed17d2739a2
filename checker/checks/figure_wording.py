"""Figures in a finding: their places with labels, and their words in a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.base import Article
from checker.core.findings import Location
from checker.core.mentions import QuantityMention
from checker.link.stated_figures import ascii_number

if TYPE_CHECKING:
    from checker.link.statements import Figure


def figures_told(article: Article, old: Figure, new: Figure) -> tuple[Location, ...]:
    """The places of the figures before and after; one where one range names both."""
    say = article.catalogue.say
    if old.span == new.span:
        return (article.place(old.span, say("label.old-new")),)
    return article.place(old.span, say("label.old")), article.place(new.span, say("label.new"))


def words_told(old: Figure, new: Figure) -> dict[str, str]:
    """The figures before and after in words, for a message."""
    if old.span == new.span:
        return {"old": ascii_number(old.amount.value or 0), "new": ascii_number(new.amount.value or 0)}
    return {"old": figure_words(old), "new": figure_words(new)}


def figure_words(figure: Figure) -> str:
    """A figure with what it counts."""
    noun = figure.noun if isinstance(figure, QuantityMention) else None
    return f"{figure.text} {noun}" if noun else figure.text
