"""A total and the list of its parts, before it or behind it: "240 راكبا: 169 هنديا و53 بريطانيا وكندي واحد، إضافة إلى 12 من الطاقم".

The list is announced (a colon, هم، موزعين، بواقع, or a total behind it: بإجمالي، ما مجموعه), and its items follow each other. What
is told without a figure opens the sum: then only parts that make more than their total are wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import fold
from checker.core.mentions import MoneyMention, QuantityMention
from checker.core.patterns import regex
from checker.link.distributions import first_distribution
from checker.link.relations import Part, Relation, total
from checker.link.terms import WORD, Term, announced, same_unit, signs, terms_of, told_behind, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords

_OPENINGS = (":", ": ", "هم ", "هن ", "هي ", "هي: ", "هم: ")
_COLON = regex(r"[^.؛\n:]{0,40}: ?$")
_GAP = regex(r"[^.؛:\n]{0,60}?(?:[،,] ?|(?<= )و ?|[،,] و ?|و ?)(?:[^\W\d_]+ )?$")
_LABEL = regex(r"(?:[^.؛:\n]{0,40}?[،,])? ?و?[^\W\d_]{2,}(?: [^\W\d_]+){0,3} (?:ب|على |عند )?$")  # the item is named before its figure
_END = regex(r"[.؛\n:]|[،,] ?(?=\w)|$")
_ONE = regex(r"(?:^|[\s،,])و?(?!احد)(\w{3,}) (واحد|واحده|وحيد|وحيده)\b")
_TWO = regex(r"(?:^|[\s،,])و?(\w{3,})(?:تين|تان)\b|(?:^|[\s،,])و?(\w{3,})(?:ين|ان) (?:اثنين|اثنان|اثنتين|اثنتان)\b")
_JOINED = regex(r"(?:^|[\s،,])و(?!احد|حيد|حده|زير|زار|كاله|لد|فد|لاي|سط|ثيق)(\w{3,})")
_AMONG = regex(r"(?:^| )و?(?:علي|بين|في|الي|ضمن|عبر|خلال) ?$")  # "تتوزع على 70 مخيما في ثماني محافظات": no parts are counted
_SORT = regex(r"\w{2,}(?:يا?|يه|يات|يين|يون|يان|يتين|يتان|اء)")  # an adjective that tells what sort of the total it is: ذهبيات
_LABEL_WORDS = 4
_MOST_WORDS = 9  # between two items, or behind the last one
_GOES_ON = regex(
    r"(?:ثم|او)\b"
    r"|و(?!(?:ان|انه|انها|انهم|قد|قال|قالت|اضاف|اضافت|اوضح|اوضحت|ذكر|ذكرت|اكد|اكدت|كان|كانت|لم|لا|ما|هو|هي|ذلك|لكن|مع|في)\b)"
)
_FEWEST = 2
_MOST = 60  # items of one list


class _Items(Struct, frozen=True):
    """The items of a list: those with figures, how many are told by a word (كندي واحد), whether nothing else is in it."""

    parts: tuple[Term, ...]
    extra: int
    closed: bool


def read_total_lists(scan: Scan) -> Iterator[Relation]:
    """The totals with their lists, in order of the ways in which they are announced."""
    done: set[int] = set()
    for sentence in _sentences(scan):
        terms = terms_of(scan, sentence)
        for at in range(len(terms) - 2):
            if terms[at].start in done or not _opens(words_of(scan), terms[at], terms[at + 1]):
                continue
            whole = _whole(scan, terms, at)
            found = _list(scan, whole, terms[at + 1 :]) if whole else None
            if whole and found and (made := _relation("list", whole, found)):
                done.update(term.start for term in found.parts)
                yield made
    for sign, sentence in signs(scan, "remains"):
        if made := _rest_told(scan, scan.passage.folded.index(sign.end), sentence):
            yield made
    for sign, sentence in signs(scan, "sum_total"):
        if made := _total_behind(scan, scan.passage.folded.index(sign.end), sentence):
            yield made


def _sentences(scan: Scan) -> list[int]:
    """The sentences with three figures or more, where a mark or word before one of them may announce a list."""
    figures, passage = scan.figures, scan.passage
    if len(figures) < 3:
        return []
    strong, text, index = "listed_as" in announced(scan), passage.folded.text, passage.folded.index
    if not strong and not any(text.endswith(_OPENINGS, 0, index(figure.span.start)) for figure in figures):
        return []
    numbers = [passage.sentence_at(figure.span.start) for figure in figures]
    return sorted({n for n, third in zip(numbers, numbers[2:], strict=False) if n == third})


def _whole(scan: Scan, terms: Sequence[Term], at: int) -> Term | None:
    """The total of a list that opens behind a figure: that figure, or the one before it where it counts what the list counts."""
    first, nearest = terms[at + 1], terms[at]
    before = [nearest]
    if at and not (nearest.is_bare or nearest.is_person or words_of(scan).value("others", nearest.noun) is not None):
        before.append(terms[at - 1])  # "404 مهاجرين على ثلاثة قوارب: …"
    for whole in before:
        known = same_unit(whole, first) or (whole.is_person and first.is_person) or (whole is terms[at] and _is_part(whole, first))
        if known and whole.is_plain and not whole.is_percent and not whole.is_bare:
            return whole
    return None


def _opens(words: CheckWords, whole: Term, first: Term) -> bool:
    """Whether a list of parts is announced between a total and the figure behind it."""
    between = first.before
    if len(between.split()) > _MOST_WORDS or any(mark in between for mark in ".؛\n"):
        return False
    if _COLON.match(between):
        return True
    loose = isinstance(whole.stated.mention, MoneyMention)  # "بواقع 565.9 مليون ريال" tells a turnover
    return any(
        len(between[word.end :].split()) <= _LABEL_WORDS and not (loose and between[word.start : word.end].endswith("بواقع"))
        for role in ("listed_as", "pronouns")
        for word in words.find(role, between)
    )


def _list(scan: Scan, whole: Term, following: Sequence[Term]) -> _Items | None:
    """The items behind a total, up to the end of the list."""
    words, extra = words_of(scan), 0
    parts = _row(words, whole, following)
    values, texts = [part.amount.value or 0 for part in parts], [*(part.before for part in parts), parts[-1].behind]
    end = first_distribution(whole.amount.value or 0, values, texts)
    closed = end == len(parts) or sum(values[:end]) == whole.amount.value
    parts = parts[:end]
    for part in parts[1:]:
        told, unnamed = _without_figure(part.before, whole.noun, labelled=not _GAP.fullmatch(part.before))
        extra, closed = extra + told, closed and not unnamed
    if not all(_is_part(whole, part) for part in parts):
        return None
    tail = parts[-1].behind
    told, closed_behind, tail = _tail(words, tail, whole.noun)
    closed = closed and closed_behind and all(part.is_plain for part in parts)
    stretch = scan.passage.folded.text[whole.end : parts[-1].end] + tail[:60]
    if words.find("of_each", stretch):
        return None
    open_ = bool(words.find("unnamed", stretch))
    if len(parts) + extra + told < 2:
        return None
    return _Items(tuple(parts), extra + told, closed and not open_)


def _row(words: CheckWords, whole: Term, following: Sequence[Term]) -> list[Term]:
    """The figures behind a total that stand in a row with the first."""
    row = [following[0]]
    for term in following[1:_MOST]:
        gap = term.before
        joined = bool(_GAP.fullmatch(gap) or _LABEL.fullmatch(gap)) and len(gap.split()) <= _MOST_WORDS
        if not joined or _ends_list(words, term) or _is_among(whole, term):
            break
        row.append(term)
    return row


def _ends_list(words: CheckWords, term: Term) -> bool:
    """Whether a figure is outside of the total, or of the item before: "منهم 3"، "50 منها في الشمال"."""
    first, *others = term.behind.split() or [""]
    inside = term.is_bare and others and words.find("inside", first)
    return bool(inside or words.find("beside_total", term.before) or words.find("inside", term.before))


def _is_among(whole: Term, term: Term) -> bool:
    """Whether a figure counts other things, over which the total is spread."""
    people = whole.is_person and term.is_person
    return bool(_AMONG.search(term.before)) and not (term.is_bare or people or same_unit(whole, term))


def _tail(words: CheckWords, text: str, noun: str) -> tuple[int, bool, str]:
    """What is told behind the last figure without one, whether the list ends there, and the words that still belong to it."""
    beside = sorted((*words.find("beside_total", text), *words.find("inside", text)), key=lambda word: word.start)
    text = text[: beside[0].start] if beside else text
    end = _END.search(text)
    item, more = (text[: end.start()], text[end.end() :]) if end else (text, "")
    told, unnamed = _without_figure(item, noun)
    comma = end is not None and end[0].strip() in ("،", ",")
    ended = bool(beside) or not more or not comma or not _GOES_ON.match(more)
    return told, ended and not unnamed and len(item.split()) <= _MOST_WORDS, item + (more[:20] if comma and not beside else "")


def _without_figure(gap: str, noun: str, *, labelled: bool = False) -> tuple[int, bool]:
    """How many the words between two items count (كندي واحد: 1, ذهبيتين: 2), and whether they name anything uncounted (وآخرون).

    Of a gap with a label ("وحزب التقدم 11") the last word that is joined names what follows.
    """
    dual = regex(rf"(?:^|[\s،,])و?{noun[:-1] + 'ت' if noun.endswith('ه') else noun}(?:ان|ين)\b") if noun else None
    ones = {m.start() for m in _ONE.finditer(gap)}
    twos = {m.start() for m in (*_TWO.finditer(gap), *(dual.finditer(gap) if dual else ()))}
    others = [m for m in _JOINED.finditer(gap) if m.start() not in ones | twos and m.end() < len(gap.rstrip())]
    return len(ones) + 2 * len(twos), len(others) > labelled


def _is_part(whole: Term, part: Term) -> bool:
    """People of people, one noun, one money, the sort of what is counted (ذهبيات), or people that the lexicon does not know (هنديا)."""
    if part.amount.value is None or part.amount.vague or part.is_percent or _is_among(whole, part):
        return False
    if part.is_bare:
        return True
    if same_unit(whole, part):
        return True
    one, two = whole.stated.mention, part.stated.mention
    if not (isinstance(one, QuantityMention) and isinstance(two, QuantityMention)):
        return False
    if one.unit == two.unit == "person":
        return True
    unknown = one.unit == "person" and two.form is None
    return two.unit == "item" and (unknown or _SORT.fullmatch(fold(two.noun or "")) is not None)


def _relation(kind: str, whole: Term, items: _Items) -> Relation | None:
    side = "equal" if items.closed else "at-most"
    return total(kind, whole, tuple(Part(part.stated) for part in items.parts), side, items.extra)  # type: ignore[arg-type]


def _rest_told(scan: Scan, end: int, sentence: int) -> Relation | None:
    """ "90 مليونا، منها 40 من البنك و30 من الحكومة، والباقي 30 قرض": an open list is closed by a rest that is told."""
    terms, words = terms_of(scan, sentence), words_of(scan)
    at = told_behind(terms, end)
    if at is None or at < _FEWEST:
        return None
    first = next((i for i in range(at) if i and words.find("inside", " ".join(terms[i].before.split()[-3:]))), None)
    if first is None:
        return None
    whole, parts = terms[first - 1], terms[first : at + 1]
    if not whole.is_plain or whole.is_bare or not all(_is_part(whole, part) and part.is_plain for part in parts):
        return None
    text = scan.passage.folded.text[whole.end : parts[-1].start]
    if _without_figure(text, whole.noun)[0] or words.find("of_each", text) or words.find("moved", text) or "؛" in text:
        return None
    return total("list", whole, tuple(Part(part.stated) for part in parts))


def _total_behind(scan: Scan, end: int, sentence: int) -> Relation | None:
    """ "120 راكبا في الرحلة الأولى و95 في الثانية، بإجمالي 225 راكبا": all figures of the kind before it in the sentence."""
    terms, words = terms_of(scan, sentence), words_of(scan)
    at = told_behind(terms, end)
    if at is None or at < 2 or not terms[at].is_plain or terms[at].is_percent or terms[at].is_bare:
        return None
    told = terms[at]
    parts = [term for term in terms[:at] if same_unit(told, term) or (term.is_bare and _follows(term))]
    if len(parts) < 2 or len(parts) < at or not all(part.is_plain for part in parts):
        return None
    text = scan.passage.folded.text[parts[0].start : told.start]
    if any(words.find(role, text) for role in ("unnamed", "of_each", "inside", "out_of", "stepwise", "per_unit")):
        return None
    if any(WORD.findall(part.before)[-1:] in (["من"], ["الي"]) for part in parts[1:]):
        return None
    return total("total-behind", told, tuple(Part(part.stated) for part in parts))


def _follows(term: Term) -> bool:
    """Whether a bare figure is an item behind another one: "و95"."""
    return term.before.endswith(("و", "و ", "، ", "،"))
