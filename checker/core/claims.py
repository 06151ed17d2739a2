"""Figures bound to what they count, where and when."""

from __future__ import annotations

from msgspec import Struct

from checker.core.mentions import MoneyMention, QuantityMention


class Binding(Struct, frozen=True):
    """A figure bound by the copy's own words to what it counts, where and when.

    `measure` is what is counted ("present", "residents", "displaced"), `who` the group counted (() for people at large), `places`
    the gazetteer ids that fit, `as_of` a year or a word that sets the figure in another time (None for now), `part_of` the figure
    that it is said to be a part of. Who says it is asked for where two contradict each other (`Scan.voice_at`).
    """

    figure: QuantityMention | MoneyMention
    measure: str
    who: tuple[str, ...]
    places: tuple[str, ...]
    place_name: str
    as_of: str | None
    part_of: QuantityMention | None = None
    sentence: int = 0
