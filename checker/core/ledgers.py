"""The ledger of an article: all its figures, those that may be of one quantity side by side. Values only, no words of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.documents import Span
    from checker.core.mentions import Mention


class LedgerRow(Struct, frozen=True):
    """One figure of an article.

    `number` is its place in the ledger, from 1. `kind` is "count", "money", "percent", "duration", "age", "measure", "fraction",
    "multiple" or "rate". `span` and `text` are the figure with what it counts, `sentence` where its sentence stands. `value` is
    the amount in ASCII with its unit ("~1300000", "3.5 %", "45 min"). `fate` is what became of the people that it counts, "" where
    the copy does not say. `places`, `voice` (None for the narrator) and `dates` are those of its sentence, as they are written, the
    nearest first; `days` are the readings of the dates. `signs` say what sets a figure apart from others of its kind: "part" of
    another, or "more" of them (or so many each). `agrees` are the numbers of the rows of its group that may say the same value;
    `differs`: most rows of its group say one value, this one another, and nothing says why. `findings` are the places, from 0, of
    the findings in their report that speak of it.
    """

    number: int
    kind: str
    span: Span
    text: str
    mention: Mention
    value: str
    sentence: Span
    fate: str = ""
    places: tuple[str, ...] = ()
    voice: str | None = None
    dates: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    agrees: tuple[int, ...] = ()
    differs: bool = False
    findings: tuple[int, ...] = ()


class LedgerGroup(Struct, frozen=True):
    """Figures that count the same of the same, as far as the words around them say, in the order of the text.

    `what` are the nouns or units, `about` the words that most of them stand beside, `places` those that most of their sentences
    name, all as written; `fate` is what became of the people that most of them count.
    """

    kind: str
    rows: tuple[LedgerRow, ...]
    what: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fate: str = ""


class Slot(Struct, frozen=True):
    """One thing that is said of two figures: its name, and what each says, () where it says nothing (of the voice: the narrator).

    `same` is None where one of them says nothing.
    """

    name: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    same: bool | None


class Weighed(Struct, frozen=True):
    """A piece of evidence by its name, and its points for (above zero) or against one quantity; None where no card counts it."""

    name: str
    points: int | None


class Comparison(Struct, frozen=True):
    """What speaks for two rows being of one quantity, and what keeps them apart.

    `together`: they stand in one group of the ledger. `agree`: the two values may be one. `apart` names what keeps them from being
    weighed against each other at all, "" where nothing does: "kind" (they count other things), "range" (one is no single number),
    "small", "too-far" (the values), "rest" (of a hundred), "story", "headline" (both stand in it). `sort` is that of the pair
    ("headline", "settled", "body"); of the rule's card for it `start` is what every pair begins with, `points` what this one comes
    to, `note` and `warning` the points from which it is told. They are None where no rule weighs such pairs. `held_back` is the
    evidence of a slot that differs, for which a pair is told by one step less. `findings` are the places, from 0, of the findings in
    the report that speak of both rows.
    """

    first: LedgerRow
    second: LedgerRow
    together: bool
    agree: bool
    apart: str
    slots: tuple[Slot, ...]
    evidence: tuple[Weighed, ...] = ()
    sort: str = ""
    start: int | None = None
    points: int | None = None
    note: int | None = None
    warning: int | None = None
    held_back: tuple[str, ...] = ()
    findings: tuple[int, ...] = ()


class Ledger(Struct, frozen=True):
    """All figures of an article: the groups in the order of their first figures, then those that stand alone."""

    groups: tuple[LedgerGroup, ...] = ()
    alone: tuple[LedgerRow, ...] = ()
    comparison: Comparison | None = None

    @property
    def rows(self) -> Iterator[LedgerRow]:
        """All rows in the order of their numbers."""
        for group in self.groups:
            yield from group.rows
        yield from self.alone
