"""Money: "20 مليون دولار"، "5 ملايين ريال سعودي"، "$20"، "20 دولارا و43 سنتا"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.division import fixed, quotient
from checker.core.folding import places
from checker.core.model import Mention, MoneyMention
from checker.scan.figures.measures import half_behind
from checker.scan.figures.numbers import read_number
from checker.scan.figures.parse_state import Figure, Said

if TYPE_CHECKING:
    from checker.scan.token_stream import Reader
    from checker.words.figure_words import Money

_NEAR = len(" و ")  # the longest that stands between a sum and its half or parts


def read(reader: Reader, said: Said) -> Figure | None:
    """The sum whose number is followed by a name of money."""
    behind = reader.behind(said.end)
    found = behind.near("money", definite=said.amount.vague)
    return of_name(reader, said, found.value, behind.start, found.end) if found else None


def of_name(reader: Reader, said: Said, money: Money, start: int, end: int) -> Figure:
    """A sum whose money is named between two folded offsets; the country, the parts and the hedge that may follow."""
    noun, codes = reader.span(start, end), money.candidates
    country = reader.behind(end).get("money_country")
    if country:
        end = country.end
        codes = (money.codes[country.value],) if country.value in money.codes else codes
    at, atoms = reader.next_atom(said.last + 1, end), reader.atoms
    near = at < len(atoms) and atoms[at].start - end <= _NEAR
    if near and (more := half_behind(reader, said, end) or _parts(reader, said, end)):
        said, end = more, more.end
    said = said.behind(reader, end)
    span = reader.span(said.start, said.end)
    return Figure(MoneyMention(span, reader.written(span), said.amount, codes, noun, said.connector), said.last)


def _parts(reader: Reader, said: Said, end: int) -> Said | None:
    """ "20 دولارا و43 سنتا": hundredths behind the whole."""
    at = reader.next_atom(said.last + 1, end)
    atom = reader.atom(at)
    if atom is None or said.amount.value is None or (atom.clitic, reader.text[end : atom.start]) not in (
        ("و", " و"), ("و", " "), ("و", " و "), ("", " "), ("", " و "),
    ):  # fmt: skip
        return None
    number = read_number(reader, at)
    part = reader.behind(reader.atoms[number.last].end).get("money_part") if number else None
    if number is None or part is None or number.vague:
        return None
    unit = quotient(1, fixed(part.value))
    return replace(said.plus(number.value * unit, unit), end=part.end, last=number.last)


def signed(reader: Reader, said: Said) -> Figure | None:
    """ "$20"، "20 $": the sign of a money before or behind its number."""
    text, signs = reader.text, reader.beside.signs
    start, end = said.start, said.end
    if said.begin and (code := signs.get(text[said.begin - 1])):
        start, sign = min(start, said.begin - 1), (said.begin - 1, said.begin)
    else:
        at = end + text.startswith(" ", end)
        code = signs.get(text[at : at + 1])
        sign, end = (at, at + 1), at + 1
    if code is None:
        return None
    said = said.behind(reader, end)
    span, noun = reader.span(start, said.end), reader.span(*sign)
    return Figure(MoneyMention(span, reader.written(span), said.amount, (code,), noun, said.connector), said.last)


def settle(reader: Reader, figures: list[Mention]) -> list[Mention]:
    """The figures, with the shared names of money that the rest of the passage tells apart.

    A sum whose country is not said beside it takes the code that the same name has elsewhere in the passage, or else that of
    the only country named there which has money of that name.
    """
    sums = [figure for figure in figures if isinstance(figure, MoneyMention)]
    shared = {figure.currencies for figure in sums if len(figure.currencies) > 1}
    if not shared:
        return figures
    said = {figure.currencies[0] for figure in sums if len(figure.currencies) == 1}
    meant = {codes: code for codes in shared if (code := _meant(reader, codes, said))}
    return [
        replace(figure, currencies=(meant[figure.currencies],))
        if isinstance(figure, MoneyMention) and figure.currencies in meant
        else figure
        for figure in figures
    ]


def _meant(reader: Reader, codes: tuple[str, ...], said: set[str]) -> str | None:
    """The only one of some codes that is said in a passage or named there ("الريال اليمني"), or else whose country is.

    The text is searched for the signs of these few countries, and only the words that have one are looked up.
    """
    text, beside, folded = reader.text, reader.beside, reader.passage.folded
    issuers = [each for money in beside.money.values() for each in money.codes.items() if each[1] in codes]
    signs = {sign for country, _ in issuers for sign in beside.country_signs.get(country, ()) if sign in text}
    near = {folded.word(at + 1) - 1 for sign in signs for at in places(text, sign)}
    pairs = [(beside.definite_money.get(folded.words[k - 1]), folded.words[k]) for k in near if k]
    named = {money.codes.get(beside.definite(word, "money_country"), "") for money, word in pairs if money}
    found = (said | named).intersection(codes)
    if near and not found:
        countries = beside.senses({folded.words[k] for k in near}, "money_country")
        found = {code for country, code in issuers if country in countries}
    return found.pop() if len(found) == 1 else None
