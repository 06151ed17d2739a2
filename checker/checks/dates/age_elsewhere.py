"""Ages and years of birth of one person in several sentences of an article."""

from __future__ import annotations

from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from checker.checks.base import Article, Draft
from checker.core.patterns import regex
from checker.link.lives import LifeFact, Lives, People, opens_life
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.documents import Anchor, Span
    from checker.words.check_words import CheckWords

_CLAUSE = 90  # code points before an age of another time in which its year stands
_BEFORE = 45  # code points before a fact in which words set it in another time, or tell it of another person
_MOST = 40  # of one kind that are held against each other
_YEAR = regex(r"(?<![\d/.,-])(?:1[89]|20)\d\d(?![\d/-]|[.,]\d)")
_BIOGRAPHY, _DEED = 400, 60  # code points behind a birth that tell of the same life; between a verb and its year
_BIOGRAPHY_YEARS = 100  # years before a birth of which no slip makes a deed
_SLIP, _OLDEST = 10, 120  # years between two births of which one is a slip; of no life
_LEAD = 8  # code points of the words that lead to an age
_OF_NOUN = regex(
    r"(?<!في )(?:(?<![^\s])(?!ال)[^\W\d_]{2,} (?:[يت]بلغ|عمره|عمرها)|(?<=[^\W\d_]) (?!في )[^\W\d_]{3,} وعمر(?:ه|ها))(?!\w)"
)
_LEAST_APART = 2  # years between two ages that no birthday explains


def _is_of_noun(text: str, lead: int) -> bool:
    """Whether an age is told of the noun right before it, or of a deed: "لأب يبلغ من العمر 40"، "نال الجائزة وعمره 35"."""
    return _OF_NOUN.search(text, max(0, lead - _BEFORE), lead + _LEAD) is not None


