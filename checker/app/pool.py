"""The articles of a run in tasks, done here or in several processes; what comes back is in the order of the files."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING

from checker.app.jobs import LineRange, Task
from checker.core.regular_files import opened
from checker.readers import inputs

if TYPE_CHECKING:
    from pathlib import Path

    from checker.app.jobs import CheckedDocument
    from checker.app.tasks import TaskRunner
    from checker.app.workers import PendingTask
    from checker.readers.inputs import Source

_FILES = 64  # in one task at the most
_BYTES = 1_000_000  # in one task, more or less
_WORTH = 1_500_000  # bytes from which a second process pays for its start
_AHEAD = 3  # tasks a process that wait or are done: what bounds the memory
_EACH = 4  # processes for each processor at the most: more only take memory


def results(
    task_runner: TaskRunner, sources: list[Source], jobs: int | None
) -> Generator[tuple[Task, Iterable[CheckedDocument]]]:
    """Every task with what becomes of its documents, in order; `jobs` None: as many processes as the work is worth.

    What is read as it comes is judged here and as it comes, so that no list of its documents is ever kept. Close it where it is left early:
    that ends the processes.
    """
    processes = _processes(sources, jobs)
    if processes == 1:
        for task in _tasks(sources, together=1):
            yield task, task_runner.do(task)
        return
    from checker.app.workers import WorkerPool  # most runs need no other process

    task_runner.close()  # each process has a task_runner of its own
    waiting: deque[PendingTask] = deque()
    with WorkerPool(task_runner.job, processes, _articles) as workers:

        def done() -> tuple[Task, list[CheckedDocument]]:
            pending = waiting.popleft()
            return pending.task, workers.result(pending)

        for task in _tasks(sources, together=_FILES):
            if inputs.is_stream(task.sources[0]):
                while waiting:
                    yield done()
                yield task, task_runner.do(task)
                continue
            waiting.append(workers.put(task))
            if len(waiting) >= _AHEAD * processes:
                yield done()
        while waiting:
            yield done()


def _processes(sources: list[Source], jobs: int | None) -> int:
    if any(source.path is None for source in sources):  # standard input is of this process
        return 1
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs is not None and jobs > 0:
        return min(jobs, _EACH * processors)
    if processors == 1 or (jobs is None and sum(inputs.size(source) or 0 for source in sources) < _WORTH):
        return 1
    return processors


def _tasks(sources: list[Source], *, together: int) -> Iterator[Task]:
    """Files in groups, large files of JSON Lines in slices, and what is read as it comes alone."""
    group: list[Source] = []
    size = 0
    for source in sources:
        own = inputs.size(source) or 0
        sliced, alone = own > 2 * _BYTES and inputs.is_json_lines(source), inputs.is_stream(source)
        if sliced or alone:
            if group:
                yield Task(tuple(group))
                group, size = [], 0
            yield from _slices(source, own) if sliced else (Task((source,)),)
            continue
        group.append(source)
        size += own
        if len(group) == together or size >= _BYTES:
            yield Task(tuple(group))
            group, size = [], 0
    if group:
        yield Task(tuple(group))


def _slices(source: Source, size: int) -> Iterator[Task]:
    """Stretches of whole lines, each with the number of its first line; a file that cannot be read is one task, which says so."""
    from checker.readers.jsonl import rest_of_line  # few runs have a large file of lines

    assert source.path is not None
    start, line = 0, 1
    try:
        with opened(source.path) as file:
            while start < size:
                block = file.read(_BYTES)
                if not block:
                    return
                length = len(block) + (0 if block.endswith(b"\n") else rest_of_line(file))
                yield Task((source,), LineRange(start, length, line))
                start += length
                line += block.count(b"\n") + (length > len(block))
    except OSError:
        yield Task((source,))


def _articles(task: Task) -> Iterator[Task]:
    """The single articles of a task, as far as they can be told apart without reading them: files, and lines of JSON Lines."""
    for source in task.sources:
        if inputs.is_json_lines(source) and source.path:
            yield from _lines(source, source.path, task.slice or LineRange(0, inputs.size(source) or 0, 1))
        else:
            yield Task((source,))


def _lines(source: Source, path: Path, part: LineRange) -> Iterator[Task]:
    from checker.readers.jsonl import rest_of_line

    start, line = part.start, part.line
    try:
        with opened(path) as file:
            file.seek(start)
            while start < part.start + part.length and (length := rest_of_line(file)):
                yield Task((source,), LineRange(start, length, line))
                start, line = start + length, line + 1
    except OSError:
        yield Task((source,))
