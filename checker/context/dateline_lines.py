"""Lines that are datelines: a date with a place, an agency, a clock time or a label such as "نُشر في:", and little else."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import Folded, fold
from checker.core.patterns import regex
from checker.scan.tokens import read_words
from checker.words.word_forms import word_lists

if TYPE_CHECKING:
    from checker.core.mentions import DateMention
    from checker.scan.scanner import Scan
    from checker.words.lexicon import Lexicon

BEHIND = 40
_JOIN = regex(r"[\s،,/()\-–—]*(?:(?:الموافق|الموافقه|المصادف|و|هـ|ه|م|يوم)[\s،,/()\-–—]*)*")
# what ends a dateline: an agency in slashes or brackets, a dash, a colon, or the end of the line
_SIGNED = regex(r" ?م?[\s،,]*(?:/ ?[^/\n\d]{2,25} ?/|[(\[] ?[^()\[\]\n\d]{2,25} ?[)\]])")
_ENDS = regex(r" ?م?\s*(?:[-–—:|/]|$)")
_CLOCK = regex(
    r"[\s،,|\-–—(]*(?:في |عند )?(?:الساعه )?\d{1,2}[:٫]\d\d(?::\d\d)?"
    r"(?: ?[صم]| صباحا| مساء| ?\(?[A-Za-z]{3}\)?| ?\(?(?:بتوقيت|توقيت|ت غ)(?: [^\W\d_]+){0,2})?[\s).،]*$"
)
_SOURCE = regex(r"[(/\[«\"] ?[^()/\[\]«»\"\n\d]{2,25} ?[)/\]»\"]")
_PUNCTUATION = regex(r"[\W_]+")


class _Words(Struct, frozen=True):
    """Folded words of datelines: those that say that a day is one, agencies, and what may stand between place and day."""

    published: tuple[str, ...]
    agencies: frozenset[str]
    agency: re.Pattern[str]
    between: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    words = word_lists(language)["datelines"]
    published = sorted(map(fold, words["published"]), key=len, reverse=True)
    agencies = list(map(fold, words["agencies"]))
    agency = re.compile(rf" ?م?[\s،,]*(?:{'|'.join(map(re.escape, agencies))})(?!\w)")
    return _Words(tuple(published), frozenset(agencies), agency, frozenset(map(fold, words["between"])))


def is_dateline(scan: Scan, date: DateMention) -> bool:
    """Whether what stands before and behind a date makes it a dateline."""
    before, behind = _before(scan, date), _behind(scan, date)
    words = _words(scan.lexicon.language)
    signed = bool(_SIGNED.match(behind) or words.agency.match(behind))
    ends = bool(_ENDS.match(behind) or _CLOCK.match(behind))
    if label_before(scan, date):
        return True
    if not (signed or ends):
        return False
    place = _SOURCE.sub(" ", before)
    sourced = signed or place != before
    rest = _rest(scan.lexicon, place)
    if rest is None:  # no place
        return (signed or (_is_line(behind) and not sourced)) and not _letters(place, words)
    return not rest or (sourced and len(rest) <= 2)


def label_before(scan: Scan, date: DateMention) -> str | None:
    """The words before a date that say that the article was put out on it: "نُشر في:", "آخر تحديث"."""
    before = _PUNCTUATION.sub(" ", _before(scan, date)).strip()
    before = before.removesuffix(" يوم")
    return before if before in _words(scan.lexicon.language).published else None


def _before(scan: Scan, date: DateMention) -> str:
    """The folded words of the paragraph before a date, without the Hijri date that it is joined to."""
    passage = scan.passage
    start, end = passage.paragraph_start(date.span.start), date.span.start
    at = bisect_left(scan.dates, end, key=lambda d: d.span.start)
    if (
        at
        and (other := scan.dates[at - 1]).span.start >= start
        and _JOIN.fullmatch(fold(passage.raw[other.span.end : end]))
    ):
        end = other.span.start
    return fold(passage.raw[start:end])


def _behind(scan: Scan, date: DateMention) -> str:
    """The folded words of the paragraph behind a date."""
    passage = scan.passage
    stop = passage.paragraphs[passage.paragraph_at(date.span.start)][1]
    return fold(passage.raw[date.span.end : min(stop, date.span.end + BEHIND)])


def _is_line(behind: str) -> bool:
    """Whether a date ends its line, or only a time stands behind it."""
    return not behind.strip(" م.،,:") or bool(_CLOCK.match(behind))


def _rest(lexicon: Lexicon, before: str) -> list[str] | None:
    """The words before a date that are neither a place nor between a place and its day; None where no place begins them."""
    tokens = [
        a for a in read_words(Folded(before), lexicon.context.find) if "place" in a.senses or "typed_place" in a.senses
    ]
    if not tokens or _letters(before[: tokens[0].start], _words(lexicon.language)) or tokens[0].clitic:
        return None
    rest, at = "", 0
    for token in tokens:
        rest += " " + before[at : token.start]
        at = token.end
    return _letters(rest + " " + before[at:], _words(lexicon.language))


def _letters(text: str, words: _Words) -> list[str]:
    return [w for w in _PUNCTUATION.sub(" ", text).split() if w not in words.between and w not in words.agencies]
