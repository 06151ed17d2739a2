"""A range of dates that ends before it begins."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.folding import fold
from checker.core.mentions import DateMention
from checker.core.patterns import regex

if TYPE_CHECKING:
    from checker.scan.scanner import Scan

_FILLER = "يوم|يومي|ايام|تاريخ|شهر|شهري|ليله|مساء|صباح|فجر|ظهر|عصر|الفتره|عام|عامي|سنه|سنتي|العام|السنه|مطلع|منتصف|نهايه|بدايه|اواخر|اوائل"
_OPENER = regex(rf"(?<!\w)[وف]?(من|بين)(?: (?:{_FILLER}))*[ (]{{0,2}}$")
_JOINER = regex(rf"[ )،,]{{0,3}}(و|الي|حتي|وحتي|لغايه|وحتي تاريخ)(?: ?(?:{_FILLER}))* ?")
_AND = ("و", "الي", "حتي")
_TO = ("الي", "حتي", "وحتي", "لغايه", "وحتي تاريخ")
_YEAR_BEHIND = regex(r" ?م? ?(و|الي|حتي) ?(?:عام |سنه |العام )?([0-9]{4})(?![\w/.,٫-][0-9]|\w)")
_DAY_BEFORE = regex(
    r"(?<!\w)[وف]?(من|بين)(?: (?:يوم|يومي|تاريخ))?(?: ال\w+)? ([0-9]{1,2}) (و|الي|حتي|وحتي)(?: ?يوم)?(?: ?ال\w+)? ?$"
)
_REACH = 30  # code points before a date in which its range opens
_CLAUSE = 90  # code points before a range that may say that a day was moved or two days compared
_AGES = 1500  # code points around a range of bare years in which years before Christ are looked for
# "قُدِّم الموعد من 15 مارس إلى 3 مارس": the second day may well come first
_MOVED = regex(
    r"(?<!\w)[وفبل]?(?:ال)?(?:موعد\w*|تقديم|قدم\w*|تقدم\w*|نقل\w*|انتقل\w*|تغيير|غير\w*|تعديل|عدل\w*|تبكير|تبديل|تحويل|قرب\w*|تقريب|عكسي\w*|تنازلي\w*)(?!\w)"
)
_COMPARED = regex(
    r"(?<!\w)[وفبل]?(?:ال)?(?:فرق|فارق|مقارن\w+|قارن\w*|اختيار|مفاضل\w+|خير|تردد|يخير|موازن\w+|خلاف|صراع|قوي|فريقي|كما)(?!\w)"
)
_BEFORE_CHRIST = ("قبل الميلاد", "ق.م", "ق. م", "قبل ميلاد")
_BLOCS = {(14, 3), (8, 3)}  # the Lebanese camps


class _Range(Struct, frozen=True):
    """Two ends as they stand: the span of the whole, the spans and values of both, and the word that opens the range."""

    variant: str
    opener: str
    first: Span
    second: Span
    start: str
    end: str


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    first_year = int(options["first-year"])
    for scan in article.scans:
        for first, second in zip_longest(scan.dates, scan.dates[1:]):
            if first.name or first.calendar != "gregorian":
                continue
            found = _days(scan, first) if first.day else _years(scan, first, first_year) if not first.months else None
            if found is None and second is not None:
                found = _dates(article, scan, first, second, outcome, first_year)
            if found:
                outcome.drafts.append(_draft(article, found))


# ---------------------------------------------------------------------------------------------------------------- two dates


def _dates(
    article: Article, scan: Scan, first: DateMention, second: DateMention, outcome: Outcome, first_year: int
) -> _Range | None:
    """ "من 15 مارس إلى 3 مارس": two dates, each read in full."""
    if second.span.start - first.span.end > _REACH or second.name or second.calendar != "gregorian":
        return None
    raw = scan.passage.raw
    joiner = _JOINER.fullmatch(fold(raw[first.span.end : second.span.start]))
    opener = _opener(scan, first.span.start)
    if joiner is None or opener is None or joiner[1] not in (_AND if opener == "بين" else _TO):
        return None
    outcome.compared.update((first.span, second.span))
    ends = _ends(article, first, second)
    if ends is None or ends[1] >= ends[0] or _is_excused(scan, opener, first.span.start):
        return None
    bare = not first.months and not second.months
    if bare and (_is_ancient(scan, first.span.start) or int(ends[1]) < first_year):
        return None
    return _Range("years" if bare else "dates", opener, first.span, second.span, *ends)


def _opener(scan: Scan, at: int) -> str | None:
    """من or بين before a date; "من بين" is no range."""
    before = fold(scan.passage.raw[max(0, at - _REACH) : at])
    found = _OPENER.search(before)
    if found is None or (found[1] == "بين" and before[: found.start(1)].endswith("من ")):
        return None
    return found[1]


def _ends(article: Article, first: DateMention, second: DateMention) -> tuple[str, str] | None:
    """Both ends in ISO 8601, cut to what both of them say; None where the years leave room for either order."""
    months = {m.number for m in first.months}, {m.number for m in second.months}
    if any(len(numbers) > 1 for numbers in months):
        return None
    if first.year and second.year:
        return _cut(first, first.year.value, second, second.year.value)
    if not (first.day and second.day) or months[0] != months[1] or first.day.value - second.day.value < 2:
        return None  # across the new year, or a whole year: "من 15 مارس إلى 14 مارس"
    if "next" in _looks(first, second) or "last" in _looks(first, second):
        return None
    if {(first.day.value, *months[0]), (second.day.value, *months[1])} <= _BLOCS:
        return None
    if first.year and second.readings and second.readings[0] > f"{first.year.value:04d}-12-31":
        return None  # the dateline puts the second into a later year
    year = first.year or second.year
    anchor = article.anchor_at(first.span)
    stated = year.value if year else anchor.day.year if anchor else None
    if stated is None:
        return tuple(f"{min(months[0]):02d}-{d.value:02d}" for d in (first.day, second.day))  # type: ignore[return-value]
    return _cut(first, stated, second, stated)


def _looks(first: DateMention, second: DateMention) -> tuple[str, ...]:
    """Which way the relative words of the two look ("last", "next-year" → "next")."""
    return tuple(d.relative.removesuffix("-year") for d in (first, second) if d.relative)


def _cut(first: DateMention, first_year: int, second: DateMention, second_year: int) -> tuple[str, str] | None:
    """Year, month and day of both, as far as both are said; None for digits that the other order of day and month puts right."""
    one, two = _parts(first, first_year), _parts(second, second_year)
    if first.numeric and second.numeric and (one[0], one[:0:-1]) <= (two[0], two[:0:-1]):
        return None
    length = min(len(one), len(two))
    return "-".join(f"{n:02d}" for n in one[:length]), "-".join(f"{n:02d}" for n in two[:length])


def _parts(date: DateMention, year: int) -> tuple[int, ...]:
    months = tuple(m.number for m in date.months[:1])
    return (year, *months, *((date.day.value,) if date.day and months else ()))


# ------------------------------------------------------------------------------------------------- a bare year or a bare day


def _years(scan: Scan, first: DateMention, first_year: int) -> _Range | None:
    """ "بين عامي 2016 و2011": the second year stands alone."""
    folded = scan.passage.folded
    behind = folded.index(first.span.end)
    found = _YEAR_BEHIND.match(folded.text, behind, behind + _REACH)
    if found is None or first.year is None:
        return None
    opener = _opener(scan, first.span.start)
    if opener is None or found[1] not in (_AND if opener == "بين" else _TO):
        return None
    start, end = first.year.value, int(found[2])
    if (
        not first_year <= end < start
        or _is_ancient(scan, first.span.start)
        or _is_excused(scan, opener, first.span.start)
    ):
        return None
    return _Range("years", opener, first.span, scan.passage.span(*found.span(2)), str(start), str(end))


def _days(scan: Scan, second: DateMention) -> _Range | None:
    """ "من 15 إلى 3 مارس": the first day borrows the month of the second."""
    folded = scan.passage.folded
    text, at = folded.text, folded.index(second.span.start)
    if second.day is None or second.numeric or text[max(0, at - 2) : at].rstrip()[-1:] not in ("و", "ي"):
        return None
    found = _DAY_BEFORE.search(text, max(0, at - _REACH), at)
    if found is None or found[3] not in (_AND if found[1] == "بين" else _TO):
        return None
    start, end, month = int(found[2]), second.day.value, second.months[0].number
    if not end < start <= 31 or {(start, month), (end, month)} <= _BLOCS:
        return None
    if _is_excused(scan, found[1], folded.start(found.start())) or text.endswith("من ", 0, found.start(1)):
        return None
    year = f"{second.year.value:04d}-" if second.year else ""
    ends = f"{year}{month:02d}-{start:02d}", f"{year}{month:02d}-{end:02d}"
    return _Range("days", found[1], scan.passage.span(*found.span(2)), second.span, *ends)


# -------------------------------------------------------------------------------------------------------------- what it means


def _is_ancient(scan: Scan, at: int) -> bool:
    """Whether the copy speaks of years before Christ, which descend."""
    near = scan.passage.raw[max(0, at - _AGES) : at + _AGES]
    return any(words in near for words in _BEFORE_CHRIST)


def _is_excused(scan: Scan, opener: str, at: int) -> bool:
    """A date that was moved forward, or two days that are compared."""
    start = scan.passage.sentences[scan.passage.sentence_at(at)][0] if scan.passage.sentences else 0
    before = fold(scan.passage.raw[max(start, at - _CLAUSE) : at])
    return bool((_MOVED if opener == "من" else _COMPARED).search(before))


def _draft(article: Article, found: _Range) -> Draft:
    raw = article.raw(found.first.part)
    whole = Span(found.first.part, found.first.start, found.second.end)
    first, second = article.words(found.first), article.words(found.second)
    place = article.place(whole, article.catalogue.say("label.date-range"), primary=True)
    repairs: tuple[Repair, ...] = ()
    if found.variant == "years" or (found.variant == "dates" and found.opener == "بين"):
        swapped = second + raw[found.first.end : found.second.start] + first
        repairs = (Repair(swapped, article.catalogue.say("evidence.order"), ("order",)),)
    arithmetic = f"{found.start} > {found.end}"
    return Draft(found.variant, (place,), {"first": first, "second": second}, arithmetic, repairs)


CHECK = Check(
    "date-range",
    ("dates", "days", "years"),
    frozenset({"first", "second"}),
    {"first-year": Option(1600)},
    _run,
    voiced=True,
)
