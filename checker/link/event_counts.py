"""Counts that belong to one event or one subject: "أسفر الانفجار عن 12 قتيلا"، "كلفة الجسر 5 ملايين دولار".

Two counts of an event are comparable only where the article knows one event of that kind: it is introduced once at most ("انفجار"),
and otherwise named with ال; no other one stands beside it (انفجارات، انفجار آخر). Naive binding by the same noun was right twice
in 191 times.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.claims import Binding
from checker.core.folding import fold
from checker.core.mentions import MoneyMention, QuantityMention
from checker.core.patterns import regex
from checker.link.bindings import Bindings
from checker.link.clauses import SENTENCE_REACH, start_of
from checker.link.events import Events
from checker.link.measures import kinds_of
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.link.measures import Measure, Measures
    from checker.scan.scanner import Scan

Figure = QuantityMention | MoneyMention
_FIGURES = (QuantityMention, MoneyMention)
_NEAR = 80  # code points before it in which the word that says its measure stands
_BEHIND = 60  # code points behind it
_VERB_WORDS = 4  # words between the word that says a measure and its figure
_SUBJECT_WORDS = 4
_LIST = regex(r"(?: [^\W\d_]+){0,2}،? و ?")
_ANYONE = frozenset(map(fold, ("شخص", "إنسان", "فرد")))
_CLAUSE = regex(r"[،؛;.!?؟\n(){}«»\"“”]")
_WORD = regex(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0670])*+")  # as written, with its vowel marks


class _Tie(Struct, frozen=True):
    """What two counts must share to be compared, an event or a subject: its key, and how a message names it."""

    key: str
    text: str


def read_bindings(bindings: Iterable[Binding], scans: Iterable[Scan], measures: Measures) -> Bindings:
    """What the copy's words bind the figures to, by the measures of a card: those of presence, and those of events and subjects."""
    bound = [b for b in bindings if b.measure in measures.by_name]
    for scan in scans:
        if scan.passage.part == "text" and len(scan.figures) > 1:
            bound += tied_bindings(scan, measures)
    return Bindings(bound)


def tied_bindings(scan: Scan, measures: Measures) -> list[Binding]:
    """The claims of a passage that are tied to an event or a subject; one that no other is tied to the same is left out."""
    figures = [f for f in scan.figures if isinstance(f, _FIGURES)]
    return list(_Heads(scan, measures, figures).claims()) if len(figures) > 1 else []


