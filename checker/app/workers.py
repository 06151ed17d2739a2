"""The processes that judge articles, each with a pipe of its own, so that one that dies takes nothing of the others with it.

The pools of the standard library cannot say which task a process died of, lose all that was under way, and wait for ever where it
died while it was sending.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import connection
from typing import TYPE_CHECKING, Self

from checker.app import signals, tasks, time_limit
from checker.app.jobs import CheckedDocument
from checker.core.errors import UsageError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext
    from multiprocessing.process import BaseProcess

    from checker.app.jobs import Job, Task

_SENT = 2  # tasks that a process has at the most, so that it need not wait for the next one
_FITS = 1 << 14  # bytes of a task that may wait in a pipe: a longer one could wait for a process that waits for us
_TRIES = 2  # of an article alone, since a process may die of what others do
_OVER = getattr(signal, "SIGPROF", 0)  # by which a process ends that is over the time limit
_SHORT = (errno.EAGAIN, errno.ENOMEM, errno.EMFILE, errno.ENFILE)


class PendingTask:
    """A task, or an article of one that a process died of, and what became of it."""

    def __init__(self, task: Task, *, alone: bool = False) -> None:
        """`alone`: a single article of a task that a process died of."""
        self.task = task
        self.alone = alone
        self.failures = 0  # of processes that were at it while it was alone
        self.message = pickle.dumps(task)
        self.documents: list[CheckedDocument] | None = None
        self.articles: list[PendingTask] | None = None  # in its place

    def done(self) -> list[CheckedDocument] | None:
        """What became of its documents, in order; None while it is under way."""
        if self.articles is None:
            return self.documents
        found: list[CheckedDocument] = []
        for article in self.articles:
            if article.documents is None:
                return None
            found += article.documents
        return found


class Worker:
    """One process, what it was sent and has not answered yet, the first first, and our end of its pipe."""

    def __init__(self, context: ForkContext | SpawnContext, job: Job) -> None:
        """Start it; OSError where the system has no room for it."""
        self.sent: deque[PendingTask] = deque()
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(job, theirs, os.getpid()), daemon=True)
        try:
            with signals.held():
                self.process.start()
        finally:
            theirs.close()

    def send(self, pending: PendingTask) -> None:
        """Give it a task; whether it is still there shows when it is to answer."""
        self.sent.append(pending)
        with suppress(OSError):
            self.pipe.send_bytes(pending.message)

    def kill(self) -> None:
        """End it at once, whatever it is at."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class WorkerPool:
    """So many processes at the most; they are started as they are needed, and one that died is replaced."""

    def __init__(self, job: Job, most: int, articles: Callable[[Task], Iterator[Task]]) -> None:
        """`articles` takes a task apart into the single articles that are tried again when a process died of it."""
        if sys.platform == "linux":
            from checker.words import lexicon

            lexicon.load("ar")  # what is loaded here is shared
            self._context: ForkContext | SpawnContext = multiprocessing.get_context("fork")
        else:
            os.environ["PYTHONSAFEPATH"] = (
                "1"  # a new Python looks for modules in the current folder first, a stranger's maybe
            )
            self._context = multiprocessing.get_context("spawn")
        self._job = job
        self._most = most
        self._articles = articles
        self._queue: deque[PendingTask] = deque()
        self._workers: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes: whatever is done has been handed over, and nobody waits for the rest."""
        while self._workers:
            self._workers.pop().kill()

    def put(self, task: Task) -> PendingTask:
        """Have a task done."""
        pending = PendingTask(task)
        self._queue.append(pending)
        self._hand_out()
        self._receive(wait=False)
        return pending

    def result(self, pending: PendingTask) -> list[CheckedDocument]:
        """What became of a task, as soon as it is known."""
        while (documents := pending.done()) is None:
            self._receive(wait=True)
        return documents

    def _receive(self, *, wait: bool) -> None:
        """Take what has come back, or wait until something does; what a dead process was at is tried again."""
        ready = connection.wait([worker.pipe for worker in self._workers], None if wait else 0)
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._lost(worker)
                continue
            if isinstance(answer, Exception):  # an error of ours, and of no article
                raise answer
            worker.sent.popleft().documents = answer
        self._hand_out()

    def _lost(self, worker: Worker) -> None:
        """A process is gone: the first of what it was sent is what it was at."""
        self._workers.remove(worker)
        worker.kill()
        if not worker.sent:
            return
        pending = worker.sent.popleft()
        self._queue.extendleft(reversed(worker.sent))
        code = worker.process.exitcode or 0
        if not pending.alone:
            pending.articles = [PendingTask(task, alone=True) for task in self._articles(pending.task)]
            self._queue.extendleft(reversed(pending.articles))
            return
        pending.failures += 1
        if pending.failures < _TRIES and code != -_OVER:
            self._queue.appendleft(pending)
        else:
            pending.documents = [CheckedDocument(error=_reason(pending.task, code, self._job))]

    def _hand_out(self) -> None:
        """Give what waits to whoever is free, then to new processes, then to those that will soon be free."""
        while self._queue:
            worker = min(self._workers, key=lambda worker: len(worker.sent), default=None)
            if (worker is None or worker.sent) and len(self._workers) < self._most:
                worker = self._started()
            if worker is None or len(worker.sent) >= _SENT:
                return
            if worker.sent and max(len(self._queue[0].message), len(worker.sent[-1].message)) > _FITS:
                return
            worker.send(self._queue.popleft())

    def _started(self) -> Worker | None:
        """A new process; None where the system has no room for more than there are."""
        try:
            worker = Worker(self._context, self._job)
        except OSError as error:
            if error.errno not in _SHORT:
                raise
            self._most = len(self._workers)
            if not self._workers:
                raise UsageError(
                    f"No process can be started to check with ({error.strerror}). Use --jobs 1."
                ) from error
            return None
        self._workers.append(worker)
        return worker


# ----------------------------------------------------------------------------------------------------- within such a process


def _work(job: Job, pipe: Connection, parent: int) -> None:
    """Do the tasks that come, one after another, until the other end of the pipe is closed."""
    signals.of_a_worker()
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        task_runner = tasks.TaskRunner(job, is_watched=True)
        while True:
            pipe.send(list(task_runner.do(pipe.recv())))
    except (EOFError, ConnectionError):  # nobody waits any more
        return
    except MemoryError:  # tried again with one article at a time
        os._exit(1)
    except Exception as error:  # what is wrong with an article is caught before  # noqa: BLE001
        import traceback

        error.add_note("".join(traceback.format_exception(error)))
        pipe.send(error)


def _end_with(parent: int) -> None:
    """A worker whose parent was killed would wait for ever: it looks every second whether the parent is still there."""
    if os.name == "nt":  # there a launcher may stand between the two
        parent = os.getppid()
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(1)
    os._exit(1)


def _reason(task: Task, code: int, job: Job) -> str:
    """What a person is told of an article of which a process died, with this exit code, and then another one."""
    name = f"{task.sources[0].name}, line {task.slice.line}" if task.slice else task.sources[0].name
    if code == -_OVER:
        return f"{name}: this article was not checked, since {time_limit.reason(job.settings.time_limit)}"
    how = f"killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
    return (
        f"{name}: this article was not checked, since the process at work on it was {how}, and again when it was tried alone. "
        "Mostly memory has run out: try a machine with more, or split the article."
    )
