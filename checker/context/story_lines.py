"""The lines of a text by what they are for its stories: headings, labels, bullets, clock times."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.core.folding import Folded, fold
from checker.core.patterns import regex
from checker.scan.tokens import read_words
from checker.words.word_forms import word_lists

if TYPE_CHECKING:
    from checker.scan.scanner import Scan


_HEAD = 90  # code points of a paragraph that say how it begins
_HEADLINE = 120  # a headline is no longer
REPEATED = 2  # clock times or days that make entries of their paragraphs
_BULLET = regex(r"[\s\ufeff]*+(?:[-–—•*●■▪◾□◼►▶»>#]++\s*+|\d{1,2}\s?[-–.)]\s*+)*+")
_NUMBER = regex(r"\s*\d{1,2}\s?[-–.)](?!\d)")
_DIVIDER = regex(r"\s*(?:[-–—*=_~•.#]\s?){3,}$")
_CLOCK = regex(r"\s*[\[(]?(?:[01]?\d|2[0-3])[:٫][0-5]\d(?!\d)")
_AND = ("و", "ف")
# what may be a place before a colon or a dash
_LABEL = regex(r"([^\W\d_]+(?: [^\W\d_]+){0,2})(?: ?:| [-–—] )")
_MARKS = "-–—*=_~•.#"  # what dividers are made of
_NAME = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}"
# place and agency, with a day between them or without, as in: دبي، الإمارات (CNN)-- or الرباط في 12 مارس /ومع/
_SIGNED = regex(
    rf"{_NAME}(?:[،,] ?{_NAME})?(?: ?[-–—،,]? ?(?:في )?\d{{1,2}} [^\W\d_]+(?: \d{{4}})?)? ?"
    r"(?:\([^()\d\n]{2,25}\) ?[-–—:]|/ ?[^/\d\n]{2,20} ?/)"
)
# … as in: تونس - رويترز: or برلين- «الشرق الأوسط»:
_NAMED = regex(rf"{_NAME} ?[-–—/] ?[«\"“(]?[^\W\d_][^\n:،\d]{{1,24}}[»\"”)]?\s?:")


class _Words(Struct, frozen=True):
    """Folded words that tell how a paragraph begins."""

    ledes: frozenset[str]
    related: tuple[str, ...]
    leads: frozenset[str]
    clock_leads: frozenset[str]
    goes_on: frozenset[str]
    own_and: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    words = word_lists(language)["stories"]
    related = tuple(map(fold, words["related"]))
    return _Words(
        frozenset(map(fold, words["ledes"])),
        related,
        frozenset(phrase.split(" ")[0] for phrase in related),
        frozenset(map(fold, words["clock_leads"])),
        frozenset(map(fold, words["goes_on"])),
        frozenset(map(fold, words["own_and"])),
    )


class TextLine(Struct, frozen=True):
    """A paragraph: raw offsets and how it begins.

    "related", "divider", "clock", "day", "signed", "named", "place", "lede", "goes-on" or "".
    """

    start: int
    end: int
    kind: str
    bullet: bool
    headline: bool


def text_lines(scan: Scan) -> list[TextLine]:
    """The lines of a text, each with its kind."""
    raw, words = scan.passage.raw, _words(scan.lexicon.language)
    days = _headings(scan)
    found: list[TextLine] = []
    labels: list[tuple[int, int]] = []
    for start, end in scan.passage.paragraphs:
        bullet = _BULLET.match(raw, start, min(end, start + 12))
        begin = bullet.end() if bullet else start
        kind = "day" if start in days else _kind(raw, start, begin, end, words)
        if kind == "label":
            labels.append((len(found), begin))
            kind = ""
        headline = end - begin <= _HEADLINE and raw[begin:end].rstrip()[-1:] not in ".:" and kind != "goes-on"
        found.append(TextLine(start, end, kind, begin > start and not raw[start:begin].isspace(), headline))
    if len(labels) >= REPEATED:  # the gazetteer is loaded for these only
        for i, begin in labels:
            if _begins_with_place(scan, begin):
                found[i] = replace(found[i], kind="place")
    return found


def _begins_with_place(scan: Scan, begin: int) -> bool:
    """Whether the label that begins a paragraph is a place and nothing else."""
    found = _LABEL.match(scan.passage.raw, begin)
    label = Folded(found[1] if found else "")
    tokens = read_words(label, scan.lexicon.context.find)
    return bool(tokens) and "place" in tokens[0].senses and (tokens[0].start, tokens[0].end) == (0, len(label.text))


def _kind(raw: str, start: int, begin: int, end: int, words: _Words) -> str:
    """How the paragraph at start … end begins; its bullet or number ends at `begin`."""
    marked = end - start < _HEADLINE and raw[start] in _MARKS
    if begin == end or (marked and _DIVIDER.match(raw, start, end)):
        return "divider"
    if raw[start] in "[( " or raw[start].isdecimal():
        if _CLOCK.match(raw, start, end):
            return "clock"
        if raw[start].isdecimal() and _NUMBER.match(raw, start, end) is None:
            return ""
    return _opening(fold(raw[begin : min(end, begin + _HEAD)]), words)


def _opening(head: str, words: _Words) -> str:
    """What the first words of a paragraph are (folded)."""
    word, *rest = head.split(None, 1) or ("",)  # behind an invisible mark there may be spaces only
    first = word.strip("\"«“'(:،")
    if first in words.clock_leads and rest and _CLOCK.match(rest[0]):
        return "clock"
    if first in words.leads and head.lstrip(" \"«“'(").startswith(words.related):
        return "related"
    if first in words.ledes:
        return "lede"
    if first in words.goes_on or (first[:1] in _AND and first not in words.own_and):
        return "goes-on"
    if ("(" in head or "/" in head) and _SIGNED.match(head):
        return "signed"
    if ":" in head and _NAMED.match(head):
        return "named"
    return "label" if (":" in head or " -" in head or " –" in head) and _LABEL.match(head) else ""


def _headings(scan: Scan) -> frozenset[int]:
    """Where the paragraphs begin that are a day and no more, or a day and a colon: "12 مارس:", "الخميس 12 مارس 2020"."""
    passage, found = scan.passage, []
    for date in scan.dates:
        if not (date.day and date.months):
            continue
        start, end = passage.paragraphs[passage.paragraph_at(date.span.start)]
        if date.span.start - start <= 12 and not any(map(str.isalnum, passage.raw[start : date.span.start])):
            behind = passage.raw[date.span.end : min(end, date.span.end + 12)].lstrip(" )]م")
            if not behind or behind[0] in ":–—-" or _CLOCK.match(behind):
                found.append(start)
    return frozenset(found)
