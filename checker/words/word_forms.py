"""From word lists to dictionaries: every word of a list with the particles that are written glued to it.

A word list is data (<language>/*.toml). A sense is a role ("month", "hedge" …) with a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from checker.core.folding import fold
from checker.words.packed import LazyTable
from checker.words.prepared import prepared

Senses: TypeAlias = dict[str, Any]
# second word → the words from it on (longest first), senses
Phrases: TypeAlias = dict[str, list[tuple[list[str], Senses]]]
# <language>/<file>.toml
_FILES = ("lexicon", "nouns", "units", "checks", "claims", "dates", "headlines", "lives", "statements", "sums")
_PARTICLE_LETTERS = frozenset("وفبلك")
_WORDS = 1 << 15  # words that a dictionary keeps with what was found for them


class Form(Struct, frozen=True):
    """A written form: the senses of its word, the particle before it, and the phrases that it begins by their second word."""

    senses: Senses
    clitic: str
    phrases: Phrases


class Root(Struct, frozen=True):
    """A word as it is listed, with the name of the particles that it takes."""

    form: Form
    particles: str


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
        return Unexpanded, (LazyTable.of(self._roots), self._particles, self._never)

    def root(self, word: str) -> Form | None:
        """The form of a folded word without any particle."""
        root = self._roots.get(word)
        return root.form if root else None

    def roles(self) -> dict[str, frozenset[str]]:
        """The roles that each listed word has, alone or at the head of a phrase."""
        return {
            word: frozenset(root.form.senses).union(
                *(senses for listed in root.form.phrases.values() for _, senses in listed)
            )
            for word, root in self._roots.items()
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
        forms = {first: root.form for first, root in roots.items()}
        for first, root in roots.items():
            for particle in self.particles[root.particles]:
                written = _glued(particle, first)
                if written not in self.never:
                    forms.setdefault(written, Form(root.form.senses, particle, root.form.phrases))
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


@prepared("lists", sealed=True)
def word_lists(language: str) -> Mapping[str, Any]:
    """The word lists of a language as they stand in its files; a section stands in one of them only."""
    import tomllib

    folder, lists = Path(__file__).parent / language, dict[str, Any]()
    for name in _FILES:
        lists |= tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    return lists
