"""What the tests of the readers share: a document read from bytes, and where its findings lie in the file."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Iterator

from checker import pipeline
from checker.core.documents import Document
from checker.core.errors import InputError
from checker.core.findings import Report
from checker.readers import kinds
from checker.readers.inputs import Item
from checker.report.positions import Positions


def items(name: str, content: str | bytes) -> list[Item]:
    """What a file of this name and content gives."""
    raw = content.encode() if isinstance(content, str) else content
    return list(kinds.read(io.BytesIO(raw), name))


def document(name: str, content: str | bytes) -> Document:
    """The only document of a file."""
    (item,) = items(name, content)
    assert item.document, item.error
    return item.document


def text(name: str, content: str | bytes, part: str = "text") -> str:
    """One part of the only document."""
    return next(p.text for p in document(name, content).parts if p.name == part)


def report(read: Document) -> Report:
    """The report on a document in Arabic."""
    made = pipeline.check(read, pipeline.plan())
    assert made
    return made


def stretches(read: Document, file: str) -> Iterator[tuple[str, str, str, tuple[int, int]]]:
    """Each marked place: its rule, its words, the file behind them, its line and column."""
    made, where = report(read), Positions(read)
    for finding in made.findings:
        for place in finding.locations:
            start, end = where.stretch(place.span)
            yield finding.rule, place.text, file[start:end], where.of(place.span.part, place.span.start)


def grows_with_length(name: str, piece: str) -> bool:
    """Whether four times the file takes no more than twelve times as long, whatever it holds."""

    def seconds(times: int) -> float:
        began = time.process_time()
        with contextlib.suppress(InputError):
            items(name, piece * times)
        return time.process_time() - began

    return seconds(40_000) < 0.2 + 12 * seconds(10_000)
