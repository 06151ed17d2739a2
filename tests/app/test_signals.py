from __future__ import annotations

import signal
import subprocess
import sys
import time
import weakref
from pathlib import Path

import pytest
from helpers import environment

from checker.app import signals

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="the system has no such signals")


def waiting(cwd: Path, *args: str, ignored: bool = False) -> subprocess.Popen[bytes]:
    """A run that has begun to write its report and waits for standard input."""
    command = [sys.executable, "-m", "checker", "check", "--output", "r.html", "--format", "html", *args, "-"]
    if ignored:
        command = ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh", *command]
    process = subprocess.Popen(
        command, cwd=cwd, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    for _ in range(600):
        if list(cwd.glob(".ittisaq-*")):
            return process
        time.sleep(0.05)
    process.kill()
    raise AssertionError("the run has not begun within 30 seconds")


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_a_run_leaves_the_old_report_and_no_file_beside_it(
    signum: signal.Signals, tmp_path: Path
) -> None:
    (tmp_path / "r.html").write_text("old", "utf-8")
    process = waiting(tmp_path)
    process.send_signal(signum)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 128 + signum
    assert "Traceback" not in err.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]
    assert (tmp_path / "r.html").read_text("utf-8") == "old"


def test_a_run_that_is_to_survive_its_terminal_does(tmp_path: Path) -> None:
    process = waiting(tmp_path, ignored=True)
    process.send_signal(signal.SIGHUP)
    process.communicate("وصل الأحد 11 نوفمبر/شباط 2024.".encode(), timeout=30)
    assert process.returncode == 1
    assert (tmp_path / "r.html").read_text("utf-8").rstrip().endswith("</html>")


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_comes_where_python_drops_what_is_raised_ends_the_run_all_the_same(signum: signal.Signals) -> None:
    class Lock:
        """What an import makes and lets go: its end is told to a callback, in which nothing may be raised."""

    def imported() -> None:
        lock = Lock()
        told = weakref.ref(lock, lambda _: signal.raise_signal(signum))
        del lock
        assert told() is None
        time.sleep(30)

    with pytest.raises(KeyboardInterrupt) as caught, signals.raised():
        imported()
    assert signals.code_of(caught.value) == 128 + signum


def test_what_else_python_drops_is_told_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: dropped.append(told.exc_type))

    class Broken:
        def __del__(self) -> None:
            raise ValueError

    with signals.raised():
        Broken()
    assert dropped == [ValueError]
