"""How many people live in the countries and larger cities of the gazetteer (tables/populations.tsv, from GeoNames)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.words.prepared import prepared

SMALLEST = 100_000  # a city that the table lacks has fewer inhabitants


def load() -> Mapping[str, int]:
    """Inhabitants by the gazetteer's id, two digits exact; a damaged line raises ValueError."""
    return _load("ar")


@prepared("populations", sealed=True)
def _load(language: str) -> Mapping[str, int]:
    del language  # one table so far
    table = (Path(__file__).parent / "tables" / "populations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {key: int(population) for key, population in rows}
