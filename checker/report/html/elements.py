"""Elements of HTML and SVG, built as a tree and written by the standard library, so that text can only ever be text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring  # written, never parsed

from checker.core.escaping import shown
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# what a page must not carry raw: controls, what embeds or overrides directions, lone surrogates
_UNSAFE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def el(tag: str, attributes: Mapping[str, str | None], *children: Element | str | None) -> Element:
    """An element with its children; None as an attribute or a child is left out. Unsafe characters of any text are shown."""
    made = Element(tag, {name: _clean(value) for name, value in attributes.items() if value is not None})
    add(made, *children)
    return made


def add(parent: Element, *children: Element | str | None) -> None:
    """More children behind the last one."""
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + _clean(child)
        else:
            parent.text = (parent.text or "") + _clean(child)


def written_in(language: str) -> dict[str, str]:
    """The attributes that say how text of a language runs."""
    return {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}


def html(elements: Iterable[Element]) -> str:
    """The elements as HTML, one after the other."""
    return "\n".join(tostring(each, encoding="unicode", method="html") for each in elements)


def _clean(text: str) -> str:
    return _UNSAFE.sub(shown, text)
