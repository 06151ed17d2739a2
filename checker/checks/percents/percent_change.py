"""Statements of change whose figures do not fit each other: the percentage, the direction, percent for percentage points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.figure_wording import figures_told, words_told
from checker.checks.percents.change_direction import tells_way
from checker.checks.percents.change_readings import contradicts_way, fits_percent, with_repair
from checker.checks.percents.months_told import months_told
from checker.core.division import divisor, quotient
from checker.core.interval_arithmetic import (
    central,
    change,
    difference,
    magnitude,
    percent_spread,
    rounded,
    spread,
    widened,
)
from checker.core.mentions import PercentMention
from checker.link.stated_figures import ascii_amount, ascii_number

if TYPE_CHECKING:
    from checker.link.changes import Change


_LATER = ("reached-against-by", "figure-against-by")  # the word stands behind both figures
_DOWN_FROM = ("reached-down-from", "figure-down-from")


# ------------------------------------------------------------------------------------------------------------- the checks


def _direction(article: Article, options: Options, outcome: Outcome) -> None:
    tolerance = int(options["tolerance"])
    outcome.drafts += months_told(article)
    for told in article.changes:
        outcome.compared.update((told.old.span, told.new.span))
        if tells_way(article.language, told) and contradicts_way(told) and _is_ordered(told, tolerance):
            sign = ">" if (told.old.amount.value or 0) > (told.new.amount.value or 0) else "<"
            arithmetic = f"{ascii_amount(told.old.amount)} {sign} {ascii_amount(told.new.amount)}"
            word = article.place(told.word, article.catalogue.say("label.change"), primary=True)
            places = (word, *figures_told(article, told.old, told.new))
            variant = "with-percent" if told.percent else "participle" if told.frame in _DOWN_FROM else "bare"
            draft = Draft(variant, places, _fields(article, told) | {"word": word.text}, arithmetic)
            outcome.drafts.append(with_repair(article, told, draft, tolerance))


def _is_ordered(told: Change, tolerance: int) -> bool:
    """Whether it is clear which figure is the earlier one: behind both, the word goes with either, and only the percentage tells."""
    if told.frame not in _LATER or told.percent is None:
        return True
    turned = replace(told, old=told.new, new=told.old)
    return fits_percent(told, told.percent, tolerance) and not fits_percent(turned, told.percent, tolerance)


def _percent(article: Article, options: Options, outcome: Outcome) -> None:
    for told in article.changes:
        percent = told.percent
        if percent is None or percent.points or isinstance(told.old, PercentMention) or contradicts_way(told):
            continue
        outcome.compared.add(percent.span)
        tolerance = int(options["tolerance"])
        if not fits_percent(told, percent, tolerance):
            draft = _draft(article, told, percent, "hedged" if _is_hedged(told) else "exact")
            outcome.drafts.append(with_repair(article, told, draft, tolerance))


def _is_hedged(told: Change) -> bool:
    return any(f.amount.hedge != "none" for f in (told.old, told.new, told.percent) if f)


def _points(article: Article, options: Options, outcome: Outcome) -> None:
    for told in article.changes:
        percent = told.percent
        if percent is None or percent.points or not isinstance(told.old, PercentMention):
            continue
        outcome.compared.update(f.span for f in (told.old, told.new, percent))
        said, old, new = percent_spread(percent.amount), spread(told.old.amount), spread(told.new.amount)
        made, apart = (change(old, new), difference(new, old)) if old and new else (None, None)
        if said is None or made is None or apart is None:
            continue
        is_ratio = not magnitude(made).disjoint(widened(said, percent.amount, int(options["tolerance"])))
        if not is_ratio and not magnitude(apart).disjoint(said):
            outcome.drafts.append(_draft(article, told, percent, "difference"))


def _draft(article: Article, told: Change, percent: PercentMention, variant: str) -> Draft:
    old, new = central(told.old.amount), central(told.new.amount)
    base, by = ascii_amount(told.old.amount), divisor(old)
    made = ascii_number(rounded(quotient(abs(Fraction(new - old)) * 100, by))) if by else "?"
    low, high = sorted((old, new))
    arithmetic = f"({ascii_number(high)} - {ascii_number(low)}) / {base} = {made}% | {ascii_amount(percent.amount)}%"
    place = article.place(percent.span, article.catalogue.say("label.percent"), primary=True)
    fields = _fields(article, told) | {
        "said": percent.text,
        "actual": made,
        "points": ascii_number(rounded(high - low, 2)),
    }
    return Draft(variant, (place, *figures_told(article, told.old, told.new)), fields, arithmetic)


def _fields(article: Article, told: Change) -> dict[str, str]:
    rises = (told.new.amount.value or 0) > (told.old.amount.value or 0)
    return words_told(told.old, told.new) | {"way": article.catalogue.say("way.rise" if rises else "way.fall")}


_OPTIONS = {"tolerance": Option(5)}
PERCENT = Check(
    "percent-change", ("exact", "hedged"), frozenset({"old", "new", "way", "said", "actual", "points"}), _OPTIONS, _percent, voiced=True,
)  # fmt: skip
DIRECTION = Check(
    "change-direction", ("with-percent", "participle", "bare", "months"), frozenset({"old", "new", "way", "word"}), _OPTIONS,
    _direction, voiced=True,
)  # fmt: skip
POINTS = Check(
    "percent-points", ("difference",), frozenset({"old", "new", "way", "said", "actual", "points"}), _OPTIONS, _points, voiced=True,
)  # fmt: skip
