"""Texts that grow: one thing said again and again, one thing that never ends, and mixtures of all that copy is made of."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from checker.rulebook import loader

ROOT = Path(__file__).resolve().parents[1]
Maker = Callable[[int], str]

# said again and again until the text is long enough
_REPEATED = {
    # digits and what stands between them
    "digits, commas": "1,", "digits, points": "1.", "digits, slashes": "1/", "digits, spaces": "1 ",
    "digits, hyphens": "1-",
    "digits, colons": "1:", "digits, Arabic points": "1٫", "digits, tabs": "\t5", "percentages": "5% ",
    "long runs of digits": "7" * 4301 + " ",
    # marks, spaces, signs
    "opened quotes": "«", "opened quotes with words": "«قال ", "straight quotes": '" ', "opened brackets": "(",
    "closed brackets": ")",
    "brackets with words": "(كلمة ", "bidi controls": "\u202e", "marks and spaces": "\u200f ", "hashes": "#",
    "slashes": "/", "points": ".",
    "Arabic commas": "،", "ellipses": "…", "dashes": "–", "colons": ":", "question marks": "؟ ",
    "semicolons": "قال؛ ",
    "joined emoji": "👩\u200d👧", "lone surrogates": "\ud800", "one letter": "ا", "one particle": "و",
    "particles": "وال",
    "two scripts": "aب",
    # numbers in words
    "number words glued": "وعشرون", "thousands": "ألف ", "thousands and hundreds": "ألف ومئة و", "millions": "مليون ",
    "zeros behind a point": "صفر فاصلة صفر ", "points in words": "فاصلة ", "points and zeros": "فاصلة صفر صفر ",
    "thirds": "ثلث ",
    "one of every": "واحد من كل ", "ordinals": "أولا ", "places in a sequence": "المرتبة الثالثة ",
    # dates and times
    "months": "نوفمبر ", "two months": "نوفمبر/شباط ", "dates": "الثلاثاء 5 مارس 2024 ",
    "dates joined": "12 مارس و", "years": "عام 2024 ",
    "weekdays": "الأحد والاثنين و", "months misspelt": "نوفمير ",
    "Hijri dates": "5 شعبان 1445 الموافق 15 فبراير 2024 ",
    "events on two days": "بدأ الهجوم في 27 أكتوبر.\nتوقف الناس منذ بدء الهجوم في 28 أكتوبر.\n",
    "events": "بدأ الهجوم في 27 أكتوبر ", "dates of today": "اليوم الأحد 12 مارس 2024 ",
    "days in another month": "وصل في 7 مارس الماضي ", "future of the past": "سيصل الوفد في 2 فبراير ",
    "times on days": "الساعة 18:00 بتوقيت مكة (14:00 غرينتش) في 3 مارس ", "lengths of ranges": "من 1 إلى 10 مارس، أي خمسة أيام، ",
    "hours between times": "من الساعة 8 حتى الساعة 10، أي ساعتين، ", "times beside dates": "الساعة 18:00 يوم 3 مارس ",
    "times beside relative dates": "غدا الساعة الخامسة مساء، ", "days after dates": "بعد ثلاثة أيام من 3 مارس الساعة 5 ",
    "one unit twice": "مدة 43 يوما وثلاثة أيام ", "absences": "بعد غياب 28 عاما ", "terms": "ولاية مدتها خمس سنوات ",
    "eras": "هجري ", "years with eras": "1445 هجري ", "anniversaries": "الذكرى العاشرة ", "today": "اليوم الأحد ",
    "yesterday": "أمس ",
    "months as a phrase": "شهر ", "times": "الساعة 18:00 بتوقيت مكة (15:00 غرينتش) ", "ages": "عن عمر 45 عاما ",
    "births": "ولد عام 1950 ",
    "durations": "ثلاثة أيام ", "whole durations": "عام كامل ", "durations joined": "ساعة ونصف و",
    "headings": "186 يوما ",
    "date ranges": "من 3 إلى 9 مارس ", "year ranges": "2014-2016 ", "numeric dates": "3/4/2024 ",
    "datelines": "عمّان 4 مارس (وكالة) - \n",
    # figures and what they are bound to
    "one figure": "5 قتلى ", "figures joined": "5 قتلى و6 جرحى و", "ranges": "من 5 إلى 7 ", "from": "من 5 ",
    "to": "إلى 7 ",
    "between": "بين 5 و", "descending ranges": "بين 80 و60 كيلومترا ", "changes": "ارتفع من 9 إلى 25 بزيادة 66% ",
    "changes cut short": "بزيادة ",
    "places": "غزة ", "figures and places": "5 قتلى في غزة ", "conversions": "5 دولارات (18 ريالا) ",
    "units": "16 ميلا (32 كلم) ",
    "multiples": "ثلاثة أضعاف ", "rates": "100 دولار = 90 يورو ", "lists": "أربع قرى هي الزهراء والندى والسلام ",
    "parts and totals": "20 قتيلا: 12 رجلا و6 نساء ", "parts without end": "20 قتيلا: 1 رجل و",
    "shares": "3 من أصل 12، أي 30%، ",
    "among them": "20 شخصا، بينهم 12 طفلا ", "shares of a hundred": "40% لهذا و",
    "means": "متوسط 3.47 أطفال لدى 15 أسرة ",
    "records": "أعلى مستوى منذ عامين ", "records in sentences": "بلغ 5% وهو أعلى مستوى منذ عامين. ",
    "records in one sentence": "بلغ 5% وهو أعلى مستوى منذ عامين ",
    "money": "5 ريالات ", "money of two countries": "5 ريالات يمنية و6 ريالات ",
    # sources and stories
    "said": "قال ", "said with quotes": "قال: «", "attributions": "وقال الوزير إن ",
    "quotes closed": "قال: «نعم». ", "teasers": "اقرأ أيضا\n",
    "items of a digest": "- 5 قتلى\n", "short lines": "5 قتلى\n", "line breaks between": "5 قتلى\n\n",
    # notes of the desk
    "notes": "<!-- ittisaq: ignore --> ",
    "notes on lines of copy": "قال 5 قتيلا <!-- ittisaq: ignore[number-noun-disagreement] سبب -->\n",
    "notes alone": "<!-- ittisaq: ignore -->\n5 قتيلا\n",
    "notes on blocks": "<!-- ittisaq: ignore-block -->\n5 قتيلا\n",
    "notes that start": "<!-- ittisaq: ignore-start -->\n5 قتيلا\n",
    "notes on the file": "<!-- ittisaq: ignore-file[x] -->\n5 قتيلا\n",
    "notes that start and end": "<!-- ittisaq: ignore-start -->\n5 قتيلا\n<!-- ittisaq: ignore-end -->\n",
    "notes cut short": "<!-- ittisaq: ignore-start[x] ", "comments opened": "<!-- ",
    "so in the original": "5 قتيلا (كذا) ",
}  # fmt: skip
# begun once, then going on without an end
_ENDLESS = {
    "one number": ("بلغ العدد ", "1", ""), "one Latin word": ("بلغ العدد ", "a", ""),
    "vowel marks": ("ب", "\u064e", ""),
    "tatweel": ("ب", "\u0640", ""), "spaces": ("قال", " ", "قال"), "line breaks": ("قال", "\n", "قال"),
    "carriage returns": ("قال قال قال ", "\r", ""), "nulls": ("قال قال قال ", "\0", ""),
    "hidden marks behind a space": ("قال ", "\u200f", " "),
}  # fmt: skip
TITLED = frozenset({"headline and text", "headline and text of one figure"})


def repeated(words: str, head: str = "", tail: str = "") -> Maker:
    """What repeats some words up to a size in UTF-8 bytes, between a head and a tail."""

    def make(size: int) -> str:
        return head + words * (size // len(words.encode("utf-8", "surrogatepass")) + 1) + tail

    return make


def mixed(draw: Callable[[random.Random], str], glue: str = " ") -> Maker:
    """What joins words that are drawn, always in one order, up to a size in UTF-8 bytes."""

    def make(size: int) -> str:
        chance, drawn, length = random.Random(1), [], -len(glue.encode())  # between the words only
        while length < size:
            drawn.append(draw(chance))
            length += len((drawn[-1] + glue).encode("utf-8", "surrogatepass"))
        return glue.join(drawn)

    return make


def _of(lists: Callable[[], Sequence[str]]) -> Callable[[random.Random], str]:
    return lambda chance: chance.choice(lists())


def _strings(value: Any) -> Iterator[str]:
    """All words of a table of words, its keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _strings(each)


