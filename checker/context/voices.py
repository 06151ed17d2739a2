"""Whose words a statement is: the desk's own, someone's in quotation marks, or one that the article itself calls wrong.

An article that quotes a wrong date, or that reports a slip ("وليس السبت", "والصحيح …"), makes no mistake of its own: what is
found there is worded so, and is less grave.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from checker.core.folding import fold
from checker.core.patterns import regex
from checker.words.word_forms import word_lists

if TYPE_CHECKING:
    from checker.core.documents import Span
    from checker.core.mentions import DateMention
    from checker.scan.scanner import Scan

_BEFORE = 24  # code points before a statement in which وليس and والصحيح stand
_CLAUSE = 160  # code points on each side that may call it wrong
_FRAME = 8  # code points of a quotation beside its statement: the marks and a word such as يوم
_TITLE = 30  # code points of a line that is the head of a correction
_TOLD = 40  # code points behind والصحيح in which the right day or number stands
_NEIGHBOURS = 4  # dates on each side that may be the right one
_EDGE = regex(r"[\s\"«“(،:]*(?:(?:هو|هي|كان|يوم|ان|انه|انها|في|بتاريخ)[\s\"«“(،:]+)*\Z")
_WORDS = regex(r"\w+")


class Voice(Struct, frozen=True):
    """Whose words they are: "quoted", with the speaker if the copy names one, or "reported" as wrong by the article itself."""

    kind: Literal["quoted", "reported"]
    speaker: str | None = None


class _Sign(Struct, frozen=True):
    """A pattern over folded text, and words of which one stands in whatever it matches: mostly none does."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def may_stand(self, text: str) -> bool:
        """The quick question before the pattern, which is compiled only for those that have one of the words."""
        return any(word in text for word in self.words)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Where the pattern first stands in a text."""
        return self.pattern.search(text, start) if self.may_stand(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Whether a text begins with it."""
        return self.pattern.match(text) if self.may_stand(text) else None

    def last(self, text: str) -> int | None:
        """Where it last ends in a text."""
        ends = [found.end() for found in self.pattern.finditer(text)] if self.may_stand(text) else []
        return ends[-1] if ends else None


class _Signs(Struct, frozen=True):
    """What calls a statement wrong."""

    instead: _Sign
    wrong: _Sign
    mistaken: _Sign
    right: _Sign
    ends_right: _Sign
    contrast: _Sign
    notice: _Sign


def voice_of(scan: Scan, span: Span) -> Voice | None:
    """The voice of a statement; None for the narrator, who answers for what he says."""
    quote = scan.passage.quote_at(span.start)
    alone = quote and quote.end - quote.start <= span.end - span.start + _FRAME
    if alone or _is_called_wrong(scan, span) or _is_set_right(scan, span):
        return Voice("reported")
    return Voice("quoted", scan.voice_at(quote.start)) if quote else None


def _is_called_wrong(scan: Scan, span: Span) -> bool:
    """Whether words before or behind a statement, or at the head of a correction, call it wrong."""
    passage, signs = scan.passage, _signs(scan.lexicon.language)
    first, _ = passage.sentences[passage.sentence_at(span.start)]
    start, end = passage.paragraphs[passage.paragraph_at(span.start)]
    before = fold(passage.raw[max(first, span.start - _CLAUSE) : span.start])
    behind = fold(passage.raw[span.end : min(max(end, span.end), span.end + _CLAUSE)])
    near = before[-_BEFORE:]
    if signs.instead.may_stand(near) or signs.ends_right.may_stand(near):
        near = _EDGE.sub("", near)
        if signs.instead.search(near):
            return True
        if signs.ends_right.search(near):
            return False
    if signs.mistaken.match(behind) or _tells(scan, behind, signs.right):
        return True
    slip = signs.wrong.last(before)
    if slip is not None and not signs.right.search(before, slip):
        return True
    heads = (fold(passage.raw[start : start + _BEFORE]), _line_above(scan, start))
    return any(signs.notice.match(head) for head in heads) and not signs.right.search(before)


def _tells(scan: Scan, behind: str, right: _Sign) -> bool:
    """Whether words such as والصحيح are followed by a day or a number: only then do they set right what stands before them."""
    found = right.search(behind)
    if found is None:
        return False
    told = _WORDS.findall(behind[found.end() : found.end() + _TOLD])
    return any(w.isdecimal() or scan.lexicon.sense(w, "weekday") is not None for w in told)


def _line_above(scan: Scan, start: int) -> str:
    """The paragraph above the one that begins at an offset, folded, if it is short enough for a title."""
    at = scan.passage.paragraph_at(start) - 1
    if at < 0:
        return ""
    above, end = scan.passage.paragraphs[at]
    return fold(scan.passage.raw[above:end]) if end - above <= _TITLE else ""


def _is_set_right(scan: Scan, span: Span) -> bool:
    """ "من السبت 9 مارس إلى الجمعة 9 مارس": the same day with another weekday, across a word of contrast, in one sentence."""
    at = bisect_left(scan.dates, span.start, key=_start)
    near = scan.dates[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
    own = next((d for d in near if d.span.overlaps(span)), None)
    return own is not None and any(_sets_right(scan, own, other) for other in near if other is not own)


def _sets_right(scan: Scan, own: DateMention, other: DateMention) -> bool:
    passage = scan.passage
    if not (own.weekday and other.weekday and own.day and other.day) or own.weekday.value == other.weekday.value:
        return False
    same = own.day.value == other.day.value and {m.number for m in own.months} == {m.number for m in other.months}
    if not same or passage.sentence_at(own.span.start) != passage.sentence_at(other.span.start):
        return False
    first, last = sorted((own.span, other.span), key=lambda s: s.start)
    return bool(_signs(scan.lexicon.language).contrast.search(fold(passage.raw[first.end : last.start])))


def _start(date: DateMention) -> int:
    return date.span.start


@lru_cache(maxsize=8)
def _signs(language: str) -> _Signs:
    lists = {key: tuple(map(fold, phrases)) for key, phrases in word_lists(language)["reported"].items()}
    one_of = {key: "|".join(map(re.escape, words)) for key, words in lists.items()}
    said = rf"(?:{one_of['said']})(?:وا|نا|ت)?(?:\W+\w+){{0,5}}?\W+(?:{one_of['slip']})"
    right = rf"(?<!\w)[وف]?(?:{one_of['right']})"
    return _Signs(
        _Sign(regex(rf"(?<!\w)و?(?:{one_of['instead']})(?: ال\w+)?\Z"), lists["instead"]),
        _Sign(regex(rf"(?<!\w)[وف]?(?:{said}|{one_of['wrong']})(?!\w)"), (*lists["slip"], *lists["wrong"])),
        _Sign(regex(rf"[\W_]*(?:و?(?:{one_of['pointers']}) )?(?:{one_of['mistaken']})(?!\w)"), lists["mistaken"]),
        _Sign(regex(rf"{right}(?!\w)"), lists["right"]),
        _Sign(regex(rf"{right}\Z"), lists["right"]),
        _Sign(regex(rf"(?<!\w)[وف]?(?:{one_of['contrast']})(?!\w)"), lists["contrast"]),
        _Sign(regex(rf"\W*(?:{one_of['notice']})(?!\w)"), lists["notice"]),
    )
