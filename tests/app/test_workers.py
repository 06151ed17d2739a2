"""Processes that die take no result with them, and a signal ends a run whatever its processes are at."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from endless import CHECK, call, checked, desk, documents, forks, told_of
from helpers import CLEAN, WRONG_PAIR, environment, run, write

from checker.app import tasks as work
from checker.app.config.settings_file import Settings
from checker.app.jobs import Job, Task
from checker.app.workers import WorkerPool
from checker.core.errors import UsageError
from checker.readers import inputs

pytestmark = forks

# ------------------------------------------------------------------------------------------------ processes that are killed


@pytest.mark.parametrize(("word", "how"), [("KILLS", "killed by signal 9"), ("EXITS", "ended with exit code 7")])
def test_the_article_that_a_process_dies_of_is_named_and_nothing_else_is_lost(
    word: str, how: str, tmp_path: Path
) -> None:
    desk(tmp_path, 9, a4=word)
    ran = checked(*CHECK, "--jobs", "2", ".", cwd=tmp_path)
    assert documents(ran) == [f"a{n}.txt" for n in range(9) if n != 4]
    assert told_of(ran) == ["a4.txt"]
    assert how in ran.err
    assert ran.code == 2


def test_the_line_that_a_process_dies_of_is_named_by_its_number(tmp_path: Path) -> None:
    rows = [
        {"id": f"r{n}", "text": (CLEAN * 30 if n % 100 else WRONG_PAIR) + ("KILLS" if n in (1, 700) else "")}
        for n in range(900)
    ]
    write(
        tmp_path,
        {
            "rows.jsonl": "\n\n".join(map(json.dumps, rows)),
            "few.jsonl": json.dumps(rows[1]) + "\n" + json.dumps(rows[0]),
        },
    )
    assert (tmp_path / "rows.jsonl").stat().st_size > 4_000_000  # so that it is cut
    ran = checked(*CHECK, "--jobs", "2", "rows.jsonl", "few.jsonl", cwd=tmp_path)
    assert documents(ran) == [f"r{n}" for n in (0, 100, 200, 300, 400, 500, 600, 800)] + ["r0"]
    assert told_of(ran) == ["rows.jsonl, line 3", "rows.jsonl, line 1401", "few.jsonl, line 1"]


def test_a_process_that_is_killed_from_outside_changes_nothing(tmp_path: Path) -> None:
    desk(tmp_path, 200, a120="ONCE")
    plain = run(*CHECK, "--jobs", "1", ".", cwd=tmp_path)
    ran = checked(*CHECK, "--jobs", "2", ".", cwd=tmp_path)
    assert (tmp_path / "once").exists()
    assert (ran.code, ran.raw, ran.err) == (plain.code, plain.raw, plain.err) == (1, plain.raw, "")


def workers(most: int) -> WorkerPool:
    return WorkerPool(Job(Settings(), None), most, lambda _: iter(()))


def tasks(folder: Path, number: int) -> list[Task]:
    desk(folder, number)
    return [Task((inputs.Source(folder / f"a{n}.txt", f"a{n}.txt"),)) for n in range(number)]


def test_an_error_of_the_program_that_is_of_no_article_ends_the_run_with_its_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a slip of ours")

    monkeypatch.setattr(work.TaskRunner, "do", broken)
    with workers(2) as at_work, pytest.raises(KeyError, match="a slip of ours") as raised:
        at_work.result(at_work.put(tasks(tmp_path, 1)[0]))
    assert "in broken" in "".join(raised.value.__notes__)


@pytest.mark.parametrize("room", [0, 1])
def test_where_the_system_has_no_room_for_more_processes_those_that_there_are_do_the_work(
    room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, begun = os.fork, [0]

    def fork() -> int:
        begun[0] += 1
        if begun[0] > room:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return real()

    monkeypatch.setattr(os, "fork", fork)
    with workers(3) as at_work:
        if not room:
            with pytest.raises(UsageError, match="No process can be started"):
                at_work.put(tasks(tmp_path, 1)[0])
            return
        pending = [at_work.put(task) for task in tasks(tmp_path, 5)]
        reports = [judged.report for each in pending for judged in at_work.result(each)]
    assert [report.document.name for report in reports if report] == [f"a{n}.txt" for n in range(5)]


# ----------------------------------------------------------------------------------------------------------- signals and jobs


def group(number: int) -> list[int]:
    """The processes of a group that are still at work."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, own = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:3]
        except (OSError, ValueError):
            continue
        if int(own) == number and state != "Z":
            found.append(int(folder.name))
    return found


@pytest.mark.parametrize("to_all", [False, True], ids=["to the process", "to the group"])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_signal_ends_a_run_that_is_at_an_article_without_an_end(
    jobs: str, sign: signal.Signals, to_all: bool, tmp_path: Path
) -> None:
    desk(tmp_path, a2="LOOPS")
    command = call(*CHECK, "--jobs", jobs, "--output", "r.jsonl", ".")
    process = subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, start_new_session=True)
    try:
        for _ in range(600):
            if (tmp_path / "reached").exists():
                break
            time.sleep(0.05)
        begun = time.monotonic()
        (os.killpg if to_all else os.kill)(process.pid, sign)
        _, err = process.communicate(timeout=30)
        assert time.monotonic() - begun < 10
        assert process.returncode == 128 + sign
        assert err.startswith(b"ittisaq: Stopped:")
        assert b"Traceback" not in err
        assert not (tmp_path / "r.jsonl").exists()
        assert group(process.pid) == []
    finally:
        if group(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
