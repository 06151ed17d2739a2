"""Numbers whose groups of digits stand apart: "2 318 450.75"، "60 000", and "552 398 7", which the reader sees as 7 398 552.

A plain space between two numbers lets the second stand to the left of the first where Arabic is read; whoever wants the reader to see
7 398 552 types the groups the other way round, as the documents of the United Nations do. Blanks that do not break keep the
order as it was typed (they are common separators, CS, in https://www.unicode.org/reports/tr9/). Where every group has three
digits the other numbers of the passage tell the order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.core.folding import Folded
    from checker.words.word_forms import Form

# what may be one number: groups of one to three digits, of which the last may have decimals, or a point before the wrong part
PATTERN = r"[0-9]{0,2}(?:(?: [0-9]{1,3}){1,6}(?:[.,٫][0-9]{1,2})?| [.٫][0-9]{1,3})(?! ?[0-9]|[.,٫٬،:/-][0-9])"
_KEPT_IN_ORDER = ("\xa0", "\u202f")
_THREE = 3
_DECIMAL = "٫"
_POINT = regex(r"[.,٫]")
_SIGNS = ("%", "٪", "$", "€", "£")
_WORD = regex(r" ([\u0621-\u064a]{1,20})")
_ENDS = frozenset(").،؛:\n")
_TYPED = regex(r"(?<![0-9.,٫])(?<![0-9] )[1-9][0-9]?(?: [0-9]{3})+(?! ?[0-9])")
_TURNED = regex(r"(?<![0-9.,٫])(?<![0-9] )(?:0[0-9]{2}|[0-9]{3})(?: [0-9]{3})* [1-9][0-9]?(?! ?[0-9])")


def joined_digits(folded: Folded, start: int, end: int, triggers: Mapping[str, Form]) -> str | None:
    """The digits of a folded stretch in the order of the number, with their point; None where the groups are several numbers."""
    text = folded.text
    groups = text[start:end].split(" ")
    if groups[-1][0] in ".٫":  # "615 .4 بالمئة" is seen as 4.615
        return f"{groups[-1][1:]}{_DECIMAL}{groups[0]}" if _is_scaled(text, end, triggers) else None
    last, *decimals = _POINT.split(groups[-1], maxsplit=1)
    groups[-1] = last
    typed = groups[0][0] != "0" and all(len(group) == _THREE for group in groups[1:])
    turned = last[0] != "0" and not decimals and all(len(group) == _THREE for group in groups[:-1])
    if typed and turned:
        typed = _is_typed(folded, start, end)
    if typed:
        one = len(groups) > 2 or last == "000" or decimals or _leads_on(text, end, triggers) or _is_tied(folded, start, end)
        return _DECIMAL.join(("".join(groups), *decimals)) if one else None
    if not turned:
        return None
    clear = len(groups) > 2 and groups[0][0] != "0" and text[end : end + 1] in _ENDS
    return "".join(reversed(groups)) if clear or _leads_on(text, end, triggers) else None


def _leads_on(text: str, end: int, triggers: Mapping[str, Form]) -> bool:
    """Whether a word that may be counted or a sign stands behind: a day has a month there."""
    if text[end : end + 2].strip(" ")[:1] in _SIGNS:
        return True
    word = _WORD.match(text, end)
    form = triggers.get(word[1]) if word else None
    return word is not None and (form is None or "month" not in form.senses)


def _is_scaled(text: str, end: int, triggers: Mapping[str, Form]) -> bool:
    """Whether a percent sign or a scale stands behind."""
    word = _WORD.match(text, end)
    form = triggers.get(word[1]) if word else None
    if form and ("scale" in form.senses or any("percent" in s for each in form.phrases.values() for _, s in each)):
        return True
    return text[end : end + 2].strip(" ")[:1] in _SIGNS or (form is not None and "percent" in form.senses)


def _is_tied(folded: Folded, start: int, end: int) -> bool:
    """Whether no plain space stands between the groups."""
    return " " not in folded.raw[folded.start(start) : folded.end(end)]


def _is_typed(folded: Folded, start: int, end: int) -> bool:
    """Whether groups of three digits stand in the order of the number: their blanks keep it, or the other numbers have it."""
    raw = folded.raw[folded.start(start) : folded.end(end)]
    if any(blank in raw for blank in _KEPT_IN_ORDER):
        return True
    known: bool | None = folded.memo.get(_is_typed)
    if known is None:
        known = folded.memo[_is_typed] = bool(_TYPED.search(folded.text)) and not _TURNED.search(folded.text)
    return known
