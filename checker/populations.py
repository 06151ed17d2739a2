"""How many people live in the countries and larger cities of the gazetteer (tables/populations.tsv, from GeoNames)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

SMALLEST = 100_000  # a city that the table lacks has fewer inhabitants


@lru_cache(maxsize=1)
def load() -> dict[str, int]:
    """Inhabitants by the gazetteer's id, two digits exact; a damaged line raises ValueError."""
    table = (Path(__file__).parent / "tables" / "populations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {key: int(population) for key, population in rows}
