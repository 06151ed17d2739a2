"""Parts of a whole and multiples: "ثلثا السكان"، "ثلاثة أرباع"، "واحد من كل أربعة"، "ثلاثة أضعاف"، "نحو الضعف"."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from checker.core.division import divisor, fixed, quotient
from checker.core.model import Amount, FractionMention, Hedge, Number, QuantityMention
from checker.scan.figures.parse_state import Figure, Said, base_behind

if TYPE_CHECKING:
    from checker.scan.figures.numbers import Read
    from checker.scan.token_stream import Reader

_MASS = ("ساكن",)  # plurals that are one whole: خمس السكان
_NEAR = Fraction(1, 20)  # "about a third" lies within a twentieth of the whole
_FIFTHS = (
    5,
    7,
    9,
    10,
)  # خمس، سبع، تسع، عشر: numbers, and parts where the whole follows with ال; all but خمس only behind a hedge


def read(reader: Reader, i: int, hedge: Hedge, start: int, number: Read | None = None) -> Figure | None:
    """The part of a whole that begins at an atom, where a number may stand too."""
    found = None
    if number and number.coefficient is None and number.value.numerator > 0:
        found = _of_every(reader, number)
    if found is None and reader.atoms[i].senses:
        found = _plural(reader, i) or _in_one_word(reader, i, hedged=hedge != "none")
    if found is None:
        return None
    value, end, last = found
    amount = Amount(value, 0 if hedge == "none" else _NEAR, hedge)
    said = Said(amount, start, end, last, place=_NEAR, begin=start).behind(reader, end)
    span = reader.span(said.start, said.end)
    return Figure(FractionMention(span, reader.written(span), said.amount), said.last)


def _of_every(reader: Reader, number: Read) -> tuple[Number, int, int] | None:
    """ "واحد من كل أربعة"، "3 نساء من بين كل 10": with what stands between the number and the words, if it is one noun."""
    end, leads = reader.atoms[number.last].end, reader.beside.base_leads
    behind = reader.behind(end)
    whole = base_behind(reader, number.last, end, "out_of") if "out_of" in behind.roles else None
    if whole is None or whole[0] <= number.value:
        end = behind.start + len(behind.letters)
        if not (behind.letters and reader.text.startswith(leads, end + 1)):
            return None
        whole = base_behind(reader, number.last, end, "out_of")
    if whole is None or whole[0] <= number.value or not (by := divisor(whole[0])):
        return None
    return quotient(number.value, by), whole[2], whole[1]


def _plural(reader: Reader, i: int) -> tuple[Number, int, int] | None:
    """ "ثلاثة أرباع"، "أربعة أخماس السكان"; before a scale it is a number ("ثلاثة أرباع المليون")."""
    atom = reader.atoms[i]
    count = atom.get("number")
    if count is None or not 2 < count < 10:
        return None
    parts = reader.behind(atom.end).get("parts")
    if parts is None or count >= parts.value:
        return None
    last = reader.next_atom(i + 1, parts.end) - 1
    if _is_scaled(reader, last) or (reader.sense(last + 1, "duration") and reader.gap(last, last + 1) == " "):
        return None
    return quotient(count, fixed(parts.value)), parts.end, last


def _in_one_word(reader: Reader, i: int, *, hedged: bool) -> tuple[Number, int, int] | None:
    """ "ثلث السكان"، "خمس الإنتاج": a fraction and a whole; with ال a hedge, or a word such as إلى, stands before it."""
    atom = reader.atoms[i]
    value = atom.get("fraction")
    if value is None:
        number = atom.get("number")
        if number not in _FIFTHS or not (hedged or number == _FIFTHS[0]):
            return None
        word = reader.word_after(atom.end)
        if word is None or not _is_whole_of_fifths(reader, i, word[0]):
            return None
        return quotient(1, fixed(number)), atom.end, i
    word = reader.word_after(atom.end)
    definite = reader.text.startswith("ال", reader.begin(i))
    if "said" in atom.senses or _is_scaled(reader, i) or (atom.clitic == "و" and reader.sense(i - 1, "duration")):
        return None  # "نصف مليون"، "ثلاث ساعات ونصف"
    if word is None:
        return (value, atom.end, i) if reader.is_whole_text(atom.start, atom.end) or (definite and hedged) else None
    if reader.beside.of(word[0], "no_whole") or _is_measured(reader, atom.end):
        return None
    if definite:
        led = reader.beside.of(reader.word_before(atom.start), "led") or atom.clitic.endswith("ب")
        return (value, atom.end, i) if hedged or led else None
    return None if reader.is_no_noun(word[0]) and word[0] != "عدد" else (value, atom.end, i)


def _is_scaled(reader: Reader, i: int) -> bool:
    """Whether a scale or a hundred follows, so that the fraction begins a number."""
    following = reader.atom(i + 1)
    scales = following is not None and (
        following.get("scale") or 100 in (following.get("number"), following.get("vague"))
    )
    return bool(scales) and reader.gap(i, i + 1) in (" ", "\xa0")


def _is_measured(reader: Reader, end: int) -> bool:
    """Whether a unit, money or time follows: "نصف طن" is a quantity, "ربع ساعة" a duration."""
    return any(reader.behind(end).get(role) for role in ("unit", "money"))


def _is_whole_of_fifths(reader: Reader, i: int, word: str) -> bool:
    """ "خمس السكان" is a fifth; "خمس السنوات الماضية" and "خمسة السكان" are five."""
    if not word.startswith("ال") or reader.atoms[i].digits or reader.text[reader.atoms[i].end - 1] == "ه":
        return False
    noun = reader.beside.of(word, "noun")
    if (noun is not None and noun.form == "plural" and noun.lemma not in _MASS) or word.endswith("ات"):
        return False
    known = (reader.lexicon.triggers.get(word), reader.lexicon.triggers.get(word[2:]))
    return not any(form and form.senses.keys() & {"duration", "scale", "teen", "number", "vague"} for form in known)


def slashed(reader: Reader, i: int, hedge: Hedge, start: int) -> Said | None:
    """ "3/4 كوب": two numbers with a slash before a unit."""
    one, two = reader.atoms[i], reader.atom(i + 1)
    if (
        two is None
        or reader.gap(i, i + 1) != "/"
        or not ((one.digits or "").isdecimal() and (two.digits or "").isdecimal())
    ):
        return None
    parts = divisor(int(two.digits or 0))
    if parts is None or not _is_measured(reader, two.end):
        return None
    return Said(Amount(quotient(int(one.digits or 0), parts), 0, hedge), start, two.end, i + 1, begin=one.start)


def multiple(reader: Reader, said: Said) -> Figure | None:
    """ "ثلاثة أضعاف"، "10 أضعاف"، "20 ضعفا": so many times something."""
    found = reader.behind(said.end).get("fold")
    if found is None:
        return None
    return of_multiple(reader, said.behind(reader, found.end))


def of_multiple(reader: Reader, said: Said) -> Figure:
    """So many times something, from the start to the end of what was said."""
    span = reader.span(said.start, said.end)
    return Figure(
        QuantityMention(span, reader.written(span), said.amount, connector=said.connector, multiple=True), said.last
    )


def hedged_double(reader: Reader, i: int) -> Figure | None:
    """ "أكثر من ضعف العدد"، "نحو الضعف": only a hedge tells ضعف from weakness."""
    atom = reader.atoms[i]
    found = reader.behind(atom.end).get("double")
    if found is None or reader.used[i]:
        return None
    return of_multiple(reader, Said(Amount(2, 1, atom.senses["hedge"]), reader.begin(i), found.end, i))
