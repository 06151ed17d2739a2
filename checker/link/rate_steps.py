"""How many times as much, behind a change: "رفعت إنتاجها من 2.1 مليون إلى 3 ملايين، أي إلى الضعف"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from checker.core.amounts import Amount
from checker.core.division import divisor, quotient
from checker.core.interval_arithmetic import as_said, central, ratio, rounded
from checker.core.mentions import Mention
from checker.core.patterns import regex
from checker.link.relations import Part, Relation
from checker.link.stated_figures import StatedFigure, ascii_number
from checker.link.terms import same_unit, signs, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan

_FROM, _TO = regex(r"(?:^|\W)(?:من|عن) (?:نحو |مستوي )?$"), regex(r"(?:^|\W)(?:الي|عند|ليبلغ|لتبلغ|ليصل الي|لتصل الي) (?:نحو |مستوي )?$")
_DOUBLE = regex(r"(?:^|\s)(?:اي )?(?:الي|بمقدار|بنحو) (?P<double>ال?ضعف(?:ين)?)(?!\w| ما| عدد)")
_TWICE = {"الضعف": 2, "ضعف": 2, "ضعفين": 2, "الضعفين": 2}
_LOW, _HIGH = Fraction(7, 4), Fraction(5, 2)  # what is called twice as much


def read_rate_steps(scan: Scan) -> Iterator[Relation]:
    """The changes of a passage that are said to double a figure."""
    for _, sentence in signs(scan, "double"):
        if found := _double(scan, sentence):
            yield found


def _double(scan: Scan, sentence: int) -> Relation | None:
    """ "رفعت إنتاجها من 2.1 مليون إلى 3 ملايين، أي إلى الضعف"."""
    start, last = scan.passage.sentences[sentence]
    folded = scan.passage.folded
    found = _DOUBLE.search(folded.text, folded.index(start), folded.index(last))
    if found is None:
        return None
    before = [term for term in terms_of(scan, sentence) if term.end <= found.start()]
    if len(before) < 2:
        return None
    old, new = before[-2:]
    if not (_FROM.search(old.before) and _TO.search(new.before)) or found.start() - new.end > 40:
        return None
    if not (same_unit(old, new) or old.is_bare or new.is_bare or old.noun == new.noun):
        return None
    one, two, by = as_said(old.amount), as_said(new.amount), divisor(central(old.amount))
    made = ratio(two, one) if one and two else None
    if made is None or by is None or made.low is None or made.high is None:
        return None
    value = rounded(quotient(central(new.amount), by), 2)
    sum_ = f"{ascii_number(central(new.amount))} / {ascii_number(central(old.amount))}"
    span = scan.passage.span(*found.span("double"))
    mention = Mention(span, scan.passage.raw[span.start : span.end])
    told = StatedFigure(mention, Amount(None, 0, bounds=(_LOW, _HIGH)), None, span.start, span.end)
    return Relation("twice", told, (Part(old.stated, "old", 0), Part(new.stated, "new", 0)), made, value, sum_)
