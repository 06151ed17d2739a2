"""The words behind a figure: units, money, and the countries whose money shares a name. Looked up only beside a number."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from checker.lexicon import LANGUAGES, Builder, Form, Unexpanded, word_lists


class Money(NamedTuple):
    """A name of money: its ISO 4217 code where no country is named ("" for none), and the codes by country."""

    usual: str
    codes: dict[str, str]


class FigureWords:
    """One dictionary from folded words to their senses "unit", "money" and "money_country"."""

    def __init__(self, words: Unexpanded) -> None:
        """The words take the particles of nouns."""
        self.find = words.find

    def phrase(self, text: str, start: int, role: str) -> tuple[object, int] | None:
        """The sense of the longest phrase that begins at a folded offset, and where it ends."""
        end = _word_end(text, start)
        form = self.find(text[start:end]) if end > start else None
        if form is None or form.clitic:
            return None
        return _longest(form, text, end, role)


def _word_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _longest(form: Form, text: str, end: int, role: str) -> tuple[object, int] | None:
    """The longest phrase with this role among those that the form begins, the word itself being the shortest."""
    if text[end : end + 1] in (" ", "\xa0"):
        second = text[end + 1 : _word_end(text, end + 1)]
        for rest, senses in form.phrases.get(second, ()):
            stop = end + 1 + len(" ".join(rest))
            if role in senses and text[end + 1 : stop].split() == rest and not text[stop : stop + 1].isalnum():
                return senses[role], stop
    return (form.senses[role], end) if role in form.senses else None


@lru_cache(maxsize=len(LANGUAGES))
def load(language: str) -> FigureWords:
    """The words of a language, built when a figure first asks for them."""
    build = Builder(word_lists(language))
    build.table("units", "unit", "none")
    for money in build.words["money"].values():
        codes = {country: code for country, code in money.items() if country not in ("words", "usual")}
        for word in money["words"]:
            build.add(word, "money", Money(money.get("usual", ""), codes), "none")
    build.table("money_countries", "money_country", "noun")
    return FigureWords(build.unexpanded())
