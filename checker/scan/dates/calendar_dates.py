"""Dates with their parts kept apart: weekday, day, one or two month names, year, relative word; Gregorian, Hijri, and others.

The grammar starts at month names and at numeric dates, looks left for day and weekday and right for the other name, the year and
words such as الماضي.
"""

from __future__ import annotations

from msgspec import Struct

from checker.core.documents import Span
from checker.core.mentions import DateMention, DateNumber, MonthName
from checker.core.patterns import regex
from checker.scan.dates import eras
from checker.scan.dates.date_like_names import is_name
from checker.scan.dates.month_name_pairs import is_month_pair
from checker.scan.dates.month_pairs import find_torn, is_wrong_pair
from checker.scan.dates.numeric_dates import in_digits, lone_year
from checker.scan.dates.year_beside import is_near, read_year_beside
from checker.scan.dates.years import is_odd
from checker.scan.token_stream import TokenStream
from checker.words.months import MonthWord

_CLOSED = regex(r" ?[)\]]")
_BEFORE_DAY = regex(r"[ ،,:(\[\-–—]{0,4}(?:في )?(?:ال ?)?")
_BEFORE_MONTH = regex(r" ?/? ?(?:من )?(?:شهر )?")
_DASHES = regex(r" ?[-–—] ?")  # "31-أبريل-1974"
_LATEST_YEAR = 9999
_FAMILIES = (3, 4, 5)  # الخميس، الجمعة، السبت
_TOUCHES_NUMBER = regex(r"[\d.,:٫٬%][.,:٫٬]?\Z")  # $ would see through a line break


def read_dates(stream: TokenStream) -> list[DateMention]:
    """All dates of a passage, in order; their tokens are claimed."""
    found, used = [], stream.used
    for i, token in enumerate(stream.tokens):
        if used[i]:
            continue
        date = None
        if "month" in token.senses:
            date = _named(stream, i)
        elif token.digits and (len(token.digits) > 2 or stream.sense(i - 1, "date_word")):
            date = _in_digits(stream, i)
        if date:
            found.append(date.mention)
            stream.claim(date.first, date.last)
    return found


class _Read(Struct, frozen=True):
    mention: DateMention
    first: int
    last: int


# ------------------------------------------------------------------------------------------------------------ named months


def _named(stream: TokenStream, i: int) -> _Read | None:
    months = [i, i + 1] if is_month_pair(stream, i) else [i]
    said = [_month(stream, k) for k in months]
    if not stream.lexicon.not_months.isdisjoint([m.text for m in said]):
        return None
    day, first, after_word = _day(stream, i)
    if len(months) == 1 and day and is_wrong_pair(stream, i):
        months.append(i + 1)
        said.append(_month(stream, i + 1))
    year, relative, last = read_year_beside(stream, months[-1], dated=day is not None)
    word: MonthWord = stream.tokens[i].senses["month"]
    if word.ambiguous and not (day or year or relative or after_word or len(months) > 1):
        return None
    spoken_of = word.calendar == "hijri" and not day and bool(relative or after_word)  # شهر رمضان، رمضان الماضي
    if word.calendar != "gregorian" and not spoken_of and not eras.is_month(stream, i, word, day, first, year):
        return None
    week = _weekday(stream, first) if day else _Week(None, first)
    stop = _stop(stream, months, last if year else None, word.calendar)
    end = max(stream.tokens[last].end, stop)
    core = stream.span(stream.begin(first), stop)
    span = core if (week.first, end) == (first, stop) else stream.span(stream.begin(week.first), end)
    if torn := find_torn(stream, i, months[-1], day, last if relative else None):
        core = Span(core.part, min(core.start, torn.start), max(core.end, torn.end))
        span = Span(span.part, min(span.start, core.start), max(span.end, core.end))
    name = day is not None and is_name(stream, first, day, said, bare=not (year or relative or week.day))
    mention = DateMention(
        span, stream.written(span), core, week.day, day, tuple(said), year, relative, week.relative, name=name, eve=week.eve,
        calendar=word.calendar, torn=torn, odd_year=bool(year) and is_odd(stream.tokens[last].digits or ""),
    )  # fmt: skip
    return _Read(mention, week.first, last)


def _stop(stream: TokenStream, months: list[int], year: int | None, calendar: str) -> int:
    """Where a date ends without الماضي or its like: behind its year with the era, or behind the bracket of its second name."""
    if year is not None:
        return eras.end_of_year(stream, stream.tokens[year].end, calendar)
    end = stream.tokens[months[-1]].end
    closing = _CLOSED.match(stream.text, end) if len(months) > 1 else None
    return closing.end() if closing else end


def _month(stream: TokenStream, i: int) -> MonthName:
    token = stream.tokens[i]
    word: MonthWord = token.senses["month"]
    span = stream.span(token.start + len(token.clitic), token.end)
    text = stream.written(span)
    if " ".join(text.split()) in stream.lexicon.spelling.slips:
        return MonthName(word.number, word.systems, text, span, "misspelt")
    return MonthName(word.number, word.systems, text, span, token.senses.get("doubt"))


