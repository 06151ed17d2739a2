"""Figures: hedge, number, scale and what is counted. Ranges, percents, money and durations are the same grammar with another tail."""

from __future__ import annotations

from checker.core.model import Amount, Hedge, Mention
from checker.scan.figures import counted_nouns, fractions, measures, money, non_quantities, number_ranges, suffixes
from checker.scan.figures.continuations import in_brackets
from checker.scan.figures.numbers import Read, read_number
from checker.scan.figures.parse_state import Figure, Said
from checker.scan.token_stream import Reader

_GAPS = (" ", "", " ال", " ـ", " -", " (")  # between a hedge and its number, signs of money and percent aside
_SIGNS = "%٪$€£₪و"
_MINUS = ("-", "−")
_SINGLE = frozenset({"duration_dual", "unit_dual", "money_dual", "double", "points_dual"})


def read_figures(reader: Reader) -> list[Mention]:
    """All figures of a passage that no date has claimed, in order."""
    found: list[Mention] = []
    used = reader.used
    for i, atom in enumerate(reader.atoms):
        if used[i] or not (atom.digits or "starts" in atom.senses or "hedge" in atom.senses):
            continue
        if atom.digits and (end := non_quantities.skip(reader, i)) is not None:
            reader.claim(i, end)
        elif figure := _figure(reader, i):
            found.append(figure.mention)
            reader.claim(i, figure.last)
    if found:
        return money.settle(reader, found)
    alone = measures.whole_text(reader)
    return [alone] if alone else []


def _figure(reader: Reader, i: int) -> Figure | None:
    """The figure that begins at an atom, with the hedge before it, which then belongs to no other."""
    if "hedge" in reader.atoms[i].senses:
        return _without_number(reader, i)
    hedge, start = _hedge_before(reader, i)
    figure = _numeric(reader, i, hedge, start) or _in_one_word(reader, i, hedge, start)
    if figure and hedge != "none":
        reader.used[i - 1] = 1
    return figure


def _numeric(reader: Reader, i: int, hedge: Hedge, start: int) -> Figure | None:
    number = read_number(reader, i)
    if number is None:
        return None
    if fraction := fractions.read(reader, i, hedge, start, number):
        return fraction
    if reader.text.startswith("/", reader.atoms[i].end) and (slashed := fractions.slashed(reader, i, hedge, start)):
        return measures.read(reader, slashed) or money.read(reader, slashed)
    if non_quantities.names_a_thing(reader, number):
        return None
    said = number_ranges.read(reader, number) or _single(reader, number, hedge, start)
    return suffixes.read(reader, said) or counted_nouns.read(reader, said, bare=_is_bare(reader, number))


def _without_number(reader: Reader, i: int) -> Figure | None:
    """ "نحو كيلومتر"، "أكثر من الضعف": a hedge before one of something."""
    following = reader.atom(i + 1)
    if following and following.start == reader.atoms[i].end + 1 and (following.digits or "starts" in following.senses):
        return None
    return measures.hedged(reader, i) or fractions.hedged_double(reader, i)


def _in_one_word(reader: Reader, i: int, hedge: Hedge, start: int) -> Figure | None:
    """Duals, and fractions of something: "ساعتين"، "كيلومترين"، "ثلث السكان"، "نصف طن"، "لتر ونصف"."""
    atom = reader.atoms[i]
    if not _SINGLE.isdisjoint(atom.senses):
        place = 0 if hedge == "none" else 1
        return suffixes.dual(reader, Said(Amount(2, place, hedge), start, atom.end, i, begin=reader.begin(i)))
    if "fraction" not in atom.senses:
        return None
    if found := measures.with_half(reader, i) or fractions.read(reader, i, hedge, start):
        return found
    amount = Amount(atom.senses["fraction"], 0, hedge)
    said = Said(amount, start, atom.end, i, begin=reader.begin(i))
    return measures.read(reader, said) or money.read(reader, said)


def _is_bare(reader: Reader, number: Read) -> bool:
    """Numbers that count only where something says what: "واحد" and "صفر", digits alone in brackets or glued to a word."""
    if number.last > number.first:
        return False
    atom = reader.atoms[number.first]
    if atom.digits is None:
        return atom.senses.get("number") in (0, 1)
    if in_brackets(reader, number.first):
        before = reader.atom(number.first - 1)
        return before is None or reader.text[before.end : atom.start] != " ("  # "خمسة عشر (15)"
    return not atom.clitic and reader.text[atom.start - 1 : atom.start].isalpha()


# ------------------------------------------------------------------------------------------------------------------ hedges


def _single(reader: Reader, number: Read, hedge: Hedge, start: int) -> Said:
    unit, first, last, vague = number.place, number.first, number.last, number.vague
    atoms, value = reader.atoms, None if vague else number.value
    end = atoms[last].end
    if vague:
        hedge = "about"
    place = 0 if hedge == "none" and number.exact else unit
    begin, mark = atoms[first].start, ""
    if atoms[first].digits:
        mark = reader.text[begin - 1 : begin]
    else:
        begin = reader.begin(first)
    if mark == "(" and in_brackets(reader, first):
        begin, start = begin - 1, min(start, begin - 1)
        end += last == first
    elif mark in _MINUS and value and non_quantities.is_negative(reader, begin, end):
        value, begin = -value, begin - 1
        start = min(start, begin)
    return Said(Amount(value, place, hedge, vague, vague is not None), start, end, last, None, unit, begin)


def _hedge_before(reader: Reader, i: int) -> tuple[Hedge, int]:
    """The hedge before an atom, and where the figure begins with it."""
    own = reader.atoms[i]
    if i and (hedge := (atom := reader.atoms[i - 1]).senses.get("hedge")) and not reader.used[i - 1]:
        gap = reader.text[atom.end : own.start]
        if gap in _GAPS or gap.strip(_SIGNS) in _GAPS:
            return hedge, atom.start + len(atom.clitic)
    return "none", own.start + (0 if own.digits else len(own.clitic))
