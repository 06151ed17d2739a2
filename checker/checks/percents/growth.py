"""Falls by more than there was, and multiples that do not fit the two figures beside them."""

from __future__ import annotations

from fractions import Fraction

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.figure_wording import figures_told, words_told
from checker.checks.relation_drafts import add_relations
from checker.core.amounts import Interval, Number
from checker.core.division import divisor, quotient
from checker.core.interval_arithmetic import central, ratio, rounded, spread
from checker.link.changes import Growth, read_falls, read_growths
from checker.link.rate_steps import read_rate_steps
from checker.link.stated_figures import ascii_amount, ascii_number
from checker.link.statements import exceeds_all
from checker.words.statement_words import speaks_of

_NEAR = (Fraction(4, 5), Fraction(6, 5))  # a multiple said in a word is rounded
_MOST = 12  # "doubled twelve times" is meant no more


def _falls(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for fall in read_falls(article.lines):
        outcome.compared.add(fall.percent.span)
        if not exceeds_all(fall.percent) or speaks_of(article.language, "may_turn", fall.subject):
            continue
        say = article.catalogue.say
        percent = article.place(fall.percent.span, say("label.percent"), primary=True)
        word = article.place(fall.word, say("label.change"))
        fields = {"word": word.text, "said": percent.text}
        outcome.drafts.append(Draft("fall", (percent, word), fields, f"{ascii_amount(fall.percent.amount)}% > 100%"))


def _growths(article: Article, options: Options, outcome: Outcome) -> None:
    for growth in read_growths(article.lines):
        outcome.compared.update((growth.old.span, growth.new.span))
        old, new = spread(growth.old.amount), spread(growth.new.amount)
        made = ratio(new, old) if old and new else None
        if made and not any(not made.disjoint(meant) for meant in _meant(growth, Fraction(int(options["least"]), 10))):
            outcome.drafts.append(_draft(article, growth))
    for scan in article.scans:
        add_relations(article, outcome, read_rate_steps(scan))


def _meant(growth: Growth, least: Fraction) -> list[Interval]:
    """What the words may mean: تضاعف at least that much; "زاد ثلاثة أضعاف" to three or by three; "تضاعف ثلاث مرات" also eightfold."""
    if growth.times is None:
        return [Interval(least, None)]
    said = growth.times.amount.value
    if said is None:
        return [Interval(0, None)]
    if growth.times.amount.hedge in ("over", "at-least"):
        return [Interval(said * _NEAR[0], None)]
    readings: list[Number] = [said, said + 1]
    if said.denominator == 1 and said <= _MOST:
        readings.append(2 ** int(said))
    return [Interval(reading * _NEAR[0], reading * _NEAR[1]) for reading in readings]


def _draft(article: Article, growth: Growth) -> Draft:
    by = divisor(central(growth.old.amount))
    actual = ascii_number(rounded(quotient(central(growth.new.amount), by))) if by else "?"
    said = article.place(growth.said, article.catalogue.say("label.multiple"), primary=True)
    fields = words_told(growth.old, growth.new) | {"said": said.text, "actual": actual}
    arithmetic = f"{ascii_amount(growth.new.amount)} / {ascii_amount(growth.old.amount)} = {actual}"
    variant = "times" if growth.times else "doubled"
    return Draft(variant, (said, *figures_told(article, growth.old, growth.new)), fields, arithmetic)


FALL = Check("impossible-fall", ("fall",), frozenset({"word", "said"}), {}, _falls, voiced=True)
_TOLD = frozenset({"old", "new", "said", "actual"})
GROWTH = Check("wrong-multiple", ("doubled", "times", "twice"), _TOLD, {"least": Option(16)}, _growths, voiced=True)
