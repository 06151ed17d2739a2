"""Whose words a statement is: the desk's own, someone's in quotation marks, or one that the article itself calls wrong.

An article that quotes a wrong date, or that reports a slip ("وليس السبت", "والصحيح …"), makes no mistake of its own: what is
found there is worded so, and is less grave.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.lexicon import word_lists
from checker.text import fold

if TYPE_CHECKING:
    from checker.model import Span
    from checker.scan import Scan

_BEFORE = 24  # code points before a statement in which وليس and والصحيح stand
_CLAUSE = 160  # code points of a sentence on each side that may call it wrong
_FRAME = 8  # code points of a quotation beside its statement: the marks and a word such as يوم
_EDGE = re.compile(r"[\s\"«“(،:]*(?:(?:هو|هي|كان|يوم|ان|في|بتاريخ)[\s\"«“(،:]+)*$")


class Voice(NamedTuple):
    """Whose words they are: "quoted", with the speaker if the copy names one, or "reported" as wrong by the article itself."""

    kind: Literal["quoted", "reported"]
    speaker: str | None = None


class _Words(NamedTuple):
    """Folded words, each list as one pattern."""

    instead: re.Pattern[str]
    wrong: re.Pattern[str]
    right: re.Pattern[str]
    ends_right: re.Pattern[str]
    notice: re.Pattern[str]


def voice_of(scan: Scan, span: Span) -> Voice | None:
    """The voice of a statement; None for the narrator, who answers for what he says."""
    quote = scan.passage.quote_at(span.start)
    if _is_called_wrong(scan, span) or (quote and quote.end - quote.start <= span.end - span.start + _FRAME):
        return Voice("reported")
    return Voice("quoted", scan.voice_at(quote.start)) if quote else None


def _is_called_wrong(scan: Scan, span: Span) -> bool:
    """Whether the article says that a statement is wrong: before it, behind it, or at the head of a correction."""
    passage, words = scan.passage, _words(scan.lexicon.language)
    first, last = passage.sentences[passage.sentence_at(span.start)]
    before = fold(passage.raw[max(first, span.start - _CLAUSE) : span.start])
    behind = fold(passage.raw[span.end : min(max(last, span.end), span.end + _CLAUSE)])
    near = _EDGE.sub("", before[-_BEFORE:])
    if words.instead.search(near):
        return True
    if words.ends_right.search(near):
        return False
    if words.right.search(behind):
        return True
    slips = list(words.wrong.finditer(before))
    if slips and not words.right.search(before, slips[-1].end()):
        return True
    start = passage.paragraph_start(span.start)
    return bool(words.notice.match(fold(passage.raw[start : start + _BEFORE]))) and not words.right.search(before)


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    lists = word_lists(language)["reported"]
    instead, wrong, right, notice = (_any(lists[key]) for key in ("instead", "wrong", "right", "notice"))
    return _Words(
        re.compile(rf"(?<!\w)و?(?:{instead})$"),
        re.compile(rf"(?<!\w)[وف]?(?:{wrong})(?!\w)"),
        re.compile(rf"(?<!\w)[وف]?(?:{right})(?!\w)"),
        re.compile(rf"(?<!\w)[وف]?(?:{right})$"),
        re.compile(rf"\W*(?:{notice})(?!\w)"),
    )


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(fold(phrase)) for phrase in phrases)
