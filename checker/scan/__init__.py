"""Text → mentions. Small grammars start at trigger words only: dates first (they claim their atoms), then figures, then places."""

from __future__ import annotations

from dataclasses import dataclass

from checker.lexicon import Lexicon
from checker.model import AttributionMention, DateMention, Mention, PlaceMention, QuantityMention, QuoteMention, Span
from checker.scan.attributions import read_attributions
from checker.scan.dates import read_dates
from checker.scan.figures import read_figures
from checker.scan.places import read_places
from checker.scan.reader import Reader
from checker.segment import Passage


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read in one passage; `reader` keeps the atoms for the linker."""

    passage: Passage
    reader: Reader
    dates: tuple[DateMention, ...]
    figures: tuple[Mention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[AttributionMention, ...]

    @property
    def quantities(self) -> tuple[QuantityMention, ...]:
        """The figures that count something."""
        return tuple(f for f in self.figures if isinstance(f, QuantityMention))

    @property
    def quotes(self) -> tuple[QuoteMention, ...]:
        """The quotations, each with the speaker whose reach holds its opening mark."""
        part = self.passage.part
        found = []
        for quote in self.passage.quotes:
            span = Span(part, quote.start, quote.end)
            speaker = next((a.speaker for a in reversed(self.attributions) if a.reach.start <= quote.start < a.reach.end), None)
            found.append(QuoteMention(span, self.passage.raw[span.start : span.end], quote.opened and quote.closed, speaker))
        return tuple(found)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Everything read, in order of place."""
        return tuple(sorted((*self.dates, *self.figures, *self.places, *self.attributions, *self.quotes), key=_place))


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.kind


def scan(passage: Passage, lexicon: Lexicon) -> Scan:
    """Read one passage; linear in its length."""
    reader = Reader(passage, lexicon)
    dates = tuple(read_dates(reader))
    figures = tuple(read_figures(reader))
    return Scan(passage, reader, dates, figures, tuple(read_places(reader)), tuple(read_attributions(reader)))
