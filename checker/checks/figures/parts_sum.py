"""Parts that do not add up to their total: "20 قتيلا: 12 رجلا و6 نساء"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.relation_drafts import add_relations
from checker.core.documents import Span
from checker.core.folding import fold
from checker.core.mentions import QuantityMention
from checker.core.patterns import regex
from checker.link.stated_figures import StatedFigure, ascii_amount, ascii_number, stated_figures
from checker.link.total_lists import read_total_lists
from checker.link.totals_across import read_totals_across
from checker.words import check_words

if TYPE_CHECKING:
    from checker.scan.scanner import Scan

_AND = regex(r"(?: [^\W\d_]+){0,2}(?: و ?|، ?و ?|، )")  # between two parts: what describes the first, and و
_CLOSED = regex(r" ?: ?| ?،? (?:هم|هن|هي) ")
_OPEN = regex(r"،? (?:من )?(?:بينهم|بينهن|منهم|منهن|بينها|منها) ")
_ENDINGS = (":", ": ", "هم ", "هن ", "هي ", "ها ")  # of both
_LAST = regex(r"(?: [^\W\d_]+){0,3} ?(?:[.؛\n]|\Z)")
_MOST = 100  # parts of one list
_LONGEST = 40  # code points between two figures of one list


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    least, known = int(options["parts"]), set[Span]()
    for scan in article.scans:
        figures = [f for f in stated_figures(scan) if isinstance(f.mention, QuantityMention)]
        for at in range(len(figures) - 1):
            variant, parts = _parts(scan, figures, at)
            if len(parts) < least:
                continue
            known.add(figures[at].mention.span)
            total = figures[at].amount.entails
            outcome.compared.update(f.mention.span for f in (figures[at], *parts))
            amount = sum(p.amount.value or 0 for p in parts)
            exceeds = total.high is not None and amount > total.high
            if exceeds or (variant == "closed" and not total.holds(amount)):
                outcome.drafts.append(_draft(article, variant, figures[at], parts))
        add_relations(article, outcome, (*read_total_lists(scan), *read_totals_across(scan)), known)


def _parts(scan: Scan, figures: list[StatedFigure], at: int) -> tuple[str, list[StatedFigure]]:
    """What follows a total as its parts: a list that is closed (":", "هم"), or some of them only ("بينهم")."""
    total = figures[at]
    if total.unit is None or total.amount.value is None:
        return "", []
    variant = _opening(scan, total, figures[at + 1])
    if variant is None:
        return "", []
    raw, folded, parts = scan.passage.raw, scan.passage.folded, [figures[at + 1]]
    for figure in figures[at + 2 : at + 2 + _MOST]:
        gap = raw[parts[-1].end : figure.start]
        if len(gap) > _LONGEST or not _AND.fullmatch(fold(gap)):
            break
        parts.append(figure)
    whole = _LAST.match(folded.text, folded.index(parts[-1].end)) is not None
    if not all(_is_part(part, total) for part in parts) or (variant == "closed" and not whole):
        return "", []
    if check_words.load(scan.lexicon.language).has("rest", raw[total.end : parts[-1].end + _LONGEST]):
        return "", []
    return variant, parts


def _opening(scan: Scan, total: StatedFigure, first: StatedFigure) -> str | None:
    if first.start - total.end > _LONGEST:
        return None
    gap = fold(scan.passage.raw[total.end : first.start])
    if not gap.endswith(_ENDINGS):
        return None
    return "closed" if _CLOSED.fullmatch(gap) else "open" if _OPEN.fullmatch(gap) else None


def _is_part(part: StatedFigure, total: StatedFigure) -> bool:
    """People of people, or the same noun; a plain number, and no range."""
    one, two = part.mention, total.mention
    assert isinstance(one, QuantityMention)
    assert isinstance(two, QuantityMention)
    if part.amount.value is None or part.amount.hedge != "none":
        return False
    return part.unit in (None, total.unit) or (one.unit == "person" and two.unit == "person")


def _draft(article: Article, variant: str, total: StatedFigure, parts: list[StatedFigure]) -> Draft:
    say = article.catalogue.say
    amount = ascii_number(sum(p.amount.value or 0 for p in parts))
    places = (
        article.place(total.mention.span, say("label.total"), primary=True),
        *(article.place(p.mention.span, say("label.part")) for p in parts),
    )
    sign = ">" if variant == "open" else "!="
    said = ascii_amount(total.amount)
    arithmetic = f"{' + '.join(ascii_amount(p.amount) for p in parts)} = {amount} {sign} {said}"
    return Draft(variant, places, {"total": places[0].text, "sum": amount}, arithmetic)


_VARIANTS = ("closed", "open", "list", "total-behind", "series", "distribution", "aboard")
CHECK = Check("parts-do-not-sum", _VARIANTS, frozenset({"total", "sum"}), {"parts": Option(2)}, _run)
