"""Conversions of money that do not fit: against pegs and bands, and one article's rates against each other."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, product

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome, at_least
from checker.checks.conversions.implied_rates import Rate, middle, places_of, read_rates, short, wider
from checker.core.amounts import Interval
from checker.core.division import Divisor, fixed
from checker.core.folding import fold
from checker.core.interval_arithmetic import central, ratio, rounded
from checker.core.mentions import MoneyMention
from checker.core.patterns import regex
from checker.link.conversions import Conversion
from checker.link.stated_figures import ascii_amount, ascii_number
from checker.words import figure_words
from checker.words.rates import money

_PEG_SLACK = fixed(1 + Fraction(3, 200))  # banks and tables round a kept rate by up to so much
_BAND_SLACK = fixed(1 + Fraction(1, 4))
_OLD = regex(r"(?<![\d.,])1[5-9]\d\d(?![\d.,]\d|\d)|(?<!\w)(?:ال)?قديم\w{0,2}(?!\w)")
_WINDOW = 40  # conversions of one article that one is compared with


# ----------------------------------------------------------------------------------------------------------------- money


def _money(article: Article, options: Options, outcome: Outcome) -> None:
    largest = int(options["off-by"])
    for rate in read_rates(article, outcome, MoneyMention):
        if _is_of_another_age(article, rate.conversion):
            continue
        verdict = _verdict_of_all(article, rate, largest)
        if verdict in ("magnitude", "peg"):
            outcome.drafts.append(_money_draft(article, rate, verdict))


def _is_of_another_age(article: Article, conversion: Conversion) -> bool:
    """Whether the sentence names a year before those of the tables, or old money: "60 مليون ليرة (1300 دولار) عام 1995"."""
    passage = article.scan(conversion.first.span.part).passage
    start, end = passage.sentences[passage.sentence_at(conversion.first.span.start)]
    return _OLD.search(passage.folded.text, passage.folded.index(start), passage.folded.index(end)) is not None


def _verdict_of_all(article: Article, rate: Rate, largest: int) -> str:
    """The verdict on what the names of money mean.

    Where the article tells which country's money it is, a conversion may be off many times over; off a kept rate it is only if no
    other money of that name fits.
    """
    first, second = (sum_.currencies for sum_ in rate.conversion if isinstance(sum_, MoneyMention))
    meant = {_verdict(rate, pair, largest) for pair in product(first, second)}
    if "fits" in meant or "unknown" in meant:
        return "fits"
    if meant == {"magnitude"}:
        return "magnitude"
    one, two = (_codes(article, sum_) for sum_ in rate.conversion if isinstance(sum_, MoneyMention))
    return "fits" if any(_verdict(rate, pair, largest) == "fits" for pair in product(one, two)) else "peg"


def _codes(article: Article, sum_: MoneyMention) -> tuple[str, ...]:
    """The codes of a sum: where no country stands beside the name, all that share it, whatever the rest of the article makes likely."""
    name = sum_.noun_span
    if name is None or name.end != sum_.span.end:
        return sum_.currencies
    found = figure_words.load(article.language).at(fold(article.words(name)), 0, "money")
    return found.value.candidates if found and sum_.currencies[0] in found.value.candidates else sum_.currencies


def _verdict(rate: Rate, pair: tuple[str, str], largest: int) -> str:
    """ "fits", "unknown", "peg" (off a rate that is kept) or "magnitude" (off by the largest factor that is allowed, or more)."""
    one, two = (money().get(code) for code in pair)
    if one is None or two is None:
        return "unknown"
    expected = ratio(one.dollars, two.dollars)
    assert expected is not None
    pegged = one.pegged and two.pegged
    slack = _PEG_SLACK if pegged else _BAND_SLACK
    if any(not implied.disjoint(wider(expected, slack)) for implied in rate.readings):
        return "fits"
    if rate.implied.disjoint(wider(expected, fixed(largest))):
        return "magnitude"
    return "peg" if pegged else "fits"


def _money_draft(article: Article, rate: Rate, variant: str) -> Draft:
    first, second = rate.conversion
    code, other = (sum_.currencies[0] for sum_ in rate.conversion if isinstance(sum_, MoneyMention))
    expected = ratio(money()[code].dollars, money()[other].dollars)
    assert expected is not None
    said = middle(rate.conversion)
    low, high = (short(end or 0) for end in (expected.low, expected.high))
    right_rate = low if low == high else f"{low}..{high}"
    arithmetic = (
        f"{ascii_amount(second.amount)} {other} / {ascii_amount(first.amount)} {code} = {short(said)} | {right_rate}"
    )
    right = Fraction(central(first.amount) * (expected.low or 0))
    fields = {"first": first.text, "second": second.text, "right": _grouped(right), "code": other}
    return Draft(variant, places_of(article, rate.conversion), fields, arithmetic)


def _grouped(value: Fraction) -> str:
    """A sum to four digits that tell something, with groups of three."""
    if value < 100:
        return ascii_number(rounded(value, 2))
    dropped = max(0, len(str(int(value))) - 4)
    return f"{int(rounded(value / 10**dropped, 0)) * 10**dropped:,}"


# ------------------------------------------------------------------------------------------------------- conflicting rates


def _conflicts(article: Article, options: Options, outcome: Outcome) -> None:
    rates = [r for r in read_rates(article, outcome, MoneyMention) if _is_traded(article, r.conversion)]
    if len(rates) < 2:
        return
    apart = fixed(1 + Fraction(int(options["apart"]), 100))
    for one, two in combinations(rates[:_WINDOW], 2):
        second = _turned(one, two)
        if (
            second
            and article.same_story(one.conversion.first.span, two.conversion.first.span)
            and _conflict(one.implied, second, apart)
        ):
            outcome.drafts.append(_conflict_draft(article, one, two))
            return


def _is_pegged(article: Article, conversion: Conversion) -> bool:
    names = (_codes(article, sum_) for sum_ in conversion if isinstance(sum_, MoneyMention))
    return all(code in money() and money()[code].pegged for codes in names for code in codes)


def _is_traded(article: Article, conversion: Conversion) -> bool:
    """Whether money has one rate, and no kept one: where an official rate and a free one are far apart, both may be right."""
    known = all(code in money() for sum_ in conversion if isinstance(sum_, MoneyMention) for code in sum_.currencies)
    return known and not _is_pegged(article, conversion)


def _turned(one: Rate, two: Rate) -> Interval | None:
    """The rate of the second conversion in the direction of the first; None where they are of other money."""
    names = [(c.first.currencies, c.second.currencies) for c in (one.conversion, two.conversion)
             if isinstance(c.first, MoneyMention) and isinstance(c.second, MoneyMention)]  # fmt: skip
    if names[0] == names[1]:
        return two.implied
    return ratio(Interval(1, 1), two.implied) if names[0] == names[1][::-1] else None


def _conflict(one: Interval, two: Interval, apart: Divisor) -> bool:
    """Whether two rates are further apart than rounding and the days between them explain."""
    return wider(one, apart).disjoint(two)


def _conflict_draft(article: Article, one: Rate, two: Rate) -> Draft:
    places = (*places_of(article, two.conversion), *(places_of(article, one.conversion)))
    first, second = one.conversion, two.conversion
    fields = {
        "first": f"{first.first.text} = {first.second.text}", "second": f"{second.first.text} = {second.second.text}",
        "first_rate": short(middle(first)), "second_rate": short(middle(second)),
    }  # fmt: skip
    arithmetic = " | ".join(
        f"{ascii_amount(c.second.amount)} / {ascii_amount(c.first.amount)} = {short(middle(c))}"
        for c in (first, second)
    )
    return Draft("rates", (places[0], *(place for place in places[1:])), fields, arithmetic)


MONEY = Check(
    "money-conversion", ("magnitude", "peg"), frozenset({"first", "second", "right", "code"}), {"off-by": Option(5, at_least(1))},
    _money, voiced=True,
)  # fmt: skip
RATES = Check(
    "conflicting-rates", ("rates",), frozenset({"first", "second", "first_rate", "second_rate"}), {"apart": Option(10)},
    _conflicts, voiced=True,
)  # fmt: skip
