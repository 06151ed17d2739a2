"""What a number counts: a noun with its class, its singular and its form, and the base of a rate ("لكل 100 ألف نسمة")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.core.amounts import Number
from checker.core.mentions import NounForm, QuantityMention
from checker.scan.figures.parse_state import FigureReading, NumberPhrase, base_behind

if TYPE_CHECKING:
    from checker.scan.token_stream import TokenStream
    from checker.words.figure_dictionary import WordMatch

_PARTITIVES = (" من ", " ديال ", " متاع ", " نتاع ")
_PARTICLES = ("لل", "بال", "لال", "كال", "بها", "لها", "بهم", "لهم", "فال")
_SHORTEST = 3  # letters of a word whose last alef may be that of its tanwin


class _Counted(Struct):
    """A noun behind a number, and the offset behind it and the adjectives of nation that follow it (folded offsets)."""

    start: int
    end: int
    behind: int
    lemma: str
    form: NounForm | None = None
    counted: tuple[str, ...] = ()
    person: bool = False


def read(stream: TokenStream, said: NumberPhrase, *, bare: bool = False) -> FigureReading | None:
    """The figure with what it counts; a bare one needs a noun that the lexicon knows, or to be all that the text says."""
    hedged = said.behind(stream, said.end)
    behind = stream.behind(said.end)
    if "below_zero" in behind.roles and said.amount.value and (below := behind.get("below_zero")):  # "بلغت 15 تحت الصفر"
        said = said.times(-1).behind(stream, below.end)
        span = said.span(stream)
        return FigureReading(QuantityMention(span, stream.written(span), said.amount, "deg", connector=said.connector), said.last)
    noun = _noun(stream, said) if hedged.end == said.end else None
    if noun is None:
        if bare and not stream.is_whole_text(hedged.start, hedged.end):
            return None
        per, last = rate(stream, hedged.end, hedged.last)
        span = hedged.span(stream)
        amount = hedged.amount
        return FigureReading(
            QuantityMention(span, stream.written(span), amount, connector=said.connector, per=per), last
        )
    if bare and not (noun.form or stream.is_whole_text(said.start, said.end)):
        return None
    hedged = said.behind(stream, noun.behind)
    per, last = rate(stream, noun.behind, hedged.last)
    span, place = said.span(stream), stream.span(noun.start, noun.end)
    mention = QuantityMention(
        span, stream.written(span), hedged.amount, "person" if noun.person else "item", stream.written(place), place,
        noun.counted, said.connector, noun.lemma, noun.form, per=per,
    )  # fmt: skip
    return FigureReading(mention, last)


def _noun(stream: TokenStream, said: NumberPhrase) -> _Counted | None:
    """The noun behind a number; "20 من القتلى" counts too, where the lexicon knows the noun."""
    text, end = stream.text, said.end
    behind = stream.behind(end)
    if "per" in behind.roles and behind.get("per"):
        return None
    if text.startswith(_PARTITIVES, end):
        start = text.index(" ", end + 1) + 1
        known = stream.beside.at(text, start, "noun", definite=True)
        partitive = known is not None and known.value.form == "plural" and known.definite
        # behind من the noun is plural after any number, so that its form says nothing
        return replace(_known(stream, known, start), form=None) if known and partitive else None
    start = behind.start
    if known := behind.near("noun", definite=True):
        return _known(stream, known, start)
    word = behind.letters
    if not word or not _may_be_counted(stream, word, vague=said.amount.vague):
        return None
    stop = start + len(word)
    return _Counted(start, stop, stop, _singular(word))


def _may_be_counted(stream: TokenStream, word: str, *, vague: bool) -> bool:
    """Whether a word that the lexicon does not know may be what is counted: no verb; with ال only behind عشرات and the like."""
    if stream.is_no_noun(word) or word[0] == "و" or word.endswith("وا") or word.startswith(_PARTICLES):
        return False
    if word.startswith("ال") and len(word) > _SHORTEST + 1:
        return vague
    return not (word[0] == "ي" and word.endswith("ون"))


def _known(stream: TokenStream, found: WordMatch, start: int) -> _Counted:
    """A noun of the lexicon, with the classes of the nouns and adjectives of people behind it ("لاجئ سوري")."""
    noun = found.value
    classes = [noun.kind] if noun.person or noun.kind == "case" else []
    behind, following = found.end, found
    while noun.person and (after := stream.behind(following.end).get("noun", definite=True)):
        if not after.value.person:
            break
        classes.append(after.value.kind)
        behind, following = after.end, after
    return _Counted(start, found.end, behind, noun.lemma, noun.form, tuple(classes), noun.person)


def _singular(noun: str) -> str:
    """A noun that the lexicon does not know, without the alef of its tanwin: كرسيا → كرسي."""
    return noun[:-1] if noun.endswith("ا") and len(noun) > _SHORTEST else noun


def rate(stream: TokenStream, end: int, last: int) -> tuple[Number | None, int]:
    """The base of a rate behind a figure and its last token: "لكل 100 ألف"."""
    if not stream.text.startswith(stream.beside.base_leads, end + 1):
        return None, last
    base = base_behind(stream, last, end, "per")
    return (base[0], base[1]) if base else (None, last)
