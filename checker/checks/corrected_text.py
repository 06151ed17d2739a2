"""The words of a stretch with parts of it exchanged: what a repair offers."""

from __future__ import annotations

from checker.core.documents import Span

_DIGITS = {c: str.maketrans("0123456789", "".join(chr(c + n) for n in range(10))) for c in (0x660, 0x6F0)}


def replaced(raw: str, whole: Span, *changes: tuple[Span, str]) -> str:
    """The words of a stretch with parts of it exchanged; digits keep the script of the digits they replace."""
    text, end = "", whole.start
    for span, new in sorted(changes, key=lambda change: change[0].start):
        text += raw[end : span.start] + _in_script(new, raw[span.start : span.end])
        end = span.end
    return text + raw[end : whole.end]


def _in_script(new: str, old: str) -> str:
    if new.isascii() and new.isdecimal():
        if old.isascii() and len(old) > len(new) and old.startswith("0"):
            return new.zfill(len(old))
        for zero, table in _DIGITS.items():
            if any(zero <= ord(c) <= zero + 9 for c in old):
                return new.translate(table)
    return new
