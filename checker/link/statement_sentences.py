"""The sentences that become lines: those that hold what a statement of several figures cannot be without."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.folding import Folded, fold
from checker.core.interval_arithmetic import end_of_range
from checker.core.mentions import FractionMention, MoneyMention, PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.link.statements import EncodedSentence, Figure, SentenceGap, SentencePiece, exceeds_all, gap_letters
from checker.scan.tokens import read_words
from checker.words import check_words
from checker.words.statement_words import CHANGES, DOUBLE, NOUN, THAN, THAT_IS, VERB, change_starts, joints, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import Mention
    from checker.scan.scanner import Scan
    from checker.scan.tokens import Token

_LONGEST = 900  # code points of a sentence that are looked at
_PREPOSITIONS = ("ب", "ل", "ك")
_YEAR = regex(r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?")
_CHANGING = frozenset((*CHANGES, DOUBLE))
# every frame of a change has a joint before the old figure and one before the new (a range with a dash stands for both figures)
_BEFORE_OLD, _BEFORE_NEW = frozenset(("f", THAN, "a")), frozenset("trh")
# every frame of a share has a joint before the whole or its part, and one or a bracket before the percentage
_BEFORE_WHOLE, _BEFORE_SHARE = frozenset(("o", "f", THAN, "h", "i", "y")), frozenset(("e", "b"))
_TWO = 2
_NEAR = 5  # words between "the rest" and its percentage
_FAR = 60  # code points within which they stand
_PLAIN = (QuantityMention, MoneyMention)
_MEASURED = (*_PLAIN, PercentMention)


def encoded_sentences(scan: Scan) -> Iterator[EncodedSentence]:
    """The sentences of a passage in which figures may be joined: most that hold figures cannot, and cost no line."""
    figures = scan.figures
    has_percents = PercentMention in scan.kinds or (FractionMention in scan.kinds and len(figures) > _TWO)
    if len(figures) < _TWO and not has_percents:
        return
    changes = check_words.load(scan.lexicon.language).may_stand("change", scan.passage.folded)
    if not (changes or has_percents):
        return
    last = 0
    for start, end in scan.passage.sentences:
        first = last
        while last < len(figures) and figures[last].span.start < end:
            last += 1
        if first < last and (line := _line(scan, start, min(end, start + _LONGEST), figures[first:last])):
            yield line


def _line(scan: Scan, start: int, end: int, figures: tuple[Mention, ...]) -> EncodedSentence | None:
    """The line of a sentence (raw offsets) with these figures, if it can hold a change, a share, or a share of too much."""
    percents = [f for f in figures if isinstance(f, PercentMention)]
    if not percents and len(figures) < _TWO:
        return None
    folded, language = scan.passage.folded, scan.lexicon.language
    first, stop = folded.word(folded.index(start)), folded.word(folded.index(end))
    shares = _may_share(figures, percents) if percents else _may_be_fraction(figures)
    if not shares and change_starts(language).isdisjoint(folded.words[first:stop]):
        return None
    known = read_words(folded, joints(language).get, first, stop)
    shares = shares and _tells_shares(scan, start, end, known, figures)
    if not shares and not _may_change(known, figures, percents=len(percents)):
        return None
    return EncodedSentence(scan, _parts(scan, start, end, figures, known))


def _may_share(figures: tuple[Mention, ...], percents: list[PercentMention]) -> bool:
    """Whether a sentence with percentages can hold a share, a fraction beside one, or a share of more than all."""
    plain = sum(isinstance(f, _PLAIN) for f in figures)
    several = plain > 1 or len(percents) > 1
    return several or exceeds_all(percents[0]) or any(isinstance(f, FractionMention) for f in figures)


def _may_be_fraction(figures: tuple[Mention, ...]) -> bool:
    """Whether a sentence without percentages can give a part and its whole as a fraction."""
    return len(figures) > _TWO and any(isinstance(f, FractionMention) for f in figures)


def _tells_shares(scan: Scan, start: int, end: int, known: list[Token], figures: tuple[Mention, ...]) -> bool:
    """Whether the words of a sentence (raw offsets) can make a share of its figures, a sum of shares, or a share of more than all."""
    folded, percents = scan.passage.folded, [f for f in figures if isinstance(f, PercentMention)]
    if len(figures) > len(percents) and any(isinstance(f, FractionMention) for f in figures):
        return True
    if any(map(exceeds_all, percents)):
        return True
    letters = {token.senses["letter"] for token in known}
    text, first, last = folded.text, folded.index(start), folded.index(end)
    if len(figures) > len(percents) and not letters.isdisjoint(_BEFORE_WHOLE):
        sign = text.find("(", first, last) >= 0 or text.find("[", first, last) >= 0
        if sign or not letters.isdisjoint(_BEFORE_SHARE):
            return True
    return len(percents) > 1 and ("a" in letters or _tells_sum(scan, first, last, percents))


def _tells_sum(scan: Scan, first: int, last: int, percents: list[PercentMention]) -> bool:
    """Whether a sentence (folded offsets) speaks of the rest before one of its percentages, or of what is divided into several."""
    folded, language = scan.passage.folded, scan.lexicon.language
    return speaks_of(language, "divided", folded.text[first:last]) or any(
        speaks_of(language, "rest", words_before(folded.text, first, folded.index(p.span.start))) for p in percents
    )


def words_before(text: str, first: int, at: int) -> str:
    """The few words of a sentence that begins at one folded offset before another."""
    return " ".join(text[max(first, at - _FAR) : at].split()[-_NEAR:])


def _may_change(known: list[Token], figures: tuple[Mention, ...], *, percents: int) -> bool:
    """Whether the joints of a sentence can make a change of its figures, a fall by a percentage, or a difference given as one."""
    letters = {token.senses["letter"] for token in known}
    if letters.isdisjoint(_CHANGING):
        return False
    if percents and any(token.senses.get("way") == -1 for token in known):
        return True
    if percents and len(figures) - percents > 1 and not letters.isdisjoint(_BEFORE_NEW):
        return True
    if letters.isdisjoint(_BEFORE_OLD):
        return False
    if NOUN in letters and len(figures) > 1:
        return True  # "120 مليونا بزيادة عن 100 مليون", whatever the verb
    return not letters.isdisjoint(_BEFORE_NEW) or any(_is_range(f) for f in figures)


def _is_range(figure: Mention) -> bool:
    """Whether a figure has two ends, which "من 5 إلى 7" gives as one."""
    return isinstance(figure, _MEASURED) and figure.amount.bounds is not None


# ------------------------------------------------------------------------------------------------ what stands in a sentence


def _parts(
    scan: Scan, start: int, end: int, figures: tuple[Mention, ...], known: list[Token]
) -> list[SentencePiece | SentenceGap]:  # fmt: skip
    """The figures and joints of a sentence (raw offsets), and what stands between them."""
    folded = scan.passage.folded
    text, behind = folded.text, folded.index(start)
    parts: list[SentencePiece | SentenceGap] = []
    known.reverse()
    for mention in sorted((*figures, *_dates(scan, start, end)), key=_by_start):
        at, stop = folded.index(mention.span.start), folded.index(mention.span.end)
        if at < behind or mention.span.end > end:
            continue
        _cut_short(scan, known, at)
        parts += _words(text, known, behind, at)
        parts += _figure(scan, mention, at, stop, from_to=bool(parts) and parts[-1].letters == "f")
        behind = stop
    parts += _words(text, known, behind, folded.index(end))
    return parts


def _dates(scan: Scan, start: int, end: int) -> tuple[Mention, ...]:
    if not scan.dates:
        return ()
    at = bisect_left(scan.dates, start, key=_by_start)
    stop = bisect_left(scan.dates, end, key=_by_start)
    return scan.dates[at:stop]


def _by_start(mention: Mention) -> int:
    return mention.span.start


def _figure(scan: Scan, mention: Mention, at: int, stop: int, *, from_to: bool) -> list[SentencePiece]:
    """A figure's letter; "من 5 إلى 7", read as one range, is two figures again, and a stretch of time is any word."""
    if isinstance(mention, FractionMention):
        return [SentencePiece("Q", at, stop, mention)]
    if not isinstance(mention, _MEASURED) or _is_year(mention):
        return [SentencePiece("w", at, stop)]
    letter = "P" if isinstance(mention, PercentMention) else "M" if _is_multiple(scan, mention) else "F"
    amount = mention.amount
    if amount.bounds and from_to and not amount.vague:
        low, high = (replace(mention, amount=end_of_range(bound)) for bound in amount.bounds)
        return [
            SentencePiece(letter, at, stop, low),
            SentencePiece("t", at, stop),
            SentencePiece(letter, at, stop, high),
        ]
    return [SentencePiece(letter, at, stop, mention)]


