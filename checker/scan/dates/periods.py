"""Months, weeks, years and the like by name or by their place beside today's: "الشهر الماضي"، "شهر 2"، "هذا العام"، "عام ألفين".

Each reader looks at one atom and those behind it, and gives what it read with its last atom; none claims anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.model import Moment
from checker.core.patterns import regex
from checker.scan.dates.eras import BARE_YEARS
from checker.scan.figures.numbers import read_number

if TYPE_CHECKING:
    from checker.scan.token_stream import Reader

_SPACE = regex(r"[ \xa0]{1,3}")
_OF = regex(r"[ \xa0]{1,3}(?:(?:من|في)[ \xa0]{1,3})?")
_YEAR_GAP = regex(r" ?[،,/]? ?(?:من |في )?")
_END = regex(
    r"[ \xa0]*(?:$|[\n.،,؛:!?؟)(\]»\"-]|(?:من|في|على|إلى|الي|حتى|حتي|ثم|لدى|عند|عام|سنه|العام|السنه|الساعه)(?![^\W_]))"
)
_YEARS = range(1900, 2101)
_ANY_YEARS = range(1000, 2101)
_FEW = 80  # code points beside a phrase that is all a passage says
_LETTERS = regex(r"[^\W\d_]")


class Got(Struct, frozen=True):
    """What was read, and the last atom of it."""

    moment: Moment
    last: int


def touches(reader: Reader, i: int) -> bool:
    """Whether atom i + 1 stands one space behind atom i, without a particle."""
    following = reader.atom(i + 1)
    return following is not None and not following.clitic and bool(_SPACE.fullmatch(reader.gap(i, i + 1)))


def of(reader: Reader, i: int) -> bool:
    """Whether atom i + 1 follows as what holds atom i: with من, في, ب, ل or nothing between."""
    following = reader.atom(i + 1)
    return following is not None and following.clitic in ("", "ب", "ل") and bool(_OF.fullmatch(reader.gap(i, i + 1)))


def behind(reader: Reader, i: int, role: str) -> int | None:
    """The value of a role of the atom that touches atom i from behind; None where there is none."""
    value: int | None = reader.sense(i + 1, role) if touches(reader, i) else None
    return value


def folded(reader: Reader, i: int) -> str:
    """The word of an atom without its particle."""
    atom = reader.atoms[i]
    return reader.text[atom.start + (0 if atom.digits else len(atom.clitic)) : atom.end]


# -------------------------------------------------------------------------------------------------- units beside today's


def stepped(reader: Reader, i: int, *, bare: bool = False) -> Got | None:
    """ "الأسبوع الماضي"، "هذا الشهر"، "الشهر هذا"، "العام الهجري الجاري"; `bare` takes the unit alone as today's own."""
    if reader.sense(i, "this") and (unit := behind(reader, i, "unit")):
        calendar, last = counted_in(reader, i + 1, str(unit))
        return Got(Moment(str(unit), step=0, calendar=calendar), last)
    unit = reader.sense(i, "unit")
    if unit is None or _is_title(reader, i):
        return None
    calendar, last = counted_in(reader, i, unit)
    if (step := behind(reader, last, "step")) is not None:
        return Got(Moment(unit, step=step, calendar=calendar), last + 1)
    if behind(reader, last, "this") and folded(reader, last + 1) in ("هذا", "هاد", "هاي", "هذي"):
        return Got(Moment(unit, step=0, calendar=calendar), last + 1)
    return Got(Moment(unit, step=0, calendar=calendar), last) if bare and not _is_new(reader, last) else None


def counted_in(reader: Reader, last: int, unit: str) -> tuple[str, int]:
    """The calendar of a month or year that ends at an atom, and its last atom: "العام الهجري"."""
    if unit in ("month", "year") and (calendar := behind(reader, last, "era")):
        return str(calendar), last + 1
    return "gregorian", last


def _is_new(reader: Reader, last: int) -> bool:
    """ "العام الجديد": in December the next one, in January this one."""
    after = reader.word_after(reader.atoms[last].end)
    return after is not None and after[0] in _NEW


