"""Arabic in terminals: three ways to put a paragraph on the screen, and `auto`, the choice between them.

`logical` leaves the order of the text to the terminal; `rtl` tells a VTE terminal that the paragraph runs from the
right; `visual` orders and shapes the line here, for terminals that draw every cell from left to right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

MODES = ("auto", "logical", "rtl", "visual")
_VTE_BIDI = 5800
_RTL_ON, _RTL_OFF = "\x1b[2 k", "\x1b[1 k"
_EXPLICIT_ON, _EXPLICIT_OFF = "\x1b[8l", "\x1b[8h"
_LRM, _RLM, _RLE, _PDF = INVISIBLE = "\u200e", "\u200f", "\u202b", "\u202c"
_MARKS = regex("([\u064b-\u065f\u0670]+)(.)")
_ARABIC = regex("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
# 2024-02-11 behind an Arabic letter is drawn 11-02-2024 unless a mark says that it runs from the left
_ISO_DATE = regex(r"(?<![\d-])(?=\d{4}-\d\d(?:-\d\d)?(?![\d-]))")
# "11 فبراير" in English words: the number belongs to the Arabic that follows it
_LEADING_NUMBER = regex(r"(?<![\w.,/:-])(?<![\u0600-\u06ff] )(?=\d[\d.,/:-]* ?[\u0600-\u06ff])")


class Choice(Struct, frozen=True):
    """A mode, the reason for it, and what a person can do where it is not good enough ("" where it is)."""

    mode: str
    reason: str
    hint: str = ""


_KITTY = Choice(
    "logical",
    "kitty draws every Arabic word rightly and the words in the wrong order",
    'kitty: put `force_ltr yes` into kitty.conf and `bidi = "visual"` into ittisaq.toml.',
)


def detect(environment: Mapping[str, str], *, terminal: bool) -> Choice:
    """The mode for a terminal and why; the variables of a terminal leak through the multiplexer that runs inside it."""
    if not terminal:
        return Choice("logical", "this is no terminal: the text is written in its own order")
    term = environment.get("TERM", "")
    if environment.get("KITTY_WINDOW_ID") or term == "xterm-kitty":
        return _KITTY
    ordering = _orders_lines(environment)
    if environment.get("TMUX") or term.startswith(("tmux", "screen")):
        return _inside_multiplexer(ordering)
    if ordering == "VTE":
        return Choice("rtl", "VTE (GNOME Terminal and others) orders Arabic and is told that it runs from the right")
    if ordering:
        return Choice("logical", f"{ordering} orders Arabic by itself")
    return Choice("visual", "nothing says that this terminal orders Arabic: it is done here")


def _inside_multiplexer(ordering: str) -> Choice:
    """The mode inside tmux and screen, which keep the codes of the mode `rtl` to themselves."""
    if ordering:
        return Choice("logical", f"{ordering} orders every line inside tmux or screen, from the left edge")
    return Choice("visual", "nothing says that the terminal around tmux or screen orders Arabic: it is done here")


def _orders_lines(environment: Mapping[str, str]) -> str:
    """The name of a terminal that is known to order Arabic by itself, "" for others."""
    vte = environment.get("VTE_VERSION", "")
    if vte.isdecimal() and int(vte) >= _VTE_BIDI:
        return "VTE"
    if environment.get("KONSOLE_VERSION"):
        return "Konsole"
    if environment.get("MLTERM"):
        return "mlterm"
    return "Apple Terminal" if environment.get("TERM_PROGRAM") == "Apple_Terminal" else ""


def has_arabic(text: str) -> bool:
    """Whether the order of the line depends on who draws it."""
    return _ARABIC.search(text) is not None


def visual(line: str, *, rtl: bool) -> str:
    """A line in the order in which the cells are drawn, its letters joined by Unicode's presentation forms."""
    from bidi import algorithm, get_display

    shaped, base = shape(directed(line, rtl=rtl)), "R" if rtl else "L"
    try:
        ordered = str(algorithm.get_display(shaped, base_dir=base))  # mirrors brackets
    except AssertionError:  # a character that its Unicode tables do not know yet
        ordered = str(get_display(shaped, base_dir=base))
    return _MARKS.sub(r"\2\1", ordered.replace(_LRM, "").replace(_RLM, ""))


def logical(line: str, *, rtl: bool) -> str:
    """A line for a terminal that orders it itself, but may be wrong about where the line begins.

    Invisible codes say it. They join the cell before them and are lost at the left edge: the line must be indented.
    """
    if rtl:
        return _RLE + directed(line, rtl=True) + _PDF
    return _LRM + directed(line, rtl=False) if has_arabic(line) else line


def directed(line: str, *, rtl: bool) -> str:
    """A line for a terminal that knows where it begins.

    Invisible marks stand where a number would be torn from its words, or two quotations would run together.
    """
    if not rtl:
        return _LEADING_NUMBER.sub(_RLM, line).replace("“", f"{_LRM}“").replace("”", f"”{_LRM}")
    return _ISO_DATE.sub(_LRM, line)


def wrapped(line: str, mode: str, *, rtl: bool) -> str:
    """A finished line with what the mode sends around it."""
    if mode == "rtl" and rtl:
        return f"{_RTL_ON}{line}{_RTL_OFF}"
    if mode == "visual":
        return f"{_EXPLICIT_ON}{line}{_EXPLICIT_OFF}"
    return line


# -------------------------------------------------------------------------------------------------------------- shaping

_FINAL, _INITIAL, _MEDIAL, _ISOLATED = "<final>", "<initial>", "<medial>", "<isolated>"


def _forms() -> dict[str, dict[str, str]]:
    """Presentation forms by letter (or lam-alef pair) and position, from Unicode's own decompositions."""
    import unicodedata

    table: dict[str, dict[str, str]] = {}
    for code in range(0xFE80, 0xFEFD):
        kind, *letters = unicodedata.decomposition(chr(code)).split()
        table.setdefault("".join(chr(int(c, 16)) for c in letters), {})[kind] = chr(code)
    return table


_FORMS: dict[str, dict[str, str]] = {}


def shape(text: str) -> str:
    """Letters in logical order as presentation forms; lam and alef become one cell."""
    forms = _FORMS or _forms()
    _FORMS.update(forms)
    letters = _clusters(text, forms)
    shaped = []
    for i, (letter, marks) in enumerate(letters):
        own = forms.get(letter)
        if own is None:
            shaped.append(letter + marks)
            continue
        before = i > 0 and _joins_forward(letters[i - 1][0], forms)
        after = _joins_forward(letter, forms) and i + 1 < len(letters) and _joins_backward(letters[i + 1][0], forms)
        form = _MEDIAL if before and after else _FINAL if before and _FINAL in own else _INITIAL if after else _ISOLATED
        shaped.append(own.get(form, letter) + marks)
    return "".join(shaped)


def _clusters(text: str, forms: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    """Letters with their vowel marks; lam followed by alef is one."""
    import unicodedata

    found: list[tuple[str, str]] = []
    for char in text:
        if found and unicodedata.combining(char):
            found[-1] = (found[-1][0], found[-1][1] + char)
        elif found and found[-1][0] == "ل" and ("ل" + char) in forms:
            found[-1] = ("ل" + char, found[-1][1])
        else:
            found.append((char, ""))
    return found


def _joins_forward(letter: str, forms: Mapping[str, Mapping[str, str]]) -> bool:
    return letter == "\u0640" or _INITIAL in forms.get(letter, {})


def _joins_backward(letter: str, forms: Mapping[str, Mapping[str, str]]) -> bool:
    return letter == "\u0640" or _FINAL in forms.get(letter, {})
