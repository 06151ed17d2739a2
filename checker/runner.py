"""What the commands do: read, check, write, and the exit code."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from checker import catalogue, pipeline, readers, rulebook
from checker.errors import UsageError, did_you_mean
from checker.model import SEVERITIES

if TYPE_CHECKING:
    import datetime as dt

    from checker.config import Settings
    from checker.model import Coverage, Document, Report
    from checker.report.terminal import Screen

OK, FOUND, BROKEN, NOTHING = 0, 1, 2, 3


class Tally:
    """What a run has seen so far."""

    def __init__(self) -> None:
        self.documents = 0
        self.failed = False
        self.severities: Counter[str] = Counter()
        self.coverage: list[Coverage] = []
        self.language = "ar"

    def add(self, report: Report) -> None:
        """Count one report."""
        if not self.documents:
            self.language = report.language
        self.documents += 1
        self.severities.update(f.severity for f in report.findings)
        self.coverage.append(report.coverage)


class Writer(Protocol):
    """A form of the report: one call a document, and one at the end."""

    def write(self, report: Report) -> None:
        """Write one document's findings or mentions."""

    def close(self, tally: Tally) -> None:
        """Write what belongs at the end."""


def check(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, output: Path | None, override: dt.date | None
) -> int:
    """Check the articles behind the paths; the exit code of the interface."""
    chosen = pipeline.plan(
        select=settings.select, ignore=settings.ignore, severity=settings.severity, persona=settings.persona,
        min_confidence=settings.min_confidence, messages=settings.messages, folders=tuple(Path(r) for r in settings.rules),
    )  # fmt: skip
    tally = Tally()
    with _out(output) as file:
        writer = _writer(settings, file, chosen, is_file=output is not None)
        _each(paths, stdin_name, settings, override, tally, lambda d: pipeline.check(d, chosen), writer)
    return _exit_code(tally, settings)


def extract(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, output: Path | None, override: dt.date | None
) -> int:
    """Print the mentions of the articles behind the paths."""
    tally = Tally()
    with _out(output) as file:
        writer: Writer = _JsonMentions(file) if settings.format == "jsonl" else _ListMentions(_screen(settings, file))
        _each(paths, stdin_name, settings, override, tally, pipeline.mentions, writer)
    return BROKEN if tally.failed else OK if tally.documents else NOTHING


def _each(
    paths: tuple[str, ...], stdin_name: str, settings: Settings, override: dt.date | None, tally: Tally,
    judge: Callable[[Document], Report | None], writer: Writer,
) -> None:  # fmt: skip
    """Read, judge and write every document; whatever goes wrong with one is told, and the others go on."""
    found = readers.sources(paths, stdin_name)
    if not found:
        _tell(f"No articles found in {', '.join(paths) or 'this folder'}. Looked for {', '.join(readers.SUFFIXES)}.")
    for source in found:
        for item in readers.read(source):
            for notice in item.notices if not settings.quiet else ():
                _tell(notice)
            if item.error or item.document is None:
                _tell(str(item.error))
                tally.failed = True
                continue
            _one(_dated(item.document, settings, override), tally, judge, writer)
    if tally.documents or not tally.failed:
        writer.close(tally)


def _one(document: Document, tally: Tally, judge: Callable[[Document], Report | None], writer: Writer) -> None:
    try:
        report = judge(document)
    except Exception as error:  # a crash in a rule must not hide the other articles  # noqa: BLE001
        _tell(
            f"{document.name}: the checker itself failed on this article ({type(error).__name__}: {error}). Please report it."
        )
        tally.failed = True
        return
    if report is None:
        _tell(f"{document.name}: not checked, since its language is not supported. Supported: Arabic (--language ar).")
        return
    tally.add(report)
    writer.write(report)


def _dated(document: Document, settings: Settings, override: dt.date | None) -> Document:
    """The dateline of the command line goes before the document's own, and that before the configuration's."""
    published = override or document.published or settings.published
    language = settings.language if settings.language != "auto" else document.language
    return replace(document, published=published, language=language)


def _exit_code(tally: Tally, settings: Settings) -> int:
    if tally.failed:
        return BROKEN
    if not tally.documents:
        return NOTHING
    if settings.fail_on == "never" or settings.exit_zero:
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


def _screen(settings: Settings, file: IO[str]) -> Screen:
    from checker.report.terminal import screen

    return screen(file, mode=settings.bidi, no_color=settings.no_color, environment=dict(os.environ))


def _writer(settings: Settings, file: IO[str], chosen: pipeline.Plan, *, is_file: bool) -> Writer:
    if settings.format in ("json", "jsonl"):
        if not is_file and isinstance(file, io.TextIOWrapper):
            file.reconfigure(encoding="utf-8")
        return _Json(file) if settings.format == "json" else _JsonLines(file)
    if settings.format == "concise":
        return _Concise(file, settings)
    return _Rich(_screen(settings, file), settings, chosen)


