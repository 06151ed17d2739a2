"""A part that is greater than the whole it is said to be a part of."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.amounts import Amount, Interval
from checker.core.findings import Bar
from checker.core.mentions import OrdinalMention, QuantityMention
from checker.core.patterns import regex
from checker.link.stated_figures import StatedFigure, ascii_amount, stated_figures
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords, Word

_NEW = regex(r"[،؛;:(] ?\w| و\w*")  # between a whole and its pronoun, others may have come up
_RANK = regex(r"(?<![\w.,/-])(\d{1,5}) \Z")
_YEARS = range(1900, 2101)
_WINDOW = 30  # figures of one endless sentence that are looked at
_TOUCHING = 2  # words between a whole and the pronoun that stands for it


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    words = check_words.load(article.language)
    for scan in article.scans:
        for part, whole, variant in _pairs(scan, words):
            outcome.compared.update((part.mention.span, whole.mention.span))
            if _said(whole, variant).below(part.amount.entails):
                outcome.drafts.append(_draft(article, part, whole, variant))


def _said(whole: StatedFigure, variant: str) -> Interval:
    """What a whole may be: "at least 17, among them 19" is as wrong as without the hedge, since 19 were counted."""
    if variant == "among" and whole.amount.hedge == "at-least" and whole.amount.value is not None:
        return Interval(whole.amount.value, whole.amount.value)
    return whole.amount.entails


def _pairs(scan: Scan, words: CheckWords) -> Iterator[tuple[StatedFigure, StatedFigure, str]]:
    """Every part with its whole, and the variant."""
    figures: tuple[StatedFigure, ...] = ()
    for marker in words.find_in("part", scan.passage.folded):
        figures = figures or stated_figures(scan)
        behind = bisect_left(figures, marker.end, key=_start)
        if behind == len(figures):
            return
        if marker.value == "of":
            found = _out_of(scan, words, marker, figures[behind - 1 : behind], figures[behind])
        else:
            found = _among(scan, words, marker, figures, behind)
        if found:
            yield *found, "out-of" if marker.value == "of" else "among"


def _start(figure: StatedFigure) -> int:
    return figure.start


# -------------------------------------------------------------------------------------------------------------- N من أصل M


def _out_of(
    scan: Scan, words: CheckWords, marker: Word, before: Sequence[StatedFigure], whole: StatedFigure
) -> tuple[StatedFigure, StatedFigure] | None:
    """ "12 نائبا من أصل 20": both figures touch the marker and count one thing."""
    between = scan.passage.between
    part = before[0] if before and not between(before[0].end, marker.start).split() else _rank(scan, marker.start)
    if part is None or between(marker.end, whole.start).split():
        return None
    if part.amount.vague or whole.amount.vague or not _is_one_thing(words, part, whole) or _is_torn(scan, part, whole):
        return None
    return part, whole


def _rank(scan: Scan, end: int) -> StatedFigure | None:
    """ "في المرتبة 188 من أصل 123": the number of a rank is no figure, and yet one of so many."""
    folded = scan.passage.folded
    last = folded.index(end)
    found = _RANK.search(folded.text, max(0, last - 8), last)
    if found is None:
        return None
    span = scan.passage.span(*found.span(1))
    rank, written = int(found[1]), scan.passage.raw[span.start : span.end]
    return StatedFigure(OrdinalMention(span, written, rank), Amount(rank, 0), None, span.start, span.end)


def _is_one_thing(words: CheckWords, part: StatedFigure, whole: StatedFigure) -> bool:
    """Whether the part is of the kind of the whole: women of candidates are, points of matches or dollars of loans are not."""
    if part.unit == whole.unit:
        return True
    if not all(isinstance(f.mention, QuantityMention | OrdinalMention) for f in (part, whole)):
        return whole.unit is None
    scored, played = (words.value(role, f.unit or "") for role, f in (("scored", part), ("played", whole)))
    if scored is not None and getattr(whole.mention, "form", None) is None:
        return False  # "12 هدفا من أصل 8 خاضها": the matches are left out
    return scored is None or played is None


def _is_torn(scan: Scan, part: StatedFigure, whole: StatedFigure) -> bool:
    """Whether a number is the piece of a longer number or name ("إف- 16"، "4 .2 مليون"), or a year."""
    text, index = scan.passage.folded.text, scan.passage.folded.index
    start, end = index(part.start), index(whole.mention.span.end)
    before, behind = text[max(0, start - 2) : start].strip(), text[end : end + 3]
    if before and (before[-1] in "-–./" or before[-1].isdecimal() or (before[-1].isascii() and before[-1].isalpha())):
        return True
    if behind.lstrip()[:1] == "." and behind[-1:].isdecimal():
        return True
    return _is_year(part)


def _is_year(figure: StatedFigure) -> bool:
    return figure.unit is None and figure.amount.value in _YEARS and len(figure.mention.text) == 4


# ---------------------------------------------------------------------------------------------------------- M، بينهم N


def _among(
    scan: Scan, words: CheckWords, marker: Word, figures: Sequence[StatedFigure], behind: int
) -> tuple[StatedFigure, StatedFigure] | None:
    """ "20 شخصا، بينهم 12 طفلا": the whole is the last count of people before the pronoun, in its sentence.

    The nearest number is not good enough ("1029 في 19 مدينة بينهم 475"): the part must exceed every count of the sentence before it.
    """
    part = figures[behind]
    passage, folded = scan.passage, scan.passage.folded
    at = folded.index(marker.start)
    between = passage.between(marker.end, part.start).split()
    if (
        len(between) > 1
        or part.amount.vague
        or _is_year(part)
        or words.find("each", folded.text[max(0, at - 8) : at])
    ):
        return None
    first, last = passage.sentences[passage.sentence_at(marker.start)]
    if part.start > last:
        return None
    earlier = figures[max(bisect_left(figures, first, key=_start), behind - _WINDOW) : behind]
    counts = [f for f in earlier if isinstance(f.mention, QuantityMention)]
    people = marker.value == "them"
    touching = bool(counts) and len(passage.between(counts[-1].end, marker.start).split()) <= _TOUCHING
    whole = next(
        (f for f in reversed(counts) if _may_hold(f, part, people=people, touching=touching and f is counts[-1])), None
    )
    if (
        whole is None
        or _NEW.search(passage.between(whole.end, marker.start))
        or folded.text.endswith(" و", 0, folded.index(whole.start))  # one of several: "جنديان و3 مدنيين، بينهم 4"
        or any(not f.amount.entails.below(part.amount.entails) for f in counts if f is not whole)
    ):
        return None
    return part, whole


def _may_hold(whole: StatedFigure, part: StatedFigure, *, people: bool, touching: bool) -> bool:
    """Whether a figure may be the whole of a part: people for "them", one thing for "it", or what the pronoun stands beside."""
    one, two = whole.mention, part.mention
    if whole.amount.vague or not (isinstance(one, QuantityMention) and isinstance(two, QuantityMention)):
        return False
    if not people:
        same = two.form is None or one.lemma == two.lemma  # "45 تعمل" counts no noun
        return whole.unit is not None and same and (touching or whole.unit == part.unit)
    if touching and whole.unit and (one.unit == "person" or one.form is None):
        return True  # a noun that the lexicon knows as a thing is nobody: "3 مستشفيات، بينهم 9"
    return bool(one.counted) and (bool(two.counted) or part.unit is None)


def _draft(article: Article, part: StatedFigure, whole: StatedFigure, variant: str) -> Draft:
    one, two = (
        article.place(f.mention.span, article.catalogue.say(f"label.{role}"), primary=role == "part")
        for f, role in ((part, "part"), (whole, "whole"))
    )
    notes = ascii_amount(part.amount), ascii_amount(whole.amount)
    bars = tuple(Bar(note, f.amount.entails, f.mention.span) for note, f in zip(notes, (part, whole), strict=True))
    return Draft(variant, (one, two), {"part": one.text, "whole": two.text}, f"{notes[0]} > {notes[1]}", (), bars)


CHECK = Check("part-exceeds-whole", ("out-of", "among"), frozenset({"part", "whole"}), {}, _run)
