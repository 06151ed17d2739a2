"""Differences that the copy announces: a margin, a deficit or surplus, what remains of a whole, the profit of a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.link.relations import Part, Relation, total
from checker.link.terms import Term, clause_before, clause_behind, role_of, same_unit, signs, terms_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_YEAR = regex(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")
_THOUSAND = 1000
_REACH = 4  # words between a sign and its figure
_ELECTED, _SCORED = frozenset({"صوت", "مقعد"}), frozenset({"نقطه", "هدف", "كره", "ثانيه", "متر"})
_AROUND = (-1, 0, 1)  # sentences in which the figures of a balance stand
# the result, and the two roles of which it is the difference
_BALANCES = (
    ("deficit", "revenue", "spending"),
    ("deficit", "exports", "imports"),
    ("sale_profit", "sold_for", "bought_for"),
)


def read_results(scan: Scan) -> Iterator[Relation]:
    """The differences of a passage, in order of their kinds."""
    for sign, sentence in signs(scan, "margin"):
        if found := _margin(scan, scan.passage.folded.index(sign.end), sentence):
            yield found
    for sign, sentence in signs(scan, "remains"):
        if found := _rest(scan, scan.passage.folded.index(sign.end), sentence):
            yield found
    for role in ("deficit", "sale_profit"):
        for sentence in sorted({sentence for _, sentence in signs(scan, role)}):
            for result, *roles in _BALANCES:
                if result == role:
                    yield from _balance(scan, sentence, result, (roles[0], roles[1]))


def told_behind(terms: tuple[Term, ...], end: int) -> int | None:
    """The number of the figure that stands a few words behind a folded offset."""
    at = next((i for i, term in enumerate(terms) if term.start >= end), None)
    if at is None:
        return None
    behind = terms[at].before[-(terms[at].start - end) :] if terms[at].start > end else ""
    return at if len(behind.split()) <= _REACH and not any(mark in behind for mark in "،؛:.()") else None


# ------------------------------------------------------------------------------------------------------------- margins


def _margin(scan: Scan, end: int, sentence: int) -> Relation | None:
    """ "نال 260 صوتا مقابل 238 لمنافسه، بفارق 32 صوتا": the two figures of the unit nearest to the sign."""
    terms = terms_of(scan, sentence)
    at = told_behind(terms, end)
    if at is None or not terms[at].is_plain:
        return None
    told = terms[at]
    if told.is_bare and at == 2 and same_unit(terms[0], terms[1]) and terms[0].noun in _SCORED:
        return _apart("margin", told, [*terms[:2]]) if terms[0].is_plain and terms[1].is_plain else None
    before = _rivals(scan, told, terms[:at]) or _told_later(scan, told, terms[at + 1 : at + 3])
    if len(before) == 1 and at + 1 < len(terms) and _is_of_rival(scan, told, terms[at + 1]):
        before = [*before, terms[at + 1]]
    elif len(before) < 2 and (told.noun in _ELECTED or told.noun not in _SCORED):
        before = [*_rivals(scan, told, terms_of(scan, sentence - 1)), *before]
    if len(before) != 2 or _is_change(words_of(scan), before) or not _are_rivals(scan, [*before, told]):
        return None
    return _apart("margin", told, before)


def _apart(kind: str, told: Term, pair: list[Term]) -> Relation | None:
    """The greater of two figures less the smaller one."""
    high, low = sorted(pair, key=lambda term: -(term.amount.value or 0))
    return total(kind, told, (Part(high.stated, "figure"), Part(low.stated, "figure", -1)))


def _rivals(scan: Scan, told: Term, terms: tuple[Term, ...]) -> list[Term]:
    """The figures of the unit of a margin; a bare one where مقابل sets it against another."""
    words, found = words_of(scan), list[Term]()
    for term in terms:
        against = term.is_bare and found and words.find("against", clause_before(term, 3))
        if _meets(told, term) or against:
            found.append(term)
    return found if all(term.is_plain for term in found) else []


def _told_later(scan: Scan, told: Term, behind: tuple[Term, ...]) -> list[Term]:
    """ "بفارق 18 ألف صوت، إذ نال 412 ألف صوت مقابل 384 ألفا": both rivals stand behind the margin."""
    if len(behind) < 2 or not _is_of_rival(scan, told, behind[0]) or behind[0].is_bare:
        return []
    against = words_of(scan).find("against", clause_before(behind[1], 2))
    fits = behind[1].is_plain and (behind[1].is_bare or _meets(told, behind[1]))
    return [*behind] if against and fits else []


def _are_rivals(scan: Scan, terms: list[Term]) -> bool:
    """Whether words between the figures, or behind the last, set the one against the other; a turnout has no rival."""
    words = words_of(scan)
    if any(term.is_percent and words.find("no_rival", f"{clause_before(term, 6)} {clause_behind(term, 4)}") for term in terms):
        return False
    start, end = min(term.start for term in terms), max(term.end for term in terms)
    return bool(words.find("rivals", scan.passage.folded.text[start : end + 40]))


def _is_of_rival(scan: Scan, told: Term, term: Term) -> bool:
    """ "بفارق 312 صوتا عن منافسه الذي نال 4918": the figure behind a margin is said to be the rival's own."""
    words, gap = words_of(scan), term.before
    own = words.find("own_score", gap) and not any(mark in gap for mark in ".؛\n") and not words.find("margin", gap)
    return bool(own) and term.is_plain and (_meets(told, term) or term.is_bare) and not term.behind.startswith(" عن ")


def _meets(told: Term, term: Term) -> bool:
    """Whether a figure is of the unit of the margin between it and another; points are those of percentages too."""
    if term.is_percent:
        return told.is_percent or told.noun == "نقطه" or told.stated.unit == "%p"
    return same_unit(told, term)


def _is_change(words: CheckWords, pair: list[Term]) -> bool:
    """ "رفع رصيده من 42 إلى 45 نقطة": one thing before and after, and no rivals."""
    first, second = pair
    from_to = first.before.endswith(("من ", " من")) and second.before.endswith(("الي ", " الي"))
    return from_to or any(words.find("moved", clause_before(term, 6)) for term in pair)


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
    times = {bool(words.find("another_time", f"{clause_before(t, 8)} {clause_behind(t, 6)}")) for t in (told, gained, spent)}
    if len(times) > 1:
        return
    if found := _apart("balance", told, [gained, spent]):
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
