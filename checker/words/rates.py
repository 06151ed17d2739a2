"""What money and units are worth (tables/pegs.toml, rates.tsv, units.toml): pegs and bands in dollars, factors of units."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from msgspec import Struct

from checker.core.amounts import Interval
from checker.core.division import fixed, quotient
from checker.words.prepared import prepared

DOLLAR = "USD"
TEMPERATURE = "temperature"  # its factors are the scale and the zero in degrees Celsius


class DollarRate(Struct, frozen=True):
    """Dollars a unit of money: one value where a central bank keeps the rate, else the band of many years."""

    dollars: Interval
    pegged: bool


class Measure(Struct, frozen=True):
    """What a unit measures ("length"), and its factors to the base unit of that table, one for each measure that bears its name."""

    kind: str
    factors: tuple[Fraction, ...]


def _table(name: str) -> str:
    return (Path(__file__).parent / "tables" / name).read_text(encoding="utf-8")


def _listed(name: str) -> dict[str, Any]:
    import tomllib  # what is listed is prepared

    return tomllib.loads(_table(name))


def money() -> dict[str, DollarRate]:
    """Money by its ISO 4217 code; what no table holds cannot be reckoned with."""
    return _money("ar")


def units() -> dict[str, Measure]:
    """Units by their UCUM code."""
    return _units("ar")


@prepared("worth")
def _money(language: str) -> dict[str, DollarRate]:
    del language  # it is the same in all of them
    listed = _listed("pegs.toml")
    found = {DOLLAR: DollarRate(Interval(1, 1), pegged=True)}
    for line in _table("rates.tsv").splitlines():
        if not line.startswith("#"):
            code, low, high = line.split("\t")
            found[code] = DollarRate(Interval(Fraction(low), Fraction(high)), pegged=False)
    for code, peg in listed["pegs"].items():
        dollars = quotient(1, fixed(peg["rate"]))
        found[code] = DollarRate(Interval(dollars, dollars), pegged=True)
    return found


@prepared("measures")
def _units(language: str) -> dict[str, Measure]:
    del language
    return {
        code: Measure(kind, tuple(map(Fraction, factors)))
        for kind, table in _listed("units.toml").items()
        for code, factors in table.items()
    }
