"""The one catalogue of what the program says to people, in Arabic and English (<language>/messages.toml)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.core.documents import Notation
from checker.core.patterns import regex
from checker.words.prepared import prepared

LANGUAGES = ("ar", "en")
_PLAIN = Notation()
_NUMBER = regex(r"[0-9.,:/%+-]*[0-9][0-9.,:/%+-]*")


class Catalogue(Struct, frozen=True):
    """One language's texts; `rtl` tells how its lines run."""

    language: str
    texts: dict[str, Any]
    notation: Notation = _PLAIN

    def like(self, notation: Notation, language: str) -> Catalogue:
        """These texts with dates and numbers written in the notation of an article, if that is in the same language."""
        return replace(self, notation=notation) if language == self.language else self

    def number(self, text: str) -> str:
        """Digits in the script of the article; the text as it is where it holds anything but a number."""
        if self.notation.zero == "0" or not _NUMBER.fullmatch(text):
            return text
        return text.translate({ord("0") + n: chr(ord(self.notation.zero) + n) for n in range(10)})

    @property
    def rtl(self) -> bool:
        """Whether lines run from right to left."""
        return bool(self.texts["rtl"])

    def say(self, key: str, **fields: object) -> str:
        """The text of a dotted key with its fields filled in; an unknown key is a programming error (KeyError)."""
        text: Any = self.texts
        for step in key.split("."):
            text = text[step]
        return fill(str(text), {name: str(value) for name, value in fields.items()})

    def count(self, key: str, n: int) -> str:
        """A counted noun in the plural form that CLDR gives for n."""
        forms: dict[str, str] = self.texts["count"][key]
        return fill(forms.get(plural(self.language, n), forms["other"]), {"n": self.number(str(n))})

    def series(self, items: Iterable[str]) -> str:
        """Items that may hold commas themselves, with the language's semicolon between them."""
        return ("؛ " if self.rtl else "; ").join(items)

    @property
    def first_weekday(self) -> int:
        """The weekday that a week begins with, Monday 0."""
        return int(self.texts["weekdays"]["first"])

    def listed(self, items: Iterable[str]) -> str:
        """Items with the language's comma between them."""
        return ("، " if self.rtl else ", ").join(items)

    def date(self, day: dt.date) -> str:
        """A day in words: 11 February 2024."""
        return f"{self.number(str(day.day))} {self.month(day)}"

    def month(self, day: dt.date) -> str:
        """The month of a day: February 2024."""
        return f"{self.month_name(day.month)} {self.number(str(day.year))}"

    def month_name(self, number: int) -> str:
        """The name of a month (1–12)."""
        return str((self.notation.months or self.texts["months"]["names"])[number - 1])

    def short_weekday(self, number: int) -> str:
        """The name of a weekday where there is little room, Monday 0."""
        return str(self.texts["weekdays"]["short"][number])

    def weekday(self, number: int) -> str:
        """The name of a weekday, Monday 0."""
        return str(self.texts["weekdays"]["names"][number])


def fill(template: str, fields: dict[str, str]) -> str:
    """Put fields into a template; only plain {name} is known, so that no template reaches into a value."""
    for name, value in fields.items():
        template = template.replace("{" + name + "}", value)
    return template


def plural(language: str, n: int) -> str:
    """The CLDR plural category of a whole number in Arabic or English."""
    if language != "ar":
        return "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    rest = n % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


@lru_cache(maxsize=len(LANGUAGES))
def load(language: str) -> Catalogue:
    """The catalogue of one of LANGUAGES."""
    return Catalogue(language, _texts(language))


@prepared("messages", LANGUAGES)
def _texts(language: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((Path(__file__).parent / language / "messages.toml").read_text(encoding="utf-8"))
