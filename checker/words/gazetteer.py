"""Places: names, levels and what lies in what (ar/places.tsv, made by tools/build_gazetteer.py)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.core.folding import Folded
from checker.words.packed import LazyTable
from checker.words.prepared import prepared


class Place(Struct, frozen=True):
    """A place: its level (country, territory, governorate, city, camp, region), the place it lies in ("" for none), its name."""

    kind: str
    parent: str
    name: str


class Gazetteer(Struct, frozen=True):
    """All places by id; `names` maps a folded name to the ids that bear it, `typed_names` those that need a type word."""

    places: Mapping[str, Place]
    names: Mapping[str, tuple[str, ...]]
    typed_names: Mapping[str, tuple[str, ...]]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled so that only the places that are asked for are read."""
        return Gazetteer, (LazyTable.of(self.places), LazyTable.of(self.names), LazyTable.of(self.typed_names))

    def within(self, inner: str, outer: str) -> bool:
        """Whether one place lies in another, at any depth, or is the same."""
        while inner:
            if inner == outer:
                return True
            inner = self.places[inner].parent
        return False


def load() -> Gazetteer:
    """The shipped gazetteer, read once a process."""
    return _load("ar")


@prepared("gazetteer")
def _load(language: str) -> Gazetteer:
    del language  # one table so far
    return read()


def read() -> Gazetteer:
    """The table as it is now; a damaged line raises ValueError with its number."""
    places: dict[str, Place] = {}
    bare: dict[str, tuple[str, ...]] = {}
    typed: dict[str, tuple[str, ...]] = {}
    table = (Path(__file__).parent / "ar" / "places.tsv").read_text(encoding="utf-8")
    for number, (line, folded) in enumerate(zip(table.split("\n"), Folded(table).text.split("\n"), strict=True), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4:
            msg = f"places.tsv, line {number}: expected id, kind, parent and names, found {len(fields)} fields"
            raise ValueError(msg)
        key, kind, parent, names = fields
        places[key] = Place(kind, parent, names.partition("|")[0].lstrip("~"))
        for name in folded.rpartition("\t")[2].split("|"):
            index, plain = (typed, name[1:]) if name.startswith("~") else (bare, name)
            index[plain] = (*index.get(plain, ()), key)
    return Gazetteer(places, bare, typed)
