"""Plain text: the whole file is one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from checker.core.documents import Document, Part
from checker.readers.content import text_of
from checker.readers.item import Item


def read(file: IO[bytes], name: str) -> Iterator[Item]:
    """The whole file is the text of one article."""
    text, notices = text_of(file, name)
    yield Item(Document(name, (Part("text", text),), path=name), None, notices)
