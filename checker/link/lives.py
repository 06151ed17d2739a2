"""What the copy tells of lives: years of birth and of death, ages, and whom each is told of.

Whom it is told of are the words before it (حسين العمري (17 عاما)، سلمى الحداد، المولودة عام 1995) or behind its verb (ولد حسين العمري
عام 1968). Two are told of one person where the last two words are the same, or where one has the surname alone.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from checker.core.documents import Span
from checker.core.mentions import DurationMention
from checker.core.patterns import regex
from checker.link.neighbours import beginning_in
from checker.words import check_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords, Word

Kind = Literal["birth", "age", "at-death"]
_YEARS = regex(r"P(\d{1,3})Y")
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d| ?[-–/] ?\d|[.,]\d| ?(?:و|او|الي|حتي) ?(?:19|20)\d\d)"
_DAY = r"(?:\d{1,2} (?:من )?[^\W\d_]+(?: ?/ ?[^\W\d_]+){0,2}،? )"
# behind ولد: whom, where, and the year; behind المولود, where and the year
_BIRTH = regex(
    rf"(?:(?: [^\s،,.()]+){{0,10}}?)? (?:يوم )?(?:(?:في )?(?:عام|العام|سنه) {_DAY}?|"
    rf"(?:في )?{_DAY}(?:من )?(?:عام |العام |سنه )?|في )?{_YEAR}"
)
_WORD = regex(r"[^\W\d_]+")
_BEFORE_AGE = regex(
    r"(?:(?P<bracket>\(|، )|(?<!\w)(?:(?P<lead>[وف]?(?:(?:ال)?بالغه?|[يت]بلغ|عمره|عمرها)(?: من العمر| عمره| عمرها)?"
    r"(?: الان| اليوم| حاليا)?)|(?P<died>عن)(?: عمر)?(?: ناهز| يناهز| بلغ)?) \(?)$"
)
_LEADS = frozenset((
    "العمر", "عمره", "عمرها", "البالغ", "البالغه", "بالغ", "بالغه", "يبلغ", "تبلغ", "الان", "اليوم", "حاليا", "عن", "عمر", "ناهز", "يناهز",
    "بلغ",
))  # fmt: skip
_LIFE = regex(r"\((?:(?:عام|ولد عام|ولد) )?((?:18|19|20)\d\d) ?[-–—] ?((?:18|19|20)\d\d)م?\)")
_CLAUSE = regex(r"[^،؛:.!?؟\n()\[\]«»\"“”]*$")
_REACH = 60  # code points before an age in which its owner stands
_LONGEST = 110  # code points of ages and births behind or before which words are asked for
_NAME_WORDS = 3
_MOST = 40  # births and ages of one article that are held against each other
_OLDEST, _YOUNGEST = 120, 11


def opens_life(scan: Scan, words: CheckWords) -> bool:
    """Whether a passage may tell a life in brackets, with the age at its end: the quick question."""
    text = scan.passage.folded.text
    return words.may_stand("life_ended", scan.passage.folded) and any(
        text[at - 1] == "(" or text[at - 2] in "-–" for at in scan.year_numbers
    )


def _may_lead(text: str, start: int) -> bool:
    """Whether what stands right before an age may lead to it: the quick question."""
    before = text[max(0, start - 12) : start]
    return before.endswith(("(", "، ")) or before.rstrip(" (").rpartition(" ")[2].removeprefix("و") in _LEADS


class LifeFact(Struct, frozen=True):
    """A year of birth or an age: whom it is told of (the last words of a name, () where no one is named), and where it stands."""

    kind: Kind
    value: int
    span: Span
    owners: tuple[tuple[str, ...], ...]
    start: int  # in the folded text, as are all below
    end: int
    sentence: int
    paragraph: int
    lead: int = 0  # where the words before an age begin
    slack: int = 0  # years by which an age may be more or less: in the forty-eighth year, in the forties
    until: int = 0  # the year of death, of a birth in brackets: (1941-2008)
    hedged: bool = False


class Lives:
    """The births and ages of one passage."""

    def __init__(self, scan: Scan) -> None:
        """They are read when they are asked for."""
        self.scan = scan
        self.words: CheckWords = check_words.load(scan.lexicon.language)
        self.text = scan.passage.folded.text

    @cached_property
    def births(self) -> tuple[LifeFact, ...]:
        """The years of birth, in order."""
        return (*self._births(), *self._brackets())

    @cached_property
    def ages(self) -> tuple[LifeFact, ...]:
        """The ages, of the living and of those who died, in order."""
        return (*self._ages(), *self._ordinal_ages())

    def _births(self) -> Iterator[LifeFact]:
        for word in self.words.find_folded("birth", self.scan.passage.folded)[:_MOST]:
            found = _BIRTH.match(self.text, word.end)
            if found is None or "\n" in found.group():
                continue
            verb = self.text[word.own : word.end] in ("ولد", "ولدت")
            owners = self._born(word, found) if verb else (self._named_before(word.start),)
            if owners is not None:
                yield self._fact("birth", int(found["year"]), *found.span("year"), owners)

    def _born(self, word: Word, found: re.Match[str]) -> tuple[tuple[str, ...], ...] | None:
        """Who was born, by the words behind the verb or before it; None where ولد is part of a name."""
        before = self._named_before(word.start)
        names = self._name(_WORD.findall(self.text, word.end, found.start("year")), first=True)
        if names and before and word.own == word.start:
            return None  # "بيرم ولد الداعبيدي عام 2011"
        return (names or before,)

    def _brackets(self) -> Iterator[LifeFact]:
        """ "الشاعر سمير الحلبي (1941-2008)"."""
        for found in _LIFE.finditer(self.text) if opens_life(self.scan, self.words) else ():
            first, last = sorted((int(found[1]), int(found[2])))
            if first + _YOUNGEST <= last < first + _OLDEST and (owner := self._named_before(found.start())):
                at = found.start(1 if int(found[1]) == first else 2)
                yield self._fact("birth", first, at, at + 4, (owner,), until=last)

    @cached_property
    def candidates(self) -> list[tuple[DurationMention, int, int]]:
        """The lengths of years that may be ages by what stands right before them: the length, its years, its folded offset."""
        found = []
        for figure in self.scan.figures if DurationMention in self.scan.kinds else ():
            if not isinstance(figure, DurationMention) or figure.connector or not (figure.value or "").endswith("Y"):
                continue
            start = self.scan.passage.folded.index(figure.span.start)
            years = _YEARS.fullmatch(figure.value or "") if _may_lead(self.text, start) else None
            if years and 0 < int(years[1]) < _OLDEST:
                found.append((figure, int(years[1]), start))
        return found

    def _ages(self) -> Iterator[LifeFact]:
        for figure, years, start in self.candidates:
            end = self.scan.passage.folded.index(figure.span.end)
            lead = _BEFORE_AGE.search(self.text, max(0, start - _REACH // 2), start)
            if lead is None or (lead["bracket"] and self.text[end : end + 1] not in (")", "،", "(")):
                continue
            if lead["died"] and not self._is_of_dead(start):
                continue
            kind: Kind = "at-death" if lead["died"] else "age"
            yield self._age(kind, years, (start, end), lead.start(), hedged=figure.hedge != "none")

    def _ordinal_ages(self) -> Iterator[LifeFact]:
        """ "في الثامنة والأربعين من عمره"، "عيد ميلاده الستين"."""
        index = self.scan.passage.folded.index
        for word in self.words.find_folded("of_age", self.scan.passage.folded):
            if _LEADS.intersection(self.text[max(0, word.start - 12) : word.start].split()[-1:]):
                continue  # "البالغ من العمر 66 عاما"
            near = (
                self.scan.passage.folded.start(max(0, word.start - _REACH)),
                self.scan.passage.folded.start(word.end + 2),
            )
            for said in beginning_in(self.scan.ordinals, *near):
                at = index(said.span.start), index(said.span.end)
                beside = self.text[at[1] : word.start] == " " or self.text[word.end : at[0]] == " "
                if beside and said.value >= _YOUNGEST:
                    kind: Kind = "at-death" if self._is_of_dead(at[0]) else "age"
                    yield self._age(kind, said.value, at, min(at[0], word.start), slack=1 if said.value % 10 else 2)

    def _is_of_dead(self, start: int) -> bool:
        return bool(self.words.find("life_ended", self.text[max(0, start - _LONGEST) : start]))

    def _age(
        self, kind: Kind, value: int, at: tuple[int, int], lead: int, *, slack: int = 0, hedged: bool = False
    ) -> LifeFact:
        owners = [self._named_before(lead)]
        if subject := self._subject(at[0]):
            owners.append(subject)
        return self._fact(kind, value, *at, tuple(owners), lead=lead, slack=slack, hedged=hedged)

    def _fact(
        self, kind: Kind, value: int, start: int, end: int, owners: tuple[tuple[str, ...], ...],
        *, lead: int = 0, slack: int = 0, until: int = 0, hedged: bool = False,
    ) -> LifeFact:  # fmt: skip
        passage = self.scan.passage
        span = passage.span(start, end)
        known = tuple(dict.fromkeys(owner for owner in owners if owner))
        sentence, paragraph = passage.sentence_at(span.start), passage.paragraph_at(span.start)
        return LifeFact(kind, value, span, known, start, end, sentence, paragraph, lead, slack, until, hedged)

    # ------------------------------------------------------------------------------------------------------------ names

    def _named_before(self, end: int) -> tuple[str, ...]:
        """The name directly before a folded offset, behind a comma or not."""
        before = self.text[max(0, end - _REACH) : end].rstrip()
        if before.endswith(("الذي", "التي")):
            before = before[:-4].rstrip()
        before = before.removesuffix(" من").rstrip()
        if before.endswith((" وهو", " وهي")):
            return ()
        before = before.removesuffix("،").rstrip()
        while (last := before.rpartition(" ")[2]) in self.words.table("life_now"):
            before = before[: -len(last)].rstrip()
        clause = _CLAUSE.search(before)
        words = _WORD.findall(clause.group()) if clause else []
        opens = clause is not None and before[: clause.start()].rstrip(" ")[-1:] in ("", ".", "\n")
        if opens and len(words) > 1 and words[0].startswith("و") and not words[0].startswith("وال"):
            del words[0]  # "ونشر الحلبي": a verb begins the sentence
        return self._name(words, first=False)

    def _subject(self, at: int) -> tuple[str, ...]:
        """The words that begin the sentence: its subject, mostly, where no verb stands before."""
        passage = self.scan.passage
        start = passage.folded.index(passage.sentences[passage.sentence_at(passage.folded.start(at))][0])
        words = _WORD.findall(self.text, start, min(at, start + _REACH))[:_NAME_WORDS]
        name = self._name([w[1:] if w.startswith("وال") else w for w in words], first=True)
        return name if name and name[-1] in self._only else ()

    @cached_property
    def _only(self) -> frozenset[str]:
        return frozenset(self.words.table("only_one"))

    def _name(self, words: list[str], *, first: bool) -> tuple[str, ...]:
        """The first or the last words that may be a name, titles left out; their و is taken off."""
        stops, titles = self.words.table("name_stops"), self.words.table("person_words")
        found: list[str] = []
        for word in words if first else reversed(words):
            bare = word[1:] if word.startswith("وال") else word
            if (
                not stops.keys().isdisjoint((bare, word.removeprefix("و")))
                or len(found) == _NAME_WORDS
                or len(bare) < 2
            ):
                break
            found.append(bare)
        if not first:
            found.reverse()
        if self._only.intersection(found):
            return tuple(found)
        return tuple(word for word in found if word not in titles)


class People:
    """Whether two facts are told of one person, by the names of all facts of an article."""

    def __init__(self, facts: Iterable[LifeFact], only: Mapping[str, str]) -> None:
        """`only` are the words behind which there is one such person in an article (الناجي الوحيد)."""
        self._only = only
        self._first: dict[str, set[str]] = {}  # the given names of a surname
        for fact in facts:
            for *given, surname in fact.owners:
                self._first.setdefault(surname, set()).update(given[-1:])

    def are_one(self, one: LifeFact, two: LifeFact) -> bool:
        """Whether the same name is told with both, or with one of them a surname that one person alone has."""
        return any(self._same(a, b) for a in one.owners for b in two.owners)

    def _same(self, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
        shorter, longer = sorted((one, two), key=len)
        if len(shorter) > 1:
            return longer[-1] == shorter[-1] and longer[-2].removeprefix("و") == shorter[-2].removeprefix("و")
        name = shorter[0]
        if len(longer) > 1 and longer[-1] in self._only:
            return longer[0] == name
        alone = name.startswith("ال") if len(longer) == 1 else len(self._first[name]) == 1
        return longer[-1] == name and alone
