"""The articles of a run in tasks, done here or in several processes; what comes back is in the order of the files."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker import readers, signals, work
from checker.regular_files import opened

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from checker.readers import Source
    from checker.work import Bench, Job, Judged, Task

_FILES = 64  # in one task at the most
_BYTES = 1_000_000  # in one task, more or less
_WORTH = 1_500_000  # bytes from which a second process pays for its start
_AHEAD = 3  # tasks a process that wait or are done: what bounds the memory

_bench: Bench | None = None  # of a worker process


def results(bench: Bench, sources: list[Source], jobs: int | None) -> Iterator[tuple[Task, Iterable[Judged]]]:
    """Every task with what becomes of its documents, in order; `jobs` None: as many processes as the work is worth.

    What is read as it comes is judged here and as it comes, so that no list of its documents is ever kept.
    """
    processes = _processes(sources, jobs)
    if processes == 1:
        for task in _tasks(sources, together=1):
            yield task, bench.do(task)
        return
    bench.close()  # each process has a bench of its own
    with _executor(bench.job, processes) as executor:
        waiting: deque[tuple[Task, Future[list[Judged]]]] = deque()
        try:
            for task in _tasks(sources, together=_FILES):
                if readers.is_stream(task.sources[0]):
                    while waiting:
                        yield _done(waiting)
                    yield task, bench.do(task)
                    continue
                waiting.append((task, executor.submit(_do, task)))
                if len(waiting) >= _AHEAD * processes:
                    yield _done(waiting)
            while waiting:
                yield _done(waiting)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _done(waiting: deque[tuple[Task, Future[list[Judged]]]]) -> tuple[Task, list[Judged]]:
    task, future = waiting.popleft()
    return task, future.result()


def _processes(sources: list[Source], jobs: int | None) -> int:
    if any(source.path is None for source in sources):  # standard input is of this process
        return 1
    if jobs is not None and jobs > 0:
        return jobs
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if processors == 1 or (jobs is None and sum(map(_size, sources)) < _WORTH):
        return 1
    return processors


def _size(source: Source) -> int:
    try:
        return source.path.stat().st_size if source.path else 0
    except OSError:
        return 0  # whoever reads it says why it cannot be read


def _tasks(sources: list[Source], *, together: int) -> Iterator[Task]:
    """Files in groups, large files of JSON Lines in slices, and what is read as it comes alone."""
    group: list[Source] = []
    size = 0
    for source in sources:
        own = _size(source)
        sliced, alone = own > 2 * _BYTES and readers.is_json_lines(source), readers.is_stream(source)
        if sliced or alone:
            if group:
                yield work.Task(tuple(group))
                group, size = [], 0
            yield from _slices(source, own) if sliced else (work.Task((source,)),)
            continue
        group.append(source)
        size += own
        if len(group) == together or size >= _BYTES:
            yield work.Task(tuple(group))
            group, size = [], 0
    if group:
        yield work.Task(tuple(group))


def _slices(source: Source, size: int) -> Iterator[Task]:
    """Stretches of whole lines, each with the number of its first line; a file that cannot be read is one task, which says so."""
    assert source.path is not None
    start, line = 0, 1
    try:
        with opened(source.path) as file:
            while start < size:
                block = file.read(_BYTES)
                if not block:
                    return
                length = len(block) + (0 if block.endswith(b"\n") else readers.rest_of_line(file))
                yield work.Task((source,), work.Slice(start, length, line))
                start += length
                line += block.count(b"\n") + (length > len(block))
    except OSError:
        yield work.Task((source,))


def _executor(job: Job, processes: int) -> ProcessPoolExecutor:
    """The processes; where the system can fork them, they share what is loaded here."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() and os.uname().sysname == "Linux" else "spawn"
    if method == "fork":
        from checker import lexicon

        lexicon.load("ar")
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(job,))


def _begin(job: Job) -> None:
    """A worker begins: an interrupt is for the process that reports."""
    import threading

    global _bench  # noqa: PLW0603  # one bench a process
    signals.of_a_worker()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _bench = work.Bench(job)


def _end_with(parent: int) -> None:
    """A worker whose parent was killed would wait for ever: it looks every second whether the parent is still there."""
    from threading import Event

    pause = Event()
    while os.getppid() == parent:
        pause.wait(1)
    os._exit(1)


def _do(task: Task) -> list[Judged]:
    assert _bench is not None
    return list(_bench.do(task))
