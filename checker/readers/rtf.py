"""RTF, through striprtf; its lines are its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from checker.core.documents import Document, Part
from checker.core.errors import InputError
from checker.core.patterns import regex
from checker.readers.content import disguised, whole
from checker.readers.item import Item
from checker.readers.parsing import parsing

_BRACES = regex(rb"\\[\\{}]|\\bin(\d{1,9}) ?|[{}]")
_NUMBER = regex(r"\{\s*\\(listtext|pntext)(?![a-z])")
_DELETED = regex(r"\\deleted(?![A-Za-z0-9])")
_FONT = regex(r"\\f\d")
_CHARSET = regex(r"\\fcharset\d+")
_FONT_TABLE = 1 << 16  # bytes


def read(file: IO[bytes], name: str) -> Iterator[Item]:
    """One article."""
    content = whole(file, name)
    disguised(content, name, own=(".rtf",))
    if not content.lstrip().startswith(b"{\\rtf"):
        raise InputError(f"{name}: this is no RTF file. Rename it to what it is.")
    text, notices = _text(_document(content, name), name)
    yield Item(Document(name, (Part("text", text),), path=name), None, notices)


def _document(content: bytes, name: str) -> bytes:
    """The outermost group; what programs leave behind its last brace belongs to nothing."""
    depth = at = 0
    while found := _BRACES.search(content, at):
        at = found.end() + int(found[1] or 0)
        depth += (found[0] == b"{") - (found[0] == b"}")
        if found[0] == b"}" and depth <= 0:
            return content[:at]
    raise InputError(f"{name}: this RTF file breaks off before its end. Save it again in its own program.")


def _text(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, and a notice where letters of it could not be read."""
    from striprtf.striprtf import font_table_group, remove_pict_groups, rtf_to_text

    # an RTF file is ASCII; striprtf's expression for links is cubic and puts their addresses into the copy
    source = content.decode("latin-1").replace("\\field{", "\\fieldgroup{")
    source = _NUMBER.sub(r"{\\*\\\1", source)  # the number or sign of a list's item is made anew by every program
    source = _DELETED.sub(r"\\*\\deleted", source)  # what a tracked change deletes is no copy: its group is passed over
    text, notices = "", tuple[str, ...]()
    with parsing(f"{name}: this RTF file cannot be read", "Save it as .docx."):
        source = remove_pict_groups(source)
        fonts = font_table_group(source)
        if len(fonts) > _FONT_TABLE:
            raise InputError(
                f"{name}: the font table of this RTF file is larger than that of any article. Save it as .docx."
            )
        source = source.replace(fonts, _plain_fonts(fonts), 1) if fonts else source
        try:
            text = rtf_to_text(source, encoding="cp1256")
        except UnicodeDecodeError:
            text = rtf_to_text(source, encoding="cp1256", errors="replace")
            told = "this RTF file has letters that its fonts do not have. Save it as .docx if words are missing."
            notices = (f"{name}: {told}",)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), notices  # letters written as two halves


def _plain_fonts(table: str) -> str:
    """A table of fonts in which striprtf finds each at once: a line for each font, and an end behind each character set.

    Its expression looks on for an end, from every font over every character set; without one the time grows with the cube.
    """
    return _CHARSET.sub(r"\g<0> x;", _FONT.sub(r"\n\g<0>", table))
