"""Month names of one article: of one system, and each spelt one way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome, one_of
from checker.checks.dates.repair import month_name
from checker.core.bounded import quoted
from checker.core.findings import Location, Repair
from checker.core.folding import fold
from checker.core.mentions import DateMention, MonthName
from checker.words import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan
    from checker.words.months import MonthWord

_SYSTEMS = ("", "gulf", "levant", "maghreb", "morocco", "mauritania")
_GLOSS = 3  # dates on each side that may be the same month under its other name: "حزيران وتموز (يونيو ويوليو)"
_NEAR, _FAR = 40, 120  # code points between a name and its gloss, and before one that ما يقابل announces
_BEFORE = 24  # code points before a date that may make it a name (حرب تشرين)
_PERSIAN = str.maketrans("یک", "يك")  # the same letters to the eye
_BLOCS = {(14, 3), (8, 3)}  # the Lebanese camps


# ------------------------------------------------------------------------------------------------------------------ systems


def _systems(article: Article, options: Options, outcome: Outcome) -> None:
    house = str(options["system"])
    alone = [m for scan in article.scans for m in _alone(scan)]
    if house:
        outcome.drafts.extend(_foreign(article, m, house) for m in alone if house not in m.systems)
        return
    main = _main(alone)
    strange = next((m for m in alone if main and main not in m.systems), None)
    usual = next((m for m in alone if strange and m.systems.isdisjoint(strange.systems)), None)
    if strange and usual and main:
        outcome.drafts.append(_mixed(article, strange, usual, main))


def _alone(scan: Scan) -> Iterator[MonthName]:
    """Month names that stand alone, without those of names, quotations and lists with a gloss."""
    for i, date in enumerate(scan.dates):
        if len(date.months) != 1 or date.numeric or date.calendar != "gregorian" or _is_name(scan, date):
            continue
        if not (
            _has_gloss(scan, i, date)
            or _is_half(scan, date.months[0])
            or scan.passage.quote_at(date.months[0].span.start)
        ):
            yield date.months[0]


def _is_name(scan: Scan, date: DateMention) -> bool:
    """ "ثورة 25 يناير", "حرب تشرين", "قوى 8 آذار"."""
    if date.name or (date.day and not date.year and (date.day.value, date.months[0].number) in _BLOCS):
        return True
    words = fold(scan.passage.raw[max(0, date.span.start - _BEFORE) : date.span.start]).split()
    word = words[-1].strip('"«(') if words else ""
    return bool(scan.lexicon.sense(word, "date_neighbour") == "name")


def _has_gloss(scan: Scan, i: int, date: DateMention) -> bool:
    """Whether the same month stands beside it, across a bracket or slash, under another system's name."""
    said = date.months[0]
    for other in scan.dates[max(0, i - _GLOSS) : i + _GLOSS + 1]:
        if other is date or not any(m.number == said.number and not m.same_system(said) for m in other.months):
            continue
        start, end = min(other.span.end, date.span.end), max(other.span.start, date.span.start)
        between = scan.passage.raw[start:end] if end - start <= _FAR else ""
        if (len(between) <= _NEAR and any(mark in between for mark in "([/")) or "يقابل" in between:
            return True
    return False


def _is_half(scan: Scan, said: MonthName) -> bool:
    """Whether a slash or bracket ties the name to a word that is no month: the other half of the pair is misspelt."""
    raw, span = scan.passage.raw, said.span
    return raw[max(0, span.start - 2) : span.start].strip()[-1:] in ("/", "(", "\\") or raw[
        span.end : span.end + 2
    ].strip()[:1] in ("/", "(", "\\")


def _main(alone: list[MonthName]) -> str | None:
    """The system that most of the names belong to; the first in the order of the lexicon where several do."""
    counts = Counter(system for m in alone for system in m.systems)
    return max((s for s in _SYSTEMS if counts[s]), key=lambda s: counts[s], default=None)


def _mixed(article: Article, strange: MonthName, usual: MonthName, main: str) -> Draft:
    say = article.catalogue.say
    places = (
        article.place(strange.span, say("label.month-name"), primary=True),
        article.place(usual.span, say("label.month-usual")),
    )
    own = month_name(article.lexicon, strange.number, frozenset({main}))
    return Draft("names", places, {"text": strange.text, "own": own}, _numbers(strange, usual))


