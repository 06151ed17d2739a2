"""A little newsroom: writes dates and numbers in the styles of Arabic copy, so that tests can read them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from checker.words import lexicon

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")  # Monday first
MONTHS: dict[str, tuple[str, ...]] = {
    "gulf": (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
    "levant": (
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ),
    "maghreb": (
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
    "morocco": (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    ),
    "mauritania": (
        "يناير",
        "فبراير",
        "مارس",
        "إبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغشت",
        "شتمبر",
        "أكتوبر",
        "نوفمبر",
        "دجمبر",
    ),
}
PAIRS = {
    "slash": "{}/{}",
    "spaced slash": "{} / {}",
    "half-spaced slash": "{}/ {}",
    "bracket": "{} ({})",
    "glued bracket": "{}({})",
    "dash": "{} - {}",
    "glued dash": "{}-{}",
    "space": "{} {}",
}
DIGITS = {"ascii": "0123456789", "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}
LEADS = {
    "none": "{date}",
    "weekday": "{weekday} {date}",
    "comma": "{weekday}، {date}",
    "day word": "يوم {weekday} {date}",
    "muwafiq": "{weekday} الموافق {date}",
    "bracket": "{weekday} ({date})",
    "glued": "{weekday}{date}",
    "li": "ل{glued} {date}",
    "and": "و{weekday} {date}",
    "dash": "{weekday} - {date}",
    "evening": "مساء {weekday} {date}",
}
# systems that can stand beside each other: one name of the pair is foreign to the press of the other
COUPLES = [(a, b) for a, b in product(MONTHS, MONTHS) if (a == "levant") != (b == "levant")]


def digits(number: int | str, script: str) -> str:
    """A number in one of the three scripts of digits."""
    return str(number).translate(str.maketrans(DIGITS["ascii"], DIGITS[script]))


@dataclass(frozen=True)
class Style:
    """How a date is written: month systems (the second may be None), how the pair is joined, what leads, and the digits."""

    first: str = "gulf"
    second: str | None = "levant"
    pair: str = "slash"
    lead: str = "weekday"
    script: str = "ascii"

    def months(self, one: int, two: int | None = None) -> str:
        """The month under one name or two; `two` differs from `one` in a wrong pair."""
        if self.second is None:
            return MONTHS[self.first][one - 1]
        return PAIRS[self.pair].format(MONTHS[self.first][one - 1], MONTHS[self.second][(two or one) - 1])

    def date(self, day: dt.date, *, weekday: int | None = None, second_month: int | None = None) -> str:
        """The date with another weekday or second month than its own, where wanted."""
        name = WEEKDAYS[day.weekday() if weekday is None else weekday]
        numbers = digits(day.day, self.script), digits(day.year, self.script)
        date = f"{numbers[0]} {self.months(day.month, second_month)} {numbers[1]}"
        return LEADS[self.lead].format(weekday=name, glued="ل" + name[2:], date=date)


def styles() -> st.SearchStrategy[Style]:
    """Any style with two month names and a weekday."""
    return st.builds(
        lambda couple, pair, lead, script: Style(couple[0], couple[1], pair, lead, script),
        st.sampled_from(COUPLES),
        st.sampled_from(sorted(PAIRS)),
        st.sampled_from(sorted(set(LEADS) - {"none"})),
        st.sampled_from(sorted(DIGITS)),
    )


def days() -> st.SearchStrategy[dt.date]:
    """Days of the years that news copy speaks of."""
    return st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31))


def sentence(date: str) -> str:
    """A date in its sentence."""
    return f"وصل الوفد إلى البلدة {date} في زيارة قصيرة."


def known_months() -> Iterator[tuple[str, int, str]]:
    """Every month name of the shipped lexicon that a repair may write, with its system and number."""
    for system, names in lexicon.load("ar").months.items():
        for number, name in enumerate(names, 1):
            if name:
                yield system, number, name


# ----------------------------------------------------------------------------------------------------------------- numbers

_UNITS = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_HUNDREDS = ("", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة")
_SCALES = (
    (10**9, "مليار", "ملياران", "مليارات", "مليارا"),
    (10**6, "مليون", "مليونان", "ملايين", "مليونا"),
    (1000, "ألف", "ألفان", "آلاف", "ألفا"),
)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]] if hundreds else []
    if 11 <= rest <= 19:
        words.append({11: "أحد عشر", 12: "اثنا عشر"}.get(rest, f"{_UNITS[rest - 10]} عشر"))
    elif rest <= 10:
        words += [_UNITS[rest]] if rest else []
    else:
        tens, unit = divmod(rest, 10)
        words += [_UNITS[unit]] if unit else []
        words.append(_TENS[tens])
    return " و".join(words)


def in_words(number: int) -> str:
    """A number from 1 to below a thousand milliards, in the words of careful copy (nominative, masculine)."""
    parts = []
    for size, one, two, few, many in _SCALES:
        count, number = divmod(number, size)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif count:
            noun = few if 3 <= count % 100 <= 10 else one if count % 100 in (0, 1, 2) else many
            parts.append(f"{_below_thousand(count)} {noun}")
    if number:
        parts.append(_below_thousand(number))
    return " و".join(parts)


def scaled(count: str, number: int, size: int) -> str:
    """Digits with their scale word in the form that its count asks for: 5 آلاف، 45 ألفا، 300 ألف."""
    _, one, _, few, many = next(s for s in _SCALES if s[0] == size)
    return f"{count} {few if 3 <= number % 100 <= 10 else one if number % 100 in (0, 1, 2) else many}"
