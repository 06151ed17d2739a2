"""Totals whose parts stand in other sentences: a series by day or round, a distribution that is announced, all who were aboard."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.core.mentions import QuantityMention
from checker.core.patterns import regex
from checker.link.distributions import first_distribution
from checker.link.relations import Part, Relation, Side, is_broken, total
from checker.link.stated_figures import stated_figures
from checker.link.terms import Term, announced, clause_before, role_of, same_unit, signs, terms_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_BEFORE, _BEHIND = 3, 2  # sentences before a series, or behind it, in which its total is told
_REACH = 6  # sentences over which parts are told
_FATES = ("survived", "died", "lost")
_NO_CREW = frozenset({"شخص", "مهاجر", "لاجئ", "انسان"})
_LAST = regex(r"(?:^|\W)و?(?:اخيرا|الاخير|الاخيره|الباقي|الباقيه|البقيه|المتبقي|المتبقيه)\b")
_MOST = 40
_ANNOUNCED = ("sum_total", "distributed", "aboard")


def read_totals_across(scan: Scan) -> Iterator[Relation]:
    """The totals of a passage whose parts are told one after the other."""
    if len(scan.figures) < 3 or announced(scan).isdisjoint(_ANNOUNCED):
        return
    words, folded = words_of(scan), scan.passage.folded
    if {"sum_total", "series"} <= announced(scan):
        yield from _series(scan, words)
    for sign, sentence in signs(scan, "distributed"):
        if found := _distribution(scan, words, folded.index(sign.start), sentence):
            yield found
    if aboard := _aboard(scan, words):
        yield aboard


# --------------------------------------------------------------------------------------------------------------- series


def _series(scan: Scan, words: CheckWords) -> Iterator[Relation]:
    """ "إجمالي الزوار 45 ألفا. ففي اليوم الأول 15 ألفا، وفي الثاني 18 ألفا …": the labels count on from the first."""
    sentences = sorted({sentence for _, sentence in signs(scan, "series")})
    labelled = [
        (term, label) for sentence in sentences for term in terms_of(scan, sentence)
        if not term.is_percent and (label := _label(words, term))
    ]  # fmt: skip
    for run in _runs(labelled):
        first, last = run[0].sentence, run[-1].sentence
        near = [t for at in range(max(0, first - _BEFORE), last + _BEHIND + 1) for t in terms_of(scan, at) if t not in run]
        totals = [t for t in near if same_unit(t, run[0]) and words.find("sum_total", clause_before(t, 6))]
        others = [t for t in near if same_unit(t, run[0]) and t not in totals]
        if len({t.amount.value for t in totals}) == 1 and not others and totals[0].is_plain and (
            found := total("series", totals[0], tuple(Part(term.stated) for term in run), _side(scan, totals[0], len(run)))
        ):
            yield found


def _side(scan: Scan, whole: Term, number: int) -> Side:
    """Whether the sentence of a total tells how many are in the row ("في ثلاثة أيام"): if not, more may follow."""
    start, end = scan.passage.sentences[whole.sentence]
    told = (s for s in stated_figures(scan) if start <= s.start < end and s is not whole.stated)
    return "equal" if any(stated.amount.value == number for stated in told) else "at-most"


def _label(words: CheckWords, term: Term) -> str:
    """The day or the number in a row that the clause before a figure names for it."""
    found = words.find("series", clause_before(term, 8))
    if found:
        return found[-1].value
    behind = words.find("series", " ".join(term.behind.split()[:2]))
    return behind[0].value if behind and behind[0].value in _DAYS else ""


def _runs(labelled: Sequence[tuple[Term, str]]) -> Iterator[list[Term]]:
    """Figures of one unit whose labels go 1, 2, 3, or Monday, Tuesday; from the first of a row."""
    run: list[tuple[Term, str]] = []
    for term, label in labelled[:_MOST]:
        if run and _next(run[-1][1]) == label and (same_unit(run[0][0], term) or term.is_bare):
            run.append((term, label))
            continue
        if len(run) > 1:
            yield [one for one, _ in run]
        run = [(term, label)] if not term.is_bare and label in ("1", *_DAYS) and term.is_plain else []
    if len(run) > 1:
        yield [one for one, _ in run]


_DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_FOLLOWS = dict(pairwise((*_DAYS, _DAYS[0]))) | {str(n): str(n + 1) for n in range(1, 10)}


def _next(label: str) -> str:
    return _FOLLOWS.get(label, "")


# --------------------------------------------------------------------------------------------------------- distribution


def _distribution(scan: Scan, words: CheckWords, at: int, sentence: int) -> Relation | None:
    """ "وتوزعت المقاعد التسعون على أربعة أحزاب. …": the parts follow, sentence by sentence, and nothing else is counted there."""
    terms = terms_of(scan, sentence)
    whole = next((t for t in reversed(terms) if t.end <= at and len(scan.passage.folded.text[t.end : at].split()) <= 8), None)
    whole = whole or next((t for t in terms if t.start > at and len(t.before.split()) <= 4), None)
    if whole is None or not whole.is_plain or whole.is_bare or whole.is_percent:
        return None
    parts: list[Term] = []
    ended = False
    for number in range(sentence, sentence + _REACH):
        here = [t for t in terms_of(scan, number) if t.start > max(at, whole.start) and not t.is_percent]
        fitting = [t for t in here if same_unit(whole, t) or (t.is_bare and parts)]
        if number > sentence and not fitting:
            break
        if len(fitting) < len(here) - (number == sentence):
            return None
        parts += fitting
        ended = ended or any(_LAST.search(t.before) for t in fitting)
    if len(parts) < 2 or len({t.sentence for t in parts}) < 2 or not all(t.is_plain for t in parts):
        return None
    values, texts = [t.amount.value or 0 for t in parts], [*(t.before for t in parts), parts[-1].behind]
    if (end := first_distribution(whole.amount.value or 0, values, texts)) < len(parts):
        parts, ended = parts[:end], False
    text = scan.passage.folded.text[whole.end : parts[-1].end + 60]
    if any(words.find(role, text) for role in ("unnamed", "of_each", "stepwise")) or words.find("part_of_it", text):
        return None
    found = total("distribution", whole, tuple(Part(t.stated) for t in parts))
    if found and is_broken(found) and found.value < (whole.amount.value or 0) and not ended:
        return None  # the rest may go unsaid
    return found


# ---------------------------------------------------------------------------------------------------------------- aboard


def _aboard(scan: Scan, words: CheckWords) -> Relation | None:
    """ "على متنها 80 شخصا … نجا 45 وانتشلت 20 جثة ولا يزال 12 مفقودين": each fate is told once, and nobody died on the ground."""
    found = [(term, sentence) for _, sentence in signs(scan, "aboard") for term in terms_of(scan, sentence) if _is_aboard(words, term)]
    if len({term.amount.value for term, _ in found}) != 1 or words.find("on_the_ground", scan.passage.folded.text):
        return None
    whole, sentence = found[0]
    crew = [t for t in terms_of(scan, sentence) if t is not whole and words.find("crew", f"{clause_before(t, 4)} {t.behind[:30]}")]
    if not whole.is_plain or len(crew) > 1 or (not crew and whole.noun not in _NO_CREW):
        return None
    fates: dict[str, Term] = {}
    for at in range(max(0, sentence - 4), sentence + _REACH):
        for term in terms_of(scan, at):
            fate = role_of(words, (*_FATES, "aboard", "crew"), term, reach=5, behind=4)
            if fate not in _FATES or term is whole or not _are_people(term):
                continue
            if fate in fates and fates[fate].amount.value != term.amount.value:
                return None
            fates.setdefault(fate, term)
    if len(fates) < 2 or "survived" not in fates or not all(t.is_plain for t in (*fates.values(), *crew)):
        return None
    parts = [Part(fates[fate].stated) for fate in _FATES if fate in fates] + [Part(t.stated, "part", -1) for t in crew]
    return total("aboard", whole, tuple(parts), "equal" if len(fates) == len(_FATES) else "at-most")


def _is_aboard(words: CheckWords, term: Term) -> bool:
    """Whether people are counted who were on a vessel or vehicle: "على متنها 80 شخصا"، "80 شخصا كانوا على متنها"."""
    if not term.is_person or role_of(words, _FATES, term, reach=4, behind=0):
        return False
    return bool(words.find("aboard", f"{clause_before(term, 6)} {' '.join(term.behind.split()[:5])}"))


def _are_people(term: Term) -> bool:
    mention = term.stated.mention
    return isinstance(mention, QuantityMention) and (term.is_person or term.is_bare)
