"""Every figure as a claim: what it counts, what became of those that it counts, where it stands.

A claim is cheap: what its words say of it beyond the figure itself (`checker.link.context`) is read where two claims are held
against each other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.mentions import DurationMention, MoneyMention, PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.link.agreement import significant
from checker.link.stated_figures import stated_figures
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.core.amounts import Amount, Number
    from checker.core.documents import Span
    from checker.link.stated_figures import StatedFigure
    from checker.scan.scanner import Scan

_FATES = {
    "dead": "dead",
    "victim": "dead",
    "injured": "injured",
    "missing": "missing",
    "detained": "detained",
    "displaced": "displaced",
}
_YEARS = "P Y"
_DEGREES, _RICHTER = "deg", "{Richter}"
_WORD = regex(r"[^\W\d_]+")
_BESIDE_NAME = regex(r"[(،,] ?$"), regex(r" ?[)،,]")
_BEFORE, _BEHIND = 60, 40  # code points in which the word for a fate stands
_WORDS_BEFORE, _WORDS_BEHIND = 5, 3
_DEFINITE = ("ال", "لل", "وال", "بال", "فال")


class Claim(Struct, frozen=True):
    """One figure with what it is said of.

    `kind` is "count", "money", "percent", "duration", "age" or "measure"; two claims are of one quantity only within a kind. `what` is the
    lemma of the counted noun, the unit, or the currencies; "" where the copy names nothing. `fate` is what became of the people
    that are counted (dead, injured …), "" where the words beside the figure do not say. `digits` are the significant ones.
    """

    stated: StatedFigure
    kind: str
    what: str
    fate: str
    value: Number
    digits: str
    sentence: int
    number: int
    others: bool = False

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return self.stated.mention.span

    @property
    def amount(self) -> Amount:
        """The figure as it was said."""
        return self.stated.amount

    @property
    def is_range(self) -> bool:
        """Whether two ends are said."""
        return self.stated.amount.bounds is not None

    @property
    def of_people(self) -> bool:
        """Whether people are counted."""
        return self.others or (
            isinstance(self.stated.mention, QuantityMention) and self.stated.mention.unit == "person"
        )

    @property
    def in_title(self) -> bool:
        """Whether the headline says it."""
        return self.stated.mention.span.part == "title"


class _Words(Struct, frozen=True):
    """The words of a language that tell the claims of people apart."""

    fates: Mapping[str, str]
    anyone: frozenset[str]
    ages: frozenset[str]
    magnitudes: frozenset[str]
    others: frozenset[str]
    labels: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    words = check_words.load(language)
    return _Words(
        words.table("fates"),
        *(frozenset(words.table(role)) for role in ("anyone", "ages", "magnitudes", "others", "labels")),
    )


def read_claims(scan: Scan, first: int) -> Iterator[Claim]:
    """The claims of a passage, in order; `first` is the number of the first."""
    number = first
    end = 0
    last: Claim | None = None
    for stated in stated_figures(scan):
        value = stated.amount.value if stated.amount.bounds is None else stated.amount.bounds[0]
        if value is None or value <= 0 or stated.amount.vague:
            end = stated.end
            continue
        kind, what = kind_of(stated)
        if (kind == "duration" and is_of_clock(scan, stated)) or (kind == "count" and _is_label(scan, stated)):
            continue
        if kind == "duration" and what == _YEARS and _is_age(scan, stated, end):
            kind = "age"
        if what == _DEGREES and _is_magnitude(scan, stated, end):
            what = _RICHTER
        fate = fate_of(scan, stated, end) if kind == "count" else ""
        sentence = scan.passage.sentence_at(stated.start)
        others = not what and last is not None and last.sentence == sentence and _are_others(scan, stated, fate, last)
        if others and last is not None:
            what = last.what
        last = Claim(stated, kind, what, fate, value, significant(value), sentence, number, others)
        yield last
        number, end = number + 1, stated.end


def _are_others(scan: Scan, stated: StatedFigure, fate: str, last: Claim) -> bool:
    """Whether آخرون stands for the people of the figure before, of whom another thing became."""
    if not (fate and last.of_people and last.fate != fate):
        return False
    folded = scan.passage.folded
    end = folded.index(stated.end)
    following = _WORD.findall(folded.text, end, end + _BEHIND)[:1]
    return bool(following) and following[0] in _words(scan.lexicon.language).others


def kind_of(stated: StatedFigure) -> tuple[str, str]:
    """What kind of quantity a figure is of, and its unit."""
    mention = stated.mention
    if isinstance(mention, QuantityMention):
        counted = mention.unit in ("person", "item", None)
        return ("count", mention.lemma or "") if counted else ("measure", mention.unit or "")
    if isinstance(mention, MoneyMention):
        return "money", stated.unit or ""
    if isinstance(mention, PercentMention):
        return "percent", stated.unit or ""
    assert isinstance(mention, DurationMention)
    return "duration", stated.unit or ""


def is_of_clock(scan: Scan, stated: StatedFigure) -> bool:
    """Whether "20 دقيقة" goes on after hours or minutes: "الساعة الثامنة و20 دقيقة"، "13 دقيقة و50 ثانية"."""
    folded = scan.passage.folded
    at = folded.index(stated.start)
    return folded.text[max(0, at - 1) : at] == "و" or folded.text[max(0, at - 2) : at] == "و "


def _is_label(scan: Scan, stated: StatedFigure) -> bool:
    """Whether a number is the name of a thing: الرحلة عدد 721، القانون رقم 52."""
    folded = scan.passage.folded
    start = folded.index(stated.start)
    near = _WORD.findall(folded.text, max(0, start - _BEFORE // 2), start)[-2:]
    return len(near) > 1 and near[1] in _words(scan.lexicon.language).labels and near[0].startswith(_DEFINITE)


def _is_age(scan: Scan, stated: StatedFigure, after: int) -> bool:
    """Whether a number of years is somebody's age: عمره 40 عاما، البالغ 40 عاما، حسين (17 عاما)."""
    folded = scan.passage.folded
    text, start, end = folded.text, folded.index(stated.start), folded.index(stated.end)
    before, behind = _BESIDE_NAME
    if before.search(text, max(0, start - 2), start) and behind.match(text, end):
        return True
    ages = _words(scan.lexicon.language).ages
    near = _WORD.findall(text, max(start - _BEFORE // 2, folded.index(after)), start)[-_WORDS_BEHIND:]
    return any(word in ages or word[1:] in ages for word in near)


def _is_magnitude(scan: Scan, stated: StatedFigure, after: int) -> bool:
    """Whether degrees are those of an earthquake: زلزال بقوة 6.4 درجات."""
    folded = scan.passage.folded
    start = folded.index(stated.start)
    near = _WORD.findall(folded.text, max(start - _BEFORE // 2, folded.index(after)), start)[-_WORDS_BEHIND:]
    words = _words(scan.lexicon.language).magnitudes
    return any(word in words or word[1:] in words for word in near)


def fate_of(scan: Scan, stated: StatedFigure, after: int) -> str:
    """What became of the counted people: the noun itself says it, or the nearest verb or noun of fate, before the figure or behind it."""
    mention = stated.mention
    assert isinstance(mention, QuantityMention)
    for counted in mention.counted:
        if counted in _FATES:
            return _FATES[counted]
    words = _words(scan.lexicon.language)
    if fate := words.fates.get(mention.lemma or ""):  # "225 توفاو": a verb, no noun
        return fate
    at_once = bool(mention.lemma) and mention.unit != "person" and mention.lemma not in words.anyone  # "قتل 17 مصليا"
    folded = scan.passage.folded
    text, start, end = folded.text, folded.index(stated.start), folded.index(stated.end)
    before = _WORD.findall(text, max(start - _BEFORE, folded.index(after)), start)[-(2 if at_once else _WORDS_BEFORE) :]
    for word in reversed(before):
        if fate := words.fates.get(word) or words.fates.get(word[1:] if word[:1] in "وف" else ""):
            return fate
    if at_once:
        return ""
    for word in _WORD.findall(text, end, end + _BEHIND)[:_WORDS_BEHIND]:
        if fate := words.fates.get(word):
            return fate
    return ""