def _is_title(reader: Reader, i: int) -> bool:
    """ "الأمين العام السابق": the general is no year."""
    if folded(reader, i) != "العام":
        return False
    before = reader.word_before(reader.atoms[i].start)
    if reader.lexicon.sense(before, "moment_neighbour") == "title":
        return True
    following = reader.word_after(reader.atoms[i].end)
    return bool(following and following[0] in _OFFICE and before.startswith(("ال", "لل", "بال", "وال")))


_NEW = ("الجديد", "الجديده")
# the words behind "العام" that speak of a holder of an office as often as of a year
_OFFICE = frozenset({"السابق", "الحالي", "الراهن", "الجديد", "التالي", "الاخير"})


# -------------------------------------------------------------------------------------------------------- years and weeks


def year(reader: Reader, i: int, *, bare: bool = False) -> Got | None:
    """ "العام الماضي"، "عام 2018"، "2018"، "سنة ألفين وواحد وعشرين"; `bare` takes "العام" alone."""
    got = stepped(reader, i)
    if got:
        return got if got.moment.unit == "year" else None
    if reader.sense(i, "date_word") == "year":
        calendar, last = counted_in(reader, i, "year")
        if _is_terms(reader, i):
            return None
        if touches(reader, last) and (number := _number(reader, last + 1)) and number[0] in _ANY_YEARS:
            return Got(Moment("year", number[0], calendar=calendar), number[1])
        return stepped(reader, i, bare=True) if bare and reader.sense(i, "unit") == "year" else None
    atom = reader.atom(i)
    if atom and atom.digits and len(atom.digits) == 4 and atom.digits.isdecimal() and int(atom.digits) in _YEARS:
        return None if _is_counted(reader, i) else Got(Moment("year", int(atom.digits)), i)
    return None


def _is_terms(reader: Reader, i: int) -> bool:
    """ "العام الدراسي 2018", "السنة المالية 2017/2018": a year that does not begin in January, as plain dates and ranges read it."""
    atom = reader.atoms[i]
    return " " in folded(reader, i) and not folded(reader, i).endswith(("ميلادي", "ميلاديه")) and not atom.digits


def _number(reader: Reader, i: int) -> tuple[int, int] | None:
    """A whole number in digits or words, and its last atom; "الألفان والواحد والعشرون" too."""
    found = read_number(reader, i)
    if found is None or found.value.denominator != 1 or found.vague:
        return None
    return int(found.value), found.last


def _is_counted(reader: Reader, i: int) -> bool:
    following = reader.atom(i + 1)
    return (
        following is not None
        and touches(reader, i)
        and any(role in following.senses for role in ("scale", "percent", "duration"))
    )


def of_year(reader: Reader, last: int, *, bare: bool = False) -> Got | None:
    """The year that holds what ends at an atom: "… من العام الماضي"، "… 2018"، "… لعام 2014"."""
    following = reader.atom(last + 1)
    if (
        following is None
        or following.clitic not in ("", "ب", "ل")
        or not _YEAR_GAP.fullmatch(reader.gap(last, last + 1))
    ):
        return None
    return year(reader, last + 1, bare=bare)


def hijri_year(reader: Reader, i: int) -> Got | None:
    """ "1438" or "لعام 1438" behind what can only have a Hijri year."""
    if reader.sense(i, "date_word") == "year" and touches(reader, i):
        i += 1
    atom = reader.atom(i)
    if atom is None or atom.clitic not in ("", "ل") or reader.gap(i - 1, i) != " ":
        return None
    digits = atom.digits or ""
    return Got(Moment("year", int(digits)), i) if digits.isdecimal() and int(digits) in BARE_YEARS["hijri"] else None


def week(reader: Reader, i: int) -> Got | None:
    """ "الأسبوع الماضي"، "هذا الأسبوع"."""
    got = stepped(reader, i)
    return got if got and got.moment.unit == "week" else None


# ---------------------------------------------------------------------------------------------------------------- months


