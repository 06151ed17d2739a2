"""The values that travel through the engine: frozen, slotted, and without any behaviour that needs more than themselves.

Every offset is a half-open pair of Unicode code points of one part ("title" or "text"); where the part was taken out of its
file piece by piece, its `Origin` leads back. Numbers are exact: `int` or `Fraction`, never `float`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    import datetime as dt

    from checker.core.severity import Confidence, Severity

Number: TypeAlias = int | Fraction
NounForm: TypeAlias = Literal["singular", "accusative", "dual", "plural"]
Hedge: TypeAlias = Literal["none", "about", "over", "under", "at-least", "at-most", "between"]


class Interval(Struct, frozen=True):
    """The numbers that a statement allows; None stands for no bound, an open end does not belong to it."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def below(self, other: Interval) -> bool:
        """Whether every number of this interval is smaller than every number of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def disjoint(self, other: Interval) -> bool:
        """Whether no number satisfies both."""
        return self.below(other) or other.below(self)

    def holds(self, value: Number) -> bool:
        """Whether the value satisfies this interval."""
        return not self.disjoint(Interval(value, value))


class Span(Struct, frozen=True):
    """A stretch of one part, half-open, in code points as written."""

    part: str
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether the other stretch lies within this one."""
        return self.part == other.part and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.part == other.part and self.start < other.end and other.start < self.end


class DateNumber(Struct, frozen=True):
    """One number of a date as it stands in the copy: a day, a year, or a weekday (Monday 0 … Sunday 6)."""

    value: int
    span: Span


class MonthName(Struct, frozen=True):
    """One month name of a date: its number (1–12), the systems that use the name, and the words as written.

    `doubt` is "misspelt" where the words are no month's name (`number` is then the month that they are nearest to), and
    "incomplete" where they are half of one (تشرين without الأول or الثاني).
    """

    number: int
    systems: frozenset[str]
    text: str
    span: Span
    doubt: Literal["misspelt", "incomplete"] | None = None

    def same_system(self, other: MonthName) -> bool:
        """Whether one press uses both names, so that the two cannot be one month named twice."""
        return not self.systems.isdisjoint(other.systems)


class Mention(Struct, frozen=True):
    """Something that was read in the copy."""

    kind: ClassVar[str] = "mention"
    span: Span
    text: str


class RelativeTime(Struct, frozen=True):
    """A time that the copy names by its place: `resolve` turns it into readings.

    `unit` is what is meant (day, weekday, week, month, months, quarter, half, season, year, decade, century, holiday), `number` which one
    of its like (weekday 0–6, month 1–12, quarter, season 21–24, year, decade 198 for the eighties, century 20, holiday mmdd).
    `step` counts such units from today's own (الماضي -1, الجاري 0, المقبل 1), `distance` is that far from today (قبل ثلاثة أسابيع:
    -3 weeks). `within` is the longer time that holds it, `nth` its place there (-1 the last), `edge` the start, middle or end of
    what is meant. `window` looks both ways (خلال ثلاثة أيام). `calendar` counts the months, years and holidays ("hijri" or "gregorian").
    """

    unit: str
    number: int | None = None
    step: int | None = None
    distance: int | None = None
    within: RelativeTime | None = None
    nth: int | None = None
    edge: str | None = None
    window: bool = False
    calendar: str = "gregorian"


class DateMention(Mention, frozen=True):
    """A date with its parts kept apart, because they may disagree.

    `core` is the stretch without the weekday. `months` holds the names in the order written: two of different systems are one
    month named twice. `relative` is "last", "next" or "current" where the copy says الماضي، المقبل، الجاري. `readings` are
    ISO 8601, the likeliest first. `relative_day` counts days from today where the copy says اليوم، أمس، غداً before the weekday.
    `name` marks names that look like dates (ثورة 25 يناير), `eve` the night before (ليلة). `torn` is the slash of a month
    pair whose other name is missing. `odd_year` marks a year that cannot be one as it is written (4102, 0102, 201747): no
    readings. `moment` is what a relative date means.
    """

    kind: ClassVar[str] = "date"
    core: Span
    weekday: DateNumber | None = None
    day: DateNumber | None = None
    months: tuple[MonthName, ...] = ()
    year: DateNumber | None = None
    relative: str | None = None
    relative_day: int | None = None
    numeric: bool = False
    name: bool = False
    eve: bool = False
    torn: Span | None = None
    odd_year: bool = False
    calendar: str = "gregorian"
    readings: tuple[str, ...] = ()
    moment: RelativeTime | None = None


class PeriodMention(Mention, frozen=True):
    """Two dates with all the time between them ("من 10 إلى 12 مارس"); the end said first may lie later ("2018/2017")."""

    kind: ClassVar[str] = "date"
    first: DateMention
    last: DateMention
    readings: tuple[str, ...] = ()


