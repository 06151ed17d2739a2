"""The readers on files of all kinds that were changed at random, and the engine on what they give.

A fault of a parser is a message that names the file; nothing else is raised, and no message is an excuse for a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from checker import pipeline
from checker.app import fixes
from checker.core.errors import InputError
from checker.core.findings import Report
from checker.readers import inputs
from checker.readers.item import Item
from checker.report.annotate import opendocument, word
from checker.report.annotate.notes import notes_of
from checker.words import catalogue
from fuzz import engine, oracles
from fuzz.cases import Case, Problem
from fuzz.files import changed

_MOST = 50  # documents of one file
_NAME = "fuzzed"
_ANNOTATED = {".docx": word, ".odt": opendocument}


def make(chance: Random) -> Case:
    """A file at random, of any kind."""
    return changed(chance)


def _items(case: Case) -> list[Item]:
    source = inputs.Source(Path(_NAME + case.suffix), _NAME + case.suffix)
    return list(islice(inputs.read(source, case.content), _MOST))


def run(case: Case, *, twice: bool) -> Iterator[Problem]:
    """What is wrong with what was read of a file, and with the reports on it."""
    items = _items(case)
    for item in items:
        if item.error:
            yield from oracles.message(item.error, _NAME)
        for notice in item.notices:
            yield from oracles.message(InputError(notice), _NAME)
    reports = [report for item in items if item.document and (report := _checked(item))]
    for report in reports:
        yield from oracles.offsets(report)
        yield from oracles.positions(report)
        yield from _edited(case, report)
    if twice and _read(_items(case)) != _read(items):
        yield Problem("unstable", f"{case.suffix} items")


def _checked(item: Item) -> Report | None:
    assert item.document
    return pipeline.check(item.document, engine.plan("desk"), with_mentions=True)


def _edited(case: Case, report: Report) -> Iterator[Problem]:
    """What is wrong with the safe edits of a text, or with the comments in an office file."""
    try:
        if module := _ANNOTATED.get(case.suffix):
            notes = notes_of(report, catalogue.load(report.language))
            content = module.annotated(case.content, _NAME + case.suffix, report, notes)
            again = list(inputs.read(inputs.Source(Path(_NAME), _NAME + case.suffix), content))
            texts = [part.text for item in again if item.document for part in item.document.parts]
            if texts != [part.text for part in report.document.parts]:
                yield Problem("format", f"{case.suffix} with comments reads otherwise", f"{texts!r}"[:500])
        elif case.suffix in fixes.SUFFIXES:
            fixes.fixed(report, engine.plan("desk"), case.content)
    except InputError as error:
        yield from oracles.message(error, "")


def digest(case: Case) -> str:
    """What was read, and the reports on it, to be compared between processes."""
    items = _items(case)
    return repr([_read(items), *(oracles.written(_checked(item)) for item in items if item.document)])


def _read(items: list[Item]) -> list[object]:
    """What was read, as it is compared."""
    return [(item.document, str(item.error), item.notices) for item in items]
