"""Turnout: the percentage of those who voted, their number, and the number of those entitled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.mentions import PercentMention
from checker.link.relations import Relation, share
from checker.link.terms import Term, role_of, signs, terms_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.documents import Span
    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_TOLERANCE = 3  # hundredths of a turnout that are never called wrong


def read_turnouts(scan: Scan) -> Iterator[Relation]:
    """The turnouts of a passage that are given with the votes and those entitled to them."""
    done: set[Span] = set()
    for _, sentence in signs(scan, "turnout") if PercentMention in scan.kinds else ():
        found = _turnout(scan, sentence)
        if found and found.told.mention.span not in done:
            done.add(found.told.mention.span)
            yield found


def _is_turnout(words: CheckWords, term: Term) -> bool:
    """Whether a percentage is the turnout of a whole vote, not the one up to some hour of the day."""
    told = role_of(words, ("turnout", "other_share"), term) == "turnout"
    return told and not words.find("so_far", term.behind[:20])


def _are_voters(words: CheckWords, term: Term) -> bool:
    """Whether a figure counts people, names nothing that it counts, or counts "مسجلين"."""
    return term.is_bare or term.is_person or words.value("entitled", term.noun) is not None


def _turnout(scan: Scan, sentence: int) -> Relation | None:
    """ "نسبة الإقبال 61%، وأدلى 4.2 مليون ناخب بأصواتهم من بين 8.1 مليون": each is told once, in a sentence and its neighbours."""
    words = words_of(scan)
    for near in ((0,), (-1, 0), (0, 1), (-1, 0, 1)):
        terms = [term for at in near for term in terms_of(scan, sentence + at)]
        shares = [term for term in terms if term.is_percent and _is_turnout(words, term)]
        others = [term for term in terms if term.is_percent and term not in shares and role_of(words, ("other_share",), term) == ""]
        if others:
            return None
        counts = [term for term in terms if not term.is_percent and _are_voters(words, term)]
        entitled = [term for term in counts if role_of(words, ("entitled", "cast"), term, reach=7, behind=4) == "entitled"]
        cast = [term for term in counts if role_of(words, ("entitled", "cast"), term, reach=7, behind=4) == "cast"]
        if len(shares) == len(entitled) == len(cast) == 1:
            return share("turnout", shares[0], cast[0], entitled[0], _TOLERANCE)
    return None
