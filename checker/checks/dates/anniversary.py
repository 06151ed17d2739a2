"""An anniversary whose number does not fit the year of the event."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.calendars.gregorian import day_of, nearest_year
from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.dates.anniversary_event import REACH, YEAR, Anniversary, read_event
from checker.checks.dates.founding import founding
from checker.core.documents import Anchor, Span
from checker.core.findings import Repair
from checker.core.folding import fold
from checker.core.mentions import DateMention
from checker.core.patterns import regex
from checker.words import check_words

if TYPE_CHECKING:
    from checker.scan.scanner import Scan


_UNITS = (
    "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة",
)  # fmt: skip
_TENS = ("العشر", "الثلاث", "الأربع", "الخمس", "الست", "السبع", "الثمان", "التسع")
_UNIT = {fold(word): n for n, word in enumerate(_UNITS, 1)} | {"الحاديه": 1}
_TEN = {fold(f"{word}{end}"): 10 * n for n, word in enumerate(_TENS, 2) for end in ("ين", "ون")}
_HUNDRED = "المئويه"
_NUMBER = regex(
    r"ذكري (?:السنويه )?(?:ال ?|رقم )?[\"«(]?(?:(?P<digits>\d{1,3})(?![\d./,])|"
    r"(?P<unit>ال\w+?ه|الاولي)(?: (?P<teen>عشره?)| و(?P<plus>ال\w+))?|(?P<ten>ال\w+[ين]ن))[\")»]?(?!\w)(?: السنويه(?!\w))?"
)
_JUBILEE = regex(r"يوبيل\w{0,2} ال(?P<metal>فضي|ذهبي)(?!\w)")
_JUBILEES = {"فضي": 25, "ذهبي": 50}  # one of diamond is of 60 or of 75 years
_OTHER_YEAR = regex(
    r"(?<!\w)[ولبف]*(?:ال)?(?:عام|سنه|شهر|ذكري|اشهر|اعوام|سنوات) (?:ال)?(?:مقبل|قادم|ماضي|فائت|منصرم|تالي)"
)
_AHEAD = regex(
    r"(?<!\w)(?:[وف]?(?:قبل|قبيل|عشيه|قرب|بقرب)|[ولبف]*(?:ال)?(?:استعداد\w*|تستعد\w*|يستعد\w*|اقتراب|تحضير\w*|تقترب|مقبل\w*|قادم\w*|عشيه|تمهيد\w*|غدا)|س[تين]\w+)(?!\w)"
)
_BEHIND = regex(r"(?<!\w)[وف]?(?:كان|كانت|كانوا|عندما|حين|حينما|ماضي|الماضي|الماضيه|منذ|بعد|قبل)(?!\w)")
_WORDS = 60  # code points of a sentence before the anniversary that set it in another time
_NEIGHBOURS = 40  # dates on each side that may name the year of the event again
_DECEMBER, _JANUARY = 12, 1


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    reach, words = int(options["within"]), check_words.load(article.language)
    outcome.drafts += founding(article)
    for scan in article.scans:
        if not words.may_stand("anniversary", scan.passage.folded):
            continue
        text = scan.passage.folded.text
        for word in words.find("anniversary", text):
            said = _read(text, word.own)
            anchor = article.dateline_at(_place(scan, said)) if said else None
            if said and anchor and (event := read_event(scan, said)):
                (year, span, date), today = event, anchor.day
                outcome.compared.update({date.span} if date else ())
                if _is_past(scan, said, year, span, today.year):
                    continue  # "في الذكرى الخامسة لثورة 2011 خرج الآلاف عام 2016"
                if not _holds(said.number, year, date, today, _time(text, said)) and _is_near(
                    said.number, today.year - year, reach
                ):
                    outcome.drafts.append(_draft(article, scan, said, year, span, anchor))


def _read(text: str, at: int) -> Anniversary | None:
    """The number of an anniversary, in digits or as an ordinal up to a hundred."""
    start = at - 2 if text[at - 2 : at] in ("ال", "لل") else at
    if jubilee := _JUBILEE.match(text, at):
        return Anniversary(_JUBILEES[jubilee["metal"]], start, jubilee.end())
    found = _NUMBER.match(text, at)
    if found is None:
        return None
    digits, unit, teen, plus, ten = found.group("digits", "unit", "teen", "plus", "ten")
    number = int(digits) if digits else _TEN.get(ten, 0)
    if unit:
        number = 100 if unit == _HUNDRED else _UNIT.get(unit, 0)
        if number and (teen or plus):
            number = number + 10 if teen and number < 10 else number + _TEN.get(plus or "", 0) if number < 10 else 0
    return Anniversary(number, start, found.end()) if number else None


def _place(scan: Scan, said: Anniversary) -> Span:
    """The stretch of an anniversary as written."""
    return scan.passage.span(said.start, said.end)


# ---------------------------------------------------------------------------------------------------------------- does it fit


def _time(text: str, said: Anniversary) -> int:
    """Where the copy sets the anniversary: 1 ahead of the dateline, -1 behind it, 0 now, 9 in another year."""
    floor, ceiling = max(0, said.start - 2 * _WORDS), said.end + 2 * REACH
    start = max(text.rfind("\n", floor, said.start), text.rfind(". ", floor, said.start), floor)
    ends = text.find("\n", said.end, ceiling), text.find(". ", said.end, ceiling)
    end = min((end for end in ends if end >= 0), default=ceiling)
    sentence = text[start:end]
    before = text[max(start, said.start - _WORDS) : said.start]
    if _OTHER_YEAR.search(sentence) or YEAR.search(text, start, said.start):
        return 9
    return 1 if _AHEAD.search(sentence) else -1 if _BEHIND.search(before) else 0


def _is_past(scan: Scan, said: Anniversary, year: int, span: Span, today: int) -> bool:
    """Whether the sentence names another year behind that of the event, in which the anniversary was."""
    text, behind = scan.passage.folded.text, scan.passage.folded.index(span.end)
    ends = [at for mark in (". ", "\n") if (at := text.find(mark, behind, said.end + 2 * REACH)) >= 0]
    others = YEAR.findall(text, behind, min(ends, default=said.end + 2 * REACH))
    return any(year < int(other) < today for other in others)


def _holds(number: int, year: int, date: DateMention | None, today: dt.date, time: int) -> bool:
    """Whether the anniversary falls into the dateline's year, or into the one that its day or the words around it give it."""
    years = {today.year}
    if time > 1:
        return True
    if time < 0 and number < today.year - year:
        return True  # "وكان شارك في الذكرى الستين": the year of that day nobody says
    if time:
        years.add(today.year + time)
    if date and date.day and date.months:
        for month in {m.number for m in date.months}:
            near = nearest_year(month, date.day.value, today, None)
            years.update({near.year} if near else ())
            if date.day.value > 28 and not day_of(year, month, date.day.value):
                return True
    elif today.month in (_JANUARY, _DECEMBER):
        years.add(today.year + (1 if today.month == _DECEMBER else -1))
    return any(number == other - year for other in years)


