"""Years alone: "عام 2018", and numbers in a year's place that can be none: "عام 4102" (2014 reversed), "سنة 201747"."""

from __future__ import annotations

from checker.core.mentions import DateMention, DateNumber
from checker.core.patterns import regex
from checker.scan.dates.eras import is_ancient
from checker.scan.token_stream import TokenStream

_FIRST_FAR = 3000  # years up to here are the past, plans and forecasts
_LATEST = 2035  # the last year of which copy commonly speaks
_LONGEST = 6
_LIFE = 20  # code points before a year in which its bracket opens
_MEDIEVAL, _OLDEST = 1000, 120  # the first year, and the most years between two, that need no sign of the era
_OPENED = regex(r"[(\[] ?(?:ت\.? ?|توفيت? |ولدت? )?(?:عام |سنه )?(?:(?P<first>\d{3,4}) ?م? ?[-–—] ?)?\Z")
_CLOSED = regex(r"(?:(?: ?م)? ?[-–—] ?(?P<last>\d{3,4}))?(?P<era> ?م)? ?[)\]]")
_HIJRI_BEFORE = regex(r" ?(?:ه|هجريه?|للهجره) ?(?:[(/\[=–—-]|،? ?(?:الموافقه?|اي)) ?(?:ل?(?:عام|سنه) ?)?")
_ERA_BEHIND = regex(r" ?(?:م|ميلاديه?|للميلاد)(?![^\W_])")
_BESIDE_WORD = regex(r" ?[()\[\]\"«»“”]? ?")  # "عام (2018)"، "بحلول عام) 9100"


def turned(digits: str) -> str | None:
    """The digits in reverse where they are a year of which news copy speaks (1900–2035)."""
    back = digits[::-1]
    return back if len(digits) == 4 and digits.isdecimal() and back != digits and 1900 <= int(back) <= _LATEST else None


def is_odd(digits: str) -> bool:
    """Whether digits in a year's place can be no year: a leading zero, year 3000 or later, or a year with digits stuck to it.

    Digits with a separator among them ("4 534") are none of these.
    """
    if not digits.isdecimal():
        return False
    if len(digits) == 4:
        return digits[0] == "0" or int(digits) >= _FIRST_FAR
    return is_stuck_behind(digits) or (len(digits) == 5 and 1900 <= int(digits[1:]) <= _LATEST)


def is_stuck_behind(digits: str) -> bool:
    """Whether more digits stand behind a year: "201747"; before one they are as likely a count: "22014"."""
    return len(digits) > 4 and digits.isdecimal() and 1900 <= int(digits[:4]) <= _LATEST


def read_year(stream: TokenStream, i: int) -> DateMention | None:
    """ "عام 2018": a year after its word; "0102م": digits that only reversed are a year, before the sign of the era."""
    token = stream.tokens[i]
    digits = token.digits or ""
    if not 3 <= len(digits) <= _LONGEST or not digits.isdecimal():
        return None
    if _is_of_life(stream, i) or _is_converted(stream, i):
        span = stream.span(token.start, token.end)
        return DateMention(span, stream.written(span), span, year=DateNumber(int(digits), span))
    if token.clitic:
        return None
    after_word = stream.sense(i - 1, "date_word") == "year" and _BESIDE_WORD.fullmatch(stream.gap(i - 1, i))
    if len(digits) == 3 and not (after_word and _ERA_BEHIND.match(stream.text, token.end)):
        return None  # "عام 780م"; without the sign as likely a count
    if not after_word and not (digits[0] == "0" and turned(digits) and _has_era(stream, i)):
        return None
    if is_ancient(stream, token.end):
        return None
    odd = is_odd(digits)
    if (len(digits) > 4 and not odd) or (odd and _counts(stream, i)):
        return None
    span = stream.span(token.start, token.end)
    return DateMention(span, stream.written(span), span, year=DateNumber(int(digits), span), odd_year=odd)


def _is_of_life(stream: TokenStream, i: int) -> bool:
    """ "(780-855م)"، "(ت. 855م)"، "(1332-1406)": years alone in brackets, with the sign of the era or as two ends of a life."""
    start, end = stream.tokens[i].start, stream.tokens[i].end
    before = _OPENED.search(stream.text, max(0, start - _LIFE), start)
    behind = _CLOSED.match(stream.text, end) if before else None
    if before is None or behind is None:
        return False
    if behind["era"]:
        return True
    own = stream.tokens[i].digits or ""
    first, last = int(before["first"] or own), int(behind["last"] or own)
    return first < last <= _LATEST and first >= _MEDIEVAL and last - first <= _OLDEST


def _is_converted(stream: TokenStream, i: int) -> bool:
    """ "1372هـ (1961م)"، "1440هـ/2018م": beside a Hijri year the year of the other calendar."""
    start, end = stream.tokens[i].start, stream.tokens[i].end
    if i == 0 or stream.tokens[i - 1].digits is None or not _HIJRI_BEFORE.fullmatch(stream.gap(i - 1, i)):
        return False
    alone = stream.text[start - 1 : start] == "(" and stream.text.startswith(")", end)
    return alone or bool(_ERA_BEHIND.match(stream.text, end))


def _has_era(stream: TokenStream, i: int) -> bool:
    """Whether م stands behind the digits as a word of its own, and no word such as رقم before them."""
    end = stream.tokens[i].end
    word = stream.text[end : end + 3].lstrip(" ")
    numbered = stream.lexicon.sense(stream.last_word(stream.tokens[i].start), "date_neighbour") == "counter"
    return word[:1] == "م" and not word[1:2].isalpha() and not numbered


def _counts(stream: TokenStream, i: int) -> bool:
    """Whether a scale, a unit of time, a percent sign or a word for people stands behind the number: it counts something."""
    following = stream.token(i + 1)
    near = following and not following.clitic and stream.gap(i, i + 1) in (" ", "")
    if following and near and any(role in following.senses for role in ("scale", "percent", "duration_dual")):
        return True
    return stream.counts_people(stream.tokens[i].end)
