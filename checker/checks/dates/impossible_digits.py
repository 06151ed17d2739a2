"""Dates in digits that are none in any order of their parts: "13/13/2024"، "2/31/2023"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.calendars.gregorian import month_length
from checker.checks.base import Article, Draft
from checker.core.folding import places
from checker.core.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from checker.scan.scanner import Scan

_DATE = regex(
    r"(?<![\d/.:-])(?:(?P<one>\d{1,2})(?P<mark>[/-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)"
    r"|(?P<first>(?:19|20)\d\d)(?P<sign>[/-])(?P<mid>\d{1,2})(?P=sign)(?P<last>\d{1,2}))(?![\d/-]|\.\d)"
)
# what stands before a date, and not before the number of a law, a case or a page
_LEADS = regex(
    r"(?:\A|[\n(\[«\"]|(?<!\w)[وف]?(?:في|يوم|ب?تاريخ|منذ|حتي|من|الي|لغايه|الموافق|المصادف|المؤرخه?|بين|بعد|قبل|مساء|صباح|"
    r"(?:ال(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)))[ :،(]{1,3})\Z"
)
_REACH = 16
_MONTHS = 12
_YEAR = 4  # digits before the first mark


def impossible_digits(article: Article, scan: Scan) -> Iterator[Draft]:
    """A finding for each of them; those whose middle part may be a month are dates, and are read as such."""
    folded = scan.passage.folded
    for match in _dates(folded.text):
        if _is_impossible(match) and _LEADS.search(folded.text, max(0, match.start() - _REACH), match.start()):
            span = scan.passage.span(*match.span())
            place = article.place(span, article.catalogue.say("label.date"), primary=True)
            fields = {"date": place.text, "day": "", "month": "", "length": ""}
            yield Draft("any-order", (place,), fields, f"{match[0]} is no date in any order")


def _dates(text: str) -> Iterator[re.Match[str]]:
    """Three numbers with a year; only where two of the marks that part them stand near each other the pattern is asked."""
    for mark in "/-":
        for at in places(text, mark):
            if mark in (text[at + 2 : at + 3], text[at + 3 : at + 4]):
                found = _DATE.search(text, max(0, at - _YEAR), at + _REACH)
                if found and found.start() < at < found.end():
                    yield found


def _is_impossible(match: re.Match[str]) -> bool:
    """Whether neither part can be the month of the other, or one of them is zero."""
    one, two, year = (int(match[a] or match[b]) for a, b in (("one", "last"), ("two", "mid"), ("year", "first")))
    if not (one and two):
        return True
    return two > _MONTHS and not (1 <= one <= _MONTHS and 1 <= two <= month_length(one, year))
