"""What the ledger says in words: the heads of its groups, what is told of a figure, and its sentence, shortened around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.report.wording import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.core.ledgers import Ledger, LedgerGroup, LedgerRow
    from checker.report.positions import Positions
    from checker.words.catalogue import Catalogue

_SPACE = regex(r"\s+")
_WORDS = 4  # of a speaker's name that are told
_TOLD = 4  # rows that say the same, and are named


def head(group: LedgerGroup, words: Catalogue) -> str:
    """What a group counts, and of what: قتلى (شخص، فلسطيني) – غارة – جباليا."""
    what = words.listed(group.what)
    if group.fate:
        told = words.say(f"ledger.fate.{group.fate}") + (f" ({what})" if what else "")
    elif group.kind == "count" and what:
        told = what
    else:
        kind = words.say(f"ledger.kind.{group.kind}")
        told = f"{kind} ({what})" if what else kind
    return " – ".join(filter(None, (told, " ".join(group.about), words.listed(group.places))))


def value(row: LedgerRow) -> str:
    """The amount in ASCII, its thousands parted: >1,400,000."""
    return grouped(row.value)


def slots(row: LedgerRow, words: Catalogue) -> dict[str, str]:
    """What the copy says of a figure beside it: its place, its date, who says it; "" where it says nothing."""
    return {"place": words.listed(row.places), "date": words.listed(row.dates), "voice": speaker(row.voice or "")}


def speaker(name: str) -> str:
    """Who speaks, in a few words."""
    told = name.split()
    return name if len(told) <= _WORDS else f"{' '.join(told[:_WORDS])}…"


def signs(row: LedgerRow, words: Catalogue) -> list[str]:
    """What sets a figure apart, and whether it agrees with the others of its group."""
    told = [words.say(f"ledger.{name}") for name in row.signs]
    if row.differs:
        told.append(words.say("ledger.differs"))
    if row.agrees:
        told.append(agreeing(row, words))
    return told


def agreeing(row: LedgerRow, words: Catalogue) -> str:
    """The rows that say the same."""
    key = "ledger.agrees" if len(row.agrees) == 1 else "ledger.agrees-all"
    return words.say(key, rows=words.listed(some(row.agrees)))


def some(rows: Iterable[int]) -> list[str]:
    """The numbers of some rows, the first few of many."""
    told = [str(number) for number in rows]
    return told if len(told) <= _TOLD else [*told[:_TOLD], "…"]


def counted(ledger: Ledger, words: Catalogue) -> str:
    """How many figures there are, and how many groups."""
    told = [words.count("figures", sum(1 for _ in ledger.rows))]
    if ledger.groups:
        told.append(words.count("groups", len(ledger.groups)))
    return words.listed(told)


def excerpt(row: LedgerRow, positions: Positions, side: int) -> tuple[str, str, str]:
    """The words of the sentence before a figure, the figure, and those behind it, at most `side` code points on each side."""
    span, sentence = row.span, row.sentence
    first, last = max(sentence.start, span.start - side), min(sentence.end, span.end + side)
    before, behind = positions.words(span.part, first, span.start), positions.words(span.part, span.end, last)
    if first > sentence.start:
        before = f"…{before.partition(' ')[2] if ' ' in before.rstrip() else ''}"
    if last < sentence.end:
        behind = f"{behind.rpartition(' ')[0] if ' ' in behind.lstrip() else ''}…"
    return _plain(before).lstrip(), _plain(row.text), _plain(behind).rstrip()


def _plain(text: str) -> str:
    """A stretch of the copy in one line."""
    return _SPACE.sub(" ", text)
