"""The words beside a figure: nouns with their forms, units, money, and what makes a number a rate. Looked up only there.

The lists stand in <language>/nouns.toml and <language>/units.toml. The dictionary is built when a figure first asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import fold
from checker.words.figure_dictionary import FEMININE, FigureWords, Money, forms
from checker.words.prepared import prepared
from checker.words.word_forms import Builder, Unexpanded, word_lists

if TYPE_CHECKING:
    from checker.core.mentions import NounForm

_BEFORE = ("numbered", "totals", "year_leads", "minus", "lacking")  # words before a number, which may carry a particle


class Noun(Struct, frozen=True):
    """A noun in one of its forms: its singular, its class ("dead", "thing", a country code), and whether it counts people.

    The singular of nouns in ة is the accusative too; it is called "singular".
    """

    lemma: str
    form: NounForm
    kind: str
    person: bool


@prepared("figures")
def load(language: str) -> FigureWords:
    """The words of a language, built when a figure first asks for them."""
    build = Builder(word_lists(language))
    _units(build)
    money = _money(build)
    _nouns(build)
    for role, words in build.words["figure_words"].items():
        for word in words:
            build.add(word, role, True, "full" if role in _BEFORE else "none")
    build.table("fraction_plurals", "parts", "none")
    build.table("points", "points", "none")
    build.table("thousandths", "thousandth", "none")
    return FigureWords(build.unexpanded(), money, build.words["money_signs"], _letters(build, money))


@prepared("ordinals")
def ordinals(language: str) -> Unexpanded:
    """The ordinals of a language with their values: one to nineteen, the tens, and units before a ten."""
    build = Builder(word_lists(language))
    words = build.words
    tens = {
        int(n): listed for n, listed in (*words["ordinals"].items(), *words["ordinal_tens"].items()) if int(n) >= 20
    }
    for section in ("ordinals", "ordinal_words", "ordinal_tens"):
        build.table(section, "ordinal")
    for section in ("ordinals", "ordinal_words", "ordinal_units"):
        for unit, word in ((int(n), word) for n, listed in words[section].items() if int(n) < 10 for word in listed):
            for teen in words["teens"]["words"] if section != "ordinal_units" else ():
                build.add(f"{word} {teen}", "ordinal", unit + 10)
            for ten, forms_ in tens.items():
                for form in forms_:
                    build.add(f"{word} و{form}", "ordinal", unit + ten)
                    build.add(f"{word} و {form}", "ordinal", unit + ten)
    return build.unexpanded()


# ------------------------------------------------------------------------------------------------------------------- units


def _units(build: Builder) -> None:
    """Units, and what is made of them with a second word: square metres, kilometres an hour, degrees Celsius."""
    units = build.words["units"]
    build.table("units", "unit", "noun")
    for compound in build.words["unit_compounds"].values():
        for code, made in compound["codes"].items():
            for word in units[code]:
                for shape in compound["words"]:
                    build.add(f"{word} {shape}", "unit", made, "noun")
    build.table("unit_times", "unit_time", "none")
    for sign, code in build.words["unit_signs"].items():
        build.add(sign, "unit", code, "none")


def _money(build: Builder) -> dict[str, Money]:
    """The names of money, the countries that tell them apart, and their parts."""
    words = build.words
    names = {name: Money(table.get("usual", ""), table.get("codes", {})) for name, table in words["money"].items()}
    for name, money in names.items():
        for word in words["money"][name]["words"]:
            build.add(word, "money", money, "noun")
    build.table("money_parts", "money_part", "none")
    build.table("money_part_codes", "money_part_codes", "none")
    for country, nation in words["nationalities"].items():
        for noun in nation["singular"]:
            for form in (noun, f"{noun}ا", f"{noun}{FEMININE}", f"{noun}ين"):
                build.add(form, "money_country", country, "none")
    build.table("money_countries", "money_country", "noun")
    return names


def _letters(build: Builder, money: dict[str, Money]) -> dict[str, str]:
    """The codes of money by their signs that are letters, in capitals: as written (د.إ is no د.أ), and with a bare alef."""
    signs: dict[str, str] = build.words["money_letters"]
    codes = {code: code for each in money.values() for code in each.candidates}
    return {fold(sign): code for sign, code in signs.items()} | codes | signs


# ------------------------------------------------------------------------------------------------------------------- nouns


def _nouns(build: Builder) -> None:
    """Every noun in all its forms; of two that share a form, the first listed has it."""
    things = build.words["noun_classes"]
    for kind, nouns in build.words["nouns"].items():
        for singular, plurals in nouns.items():
            for word, form in forms(singular, plurals):
                build.add(word, "noun", Noun(fold(singular), form, kind, kind not in things), "noun")
    for country, nation in build.words["nationalities"].items():
        for singular in nation["singular"]:
            for word, form in forms(singular, ["ون", "ات", *nation.get("plural", ())]):
                build.add(word, "noun", Noun(fold(singular), form, country, person=True), "noun")
