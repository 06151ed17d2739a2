"""Whether two names of months beside each other are one month named twice, or stand in a list."""

from __future__ import annotations

from checker.core.patterns import regex
from checker.scan.dates.month_pairs import PAIR
from checker.scan.token_stream import TokenStream
from checker.words.months import MonthWord

_OPEN_BRACKET = regex(r" ?[(\[] ?")
_BRACKET_CLOSES = regex(r" ?(?:(?:عام |سنه )?\d{4})? ?[)\]]")
_LIST_JOIN = regex(r" ?[-–—] ?| (?:الي|حتي|و) ?| ?و ?| ?، ?")


def is_month_pair(stream: TokenStream, i: int) -> bool:
    """Whether this month and the next name are one month named twice (in agreement or not)."""
    second = stream.token(i + 1)
    if second is None or second.clitic or "month" not in second.senses:
        return False
    gap = stream.gap(i, i + 1)
    first_word, second_word = stream.tokens[i].senses["month"], second.senses["month"]
    if (gap and not PAIR.fullmatch(gap)) or not first_word.systems.isdisjoint(second_word.systems):
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
