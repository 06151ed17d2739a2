"""The words of a language by what they do: those that start a date or a figure, those that bind one, those asked for beside it.

The lists (<language>/lexicon.toml, ar/places.tsv) become dictionaries from every written form to its senses
(checker/words/word_forms.py), so that the scanner asks once per word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.core.folding import fold
from checker.words import gazetteer
from checker.words.months import MonthWord, Spelling, by_name, read_spelling
from checker.words.prepared import prepared
from checker.words.word_forms import Builder, Form, Unexpanded, word_lists

LANGUAGES = ("ar",)
_CONTEXT_ROLES = frozenset(
    {"place", "typed_place", "place_type", "says", "according", "presence", "part", "other_time"}
)


class Additions(Struct, frozen=True):
    """What a desk adds to the words: places with their levels, and names that look like dates ("شارع 31 نوفمبر")."""

    places: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()


NOTHING_OWN = Additions()
_KEPT = 8  # sets of additions of one process


class PlaceType(Struct, frozen=True):
    """A word for a kind of place: the level it names (None: any level) and its gender."""

    level: str | None
    feminine: bool


class Lexicon(Struct):
    """One language's words, in three dictionaries from folded written forms.

    `triggers` start the grammars of dates and figures and are looked up for every word of an article; `context` holds places,
    sources and the words that bind a figure, looked up only where an article has figures to bind; `words` are asked for one by
    one, beside something that was found. `months` names each month in each system, for repairs; `eras` the calendar of what
    stands behind a year (هـ); `pair_joins` the words between one day in two calendars; `spelling` says which words are slips of
    month names, and `odd_years` which words stand near a number that looks like no year.
    """

    language: str
    triggers: dict[str, Form]
    words: dict[str, Form]
    clitics: frozenset[str]
    months: dict[str, tuple[str, ...]]
    weekdays: tuple[str, ...]
    not_months: frozenset[str]
    blocs: frozenset[tuple[int, str]]
    eras: dict[str, str]
    pair_joins: dict[str, str]
    spelling: Spelling
    odd_years: dict[str, tuple[str, ...]]
    own: Additions = NOTHING_OWN

    def sense(self, word: str, role: str) -> Any:
        """The sense of a folded word in a role, in whichever dictionary it stands, or None."""
        finds = (self.triggers.get, self.words.get) if role not in _CONTEXT_ROLES else (self.context.find,)
        for find in finds:
            form = find(word)
            if form and role in form.senses:
                return form.senses[role]
        return None

    @property
    def context(self) -> Unexpanded:
        """Places, sources and the words that bind a figure; built when an article first asks."""
        return _context(self.language, self.own.places)


def calendar_words(build: Builder) -> None:
    """Months, weekdays and the words that belong to a date."""
    extra = build.words["months_extra"]
    bound = {fold(name) for name in extra["no_clitics"]}
    for name, word in by_name(build.words["months"], extra["ambiguous"]).items():
        build.add(name, "month", word, "and" if name in bound else "full")
    weak = {fold(name) for name in build.words["other_calendars_extra"]["weak"]}
    for calendar, months in build.words["other_calendars"].items():
        for number, name in ((n, name) for n, names in enumerate(months, 1) for name in names):
            word = MonthWord(number, frozenset({calendar}), True, calendar, fold(name) in weak)
            build.add(name, "month", word, "full" if calendar == "hijri" else "and")
    build.table("weekdays", "weekday")
    build.words_of("weekdays_extra", "bare", "bare_weekday")
    build.table("relatives", "relative", "none")
    build.table("relative_days", "relative_day")
    build.table("date_words", "date_word")


def _places_and_sources(build: Builder, places: gazetteer.Gazetteer) -> None:
    """Where, who says so, and the words that bind a figure to both."""
    extra = build.words["place_type_extra"]
    masculine, loose = {fold(w) for w in extra["masculine"]}, {fold(w) for w in extra["loose"]}
    for level, words in build.words["place_types"].items():
        for word in words:
            key = fold(word)
            build.add(word, "place_type", PlaceType(None if key in loose else level, key not in masculine))
    for name, ids in places.names.items():
        build.add(name, "place", ids)
    for name, ids in places.typed_names.items():
        build.add(name, "typed_place", ids)
    for name in extra["masculine_places"]:
        build.add(name, "masculine_place", value=True)
    build.table("back_references", "back_reference")
    build.table("presence", "presence")
    build.table("part_markers", "part")
    build.words_of("attribution", "verbs", "says", clitics="and")
    build.words_of("attribution", "according", "according", clitics="and")
    build.words_of("other_time", "words", "other_time")
    build.words_of("additional", "words", "additional", clitics="none")


def _neighbours(build: Builder) -> None:
    """Words that are asked for only beside a date, a figure, a place or a source."""
    for section in ("presence", "part_markers"):
        for words in build.words[section].values():
            for word in words:
                build.add(word, "not_noun", value=True)
    build.table("date_neighbours", "date_neighbour")
    build.words_of("decimal_points", "words", "point", clitics="none")
    build.words_of("place_heads", "words", "place_head")
    build.words_of("attribution", "stops", "stop", clitics="and")
    build.words_of("directions", "words", "direction", clitics="and")
    build.words_of("clause_ties", "words", "tie", clitics="none")
    build.words_of("clause_openers", "words", "opener", clitics="and")
    build.words_of("not_nouns", "words", "not_noun", clitics="and")
    build.table("moment_leads", "lead", "and")
    build.table("moment_neighbours", "moment_neighbour", "and")
    build.table("pair_neighbours", "pair_neighbour")


@lru_cache(maxsize=_KEPT)
def _context(language: str, own: tuple[tuple[str, str], ...]) -> Unexpanded:
    return _with_places(language, own) if own else _shipped_context(language)


@prepared("context")
def _shipped_context(language: str) -> Unexpanded:
    return _with_places(language, ())


def _with_places(language: str, own: tuple[tuple[str, str], ...]) -> Unexpanded:
    build = Builder(word_lists(language))
    for name, level in own:
        build.add(name, "place", (f"{level}:{fold(name)}",))  # the id that a type word before the name gives too
    _places_and_sources(build, gazetteer.load())
    return build.unexpanded()


@lru_cache(maxsize=_KEPT)
def load(language: str, own: Additions = NOTHING_OWN) -> Lexicon:
    """The lexicon of a language (one of LANGUAGES) with a desk's own words, built once a process."""
    return replace(_shipped(language), own=own) if own != NOTHING_OWN else _shipped(language)


