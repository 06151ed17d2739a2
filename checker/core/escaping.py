"""Text of others (articles, names of files, settings, rule pages) as what can be seen: it never steers a terminal."""

from __future__ import annotations

import re

from checker.core.patterns import regex

# C0 and C1 controls, bidi controls and lone surrogates of an article are shown, never sent
UNSAFE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def safe(text: str) -> str:
    """Text of an article with its control characters made visible; line breaks become spaces."""
    return UNSAFE.sub(shown, text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def shown(match: re.Match[str]) -> str:
    """A control character as what can be seen: its picture, or its number."""
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else f"<U+{code:04X}>"
