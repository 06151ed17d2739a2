"""The words of relative dates and of the clock, beside those of dates and numbers: a dictionary of its own, for those who ask."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from checker.words.lexicon import LANGUAGES, Lexicon, calendar_words, load
from checker.words.prepared import prepared
from checker.words.word_forms import Builder, Form, word_lists


def _moments(build: Builder) -> None:
    """Relative days, weeks, months and years, seasons, and the clock: beside the words of dates and numbers."""
    words = build.words
    steps = {
        -1: list(words["relatives"]["last"]),
        0: list(words["relatives"]["current"]),
        1: list(words["relatives"]["next"]),
    }
    for step, more in words["moment_steps"].items():
        steps[int(step)] += more
    for step, names in steps.items():
        for name in names:
            build.add(name, "step", step, "none")
            for lead in words["moment_twice"]["before" if step < 0 else "after"] if step else ():
                build.add(f"{lead} {name}", "step", 2 * step, "none")
    for section, role in (
        ("moment_days", "relative_day"), ("moment_weekdays", "weekday_bare"), ("moment_weekdays_said", "weekday"),
        ("moment_units", "unit"), ("moment_first", "nth"), ("moment_edges", "edge"),
        ("moment_seasons", "season"), ("moment_decades", "decade"), ("moment_holidays", "holiday"), ("moment_durations", "duration"),
        ("moment_hijri_holidays", "hijri_holiday"), ("moment_eras", "era"), ("moment_first_months", "first_months"),
        ("moment_fractions", "fraction"), ("clock_fractions", "minutes"), ("clock_parts", "part"),
    ):  # fmt: skip
        build.table(section, role)
    _zones(build)
    build.words_of("moment_this", "words", "this")
    build.words_of("moment_last", "words", "last")
    build.words_of("moment_singles", "words", "single")
    for role in ("word", "one", "minus"):
        build.words_of("clock", role, f"clock_{role}")


def _zones(build: Builder) -> None:
    """ "بتوقيت مكة المكرمة"; a zone of the IANA data base, or "local"."""
    said = dict(build.words["clock_zones_said"])
    leads = said.pop("before")
    for zone, names in build.words["clock_zones"].items():
        for name in names:
            for lead in leads:
                build.add(f"{lead} {name}", "zone", zone, "none")
    for zone, names in said.items():
        for name in names:
            build.add(name, "zone", zone, "none")


@lru_cache(maxsize=len(LANGUAGES))
def time_words(language: str) -> Lexicon:
    """The lexicon with the words of relative dates and clock times as its triggers, made when first asked for."""
    words = load(language)
    return replace(words, triggers=words.triggers | _more(language))


@prepared("moments")
def _more(language: str) -> dict[str, Form]:
    """The forms that are no triggers of dates and numbers, or have more senses here."""
    from checker.words.number_words import number_words

    known = load(language).triggers
    build = Builder(word_lists(language))
    calendar_words(build)
    number_words(build)
    _moments(build)
    return {word: form for word, form in build.forms().items() if known.get(word) != form}
