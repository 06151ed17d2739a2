"""A case that fails, made smaller while it fails in the same way."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any, TypeVar

from fuzz.cases import Case, Problem
from fuzz.targets import Target

_Items = TypeVar("_Items", bytes, str)
_SECONDS = 30.0  # for one case
_TEXTS = ("text", "title", "name")
_PLAIN: dict[str, Any] = {
    "title": None,
    "published": None,
    "zone": None,
    "language": "ar",
    "persona": "desk",
    "marks": [],
    "path": None,
    "messages": None,
}


def minimised(target: Target, case: Case, problem: Problem) -> Case:
    """The smallest case that was found in half a minute."""
    end = time.monotonic() + _SECONDS

    def fails(tried: Case) -> bool:
        return time.monotonic() < end and any(
            each.is_like(problem) for each in target.problems(tried, twice=problem.kind == "unstable")
        )

    if case.suffix == ".json" and target.name in ("engine", "formats"):
        return _of_row(case, fails)
    return Case(case.suffix, _cut(case.content, lambda content: fails(Case(case.suffix, content))))


def _of_row(case: Case, fails: Callable[[Case], bool]) -> Case:
    """An article: its settings made plain, then its texts cut."""
    row = json.loads(case.content)

    def still(changed: dict[str, object]) -> bool:
        return fails(Case(case.suffix, json.dumps(changed).encode()))

    for key, plain in _PLAIN.items():
        if row.get(key) not in (plain, None) and still(row | {key: plain}):
            row |= {key: plain}
    for key in _TEXTS:
        if isinstance(row.get(key), str) and row[key]:
            row[key] = _cut(row[key], lambda text, key=key: still(row | {key: text}))  # type: ignore[misc]
    return Case(case.suffix, json.dumps(row).encode())


def _cut(whole: _Items, fails: Callable[[_Items], bool]) -> _Items:
    """What is left of a whole when no stretch can be taken out of it any more: halves first, single items last."""
    size = max(1, len(whole) // 2)
    while whole:
        start, shorter = 0, False
        while start < len(whole):
            tried = whole[:start] + whole[start + size :]
            if fails(tried):
                whole, shorter = tried, True
            else:
                start += size
        if size == 1 and not shorter:
            break
        size = max(1, size // 2)
    return whole
