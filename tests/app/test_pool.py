"""Several processes and the cache: the same bytes as one process, whatever happens in between."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from helpers import CLEAN, LOOSE_QUOTE, WRONG_PAIR, WRONG_RANGE, environment, invoke, run, write

from checker.app import cache, cache_entry, pool
from checker.app import tasks as work
from checker.app.config.settings_file import Settings
from checker.app.jobs import Job, Task
from checker.readers import inputs

TEXTS = (CLEAN, WRONG_PAIR, WRONG_RANGE, LOOSE_QUOTE)
CHECK = ("check", ".", "--format", "jsonl")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of files enough for the cache, one of them unreadable as text, and a file of JSON Lines."""
    files: dict[str, str | bytes] = {f"desk/a{n:03}.txt": f"خبر {n}.\n" + TEXTS[n % 4] for n in range(60)}
    rows = (json.dumps({"id": f"r{n}", "text": TEXTS[n % 4]}, ensure_ascii=False) for n in range(200))
    files["desk/rows.jsonl"] = "\n".join(rows) + "\nnot json\n"
    files["desk/bad.txt"] = b"\xff\xfe\x00"
    return write(tmp_path, files) / "desk"


def own_cache(desk: Path) -> dict[str, str]:
    return {"ITTISAQ_CACHE_DIR": str(desk.parent / "cache")}


def kept(desk: Path) -> int:
    """How many entries the cache has so far."""
    path = desk.parent / "cache" / cache._NAME
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
            return int(file.execute("SELECT count(*) FROM results").fetchone()[0])
    except sqlite3.DatabaseError:
        return 0


def test_two_processes_give_the_same_bytes_as_one(desk: Path) -> None:
    one, two = (run(*CHECK, "--jobs", jobs, "--no-cache", cwd=desk) for jobs in ("1", "2"))
    assert (one.raw, one.err, one.code) == (two.raw, two.err, two.code)
    assert one.code == 2
    assert "rows.jsonl, line 201" in two.err
    assert len(one.findings) == 45 + 150


def test_results_under_a_time_zone_of_the_settings_come_back_from_other_processes(desk: Path) -> None:
    write(desk, {"ittisaq.toml": 'time-zone = "Asia/Riyadh"\n'})
    one, two = (run(*CHECK, "--jobs", jobs, "--no-cache", cwd=desk) for jobs in ("1", "2"))
    assert (one.raw, one.err, one.code) == (two.raw, two.err, two.code)


def test_large_files_of_lines_are_cut_between_lines(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_BYTES", 3000)
    source = inputs.Source(desk / "rows.jsonl", "rows.jsonl")
    tasks = list(pool._tasks([source], together=64))
    assert len(tasks) > 5
    task_runner = work.TaskRunner(Job(Settings(), None))
    cut = [judged for task in tasks for judged in task_runner.do(task)]
    assert cut == list(task_runner.do(Task((source,))))
    assert cut[-1].error.startswith("rows.jsonl, line 201")
    assert [j.report.document.line for j in cut if j.report][-1] == 200


def test_the_cache_gives_the_same_bytes_and_does_the_work_once(desk: Path) -> None:
    first, second, third = (run(*CHECK, *more, cwd=desk, env=own_cache(desk)) for more in ((), (), ("--jobs", "2")))
    assert first.raw == second.raw == third.raw
    assert first.err == second.err == third.err
    with sqlite3.connect(desk.parent / "cache" / cache._NAME) as file:
        assert file.execute("SELECT count(*) FROM results").fetchone() == (60,)
        for (key,) in file.execute("SELECT key FROM results").fetchall():  # what is kept is what is told
            file.execute("UPDATE results SET value = ? WHERE key = ?", (cache_entry.written(key, []), key))
    assert {f["document"][0] for f in run(*CHECK, cwd=desk, env=own_cache(desk)).findings} == {"r"}


def test_two_processes_keep_all_that_they_learn(desk: Path) -> None:
    for n in range(200):
        write(desk, {f"many/m{n:03}.txt": f"خبر {n}.\n" + TEXTS[n % 4]})
    run(*CHECK, "--jobs", "2", cwd=desk, env=own_cache(desk))
    with sqlite3.connect(desk.parent / "cache" / cache._NAME) as file:
        assert file.execute("SELECT count(*) FROM results").fetchone() == (260,)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_no_report_and_the_next_one_is_right(desk: Path, sign: signal.Signals) -> None:
    for n in range(40):
        write(desk, {f"more/b{n:03}.txt": (WRONG_PAIR + CLEAN) * 400})
    env = environment(**own_cache(desk))
    call = [sys.executable, "-m", "checker", *CHECK, "--output", "report.jsonl"]
    process = subprocess.Popen(call, cwd=desk, env=env, stderr=subprocess.PIPE)
    while process.poll() is None and not kept(desk):  # it has begun with the articles
        time.sleep(0.05)
    process.send_signal(sign)
    _, told = process.communicate(timeout=30)
    if process.returncode in (1, 2):
        pytest.skip("the run was over before it could be stopped")
    assert not (desk / "report.jsonl").exists()
    if sign == signal.SIGINT:
        assert process.returncode == 130
        assert b"Stopped:" in told
        assert not list(desk.glob(".ittisaq-*"))
    cached, plain = invoke(*CHECK, cwd=desk, env=own_cache(desk)), invoke(*CHECK, "--no-cache", cwd=desk)
    assert cached.raw == plain.raw
