"""Texts that news copy never holds: words of the lexicons in any order, edge numbers, separators, marks, bidi controls, markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from fuzz.growth_texts import articles, examples, lexicon_words
from fuzz.mutations import mutated

_DIGITS = (
    "0123456789",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "०१२३४५६७८९",
    "０１２３４５６７８９",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "⓪①②③④⑤⑥⑦⑧⑨",
)
# numbers at the ends of what is meant: nothing, one, signs, no end of digits, dates and times beside the calendar
EDGES = (
    "0", "00", "000", "0.0", "0,00", "٠", "٠٫٠", "-0", "−0", "+0", "1", "-1", "−5", "1.0", "0.1", "0/0", "1/0", "0/1",
    "1/1", "2/1", "0:0",
    "99", "100", "101", "999", "1000", "1,000", "1.000", "1.000.000", "1,00,000", "999999999999999", "1" + "0" * 30, "1" + "0" * 400,
    "9" * 4300, "9" * 4301, "0." + "0" * 30 + "1", "0." + "0" * 400 + "1", "1." + "3" * 400, "1e5", "1e999", "12.5",
    "12,5", "12٫5", "1٬000",
    "28", "29", "30", "31", "32", "12", "13", "0001", "0000", "1445", "1446", "1500", "1600", "622", "9999", "10000", "2024", "2077",
    "24:00", "23:59", "25:61", "00:00", "12:60", "31/12/9999", "1/1/1", "29/2/2023", "2024-02-30", "2024/13/01", "32/13/2024",
    "صفر", "واحد", "اثنان", "مليون", "صفر مليون", "مليار مليار", "نصف", "ثلث", "ربع", "مئة", "مئتان", "ألف", "ألفان", "ونصف", "بالمئة",
    "½", "⅓", "0 مليون", "0.5 مليار", "5 إلى 0", "0 إلى 0", "0-0", "5-5", "10-5", "0 و0", "5%", "0%", "-5%", "100%",
    "1000%", "0.0%", "5٪",
    "5 درجات تحت الصفر", "0كم", "0م", "0 كيلومتر", "0 دولار", "-3 أشخاص", "لا أحد",
)  # fmt: skip
_SEPARATORS = (
    "\n", "\r", "\r\n", "\t", "\v", "\f", "\x1c", "\x1e", "\x85", "\xa0", "\u2002", "\u2009", "\u202f", "\u3000", "\u2028", "\u2029",
    *".,،؛;:!?؟/\\()[]{}<>«»\"“”„'‘’`-‐–—−…_#*|+=%٪‰~•·@&$€£ ", "  ", "   ", "--", "...", "٫", "٬", "//",
)  # fmt: skip
_MARKS = tuple(chr(code) for first, last in ((0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x300, 0x315))
               for code in range(first, last + 1))  # fmt: skip
_BIDI = tuple(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c\xad"
)
CONTROLS = (
    "\0", "\x1b", "\x1b[31m", "\x1b]0;x\x07", "\x1b]8;;http://x.invalid\x1b\\x", "\x1b]52;c;eA==\x07", "\x1bPq\x1b\\",
    "\x9b31m", "\x9d0;x\x9c",
    "\x1b[2J", "\x1bc", "\x07", "\x08", "\x0e", "\x7f", "\r", "\ud800", "\udfff", "\udc80", "\ud83d", "\ufffe", "\uffff", "\U0010ffff",
)  # fmt: skip
MARKUP = (
    "[bold red]x[/]", "[/]", "[link=x]y[/link]", "[[", "\\[", ":smile:", "<script>x</script>", "</script>", "<!--",
    "-->", "]]>", "&amp;",
    "&#1632;", "&lt;b&gt;", "<img src=x onerror=x>", '"><svg/onload=x>', "' onclick='x", "</style>", "</title>", "<base href=//x>",
    "<iframe src=x>", "![x](//x)", "[x](javascript:x)", "`x`", "```", "| a | b |", "</div>", "</details>", "@octocat",
    "#1", "::error::x",
    "\n::add-mask::x", "\n::stop-commands::x", "%0A::error::x", "##vso[x]y", "{x}", "{0}", "%s", "$a", "${a}", "{{a}}", "=1+1",
)  # fmt: skip
_LETTERS = (
    "🇱🇧",
    "😀",
    "\U0001f469\u200d\U0001f467",
    "\ufdfa",
    "ﷲ",
    "ﻻ",
    "Ⅻ",
    "İ",
    "ß",
    "ŉ",
    "🄀",
    "𞤀",
    "\ufffd",
    "e\u0301",
    "ﬁ",
)
_NOTES = (
    "(كذا)", "<!-- ittisaq:", "ittisaq: ignore -->", "<!-- ittisaq: ignore -->", "<!-- ittisaq: ignore[weekday-mismatch] x -->",
    "<!-- ittisaq: ignore[*] -->", "<!-- ittisaq: ignore-start[x] -->", "<!-- ittisaq: ignore-start -->", "<!-- ittisaq: ignore-end -->",
    "<!-- ittisaq: ignore-block -->", "<!-- ittisaq: ignore-file -->", "<!-- ittisaq: x -->",
)  # fmt: skip
_PARTICLES = ("و", "ف", "ب", "ل", "ال", "بال", "لل", "ك", "وال", "فب")
_NUMBER = re.compile(r"[0-9٠-٩]+(?:[.,٫٬:/][0-9٠-٩]+)*")
_PLAIN = (
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    9,
    10,
    11,
    12,
    15,
    19,
    20,
    25,
    31,
    50,
    66,
    99,
    120,
    365,
    1446,
    1948,
    1999,
    2023,
    2024,
    2025,
)


def number(chance: Random) -> str:
    """A number: edges, usual ones and long ones, in the digits of any script."""
    kind = chance.random()
    if kind < 0.3:
        return chance.choice(EDGES)
    if kind < 0.6:
        written = str(chance.choice(_PLAIN))
    elif kind < 0.85:
        written = str(chance.randrange(10 ** chance.randrange(1, 10)))
    else:
        written = f"{chance.randrange(1000)}{chance.choice('.,٫/:- ')}{chance.randrange(1000)}"
    digits = _DIGITS[0] if chance.random() < 0.6 else chance.choice(_DIGITS)
    return "".join(digits[int(letter)] if letter in _DIGITS[0] else letter for letter in written)


def _of(words: Sequence[str]) -> Callable[[Random], str]:
    return lambda chance: chance.choice(words)


def _any_letter(chance: Random) -> str:
    return chr(chance.choice((chance.randrange(0x20, 0x3000), chance.randrange(0x110000))))


_TOKENS: tuple[tuple[int, Callable[[Random], str]], ...] = (
    (40, lambda chance: chance.choice(lexicon_words())),
    (4, lambda chance: chance.choice(_PARTICLES) + chance.choice(lexicon_words())),
    (6, lambda chance: chance.choice(lexicon_words()) + chance.choice(("ا", "ين", "ات", "ان", "ة", "ه"))),
    (20, number),
    (14, _of(_SEPARATORS)),
    (3, lambda chance: chance.choice(_MARKS) * chance.choice((1, 1, 2, 5))),
    (3, _of(_BIDI)),
    (2, _of(CONTROLS)),
    (2, _of(MARKUP)),
    (2, _of(_LETTERS)),
    (2, _of(_NOTES)),
    (1, _any_letter),
)
_WEIGHTS = tuple(weight for weight, _ in _TOKENS)


def token(chance: Random) -> str:
    """One word, number, sign, mark or control."""
    return chance.choices(_TOKENS, _WEIGHTS)[0][1](chance)


def soup(chance: Random, most: int = 80) -> str:
    """Tokens in any order."""
    glue = chance.choice((" ", " ", " ", "", "\n", "، "))
    return glue.join(token(chance) for _ in range(min(most, chance.choice((2, 3, 5, 8, 12, 20, 40, 80)))))


def at_the_edge(chance: Random) -> str:
    """A sentence of a rule page or of a seed with some of its numbers at their edges."""
    text = chance.choice(examples()) if chance.random() < 0.9 else passage(chance)
    if chance.random() < 0.25:
        text += chance.choice(("\n", ". ", " ")) + chance.choice(examples())
    share, pool = chance.choice((0.3, 0.6, 1.0)), chance.sample(EDGES, chance.choice((1, 2, 4)))
    return _NUMBER.sub(lambda found: chance.choice(pool) if chance.random() < share else found[0], text)


def passage(chance: Random, most: int = 500) -> str:
    """A stretch of an article of ours."""
    text = chance.choice(articles())
    start = chance.randrange(max(1, len(text) - most // 2))
    return text[start : start + chance.randrange(40, most)]


def changed(chance: Random) -> str:
    """A passage or a sentence of a rule page with some stretches changed."""
    text = passage(chance) if chance.random() < 0.4 else chance.choice(examples())
    return mutated(chance, text, token)


def text(chance: Random) -> str:
    """A text of any kind; edge numbers first, since they find most."""
    kind = chance.random()
    if kind < 0.4:
        return at_the_edge(chance)
    if kind < 0.65:
        return soup(chance)
    if kind < 0.95:
        return changed(chance)
    return "".join(_any_letter(chance) for _ in range(chance.randrange(1, 200)))


def title(chance: Random) -> str | None:
    """A headline, or none."""
    kind = chance.random()
    if kind < 0.45:
        return None
    return (at_the_edge(chance) if kind < 0.75 else soup(chance, 8))[: chance.choice((40, 80, 160))]
