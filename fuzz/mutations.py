"""Changes at random: of a text by its letters, of a file by its bytes, with tokens that its reader knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

_Items = TypeVar("_Items", bytes, str)
_ODD_BYTES = bytes(
    (0, 1, 9, 10, 13, 0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x5C, 0x7B, 0x7F, 0x80, 0xC0, 0xED, 0xFE, 0xFF)
)
_LENGTHS = (1, 1, 2, 4, 8, 30, 120)


def _spliced(chance: Random, whole: _Items, piece: _Items) -> _Items:
    """One change: a stretch is cut, doubled, moved or replaced, or a piece is put in."""
    start = chance.randrange(len(whole) + 1)
    end = min(len(whole), start + chance.choice(_LENGTHS))
    way = chance.randrange(7)
    if way == 0:
        return whole[:start] + whole[end:]
    if way == 1:
        return whole[:end] + whole[start:end] * chance.choice((1, 2, 9)) + whole[end:]
    if way == 2:
        to = chance.randrange(len(whole) + 1)
        return whole[:to] + whole[start:end] + whole[to:]
    if way == 3:
        return whole[:start] + piece + whole[end:]
    if way == 4 and chance.random() < 0.2:
        return whole[:start] if chance.random() < 0.5 else whole[start:]
    return whole[:start] + piece + whole[start:]


def mutated(chance: Random, text: str, token: Callable[[Random], str]) -> str:
    """A text with some stretches changed."""
    for _ in range(chance.choice((1, 2, 4, 8, 16))):
        text = _spliced(chance, text, token(chance))
    return text


def mutated_bytes(chance: Random, content: bytes, tokens: Sequence[bytes]) -> bytes:
    """A file with some stretches or single bits changed."""
    for _ in range(chance.choice((1, 1, 2, 3, 6, 12))):
        if content and chance.random() < 0.2:
            at = chance.randrange(len(content))
            byte = content[at] ^ (1 << chance.randrange(8)) if chance.random() < 0.5 else chance.choice(_ODD_BYTES)
            content = content[:at] + bytes((byte,)) + content[at + 1 :]
        else:
            content = _spliced(chance, content, chance.choice(tokens))
    return content