def _day(stream: TokenStream, i: int) -> tuple[DateNumber | None, int, bool]:
    """The day before a month, the first token of the date, and whether the word شهر stands before the month."""
    k, right, after_word = i - 1, i, False
    if is_near(stream, k, i) and stream.tokens[k].senses.get("date_word") == "month" and stream.gap(k, i) == " ":
        after_word = True
        if stream.tokens[k].clitic == "ل":  # "المؤشر 32 لشهر أغسطس"
            return None, i, after_word
        k, right = k - 1, k
    if not is_near(stream, k, right) or stream.used[k] or not _leads(stream, k, right):
        return None, i, after_word
    token = stream.tokens[k]
    if (
        token.digits
        and len(token.digits) < 3
        and not _TOUCHES_NUMBER.search(stream.text[max(0, token.start - 2) : token.start])
    ):
        if stream.lexicon.sense(stream.last_word(token.start), "date_neighbour") == "counter":
            return None, i, after_word
        return DateNumber(int(token.digits), stream.span(token.start, token.end)), k, after_word
    if "ordinal" in token.senses and not _qualifies_noun(stream, k):
        return DateNumber(token.senses["ordinal"], stream.span(token.start, token.end)), k, after_word
    return None, i, after_word


def _leads(stream: TokenStream, k: int, right: int) -> bool:
    """Whether what stands between a day and its month joins the two; a dash only where another one leads to a year."""
    gap = stream.gap(k, right)
    if _BEFORE_MONTH.fullmatch(gap):
        return True
    year = stream.token(right + 1)
    dashed = year is not None and len(year.digits or "") == 4 and _DASHES.fullmatch(stream.gap(right, right + 1))
    return bool(dashed and _DASHES.fullmatch(gap))


def _qualifies_noun(stream: TokenStream, k: int) -> bool:
    """ "الأسبوع الأول من مارس": the ordinal belongs to the noun before it, so it is no day."""
    find = stream.lexicon.sense
    before = stream.word_before(stream.tokens[k].start)
    if stream.tokens[k].clitic == "و" and find(before, "ordinal"):  # "بين الأول والخامس من مارس"
        before = stream.word_before(stream.tokens[k].start - len(before) - 1)
    if not before.startswith("ال") or find(before, "range"):  # إلى is no noun
        return False
    return all(find(before, role) is None for role in ("relative_day", "weekday", "date_word"))


class _Week(Struct, frozen=True):
    """The weekday before a day, the first token of the date, whether it is the eve (ليلة), and the days from today (أمس)."""

    day: DateNumber | None
    first: int
    eve: bool = False
    relative: int | None = None


def _weekday(stream: TokenStream, first: int) -> _Week:
    k, right = first - 1, first
    while k >= 0 and _BEFORE_DAY.fullmatch(stream.gap(k, right)):
        token = stream.tokens[k]
        if "weekday" in token.senses and "bare_weekday" not in token.senses:
            if "في" in stream.gap(k, right) and _may_be_name(stream, k):
                break
            said = DateNumber(token.senses["weekday"], stream.span(stream.begin(k), token.end))
            near = stream.gap(k - 1, k) == " "
            eve = near and stream.sense(k - 1, "date_word") == "eve"
            return _Week(said, k, eve, stream.sense(k - 1, "relative_day") if near else None)
        if token.senses.get("date_word") not in ("join", "day", "part_of_day") and "relative" not in token.senses:
            break
        k, right = k - 1, k
    return _Week(None, first)


def _may_be_name(stream: TokenStream, k: int) -> bool:
    """ "عين فهد الخميس في 8 يونيو": some weekdays are names of families, behind a word that is no date's and no noun's."""
    token = stream.tokens[k]
    if token.senses["weekday"] not in _FAMILIES or token.clitic:
        return False
    before, find = stream.word_before(token.start), stream.lexicon.sense
    if not before or before.startswith(("ال", "لل", "بال", "وال")) or before.endswith(("ت", "ه")):
        return False
    return all(find(before, role) is None for role in ("date_word", "relative_day", "says", "date_neighbour", "part"))


# ------------------------------------------------------------------------------------------------------------------ digits


def _in_digits(stream: TokenStream, i: int) -> _Read | None:
    """A date whose last number is this token, with the weekday before it, or a year that stands alone."""
    numbers = in_digits(stream, i) if len(stream.tokens[i].digits or "") > 3 else None
    if numbers is None:
        year = lone_year(stream, i)
        return _Read(year, i, i) if year else None
    week = _weekday(stream, numbers.first)
    core = stream.span(stream.tokens[numbers.first].start, numbers.end)
    span = stream.span(stream.begin(week.first), numbers.end)
    mention = DateMention(
        span, stream.written(span), core, week.day, numbers.day, (numbers.month,), numbers.year,
        relative_day=week.relative, numeric=True, eve=week.eve, calendar=numbers.calendar, odd_year=numbers.year.value > _LATEST_YEAR,
    )  # fmt: skip
    return _Read(mention, week.first, i)
