"""A number in a year's place that can be no year, most often one whose digits were reversed by right-to-left software."""

from __future__ import annotations

from msgspec.structs import replace

from checker.calendars.gregorian import days
from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.checks.dates.repair import Candidate, Votes
from checker.core.findings import Repair
from checker.core.folding import fold
from checker.core.mentions import DateMention
from checker.core.patterns import regex
from checker.scan.dates.years import is_stuck_behind, turned

_AROUND = 160  # code points on each side in which another era, or a far future, may be named
_FAR_DIGITS = (3000, 10_000)
_HORIZONS = range(25, 101)  # 2025–2100
_NEAR_FUTURE = range(2101, 3000)
_EARLY = (1002, 1102, 1202, 1302)  # 2001, 2011, 2021 and 2031 reversed
_WORDS = regex(r"[^\W_]+")
_PARTICLES = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "فال")
_LED = regex(r" [وف]?(?:بحلول|في|منذ|حتي|خلال|اواخر|اوائل|مطلع|منتصف|بدايه|نهايه) (?:ال)?(?:عام|سنه) \Z")
_WILL = regex(r" [وف]?س(?:ي|ت|ن|ا)[^ ]{2,} ")


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for date in article.dates:
        if date.year is None or date.calendar != "gregorian":
            continue
        outcome.compared.add(date.span)
        if not (date.odd_year or date.year.value in _NEAR_FUTURE or _is_early(date)):
            continue
        digits = fold(article.words(date.year.span))
        back = turned(digits)
        if (date.odd_year or back) and not _is_meant(article, date, back):
            outcome.drafts.append(_draft(article, date, digits, back))


def _is_early(date: DateMention) -> bool:
    """A year such as 1102, which may be one, where the weekday fits the day in 2011."""
    if date.year is None or date.year.value not in _EARLY or date.weekday is None or date.day is None:
        return False
    back = int(turned(str(date.year.value)) or 0)
    meant = days(replace(date, year=replace(date.year, value=back)))
    return any(d.weekday() == date.weekday.value for d in meant)


def _is_meant(article: Article, date: DateMention, back: str | None) -> bool:
    """Whether the words around say that the number is right: another era, a far future, or a count."""
    assert date.year is not None
    raw, at = article.raw(date.span.part), date.year.span
    start, end = max(0, at.start - _AROUND), at.end + _AROUND
    before = raw[start : at.start].rpartition("\n")[2]
    after = raw[at.end : end].partition("\n")[0]
    # a word that the window cuts may look like a sign of an era
    before = _words(before if raw[start - 1 : start].isspace() or not start else before.partition(" ")[2])
    after = _words(after if raw[end : end + 1].isspace() or end >= len(raw) else after.rpartition(" ")[0])
    lists, around = article.lexicon.odd_years, before + after
    if _any(lists["other_era"], around) or (not date.months and _counts(lists["counted"], before)):
        return True
    if date.year.value in _NEAR_FUTURE:
        return _any((*lists["future"], *lists["far"]), around) or bool(_WILL.search(around))
    if back or is_stuck_behind(fold(raw[at.start : at.end])):
        return False
    if not _is_horizon(date.year.value) and (_any(lists["future"], around) or _WILL.search(around)):
        return True
    led = _LED.search(before) is not None or bool(date.months)
    return _any(lists["far"], around) or not (led or _ends_phrase(raw, at.end))


def _is_horizon(year: int) -> bool:
    """ "بحلول عام 9100": only the first digit is not that of a year for which forecasts are made."""
    return _FAR_DIGITS[0] <= year < _FAR_DIGITS[1] and year % 1000 in _HORIZONS


def _words(text: str) -> str:
    """The folded words with one space before and after each."""
    return f" {' '.join(_WORDS.findall(fold(text)))} "


def _any(marks: tuple[str, ...], words: str) -> bool:
    """Whether one of the marks stands among the words, with or without a particle (the short ones without)."""
    return any(
        f" {particle}{mark} " in words for mark in marks for particle in (_PARTICLES if len(mark) > 3 else ("",))
    )


def _counts(marks: tuple[str, ...], before: str) -> bool:
    """ "كل سنة 4500 زائر"، "بالقطاع العام 4500 ريال": the word before العام says that no year follows."""
    words = before.split()
    return len(words) > 1 and words[-2] in marks


def _ends_phrase(raw: str, end: int) -> bool:
    """Whether no noun follows that the number might count."""
    rest = raw[end : end + 3]
    return (
        not rest.strip() or rest[0] in '\n.،,؛)»"”' or rest[:2] == " و" or (rest[0] == "م" and not rest[1:2].isalpha())
    )


def _draft(article: Article, date: DateMention, digits: str, back: str | None) -> Draft:
    assert date.year is not None
    meant = back or (digits[:4] if len(digits) < 5 or is_stuck_behind(digits) else digits[1:])
    place = article.place(
        date.core if date.months else date.year.span, article.catalogue.say("label.date"), primary=True
    )
    fields = {"year": digits, "meant": meant}
    repairs = _repairs(article, date, meant, "year-digits" if back else "") if back else ()
    arithmetic = f"{digits} reversed = {back}" if back else f"{digits} is no year"
    return Draft("reversed" if back else "impossible", (place,), fields, arithmetic, repairs)


def _repairs(article: Article, date: DateMention, meant: str, evidence: str) -> tuple[Repair, ...]:
    assert date.year is not None
    votes = Votes(article, date, article.raw(date.span.part))
    core = date.core if date.months else date.year.span
    candidate = Candidate(replaced(votes.raw, core, (date.year.span, meant)), None)
    candidate.evidence[evidence] = article.catalogue.say(f"evidence.{evidence}", year=meant)
    return votes.rank([candidate])


CHECK = Check("implausible-year", ("reversed", "impossible"), frozenset({"year", "meant"}), {}, _run, voiced=True)
