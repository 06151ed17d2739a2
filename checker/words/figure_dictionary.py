"""The dictionary of what may stand beside a figure, and the word behind it with all that it may be."""

from __future__ import annotations

from itertools import chain
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.core.patterns import regex
from checker.words.word_forms import Form, Unexpanded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import NounForm


MOST = 32  # code points of a word that may be listed; of a longer one only so many are looked at and kept
_WORD = regex(rf"\w{{1,{MOST}}}")
_LETTERS = regex(r"[^\W\d_]*")
FEMININE = "ة"
_NO_ROLES: frozenset[str] = frozenset()
_SIGNS = '،.؛:"»)'  # what stands glued behind a word, mostly
_ARTICLE = "ال"
PERCENTS = ("%", "٪")
_has_article = methodcaller("startswith", _ARTICLE)
_LONGEST = 16  # letters of a word and its space, mostly
_BASES = frozenset({"per", "out_of"})  # roles of the words before the base of a rate, or before a whole


class Money(Struct, frozen=True):
    """A name of money: its ISO 4217 code where no country is named ("" for none), and the codes by country."""

    usual: str
    codes: dict[str, str]

    @property
    def candidates(self) -> tuple[str, ...]:
        """The code that is meant without more words, or all that share the name."""
        return (self.usual,) if self.usual else tuple(dict.fromkeys(self.codes.values()))


class WordMatch(Struct):
    """A word or phrase with a sense, whether ال stands before it, and the folded offset at which it ends."""

    value: Any
    definite: bool
    end: int


class NextWord(Struct):
    """The word one space behind a folded offset, or glued to it, with all that it may be beside a figure; never changed.

    `roles` are those that it may have, alone or as the head of a phrase, with or without ال: what is not among them needs no
    second look. `word` is "" where no word stands there; `listed` is the same without the ال that the lists do not have. `letters`
    is what of the word comes before its first digit or sign, one space behind the offset, however long it is.
    """

    text: str
    spaced: bool
    start: int
    words: Unexpanded
    word: str
    listed: str
    roles: frozenset[str]
    letters: str

    def get(self, role: str, *, definite: bool = False) -> WordMatch | None:
        """The longest phrase with a role, where a space stands before it; with ال only where `definite` allows it."""
        return self.near(role, definite=definite) if self.spaced and role in self.roles else None

    def near(self, role: str, *, definite: bool = False) -> WordMatch | None:
        """The same where it may be glued to what stands before it; what has ال never is."""
        if role not in self.roles:
            return None
        has_article = self.listed != self.word
        if has_article and not (definite and self.spaced):
            return None
        form = self.words.root(self.listed)
        return _longest(form, self.text, self.start + len(self.word), role, definite=has_article) if form else None