class _Heads:
    """Binds the figures of one passage to events and subjects."""

    def __init__(self, scan: Scan, measures: Measures, figures: Sequence[Figure]) -> None:
        self.scan = scan
        self.raw = scan.passage.raw
        self.words = check_words.load(scan.lexicon.language)
        self.measures = measures
        self.figures = figures
        self.events = Events(scan)

    def claims(self) -> Iterator[Binding]:
        """The claims of all figures, in order; no event is looked for, and no sentence read, for a figure that has no other beside it."""
        kinds = [(i, kinds_of(figure)) for i, figure in enumerate(self.figures) if not figure.amount.vague]
        measurable = [(i, k) for i, k in kinds if _are_people(self.figures[i]) or not self.measures.nouns.isdisjoint(k)]
        measured = [(i, *found) for i, k in measurable if (found := self._measure(i, k))] if len(measurable) > 1 else []
        alike = Counter(measure.name for _, measure, _ in measured) if len(measured) > 1 else {}
        tied = [
            (i, measure, tie)
            for i, measure, verb_end in measured
            if alike and alike[measure.name] > 1 and (tie := self._tie(i, measure, verb_end))
        ]
        shared = Counter((measure.name, tie.key) for _, measure, tie in tied) if len(tied) > 1 else {}
        for i, measure, tie in tied:
            if shared and shared[measure.name, tie.key] > 1 and (claim := self._claim(i, measure, tie)):
                yield claim

    def _tie(self, i: int, measure: Measure, verb_end: int) -> _Tie | None:
        """The event or the subject of a figure."""
        figure = self.figures[i]
        if measure.tie == "subject":
            return self._subject(verb_end, figure)
        event = self.events.of(figure.span.start, _end(figure), *self._sentence(figure)[1:])
        return _Tie(event.key, event.text) if event else None

    def _sentence(self, figure: Figure) -> tuple[int, int, int]:
        """The number of a figure's sentence, and as much of it as is looked at."""
        passage = self.scan.passage
        number = passage.sentence_at(figure.span.start)
        first, last = passage.sentences[number]
        return number, max(first, figure.span.start - SENTENCE_REACH), min(last, figure.span.end + SENTENCE_REACH)

    def _claim(self, i: int, measure: Measure, tie: _Tie) -> Binding | None:
        """The claim of a figure; None where it is a part, an earlier count, a change or of another time: no contradictions."""
        figure = self.figures[i]
        number, first, last = self._sentence(figure)
        if self._is_part(i) or self._is_some(figure) or self.words.has("revised", self.raw[first:last]):
            return None
        return Binding(
            figure=figure, measure=measure.name, who=_who(figure, measure), places=(f"{measure.tie}:{tie.key}",), place_name=tie.text,
            as_of=self._as_of(first, last), sentence=number,
        )  # fmt: skip

    def _is_part(self, i: int) -> bool:
        """Whether a figure is one of several that make up a total: "12 مدنيا و3 جنود"، "12 شخصا، بينهم 3 أطفال"."""
        figure = self.figures[i]
        if i:
            before = self.scan.passage.between(_end(self.figures[i - 1]), figure.span.start)
            if len(before) <= _BEHIND and (self.words.find("part", before) or self._joins(before, figure)):
                return True
        if i + 1 == len(self.figures):
            return False
        return self._joins(self.scan.passage.between(_end(figure), self.figures[i + 1].span.start), self.figures[i + 1])

    def _is_some(self, figure: Figure) -> bool:
        """Whether what follows says that these are not all: "8 جرحى من الذين …"، "12 آخرين"."""
        folded = self.scan.passage.folded
        end = folded.index(_end(figure))
        return bool(self.words.find("more", " ".join(folded.text[end : end + 12].split()[:1])))

    def _joins(self, between: str, figure: Figure) -> bool:
        """Whether only و, and words that describe the first of two, stand between them, and the second counts people anew."""
        if not isinstance(figure, QuantityMention) or not figure.counted or _LIST.fullmatch(between) is None:
            return False
        kinds = kinds_of(figure)
        return not any(m.tie == "event" and m.counts(kinds) for m in self.measures.tied)

    # ------------------------------------------------------------------------------------------------------------- measure

    def _measure(self, i: int, kinds: tuple[str, ...]) -> tuple[Measure, int] | None:
        """The measure of a figure, by the verb near it and the noun behind it, and where the verb before it ends.

        Where verbs of two measures stand before one figure ("مقتل وإصابة 12"), it is of neither.
        """
        figure = self.figures[i]
        people, start = _are_people(figure), figure.span.start
        before = self.figures[i - 1].span.end if i else 0
        said = self._verbs(max(before, start - _NEAR), start)
        if said:
            measure, end = said[-1]
            fits = measure.counts(kinds) or figure.noun_span is None or (people and measure.tie == "event")
            return (measure, end) if fits and len({m.name for m, _ in said}) == 1 else None
        behind = self._word_behind(figure) if people else ""
        if behind in self.measures.verbs or not self.measures.nouns.isdisjoint(kinds):
            for measure in self.measures.tied:
                if measure.tie == "event" and (measure.counts(kinds) or behind in measure.verbs):
                    return measure, start
        return None

    def _word_behind(self, figure: Figure) -> str:
        """ "9 أشخاص قتلوا": the word directly behind what is counted."""
        end = _end(figure)
        behind = _WORD.search(self.raw, end, end + _BEHIND)
        return fold(behind[0]) if behind else ""

    def _verbs(self, start: int, end: int) -> list[tuple[Measure, int]]:
        """The measures whose words stand near before a figure, in its clause, and where each word ends."""
        for mark in _CLAUSE.finditer(self.raw, start, end):
            start = mark.end()
        if self.measures.written.isdisjoint(self._spoken(start, end)):
            return []
        tokens = list(_WORD.finditer(self.raw, start, end))[-_VERB_WORDS - 2 :]
        words = [fold(token[0]) for token in tokens]
        found = []
        for i, word in enumerate(words):
            for length in (2, 1) if word in self.measures.written else ():
                measure = self.measures.said(" ".join((word, *words[i + 1 : i + length])))
                if measure and len(words) - i - length <= _VERB_WORDS:
                    found.append((measure, tokens[min(i + length, len(words)) - 1].end()))
                    break
        return found

    def _spoken(self, start: int, end: int) -> list[str]:
        """The words of a stretch, folded."""
        folded = self.scan.passage.folded
        return _WORD.findall(folded.text, folded.index(start), folded.index(end))

    def _as_of(self, start: int, end: int) -> str | None:
        """The date of the sentence, None where it has none."""
        dates = self.scan.dates
        at = bisect_left(dates, start, key=start_of)
        if at == len(dates) or dates[at].span.start >= end:
            return None
        return dates[at].readings[0] if dates[at].readings else dates[at].text

    # ---------------------------------------------------------------------------------------------------- subject and event

    def _subject(self, verb_end: int, figure: Figure) -> _Tie | None:
        """ "كلفة الجسر تبلغ 5 ملايين": what stands between the verb and the figure, without the words that only lead on."""
        between = self.raw[verb_end : figure.span.start]
        kept = [m for m in _WORD.finditer(between) if self.words.value("leads_on", m[0]) is None]
        if not 1 <= len(kept) <= _SUBJECT_WORDS or _CLAUSE.search(between) or not fold(kept[0][0]).startswith("ال"):
            return None
        return _Tie(" ".join(fold(m[0]) for m in kept), between[kept[0].start() : kept[-1].end()])


def _are_people(figure: Figure) -> bool:
    """Whether a figure counts people, or names nothing that it counts."""
    return figure.noun_span is None or (isinstance(figure, QuantityMention) and bool(figure.counted))


def _end(figure: Figure) -> int:
    """Where a figure ends with what it counts."""
    return max(figure.span.end, figure.noun_span.end if figure.noun_span else 0)


def _who(figure: Figure, measure: Measure) -> tuple[str, ...]:
    """The group that is counted, () for people at large; for money its currency, so that dollars meet dollars only."""
    if isinstance(figure, MoneyMention):
        return figure.currencies
    if measure.counts(kinds_of(figure)) or not figure.lemma or figure.lemma in _ANYONE:
        return ()
    return (figure.lemma,)
