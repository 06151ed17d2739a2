"""How much one article may hold: what a long book has, and what a check of it can keep in memory and read within a minute."""

from __future__ import annotations

from checker.core.documents import Document
from checker.core.errors import InputError
from checker.core.patterns import regex
from checker.readers.item import Item

LONGEST = 3_000_000  # characters: a long book has one million
MOST_NUMBERS = 300_000  # in digits; copy has one in three hundred characters
_SMALL = 10_000  # bytes of a file that unpacks: the smallest that a program writes
_OF_SMALL = 30_000  # characters of such a file: fifteen pages
_FOR_A_BYTE = 20  # characters for every further byte; copy comes to three
_NUMBER = regex(r"\d+")


def longest_unpacked(size: int) -> int:
    """How many characters a packed file of this size may hold."""
    return min(LONGEST, _OF_SMALL + _FOR_A_BYTE * max(0, size - _SMALL))


def bounded(item: Item) -> Item:
    """The item, or the reason why its document is none that can be checked."""
    if (document := item.document) is None:
        return item
    length = sum(len(part.text) for part in document.parts)
    if length > LONGEST:
        return Item(None, _refused(document, f"is longer than {LONGEST} characters, which no article is"), item.notices)
    if length > 2 * MOST_NUMBERS:
        numbers = sum(1 for part in document.parts for _ in _NUMBER.finditer(part.text))
        if numbers > MOST_NUMBERS:
            told = f"holds more than {MOST_NUMBERS} numbers, which no article does"
            return Item(None, _refused(document, told), item.notices)
    return item


def _refused(document: Document, told: str) -> InputError:
    place = f"{document.path}, line {document.line}" if document.line else document.name
    return InputError(f"{place}: this text {told}. Split it, or put its articles into JSON Lines, one a line.")
