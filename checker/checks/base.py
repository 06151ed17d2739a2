"""What a check is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from checker.calendars.gregorian import WEEKDAYS
from checker.context.datelines import Datelines
from checker.context.notation import notation_of
from checker.context.stories import Segment, Stories
from checker.core.bounded import quoted
from checker.core.claims import Binding
from checker.core.documents import Anchor, Document, Notation, Span
from checker.core.findings import Drawing, Evidence, Location, Repair
from checker.core.mentions import DateMention, Mention
from checker.link.changes import Change, read_changes
from checker.link.conversions import Conversion, read_conversions
from checker.link.graph import FigureGraph
from checker.link.statement_sentences import encoded_sentences
from checker.link.statements import EncodedSentence
from checker.resolve.calendar_pairs import Pair, find_pairs
from checker.scan.scanner import Scan
from checker.words.catalogue import Catalogue
from checker.words.lexicon import Lexicon

Options: TypeAlias = Mapping[str, Any]
MOST = 1_000_000_000  # of an option that is a number


class Article(Struct, frozen=True, dict=True):
    """All that was read of one document, ready to be judged. `messages` are the texts of the report's language."""

    document: Document
    language: str
    lexicon: Lexicon
    messages: Catalogue
    scans: tuple[Scan, ...]
    bindings: tuple[Binding, ...]
    stories: Stories
    datelines: Datelines

    @cached_property
    def notation(self) -> Notation:
        """How the copy writes its dates and figures."""
        return notation_of(self.document, self.dates, self.lexicon)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The texts of the report, with dates and numbers written as the copy writes them."""
        return self.messages.like(self.notation, self.language)

    @cached_property
    def graph(self) -> FigureGraph:
        """The claims of the article's figures, and how they are held against each other."""
        return FigureGraph(self.scans, self.stories)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates of all parts, in order."""
        return tuple([d for scan in self.scans for d in scan.dates])

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The days that the copy gives in two calendars, in order."""
        return tuple([p for scan in self.scans if scan.dates for p in find_pairs(scan, self.lexicon)])

    def partner(self, date: DateMention) -> DateMention | None:
        """The same day in the other calendar, as it stands beside a date."""
        return self._partners.get(date.span)

    @cached_property
    def _partners(self) -> dict[Span, DateMention]:
        """The other date of the first pair in which a date stands, by the place of the date."""
        partners: dict[Span, DateMention] = {}
        for pair in self.pairs:
            for one, other in (pair.dates, pair.dates[::-1]):
                partners.setdefault(one.span, other)
        return partners

    def scan(self, part: str) -> Scan:
        """What was read in one part."""
        return next(s for s in self.scans if s.passage.part == part)

    def segment_of(self, span: Span) -> Segment:
        """The stretch of one story in which a mention stands: of the article, of a digest's item, of a teaser."""
        return self.stories.at(span)

    def same_story(self, one: Span, two: Span) -> bool:
        """Whether two mentions belong to one story: only then can they contradict each other. The title goes with the first."""
        return self.stories.at(one).story == self.stories.at(two).story

    @cached_property
    def event_words(self) -> dict[tuple[str, int], frozenset[str]]:
        """The words that name events, by part and sentence, as far as they were asked for."""
        return {}

    @property
    def anchor(self) -> Anchor | None:
        """The article's own "today"."""
        return self.datelines.main

    def anchor_at(self, span: Span) -> Anchor | None:
        """The "today" of the story in which a mention stands."""
        return self.datelines.at(span)

    def dateline_at(self, span: Span) -> Anchor | None:
        """The dateline of the story in which a mention stands, given or in the copy; None where there is none."""
        anchor = self.datelines.at(span)
        return anchor if anchor and anchor.dated else None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Everything that was read, part by part, in order."""
        from checker.resolve.mention_readings import with_readings  # no rule asks for all of them

        found = (m for scan in self.scans for m in with_readings(scan, self.datelines))
        return tuple(self._as_written(m) for m in found) if self.document.ignores else tuple(found)

    def _as_written(self, mention: Mention) -> Mention:
        """A mention with its words as they stand in the part, where a note of the desk stands among them that no grammar sees."""
        words = self.words(mention.span)
        return mention if mention.text == words else replace(mention, text=words)

    @cached_property
    def lines(self) -> tuple[EncodedSentence, ...]:
        """The sentences that hold two figures or a percentage, as lines of letters, in order."""
        return tuple([line for scan in self.scans if scan.figures for line in encoded_sentences(scan)])

    @cached_property
    def conversions(self) -> tuple[Conversion, ...]:
        """Sums and measures that the copy gives twice, in two kinds of money or two units, in order."""
        return tuple([conversion for scan in self.scans if scan.figures for conversion in read_conversions(scan)])

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes from one figure to another that one clause tells, in order."""
        return tuple(read_changes(self.lines))

    @staticmethod
    def english_weekday(number: int) -> str:
        """The name of a weekday (Monday 0) for the arithmetic, which is ASCII in every language."""
        return WEEKDAYS[number]

    def raw(self, part: str) -> str:
        """A part's text as written."""
        return next(p.text for p in self.document.parts if p.name == part)

    def words(self, span: Span) -> str:
        """The words of a stretch as written."""
        return self.raw(span.part)[span.start : span.end]

    def place(self, span: Span, label: str, *, primary: bool = False) -> Location:
        """A location of a finding."""
        return Location(span, self.words(span), label, primary)


