"""The ledger of an article: what an editor does with a pencil who stops at every number.

Every figure is a row; those that may be of one quantity stand side by side, and what agrees and what does not is marked.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from checker.core.folding import fold
from checker.core.ledgers import Ledger, LedgerGroup, LedgerRow
from checker.core.mentions import DateMention, PeriodMention
from checker.core.patterns import regex
from checker.link.context import stem
from checker.link.ledger_figures import read_figures
from checker.link.ledger_groups import grouped, is_general, may_be_slip, nearness, say_the_same, words_of_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.core.findings import Finding
    from checker.core.mentions import Mention
    from checker.link.ledger_figures import Figure, ReadArticle

_WORD = regex(r"[^\W\d_]+")
_AROUND = 60  # code points on each side of a figure in which the words that a group shares are looked for
_NOUNS, _SHARED, _PLACES = 3, 3, 2  # of a group that are told
_WITNESSES = 40  # figures of a group that one is held against
_NEAR = 3  # likeness of the words around two figures from which the one is told to differ from the other
_SHARE = 5  # two of so many rows of a group that say one value are its majority, where no other value is said as often
_TWO_SIDED = ("none", "about", "between")  # hedges that leave no side open
_DIVIDED = ("count", "money", "percent", "fraction")  # kinds of which parts are told
_KINDS = (
    "count",
    "money",
    "percent",
    "fraction",
    "multiple",
    "rate",
    "measure",
    "duration",
    "age",
)  # in the order of the ledger


def read_ledger(
    article: ReadArticle,
    findings: Sequence[Finding] = (),
    compared: tuple[int, int] | None = None,
    options: Iterable[Mapping[str, Any]] = (),
) -> Ledger:
    """All figures of an article, with the findings that speak of them.

    The two rows of `compared` are held against each other, under the options of the rules that run; there is no comparison where
    the ledger has no such rows.
    """
    mentions = article.mentions
    figures = read_figures(article, mentions)
    rows = _rows(article, figures, mentions, findings)
    together = [numbers for numbers in grouped(figures) if len(numbers) > 1]
    groups = {number for numbers in together for number in numbers}
    alone = sorted(
        (n for n in range(len(figures)) if n not in groups), key=lambda n: (_KINDS.index(figures[n].kind), n)
    )
    order = {number: place for place, number in enumerate([n for numbers in together for n in numbers] + alone, 1)}
    counted = _stems(row.text for row in rows)
    told = [
        _group(article, [figures[n] for n in numbers], [rows[n] for n in numbers], order[numbers[0]], counted)
        for numbers in together
    ]
    ledger = Ledger(tuple(told), tuple(replace(rows[n], number=order[n]) for n in alone))
    figure_of = {place: figures[number] for number, place in order.items()}
    if compared is None or not figure_of.keys() >= set(compared):
        return ledger
    from checker.link.ledger_comparison import Told, compare  # most runs never ask

    one, two = (Told(row, figure_of[row.number]) for row in ledger.rows if row.number in compared)
    beside = any({one.row.number, two.row.number} <= {row.number for row in group.rows} for group in ledger.groups)
    return replace(ledger, comparison=compare(article, one, two, options, together=beside))


# -------------------------------------------------------------------------------------------------------------------- rows


def _rows(
    article: ReadArticle, figures: list[Figure], mentions: Iterable[Mention], findings: Sequence[Finding]
) -> list[LedgerRow]:
    """A row for every figure, not numbered yet."""
    dates: dict[str, list[DateMention | PeriodMention]] = {}
    for mention in mentions:
        if isinstance(mention, DateMention | PeriodMention):
            dates.setdefault(mention.span.part, []).append(mention)
    return [_row(article, figure, dates.get(figure.span.part, []), findings) for figure in figures]


def _row(
    article: ReadArticle, figure: Figure, dates: Sequence[DateMention | PeriodMention], findings: Sequence[Finding]
) -> LedgerRow:
    near = figure.dates(dates)
    return LedgerRow(
        0, figure.kind, figure.span, article.words(figure.span), figure.mention, figure.value, figure.sentence,
        fate=figure.fate, places=tuple(figure.places), voice=figure.voice, dates=tuple(dict.fromkeys(date.text for date in near)),
        days=tuple(dict.fromkeys(date.readings[0] for date in near if date.readings)), signs=_signs(figure),
        findings=tuple(n for n, found in enumerate(findings) if any(p.span.overlaps(figure.span) for p in found.locations)),
    )  # fmt: skip


def _signs(figure: Figure) -> tuple[str, ...]:
    """The words beside a figure that make it a part of another, or one more of its kind."""
    context = figure.context
    told = (("part", context.said_part and figure.kind in _DIVIDED), ("more", context.more or figure.claim.others))
    return tuple(name for name, is_said in told if is_said)


# ------------------------------------------------------------------------------------------------------------------ groups


def _marked(members: list[Figure], rows: list[LedgerRow], first: int) -> tuple[LedgerRow, ...]:
    """The rows of a group, numbered from `first` on, each with those that agree with it; and those that differ from most."""
    agreeing = [
        [other for other in _beside(members, n) if say_the_same(one, members[other])] for n, one in enumerate(members)
    ]
    plain = [n for n, one in enumerate(members) if one.amount.hedge in _TWO_SIDED]
    most = max(plain, key=lambda n: (len(agreeing[n]), -n), default=0)
    majority = {most, *agreeing[most]}
    others = max((len(agreeing[n]) + 1 for n in plain if n not in majority), default=0)
    decided = bool(plain) and len(majority) > max(1, others) and _SHARE * len(majority) >= 2 * len(members)
    usual = [members[n] for n in sorted(majority)]
    return tuple(
        replace(
            row, number=first + n, agrees=tuple(first + other for other in agreeing[n]),
            differs=decided and n not in majority and _is_rival(members[n], usual) and not _is_set_apart(members[n], usual),
        )
        for n, row in enumerate(rows)
    )  # fmt: skip


def _beside(members: list[Figure], number: int) -> list[int]:
    """The figures of a group that one is held against."""
    return [n for n in range(max(0, number - _WITNESSES), min(len(members), number + _WITNESSES)) if n != number]


def _is_rival(one: Figure, majority: list[Figure]) -> bool:
    """Whether a figure may be that of the majority with a slip in it, or a later count.

    It stands in another sentence, the value is near, and fate or words are alike.
    """
    near = (other for other in majority if other.sentence != one.sentence and may_be_slip(one, other))
    return any((one.fate and one.fate == other.fate) or nearness(one, other) >= _NEAR for other in near)


def _is_set_apart(one: Figure, majority: list[Figure]) -> bool:
    """Whether the copy says why a figure is another than that of the majority: a part, another noun, place or day."""
    if _signs(one) or one.context.another:
        return True
    if not is_general(one) and all(other.what != one.what and not is_general(other) for other in majority):
        return True
    if one.context.dates and all(day.isdecimal() for day in one.context.dates):  # "عام 1982": an earlier count
        return all(one.context.dates != other.context.dates for other in majority)
    days = frozenset().union(*[other.context.dates for other in majority])
    places = frozenset().union(*[other.place_keys for other in majority])
    return any(
        own and known and own.isdisjoint(known) for own, known in ((one.context.dates, days), (one.place_keys, places))
    )


def _group(
    article: ReadArticle, members: list[Figure], rows: list[LedgerRow], first: int, counted: frozenset[str]
) -> LedgerGroup:
    """A group with what its members have in common; `counted` are the stems of what the figures of the article count."""
    fates = _usual((member.fate,) if member.fate else () for member in members)
    taken = counted | words_of_signs(article.language) | _stems(name for row in rows for name in row.places)
    return LedgerGroup(
        members[0].kind, _marked(members, rows, first), what=_nouns(article, members), about=_shared(article, members, taken),
        places=_usual(row.places for row in rows), fate="".join(fates[:1]),
    )  # fmt: skip


def _nouns(article: ReadArticle, members: list[Figure]) -> tuple[str, ...]:
    """The counted nouns, currencies or units of time as they are first written."""
    found: dict[str, str] = {}
    for member in members:
        if member.noun_span:
            found.setdefault(member.what, article.words(member.noun_span))
        elif member.kind == "duration":
            found.setdefault(member.what, member.mention.text.split()[-1])
    return tuple(found.values())[:_NOUNS]


def _usual(told: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What more than half of the rows say."""
    rows = list(told)
    counts = Counter(name for row in rows for name in row)
    return tuple([name for name, n in counts.most_common() if 2 * n > len(rows)][:_PLACES])


def _shared(article: ReadArticle, members: list[Figure], taken: frozenset[str]) -> tuple[str, ...]:
    """The words beside the figures that more than half of them have, as they are first written, without those that are taken."""
    counts = Counter(root for member in members for root in member.context.near)
    usual = {root for root, n in counts.items() if 2 * n > len(members) and n > 1} - taken
    found: dict[str, str] = {}
    for member in members if usual else ():
        span, sentence = member.span, member.sentence
        text = article.raw(span.part)
        before = _WORD.findall(text, max(sentence.start, span.start - _AROUND), span.start)
        for word in before + _WORD.findall(text, span.end, min(sentence.end, span.end + _AROUND)):
            root = stem(fold(word))
            if root in usual and root not in found:
                found[root] = word[1:] if word[:1] in "وف" and stem(fold(word[1:])) == root else word
    return tuple(found.values())[:_SHARED]


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in _WORD.findall(fold(text)))
