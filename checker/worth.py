"""What money and units are worth (tables/pegs.toml, rates.tsv, units.toml): pegs and bands in dollars, factors of units."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.model import Interval

DOLLAR = "USD"
TEMPERATURE = "temperature"  # its factors are the scale and the zero in degrees Celsius


class Worth(NamedTuple):
    """Dollars a unit of money: one value where a central bank keeps the rate, else the band of many years."""

    dollars: Interval
    pegged: bool


class Measure(NamedTuple):
    """What a unit measures ("length"), and its factors to the base unit of that table, one for each measure that bears its name."""

    kind: str
    factors: tuple[Fraction, ...]


def _table(name: str) -> str:
    return (Path(__file__).parent / "tables" / name).read_text(encoding="utf-8")


def _listed(name: str) -> dict[str, Any]:
    import tomllib  # few articles give a sum twice

    return tomllib.loads(_table(name))


@lru_cache(maxsize=1)
def money() -> dict[str, Worth]:
    """Money by its ISO 4217 code; what no table holds cannot be reckoned with."""
    listed = _listed("pegs.toml")
    found = {DOLLAR: Worth(Interval(1, 1), pegged=True)}
    for line in _table("rates.tsv").splitlines():
        if not line.startswith("#"):
            code, low, high = line.split("\t")
            found[code] = Worth(Interval(Fraction(low), Fraction(high)), pegged=False)
    for code, peg in listed["pegs"].items():
        dollars = 1 / Fraction(peg["rate"])
        found[code] = Worth(Interval(dollars, dollars), pegged=True)
    return found


@lru_cache(maxsize=1)
def units() -> dict[str, Measure]:
    """Units by their UCUM code."""
    return {
        code: Measure(kind, tuple(map(Fraction, factors)))
        for kind, table in _listed("units.toml").items()
        for code, factors in table.items()
    }