class Draft(Struct, frozen=True):
    """A finding before its rule gives it severity and message. `fields` fill the message; the first location is the primary.

    `anchor` is the dateline that the finding hangs on, if it does: one in the copy is weaker than one given.
    """

    variant: str
    locations: tuple[Location, ...]
    fields: Mapping[str, str]
    arithmetic: str
    repairs: tuple[Repair, ...] = ()
    drawing: Drawing = ()
    anchor: Anchor | None = None
    evidence: tuple[Evidence, ...] = ()


class Outcome(Struct):
    """What a check found, which mentions it compared with something, and which it could not compare and why.

    For checks of the desk's own notes: `ran` are the rules that ran before, `known` all there are, `used` the notes that
    set a finding aside.
    """

    drafts: list[Draft] = field(default_factory=list)
    compared: set[Span] = field(default_factory=set)
    blocked: dict[Span, str] = field(default_factory=dict)
    ran: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    used: set[Span] = field(default_factory=set)


class Option(Struct, frozen=True):
    """An option that a rule page may set: its default, whose type is the option's type, and what else is asked of it.

    `wrong` says what is wrong with a value, or None.
    """

    default: Any
    wrong: Callable[[Any], str | None] | None = None

    def mistake(self, value: Any) -> str | None:
        """What is wrong with a value, to stand behind its name; None where nothing is."""
        if type(value) is not type(self.default):
            return f"must be of the kind of {self.default!r}."
        if isinstance(value, int) and not isinstance(value, bool) and not 0 <= value <= MOST:
            return f"must be a whole number from 0 to {MOST}, not {quoted(value)}."
        if isinstance(value, list) and not all(isinstance(word, str) and word for word in value):
            return "must be a list of words."
        mistake = self.wrong(value) if self.wrong else None
        return f"{mistake}." if mistake and not mistake.endswith((".", "?")) else mistake


def one_of(*names: str) -> Option:
    """An option that is one of some words, or nothing."""

    def wrong(value: str) -> str | None:
        return None if value in ("", *names) else f"must be one of {', '.join(names)}, not {quoted(value)}."

    return Option("", wrong)


def at_least(number: int) -> Callable[[Any], str | None]:
    """What is wrong with an option below a number, under which its check could not reckon."""
    return lambda value: None if value >= number else f"must be {number} or more, not {value!r}"


class Check(Struct, frozen=True):
    """A typed check. `fields` are those that its messages may use, `variants` the ways in which it decides.

    One that is `late` runs behind all others, over what they found.
    What a `voiced` check finds may be someone else's words: the pipeline says so, and lowers it.
    """

    name: str
    variants: tuple[str, ...]
    fields: frozenset[str]
    options: Mapping[str, Option]
    run: Callable[[Article, Options, Outcome], None]
    late: bool = False
    voiced: bool = False
