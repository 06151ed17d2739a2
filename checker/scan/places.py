"""Place names, alone or behind a type word (مدينة، محافظة، ولاية، قطاع، مخيم)."""

from __future__ import annotations

from checker.core.mentions import PlaceMention
from checker.scan.token_stream import TokenStream
from checker.scan.tokens import Token
from checker.words import gazetteer
from checker.words.lexicon import PlaceType

_FITS = {
    "city": ("city",), "town": ("city",), "governorate": ("governorate", "region"), "territory": ("territory",),
    "camp": ("camp",), "district": (), "country": ("country",),
}  # fmt: skip
_DEFINITE = ("ال", "لل")


def read_places(stream: TokenStream) -> list[PlaceMention]:
    """All places of a passage that no date or figure has claimed, in order."""
    found = []
    for i, token in enumerate(stream.tokens):
        if stream.used[i]:
            continue
        kind: PlaceType | None = token.senses.get("place_type")
        place = _typed(stream, i, kind) if kind and not is_definite(stream.text, token) else None
        if place is None and "place" in token.senses:
            place = _bare(stream, i)
        if place:
            found.append(place)
    return found


def fits(key: str, level: str) -> bool:
    """Whether a place is of the level that a type word names."""
    known = gazetteer.load().places.get(key)
    return known.kind in _FITS[level] if known else key.startswith(f"{level}:")


def is_definite(text: str, token: Token) -> bool:
    """المدينة، القطاع: the word refers back to a place named before."""
    return text[token.start + len(token.clitic) : token.end].startswith(_DEFINITE)


def _bare(stream: TokenStream, i: int) -> PlaceMention:
    token = stream.tokens[i]
    ids: tuple[str, ...] = token.senses["place"]
    span = stream.span(stream.begin(i), token.end)
    places = gazetteer.load().places
    # a desk's own place is known by its level and name alone
    kinds = {places[key].kind if key in places else key.partition(":")[0] for key in ids}
    name = places[ids[0]].name if ids[0] in places else stream.written(span)
    feminine = "masculine_place" not in token.senses and not kinds <= {"camp", "territory"}
    stream.used[i] = 1
    return PlaceMention(span, stream.written(span), ids, name, feminine)


def _typed(stream: TokenStream, i: int, kind: PlaceType) -> PlaceMention | None:
    """The place behind a type word: those of the gazetteer on that level, or a name that is known only from here."""
    name, end, last = _name(stream, i)
    if name is None or not name:
        return None
    token = stream.tokens[i]
    known = _candidates(stream, last) if last > i else ()
    ids = known if kind.level is None else tuple(k for k in known if fits(k, kind.level))
    if not ids:
        if kind.level is None:
            return None
        ids = (f"{kind.level}:{name}",)
    for k in range(i, last + 1):
        stream.used[k] = 1
    span = stream.span(token.start + len(token.clitic), end)
    return PlaceMention(span, stream.written(span), ids, stream.written(span), kind.feminine)


def _candidates(stream: TokenStream, i: int) -> tuple[str, ...]:
    senses = stream.tokens[i].senses
    return (*senses.get("place", ()), *senses.get("typed_place", ()))


def _name(stream: TokenStream, i: int) -> tuple[str | None, int, int]:
    """The name behind a type word: a place of the lexicon, or one word (two behind words such as عين and أم)."""
    end = stream.tokens[i].end
    following = stream.token(i + 1)
    if following and not following.clitic and not following.digits and stream.gap(i, i + 1) in (" ", ' "', " «", " #"):
        if _candidates(stream, i + 1):
            return stream.text[following.start : following.end], following.end, i + 1
        if not stream.lexicon.sense(stream.text[following.start : following.end], "place_head"):
            return None, end, i
    word = stream.word_after(end)
    if word is None or len(word[0]) < 3:
        return None, end, i
    find = stream.lexicon.sense
    if find(word[0], "place_head") and (second := stream.word_after(word.end())):
        return f"{word[0]} {second[0]}", second.end(), i
    known = (
        word[0] in stream.lexicon.triggers or word[0] in stream.lexicon.words or stream.lexicon.context.find(word[0])
    )
    return (None, end, i) if known else (word[0], word.end(), i)
