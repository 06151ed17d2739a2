"""The word lists: clean spelling, no word twice, months and weekdays as CLDR has them, and what the forms expand to."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from babel import Locale
from helpers import date, listed

from checker.core.folding import fold
from checker.words import lexicon, word_forms

FILES = [
    tomllib.loads(file.read_text(encoding="utf-8"))
    for file in (resources.files("checker") / "words" / "ar").iterdir()
    if file.name.endswith(".toml") and file.name != "messages.toml"
]
WORDS: dict[str, Any] = {name: section for file in FILES for name, section in file.items()}
CLDR = {"ar": "gulf", "ar_EG": "gulf", "ar_LB": "levant", "ar_DZ": "maghreb", "ar_MA": "morocco", "ar_MR": "mauritania"}
NUMBERS = tuple(range(1, 13))
# the sign of the Hijri era is a letter with its tatweel
ERA = "هـ"


def lists(value: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of words, with its dotted name."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{name}.{key}".lstrip("."))
    elif isinstance(value, list) and value and isinstance(value[0], list):
        for number, inner in enumerate(value, 1):
            yield from lists(inner, f"{name}.{number}")
    elif isinstance(value, list):
        yield name, value


LISTS = list(lists(WORDS))
ENTRIES = [(name, word) for name, words in LISTS for word in words]


def test_every_file_is_read_and_no_section_stands_in_two() -> None:
    assert word_forms.word_lists("ar") == WORDS
    assert len(WORDS) == sum(map(len, FILES))


def test_there_are_lists_to_look_at() -> None:
    assert len(LISTS) > 100
    assert len(ENTRIES) > 700


def test_every_entry_is_normalised_and_clean_at_both_ends() -> None:
    wrong = [
        e for e in ENTRIES if unicodedata.normalize("NFC", e[1]) != e[1] or e[1] != " ".join(e[1].split()) or not e[1]
    ]
    assert not wrong, listed(wrong)


def test_no_entry_holds_persian_letters_vowel_marks_or_invisible_characters() -> None:
    allowed = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0640 0-9]+|[A-Z]{3}|\u062a\.\u063a")  # GMT in two ways
    wrong = [e for e in ENTRIES if not allowed.fullmatch(e[1])]
    assert not wrong, listed(wrong)


def test_tatweel_stands_only_behind_the_lam_of_a_phrase() -> None:
    wrong = [e for e in ENTRIES if "ـ" in e[1] and e[1] != ERA and not re.fullmatch(r"[^ـ]* لـ|لـ", e[1])]
    assert not wrong, listed(wrong)


def test_no_two_entries_of_one_list_are_one_word_after_folding() -> None:
    doubles = [(name, word, n) for name, words in LISTS for word, n in Counter(map(fold, words)).items() if n > 1]
    assert not doubles, listed(doubles)


def test_no_month_name_stands_for_two_months_of_one_system() -> None:
    for system, months in WORDS["months"].items():
        seen = Counter(fold(name) for names in months for name in names)
        assert [name for name, n in seen.items() if n > 1] == [], system


def test_every_system_has_twelve_months_and_a_first_name_for_repairs() -> None:
    for system, months in WORDS["months"].items():
        assert len(months) == 12, system
        if system != "iraq":
            assert all(months), system


@pytest.mark.parametrize(("locale", "system"), CLDR.items())
def test_the_first_name_of_every_month_is_that_of_cldr(locale: str, system: str) -> None:
    cldr = Locale.parse(locale).months["format"]["wide"]
    ours = {n: WORDS["months"][system][n - 1] for n in NUMBERS}
    wrong = [(n, cldr[n], ours[n]) for n in NUMBERS if fold(cldr[n]) != fold(ours[n][0])]
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("locale", ["ar_TN", "ar_SA", "ar_IQ", "ar_SY", "ar_JO", "ar_SD", "ar_LY", "ar_QA", "ar_YE"])
def test_every_month_name_of_the_other_arabic_locales_is_known_with_its_number(locale: str) -> None:
    for number, name in Locale.parse(locale).months["format"]["wide"].items():
        read = date(f"وصل في 2 {name} 2020 إلى البلدة")
        assert [m.number for m in read.months] == [number], name


@pytest.mark.parametrize("locale", CLDR)
def test_the_first_name_of_every_weekday_is_that_of_cldr(locale: str) -> None:
    cldr = Locale.parse(locale).days["format"]["wide"]  # Monday is 0
    assert [fold(cldr[n]) for n in range(7)] == [fold(WORDS["weekdays"][str(n)][0]) for n in range(7)]


# -------------------------------------------------------------------------------------------------------------- the forms


KNOWN = lexicon.load("ar")


@pytest.mark.parametrize(
    ("written", "clitic", "month"),
    [
        ("فبراير", "", 2),
        ("وفبراير", "و", 2),
        ("بفبراير", "ب", 2),
        ("لنوفمبر", "ل", 11),
        ("ونيسان", "و", 4),
        ("وآب", "و", 8),
        ("ومارس", "و", 3),
    ],
)
def test_a_month_is_known_with_the_particles_that_are_glued_to_it(written: str, clitic: str, month: int) -> None:
    form = KNOWN.triggers[fold(written)]
    assert form.senses["month"].number == month
    assert form.clitic == fold(clitic)


@pytest.mark.parametrize("word", ["باب", "لاب", "كاب", "كماي", "لمارس", "بأوت"])
def test_a_short_month_takes_no_particle_that_makes_another_word(word: str) -> None:
    assert KNOWN.sense(fold(word), "month") is None


@pytest.mark.parametrize("word", WORDS["never"]["forms"])
def test_words_that_only_look_like_a_particle_and_a_word_are_left_alone(word: str) -> None:
    key = fold(word)
    for form in (KNOWN.triggers.get(key), KNOWN.words.get(key), KNOWN.context.find(key)):
        assert form is None or form.clitic == ""


def test_names_shared_by_two_systems_carry_both() -> None:
    assert {"gulf", "maghreb", "morocco"} <= KNOWN.sense(fold("مارس"), "month").systems
    assert KNOWN.sense(fold("تموز"), "month").systems == {"levant"}


def test_every_word_list_that_starts_a_grammar_is_known() -> None:
    for section, role in (("numbers", "number"), ("scales", "scale"), ("percents", "percent"), ("weekdays", "weekday")):
        for words in WORDS[section].values():
            missing = [word for word in words if " " not in word and KNOWN.sense(fold(word), role) is None]
            assert missing == [], section


def test_the_lexicon_is_built_once() -> None:
    assert lexicon.load("ar") is KNOWN
