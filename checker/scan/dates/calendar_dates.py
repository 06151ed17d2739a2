"""Dates with their parts kept apart: weekday, day, one or two month names, year, relative word; Gregorian, Hijri, and others.

The grammar starts at month names and at numeric dates, looks left for day and weekday and right for the other name, the year and
words such as الماضي.
"""

from __future__ import annotations

from msgspec import Struct

from checker.core.model import DateMention, MonthSaid, Said, Span
from checker.core.patterns import regex
from checker.scan.dates import eras
from checker.scan.dates.date_like_names import is_name
from checker.scan.dates.month_pairs import PAIR, SLASHES, find_torn, is_wrong_pair
from checker.scan.dates.numeric_dates import in_digits, lone_year
from checker.scan.dates.years import is_odd, turned
from checker.scan.token_stream import Reader
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


def read_dates(reader: Reader) -> list[DateMention]:
    """All dates of a passage, in order; their atoms are claimed."""
    found, used = [], reader.used
    for i, atom in enumerate(reader.atoms):
        if used[i]:
            continue
        date = None
        if "month" in atom.senses:
            date = _named(reader, i)
        elif atom.digits and (len(atom.digits) > 2 or reader.sense(i - 1, "date_word")):
            date = _in_digits(reader, i)
        if date:
            found.append(date.mention)
            reader.claim(date.first, date.last)
    return found


class _Read(Struct, frozen=True):
    mention: DateMention
    first: int
    last: int


# ------------------------------------------------------------------------------------------------------------ named months


def _named(reader: Reader, i: int) -> _Read | None:
    months = [i, i + 1] if _is_pair(reader, i) else [i]
    said = [_month(reader, k) for k in months]
    if not reader.lexicon.not_months.isdisjoint([m.text for m in said]):
        return None
    day, first, after_word = _day(reader, i)
    if len(months) == 1 and day and is_wrong_pair(reader, i):
        months.append(i + 1)
        said.append(_month(reader, i + 1))
    year, relative, last = _year(reader, months[-1], dated=day is not None)
    word: MonthWord = reader.atoms[i].senses["month"]
    if word.ambiguous and not (day or year or relative or after_word or len(months) > 1):
        return None
    spoken_of = word.calendar == "hijri" and not day and bool(relative or after_word)  # شهر رمضان، رمضان الماضي
    if word.calendar != "gregorian" and not spoken_of and not eras.is_month(reader, i, word, day, first, year):
        return None
    week = _weekday(reader, first) if day else _Week(None, first)
    stop = _stop(reader, months, last if year else None, word.calendar)
    end = max(reader.atoms[last].end, stop)
    core = reader.span(reader.begin(first), stop)
    span = core if (week.first, end) == (first, stop) else reader.span(reader.begin(week.first), end)
    if torn := find_torn(reader, i, months[-1], day, last if relative else None):
        core = Span(core.part, min(core.start, torn.start), max(core.end, torn.end))
        span = Span(span.part, min(span.start, core.start), max(span.end, core.end))
    name = day is not None and is_name(reader, first, day, said, bare=not (year or relative or week.day))
    mention = DateMention(
        span, reader.written(span), core, week.day, day, tuple(said), year, relative, week.relative, name=name, eve=week.eve,
        calendar=word.calendar, torn=torn, odd_year=bool(year) and is_odd(reader.atoms[last].digits or ""),
    )  # fmt: skip
    return _Read(mention, week.first, last)


def _stop(reader: Reader, months: list[int], year: int | None, calendar: str) -> int:
    """Where a date ends without الماضي or its like: behind its year with the era, or behind the bracket of its second name."""
    if year is not None:
        return eras.end_of_year(reader, reader.atoms[year].end, calendar)
    end = reader.atoms[months[-1]].end
    closing = _CLOSED.match(reader.text, end) if len(months) > 1 else None
    return closing.end() if closing else end


def _month(reader: Reader, i: int) -> MonthSaid:
    atom = reader.atoms[i]
    word: MonthWord = atom.senses["month"]
    span = reader.span(atom.start + len(atom.clitic), atom.end)
    text = reader.written(span)
    if " ".join(text.split()) in reader.lexicon.spelling.slips:
        return MonthSaid(word.number, word.systems, text, span, "misspelt")
    return MonthSaid(word.number, word.systems, text, span, atom.senses.get("doubt"))


