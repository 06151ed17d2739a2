"""XML read by expat as it comes: no document type, no entities of its own, no deep nesting, places in bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import Any, Protocol
from xml.parsers import expat

from checker.core.errors import InputError
from checker.core.patterns import regex
from checker.readers.item import MIB

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_BLANKED = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_REFERENCE = regex(rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8BbCcEeFf]|1[0-9A-Fa-f]));")
_LONGEST_REFERENCE = 12  # bytes: what begins at the end of a piece may be one
_DEEPEST = 200
_LONGEST = 2 * MIB  # bytes of one tag or comment: expat reads it anew with every piece that it is fed


def legible(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A file in pieces whose control characters, which XML does not allow and editors paste, are blanks; of the same length."""
    left, is_wide = b"", None
    for chunk in chunks:
        piece = left + chunk
        if is_wide is None:
            is_wide = b"\0" in piece[:4] or piece.startswith((b"\xff\xfe", b"\xfe\xff"))  # two bytes a character
        if is_wide:
            yield piece
            continue
        piece = _REFERENCE.sub(lambda found: b" " * len(found[0]), piece.translate(_BLANKED))
        cut = piece.rfind(b"&", max(0, len(piece) - _LONGEST_REFERENCE))
        left, piece = (piece[cut:], piece[:cut]) if cut >= 0 and b";" not in piece[cut:] else (b"", piece)
        yield piece
    if left:
        yield left


class Handler(Protocol):
    """What is told of a file, in order; names have their name space and a blank before them, if they have one."""

    def open(self, name: str, attributes: dict[str, str], place: int) -> None:
        """An element begins at this byte."""

    def close(self, name: str, place: int) -> None:
        """The closing tag of an element begins at this byte."""

    def text(self, text: str) -> None:
        """A piece of text."""


class Parser:
    """A parser that is fed in pieces; InputError names the file and the place of what is wrong."""

    def __init__(
        self, name: str, handler: Handler, encoding: str | None = None, *, mend: str = "It may have been cut short: export it again.",
        deepest: int = _DEEPEST, most: float = inf, longest: int = _LONGEST,
    ) -> None:  # fmt: skip
        """The name of the file and, where it has parts, of the part; how deep its elements may stand, and how many there may be."""
        self.name = name
        self.handler = handler
        self.mend = mend
        self.deepest = deepest
        self.left = most
        self.longest = longest
        self.depth = 0
        self.fed = 0
        self.begun = False
        self.expat: Any = expat.ParserCreate(encoding, " ")
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._open
        self.expat.EndElementHandler = self._close
        self.expat.CharacterDataHandler = handler.text
        self.expat.StartDoctypeDeclHandler = self._refused
        self.expat.EntityDeclHandler = self._refused

    def feed(self, content: bytes, *, last: bool = False) -> None:
        """The next piece of the file."""
        self.fed += len(content)
        try:
            self.expat.Parse(content, last)
        except expat.ExpatError as error:
            raise InputError(
                f"{self.name}, line {error.lineno}, column {error.offset + 1}: this is no valid XML "
                f"({expat.ErrorString(error.code)}). {self.mend}"
            ) from error
        except (LookupError, ValueError) as error:
            if self.begun:  # a handler's own
                raise
            raise InputError(
                f"{self.name}: the encoding of this XML is not known ({error}). Save it as UTF-8."
            ) from error
        if self.fed - self.expat.CurrentByteIndex > self.longest:
            raise InputError(
                f"{self.name}: a tag or a comment of this XML is longer than {self.longest // MIB} MiB. {self.mend}"
            )

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self.begun = True
        self.depth += 1
        self.left -= 1
        if self.left < 0:
            raise InputError(f"{self.name}: this XML holds more elements than any article. Split the file.")
        if self.depth > self.deepest:
            raise InputError(
                f"{self.name}, line {self.expat.CurrentLineNumber}: this XML is nested too deep for an article."
            )
        self.handler.open(name, attributes, self.expat.CurrentByteIndex)

    def _close(self, name: str) -> None:
        self.depth -= 1
        self.handler.close(name, self.expat.CurrentByteIndex)

    def _refused(self, *_: object) -> None:
        raise InputError(
            f"{self.name}, line {self.expat.CurrentLineNumber}: this XML declares a document type or entities of its own, "
            "which are not read. Take the declaration out."
        )


def local(name: str) -> str:
    """The name of an element without its name space."""
    return name.rpartition(" ")[2]
