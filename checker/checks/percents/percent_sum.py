"""Shares of one whole that do not make a hundred per cent together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.amounts import Interval
from checker.core.folding import fold
from checker.core.interval_arithmetic import percent_spread
from checker.core.mentions import PercentMention
from checker.link.stated_figures import ascii_number
from checker.link.statement_sentences import words_before
from checker.words.statement_words import CHANGES, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.link.statements import EncodedSentence

_TWO = 2
_OTHER_KINDS = (*CHANGES, "x", "F")  # what brings figures of another kind into a sentence


class _List(Struct, frozen=True):
    """Shares that belong to one whole: how that is told, and whether they must make all of it or only may not exceed it."""

    variant: str
    shares: tuple[PercentMention, ...]
    closed: bool


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    slack = int(options["slack"])
    for line in article.lines:
        for found in read_lists(article.language, line):
            outcome.compared.update(share.span for share in found.shares)
            total = _total(found.shares)
            if total and _is_wrong(total, slack, closed=found.closed):
                outcome.drafts.append(_draft(article, found))


def read_lists(language: str, line: EncodedSentence) -> Iterator[_List]:
    """The lists of shares in a sentence without a word of change, which would bring percentages of another kind."""
    if line.letters.count("P") < _TWO or any(letter in line.letters for letter in _OTHER_KINDS):
        return
    found = {i: f for i, f in line.figures.items() if isinstance(f, PercentMention) and not f.points}
    if len(found) < _TWO or len({share.span for share in found.values()}) < len(
        found
    ):  # the ends of a range are no two shares
        return
    at, shares = tuple(found), tuple(found.values())
    text = line.scan.passage.folded.text[line.piece(0).start : line.piece(len(line.letters) - 1).end]
    before = words_before(line.scan.passage.folded.text, line.piece(0).start, line.piece(at[-1]).start)
    if speaks_of(language, "rest", before):
        yield _List("with-the-rest", shares, closed=True)
    elif len(shares) > _TWO and speaks_of(language, "divided", text):
        yield _List("divided", shares, closed=False)
    elif len(shares) == _TWO and _are_rivals(language, line, *at):
        yield _List("rivals", shares, closed=False)


def _are_rivals(language: str, line: EncodedSentence, first: int, second: int) -> bool:
    """ "53% من الأصوات مقابل 46% لمنافسه": two shares of one vote, the second without a whole of its own."""
    between = line.letters[first + 1 : second]
    if "a" not in between or between.count("a") != 1 or "." in between or line.was(second + 1) == "f":
        return False
    return speaks_of(language, "votes", fold(" ".join(line.words_behind(first, 2)))) and line.was(first + 1) == "f"


def _total(shares: tuple[PercentMention, ...]) -> Interval | None:
    spreads = [percent_spread(share.amount) for share in shares]
    ends = [(s.low, s.high) for s in spreads if s and s.low is not None and s.high is not None]
    if len(ends) < len(shares):
        return None
    return Interval(sum(low for low, _ in ends), sum(high for _, high in ends))


def _is_wrong(total: Interval, slack: int, *, closed: bool) -> bool:
    assert total.low is not None
    assert total.high is not None
    return total.low > 100 + slack or (closed and total.high < 100 - slack)


def _draft(article: Article, found: _List) -> Draft:
    values = [share.amount.value or 0 for share in found.shares]
    total = ascii_number(sum(values))
    say = article.catalogue.say
    places = tuple(
        article.place(share.span, say("label.percent"), primary=i == 0) for i, share in enumerate(found.shares)
    )
    return Draft(found.variant, places, {"total": total}, f"{' + '.join(map(ascii_number, values))} = {total} | 100")


CHECK = Check(
    "percent-sum", ("with-the-rest", "divided", "rivals"), frozenset({"total"}), {"slack": Option(0)}, _run, voiced=True
)
