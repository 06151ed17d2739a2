"""What a stranger may hand over beside articles: settings, rule pages, baselines and patterns of paths.

Each is either taken, and then no article is a trouble, or refused in a sentence that names its file.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from checker import pipeline
from checker.app import baseline, examples
from checker.app.config import settings_file, show
from checker.app.config.house_style import HABITS
from checker.app.config.keys import KEYS
from checker.app.jobs import Job
from checker.app.tasks import TaskRunner
from checker.core.documents import Document, Part
from checker.core.errors import UsageError
from checker.readers.inputs import Source
from checker.readers.path_patterns import named, patterns
from checker.rulebook import loader
from checker.rulebook.validation import read_page
from fuzz import engine, oracles, words
from fuzz.cases import Case, Problem
from fuzz.growth_texts import ROOT
from fuzz.mutations import mutated

_PAGE = "fuzzed-rule"
_ARTICLE = (
    'وصل الوفد إلى غزة الأحد 11 نوفمبر/شباط 2024، ثم غادر في 3 إبريل 2023. قال: "قتل 5 أشخاص" و٩ آخرون بنسبة 5%.\n'
)
_EDGES = (
    "0", "1", "-1", "5", "100", "9223372036854775807", "9223372036854775808", "9" * 400, "9" * 4301, "0x" + "f" * 40,
    "1.5", "-0.0", "inf",
    "nan", "1e999", "true", "false", '""', '" "', '"\\u0000"', '"\\u202e"', '"\\u001b]0;x\\u0007"', '"x"', "[]",
    '[""]', "[1]", '["x", "y"]',
    "[[]]", "{}", "{ a = 1 }", '{ "" = "" }', "2024-02-30", "2024-02-29", "0001-01-01", "9999-12-31T23:59:59+14:00", "07:32:00",
    "[" * 40 + "]" * 40, "[" * 2000 + "]" * 2000, '"' + "x" * 3000 + '"', "'''\n[x\n'''", '"../../etc/passwd"', '"/dev/zero"', '"{x}"',
)  # fmt: skip
_TOML = (
    "[", "]", "[[", "]]", "=", ".", ",", '"', "'", '"""', "'''", "#", "\n", "\r", "\t", "{", "}", "[overrides]\n",
    "[[overrides]]\n", "paths = ",
    "[options.", "[severity]\n", "[gazetteer]\n", "[house-style]\n", "\\", "\\u0000", "\\ud800", "a.b.c",
    "a." * 70 + "b = 1\n", "\ufeff", "\0",
    "names = ", "= true\n", "*" * 20, "!", "**/",
)  # fmt: skip
_CARD = (
    "~~~toml card\n", "~~~\n", "~~~bad\n", "~~~good\n", "~~~todo\n", "~~~bad published=", "~~~bad title\n", "⟦", "⟧",
    "[options]\n", "[message]\n",
    "[variants.", 'severity = "error"\n', 'check = "', "enabled = false\n", "fix = true\n", "{", "}", "{text}", "{0}",
    "{x.__class__}", "{{", "%s",
    "value = 1.0\n", "true = ", "# ", "\n## Examples\n",
)  # fmt: skip
_STORED = (
    "{",
    "}",
    "[",
    "]",
    '"',
    ":",
    ",",
    "null",
    "-1",
    "1e9",
    "9" * 4301,
    '"version": 1',
    '"articles": ',
    '"count": ',
    '"rule": ',
    "[" * 400,
)
_PATTERN = (
    "*",
    "**",
    "?",
    "[",
    "]",
    "[a-z]",
    "[!a]",
    "[]a]",
    "\\",
    "/",
    "!",
    "#",
    "a",
    "aaaa",
    ".txt",
    " ",
    "**/",
    "/**",
    "a*a*a*a*b",
    "\n",
    "\0",
    "خبر",
)
_PATHS = (
    "a.txt",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa.txt",
    "a/b/c/d/e/f/a.txt",
    "a/" * 60 + "a.txt",
    "خبر/عاجل.md",
    "a" * 240 + "!",
    "x y/[z].txt",
)


