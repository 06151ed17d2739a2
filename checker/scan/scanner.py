"""Text → mentions. Small grammars start at trigger words only: dates first (they claim their tokens), then figures.

Places, sources and quotations are read when they are asked for: most articles have no figures to bind. So are relative dates,
clock times and compound durations: they have a dictionary of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.core.documents import Span
from checker.core.mentions import (
    AttributionMention,
    DateMention,
    Mention,
    OrdinalMention,
    PlaceMention,
    QuantityMention,
    QuoteMention,
    TimeMention,
)
from checker.scan.dates.calendar_dates import read_dates
from checker.scan.dates.date_like_names import own_names
from checker.scan.dates.month_spelling import corrected
from checker.scan.dates.named_days import read_named_days
from checker.scan.figures.figure_grammar import read_figures
from checker.scan.places import read_places
from checker.scan.token_stream import TokenStream
from checker.scan.tokens import read_numbers_and_words, read_words
from checker.segment.passages import Passage
from checker.words.lexicon import Lexicon
from checker.words.time_words import time_words

if TYPE_CHECKING:
    from checker.scan.dates.second_pass import TimeExpressions

_NEAR = 16  # attributions of one endless sentence that are looked at on each side of a figure


class Scan:
    """What was read in one passage. Values once read never change; `dates` are given their readings by `resolve`.

    `roles` are those of all trigger words that stand here: the quick question before a reading that needs one of them.
    """

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        """Read the dates and figures; linear in the length of the passage."""
        self.passage = passage
        self.lexicon = lexicon
        folded = passage.folded
        tokens = corrected(read_numbers_and_words(folded, lexicon), folded.text, lexicon)
        self.roles: frozenset[str] = frozenset().union(*[token.senses for token in tokens])
        self._stream = TokenStream(passage, lexicon, tokens)
        dates = read_dates(self._stream)
        names = lexicon.own.names
        self.dates: tuple[DateMention, ...] = tuple(_with_names(dates, passage, names) if names and dates else dates)
        self.figures: tuple[Mention, ...] = tuple(read_figures(self._stream))

    def begins(self, role: str) -> list[int]:
        """The folded offsets at which the trigger words of a role begin, in order."""
        return [token.start for token in self._stream.tokens if role in token.senses] if role in self.roles else []

    @cached_property
    def year_numbers(self) -> tuple[int, ...]:
        """The folded offsets of the numbers that may be years by their four digits (1900–2099), in order, whatever was read of them."""
        tokens = self._stream.tokens
        return tuple([t.end - 4 for t in tokens if t.digits and len(t.digits) == 4 and t.digits[:2] in ("19", "20")])

    @cached_property
    def named_days(self) -> tuple[DateMention, ...]:
        """The days that words name from today (أمس، اليوم الأحد), without readings, in order; اليوم alone says nothing.

        They start at words that are looked up anyway, so that checks of the article's "today" cost no second reading.
        """
        return tuple(read_named_days(self._stream))

    @cached_property
    def _time_stream(self) -> TokenStream:
        """The words of relative dates, clock times and durations; the tokens of the clock times are claimed once these are read."""
        words = time_words(self.lexicon.language)
        return TokenStream(self.passage, words, read_numbers_and_words(self.passage.folded, words))

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """The clock times, in order; they are read first of the moments, so that who asks for no more pays for no more."""
        from checker.scan.dates.clock_times import read_times  # few articles ask for them

        return tuple(read_times(self._time_stream))

    @cached_property
    def moments(self) -> TimeExpressions:
        """Relative dates, ranges of dates, clock times and compound durations, without readings."""
        from checker.scan.dates.second_pass import read_time_expressions

        times = self.times
        return read_time_expressions(self._time_stream, self.dates, times)

    @cached_property
    def context(self) -> TokenStream:
        """The words for places, sources, presence and time, which bind figures."""
        return TokenStream(self.passage, self.lexicon, read_words(self.passage.folded, self.lexicon.context.find))

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """The places, in order; a name inside a date or counted by a figure is none."""
        taken = {offset for m in self.dates for offset in range(m.span.start, m.span.end)}
        taken |= {m.noun_span.start for m in self.quantities if m.noun_span}
        return tuple(p for p in read_places(self.context) if p.span.start not in taken)

    @cached_property
    def attributions(self) -> tuple[AttributionMention, ...]:
        """Who says what, in order."""
        from checker.scan.attributions import read_attributions  # few articles ask for them

        return tuple(read_attributions(self.context))

    @cached_property
    def _voices(self) -> dict[int, list[AttributionMention]]:
        """The attributions by sentence."""
        voices: dict[int, list[AttributionMention]] = {}
        for attribution in self.attributions:
            voices.setdefault(self.passage.sentence_at(attribution.reach.start), []).append(attribution)
        return voices

    def voice_at(self, offset: int) -> str | None:
        """Who speaks at an offset: the last speaker whose reach holds it, None for the narrator."""
        near = self._voices.get(self.passage.sentence_at(offset), [])
        at = bisect_right(near, offset, key=_starts_at)
        return next(
            (
                a.speaker
                for a in reversed(near[max(0, at - _NEAR) : at + _NEAR])
                if a.reach.start <= offset < a.reach.end
            ),
            None,
        )

    @cached_property
    def ordinals(self) -> tuple[OrdinalMention, ...]:
        """The ordinals in words, in order; no figures, and read only when they are asked for."""
        from checker.scan.figures.ordinals import read_ordinals

        return tuple(read_ordinals(self._stream))

    @cached_property
    def quantities(self) -> tuple[QuantityMention, ...]:
        """The figures that count something."""
        return tuple([f for f in self.figures if isinstance(f, QuantityMention)])

    @cached_property
    def kinds(self) -> frozenset[type[Mention]]:
        """The kinds of figures that stand here: the quick question before a reading that needs one of them."""
        return frozenset(map(type, self.figures))

    @property
    def quotes(self) -> tuple[QuoteMention, ...]:
        """The quotations, each with the speaker whose reach holds its opening mark."""
        part = self.passage.part
        found = []
        for quote in self.passage.quotes:
            span = Span(part, quote.start, quote.end)
            words = self.passage.raw[span.start : span.end]
            found.append(QuoteMention(span, words, quote.opened and quote.closed, self.voice_at(quote.start)))
        return tuple(found)

    @property
    def others(self) -> tuple[Mention, ...]:
        """Places, sources and quotations."""
        return (*self.places, *self.attributions, *self.quotes)


def _with_names(dates: Iterable[DateMention], passage: Passage, names: tuple[str, ...]) -> Iterable[DateMention]:
    """The dates, those marked that stand inside a name of the desk's own."""
    text = passage.folded
    found = [(text.start(start), text.end(end)) for start, end in own_names(names).stretches(text.text)]
    furthest = list(accumulate((end for _, end in found), max))
    return [replace(d, name=True) if _covered(d.core, found, furthest) else d for d in dates] if found else dates


def _covered(span: Span, found: list[tuple[int, int]], furthest: list[int]) -> bool:
    """Whether one of the stretches, in the order of their starts, holds a span; `furthest` is how far those up to each reach."""
    before = bisect_right(found, span.start, key=itemgetter(0))
    return before > 0 and furthest[before - 1] >= span.end


def _starts_at(mention: Mention) -> int:
    return mention.span.start
