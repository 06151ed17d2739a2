"""Place names, alone or behind a type word (مدينة، محافظة، ولاية، قطاع، مخيم)."""

from __future__ import annotations

from checker.core.model import PlaceMention
from checker.scan.token_stream import Reader
from checker.scan.tokens import Atom
from checker.words import gazetteer
from checker.words.lexicon import PlaceType

_FITS = {
    "city": ("city",), "town": ("city",), "governorate": ("governorate", "region"), "territory": ("territory",),
    "camp": ("camp",), "district": (), "country": ("country",),
}  # fmt: skip
_DEFINITE = ("ال", "لل")


def read_places(reader: Reader) -> list[PlaceMention]:
    """All places of a passage that no date or figure has claimed, in order."""
    found = []
    for i, atom in enumerate(reader.atoms):
        if reader.used[i]:
            continue
        kind: PlaceType | None = atom.senses.get("place_type")
        place = _typed(reader, i, kind) if kind and not is_definite(reader.text, atom) else None
        if place is None and "place" in atom.senses:
            place = _bare(reader, i)
        if place:
            found.append(place)
    return found


def fits(key: str, level: str) -> bool:
    """Whether a place is of the level that a type word names."""
    known = gazetteer.load().places.get(key)
    return known.kind in _FITS[level] if known else key.startswith(f"{level}:")


def is_definite(text: str, atom: Atom) -> bool:
    """المدينة، القطاع: the word refers back to a place named before."""
    return text[atom.start + len(atom.clitic) : atom.end].startswith(_DEFINITE)


def _bare(reader: Reader, i: int) -> PlaceMention:
    atom = reader.atoms[i]
    ids: tuple[str, ...] = atom.senses["place"]
    span = reader.span(reader.begin(i), atom.end)
    places = gazetteer.load().places
    # a desk's own place is known by its level and name alone
    kinds = {places[key].kind if key in places else key.partition(":")[0] for key in ids}
    name = places[ids[0]].name if ids[0] in places else reader.written(span)
    feminine = "masculine_place" not in atom.senses and not kinds <= {"camp", "territory"}
    reader.used[i] = 1
    return PlaceMention(span, reader.written(span), ids, name, feminine)


def _typed(reader: Reader, i: int, kind: PlaceType) -> PlaceMention | None:
    """The place behind a type word: those of the gazetteer on that level, or a name that is known only from here."""
    name, end, last = _name(reader, i)
    if name is None or not name:
        return None
    atom = reader.atoms[i]
    known = _candidates(reader, last) if last > i else ()
    ids = known if kind.level is None else tuple(k for k in known if fits(k, kind.level))
    if not ids:
        if kind.level is None:
            return None
        ids = (f"{kind.level}:{name}",)
    for k in range(i, last + 1):
        reader.used[k] = 1
    span = reader.span(atom.start + len(atom.clitic), end)
    return PlaceMention(span, reader.written(span), ids, reader.written(span), kind.feminine)


def _candidates(reader: Reader, i: int) -> tuple[str, ...]:
    senses = reader.atoms[i].senses
    return (*senses.get("place", ()), *senses.get("typed_place", ()))


def _name(reader: Reader, i: int) -> tuple[str | None, int, int]:
    """The name behind a type word: a place of the lexicon, or one word (two behind words such as عين and أم)."""
    end = reader.atoms[i].end
    following = reader.atom(i + 1)
    if following and not following.clitic and not following.digits and reader.gap(i, i + 1) in (" ", ' "', " «", " #"):
        if _candidates(reader, i + 1):
            return reader.text[following.start : following.end], following.end, i + 1
        if not reader.lexicon.sense(reader.text[following.start : following.end], "place_head"):
            return None, end, i
    word = reader.word_after(end)
    if word is None or len(word[0]) < 3:
        return None, end, i
    find = reader.lexicon.sense
    if find(word[0], "place_head") and (second := reader.word_after(word.end())):
        return f"{word[0]} {second[0]}", second.end(), i
    known = (
        word[0] in reader.lexicon.triggers or word[0] in reader.lexicon.words or reader.lexicon.context.find(word[0])
    )
    return (None, end, i) if known else (word[0], word.end(), i)
