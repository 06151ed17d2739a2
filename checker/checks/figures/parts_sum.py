"""Parts that do not add up to their total: "20 قتيلا: 12 رجلا و6 نساء"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.relation_drafts import add_relations
from checker.core.amounts import Amount
from checker.core.documents import Span
from checker.core.mentions import QuantityMention
from checker.core.patterns import regex
from checker.link.distributions import first_distribution
from checker.link.stated_figures import StatedFigure, ascii_amount, ascii_number, stated_figures
from checker.link.tallies import read_matches
from checker.link.total_lists import read_total_lists
from checker.link.totals_across import read_totals_across
from checker.words import check_words, figure_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.core.amounts import Number
    from checker.scan.scanner import Scan

_WORDS = r"(?: (?!و)[^\W\d_]+)"  # that describe a part; what begins with و may be another one
_AND = regex(r"(?: [^\W\d_]+){0,2}(?: و ?|، ?و ?|، )")  # between two parts: what describes the first, and و
_CLOSED = regex(rf"{_WORDS}{{0,2}}(?: ?: ?| ?،? (?:هم|هن|هي) )")
_OPEN = regex(r"(?: علي الاقل)?،? (?:من )?(?:بينهم|بينهن|منهم|منهن|بينها|منها) ")
_ENDINGS = (":", ": ", "هم ", "هن ", "هي ", "ها ")  # of both
_LAST = regex(rf"{_WORDS}{{0,3}} ?(?:[.؛\n]|\Z)")
_ONE_MORE = regex(rf"{_WORDS}{{0,2}}،? و\w+ (?P<number>واحده?|اثن\w+)(?= ?[.؛\n،]|\Z)")
_BESIDES = regex(rf"{_WORDS}{{0,2}} ?،? (?:ب?الاضافه الي|اضافه الي|فضلا عن|الي جانب|علاوه علي)(?: نحو| حوالي)? ")
_DEFINITE = regex(r" ال ?(?P<number>\d{1,4})(?= (?:هم|هن|هي) | ?:)")
_CLASSES = frozenset(("man", "woman", "child"))  # nobody is of two of them, mostly
_INSIDE = regex(r" (?:منها|منهم|منهن|بينها|بينهم|بينهن) (?!\d)")  # "60 منهم في الشمال": some of the parts before
_MOST = 100  # parts of one list
_LONGEST = 40  # code points between two figures of one list


class _List(Struct, frozen=True):
    """A total, what follows it as its parts, how many more are told in a word, and a figure that may be a part or stand beside them.

    `variant` is "closed" where nothing else belongs to the total (":", "هم"), "open" for some of them only ("بينهم").
    """

    variant: str
    total: StatedFigure
    parts: list[StatedFigure]
    more: int = 0
    beside: Number = 0

    @property
    def amount(self) -> Number:
        """What the parts make together."""
        return sum(p.amount.value or 0 for p in self.parts) + self.more


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    least, known = int(options["parts"]), set[Span]()
    for scan in article.scans:
        for found in _lists(scan, least, known):
            total = found.total.amount.entails
            outcome.compared.update(f.mention.span for f in (found.total, *found.parts))
            exceeds = total.high is not None and found.amount > total.high
            misses = not (total.holds(found.amount) or total.holds(found.amount + found.beside))
            if exceeds or (found.variant == "closed" and misses):
                outcome.drafts.append(_draft(article, found))
        add_relations(article, outcome, (*read_total_lists(scan), *read_totals_across(scan), *read_matches(scan)), known)


def _lists(scan: Scan, least: int, known: set[Span]) -> Iterator[_List]:
    figures = [f for f in stated_figures(scan) if isinstance(f.mention, QuantityMention)]
    for at in range(len(figures) - 1):
        if (found := _list(scan, figures[at], figures[at + 1 :], known)) and len(found.parts) + found.more >= least:
            yield found
    for total in _definite_totals(scan):
        behind = bisect_left(figures, total.end, key=lambda f: f.start)
        if behind and figures[behind - 1].end > total.start:
            continue  # read as a figure already
        if (found := _list(scan, total, figures[behind:], known)) and len(found.parts) + found.more >= least:
            yield found


def _definite_totals(scan: Scan) -> Iterator[StatedFigure]:
    """ "القتلى الـ19 هم": the people of a number with ال, whose noun stands before it."""
    folded = scan.passage.folded
    text = folded.text
    for found in _DEFINITE.finditer(text):
        word = text[text.rfind(" ", 0, found.start()) + 1 : found.start()].lstrip("وفب").removeprefix("ال")
        noun = figure_words.load(scan.lexicon.language).at(f"{word} ", 0, "noun")
        if noun is not None and noun.value.person:
            span = scan.passage.span(*found.span("number"))
            amount = Amount(int(found["number"]), 0)
            lemma = noun.value.lemma
            mention = QuantityMention(span, scan.passage.raw[span.start : span.end], amount, "person", word, lemma=lemma)
            yield StatedFigure(mention, amount, lemma, span.start, span.end)


def _list(
    scan: Scan, total: StatedFigure, figures: Sequence[StatedFigure], known: set[Span]
) -> _List | None:  # fmt: skip
    """What follows a total as its parts, if it is surely a list of them; `known` gets the totals that have been understood."""
    if total.unit is None or total.amount.value is None or not figures:
        return None
    variant = _opening(scan, total, figures[0])
    if variant is None:
        return None
    between, parts = scan.passage.between, [figures[0]]
    for figure in figures[1:_MOST]:
        gap = between(parts[-1].end, figure.start)
        behind = between(figure.end, figure.end + _LONGEST)
        if len(gap) > _LONGEST or not _AND.fullmatch(gap) or _INSIDE.match(behind):
            break
        parts.append(figure)
    texts = [*(between(one.end, two.start) for one, two in pairwise((total, *parts))), between(parts[-1].end, parts[-1].end + _LONGEST)]
    parts = parts[: first_distribution(total.amount.value, [p.amount.value or 0 for p in parts], texts)]
    if not all(_is_part(part, total, variant) for part in parts):
        return None
    if len(parts) > 1:
        known.add(total.mention.span)
    found = _tail(scan, variant, total, parts, figures[len(parts) : len(parts) + 1])
    if found is None:
        return None
    if variant == "open" and not (_are_classes(parts) or len({part.unit for part in parts}) == 1):
        return None  # "20 ناشطا و15 امرأة": some are both
    last = parts[-1].end + (0 if found.beside or found.more else _LONGEST)
    return None if check_words.load(scan.lexicon.language).has("rest", between(total.end, last)) else found


def _tail(
    scan: Scan, variant: str, total: StatedFigure, parts: list[StatedFigure], behind: Sequence[StatedFigure]
) -> _List | None:  # fmt: skip
    """The list with what follows its last part: the end of the sentence, one or two more in words, or a figure beside them."""
    folded = scan.passage.folded
    at = folded.index(parts[-1].end)
    if variant == "open" or _LAST.match(folded.text, at):
        return _List(variant, total, parts)
    if one := _ONE_MORE.match(folded.text, at):
        return _List(variant, total, parts, 1 if one["number"].startswith("واحد") else 2)
    besides = _BESIDES.match(folded.text, at)
    if besides and behind and folded.index(behind[0].start) - besides.end() <= 1 and behind[0].amount.value:
        return _List(variant, total, parts, 0, behind[0].amount.value)
    return _List("open", total, parts) if besides else None  # "علاوة على مصادرة أسلحة": how many more nobody says


def _opening(scan: Scan, total: StatedFigure, first: StatedFigure) -> str | None:
    gap = scan.passage.between(total.end, first.start)
    if len(gap) > _LONGEST or not gap.endswith(_ENDINGS):
        return None
    return "closed" if _CLOSED.fullmatch(gap) else "open" if _OPEN.fullmatch(gap) else None


def _is_part(part: StatedFigure, total: StatedFigure, variant: str) -> bool:
    """People of people, or the same noun; a plain number, and no range.

    In a closed list of people a noun that the lexicon does not know is what some of them are ("7 برتغاليين").
    """
    one, two = part.mention, total.mention
    assert isinstance(one, QuantityMention)
    assert isinstance(two, QuantityMention)
    if part.amount.value is None or part.amount.hedge != "none":
        return False
    unknown = variant == "closed" and one.form is None and one.unit == "item"
    return part.unit in (None, total.unit) or (two.unit == "person" and (one.unit == "person" or unknown))


def _are_classes(parts: list[StatedFigure]) -> bool:
    return all(isinstance(p.mention, QuantityMention) and _CLASSES.intersection(p.mention.counted) for p in parts)


def _draft(article: Article, found: _List) -> Draft:
    say = article.catalogue.say
    amount = ascii_number(found.amount)
    places = (
        article.place(found.total.mention.span, say("label.total"), primary=True),
        *(article.place(p.mention.span, say("label.part")) for p in found.parts),
    )
    sign = ">" if found.variant == "open" else "!="
    said = ascii_amount(found.total.amount)
    addends = [ascii_amount(p.amount) for p in found.parts] + ([str(found.more)] if found.more else [])
    arithmetic = f"{' + '.join(addends)} = {amount} {sign} {said}"
    return Draft(found.variant, places, {"total": places[0].text, "sum": amount}, arithmetic)


_VARIANTS = ("closed", "open", "list", "total-behind", "series", "distribution", "aboard", "matches")
CHECK = Check("parts-do-not-sum", _VARIANTS, frozenset({"total", "sum"}), {"parts": Option(2)}, _run)
