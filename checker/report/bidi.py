"""Arabic in terminals: four ways to put a paragraph on the screen, and the choice between them.

`logical` leaves the order of the text to the terminal; `rtl` tells a VTE terminal that the paragraph runs from the right;
`visual` orders and shapes the line here, for terminals that draw every cell from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

MODES = ("auto", "logical", "rtl", "visual")
_VTE_BIDI = 5800
_RTL_ON, _RTL_OFF = "\x1b[2 k", "\x1b[1 k"
_EXPLICIT_ON, _EXPLICIT_OFF = "\x1b[8l", "\x1b[8h"
_MARKS = re.compile("([\u064b-\u065f\u0670]+)(.)")
# C0 and C1 controls, bidi controls and lone surrogates of an article are shown, never sent
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def choose(environment: Mapping[str, str], *, terminal: bool) -> str:
    """The mode for a terminal with these variables; what is no terminal gets the text in its own order."""
    if not terminal:
        return "logical"
    vte = environment.get("VTE_VERSION", "")
    vte_draws = vte.isdecimal() and int(vte) >= _VTE_BIDI
    if environment.get("TMUX") or environment.get("TERM", "").startswith(("tmux", "screen")):
        return "logical" if vte_draws else "visual"
    if environment.get("KITTY_WINDOW_ID") or environment.get("TERM") == "xterm-kitty":
        return "logical"
    if environment.get("KONSOLE_VERSION") or environment.get("MLTERM") or environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return "logical"
    return "rtl" if vte_draws else "visual"


def safe(text: str) -> str:
    """Text of an article with its control characters made visible; line breaks become spaces."""
    return _UNSAFE.sub(_shown, text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else f"<U+{code:04X}>"  # noqa: PLR2004


def visual(line: str, *, rtl: bool) -> str:
    """A line in the order in which the cells are drawn, its letters joined by Unicode's presentation forms."""
    from bidi.algorithm import get_display

    ordered = get_display(shape(line), base_dir="R" if rtl else "L")
    return _MARKS.sub(r"\2\1", str(ordered))


def wrapped(line: str, mode: str, *, rtl: bool) -> str:
    """A finished line with what the mode sends around it."""
    if mode == "rtl" and rtl:
        return f"{_RTL_ON}{line}{_RTL_OFF}"
    if mode == "visual":
        return f"{_EXPLICIT_ON}{line}{_EXPLICIT_OFF}"
    return line


# --------------------------------------------------------------------------------------------------------------- shaping

_FINAL, _INITIAL, _MEDIAL, _ISOLATED = "<final>", "<initial>", "<medial>", "<isolated>"


def _forms() -> dict[str, dict[str, str]]:
    """Presentation forms by letter (or lam-alef pair) and position, from Unicode's own decompositions."""
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
