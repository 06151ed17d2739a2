"""Money: "20 مليون دولار"، "5 ملايين ريال سعودي"، "$20"، "20 دولارا و43 سنتا"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.division import fixed, quotient
from checker.core.folding import places
from checker.core.mentions import Mention, MoneyMention
from checker.scan.figures import money_letters
from checker.scan.figures.measures import half_behind
from checker.scan.figures.numbers import read_number
from checker.scan.figures.parse_state import FigureReading, NumberPhrase

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream
    from checker.words.figure_dictionary import Money

_NEAR = len(" و ")  # the longest that stands between a sum and its half or parts


def read(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """The sum whose number is followed by a name of money."""
    behind = stream.behind(said.end)
    found = behind.near("money", definite=said.amount.vague)
    return of_name(stream, said, found.value, behind.start, found.end) if found else None


def of_name(stream: TokenStream, said: NumberPhrase, money: Money, start: int, end: int) -> FigureReading:
    """A sum whose money is named between two folded offsets; the country, the parts and the hedge that may follow."""
    noun, codes = stream.span(start, end), money.candidates
    country = stream.behind(end).get("money_country")
    if country:
        end = country.end
        codes = (money.codes[country.value],) if country.value in money.codes else codes
    at, tokens = stream.next_token(said.last + 1, end), stream.tokens
    near = at < len(tokens) and tokens[at].start - end <= _NEAR
    if near and (more := half_behind(stream, said, end) or _parts(stream, said, end)):
        said, end = more, more.end
    said = said.behind(stream, end)
    span = stream.span(said.start, said.end)
    return FigureReading(MoneyMention(span, stream.written(span), said.amount, codes, noun, said.connector), said.last)


def _parts(stream: TokenStream, said: NumberPhrase, end: int) -> NumberPhrase | None:
    """ "20 دولارا و43 سنتا": hundredths behind the whole."""
    at = stream.next_token(said.last + 1, end)
    token = stream.token(at)
    if token is None or said.amount.value is None or (token.clitic, stream.text[end : token.start]) not in (
        ("و", " و"), ("و", " "), ("و", " و "), ("", " "), ("", " و "),
    ):  # fmt: skip
        return None
    number = read_number(stream, at)
    part = stream.behind(stream.tokens[number.last].end).get("money_part") if number else None
    if number is None or part is None or number.vague:
        return None
    unit = quotient(1, fixed(part.value))
    return replace(said.plus(number.value * unit, unit), end=part.end, last=number.last)


def signed(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """ "$20"، "20 $": the sign of a money before or behind its number."""
    text, signs = stream.text, stream.beside.signs
    if said.begin and (code := signs.get(text[said.begin - 1])):
        return _of_code(stream, said, code, said.begin - 1, said.begin)
    at = said.end + text.startswith(" ", said.end)
    code = signs.get(text[at : at + 1])
    return _of_code(stream, said, code, at, at + 1) if code else None


def lettered(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """ "AED 3.4 مليون"، "7 د.ك": a sign of letters before or behind its number."""
    found = money_letters.before(stream, said.begin) or money_letters.behind(stream, said.end)
    return _of_code(stream, said, *found) if found else None


def _of_code(stream: TokenStream, said: NumberPhrase, code: str, first: int, stop: int) -> FigureReading:
    """A sum whose sign stands between two folded offsets."""
    start = min(said.start, first)
    said = said.behind(stream, max(said.end, stop))
    span, noun = stream.span(start, said.end), stream.span(first, stop)
    return FigureReading(
        MoneyMention(span, stream.written(span), said.amount, (code,), noun, said.connector), said.last
    )


def of_parts(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """ "250 مليما"، "5 هللات": parts of a money alone, as so much of the whole."""
    behind = stream.behind(said.end)
    part, codes = behind.near("money_part"), behind.near("money_part_codes")
    if part is None or codes is None:
        return None
    noun = stream.span(behind.start, part.end)
    said = said.times(quotient(1, fixed(part.value))).behind(stream, part.end)
    span = stream.span(said.start, said.end)
    return FigureReading(
        MoneyMention(span, stream.written(span), said.amount, tuple(codes.value.split()), noun, said.connector), said.last
    )


def with_currencies(stream: TokenStream, figures: list[Mention]) -> list[Mention]:
    """The figures, with the shared names of money that the rest of the passage tells apart.

    A sum whose country is not said beside it takes the code that the same name has elsewhere in the passage, or else that of
    the only country named there which has money of that name.
    """
    sums = [figure for figure in figures if isinstance(figure, MoneyMention)]
    shared = {figure.currencies for figure in sums if len(figure.currencies) > 1}
    if not shared:
        return figures
    said = {figure.currencies[0] for figure in sums if len(figure.currencies) == 1}
    meant = {codes: code for codes in shared if (code := _meant(stream, codes, said))}
    return [
        replace(figure, currencies=(meant[figure.currencies],))
        if isinstance(figure, MoneyMention) and figure.currencies in meant
        else figure
        for figure in figures
    ]


def _meant(stream: TokenStream, codes: tuple[str, ...], said: set[str]) -> str | None:
    """The only one of some codes that is said in a passage or named there ("الريال اليمني"), or else whose country is.

    The text is searched for the signs of these few countries, and only the words that have one are looked up.
    """
    text, beside, folded = stream.text, stream.beside, stream.passage.folded
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