class Told:
    """The lives that an article tells, with what stands around each fact."""

    def __init__(self, article: Article) -> None:
        """Nothing is read before it is known that there may be two facts to hold against each other."""
        self.article = article
        self.words: CheckWords = check_words.load(article.language)
        self.births, ages = self._read(article)
        self.ages = [a for a in ages if a.kind == "at-death" or not self._is_then(a)]
        self.then = [a for a in ages if a not in self.ages]
        self.people = People((*self.births, *ages), self.words.table("only_one"))

    def _read(self, article: Article) -> tuple[tuple[LifeFact, ...], list[LifeFact]]:
        """The births and the ages, as far as there may be two facts."""
        told = any(self.words.may_stand("birth", s.passage.folded) or opens_life(s, self.words) for s in article.scans)
        self.lives = {scan.passage.part: Lives(scan) for scan in article.scans}
        if not told and sum(len(lives.candidates) for lives in self.lives.values()) < 2:
            return (), []
        births = tuple(chain.from_iterable(x.births for x in self.lives.values()))[:_MOST] if told else ()
        ages = [a for a in chain.from_iterable(x.ages for x in self.lives.values()) if not a.hedged][:_MOST]
        return (births, ages) if len(births) + len(ages) > 1 else (births, [])

    def _text(self, fact: LifeFact) -> str:
        return self.lives[fact.span.part].text

    def _before(self, fact: LifeFact) -> str:
        """The words of the sentence before a fact."""
        text = self._text(fact)
        start = max(0, fact.start - _BEFORE)
        return text[
            max(start, text.rfind("\n", start, fact.start) + 1, text.rfind(". ", start, fact.start) + 1) : fact.start
        ]

    def _is_then(self, fact: LifeFact) -> bool:
        """Whether an age is of another time: by the words before it, or by كان with a year in its sentence."""
        before = self._before(fact)
        if self.words.find("age_then", before):
            return True
        was = self.words.find("age_was", before)
        text = self._text(fact)
        return bool(was) and (
            not text[fact.start - len(before) + was[-1].end : fact.lead].strip() or self.year_of(fact) is not None
        )

    def year_of(self, fact: LifeFact) -> int | None:
        """The only year that the words before an age name in its sentence."""
        passage = self.article.scan(fact.span.part).passage
        start = max(fact.start - _CLAUSE, passage.folded.index(passage.sentences[fact.sentence][0]))
        births = [birth.start for birth in self.births if birth.span.part == fact.span.part]
        years = [found for found in _YEAR.finditer(self._text(fact), start, fact.start) if found.start() not in births]
        return int(years[0].group()) if len(years) == 1 else None

    def is_other(self, fact: LifeFact) -> bool:
        """Whether a relative is named before a fact: whose it is is not known then."""
        return bool(self.words.find("relatives", self._before(fact)))

    def are_one(self, birth: LifeFact, age: LifeFact) -> bool:
        """Whether a birth and an age are told of one person: by name, or as the only ones of a paragraph, side by side."""
        if not (self.people.are_one(birth, age) or self._are_alone(birth, age)):
            return False
        if birth.sentence == age.sentence and _is_of_noun(self._text(age), age.lead):
            return False
        return self.article.same_story(birth.span, age.span) and not (self.is_other(birth) or self.is_other(age))

    def _are_alone(self, birth: LifeFact, age: LifeFact) -> bool:
        if (birth.owners and age.owners) or birth.span.part != age.span.part or birth.paragraph != age.paragraph:
            return False
        facts = (*self.births, *self.ages, *self.then)
        same = [f for f in facts if f.span.part == birth.span.part and f.paragraph == birth.paragraph]
        low, high = sorted((birth.start, age.start))
        between = self._text(birth)[low:high]
        return len(same) == 2 and abs(birth.sentence - age.sentence) <= 1 and not self.words.find("relatives", between)

    def are_two(self, born: int, aged: int, part: str) -> bool:
        """Whether the birth and the age that begin behind two folded offsets of a sentence are told of two persons, both by name."""
        birth = next((f for f in self.births if f.span.part == part and f.start >= born), None)
        age = next((f for f in self.ages if f.span.part == part and f.start >= aged), None)
        if birth is None or age is None or not all(any(len(owner) > 1 for owner in f.owners) for f in (birth, age)):
            return False
        return not self.people.are_one(birth, age)

    def death_year(self, fact: LifeFact) -> tuple[int, Anchor | None] | None:
        """The year of a death: the one that its sentence names, or that of the dateline where the sentence names a day near it."""
        passage = self.article.scan(fact.span.part).passage
        start, end = map(passage.folded.index, passage.sentences[fact.sentence])
        text = self._text(fact)
        years = {
            int(found.group()) for found in _YEAR.finditer(text, max(start, fact.start - 200), min(end, fact.end + 200))
        }
        if len(years) == 1:
            return years.pop(), None
        anchor = self.article.dateline_at(fact.span)
        near = fact.span.part == "title" or self.words.find(
            "life_now", text[max(start, fact.start - 200) : min(end, fact.end + 200)]
        )
        return (anchor.day.year, anchor) if anchor and near and not years else None


def ages_elsewhere(told: Told, done: frozenset[Span]) -> Iterator[Draft]:
    """Every pair of facts that cannot both be right; `done` are the ages that a sentence of their own contradicts."""
    yield from _two_births(told)
    for birth, age in product(told.births, told.ages):
        if age.span not in done and told.are_one(birth, age):
            yield from _birth_and_age(told, birth, age)
    for birth, age in product(told.births, told.then):
        year = told.year_of(age)
        if year is not None and not birth.until and birth.paragraph == age.paragraph and told.are_one(birth, age):
            yield from _compare(told, birth, age, year, None)
    yield from _two_ages(told)
    yield from chain.from_iterable(_deeds(told, birth) for birth in told.births if not birth.until)


