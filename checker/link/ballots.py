"""Votes: for, against and abstained out of those present; a bench, a house and its seats, and majorities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.amounts import Interval
from checker.core.patterns import regex
from checker.link.relations import Part, Relation, total
from checker.link.terms import Term, clause_before, figures_in, role_of, signs, terms_of, told_behind, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_SIDES = {"for": "for", "against_it": "against", "abstained": "abstained"}  # a role and its label
_VOTES = frozenset({"صوت", "قاض", "قاضي", "عضو", "نائب", "مستشار", "شخص", "مندوب", "سيناتور", "دوله", "نواب", "مقعد", "برلماني"})
_BENCH = regex(r"(?:مؤلف|مكون|تتالف|يتالف|تتكون|يتكون|تضم|يضم|هيئه|قضاتها|عضويه)\w*")
_TWO_THIRDS, _HALF = regex(r" ?(?:\w+ )?(?:ال)?ثلثي"), regex(r" ?المطلقه")
_NEXT = regex(r"[؛;.]|[،,] ?و|(?<=\s)و(?!كان|هم)\w+ ")
_TWO_SIDES = 2
_NEAR = 3  # sentences before a vote in which the body that votes is told
_THIRDS_REACH = 90  # code points behind ثلثي in which the number of votes stands
_MOST_SEATS = 2000


def read_ballots(scan: Scan) -> Iterator[Relation]:
    """The votes of a passage."""
    seen: set[int] = set()
    for sign, sentence in signs(scan, "majority"):
        at = scan.passage.folded.index(sign.end)
        if found := _bench(scan, at, sentence):
            yield found
        yield from _threshold(scan, at, sentence)
    for sign, sentence in signs(scan, "two_thirds"):
        if found := _two_thirds(scan, scan.passage.folded.index(sign.end), sentence):
            yield found
    for _, sentence in signs(scan, "voted"):
        if sentence not in seen:
            seen.add(sentence)
            yield from _ballot(scan, sentence)


# ------------------------------------------------------------------------------------------------------------- a bench


def _bench(scan: Scan, end: int, sentence: int) -> Relation | None:
    """ "تسعة قضاة … بأغلبية سبعة أصوات مقابل أربعة": both sides are no more than the bench."""
    terms, words = terms_of(scan, sentence), words_of(scan)
    at = told_behind(terms, end)
    if at is None or at + 1 >= len(terms):
        return None
    won, lost = terms[at], terms[at + 1]
    if not ((_is_vote(won) or won.is_bare) and (_is_vote(lost) or lost.is_bare) and words.find("against", clause_before(lost, 3))):
        return None
    if not (won.is_plain and lost.is_plain):
        return None
    body = _body(scan, sentence, (won, lost))
    if body is None:
        return None
    return total("bench", body, (Part(won.stated, "for"), Part(lost.stated, "against")), "at-most")


def _is_vote(term: Term) -> bool:
    return term.noun in _VOTES


def _body(scan: Scan, sentence: int, votes: tuple[Term, ...]) -> Term | None:
    """The members of the court, council or house that votes: told in the sentence or shortly before it, once."""
    words = words_of(scan)
    found: list[Term] = []
    for at in range(max(0, sentence - _NEAR), sentence + 1):
        for term in terms_of(scan, at):
            if term in votes or not term.is_plain or not (term.is_bare or term.noun in _VOTES):
                continue
            if _is_of_body(words, term) and not _is_of_next(scan, votes, term):
                found.append(term)
    return found[-1] if found and len({term.amount.value for term in found}) == 1 else None


def _is_of_next(scan: Scan, votes: tuple[Term, ...], term: Term) -> bool:
    """Whether another statement tells of a body behind the votes: "بأغلبية 312 مقابل 45، وأقر مجلس الشيوخ المؤلف من 100 عضو"."""
    last = max(vote.end for vote in votes)
    gap = scan.passage.folded.text[last : term.start]
    return term.start > last and bool(_NEXT.search(gap))


def _is_of_body(words: CheckWords, term: Term) -> bool:
    """ "المجلس المؤلف من 225 نائبا"، "البرلمان (225 مقعدا)"."""
    made_of = _BENCH.search(" ".join(term.before.split()[-4:])) is not None
    if term.noun == "قاض" and term.before.endswith(" من "):
        return True  # "المحكمة، وهي من سبعة قضاة"
    return made_of or (bool(words.find("house", clause_before(term, 3))) and term.noun in _VOTES) or (
        term.before.rstrip().endswith("(") and bool(words.find("house", " ".join(term.before.split()[-5:])))
    )


# ----------------------------------------------------------------------------------------------------------- majorities


def _threshold(scan: Scan, end: int, sentence: int) -> Iterator[Relation]:
    """ "أغلبية الثلثين (151 صوتا)" of a house of 225; "الأغلبية المطلقة البالغة 113"."""
    text = scan.passage.folded.text[end : end + 60]
    kind = "two-thirds" if _TWO_THIRDS.match(text) else "half" if _HALF.match(text) else ""
    if not kind:
        return
    terms = terms_of(scan, sentence)
    at = next((i for i, term in enumerate(terms) if term.start >= end), None)
    if at is None or not terms[at].is_plain or not (_is_vote(terms[at]) or terms[at].is_bare):
        return
    told = terms[at]
    between = scan.passage.folded.text[end : told.start]
    if len(between.split()) > 5 or not words_of(scan).find("that_many", between + " "):
        return
    body = _body(scan, sentence, (told,))
    if body and (found := _needed(told, body, two_thirds=kind == "two-thirds")):
        yield found


def _two_thirds(scan: Scan, end: int, sentence: int) -> Relation | None:
    """ "أصوات ثلثي أعضاء المجلس البالغ عددهم 128 نائبا، أي 86 صوتا"."""
    terms, words = terms_of(scan, sentence), words_of(scan)
    behind = [term for term in terms if end <= term.start < end + _THIRDS_REACH and (_is_vote(term) or term.is_bare)]
    told = [term for term in behind if words.find("that_many", " ".join(term.before.split()[-2:])) and not _is_of_body(words, term)]
    if len(told) != 1 or not told[0].is_plain:
        return None
    body = _body(scan, sentence, (told[0],))
    return _needed(told[0], body, two_thirds=True) if body else None


def _needed(told: Term, body: Term, *, two_thirds: bool) -> Relation | None:
    """The votes that a house needs; one more than two thirds is asked for in places, and half of the house in others."""
    members = body.amount.value
    if not isinstance(members, int) or not 3 <= members <= _MOST_SEATS:
        return None
    needed = -(-members * 2 // 3) if two_thirds else members // 2 + 1
    written = f"2/3 * {members}" if two_thirds else f"{members} / 2 + 1"
    part = (Part(body.stated, "whole", 0),)
    return Relation("threshold", told.stated, part, Interval(needed - 1, needed + 1), needed, written)


# --------------------------------------------------------------------------------------------------------------- ballots


def _ballot(scan: Scan, sentence: int) -> Iterator[Relation]:
    """ "أيده 120 نائبا وعارضه 45 وامتنع 12 … من 170 نائبا حضروا": all sides are no more than those present, or than the house."""
    if figures_in(scan, sentence) + figures_in(scan, sentence + 1) < _TWO_SIDES:
        return
    words = words_of(scan)
    near = [term for at in (sentence, sentence + 1) for term in terms_of(scan, at)]
    near = [term for term in near if not term.is_percent and (term.is_bare or _is_vote(term))]
    if len(near) < _TWO_SIDES:
        return
    sides: dict[str, Term] = {}
    for term in near:
        role = role_of(words, (*_SIDES, "present"), term, reach=5, behind=4)
        if role in _SIDES:
            if role in sides:
                return
            sides[role] = term
    if not {"for", "against_it"} <= sides.keys() or not all(term.is_plain for term in sides.values()):
        return
    votes = tuple(sides.values())
    if votes[0].sentence != sentence and len({term.sentence for term in votes}) == 1:
        return
    present = _present(scan, sentence, votes)
    body = present or _body(scan, sentence, votes)
    if body is None:
        return
    parts = tuple(Part(sides[side].stated, label) for side, label in _SIDES.items() if side in sides)
    all_told = present is not None and "abstained" in sides
    if found := total("ballot", body, parts, "equal" if all_told else "at-most"):
        yield found


def _present(scan: Scan, sentence: int, votes: tuple[Term, ...]) -> Term | None:
    words = words_of(scan)
    found = [
        term for at in range(max(0, sentence - 2), sentence + 2) for term in terms_of(scan, at)
        if term not in votes and term.is_plain and (_is_vote(term) or term.is_bare)
        and role_of(words, (*_SIDES, "present"), term, reach=5, behind=4) == "present"
    ]  # fmt: skip
    return found[0] if len({term.amount.value for term in found}) == 1 else None
