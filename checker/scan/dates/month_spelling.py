"""Month names that are misspelt, cut short or glued to a neighbour.

They are looked for only beside the other name of a month pair, and between a day and a year. What is found joins the tokens as a
month with the doubt about it, so that the grammar of dates reads it like any other name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.patterns import regex
from checker.scan.dates import month_fragments
from checker.scan.dates.month_slips import LONGEST, SHORTEST, BesideMonth, SpellingMatch, nearest_month, only_month
from checker.scan.tokens import Token
from checker.words.lexicon import Lexicon
from checker.words.months import MonthWord
from checker.words.word_forms import Senses

if TYPE_CHECKING:
    from collections.abc import Iterator


_AFTER = regex(r"( ?[/\\] ?| ?[(\[] ?| ?[-–—] ?|، | )([^\W\d_]+)(?: ([^\W\d_]+))?")
_MARKS = " /\\([-–—،"  # what may stand between the two names, in at most three code points
_BESIDE = frozenset(_MARKS)
_CLOSES = regex(r" ?(?:(?:عام |سنه )?\d{4})? ?[)\]]")
_ORDINAL = regex(r"[\s-]{0,3}\(?(?:(?:ال)?(?:اول|ثاني?)|[12](?!\d))")
_BETWEEN = regex(r"(?: ?من)? ?(?:شهر )?([^\W\d_]{2,}(?: [^\W\d_]+)?) ?[،,]? ?")
_YEARS = range(1900, 2101)


def corrected(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens with the doubtful month names among them; linear, and the same list where there are none."""
    found: list[Token] = []
    for i, token in enumerate(tokens):
        if "month" in token.senses:
            if word := month_fragments.interleaved(token, text, lexicon):
                found.append(word)
            else:
                found += _beside(tokens, i, text, lexicon)
        elif token.digits and len(token.digits) in (3, 4) and i:
            if word := _before_year(tokens, i, text, lexicon):
                found.append(word)
        elif token.digits or "ordinal" in token.senses:
            found += _behind_day(token, text, lexicon)
    return _merged(tokens, found) if found else tokens


def _behind_day(token: Token, text: str, lexicon: Lexicon) -> list[Token]:
    """The months in pieces at a number or ordinal: those that it ends ("تشرين 2"), and those behind it."""
    digits = token.digits
    if digits in ("1", "2") and (half := month_fragments.numbered(token, text, lexicon)):
        return [half]
    if token.senses.get("ordinal") in (1, 2) and (pair := month_fragments.glued_ordinal(token, text, lexicon)):
        return pair
    if (digits and len(digits) > 2) or text[token.end : token.end + 1] not in (" ", "\xa0"):
        return []
    return month_fragments.glued(token, text, lexicon) or month_fragments.glued_behind(token, text, lexicon)


def _merged(tokens: list[Token], found: list[Token]) -> list[Token]:
    """Both lists in order; what was found takes the place of the tokens that it covers."""
    result: list[Token] = []
    for token in sorted([*found, *tokens], key=_order):
        if not result or token.start >= result[-1].end:
            result.append(token)
    return result


def _order(token: Token) -> tuple[int, int]:
    return token.start, -token.end


# -------------------------------------------------------------------------------------------------------- beside a month


def _beside(tokens: list[Token], i: int, text: str, lexicon: Lexicon) -> Iterator[Token]:
    """The words on both sides of a month that may be its other name."""
    token = tokens[i]
    following = tokens[i + 1].start if i + 1 < len(tokens) else len(text) + 4
    # a word that the next token knows is none; it mostly stands one space behind
    if (
        (following != token.end + 1 or _is_of_old(tokens[i + 1]))
        and text[token.end : token.end + 1] in _BESIDE
        and (match := _AFTER.match(text, token.end))
    ):
        sign = match[1].strip()
        closes = sign in ("(", "[") and bool(_CLOSES.match(text, match.end()) or _CLOSES.match(text, match.end(2)))
        if (following != match.start(2) or _is_of_old(tokens[i + 1])) and (sign not in ("(", "[") or closes):
            place = BesideMonth(token.senses["month"], sign in ("/", "\\"), closes)
            yield from _right(text, match, place, lexicon, token)
    before = tokens[i - 1] if i else None
    if before and before.end == token.start - 1 and "ordinal" not in before.senses:
        return  # nor is this one
    if not token.clitic and text[token.start - 1 : token.start] in _BESIDE:
        yield from _left(text, token, before, lexicon)


