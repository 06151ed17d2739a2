"""What holds of every result: offsets are exact, a message is a line that names its place, the same input gives the same result."""

from __future__ import annotations

import io
from collections.abc import Iterator

from checker import pipeline
from checker.app.config.settings_file import Settings
from checker.core.documents import Span
from checker.core.errors import InputError, UsageError
from checker.core.findings import Finding, Report
from checker.report.positions import Positions
from checker.report.writers import Tally, mentions_writer, writer
from fuzz.cases import Problem
from fuzz.limits import place_of

LONGEST_MESSAGE = 2000
_OWN_FAULT = "itself failed"  # of a message for what no code foresaw


def crash(error: BaseException) -> Problem:
    """What was raised, with the innermost of our functions that it passed."""
    return Problem("crash", f"{type(error).__name__} in {place_of(error)}", str(error)[:200])


def message(error: InputError | UsageError, *named: str) -> Iterator[Problem]:
    """A message of ours is a sentence that begins with one of these names, and is no excuse for a fault of ours."""
    told = str(error)
    kind = type(error).__name__
    if _OWN_FAULT in told:
        said = told.partition(_OWN_FAULT)[2][:60]
        yield Problem("crash", f"told{said.partition(':')[0]}", told)
    if not told.startswith(named):
        yield Problem("message", f"{kind} names no place", told)
    if len(told) > LONGEST_MESSAGE:
        yield Problem("message", f"{kind} is long", told[:200])
    if not told.rstrip().endswith((".", "?", ")")):
        yield Problem("message", f"{kind} is no sentence", told[-200:])


def _findings(report: Report) -> Iterator[Finding]:
    yield from report.findings
    yield from (accepted.finding for accepted in report.accepted)


def written(report: Report | None) -> str:
    """A report as scripts get it, mentions and findings: the same letters in every process, where a set has no order of its own."""
    if report is None:
        return ""
    file, tally = io.StringIO(), Tally()
    settings = Settings().with_options(format="json")
    for one in (writer(settings, file, pipeline.plan()), mentions_writer(settings, file)):
        one.write(report)
        one.close(tally)
    return file.getvalue()


def offsets(report: Report) -> Iterator[Problem]:
    """Every place of a finding and every mention holds the words that it says: part[start:end] == text."""
    parts = {part.name: part.text for part in report.document.parts}
    for finding in _findings(report):
        if not finding.locations:
            yield Problem("offset", f"{finding.rule} has no place")
        for place in finding.locations:
            yield from _stretch(parts, place.span, place.text, finding.rule)
    for mention in report.mentions:
        yield from _stretch(parts, mention.span, mention.text, type(mention).__name__)


def _stretch(parts: dict[str, str], span: Span, words: str, whose: str) -> Iterator[Problem]:
    text = parts.get(span.part)
    if text is None:
        yield Problem("offset", f"{whose} in no part", repr(span))
    elif not 0 <= span.start < span.end <= len(text):
        yield Problem("offset", f"{whose} out of bounds", f"{span} of {len(text)}")
    elif text[span.start : span.end] != words:
        yield Problem(
            "offset", f"{whose} holds other words", f"{span}: {text[span.start : span.end]!r}, said {words!r}"
        )


def positions(report: Report) -> Iterator[Problem]:
    """Every place of a finding leads into the file, its end behind its start, and where no markup stands between, to its words."""
    where = Positions(report.document)
    files = {part.name: part.origin.file if part.origin else part.text for part in report.document.parts}
    for finding in _findings(report):
        for place in finding.locations:
            start, end = where.stretch(place.span)
            if not 0 <= start <= end <= len(files[place.span.part]):
                yield Problem(
                    "offset", f"{finding.rule} out of the file", f"{start}, {end} of {len(files[place.span.part])}"
                )
            first, last = where.of(place.span.part, place.span.start), where.behind(place.span.part, place.span.end)
            if not (1, 1) <= first <= last:
                yield Problem("offset", f"{finding.rule} ends before it begins", f"{first}, {last}")
            if start < end and not _leads_to(where.written(place.span), place.text):
                told = f"{where.written(place.span)!r}, not {place.text!r}"
                yield Problem("offset", f"{finding.rule} stands elsewhere in the file", told)


def _leads_to(written: str, words: str) -> bool:
    """Whether the file holds the words there, letter by letter in order; with entities, escapes or tags among them nobody can tell."""
    if any(sign in written for sign in "<&\\{"):
        return True
    left = iter(written)
    return all(letter in left for letter in words if not letter.isspace())
