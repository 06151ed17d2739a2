"""Figures whose noun stands before them: "المهاجمين الأربعة"، "السنوات الخمس"، "المصابون الـ21"، "كندي واحد"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.amounts import Amount
from checker.core.mentions import DurationMention, QuantityMention
from checker.core.patterns import regex
from checker.scan.figures.continuations import is_teen
from checker.scan.figures.numerals import read_digits
from checker.scan.figures.parse_state import FigureReading, NumberPhrase

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream
    from checker.words.figure_words import Noun

_LONGEST_NOUN = 16
_PLURAL = regex(r"(?:[وفبلك]?ال|لل)\w{3,14}(?:ين|ون|ات)")
_DEFINITE = regex(r"(?:[وفبلك]?ال|لل)\w{3,}")
_FAMILY = "family"  # "ثلاثة من عائلة واحدة" tells that they belong together
_SMALLEST = 3  # two have a dual
_ARTICLE, _ARTICLES, _OF = "ال", ("ال", "وال", "لل", "فال"), " من "


def in_words(stream: TokenStream, i: int) -> FigureReading | None:
    """ "المهاجمين الأربعة"، "السنوات الخمس"، "القطاعات الخمسة عشر": a number with ال behind a noun with ال."""
    token = stream.tokens[i]
    value = token.get("definite_number")
    if value is None or token.clitic:
        return None
    teen = is_teen(stream, i + 1)
    return _counted(stream, i + teen, value + 10 * teen, token.start, known=False)


def in_digits(stream: TokenStream, i: int) -> FigureReading | None:
    """ "المصابون الـ21": digits with ال behind a plural; behind a singular they tell a place in a sequence ("المباراة الـ21")."""
    token = stream.tokens[i]
    read = read_digits(token.digits or "", scaled=False)
    if read is None or token.clitic != _ARTICLE or read[0] < _SMALLEST or not isinstance(read[0], int):
        return None
    return _counted(stream, i, read[0], token.start - len(_ARTICLE), known=True)


def _counted(stream: TokenStream, last: int, value: int, start: int, *, known: bool) -> FigureReading | None:
    """The figure with the noun before a folded offset; `known`: it must be a plural that the lexicon or its ending knows."""
    end, i = stream.tokens[last].end, last
    while i and stream.tokens[i - 1].end > start:
        i -= 1
    before = stream.token(i - 1)
    if before and before.end + 1 == start and (unit := before.get("definite_duration")) and not stream.used[i - 1]:
        span, iso = stream.span(stream.begin(i - 1), end), f"P{'T' * (len(unit) - 1)}{value}{unit[0]}"
        return FigureReading(DurationMention(span, stream.written(span), iso, "none", iso, iso), last)
    found = _noun_before(stream, start, known=known)
    if found is None:
        return None
    at, stop, noun = found
    if stream.used[i - 1] and before and stream.text[before.end : at].strip(" ") == "من":
        return None  # "أربعة من الجنود الأربعة": the noun of the figure before
    return FigureReading(_quantity(stream, Amount(value, 0), noun, (at, stop), (at, end)), last)


def _noun_before(stream: TokenStream, start: int, *, known: bool) -> tuple[int, int, Noun | None] | None:
    """The definite noun one space before a folded offset, past one adjective ("المباريات الودية الثلاث"): its ends, and what is known."""
    for _ in range(2):
        word = stream.word_before(start)
        if not word or len(word) > _LONGEST_NOUN or not _DEFINITE.fullmatch(word) or stream.is_no_noun(word):
            return None
        at, stop = start - 1 - len(word) + max(0, word.find(_ARTICLE, 0, 3)), start - 1
        bare = stream.text[at:stop].removeprefix("لل").removeprefix(_ARTICLE)
        noun: Noun | None = stream.beside.of(bare, "noun")
        if noun is None and not _PLURAL.fullmatch(word) and (head := _head_before(stream, at)):
            return head
        if noun is not None or not bare.endswith("ه"):
            wrong = noun.form != "plural" if noun else known and not _PLURAL.fullmatch(word)
            return None if wrong else (at, stop, noun)
        start = start - 1 - len(word)
    return None


def _head_before(stream: TokenStream, start: int) -> tuple[int, int, Noun | None] | None:
    """ "نواب الرئيس الثلاثة": a plural without ال that the noun before a folded offset only says more of."""
    word = stream.word_before(start)
    if not word or word.startswith(_ARTICLES):
        return None
    noun: Noun | None = stream.beside.of(word, "noun")
    is_plural = noun.form == "plural" if noun else len(word) > _SMALLEST + 1 and word.endswith("ات")
    return (start - 1 - len(word), start - 1, noun) if is_plural else None


def one(stream: TokenStream, i: int) -> FigureReading | None:
    """ "كندي واحد"، "شخص واحد على الأقل": one of people behind their noun."""
    token = stream.tokens[i]
    if token.get("number") != 1 or token.clitic:
        return None
    word = stream.word_before(token.start)
    if not word or word[0] == "ب":
        return None
    noun: Noun | None = stream.beside.of(word, "noun") or (stream.beside.of(word[1:], "noun") if word[0] == "و" else None)
    if noun is None or not noun.person or noun.kind == _FAMILY or noun.form not in ("singular", "accusative") or word.startswith(_ARTICLES):
        return None
    if stream.text.startswith(_OF, token.end):
        return None  # "كان صحفي واحدا من الحاضرين"
    start = token.start - 1 - len(word)
    start += word[0] == "و" and stream.beside.of(word[1:], "noun") is not None
    said = NumberPhrase(Amount(1, 0), start, token.end, i, begin=start).behind(stream, token.end)
    return FigureReading(_quantity(stream, said.amount, noun, (start, token.start - 1), (start, said.end)), said.last)


def _quantity(
    stream: TokenStream, amount: Amount, noun: Noun | None, named: tuple[int, int], whole: tuple[int, int]
) -> QuantityMention:
    """A count of the noun that stands between two folded offsets, within the whole figure."""
    span, place = stream.span(*whole), stream.span(*named)
    lemma = noun.lemma if noun else stream.text[named[0] : named[1]].removeprefix(_ARTICLE).removeprefix("لل")
    person = noun is not None and noun.person
    counted: tuple[str, ...] = (noun.kind,) if noun is not None and person else ()
    return QuantityMention(
        span, stream.written(span), amount, "person" if person else "item", stream.written(place), place, counted, lemma=lemma
    )
