"""Figures → claims: what is counted, where, as of when.

Binding decides here. A figure becomes a claim only where the copy says that these people are in this place (a verb or noun of
presence, a back-reference such as فيها, or a word for residents or displaced people) and the place is named in the same sentence
or referred back to. Everything else stays unbound, and unbound figures are never compared.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.core.claims import Binding
from checker.core.folding import fold
from checker.core.mentions import QuantityMention
from checker.link.candidates import CUE_REACH, LEAD_WORDS, NEAR_REACH, candidate_figures
from checker.link.clauses import ClauseContext, start_of
from checker.link.figure_places import FigurePlaces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.link.clauses import Window
    from checker.scan.scanner import Scan
    from checker.scan.tokens import Token

_MEASURES = {"displaced": "displaced", "refugee": "refugees", "resident": "residents"}
_EACH = ("كل ", "لكل ", "وكل ", "من بين ")  # "one of every four", "one of five"
_EACH_REACH = 8


def link(scans: tuple[Scan, ...]) -> tuple[Binding, ...]:
    """The claims of an article's text; none where no figures of people are worth comparing."""
    claims: list[Binding] = []
    for scan in scans:
        if scan.passage.part == "text" and (windows := candidate_figures(scan)):
            claims.extend(Linker(scan).claims(windows))
    return tuple(claims)


