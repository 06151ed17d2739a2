"""Statements of change: from one figure to another, by so many percent, as one clause binds them.

Only the orders that copy uses count ("بنسبة X% لتبلغ A مقابل B", "من B إلى A أي بزيادة X%" …), with few words between their parts and
no other figure. A naive search for two figures and a percentage in one sentence was right once in 38 times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.documents import Span
from checker.core.mentions import MoneyMention, PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.link.change_bindings import Places, is_one_thing, words_before
from checker.link.statements import EncodedSentence, Figure, either, read_statements
from checker.words.statement_words import CHANGES, NOUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BY = r"[brtw]{0,4}(?P<percent>P)"
_NOUN = "w{0,4}"  # the noun and what describes it, behind a figure
SUBJECT = "[CV][wbrk]{0,16}?"
SUBJECTS = "[CV][wbrk,]{0,16}?"
_CAME_TO = "[rth][wtb]{0,12}(?P<new>F)"
NEW = r"[th][wtr]{0,2}(?P<new>[FP])"
OLD = r"(?:C?f[wf]?(?P<from>[FP])|a[wrtbh,]{0,14}(?P<against>[FP]))"
FROM_TO = rf"f[wf]?(?P<from>[FP]){_NOUN}t[wt]?(?P<new>[FP])"
_THAT_IS = r"[w,]{0,6}[eCb][eCVbrtw]{0,5}?(?P<percent>P)"
_BY_SO_MUCH = r"(?:[w,]{0,2}[eb]w?F)?"  # the difference once more, in its own unit
# name of the frame → the line of letters that it looks like; the first that fits at a word of change is taken
_FRAMES = {
    "by-to-against": rf"{SUBJECTS}{BY}(?!f)[wa,]{{0,12}}{NEW}[w,]{{0,8}}{OLD}",
    "by-from-to": rf"{SUBJECTS}{BY}[w,]{{0,8}}{FROM_TO}",
    "from-to-by": rf"{SUBJECT}{FROM_TO}{_THAT_IS}",
    "to-from-by": rf"{SUBJECT}{NEW}[w,]{{0,8}}{OLD}{_THAT_IS}",
    "to-by-from": rf"{SUBJECT}{NEW}{_THAT_IS}{_NOUN}{OLD}",
    "reached-by-against": rf"{_CAME_TO}[w,]{{0,8}}C{BY}{_BY_SO_MUCH}[w,]{{0,4}}{OLD}",
    "reached-against-by": rf"{_CAME_TO}[w,]{{0,8}}{OLD}[w,]{{0,10}}e?C{BY}",
    "from-to": rf"{SUBJECT}{FROM_TO}",
    "to-from": rf"{SUBJECT}{NEW}[w,]{{0,6}}{OLD}",
    "reached-down-from": r"[rth][wt]{0,12}(?P<new>F)[w,]{0,8}Cf[wf]?(?P<from>F)",
    # behind any verb: "وخصص للقطاع 120 مليونا مقابل 150 مليونا بانخفاض 20%"
    "figure-by-against": rf"(?P<new>F)[w,]{{0,8}}C{BY}{_BY_SO_MUCH}[w,]{{0,4}}{OLD}",
    "figure-against-by": rf"(?P<new>F)[w,]{{0,8}}{OLD}[w,]{{0,10}}e?C{BY}",
    "figure-down-from": r"(?P<new>F)[w,]{0,8}Cf[wf]?(?P<from>F)",
}
_BEHIND = 40  # code points behind the last figure of a change that tell of what it is
_ENDING = regex(r"(\w{3,}?)(?:ين|ون|ات|ان|ا|ه)")
_STARTS = (*CHANGES, "r", "t", "h", "F")
_FRAME = {name: regex(pattern) for name, pattern in _FRAMES.items()}
_ANY = either(_FRAMES.values())


class Change(Struct, frozen=True):
    """A change: its frame, the word that tells it and the way it goes (1 up, -1 down), the figures, the percentage if one is said.

    Folded words: `said` is the word of change, `before` are those in front of it, `subject` those up to the first figure, `around` all
    from the word to a little behind the last figure. `against` tells that the old figure is only compared with (مقابل), not gone from;
    `resumed`, that the word names nothing and the copy has just told a percentage: بلغ التضخم 13%، وقد تراجع من 14% إلى 13%.
    """

    frame: str
    word: Span
    way: int
    old: Figure
    new: Figure
    percent: PercentMention | None
    subject: str
    against: bool
    said: str = ""
    before: str = ""
    around: str = ""
    resumed: bool = False


def read_changes(lines: Iterable[EncodedSentence]) -> Iterator[Change]:
    """The changes that sentences tell, in order; no two share a figure."""
    for line in lines:
        if _ANY.search(line.letters) and any(letter in line.letters for letter in CHANGES):
            yield from read_statements(line, _STARTS, _FRAME, _change)


def _change(line: EncodedSentence, name: str, found: re.Match[str]) -> Change | None:
    """The figures of a match, if they count the same thing."""
    groups = found.groupdict()
    against = not groups.get("from")
    old = line.figures.get(found.start("against" if against else "from"))
    new = line.figures.get(found.start("new"))
    percent = line.figures.get(found.start("percent")) if groups.get("percent") else None
    if (
        old is None
        or new is None
        or not alike(old, new)
        or not (percent is None or isinstance(percent, PercentMention))
    ):
        return None
    if percent and line.was(found.end()) == "f" and found.end("percent") == found.end():
        return None  # "أي 30% من التمويل": a share
    at = next(i for i in range(found.start(), found.end()) if line.letters[i] in CHANGES)
    if not is_one_thing(line, _places(line, found, at, against=against)):
        return None
    first = next(i for i in range(found.start(), found.end()) if i in line.figures)
    subject = line.words(min(at, found.start()), first)
    if isinstance(old, PercentMention) and line.letters[at] == NOUN and at < first <= at + 2:
        return None  # "نموا من 1 إلى 1.5 بالمئة": by so much
    before, around = " ".join(words_before(line, at)), line.stretch(min(at, found.start()), found.end() - 1, _BEHIND)
    return Change(
        name, line.span(at), line.piece(at).way, old, new, percent, subject, against, line.text(at), before, around,
        _is_resumed(line, at, first),
    )  # fmt: skip


def _is_resumed(line: EncodedSentence, at: int, first: int) -> bool:
    """Whether only joints stand between a verb of change and its first figure, and the figure before the verb is a percentage."""
    if line.letters[at] == NOUN or "w" in line.letters[at + 1 : first]:
        return False
    before = max((i for i in line.figures if i < at), default=None)
    return before is not None and isinstance(line.figures[before], PercentMention)


def _places(line: EncodedSentence, found: re.Match[str], at: int, *, against: bool) -> Places:
    """Where the parts of a match stand; the joint before the old figure is the last word that leads to it."""
    old = found.start("against" if against else "from")
    joint = next(i for i in range(old - 1, found.start() - 1, -1) if line.letters[i] in ("a" if against else "f"))
    percent = found.start("percent") if found.groupdict().get("percent") else None
    return Places(at, old, found.start("new"), joint, percent, against)


def alike(first: Figure, second: Figure) -> bool:
    """Whether two figures are of one kind, unit and noun, as far as the copy says; the second mention often leaves its noun out."""
    if isinstance(first, PercentMention) or isinstance(second, PercentMention):
        return isinstance(first, PercentMention) and isinstance(second, PercentMention)
    if isinstance(first, MoneyMention) and isinstance(second, MoneyMention):
        return not set(first.currencies).isdisjoint(second.currencies)
    if isinstance(first, QuantityMention) and isinstance(second, QuantityMention):
        if first.lemma and second.lemma:
            return _stem(first.lemma) == _stem(second.lemma)
        return first.unit == second.unit or not (first.noun and second.noun)
    plain = first if isinstance(first, QuantityMention) else second
    return isinstance(plain, QuantityMention) and plain.noun is None


def _stem(noun: str) -> str:
    """A noun without the ending of its plural or case, for nouns that the lexicon does not know (متسابقين، متسابقا)."""
    found = _ENDING.fullmatch(noun)
    return found[1] if found else noun


class Growth(Struct, frozen=True):
    """A statement that a figure became so many times as much: the word or figure that says so, and the two figures.

    `times` is None for تضاعف alone.
    """

    said: Span
    times: Figure | None
    old: Figure
    new: Figure


_TIMES = "(?P<times>M)"
_GROWTHS = tuple(
    regex(pattern)
    for pattern in (
        rf"D[wbrk]{{0,12}}?(?:[tb]?w?{_TIMES}w{{0,6}})?{FROM_TO}",
        rf"D[wbrk]{{0,12}}?(?:[tb]?w?{_TIMES}w{{0,6}})?,?{NEW}[w,]{{0,6}}{OLD}",
        rf"[CV][wbrk]{{0,12}}?[tb]?w?{_TIMES}w{{0,6}}{FROM_TO}",
        rf"[CVD][wbrk]{{0,12}}?{FROM_TO}[w,]{{0,6}}[eb]w{{0,2}}{_TIMES}",
    )
)


def read_growths(lines: Iterable[EncodedSentence]) -> Iterator[Growth]:
    """What became how many times as much, in order."""
    for line in lines:
        if "D" in line.letters or "M" in line.letters:
            for found in (match for frame in _GROWTHS for match in frame.finditer(line.letters)):
                if growth := _growth(line, found):
                    yield growth


def _growth(line: EncodedSentence, found: re.Match[str]) -> Growth | None:
    groups = found.groupdict()
    old = line.figures.get(found.start("from" if groups["from"] else "against"))
    new = line.figures.get(found.start("new"))
    times = line.figures.get(found.start("times")) if groups["times"] else None
    if old is None or new is None or not alike(old, new):
        return None
    return Growth(times.span if times else line.span(found.start()), times, old, new)


class Fall(Struct, frozen=True):
    """A fall by a percentage: the word for it, the percentage, the folded words between."""

    word: Span
    percent: PercentMention
    subject: str


_FALL = regex(r"[CV][wk]{0,12}?[brw]{0,4}P")


def read_falls(lines: Iterable[EncodedSentence]) -> Iterator[Fall]:
    """What fell by how many percent, in order."""
    for line in lines:
        for found in _FALL.finditer(line.letters):
            word, last = found.start(), found.end() - 1
            percent = line.figures.get(last)
            if line.piece(word).way < 0 and isinstance(percent, PercentMention) and line.was(last + 1) != "f":
                yield Fall(line.span(word), percent, line.words(word, last))
