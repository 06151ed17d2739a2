"""Nowhere does a number of copy divide another: what divides is of a type of its own, which is never zero."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest

import checker
from checker.core.division import divisor, fixed, quotient

PACKAGE = Path(checker.__file__).parent
DIVISIONS = (ast.Div, ast.FloorDiv, ast.Mod)


def is_never_zero(node: ast.expr) -> bool:
    """Whether what divides is a number or name that stands in the code itself (words join paths), a power of one, or a denominator."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) or node.value != 0
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Pow) and is_never_zero(node.left)
    if isinstance(node, ast.Name):
        return node.id.isupper()
    return isinstance(node, ast.Attribute) and node.attr == "denominator"


def dividing(node: ast.AST) -> ast.expr | None:
    """What a piece of code divides by, where it divides at all."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, DIVISIONS):
        return node.right
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Fraction", "divmod") and len(node.args) > 1:
        return node.args[1]
    return None


def divisions(path: Path) -> list[str]:
    """The lines of a module that divide by what might be zero."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = ((node, by) for node in ast.walk(tree) if isinstance(node, ast.expr) and (by := dividing(node)))
    return [f"{path.name}:{node.lineno}: {ast.unparse(node)}" for node, by in found if not is_never_zero(by)]


def joins_paths(path: Path) -> bool:
    """Whether a module names files, so that its slashes join their names; no such module reckons."""
    text = path.read_text(encoding="utf-8")
    return "pathlib" in text or "import resources" in text


def test_no_module_of_the_engine_divides_by_a_number_that_may_be_zero() -> None:
    modules = [p for p in sorted(PACKAGE.rglob("*.py")) if p.name != "division.py" and not joins_paths(p)]
    assert len(modules) > 100
    assert [line for path in modules for line in divisions(path)] == []


def test_the_search_finds_a_division(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("a = b / c\nd = Fraction(1, e)\nf = g / 2\nh = i % FIVE\n", encoding="utf-8")
    assert len(divisions(module)) == 2


def test_zero_and_none_are_no_divisors() -> None:
    assert [divisor(value) for value in (0, Fraction(0), None)] == [None, None, None]
    with pytest.raises(ValueError, match="zero"):
        fixed("0")


def test_a_quotient_is_exact() -> None:
    by = divisor(3)
    assert by is not None
    assert (quotient(1, by), quotient(6, by)) == (Fraction(1, 3), 2)
