"""`--format sarif`: SARIF 2.1.0, for GitHub's code scanning and for viewers."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from checker import __version__
from checker.core.escaping import safe
from checker.report.json_stream import Array, members
from checker.report.locations import Places, said
from checker.words import catalogue

if TYPE_CHECKING:
    from checker.core.findings import Accepted, Finding, Location, Report
    from checker.pipeline import Plan
    from checker.report.options import ReportOptions
    from checker.report.writers import Tally, Writer
    from checker.rulebook.pages import Example
    from checker.rulebook.rules import Rule
    from checker.words.catalogue import Catalogue

RESULTS = 25_000  # GitHub refuses a run with more results: another run begins
SHOWN = 5_000  # GitHub stores and shows no more results of a run
_HEAD = '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [\n{"results": '
_NEXT_RUN = ',\n{"results": '
_ROOT = "%SRCROOT%"
_PRECISION = ((0.95, "very-high"), (0.8, "high"), (0.5, "medium"), (0.0, "low"))
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
_EXAMPLES = 3
_DESCRIPTION = 1024  # characters of a description that GitHub takes


def report(file: IO[str], settings: ReportOptions, chosen: Plan) -> Writer:
    """The writer of findings."""
    return _Runs(file, settings, chosen)


class _Runs:
    """One run, or several where one would hold more results than GitHub takes."""

    def __init__(self, file: IO[str], settings: ReportOptions, chosen: Plan) -> None:
        self.file = file
        self.settings = settings
        self.known = {rule.id: rule for rule in chosen.rules}
        self.number = 1
        self.language = settings.messages
        self.results = Array(file, _HEAD)
        self.rules: dict[str, int] = {}

    def write(self, report: Report) -> None:
        """All findings of one document, with those that people have accepted."""
        self.language = self.language or report.language
        words = catalogue.load(self.settings.messages or report.language)
        places, seen = Places(report.document), Counter[str]()
        state = {"baselineState": "new"} if self.settings.baseline else {}
        for found in report.findings:
            self._add(_result(places, found, words, seen) | state)
        for accepted in report.accepted:
            self._add(_result(places, accepted.finding, words, seen) | _suppressed(accepted, state))

    def close(self, tally: Tally) -> None:
        """The end of the last run and of the file."""
        self._end(whole=not tally.failed)
        self.file.write("]}\n")

    def _add(self, result: dict[str, Any]) -> None:
        if self.results.length == RESULTS:
            self._end(whole=True)
            self.number += 1
            self.results, self.rules = Array(self.file, _NEXT_RUN), {}
        result["ruleIndex"] = self.rules.setdefault(result["ruleId"], len(self.rules))
        self.results.add(result)

    def _end(self, *, whole: bool) -> None:
        rules = [_rule(self.known[name]) for name in self.rules]
        driver = {"name": "ittisaq", "semanticVersion": __version__, "rules": rules}
        invocation = {"executionSuccessful": whole, "toolExecutionNotifications": self._notices(whole=whole)}
        run: dict[str, object] = {
            "tool": {"driver": driver}, "invocations": [invocation], "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"], "language": self.language or "ar",
            "automationDetails": {"id": "ittisaq/" if self.number == 1 else f"ittisaq/{self.number}/"},
            "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the check ran."}}},
        }  # fmt: skip
        self.results.end(",\n" + members(run) + "}")

    def _notices(self, *, whole: bool) -> list[dict[str, Any]]:
        notices = []
        if self.results.length > SHOWN:
            text = f"GitHub shows the gravest {SHOWN:,} of the {self.results.length:,} results of this run."
            notices.append({"level": "note", "message": {"text": text}})
        if not whole:
            text = "An input could not be read or checked, so results may be missing; standard error names it."
            notices.append({"level": "error", "message": {"text": text}})
        return notices


# ----------------------------------------------------------------------------------------------------------------- results


def _result(places: Places, found: Finding, words: Catalogue, seen: Counter[str]) -> dict[str, Any]:
    """One finding: the primary place, its partners as related locations that the message links to, the repairs as fixes."""
    seen[found.fingerprint] += 1  # the same statements may stand twice in one document
    print_ = f"{found.fingerprint}:{seen[found.fingerprint]}"
    result = {
        "ruleId": found.rule,
        "level": found.severity,
        "message": {"text": _message(places, found, words)},
        "locations": [_location(places, found.locations[0])],
        "relatedLocations": [{"id": n} | _location(places, p) for n, p in enumerate(found.locations[1:], 1)],
        "partialFingerprints": {"primaryLocationLineHash": print_, "ittisaqStatements/v1": print_},
        "properties": {
            "document": places.name, "confidence": found.confidence, "arithmetic": found.arithmetic,
            "repairs": [{"text": r.text, "reason": r.reason, "evidence": list(r.evidence)} for r in found.repairs],
        },
    }  # fmt: skip
    if found.repairs and places.mendable(found.locations[0]):
        result["fixes"] = [_fix(places, found.locations[0], r.text, r.reason) for r in found.repairs]
    return result


def _message(places: Places, found: Finding, words: Catalogue) -> str:
    """The message, and every partner as a link to its related location."""
    links = [f"[{_in_link(places.told(p, words))}]({n})" for n, p in enumerate(found.locations[1:], 1)]
    return " — ".join((_plain(said(found)), *links))


def _plain(text: str) -> str:
    """Text of a message; brackets that would be read as a link are escaped."""
    return safe(text).replace("](", "\\](")


def _in_link(text: str) -> str:
    """The text of a link, in which SARIF wants brackets escaped."""
    return safe(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(places: Places, location: Location) -> dict[str, Any]:
    span = location.span
    physical: dict[str, Any] = {"artifactLocation": _artifact(places)}
    if places.in_file:
        physical["region"] = _region(places, location)
    elif places.row:
        physical["region"] = {"startLine": places.row}
    line, column = places.positions.of(span.part, span.start)
    start, end = places.positions.stretch(span)
    kept = {"part": span.part, "start": start, "end": end, "line": line, "column": column}
    logical = [{"name": span.part, "fullyQualifiedName": f"{places.name}/{span.part}", "kind": "member"}]
    told = {"message": {"text": safe(location.label)}} if location.label else {}
    return {"physicalLocation": physical, "logicalLocations": logical, "properties": kept} | told


def _region(places: Places, location: Location) -> dict[str, Any]:
    place, span = places.of(location), location.span
    region: dict[str, Any] = {
        "startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column,
        "snippet": {"text": location.text},
    }  # fmt: skip
    if places.is_text:
        start, end = places.positions.stretch(span)
        region |= {"charOffset": start, "charLength": end - start}
    return region


def _artifact(places: Places) -> dict[str, Any]:
    if PurePath(places.path).is_absolute():
        return {"uri": "file://" + quote(places.path, errors="surrogatepass")}
    return {"uri": quote(places.path, errors="surrogatepass"), "uriBaseId": _ROOT}


def _fix(places: Places, location: Location, text: str, reason: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(places, location), "insertedContent": {"text": text}}
    change = {"artifactLocation": _artifact(places), "replacements": [replacement]}
    return {"description": {"text": _plain(f"{text} — {reason}")}, "artifactChanges": [change]}


def _suppressed(accepted: Accepted, state: dict[str, str]) -> dict[str, Any]:
    """How a finding was accepted: in the copy, or by the baseline, which then knows it."""
    told = {"justification": accepted.reason} if accepted.reason else {}
    known = {"baselineState": "unchanged"} if accepted.kind == "external" else state
    return {"suppressions": [{"kind": accepted.kind, "status": "accepted"} | told]} | known


# ------------------------------------------------------------------------------------------------------------------- rules


def _rule(rule: Rule) -> dict[str, Any]:
    """What a rule is, with the reasons and some examples of its page as help."""
    reasons = rule.reasons
    first = " ".join(reasons.partition("\n\n")[0].split())
    first = first if len(first) <= _DESCRIPTION else first[: _DESCRIPTION - 1] + "…"
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": rule.id.replace("-", " ").capitalize()},
        "fullDescription": {"text": first},
        "help": {"text": reasons, "markdown": f"{reasons}\n\n{_examples(rule)}"},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "tags": [rule.family], "precision": _precision(rule), "problem.severity": _PROBLEM[rule.severity],
        },
    }  # fmt: skip


def _precision(rule: Rule) -> str:
    """GitHub's word for the least measured precision of a rule's variants; what is not measured is low."""
    measured = min(v.precision.value if v.precision else 0.0 for v in rule.variants.values())
    return next(word for least, word in _PRECISION if measured >= least)


def _examples(rule: Rule) -> str:
    pieces = []
    for kind, title in (("bad", "Found"), ("good", "Left alone")):
        shown = [example for example in rule.examples if example.kind == kind][:_EXAMPLES]
        pieces += [f"**{title}**", *(_example(example) for example in shown)]
    return "\n\n".join(pieces)


def _example(example: Example) -> str:
    return "\n".join(f"> {line}".rstrip() for line in example.marked.split("\n"))
