"""How far local time is from Greenwich where an article is set; nothing where that may be more than one country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.calendars import time_zones
from checker.core.patterns import regex
from checker.words import check_words, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.checks.base import Article
    from checker.core.mentions import PlaceMention, TimeMention
    from checker.scan.scanner import Scan
    from checker.words.gazetteer import Place

_DATELINE = regex(r"(?:[،,]? ?[^\W\d_]+){0,3} ?(?:[(/:–—-]|في \d)")  # behind the place that begins an article


def local_offsets(article: Article, time: TimeMention) -> set[int]:
    """The minutes before Greenwich on the day of an article, in the one country where an hour is surely local.

    That is the only one that the article names, or that of its dateline where the sentence names no other; and no country where a
    place that the gazetteer does not know stands before the hour (في قاعدة أندرو).
    """
    scan, anchor = article.scan(time.span.part), article.dateline_at(time.span)
    named = _countries(place for each in article.scans for place in each.places)
    if len(named) > 1:
        lines = _dateline(scan)
        named = lines | _countries(_in_sentence(scan, time)) if lines else lines
    if len(named) != 1 or _is_elsewhere(scan, time):
        return set()
    day = anchor.day if anchor else None
    return {m for country in named for zone in time_zones.zones_of(country) for m in time_zones.offsets(zone, day)}


def _dateline(scan: Scan) -> set[str]:
    """The country of the place that begins an article as its dateline: "بيروت (وكالات) -"."""
    first = scan.places[0] if scan.places else None
    if first is None or scan.passage.between(0, first.span.start).strip():  # as folded: a byte order mark is no word
        return set()
    behind = scan.passage.between(first.span.end, first.span.end + 40)
    return _countries((first,)) if _DATELINE.match(behind) else set()


def _in_sentence(scan: Scan, time: TimeMention) -> list[PlaceMention]:
    start, end = scan.passage.sentences[scan.passage.sentence_at(time.span.start)]
    return [place for place in scan.places if start <= place.span.start < end]


def _is_elsewhere(scan: Scan, time: TimeMention) -> bool:
    """Whether a base, an airport or a ground stands before the hour, and no known place behind it tells where that is."""
    passage, index = scan.passage, scan.passage.folded.index
    start, _ = passage.sentences[passage.sentence_at(time.span.start)]
    found = check_words.load(scan.lexicon.language).find("venue", passage.between(start, time.span.start))
    if not found:
        return False
    venue = index(start) + found[-1].start
    return not any(venue <= index(place.span.start) and place.span.start < time.span.start for place in scan.places)


def _countries(places: Iterable[PlaceMention]) -> set[str]:
    """The countries in which places may lie."""
    known = gazetteer.load().places
    return {_country(known, key) for place in places for key in place.places if key in known}


def _country(places: Mapping[str, Place], key: str) -> str:
    """The outermost place that holds another."""
    while parent := places[key].parent:
        key = parent
    return key
