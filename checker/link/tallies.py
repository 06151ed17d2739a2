"""Tallies with a known total: seats of parties in a house, matches won, drawn and lost of those that were played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.link.relations import Part, Relation, total
from checker.link.terms import Term, announced, clause_before, role_of, signs, terms_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_SEAT, _MATCH = "مقعد", "مباراه"
_RESULTS = ("won", "drawn", "defeated")
_MADE_OF = regex(r"(?:مؤلف|مكون|تتالف|يتالف|تتكون|يتكون|تضم|يضم|عدد مقاعد\w*|البالغ|البالغه|اجمالي)\w*(?: عددها)?(?: من)? ?$")
_EARLIER = regex(r"(?:^|\s)[وف]?(?:كان|كانت|سابق\w*|السابق\w*|الماضي\w*|المنتهي\w*|خسر|خسرت|فقد|بدل\w*|تراجع\w*|قبل)\b")
_CHAMBERS = regex(r"مجلس.{0,200}مجلس|مجلسي|نواب.{0,200}شيوخ|شيوخ.{0,200}نواب")  # the seats of two houses
_FEWEST = 2  # parties beside the house


def read_seats(scan: Scan) -> Iterator[Relation]:
    """The seats of parties that are more than the house has: told in one sentence or in two that follow each other."""
    done: set[int] = set()
    for _, sentence in signs(scan, "seats"):
        if sentence not in done:
            done.add(sentence)
            if found := _seats(scan, words_of(scan), sentence):
                yield found


def _seats(scan: Scan, words: CheckWords, sentence: int) -> Relation | None:
    near = [term for at in (sentence - 1, sentence, sentence + 1) for term in terms_of(scan, at)]
    houses = [term for term in near if term.noun == _SEAT and _is_house(words, term)]
    if len({term.amount.value for term in houses}) != 1 or not houses[0].is_plain:
        return None
    here = [term for term in terms_of(scan, sentence) if term not in houses and not term.is_percent]
    parts = [term for term in here if term.noun == _SEAT or (term.is_bare and term.before.endswith((" ب", " علي ", " و", "، ")))]
    start, end = scan.passage.sentences[sentence]
    text = scan.passage.between(start, end)
    if len(parts) < _FEWEST or len(parts) < len(here) or not all(term.is_plain for term in parts) or _EARLIER.search(text):
        return None
    if any(words.find(role, text) for role in ("of_each", "moved", "inside")) or _CHAMBERS.search(text):
        return None
    return total("seats", houses[0], tuple(Part(term.stated) for term in parts), "at-most")


def _is_house(words: CheckWords, term: Term) -> bool:
    """ "من أصل 120 مقعدا"، "البرلمان المؤلف من 120 مقعدا"."""
    return bool(_MADE_OF.search(term.before) or words.find("out_of", " ".join(term.before.split()[-3:])))


def read_matches(scan: Scan) -> Iterator[Relation]:
    """The matches that a team won, drew and lost, beside those that it played; each is told once in a sentence."""
    if "drawn" not in announced(scan):
        return
    words, done = words_of(scan), set[int]()
    for _, sentence in signs(scan, "drawn"):
        if sentence in done:
            continue
        done.add(sentence)
        roles: dict[str, list[Term]] = {}
        for term in terms_of(scan, sentence):
            if term.noun == _MATCH or term.is_bare or term.noun in ("فوز", "انتصار", "تعادل", "خساره", "هزيمه"):
                roles.setdefault(role_of(words, ("matches_played", *_RESULTS), term, reach=4, behind=2), []).append(term)
        played = [term for term in roles.get("matches_played", ()) if term.noun == _MATCH]
        results = [roles.get(role, []) for role in _RESULTS]
        if len(played) != 1 or any(len(found) != 1 for found in results) or not all(found[0].is_plain for found in results):
            continue
        if played[0].is_plain and not words.find("of_each", clause_before(played[0], 4)):
            made = total("matches", played[0], tuple(Part(found[0].stated) for found in results))
            if made:
                yield made
