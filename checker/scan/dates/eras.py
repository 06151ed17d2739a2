"""What the months and years of other calendars ask of their neighbours, before they are read as a date: رمضان is also a man's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex

if TYPE_CHECKING:
    from checker.core.mentions import DateNumber
    from checker.scan.token_stream import TokenStream
    from checker.words.months import MonthWord

# the years that copy writes without naming their era
BARE_YEARS = {
    "hijri": range(1300, 1501),
    "persian": range(1300, 1501),
    "coptic": range(1600, 1801),
    "hebrew": range(5600, 5901),
}
_GREGORIAN_YEARS = range(1900, 2101)  # 10 رمضان 1973
_LAST_HIJRI = 1500
_WORD = regex(r" ?([^\W\d_]+)")
# behind a year, or behind the first of two: "2100 و1600 قبل الميلاد"
_BEFORE_CHRIST = regex(r"(?: ?(?:و|او|[-–—]|الي|حتي) ?\d{1,5})? ?(?:قبل (?:ال)?(?:ميلاد|مسيح)|ق\.? ?م(?!\w))")
_SOLAR = regex(r"\.? ?ش(?![^\W\d_])")


def era(stream: TokenStream, offset: int) -> tuple[str, int] | None:
    """The calendar that is named right behind a folded offset, and where its name ends: "1436هـ", "1394 هجري شمسي"."""
    word = _WORD.match(stream.text, offset)
    calendar = stream.lexicon.eras.get(word[1]) if word else None
    if word is None or calendar is None:
        return None
    if calendar == "hijri":
        further = _WORD.match(stream.text, word.end())
        if further and stream.lexicon.eras.get(further[1]) == "persian":
            return "persian", further.end()
        if abbreviated := _SOLAR.match(stream.text, word.end()):
            return "persian", abbreviated.end()
    return calendar, word.end()


def is_ancient(stream: TokenStream, offset: int) -> bool:
    """Whether the year that ends at a folded offset lies before Christ."""
    return bool(_BEFORE_CHRIST.match(stream.text, offset))


def end_of_year(stream: TokenStream, end: int, calendar: str) -> int:
    """Where a date ends whose year ends at a folded offset: behind the name of its era."""
    found = era(stream, end)
    return found[1] if found and calendar in ("hijri", "persian") and found[0] in ("hijri", "persian") else end


def is_year(stream: TokenStream, k: int, calendar: str, *, said: bool, dated: bool) -> bool:
    """Whether a number is the year of a date of another calendar; `said` behind the word سنة, `dated` where a day is named."""
    digits = stream.tokens[k].digits or ""
    if not digits.isdecimal() or len(digits) > 4 or stream.tokens[k].clitic:
        return False
    year, found = int(digits), era(stream, stream.tokens[k].end)
    if found and found[0] != "gregorian":
        return 0 < year <= _LAST_HIJRI and calendar in ("hijri", "persian")
    if len(digits) < 4:
        return said and len(digits) == 3 and found is None
    return (found is None and year in BARE_YEARS[calendar]) or (dated and year in _GREGORIAN_YEARS)


def is_month(
    stream: TokenStream, i: int, word: MonthWord, day: DateNumber | None, first: int, year: DateNumber | None
) -> bool:
    """Whether a name beside a day or a year is a month here; `first` is the token of the day, or the name itself."""
    if day is None:
        return year is not None and word.calendar == "hijri"
    gap = stream.text[stream.tokens[first].end : stream.tokens[i].start]
    if stream.tokens[i].clitic or ("/" in gap and year is None):
        return False
    if year or "من" in gap.split() or "شهر" in gap:
        return True
    if "ordinal" in stream.tokens[first].senses:
        return stream.text[stream.tokens[first].start : stream.tokens[first].end] == "غره"
    if not word.weak:
        return True
    after = stream.word_after(stream.tokens[i].end)
    before = stream.sense(first - 1, "weekday") is not None and stream.gap(first - 1, first) == " "
    return before or (after is not None and stream.sense(i + 1, "date_word") == "join")


def numeric_calendar(stream: TokenStream, year: str, end: int) -> str | None:
    """The calendar of a date in digits that ends at a folded offset; None where it cannot be a date of today's copy."""
    found = era(stream, end)
    if found and found[0] in ("hijri", "persian"):
        return found[0] if len(year) in (2, 4) and int(year) <= _LAST_HIJRI else None
    if len(year) != 4:
        return None
    return "gregorian" if int(year) in _GREGORIAN_YEARS else "hijri" if int(year) in BARE_YEARS["hijri"] else None


def lone_year(stream: TokenStream, i: int, *, said: bool) -> tuple[str, int] | None:
    """ "1436هـ", "عام 36 هجرية": the era of a number that is a Hijri year, and where it ends. Two digits only behind سنة."""
    digits = stream.tokens[i].digits or ""
    if not (2 if said else 3) <= len(digits) <= 4 or not digits.isdecimal() or int(digits) > _LAST_HIJRI:
        return None
    found = era(stream, stream.tokens[i].end)
    return found if found and found[0] in ("hijri", "persian") else None
