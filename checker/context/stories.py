"""A text cut into its stories: the one under the title, the items of a digest, the entries of a live blog, links to other stories.

Words such as اليوم, dates and figures are held against one another within a story only. Where the copy leaves it open, a cut is
made: a story too many costs a comparison, a story too few a false alarm.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from checker.core.folding import Folded, fold
from checker.core.patterns import regex
from checker.scan.tokens import read_words
from checker.words.word_forms import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.model import Span
    from checker.scan.scanner import Scan

_HEAD = 90  # code points of a paragraph that say how it begins
_HEADLINE = 120  # a headline is no longer
REPEATED = 2  # clock times or days that make entries of their paragraphs
_OWN = 2  # the article's own dateline stands in one of its first paragraphs, behind a headline or a note
_RUN = 3  # paragraphs that begin a story anew, one behind the other, until they are taken for other stories
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


class Segment(Struct, frozen=True):
    """A stretch of one part, half-open, in code points as written.

    Stretches with one `story` belong together, 0 is the story under the title. `kind` is "story", "item" (of a digest), "entry"
    (of a live blog or a chronology) or "related" (a teaser of another article).
    """

    part: str
    start: int
    end: int
    story: int
    kind: str


class Stories:
    """The stories of an article; cut when first asked."""

    def __init__(self, scans: tuple[Scan, ...]) -> None:
        """`scans` are those of all parts."""
        self._scans = scans

    @cached_property
    def segments(self) -> dict[str, tuple[Segment, ...]]:
        """The stretches of each part, in order; they tile it."""
        return {scan.passage.part: tuple(_cut(scan)) for scan in self._scans}

    def at(self, span: Span) -> Segment:
        """The stretch in which a mention begins."""
        segments = self.segments[span.part]
        return segments[max(0, bisect_right(segments, span.start, key=_start) - 1)]


def _start(segment: Segment) -> int:
    return segment.start


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


def _cut(scan: Scan) -> Iterator[Segment]:
    """The stretches of one part."""
    passage = scan.passage
    if passage.part == "title" or len(passage.paragraphs) < 2:
        yield Segment(passage.part, 0, len(passage.raw), 0, "story")
        return
    lines = text_lines(scan)
    begins, links = _begins(lines), _links(lines)
    current, latest, kinds = 0, 0, {0: "story"}
    pieces: list[tuple[int, int]] = []  # where a stretch begins, and its story
    for i, line in enumerate(lines):
        if i in links or i in begins:
            latest += 1
            kinds[latest] = "related" if i in links else begins[i]
            current = current if i in links else latest
        story = latest if i in links else current
        if not pieces or pieces[-1][1] != story:
            pieces.append((line.start if pieces else 0, story))
    for (start, story), (end, _) in zip(pieces, [*pieces[1:], (len(passage.raw), 0)], strict=True):
        yield Segment(passage.part, start, end, story, kinds[story])


# ------------------------------------------------------------------------------------------------- how a paragraph begins


def text_lines(scan: Scan) -> list[TextLine]:
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


# -------------------------------------------------------------------------------------------------------- where stories begin


def _begins(lines: list[TextLine]) -> dict[int, str]:
    """The paragraphs with which other stories begin, and the kind of each."""
    found: dict[int, str] = {}
    entries = _of(lines, "clock", "day")
    if len(entries) >= REPEATED:
        found.update(dict.fromkeys(entries, "entry"))
    for datelines in (_of(lines, "signed"), _of(lines, "named"), _of(lines, "place")):
        own = len(datelines) > 0 and datelines[0] <= _OWN  # the first is that of the article
        found.update((_with_headline(lines, i), "item") for i in datelines[own:])
    bullets = [i for i in _of(lines, "lede", "signed", "named", "place") if lines[i].bullet]
    if len(bullets) >= _RUN:
        found.update((_with_headline(lines, i), "item") for i in bullets)
    found.update(
        {i + 1: "item" for i in _of(lines, "divider") if i + 1 < len(lines) and lines[i + 1].kind != "goes-on"}
    )
    tail = _tail(lines)
    for i in range(tail, len(lines)):
        found.setdefault(i, "related" if tail > 1 and not lines[i].bullet else "item")
    found.pop(0, None)
    return found


def _of(lines: list[TextLine], *kinds: str) -> list[int]:
    return [i for i, line in enumerate(lines) if line.kind in kinds]


def _with_headline(lines: list[TextLine], i: int) -> int:
    """The paragraph before a signed one, where it is its headline."""
    return i - 1 if i and lines[i - 1].headline else i


def _tail(lines: list[TextLine]) -> int:
    """Where a run of paragraphs begins, up to the end, that each begin a story anew: leads of other articles, set one below the other."""
    at, run = len(lines), 0
    for i in range(len(lines) - 1, -1, -1):
        if lines[i].kind in ("lede", "signed"):
            at, run = i, run + 1
        elif lines[i].kind or i + 1 != at or run < 1 or i == 0 or lines[i - 1].kind not in ("lede", "signed"):
            break  # one that begins otherwise may stand between two of them
    return max(at, 1) if run >= _RUN else len(lines)


def _links(lines: list[TextLine]) -> frozenset[int]:
    """The paragraphs that only lead to other articles: "اقرأ أيضا: …" and the headlines below it."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if line.kind == "related" or (i - 1 in found and line.headline and line.kind in ("", "lede")):
            found.add(i)
    return frozenset(found)
