"""Articles to measure on: made of our own sentences with a fixed seed, as long and as dense in dates and figures as news copy.

News copy that was counted has about 2,400 characters an article, two or three dates, four to eight figures and a quotation; wire
copy on markets and tolls has a figure in nearly every sentence.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
PAIRS = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_PUBLISHED = 4  # May, which "الماضي" cannot mean
PLACES = ("رفح", "حلب", "البصرة", "طنجة", "صنعاء", "بيروت", "الخرطوم", "وهران", "أسوان", "إربد")
SPEAKERS = (
    "وزير الصحة",
    "المتحدث باسم البلدية",
    "محافظ المدينة",
    "مدير المستشفى",
    "رئيس اللجنة",
    "المنظمة الدولية للهجرة",
)

PLAIN = (
    "وقال {speaker} إن فرق الصيانة أنهت إصلاح الطريق الساحلي الذي أغلق بعد العاصفة الأخيرة.",
    "وتجمع الأهالي أمام مبنى البلدية في {place} للمطالبة بتحسين الخدمات وتوفير المياه النظيفة.",
    "وأضاف {speaker} أن المشروع يهدف إلى دعم المزارعين وتشجيع الشباب على البقاء في قراهم.",
    "ولم تتضح بعد أسباب الحريق الذي اندلع في السوق القديم وامتد إلى المخازن المجاورة.",
    "ويرى خبراء أن الأزمة لن تجد حلا قريبا ما لم تتفق الأطراف على خطوات عملية واضحة.",
    'وأكد {speaker} أن "الحوار هو الطريق الوحيد للخروج من المأزق الحالي"، داعيا الجميع إلى ضبط النفس.',
    "وشهدت شوارع {place} حركة خفيفة للسيارات، في حين أغلقت المحال التجارية أبوابها مبكرا.",
    "وكانت اللجنة قد زارت المدرسة واستمعت إلى شكاوى المعلمين من نقص الكتب والمقاعد.",
)
DATED = (
    "وتبدأ الدورة الجديدة {weekday} المقبل في {place} بمشاركة فرق من بلدان عدة.",
    "ووقع الطرفان الاتفاق في {day} {month}/{pair} {year} بعد مفاوضات طويلة.",
    "وكان الحادث قد وقع في {day} {month} الماضي عند مدخل المدينة.",
    "وافتتح المعرض عام {year}، ويستمر حتى نهاية {month} المقبل.",
)
FIGURED = (
    "وتؤوي {place} أكثر من {thousands} ألف نازح وصلوا إليها خلال الأشهر الأخيرة.",
    "وقال {speaker} إن {small} أشخاص أصيبوا، بينهم {few} أطفال نقلوا إلى المستشفى.",
    "وارتفعت الصادرات بنسبة {percent}% لتبلغ {millions} مليون دولار في الربع الأول.",
    "وبلغت كلفة المشروع نحو {millions} مليون دولار، يمول البنك {percent} في المئة منها.",
    "ويمتد الطريق {thousands} كيلومترا، وتستغرق الرحلة بين {few} و{small} ساعات.",
    "وصوت {hundreds} نائبا من أصل {whole} لصالح القانون.",
)


def articles(count: int, *, dense: bool = False, seed: int = 7) -> Iterator[dict[str, str]]:
    """So many articles, as rows of JSON Lines; dense ones have a figure or a date in four sentences of five."""
    chance = random.Random(seed)  # noqa: S311  # the same articles every time
    for number in range(count):
        words = int(chance.triangular(120, 900, 300))
        text = "\n".join(_paragraphs(chance, words, _facts(chance), dense=dense))
        yield {"id": f"b{number}", "text": text, "date_published": f"20{chance.randrange(10, 25)}-05-14", "lang": "ar"}


def lines(count: int, *, dense: bool = False) -> list[bytes]:
    """The articles as lines of JSON."""
    return [json.dumps(row, ensure_ascii=False).encode() for row in articles(count, dense=dense)]


def _facts(chance: random.Random) -> dict[str, int | str]:
    """The figures and dates of one article: an edited one says the same of the same thing wherever it speaks of it."""
    whole, month = chance.randrange(150, 400), chance.choice([n for n in range(12) if n != _PUBLISHED])
    return {
        "day": chance.randrange(1, 28),
        "month": MONTHS[month],
        "pair": PAIRS[month],
        "year": chance.randrange(2005, 2025),
        "thousands": chance.randrange(11, 900),
        "small": chance.randrange(6, 10),
        "few": chance.randrange(3, 6),
        "percent": f"{chance.randrange(20, 600) / 10:g}",
        "millions": chance.randrange(11, 990),
        "hundreds": whole - chance.randrange(1, 100),
        "whole": whole,
    }


def _paragraphs(chance: random.Random, words: int, facts: dict[str, int | str], *, dense: bool) -> Iterator[str]:
    while words > 0:
        paragraph = " ".join(_sentence(chance, facts, dense=dense) for _ in range(chance.randrange(1, 4)))
        words -= len(paragraph.split())
        yield paragraph


def _sentence(chance: random.Random, facts: dict[str, int | str], *, dense: bool) -> str:
    kind = chance.random()
    with_figures, with_dates = (0.55, 0.8) if dense else (0.16, 0.28)
    shape = chance.choice(FIGURED if kind < with_figures else DATED if kind < with_dates else PLAIN)
    return shape.format(
        speaker=chance.choice(SPEAKERS), place=chance.choice(PLACES), weekday=chance.choice(WEEKDAYS), **facts
    )


# what tries to make a reader slow, one character sequence repeated
ADVERSARIAL = {
    "plain prose": "وقال المتحدث إن فرق الصيانة أنهت إصلاح الطريق الساحلي بعد العاصفة.\n",
    "digits only": "7",
    "numbers": "12 ",
    "month names": "نوفمبر ",
    "month pairs": "نوفمبر/شباط ",
    "open brackets": "(",
    "quotation marks": '"',
    "separators": "،.:/-",
    "words of ranges": "بين 5 و7 إلى ",
    "one endless line": "وقال إن 20 شخصا في رفح ",
    "vowel marks": "مَُِ",
    "percentages": "بنسبة 5% من ",
}
