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
_CUE_REACH = 7  # words between a verb of presence and its figure
_PARAGRAPHS_UP = 2
_PRONOUN_REACH = 8  # words between a place and فيها or يسكنها
_SENTENCE_REACH = 600  # code points of an endless sentence that are looked at on each side of a figure
_LEAD_WORDS = 2  # words before a place that still begins its clause ("وفي رفح")
_NEAR_REACH = 4  # words between a figure and a word of presence behind it
_EACH = ("كل ", "لكل ", "وكل ")  # "one of every four"
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
        measure = self._measure(figure, window, is_part=whole is not None)
        if measure is None or figure.amount.vague or self._is_of_another_time(figure, window):
            return None
        place = self._place(figure, window)
        if place is None and whole_claim is None:
            return None
        return Claim(
            figure=figure,
            measure=measure,
            who=tuple(sorted({c for c in figure.counted if c not in ("person", *_MEASURES)})),
            places=place.places if place else whole_claim.places if whole_claim else (),
            place_name=place.text if place else whole_claim.place_name if whole_claim else "",
            voice=self.scan.voice_at(figure.span.start),
            as_of=self._as_of(figure, window),
            part_of=whole,
            sentence=window.sentence,
        )

    # ------------------------------------------------------------------------------------------------------- measure

    def _measure(self, figure: QuantityMention, window: _Window, *, is_part: bool) -> str | None:
        """What is counted, or None where the copy does not say that these people are somewhere."""
        if self._is_additional(figure) or self.raw[: figure.span.start].endswith(_EACH):
            return None
        near_after = self._near_after(figure, window)
        after = {a.get("presence") for a in near_after}
        if "flee" in after:
            return "displaced" if figure.counted or is_part else None
        kinds = after | {a.get("presence") for a in self._cues(figure, window)}
        stated = next((_MEASURES[c] for c in figure.counted if c in _MEASURES), None)
        leads = self._leads(figure, window)
        if stated in ("displaced", "refugees"):
            tied = is_part or leads or "stay" in kinds or self._place_behind(figure, window)
            return stated if tied or self._is_counted_in(figure, window) else None
        if "live" in kinds and not (figure.noun and not figure.counted):
            return "residents"
        if stated == "residents":
            return stated if "stay" in kinds else None
        refers_back = leads or any(a.get("back_reference") == "any" for a in near_after)
        return "present" if figure.counted and ("stay" in kinds or refers_back) else None

    def _is_counted_in(self, figure: QuantityMention, window: _Window) -> bool:
        """ "عدد النازحين في تل رفعت": the place is named with في or إلى before the figure, in its clause."""
        places = self._places(window.clause_start, figure.span.start)
        return any(self._is_inside(p) or self._word_before(p) == "إلى" for p in places[-1:])

    def _near_after(self, figure: QuantityMention, window: _Window) -> list[Atom]:
        """The words close behind a figure, in its clause."""
        after = self._between(figure.span.end, window.clause_end)
        return [a for a in after if self._words(figure.span.end, self._raw(a)) <= _NEAR_REACH]

    def _cues(self, figure: QuantityMention, window: _Window) -> list[Atom]:
        """The words before a figure, in its clause, near enough to speak of it."""
        before = self._between(window.clause_start, figure.span.start)
        return [a for a in before if self._words(self._raw(a), figure.span.start) <= _CUE_REACH]

    def _leads(self, figure: QuantityMention, window: _Window) -> bool:
        """ "وفي رفح حاليا أكثر من …"، "وفيها أكثر من …": the place begins the clause and the figure follows at once."""
        starts = [p.span for p in self._places(window.clause_start, figure.span.start) if self._is_inside(p)]
        references = [a for a in self._cues(figure, window) if a.get("back_reference") in ("feminine", "masculine")]
        ends = [(s.start, s.end) for s in starts[:1]]
        ends += [(self._raw(a), self.scan.passage.folded.end(a.end)) for a in references[:1]]
        return any(
            self._words(end, figure.span.start) <= 1 and self._opens(window.clause_start, start) for start, end in ends
        )

    def _opens(self, clause_start: int, start: int) -> bool:
        """Whether a place stands at the beginning of its clause, or of the clause that أن begins within it."""
        words = self.raw[clause_start:start].split()
        return len(words) <= _LEAD_WORDS or fold(words[-2]).removeprefix("و") == "ان"

    def _is_additional(self, figure: QuantityMention) -> bool:
        end = figure.noun_span.end if figure.noun_span else figure.span.end
        return any(
            "additional" in a.senses and self._words(end, self._raw(a)) == 0 for a in self._between(end, end + 20)
        )

    # --------------------------------------------------------------------------------------------------------------- place

    def _place(self, figure: QuantityMention, window: _Window) -> PlaceMention | None:
        """The place that the figure speaks of: one behind it with في, one referred back to, or the nearest before it."""
        if behind := self._place_behind(figure, window):
            return behind
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

    def _place_behind(self, figure: QuantityMention, window: _Window) -> PlaceMention | None:
        """ "… نازح في مخيم النور": the first place behind a figure, if في ties it to the figure."""
        for place in self._places(figure.span.end, window.clause_end)[:1]:
            if self._words(figure.span.end, place.span.start) <= _PLACE_REACH and self._is_inside(place):
                return place
        return None

    def _before(self, figure: QuantityMention, window: _Window) -> PlaceMention | None:
        """The nearest place before a figure: in its clause, or in the one before it that حيث or the like ties to it."""
        start = window.clause_start
        first = self.raw[start : figure.span.start].split()[:1]
        if first and self.scan.lexicon.sense(fold(first[0]), "tie"):
            start = window.sentence_start
        for place in reversed(self._places(start, figure.span.start)):
            if not self._only_locates(place):
                from_there = self._word_before(place) in ("من", "عن")
                return None if from_there or self._is_overtaken(place, figure.span.start) else place
        return None

    def _is_overtaken(self, place: PlaceMention, offset: int, gender: str = "any") -> bool:
        """Whether المدينة or the like, of the gender asked for, stands nearer than a place: that is what is spoken of."""
        for atom in self._between(place.span.end, offset):
            kind = atom.get("place_type")
            if kind and is_definite(self.scan.context, atom):
                return gender in ("any", "feminine" if kind.feminine else "masculine")
        return False

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
                return None if gender != "any" and self._is_overtaken(place, offset, gender) else place
        return None

    # ------------------------------------------------------------------------------------------------------ voice and time

    def _as_of(self, figure: QuantityMention, window: _Window) -> str | None:
        """The date of the sentence that sets the figure in another time than the article's now."""
        dates = self.scan.dates
        for start, end in ((window.sentence_start, figure.span.start), (figure.span.end, window.clause_end)):
            at = bisect_left(dates, start, key=_start)
            if at < len(dates) and dates[at].span.start < end:
                return dates[at].readings[0] if dates[at].readings else dates[at].text
        return None

    def _is_of_another_time(self, figure: QuantityMention, window: _Window) -> bool:
        """Whether a word of the clause tells of an event, a plan, a change or an earlier time: no figure of now."""
        around = (
            *self._between(window.clause_start, figure.span.start),
            *self._between(figure.span.end, window.clause_end),
        )
        return any("other_time" in a.senses for a in around)

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
