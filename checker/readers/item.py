"""What every reader gives: documents, or the reasons why there are none, and the bounds that it keeps."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from checker.core.documents import Document
from checker.core.errors import InputError
from checker.core.patterns import regex

MIB = 1 << 20
LARGEST = 20 * MIB  # bytes of one article as text, of one line of JSON, of one post: a long book has two
_LONGEST_DATE = 100  # characters
_LOOSE = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2})(:\d\d.*))?")
_SPACED_ZONE = regex(r"(?<=\d) (?=[+-]\d\d:?\d\d$)")


class Item(Struct, frozen=True):
    """One document, or the reason why a file or a line of it gave none; `notices` tell what a person should know."""

    document: Document | None
    error: InputError | None = None
    notices: tuple[str, ...] = ()


def published(value: object) -> dt.date | None:
    """The day of an ISO 8601 date (2024/02/11 too) or of an RFC 822 one, as it is said there; None where it is neither.

    A moment where the time is said with its zone ("2024-02-11 23:30:00 +0300" too).
    """
    text = str(value).strip() if isinstance(value, str | int) else ""
    for parse in (_iso, _mail) if len(text) <= _LONGEST_DATE else ():
        try:
            found = parse(text)
        except Exception:  # the parser of mails raises whatever it stumbles over  # noqa: BLE001, S112
            continue
        return found if found.tzinfo else found.date()
    return None


def _iso(text: str) -> dt.datetime:
    """As ISO 8601 says it, and as content management systems write it: 2013/7/13 9:05:07."""
    text = text.replace("/", "-")
    if found := _LOOSE.fullmatch(text):
        year, month, day, hour, rest = found.groups()
        text = f"{year}-{month:0>2}-{day:0>2}" + (f"T{hour:0>2}{rest}" if hour else "")
    return dt.datetime.fromisoformat(_SPACED_ZONE.sub("", text))


def _mail(text: str) -> dt.datetime:
    from email.utils import parsedate_to_datetime  # loads half of the network's modules

    return parsedate_to_datetime(text)
