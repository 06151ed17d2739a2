"""Parts of a whole and multiples: "ثلثا السكان"، "ثلاثة أرباع"، "واحد من كل أربعة"، "ثلاثة أضعاف"، "نحو الضعف"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from checker.core.amounts import Amount, Hedge, Number
from checker.core.division import divisor, fixed, quotient
from checker.core.mentions import FractionMention, QuantityMention
from checker.scan.figures.parse_state import FigureReading, NumberPhrase, base_behind

if TYPE_CHECKING:
    from checker.scan.figures.numbers import NumberReading
    from checker.scan.token_stream import TokenStream

_MASS = ("ساكن",)  # plurals that are one whole: خمس السكان
_NEAR = Fraction(1, 20)  # "about a third" lies within a twentieth of the whole
_FIFTHS = (
    5,
    7,
    9,
    10,
)  # خمس، سبع، تسع، عشر: numbers, and parts where the whole follows with ال; all but خمس only behind a hedge


def read(
    stream: TokenStream, i: int, hedge: Hedge, start: int, number: NumberReading | None = None
) -> FigureReading | None:
    """The part of a whole that begins at a token, where a number may stand too."""
    found = None
    if number and number.coefficient is None and number.value.numerator > 0:
        found = _of_every(stream, number)
    if found is None and stream.tokens[i].senses:
        found = _plural(stream, i) or _in_one_word(stream, i, hedged=hedge != "none")
    if found is None:
        return None
    value, end, last = found
    amount = Amount(value, 0 if hedge == "none" else _NEAR, hedge)
    said = NumberPhrase(amount, start, end, last, place=_NEAR, begin=start).behind(stream, end)
    span = stream.span(said.start, said.end)
    return FigureReading(FractionMention(span, stream.written(span), said.amount), said.last)


def _of_every(stream: TokenStream, number: NumberReading) -> tuple[Number, int, int] | None:
    """ "واحد من كل أربعة"، "3 نساء من بين كل 10": with what stands between the number and the words, if it is one noun."""
    end, leads = stream.tokens[number.last].end, stream.beside.base_leads
    behind = stream.behind(end)
    whole = base_behind(stream, number.last, end, "out_of") if "out_of" in behind.roles else None
    if whole is None or whole[0] <= number.value:
        end = behind.start + len(behind.letters)
        if not (behind.letters and stream.text.startswith(leads, end + 1)):
            return None
        whole = base_behind(stream, number.last, end, "out_of")
    if whole is None or whole[0] <= number.value or not (by := divisor(whole[0])):
        return None
    return quotient(number.value, by), whole[2], whole[1]


def _plural(stream: TokenStream, i: int) -> tuple[Number, int, int] | None:
    """ "ثلاثة أرباع"، "أربعة أخماس السكان"; before a scale it is a number ("ثلاثة أرباع المليون")."""
    token = stream.tokens[i]
    count = token.get("number")
    if count is None or not 2 < count < 10:
        return None
    parts = stream.behind(token.end).get("parts")
    if parts is None or count >= parts.value:
        return None
    last = stream.next_token(i + 1, parts.end) - 1
    if _is_scaled(stream, last) or (stream.sense(last + 1, "duration") and stream.gap(last, last + 1) == " "):
        return None
    return quotient(count, fixed(parts.value)), parts.end, last


def _in_one_word(stream: TokenStream, i: int, *, hedged: bool) -> tuple[Number, int, int] | None:
    """ "ثلث السكان"، "خمس الإنتاج": a fraction and a whole; with ال a hedge, or a word such as إلى, stands before it."""
    token = stream.tokens[i]
    value = token.get("fraction")
    if value is None:
        number = token.get("number")
        if number not in _FIFTHS or not (hedged or number == _FIFTHS[0]):
            return None
        word = stream.word_after(token.end)
        if word is None or not _is_whole_of_fifths(stream, i, word[0]):
            return None
        return quotient(1, fixed(number)), token.end, i
    word = stream.word_after(token.end)
    definite = stream.text.startswith("ال", stream.begin(i))
    if "said" in token.senses or _is_scaled(stream, i) or (token.clitic == "و" and stream.sense(i - 1, "duration")):
        return None  # "نصف مليون"، "ثلاث ساعات ونصف"
    if word is None:
        return (value, token.end, i) if stream.is_whole_text(token.start, token.end) or (definite and hedged) else None
    if stream.beside.of(word[0], "no_whole") or _is_measured(stream, token.end):
        return None
    if definite:
        led = stream.beside.of(stream.word_before(token.start), "led") or token.clitic.endswith("ب")
        return (value, token.end, i) if hedged or led else None
    return None if stream.is_no_noun(word[0]) and word[0] != "عدد" else (value, token.end, i)


def _is_scaled(stream: TokenStream, i: int) -> bool:
    """Whether a scale or a hundred follows, so that the fraction begins a number."""
    following = stream.token(i + 1)
    scales = following is not None and (
        following.get("scale") or 100 in (following.get("number"), following.get("vague"))
    )
    return bool(scales) and stream.gap(i, i + 1) in (" ", "\xa0")


def _is_measured(stream: TokenStream, end: int) -> bool:
    """Whether a unit, money or time follows: "نصف طن" is a quantity, "ربع ساعة" a duration."""
    return any(stream.behind(end).get(role) for role in ("unit", "money"))


def _is_whole_of_fifths(stream: TokenStream, i: int, word: str) -> bool:
    """ "خمس السكان" is a fifth; "خمس السنوات الماضية" and "خمسة السكان" are five."""
    if not word.startswith("ال") or stream.tokens[i].digits or stream.text[stream.tokens[i].end - 1] == "ه":
        return False
    noun = stream.beside.of(word, "noun")
    if (noun is not None and noun.form == "plural" and noun.lemma not in _MASS) or word.endswith("ات"):
        return False
    known = (stream.lexicon.triggers.get(word), stream.lexicon.triggers.get(word[2:]))
    return not any(form and form.senses.keys() & {"duration", "scale", "teen", "number", "vague"} for form in known)


def slashed(stream: TokenStream, i: int, hedge: Hedge, start: int) -> NumberPhrase | None:
    """ "3/4 كوب": two numbers with a slash before a unit."""
    one, two = stream.tokens[i], stream.token(i + 1)
    if (
        two is None
        or stream.gap(i, i + 1) != "/"
        or not ((one.digits or "").isdecimal() and (two.digits or "").isdecimal())
    ):
        return None
    parts = divisor(int(two.digits or 0))
    if parts is None or not _is_measured(stream, two.end):
        return None
    return NumberPhrase(Amount(quotient(int(one.digits or 0), parts), 0, hedge), start, two.end, i + 1, begin=one.start)


def multiple(stream: TokenStream, said: NumberPhrase) -> FigureReading | None:
    """ "ثلاثة أضعاف"، "10 أضعاف"، "20 ضعفا": so many times something."""
    found = stream.behind(said.end).get("fold")
    if found is None:
        return None
    return of_multiple(stream, said.behind(stream, found.end))


def of_multiple(stream: TokenStream, said: NumberPhrase) -> FigureReading:
    """So many times something, from the start to the end of what was said."""
    span = stream.span(said.start, said.end)
    return FigureReading(
        QuantityMention(span, stream.written(span), said.amount, connector=said.connector, multiple=True), said.last
    )


def hedged_double(stream: TokenStream, i: int) -> FigureReading | None:
    """ "أكثر من ضعف العدد"، "نحو الضعف": only a hedge tells ضعف from weakness."""
    token = stream.tokens[i]
    found = stream.behind(token.end).get("double")
    if found is None or stream.used[i]:
        return None
    return of_multiple(stream, NumberPhrase(Amount(2, 1, token.senses["hedge"]), stream.begin(i), found.end, i))
