"""Languages that are written in Arabic letters, told apart by their words and letters: Arabic, and those that are not checked.

A quotation or a name in another language makes no article one of that language: what stands outside quotation marks decides where
it says enough. The words are in tables/languages.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import chain

from msgspec import Struct

from checker.core.patterns import regex

ARABIC, UNNAMED = "ar", "und"
_FOLDED = (
    ("ی", "ي"), ("ى", "ي"), ("ک", "ك"), ("ڪ", "ك"), ("ہ", "ه"), ("ە", "ه"), ("ھ", "ه"), ("ۀ", "ه"), ("أ", "ا"), ("إ", "ا"),
    ("آ", "ا"), ("ئے", "ے"),
)  # fmt: skip
_WORD = regex(r"[^\W\d_]+")
_QUOTED = regex(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]*\"")
_SIGNS = (" ال", "ة ", " في ", " من ", " على ", " إلى ", " أن ")  # how half of the words of Arabic copy begin or end
_FOREIGN = "یکگپچےېەۆں"  # one or another stands in any text of the others that is not typed on an Arabic keyboard
_KEYBOARD = frozenset("یک")  # of the keyboards of the others; Arabic copy is typed on them too
# what such a letter says, one that most of the others have, a word or a letter of one
_TYPED, _SHARED, _OWN = 0.34, 0.5, 1.0
_ENOUGH = 4  # words outside quotation marks that tell more than those within
_LEAST, _FEWEST = 2, 8  # so many words must speak for another language, and of so many one
# how often more words must speak for another language than for Arabic, few of which may be loans: copy quotes, at length too
_FEW, _TIMES, _MANY_TIMES = 4, 2, 6
_PLAIN = 4  # one of so many words speaks for Arabic in copy that is plainly so, whatever its file says


class Language(Struct, frozen=True):
    """A language beside Arabic: its tag, its names, the tags that mean it, the letters and the folded words that only it has."""

    tag: str
    english: str
    arabic: str
    tags: frozenset[str]
    letters: frozenset[str]
    words: frozenset[str]


class _Signs(Struct, frozen=True):
    """What tells the languages apart."""

    others: tuple[Language, ...]
    shared: frozenset[str]
    words: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]


class _Votes(Struct):
    """How many words speak for Arabic, for another language at all, and for each of them."""

    arabic: float = 0
    other: float = 0
    words: int = 0
    each: dict[str, float] = {}


def language_of(text: str) -> str:
    """The tag of the language of a text in Arabic letters: "ar", that of another language, or "und" for one without a name here."""
    if plainly(text):
        return ARABIC
    outside = _votes(_QUOTED.sub(" ", text))
    votes = outside if outside.words >= _ENOUGH else _votes(text)
    times = _TIMES if votes.arabic <= _FEW else _MANY_TIMES
    if votes.other < max(_LEAST, votes.words / _FEWEST) or votes.other <= times * votes.arabic:
        return ARABIC
    best = max(votes.each, key=lambda tag: votes.each[tag])
    return best if votes.each[best] else UNNAMED


def plainly(text: str) -> str:
    """ "ar" where the words of a text show at a glance that it is Arabic, else ""."""
    if any(letter in text for letter in _FOREIGN):
        text = _QUOTED.sub(" ", text)
    return ARABIC if sum(map(text.count, _SIGNS)) * 5 > text.count(" ") else ""


def is_arabic(tag: str) -> bool:
    """Whether a tag means Arabic: "ar", "ar-EG", "ara"."""
    return _first(tag) in ("ar", "ara")


def named(tag: str) -> str:
    """How a language that is not checked is named in a sentence: "in Persian (الفارسية)", "" where it has no name here."""
    known = by_tag(tag)
    return f"in {known.english} ({known.arabic})" if known else ""


def tagged(tag: str, texts: Sequence[str]) -> str:
    """The language of copy that its file says is in a language: that one, unless it is plainly Arabic.

    "auto" where the tag tells nothing: many files are made from templates in English, whatever their copy.
    """
    known = by_tag(tag)
    if known is None:
        return "auto"
    text = "\n".join(texts)
    votes = _votes(text)
    return "auto" if language_of(text) == ARABIC and votes.arabic * _PLAIN >= votes.words > 0 else known.tag


def by_tag(tag: str) -> Language | None:
    """The other language that a tag such as "fa-IR" or "per" means, if it is one of those that are written in Arabic letters."""
    first = _first(tag)
    return next((each for each in _signs().others if first in each.tags), None) if first else None


def _first(tag: str) -> str:
    """The language of a tag without its script and country."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]


def _votes(text: str) -> _Votes:
    """What the words of a text say."""
    signs, votes = _signs(), _Votes(each={})
    for word in _WORD.findall(text):
        votes.words += 1
        folded = word
        for written, plain in _FOLDED:
            folded = folded.replace(written, plain)
        letters = frozenset(word)
        speaks = {each.tag: float(folded in each.words) + bool(letters & each.letters) for each in signs.others}
        if most := max(speaks.values()):
            votes.other += min(most, _OWN)
            for tag, points in speaks.items():
                votes.each[tag] = votes.each.get(tag, 0) + points
        elif letters & signs.shared:
            votes.other += _SHARED
        elif word in signs.words or (len(word) > 3 and (word.startswith(signs.heads) or word.endswith(signs.tails))):
            votes.arabic += 1
        elif letters & _KEYBOARD:
            votes.other += _TYPED
    return votes


@cache
def _signs() -> _Signs:
    """The table, read when a text first asks: most are plainly Arabic."""
    import tomllib

    table = tomllib.loads((resources.files("checker.words") / "tables" / "languages.toml").read_text(encoding="utf-8"))
    letters, arabic = table.pop("letters"), table.pop("arabic")
    others = (
        Language(
            tag, each["en"], each["ar"], frozenset(each["tags"]), frozenset(each["letters"]), frozenset(each["words"].split())
        )
        for tag, each in table.items()
    )  # fmt: skip
    return _Signs(
        tuple(others), frozenset(chain(letters["shared"])), frozenset(arabic["words"].split()), tuple(arabic["heads"]),
        tuple(arabic["tails"]),
    )  # fmt: skip
