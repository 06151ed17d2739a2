"""What a check finds, and the report of an article: statements that contradict each other, repairs, coverage."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from checker.core.amounts import Interval
from checker.core.documents import Document, Notation, Span
from checker.core.ledgers import Ledger
from checker.core.mentions import Mention
from checker.core.severity import Confidence, Severity


class Location(Struct, frozen=True):
    """A marked place of a finding: the stretch, the words as written, and what they say ("" or a label in the report's language)."""

    span: Span
    text: str
    label: str = ""
    primary: bool = False


class Repair(Struct, frozen=True):
    """A correction that the text itself supports, never applied by itself.

    `text` could stand for the words of the finding's primary place. `reason` is the evidence in words, `evidence` the names of
    its votes (weekday, dateline, relative-month …), `rank` 1 for the likeliest. `day` is the day that a corrected date means.
    """

    text: str
    reason: str
    evidence: tuple[str, ...]
    rank: int = 1
    day: dt.date | None = None


class Evidence(Struct, frozen=True):
    """One reason for or against two statements being of one thing: its name, its points on the rule's card, and its words."""

    name: str
    points: int
    text: str


class Finding(Struct, frozen=True):
    """Two statements that do not agree, or one that cannot be: a set of labelled places, the primary first.

    `rule` is the id of its page, `variant` the way in which it was decided. `message` is in the language of the report,
    `arithmetic` in ASCII ("2024-11 | 2024-02"; "" where there is none). `locations` holds at least one place. `repairs` are the
    likeliest first. `drawing` is what a report may draw: the bars of a number line, or a week. `fingerprint` (16 hexadecimal
    digits) is the same for the same rule and words, wherever they stand in the article. `evidence` is what counted where figures were
    weighed, the weightiest first.
    """

    rule: str
    variant: str
    severity: Severity
    confidence: Confidence
    message: str
    arithmetic: str
    locations: tuple[Location, ...]
    repairs: tuple[Repair, ...] = ()
    drawing: Drawing = ()
    fingerprint: str = ""
    evidence: tuple[Evidence, ...] = ()


class Bar(Struct, frozen=True):
    """One interval of a finding's number line: the label that the arithmetic uses for it, and where the copy says it."""

    label: str
    interval: Interval
    span: Span | None = None


class Week(Struct, frozen=True):
    """The weekday that the copy names (Monday 0), and the days that its date may mean, the likeliest reading first."""

    said: int
    days: tuple[dt.date, ...]


Drawing: TypeAlias = tuple[Bar, ...] | Week


class Coverage(Struct, frozen=True):
    """How many dates and figures were read, how many a check compared with something, and why the others were not.

    `unchecked` holds pairs of a reason ("alone", "no-dateline", "name" …) and its count; read = checked + the sum of them.
    `headline` are the words of the copy that were read as the headline.
    """

    read: int = 0
    checked: int = 0
    unchecked: tuple[tuple[str, int], ...] = ()
    headline: str = ""


class Accepted(Struct, frozen=True):
    """A finding that is not reported, since the desk accepts it.

    It does so in the article itself ("inSource", with the reason that it gives) or in the baseline file ("external"); the two
    words are SARIF's.
    """

    finding: Finding
    kind: Literal["inSource", "external"]
    reason: str = ""


class Report(Struct, frozen=True):
    """All that is known of one document after the check.

    `findings` are in the order of their primary places, the title's first; `accepted` are those that the desk set aside.
    `language` is "ar", or "und" where the text is in no language that is checked: there are no findings then. `mentions` is
    empty unless it was asked for (`checker.check` does). `notation` is how the article writes its dates and figures.
    """

    document: Document
    language: str
    findings: tuple[Finding, ...] = ()
    mentions: tuple[Mention, ...] = ()
    coverage: Coverage = Coverage()
    accepted: tuple[Accepted, ...] = ()
    notation: Notation = Notation()
    ledger: Ledger | None = None
