"""The words that join figures into statements, for the sentences that hold figures."""

from __future__ import annotations

from msgspec import Struct

from checker.core.patterns import regex
from checker.words.prepared import prepared
from checker.words.word_forms import Builder, Form, word_lists

THAT_IS, THAN, FILLER = "e", "n", ""
# the letter that stands for a word of each list where a sentence is written as a line of letters (checker/link/statements.py)
LETTERS = {
    "to": "t", "came": "h", "from": "f", "than": THAN, "against": "a", "by": "b", "reached": "r", "that_is": THAT_IS, "of": "o",
    "inside": "i", "only": "y", "break": "x", "basis": "k", "filler": FILLER,
}  # fmt: skip
NOUN, VERB, DOUBLE = "C", "V", "D"  # words of change: a noun or participle, a verb, and تضاعف
CHANGES = (NOUN, VERB)
_CHANGE_LISTS = (("rise", NOUN, 1), ("fall", NOUN, -1), ("rose", VERB, 1), ("fell", VERB, -1))
_WORD = regex(r"[^\W\d_]+")
_GLUED = ("by", "filler", "reached")  # lists whose words also take prepositions


@prepared("joints")
def joints(language: str) -> dict[str, Form]:
    """The written forms by their letter ("letter") and, for words of change, the way they go ("way": 1 up, -1 down)."""
    build = Builder(word_lists(language))
    for name, letter, way in _CHANGE_LISTS:
        build.words_of("frame_changes", name, "letter", letter)
        build.words_of("frame_changes", name, "way", way)
    build.words_of("frame_double", "words", "letter", DOUBLE)
    for name, letter in LETTERS.items():
        build.words_of("frame_joints", name, "letter", letter, "full" if name in _GLUED else "and")
    return build.forms()


@prepared("changes")
def change_starts(language: str) -> frozenset[str]:
    """The words that begin a word or phrase of change: where a text has none of them, it tells of no change."""
    return frozenset(
        word
        for word, form in joints(language).items()
        for senses in (form.senses, *(senses for listed in form.phrases.values() for _, senses in listed))
        if senses.get("letter") in (*CHANGES, DOUBLE)
    )


class PresenceWords(Struct, frozen=True):
    """The written forms that say that people are somewhere, or point back to a place.

    `telling` are the words without which none of them stands in a text, `parts` those without which nothing is said to be a part.
    """

    forms: dict[str, Form]
    telling: frozenset[str]
    parts: frozenset[str]


@prepared("presence")
def presence_words(language: str) -> PresenceWords:
    """The words of presence, as the context of a figure finds them."""
    build, parts = (Builder(word_lists(language)) for _ in range(2))
    build.table("back_references", "back_reference")
    build.table("presence", "presence")
    parts.table("part_markers", "part")
    forms = build.unexpanded().written()
    return PresenceWords(forms, _telling(forms), _telling(parts.unexpanded().written()))


def _telling(forms: dict[str, Form]) -> frozenset[str]:
    """The words of a dictionary that mean something alone, and the second words of its phrases."""
    return frozenset(word for word, form in forms.items() if form.senses).union(*(f.phrases for f in forms.values()))


@prepared("subjects")
def _subjects(language: str) -> dict[str, Form]:
    build = Builder(word_lists(language))
    for role in build.words["frame_subjects"]:
        build.words_of("frame_subjects", role, role, clitics="noun")
    return build.forms()


def speaks_of(language: str, role: str, text: str) -> bool:
    """Whether one of the words of a list of [frame_subjects] stands in a folded text."""
    known = _subjects(language)
    return any(role in known[word].senses for word in _WORD.findall(text) if word in known)