@cache
def lexicon_words() -> tuple[str, ...]:
    """The Arabic words of all lexicons."""
    found = (
        word
        for path in sorted((ROOT / "checker" / "words" / "ar").rglob("*.toml"))
        for word in _strings(tomllib.loads(path.read_text(encoding="utf-8")))
    )
    return tuple(word for word in found if any("\u0600" <= letter <= "\u06ff" for letter in word))


@cache
def examples() -> tuple[str, ...]:
    """The examples of all rule pages."""
    return tuple(example.text for rule in loader.load().values() for example in rule.examples)


@cache
def articles() -> tuple[str, ...]:
    """The articles that were written for this project."""
    found = (ROOT / "seeds").glob("*.json")
    names = sorted(path.with_suffix(suffix) for path in found for suffix in (".txt", ".md"))
    return tuple(path.read_text(encoding="utf-8") for path in names if path.exists())


def _number(chance: random.Random) -> str:
    whole = str(chance.randrange(10 ** chance.randrange(1, 9)))
    forms = (whole, f"{whole[:3]}.{whole[-2:]}", f"{int(whole):,}", whole.translate(_EASTERN), whole * 9)
    return chance.choice(forms)


def _token(chance: random.Random) -> str:
    sign = chance.choice("،.:؛!؟/-–%()«»\"'\n")
    return chance.choice((_of(lexicon_words)(chance), _number(chance), sign, "و" + _of(lexicon_words)(chance)))


_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TOWNS = ("غزة", "رفح", "خان يونس", "جنين", "نابلس", "الخليل", "عمان", "بيروت", "صيدا", "طرابلس", "دمشق", "حلب", "حمص")
_MIXED = {
    "mixed words": mixed(_of(lexicon_words)), "mixed numbers": mixed(_number),
    "mixed words, numbers and signs": mixed(_token),
    "examples of the rules": mixed(_of(examples), "\n"), "articles": mixed(_of(articles), "\n\n"),
    "articles in one sentence": mixed(
        lambda chance: _of(articles)(chance).replace("\n", " ").replace(".", " ")
    ),
    "killed in one place": mixed(lambda chance: f"{chance.randrange(1000)} قتيلا في غزة."),
    "figures of one noun": mixed(lambda chance: f"{chance.randrange(100_000)} قتيلا"),
    "figures in many places": mixed(lambda chance: f"{chance.randrange(1000)} قتيلا في {chance.choice(_TOWNS)}."),
    "headline and text": mixed(lambda chance: f"{chance.randrange(3, 100_000)} قتيلا"),
}  # fmt: skip

TEXTS: dict[str, Maker] = {
    **{name: repeated(words) for name, words in _REPEATED.items()},
    **{name: repeated(words, head, tail) for name, (head, words, tail) in _ENDLESS.items()},
    **_MIXED,
    "headline and text of one figure": repeated("5 قتلى "),
}
