"""Parts of a whole that one clause gives twice: as figures and as a percentage, or as a fraction and as a percentage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import fold
from checker.core.mentions import FractionMention, PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.link.changes import alike
from checker.link.statements import EncodedSentence, Figure
from checker.words import figure_words
from checker.words.statement_words import speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOUN = "w{0,4}"  # the noun and what describes it, behind a figure
_OF = "(?:[of]|w{0,4}h)w{0,2}"
_THAT_IS = rf"{_NOUN}(?:,?[eb][ebrtw]{{0,3}}(?P<percent>P)|\([ebrwt]{{0,3}}(?P<bracket>P)\))"
# name of the frame → the line of letters that it looks like
_FRAMES = {
    "part-of-whole": rf"(?P<part>F){_NOUN}[of]w{{0,2}}(?P<whole>F){_THAT_IS}",
    "whole-with-part": rf"(?P<whole>F){_NOUN},?w{{0,3}}i[wry]{{0,2}}(?P<part>F){_THAT_IS}",
    "only-part": rf"h(?P<whole>F){_NOUN}y?(?P<part>F){_THAT_IS}",
    "part-is-percent": rf"(?P<part>F){_NOUN},?e[ebw]{{0,2}}(?P<percent>P){_OF}(?P<whole>F)",
    "percent-in-brackets": r"(?P<percent>P)w{0,10}\(w{0,2}(?P<part>F)w{0,2}[of]w{0,2}(?P<whole>F)w{0,3}\)",
    "percent-of-them": rf"(?P<percent>P)i?{_NOUN},?e[ew]{{0,2}}(?P<part>F){_NOUN}[of]w{{0,2}}(?P<whole>F)",
    "whole-percent-of-them": rf"(?P<whole>F){_NOUN},?w{{0,3}}(?P<percent>P)i,?e[ew]{{0,2}}(?P<part>F)(?!{_NOUN}[of]w{{0,2}}F)",
    "percent-is-part": rf"(?P<percent>P){_OF}(?P<whole>F){_NOUN},?e[ew]{{0,2}}(?P<part>F)",
    "only-percent": rf"h(?P<whole>F){_NOUN}y(?P<percent>P){_NOUN},?e[ew]{{0,2}}(?P<part>F)",
}
LEFT = ("percent-is-part", "only-percent")  # those in which the percentage is told first
_BEHIND = 4  # letters behind a part that tell what it is
_FRAME = {name: regex(pattern) for name, pattern in _FRAMES.items()}
_IS_FRACTION = rf"{_NOUN},?e[ew]{{0,2}}(?P<fraction>Q)"
_PARTS = tuple(
    regex(pattern)
    for pattern in (
        rf"(?P<part>F){_NOUN}[of]w{{0,2}}(?P<whole>F){_IS_FRACTION}",
        rf"(?P<whole>F){_NOUN},?w{{0,3}}i[wr]{{0,2}}(?P<part>F){_IS_FRACTION}",
    )
)
_COMPARED = frozenset(("اقل", "اكثر", "اعلي", "ادني", "اكبر", "اصغر", "زياده", "اضافيه"))
_IS_A_WHOLE = regex(r"[of]w{0,2}$")
_FRACTIONS = tuple(
    regex(pattern)
    for pattern in (
        r"(?P<fraction>Q)w{0,6}\([ebrwt]{0,3}(?P<percent>P)\)",
        r"(?P<fraction>Q)w{0,6},?e[ebw]{0,2}(?P<percent>P)",
        r"(?P<percent>P)w{0,6}\([ebrwt]{0,3}(?P<fraction>Q)\)",
        r"(?P<percent>P)w{0,6},?e[ebw]{0,2}(?P<fraction>Q)",
    )
)


class Share(Struct, frozen=True):
    """A part and its whole as figures, and the percentage that the copy gives for it."""

    frame: str
    part: Figure
    whole: Figure
    percent: PercentMention
    taken_off: bool = False  # something is taken off: where the percentage is told first, the part may be what is left


class FractionShare(Struct, frozen=True):
    """A part and its whole as figures, and the fraction that the copy gives for it: "60 عاملا، بينهم 20 امرأة، أي الثلث"."""

    part: Figure
    whole: Figure
    fraction: FractionMention


class Gloss(Struct, frozen=True):
    """A fraction in words and the percentage that stands for the same."""

    fraction: FractionMention
    percent: PercentMention


def read_shares(lines: Iterable[EncodedSentence]) -> Iterator[Share]:
    """The parts of wholes, in order."""
    for line in lines:
        if "P" in line.letters and line.letters.count("F") > 1:
            for name, frame in _FRAME.items():
                for found in frame.finditer(line.letters):
                    if share := _share(line, name, found):
                        yield share


def _share(line: EncodedSentence, name: str, found: re.Match[str]) -> Share | None:
    """The figures of a match, if one can be a part of the other."""
    groups = found.groupdict()
    part, whole = line.figures.get(found.start("part")), line.figures.get(found.start("whole"))
    percent = line.figures.get(found.start("percent" if groups.get("percent") else "bracket"))
    if part is None or whole is None or not isinstance(percent, PercentMention) or not _may_hold(whole, part):
        return None
    if _has_own_whole(line, found, whole) or _is_compared(line, line_end(found)):
        return None
    if name == "whole-with-part" and _IS_A_WHOLE.search(line.letters[: found.start()]):
        return None  # "15 من أصل 60، بينهم 5، أي 33%": of which of the two?
    return Share(name, part, whole, percent, name in LEFT and _is_taken_off(line, found.end()))


def _is_taken_off(line: EncodedSentence, end: int) -> bool:
    """ "خصم المتجر 20% من سعر البالغ 50 دينارا، أي 40 دينارا بعد الخصم": in the sentence up to a few words behind the part."""
    last = min(end + _BEHIND, len(line.letters)) - 1
    return speaks_of(line.language, "taken_off", line.stretch(0, last, 0))


def line_end(found: re.Match[str]) -> int:
    """The letter of the percentage of a match."""
    groups = found.groupdict()
    return found.start("percent" if groups.get("percent") else "bracket")


def _has_own_whole(line: EncodedSentence, found: re.Match[str], whole: Figure) -> bool:
    """ "أي 25% من الناتج": what the percentage is of, where it ends the statement, and that is not what the whole counts."""
    at = line_end(found)
    if at != max(found.start(name) for name in ("part", "whole")) and at < found.start("whole"):
        return False
    if line.was(at + 1) != "f":
        return False
    words = line.words_behind(at + 1, 1)
    return not words or not isinstance(whole, QuantityMention) or not _counts(line, whole, fold(words[0]))


def _counts(line: EncodedSentence, whole: QuantityMention, word: str) -> bool:
    """Whether a word names what a figure counts, in any number: "12 مدرسة من أصل 40، أي 30% من المدارس"."""
    noun = figure_words.load(line.language).at(f"{word} ", 0, "noun", definite=True)
    return noun is not None and noun.value.lemma == whole.lemma


def _is_compared(line: EncodedSentence, at: int) -> bool:
    """ "أي 10% أقل من العام الماضي": a percentage of the difference to something else."""
    words = line.words_behind(at, 1)
    return bool(words) and fold(words[0]) in _COMPARED


def read_fraction_shares(lines: Iterable[EncodedSentence]) -> Iterator[FractionShare]:
    """The parts of wholes that are given as fractions, in order."""
    for line in lines:
        if "Q" in line.letters and line.letters.count("F") > 1:
            for found in (match for frame in _PARTS for match in frame.finditer(line.letters)):
                part, whole = line.figures.get(found.start("part")), line.figures.get(found.start("whole"))
                fraction = line.figures.get(found.start("fraction"))
                if part is None or whole is None or not isinstance(fraction, FractionMention):
                    continue
                if _may_hold(whole, part) and _ends_behind(line, found.end() - 1):
                    yield FractionShare(part, whole, fraction)


def _ends_behind(line: EncodedSentence, at: int) -> bool:
    """Whether no more than one noun stands behind a fraction: "ثلث سكان المدينة" is one of something else."""
    behind = line.letters[at + 1 : at + 3]
    return "," in behind or len(behind) < len("ww")


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether a figure can be a part of another: one noun, one kind of money, or people among people."""
    if isinstance(whole, QuantityMention) and isinstance(part, QuantityMention) and whole.counted and part.counted:
        return True
    return alike(whole, part)


def read_glosses(lines: Iterable[EncodedSentence]) -> Iterator[Gloss]:
    """The fractions that a percentage repeats, in order."""
    for line in lines:
        if "Q" in line.letters and "P" in line.letters:
            for found in (match for frame in _FRACTIONS for match in frame.finditer(line.letters)):
                fraction = line.figures.get(found.start("fraction"))
                percent = line.figures.get(found.start("percent"))
                if isinstance(fraction, FractionMention) and isinstance(percent, PercentMention):
                    yield Gloss(fraction, percent)
