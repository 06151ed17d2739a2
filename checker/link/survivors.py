"""All on board are said to be dead, and a survivor is told: two statements of one disaster that cannot both be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.patterns import regex
from checker.link.terms import words_of

if TYPE_CHECKING:
    from checker.core.documents import Span
    from checker.scan.scanner import Scan

_ALL_DEAD = regex(
    r"(?:قتل|مقتل|مصرع|وفاه|موت|هلاك|قضي|لقي|توفي|هلك)\w* (?:جميع|كل|كافه) "
    r"(?:من كانوا?|من كان|ركاب\w*|الركاب|افراد|الاشخاص|المسافرين|من فيها|من فيه|من عليها|من علي متن\w*|طاقم\w*)"
)
_SURVIVOR = regex(
    r"(?:الناجي|الناجيه) (?:الوحيده|الوحيد)|(?:الناجي|الناجيه|الناجيان|الناجيين|الناجون|الناجين)(?= (?:من|و|الـ|ال\d))"
    r"|(?<!\w)و?(?:نجا|نجت) (?:راكب|طفل|رضيع|شخص|بحار|مضيف|فتاه|امراه|واحد|من الحادث|من التحطم|من الكارثه)\w*"
)
_NONE = regex(r"(?<!\w)(?:لا|لم|دون|بلا|عدم|اي|يستبعد|البحث عن|احتمال)(?: \w+){0,2} $")
_OTHER_TIME = regex(r"(?:عام|سنه|في) (?:19|20)\d\d|السابق|سابق|المجاور|اخري?\b|الثاني|الثالث|قبل اعوام|قبل سنوات")


class Survival(Struct, frozen=True):
    """Where all are said to be dead, and where a survivor is told."""

    dead: Span
    survivor: Span


def read_survivals(scan: Scan) -> list[Survival]:
    """The first such pair of a passage: neither sentence excepts anyone or speaks of another year."""
    words, passage, folded = words_of(scan), scan.passage, scan.passage.folded
    if not (words.may_stand("survivor_told", folded) and words.may_stand("nobody_left", folded)):
        return []
    for sign in words.find_in("nobody_left", folded):
        sentence = passage.sentence_at(sign.start)
        start, end = (folded.index(edge) for edge in passage.sentences[sentence])
        found = _ALL_DEAD.search(folded.text, max(start, folded.index(sign.start) - 20), end)
        told = folded.text[start:end]
        if found is None or words.find("excepted", told) or _OTHER_TIME.search(told):
            continue
        for survivor in _SURVIVOR.finditer(folded.text):
            at = passage.sentence_at(folded.start(survivor.start()))
            first, last = (folded.index(edge) for edge in passage.sentences[at])
            around = folded.text[first:last]
            if at != sentence and not _OTHER_TIME.search(around) and not _NONE.search(folded.text[first : survivor.start()]):
                return [Survival(passage.span(*found.span()), passage.span(*survivor.span()))]
    return []