@prepared("lexicon")
def _shipped(language: str) -> Lexicon:
    from checker.words.number_words import number_words  # what is prepared needs it no more

    words = word_lists(language)
    triggers, others = Builder(words), Builder(words)
    systems = {**words["months"], "hijri": words["other_calendars"]["hijri"]}  # those that repairs write
    calendar_words(triggers)
    number_words(triggers)
    _neighbours(others)
    return Lexicon(
        language, triggers.forms(), others.forms(),
        clitics=frozenset({*triggers.particles["full"], "ال", "وال", "بال", "لل", "فال", "كال"}),
        months={system: tuple(n[0] if n else "" for n in months) for system, months in systems.items()},
        weekdays=tuple(words["weekdays"][str(n)][0] for n in range(7)),
        not_months=frozenset(words["months_extra"]["not_months"]),
        blocs=frozenset((int(day), fold(month)) for day, month in map(str.split, words["months_extra"]["blocs"])),
        eras={fold(word): calendar for calendar, marks in words["eras"].items() for word in marks},
        pair_joins={fold(word): kind for kind, joins in words["pair_joins"].items() for word in joins},
        spelling=read_spelling(words),
        odd_years={key: tuple(map(fold, listed)) for key, listed in words["odd_years"].items()},
    )  # fmt: skip