class FigureWords:
    """One dictionary from folded words and phrases to the senses that they have beside a figure."""

    def __init__(
        self, words: Unexpanded, money: dict[str, Money], signs: dict[str, str], letters: dict[str, str]
    ) -> None:
        """The words as they were built; money by the name of its table, and the signs of money with their codes, letters apart.

        `marks` are these signs and those of percent.
        """
        self._words = words
        self._roles = words.roles()
        self.base_leads = tuple(sorted(word for word, roles in self._roles.items() if roles & _BASES))
        self.definite_money = {
            _ARTICLE + word: form.senses["money"]
            for word, roles in self._roles.items()
            if "money" in roles and (form := words.root(word)) and "money" in form.senses
        }
        self.marks = frozenset(signs).union(PERCENTS)
        self.country_signs = _signs(words, self._roles)
        self.money = money
        self.signs = signs
        self.letters = letters

    def at(self, text: str, start: int, role: str, *, definite: bool = False) -> WordMatch | None:
        """The longest phrase with a role that begins at a folded offset; with ال before it only where `definite` allows it."""
        return self.word(text, start, spaced=definite).near(role, definite=definite)

    def word(self, text: str, start: int, *, spaced: bool) -> NextWord:
        """The word that begins at a folded offset, looked up once for all that is asked of it."""
        stop = text.find(" ", start, start + _LONGEST)
        word = letters = text[start:stop].rstrip(_SIGNS) if stop > 0 else ""
        if not word.isalpha():  # with a sign before it or in it, longer than most, or the last one
            if not text[start : start + 1].isalnum():
                return NextWord(text, spaced, start, self._words, "", "", _NO_ROLES, "")
            word = _WORD.match(text, start)[0]  # type: ignore[index]  # it has one letter or digit
            letters = _LETTERS.match(text, start)[0]  # type: ignore[index]  # it may be empty
        listed, roles = word, self._roles.get(word)
        if roles is None and word.startswith(_ARTICLE):
            listed = word[2:]
            roles = self._roles.get(listed)
        return NextWord(text, spaced, start, self._words, word, listed, roles or _NO_ROLES, letters if spaced else "")

    def definite(self, word: str, role: str) -> Any:
        """The sense of one folded word that has ال, or None."""
        form = self._words.root(word[2:]) if word.startswith(_ARTICLE) else None
        return form.senses.get(role) if form else None

    def senses(self, words: set[str], role: str) -> set[Any]:
        """The senses of many folded words in one role, each with and without its particle and ال."""
        bare = [word[2:] for word in filter(_has_article, words)]
        forms = filter(None, map(self._words.find, chain(words, bare)))
        return {form.senses[role] for form in forms if role in form.senses}

    def of(self, word: str, role: str) -> Any:
        """The sense of one folded word, without its particle, or None."""
        form = self._words.find(word)
        if (form is None or role not in form.senses) and word.startswith(_ARTICLE):
            form = self._words.find(word[2:])
        return form.senses.get(role) if form else None


def _signs(words: Unexpanded, roles: dict[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """For each country the shortest strings of which one is part of every word for it that tells money apart."""
    names: dict[str, list[str]] = {}
    for word in sorted(roles, key=len):
        form = words.root(word) if "money_country" in roles[word] else None
        if form and "money_country" in form.senses:
            listed = names.setdefault(form.senses["money_country"], [])
            sign = word.removeprefix("ا") if word.startswith(_ARTICLE) else word  # ل before ال loses the alef
            if not any(shorter in sign for shorter in listed):
                listed.append(sign)
    return {country: tuple(listed) for country, listed in names.items()}


def _longest(form: Form, text: str, end: int, role: str, *, definite: bool = False) -> WordMatch | None:
    """The longest phrase with this role among those that a word begins; the word itself is the shortest."""
    second = _WORD.match(text, end + 1) if form.phrases and text[end : end + 1] in (" ", "\xa0") else None
    for rest, senses in form.phrases.get(second[0], ()) if second else ():
        stop = end + 1 + sum(map(len, rest)) + len(rest) - 1
        if (
            role in senses
            and text[end + 1 : stop].replace("\xa0", " ").split(" ") == rest
            and not text[stop : stop + 1].isalnum()
        ):
            return WordMatch(senses[role], definite, stop)
    return WordMatch(form.senses[role], definite, end) if role in form.senses else None


def forms(singular: str, plurals: list[str]) -> Iterator[tuple[str, NounForm]]:
    """The forms of a noun as they are written, those of the plural before the dual: شخصين is two, نازحين are many."""
    feminine = singular.endswith(FEMININE)
    yield singular, "singular"
    for plural in plurals:
        if plural == "ون":
            yield from ((f"{singular}ون", "plural"), (f"{singular}ين", "plural"))
        else:
            yield (singular.removesuffix(FEMININE) + plural if plural == "ات" else plural), "plural"
    stem = singular[:-1] + "ت" if feminine else singular
    yield from ((f"{stem}ان", "dual"), (f"{stem}ين", "dual"))
    if not feminine and singular[-1] not in "اىء":
        yield f"{singular}ا", "accusative"
