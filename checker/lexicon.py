"""The words of a language, folded and expanded with the particles that are written glued to them.

A word list is data (lexicons/<language>.toml, lexicons/places.tsv); this module turns it into one dictionary from every written
form to its senses, so that the scanner asks once per word. A sense is a role ("month", "hedge" …) with a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from checker import gazetteer
from checker.months import MonthWord, Spelling, by_name, read_spelling
from checker.packed import Sealed
from checker.prepared import prepared
from checker.text import fold
from checker.values import NamedTuple, dataclass

Senses: TypeAlias = dict[str, Any]
# second word → the words from it on (longest first), senses
Phrases: TypeAlias = dict[str, list[tuple[list[str], Senses]]]
LANGUAGES = ("ar",)
_PARTS = ("nouns", "units", "checks", "dates", "joints")  # beside <language>.toml: <language>-<part>.toml
_CONTEXT_ROLES = frozenset(
    {"place", "typed_place", "place_type", "says", "according", "presence", "part", "other_time"}
)
_PARTICLE_LETTERS = frozenset("وفبلك")


class Additions(NamedTuple):
    """What a desk adds to the words: places with their levels, and names that look like dates ("شارع 31 نوفمبر")."""

    places: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()


NOTHING_OWN = Additions()
_KEPT = 8  # sets of additions of one process
_WORDS = 1 << 15  # words that a dictionary keeps with what was found for them


class Form(NamedTuple):
    """A written form: the senses of its word, the particle before it, and the phrases that it begins by their second word."""

    senses: Senses
    clitic: str
    phrases: Phrases


class Root(NamedTuple):
    """A word as it is listed, with the name of the particles that it takes."""

    form: Form
    particles: str


class PlaceType(NamedTuple):
    """A word for a kind of place: the level it names (None: any level) and its gender."""

    level: str | None
    feminine: bool


@dataclass(slots=True)
class Lexicon:
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


class Unexpanded:
    """A dictionary whose words are not expanded: a particle is taken off when a word is not found as it is.

    For large lists that few articles need: nothing is spent on forms that no article uses.
    """

    def __init__(self, roots: Mapping[str, Root], particles: dict[str, frozenset[str]], never: frozenset[str]) -> None:
        """`roots` are the words as listed; `particles` gives those that a word may take by the name of their set."""
        self._roots = roots
        self._particles = particles
        self._never = never
        self.find = lru_cache(maxsize=_WORDS)(self._find)  # most words of an article are those of others

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled without what was found; what is read of it is the words that are asked for."""
        return Unexpanded, (Sealed.of(self._roots), self._particles, self._never)

    def root(self, word: str) -> Form | None:
        """The form of a folded word without any particle."""
        root = self._roots.get(word)
        return root.form if root else None

    def roles(self) -> dict[str, frozenset[str]]:
        """The roles that each listed word has, alone or at the head of a phrase."""
        return {
            word: frozenset(form.senses).union(*(senses for listed in form.phrases.values() for _, senses in listed))
            for word, (form, _) in self._roots.items()
        }

    def written(self) -> dict[str, Form]:
        """Every written form that is found; for short lists that are asked often."""
        forms = {
            particle + word[skipped:]
            for word, root in self._roots.items()
            for particle in ("", *self._particles[root.particles])
            for skipped in range(1 + (particle.endswith("ل") and word.startswith("ال")))
        }
        return {word: form for word in sorted(forms) if (form := self._find(word))}

    def _find(self, word: str) -> Form | None:
        """The form of a folded word, with the particle before it if there is one."""
        root = self._roots.get(word)
        if root is not None:
            return root.form
        if word[:1] not in _PARTICLE_LETTERS or word in self._never:
            return None
        for length in (1, 2):
            particle, rest = word[:length], word[length:]
            if particle.endswith("ل") and rest.startswith("ل"):
                rest = "ا" + rest  # ل before ال loses the alef
            root = self._roots.get(rest)
            if root is not None and particle in self._particles[root.particles]:
                return Form(root.form.senses, particle, root.form.phrases)
        return None


