"""The places: well-formed, contained in one another without circles, and a damaged file that says where."""

from __future__ import annotations

import re
import unicodedata
from importlib import resources
from pathlib import Path

import pytest
from helpers import listed

from checker.core.folding import fold
from checker.words import gazetteer

KINDS = {"country", "territory", "governorate", "region", "city", "camp"}
LINES = [
    line.split("\t")
    for line in (resources.files("checker") / "words" / "ar" / "places.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def ids(name: str) -> tuple[str, ...]:
    """The places that bear a name."""
    return gazetteer.load().names.get(fold(name), ())


def test_every_line_has_an_id_of_its_own_a_known_kind_and_names() -> None:
    assert len(LINES) > 3000
    assert len({line[0] for line in LINES}) == len(LINES)
    wrong = [
        line
        for line in LINES
        if len(line) != 4 or line[1] not in KINDS or not re.fullmatch(r"[A-Za-z0-9.-]+", line[0]) or not line[3]
    ]
    assert not wrong, listed(wrong)


def test_every_parent_exists() -> None:
    known = gazetteer.load().places
    orphans = [line for line in LINES if line[2] and line[2] not in known]
    assert not orphans, listed(orphans)


def test_only_countries_and_loose_regions_lie_in_nothing() -> None:
    wrong = [line for line in LINES if not line[2] and line[1] not in ("country", "region")]
    assert not wrong, listed(wrong)


def test_nothing_lies_in_itself() -> None:
    known = gazetteer.load().places
    for start in known:
        seen, place = set(), start
        while place:
            assert place not in seen, start
            seen.add(place)
            place = known[place].parent


def test_names_are_normalised_arabic_without_persian_letters_or_vowel_marks() -> None:
    allowed = re.compile(r"~?[\u0621-\u063a\u0641-\u064a0-9]+(?:[ -][\u0621-\u063a\u0641-\u064a0-9]+)*")
    wrong = [
        (line[0], name)
        for line in LINES
        for name in line[3].split("|")
        if unicodedata.normalize("NFC", name) != name or not allowed.fullmatch(name)
    ]
    assert not wrong, listed(wrong)


def test_no_place_bears_one_name_twice() -> None:
    wrong = [
        line for line in LINES if len({fold(n.lstrip("~")) for n in line[3].split("|")}) != len(line[3].split("|"))
    ]
    assert not wrong, listed(wrong)


def test_rafah_is_a_city_in_a_governorate_in_the_gaza_strip_in_palestine() -> None:
    known = gazetteer.load()
    city = next(i for i in ids("رفح") if known.places[i].kind == "city" and known.within(i, "PS"))
    (strip,) = ids("قطاع غزة")
    (palestine,) = ids("فلسطين")
    assert known.places[known.places[city].parent].kind == "governorate"
    assert known.within(city, strip)
    assert known.within(strip, palestine)
    assert not known.within(strip, city)
    assert known.within(city, city)


def test_a_name_on_two_sides_of_a_border_gives_both_places() -> None:
    known = gazetteer.load()
    countries = {i.split(".", maxsplit=1)[0] for i in ids("رفح") if "." in i}
    assert "PS" in countries
    assert any(known.within(i, "EG") for i in ids("رفح"))


@pytest.mark.parametrize(
    "name",
    [
        "القاهرة",
        "بغداد",
        "دمشق",
        "بيروت",
        "الرياض",
        "تونس",
        "الجزائر",
        "الرباط",
        "طرابلس",
        "صنعاء",
        "الخرطوم",
        "عمّان",
        "مسقط",
        "الدوحة",
        "المنامة",
        "الكويت",
        "أبوظبي",
        "نواكشوط",
        "مقديشو",
        "جيبوتي",
        "القدس",
        "واشنطن",
        "لندن",
        "باريس",
    ],
)
def test_capitals_are_known(name: str) -> None:
    kinds = {gazetteer.load().places[i].kind for i in ids(name)}
    assert kinds & {"city", "governorate"}, name


def test_a_name_that_needs_a_type_word_is_no_bare_name() -> None:
    known = gazetteer.load()
    for line in LINES:
        for name in line[3].split("|"):
            index = known.typed_names if name.startswith("~") else known.names
            assert line[0] in index[fold(name.lstrip("~"))]


@pytest.mark.parametrize(
    ("table", "number"),
    [("XX\tcountry\tاسم\n", 1), ("# remark\n\nXX\tcountry\t\tاسم\nYY\n", 4), ("A\tb\tc\td\te\n", 1)],
)
def test_a_damaged_line_is_named(table: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ar"
    folder.mkdir()
    (folder / "places.tsv").write_text(table, encoding="utf-8")
    monkeypatch.setattr(gazetteer, "__file__", str(tmp_path / "gazetteer.py"))
    with pytest.raises(ValueError, match=f"places.tsv, line {number}: expected id, kind, parent and names"):
        gazetteer.read()
