"""Month names in pieces: "11 تشرين 2"، "8 نوفمبرتشرين الثاني"، "كانون ديسمبر/الأول"، "8 جمادة الأولى 1437هـ".

Each function looks at one token and the text beside it, and gives the months that stand there as tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.scan.dates.month_slips import LONGEST, SHORTEST, one_slip
from checker.scan.tokens import Token
from checker.words.months import MonthWord

if TYPE_CHECKING:
    from checker.words.lexicon import Lexicon

_LEVANT = frozenset({"levant"})
_HIJRI = frozenset({"hijri"})
_FIRST = {"الاول": 1, "اول": 1, "الثاني": 2, "ثاني": 2, "ثان": 2}
_STEM_BEFORE = regex(r"(?<![^\W_])([^\W\d_]{4,6})[ \xa0]?[-–(]?[ \xa0]?\Z")
_DATED_BEFORE = regex(r"(?:\d|(?<!\w)(?:من|شهر|في|منذ|حتي|و|اواخر|اوائل|مطلع|منتصف|بدايه|نهايه|[^\W\d_]+/)) ?(?:من |شهر )?\Z")
_DATED_BEHIND = regex(r"\)? ?(?:[/(]|(?:عام |سنه )?\d{4}(?!\d)|ال(?:ماضي|مقبل|جاري|قادم|حالي))")
_STEM_REACH, _DATE_REACH = 10, 12
_GLUED = regex(r"[ \xa0](?:من )?(?:شهر )?([^\W\d_]{6,24})(?: ([^\W\d_]+))?")
_WORD_BEFORE = regex(r"(?<![^\W_])[وفبل]?([^\W\d_]{8,14}) \Z")
_ACROSS = regex(r" ?/ ?((?:ال)?(?:اول|ثاني?))(?![^\W\d_])")
_BETWEEN = regex(r"(?: ?من)? ?(?:شهر )?([^\W\d_]{2,}(?: [^\W\d_]+){0,2}) ?[،,]? ?")
_ERA = regex(r" ?([^\W\d_]+)")
_HIJRI_YEARS = range(1300, 1501)


def numbered(token: Token, text: str, lexicon: Lexicon) -> Token | None:
    """ "11 تشرين 2"، "تشرين2"، "كانون (1)": a half name with the number that stands for الأول or الثاني."""
    match = _STEM_BEFORE.search(text, max(0, token.start - _STEM_REACH), token.start)
    months = lexicon.spelling.stems.get(match[1]) if match else None
    if match is None or months is None:
        return None
    end = token.end + text.startswith(")", token.end) * ("(" in match[0])
    start = match.start(1)
    if not (_DATED_BEFORE.search(text, max(0, start - _DATE_REACH), start) or _DATED_BEHIND.match(text, end)):
        return None
    return _month(start, end, _named(match[1], int(token.digits or 0), lexicon), _LEVANT)


def _named(stem: str, ordinal: int, lexicon: Lexicon) -> int:
    """The number of كانون or تشرين الأول (1) or الثاني (2)."""
    whole = f"{stem} {'الاول' if ordinal == 1 else 'الثاني'}"
    return next(n for n, forms in lexicon.spelling.forms.items() for name, _ in forms if name == whole)


def _month(start: int, end: int, number: int, systems: frozenset[str], doubt: str | None = None) -> Token:
    calendar = "hijri" if systems == _HIJRI else "gregorian"
    word = MonthWord(number, systems, ambiguous=False, calendar=calendar)
    return Token(start, end, {"month": word, "doubt": doubt} if doubt else {"month": word})


# ------------------------------------------------------------------------------------------------------------ glued names


def glued(token: Token, text: str, lexicon: Lexicon) -> list[Token]:
    """ "8 نوفمبرتشرين الثاني": behind a day two names between which the stroke was lost."""
    match = _GLUED.match(text, token.end)
    if match is None:
        return []
    one, two, start = match[1], match[2] or "", match.start(1)
    for name, word in lexicon.spelling.single:
        if one.startswith(name) and (second := _second(one[len(name) :], two, word, lexicon)):
            at, (length, other) = start + len(name), second
            return [Token(start, at, {"month": word}), Token(at, at + length, {"month": other})]
    return []


def glued_ordinal(token: Token, text: str, lexicon: Lexicon) -> list[Token]:
    """ "منذ نوفمبرتشرين الثاني": the same with no day before it, at the ordinal of the second name."""
    match = _WORD_BEFORE.search(text, max(0, token.start - LONGEST - 1), token.start)
    one = match[1] if match else ""
    for name, word in lexicon.spelling.single if len(one) > SHORTEST + 3 else ():
        if one.startswith(name) and (second := _second(one[len(name) :], text[token.start : token.end], word, lexicon)):
            start = match.start(1) if match else 0
            return [Token(start, start + len(name), {"month": word}), Token(start + len(name), token.end, {"month": second[1]})]
    return []


def _second(rest: str, behind: str, first: MonthWord, lexicon: Lexicon) -> tuple[int, MonthWord] | None:
    """The other name of a glued pair, in another system, and its length: the rest of the word, with the next one or without it."""
    if len(rest) < 2:
        return None
    for words in (f"{rest} {behind}", rest):
        word = next((w for f in lexicon.spelling.forms.values() for name, w in f if name == words), None)
        if word and word.systems.isdisjoint(first.systems):
            return len(words), word
    return None


def glued_behind(token: Token, text: str, lexicon: Lexicon) -> list[Token]:
    """ "10 كانون الأولديسمبر": the second name glued to the ordinal of the first."""
    match = _STEM_GLUED.match(text, token.end)
    months = lexicon.spelling.stems.get(match[1]) if match else None
    if match is None or months is None:
        return []
    word = next((w for name, w in lexicon.spelling.single if name == match[3] and w.systems.isdisjoint(_LEVANT)), None)
    if word is None:
        return []
    first = _month(match.start(1), match.end(2), _named(match[1], _FIRST[match[2]], lexicon), _LEVANT)
    return [first, Token(match.start(3), match.end(3), {"month": word})]


_STEM_GLUED = regex(r"[ \xa0](?:من )?(?:شهر )?([^\W\d_]{4,6}) (الاول|الثاني)([^\W\d_]{4,})")


def interleaved(token: Token, text: str, lexicon: Lexicon) -> Token | None:
    """ "كانون ديسمبر/الأول": the other name stands inside the one of two words."""
    word: MonthWord = token.senses["month"]
    ordinal = _ACROSS.match(text, token.end)
    match = _STEM_BEFORE.search(text, max(0, token.start - _STEM_REACH), token.start) if ordinal else None
    if ordinal is None or match is None or match[1] not in lexicon.spelling.stems or "levant" in word.systems:
        return None
    return _month(match.start(1), ordinal.end(), _named(match[1], _FIRST[ordinal[1]], lexicon), _LEVANT, "misspelt")


# ------------------------------------------------------------------------------------------------------------------ Hijri


def hijri_slip(day: Token, border: int, year: Token, text: str, lexicon: Lexicon) -> Token | None:
    """ "8 جمادة الأولى 1437هـ": between a day and a Hijri year, words that lie one slip away from a single month."""
    if not _is_hijri(year, text, lexicon):
        return None
    match = _BETWEEN.fullmatch(text, day.end, border) if border - day.end < 2 * LONGEST else None
    words = match[1] if match else ""
    if match is None or len(words) < SHORTEST or words in lexicon.spelling.hijri:
        return None
    near = {n for name, n in lexicon.spelling.hijri.items() if len(name) >= SHORTEST and one_slip(words, name)}
    return _month(*match.span(1), near.pop(), _HIJRI, "misspelt") if len(near) == 1 else None


def _is_hijri(year: Token, text: str, lexicon: Lexicon) -> bool:
    """Whether a number is a year of the Hijri calendar, by the sign behind it or by itself."""
    digits = year.digits or ""
    if not digits.isdecimal():
        return False
    era = _ERA.match(text, year.end)
    named = lexicon.eras.get(era[1]) if era else None
    return named == "hijri" or (named is None and int(digits) in _HIJRI_YEARS)
