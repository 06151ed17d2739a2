"""Parts of a whole whose percentage does not fit: recomputed from two figures, beside a fraction, or above the whole."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.figure_wording import figure_words
from checker.checks.relation_drafts import add_relations
from checker.core.amounts import Interval
from checker.core.division import divisor, quotient
from checker.core.folding import fold
from checker.core.interval_arithmetic import central, percent_spread, ratio, rounded, spread, times, widened
from checker.core.mentions import PercentMention
from checker.link.shares import LEFT, read_fraction_shares, read_glosses, read_shares
from checker.link.stated_figures import ascii_amount, ascii_number
from checker.link.statements import exceeds_all
from checker.link.turnouts import read_turnouts
from checker.link.worked_back import read_worked_back
from checker.words.statement_words import speaks_of

if TYPE_CHECKING:
    from checker.core.amounts import Amount, Number
    from checker.link.shares import Gloss, Share
    from checker.link.statements import EncodedSentence

# the fractions that copy uses: one that is not the nearest to the percentage is the wrong one
_FRACTIONS = tuple(
    Fraction(*pair) for pair in ((1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (4, 5), (9, 10))
)

_REACH = 8  # words between نسبة and its percentage
_NEARER = 2  # percentage points by which another fraction must be the nearer one


# --------------------------------------------------------------------------------------------------------- part and whole


def _share(article: Article, options: Options, outcome: Outcome) -> None:
    for share in read_shares(article.lines):
        outcome.compared.update(f.span for f in (share.part, share.whole, share.percent))
        part, whole = spread(share.part.amount), spread(share.whole.amount)
        said = percent_spread(share.percent.amount)
        made = ratio(part, whole) if part and whole else None
        if made is None or said is None or (share.part.amount.value or 0) > (share.whole.amount.value or 0):
            continue
        meant = widened(said, share.percent.amount, int(options["tolerance"]))
        if times(made, 100).disjoint(meant) and not _is_rest(share, made, meant):
            outcome.drafts.append(_share_draft(article, share))
    _fraction_shares(article, int(options["points"]), outcome)
    known = {share.percent.span for share in read_shares(article.lines)}
    for scan in article.scans:
        add_relations(article, outcome, read_worked_back(scan), known)
        add_relations(article, outcome, read_turnouts(scan), known)


def _is_rest(share: Share, made: Interval, meant: Interval) -> bool:
    """ "خصم 20% من 50 دينارا، أي 40 دينارا": what is left, where the percentage is told first and something is taken off."""
    if not share.taken_off or made.low is None or made.high is None:
        return False
    return not Interval((1 - made.high) * 100, (1 - made.low) * 100).disjoint(meant)


def _fraction_shares(article: Article, points: int, outcome: Outcome) -> None:
    for share in read_fraction_shares(article.lines):
        outcome.compared.update(f.span for f in (share.part, share.whole, share.fraction))
        by, said = divisor(central(share.whole.amount)), share.fraction.amount
        made = quotient(central(share.part.amount) * 100, by) if by else None
        vague = made is None or made > 100 or any(f.amount.hedge != "none" for f in (share.part, share.whole))
        if made is None or vague or _is_near(said, made, points):
            continue
        say = article.catalogue.say
        places = (
            article.place(share.fraction.span, say("label.fraction"), primary=True),
            article.place(share.part.span, say("label.part")), article.place(share.whole.span, say("label.whole")),
        )  # fmt: skip
        actual = ascii_number(rounded(made))
        fields = {
            "part": figure_words(share.part), "whole": figure_words(share.whole), "said": share.fraction.text, "actual": actual,
        }  # fmt: skip
        part, whole = ascii_amount(share.part.amount), ascii_amount(share.whole.amount)
        outcome.drafts.append(Draft("fraction", places, fields, f"{part} / {whole} = {actual}% | {said.value}"))


def _share_draft(article: Article, share: Share) -> Draft:
    say = article.catalogue.say
    by = divisor(central(share.whole.amount))
    actual = ascii_number(rounded(quotient(central(share.part.amount) * 100, by))) if by else "?"
    places = (
        article.place(share.percent.span, say("label.percent"), primary=True),
        article.place(share.part.span, say("label.part")), article.place(share.whole.span, say("label.whole")),
    )  # fmt: skip
    part, whole, percent = (ascii_amount(said.amount) for said in (share.part, share.whole, share.percent))
    arithmetic = f"{part} / {whole} = {actual}% | {percent}%"
    fields = {
        "part": figure_words(share.part),
        "whole": figure_words(share.whole),
        "said": share.percent.text,
        "actual": actual,
    }
    variant = "product" if share.frame in LEFT else "share"
    return Draft(variant, places, fields, arithmetic)


# -------------------------------------------------------------------------------------------------------------- fractions


def _fraction(article: Article, options: Options, outcome: Outcome) -> None:
    for gloss in read_glosses(article.lines):
        outcome.compared.update((gloss.fraction.span, gloss.percent.span))
        if not _fits(gloss, int(options["points"])):
            say = article.catalogue.say
            places = (
                article.place(gloss.percent.span, say("label.percent"), primary=True),
                article.place(gloss.fraction.span, say("label.fraction")),
            )
            actual = ascii_number(rounded(Fraction(gloss.fraction.amount.value or 0) * 100))
            fields = {"fraction": gloss.fraction.text, "said": gloss.percent.text, "actual": actual}
            arithmetic = f"{gloss.fraction.amount.value} = {actual}% | {ascii_amount(gloss.percent.amount)}%"
            outcome.drafts.append(Draft("gloss", places, fields, arithmetic))


def _fits(gloss: Gloss, points: int) -> bool:
    """Whether a fraction says what the percentage says, as loosely as people speak: within some points, or no other is nearer."""
    said = gloss.percent.amount.value
    return said is None or _is_near(gloss.fraction.amount, said, points)


def _is_near(fraction: Amount, said: Number, points: int) -> bool:
    """Whether so many percent may be called that fraction."""
    if fraction.value is None:
        return True
    apart = Fraction(said - fraction.value * 100)
    if fraction.hedge in ("over", "at-least"):
        return apart >= 0
    if fraction.hedge in ("under", "at-most"):
        return apart <= 0
    nearest = min(abs(said - other * 100) for other in _FRACTIONS)
    return abs(apart) <= points or abs(apart) - nearest < _NEARER


# ------------------------------------------------------------------------------------------------- more than the whole


def _impossible(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for line in article.lines:
        for at, percent in line.figures.items():
            if not isinstance(percent, PercentMention) or not exceeds_all(percent):
                continue
            outcome.compared.add(percent.span)
            following = line.words_behind(at, 2)
            of_people = line.was(at + 1) == "f" and speaks_of(article.language, "shared", fold(" ".join(following)))
            if of_people or _is_bounded(article, line, at):
                place = article.place(percent.span, article.catalogue.say("label.percent"), primary=True)
                fields = {"said": percent.text, "whole": following[1] if of_people else ""}
                variant = "of-people" if of_people else "rate"
                outcome.drafts.append(Draft(variant, (place,), fields, f"{ascii_amount(percent.amount)}% > 100%"))


def _is_bounded(article: Article, line: EncodedSentence, at: int) -> bool:
    """ "بلغت نسبة المشاركة 120%": what is told as a percentage can be no more than all, and nothing tells of a change."""
    stretch = line.letters[max(0, at - _REACH) : at]
    if any(letter in stretch for letter in "CVDFP"):
        return False
    share = next(
        (i for i in range(at - 1, max(-1, at - 1 - _REACH), -1) if "b" in (line.letters[i], line.was(i))), None
    )
    return share is not None and speaks_of(article.language, "bounded", line.words(share, at))


_FIELDS = frozenset({"part", "whole", "said", "actual"})
SHARE = Check(
    "percent-share", ("share", "product", "fraction", "worked-back", "turnout"), _FIELDS, {"tolerance": Option(5), "points": Option(4)},
    _share, voiced=True,
)  # fmt: skip
FRACTION = Check(
    "fraction-percent",
    ("gloss",),
    frozenset({"fraction", "said", "actual"}),
    {"points": Option(4)},
    _fraction,
    voiced=True,
)
IMPOSSIBLE = Check(
    "impossible-percent", ("of-people", "rate"), frozenset({"said", "whole"}), {}, _impossible, voiced=True
)
