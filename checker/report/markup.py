"""What the XML forms share: text of an article as XML may carry it, and elements."""

from __future__ import annotations

from html import escape

from checker.core.escaping import safe

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# the two letters that XML forbids and `safe` lets pass
_NEVER = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}


def text(written: str) -> str:
    """Text with its control characters shown and its markup escaped."""
    return escape(safe(written).translate(_NEVER))


def start(name: str, attributes: dict[str, object], *, empty: bool = False) -> str:
    """A start tag, or a whole empty element."""
    written = "".join(f' {key}="{text(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}{'/' if empty else ''}>"
