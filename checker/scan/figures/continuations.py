"""What may follow in a number: the scale, half or smaller number behind an atom, and whether it is joined to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.scan.token_stream import Reader

_LONGEST_POINT = 10  # code points from which on what stands between two atoms is no word for a decimal point
_SPACES = (" ", "\xa0", "", "\u202f")
# senses of what may go on with a number
_PARTS = frozenset({"number", "scale", "dual", "fraction", "vague", "teen", "before_ten"})


def goes_on(reader: Reader, i: int) -> bool:
    """Whether what stands near behind an atom may belong to its number: most numbers are alone, and it is quickly told."""
    if i + 1 >= len(reader.atoms):
        return False
    atom, following = reader.atoms[i], reader.atoms[i + 1]
    gap = following.start - atom.end
    if gap <= len(" وال") and (following.digits or not _PARTS.isdisjoint(following.senses)):
        return True
    return 3 < gap < _LONGEST_POINT and is_point(reader, i, "")


def is_joined(reader: Reader, i: int) -> bool:
    """Whether و joins an atom to the one before it: glued to it, or with spaces on both sides."""
    atom, gap = reader.atoms[i], reader.gap(i - 1, i)
    if atom.digits:
        return gap in (" و", " و ", "و", "\xa0و", " وال", " وـ")
    return gap in (" ", "\xa0", "\n") if atom.clitic == "و" else not atom.clitic and gap in (" و ", "و ")


def is_eleven_joined(reader: Reader, i: int) -> bool:
    """ "وأحد عشر" folds to the word for one, which its second word gives away."""
    return reader.sense(i, "number") == 1 and bool(reader.sense(i + 1, "teen")) and reader.gap(i - 1, i) == " "


def is_point(reader: Reader, last: int, zeros: str) -> bool:
    """Whether the word for a decimal point stands behind an atom; behind a zero of the places only a space does."""
    gap = reader.gap(last, last + 1)
    return (
        gap == " " if zeros else 3 < len(gap) < _LONGEST_POINT and reader.lexicon.sense(gap.strip(" "), "point") is True
    )


def scale_at(reader: Reader, i: int, *, first: bool = False) -> int | None:
    """The scale word at an atom, joined to the number before it by a space."""
    atom = reader.atom(i)
    scale: int | None = atom.senses.get("scale") if atom else None
    if atom is None or scale is None or reader.used[i]:
        return None
    if first:
        return None if "vague" in atom.senses else scale  # "آلاف" alone is no number
    if atom.clitic:
        return None
    gap = reader.gap(i - 1, i)
    return scale if gap in _SPACES or (gap == ") " and in_brackets(reader, i - 1)) else None


def in_brackets(reader: Reader, i: int) -> bool:
    """Whether digits stand alone between brackets, as some newsrooms set all of theirs: "(751) ألف وظيفة"."""
    atom, text = reader.atoms[i], reader.text
    return bool(atom.digits) and text[atom.start - 1 : atom.start] == "(" and text.startswith(")", atom.end)


def hundred_at(reader: Reader, i: int) -> int | None:
    """The word for a hundred or hundreds behind a number that it multiplies: "ثلاث مئة"، "أربع مئات"، "نصف مئة"."""
    atom = reader.atom(i)
    if atom is None or 100 not in (atom.senses.get("number"), atom.senses.get("vague")):
        return None
    return None if atom.clitic or reader.used[i] or reader.gap(i - 1, i) not in _SPACES else 100


def is_teen(reader: Reader, i: int) -> bool:
    """Whether عشر stands behind a unit."""
    return bool(reader.sense(i, "teen")) and reader.gap(i - 1, i) == " " and not reader.atoms[i].clitic


def tens_follow(reader: Reader, i: int) -> bool:
    """Whether tens are joined to a unit: "خمسة وعشرون"."""
    tens = reader.sense(i + 1, "number") or 0
    return 20 <= tens <= 90 and tens % 10 == 0 and is_joined(reader, i + 1) and reader.gap(i, i + 1) != "\n"
