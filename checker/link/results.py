"""Differences that the copy announces: a margin, a deficit or surplus, what remains of a whole, the profit of a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.link.margins import apart, read_margins
from checker.link.relations import Part, Relation, total
from checker.link.terms import (
    Term,
    clause_before,
    clause_behind,
    role_of,
    same_unit,
    signs,
    terms_of,
    told_behind,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_YEAR = regex(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")
_THOUSAND = 1000
_AROUND = (-1, 0, 1)  # sentences in which the figures of a balance stand
# the result, and the two roles of which it is the difference
_BALANCES = (
    ("deficit", "revenue", "spending"),
    ("deficit", "exports", "imports"),
    ("sale_profit", "sold_for", "bought_for"),
)
# words beside a deficit that is not made of these
_OTHERS = {"spending": "not_of_budget", "imports": "not_of_trade"}


def read_results(scan: Scan) -> Iterator[Relation]:
    """The differences of a passage, in order of their kinds."""
    yield from read_margins(scan)
    for sign, sentence in signs(scan, "remains"):
        if found := _rest(scan, scan.passage.folded.index(sign.end), sentence):
            yield found
    for role in ("deficit", "sale_profit"):
        for sentence in sorted({sentence for _, sentence in signs(scan, role)}):
            for result, *roles in _BALANCES:
                if result == role:
                    yield from _balance(scan, sentence, result, (roles[0], roles[1]))


# ---------------------------------------------------------------------------------------------------- what remains


def _rest(scan: Scan, end: int, sentence: int) -> Relation | None:
    """ "أنجز 45 مدرسة من أصل 60، وبقيت 25": a part, its whole, and what remains, in one sentence and the one before."""
    terms, words = terms_of(scan, sentence), words_of(scan)
    at = told_behind(terms, end)
    if at is None or not terms[at].is_plain or terms[at].is_percent:
        return None
    told = terms[at]
    before = [term for term in terms[:at] if same_unit(told, term) or (told.is_bare != term.is_bare) or told.is_bare]
    if len(before) != 2 or len(before) < at or not all(term.is_plain for term in before):
        return None
    one, two = before
    if not (same_unit(one, two) or one.is_bare or two.is_bare) or (one.is_bare and two.is_bare):
        return None
    between = two.before
    if words.find("out_of", between):
        part, whole_ = one, two
    elif words.find("inside", between):
        part, whole_ = two, one
    else:
        return None
    return total("rest", told, (Part(whole_.stated, "whole"), Part(part.stated, "part", -1)))


# -------------------------------------------------------------------------------------------------------- balances


def _balance(scan: Scan, sentence: int, result: str, roles: tuple[str, str]) -> Iterator[Relation]:
    """ "إيرادات 978 مليارا ونفقات 1106 مليارات، أي عجز 138 مليارا": each role is told once near by, of one year."""
    words = words_of(scan)
    near = [term for at in _AROUND for term in terms_of(scan, sentence + at) if _may_balance(term)]
    if len(near) < 3 or _years(scan, sentence) > 1:
        return
    named = {name: _with_role(words, near, name, (result, *roles)) for name in (result, *roles)}
    if any(len({term.amount.value for term in found}) != 1 for found in named.values()):
        return
    told, gained, spent = (named[name][0] for name in (result, *roles))
    if not all(same_unit(told, term) or term.is_bare for term in (gained, spent)) or told.is_bare:
        return
    if (other := _OTHERS.get(roles[1])) and words.find(other, f"{clause_before(told, 8)} {clause_behind(told, 3)}"):
        return
    times = {bool(words.find("another_time", f"{clause_before(t, 8)} {clause_behind(t, 6)}")) for t in (told, gained, spent)}
    if len(times) > 1:
        return
    if found := apart("balance", told, [gained, spent]):
        yield found


def _may_balance(term: Term) -> bool:
    """Money, or so many of a thing; where its unit is left out, a figure in thousands or more: "والإيرادات 71 مليارا"."""
    return not term.is_percent and (not term.is_bare or term.amount.place >= _THOUSAND)


def _with_role(words: CheckWords, terms: list[Term], name: str, roles: tuple[str, ...]) -> list[Term]:
    return [
        term
        for term in terms
        if role_of(words, roles, term) == name
        and not words.find("stepwise", clause_before(term, 4))
    ]


def _years(scan: Scan, sentence: int) -> int:
    """How many years a sentence and its neighbours name."""
    sentences = scan.passage.sentences
    start = sentences[max(0, sentence - 1)][0]
    end = sentences[min(len(sentences) - 1, sentence + 1)][1]
    folded = scan.passage.folded
    return len(set(_YEAR.findall(folded.text, folded.index(start), folded.index(end))))
