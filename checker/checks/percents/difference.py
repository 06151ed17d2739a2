"""A difference that does not fit the figures beside it, or the percentage that it is given as."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.figure_wording import figure_words, figures_told, words_told
from checker.checks.relation_drafts import add_relations
from checker.core.amounts import Interval
from checker.core.division import divisor, quotient
from checker.core.interval_arithmetic import (
    difference,
    magnitude,
    percent_spread,
    ratio,
    rounded,
    spread,
    times,
    widened,
)
from checker.core.mentions import PercentMention, QuantityMention
from checker.link.differences import Step, read_steps
from checker.link.results import read_results
from checker.link.stated_figures import ascii_amount, ascii_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.link.statements import Figure


_MARGIN = 10  # code points that hold a word before a margin, or behind it


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    for step in (*read_steps(article.lines), *_points(article)):
        outcome.compared.update(f.span for f in (step.difference, step.new, step.old, step.percent) if f)
        if (
            step.old
            and not _fits_figures(step.difference, step.old, step.new)
            and not _is_to_a_rival(article, step.difference)
        ):
            outcome.drafts.append(_figures_draft(article, step, step.old))
        elif step.percent and not step.old and not _fits_percent(step, step.percent, int(options["tolerance"])):
            outcome.drafts.append(_percent_draft(article, step, step.percent))
    known = {step.difference.span for step in (*read_steps(article.lines), *_points(article))}
    for scan in article.scans:
        add_relations(article, outcome, read_results(scan), known)


def _is_to_a_rival(article: Article, told: Figure) -> bool:
    """ "رفع رصيده من 42 إلى 45 نقطة بفارق 6 نقاط عن ملاحقه": the margin is no difference of the two figures."""
    passage = article.scan(told.span.part).passage
    behind = told.noun_span.end if isinstance(told, QuantityMention) and told.noun_span else told.span.end
    before = passage.between(max(0, told.span.start - _MARGIN), told.span.start)
    return before.endswith("بفارق ") and passage.between(behind, behind + _MARGIN).startswith((" عن ", " امام "))


def _points(article: Article) -> Iterator[Step]:
    """The changes of percentages whose difference is given in points: "225 نقطة أساس من 27.25% إلى 24.5%"."""
    for told in article.changes:
        if told.percent is not None and told.percent.points and isinstance(told.old, PercentMention):
            yield Step(told.way, told.percent, told.new, told.old, None)


def _fits_figures(told: Figure, old: Figure, new: Figure) -> bool:
    before, after, said = (spread(figure.amount) for figure in (old, new, told))
    made = difference(after, before) if before and after else None
    return made is None or said is None or not magnitude(made).disjoint(said)


def _fits_percent(step: Step, percent: PercentMention, tolerance: int) -> bool:
    """Whether the difference is that part of the figure before, which is the later one without it."""
    after, told, said = spread(step.new.amount), spread(step.difference.amount), percent_spread(percent.amount)
    if after is None or told is None or said is None:
        return True
    before = difference(after, told) if step.way > 0 else _sum(after, told)
    made = ratio(told, before) if before and before.low is not None and before.low > 0 else None
    return made is None or not times(made, 100).disjoint(widened(said, percent.amount, tolerance))


def _sum(one: Interval, two: Interval) -> Interval | None:
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return None
    return Interval(one.low + two.low, one.high + two.high)


def _figures_draft(article: Article, step: Step, old: Figure) -> Draft:
    place = article.place(step.difference.span, article.catalogue.say("label.difference"), primary=True)
    before, after = old.amount.value or 0, step.new.amount.value or 0
    low, high = sorted((before, after))
    fields = words_told(old, step.new) | {"said": figure_words(step.difference), "actual": ascii_number(high - low)}
    arithmetic = f"{ascii_number(high)} - {ascii_number(low)} = {ascii_number(high - low)} | {ascii_amount(step.difference.amount)}"
    return Draft("figures", (place, *figures_told(article, old, step.new)), fields, arithmetic)


def _percent_draft(article: Article, step: Step, percent: PercentMention) -> Draft:
    say = article.catalogue.say
    told, after = Fraction(step.difference.amount.value or 0), Fraction(step.new.amount.value or 0)
    before = after - step.way * told
    by = divisor(before) if before > 0 else None
    actual = ascii_number(rounded(quotient(told * 100, by), 2)) if by else "?"
    places = (
        article.place(percent.span, say("label.percent"), primary=True),
        article.place(step.difference.span, say("label.difference")),
        article.place(step.new.span, say("label.new")),
    )
    fields = {"old": ascii_number(before), "new": figure_words(step.new), "said": percent.text, "actual": actual}
    arithmetic = (
        f"{ascii_amount(step.difference.amount)} / {ascii_number(before)} = {actual}% | {ascii_amount(percent.amount)}%"
    )
    return Draft("percent", places, fields, arithmetic)


_VARIANTS = ("figures", "percent", "margin", "balance", "rest")
CHECK = Check(
    "change-difference", _VARIANTS, frozenset({"old", "new", "said", "actual"}), {"tolerance": Option(5)}, _run, voiced=True,
)  # fmt: skip
