"""Words and names that look like months and dates: silent in `extract` and in `check`, wherever they stand."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import check_text, dates, mentions

from checker.core.mentions import DateMention

PUBLISHED = dt.date(2018, 3, 5)

# no date is read in these
NO_DATES = (
    "أعلنت رئيسة الوزراء تيريزا ماي أنها ستستقيل.",
    "قالت ماي إن بريطانيا ستغادر الاتحاد، ودعت ماي 27 دولة إلى التريث.",
    "دعت ماي 12 وزيرا إلى اجتماع عاجل.",
    "قال رجب طيب أردوغان إن بلاده مستعدة.",
    "سجل رجب في الدقيقة 12 هدفا، والتقى رجب 15 لاعبا.",
    "شعبان عبد الرحيم غنى 3 أغان، ورمضان صبحي سجل هدفين.",
    "فاز الفريق 3 صفر على ضيفه، وانتهت الأخرى صفر - صفر.",
    "بلغت الحرارة 5 تحت الصفر و10 فوق صفر، ثم تراجعت من 5 إلى صفر.",
    "اتهموه بارتكاب الجرائم وطرق الباب 5 مرات وآب إلى بيته.",
    "باعت نيسان 12 ألف سيارة، وزادت تموز 3 محلات.",
    "مارس 12 لاعبا التمارين، ومارس الضغوط 5 وزراء.",
    "كتبت جوان رولينغ سبعة كتب، وبثت قناة أوت 24 ساعة.",
    "توت عنخ آمون ملك، ودي ميستورا مبعوث، وتير شتيغن حارس.",
    "على ملعب 22 مايو/إب تقام المباراة.",
)
# what is read in these is a name: without readings unless it has its year, and no rule compares it
NAMES = (
    "أحيا المصريون ذكرى ثورة {} في الميدان.",
    "منذ ثورة {} 2011 تغيرت البلاد.",
    "يقع المصنع في مدينة {} غرب العاصمة.",
    "ازدحام على كوبري {} وفي شارع {}.",
    "حرب {} 1973 في الذاكرة.",
    "قضت المحكمة في أحداث {} بالبراءة.",
    "يستضيف ملعب {} مباراة الشعب.",
    "دعت حركة {} إلى وقفة.",
    "استنكر حزب {} وقوى {} القرار.",
    "أغلق مطار {} أمام الملاحة، وبلا ماء حي {}.",
    "سقط اتفاق {} سريعا.",
    "خرجت كتيبة {} من المدينة.",
)
DAYS = ("25 يناير", "6 أكتوبر", "8 آذار", "14 آذار", "22 مايو", "30 يونيو", "17 فبراير", "1 نوفمبر", "26 سبتمبر")


@pytest.mark.parametrize("published", [None, PUBLISHED])
@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_look_like_months_are_no_dates(text: str, published: dt.date | None) -> None:
    months = [m.text for m in mentions(text, published) if isinstance(m, DateMention) and m.months and not m.name]
    assert months == []
    assert check_text(text, published, persona="trainer").findings == ()


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("text", NAMES)
def test_a_name_that_is_a_day_has_no_reading_and_no_finding(text: str, day: str) -> None:
    copy = text.replace("{}", day)
    read = dates(copy, PUBLISHED)
    assert read
    assert all(d.name and (d.year or d.readings == ()) for d in read)
    report = check_text(copy, PUBLISHED, persona="trainer")
    assert report.findings == ()
    assert dict(report.coverage.unchecked).get("name")


@pytest.mark.parametrize(
    "text",
    [
        "يجتمع فريقا 8 و14 آذار.",
        "اتفق نواب 14 آذار مع 8 آذار.",
        "وصف وزراء 8 آذار الخطة بالسيئة.",
        "زعيم 14 آذار غائب.",
    ],
)
def test_the_camps_of_lebanon_are_names_without_any_word_that_says_so(text: str) -> None:
    assert all(d.name for d in dates(text, PUBLISHED))


@pytest.mark.parametrize(
    "text",
    [
        "وصل في {} إلى بيروت.", "وصل يوم {}.", "منذ {} والمطار مغلق.", "يستمر حتى {}.", "وصل مساء {} إلى بيروت.", "وصل الأربعاء {}.",
        "وصل {} الجاري.", "وصل {} 2018.", "{}",
    ],
)  # fmt: skip
def test_their_days_are_days_where_something_says_so(text: str) -> None:
    (read,) = dates(text.format("14 آذار"), PUBLISHED)
    assert read.readings == ("2018-03-14",)
