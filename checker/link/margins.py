"""The margin between two rivals of which each has its figure: "نال 260 صوتا مقابل 238 لمنافسه، بفارق 32 صوتا".

A margin is often one to somebody whose figure is not told (بفارق ستة أهداف عن منافسه), beside two figures of something else. So the
word must announce the figure itself, the two figures stand next to each other, the copy sets one against the other, and where it
names to whom the margin is, one of the two is told of him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.link.relations import Part, Relation, total
from checker.link.terms import (
    Term,
    clause_before,
    clause_behind,
    same_unit,
    signs,
    terms_of,
    told_behind,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords, Word

_ELECTED, _SCORED = frozenset({"صوت", "مقعد"}), frozenset({"نقطه", "هدف", "كره", "ثانيه", "متر"})
_BY = regex(r"(?:^| )ب ?$")
_JOINED_NAME = regex(r" ?[،,]? ?و\w{2,}(?: \w+){0,3} (?:علي |ب)?")
_TO = regex(r" ?(?:عن|علي|امام) (?P<name>\w+(?: \w+){0,3})")
_GLUED = regex(r"^[وف]?(?:لل|[بلك]?ال|[بلك](?=\w{3}))?")
_NAME_ENDS = regex(r" (?:في|من|بعد|خلال|ب|بفارق|الذي|التي|و\w+)(?!\w)")
_WORD = regex(r"[^\W\d_]{3,}")
_CUT = regex(r"[،,؛:]| و")
_REACH = 5  # words behind the second figure in which its owner stands


def read_margins(scan: Scan) -> Iterator[Relation]:
    """The margins of a passage, each once, in order."""
    done: set[int] = set()
    for sign, sentence in signs(scan, "margin"):
        terms = terms_of(scan, sentence)
        at = told_behind(terms, scan.passage.folded.index(sign.end))
        if at is None or terms[at].start in done or not _announces(scan, sign, terms[at]):
            continue
        if pair := _pair(scan, sign, terms, at):
            done.add(terms[at].start)
            if found := apart("margin", terms[at], pair):
                yield found


def apart(kind: str, told: Term, pair: list[Term]) -> Relation | None:
    """The greater of two figures less the smaller one."""
    high, low = sorted(pair, key=lambda term: -(term.amount.value or 0))
    return total(kind, told, (Part(high.stated, "figure"), Part(low.stated, "figure", -1)))


def _announces(scan: Scan, sign: Word, told: Term) -> bool:
    """Whether the figure is the margin itself: "بفارق 32"، "متقدما بـ32 صوتا", and neither "متفوقا بقيمة 27 مليونا" nor "متقدما بـ54%"."""
    folded = scan.passage.folded
    gap = folded.text[folded.index(sign.end) : told.start]
    by = bool(_BY.search(gap)) or folded.text[told.start : told.start + 1] == "ب"
    if not told.is_plain or words_of(scan).find("stepwise", gap):
        return False
    return by and not told.is_percent if sign.value == "lead" else not by


def _pair(scan: Scan, sign: Word, terms: tuple[Term, ...], at: int) -> list[Term]:
    """The two figures of which a margin is the difference; none where they are not surely those."""
    told, words = terms[at], words_of(scan)
    if told.is_bare and at == 2 and same_unit(terms[0], terms[1]) and terms[0].noun in _SCORED:
        found = [*terms[:2]] if words.find("conceded", terms[1].before) else []
    elif at + 1 < len(terms) and _told_later(scan, told, terms[at + 1 : at + 3]):
        found = [*terms[at + 1 : at + 3]] if not _fitting(scan, told, terms[:at]) else []
    elif at + 1 < len(terms) and _is_of_rival(scan, told, terms[at + 1]):
        found = [*_fitting(scan, told, terms[:at]), terms[at + 1]]
    else:
        found = _two_before(scan, sign, terms, at)
        if len(found) == 2 and not (_are_rivals(scan, found, told) and _is_to_one_of(scan, told, found)):
            return []
    if len(found) != 2 or not all(term.is_plain for term in found) or _is_change(words, found):
        return []
    if all(clause_behind(term, 1) == "في" for term in found):
        return []  # "27 هدفا في الدوري مقابل 12 هدفا في الكأس": one scorer in two places
    return [] if any(_is_apart_from(words, term) for term in found) else found


def _two_before(scan: Scan, sign: Word, terms: tuple[Term, ...], at: int) -> list[Term]:
    """The figures of the unit before a margin, in its sentence or, behind بفارق and الفارق, in the one before; next to each other."""
    told = terms[at]
    before, found = [*terms[:at]], _fitting(scan, told, terms[:at])
    if len(found) < 2 and sign.value != "lead" and (told.noun in _ELECTED or told.noun not in _SCORED):
        before = [*terms_of(scan, told.sentence - 1), *before]
        found = _fitting(scan, told, tuple(before))
    if len(found) != 2 or any(term.is_bare for term in before[before.index(found[0]) :] if term not in found):
        return []
    if at + 1 < len(terms) and _meets(told, terms[at + 1]) and not _CUT.search(terms[at + 1].before):
        return []  # "بفارق 4 نقاط عن الاقتصاد 39 نقطة": the margin is to the one behind it
    return found


def _fitting(scan: Scan, told: Term, terms: tuple[Term, ...]) -> list[Term]:
    """The figures of the unit of a margin; a bare one where مقابل sets it against another."""
    words, found = words_of(scan), list[Term]()
    for term in terms:
        if _meets(told, term) or (term.is_bare and found and words.find("against", clause_before(term, 3))):
            found.append(term)
    return found


def _told_later(scan: Scan, told: Term, behind: tuple[Term, ...]) -> bool:
    """ "بفارق 18 ألف صوت، إذ نال 412 ألف صوت مقابل 384 ألفا": both rivals stand behind the margin."""
    if len(behind) < 2 or not _is_of_rival(scan, told, behind[0]) or behind[0].is_bare:
        return False
    against = words_of(scan).find("against", clause_before(behind[1], 2))
    return bool(against) and (behind[1].is_bare or _meets(told, behind[1]))


def _is_of_rival(scan: Scan, told: Term, term: Term) -> bool:
    """ "بفارق 312 صوتا عن منافسه الذي نال 4918": the figure behind a margin is said to be the rival's own."""
    words, gap = words_of(scan), term.before
    own = words.find("own_score", gap) and not any(mark in gap for mark in ".؛\n") and not words.find("margin", gap)
    return bool(own) and (_meets(told, term) or term.is_bare) and not term.behind.startswith(" عن ")


