"""An article that takes longer than it may is named, and the others are checked."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from endless import CHECK, READER, checked, desk, documents, forks, told_of
from helpers import CLEAN, WRONG_PAIR, environment, invoke, run, write

import checker
from checker.app import pool
from checker.app.time_limit import TimeLimit
from checker.core.errors import TimeLimitError
from checker.readers import inputs

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarm")


@forks
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_article_without_an_end_is_named_and_the_others_are_checked(jobs: str, tmp_path: Path) -> None:
    desk(tmp_path, a2="LOOPS", a4="SEARCHES", a5="WAITS")
    ran = checked(*CHECK, "--time-limit", "0.4", "--jobs", jobs, ".", cwd=tmp_path)
    assert documents(ran) == [f"a{n}.txt" for n in (0, 1, 3, 6, 7)]
    assert told_of(ran) == ["a2.txt", "a4.txt", "a5.txt"]
    assert "time limit of 0.4 s" in ran.err
    assert "--time-limit" in ran.err
    assert ran.code == 2


@forks
def test_a_library_that_does_not_return_ends_its_process_and_the_article_is_named(tmp_path: Path) -> None:
    desk(tmp_path, 4, a1="STICKS")
    ran = checked(*CHECK, "--time-limit", "0.2", "--jobs", "2", ".", cwd=tmp_path)
    assert documents(ran) == ["a0.txt", "a2.txt", "a3.txt"]
    assert told_of(ran) == ["a1.txt"]
    assert "time limit of 0.2 s" in ran.err
    assert ran.code == 2


def test_the_limit_may_stand_in_the_settings_and_holds_for_edits_too(tmp_path: Path) -> None:
    desk(tmp_path, 3, a1="LOOPS")
    write(tmp_path, {"ittisaq.toml": "time-limit = 0.2\n"})
    for more in ((), ("--diff",), ("--fix",)):
        ran = checked(*CHECK, *more, ".", cwd=tmp_path)
        assert [name for name in told_of(ran) if name.endswith(".txt")] == ["a1.txt"]
        assert ran.code == 2


def test_an_article_over_its_limit_is_not_in_the_cache(tmp_path: Path) -> None:
    desk(tmp_path / "desk", 24, a7="LOOPS")
    known = {"ITTISAQ_CACHE_DIR": str(tmp_path / "cache")}
    args = ("check", "--format", "jsonl", "--time-limit", "0.4", ".")
    first = checked(*args, cwd=tmp_path / "desk", env=known)
    assert first.code == 2
    assert len(first.findings) == 23
    second = run(*args, cwd=tmp_path / "desk", env=known)
    assert second.code == 1
    assert len(second.findings) == 24


@forks
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_reading_takes_of_the_time_too_and_a_line_that_has_no_end_hides_no_other(jobs: str, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"r{n}", "text": WRONG_PAIR + ("ENDLESS" if n == 3 else "")}) for n in range(6)]
    write(tmp_path, {"a.txt": WRONG_PAIR, "ENDLESS.md": WRONG_PAIR, "rows.jsonl": "\n".join(lines)})
    args = (*CHECK, "--time-limit", "0.4", "--jobs", jobs, "a.txt", "ENDLESS.md", "rows.jsonl")
    ran = checked(*args, cwd=tmp_path, engine=READER)
    assert documents(ran) == ["a.txt", "r0", "r1", "r2", "r4", "r5"]
    assert told_of(ran) == ["ENDLESS.md", "rows.jsonl, line 4"]
    assert ran.code == 2


def test_standard_input_may_come_as_slowly_as_it_likes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", "--format", "jsonl", "--time-limit", "0.3", "-"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    time.sleep(4)
    out, _ = process.communicate(WRONG_PAIR.encode(), timeout=60)
    assert process.returncode == 1
    assert len(out.splitlines()) == 1


def work_for(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_a_large_article_may_take_longer() -> None:
    limit = TimeLimit(0.2)
    with limit.over(20_000_000):
        work_for(1.5)
    with pytest.raises(TimeLimitError), limit.over(1000):
        work_for(10)
    limit.close()


def test_a_limit_of_zero_is_none_and_in_another_thread_there_is_none_either() -> None:
    with TimeLimit(0).over(0):
        work_for(0.3)
    failed: list[BaseException] = []

    def elsewhere() -> None:
        try:
            with TimeLimit(0.05).over(0):
                work_for(0.5)
        except BaseException as error:  # noqa: BLE001  # it would be lost in the thread
            failed.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert failed == []


def test_between_articles_the_alarm_is_not_heard() -> None:
    limit = TimeLimit(0.05)
    for _ in range(3):
        with limit.over(0):
            pass
        work_for(0.3)
    limit.close()


def test_what_swallows_every_exception_does_not_swallow_the_end() -> None:
    class Swallowing:
        def __del__(self) -> None:
            work_for(0.4)  # what is raised here is only shown

    def swallow() -> None:
        Swallowing()
        work_for(10)

    shown: list[object] = []
    kept, sys.unraisablehook = sys.unraisablehook, shown.append
    limit = TimeLimit(0.1)
    try:
        with pytest.raises(TimeLimitError), limit.over(0):
            swallow()
    finally:
        sys.unraisablehook = kept
        limit.close()
    assert shown


def test_no_guard_against_crashes_takes_the_limit_for_one() -> None:
    assert not issubclass(TimeLimitError, Exception)


def test_the_library_has_no_limit_and_sets_no_alarm() -> None:
    before = signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)
    checker.check(WRONG_PAIR)
    assert (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)) == before


@pytest.mark.parametrize(
    "setting", ["jobs = 1000000000", "jobs = 1025", "time-limit = -1", "time-limit = nan", "time-limit = 1e9"]
)
def test_settings_beyond_all_measure_are_refused(setting: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CLEAN, "ittisaq.toml": setting})
    name, _, value = setting.partition(" = ")
    ran = invoke("check", "a.txt", cwd=tmp_path)
    assert ran.code == 2
    assert f"ittisaq.toml, line 1: {name} must be a" in ran.err
    asked = invoke("check", "a.txt", f"--{name}", value, "--config", "none.toml", cwd=tmp_path)
    assert asked.code == 2
    assert f"--{name}" in asked.err


def test_a_number_of_processes_that_this_machine_has_no_use_for_is_cut_down(tmp_path: Path) -> None:
    source = inputs.Source(tmp_path, "a.txt")
    assert pool._processes([source], 1024) <= 4 * (os.cpu_count() or 1)
    assert pool._processes([source], 1) == 1
