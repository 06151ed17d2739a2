"""Dates with their parts kept apart: weekday, day, one or two month names, year, relative word; Gregorian, Hijri, and others.

The grammar starts at month names and at numeric dates, looks left for day and weekday and right for the other name, the year and
words such as الماضي.
"""

from __future__ import annotations

from msgspec import Struct

from checker.core.model import DateMention, DateNumber, MonthName, Span
from checker.core.patterns import regex
from checker.scan.dates import eras
from checker.scan.dates.date_like_names import is_name
from checker.scan.dates.month_pairs import PAIR, SLASHES, find_torn, is_wrong_pair
from checker.scan.dates.numeric_dates import in_digits, lone_year
from checker.scan.dates.years import is_odd, turned
from checker.scan.token_stream import TokenStream
from checker.words.months import MonthWord

_OPEN_BRACKET = regex(r" ?[(\[] ?")
_BRACKET_CLOSES = regex(r" ?(?:(?:عام |سنه )?\d{4})? ?[)\]]")
_CLOSED = regex(r" ?[)\]]")
_LIST_JOIN = regex(r" ?[-–—] ?| (?:الي|حتي|و) ?| ?و ?| ?، ?")
_BEFORE_DAY = regex(r"[ ،,:(\[\-–—]{0,4}")
_BEFORE_MONTH = regex(r" ?/? ?(?:من )?(?:شهر )?")
_BEFORE_YEAR = regex(r" ?[)\]]? ?[،,./]? ?(?:من )?")
_NEAR = 10  # code points, the longest of what may stand between a month and its day or year
_BEHIND = (" ", ") ", ")", *SLASHES)  # between a month and الماضي; a slash is the rest of a pair
_TOUCHES_NUMBER = regex(r"[\d.,:٫٬%][.,:٫٬]?\Z")  # $ would see through a line break
_COUNTED = frozenset({"scale", "percent", "duration"})  # behind a number that is no year
_YEARS = range(1900, 2101)
_ANY_YEARS = range(1000, 10000)


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


def is_month_pair(stream: TokenStream, i: int) -> bool:
    """Whether this month and the next name are one month named twice (in agreement or not)."""
    second = stream.token(i + 1)
    if second is None or second.clitic or "month" not in second.senses:
        return False
    gap = stream.gap(i, i + 1)
    first_word, second_word = stream.tokens[i].senses["month"], second.senses["month"]
    if not PAIR.fullmatch(gap) or not first_word.systems.isdisjoint(second_word.systems):
        return False
    if first_word.calendar != "gregorian" or second_word.calendar != "gregorian":
        return False
    if _OPEN_BRACKET.fullmatch(gap) and not _BRACKET_CLOSES.match(stream.text, second.end):
        return False
    if first_word.number == second_word.number:
        return True
    return not (_in_parallel_lists(stream, i) or _better_pair_follows(stream, i) or _is_span(stream, i, gap))


def _in_parallel_lists(stream: TokenStream, i: int) -> bool:
    """ "حزيران وتموز (يونيو ويوليو)": the neighbours on both sides pair off crosswise."""
    before, after = _listed(stream, i, -1), _listed(stream, i + 1, 1)
    if before is None or after is None:
        return False
    return bool(
        before.number == stream.tokens[i + 1].senses["month"].number
        or after.number == stream.tokens[i].senses["month"].number
    )


def _listed(stream: TokenStream, i: int, step: int) -> MonthWord | None:
    """The month joined to this one by و، إلى or a dash."""
    j = i + step
    if stream.sense(j, "range"):
        j += step
    other = stream.sense(j, "month")
    if other is None:
        return None
    left, right = min(i, j), max(i, j)
    between = stream.text[stream.tokens[left].end : stream.tokens[right].start] + stream.tokens[right].clitic
    return other if _LIST_JOIN.fullmatch(between) else None


def _better_pair_follows(stream: TokenStream, i: int) -> bool:
    """ "أكتوبر نوفمبر/تشرين الثاني": the second name agrees with the third."""
    third = stream.token(i + 2)
    if third is None or "month" not in third.senses or third.clitic or not PAIR.fullmatch(stream.gap(i + 1, i + 2)):
        return False
    second_word, third_word = stream.tokens[i + 1].senses["month"], third.senses["month"]
    return bool(second_word.number == third_word.number and second_word.systems.isdisjoint(third_word.systems))


