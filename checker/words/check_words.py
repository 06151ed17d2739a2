"""The words that the checks ask for beside a figure (<language>/checks.toml, -claims.toml): a dictionary of its own.

A role is asked of a whole part now and then, and of a few words often; both are plain searches of each listed word. Of a whole
part it is first asked, for all roles at once, which of them it can hold: mostly none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checker.core.folding import Folded, fold
from checker.words.prepared import prepared
from checker.words.statement_words import change_starts
from checker.words.word_forms import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# the roles whose words are looked for in whole parts; the others are only asked of what stands beside something found
# … those that announce a sum
SUMS = frozenset((
    "margin", "remains", "deficit", "sale_profit", "majority", "voted", "turnout", "listed_as", "sum_total", "part_of_it",
    "comes_to", "rate_of", "double", "distributed", "aboard", "series", "nobody_left", "survivor_told", "two_thirds", "seats", "drawn",
    "levied", "discount",
))  # fmt: skip
SOUGHT = (
    "again", "anniversary", "arrives", "befalls", "birth", "clock_sign", "clock_zone", "departs", "event", "events", "first_two", "founded",
    "kills", "life_ended", "morning", "of_age", "part", "point", "rate_name", "record", "will", *sorted(SUMS),
)  # fmt: skip
_PARTICLES = ("و", "ف", "ب", "ل", "ك")
# what may be glued before a listed word
_GLUED = frozenset({"", *_PARTICLES, "ال", "لل", "ولل", "فلل", *(f"{particle}ال" for particle in _PARTICLES)})
_GLUED_FIRST = frozenset(glued[:1] for glued in _GLUED if glued)
_LONGEST = 3  # letters glued before a word


class Word(Struct, frozen=True):
    """A listed word or phrase in a text: its value, where it stands with what is glued before it, and where it begins itself."""

    value: str
    start: int
    end: int
    own: int


class _Present(Struct, frozen=True):
    """The roles of which a part may hold words, and the numbers of the signs that stand in it."""

    roles: frozenset[str]
    signs: set[int | None]


class CheckWords:
    """Word lists by role; a role is a list of words, or a table whose keys are the values of its words."""

    def __init__(self, lists: dict[str, Any], sought: Iterable[str] = (), **others: Iterable[str]) -> None:
        """Fold every word once; longer phrases go first.

        The `sought` roles are looked for in whole parts; of `others` it is known only whether one of their words may stand.
        """
        self._roles: dict[str, dict[str, str]] = {}
        for role, listed in lists.items():
            tables = listed.items() if isinstance(listed, dict) else (("", listed),)
            known = {fold(word): value for value, words in tables for word in words}
            self._roles[role] = {word: known[word] for word in sorted(known, key=_longest_first)}
        # words that speak for the same have one number: most are one word with many things glued before it
        numbers: dict[frozenset[tuple[str, str]], int] = {}
        speaks = self._speaks(sought, others)
        self._signs = {sign: numbers.setdefault(frozenset(said), len(numbers)) for sign, said in speaks.items()}
        self._spoken = [frozenset(role for role, _ in said) for said in numbers]  # the roles of each number
        self._entries: dict[str, dict[int, list[str]]] = {role: {} for role in sought}  # by their numbers
        for said, number in numbers.items():
            for role, entry in said:
                if entry:
                    self._entries[role].setdefault(number, []).append(entry)
        self._sought = frozenset((*self._entries, *others))

    def _speaks(self, sought: Iterable[str], others: dict[str, Iterable[str]]) -> dict[str, set[tuple[str, str]]]:
        """The roles, with their entries, that each word of a text speaks for.

        That is the only word of an entry, as it is written with what is glued before it, or the longest of those behind the first
        ("من" begins half of all phrases and says nothing).
        """
        speaks: dict[str, set[tuple[str, str]]] = {}
        for role in sought:
            for entry in self._roles[role]:
                for sign in _signs(entry):
                    speaks.setdefault(sign, set()).add((role, entry))
        for role, signs in others.items():
            for sign in signs:
                speaks.setdefault(sign, set()).add((role, ""))
        return speaks

    def find(self, role: str, text: str) -> list[Word]:
        """The words of a role in a folded text, in order; where two overlap, the longer one."""
        return self._find(role, self._roles[role], text)

    def _find(self, role: str, words: Iterable[str], text: str) -> list[Word]:
        """Those of some words of a role."""
        found: list[Word] = []
        for word in words:
            value = self._roles[role][word]
            at = text.find(word)
            while at >= 0:
                start = _begins(text, at)
                end = at + len(word)
                if start is not None and not text[end : end + 1].isalnum():
                    found.append(Word(value, start, end, at))
                at = text.find(word, end)
        return _longest(found) if len(found) > 1 else found

    def find_in(self, role: str, folded: Folded) -> Iterable[Word]:
        """The words of a role in a part, with the offsets of the part as written."""
        return (
            Word(word.value, folded.start(word.start), folded.end(word.end), folded.start(word.own))
            for word in self.find_folded(role, folded)
        )

    def find_folded(self, role: str, folded: Folded) -> list[Word]:
        """The words of a role in a part, with the offsets of its folded form: only those are looked for that it can hold."""
        if not self.may_stand(role, folded):
            return []
        entries = self._entries[role]
        words = {word for sign in entries.keys() & self._present(folded).signs for word in entries[sign]}
        return self._find(role, sorted(words, key=_longest_first), folded.text)

    def may_stand(self, role: str, folded: Folded) -> bool:
        """Whether a part can hold a word of a role: the quick question before it is searched."""
        assert role in self._sought, f"{role} is looked for in whole parts, and is not in SOUGHT"
        return role in self._present(folded).roles

    def present(self, folded: Folded, roles: frozenset[str]) -> frozenset[str]:
        """Those of some roles of which a part can hold a word."""
        return self._present(folded).roles & roles

    def _present(self, folded: Folded) -> _Present:
        """What a part may hold: all words of all roles are looked for at once, and most are found wanting."""
        found: _Present | None = folded.memo.get(self)
        if found is None:
            signs = set(map(self._signs.get, folded.words))
            signs.discard(None)
            roles = frozenset().union(*map(self._spoken.__getitem__, signs))  # type: ignore[arg-type]  # None is out
            found = folded.memo[self] = _Present(roles, signs)
        return found

    def near(self, role: str, word: str) -> bool:
        """Whether a folded word, or what is left of it without one particle, is listed in a role: the quick form of `value`."""
        words = self._roles[role]
        return word in words or (word[:1] in _GLUED_FIRST and word[1:] in words)

    def table(self, role: str) -> Mapping[str, str]:
        """The words of a role, folded, with their values."""
        return self._roles[role]

    def has(self, role: str, text: str) -> bool:
        """Whether a word of a role stands in a text as written."""
        return bool(self.find(role, fold(text)))

    def value(self, role: str, word: str) -> str | None:
        """The value of a word or phrase in a role, None where it is not listed."""
        folded, words = fold(word), self._roles[role]
        found = words.get(folded)
        if found is None and folded[:1] in _GLUED_FIRST:
            for glued in range(1, _LONGEST + 1):
                if folded[:glued] in _GLUED and (found := words.get(folded[glued:])) is not None:
                    break
        return found


def _signs(word: str) -> Iterable[str]:
    """The words of a text without which a listed word or phrase cannot stand there: one of them at the least."""
    first, *others = filter(None, Folded(word).words)
    return (max(others, key=len),) if others else (glue + first for glue in _GLUED)


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _begins(text: str, at: int) -> int | None:
    """Where the word begins whose listed part stands at an offset; None where other letters stand before it."""
    start = at
    while start and at - start <= _LONGEST and text[start - 1].isalnum():
        start -= 1
    return start if text[start:at] in _GLUED else None


def _longest(found: list[Word]) -> list[Word]:
    """In order, without those that overlap a longer one before them in the list."""
    kept: list[Word] = []
    for word in sorted(found, key=lambda w: (w.start, -w.end)):
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return kept


@prepared("checks")
def load(language: str) -> CheckWords:
    """The word lists of a language, read once a process."""
    lists = word_lists(language)
    roles = {**lists["beside"], **lists["beside_dates"], **lists["beside_lives"], **lists["claims"], **lists["sums"]}
    return CheckWords(roles, SOUGHT, change=change_starts(language))