def _is_of_old(token: Token) -> bool:
    """ "مارس/آذر": a month of the Persian or the Coptic calendar, which stands in no pair with one of today's."""
    month = token.senses.get("month")
    return month is not None and month.calendar not in ("gregorian", "hijri")


def _named(text: str, token: Token, lexicon: Lexicon) -> bool:
    """ "حرب أكتوبر/تشرين": the word before says that this is a name, in which half a month is enough."""
    before = text[max(0, token.start - LONGEST) : token.start].rstrip().rpartition(" ")[2]
    return bool(lexicon.sense(before, "date_neighbour") == "name")


def _right(text: str, match: re.Match[str], place: BesideMonth, lexicon: Lexicon, token: Token) -> Iterator[Token]:
    """The word (or the two) behind a month; it may be half a name or have the next word glued to it."""
    start, one, two = match.start(2), match[2], match[3]
    if place.slash and text[match.end(2) : match.end(2) + 1] == "/":
        return  # an agency's tag: /قنا/
    if two and (word := nearest_month(f"{one} {two}", place, lexicon)):
        yield _month(start, match.end(3), word)
    elif word := nearest_month(one, place, lexicon):
        yield _month(start, match.end(2), word)
    elif place.strong and (stem := lexicon.spelling.stems.get(one)):
        ordinal = _ORDINAL.match(text, match.end(2))
        if ordinal or not _named(text, token, lexicon):
            yield _half(start, ordinal.end() if ordinal else match.end(2), place, stem, whole=bool(ordinal))
    elif place.slash and not text[(end := match.end()) :].strip(" .…"):
        yield from _cut_short(start, end, text[start:end], place, lexicon)
    elif place.slash:
        yield from _glued_behind(start, one, place, lexicon)


def _cut_short(start: int, end: int, words: str, place: BesideMonth, lexicon: Lexicon) -> Iterator[Token]:
    """ "فبراير/ شب": the text ends within the other name."""
    for form, month in lexicon.spelling.forms[place.partner.number]:
        if form.startswith(words) and month.systems.isdisjoint(place.partner.systems) and len(words) > 1:
            yield _month(start, end, SpellingMatch(month, misspelt=True))
            return


def _left(text: str, token: Token, before: Token | None, lexicon: Lexicon) -> Iterator[Token]:
    """The word (or the two) before a month; it may carry a particle or have a whole word glued to it."""
    end = token.start
    while end and token.start - end < 3 and text[end - 1] in _MARKS:
        end -= 1
    sign, known = text[end : token.start].strip(), bool(before and before.end == end)
    bracket = sign in ("(", "[")
    if (
        len(sign) > 1
        or (known and before and "ordinal" not in before.senses)
        or (bracket and not _CLOSES.match(text, token.end))
    ):
        return
    place = BesideMonth(token.senses["month"], sign in ("/", "\\"), bracket)
    start = _word_start(text, end)
    if end - start < 3 or (place.slash and text[start - 1 : start] == "/"):
        return
    if two := _two_before(text, start, end, place, lexicon):
        yield two
    elif not known:
        yield from _one_before(text, start, end, place, lexicon)


def _two_before(text: str, start: int, end: int, place: BesideMonth, lexicon: Lexicon) -> Token | None:
    """ "كاون الأول/ديسمبر": the two words before the sign."""
    if text[start - 1 : start] != " " or not (place.strong or text[start] in "ال"):
        return None
    first = _word_start(text, start - 1)
    if first == start - 1:
        return None
    read = _without_particle(f"{text[first : start - 1]} {text[start:end]}", place, lexicon)
    return _month(first + read[1], end, read[0]) if read else None


def _one_before(text: str, start: int, end: int, place: BesideMonth, lexicon: Lexicon) -> Iterator[Token]:
    word = text[start:end]
    glued = _glued_before(end, word, place, lexicon) if place.slash else None
    if glued:
        yield glued
    elif read := _without_particle(word, place, lexicon):
        yield _month(start + read[1], end, read[0])
    elif place.strong and (stem := lexicon.spelling.stems.get(word)):
        yield _half(start, end, place, stem, whole=False)


