"""What happens on a day or at an hour: the roots of the words around it, and what kind of happening they tell.

A verb, its noun of action and its participle share a root: يفتتح، افتتاح، المفتتح. The root found here is only for comparing two words
of one article, and no dictionary stands behind it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 8192  # words whose kinds are kept
_LEAST = 3  # letters that are left of a word
_FORM = 4  # letters from which a word may be a derived form
_GLUE = ("وال", "بال", "ال", "لل", "و", "ف", "ب", "ل")
_BEGINS = ("وف", "وق", "وص", "وض", "ول", "فت", "فو", "فر")
_ARTICLES = ("بال", "كال", "ولل", "لل", "ال")
_PRONOUNS = ("هما", "هم", "هن", "ها", "ه")
_ENDINGS = ("ات", "وا", "ون", "ين", "ان", "يه", "ه", "ت")
_WEAK = str.maketrans("", "", "اويىءئؤ")


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """The letters that a folded word shares with its kin: افتتاح, يفتتح, سيفتتح → فتح; the word itself where too few are left."""
    bare = _without_form(_without_ending(_without_glue(word)))
    kept = bare[:1] + bare[1:].translate(_WEAK) if bare else ""
    kept = kept.lstrip("ا") if len(kept) > _LEAST - 1 else kept
    return kept if len(kept) > 1 else bare or word


def _without_glue(word: str) -> str:
    """Without what is glued before a word, and without the future."""
    begins = word.startswith(_BEGINS)  # وفاة, وصول: the first letter is its own
    if len(word) > _LEAST and word[0] in "وف" and (not begins or word[1:3] in ("ال", "لل")):
        word = word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST:
            return word[len(article) :]
    if len(word) > _FORM and word[0] == "س" and word[1] in "يتن":
        return word[1:]
    return word[1:] if len(word) > _FORM and word[0] in "بلك" else word


def _without_ending(word: str) -> str:
    for endings in (_PRONOUNS, _ENDINGS):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST + (ending == "ان"):
                word = word[: -len(ending)]
                break
    return word


def _without_form(word: str) -> str:
    """Without the letters of a derived form: است…, ان…, ا.ت…, يت…, م…, ي…, ت…."""
    size = len(word)
    if size < _FORM or word[0] not in "ايتنم":
        return word
    if size > _FORM + 1 and word[1:3] == "ست":
        return word[3:]
    if size > _FORM and word[2] == "ت" and word[1] != "ت":
        return word[1] + word[3:]
    if size > _FORM and word[0] != "ن" and (word[1] == "ن" or (word[1] == "ت" and word[0] != "ا")):
        return word[2:]
    return word[1:]


class Kinds:
    """The kinds of happening (start, end, birth, death …) by their words, and by the roots that belong to one kind only."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """`words` are the listed ones, with their kinds."""
        self._words = words
        kin: dict[str, set[str]] = {}
        for word, kind in words.items():
            kin.setdefault(root(word), set()).add(kind)
        self._roots = {
            letters: next(iter(of)) for letters, of in kin.items() if len(letters) >= _LEAST and len(of) == 1
        }
        self.names = frozenset(words.values())

        self._known: dict[str, str | None] = {}

    def of(self, word: str) -> str | None:
        """The kind that a word tells; None for most."""
        if word not in self._known and len(self._known) < _MOST:
            self._known[word] = self._of(word)
        return self._known[word] if word in self._known else self._of(word)

    def _of(self, word: str) -> str | None:
        bare = next((word[len(glue) :] for glue in _GLUE if word.startswith(glue)), word)
        return self._words.get(word) or self._words.get(bare) or self._roots.get(root(word))


@lru_cache(maxsize=8)
def kinds(language: str) -> Kinds:
    """The kinds of happening of a language."""
    return Kinds(check_words.load(language).table("happenings"))


@lru_cache(maxsize=8)
def event_roots(language: str) -> frozenset[str]:
    """The roots of the words that tell of something that happens on a day."""
    words = check_words.load(language)
    listed = {
        kin
        for role in ("dated_event", "did", "happens")
        for word in words.table(role)
        if len(kin := root(word)) >= _LEAST
    }
    return frozenset({*listed, *kinds(language).names})