def _is_pair(reader: Reader, i: int) -> bool:
    """Whether this month and the next name are one month named twice (in agreement or not)."""
    second = reader.atom(i + 1)
    if second is None or second.clitic or "month" not in second.senses:
        return False
    gap = reader.gap(i, i + 1)
    first_word, second_word = reader.atoms[i].senses["month"], second.senses["month"]
    if not PAIR.fullmatch(gap) or not first_word.systems.isdisjoint(second_word.systems):
        return False
    if first_word.calendar != "gregorian" or second_word.calendar != "gregorian":
        return False
    if _OPEN_BRACKET.fullmatch(gap) and not _BRACKET_CLOSES.match(reader.text, second.end):
        return False
    if first_word.number == second_word.number:
        return True
    return not (_in_parallel_lists(reader, i) or _better_pair_follows(reader, i) or _is_span(reader, i, gap))


def _in_parallel_lists(reader: Reader, i: int) -> bool:
    """ "حزيران وتموز (يونيو ويوليو)": the neighbours on both sides pair off crosswise."""
    before, after = _listed(reader, i, -1), _listed(reader, i + 1, 1)
    if before is None or after is None:
        return False
    return bool(
        before.number == reader.atoms[i + 1].senses["month"].number
        or after.number == reader.atoms[i].senses["month"].number
    )


def _listed(reader: Reader, i: int, step: int) -> MonthWord | None:
    """The month joined to this one by و، إلى or a dash."""
    j = i + step
    if reader.sense(j, "range"):
        j += step
    other = reader.sense(j, "month")
    if other is None:
        return None
    left, right = min(i, j), max(i, j)
    between = reader.text[reader.atoms[left].end : reader.atoms[right].start] + reader.atoms[right].clitic
    return other if _LIST_JOIN.fullmatch(between) else None


def _better_pair_follows(reader: Reader, i: int) -> bool:
    """ "أكتوبر نوفمبر/تشرين الثاني": the second name agrees with the third."""
    third = reader.atom(i + 2)
    if third is None or "month" not in third.senses or third.clitic or not PAIR.fullmatch(reader.gap(i + 1, i + 2)):
        return False
    second_word, third_word = reader.atoms[i + 1].senses["month"], third.senses["month"]
    return bool(second_word.number == third_word.number and second_word.systems.isdisjoint(third_word.systems))


def _is_span(reader: Reader, i: int, gap: str) -> bool:
    """Two months that stand for the time between them: "الفترة نوفمبر - كانون الأول"."""
    if gap.strip() in ("-", "–", "—", "،", ""):
        before = reader.word_before(reader.atoms[i].start)
        return before != "من" and reader.lexicon.sense(before, "date_neighbour") == "between"
    return False


def _day(reader: Reader, i: int) -> tuple[Said | None, int, bool]:
    """The day before a month, the first atom of the date, and whether the word شهر stands before the month."""
    k, right, after_word = i - 1, i, False
    if _is_near(reader, k, i) and reader.atoms[k].senses.get("date_word") == "month" and reader.gap(k, i) == " ":
        after_word = True
        k, right = k - 1, k
    if not _is_near(reader, k, right) or reader.used[k] or not _BEFORE_MONTH.fullmatch(reader.gap(k, right)):
        return None, i, after_word
    atom = reader.atoms[k]
    if (
        atom.digits
        and len(atom.digits) < 3
        and not _TOUCHES_NUMBER.search(reader.text[max(0, atom.start - 2) : atom.start])
    ):
        if reader.lexicon.sense(reader.last_word(atom.start), "date_neighbour") == "counter":
            return None, i, after_word
        return Said(int(atom.digits), reader.span(atom.start, atom.end)), k, after_word
    if "ordinal" in atom.senses and not _qualifies_noun(reader, k):
        return Said(atom.senses["ordinal"], reader.span(atom.start, atom.end)), k, after_word
    return None, i, after_word


def _is_near(reader: Reader, left: int, right: int) -> bool:
    """Whether two atoms stand so near that they may belong to one date: most do not, and it is quickly told."""
    atoms = reader.atoms
    return left >= 0 and right < len(atoms) and atoms[right].start - atoms[left].end <= _NEAR


