"""What a stranger may hand over beside articles: settings, rule pages, baselines and patterns of paths.

Each is either taken, and then no article is a trouble, or refused in a sentence that names its file.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checker import pipeline
from checker.app import baseline, examples
from checker.app.config import settings_file, show
from checker.app.jobs import Job
from checker.app.tasks import TaskRunner
from checker.core.documents import Document, Part
from checker.core.errors import UsageError
from checker.readers.inputs import Source
from checker.readers.path_patterns import named, patterns
from checker.rulebook.validation import read_page
from fuzz import engine, oracles
from fuzz.cases import Case, Problem
from fuzz.strangers import PAGE, make

__all__ = ["digest", "make", "run"]

_PATHS = (
    "a.txt",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa.txt",
    "a/b/c/d/e/f/a.txt",
    "a/" * 60 + "a.txt",
    "خبر/عاجل.md",
    "a" * 240 + "!",
    "x y/[z].txt",
)
_LIMIT = "than the time limit of"  # a short one holds on a busy machine, which is no fault
_ELSEWHERE = ": no rule pages found"
_ARTICLE = (
    'وصل الوفد إلى غزة الأحد 11 نوفمبر/شباط 2024، ثم غادر في 3 إبريل 2023. قال: "قتل 5 أشخاص" و٩ آخرون بنسبة 5%.\n'
)


@cache
def _folder() -> Path:
    """Where the files of this process are written: a reader of settings takes a path."""
    root = Path(tempfile.mkdtemp(prefix="ittisaq-fuzz-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    folder = root / "a" / "b" / "c" / "d"  # paths that lead upwards find nothing of this machine
    folder.mkdir(parents=True)
    return folder


def _written(name: str, content: bytes) -> Path:
    path = _folder() / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


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
        # a folder of rule pages, or a baseline, is named as the settings write it
        place = "" if _ELSEWHERE in str(error) else str(_folder())
        return str(error), list(oracles.message(error, place))


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
        if each.error and _LIMIT not in each.error
    ]
    shown = list(show.lines(settings, settings.fitting(article)))
    return repr([shown, [(oracles.written(each.report), each.notices, each.refused) for each in judged]])


def _of_page(content: bytes, problems: list[Problem]) -> str:
    del problems
    rule = read_page(_written(f"family/{PAGE}.md", content))
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
