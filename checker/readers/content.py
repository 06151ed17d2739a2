"""The whole of a file, within bounds: its bytes, or its text; what is something else than its name says is refused."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from checker.core.errors import InputError
from checker.readers.encoding import decode
from checker.readers.item import LARGEST, MIB

_HTML = (b"<!doctype html", b"<html")
_SIGNS = (
    (b"%PDF-", "a PDF file", ".pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word file of the old kind, or one with a password", ".doc"),
    (b"{\\rtf", "an RTF file", ".rtf"),
    (b"PK\x03\x04", "a zip archive, as Word and OpenDocument files are", ".docx or .odt"),
    (b"\x1f\x8b", "a file packed with gzip", ".gz"),
)
_ADVICE = {
    ".pdf": "Save the article as text, Markdown or HTML and check that.",
    ".doc": "Save it as .docx without a password and check that.",
    ".gz": "Unpack it first.",
}


def whole(file: IO[bytes], name: str, limit: int = LARGEST) -> bytes:
    """All bytes of a file; InputError where there are more than `limit`."""
    content = file.read(limit + 1)
    if len(content) > limit:
        raise InputError(
            f"{name}: this file is larger than {limit // MIB} MiB, which no article is. "
            "Split it, or put its articles into JSON Lines, one a line."
        )
    return content


def text_of(file: IO[bytes], name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a whole file, and notices about its encoding."""
    content = whole(file, name)
    disguised(content, name, own=())
    return decode(content, name)


def disguised(content: bytes, name: str, own: tuple[str, ...]) -> None:
    """InputError where a file begins as another kind than `own`, the suffixes of the kind that its name says."""
    for sign, told, suffix in _SIGNS:
        if content.startswith(sign) and not any(each in suffix for each in own):
            mend = _ADVICE.get(suffix, f"Rename it so that it ends in {suffix}.")
            raise InputError(f"{name}: by its content this is {told}. {mend}")
    head = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_HTML) and Path(name).suffix.lower() not in (".html", ".htm", ".xhtml", ".md", ".markdown"):
        raise InputError(f"{name}: by its content this is an HTML page. Rename it so that it ends in .html.")