def _qualifies_noun(reader: Reader, k: int) -> bool:
    """ "الأسبوع الأول من مارس": the ordinal belongs to the noun before it, so it is no day."""
    find = reader.lexicon.sense
    before = reader.word_before(reader.atoms[k].start)
    if reader.atoms[k].clitic == "و" and find(before, "ordinal"):  # "بين الأول والخامس من مارس"
        before = reader.word_before(reader.atoms[k].start - len(before) - 1)
    if not before.startswith("ال") or find(before, "range"):  # إلى is no noun
        return False
    return all(find(before, role) is None for role in ("relative_day", "weekday", "date_word"))


class _Week(Struct, frozen=True):
    """The weekday before a day, the first atom of the date, whether it is the eve (ليلة), and the days from today (أمس)."""

    day: Said | None
    first: int
    eve: bool = False
    relative: int | None = None


def _weekday(reader: Reader, first: int) -> _Week:
    k, right = first - 1, first
    while k >= 0 and _BEFORE_DAY.fullmatch(reader.gap(k, right)):
        atom = reader.atoms[k]
        if "weekday" in atom.senses and "bare_weekday" not in atom.senses:
            said = Said(atom.senses["weekday"], reader.span(reader.begin(k), atom.end))
            near = reader.gap(k - 1, k) == " "
            eve = near and reader.sense(k - 1, "date_word") == "eve"
            return _Week(said, k, eve, reader.sense(k - 1, "relative_day") if near else None)
        if atom.senses.get("date_word") not in ("join", "day", "part_of_day") and "relative" not in atom.senses:
            break
        k, right = k - 1, k
    return _Week(None, first)


def _year(reader: Reader, last: int, *, dated: bool) -> tuple[Said | None, str | None, int]:
    """The year behind the last month, the relative word behind it, and the last atom of the date."""
    k, left, relative, said_year = last + 1, last, None, False
    if not _is_near(reader, left, k):
        return None, None, last
    if (word := reader.atoms[k].senses.get("relative")) and reader.gap(left, k) in _BEHIND:
        return None, word, k
    while _is_near(reader, left, k) and _BEFORE_YEAR.fullmatch(reader.gap(left, k)):
        atom = reader.atoms[k]
        if atom.digits:
            if _is_year(reader, k, reader.atoms[last].senses["month"].calendar, said=said_year, dated=dated):
                return Said(int(atom.digits), reader.span(atom.start, atom.end)), relative, k
            break
        if said_year and "relative" in atom.senses:
            return None, f"{atom.senses['relative']}-year", k
        if atom.senses.get("date_word") == "year" and not said_year:
            said_year = True
        else:
            break
        left, k = k, k + 1
    return None, relative, last


def _is_year(reader: Reader, k: int, calendar: str, *, said: bool, dated: bool) -> bool:
    """Whether four digits are the year of this date, and not a count."""
    if calendar != "gregorian":
        return eras.is_year(reader, k, calendar, said=said, dated=dated) and (said or not _is_counted(reader, k))
    digits = reader.atoms[k].digits or ""
    if len(digits) != 4 or not digits.isdecimal() or reader.atoms[k].clitic:
        return False
    if said:
        return int(digits) in _ANY_YEARS
    years = _ANY_YEARS if dated else _YEARS
    return (int(digits) in years or (digits[0] > "2" and bool(turned(digits)))) and not _is_counted(reader, k)


def _is_counted(reader: Reader, k: int) -> bool:
    """Whether a number counts what stands behind it."""
    following = reader.atom(k + 1)
    near = following is not None and not following.clitic and reader.gap(k, k + 1) in (" ", "")
    if following and near and not _COUNTED.isdisjoint(following.senses):
        return True
    return reader.counts_people(reader.atoms[k].end)


# ------------------------------------------------------------------------------------------------------------------ digits


def _in_digits(reader: Reader, i: int) -> _Read | None:
    """A date whose last number is this atom, with the weekday before it, or a year that stands alone."""
    numbers = in_digits(reader, i) if len(reader.atoms[i].digits or "") > 3 else None
    if numbers is None:
        year = lone_year(reader, i)
        return _Read(year, i, i) if year else None
    week = _weekday(reader, numbers.first)
    core = reader.span(reader.atoms[numbers.first].start, numbers.end)
    span = reader.span(reader.begin(week.first), numbers.end)
    mention = DateMention(
        span, reader.written(span), core, week.day, numbers.day, (numbers.month,), numbers.year,
        relative_day=week.relative, numeric=True, eve=week.eve, calendar=numbers.calendar,
    )  # fmt: skip
    return _Read(mention, week.first, i)
