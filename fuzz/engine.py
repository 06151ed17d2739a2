"""The engine on a text: nothing is raised, offsets are exact, the same text gives the same report."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from checker import pipeline
from checker.calendars import time_zones
from checker.core.documents import Document, Part
from checker.core.findings import Report
from checker.pipeline import Plan
from fuzz import oracles, words
from fuzz.cases import Case, Problem
from fuzz.growth_texts import examples

_DAYS = (
    dt.date.min, dt.date.max, dt.date(1, 1, 2), dt.date(9999, 12, 30), dt.date(622, 7, 16), dt.date(1582, 10, 10), dt.date(1924, 8, 1),
    dt.date(2077, 11, 16), dt.date(2077, 11, 17), dt.date(2024, 2, 29),
)  # fmt: skip
_MOMENTS = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:00-12:00",
    "2024-02-12T23:30:00+03:00",
    "2024-02-12T00:00:00-11:30",
)
_ZONES = ("Asia/Riyadh", "+14:00", "-12:00", "UTC", "Africa/Casablanca")


@cache
def plan(persona: str) -> Plan:
    """The rules of a persona."""
    return pipeline.plan(persona=persona)


@cache
def prepare() -> None:
    """Load the word lists, so that no input pays for them."""
    for persona in ("desk", "trainer"):
        pipeline.check(
            Document("first", (Part("text", "\n".join(examples())),), None, "ar"), plan(persona), with_mentions=True
        )


def _published(chance: Random) -> str | None:
    kind = chance.random()
    if kind < 0.5:
        return None
    if kind < 0.8:
        return (dt.date(2024, 2, 12) + dt.timedelta(chance.randrange(-900, 900))).isoformat()
    return chance.choice(_MOMENTS) if kind < 0.9 else chance.choice(_DAYS).isoformat()


def article(chance: Random) -> dict[str, Any]:
    """An article as JSON holds it."""
    return {
        "text": words.text(chance),
        "title": words.title(chance),
        "published": _published(chance),
        "language": chance.choice(("auto", "ar", "ar", "ar")),
        "zone": chance.choice((None, None, None, *_ZONES)),
        "persona": chance.choice(("desk", "trainer", "trainer")),
    }


def make(chance: Random) -> Case:
    """An article at random."""
    return Case(".json", json.dumps(article(chance)).encode())


def document(row: dict[str, Any], name: str = "fuzzed") -> Document:
    """The document of an article; ValueError where it is none (while a case is made smaller)."""
    title = row.get("title")
    parts = ((Part("title", str(title)),) if title else ()) + (Part("text", str(row["text"])),)
    given = row.get("published")
    day = (
        dt.datetime.fromisoformat(given) if given and "T" in given else dt.date.fromisoformat(given) if given else None
    )
    zone = time_zones.zone(row["zone"]) if row.get("zone") else None
    return Document(name, parts, day, str(row.get("language", "ar")), zone=zone)


def read(case: Case) -> dict[str, Any]:
    """The article of a case."""
    row = json.loads(case.content)
    if not isinstance(row, dict):
        raise TypeError("no article")
    return row


def reported(case: Case) -> Report | None:
    """The report on a case, with all that was read; None where its language is not checked."""
    row = read(case)
    return pipeline.check(document(row), plan(row.get("persona", "trainer")), with_mentions=True)


def run(case: Case, *, twice: bool) -> Iterator[Problem]:
    """What is wrong with the report on an article."""
    report = reported(case)
    if report is None:
        return
    yield from oracles.offsets(report)
    yield from oracles.positions(report)
    if twice and oracles.written(reported(case)) != oracles.written(report):
        yield Problem("unstable", "report")


def digest(case: Case) -> str:
    """The whole report, to be compared between processes."""
    return oracles.written(reported(case))


def smaller(case: Case) -> Iterator[tuple[str, Any]]:
    """The texts of a case that may be cut, by their keys."""
    row = read(case)
    yield from ((key, row[key]) for key in ("text", "title") if row.get(key))


def with_text(case: Case, key: str, text: str) -> Case:
    """The case with another text."""
    return Case(case.suffix, json.dumps(read(case) | {key: text}).encode())
