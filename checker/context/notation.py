"""How an article writes its dates and figures, so that the report on it writes them alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.core.documents import Notation
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.core.documents import Document
    from checker.core.mentions import DateMention, MonthName
    from checker.words.lexicon import Lexicon

_DIGITS = {"0": regex("[0-9]"), "\u0660": regex("[\u0660-\u0669]"), "\u06f0": regex("[\u06f0-\u06f9]")}


def notation_of(document: Document, dates: Iterable[DateMention], lexicon: Lexicon) -> Notation:
    """The digits that the copy uses most, and the system of its month names, or the pair of systems where it names both."""
    counts = {zero: sum(len(digits.findall(part.text)) for part in document.parts) for zero, digits in _DIGITS.items()}
    zero = max(counts, key=lambda each: counts[each])
    return Notation(zero, _months([d for d in dates if d.calendar == "gregorian" and d.months], lexicon))


def _months(dates: list[DateMention], lexicon: Lexicon) -> tuple[str, ...]:
    """The twelve names, () where the copy names no month."""
    alone = [date.months[0] for date in dates if len(date.months) == 1]
    pairs = [
        date.months[:2] for date in dates if len(date.months) > 1 and not date.months[0].same_system(date.months[1])
    ]
    said = list(zip(*pairs, strict=True)) if len(pairs) > len(alone) else [alone]
    systems = [system for months in said if (system := _usual(months, lexicon))]
    return tuple("/".join(names) for names in zip(*(lexicon.months[system] for system in systems), strict=True))


def _usual(months: Iterable[MonthName], lexicon: Lexicon) -> str | None:
    """The system of twelve names that most belong to; the first in the order of the lexicon where several do."""
    counts = Counter(system for month in months for system in month.systems)
    return max(
        (s for s in lexicon.months if counts[s] and all(lexicon.months[s])), key=lambda s: counts[s], default=None
    )
