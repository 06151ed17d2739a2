"""JSON Lines: one document a line, {"id", "title"?, "text", "date_published"?, "lang"?, …}; extra keys are kept and ignored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache, partial
from math import inf
from typing import IO, TYPE_CHECKING, Any

from checker.core.documents import Document, Part
from checker.core.errors import InputError
from checker.readers.content import disguised
from checker.readers.item import LARGEST, MIB, Item, published
from checker.readers.parsing import parsing, separate, shown

if TYPE_CHECKING:
    from json import JSONDecoder

_VALUES = 1_000_000
_DIGITS = 640  # the least limit that Python can be given


def read(file: IO[bytes], name: str, first: int = 1, length: float = inf) -> Iterator[Item]:
    """The documents of a file, one a line; a line that cannot be read is named, the others go on.

    Of a stretch of a file `first` is the number of its first line, and `length` counts its bytes.
    """
    number = first - 1
    while length > 0 and (line := file.readline(LARGEST + 1)):
        number += 1
        length -= len(line)
        if number == 1:
            disguised(line, name, own=())
        if len(line) > LARGEST:
            length -= 0 if line.endswith(b"\n") else rest_of_line(file)
            yield Item(
                None, InputError(f"{name}, line {number}: this line is longer than {LARGEST // MIB} MiB. Split it.")
            )
            continue
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            place = f"{name}, line {number}"
            yield separate(place, partial(_item, line, place, number, name))


def rest_of_line(file: IO[bytes]) -> int:
    """Go on to the next line without keeping this one; how many bytes were left of it."""
    length = 0
    while rest := file.readline(MIB):
        length += len(rest)
        if rest.endswith(b"\n"):
            break
    return length


def _item(line: bytes, place: str, number: int, path: str) -> Item:
    return Item(_document(_row(line, place), place, number, path))


def _row(line: bytes, place: str) -> dict[str, Any]:
    """The object of a line."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: byte {error.start} is not UTF-8. JSON Lines are UTF-8 only.") from error
    if text.count(",") > _VALUES:
        raise InputError(f"{place}: this line holds more than {_VALUES} values, which no article does. Split it.")
    with parsing(f"{place}: this is no JSON object", "Write one object a line, or leave the line out."):
        row = _decoder().decode(text)
    if not isinstance(row, dict):
        raise InputError(f'{place}: each line must be a JSON object such as {{"id": …, "text": …}}.')
    return row


@cache
def _decoder() -> JSONDecoder:
    import json  # most articles are files of their own

    return json.JSONDecoder(parse_int=whole_number)


def whole_number(digits: str) -> int | str:
    """A number of JSON; one that Python would not read is left as it is written: no number of ours is as long."""
    return int(digits) if len(digits) < _DIGITS else digits


def _document(row: dict[str, Any], place: str, number: int, path: str) -> Document:
    """The document of an object."""
    text, title = _text(row, "text", place), _text(row, "title", place)
    if text is None:
        raise InputError(f"{place}: the key “text” is missing.")
    parts = ((Part("title", title),) if title else ()) + (Part("text", text),)
    name = row.get("id")
    return Document(
        str(name) if isinstance(name, str | int) and name != "" else f"{path}:{number}", parts, _date(row.get("date_published"), place),
        _text(row, "lang", place) or "auto", path=path, line=number,
    )  # fmt: skip


def _text(row: dict[str, Any], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{place}: the key “{key}” must hold text.")
    return value


def _date(value: Any, place: str) -> dt.date | None:
    if value in (None, ""):
        return None
    if day := published(value):
        return day
    raise InputError(f"{place}: date_published is {shown(repr(value))}. Write it as 2024-02-11.")
