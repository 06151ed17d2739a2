"""Patterns compiled at their first use: they are those of the standard library, and every one of them compiles."""

from __future__ import annotations

import ast
import copy
import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import checker
from checker.core.patterns import LazyPattern, regex


def patterns() -> Iterator[tuple[str, LazyPattern]]:
    """Every pattern that a module of the package keeps, also in its tables."""
    for module in pkgutil.walk_packages(checker.__path__, "checker."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            yield from ((f"{module.name}.{name}", found) for found in within(value))


def within(value: Any) -> Iterator[LazyPattern]:
    if isinstance(value, LazyPattern):
        yield value
    elif isinstance(value, dict):
        yield from within(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from within(each)


def test_every_pattern_of_the_package_compiles() -> None:
    found = list(patterns())
    assert len(found) > 200
    for name, pattern in found:
        assert pattern.pattern, name  # compiles it


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    lazy, compiled = regex(r"(?P<day>\d+) (\w+)", re.IGNORECASE), re.compile(r"(?P<day>\d+) (\w+)", re.IGNORECASE)
    text = "في 11 فبراير و12 مارس"
    for _ in range(2):
        assert [m.groups() for m in lazy.finditer(text)] == [m.groups() for m in compiled.finditer(text)]
        assert lazy.sub("x", text) == compiled.sub("x", text)
        assert lazy.search(text, 3, 16) is not None
        assert lazy.match(text) is None
        assert (lazy.pattern, lazy.flags, lazy.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
    assert regex(rb"\d").findall(b"a1b2") == [b"1", b"2"]


def test_a_pattern_is_compiled_once_and_not_before() -> None:
    lazy: Any = LazyPattern("(")
    with pytest.raises(AttributeError):
        lazy.nothing  # noqa: B018  # asking is the test
    with pytest.raises(re.error):
        lazy.search("")
    good = LazyPattern("a")
    assert good.search is good.search


def test_a_pattern_is_copied_and_pickled_as_it_was_written() -> None:
    lazy = regex("a+", re.IGNORECASE)
    assert lazy.search("A")
    for other in (copy.deepcopy(lazy), pickle.loads(pickle.dumps(lazy))):  # noqa: S301  # our own
        assert (other.pattern, other.flags) == (lazy.pattern, lazy.flags)


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    modules = sorted(Path(checker.__file__).parent.rglob("*.py"))
    wrong = [
        f"{module.name}:{node.lineno}"
        for module in modules
        for statement in ast.parse(module.read_text(encoding="utf-8")).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile"
        if module.name != "patterns.py"
    ]
    assert wrong == []
