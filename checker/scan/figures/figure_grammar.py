"""Figures: hedge, number, scale and what is counted. Ranges, percents, money and durations are the same grammar with another tail."""

from __future__ import annotations

from checker.core.amounts import Amount, Hedge
from checker.core.mentions import Mention
from checker.scan.figures import (
    counted_nouns,
    fractions,
    glosses,
    measures,
    money,
    non_quantities,
    nouns_before,
    number_ranges,
    suffixes,
)
from checker.scan.figures.continuations import in_brackets
from checker.scan.figures.numbers import NumberReading, read_number
from checker.scan.figures.parse_state import FigureReading, NumberPhrase
from checker.scan.token_stream import TokenStream

_GAPS = (" ", "", " ال", " ـ", " -", " (")  # between a hedge and its number, signs of money and percent aside
_SIGNS = "%٪$€£₪و"
_MINUS = ("-", "−")
_SINGLE = frozenset({"duration_dual", "unit_dual", "money_dual", "double", "points_dual"})


def read_figures(stream: TokenStream) -> list[Mention]:
    """All figures of a passage that no date has claimed, in order."""
    found: list[Mention] = []
    used = stream.used
    for i, token in enumerate(stream.tokens):
        if used[i] or not (token.digits or "starts" in token.senses or "hedge" in token.senses):
            continue
        if token.digits and (end := non_quantities.skip(stream, i)) is not None:
            if figure := nouns_before.in_digits(stream, i) if end == i and token.clitic else None:
                found.append(figure.mention)
            stream.claim(i, end)
        elif figure := _figure(stream, i):
            found.append(figure.mention)
            stream.claim(i, figure.last)
    if found:
        return money.with_currencies(stream, found)
    alone = measures.whole_text(stream)
    return [alone] if alone else []


def _figure(stream: TokenStream, i: int) -> FigureReading | None:
    """The figure that begins at a token, with the hedge before it, which then belongs to no other."""
    if "hedge" in stream.tokens[i].senses:
        return _without_number(stream, i)
    hedge, start = _hedge_before(stream, i)
    figure = _numeric(stream, i, hedge, start) or _in_one_word(stream, i, hedge, start) or nouns_before.one(stream, i)
    if figure and hedge != "none":
        stream.used[i - 1] = 1
    return figure


def _numeric(stream: TokenStream, i: int, hedge: Hedge, start: int) -> FigureReading | None:
    number = read_number(stream, i)
    if number is None:
        return None
    if stream.text[stream.tokens[i].start - 1] == "(" and (words := glosses.words_behind(stream, number)):
        if words.value == number.value:
            return _numeric(stream, words.first, hedge, start - (hedge == "none"))
        return glosses.digits_before(stream, _single(stream, number, hedge, start))
    if fraction := fractions.read(stream, i, hedge, start, number):
        return fraction
    if stream.text.startswith("/", stream.tokens[i].end) and (slashed := fractions.slashed(stream, i, hedge, start)):
        return measures.read(stream, slashed) or money.read(stream, slashed)
    if non_quantities.names_a_thing(stream, number):
        return None
    said = number_ranges.read(stream, number) or _single(stream, number, hedge, start)
    return suffixes.read(stream, said) or counted_nouns.read(stream, said, bare=_is_bare(stream, number))


def _without_number(stream: TokenStream, i: int) -> FigureReading | None:
    """ "نحو كيلومتر"، "أكثر من الضعف": a hedge before one of something."""
    following = stream.token(i + 1)
    if following and following.start == stream.tokens[i].end + 1 and (following.digits or "starts" in following.senses):
        return None
    return measures.hedged(stream, i) or fractions.hedged_double(stream, i)


def _in_one_word(stream: TokenStream, i: int, hedge: Hedge, start: int) -> FigureReading | None:
    """Duals, and fractions of something: "ساعتين"، "كيلومترين"، "ثلث السكان"، "نصف طن"، "لتر ونصف"."""
    token = stream.tokens[i]
    if not _SINGLE.isdisjoint(token.senses):
        place = 0 if hedge == "none" else 1
        return suffixes.dual(stream, NumberPhrase(Amount(2, place, hedge), start, token.end, i, begin=stream.begin(i)))
    if "fraction" not in token.senses:
        return nouns_before.in_words(stream, i)
    if found := measures.with_half(stream, i) or fractions.read(stream, i, hedge, start):
        return found
    amount = Amount(token.senses["fraction"], 0, hedge)
    said = NumberPhrase(amount, start, token.end, i, begin=stream.begin(i))
    return measures.read(stream, said) or money.read(stream, said)


def _is_bare(stream: TokenStream, number: NumberReading) -> bool:
    """Numbers that count only where something says what: "واحد" and "صفر", digits alone in brackets or glued to a word."""
    if number.last > number.first:
        return False
    token = stream.tokens[number.first]
    if token.digits is None:
        return token.senses.get("number") in (0, 1)
    if in_brackets(stream, number.first):
        before = stream.token(number.first - 1)
        return before is None or stream.text[before.end : token.start] != " ("  # "خمسة عشر (15)"
    return not token.clitic and stream.text[token.start - 1 : token.start].isalpha()


# ------------------------------------------------------------------------------------------------------------------ hedges


def _single(stream: TokenStream, number: NumberReading, hedge: Hedge, start: int) -> NumberPhrase:
    unit, first, last, vague = number.place, number.first, number.last, number.vague
    tokens, value = stream.tokens, None if vague else number.value
    end = tokens[last].end
    if vague:
        hedge = "about"
    place = 0 if hedge == "none" and number.exact else unit
    begin, mark = tokens[first].start, ""
    if tokens[first].digits:
        mark = stream.text[begin - 1 : begin]
    else:
        begin = stream.begin(first)
    if mark == "(" and in_brackets(stream, first):
        begin, start = begin - 1, min(start, begin - 1)
        end += last == first
    elif mark in _MINUS and value and non_quantities.is_negative(stream, begin, end):
        value, begin = -value, begin - 1
        start = min(start, begin)
    elif stream.text[begin - 2 : begin - 1] in non_quantities.MINUS_ENDS and value and (
        negative := non_quantities.minus_before(stream, begin, end)
    ) is not None:  # fmt: skip
        value, start = -value, min(start, negative)
    return NumberPhrase(Amount(value, place, hedge, vague, vague is not None), start, end, last, None, unit, begin)


def _hedge_before(stream: TokenStream, i: int) -> tuple[Hedge, int]:
    """The hedge before a token, and where the figure begins with it."""
    own = stream.tokens[i]
    if i and (hedge := (token := stream.tokens[i - 1]).senses.get("hedge")) and not stream.used[i - 1]:
        gap = stream.text[token.end : own.start]
        if gap in _GAPS or gap.strip(_SIGNS) in _GAPS:
            return hedge, token.start + len(token.clitic)
    return "none", own.start + (0 if own.digits else len(own.clitic))
