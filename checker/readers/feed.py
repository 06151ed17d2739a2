"""XML files: what the first element is called tells whether this is NewsML-G2, or a WordPress export or an RSS feed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import IO

from checker.core.errors import InputError
from checker.readers import newsml, wordpress
from checker.readers.content import disguised, whole
from checker.readers.item import Item
from checker.readers.xml import Parser, legible, local

_CHUNK = 1 << 16


class _Root:
    """Notes the name of the first element."""

    name = ""

    def open(self, name: str, attributes: dict[str, str], place: int) -> None:
        """The first element has the name."""
        del attributes, place
        self.name = self.name or local(name)

    def close(self, name: str, place: int) -> None:
        """Nothing."""

    def text(self, text: str) -> None:
        """Nothing."""


def read(file: IO[bytes], name: str) -> Iterator[Item]:
    """The articles of a file."""
    head = file.read(_CHUNK)
    disguised(head, name, own=())
    root = _Root()
    try:
        Parser(name, root).feed(b"".join(legible((head,))), last=len(head) < _CHUNK)
    except InputError:
        if not root.name:  # else its reader tells what is wrong, behind what comes before it
            raise
    if root.name in ("newsItem", "newsMessage"):
        yield from newsml.read(head + whole(file, name), name)
    elif root.name == "rss":
        yield from wordpress.read(chain((head,), iter(lambda: file.read(_CHUNK), b"")), name)
    else:
        raise InputError(
            f"{name}: this XML ({root.name or 'without an element'}) is neither NewsML-G2 nor a WordPress export nor RSS."
        )
