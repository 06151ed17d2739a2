"""An age that does not fit the year of birth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.checks.dates.age_elsewhere import Told, ages_elsewhere
from checker.core.documents import Anchor, Span
from checker.core.findings import Location
from checker.core.folding import places
from checker.core.patterns import regex
from checker.words import check_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.scan.scanner import Scan

_IN = r"(?:عام|سنه|العام|في) "
_DAY = r"(?:\d{1,2} \w+(?: ?/ ?\w+){0,2} )"
_WORDS = r"(?:[^\s،,.()]+ )"
_APPOSED = r"(?:[^\s،,.()]+ ){0,4}[^\s،,.()]+،[^،.()\n]{3,60}، "  # "ولد الشاعر، صاحب الديوان، عام 1941"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_YEARS = r" ?(?:عاما|سنه|عام)(?!\w)"
_DIE = r"(?:توفيت?|رحلت?|ماتت?|وافته المنيه|وافتها المنيه)"
_BORN = regex(
    rf"(?<!\w)[وفل]?(?:ال)?(?:مواليد|مولوده?|ولدت?) (?:{_YEAR}|(?:{_WORDS}{{0,5}}?|{_APPOSED})(?:{_IN}{_DAY}?|{_DAY}){_YEAR})".replace(
        "<year>", "<direct>", 1
    )
)
_AGED = regex(
    r"(?<!\w)(?:[وف]?(?P<lead>(?:ال)?بالغه? من العمر|[يت]بلغ من العمر|عمره|عمرها|(?:ال)?بالغ عمره|(?:ال)?بالغه عمرها) \(?|\()"
    rf"(?P<age>\d{{1,3}}){_YEARS}(?P<tail>\))?"
)
_DIED = regex(rf"(?<!\w)[وف]?{_DIE} {_WORDS}{{0,9}}?عن (?:عمر (?:ناهز |يناهز |بلغ )?)?(?P<age>\d{{1,3}}){_YEARS}")
_DEATH_YEAR = regex(rf"(?<!\w)[وف]?{_DIE} {_WORDS}{{0,3}}?{_IN}(?:{_DAY})?(?:عام )?{_YEAR}")
_PART_OF_DAY = r"(?:\d{1,2} )?+(?:[^\W\d]+(?: ?/ ?[^\W\d]+| [^\W\d]+)? )?"
# "(1 شباط 1925 - 2 أيار 2015)": the dates of a life
_LIFE = regex(
    rf"\((?:[وم]\w* )?(?P<day>\d{{1,2}} )?{_PART_OF_DAY}(?P<born>(?:1[5-9]|20)\d\d) ?[-–—] ?"
    rf"(?:[وت]\w* )?{_PART_OF_DAY}(?P<died>(?:1[5-9]|20)\d\d)(?: ?م)?\)"
)
_AT_DEATH = regex(
    rf"(?<!\w)(?:[وف]?{_DIE} {_WORDS}{{0,5}}?)?عن (?:عمر )?(?:ناهز |يناهز |بلغ )?(?P<age>\d{{1,3}}){_YEARS}"
)
_AND_YEAR = regex(r" ?(?:و|او|-|/|الي|حتي) ?(?:19|20)\d\d")
_PLACE_ONLY = regex(r" ?(?:في|ب)[^،,]*،? ")  # "في صفاقس "
_NOUN_ALONE = regex(r"(?:^|[\s])(?!ال)[^\W\d_]{3,} $")  # the word before is indefinite
_TODAY = regex(r"(?<!\w)(?:اليوم|امس|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)(?!\w)")
# another time, or only a rough age
_THEN = regex(
    r"(?<!\w)[وف]?(?:عندما|حين|حينها|حينما|لما|انذاك|وقتها|يومها|اصبحت?|صارت?|بعمر|سن|بسن|منذ|تزوج\w*|بدا\w*|اعتزل\w*|التحق\w*|هاجر\w*|"
    r"بعد|قبل|نحو|حوالي|قرابه|اكثر|اقل|لم|لا)(?!\w)"
)
# another person, or a class of athletes
_OTHERS = regex(
    r"(?<!\w)(?<!الرئيس )(?<!النائب )(?<!المحافظ )(?<!العمده )(?<!المجلس )[وفل]?(?:ال)?(?:بينهم|منتخب|فريق|فئه|فئات|دوري|بطوله|"
    r"لاعبي|كلاهما|اخر|الاخر|الثانيه?|الاصغر|الاكبر|"
    r"ابن\w{0,3}|ابناء\w*|نجل\w*|والد\w*|زوج\w*|شقيق\w*|اخ|اخي\w+|اخت\w+|طفل\w*|حفيد\w*|رفيق\w*)(?!\w)"
)
_ROUGH = regex(r"(?<!\w)(?:نحو|حوالي|قرابه|اكثر|اقل|تجاوز|هجريه?|هـ)(?!\w)")
_REIGN = regex(
    r"(?<!\w)[وفب]?(?:ال)?(?:حكم\w*|عهد\w*|تولي|رئاس\w*|ولايت\w*|فتر\w*|حرب|ثور\w*|ازم\w*|معرك\w*|احتلال|انتداب|استعمار)(?!\w)"
)
_WAS = regex(r"(?<!\w)[وف]?كانت?(?!\w)")
_NAME = 12  # code points between a birth and a bracket that may still be of one person
_BEFORE = 25  # code points before the first of the two
_LONGEST = 400  # code points of a sentence that are read on each side of the birth
_BIRTHS = ("ولد ", "ولدت ", "مولود", "مواليد")


class _Pair(Struct, frozen=True):
    """A year of birth, an age, the year in which the age holds, and the stretch of that year where it is written."""

    variant: str
    born: re.Match[str]
    aged: re.Match[str]
    year: int
    death: re.Match[str] | None = None


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    words = check_words.load(article.language)
    told = Told(article)
    for scan in article.scans:
        for life in _lives(scan.passage.folded.text):
            if not 0 <= life.year - _year(life.born) - int(life.aged["age"]) <= 1:
                outcome.drafts.append(_draft(article, scan, life, 0, None))
        if not words.may_stand("birth", scan.passage.folded):
            continue
        text = scan.passage.folded.text
        for start, end in _sentences(text):
            anchor = article.dateline_at(
                Span(scan.passage.part, scan.passage.folded.start(start), len(scan.passage.raw))
            )
            found = _pair(text[start:end], anchor.day.year if anchor else None)
            if found and not told.are_two(start + found.born.start(), start + found.aged.start(), scan.passage.part):
                born, age = _year(found.born), int(found.aged["age"])
                if not 0 <= found.year - born - age <= 1 and found.year - born < int(options["oldest"]):
                    outcome.drafts.append(_draft(article, scan, found, start, None if found.death else anchor))
    outcome.drafts += ages_elsewhere(told, frozenset(draft.locations[0].span for draft in outcome.drafts))


def _lives(text: str) -> Iterator[_Pair]:
    """The dates of a life between brackets, with the only age at death that stands near behind them or before them in the line."""
    for life in _LIFE.finditer(text):
        start, end = text.rfind("\n", 0, life.start()) + 1, text.find("\n", life.end())
        near = max(start, life.start() - _LONGEST // 2), min(len(text) if end < 0 else end, life.end() + _LONGEST // 2)
        ages = list(_AT_DEATH.finditer(text, *near))
        others = list(_LIFE.finditer(text, *near))
        if len(ages) != 1 or len(others) != 1 or any(_has(words, text, life, ages[0]) for words in (_OTHERS, _ROUGH, _REIGN)):
            continue
        if life["day"]:  # years alone are bound to a name (checker/link/lives.py): "(1952-1999)" may be a reign
            yield _Pair("at-death", life, ages[0], int(life["died"]), life)


def _sentences(text: str) -> list[tuple[int, int]]:
    """The folded stretches of sentences that speak of a birth, in order."""
    found: list[tuple[int, int]] = []
    for at in sorted(at for word in _BIRTHS for at in places(text, word)):
        behind = found[-1][1] if found else 0
        if at < behind:
            continue
        floor, ceiling = max(behind, at - _LONGEST), at + _LONGEST
        start = max(text.rfind("\n", floor, at), text.rfind(". ", floor, at), floor)
        ends = text.find("\n", at, ceiling), text.find(". ", at, ceiling)
        found.append((start, min((end for end in ends if end >= 0), default=min(ceiling, len(text)))))
    return found


def _pair(sentence: str, today: int | None) -> _Pair | None:
    """The birth and the age of one person in a sentence that names only one of each; None where the binding is unsure."""
    if "عاما" not in sentence and "سنه" not in sentence and "عام)" not in sentence:
        return None
    births, ages = list(_BORN.finditer(sentence)), list(_AGED.finditer(sentence))
    died, death = _DIED.search(sentence), _DEATH_YEAR.search(sentence)
    if len(births) != 1 or _AND_YEAR.match(sentence, births[0].end()):
        return None
    if died and not ages:
        year = int(death["year"]) if death else today if _TODAY.search(sentence) else None
        if year is None or _has(_OTHERS, sentence, births[0], died):
            return None
        return _Pair("at-death", births[0], died, year, death)
    if len(ages) != 1 or today is None or died or death or (not ages[0]["lead"] and not ages[0]["tail"]):
        return None
    if _is_of_noun(sentence, births[0], ages[0]):
        return None
    if any(_has(words, sentence, births[0], ages[0]) for words in (_OTHERS, _THEN, _WAS)):
        return None
    if not ages[0]["lead"] and ages[0].start() - births[0].end() > _NAME:
        return None  # "المولود عام 1968 التقى زميله سامي (35 عاما)": the age in brackets is of the name before it
    return _Pair("now", births[0], ages[0], today)


def _is_of_noun(sentence: str, born: re.Match[str], aged: re.Match[str]) -> bool:
    """Whether the age is told of the noun right before it, or of a time within: "لأب يبلغ من العمر 40"، "نال الجائزة وعمره 35"."""
    between = sentence[born.end() : aged.start()]
    lead = aged["lead"] or ""
    if born.end() > aged.start() or lead.startswith(("بال", "البال")) or not lead:
        return False
    joined = sentence[aged.start()] in "وف"
    if joined:
        return lead.startswith("عمر") and len(between.split()) > 1 and _PLACE_ONLY.fullmatch(between) is None
    return between.rstrip()[-1:].isalpha() and between.split()[-1:] != [] and _NOUN_ALONE.search(between) is not None


def _has(words: re.Pattern[str], sentence: str, born: re.Match[str], aged: re.Match[str]) -> bool:
    """Whether one of the words stands between birth and age, or just before them."""
    start, end = min(born.start(), aged.start()), max(born.end(), aged.end())
    return bool(words.search(sentence, max(0, start - _BEFORE), end))


def _year(born: re.Match[str]) -> int:
    return int(born[_birth_group(born)])


def _birth_group(born: re.Match[str]) -> str:
    """The name of the group that holds the year of birth."""
    return next(name for name in ("direct", "year", "born") if born.groupdict().get(name))


def _draft(article: Article, scan: Scan, found: _Pair, offset: int, anchor: Anchor | None) -> Draft:
    say = article.catalogue.say

    def place(start: int, end: int, label: str, *, primary: bool = False) -> Location:
        return article.place(scan.passage.span(offset + start, offset + end), say(f"label.{label}"), primary=primary)

    aged, born, death = found.aged, found.born, found.death
    end = aged.end() - (aged.group().endswith(")"))
    places = [
        place(aged.start("age"), end, "age", primary=True),
        place(*born.span(_birth_group(born)), "birth-year"),
    ]
    if death:
        places.append(place(*death.span("died" if "died" in death.groupdict() else "year"), "death-year"))
    birth, said = _year(born), int(aged["age"])
    older = found.year - birth
    fields = {"age": str(said), "born": str(birth), "year": str(found.year), "low": str(older - 1), "high": str(older)}
    return Draft(
        found.variant,
        tuple(places),
        fields,
        f"{found.year} - {birth} = {older}, age {older - 1} or {older}, not {said}",
        anchor=anchor,
    )


CHECK = Check(
    "age", ("now", "at-death", "elsewhere", "two-births", "two-ages", "too-young"), frozenset({"age", "born", "year", "low", "high"}),
    {"oldest": Option(120)}, _run, voiced=True,
)  # fmt: skip
