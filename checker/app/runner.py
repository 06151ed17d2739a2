"""What the commands do: read, check, write, and the exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from checker.app import pool, tasks
from checker.app.console import tell
from checker.app.jobs import CheckedDocument, Job
from checker.core.severity import SEVERITIES
from checker.readers import inputs
from checker.report import progress, writers
from checker.report.formats import BY_NAME

if TYPE_CHECKING:
    import datetime as dt

    from checker.app.baseline import BaselineFilter
    from checker.app.changed_lines import Changes
    from checker.app.config.settings_file import Settings
    from checker.app.outputs import Output
    from checker.core.findings import Report
    from checker.pipeline import Ledgers

OK, FOUND, BROKEN, NOTHING = 0, 1, 2, 3
SUMMARY = "GITHUB_STEP_SUMMARY"  # the variable that names the file of a step's summary
_CACHED = 20  # files from which looking them up pays


def check(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, output: Path | None, override: dt.date | None,
    since: str | None = None, fix: Literal["write", "diff"] | None = None, annotate: Path | None = None,
) -> int:  # fmt: skip
    """Check the articles behind the paths; the exit code of the interface."""
    sources = find(paths, stdin_name, settings, _outputs(settings, output, annotate))
    tally = writers.Tally()
    changes = _changes(since, sources, paths) if since is not None else None
    if fix:
        edited = _fixed(sources, Job(settings, override), tally, write=fix == "write")
        if fix == "diff" or any(source.path is None for source in sources):
            return BROKEN if tally.failed else FOUND if edited and fix == "diff" else OK
    whole = bool(annotate) or BY_NAME[settings.format].whole_articles
    shown = _shown(settings, sources)
    cached = not settings.no_cache and len(sources) >= _CACHED and not shown  # no ledger is kept
    job = Job(settings, override, keeps_text=whole, cached=cached, ledger=shown)
    sieve = _sieve(settings)
    sifts = [sieve.sift] if sieve else []
    if changes:
        sifts.append(changes.sift)
    with _out(output) as file:
        writer = writers.writer(settings, file, tasks.plan_of(settings))
        if annotate:
            from checker.report.annotate.annotator import Annotator

            writer = Annotator(paths, annotate, settings.messages, writer)
        each(sources, job, tally, writer, _watched(settings, file), sifts)
    if settings.statistics and BY_NAME[settings.format].utf8:  # its output belongs to a program
        for row in tally.statistics:
            tell(row.strip())
    if sieve and sieve.stale and not settings.quiet:
        tell(
            f"{settings.baseline}: {len(sieve.stale)} entries are stale (mended since). Take them out with ittisaq baseline prune."
        )
    return _exit_code(tally, settings)


def _changes(since: str, sources: list[inputs.Source], paths: tuple[str, ...]) -> Changes:
    """What has changed since a revision, asked for before any article is read: UsageError where git cannot tell."""
    from checker.app.changed_lines import Changes

    changes = Changes(since)
    files = [source.path for source in sources if source.path and not source.trouble]
    folders = [Path(path) for path in paths or (".",) if path and path != "-" and Path(path).is_dir()]
    changes.ask([file.parent for file in files] or folders)
    return changes


def _fixed(sources: list[inputs.Source], job: Job, tally: writers.Tally, *, write: bool) -> int:
    """Apply the safe edits, or show them; how many files have any."""
    from checker.app import fix_runs

    run = fix_runs.FixRun(tasks.TaskRunner(job), tally, _sieve(job.settings), partial(_told, quiet=job.settings.quiet))
    if any(source.path is None for source in sources):
        return run.standard_input(sources, write=write)
    return run.files(sources, write=write)


def _shown(settings: Settings, sources: list[inputs.Source]) -> Ledgers:
    """Of which articles the report shows the ledger: of one that is checked alone, and of those in which something is found."""
    if settings.format != "html":
        return ""
    return "all" if len(sources) == 1 else "found"


def _sieve(settings: Settings) -> BaselineFilter | None:
    """What leaves out the findings that the baseline accepts."""
    if not settings.baseline:
        return None
    from checker.app import baseline

    return baseline.BaselineFilter(baseline.read(Path(settings.baseline)))


def watch(paths: tuple[str, ...], once: Callable[[tuple[str, ...]], int], outputs: Sequence[Path] = ()) -> int:
    """Check the articles, and those that are saved again and again; only an interrupt ends it.

    A report in a file is of all articles, so that all are checked again.
    """
    from checker.app import watch as watching

    saved = watching.saved(paths, outputs)
    next(saved)  # what is saved while the articles are first checked is not missed
    once(paths)
    tell("Waiting for articles to be saved. Stop with Ctrl-C.")
    for changed in filter(None, saved):
        once(paths if outputs else changed)
    return OK


def extract(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, output: Path | None, override: dt.date | None
) -> int:
    """Print the mentions of the articles behind the paths."""
    job = Job(settings, override, "extract")
    sources = find(paths, stdin_name, settings, _outputs(settings, output, None))
    tally = writers.Tally()
    with _out(output) as file:
        writer = writers.mentions_writer(settings, file)
        each(sources, job, tally, writer, _watched(settings, file))
    return BROKEN if tally.failed else OK if tally.documents else NOTHING


def ledger(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, output: Path | None, override: dt.date | None,
    why: tuple[int, int] | None = None,
) -> int:  # fmt: skip
    """Print the ledgers of the articles behind the paths, or why two rows of one are held to be one quantity, or not."""
    sources = find(paths, stdin_name, settings, _outputs(settings, output, None))
    sifts = []
    if why:
        from checker.app.compared_rows import ComparedRows

        sifts.append(ComparedRows(*why).sift)
    job = Job(settings, override, keeps_text=True, ledger="all", compared=why)
    tally = writers.Tally()
    with _out(output) as file:
        writer = writers.ledger_writer(settings, file)
        each(sources, job, tally, writer, _watched(settings, file), sifts)
    return BROKEN if tally.failed else OK if tally.documents else NOTHING


def find(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, outputs: Sequence[Output] = ()
) -> list[inputs.Source]:
    """The files behind the paths; UsageError where an output would be written over one. Where there are none, a person is told."""
    found = inputs.sources(paths, stdin_name)
    if outputs:
        from checker.app.outputs import guarded

        found, left_out = guarded(outputs, found, paths, settings)
        for name in () if settings.quiet else left_out:
            tell(f"{name}: not checked, since this report of an earlier run is written anew.")
    if not found:
        tell(f"No articles found in {', '.join(paths) or 'this folder'}. Looked for {', '.join(inputs.SUFFIXES)}.")
    return found


def _outputs(settings: Settings, output: Path | None, annotate: Path | None) -> list[Output]:
    """The files that a run is to write."""
    if not output and not annotate and settings.format != "github":
        return []
    from checker.app.outputs import Output

    named = [Output(option, path) for option, path in (("--output", output), ("--annotate", annotate)) if path]
    summary = os.environ.get(SUMMARY) if settings.format == "github" else None
    return [*named, Output(SUMMARY, Path(summary), appended=True)] if summary else named


def each(
    sources: list[inputs.Source], job: Job, tally: writers.Tally, writer: writers.Writer, watched: IO[str] | None,
    sifts: Sequence[Callable[[Report], Report]] = (),
) -> None:  # fmt: skip
    """Judge and write every document; whatever goes wrong with one is told, and the others go on."""
    task_runner = tasks.TaskRunner(job)
    results = pool.results(task_runner, sources, job.settings.jobs if job.verb == "check" else 1)
    said: set[str] = set()
    try:
        with closing(results), progress.shown(len(sources), watched) as seen:
            for task, done in results:
                for judged in done:
                    _told(judged, said, quiet=job.settings.quiet)
                    tally.failed |= bool(judged.error)
                    if report := judged.report:
                        for sift in sifts:
                            report = sift(report)
                        tally.add(report)
                        writer.write(report)
                    seen.article()
                seen.files(len(task.sources))
    except KeyboardInterrupt:
        tell(f"Stopped: {tally.documents} articles were checked, the rest was not.")
        raise
    finally:
        task_runner.close()
    if tally.documents or not tally.failed:
        writer.close(tally)


def _told(judged: CheckedDocument, said: set[str], *, quiet: bool) -> None:
    """What a person must know of a document beside its report; a notice that several processes give is said once."""
    notices = [notice for notice in judged.notices if not (quiet or notice in said)]
    said.update(notices)
    for text in (*notices, judged.refused, judged.error):
        if text:
            tell(text)


def _watched(settings: Settings, file: IO[str]) -> IO[str] | None:
    """Standard error where somebody watches it and the report is not written to the same screen."""
    return sys.stderr if sys.stderr.isatty() and not file.isatty() and not settings.quiet else None


def _exit_code(tally: writers.Tally, settings: Settings) -> int:
    if tally.failed:
        return BROKEN
    if not tally.documents:
        return OK if settings.allow_empty else NOTHING
    if settings.exit_zero:
        return OK
    if settings.max_warnings is not None and tally.severities["warning"] > settings.max_warnings:
        return FOUND
    if settings.fail_on == "never":
        return OK
    for level in SEVERITIES:  # the gravest first
        if tally.severities[level]:
            return FOUND
        if level == settings.fail_on:
            break
    return OK


# ------------------------------------------------------------------------------------------------------------------ output


@contextmanager
def _out(output: Path | None) -> Iterator[IO[str]]:
    """Standard output that never fails on a letter, or a file that appears only when it is complete."""
    if output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace", newline="\n")
        yield sys.stdout
        return
    from checker.core.files import whole_text

    with whole_text(output) as file:
        yield file