def _foreign(article: Article, said: MonthName, house: str) -> Draft:
    own = month_name(article.lexicon, said.number, frozenset({house}))
    place = article.place(said.span, article.catalogue.say("label.month-name"), primary=True)
    repairs = (Repair(own, article.catalogue.say("evidence.house"), ("house",)),)
    return Draft("names", (place,), {"text": said.text, "own": own}, f"month {said.number:02d}", repairs)


def _numbers(first: MonthName, second: MonthName) -> str:
    return f"month {first.number:02d}: {'/'.join(sorted(first.systems))} | month {second.number:02d}: {'/'.join(sorted(second.systems))}"


SYSTEMS = Check("month-systems", ("names",), frozenset({"text", "own"}), {"system": one_of(*_SYSTEMS[1:])}, _systems)


# ---------------------------------------------------------------------------------------------------------------- spellings


def _spellings(article: Article, options: Options, outcome: Outcome) -> None:
    if options["spellings"]:
        house = _house(article, options["spellings"])
        every = (m for scan in article.scans for d in scan.dates if not d.numeric for m in d.months)
        outcome.drafts += (draft for m in every if (draft := _misspelt_for(article, m, house)))
        return
    written: dict[tuple[int, str], list[MonthName]] = {}
    for scan in article.scans:
        for date in scan.dates:
            if not date.numeric and date.calendar == "gregorian":
                for said in date.months:
                    written.setdefault((said.number, _system(said)), []).append(said)
    for names in written.values():
        if len({m.text for m in names}) > 1 and (draft := _varying(article, names)):
            outcome.drafts.append(draft)


def _system(said: MonthName) -> str:
    """The first system that uses a name: يونيو and يونيه share it, مايو and ماي do not."""
    return next((system for system in _SYSTEMS if system in said.systems), "")


def _varying(article: Article, said: list[MonthName]) -> Draft | None:
    """One name in two spellings; the rarer one is the primary place, the later one where both are as many."""
    own = [m for m in said if not article.scan(m.span.part).passage.quote_at(m.span.start)]
    counts = Counter(_spelling(m) for m in own)
    if len(counts) < 2:
        return None
    ranked = sorted(counts, key=lambda spelling: -counts[spelling])  # stable: the first written goes first
    usual, rare = (next(m for m in own if _spelling(m) == spelling) for spelling in (ranked[0], ranked[-1]))
    return _two(article, rare, usual, more=counts[ranked[0]] > counts[ranked[-1]])


def _spelling(said: MonthName) -> str:
    """The letters as written, hamza included, without vowel marks, tatweel and controls."""
    return "".join(c for c in " ".join(said.text.split()) if (c.isalnum() or c == " ") and c != "ـ").translate(_PERSIAN)


def _two(article: Article, rare: MonthName, usual: MonthName, *, more: bool) -> Draft:
    say = article.catalogue.say
    places: tuple[Location, ...] = (
        article.place(rare.span, say("label.month-name"), primary=True),
        article.place(usual.span, say("label.month-usual")),
    )
    repairs = (Repair(_spelling(usual), say("evidence.usage"), ("usage",)),) if more else ()
    return Draft("spelling", places, {"text": rare.text, "other": usual.text}, f"month {rare.number:02d}", repairs)


def _house(article: Article, spellings: list[str]) -> list[tuple[MonthWord, str]]:
    """The months of the names that a house writes, each with its name."""
    found = ((article.lexicon.triggers.get(fold(name)), name) for name in spellings)
    return [(form.senses["month"], name) for form, name in found if form and "month" in form.senses]


def _wrong_spellings(spellings: list[str]) -> str | None:
    known = lexicon.load("ar").triggers
    strange = (name for name in spellings if "month" not in getattr(known.get(fold(name)), "senses", ()))
    return next((f"{quoted(name)} is no month's name." for name in strange), None)


def _misspelt_for(article: Article, said: MonthName, house: list[tuple[MonthWord, str]]) -> Draft | None:
    """A name in another spelling than the one of the house."""
    own = next((name for word, name in house if word.number == said.number and word.systems & said.systems), None)
    if own is None or _spelling(said) == own or article.scan(said.span.part).passage.quote_at(said.span.start):
        return None
    place = article.place(said.span, article.catalogue.say("label.month-name"), primary=True)
    repairs = (Repair(own, article.catalogue.say("evidence.house"), ("house",)),)
    return Draft("spelling", (place,), {"text": said.text, "other": own}, f"month {said.number:02d}", repairs)


SPELLINGS = Check(
    "month-spelling", ("spelling",), frozenset({"text", "other"}), {"spellings": Option([], _wrong_spellings)}, _spellings,
)  # fmt: skip