@cache
def _folder() -> Path:
    """Where the files of this process are written: a reader of settings takes a path."""
    folder = Path(tempfile.mkdtemp(prefix="ittisaq-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _written(name: str, content: bytes) -> Path:
    path = _folder() / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


# ----------------------------------------------------------------------------------------------------------------- at random


def _usual(schema: dict[str, Any], chance: Random) -> str:
    """A value that a key takes, by its schema."""
    if "anyOf" in schema:
        return _usual(chance.choice(schema["anyOf"]), chance)
    if "enum" in schema:
        return f'"{chance.choice(schema["enum"])}"'
    kind = schema.get("type")
    if kind == "array":
        return f"[{', '.join(_usual(schema.get('items', {}), chance) for _ in range(chance.randrange(4)))}]"
    if kind == "object":
        inner = schema.get("additionalProperties", {})
        names = chance.sample(_names(), chance.randrange(3))
        return (
            "{ "
            + ", ".join(f'"{name}" = {_usual(inner if isinstance(inner, dict) else {}, chance)}' for name in names)
            + " }"
        )
    texts = ('"2024-02-11"', '"+03:00"', '"غزة"', '"*.txt"', '"x"')
    usual = {"boolean": ("true", "false"), "integer": ("0", "1", "7", "1000"), "string": texts}
    return chance.choice(usual.get(str(kind), _EDGES))


@cache
def _names() -> tuple[str, ...]:
    return tuple(loader.load())


def _line(key: str, schema: dict[str, Any], chance: Random) -> str:
    value = _usual(schema, chance) if chance.random() < 0.7 else chance.choice(_EDGES)
    return f"{key} = {value}\n"


def _options(chance: Random) -> str:
    """A table of options of some rule, as its check declares them."""
    rule = chance.choice(tuple(loader.load().values()))
    written = {
        int: ("0", "1", "3", "60"),
        str: ('""', '"levant"', '"day"'),
        list: ("[]", '["text"]', '["أبريل"]'),
        dict: ("{}",),
    }
    lines = (
        f"{name} = {chance.choice(written.get(type(option.default), _EDGES) if chance.random() < 0.6 else _EDGES)}\n"
        for name, option in rule.check.options.items()
    )
    return f"[options.{rule.id}]\n" + "".join(lines)


def _toml(chance: Random) -> str:
    keys = chance.sample(tuple(KEYS), chance.randrange(6))
    text = "".join(_line(key, KEYS[key].schema, chance) for key in keys)
    if chance.random() < 0.4:
        text += _options(chance)
    if chance.random() < 0.3:
        habits = chance.sample(tuple(HABITS), chance.randrange(1, 4))
        text += "[house-style]\n" + "".join(_line(name, HABITS[name].key.schema, chance) for name in habits)
    for _ in range(chance.choice((0, 0, 1, 2))):
        own = chance.sample(tuple(KEYS), 2)
        text += f'[[overrides]]\npaths = ["{chance.choice(("*.txt", "a/", "**/x", "!a", "*a*a*a*b", "[", "خبر*"))}"]\n'
        text += "".join(_line(key, KEYS[key].schema, chance) for key in own)
    return mutated(chance, text, lambda c: c.choice(_TOML + _EDGES)) if chance.random() < 0.4 else text


@cache
def _pages() -> tuple[str, ...]:
    pages = sorted((ROOT / "rules").rglob("*-*.md"))
    return tuple(path.read_text(encoding="utf-8").replace(f"# {path.stem}\n", f"# {_PAGE}\n", 1) for path in pages)


def _page(chance: Random) -> str:
    text = chance.choice(_pages())
    return mutated(chance, text, lambda c: c.choice(_CARD + _EDGES) if c.random() < 0.8 else words.token(c))


def _baseline(chance: Random) -> str:
    rows = '{"version": 1, "articles": {"a.txt": [{"rule": "month-pair-mismatch", "fingerprint": "x", "count": 1, "text": "11"}]}}'
    return mutated(chance, rows, lambda c: c.choice(_STORED))


def _ignore(chance: Random) -> str:
    return "".join(chance.choice(_PATTERN) for _ in range(chance.choice((1, 2, 4, 8, 20, 60))))


_MAKERS: tuple[tuple[int, str, Callable[[Random], str]], ...] = (
    (6, ".toml", _toml), (2, ".md", _page), (1, ".json", _baseline), (2, ".ignore", _ignore),
)  # fmt: skip


def make(chance: Random) -> Case:
    """Settings, a rule page, a baseline or patterns."""
    _, suffix, maker = chance.choices(_MAKERS, [weight for weight, *_ in _MAKERS])[0]
    return Case(suffix, maker(chance).encode("utf-8", "surrogatepass"))


# --------------------------------------------------------------------------------------------------------------------- tried


def run(case: Case, *, twice: bool) -> Iterator[Problem]:
    """What is wrong with what was made of a file."""
    first = _result(case)
    yield from first[1]
    if twice and _result(case) != first:
        yield Problem("unstable", f"{case.suffix} result")


def digest(case: Case) -> str:
    """What was made of a file, to be compared between processes."""
    return repr(_result(case)).replace(str(_folder()), "")


def _result(case: Case) -> tuple[str, list[Problem]]:
    """What was made of a file, in words, and what is wrong with it."""
    tried = {".toml": _of_settings, ".md": _of_page, ".json": _of_baseline, ".ignore": _of_patterns}[case.suffix]
    problems: list[Problem] = []
    try:
        return tried(case.content, problems), problems
    except UsageError as error:
        return str(error), list(oracles.message(error, str(_folder())))


def _of_settings(content: bytes, problems: list[Problem]) -> str:
    settings = settings_file.read(_written("ittisaq.toml", content))
    runner = TaskRunner(Job(settings, None))
    article = str(_folder() / "a" / "خبر.txt")
    try:
        judged = list(runner.of_content(Source(Path(article), article), _ARTICLE.encode()))
    finally:
        runner.close()
    problems += [
        Problem("crash", f"article{each.error.partition('itself failed')[2][:80]}", each.error)
        for each in judged
        if each.error
    ]
    shown = list(show.lines(settings, settings.fitting(article)))
    return repr([shown, [(oracles.written(each.report), each.notices, each.refused) for each in judged]])


def _of_page(content: bytes, problems: list[Problem]) -> str:
    del problems
    rule = read_page(_written(f"family/{_PAGE}.md", content))
    return repr([(v.passed, v.wanted, v.found) for v in examples.run([rule])] + [rule.reasons])


def _of_baseline(content: bytes, problems: list[Problem]) -> str:
    del problems
    filtered = baseline.BaselineFilter(baseline.read(_written("baseline.json", content)))
    document = Document("a.txt", (Part("text", _ARTICLE),), None, "ar", path=str(_folder() / "a.txt"))
    report = pipeline.check(document, engine.plan("desk"))
    assert report
    return repr([oracles.written(filtered.sift(report)), filtered.stale, filtered.pruned().counts.total()])


def _of_patterns(content: bytes, problems: list[Problem]) -> str:
    del problems
    known = patterns(content.decode("utf-8", "replace").splitlines())
    return repr([named(known, path, folder=folder) for path in _PATHS for folder in (True, False)])