class TimeMention(Mention, frozen=True):
    """A time of the clock.

    `hours` (0–23) holds two where the copy does not say which half of the day; `part` is that part of the day ("am", "pm", "noon",
    "night"). `zone` is one of the IANA data base, "local" for بالتوقيت المحلي, None where the copy names none. `date` is the date
    beside it. A minute above 59 stands as it was written: such a time has no readings.
    """

    kind: ClassVar[str] = "time"
    hours: tuple[int, ...]
    minute: int = 0
    zone: str | None = None
    part: str | None = None
    date: DateMention | None = None
    readings: tuple[str, ...] = ()


class DurationMention(Mention, frozen=True):
    """A stretch of time in ISO 8601 (PT45M, P3W); a range has no value, but a low and a high end."""

    kind: ClassVar[str] = "duration"
    value: str | None
    hedge: Hedge = "none"
    low: str | None = None
    high: str | None = None
    connector: Span | None = None


class Amount(Struct, frozen=True):
    """A number as it was said: `value` (None for ranges), `place` (the unit of its last place said, 0 for an exact count), hedge.

    `bounds` are the two ends of a range, or of a vague word such as مئات الآلاف.
    """

    value: Number | None
    place: Number
    hedge: Hedge = "none"
    bounds: tuple[Number, Number] | None = None
    vague: bool = False

    @property
    def entails(self) -> Interval:
        """The numbers that the words commit to."""
        if self.bounds or self.value is None:
            return Interval(*(self.bounds or (None, None)))
        value = self.value
        if self.hedge == "about":
            return Interval(whole(value - self.place), whole(value + self.place))
        if self.hedge in ("over", "at-least"):
            return Interval(value, None, low_open=self.hedge == "over")
        if self.hedge in ("under", "at-most"):
            return Interval(None, value, high_open=self.hedge == "under")
        return self._near(value)

    @property
    def suggests(self) -> Interval:
        """The narrower stretch that the words imply."""
        if self.bounds or self.value is None:
            return self.entails
        value = self.value
        if self.hedge in ("over", "at-least"):
            return Interval(value, whole(value + self.place), low_open=self.hedge == "over")
        if self.hedge in ("under", "at-most"):
            return Interval(whole(value - self.place), value, high_open=self.hedge == "under")
        return self._near(value)

    def _near(self, value: Number) -> Interval:
        """Half a unit of the last place said on both sides."""
        if not self.place:
            return Interval(exact := whole(value), exact)
        half = Fraction(self.place) / 2 if self.place.denominator > 1 or self.place % 2 else self.place // 2
        return Interval(whole(value - half), whole(value + half))


def whole(value: Number) -> Number:
    """An int where the number is whole."""
    return int(value) if value.denominator == 1 else value


class QuantityMention(Mention, frozen=True):
    """A figure with what it counts.

    `unit` is "person", "item" or a UCUM code; `noun` is the counted word as written; `counted` are the classes of the nouns that
    the lexicon knows as people ("person", "displaced", a country code such as "ps" …). `lemma` is the folded singular of the
    noun, so that قتيلا and قتلى are one noun; `form` is the noun's form (singular, accusative, dual, plural) where the lexicon
    knows it. `multiple` marks so many times something (ثلاثة أضعاف: 3); `per` is the base of a rate ("500 لكل 100 ألف": 100,000).
    """

    kind: ClassVar[str] = "quantity"
    amount: Amount
    unit: str | None = None
    noun: str | None = None
    noun_span: Span | None = None
    counted: tuple[str, ...] = ()
    connector: Span | None = None
    lemma: str | None = None
    form: NounForm | None = None
    multiple: bool = False
    per: Number | None = None

    @property
    def entails(self) -> Interval:
        """The numbers that the words commit to."""
        return self.amount.entails

    @property
    def hedge(self) -> Hedge:
        """How the number is hedged."""
        return self.amount.hedge


class PercentMention(Mention, frozen=True):
    """A percentage: 12.5 means 12.5 %; `points` marks percentage points (نقطة مئوية)."""

    kind: ClassVar[str] = "percent"
    amount: Amount
    connector: Span | None = None
    points: bool = False


class MoneyMention(Mention, frozen=True):
    """A sum of money. `currencies` are ISO 4217 codes: one where the copy says which, all that share the name where it does not.

    `noun_span` is the word for the currency.
    """

    kind: ClassVar[str] = "money"
    amount: Amount
    currencies: tuple[str, ...]
    noun_span: Span | None = None
    connector: Span | None = None


class FractionMention(Mention, frozen=True):
    """A part of a whole: `amount.value` is exact ("ثلثا السكان": 2/3, "واحد من كل أربعة": 1/4)."""

    kind: ClassVar[str] = "fraction"
    amount: Amount


class OrdinalMention(Mention, frozen=True):
    """A place in a sequence (الثالثة: 3)."""

    kind: ClassVar[str] = "ordinal"
    value: int


class PlaceMention(Mention, frozen=True):
    """A place name and the gazetteer's places that fit it; a bare name fits every level, a type word (مدينة) picks one."""

    kind: ClassVar[str] = "place"
    places: tuple[str, ...]
    name: str
    feminine: bool


