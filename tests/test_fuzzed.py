"""Fuzzing: what failed once holds from then on, and a few hundred hostile inputs of every target are tried each time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from helpers import PROJECT, environment
from msgspec.structs import replace

pytest.importorskip("resource", reason="fuzzing asks the system for time and memory, as Windows does not tell them")
sys.path.insert(0, str(PROJECT))

from checker import check
from checker.core.documents import Span
from checker.readers.kinds import SUFFIXES
from fuzz import __main__ as command
from fuzz import oracles
from fuzz.campaign import Campaign, jobs, until
from fuzz.cases import Case, Problem, keep, kept, read
from fuzz.growth_texts import articles, examples, lexicon_words
from fuzz.limits import Watch
from fuzz.minimise import minimised
from fuzz.targets import BY_NAME, TARGETS, Target
from fuzz.tokens import TOKENS

PATIENCE = 20  # times the limit: a busy machine fails no test
CASES = list(kept())


@pytest.mark.parametrize(("name", "path"), CASES, ids=[path.name for _, path in CASES])
def test_what_failed_once_holds(name: str, path: Path) -> None:
    problems = BY_NAME[name].problems(read(path), twice=True, patience=PATIENCE)
    assert [problem for problem in problems if problem.kind not in ("slow", "memory")] == []


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_hostile_inputs_are_no_trouble(target: Target) -> None:
    found = []
    for number in range(150):
        problems = target.problems(target.case(0, number), twice=number % 10 == 0, patience=PATIENCE)
        found += [(number, problem) for problem in problems if problem.kind not in ("slow", "memory")]
    assert found == []


def test_every_process_gives_the_same_results_whatever_the_order_of_its_sets() -> None:
    digests = []
    for order in ("0", "7"):
        arguments = (sys.executable, "-m", "fuzz", "--inputs", "120", "--seed", "5", "--digest")
        env = environment(PYTHONHASHSEED=order)
        done = subprocess.run(
            arguments, cwd=PROJECT, env=env, capture_output=True, text=True, encoding="utf-8", check=True
        )
        digests.append(done.stdout.splitlines()[-1])
    assert digests[0].startswith("digest ")
    assert digests[0] == digests[1]


# ----------------------------------------------------------------------------------------------------- the fuzzing itself


def test_a_case_is_its_seed_and_its_number() -> None:
    for target in TARGETS:
        assert target.case(3, 4) == target.case(3, 4) != target.case(3, 5)


def test_there_are_words_to_draw_from() -> None:
    assert all(len(drawn) > least for drawn, least in ((lexicon_words(), 2000), (examples(), 200), (articles(), 5)))


def test_files_of_every_kind_are_made() -> None:
    made = {BY_NAME["readers"].case(1, number).suffix for number in range(200)}
    assert made == set(TOKENS)
    assert made <= set(SUFFIXES)


def faulty(text: str) -> Iterator[Problem]:
    """A target's run that finds fault with a word."""
    if "خطأ" in text:
        yield Problem("offset", "word")
    if "7" in text:
        raise ZeroDivisionError("of seven")


def word_of(case: Case, *, twice: bool) -> Iterator[Problem]:
    del twice
    return faulty(json.loads(case.content)["text"])


def _made(chance: Random) -> Case:
    text = chance.choice(("قال", "قال خطأ وسكت", "قال 17 مرة"))
    return Case(".json", json.dumps({"text": text, "title": "عنوان"}).encode())


FAULTY = Target("engine", _made, word_of, repr, lambda: None)


def test_what_fails_is_made_smaller_and_kept_once(tmp_path: Path) -> None:
    said: list[str] = []
    campaign = Campaign(tmp_path, said.append)
    campaign.run(until(jobs((FAULTY,), seed=1), None, 40))
    assert {(kind, n > 1) for (_, kind), n in campaign.failed.items()} == {("offset", True), ("crash", True)}
    texts = {path.name.split("-")[1]: json.loads(path.read_bytes()) for path in tmp_path.iterdir()}
    assert {kind: row["text"] for kind, row in texts.items()} == {"offset": "خطأ", "crash": "7"}
    assert all(row["title"] in ("", None) for row in texts.values())
    assert [(name, read(path).suffix) for name, path in kept(tmp_path)] == [("engine", ".json")] * 2
    assert list(campaign.lines)[-1].startswith("40 inputs")


def test_what_is_kept_is_not_written_over(tmp_path: Path) -> None:
    case, problem = Case(".txt", b"x"), Problem("crash", "there")
    assert keep(tmp_path, "readers", case, problem)
    assert keep(tmp_path, "readers", Case(".txt", b"y"), problem) is None
    assert keep(tmp_path, "readers", case, Problem("crash", "elsewhere"))


def test_bytes_are_cut_too() -> None:
    def run(case: Case, *, twice: bool) -> Iterator[Problem]:
        del twice
        if b"\xff" in case.content:
            yield Problem("message", "byte")

    target = Target("readers", _made, run, repr, lambda: None)
    assert minimised(target, Case(".txt", b"abc\xffdef" * 9), Problem("message", "byte")).content == b"\xff"


def test_what_never_ends_is_stopped_and_named() -> None:
    watch = Watch(0, patience=0.05)
    with watch.over():
        while True:
            pass
    assert [problem.kind for problem in watch.problems] == ["slow"]


def test_what_takes_more_memory_than_it_may_is_named() -> None:
    watch = Watch(0)
    with watch.over():
        bytearray(400 << 20)
    if Path("/proc/self/clear_refs").exists():
        assert [problem.kind for problem in watch.problems if problem.kind == "memory"] == ["memory"]


def test_wrong_offsets_are_seen() -> None:
    right = check("وصل الوفد إلى العاصمة الأحد 11 نوفمبر/شباط 2024 في زيارة قصيرة.")
    assert list(oracles.offsets(right)) == []
    moved = tuple(replace(m, span=Span(m.span.part, m.span.start + 1, m.span.end)) for m in right.mentions)
    assert {problem.kind for problem in oracles.offsets(replace(right, mentions=moved))} == {"offset"}


def test_the_command_tells_what_it_has_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--target", "settings", "--inputs", "20", "--keep", str(tmp_path)]) == 0
    assert "20 inputs, 0 failures" in capsys.readouterr().out