def _is_multiple(scan: Scan, figure: Figure) -> bool:
    """Whether a figure tells how many times: "ثلاثة أضعاف"، "ثلاث مرات"."""
    if not isinstance(figure, QuantityMention):
        return False
    return figure.multiple or bool(figure.noun and speaks_of(scan.lexicon.language, "times", fold(figure.noun)))


def _is_year(mention: Mention) -> bool:
    """ "من 2017"، "2017م": four digits that count nothing are a year."""
    return (
        isinstance(mention, QuantityMention)
        and mention.noun in (None, "م")
        and bool(_YEAR.fullmatch(fold(mention.text)))
    )


def _words(text: str, known: list[Token], start: int, end: int) -> list[SentencePiece | SentenceGap]:
    """What stands between two figures (folded offsets): the next joints, which are the last of `known`, and other words."""
    found: list[SentencePiece | SentenceGap] = []
    while known and known[-1].start < end:
        token = known.pop()
        if start <= token.start and token.end <= end:
            if letters := gap_letters(text[start : token.start]):
                found.append(SentenceGap(letters, start, token.start))
            if letter := _letter(token):
                found.append(SentencePiece(letter, token.start, token.end, None, token.senses.get("way", 0)))
            start = token.end
    if letters := gap_letters(text[start:end]):
        found.append(SentenceGap(letters, start, end))
    return found


def _cut_short(scan: Scan, known: list[Token], at: int) -> None:
    """Read the joint anew whose phrase ends in the figure that begins at a folded offset ("أي نحو 40%"); the last of `known` is next."""
    folded = scan.passage.folded
    for i in range(len(known) - 1, -1, -1):
        token = known[i]
        if token.start >= at:
            return
        if token.end > at:
            shorter = read_words(Folded(folded.text[token.start : at]), joints(scan.lexicon.language).get)
            for found in shorter:
                found.start += token.start
                found.end += token.start
            known[i : i + 1] = shorter[::-1]
            return


def _letter(token: Token) -> str:
    """The letter of a word; a particle before it may change what it is."""
    letter = str(token.senses["letter"])
    if letter == VERB and token.clitic.endswith(_PREPOSITIONS):
        return NOUN  # "بتراجع": verb and noun are written alike, and only nouns stand behind a preposition
    if letter == THAT_IS and token.clitic:
        return "w"  # "وتشكل النساء 10%" goes on about something else
    return letter
