"""The commands beside `check` and `extract`: rules, explain, test, doctor, baseline, config."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from checker.app import baseline, runner, tasks
from checker.app.console import say, tell
from checker.app.jobs import Job
from checker.app.outputs import Output
from checker.core.bounded import quoted
from checker.core.errors import UsageError, did_you_mean
from checker.report import writers
from checker.rulebook import loader, pages
from checker.rulebook.rules import Rule

if TYPE_CHECKING:
    from checker.app.config.settings_file import Settings
    from checker.core.findings import Report


def list_rules(folders: tuple[Path, ...]) -> None:
    """One line a rule: id, severity, measured precision."""
    for name, rule in loader.load(*folders).items():
        for variant in rule.variants.values():
            measured = (
                f"{variant.precision.value:.2f} of {variant.precision.read} read"
                if variant.precision
                else "not measured"
            )
            say(
                f"{name:24} {variant.name:14} {variant.severity:8} {variant.confidence:9} {rule.family:10} precision {measured}"
            )


def explain(name: str, folders: tuple[Path, ...], mode: str) -> None:
    """The page of one rule in the terminal."""
    from checker.report import screen, terminal_pages

    known = loader.load(*folders)
    if name not in known:
        raise UsageError(f"Unknown rule {quoted(name)}.{did_you_mean(name, known)}")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    terminal_pages.explain(
        screen.screen(sys.stdout, mode=mode, no_color=False, environment=dict(os.environ)), known[name]
    )


def test_examples(folder: Path | None) -> int:
    """Run the examples of a folder; 0 when all hold, 1 when one does not."""
    from checker.app import examples

    rules = _rules_of(folder)
    run = failed = 0
    for verdict in examples.run(rules):
        run += 1
        if not verdict.passed:
            failed += 1
            wanted, found = (" | ".join(words) or "-" for words in (verdict.wanted, verdict.found))
            say(
                f"{verdict.rule.path}:{verdict.example.line}: {verdict.example.kind} example: expected {wanted}; found {found}"
            )
    say(f"{len(rules)} rules, {run} examples: {run - failed} passed, {failed} failed")
    return runner.FOUND if failed else runner.OK


def _rules_of(folder: Path | None) -> list[Rule]:
    """The rules below a folder: a whole rulebook, or the pages of one family."""
    if folder is None:
        return list(loader.load().values())
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of rule pages.")
    folder = folder.resolve()
    root = folder.parent if any(folder.glob("*.md")) and not any(folder.glob("*/*.md")) else folder
    known = loader.load(*(() if root == pages.shipped().resolve() else (root,)))
    return [rule for rule in known.values() if Path(rule.path).resolve().is_relative_to(folder)]


def doctor() -> None:
    """The variables that tell terminals apart, the mode chosen, and a test line in every mode."""
    from checker.report import terminal_pages

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    terminal_pages.doctor(dict(os.environ), sys.stdout)


# ---------------------------------------------------------------------------------------------------------------- settings


def config_show(article: Path | None, settings: Settings) -> int:
    """The settings in force for an article, or in general, each with its origin; then the rules that run and how grave they are."""
    from checker.app.config import show

    fitting = settings.fitting(str(article)) if article else ()
    say(f"# {settings.source or 'no settings file was found: these are the defaults'}")
    for line in show.lines(settings, fitting):
        say(line)
    plan = tasks.plan_of(settings.with_overrides(fitting))
    for rule in plan.rules:
        levels = dict.fromkeys(
            plan.severity.get(rule.id, v.severity) if plan.severity else v.severity
            for v in rule.variants.values()
            if plan.admits(v)
        )
        say(f"# rule {rule.id}: {', '.join(levels) or 'no variant is shown'}")
    return runner.OK


def config_schema() -> int:
    """The JSON schema of the settings file."""
    import json

    from checker.app.config import show

    say(json.dumps(show.schema(), indent=1))
    return runner.OK


# ---------------------------------------------------------------------------------------------------------------- baseline


def baseline_create(paths: tuple[str, ...], settings: Settings, path: Path) -> int:
    """Accept every finding of these articles."""
    own = baseline.Baseline(path)
    tally = writers.Tally()
    runner.each(
        runner.find(paths, "-", settings, [Output("--baseline", path)]),
        Job(settings, None),
        tally,
        _Collector(own.add),
        None,
    )
    if tally.failed:
        tell(f"{path} was not written, since an article could not be read.")
        return runner.BROKEN
    own.write()
    say(f"{path}: {own.counts.total()} findings in {tally.documents} articles are accepted.")
    return runner.OK


def baseline_show(path: Path) -> int:
    """List what a baseline accepts."""
    own = baseline.read(path)
    for entry in sorted(own.counts):
        say(f"{entry.article}  {entry.rule}  {own.counts[entry]} x  {own.words[entry]}")
    say(f"{own.counts.total()} findings are accepted in {len({e.article for e in own.counts})} articles.")
    return runner.OK


def baseline_prune(paths: tuple[str, ...], settings: Settings, path: Path) -> int:
    """Take out what has been mended in these articles."""
    sieve = baseline.BaselineFilter(baseline.read(path))
    tally = writers.Tally()
    runner.each(
        runner.find(paths, "-", settings, [Output("--baseline", path)]),
        Job(settings, None),
        tally,
        _Collector(sieve.sift),
        None,
    )
    if tally.failed:
        tell(f"{path} was not changed, since an article could not be read.")
        return runner.BROKEN
    stale, gone = len(sieve.stale), len(sieve.gone)
    if stale or gone:
        sieve.pruned().write()
    say(f"{path}: {stale} stale entries were taken out{f', and {gone} of files that are gone' if gone else ''}.")
    return runner.OK


class _Collector:
    """A writer that writes nothing and hands every report on."""

    def __init__(self, take: Callable[[Report], object]) -> None:
        self.take = take

    def write(self, report: Report) -> None:
        """Hand one report on."""
        self.take(report)

    def close(self, tally: writers.Tally) -> None:
        """Nothing belongs at the end."""
