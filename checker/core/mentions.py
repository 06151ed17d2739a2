"""What is read in the copy: dates, times, figures, places, attributions and quotations, each with its place and words."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

from checker.core.amounts import Amount, Hedge, Interval, Number
from checker.core.documents import Span

NounForm: TypeAlias = Literal["singular", "accusative", "dual", "plural"]


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
