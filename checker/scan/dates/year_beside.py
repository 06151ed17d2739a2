"""The year of a date: the number behind its month that is one."""

from __future__ import annotations

from checker.core.mentions import DateNumber
from checker.core.patterns import regex
from checker.scan.dates import eras
from checker.scan.dates.month_pairs import SLASHES
from checker.scan.dates.years import is_odd, is_stuck_behind, turned
from checker.scan.token_stream import TokenStream

_BEFORE_YEAR = regex(r" ?[)\]]? ?[،,./]? ?(?:من )?")
_DASH = regex(r" ?[-–—] ?\Z")
_NEAR = 10  # code points, the longest of what may stand between a month and its day or year
_BEHIND = (" ", ") ", ")", *SLASHES)  # between a month and الماضي; a slash is the rest of a pair
_COUNTED = frozenset({"scale", "percent", "duration"})  # behind a number that is no year
_YEARS = range(1900, 2101)
_ANY_YEARS = range(1000, 10000)
_STUCK = 5  # digits of a year to which one more stuck
# behind a number that counts nothing: a mark, or a word that is no noun
_NO_NOUN = regex(r"م?(?: ?(?:\Z|[\n.،؛)»\"”:])| (?:و|في|من|الي|علي|ان|كما|ثم|حيث|بعد|قبل|خلال|لدي|امام|عن|الذي|التي)(?!\w)| و)")


def is_near(stream: TokenStream, left: int, right: int) -> bool:
    """Whether two tokens stand so near that they may belong to one date: most do not, and it is quickly told."""
    tokens = stream.tokens
    return left >= 0 and right < len(tokens) and tokens[right].start - tokens[left].end <= _NEAR


def read_year_beside(stream: TokenStream, last: int, *, dated: bool) -> tuple[DateNumber | None, str | None, int]:
    """The year behind the last month, the relative word behind it, and the last token of the date."""
    k, left, relative, said_year = last + 1, last, None, False
    if not is_near(stream, left, k):
        return None, None, last
    if (word := stream.tokens[k].senses.get("relative")) and stream.gap(left, k) in _BEHIND:
        return None, word, k
    if dated and _is_dashed(stream, k):
        token = stream.tokens[k]
        return DateNumber(int(token.digits or 0), stream.span(token.start, token.end)), None, k
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


def _is_dashed(stream: TokenStream, k: int) -> bool:
    """ "31-أبريل-1974": dashes on both sides of the name."""
    digits, start = stream.tokens[k].digits or "", stream.tokens[k - 1].start
    if len(digits) != 4 or not digits.isdecimal() or int(digits) not in _YEARS:
        return False
    joined = _DASH.fullmatch(stream.gap(k - 1, k)) and _DASH.search(stream.text, max(0, start - 3), start)
    return bool(joined and stream.tokens[k - 2].digits)


def _is_year(stream: TokenStream, k: int, calendar: str, *, said: bool, dated: bool) -> bool:
    """Whether four digits are the year of this date, and not a count."""
    if calendar != "gregorian":
        return eras.is_year(stream, k, calendar, said=said, dated=dated) and (said or not _is_counted(stream, k))
    digits = stream.tokens[k].digits or ""
    if len(digits) == _STUCK and not stream.tokens[k].clitic:  # "5 مارس 20178"
        end = stream.tokens[k].end
        return is_odd(digits) and bool(_NO_NOUN.match(stream.text, end) or (is_stuck_behind(digits) and not _counts_known(stream, k)))
    if len(digits) != 4 or not digits.isdecimal() or stream.tokens[k].clitic:
        return False
    if said:
        return int(digits) in _ANY_YEARS
    years = _ANY_YEARS if dated else _YEARS
    return (int(digits) in years or (digits[0] > "2" and bool(turned(digits)))) and not _is_counted(stream, k)


def _counts_known(stream: TokenStream, k: int) -> bool:
    """Whether a known noun, a unit or money stands behind a number, or a scale."""
    word = stream.behind(stream.tokens[k].end)
    return _is_counted(stream, k) or any(word.get(role) is not None for role in ("noun", "unit", "money", "currency"))


def _is_counted(stream: TokenStream, k: int) -> bool:
    """Whether a number counts what stands behind it."""
    following = stream.token(k + 1)
    near = following is not None and not following.clitic and stream.gap(k, k + 1) in (" ", "")
    if following and near and not _COUNTED.isdisjoint(following.senses):
        return True
    return stream.counts_people(stream.tokens[k].end)
