"""XML read by expat as it comes: no document type, no entities of its own, no deep nesting, places in bytes."""

from __future__ import annotations

from typing import Any, Protocol
from xml.parsers import expat

from checker.errors import InputError

_DEEPEST = 200


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

    def __init__(self, name: str, handler: Handler, encoding: str | None = None) -> None:
        self.name = name
        self.handler = handler
        self.depth = 0
        self.expat: Any = expat.ParserCreate(encoding, " ")
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self._open
        self.expat.EndElementHandler = self._close
        self.expat.CharacterDataHandler = handler.text
        self.expat.StartDoctypeDeclHandler = self._refused
        self.expat.EntityDeclHandler = self._refused

    def feed(self, content: bytes, *, last: bool = False) -> None:
        """The next piece of the file."""
        try:
            self.expat.Parse(content, last)
        except expat.ExpatError as error:
            raise InputError(
                f"{self.name}, line {error.lineno}, column {error.offset + 1}: this is no valid XML "
                f"({expat.ErrorString(error.code)}). It may have been cut short: export it again."
            ) from error
        except (LookupError, ValueError) as error:
            raise InputError(
                f"{self.name}: the encoding of this XML is not known ({error}). Save it as UTF-8."
            ) from error

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
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
