"""Time by stage and by family of rules, and how it grows with the length of a text."""

from __future__ import annotations

import gc
import io
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.articles import ADVERSARIAL
from checker import pipeline
from checker.checks.base import Outcome
from checker.core.documents import Document, Part
from checker.readers import ignores, jsonl
from checker.scan.scanner import Scan
from checker.segment.passages import Passage
from checker.words import lexicon

_T = TypeVar("_T")
REPEATS = 5
LENGTHS = (1, 10, 100, 1000)
RULES = (0, 1, 10, 25)  # and all
_ARTICLE = 2400  # characters


class Row(Struct, frozen=True):
    """One line of the table: microseconds of processor time an article, and how many times the floor."""

    name: str
    microseconds: float
    floors: float


def median(work: Callable[[_T], object], items: Iterable[_T], repeats: int = REPEATS) -> float:
    """Processor seconds for all items one after the other, the median of several runs; nothing is kept, as in a long run."""
    times = []
    for _ in range(repeats):
        gc.collect()
        start = time.process_time()
        for item in items:
            work(item)
        times.append(time.process_time() - start)
    return statistics.median(times)


def documents(rows: list[bytes]) -> list[Document]:
    """The articles behind lines of JSON."""
    return [item.document for item in jsonl.read(io.BytesIO(b"\n".join(rows)), "benchmark") if item.document]


def floor(row: bytes) -> list[str]:
    """What no checker of lines of JSON can do without: json.loads and one str.split."""
    words: list[str] = json.loads(row)["text"].split()
    return words


def by_stage(rows: list[bytes]) -> Iterator[Row]:
    """The floor, each stage on top of those before, the whole check."""
    found, plan = documents(rows), pipeline.plan()
    for document in found[:50]:
        pipeline.check(document, plan)  # what is loaded once a process is loaded now
    least, words = median(floor, rows), lexicon.load("ar")

    def scan(document: Document) -> None:
        for passage in _passages(document):
            Scan(passage, words)

    stages: dict[str, float] = {
        "json.loads and str.split (floor)": least,
        "read lines": median(lambda row: documents([row]), rows),
        "fold and cut into words": median(lambda document: [p.folded.words for p in _passages(document)], found),
        "scan dates and figures": median(scan, found),
        "resolve and link": median(lambda document: pipeline.read(document, "ar", "ar"), found),
        "whole check": median(lambda document: pipeline.check(document, plan), found),
    }
    for name, took in stages.items():
        yield Row(name, took / len(rows) * 1e6, took / least)


def _passages(document: Document) -> Iterator[Passage]:
    return (Passage(part.name, ignores.without_notes(part, ())) for part in document.parts)


def by_rule(rows: list[bytes]) -> Iterator[tuple[str, float]]:
    """Microseconds an article of each rule, the first that asks for a reading paying for it; then of each family."""
    found, plan = documents(rows), pipeline.plan()
    for document in found[:50]:
        pipeline.check(document, plan)
    read = [pipeline.read(document, "ar", "ar") for document in found]
    families: dict[str, float] = defaultdict(float)
    rules: list[tuple[str, float]] = []
    for rule in plan.rules:
        start = time.process_time()
        for article in read:
            rule.check.run(article, rule.options, Outcome(known=plan.known))
        took = (time.process_time() - start) / len(rows) * 1e6
        families[rule.family] += took
        rules.append((f"{rule.family}/{rule.id}", took))
    yield from sorted(families.items(), key=lambda item: -item[1])
    yield from sorted(rules, key=lambda item: -item[1])


def by_rules(rows: list[bytes]) -> Iterator[Row]:
    """The whole check with so many of the rules, the first in the order of their names."""
    found, plan = documents(rows), pipeline.plan()
    least = median(floor, rows)
    for count in (*RULES, len(plan.rules)):
        few = replace(plan, rules=plan.rules[:count])
        took = median(lambda document, p=few: pipeline.check(document, p), found)  # type: ignore[misc]
        yield Row(f"{count} rules", took / len(rows) * 1e6, took / least)


def by_length() -> Iterator[tuple[str, list[float]]]:
    """Microseconds a thousand characters of each kind of text at one to a thousand times the length of an article."""
    plan = pipeline.plan()
    pipeline.check(Document("warm", (Part("text", ADVERSARIAL["plain prose"] * 40),), None, "ar"), plan)
    for name, piece in ADVERSARIAL.items():
        costs = []
        for factor in LENGTHS:
            text = piece * (_ARTICLE * factor // len(piece))
            document = Document(name, (Part("text", text),), None, "ar")
            repeats = REPEATS if factor < LENGTHS[-1] else 1  # the longest takes its own mean, half a minute for some
            costs.append(median(lambda d: pipeline.check(d, plan), [document], repeats) / len(text) * 1e9)
        yield name, costs
