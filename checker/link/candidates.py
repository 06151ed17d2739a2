"""Which figures can count people in a place, told by the few words beside them, before places and sources are read for any."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.link.clauses import SENTENCE_REACH, clause_of
from checker.words.statement_words import presence_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.core.mentions import QuantityMention
    from checker.link.clauses import Window
    from checker.scan.scanner import Scan
    from checker.words.word_forms import Form, Unexpanded

CUE_REACH = 7  # words between a verb of presence and its figure
NEAR_REACH = 4  # words between a figure and a word of presence behind it
LEAD_WORDS = 2  # words before a place that still begins its clause ("وفي رفح")
GONE = frozenset({"dead", "injured", "missing", "victim"})  # these are counted by their event
_HOSTED = frozenset({"displaced", "refugee"})  # these are somewhere without a word of presence
_LARGE = 100_000  # people, from which on one figure is looked at by itself
_BEHIND = NEAR_REACH + 3  # words behind a figure that are looked at: one glued to it, and one in which a phrase goes on
_PHRASE = 40  # code points behind a clause in which a phrase may go on that it begins
_PLACES = frozenset({"place", "place_type"})
_AN = frozenset({"ان", "وان"})
_INSIDE = frozenset({"في", "داخل", "ب"})
_WORD = regex(r"[^\W\d_]+")


def candidate_figures(scan: Scan) -> dict[int, Window]:
    """The figures that may become claims, by number, with their windows: a superset, and empty for most articles."""
    if not _worth_linking(scan.quantities):
        return {}
    windows: dict[int, Window] = {}
    before: QuantityMention | None = None
    for number, figure in enumerate(scan.quantities):
        if _may_count_people(scan, figure, before):
            window = clause_of(scan, figure, before)
            if _may_be_somewhere(scan, figure, window):
                windows[number] = window
        before = figure
    return windows


def _worth_linking(quantities: Sequence[QuantityMention]) -> bool:
    """Whether two figures may count people, to be held against each other, or one so many that a table may speak against it."""
    people = [f for f in quantities if f.counted]
    return bool(people) and (
        sum(bool(f.counted) or f.noun is None for f in quantities) > 1
        or any((f.amount.value or 0) >= _LARGE for f in people)
    )


def _may_count_people(scan: Scan, figure: QuantityMention, before: QuantityMention | None) -> bool:
    """Whether a figure counts people or says no noun; a part of the figure before may count them too."""
    if figure.amount.vague or not GONE.isdisjoint(figure.counted):
        return False
    if figure.counted or not figure.noun:
        return True
    if before is None or figure.span.start - before.span.start > SENTENCE_REACH:
        return False
    folded = scan.passage.folded
    between = _WORD.findall(folded.text, folded.index(before.span.end), folded.index(figure.span.end))
    return not presence_words(scan.lexicon.language).parts.isdisjoint(between)


def _may_be_somewhere(scan: Scan, figure: QuantityMention, window: Window) -> bool:
    """Whether the words of a figure's clause may say that its people are in a place."""
    folded, known = scan.passage.folded, presence_words(scan.lexicon.language)
    text, start, end = folded.text, folded.index(figure.span.start), folded.index(figure.span.end)
    first, last = folded.index(window.clause_start), folded.index(window.clause_end) + _PHRASE
    if not _HOSTED.isdisjoint(figure.counted):
        return True
    before = text[first:start].split()
    if not known.telling.isdisjoint(_WORD.findall(text, first, last)):
        behind = text[end:last].split(None, _BEHIND)[:_BEHIND]
        near = _WORD.findall(" ".join((*before[-CUE_REACH - 1 :], text[start:end], *behind)))
        beside = _WORD.findall(" ".join((*before[-2:], *behind)))
        if _tells_of_presence(known.forms, near) or (figure.counted and _points_back(known.forms, beside)):
            return True
    return bool(figure.counted) and _place_leads(scan.lexicon.context, before)


def _tells_of_presence(known: Mapping[str, Form], near: list[str]) -> bool:
    """Whether one of these words is of presence, or begins a phrase that is, or one that points back to a place."""
    return any(
        "presence" in form.senses or following in form.phrases
        for word, following in pairwise((*near, ""))
        if (form := known.get(word))
    )


def _points_back(known: Mapping[str, Form], beside: list[str]) -> bool:
    """Whether فيها or the like is among the words that touch a figure, or هناك among those close behind it."""
    return any("back_reference" in form.senses for word in beside if (form := known.get(word)))


def _place_leads(words: Unexpanded, before: list[str]) -> bool:
    """Whether a place with في or ب may begin the clause before a figure, or the clause within it that أن begins."""
    first = range(min(len(before), LEAD_WORDS + 1))
    others = () if _AN.isdisjoint(before) else range(LEAD_WORDS + 1, len(before))
    for i in (*first, *others):
        word = before[i]
        inside = i == 0 or "ب" in word[:2] or before[i - 1].removeprefix("و") in _INSIDE
        if inside and any(_may_be_place(words.find(w)) for w in _WORD.findall(word)):
            return True
    return False


def _may_be_place(form: Form | None) -> bool:
    """Whether a word is a place or a kind of place, or begins a phrase that is."""
    return form is not None and (
        not _PLACES.isdisjoint(form.senses)
        or any(not _PLACES.isdisjoint(senses) for listed in form.phrases.values() for _, senses in listed)
    )
