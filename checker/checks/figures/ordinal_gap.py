"""A list in words that leaves a number out: "أولا … ثالثا"."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.documents import Span
from checker.core.patterns import regex
from checker.scan.scanner import Scan
from checker.words import check_words
from checker.words.check_words import Word

_LEADS = regex(r"(?:\A|[.؛:،\n!?؟«\"“)-])[ \t]*\Z")
_BEFORE = 4


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    words = check_words.load(article.language)
    for scan in article.scans:
        if scan.passage.part != "text":
            continue
        if not words.may_stand("point", scan.passage.folded):
            continue
        found = [w for w in words.find_in("point", scan.passage.folded) if _leads(scan, w)]
        numbers = {int(w.value) for w in found}
        if len(numbers) < 2 or min(numbers) != 1:
            continue
        missing = sorted(set(range(1, max(numbers))) - numbers)
        if missing and not words.has("point_otherwise", scan.passage.raw[found[0].end : found[-1].start]):
            outcome.drafts.append(_draft(article, scan, found, missing))


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
    return Draft("gap", places, {"text": places[0].text}, f"{said}; missing {', '.join(map(str, missing))}")


CHECK = Check("ordinal-gap", ("gap",), frozenset({"text"}), {}, _run)