class AttributionMention(Mention, frozen=True):
    """Who says something: the speaker's words, and the stretch of the sentence that is said in that voice."""

    kind: ClassVar[str] = "attribution"
    speaker: str
    reach: Span


class QuoteMention(Mention, frozen=True):
    """A quotation from its opening mark; `closed` is False where no closing mark follows in the paragraph."""

    kind: ClassVar[str] = "quote"
    closed: bool
    speaker: str | None = None


class Origin(Struct, frozen=True):
    """The way from a part's text back to the file that it was read from, where the two differ (tags, entities, front matter).

    `file` is the file as decoded. The k-th piece of the text begins at `starts[k]` (behind the last stands the text's length) and
    stems from the `lengths[k]` code points of the file from `places[k]` on. A piece as long as its stretch agrees with it code
    point by code point; of any other only the whole has a place (an entity, a run of blanks).
    """

    file: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    lengths: tuple[int, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The half-open stretch of the file behind a stretch of the text."""
        if not self.places:
            return 0, 0
        behind = self._behind(end)
        return (min(self._before(start), behind), behind) if start < end else (behind, behind)

    def _before(self, offset: int) -> int:
        """The place of the code point at an offset."""
        k = min(bisect_right(self.starts, offset), len(self.places)) - 1
        return self.places[k] + (offset - self.starts[k] if self._even(k) else 0)

    def _behind(self, offset: int) -> int:
        """The place behind the code point before an offset."""
        k = max(1, bisect_left(self.starts, offset)) - 1
        inside = offset - self.starts[k]
        return self.places[k] + (inside if self._even(k) or not inside else self.lengths[k])

    def _even(self, k: int) -> bool:
        return self.starts[k + 1] - self.starts[k] == self.lengths[k]


class Part(Struct, frozen=True):
    """One text of a document, "title" or "text", as it is read; `origin` leads back into the file, None where the text is the file."""

    name: str
    text: str
    origin: Origin | None = None


class Ignore(Struct, frozen=True):
    """A note of the desk in the article that it means what it wrote.

    `rules` are ids, or "*" for all; `span` is the note itself, `reach` what it covers.
    """

    rules: tuple[str, ...]
    reason: str
    span: Span
    reach: Span

    def covers(self, rule: str, span: Span) -> bool:
        """Whether a finding of that rule with this primary place is meant."""
        return (rule in self.rules or "*" in self.rules) and self.reach.overlaps(span)


class Document(Struct, frozen=True):
    """What a reader makes of one article.

    `name` is the path, or the id of a JSON line. `line` is the line of a JSON Lines file, from 1. `ignores` are the notes of the
    desk that a reader found in what is no copy (front matter). `published` is a day, or a moment where its time and zone are
    given; `zone` is the one in which moments are read, None for their own.
    """

    name: str
    parts: tuple[Part, ...]
    published: dt.date | None = None
    language: str = "auto"
    path: str | None = None
    line: int | None = None
    ignores: tuple[Ignore, ...] = ()
    zone: dt.tzinfo | None = None


class Anchor(Struct, frozen=True):
    """The "today" of an article or of one of its stories.

    It is "given" from outside, a "dateline" in the copy (at `span`), or the day that the "lead" fixes by a full date with its
    weekday.
    """

    day: dt.date
    source: Literal["given", "dateline", "lead"]
    span: Span | None = None

    @property
    def dated(self) -> bool:
        """Whether it is a dateline, given or in the copy."""
        return self.source != "lead"


class Notation(Struct, frozen=True):
    """How an article writes: the zero of its digits, and its names of the twelve months (() where it names none)."""

    zero: str = "0"
    months: tuple[str, ...] = ()


class Claim(Struct, frozen=True):
    """A figure bound to what it counts.

    `measure` is what is counted ("present", "residents", "displaced"), `who` the group counted (() for people at large), `places`
    the gazetteer ids that fit, `as_of` a year or a word that sets the figure in another time (None for now), `part_of` the figure
    that it is said to be a part of. Who says it is asked for where two contradict each other (`Scan.voice_at`).
    """

    figure: QuantityMention | MoneyMention
    measure: str
    who: tuple[str, ...]
    places: tuple[str, ...]
    place_name: str
    as_of: str | None
    part_of: QuantityMention | None = None
    sentence: int = 0


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


class Finding(Struct, frozen=True):
    """Two statements that do not agree, or one that cannot be: a set of labelled places, the primary first.

    `rule` is the id of its page, `variant` the way in which it was decided. `message` is in the language of the report,
    `arithmetic` in ASCII ("2024-11 | 2024-02"; "" where there is none). `locations` holds at least one place. `repairs` are the
    likeliest first. `drawing` is what a report may draw: the bars of a number line, or a week. `fingerprint` (16 hexadecimal
    digits) is the same for the same rule and words, wherever they stand in the article.
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
    """

    read: int = 0
    checked: int = 0
    unchecked: tuple[tuple[str, int], ...] = ()


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