def _is_span(stream: TokenStream, i: int, gap: str) -> bool:
    """Two months that stand for the time between them: "الفترة نوفمبر - كانون الأول"."""
    if gap.strip() in ("-", "–", "—", "،", ""):
        before = stream.word_before(stream.tokens[i].start)
        return before != "من" and stream.lexicon.sense(before, "date_neighbour") == "between"
    return False


def _day(stream: TokenStream, i: int) -> tuple[DateNumber | None, int, bool]:
    """The day before a month, the first token of the date, and whether the word شهر stands before the month."""
    k, right, after_word = i - 1, i, False
    if is_near(stream, k, i) and stream.tokens[k].senses.get("date_word") == "month" and stream.gap(k, i) == " ":
        after_word = True
        k, right = k - 1, k
    if not is_near(stream, k, right) or stream.used[k] or not _BEFORE_MONTH.fullmatch(stream.gap(k, right)):
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


def is_near(stream: TokenStream, left: int, right: int) -> bool:
    """Whether two tokens stand so near that they may belong to one date: most do not, and it is quickly told."""
    tokens = stream.tokens
    return left >= 0 and right < len(tokens) and tokens[right].start - tokens[left].end <= _NEAR


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
            said = DateNumber(token.senses["weekday"], stream.span(stream.begin(k), token.end))
            near = stream.gap(k - 1, k) == " "
            eve = near and stream.sense(k - 1, "date_word") == "eve"
            return _Week(said, k, eve, stream.sense(k - 1, "relative_day") if near else None)
        if token.senses.get("date_word") not in ("join", "day", "part_of_day") and "relative" not in token.senses:
            break
        k, right = k - 1, k
    return _Week(None, first)


def read_year_beside(stream: TokenStream, last: int, *, dated: bool) -> tuple[DateNumber | None, str | None, int]:
    """The year behind the last month, the relative word behind it, and the last token of the date."""
    k, left, relative, said_year = last + 1, last, None, False
    if not is_near(stream, left, k):
        return None, None, last
    if (word := stream.tokens[k].senses.get("relative")) and stream.gap(left, k) in _BEHIND:
        return None, word, k
    while is_near(stream, left, k) and _BEFORE_YEAR.fullmatch(stream.gap(left, k)):
        token = stream.tokens[k]
        if token.digits:
            if _is_year(stream, k, stream.tokens[last].senses["month"].calendar, said=said_year, dated=dated):
                return DateNumber(int(token.digits), stream.span(token.start, token.end)), relative, k
            break
        if said_year and "relative" in token.senses:
            return None, f"{token.senses['relative']}-year", k
        if token.senses.get("date_word") == "year" and not said_year:
            said_year = True
        else:
            break
        left, k = k, k + 1
    return None, relative, last


def _is_year(stream: TokenStream, k: int, calendar: str, *, said: bool, dated: bool) -> bool:
    """Whether four digits are the year of this date, and not a count."""
    if calendar != "gregorian":
        return eras.is_year(stream, k, calendar, said=said, dated=dated) and (said or not _is_counted(stream, k))
    digits = stream.tokens[k].digits or ""
    if len(digits) != 4 or not digits.isdecimal() or stream.tokens[k].clitic:
        return False
    if said:
        return int(digits) in _ANY_YEARS
    years = _ANY_YEARS if dated else _YEARS
    return (int(digits) in years or (digits[0] > "2" and bool(turned(digits)))) and not _is_counted(stream, k)


def _is_counted(stream: TokenStream, k: int) -> bool:
    """Whether a number counts what stands behind it."""
    following = stream.token(k + 1)
    near = following is not None and not following.clitic and stream.gap(k, k + 1) in (" ", "")
    if following and near and not _COUNTED.isdisjoint(following.senses):
        return True
    return stream.counts_people(stream.tokens[k].end)


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
        relative_day=week.relative, numeric=True, eve=week.eve, calendar=numbers.calendar,
    )  # fmt: skip
    return _Read(mention, week.first, i)
