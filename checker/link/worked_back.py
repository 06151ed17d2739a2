"""A share worked back to its whole: "خطة بقيمة 4.2 مليار لم يمول منها سوى 25%، أي 1.5 مليار"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.mentions import PercentMention
from checker.link.relations import Relation, share
from checker.link.terms import Term, announced, same_unit, terms_of, words_of
from checker.words import figure_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_TOLERANCE = 6  # hundredths of a percentage that are never called wrong
_LONGEST = 170  # code points from the first of three figures to the last
_FATES = frozenset(("injured", "victim", "dead", "case"))  # what became of those whom the whole counts
_COMPARED = (["اقل"], ["اكثر"], ["اعلي"], ["ادني"], ["زياده"])


def _has_own_whole(language: str, three: tuple[Term, ...]) -> bool:
    """ "أي 20% من سكان الحي": the percentage tells itself what it is of, and that is not what the whole counts."""
    percent = next(term for term in three if term.is_percent)
    of, *named = percent.behind.split()[:2] or ("",)
    if of != "من" or not named or three[-1] is not percent:
        return False
    noun = figure_words.load(language).at(f"{named[0]} ", 0, "noun", definite=True)
    if noun is not None and noun.value.kind in _FATES:
        return False  # "أصيب 40 ألف شخص، توفي منهم 700، أي 2.5% من المصابين"
    return noun is None or noun.value.lemma != three[0].noun


def read_worked_back(scan: Scan) -> Iterator[Relation]:
    """The parts that are given twice, as a figure and as a percentage of one whole."""
    if PercentMention not in scan.kinds or len(scan.figures) < 3:
        return
    if announced(scan).isdisjoint(("part_of_it", "levied")):
        return
    words, passage = words_of(scan), scan.passage
    for sentence in sorted({passage.sentence_at(figure.span.start) for figure in scan.figures}):
        terms = terms_of(scan, sentence)
        for first in range(len(terms) - 2):
            three = terms[first : first + 3]
            found = _percent(words, three, terms[first - 1 : first], terms[first + 3 : first + 4])
            if found and not _has_own_whole(scan.lexicon.language, three):
                yield found


def _percent(words: CheckWords, three: tuple[Term, ...], before: tuple[Term, ...], behind: tuple[Term, ...]) -> Relation | None:
    """The whole first, then its part and the percentage in any order, bound by منها or سوى and by أي or نسبة."""
    if three[0].is_percent:
        return _of_amount(words, three)
    whole_, *others = three
    shares = [term for term in others if term.is_percent]
    if len(shares) != 1 or whole_.is_percent or three[-1].end - whole_.start > _LONGEST:
        return None
    percent, part = shares[0], next(term for term in others if term is not shares[0])
    if not (_may_hold(whole_, part) and percent.is_plain and part.is_plain):
        return None
    if percent.behind.split()[:1] in _COMPARED:
        return None  # "أي 10% أقل من العام الماضي": of a difference
    middle, last = others[0].before, others[1].before
    if not words.find("part_of_it", middle) or not words.find("that_is", last):
        return None
    if any(words.find(role, f"{middle} {last}") for role in ("changes_words", "other_group")):
        return None
    if words.find("other_group", percent.behind[:30]):
        return None  # "أي 20% من سكان الحي"
    if any(_may_hold(term, part) or _may_hold(part, term) for term in (*before, *behind)) and not words.find("only", middle):
        return None
    return share("worked-back", percent, part, whole_, _TOLERANCE)


def _of_amount(words: CheckWords, three: tuple[Term, ...]) -> Relation | None:
    """ "عمولة بنسبة 5% على صفقة قيمتها 200 مليون دولار، أي 15 مليون دولار"."""
    percent, whole_, part = three
    if whole_.is_percent or part.is_percent or not same_unit(whole_, part) or part.end - percent.start > _LONGEST:
        return None
    if not all(term.is_plain for term in three) or not words.find("levied", percent.before[-40:]):
        return None
    last = " ".join(part.before.split()[-3:])
    if not words.find("levied_on", whole_.before) or not (words.find("comes_to", last) or words.find("came_to", last)):
        return None
    return share("worked-back", percent, part, whole_, _TOLERANCE)


def _may_hold(whole_: Term, part: Term) -> bool:
    if whole_.is_percent or part.is_percent or whole_.is_bare:
        return False
    return part.is_bare or same_unit(whole_, part) or (whole_.is_person and part.is_person)