def _is_near(number: int, difference: int, reach: int) -> bool:
    """Whether a number that does not fit is still about this event: off by a little, or by ten; else the year is of something else."""
    if difference <= 1 and number > reach:
        return False
    return difference > 0 and (abs(difference - number) <= reach or abs(difference - number) == 10)


# -------------------------------------------------------------------------------------------------------------- what it says


def _draft(article: Article, scan: Scan, said: Anniversary, year: int, span: Span, anchor: Anchor) -> Draft:
    own, today = _place(scan, said), anchor.day
    say = article.catalogue.say
    places = (article.place(own, say("label.anniversary"), primary=True), article.place(span, say("label.event-year")))
    difference = today.year - year
    fields = {
        "said": article.words(own), "number": str(said.number), "year": str(year), "today": str(today.year),
        "difference": article.catalogue.count("years", difference),
    }  # fmt: skip
    arithmetic = f"{today.year} - {year} = {difference}, not {said.number}"
    repairs = _repairs(article, own, year, span, difference)
    return Draft("event-year", places, fields, arithmetic, repairs, anchor=anchor)


def _repairs(article: Article, own: Span, year: int, span: Span, difference: int) -> tuple[Repair, ...]:
    """The number that fits, where the article gives the event's year once more."""
    near = bisect_left(
        article.dates, (span.part != "title", span.start), key=lambda d: (d.span.part != "title", d.span.start)
    )
    others = article.dates[max(0, near - _NEIGHBOURS) : near + _NEIGHBOURS]
    again = next((d for d in others if d.year and d.year.value == year and not d.span.overlaps(span)), None)
    written = numbered(article.words(own), difference)
    if again is None or written is None:
        return ()
    return (Repair(written, article.catalogue.say("evidence.neighbour", text=again.text), ("neighbour",)),)


def numbered(words: str, number: int) -> str | None:
    """The words of an anniversary with another number, digits for digits and ordinals for ordinals; None above 99."""
    if _JUBILEE.search(fold(words)):
        return None
    if digits := re.search(r"\d+", words):
        return words[: digits.start()] + str(number) + words[digits.end() :]
    if not 1 <= number < 100:
        return None
    head, *rest = words.split(" ")
    kept = [word for word in rest if fold(word) == "السنويه"]
    tens, unit = divmod(number, 10)
    ten = f"{_TENS[tens - 2]}ين" if tens > 1 else ""
    if number <= 10:
        ordinal = _UNITS[number - 1]
    else:
        one = ("الحادية", *_UNITS[1:9])[unit - 1] if unit else ""
        ordinal = f"{one} عشرة" if tens == 1 else f"{one} و{ten}" if unit else ten
    return " ".join((head, *(kept if rest[:1] == kept else ()), ordinal, *(kept if rest[:1] != kept else ())))


CHECK = Check(
    "anniversary", ("event-year", "founding"), frozenset({"said", "number", "year", "today", "difference"}),
    {"within": Option(3)}, _run, voiced=True,
)  # fmt: skip