def _are_rivals(scan: Scan, pair: list[Term], told: Term) -> bool:
    """Whether the copy sets the second figure against the first: مقابل, a word for a rival, or another one who got it."""
    words, (first, second) = words_of(scan), pair
    between = scan.passage.folded.text[first.end : second.start]
    if words.find("rivals", f"{between} {_owner_behind(words, second)}"):
        return True
    if any(_has_subject(between[word.end :]) for word in words.find("own_score", between)):
        return True
    return told.noun in _ELECTED and bool(_JOINED_NAME.fullmatch(between))


def _has_subject(text: str) -> bool:
    """ "ونال حزب العدل 300": somebody stands between the word and the figure; "وحصل على 300" goes on with the one before."""
    return any(word not in ("علي", "ب") for word in text.split())


def _owner_behind(words: CheckWords, term: Term) -> str:
    """The words behind a figure that tell whose it is, up to the word of the margin."""
    text = clause_behind(term, _REACH)
    signs_ = words.find("margin", text)
    return text[: signs_[0].start] if signs_ else text


def _is_to_one_of(scan: Scan, told: Term, pair: list[Term]) -> bool:
    """Whether one of the figures is told of the one to whom the margin is; true where nobody is named."""
    words, text = words_of(scan), scan.passage.folded.text
    leads = [word for word in words.find("margin", text[pair[1].end : told.start]) if word.value == "lead"]
    named = _TO.match(text, pair[1].end + leads[-1].end) if leads else None
    named = named if named and named.start("name") < told.start else None
    named = named or _TO.match(f" {clause_behind(told, _REACH)}")
    if named is None:
        return True
    owners = _names(words, f"{pair[0].before} {pair[1].before} {_owner_behind(words, pair[1])}")
    name = _NAME_ENDS.split(named["name"])[0]
    if words.find("rival", name):
        return "rival" in owners
    return _names(words, " ".join(name.split()[:2])) <= owners  # "حزب" alone is of many


def _names(words: CheckWords, text: str) -> set[str]:
    """The words of a text without what is glued to them; all words for a rival are one."""
    found = {_GLUED.sub("", word) for word in _WORD.findall(text)}
    return found | ({"rival"} if words.find("rival", text) else set())


def _meets(told: Term, term: Term) -> bool:
    """Whether a figure is of the unit of the margin between it and another; points are those of percentages too."""
    if term.is_percent:
        return told.is_percent or told.noun == "نقطه" or told.stated.unit == "%p"
    return same_unit(told, term)


def _is_apart_from(words: CheckWords, term: Term) -> bool:
    """A figure without a rival: a turnout, a percentage of a place or time of its own, a pass that leads to a goal."""
    around = f"{clause_before(term, 6)} {clause_behind(term, 4)}"
    if term.is_percent and (words.find("no_rival", around) or clause_behind(term, 1) == "في"):
        return True
    return bool(words.find("another_measure", around))


def _is_change(words: CheckWords, pair: list[Term]) -> bool:
    """ "رفع رصيده من 42 إلى 45 نقطة": one thing before and after, and no rivals."""
    first, second = sorted(pair, key=lambda term: term.start)
    from_to = first.before.endswith(("من ", " من")) and second.before.endswith(("الي ", " الي"))
    return from_to or any(words.find("moved", clause_before(term, 6)) for term in pair)
