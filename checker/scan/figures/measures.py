"""Units of measure: "30 كيلومترا"، "كيلومترين"، "نصف طن"، "لتر ونصف"، "15 درجة تحت الصفر"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.model import Amount, Mention, QuantityMention
from checker.scan.figures.counted_nouns import rate
from checker.scan.figures.parse_state import Figure, Said
from checker.scan.token_stream import SHORT

if TYPE_CHECKING:
    from checker.scan.token_stream import Reader

_METRE_YEARS = range(1000, 2101)  # "2018 م" is a year of our era
_LETTER = "م"
_DEGREE = "deg"  # "أعلى من درجة الغليان" is no number of degrees


def read(reader: Reader, said: Said) -> Figure | None:
    """The figure whose number is followed by a unit, with or without a space."""
    behind = reader.behind(said.end)
    found = behind.near("unit")
    if found is None:
        return None
    if (money := behind.near("money")) and money.end > found.end:
        return None  # "أوقية موريتانية"
    if behind.word == _LETTER and found.end == behind.start + 1 and said.amount.value in _METRE_YEARS:
        return None
    return of_unit(reader, said, found.value, behind.start, found.end)


def of_unit(reader: Reader, said: Said, unit: str, start: int, end: int) -> Figure:
    """A number of units whose word stands between two folded offsets; the half, the sign and the hedge that may follow."""
    if reader.text[end : end + 1] == "/" and (time := reader.beside.at(reader.text, end + 1, "unit_time")):
        unit, end = f"{unit}/{time.value}", time.end  # "كم/ساعة"
    number_end, unit_end = said.end, end
    if half := half_behind(reader, said, end):
        said, number_end, end = half, half.end, half.end
    if (below := reader.behind(end).get("below_zero")) and said.amount.value:
        said, end = said.times(-1), below.end
    per, last = rate(reader, end, said.last)
    hedged = said.behind(reader, end)
    noun, span = reader.span(start, unit_end), replace(said, end=number_end).span(reader)
    mention = QuantityMention(
        span, reader.written(span), hedged.amount, unit, reader.written(noun), noun, (), said.connector, per=per
    )
    return Figure(mention, max(last, hedged.last))


def half_behind(reader: Reader, said: Said, end: int) -> Said | None:
    """ "5 أطنان ونصف الطن"، "دولار وربع": a fraction of the unit just said, and the unit again."""
    at = reader.next_atom(said.last + 1, end)
    atom = reader.atom(at)
    fraction = atom.get("fraction") if atom else None
    if atom is None or fraction is None or said.amount.value is None or atom.get("scale"):
        return None
    if (atom.clitic, reader.text[end : atom.start]) not in (("و", " "), ("", " و ")):
        return None
    behind = atom.end
    for role in ("unit", "money"):
        if again := reader.behind(atom.end).get(role, definite=True):
            behind = again.end
    return replace(said.plus(fraction, Fraction(1, fraction.denominator)), end=behind, last=at)


def with_half(reader: Reader, i: int) -> Figure | None:
    """ "لتر ونصف"، "كيلو متر وربع": a unit without a number before a fraction."""
    atom = reader.atoms[i]
    if not atom.get("fraction") or not (atom.clitic == "و" or reader.text[atom.start - 3 : atom.start] == " و "):
        return None
    end = atom.start - (1 if atom.clitic else 3)
    start = end
    for _ in range(2):
        start = reader.text.rfind(" ", 0, max(0, start - 1)) + 1
        found = reader.beside.at(reader.text, start, "unit")
        if found and found.end == end:
            said = Said(Amount(1, 0), start, end, i - 1, begin=start)
            figure = of_unit(reader, said, found.value, start, end)
            return figure if figure.last >= i else None  # a fraction on the next line is none of the unit
    return None


def hedged(reader: Reader, i: int) -> Figure | None:
    """ "نحو كيلومتر"، "أقل من طن": a hedge before a unit is one of it."""
    atom = reader.atoms[i]
    found = reader.behind(atom.end).get("unit")
    if found is None or reader.used[i] or found.value == _DEGREE:
        return None
    said = Said(Amount(1, 1, atom.senses["hedge"]), reader.begin(i), found.end, i, begin=atom.end + 1)
    return of_unit(reader, said, found.value, atom.end + 1, found.end)


def whole_text(reader: Reader) -> Mention | None:
    """A unit that is all that a text says is one of it."""
    if len(reader.text) >= SHORT:
        return None
    start = next((at for at, letter in enumerate(reader.text) if letter.isalpha()), None)
    found = reader.beside.at(reader.text, start, "unit") if start is not None else None
    if found is None or start is None or not reader.is_whole_text(start, found.end):
        return None
    return of_unit(reader, Said(Amount(1, 0), start, found.end, -1, begin=start), found.value, start, found.end).mention
