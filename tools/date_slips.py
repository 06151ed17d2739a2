"""Slips planted in the dates and clock times of real text, for `fit_evidence.py`.

Two claims of one date or time that share a word near by are looked for in an article, and one of them is changed; and the clause
of a date is said again at the end of the article between words of another article, some of its own left out, with another date. A
day gets its digits exchanged, one digit wrong, or a day near by, or its month another; a year likewise; a time another hour, or the
other half of the day.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from checker import pipeline
from checker.core.documents import Document, Part
from checker.link.date_claims import DAY, MONTH, TIME, DateClaim
from checker.link.date_graph import DateGraph, DatePair
from checker.link.evidence import Card

EVERYTHING = Card(0, {}, -(10**9))
MONTHS = (
    ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)  # fmt: skip
HOURS = ("الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة")
HALVES = {"صباحا": "مساء", "مساء": "صباحا"}
LEADS = ("وذكر المصدر أن ", "وقال المتحدث إن ", "وأضاف البيان أن ", "وكان ", "")
KEPT = 0.6  # of the words of a clause that is said again


def graph(article: dict[str, Any]) -> DateGraph:
    """The dates and times of an article."""
    parts = [Part(name, article[key]) for name, key in (("title", "title"), ("text", "text")) if article.get(key)]
    own = pipeline.read(Document("fit", tuple(parts), language="ar"), "ar", "en")
    return DateGraph(own.scans, own.stories)


def rows(articles: list[dict[str, Any]], rounds: int, seed: int) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The evidence of the pairs of two events, as printed, and of those of one, with a slip in them."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    printed: list[tuple[str, ...]] = []
    slipped: list[tuple[str, ...]] = []
    other = ""
    for article in articles:
        own = graph(article)
        printed += [pair.evidence for pair in own.weighed_pairs(EVERYTHING)]
        slipped += [pair.evidence for pair in planted(article, own, chance, rounds, other)]
        other = article["text"]
    return printed, slipped


def slip(claim: DateClaim, chance: random.Random) -> str | None:
    """A date or time with one slip in it, without its weekday; None where none can be made."""
    text = claim.mention.text
    if claim.exact == TIME:
        return _other_time(text, chance)
    if claim.weekday is not None:
        text = re.sub(r"^\S+\s+", "", text)
    if claim.exact == MONTH or (claim.exact == DAY and chance.random() < 0.2):
        return _other_month(text, chance)
    digits = str(claim.day if claim.exact == DAY else claim.year)
    other = _other_number(digits, chance, most=31 if claim.exact == DAY else 2100)
    return text.replace(digits, other, 1) if other and re.search(rf"(?<!\d){digits}(?!\d)", text) else None


def _other_number(digits: str, chance: random.Random, most: int) -> str | None:
    swapped = digits[:-2] + digits[-2:][::-1]
    at = chance.choice((0, 1)) if len(digits) == 2 else chance.choice((2, 3))
    one_digit = digits[:at] + chance.choice("0123456789") + digits[at + 1 :]
    near = str(int(digits) + chance.choice((-3, -2, -1, -1, 1, 1, 2, 3)))
    choices = [
        n for n in (swapped, one_digit, near) if n != digits and n.isdigit() and n[0] != "0" and 1 <= int(n) <= most
    ]
    return chance.choice(choices) if choices else None


def _other_month(text: str, chance: random.Random) -> str | None:
    step = chance.choice((-2, -1, -1, 1, 1, 2))
    for names in MONTHS:
        for at, name in enumerate(names):
            text = text.replace(name, f"\0{(at + step) % 12}\0")
        text = re.sub(r"\0(\d+)\0", lambda m: names[int(m[1])], text)  # noqa: B023
    return text


def _other_time(text: str, chance: random.Random) -> str | None:
    found = re.search(r"\d{1,2}", text)
    if found:
        other = (int(found[0]) + chance.choice((-2, -1, -1, 1, 1, 2, 3))) % 24
        return text[: found.start()] + str(other) + text[found.end() :]
    if chance.random() < 0.2 and (half := next((h for h in HALVES if text.endswith(h)), None)):
        return text.removesuffix(half) + HALVES[half]
    hour = next((h for h in HOURS if h in text), None)
    return text.replace(hour, chance.choice([h for h in HOURS if h != hour])) if hour else None


def planted(
    article: dict[str, Any], own: DateGraph, chance: random.Random, rounds: int, other: str
) -> Iterator[DatePair]:
    """The pairs of one event, with a slip in one of them; `other` is the text of another article, with whose words a clause goes on."""
    claims = (*own.dates, *own.times)
    twice = [
        (one, two) for at, one in enumerate(claims) for two in claims[at + 1 :]
        if one.value == two.value and one.exact == two.exact and (one.span.part, one.sentence) != (two.span.part, two.sentence)
        and own.context(one).events & own.context(two).events
    ]  # fmt: skip
    for _ in range(rounds):
        for one, two in chance.sample(twice, min(5, len(twice))):
            first, second = chance.choice([(one, two), (two, one)])
            if pair := _changed(article, first, second, chance):
                yield pair
    body = [claim for claim in claims if not claim.in_title and own.context(claim).events]
    for claim in chance.sample(body, min(2, len(body))):
        if pair := _said_again(article, own, claim, chance, other):
            yield pair


def _changed(article: dict[str, Any], one: DateClaim, other: DateClaim, chance: random.Random) -> DatePair | None:
    """The pair of two claims once a slip is made in the first."""
    new, part, start = slip(one, chance), one.span.part, one.span.start
    if new is None:
        return None
    shift = len(new) - len(one.mention.text)
    copy = {**article, part: article[part][:start] + new + article[part][one.span.end :]}
    moved = other.span.start + (shift if other.span.part == part and other.span.start > start else 0)
    return _pair_at(graph(copy), (part, start, start + len(new)), (other.span.part, moved, moved + 1))


def _said_again(
    article: dict[str, Any], own: DateGraph, claim: DateClaim, chance: random.Random, other: str
) -> DatePair | None:
    """The pair of a claim and its own clause said again at the end with another value, some words left out."""
    text, span, new = article["text"], claim.span, slip(claim, chance)
    if new is None:
        return None
    start, end = own.sentence_of(claim)
    left = [
        w for w in text[start : span.start].split()[-chance.randint(2, 6) :] if chance.random() < KEPT or len(w) < 4
    ]
    right = [w for w in text[span.end : end].split()[: chance.randint(0, 4)] if chance.random() < KEPT]
    words = re.findall(r"[^\W\d_]+", other)
    at = chance.randrange(max(1, len(words) - 20))
    before, behind = words[at : at + chance.randint(0, 6)], words[at + 8 : at + 8 + chance.randint(2, 12)]
    lead = f"{text.rstrip()}\n\n" + chance.choice(LEADS) + " ".join([*before, *left, ""])
    copy = {**article, "text": f"{lead}{new} {' '.join(right)} {' '.join(behind)}."}
    return _pair_at(graph(copy), ("text", span.start, span.end), ("text", len(lead), len(lead) + len(new)))


def _pair_at(own: DateGraph, one: tuple[str, int, int], two: tuple[str, int, int]) -> DatePair | None:
    """The pair of the claims at two places, where they do not agree."""
    places = {(part, at) for part, start, end in (one, two) for at in range(start, end)}
    for pair in own.weighed_pairs(EVERYTHING):
        if all(
            (c.span.part, c.span.start) in places or (c.span.part, c.span.end - 1) in places
            for c in (pair.first, pair.second)
        ):
            return pair
    return None
