"""The stored form of what is known of one file: msgpack that is read by a schema, behind a sum over it and its key.

It is data whatever stands in it: what is damaged, or was written by others and does not fit, is no entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from fractions import Fraction
from types import GenericAlias
from typing import Annotated, Any, TypeVar

from msgspec import Meta, MsgspecError, Struct, defstruct
from msgspec.msgpack import Decoder, Encoder
from msgspec.structs import asdict, fields

from checker.app.jobs import CheckedDocument
from checker.core.amounts import Interval, Number
from checker.core.findings import Accepted, Bar, Finding, Report, Week

S = TypeVar("S", bound=Struct)

_SUM = 16  # bytes
_LARGEST = 1 << 24  # bytes of an entry


class DamagedEntryError(Exception):
    """What is stored is not what was once written for this key."""


def _stored(value: type[Struct], **changed: Any) -> Any:
    """The schema of a value some of whose fields are stored as something else."""
    return defstruct(
        f"Stored{value.__name__}", [(f.name, changed.get(f.name, f.type)) for f in fields(value)], frozen=True
    )


def _many(schema: Any) -> Any:
    return GenericAlias(tuple, (schema, ...))


_Number = int | tuple[int, Annotated[int, Meta(ge=1)]] | None  # a Fraction as its numerator and denominator
_Interval = _stored(Interval, low=_Number, high=_Number)
_Bar = _stored(Bar, interval=_Interval)
_Finding = _stored(Finding, drawing=_many(_Bar) | Week)
_Accepted = _stored(Accepted, finding=_Finding)
_Report = _stored(
    Report, findings=_many(_Finding), accepted=_many(_Accepted), mentions=tuple[()], ledger=None
)  # mentions belong to `extract`, ledgers to pages; neither is ever kept
_Document = _stored(CheckedDocument, report=_Report | None)


def written(key: bytes, documents: Sequence[CheckedDocument]) -> bytes | None:
    """The documents of one file as they are stored; None for what has no form of its own there, and for what is too large."""
    try:
        content = _encoder.encode(documents)
    except (TypeError, ValueError, OverflowError):  # lone surrogates, numbers of more than 64 bits
        return None
    return _sum(key, content) + content if len(content) <= _LARGEST else None


def read(key: bytes, stored: object) -> list[CheckedDocument]:
    """The documents of one file; DamagedEntryError where that is not what was once written for the key."""
    if type(stored) is not bytes or _sum(key, content := stored[_SUM:]) != stored[:_SUM]:
        raise DamagedEntryError
    try:
        return [_document(document) for document in _decoder.decode(content)]
    except MsgspecError as error:
        raise DamagedEntryError from error


def _sum(key: bytes, content: bytes) -> bytes:
    return hashlib.blake2b(key + content, digest_size=_SUM).digest()


def _as_pair(value: object) -> tuple[int, int]:
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    raise TypeError(type(value))


_encoder = Encoder(enc_hook=_as_pair)
_decoder: Decoder[Any] = Decoder(_many(_Document))


def _as(value: type[S], stored: Struct, **changed: Any) -> S:
    """The value of a stored form."""
    return value(**asdict(stored) | changed)


def _document(stored: Any) -> CheckedDocument:
    return _as(CheckedDocument, stored, report=_report(stored.report) if stored.report else None)


def _report(stored: Any) -> Report:
    accepted = tuple(_as(Accepted, each, finding=_finding(each.finding)) for each in stored.accepted)
    return _as(Report, stored, findings=tuple(map(_finding, stored.findings)), accepted=accepted)


def _finding(stored: Any) -> Finding:
    drawing = stored.drawing if isinstance(stored.drawing, Week) else tuple(map(_bar, stored.drawing))
    return _as(Finding, stored, drawing=drawing)


def _bar(stored: Any) -> Bar:
    low, high = _number(stored.interval.low), _number(stored.interval.high)
    return _as(Bar, stored, interval=_as(Interval, stored.interval, low=low, high=high))


def _number(stored: Any) -> Number | None:
    return Fraction(*stored) if isinstance(stored, tuple) else stored
