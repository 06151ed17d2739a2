"""What one process does with the articles that it is given: read, find the settings that are theirs, judge.

A `Job` is all that it must know, and can be sent to another process; a `Bench` keeps what is worth keeping between articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker import pipeline, readers

if TYPE_CHECKING:
    import datetime as dt

    from checker.config import Settings
    from checker.model import Document, Report
    from checker.pipeline import Plan


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done: the settings, the dateline of the command line, and whether articles are checked or only read.

    `keeps_text`: the report shows whole articles, so that their text is kept even where nothing was found.
    """

    settings: Settings
    published: dt.date | None
    verb: Literal["check", "extract"] = "check"
    keeps_text: bool = False


class Judged(NamedTuple):
    """What became of one document: its report, or what a person must be told instead of it.

    `notices` may be silenced, `refused` (no article of ours) and `error` never; only an error makes the run a failure.
    """

    report: Report | None = None
    notices: tuple[str, ...] = ()
    refused: str = ""
    error: str = ""


class Bench:
    """One process at its work."""

    def __init__(self, job: Job) -> None:
        """Read the rule pages; UsageError for a rule or option that is not known, in any override."""
        self.job = job
        self._plans: dict[tuple[int, ...], tuple[Settings, Plan]] = {}
        if job.verb == "check":
            for indices in ((), *((n,) for n in range(len(job.settings.overrides)))):
                self._under(indices)

    def judge(self, source: readers.Source) -> Iterator[Judged]:
        """What becomes of the documents of one file, in order."""
        for item in readers.read(source):
            if item.error or item.document is None:
                yield Judged(notices=item.notices, error=str(item.error))
            else:
                yield self._one(item.document, item.notices)

    def _one(self, document: Document, notices: tuple[str, ...]) -> Judged:
        settings, plan = self._under(self.job.settings.fitting(document.path))
        dated = self._dated(document, settings)
        try:
            report = pipeline.check(dated, plan) if self.job.verb == "check" else pipeline.mentions(dated)
        except Exception as error:  # a crash in a rule must not hide the other articles  # noqa: BLE001
            told = f"the checker itself failed on this article ({type(error).__name__}: {error}). Please report it."
            return Judged(notices=notices, error=f"{document.name}: {told}")
        if report is None:
            told = "not checked, since its language is not supported. Supported: Arabic (--language ar)."
            return Judged(notices=notices, refused=f"{document.name}: {told}")
        return Judged(report, notices)

    def _under(self, indices: tuple[int, ...]) -> tuple[Settings, Plan]:
        """The settings and the rules of the articles that these overrides fit."""
        found = self._plans.get(indices)
        if found is None:
            settings = self.job.settings.with_overrides(indices)
            found = self._plans[indices] = settings, plan_of(settings)
        return found

    def _dated(self, document: Document, settings: Settings) -> Document:
        """The dateline of the command line goes before the document's own, and that before the configuration's."""
        published = self.job.published or document.published or settings.published
        language = settings.language if settings.language != "auto" else document.language
        return replace(document, published=published, language=language)


def plan_of(settings: Settings) -> Plan:
    """The rules that settings ask for; UsageError names what is not known, with its place."""
    return pipeline.plan(
        select=settings.select, ignore=settings.ignore, enable=settings.enable, severity=settings.severity,
        options=settings.options, persona=settings.persona, min_confidence=settings.min_confidence,
        messages=settings.messages, folders=tuple(Path(r) for r in settings.rules), where=settings.where,
    )  # fmt: skip
