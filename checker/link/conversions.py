"""One quantity said twice, in two kinds of money or two units: "50 مليون يورو (61 مليون دولار)"، "35 ميلا بحريا، أي 65 كيلومترا"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.core.mentions import MoneyMention, QuantityMention
from checker.core.patterns import regex
from checker.link.statements import joints_between
from checker.words.rates import units
from checker.words.statement_words import FILLER, THAT_IS, joints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan

_LONGEST = 50  # code points between the two
_GAP = regex(r"(?P<noun>[^\W\d_]*(?: [^\W\d_]+){0,2}) ?(?P<mark>[(،,]?) ?(?P<words>[^\W\d_]*(?: [^\W\d_]+){0,3}) ?")
_PER = regex(
    r"(?: \w+){0,2} (?P<per>سنويا|شهريا|يوميا|اسبوعيا|لل\w+|لكل \w+|(?:في|كل) (?:ال)?(?:سنه|عام|شهر|يوم|اسبوع|ساعه))(?!\w)"
)  # told for one of something, or for a time
_CLOSED = regex(r"[^()\n]{0,40}\)")


class Conversion(NamedTuple):
    """A sum of money, or a measure, and what the copy gives as the same in other money or another unit."""

    first: MoneyMention | QuantityMention
    second: MoneyMention | QuantityMention


def read_conversions(scan: Scan) -> Iterator[Conversion]:
    """The conversions of a passage, in order."""
    if len(scan.figures) < 2:
        return
    known = units()
    measured = [
        f for f in scan.figures if isinstance(f, MoneyMention) or (isinstance(f, QuantityMention) and f.unit in known)
    ]
    for first, second in pairwise(measured):
        if _are_two_names(first, second) and _is_same(scan, first, second):
            yield Conversion(first, second)


def _are_two_names(first: MoneyMention | QuantityMention, second: MoneyMention | QuantityMention) -> bool:
    """Whether two figures are of different money, or of different units of one kind."""
    if isinstance(first, MoneyMention) and isinstance(second, MoneyMention):
        return set(first.currencies).isdisjoint(second.currencies)
    if isinstance(first, QuantityMention) and isinstance(second, QuantityMention) and first.unit and second.unit:
        return first.unit != second.unit and units()[first.unit].kind == units()[second.unit].kind
    return False


def _is_same(scan: Scan, first: MoneyMention | QuantityMention, second: MoneyMention | QuantityMention) -> bool:
    """Whether brackets or أي tell that the second figure is the first once more."""
    folded = scan.passage.folded
    start = max(first.span.end, first.noun_span.end if first.noun_span else 0)
    if not 0 < second.span.start - start <= _LONGEST:
        return False
    at, end = folded.index(start), folded.index(second.span.start)
    gap = _GAP.fullmatch(folded.text, at, end)
    if gap is None:
        return False
    bracket, told_by = gap["mark"] == "(", gap["words"].split()
    if bracket and not _CLOSED.match(folded.text, folded.index(second.span.end)):
        return False
    per = _PER.match(folded.text, folded.index(second.span.end))
    if per and per["per"] not in gap["noun"]:
        return False  # "100 مليون يورو، أي 5 ملايين دولار سنويا"
    if told_by and told_by[0] not in joints(scan.lexicon.language):
        return False  # mostly so, and told before the joints of the whole passage are read
    known = joints_between(scan, gap.start("words"), folded.index(second.span.end))  # "ما يعادل" is read as a hedge
    letters = [token.senses.get("letter") for token in known]
    told = sum(len(folded.text[token.start : min(token.end, end)].split()) for token in known)
    if told < len(told_by) or any(letter not in (THAT_IS, FILLER) for letter in letters):
        return False
    return bracket or THAT_IS in letters