def _word_start(text: str, end: int) -> int:
    start = end
    while start and end - start < LONGEST and text[start - 1].isalpha():
        start -= 1
    return start


def _without_particle(words: str, place: BesideMonth, lexicon: Lexicon) -> tuple[SpellingMatch, int] | None:
    """The month nearest to the words, and the length of the particle before it."""
    if word := nearest_month(words, place, lexicon):
        return word, 0
    if words[0] in "وفبلك" and len(words) > SHORTEST and (word := nearest_month(words[1:], place, lexicon)):
        return word, 1
    return None


def _glued_before(end: int, word: str, place: BesideMonth, lexicon: Lexicon) -> Token | None:
    """ "بدايةآذار/مارس": a whole word glued before the name."""
    for form, month in lexicon.spelling.forms[place.partner.number]:
        if len(form) >= SHORTEST and len(word) > len(form) + 1 and word.endswith(form):
            return Token(end - len(form), end, {"month": month})
    return None


def _glued_behind(start: int, word: str, place: BesideMonth, lexicon: Lexicon) -> Iterator[Token]:
    """ "مارس/آذارالمقبل": the relative word glued behind the name."""
    for form, month in lexicon.spelling.forms[place.partner.number]:
        if len(form) >= SHORTEST and word.startswith(form):
            relative = lexicon.triggers.get(word[len(form) :])
            if relative and "relative" in relative.senses:
                yield Token(start, start + len(form), {"month": month})
                yield Token(start + len(form), start + len(word), relative.senses)
            return


def _month(start: int, end: int, found: SpellingMatch) -> Token:
    month = replace(found.month, ambiguous=False)
    return Token(start, end, {"month": month, "doubt": "misspelt"} if found.misspelt else {"month": month})


def _half(start: int, end: int, place: BesideMonth, numbers: tuple[int, ...], *, whole: bool) -> Token:
    """ "نوفمبر/تشرين الماضي": the partner says which of the two months is meant."""
    number = place.partner.number
    month = MonthWord(number if number in numbers or not whole else numbers[0], frozenset({"levant"}), ambiguous=False)
    senses: Senses = {"month": month} if whole else {"month": month, "doubt": "incomplete"}
    return Token(start, end, senses)


# ------------------------------------------------------------------------------------------------- between day and year


def _before_year(tokens: list[Token], i: int, text: str, lexicon: Lexicon) -> Token | None:
    """ "26 حزيرن 2018"، "السادس من حزيرن 2018"، "8 جمادة الأولى 1437هـ": a word that lies one slip away from a single month."""
    if tokens[i].clitic:
        return None
    k, border = i - 1, tokens[i].start
    if tokens[k].senses.get("date_word") == "year":
        k, border = k - 1, tokens[k].start
    if k < 0 or not border - tokens[k].end < 2 * LONGEST:
        return None
    for day in tokens[k : k - 2 if k > 1 else None : -1]:  # the ordinal of a name of two words stands behind its day
        if "month" in day.senses or not _is_day(day):
            if "ordinal" in day.senses:
                continue
            return None
        if found := _named_between(day, border, tokens[i], text, lexicon):
            return found
    return None


def _is_day(token: Token) -> bool:
    """Whether a token may be a day of the month."""
    if token.digits:
        return len(token.digits) < 3 and 1 <= int(token.digits) <= 31
    return bool(token.senses.get("ordinal", 32) <= 31)


def _named_between(day: Token, border: int, year: Token, text: str, lexicon: Lexicon) -> Token | None:
    """The month that the words between a day and a year were to be."""
    digits = year.digits or ""
    if not 4 < border - day.end < 2 * LONGEST or not digits.isdecimal():
        return None
    if int(digits) not in _YEARS:
        return month_fragments.hijri_slip(day, border, year, text, lexicon)
    match = _BETWEEN.fullmatch(text, day.end, border)
    if match is None or (day.digits is None and not text.startswith(" من ", day.end)):
        return None
    words = match[1]
    if bound := lexicon.spelling.bound.get(words):
        return Token(*match.span(1), {"month": bound})
    if len(words) >= SHORTEST and words not in lexicon.spelling.own_words and (found := only_month(words, lexicon)):
        return _month(*match.span(1), found)
    return None
