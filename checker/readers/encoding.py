"""Bytes → text: UTF-8 with or without BOM and UTF-16 with BOM; UTF-16 without one, Windows-1256 and ISO-8859-6 with a notice."""

from __future__ import annotations

import codecs

from checker.core.errors import InputError
from checker.core.patterns import regex

_ARABIC = regex(r"[\u0621-\u064a]")
_CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_MARKED = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHERS = (("cp1256", "Windows-1256"), ("iso8859-6", "ISO-8859-6"))
_UNMARKED = (("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"))
_ARTICLE = "ال"  # no Arabic copy is without it: the encoding that shows it more often is the right one
_SAMPLE = 1 << 16


def decode(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and notices about its encoding; InputError where no supported encoding fits.

    What is neither UTF-8 nor marked as UTF-16 is taken only where the result is Arabic: nearly any bytes decode as Windows-1256.
    """
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _marked(content, encoding, name), ()
    place: int | None = None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    else:
        if "\0" not in text[:_SAMPLE] or not (found := _guess(content, _UNMARKED)):
            return text, ()
        return found[0], (_notice(name, found[1]),)
    damaged = _ARABIC.search(content[:place].decode("utf-8"))  # an old encoding fails at its first Arabic word
    if not damaged and (found := _guess(content, (*_OTHERS, *_UNMARKED))):
        return found[0], (_notice(name, found[1]),)
    line = content.count(b"\n", 0, place) + 1
    why = (
        "breaks off the UTF-8 before it"
        if damaged
        else "is neither UTF-8 nor Windows-1256, ISO-8859-6 or UTF-16 Arabic"
    )
    raise InputError(f"{name}, line {line}: byte {place} {why}. Save the file as UTF-8.")


def _marked(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: the file begins as UTF-16 but breaks off at byte {error.start}. Save it as UTF-8."
        ) from error


def _guess(content: bytes, encodings: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """The text and the name of the encoding that makes Arabic of it, if one does; of several the one with more articles."""
    best: tuple[int, str, str] | None = None
    for encoding, told in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        articles = text.count(_ARTICLE)
        if _is_arabic(text) and (best is None or articles > best[0]):
            best = (articles, text, told)
    return best[1:] if best else None


def _is_arabic(text: str) -> bool:
    return (
        len(_ARABIC.findall(text)) * 3 >= len(text.split()) and not _CONTROL.search(text) and bool(_ARABIC.search(text))
    )


def _notice(name: str, encoding: str) -> str:
    return f"{name}: read as {encoding}, since it is not UTF-8. Save it as UTF-8 to be sure of every letter."
