"""What may follow in a number: the scale, half or smaller number behind a token, and whether it is joined to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.scan.figures.numerals import read_digits

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream

_LONGEST_POINT = 10  # code points from which on what stands between two tokens is no word for a decimal point
_SPACES = (" ", "\xa0", "", "\u202f")
# senses of what may go on with a number
_PARTS = frozenset({"number", "scale", "dual", "fraction", "vague", "teen", "before_ten"})


def goes_on(stream: TokenStream, i: int) -> bool:
    """Whether what stands near behind a token may belong to its number: most numbers are alone, and it is quickly told."""
    if i + 1 >= len(stream.tokens):
        return False
    token, following = stream.tokens[i], stream.tokens[i + 1]
    gap = following.start - token.end
    if gap <= len(" وال") and (following.digits or not _PARTS.isdisjoint(following.senses)):
        return True
    return 3 < gap < _LONGEST_POINT and is_point(stream, i, "")


def is_joined(stream: TokenStream, i: int) -> bool:
    """Whether و joins a token to the one before it: glued to it, or with spaces on both sides."""
    token, gap = stream.tokens[i], stream.gap(i - 1, i)
    if token.digits:
        return gap in (" و", " و ", "و", "\xa0و", " وال", " وـ")
    return gap in (" ", "\xa0", "\n") if token.clitic == "و" else not token.clitic and gap in (" و ", "و ")


def is_eleven_joined(stream: TokenStream, i: int) -> bool:
    """ "وأحد عشر" folds to the word for one, which its second word gives away."""
    return stream.sense(i, "number") == 1 and bool(stream.sense(i + 1, "teen")) and stream.gap(i - 1, i) == " "


def is_point(stream: TokenStream, last: int, zeros: str) -> bool:
    """Whether the word for a decimal point stands behind a token; behind a zero of the places only a space does."""
    gap = stream.gap(last, last + 1)
    return (
        gap == " " if zeros else 3 < len(gap) < _LONGEST_POINT and stream.lexicon.sense(gap.strip(" "), "point") is True
    )


def scale_at(stream: TokenStream, i: int, *, first: bool = False) -> int | None:
    """The scale word at a token, joined to the number before it by a space."""
    token = stream.token(i)
    scale: int | None = token.senses.get("scale") if token else None
    if token is None or scale is None or stream.used[i]:
        return None
    if first:
        return None if "vague" in token.senses else scale  # "آلاف" alone is no number
    if token.clitic:
        return None
    gap = stream.gap(i - 1, i)
    return scale if gap in _SPACES or (gap == ") " and in_brackets(stream, i - 1) and not _is_gloss(stream, i, scale)) else None


def _is_gloss(stream: TokenStream, i: int, scale: int) -> bool:
    """Whether a scale word begins the words for the digits in the brackets before it: "(1000) ألف ريال"، "(1,500) ألف وخمسمئة"."""
    read = read_digits(stream.tokens[i - 1].digits or "", scaled=False)
    if read is None or read[0] < scale:
        return False
    return read[0] in (scale, stream.sense(i, "dual")) or (i + 1 < len(stream.tokens) and is_joined(stream, i + 1))


def in_brackets(stream: TokenStream, i: int) -> bool:
    """Whether digits stand alone between brackets, as some newsrooms set all of theirs: "(751) ألف وظيفة"."""
    token, text = stream.tokens[i], stream.text
    return bool(token.digits) and text[token.start - 1 : token.start] == "(" and text.startswith(")", token.end)


def hundred_at(stream: TokenStream, i: int) -> int | None:
    """The word for a hundred or hundreds behind a number that it multiplies: "ثلاث مئة"، "أربع مئات"، "نصف مئة"."""
    token = stream.token(i)
    if token is None or 100 not in (token.senses.get("number"), token.senses.get("vague")):
        return None
    return None if token.clitic or stream.used[i] or stream.gap(i - 1, i) not in _SPACES else 100


def is_teen(stream: TokenStream, i: int) -> bool:
    """Whether عشر stands behind a unit."""
    return bool(stream.sense(i, "teen")) and stream.gap(i - 1, i) == " " and not stream.tokens[i].clitic


def tens_follow(stream: TokenStream, i: int) -> bool:
    """Whether tens are joined to a unit: "خمسة وعشرون"."""
    tens = stream.sense(i + 1, "number") or 0
    return 20 <= tens <= 90 and tens % 10 == 0 and is_joined(stream, i + 1) and stream.gap(i, i + 1) != "\n"
