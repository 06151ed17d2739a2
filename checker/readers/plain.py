"""Plain text: UTF-8 with or without BOM, UTF-16 with BOM, and Windows-1256 with a notice."""

from __future__ import annotations

import codecs
import re

from checker.errors import InputError
from checker.model import Document, Part

_ARABIC = re.compile(r"[\u0621-\u064a]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def decode(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and notices about its encoding; InputError where no supported encoding fits.

    Windows-1256 is taken only where the result is Arabic: nearly any bytes decode in it.
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            try:
                return content.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{name}: the file begins as UTF-16 but breaks off at byte {error.start}. Save it as UTF-8."
                ) from error
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        place = error.start
    try:
        text = content.decode("cp1256")
    except UnicodeDecodeError:
        text = ""
    if len(_ARABIC.findall(text)) * 3 >= len(text.split()) and not _CONTROL.search(text) and _ARABIC.search(text):
        return text, (
            f"{name}: read as Windows-1256, since it is not UTF-8. Save it as UTF-8 to be sure of every letter.",
        )
    line = content.count(b"\n", 0, place) + 1
    raise InputError(
        f"{name}, line {line}: byte {place} is neither UTF-8 nor Windows-1256 Arabic. Save the file as UTF-8."
    )


def read_plain(text: str, name: str) -> Document:
    """The whole file is the text of one article."""
    return Document(name, (Part("text", text),), path=name)
