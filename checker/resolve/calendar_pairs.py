"""One day in two calendars: which Hijri date stands beside which Gregorian one, as the copy joins them.

Dates that follow each other closely form a chain. Two of one calendar that a dash or إلى joins are a range, and ranges pair with
ranges; a slash, a bracket or الموافق joins more firmly than a dash or a comma ("16 مارس 1921 - 26 جمادى الثانية 1426 هـ / 1 أغسطس
2005" is a life, and its first two dates are no pair). What can be joined in two ways is no pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import fold
from checker.core.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import DateMention
    from checker.scan.scanner import Scan
    from checker.words.lexicon import Lexicon

_LONGEST_GAP = 40
_TOKEN = regex(r"[^\W\d_]+|\S")
_FIRM, _LOOSE, _PASSED = "/\\([", "-–—،,", ')]:"»«'
_DASHES = "-–—"
# the first number of a range that has no month of its own: "1 - 10 محرم", "الأول إلى العاشر من محرم"
_STARTED = regex(r"(?<!\d)(\d{1,2}|[^\W\d_]+) ?(?:[-–—]|(?:الي|حتي|و)(?= |\d|$)) ?(?:يوم )?$")
# "1 من محرم 1448هـ" and below it "الموافق: 26 من يونيو 2026م"
_GOES_ON_BELOW = regex(r"[^\n]{0,8}\n+[ \t]*(?:الموافق|الموافقه|المصادف|المقابل|يوافقه?)(?![^\W_])")
_GOES_ON = regex(r" ?(?:[-–—]|الي|حتي) ?\d{1,2}(?![\d:])")


class Pair(Struct, frozen=True):
    """A Hijri and a Gregorian date that the copy gives for one day; `firm` where more than a dash or a comma joins them."""

    hijri: DateMention
    gregorian: DateMention
    firm: bool

    @property
    def dates(self) -> tuple[DateMention, DateMention]:
        """Both, in the order written."""
        first, second = sorted((self.hijri, self.gregorian), key=lambda d: d.span.start)
        return first, second


class _Unit(Struct):
    """A date or a range; the start of a range is None where its first day has no month of its own.

    It is `unsure` where the range runs backwards: "17-11 رمضان" was turned round on its way.
    """

    end: DateMention
    start: DateMention | None = None
    is_range: bool = False
    unsure: bool = False


class _Link(Struct, frozen=True):
    kind: str  # "firm", "loose", "dash" or "to"
    start: int | None  # the first day of a range that ends with the second date, where it has no month of its own


def find_pairs(scan: Scan, lexicon: Lexicon) -> tuple[Pair, ...]:
    """The pairs of one part, in order."""
    if "hijri" not in [d.calendar for d in scan.dates]:
        return ()
    dates = [d for d in scan.dates if d.day and d.months and d.calendar in ("gregorian", "hijri") and not d.name]
    raw = scan.passage.raw
    found: list[Pair] = []
    chain: list[DateMention] = []
    links: list[_Link] = []
    for date in dates:
        link = _link(fold(raw[chain[-1].span.end : date.span.start]), lexicon) if chain else None
        if link is None:
            found += _in_chain(chain, links, raw, lexicon)
            chain, links = [date], []
        else:
            chain.append(date)
            links.append(link)
    found += _in_chain(chain, links, raw, lexicon)
    return tuple(found)


def _link(gap: str, lexicon: Lexicon) -> _Link | None:
    """How two dates are joined by what stands between them, or None."""
    if len(gap) > _LONGEST_GAP or ("\n" in gap and not _GOES_ON_BELOW.match(gap)):
        return None
    begun = _STARTED.search(gap)
    start = int(begun[1]) if begun and begun[1].isdecimal() else None
    kinds = {
        _kind(token, lexicon) for token in _TOKEN.findall(gap[: begun.start()] if begun and start is not None else gap)
    }
    if "" in kinds:
        return None
    kind = next((k for k in ("firm", "to", "dash") if k in kinds), "loose")
    return _Link(kind, start)


def _kind(word: str, lexicon: Lexicon) -> str:
    """What one word or mark between two dates joins them as; "passed" where it does not matter, "" where it parts them."""
    if word in _FIRM or lexicon.pair_joins.get(word) == "equal":
        return "firm"
    if word in _LOOSE:
        return "dash" if word in _DASHES else "loose"
    if word == "و" or lexicon.sense(word, "range") == "to":
        return "to"
    return "passed" if word in _PASSED or word in lexicon.eras or word in lexicon.pair_joins else ""


def _in_chain(chain: list[DateMention], links: list[_Link], raw: str, lexicon: Lexicon) -> Iterator[Pair]:
    if len(chain) < 2:
        return
    units, between = _units(chain, links, raw, lexicon)
    firm = [_crosses(units, i) and kind == "firm" for i, kind in enumerate(between)]
    loose = [_crosses(units, i) and kind in ("loose", "dash") for i, kind in enumerate(between)]
    for i in range(len(between)):
        near = (firm[i - 1] if i else False) or (firm[i + 1] if i + 1 < len(firm) else False)
        if firm[i]:
            yield from _joined(units, i, firm)
        elif loose[i] and not near and not (i and loose[i - 1]) and not (i + 1 < len(loose) and loose[i + 1]):
            yield from _matched(units[i], units[i + 1], firm=False)


def _units(chain: list[DateMention], links: list[_Link], raw: str, lexicon: Lexicon) -> tuple[list[_Unit], list[str]]:
    """The ranges and single dates of a chain, and how each is joined to the next."""
    first = fold(raw[max(0, chain[0].span.start - 30) : chain[0].span.start])
    units = [_begun(chain[0], _start(first, lexicon))]
    between: list[str] = []
    for date, link in zip(chain[1:], links, strict=True):
        if date.calendar == units[-1].end.calendar and link.kind in ("to", "dash") and link.start is None:
            units[-1] = _Unit(date, units[-1].end, is_range=True)
        else:
            units.append(_begun(date, link.start))
            between.append(link.kind)
    if _GOES_ON.match(fold(raw[chain[-1].span.end : chain[-1].span.end + 12])):
        units[-1] = _Unit(units[-1].end, units[-1].start, is_range=not units[-1].is_range)
    return units, between


def _begun(date: DateMention, start: int | None) -> _Unit:
    assert date.day is not None
    return _Unit(date, is_range=start is not None, unsure=start is not None and start > date.day.value)


def _start(before: str, lexicon: Lexicon) -> int | None:
    """The first day of a range, in digits or words, that leads to a date."""
    begun = _STARTED.search(before)
    if begun is None:
        return None
    return int(begun[1]) if begun[1].isdecimal() else lexicon.sense(begun[1], "ordinal")


def _crosses(units: list[_Unit], i: int) -> bool:
    return units[i].end.calendar != units[i + 1].end.calendar


def _joined(units: list[_Unit], i: int, firm: list[bool]) -> Iterator[Pair]:
    """The pair of a firm joint; a range between two single dates gives its start to one and its end to the other."""
    left, right = units[i], units[i + 1]
    before, after = i > 0 and firm[i - 1], i + 1 < len(firm) and firm[i + 1]
    if before and after:
        return
    if after and right.start and not (left.is_range or units[i + 2].is_range):
        yield _pair(left.end, right.start, firm=True)
    elif before and left.start and not (right.is_range or units[i - 1].is_range):
        yield _pair(left.end, right.end, firm=True)
    elif not (before or after):
        yield from _matched(left, right, firm=True)


def _matched(left: _Unit, right: _Unit, *, firm: bool) -> Iterator[Pair]:
    """Ends with ends and starts with starts; nothing where only one side is a range."""
    if left.is_range != right.is_range or left.unsure or right.unsure:
        return
    if left.start and right.start:
        yield _pair(left.start, right.start, firm=firm)
    yield _pair(left.end, right.end, firm=firm)


def _pair(one: DateMention, two: DateMention, *, firm: bool) -> Pair:
    return Pair(one, two, firm) if one.calendar == "hijri" else Pair(two, one, firm)
