"""Statements of change whose figures do not fit each other: the percentage, the direction, percent for percentage points."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.division import divisor, quotient
from checker.core.interval_arithmetic import (
    as_said,
    central,
    change,
    difference,
    magnitude,
    percent_spread,
    rounded,
    spread,
    times,
    widened,
)
from checker.core.model import Interval, Location, PercentMention, QuantityMention, Repair
from checker.link.digit_slips import slips
from checker.link.stated_figures import ascii_amount, ascii_number
from checker.link.statements import other_readings
from checker.words.statement_words import speaks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.core.model import Amount
    from checker.link.changes import Change
    from checker.link.statements import Figure

_DEGREES = ("Cel", "[degF]", "deg")
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


def _is_turned(article: Article, told: Change) -> bool:
    """Whether the figures go up when the thing goes down: pounds to the dollar, places in a ranking."""
    return speaks_of(article.language, "turned", told.subject)


def contradicts_way(told: Change) -> bool:
    """Whether the figures go the other way than the word, in every reading and as narrowly as they are said."""
    wrong = False
    for read in _readings(told, as_said):
        wrong = read.new.below(read.old) if told.way > 0 else read.old.below(read.new)
        if not wrong:
            break
    return wrong


def _tells_way(article: Article, told: Change) -> bool:
    """Whether the word must tell which way these two figures go."""
    if (
        isinstance(told.old, QuantityMention)
        and told.frame == "to-from"
        and not told.against
        and told.old.unit in ("item", "person")
    ):
        return False  # "ارتفع العدد إلى 12 من 20 دولة" is a part of a whole
    if told.old.span == told.new.span and told.percent is None and not _is_of_percents(told.old):
        return False  # "خفض الوزن من 5 إلى 10 كيلوغرامات" is by so much
    if isinstance(told.old, QuantityMention) and told.old.unit in _DEGREES and told.percent is None:
        return False  # weather goes from place to place: "من 15 درجة في الشمال إلى 10 درجات في الجبال"
    return told.frame != "reached-against-by" and not _is_turned(article, told)


def _is_of_percents(figure: Figure) -> bool:
    """ "من 3.1% إلى 3.4%": both ends bear their sign, so that each is a figure of its own."""
    return isinstance(figure, PercentMention) and figure.text.count("%") + figure.text.count("٪") > 1


# ------------------------------------------------------------------------------------------------------------- the checks


def _direction(article: Article, options: Options, outcome: Outcome) -> None:
    tolerance = int(options["tolerance"])
    for told in article.changes:
        outcome.compared.update((told.old.span, told.new.span))
        if _tells_way(article, told) and contradicts_way(told):
            sign = ">" if (told.old.amount.value or 0) > (told.new.amount.value or 0) else "<"
            arithmetic = f"{ascii_amount(told.old.amount)} {sign} {ascii_amount(told.new.amount)}"
            word = article.place(told.word, article.catalogue.say("label.change"), primary=True)
            places = (word, *figures_told(article, told.old, told.new))
            variant = "with-percent" if told.percent else "participle" if told.frame == "reached-down-from" else "bare"
            draft = Draft(variant, places, _fields(article, told) | {"word": word.text}, arithmetic)
            outcome.drafts.append(with_repair(article, told, draft, tolerance))


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


def _fields(article: Article, told: Change) -> dict[str, str]:
    rises = (told.new.amount.value or 0) > (told.old.amount.value or 0)
    return words_told(told.old, told.new) | {"way": article.catalogue.say("way.rise" if rises else "way.fall")}


_OPTIONS = {"tolerance": Option(5)}
PERCENT = Check(
    "percent-change", ("exact", "hedged"), frozenset({"old", "new", "way", "said", "actual", "points"}), _OPTIONS, _percent, voiced=True,
)  # fmt: skip
DIRECTION = Check(
    "change-direction", ("with-percent", "participle", "bare"), frozenset({"old", "new", "way", "word"}), _OPTIONS, _direction, voiced=True,
)  # fmt: skip
POINTS = Check(
    "percent-points", ("difference",), frozenset({"old", "new", "way", "said", "actual", "points"}), _OPTIONS, _points, voiced=True,
)  # fmt: skip
