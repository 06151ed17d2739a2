"""Which figures can count people in a place, told by the few words beside them, before places and sources are read for any."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.joint_words import presence_words
from checker.link.stretch import clause_of
from checker.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.lexicon import Form, Unexpanded
    from checker.link.stretch import Window
    from checker.model import QuantityMention
    from checker.scan import Scan

CUE_REACH = 7  # words between a verb of presence and its figure
NEAR_REACH = 4  # words between a figure and a word of presence behind it
LEAD_WORDS = 2  # words before a place that still begins its clause ("وفي رفح")
GONE = frozenset({"dead", "injured", "missing", "victim"})  # these are counted by their event
_HOSTED = frozenset({"displaced", "refugee"})  # these are somewhere without a word of presence
_LARGE = 100_000  # people, from which on one figure is looked at by itself
_BEHIND = NEAR_REACH + 3  # words behind a figure that are looked at: one glued to it, and one in which a phrase goes on
_PHRASE = 40  # code points behind a clause in which a phrase may go on that it begins
_PLACES = frozenset({"place", "place_type"})
_INSIDE = frozenset({"في", "داخل", "ب"})
_WORD = regex(r"[^\W\d_]+")


def bindable(scan: Scan) -> dict[int, Window]:
    """The figures that may become claims, by number, with their windows: a superset, and empty for most articles."""
    if not _worth_linking(scan.quantities):
        return {}
    windows: dict[int, Window] = {}
    before: QuantityMention | None = None
    for number, figure in enumerate(scan.quantities):
        if not figure.amount.vague and GONE.isdisjoint(figure.counted):
            window = clause_of(scan, figure, before)
            if _may_count(scan, figure, window):
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


def _may_count(scan: Scan, figure: QuantityMention, window: Window) -> bool:
    """Whether the words of a figure's clause may say that its people are in a place."""
    folded, known = scan.passage.folded, presence_words(scan.lexicon.language)
    text, start, end = folded.text, folded.index(figure.span.start), folded.index(figure.span.end)
    before = text[folded.index(window.clause_start) : start].split()
    behind = text[end : folded.index(window.clause_end) + _PHRASE].split(None, _BEHIND)[:_BEHIND]
    near = _WORD.findall(" ".join((*before[-CUE_REACH - 1 :], text[start:end], *behind)))
    if not known.keys().isdisjoint(near) and _tells_of_presence(known, near):
        return True
    return bool(figure.counted) and (
        not _HOSTED.isdisjoint(figure.counted)
        or _points_back(known, _WORD.findall(" ".join((*before[-2:], *behind))))
        or _place_leads(scan.lexicon.context, before)
    )


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
    for i, word in enumerate(before):
        led = [w.removeprefix("و") for w in before[max(0, i - 2) : i]]
        opens = i <= LEAD_WORDS or "ان" in led
        inside = i == 0 or "ب" in word[:2] or led[-1] in _INSIDE
        if opens and inside and any(_may_be_place(words.find(w)) for w in _WORD.findall(word)):
            return True
    return False


def _may_be_place(form: Form | None) -> bool:
    """Whether a word is a place or a kind of place, or begins a phrase that is."""
    return form is not None and (
        not _PLACES.isdisjoint(form.senses)
        or any(not _PLACES.isdisjoint(senses) for listed in form.phrases.values() for _, senses in listed)
    )