def month(reader: Reader, i: int) -> Got | None:
    """A month by name, by number behind شهر, by its place in the year ("الشهر التاسع") or beside today's, with its year."""
    got = stepped(reader, i)
    if got:
        return got if got.moment.unit == "month" else None
    number, last = _month_number(reader, i)
    calendar = _calendar(reader, i)
    if number is None or calendar not in ("gregorian", "hijri"):
        return None
    if (step := behind(reader, last, "step")) is not None:
        return Got(Moment("month", number, step=step, calendar=calendar), last + 1)
    holder = of_year(reader, last) or (hijri_year(reader, last + 1) if calendar == "hijri" else None)
    if holder is not None:
        return Got(Moment("month", number, within=holder.moment, calendar=calendar), holder.last)
    return Got(Moment("month", number, calendar=calendar), last)


def _calendar(reader: Reader, i: int) -> str:
    """The calendar of the month that begins at an atom, behind شهر or not."""
    word = reader.sense(i, "month") or reader.sense(i + 1, "month")
    return word.calendar if word else "gregorian"


def _month_number(reader: Reader, i: int) -> tuple[int | None, int]:
    if "month" in (senses := reader.atoms[i].senses):
        second = reader.sense(i + 1, "month")
        paired = second and second.number == senses["month"].number and not reader.atoms[i + 1].clitic
        return senses["month"].number, i + 1 if paired and len(reader.gap(i, i + 1)) <= 3 else i
    if reader.sense(i, "date_word") == "month" and touches(reader, i):
        if "month" in reader.atoms[i + 1].senses:
            return _month_number(reader, i + 1)
        return _numbered(reader, i + 1)
    if reader.sense(i, "unit") == "month" and (number := behind(reader, i, "ordinal")) and number <= 12:
        return number, i + 1
    return None, i


def _numbered(reader: Reader, i: int) -> tuple[int | None, int]:
    """ "شهر 2"، "شهر عشرة"; not "شهر واحد", and not where the number counts what follows."""
    number = _number(reader, i)
    if number is None or not 1 <= number[0] <= 12 or (number[0] == 1 and not reader.atoms[i].digits):
        return None, i
    last = number[1]
    after = reader.atoms[last].end
    following = reader.atom(last + 1)
    dated = following is not None and (
        "step" in following.senses
        or len(following.digits or "") == 4
        or "unit" in following.senses
        or "weekday" in following.senses
    )
    if not (dated and of(reader, last)) and not _END.match(reader.text, after):
        return None, i
    return number[0], last


def is_named(reader: Reader, i: int) -> bool:
    """Whether a month name at an atom is sure to be one."""
    word = reader.sense(i, "month")
    return word is not None and not word.ambiguous


def longer(reader: Reader, i: int, *, bare: bool = False) -> Got | None:
    """A month, year, week or decade that may hold something."""
    for read in (month, week):
        if got := read(reader, i):
            return got
    if got := year(reader, i, bare=bare):
        return got
    got = stepped(reader, i)
    return got if got and got.moment.unit in ("decade", "century", "quarter", "half") else None


def is_whole(reader: Reader, first: int, last: int) -> bool:
    """Whether no other word stands in the passage."""
    start, end = reader.atoms[first].start, reader.atoms[last].end
    if start + len(reader.text) - end >= _FEW:
        return False
    return not re.search(r"\w", reader.text[:start].removesuffix("في ") + reader.text[end:])


def is_day(reader: Reader, k: int) -> bool:
    """Whether an atom can be a day of the month."""
    atom = reader.atom(k)
    if atom is None:
        return False
    if atom.digits:
        return len(atom.digits) <= 2 and atom.digits.isdecimal() and 1 <= int(atom.digits) <= 31
    return "ordinal" in atom.senses and "nth" not in atom.senses


def is_plain(moment: Moment) -> bool:
    """Whether a date of day, month and year says all that this month says."""
    return moment.step in (None, -1, 0, 1) and (moment.within is None or moment.within.number is not None)
