"""Where the people of a figure are: the place that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.folding import fold
from checker.link.clauses import SENTENCE_REACH
from checker.scan.places import fits

if TYPE_CHECKING:
    from checker.core.mentions import PlaceMention, QuantityMention
    from checker.link.clauses import ClauseContext, Window

_PARAGRAPHS_UP = 2
_PRONOUN_REACH = 8  # words between a place and فيها or يسكنها
_PLACE_REACH = 8  # words between a figure and the place behind it


class FigurePlaces:
    """Binds figures to places."""

    def __init__(self, stretch: ClauseContext) -> None:
        """The figures are those of this passage."""
        self.stretch = stretch

    def place(self, figure: QuantityMention, window: Window) -> PlaceMention | None:
        """The place that the figure speaks of: one behind it with في, one referred back to, or the nearest before it."""
        if found := self.place_behind(figure, window) or self._host(figure, window):
            return found
        for token in self.stretch.around(figure, window):
            gender, kind = token.get("back_reference"), token.get("place_type")
            found = None
            if gender:
                found = self._antecedent(self.stretch.offset(token), gender)
            elif kind and self.stretch.is_definite(token):
                found = self._last_of_level(self.stretch.offset(token), kind.level)
            if found:
                return found
        return self._before(figure, window)

    def _host(self, figure: QuantityMention, window: Window) -> PlaceMention | None:
        """ "ويؤوي مخيم النور على أطراف المدينة 9 آلاف": the place directly behind the last word of presence before a figure."""
        for token in reversed(self.stretch.between(window.clause_start, figure.span.start)):
            if token.get("presence") == "stay":
                behind = self.stretch.scan.passage.folded.end(token.end)
                places = self.stretch.places(behind, figure.span.start)[:1]
                return places[0] if places and self.stretch.words(behind, places[0].span.start) == 0 else None
        return None

    def place_behind(self, figure: QuantityMention, window: Window) -> PlaceMention | None:
        """ "… نازح في مخيم النور": the first place behind a figure, if في ties it to the figure."""
        for place in self.stretch.places(figure.span.end, window.clause_end)[:1]:
            if self.stretch.words(figure.span.end, place.span.start) <= _PLACE_REACH and self.is_inside(place):
                return place
        return None

    def _before(self, figure: QuantityMention, window: Window) -> PlaceMention | None:
        """The nearest place before a figure: in its clause, or in the one before it that حيث or the like ties to it."""
        start = window.clause_start
        first = self.stretch.raw[start : figure.span.start].split()[:1]
        if first and self.stretch.scan.lexicon.sense(fold(first[0]), "tie"):
            start = window.sentence_start
        for place in reversed(self.stretch.places(start, figure.span.start)):
            if not self._only_locates(place):
                from_there = self.stretch.word_before(place) in ("من", "عن")
                return None if from_there or self._is_overtaken(place, figure.span.start) else place
        return None

    def _is_overtaken(self, place: PlaceMention, offset: int, gender: str = "any") -> bool:
        """Whether المدينة or the like, of the gender asked for, stands nearer than a place: that is what is spoken of."""
        for token in self.stretch.between(place.span.end, offset):
            kind = token.get("place_type")
            if kind and self.stretch.is_definite(token):
                return gender in ("any", "feminine" if kind.feminine else "masculine")
        return False

    def _last_of_level(self, offset: int, level: str | None) -> PlaceMention | None:
        """ "المخيم"، "المدينة": the last place of that level named before, at most a few paragraphs up."""
        floor = max(
            self.stretch.scan.passage.paragraph_start(offset, up=2 * _PARAGRAPHS_UP), offset - 4 * SENTENCE_REACH
        )
        fitting = [p for p in self.stretch.places(floor, offset) if level and any(fits(key, level) for key in p.places)]
        return fitting[-1] if fitting else None

    def is_inside(self, place: PlaceMention) -> bool:
        """Whether في or ب stands before a place."""
        return (
            self.stretch.word_before(place).removeprefix("و") in ("في", "داخل", "ب")
            or self.stretch.raw[place.span.start - 1 : place.span.start] == "ب"
        )

    def _only_locates(self, place: PlaceMention) -> bool:
        """ "رفح جنوبي قطاع غزة": the second place tells where the first one lies."""
        return bool(self.stretch.scan.lexicon.sense(self.stretch.word_before(place), "direction"))

    def _antecedent(self, offset: int, gender: str) -> PlaceMention | None:
        """The nearest place of a fitting gender before a back-reference, at most two paragraphs up (newsroom paragraphs are short)."""
        floor = max(self.stretch.scan.passage.paragraph_start(offset, up=_PARAGRAPHS_UP), offset - 2 * SENTENCE_REACH)
        for place in reversed(self.stretch.places(floor, offset)):
            if gender != "any" and self.stretch.words(place.span.end, offset) > _PRONOUN_REACH:
                return None  # a pronoun that far from the place speaks of something nearer
            if not self._only_locates(place) and gender in ("any", "feminine" if place.feminine else "masculine"):
                return None if gender != "any" and self._is_overtaken(place, offset, gender) else place
        return None
