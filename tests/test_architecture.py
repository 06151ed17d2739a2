"""The way of the data is one direction: a module imports only from its left. And what is heavy is imported late."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import environment

import checker

PACKAGE = Path(checker.__file__).parent
# each layer may import from the layers before it, and from itself
LAYERS = (
    ("levels", "patterns", "digests", "signals", "escaping"),
    ("model", "errors", "formats", "replacement", "files", "console", "regular_files", "bounded"),
    ("choices",),
    ("packed", "division", "time_limit"),
    ("text", "months", "prepared"),
    ("word_forms",),
    (
        "lexicon",
        "moment_words",
        "figure_words",
        "check_words",
        "joint_words",
        "gazetteer",
        "populations",
        "catalogue",
        "rule_pages",
    ),
    ("ignores",),
    ("readers",),
    ("segment",),
    ("scan",),
    ("stories",),
    ("hijri", "calendars", "period", "zones", "hijri_moments", "moments", "datelines", "resolve", "settle"),
    ("reckon", "frames", "lines", "changes"),
    ("worth",),
    ("shares", "conversions", "steps", "slips"),
    ("link", "pairs", "voices", "manner"),
    ("neighbours", "repair", "checks"),
    ("rulebook",),
    ("config",),
    ("pipeline",),
    ("examples",),
    ("cache", "work", "workers", "pool"),
    ("report",),
    ("git", "baseline", "revisions", "fixes", "annotate", "watching"),
    ("outputs",),
    ("runner",),
    ("commands",),
    ("process",),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(PACKAGE.rglob("*.py"))
DEPENDENCIES = {
    "bidi", "click", "dateutil", "hijridate", "msgspec", "platformdirs", "rich", "tzdata", "watchfiles",
}  # fmt: skip


def unit(path: Path) -> str:
    """The layer's name for a file: its module, or the package it lies in."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imports(path: Path, *, at_run_time: bool = True) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import; those that only type checkers see are left out, those inside functions are not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if at_run_time and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            skipped.update(inner for statement in node.body for inner in ast.walk(statement))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def test_every_module_has_its_place_in_the_order() -> None:
    assert {unit(p) for p in MODULES} - {"__init__"} == set(RANK)


@pytest.mark.parametrize(
    "path", [p for p in MODULES if unit(p) != "__init__"], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_a_module_imports_only_from_its_left(path: Path) -> None:
    own = RANK[unit(path)]
    wrong = []
    for line, name in imports(path):
        steps = name.split(".")
        if steps[0] == "checker" and len(steps) > 1 and steps[1] in RANK and RANK[steps[1]] > own:
            wrong.append(f"{path.name}:{line} imports {name}")
    assert wrong == []


def test_no_two_modules_of_one_layer_import_each_other() -> None:
    pairs = {
        (unit(p), name.split(".")[1])
        for p in MODULES
        for _, name in imports(p)
        if name.startswith("checker.") and unit(p) != "__init__"
    }
    rings = sorted((a, b) for a, b in pairs if a < b and (b, a) in pairs)
    assert rings == []


def test_only_the_outer_layers_know_the_libraries_of_the_terminal() -> None:
    wrong = []
    for path in MODULES:
        for line, name in imports(path):
            if name.split(".")[0] in ("click", "rich", "bidi") and unit(path) not in ("report", "process", "cli"):
                wrong.append(f"{path}:{line}: {name}")
    assert wrong == []


def test_nothing_reads_a_clock_the_network_or_chance() -> None:
    measuring = {"time_limit.py: time"}  # an article is checked whole or not at all: no finding depends on it
    banned = {"random", "socket", "urllib.request", "http", "requests", "locale", "time", "secrets", "uuid"}
    wrong = [
        f"{path.name}:{line}: {name}"
        for path in MODULES
        for line, name in imports(path)
        if any(f"{name}.".startswith(f"{module}.") for module in banned) and f"{path.name}: {name}" not in measuring
    ]
    calls = [
        f"{path.name}: {call}"
        for path in MODULES
        for call in (".today()", ".now(", "utcnow", "time.time", "getpreferredencoding")
        if call in path.read_text(encoding="utf-8")
    ]
    assert wrong + calls == []


def loaded(statement: str, tmp_path: Path) -> set[str]:
    """The top-level and checker modules that a statement leaves loaded, in a process of its own."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.split())


def test_the_core_loads_neither_rich_nor_click(tmp_path: Path) -> None:
    for statement in (
        "import checker",
        "import checker; checker.check('وصل الأحد 11 نوفمبر/شباط 2024')",
        "import checker.pipeline",
    ):
        assert not {"rich", "click", "bidi", "checker.report.terminal", "checker.app.cli"} & loaded(statement, tmp_path)


def test_the_start_of_the_command_loads_nothing_heavy(tmp_path: Path) -> None:
    assert not {
        "rich",
        "checker.pipeline",
        "checker.scan",
        "checker.words.lexicon",
        "bidi",
        "hijridate",
        "dateutil",
    } & loaded("import checker.app.cli", tmp_path)


def test_importing_the_package_loads_next_to_nothing(tmp_path: Path) -> None:
    assert {m for m in loaded("import checker", tmp_path) if m.startswith("checker")} == {"checker"}


def test_files_stay_short_and_so_do_functions() -> None:
    lengths = sorted(len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES)
    assert lengths[int(len(lengths) * 0.95) - 1] <= 300
    functions = sorted(
        node.end_lineno - node.lineno + 1
        for p in MODULES
        for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    )
    assert functions[int(len(functions) * 0.95) - 1] <= 30
    assert functions[len(functions) // 2] <= 8
