"""The baseline: findings that a newsroom accepts for now, so that a gate sees only what is new.

An entry is a rule, an article and the fingerprint of the statements, never a line: paragraphs may move, and a figure that
changes makes another finding. The file is JSON, sorted, one entry a line, so that it reads well in a review.
"""

from __future__ import annotations

import errno
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from checker.core.bounded import MIB, read_text
from checker.core.errors import UsageError
from checker.core.files import write_whole
from checker.core.findings import Accepted

if TYPE_CHECKING:
    from checker.core.documents import Document
    from checker.core.findings import Finding, Report

VERSION = 1
_LARGEST = 64 * MIB
_MOST = 2_000_000


class Entry(Struct, frozen=True, order=True):
    """One accepted finding: article, rule, and the fingerprint of its statements.

    The article is a path seen from the baseline, with # and the id for a line of JSON.
    """

    article: str
    rule: str
    fingerprint: str


class Baseline(Struct):
    """The entries of a file, how often each is accepted, and the words that it was accepted for, to show them."""

    path: Path
    counts: Counter[Entry] = field(default_factory=Counter)
    words: dict[Entry, str] = field(default_factory=dict)

    def entry(self, document: Document, finding: Finding) -> Entry:
        """What a finding is called here."""
        return Entry(article_name(self.path, document), finding.rule, finding.fingerprint)

    def add(self, report: Report) -> None:
        """Accept every finding of a report."""
        for finding in report.findings:
            entry = self.entry(report.document, finding)
            self.counts[entry] += 1
            self.words.setdefault(entry, " | ".join(" ".join(place.text.split()) for place in finding.locations))

    def write(self) -> None:
        """Write the file, whole or not at all."""
        articles: dict[str, list[dict[str, object]]] = {}
        for entry in sorted(self.counts):
            row = {
                "rule": entry.rule,
                "fingerprint": entry.fingerprint,
                "count": self.counts[entry],
                "text": self.words[entry],
            }
            articles.setdefault(entry.article, []).append(row)
        rows = ",\n".join(
            f"  {json.dumps(name)}: [\n"
            + ",\n".join(f"   {json.dumps(row, ensure_ascii=False)}" for row in rows)
            + "\n  ]"
            for name, rows in articles.items()
        )
        text = f'{{\n "version": {VERSION},\n "articles": {{\n{rows}\n }}\n}}\n'
        write_whole(self.path, text.encode("utf-8", "backslashreplace"))  # a lone surrogate becomes its escape


class BaselineFilter:
    """Sets the accepted findings of a run aside, and knows in the end which entries were of no use."""

    def __init__(self, baseline: Baseline) -> None:
        self.baseline = baseline
        self.left = Counter(baseline.counts)
        self.seen: set[str] = set()

    def sift(self, report: Report) -> Report:
        """The report with what the baseline accepts set aside."""
        self.seen.add(article_name(self.baseline.path, report.document))
        kept, accepted = [], []
        for finding in report.findings:
            entry = self.baseline.entry(report.document, finding)
            if self.left[entry] > 0:
                self.left[entry] -= 1
                accepted.append(Accepted(finding, "external"))
            else:
                kept.append(finding)
        if not accepted:
            return report
        return replace(report, findings=tuple(kept), accepted=(*report.accepted, *accepted))

    @property
    def stale(self) -> list[Entry]:
        """Entries for articles of this run that no finding called for: what they accepted has been mended."""
        return sorted(entry for entry, n in self.left.items() if n > 0 and entry.article in self.seen)

    @property
    def gone(self) -> list[Entry]:
        """Entries for articles whose file is not there any more; what has a name in < > never was one."""
        folder = self.baseline.path.parent
        names = {entry.article for entry in self.baseline.counts if not entry.article.startswith("<")}
        lost = {name for name in names if all(_is_gone(folder / each) for each in (name, name.partition("#")[0]))}
        return sorted(entry for entry in self.baseline.counts if entry.article in lost)

    def pruned(self) -> Baseline:
        """The baseline without its stale entries and those of files that are gone; others of articles outside this run stay."""
        stale = set(self.stale) | set(self.gone)
        counts = {entry: n - (self.left[entry] if entry in stale else 0) for entry, n in self.baseline.counts.items()}
        return Baseline(self.baseline.path, Counter({e: n for e, n in counts.items() if n > 0}), self.baseline.words)


def article_name(baseline: Path, document: Document) -> str:
    """An article as the baseline calls it: its path seen from the baseline's folder, so that any checkout agrees."""
    if document.path is None:
        return document.name
    path = Path(os.path.relpath(document.path, baseline.parent or ".")).as_posix()
    return path if document.name == document.path else f"{path}#{document.name}"


def read(path: Path) -> Baseline:
    """The baseline of a file; UsageError says what is wrong with it."""
    text = read_text(path, "this baseline", _LARGEST, " Make one with ittisaq baseline create.")
    if text.count("[") + text.count("{") > _MOST:  # each is a value of its own, many times as large as its letter
        raise UsageError(f"{path}: this baseline holds more than {_MOST} entries. Accept less, by folder.")
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"{path}: this baseline is no valid JSON ({error}). Make it anew with ittisaq baseline create."
        ) from error
    if (
        not isinstance(content, dict)
        or content.get("version") != VERSION
        or not isinstance(content.get("articles"), dict)
    ):
        raise UsageError(
            f"{path}: this is no baseline of version {VERSION}. Make it anew with ittisaq baseline create."
        )
    baseline = Baseline(path)
    for article, rows in content["articles"].items():
        for row in _rows(path, article, rows):
            entry = Entry(article, str(row["rule"]), str(row["fingerprint"]))
            count = row.get("count", 1)
            if type(count) is not int or not 1 <= count <= _MOST:
                raise UsageError(
                    f"{path}: the count of an entry for {article} must be a whole number from 1 to {_MOST}."
                )
            baseline.counts[entry] += count
            baseline.words[entry] = str(row.get("text", ""))
    return baseline


def _rows(path: Path, article: str, rows: object) -> Iterable[Mapping[str, object]]:
    if not isinstance(rows, list) or not all(isinstance(r, dict) and "rule" in r and "fingerprint" in r for r in rows):
        raise UsageError(f"{path}: the entries for {article} must be a list of rules with their fingerprints.")
    return rows


def _is_gone(path: Path) -> bool:
    """Whether there is no such file; a name that is longer than the system takes is none either."""
    try:
        return not path.exists()
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
