"""A list in words that leaves a number out: "أولا … ثالثا"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.documents import Span
from checker.core.patterns import regex
from checker.scan.scanner import Scan
from checker.words import check_words
from checker.words.check_words import CheckWords, Word

_LEADS = regex(r"(?:\A|[.؛:،\n!?؟«\"“)-])[ \t]*\Z")
_BEFORE = 4
_SENTENCE = regex(r"[.!؟\n؛]")
_SECOND = regex(r"(?<!\w)(?!ال)[^\W\d_]+ (الثاني(?:ه)?)(?!\w)(?! عشر)")
_FIRST = regex(r"(?<!\w)و?(?:ال)?(?:اول|اولي|احداهما|احدهما|ثالثه?)(?!\w)")
_REACH = 120  # code points behind the first two in which the next one stands


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    words = check_words.load(article.language)
    for scan in article.scans:
        if scan.passage.part != "text":
            continue
        outcome.drafts += _after_first_two(article, scan, words)
        if not words.may_stand("point", scan.passage.folded):
            continue
        found = [w for w in words.find_in("point", scan.passage.folded) if _leads(scan, w)]
        numbers = {int(w.value) for w in found}
        if len(numbers) < 2 or min(numbers) != 1:
            continue
        missing = sorted(set(range(1, max(numbers))) - numbers)
        if missing and not words.has("point_otherwise", scan.passage.raw[found[0].end : found[-1].start]):
            outcome.drafts.append(_draft(article, scan, found, missing))


def _after_first_two(article: Article, scan: Scan, words: CheckWords) -> Iterator[Draft]:
    """ "سيلعب أول مباراتين على أرضه في حين سيخوض الثانية خارجها": behind the first two comes the third."""
    folded = scan.passage.folded
    for two in words.find_folded("first_two", folded):
        stop = _SENTENCE.search(folded.text, two.end, two.end + _REACH)
        behind = folded.text[two.end : stop.start() if stop else two.end + _REACH]
        second = _SECOND.search(behind)
        if second is None or _FIRST.search(behind) or not words.find("in_contrast", behind[: second.start()]):
            continue
        say, place = article.catalogue.say, scan.passage.span
        places = (
            article.place(place(two.end + second.start(1), two.end + second.end(1)), say("label.point"), primary=True),
            article.place(place(two.start, two.end), say("label.point")),
        )
        fields = {"text": places[0].text, "first": places[1].text}
        yield Draft("first-two", places, fields, "2 + 1 = 3, not 2")


def _leads(scan: Scan, word: Word) -> bool:
    """Whether a word begins its sentence or clause, or leads to a colon ("من القطاع الخاص ثانيا :"): "حل ثالثا" tells of a race."""
    folded = scan.passage.folded
    text, start, end = folded.text, folded.index(word.start), folded.index(word.end)
    mark = text[end : end + 2].lstrip()[:1]
    if mark == ":":
        return True
    return bool(_LEADS.search(text, max(0, start - _BEFORE), start)) and mark in (
        "",
        "،",
        ".",
        "-",
        "–",
        ")",
    )


def _draft(article: Article, scan: Scan, found: list[Word], missing: list[int]) -> Draft:
    label = article.catalogue.say("label.point")
    after = next(w for w in found if int(w.value) > missing[0])
    ordered = [after, *(w for w in found if w is not after)]
    places = tuple(article.place(Span(scan.passage.part, w.start, w.end), label, primary=w is after) for w in ordered)
    said = " ".join(w.value for w in found)
    return Draft(
        "gap",
        places,
        {"text": places[0].text, "first": places[-1].text},
        f"{said}; missing {', '.join(map(str, missing))}",
    )


CHECK = Check("ordinal-gap", ("gap", "first-two"), frozenset({"text", "first"}), {}, _run)
