"""The ways to read the figures of a change, whether they fit its percentage, and the slip of digits that would mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.checks.base import Article, Draft
from checker.core.amounts import Interval
from checker.core.findings import Repair
from checker.core.interval_arithmetic import as_said, change, magnitude, percent_spread, spread, times, widened
from checker.core.mentions import PercentMention, QuantityMention
from checker.link.digit_slips import slips
from checker.link.statements import other_readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.core.amounts import Amount
    from checker.link.changes import Change
    from checker.link.statements import Figure

_SCALES = (10**3, 10**6, 10**9)


class _Read(Struct, frozen=True):
    """One way to read the two figures of a change."""

    old: Interval
    new: Interval


def _readings(told: Change, stands_for: Callable[[Amount], Interval | None] = spread) -> Iterator[_Read]:
    """The ways to read the two figures: a scale said once counts for both, and three digits behind a point may be thousands."""
    old, new = stands_for(told.old.amount), stands_for(told.new.amount)
    if old is None or new is None:
        return
    yield _Read(old, new)
    for scale in _SCALES:
        if _is_bare(told.old) and (told.new.amount.value or 0) >= scale:
            yield _Read(times(old, scale), new)
        if _is_bare(told.new) and (told.old.amount.value or 0) >= scale:
            yield _Read(old, times(new, scale))
    for factor in other_readings(told.old):
        yield _Read(times(old, factor), new)
    for factor in other_readings(told.new):
        yield _Read(old, times(new, factor))


def _is_bare(figure: Figure) -> bool:
    """Whether a figure is said without scale or noun, so that it may borrow those of the other."""
    return isinstance(figure, QuantityMention) and figure.noun is None and 0 < (figure.amount.value or 0) < 1000


def contradicts_way(told: Change) -> bool:
    """Whether the figures go the other way than the word, in every reading and as narrowly as they are said."""
    wrong = False
    for read in _readings(told, as_said):
        wrong = read.new.below(read.old) if told.way > 0 else read.old.below(read.new)
        if not wrong:
            break
    return wrong


def fits_percent(told: Change, percent: PercentMention, tolerance: int) -> bool:
    """Whether the percentage is, in some reading, that of the change; also where nothing can be reckoned."""
    said = _said(percent, tolerance)
    if said is None:
        return True
    fits = True
    for read in _readings(told):
        made = change(read.old, read.new)
        fits = made is None or not magnitude(made).disjoint(said)
        if fits:
            break
    return fits


def _said(percent: PercentMention, tolerance: int) -> Interval | None:
    said = percent_spread(percent.amount)
    return widened(said, percent.amount, tolerance) if said else None


def with_repair(article: Article, told: Change, draft: Draft, tolerance: int) -> Draft:
    """The finding with a repair, where one slip of digits and no other makes all three figures fit; the figure is marked first then."""
    meant = [(figure, slip) for figure, slip, changed in _slipped(told) if _is_right(changed, tolerance)]
    if len(meant) != 1 or told.old.span == told.new.span:
        return draft
    ((figure, slip),) = meant
    repair = Repair(slip.text, article.catalogue.say("evidence.slip"), ("digits",))
    first = next(place for place in draft.locations if place.span == figure.span)
    others = (replace(place, primary=False) for place in draft.locations if place is not first)
    return replace(draft, locations=(replace(first, primary=True), *others), repairs=(repair,))


def _slipped(told: Change) -> Iterator[tuple[Figure, Figure, Change]]:
    """Every figure of a change that bears a percentage, what may have been meant by it, and the change with that."""
    if told.percent is None:
        return
    yield from ((told.old, slip, replace(told, old=slip)) for slip in slips(told.old))
    yield from ((told.new, slip, replace(told, new=slip)) for slip in slips(told.new))
    for slip in slips(told.percent):
        if isinstance(slip, PercentMention):
            yield told.percent, slip, replace(told, percent=slip)


def _is_right(told: Change, tolerance: int) -> bool:
    return told.percent is not None and not contradicts_way(told) and fits_percent(told, told.percent, tolerance)
