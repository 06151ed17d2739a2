"""What one process does with the articles that it is given: read, find the settings that are theirs, judge.

A `Job` is all that it must know, and can be sent to another process; a `TaskRunner` keeps what is worth keeping between articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker import pipeline
from checker.app.jobs import CheckedDocument, Job, Task
from checker.app.time_limit import TimeLimit
from checker.calendars import time_zones
from checker.core.errors import TimeLimitError
from checker.core.patterns import regex
from checker.core.regular_files import opened
from checker.readers import inputs, kinds
from checker.segment import headlines
from checker.words import languages
from checker.words.lexicon import Additions

if TYPE_CHECKING:
    from checker.app.cache import Cache
    from checker.app.config.settings_file import Settings
    from checker.core.documents import Document
    from checker.core.findings import Report
    from checker.pipeline import Plan


_LETTER = regex(r"[^\W\d_]")
_LARGEST = 1 << 26  # bytes of a file that may be known


class TaskRunner:
    """One process at its work."""

    def __init__(self, job: Job, *, is_watched: bool = False) -> None:
        """Read the rule pages; UsageError for a rule or option that is not known, in any override.

        `is_watched`: where this process ends, another one notices, and names what it was at.
        """
        self.job = job
        self.limit = TimeLimit(job.settings.time_limit, fatal=is_watched)
        self.cache: Cache | None = None
        if job.cached:
            from checker.app.cache import Cache

            self.cache = Cache(job)
        self._plans: dict[tuple[int, ...], tuple[Settings, Plan]] = {}
        for indices in ((), *((n,) for n in range(len(job.settings.overrides)))):
            self._under(indices)

    def close(self) -> None:
        """Keep what was learned."""
        self.limit.close()
        if self.cache:
            self.cache.close()
            self.cache = None

    def do(self, task: Task) -> Iterator[CheckedDocument]:
        """What becomes of the documents of a task, in order, each as it is asked for."""
        if task.slice:
            source, part = task.sources[0], task.slice
            lines = inputs.read_lines(source, part.start, part.length, part.line)
            yield from self._judged(source, lines, part.length)
            return
        for source in task.sources:
            yield from self._file(source)
        if self.cache:
            self.cache.commit()
            yield from (CheckedDocument(notices=(notice,)) for notice in self.cache.notices)
            self.cache.notices.clear()

    def of_content(self, source: inputs.Source, content: bytes) -> Iterator[CheckedDocument]:
        """What becomes of the documents of a file whose bytes were read before; the cache has no part in it."""
        return self._judged(source, inputs.read(source, content), len(content))

    def _file(self, source: inputs.Source) -> Iterable[CheckedDocument]:
        """The documents of one file: from the cache where it knows them."""
        content = _content(source) if self.cache else None
        if self.cache is None or content is None:
            return self._read(source)
        key = self.cache.key(source.name, content)
        known = self.cache.get(key)
        if known is None:
            known = list(self.of_content(source, content))
            if not any(judged.error for judged in known):
                self.cache.put(key, known)
        return known

    def _read(self, source: inputs.Source) -> Iterator[CheckedDocument]:
        return self._judged(source, inputs.read(source), inputs.size(source))

    def _judged(
        self, source: inputs.Source, items: Iterator[inputs.Item], size: int | None
    ) -> Iterator[CheckedDocument]:
        """What becomes of each document of so many bytes; reading one and checking it may each take the time of an article."""
        while True:
            try:
                item = self._next(items, size)
            except TimeLimitError as error:  # which has ended the reading
                yield CheckedDocument(error=f"{source.name}: this file was not read to its end, since {error}")
                return
            if item is None:
                return
            if item.error or item.document is None:
                yield CheckedDocument(notices=item.notices, error=str(item.error))
                continue
            try:
                with self.limit.over(sum(len(part.text) for part in item.document.parts)):
                    judged = self._one(item.document, item.notices)
            except TimeLimitError as error:
                told = f"{item.document.name}: this article was not checked, since {error}"
                judged = CheckedDocument(notices=item.notices, error=told)
            yield judged if self.job.keeps_text else _without_text(judged)

    def _next(self, items: Iterator[inputs.Item], size: int | None) -> inputs.Item | None:
        """The next document of so many bytes, None behind the last; who writes into standard input takes their time."""
        if size is None:
            return next(items, None)
        with self.limit.over(size):
            return next(items, None)

    def _one(self, document: Document, notices: tuple[str, ...]) -> CheckedDocument:
        settings, plan = self._under(self.job.settings.fitting(document.path))
        dated = self._dated(document, settings)
        if kinds.of(document.path or document.name).is_unmarked:
            dated = headlines.taken(dated, settings.headline)
        try:
            report = (
                pipeline.check(dated, plan, ledger=self.job.ledger, compared=self.job.compared)
                if self.job.verb == "check" else pipeline.mentions(dated, plan.own)
            )  # fmt: skip
        except Exception as error:  # a crash in a rule must not hide the other articles  # noqa: BLE001
            told = f"the checker itself failed on this article ({type(error).__name__}: {error}). Please report it."
            return CheckedDocument(notices=notices, error=f"{document.name}: {told}")
        if report is None:
            return CheckedDocument(notices=notices, refused=f"{document.name}: {_not_checked(dated)}")
        return CheckedDocument(_without_zone(report), notices)

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
        zone = time_zones.zone(settings.time_zone) if settings.time_zone else None
        return replace(document, published=published, language=language, zone=zone)


def _not_checked(document: Document) -> str:
    """Why a document is none of ours: its language by name, where it has one."""
    texts = [part.text for part in document.parts]
    if not any(map(_LETTER.search, texts)):
        why = "there are no words in it" if any(map(str.strip, texts)) else "it is empty"
        return f"not checked, since {why}. Is this the right file?"
    named = languages.named(pipeline.written_in(document))
    its = f"it is {named}, and that language" if named else "its language"
    return f"not checked, since {its} is not supported. Supported: Arabic (--language ar)."


def _content(source: inputs.Source) -> bytes | None:
    """The bytes of a file that may be known; None where it is none, or cannot be read: whoever reads it says why."""
    if source.path is None or inputs.is_json_lines(source) or inputs.is_stream(source):
        return None
    try:
        with opened(source.path) as file:
            content = file.read(_LARGEST + 1)
            return content if len(content) <= _LARGEST else None
    except (OSError, ValueError):
        return None


def _without_zone(report: Report) -> Report:
    """Once the day of publication is known the zone is of no use, and it can neither be kept nor sent to another process."""
    if report.document.zone is None:
        return report
    return replace(report, document=replace(report.document, zone=None))


def _without_text(judged: CheckedDocument) -> CheckedDocument:
    """A report that found nothing needs no text: it is shown by none, and makes results large."""
    report = judged.report
    if report is None or report.findings or report.accepted or report.mentions:
        return judged
    return replace(judged, report=replace(report, document=replace(report.document, parts=())))


def plan_of(settings: Settings) -> Plan:
    """The rules that settings ask for; UsageError names what is not known, with its place."""
    return pipeline.plan(
        select=settings.select, ignore=settings.ignore, enable=settings.enable, severity=settings.severity,
        options=settings.options, persona=settings.persona, min_confidence=settings.min_confidence,
        messages=settings.messages, folders=tuple(Path(r) for r in settings.rules), where=settings.where,
        own=Additions(tuple(settings.gazetteer.items()), settings.names),
    )  # fmt: skip
