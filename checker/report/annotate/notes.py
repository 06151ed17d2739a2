"""What is said in a comment: the message first, then the arithmetic and the repairs, the rule last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.escaping import safe
from checker.core.patterns import regex

if TYPE_CHECKING:
    from checker.core.documents import Span
    from checker.core.findings import Finding, Location, Report
    from checker.words.catalogue import Catalogue

AUTHOR = "ittisaq"
_NO_XML = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Line(Struct, frozen=True):
    """A paragraph of a comment and whether it runs from right to left."""

    text: str
    rtl: bool

    @property
    def directed(self) -> str:
        """The text within marks of its direction, since LibreOffice sets every comment from left to right."""
        return f"\u2067{self.text}\u2069" if self.rtl else self.text


class Note(Struct, frozen=True):
    """A comment on a span of the document; `words` are those that it stands on."""

    span: Span
    words: str
    lines: tuple[Line, ...]

    def with_words(self) -> tuple[Line, ...]:
        """The lines where the comment cannot stand on its words and must name them."""
        return (Line(f"«{_clean(self.words)}»", self.lines[0].rtl), *self.lines)


def notes_of(report: Report, words: Catalogue) -> list[Note]:
    """A comment for every place of every finding, in the order of the findings."""
    return [
        Note(place.span, place.text, (_primary if place.primary else _related)(finding, place, words))
        for finding in report.findings
        for place in finding.locations
    ]


def _primary(finding: Finding, place: Location, words: Catalogue) -> tuple[Line, ...]:
    del place
    said = f"{words.say(f'level.{finding.severity}')}: {finding.message}"
    lines = [Line(_clean(said), words.rtl)]
    if finding.arithmetic:
        lines.append(Line(_clean(finding.arithmetic), rtl=False))
    if finding.repairs:
        title = words.say("report.repair" if len(finding.repairs) == 1 else "report.repairs")
        lines.append(Line(f"{title}:", words.rtl))
        lines += (Line(_clean(f"{r.text} — {r.reason}" if r.reason else r.text), words.rtl) for r in finding.repairs)
    return (*lines, Line(finding.rule, rtl=False))


def _related(finding: Finding, place: Location, words: Catalogue) -> tuple[Line, ...]:
    """The comment on another statement of the finding names the place of the first."""
    said = f"{place.label or words.say(f'level.{finding.severity}')}: {finding.message}"
    return Line(_clean(said), words.rtl), Line(finding.rule, rtl=False)


def _clean(text: str) -> str:
    """A line without control characters and without what XML cannot hold."""
    return _NO_XML.sub("\ufffd", safe(text))