class Builder:
    """Collects words by role, then expands them."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self.words = words
        self.particles = {name: [fold(p) for p in forms] for name, forms in words["clitics"].items()}
        self.never = frozenset(fold(w) for w in words["never"]["forms"])
        self.single: dict[str, tuple[Senses, str]] = {}
        self.phrases: dict[str, tuple[Phrases, str]] = {}

    def add(self, text: str, role: str, value: Any, clitics: str = "full") -> None:
        """Give a word or phrase one more sense; the first sense of a role stays."""
        first, *rest = fold(text).split(" ")
        if not rest:
            self.single.setdefault(first, ({}, clitics))[0].setdefault(role, value)
            return
        phrases = self.phrases.setdefault(first, ({}, clitics))[0].setdefault(rest[0], [])
        for words, senses in phrases:
            if words == rest:
                senses.setdefault(role, value)
                return
        phrases.append((rest, {role: value}))

    def table(self, section: str, role: str, clitics: str = "full") -> None:
        """A section whose keys are the values of one role."""
        for key, words in self.words[section].items():
            value = int(key) if key.lstrip("-").isdigit() else Fraction(key) if "/" in key else key
            for word in words:
                self.add(word, role, value, clitics)

    def words_of(self, section: str, key: str, role: str, value: Any = True, clitics: str = "full") -> None:
        """One list of words of one role."""
        for word in self.words[section][key]:
            self.add(word, role, value, clitics)

    def _roots(self) -> dict[str, Root]:
        """The words as listed, each with the name of the particles that it takes."""
        for by_second, _ in self.phrases.values():
            for phrases in by_second.values():
                phrases.sort(key=lambda phrase: -len(phrase[0]))
        return {
            first: Root(Form(self.single.get(first, ({}, ""))[0], "", self.phrases.get(first, ({}, ""))[0]),
                        (self.single.get(first) or self.phrases[first])[1])
            for first in sorted({*self.single, *self.phrases})
        }  # fmt: skip

    def forms(self) -> dict[str, Form]:
        """Every written form; a word that stands in the lists as it is wins over one that a particle makes."""
        roots = self._roots()
        forms = {first: form for first, (form, _) in roots.items()}
        for first, (form, clitics) in roots.items():
            for particle in self.particles[clitics]:
                written = _glued(particle, first)
                if written not in self.never:
                    forms.setdefault(written, Form(form.senses, particle, form.phrases))
        return forms

    def unexpanded(self) -> Unexpanded:
        """The words as listed, for look-ups that take the particle off."""
        particles = {name: frozenset(forms) for name, forms in self.particles.items()}
        return Unexpanded(self._roots(), particles, self.never)


def _glued(particle: str, word: str) -> str:
    """Particle and word as they are written together: ل before ال loses the alef."""
    if particle.endswith("ل") and word.startswith("ال"):
        return particle + word[1:]
    return particle + word


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


def number_words(build: Builder) -> None:
    """Number words, scales, ordinals, hedges, ranges, percents and units of time; "starts" marks what may begin a figure."""
    sections = {"numbers": "number", "numbers_said": "number", "scales": "scale", "dual_scales": "dual", "fractions": "fraction",
                "fractions_said": "fraction", "vague": "vague", "few": "few"}  # fmt: skip
    build.words_of("fractions_said", "1/2", "said")
    for section, role in sections.items():
        build.table(section, role, "and" if section == "numbers_said" else "full")
        for words in build.words[section].values():
            for word in words:
                build.add(word, "starts", value=True)
    _glued_numbers(build)
    build.words_of("teens", "words", "teen", clitics="none")
    for number in (11, 12):
        for word in build.words["teens"][str(number)]:
            build.add(word, "before_ten", number - 10)  # أحد and أثنى are common words: numbers only before عشر
            build.add(word, "starts", value=True)
    build.table("hedges", "hedge")
    build.words_of("hedges_none", "words", "no_hedge", clitics="and")
    build.table("hedges_after", "hedge_after", "none")
    build.table("ranges", "range", "and")
    build.table("percents", "percent", "none")
    build.table("durations", "duration")
    _duals(build)
    _ordinals(build)


def _duals(build: Builder) -> None:
    """Words that are two of something: ساعتين، كيلومترين، دولارين، ضعفين."""
    words = build.words
    roles = {"duration_dual": words["duration_duals"], "unit_dual": words["unit_duals"], "double": {True: words["doubles"]["words"]},
             "points_dual": {2: words["doubles"]["points"]},
             "money_dual": {name: money.get("dual", ()) for name, money in words["money"].items()}}  # fmt: skip
    for role, table in roles.items():
        for value, duals in table.items():
            for word in duals:
                build.add(word, role, value)
                build.add(word, "starts", value=True)


def _glued_numbers(build: Builder) -> None:
    """Hundreds and teens in one word: خمسمئة، خمسماية، ثلاثطعش."""
    words = build.words
    for section, tails, size, clitics in (
        ("hundreds", words["hundred_words"]["words"], 100, "full"), ("teens_said", words["teens_said_extra"]["endings"], 1, "and"),
    ):  # fmt: skip
        for key, stems in words[section].items():
            for stem in stems:
                for tail in tails:
                    build.add(stem + tail, "number", int(key) * size, clitics)
                    build.add(stem + tail, "starts", True, clitics)


def _ordinals(build: Builder) -> None:
    """Day numbers in words: one to ten, eleven to nineteen, and the tens with و between."""
    table = {int(n): words for n, words in build.words["ordinals"].items()}
    for unit, words in table.items():
        for word in words:
            build.add(word, "ordinal", unit)
            if unit < 10 and word.startswith("ال"):
                for teen in build.words["teens"]["words"]:
                    build.add(f"{word} {teen}", "ordinal", unit + 10)
                for ten in (20, 30):
                    for tens in table[ten]:
                        build.add(f"{word} و{tens}", "ordinal", unit + ten)


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


@prepared("lists", sealed=True)
def word_lists(language: str) -> Mapping[str, Any]:
    """The word lists of a language as they stand in its files; a section stands in one of them only."""
    import tomllib

    folder, lists = Path(__file__).parent / "lexicons", dict[str, Any]()
    for name in (language, *(f"{language}-{part}" for part in _PARTS)):
        lists |= tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    return lists


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
