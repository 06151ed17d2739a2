"""Which month a word stands for that is none: names one slip away (Damerau), and names that the scanner missed."""

from __future__ import annotations

from msgspec import Struct

from checker.words.lexicon import Lexicon
from checker.words.months import MonthWord

LONGEST = 16  # letters of a word that may be a month with something glued to it
SHORTEST = 4  # letters of a name whose slips are looked for; three beside the same month's other name
_TWO = 2  # letters of the shortest name (آب), of which one may be lost, doubled, or exchanged for one of these beside a slash
# on the keys around a letter, or of its shape (folded)
_NEIGHBOURS = {"ا": "لتغعيه", "ب": "يلقفرتثن"}


class BesideMonth(Struct, frozen=True):
    """A month and what stands beside it: the words there, the sign between, and which of the two comes first."""

    partner: MonthWord
    slash: bool
    bracket: bool

    @property
    def strong(self) -> bool:
        """Whether the sign says that the two are one month named twice."""
        return self.slash or self.bracket


class SpellingMatch(Struct, frozen=True):
    """A month that words stand for, and whether they misspell it."""

    month: MonthWord
    misspelt: bool


def nearest_month(words: str, place: BesideMonth, lexicon: Lexicon) -> SpellingMatch | None:
    """The month that these words are, or lie one slip away from: the partner's month, or behind a slash any other."""
    spelling, partner = lexicon.spelling, place.partner
    if len(words) < 3:
        return _short_name(words, place, lexicon)
    if len(words) > LONGEST:
        return None
    known = lexicon.triggers.get(words)
    if known and "month" in known.senses and not known.clitic and known.senses["month"].calendar == "gregorian":
        return None  # a month already, only not beside this one
    bound = spelling.bound.get(words)
    if bound and place.strong and bound.number == partner.number:
        return SpellingMatch(bound, misspelt=False)
    if (place.strong or words not in spelling.own_words) and (found := _other_name(words, place, lexicon)):
        return found
    if (
        not place.slash
        or len(words) < SHORTEST
        or words in spelling.own_words
        or words.partition(" ")[0] in spelling.stems
    ):
        return None
    return only_month(words, lexicon)


def _short_name(words: str, place: BesideMonth, lexicon: Lexicon) -> SpellingMatch | None:
    """ "أغسطس/آت"، "أغسطس/آ": beside a slash or in brackets a slip in the name of two letters."""
    for name, month in lexicon.spelling.forms[place.partner.number] if place.strong else ():
        if len(name) != _TWO or not month.systems.isdisjoint(place.partner.systems):
            continue
        if words == name:
            return SpellingMatch(month, misspelt=False)
        wrong = [(a, b) for a, b in zip(words, name, strict=False) if a != b]
        near = len(words) == _TWO and len(wrong) == 1 and wrong[0][0] in _NEIGHBOURS.get(wrong[0][1], "")
        if (near and words != "ال") or words in name or words == name[::-1]:
            return SpellingMatch(month, misspelt=True)
    return None


def _other_name(words: str, place: BesideMonth, lexicon: Lexicon) -> SpellingMatch | None:
    """The name of the partner's month in another system that these words are, or lie one slip away from."""
    partner, shortest = place.partner, 3 if place.strong else SHORTEST
    first, last = words[0], words[-1]
    for name, month in lexicon.spelling.forms[partner.number]:
        if first != name[0] and last != name[-1]:
            continue  # a slip changes one end of a word at the most
        if (len(name) < shortest and words[:2] != name[0] * 2) or not month.systems.isdisjoint(partner.systems):
            continue
        if len(name) == _TWO and words == name[0] * 2 + name[1]:
            return SpellingMatch(month, misspelt=True)
        if words in (name, name.replace(" ", "")):  # the scanner missed it: "24كانون الأول"
            return SpellingMatch(month, misspelt=False)
        if one_slip(words, name):
            return SpellingMatch(month, misspelt=True)
    return None


def only_month(words: str, lexicon: Lexicon) -> SpellingMatch | None:
    """The month that these words lie one slip away from, where it is only one."""
    near = [
        month
        for forms in lexicon.spelling.forms.values()
        for form, month in forms
        if len(form) >= SHORTEST and one_slip(words, form)
    ]
    return SpellingMatch(near[0], misspelt=True) if len({m.number for m in near}) == 1 else None


def one_slip(one: str, two: str) -> bool:
    """Whether one letter left out, put in, exchanged, or swapped with its neighbour makes one word the other (Damerau)."""
    if abs(len(one) - len(two)) > 1 or one == two:
        return False
    at = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        at += 1
    rest, other = one[at:], two[at:]
    if rest[1:] == other[1:] or rest == other[1:] or rest[1:] == other:
        return True
    return len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
