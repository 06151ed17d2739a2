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
from checker.rulebook import loader

PACKAGE = Path(checker.__file__).parent
# the way of the data: a folder (or module) imports from those to its left, and within itself
FOLDERS = (
    "core", "calendars", "words", "readers", "segment", "scan", "context", "resolve", "link", "checks", "rulebook", "pipeline",
    "report", "app", "__main__",
)  # fmt: skip
RANK = {name: rank for rank, name in enumerate(FOLDERS)}
MODULES = sorted(PACKAGE.rglob("*.py"))
DEPENDENCIES = {
    "bidi", "click", "dateutil", "hijridate", "msgspec", "platformdirs", "rich", "tzdata", "watchfiles",
}  # fmt: skip


def unit(path: Path) -> str:
    """The folder that a file lies in, or the module that it is."""
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


def test_every_folder_has_its_place_in_the_order() -> None:
    assert {unit(p) for p in MODULES} - {"__init__"} == set(RANK)


@pytest.mark.parametrize(
    "path", [p for p in MODULES if unit(p) != "__init__"], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_a_module_imports_only_from_its_left(path: Path) -> None:
    own = RANK[unit(path)]
    wrong = []
    for line, name in imports(path, at_run_time=False):
        steps = name.split(".")
        if steps[0] == "checker" and len(steps) > 1 and RANK.get(steps[1], 0) > own:
            wrong.append(f"{path.name}:{line} imports {name}")
    assert wrong == []


def graph() -> dict[str, set[str]]:
    """What every module imports of the package, also where only type checkers see it."""
    names = {dotted(path): path for path in MODULES}
    found: dict[str, set[str]] = {}
    for name, path in names.items():
        targets = {whole for _, whole in imports(path, at_run_time=False) if whole.startswith("checker.")}
        found[name] = {t if t in names else t.rpartition(".")[0] for t in targets} & set(names)
    return found


def dotted(path: Path) -> str:
    """The name under which a module is imported."""
    return ".".join(("checker", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def test_no_modules_import_each_other_in_a_circle() -> None:
    left = {name: targets - {"checker"} for name, targets in graph().items() if name != "checker"}
    while free := [name for name, targets in left.items() if not targets & set(left)]:
        for name in free:
            del left[name]
    assert left == {}


def test_a_check_imports_no_other_check() -> None:
    registered = {name for name in graph()["checker.checks.registry"] if name.count(".") == 3}
    assert len(registered) > 40
    assert {check: found for check in registered if (found := graph()[check] & registered)} == {}


def test_the_families_of_checks_are_those_of_the_rules() -> None:
    assert {p.name for p in (PACKAGE / "checks").iterdir() if p.is_dir() and p.name != "__pycache__"} == {
        rule.family for rule in loader.load().values()
    }


def test_a_folder_says_in_a_sentence_what_it_makes_of_what() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        (statement, *others) = ast.parse(path.read_text(encoding="utf-8")).body
        assert isinstance(statement, ast.Expr)
        assert others == [] or path.parent == PACKAGE, path


def test_only_the_outer_layers_know_the_libraries_of_the_terminal() -> None:
    wrong = []
    for path in MODULES:
        for line, name in imports(path):
            if name.split(".")[0] in ("click", "rich", "bidi") and unit(path) not in ("report", "app"):
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


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of every call; a file that is opened to be written whole is "open to write"."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ".".join(ast.unparse(node.func).rsplit(".", 2)[-2:])
            modes = {argument.value for argument in node.args if isinstance(argument, ast.Constant)}
            opened = name.rsplit(".", 1)[-1] == "open" and modes & {"w", "wb", "w+", "x", "xb", "r+b"}
            yield node.lineno, "open to write" if opened else name


def test_every_line_to_the_terminal_passes_the_console() -> None:
    banned = ("print", "click.echo", "click.secho", "traceback.print_exc", "stderr.write", "stdout.write")
    wrong = [f"{path.name}:{line}: {call}" for path in MODULES for line, call in calls(path) if call in banned]
    assert wrong == []


def test_every_file_is_written_by_the_module_that_writes_it_whole() -> None:
    known = {"file_replacement.py", "prepared.py"}  # the second writes the wheel's own tables while it is built
    writing = {
        "write_text",
        "write_bytes",
        "mkstemp",
        "NamedTemporaryFile",
        "open w",
        "open wb",
        "open x",
        "open xb",
        "open r+b",
    }
    wrong = [
        f"{path.name}:{line}: {call}"
        for path in MODULES
        for line, call in calls(path)
        if call.rsplit(".", 1)[-1] in writing and path.name not in known
    ]
    assert wrong == []


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
        "checker.scan.scanner",
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