class _JsonLines:
    """One finding a line."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def write(self, report: Report) -> None:
        from checker.report import machine, positions

        where = positions.Positions(report.document)
        for found in report.findings:
            self.file.write(machine.dumps(machine.finding(report, found, where)) + "\n")

    def close(self, tally: Tally) -> None:
        """Nothing follows the findings."""


class _Json:
    """One object with all findings and a summary."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file
        self.findings: list[object] = []

    def write(self, report: Report) -> None:
        from checker.report import machine, positions

        where = positions.Positions(report.document)
        self.findings.extend(machine.finding(report, found, where) for found in report.findings)

    def close(self, tally: Tally) -> None:
        from checker.report import machine

        read, checked, reasons = _totals(tally)
        covered = {"read": read, "checked": checked, "unchecked": reasons}
        levels: dict[str, int] = {level: tally.severities[level] for level in SEVERITIES}
        whole = {
            "version": machine.VERSION,
            "summary": machine.summary(tally.documents, levels, covered),
            "findings": self.findings,
        }
        self.file.write(machine.dumps(whole) + "\n")


class _Concise:
    """One line a finding, and a last line that counts."""

    def __init__(self, file: IO[str], settings: Settings) -> None:
        self.file = file
        self.settings = settings

    def write(self, report: Report) -> None:
        from checker.report import concise, positions

        where = positions.Positions(report.document)
        for found in report.findings:
            self.file.write(concise.line(report, found, where) + "\n")

    def close(self, tally: Tally) -> None:
        if not self.settings.quiet:
            words = catalogue.load(self.settings.messages or tally.language)
            self.file.write(
                f"{words.count('articles', tally.documents)}, {words.count('findings', sum(tally.severities.values()))}\n"
            )


class _Rich:
    """The report for people."""

    def __init__(self, out: Screen, settings: Settings, chosen: pipeline.Plan) -> None:
        self.out = out
        self.settings = settings
        self.explained = {r.id: r for r in chosen.rules} if settings.persona == "trainer" else {}

    def write(self, report: Report) -> None:
        from checker.report import terminal

        terminal.show(self.out, report, catalogue.load(self.settings.messages or report.language), self.explained)

    def close(self, tally: Tally) -> None:
        from checker.report import terminal

        if not self.settings.quiet and tally.documents:
            words = catalogue.load(self.settings.messages or tally.language)
            terminal.coverage(self.out, _totals(tally), tally.severities, tally.documents, words)


def _totals(tally: Tally) -> tuple[int, int, dict[str, int]]:
    reasons: Counter[str] = Counter()
    for each in tally.coverage:
        reasons.update(dict(each.unchecked))
    return sum(c.read for c in tally.coverage), sum(c.checked for c in tally.coverage), dict(sorted(reasons.items()))


class _JsonMentions:
    """One mention a line."""

    def __init__(self, file: IO[str]) -> None:
        if isinstance(file, io.TextIOWrapper):
            file.reconfigure(encoding="utf-8")
        self.file = file

    def write(self, report: Report) -> None:
        from checker.report import machine

        for read in report.mentions:
            self.file.write(machine.dumps(machine.mention(report, read)) + "\n")

    def close(self, tally: Tally) -> None:
        """Nothing follows the mentions."""


class _ListMentions:
    """A list for people: place, kind and value in ASCII, then the words."""

    def __init__(self, out: Screen) -> None:
        self.out = out

    def write(self, report: Report) -> None:
        from checker.report import machine, positions

        where = positions.Positions(report.document)
        for read in report.mentions:
            line, column = where.of(read.span.part, read.span.start)
            values = machine.mention(report, read)
            self.out.plain(f"{report.document.name}:{line}:{column}  {read.kind}  {_values(values)}", "bold")
            self.out.paragraph(read.text, rtl=report.language == "ar", indent=4)

    def close(self, tally: Tally) -> None:
        """Nothing follows the list."""


def _values(values: dict[str, object]) -> str:
    """The values of a mention in ASCII."""
    shown = []
    for key in ("readings", "weekday", "value", "low", "high", "hedge", "unit", "closed", "places"):
        value = values.get(key)
        if value in (None, [], "none"):
            continue
        shown.append(f"{key}={','.join(map(str, value)) if isinstance(value, list) else value}")
    return " ".join(shown).encode("ascii", "backslashreplace").decode()


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
    from checker.report import terminal

    known = rulebook.load(*folders)
    if name not in known:
        raise UsageError(f"Unknown rule {name!r}.{did_you_mean(name, known)}")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    terminal.explain(terminal.screen(sys.stdout, mode=mode, no_color=False, environment=dict(os.environ)), known[name])


def test_examples(folder: Path | None) -> int:
    """Run the examples of a folder; 0 when all hold, 1 when one does not."""
    from checker import examples
    from checker.report.bidi import safe

    if folder is None:
        rules = list(rulebook.load().values())
    elif not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of rule pages.")
    else:
        rules = (
            [r for r in rulebook.load(folder).values() if Path(r.path).is_relative_to(folder)]
            if folder.resolve() != rulebook.shipped().resolve()
            else list(rulebook.load().values())
        )
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


def _print(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding))


def doctor() -> None:
    """The variables that tell terminals apart, the mode chosen, and a test line in every mode."""
    from checker.report import terminal

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    terminal.doctor(dict(os.environ), sys.stdout)
