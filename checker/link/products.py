"""Products that the copy announces: so many at a price each, an exchange rate told and used, so many for each of so many."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.core.amounts import Interval, Number, whole
from checker.core.folding import fold
from checker.core.interval_arithmetic import central
from checker.core.mentions import DurationMention, MoneyMention, QuantityMention
from checker.core.patterns import regex
from checker.link.agreement import significant
from checker.link.context import stem
from checker.link.relations import Part, Relation, allowed
from checker.link.stated_figures import StatedFigure, ascii_number, stated_figures
from checker.link.terms import Term, announced, figures_in, same_unit, signs, terms_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_EACH = regex(r"^ ?(?:اميركي |امريكي )?(?:لكل |لل)(\w{2,})")
_NEAR = 30  # code points before a figure in which أي stands
_EQUAL_WORDS = 4  # words between two sums that are one
_EACH_OF = regex(r"(?:^| )(?:لكل|كل)(?: من)?(?: |$)")
_BESIDE = 2  # hundredths by which a product may differ for what is paid beside it
_OFTEN = regex(
    r"(?: \w+){0,2}? (?:(?P<day>يوميا|في اليوم|كل يوم)|(?P<week>اسبوعيا|في الاسبوع|كل اسبوع)"
    r"|(?P<month>شهريا|في الشهر|كل شهر)|(?P<year>سنويا|في السنه|في العام|كل عام|كل سنه))(?!\w)"
)
# how many of the one are in the other: at least, as reckoned, at most
_FACTORS = {
    ("day", "week"): (5, 7, 7), ("day", "month"): (20, 30, 31), ("day", "year"): (240, 365, 366), ("week", "month"): (4, 4, 5),
    ("week", "year"): (50, 52, 53), ("month", "year"): (10, 12, 12),
}  # fmt: skip
_ONE = ("واحد", "واحده", "قطعه", "فرد", "شخص", "راس", "نسخه")
_DAYS = {"P D": "يوميا", "P W": "اسبوعيا", "P M": "شهريا", "P Y": "سنويا"}


def read_products(scan: Scan) -> Iterator[Relation]:
    """The products of a passage."""
    if len(scan.figures) < 2:
        return
    yield from _rates(scan)
    yield from _discounts(scan)
    words = words_of(scan)
    for sentence in sorted({*_that_is(scan), *(sentence for _, sentence in signs(scan, "comes_to"))}):
        if figures_in(scan, sentence) > 1:
            terms = terms_of(scan, sentence)
            yield from _prices(words, terms)
            yield from _times_each(scan, words, terms)


def _that_is(scan: Scan) -> Iterator[int]:
    """The sentences with أي shortly before a figure; the word is too short to be sought in whole texts."""
    folded = scan.passage.folded
    for figure in scan.figures:
        at = folded.index(figure.span.start)
        if folded.text.find("اي ", max(0, at - _NEAR), at) >= 0:
            yield scan.passage.sentence_at(figure.span.start)


def product(kind: str, told: StatedFigure, one: StatedFigure, two: StatedFigure, labels: tuple[str, str]) -> Relation | None:
    """The relation of two factors and what they come to; a little is allowed for what is paid beside it."""
    first, second = allowed(one.amount), allowed(two.amount)
    if kind == "rate" and len(significant(central(one.amount))) == 1:  # "ألف دولار تعادل": no more and no less
        first = Interval(central(one.amount), central(one.amount))
    if first is None or second is None or allowed(told.amount) is None:
        return None
    value = central(one.amount) * central(two.amount)
    low, high = _times(first.low, second.low), _times(first.high, second.high)
    made = Interval(_hundredths(low, 100 - _BESIDE), _hundredths(high, 100 + _BESIDE))
    sum_ = f"{ascii_number(central(one.amount))} * {ascii_number(central(two.amount))}"
    return Relation(kind, told, (Part(one, labels[0], 0), Part(two, labels[1], 0)), made, whole(value), sum_)


def _times(one: Number | None, two: Number | None) -> Number | None:
    return None if one is None or two is None else one * two


def _hundredths(value: Number | None, number: Number) -> Number | None:
    return None if value is None else whole(Fraction(value) * Fraction(number) * Fraction(1, 100))


# ---------------------------------------------------------------------------------------------------------------- rates


def _rates(scan: Scan) -> Iterator[Relation]:
    """ "عند 50.7 جنيها للدولار، … ألف دولار تعادل نحو 57 ألف جنيه": the rate is told once, and no other market is named."""
    if MoneyMention not in scan.kinds or "rate_of" not in announced(scan):
        return
    told = list(_told_rates(scan))
    if len({central(rate.amount) for rate, _ in told}) != 1 or words_of(scan).find("other_market", scan.passage.folded.text):
        return
    rate, of = told[0]
    assert isinstance(rate.mention, MoneyMention)
    for first, second in _equal_sums(scan):
        for base, made in ((first, second), (second, first)):
            one, two = base.mention, made.mention
            assert isinstance(one, MoneyMention)
            assert isinstance(two, MoneyMention)
            if rate in (base, made) or one.currencies != (of,) or set(two.currencies).isdisjoint(rate.mention.currencies):
                continue
            if found := product("rate", made, base, rate, ("figure", "rate")):
                yield found


def _equal_sums(scan: Scan) -> Iterator[tuple[StatedFigure, StatedFigure]]:
    """Two sums of money of which the copy says that they are one: "ألف دولار تعادل 57 ألف جنيه"."""
    words, folded = words_of(scan), scan.passage.folded
    money = [stated for stated in stated_figures(scan) if isinstance(stated.mention, MoneyMention)]
    for first, second in pairwise(money):
        gap = folded.text[folded.index(first.end) : folded.index(second.start)]
        if len(gap.split()) <= _EQUAL_WORDS and (words.find("equals", gap) or gap.strip() == "("):
            yield first, second


def _told_rates(scan: Scan) -> Iterator[tuple[StatedFigure, str]]:
    """The figures of money that are told for one unit of another, and that other."""
    words, folded = words_of(scan), scan.passage.folded
    for stated in stated_figures(scan):
        if isinstance(stated.mention, MoneyMention) and stated.amount.value:
            behind = folded.text[folded.index(stated.end) : folded.index(stated.end) + 30]
            found = next((w for w in words.find("rate_of", behind) if not behind[: w.start].strip()), None)
            if found and found.value not in stated.mention.currencies:
                yield stated, found.value


# --------------------------------------------------------------------------------------------------------------- prices


def _prices(words: CheckWords, terms: tuple[Term, ...]) -> Iterator[Relation]:
    """ "30 خروفا بسعر 250 دولارا للرأس، أي 9 آلاف دولار"."""
    money = [term for term in terms if isinstance(term.stated.mention, MoneyMention)]
    prices = [(term, found[1]) for term in money if (found := _EACH.match(term.behind))]
    totals = [term for term in money if _is_product(words, term)]
    if len(prices) != 1 or len(totals) != 1 or len(money) != 2 or prices[0][0] is totals[0]:
        return
    (price, unit), told = prices[0], totals[0]
    counts = [term for term in terms if isinstance(term.stated.mention, QuantityMention) and not term.is_bare]
    fitting = [term for term in counts if _counts(term, unit)] or [term for term in counts if unit in _ONE]
    if len(fitting) != 1 or not same_unit(price, told) or not (price.is_plain and told.is_plain and fitting[0].is_plain):
        return
    if made := product("price", told.stated, fitting[0].stated, price.stated, ("figure", "price")):
        yield made


def _counts(term: Term, unit: str) -> bool:
    mention = term.stated.mention
    return isinstance(mention, QuantityMention) and stem(fold(mention.noun or "").rstrip("ا")) == stem(unit.rstrip("ا"))


def _is_product(words: CheckWords, term: Term) -> bool:
    """Whether a word just before a figure says that it is what others come to."""
    last = " ".join(term.before.split()[-4:])
    return bool(words.find("comes_to", last) or words.find("came_to", last))


def _times_each(scan: Scan, words: CheckWords, terms: tuple[Term, ...]) -> Iterator[Relation]:
    """ "50 سلة على كل من 12 قرية، أي 500 سلة"، "12 رحلة يوميا لمدة 5 أيام، أي 50 رحلة"."""
    for at, told in enumerate(terms[1:], start=1):
        if not _is_product(words, told) or told.amount.hedge not in ("none", "about"):
            continue
        if often := _oftener(terms[at - 1], told):
            yield often
        if not told.is_plain:
            continue
        before = terms[max(0, at - 2) : at]
        same = [term for term in before if same_unit(term, told) and term.is_plain]
        if len(same) != 1:
            continue
        each, others = same[0], [term for term in before if term is not same[0] and term.is_plain]
        if len(before) == 2 and len(others) == 1 and _is_for_each(each, others[0]) and at == 2:
            if found := product("each", told.stated, each.stated, others[0].stated, ("figure", "figure")):
                yield found
        elif len(before) == 1 and (period := _period(scan, each, told)) and (
            found := product("each", told.stated, each.stated, period, ("figure", "duration"))
        ):
            yield found


def _oftener(each: Term, told: Term) -> Relation | None:
    """ "300 لتر يوميا، أي نحو 900 لتر في الأسبوع": so much a day, and what it comes to in a longer time."""
    if not same_unit(each, told) or not each.is_plain:
        return None
    short, long_ = (_often(term.behind) for term in (each, told))
    factor = _FACTORS.get((short, long_)) if short and long_ else None
    span = allowed(each.amount)
    if factor is None or span is None or span.low is None or span.high is None:
        return None
    value = central(each.amount) * factor[1]
    made = Interval(_hundredths(span.low * factor[0], 100 - _BESIDE), _hundredths(span.high * factor[2], 100 + _BESIDE))
    sum_ = f"{ascii_number(central(each.amount))} * {factor[1]}"
    return Relation("each", told.stated, (Part(each.stated, "figure", 0),), made, whole(value), sum_)


def _discounts(scan: Scan) -> Iterator[Relation]:
    """ "كان سعره 200 درهم وأصبح 160 درهما بعد خصم 25%": one percentage and two prices in a sentence; what is saved fits as well."""
    for sentence in sorted({sentence for _, sentence in signs(scan, "discount")}):
        terms = terms_of(scan, sentence)
        rates = [t for t in terms if t.is_percent and words_of(scan).find("discount", " ".join(t.before.split()[-3:]))]
        prices = [t for t in terms if not t.is_percent]
        if len(rates) != 1 or len(prices) != 2 or len(terms) != 3 or not all(t.is_plain for t in terms) or not same_unit(*prices):
            continue
        new, old = sorted(prices, key=lambda t: central(t.amount))
        percent, span = central(rates[0].amount), allowed(old.amount)
        if not isinstance(new.stated.mention, MoneyMention) or span is None or span.low is None or span.high is None or percent >= 100:
            continue
        value, saved = _hundredths(central(old.amount), 100 - percent), _hundredths(central(old.amount), percent)
        low, high = _hundredths(span.low, 99 - percent), _hundredths(span.high, 101 - percent)
        if value is None or saved is None or abs(Fraction(central(new.amount)) - Fraction(saved)) * 20 < saved:
            continue
        sum_ = f"{ascii_number(central(old.amount))} * (100 - {ascii_number(percent)}) / 100"
        parts = (Part(old.stated, "old", 0), Part(rates[0].stated, "percent", 0))
        yield Relation("discount", new.stated, parts, Interval(low, high), whole(value), sum_)


def _often(behind: str) -> str:
    """The stretch of time that a figure is told for: "يوميا"، "في الأسبوع"."""
    found = _OFTEN.match(behind)
    return next((name for name, value in found.groupdict().items() if value), "") if found else ""


def _is_for_each(each: Term, other: Term) -> bool:
    """Whether the one is told for each of the other: "50 سلة على كل من 12 قرية"، "12 قرية، لكل منها 50 سلة"."""
    if other.start > each.start:
        return bool(_EACH_OF.search(other.before))
    return bool(_EACH_OF.search(each.before) or regex(r"^ ?(?:لكل|في كل|على كل)").match(each.behind))


def _period(scan: Scan, each: Term, told: Term) -> StatedFigure | None:
    """The one stretch of time between a daily figure and what it comes to."""
    found = [
        stated for stated in stated_figures(scan)
        if isinstance(stated.mention, DurationMention) and each.stated.end <= stated.start < told.stated.start
    ]  # fmt: skip
    if len(found) != 1 or found[0].amount.hedge != "none":
        return None
    often = _DAYS.get(found[0].unit or "")
    return found[0] if often and often in each.behind.split()[:3] else None
