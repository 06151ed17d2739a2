"""Figures → claims: what is counted, where, in whose voice, as of when.

Binding decides here. A figure becomes a claim only where the copy says that these people are in this place (a verb or noun of
presence, a back-reference such as فيها, or a word for residents or displaced people) and the place is named in the same sentence
or referred back to. Everything else stays unbound, and unbound figures are never compared.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import Claim, Mention, PlaceMention, QuantityMention
from checker.scan.places import fits, is_definite
from checker.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan import Scan
    from checker.scan.atoms import Atom

_CLAUSE_END = re.compile(r"[،؛;.,:!?؟\n(){}«»\"“”]")
_MEASURES = {"displaced": "displaced", "refugee": "refugees", "resident": "residents"}
_GROUPS = ("child", "woman", "family")
_CUE_REACH = 7  # words between a verb of presence and its figure
_PARAGRAPHS_UP = 2
_PRONOUN_REACH = 8  # words between a place and فيها or يسكنها
_SENTENCE_REACH = 600  # code points of an endless sentence that are looked at on each side of a figure
_PLACE_REACH = 8  # words between a figure and the place behind it


def link(scans: tuple[Scan, ...]) -> tuple[Claim, ...]:
    """The claims of an article's text; none where fewer than two figures count people."""
    claims: list[Claim] = []
    for scan in scans:
        if scan.passage.part == "text" and _worth_linking(scan):
            claims.extend(_Linker(scan).claims())
    return tuple(claims)


def _worth_linking(scan: Scan) -> bool:
    """Whether at least two figures may count people, by their nouns or by what follows them."""
    return (
        sum(bool(f.counted) or f.noun is None for f in scan.quantities) > 1
        and any(f.counted for f in scan.quantities)
        and bool(scan.places)
    )


@dataclass(slots=True)
class _Window:
    """What stands before and behind a figure: its sentence, and the clause between the marks on both sides (raw offsets)."""

    sentence: int
    sentence_start: int
    clause_start: int
    clause_end: int


