"""What the commands do: read, check, write, and the exit code."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from checker import readers, rulebook, work
from checker.errors import UsageError, did_you_mean
from checker.formats import BY_NAME
from checker.model import SEVERITIES
from checker.report import progress, writers

if TYPE_CHECKING:
    import datetime as dt

    from checker.config import Settings

OK, FOUND, BROKEN, NOTHING = 0, 1, 2, 3


def check(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, output: Path | None, override: dt.date | None
) -> int:
    """Check the articles behind the paths; the exit code of the interface."""
    bench = work.Bench(work.Job(settings, override))
    tally = writers.Tally()
    with _out(output) as file:
        writer = writers.writer(settings, file, work.plan_of(settings))
        _each(paths, stdin_name, bench, tally, writer, _watched(settings, file))
    if settings.statistics and BY_NAME[settings.format].utf8:  # its output belongs to a program
        for row in tally.statistics:
            _tell(row.strip())
    return _exit_code(tally, settings)


def extract(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, output: Path | None, override: dt.date | None
) -> int:
    """Print the mentions of the articles behind the paths."""
    bench = work.Bench(work.Job(settings, override, "extract"))
    tally = writers.Tally()
    with _out(output) as file:
        writer = writers.mentions_writer(settings, file)
        _each(paths, stdin_name, bench, tally, writer, _watched(settings, file))
    return BROKEN if tally.failed else OK if tally.documents else NOTHING


def _each(
    paths: tuple[str, ...], stdin_name: str, bench: work.Bench, tally: writers.Tally, writer: writers.Writer,
    watched: IO[str] | None,
) -> None:  # fmt: skip
    """Judge and write every document; whatever goes wrong with one is told, and the others go on."""
    found = readers.sources(paths, stdin_name)
    if not found:
        _tell(f"No articles found in {', '.join(paths) or 'this folder'}. Looked for {', '.join(readers.SUFFIXES)}.")
    with progress.shown(len(found), watched) as seen:
        for source in found:
            for judged in bench.judge(source):
                _told(judged, quiet=bench.job.settings.quiet)
                tally.failed |= bool(judged.error)
                if judged.report:
                    tally.add(judged.report)
                    writer.write(judged.report)
                seen.article()
            seen.file()
    if tally.documents or not tally.failed:
        writer.close(tally)


def _told(judged: work.Judged, *, quiet: bool) -> None:
    """What a person must know of a document beside its report."""
    for text in (*(() if quiet else judged.notices), judged.refused, judged.error):
        if text:
            _tell(text)


def _watched(settings: Settings, file: IO[str]) -> IO[str] | None:
    """Standard error where somebody watches it and the report is not written to the same screen."""
    return sys.stderr if sys.stderr.isatty() and not file.isatty() and not settings.quiet else None


def _exit_code(tally: writers.Tally, settings: Settings) -> int:
    if tally.failed:
        return BROKEN
    if not tally.documents:
        return NOTHING
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


def _tell(text: str) -> None:
    from checker.report.bidi import safe

    print(
        f"ittisaq: {safe(text)}".encode(sys.stderr.encoding or "utf-8", "backslashreplace").decode(
            sys.stderr.encoding or "utf-8"
        ),
        file=sys.stderr,
    )


# ------------------------------------------------------------------------------------------------------------------ output


@contextmanager
def _out(output: Path | None) -> Iterator[IO[str]]:
    """Standard output that never fails on a letter, or a file that appears only when it is complete."""
    if output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace", newline="\n")
        yield sys.stdout
        return
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".ittisaq-")
    except OSError as error:
        raise UsageError(f"{output}: this file cannot be written ({error.strerror}).") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


# ------------------------------------------------------------------------------------------------------------ rules, tests


def list_rules(folders: tuple[Path, ...]) -> None:
    """One line a rule: id, severity, measured precision."""
    for name, rule in rulebook.load(*folders).items():
        for variant in rule.variants.values():
            measured = (
                f"{variant.precision.value:.2f} of {variant.precision.read} read"
                if variant.precision
                else "not measured"
            )
            print(
                f"{name:24} {variant.name:14} {variant.severity:8} {variant.confidence:9} {rule.family:10} precision {measured}"
            )


def explain(name: str, folders: tuple[Path, ...], mode: str) -> None:
    """The page of one rule in the terminal."""
    from checker.report import pages, screen

    known = rulebook.load(*folders)
    if name not in known:
        raise UsageError(f"Unknown rule {name!r}.{did_you_mean(name, known)}")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    pages.explain(screen.screen(sys.stdout, mode=mode, no_color=False, environment=dict(os.environ)), known[name])


def test_examples(folder: Path | None) -> int:
    """Run the examples of a folder; 0 when all hold, 1 when one does not."""
    from checker import examples
    from checker.report.bidi import safe

    rules = _rules_of(folder)
    run = failed = 0
    for verdict in examples.run(rules):
        run += 1
        if not verdict.passed:
            failed += 1
            wanted, found = (" | ".join(words) or "-" for words in (verdict.wanted, verdict.found))
            _print(
                safe(
                    f"{verdict.rule.path}:{verdict.example.line}: {verdict.example.kind} example: expected {wanted}; found {found}"
                )
            )
    _print(f"{len(rules)} rules, {run} examples: {run - failed} passed, {failed} failed")
    return FOUND if failed else OK


def _rules_of(folder: Path | None) -> list[rulebook.Rule]:
    """The rules below a folder: a whole rulebook, or the pages of one family."""
    if folder is None:
        return list(rulebook.load().values())
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of rule pages.")
    folder = folder.resolve()
    root = folder.parent if any(folder.glob("*.md")) and not any(folder.glob("*/*.md")) else folder
    known = rulebook.load(*(() if root == rulebook.shipped().resolve() else (root,)))
    return [rule for rule in known.values() if Path(rule.path).resolve().is_relative_to(folder)]


def _print(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))


def doctor() -> None:
    """The variables that tell terminals apart, the mode chosen, and a test line in every mode."""
    from checker.report import pages

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    pages.doctor(dict(os.environ), sys.stdout)