class Linker:
    """Binds the figures of one passage."""

    def __init__(self, scan: Scan) -> None:
        """Places and sources are read when a figure asks for them."""
        self.stretch = ClauseContext(scan)
        self.where = FigurePlaces(self.stretch)
        self.quantities = scan.quantities

    def claims(self, windows: Mapping[int, Window]) -> Iterator[Binding]:
        """One claim for each figure that can be bound, of those that have a window."""
        bound: dict[QuantityMention, Binding] = {}
        for number, window in windows.items():
            figure = self.quantities[number]
            whole = self._whole(figure, self.quantities[number - 1] if number else None, window)
            if claim := self._claim(figure, window, bound.get(whole) if whole else None, whole):
                bound[figure] = claim
                yield claim

    def _whole(self, figure: QuantityMention, before: QuantityMention | None, window: Window) -> QuantityMention | None:
        """The figure that this one is said to be a part of ("… بينهم …")."""
        if before is None or before.span.start < window.sentence_start:
            return None
        return (
            before
            if any(a.get("part") == "inner" for a in self.stretch.between(before.span.end, figure.span.start))
            else None
        )

    def _claim(
        self, figure: QuantityMention, window: Window, whole_claim: Binding | None, whole: QuantityMention | None
    ) -> Binding | None:
        if self._is_of_another_time(figure, window):
            return None
        measure = self._measure(figure, window, is_part=whole is not None)
        if measure is None:
            return None
        place = self.where.place(figure, window)
        if place is None and whole_claim is None:
            return None
        return Binding(
            figure=figure,
            measure=measure,
            who=tuple(sorted({c for c in figure.counted if c not in ("person", *_MEASURES)})),
            places=place.places if place else whole_claim.places if whole_claim else (),
            place_name=place.text if place else whole_claim.place_name if whole_claim else "",
            as_of=self._as_of(figure, window),
            part_of=whole,
            sentence=window.sentence,
        )

    # ------------------------------------------------------------------------------------------------------- measure

    def _measure(self, figure: QuantityMention, window: Window, *, is_part: bool) -> str | None:
        """What is counted, or None where the copy does not say that these people are somewhere."""
        before = self.stretch.raw[max(0, figure.span.start - _EACH_REACH) : figure.span.start]
        if self._is_additional(figure) or before.endswith(_EACH):
            return None
        near_after = self._near_after(figure, window)
        after = {a.get("presence") for a in near_after}
        if "flee" in after:
            return "displaced" if figure.counted or is_part else None
        kinds = after | {a.get("presence") for a in self._cues(figure, window)}
        stated = next((_MEASURES[c] for c in figure.counted if c in _MEASURES), None)
        if stated in ("displaced", "refugees"):
            return stated if is_part or "stay" in kinds or self._is_at_place(figure, window) else None
        if "live" in kinds and not (figure.noun and not figure.counted):
            return "residents"
        if stated == "residents":
            return stated if "stay" in kinds else None
        if not figure.counted:
            return None
        here = "stay" in kinds or any(a.get("back_reference") == "any" for a in near_after)
        return "present" if here or self._leads(figure, window) else None

    def _is_at_place(self, figure: QuantityMention, window: Window) -> bool:
        """Whether displaced people are where they are by the place before or behind them alone."""
        return (
            self._leads(figure, window)
            or self.where.place_behind(figure, window) is not None
            or self._is_counted_in(figure, window)
        )

    def _is_counted_in(self, figure: QuantityMention, window: Window) -> bool:
        """ "عدد النازحين في تل رفعت": the place is named with في or إلى before the figure, in its clause."""
        places = self.stretch.places(window.clause_start, figure.span.start)
        return any(self.where.is_inside(p) or self.stretch.word_before(p) == "الي" for p in places[-1:])

    def _near_after(self, figure: QuantityMention, window: Window) -> list[Token]:
        """The words close behind a figure, in its clause."""
        after = self.stretch.between(figure.span.end, window.clause_end)
        return [a for a in after if self.stretch.words(figure.span.end, self.stretch.offset(a)) <= NEAR_REACH]

    def _cues(self, figure: QuantityMention, window: Window) -> list[Token]:
        """The words before a figure, in its clause, near enough to speak of it."""
        before = self.stretch.between(window.clause_start, figure.span.start)
        return [a for a in before if self.stretch.words(self.stretch.offset(a), figure.span.start) <= CUE_REACH]

    def _leads(self, figure: QuantityMention, window: Window) -> bool:
        """ "وفي رفح حاليا أكثر من …"، "وفيها أكثر من …": the place begins the clause and the figure follows at once."""
        starts = [
            p.span for p in self.stretch.places(window.clause_start, figure.span.start) if self.where.is_inside(p)
        ]
        references = [a for a in self._cues(figure, window) if a.get("back_reference") in ("feminine", "masculine")]
        ends = [(s.start, s.end) for s in starts[:1]]
        ends += [(self.stretch.offset(a), self.stretch.scan.passage.folded.end(a.end)) for a in references[:1]]
        return any(
            self.stretch.words(end, figure.span.start) <= 1 and self._opens(window.clause_start, start)
            for start, end in ends
        )

    def _opens(self, clause_start: int, start: int) -> bool:
        """Whether a place stands at the beginning of its clause, or of the clause that أن begins within it."""
        words = self.stretch.raw[clause_start:start].split()
        return len(words) <= LEAD_WORDS or fold(words[-2]).removeprefix("و") == "ان"

    def _is_additional(self, figure: QuantityMention) -> bool:
        end = max(figure.noun_span.end, figure.span.end) if figure.noun_span else figure.span.end
        return any(
            "additional" in a.senses and self.stretch.words(end, self.stretch.offset(a)) == 0
            for a in self.stretch.between(end, end + 20)
        )

    # ------------------------------------------------------------------------------------------------------ time

    def _as_of(self, figure: QuantityMention, window: Window) -> str | None:
        """The date of the sentence that sets the figure in another time than the article's now."""
        dates = self.stretch.scan.dates
        for start, end in ((window.sentence_start, figure.span.start), (figure.span.end, window.clause_end)):
            at = bisect_left(dates, start, key=start_of)
            if at < len(dates) and dates[at].span.start < end:
                return dates[at].readings[0] if dates[at].readings else dates[at].text
        return None

    def _is_of_another_time(self, figure: QuantityMention, window: Window) -> bool:
        """Whether a word of the clause tells of an event, a plan, a change or an earlier time: no figure of now."""
        return any("other_time" in a.senses for a in self.stretch.around(figure, window))