class _Linker:
    """Binds the figures of one passage."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.raw = scan.passage.raw
        self.atoms = scan.context.atoms
        folded = scan.passage.folded
        self.starts = [folded.start(a.start) for a in self.atoms]
        self.quantities = scan.quantities

    def claims(self) -> Iterator[Claim]:
        """One claim for each figure that can be bound."""
        bound: dict[QuantityMention, Claim] = {}
        before: QuantityMention | None = None
        for figure in self.quantities:
            window = self._window(figure, before)
            whole = self._whole(figure, before, window)
            if claim := self._claim(figure, window, bound.get(whole) if whole else None, whole):
                bound[figure] = claim
                yield claim
            before = figure

    def _window(self, figure: QuantityMention, before: QuantityMention | None) -> _Window:
        passage = self.scan.passage
        number = passage.sentence_at(figure.span.start)
        first, last = passage.sentences[number]
        first = max(first, figure.span.start - _SENTENCE_REACH)
        last = min(last, figure.span.end + _SENTENCE_REACH)
        start = first
        for mark in _CLAUSE_END.finditer(self.raw, first, figure.span.start):
            if not _inside_number(self.raw, mark.start()):
                start = mark.end()
        if before and before.span.end > start:
            start = before.noun_span.end if before.noun_span else before.span.end
        end = last
        for mark in _CLAUSE_END.finditer(self.raw, figure.span.end, last):
            if not _inside_number(self.raw, mark.start()):
                end = mark.start()
                break
        return _Window(number, first, start, end)

    def _whole(
        self, figure: QuantityMention, before: QuantityMention | None, window: _Window
    ) -> QuantityMention | None:
        """The figure that this one is said to be a part of ("… بينهم …")."""
        if before is None or before.span.start < window.sentence_start:
            return None
        return (
            before if any(a.get("part") == "inner" for a in self._between(before.span.end, figure.span.start)) else None
        )

    def _claim(
        self, figure: QuantityMention, window: _Window, whole_claim: Claim | None, whole: QuantityMention | None
    ) -> Claim | None:
        measure = self._measure(figure, window)
        if measure is None or figure.amount.vague:
            return None
        place = self._place(figure, window)
        places, name = (
            (place.places, place.text)
            if place
            else (whole_claim.places, whole_claim.place_name)
            if whole_claim
            else ((), "")
        )
        if not places:
            return None
        who = tuple(sorted({c for c in figure.counted if c not in ("person", *_MEASURES)}))
        return Claim(
            figure,
            measure,
            who,
            places,
            name,
            self.scan.voice_at(figure.span.start),
            self._as_of(figure, window),
            whole,
            window.sentence,
        )

    # ------------------------------------------------------------------------------------------------------------- measure

    def _measure(self, figure: QuantityMention, window: _Window) -> str | None:
        """What is counted, or None where the copy does not say that these people are somewhere."""
        if self._is_additional(figure):
            return None
        after = list(self._between(figure.span.end, window.clause_end))
        near_after = [a for a in after if self._words(figure.span.end, self._raw(a)) <= 4]
        if any(a.get("presence") == "flee" for a in near_after):
            return "displaced"
        stated = next((_MEASURES[c] for c in figure.counted if c in _MEASURES), None)
        cues = [
            a
            for a in self._between(window.clause_start, figure.span.start)
            if self._words(self._raw(a), figure.span.start) <= _CUE_REACH
        ]
        if stated == "residents" or (not figure.counted and figure.noun):
            return stated
        kinds = {a.get("presence") for a in cues} | {a.get("presence") for a in near_after}
        if stated:
            return stated
        if "live" in kinds:
            return "residents"
        if not figure.counted:
            return None
        refers_back = any("back_reference" in a.senses for a in (*cues, *near_after))
        return "present" if "stay" in kinds or refers_back or self._leads(figure, window) else None

    def _leads(self, figure: QuantityMention, window: _Window) -> bool:
        """ "وفي رفح حاليا أكثر من …": the place with في begins the clause and the figure follows at once."""
        for place in self._places(window.clause_start, figure.span.start):
            if self._is_inside(place):
                opens = self._words(window.clause_start, place.span.start) <= 1
                return opens and self._words(place.span.end, figure.span.start) <= 1
        return False

    def _is_additional(self, figure: QuantityMention) -> bool:
        end = figure.noun_span.end if figure.noun_span else figure.span.end
        return any(
            "additional" in a.senses and self._words(end, self._raw(a)) == 0 for a in self._between(end, end + 20)
        )

    # --------------------------------------------------------------------------------------------------------------- place

    def _place(self, figure: QuantityMention, window: _Window) -> PlaceMention | None:
        """The place that the figure speaks of: one behind it with في, one referred back to, or the nearest before it."""
        for place in self._places(figure.span.end, window.clause_end)[:1]:
            if self._words(figure.span.end, place.span.start) <= _PLACE_REACH and self._is_inside(place):
                return place
        around = [
            *self._between(window.clause_start, figure.span.start),
            *self._between(figure.span.end, window.clause_end),
        ]
        for atom in around:
            gender, kind = atom.get("back_reference"), atom.get("place_type")
            found: PlaceMention | None = None
            if gender:
                found = self._antecedent(self._raw(atom), gender)
            elif kind and is_definite(self.scan.context, atom):
                found = self._last_of_level(self._raw(atom), kind.level)
            if found:
                return found
        return self._before(figure, window)

    def _before(self, figure: QuantityMention, window: _Window) -> PlaceMention | None:
        """The nearest place before a figure: in its clause, or in the one before it that حيث or the like ties to it."""
        start = window.clause_start
        first = self.raw[start : figure.span.start].split()[:1]
        if first and self.scan.lexicon.sense(fold(first[0]), "tie"):
            start = window.sentence_start
        for place in reversed(self._places(start, figure.span.start)):
            if not self._only_locates(place):
                return None if self._word_before(place) in ("من", "عن") else place
        return None

    def _last_of_level(self, offset: int, level: str | None) -> PlaceMention | None:
        """ "المخيم"، "المدينة": the last place of that level named before, at most a few paragraphs up."""
        floor = max(self.scan.passage.paragraph_start(offset, up=2 * _PARAGRAPHS_UP), offset - 4 * _SENTENCE_REACH)
        fitting = [p for p in self._places(floor, offset) if level and any(fits(key, level) for key in p.places)]
        return fitting[-1] if fitting else None

    def _is_inside(self, place: PlaceMention) -> bool:
        return (
            self._word_before(place).removeprefix("و") in ("في", "داخل", "بـ", "ب")
            or self.raw[place.span.start - 1 : place.span.start] == "ب"
        )

    def _only_locates(self, place: PlaceMention) -> bool:
        """ "رفح جنوبي قطاع غزة": the second place tells where the first one lies."""
        return bool(self.scan.lexicon.sense(fold(self._word_before(place)), "direction"))

    def _antecedent(self, offset: int, gender: str) -> PlaceMention | None:
        """The nearest place of a fitting gender before a back-reference, at most two paragraphs up (newsroom paragraphs are short)."""
        floor = max(self.scan.passage.paragraph_start(offset, up=_PARAGRAPHS_UP), offset - 2 * _SENTENCE_REACH)
        for place in reversed(self._places(floor, offset)):
            if gender != "any" and self._words(place.span.end, offset) > _PRONOUN_REACH:
                return None  # a pronoun that far from the place speaks of something nearer
            if not self._only_locates(place) and gender in ("any", "feminine" if place.feminine else "masculine"):
                return place
        return None

    # ------------------------------------------------------------------------------------------------------ voice and time

    def _as_of(self, figure: QuantityMention, window: _Window) -> str | None:
        """A year, a date or a word that sets the figure in another time than the article's now."""
        for start, end in ((window.sentence_start, figure.span.start), (figure.span.end, window.clause_end)):
            for date in self.scan.dates[
                bisect_left(self.scan.dates, start, key=_start) : bisect_left(self.scan.dates, end, key=_start)
            ][:1]:
                return date.readings[0] if date.readings else date.text
        clause = [
            *self._between(window.clause_start, figure.span.start),
            *self._between(figure.span.end, window.clause_end),
        ]
        return next((self.scan.context.text[a.start : a.end] for a in clause if "other_time" in a.senses), None)

    # --------------------------------------------------------------------------------------------------------------- words

    def _raw(self, atom: Atom) -> int:
        return self.scan.passage.folded.start(atom.start)

    def _between(self, start: int, end: int) -> list[Atom]:
        """The atoms that begin in a raw stretch."""
        return self.atoms[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _places(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """The places that begin in a raw stretch."""
        places = self.scan.places
        return places[bisect_left(places, start, key=_start) : bisect_left(places, end, key=_start)]

    def _words(self, start: int, end: int) -> int:
        """How many words stand in a raw stretch, the partly covered last one left out."""
        return max(0, len(self.raw[start:end].split()) - (0 if self.raw[start : start + 1].isspace() else 1))

    def _word_before(self, mention: PlaceMention) -> str:
        words = self.raw[max(0, mention.span.start - 20) : mention.span.start].split()
        return words[-1] if words else ""


def _start(mention: Mention) -> int:
    return mention.span.start


def _inside_number(raw: str, at: int) -> bool:
    return raw[at - 1 : at].isdecimal() and raw[at + 1 : at + 2].isdecimal()