def _two_births(told: Told) -> Iterator[Draft]:
    for one, two in combinations(told.births, 2):
        if (
            one.value == two.value
            or not told.article.same_story(one.span, two.span)
            or not told.people.are_one(one, two)
        ):
            continue
        far = abs(one.value - two.value) > _SLIP and bool(one.until or two.until)  # the years of an office, perhaps
        if not (far or told.is_other(one) or told.is_other(two)):
            yield _draft(told.article, "two-births", two, one, f"{one.value} | {two.value}")


def _birth_and_age(told: Told, birth: LifeFact, age: LifeFact) -> Iterator[Draft]:
    anchor = told.article.dateline_at(age.span)
    if age.kind == "at-death":
        held = (birth.until, None) if birth.until else told.death_year(age)
    else:
        held = (anchor.day.year, anchor) if anchor and not birth.until else None
    if held:
        yield from _compare(told, birth, age, *held)


def _compare(told: Told, birth: LifeFact, age: LifeFact, year: int, anchor: Anchor | None) -> Iterator[Draft]:
    older = year - birth.value
    if 0 < older < _OLDEST and not -age.slack <= older - age.value <= 1 + age.slack:
        arithmetic = f"{year} - {birth.value} = {older}, age {older - 1} or {older}, not {age.value}"
        yield _draft(told.article, "elsewhere", age, birth, arithmetic, year, anchor)


def _two_ages(told: Told) -> Iterator[Draft]:
    body = [age for age in told.ages if age.span.part != "title"]  # the headline has a rule of its own
    for one, two in combinations(body, 2):
        if one.kind != two.kind or one.sentence == two.sentence or abs(one.value - two.value) < _LEAST_APART:
            continue
        if not told.people.are_one(one, two) or not told.article.same_story(one.span, two.span):
            continue
        if not (told.is_other(one) or told.is_other(two)):
            yield _draft(told.article, "two-ages", two, one, f"{one.value} | {two.value}")


def _deeds(told: Told, birth: LifeFact) -> Iterator[Draft]:
    """What the paragraph of a birth tells of later years: "ولد عام 1968 … وتخرج عام 1975"."""
    text = told.lives[birth.span.part].text
    end = text.find("\n", birth.end, birth.end + _BIOGRAPHY)
    behind = text[birth.end : end if end >= 0 else birth.end + _BIOGRAPHY]
    for word in told.words.find("deed", behind):
        year = _YEAR.search(behind, word.end, word.end + _DEED)
        between = behind[word.end : year.start()] if year else "،"
        if year is None or "،" in between or "." in between or told.words.find("relatives", behind[: year.start()]):
            continue
        old = int(year.group()) - birth.value
        if -_BIOGRAPHY_YEARS < old < int(word.value):
            yield _deed(told, birth, year.start() + birth.end, old)
            return


def _deed(told: Told, birth: LifeFact, start: int, old: int) -> Draft:
    article, say = told.article, told.article.catalogue.say
    span = article.scan(birth.span.part).passage.span(start, start + 4)
    places = (
        article.place(span, say("label.date"), primary=True), article.place(birth.span, say("label.birth-year")),
    )  # fmt: skip
    year = birth.value + old
    fields = {"age": str(old), "born": str(birth.value), "year": str(year), "low": str(old), "high": str(old)}
    return Draft("too-young", places, fields, f"{year} - {birth.value} = {old}")


def _draft(
    article: Article,
    variant: str,
    fact: LifeFact,
    other: LifeFact,
    arithmetic: str,
    year: int = 0,
    anchor: Anchor | None = None,
) -> Draft:
    say = article.catalogue.say
    labels = ["birth-year" if f.kind == "birth" else "age" for f in (fact, other)]
    places = (
        article.place(fact.span, say(f"label.{labels[0]}"), primary=True),
        article.place(other.span, say(f"label.{labels[1]}")),
    )
    older = year - other.value
    fields = {
        "age": str(fact.value), "born": str(other.value), "year": str(year), "low": str(older - 1), "high": str(older),
    }  # fmt: skip
    return Draft(variant, places, fields, arithmetic, anchor=anchor)
