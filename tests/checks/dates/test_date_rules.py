"""Ranges, anniversaries, ages, and the style of months and numeric dates: what is found, what is left alone, and in what time."""

from __future__ import annotations

import datetime as dt
import time
from types import MappingProxyType

import pytest
from helpers import found, news_like, spans_hold
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from writer import MONTHS

from checker import pipeline
from checker.checks.base import Outcome
from checker.checks.dates.anniversary import numbered
from checker.core.documents import Document, Part
from checker.core.errors import UsageError
from checker.core.findings import Finding
from checker.rulebook import loader

PUBLISHED = dt.date(2018, 6, 20)
NEW = (
    "reversed-date-range", "wrong-anniversary", "wrong-age", "mixed-month-systems", "mixed-month-spelling", "mixed-date-order",
    "wrong-time-conversion", "relative-month-mismatch", "wrong-duration", "tense-mismatch", "conflicting-event-dates", "impossible-order",
)  # fmt: skip
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31))


def only(text: str, rule: str, published: dt.date | None = None) -> Finding:
    """The one finding of a rule."""
    (finding,) = found(text, rule, published)
    return finding


def in_words(day: dt.date) -> str:
    """A full date in the names of the Gulf."""
    return f"{day.day} {MONTHS['gulf'][day.month - 1]} {day.year}"


# ------------------------------------------------------------------------------------------------------------------ ranges


@given(DAYS, DAYS)
def test_a_range_of_full_dates_is_found_exactly_when_it_runs_backwards(one: dt.date, two: dt.date) -> None:
    text = f"يمتد البرنامج من {in_words(one)} إلى {in_words(two)} في المدينة"
    assert len(found(text, "reversed-date-range")) == (one > two)


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1, 28))
def test_two_days_of_one_month_are_found_when_they_descend_by_more_than_a_day(month: int, one: int, two: int) -> None:
    name = MONTHS["levant"][month - 1]
    text = f"تغلق الدائرة أبوابها بين {one} {name} و{two} {name} للصيانة"
    camps = month == 3 and two in {8, 14}  # the Lebanese camps, which are named by their days
    assert len(found(text, "reversed-date-range")) == (one - two > 1 and not camps)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 28), st.integers(1, 28))
def test_two_months_without_a_year_may_cross_the_new_year(one: int, two: int, first: int, second: int) -> None:
    names = MONTHS["gulf"]
    text = f"يستمر العمل من {first} {names[one - 1]} إلى {second} {names[two - 1]} بلا انقطاع"
    if one != two:
        assert found(text, "reversed-date-range") == ()


@given(st.integers(1700, 2100), st.integers(1700, 2100))
def test_two_years_behind_their_word_are_found_when_they_descend(one: int, two: int) -> None:
    assert len(found(f"تراجع المحصول بين عامي {one} و{two} في الوادي", "reversed-date-range")) == (one > two)
    assert found(f"حكم الملك بين عامي {one} و{two} قبل الميلاد", "reversed-date-range") == ()


@pytest.mark.parametrize("span", ["2018/2017", "(1953-1950)", "2005-2004", "1991 - 1908"])
def test_years_written_right_to_left_with_a_hyphen_or_slash_are_house_typography(span: str) -> None:
    assert found(f"امتدت الحرب سنوات {span} بحسب الأرشيف", "reversed-date-range") == ()


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("أقيم المعرض بين 20 مايو و5 مايو 2018 في الدوحة.", "5 مايو 2018 و20 مايو"),
        ("انكمش الاقتصاد بين عامي 2016 و2011 بسبب الحرب.", "2011 و2016"),
    ],
)
def test_the_ends_are_swapped_where_only_their_order_can_be_wrong(text: str, repair: str) -> None:
    (first,) = only(text, "reversed-date-range").repairs
    assert (first.text, first.evidence) == (repair, ("order",))


def test_a_range_with_from_and_to_gets_no_repair_because_its_month_may_be_wrong() -> None:
    finding = only("يقام المعرض من 15 مارس إلى 3 مارس 2018 في الدوحة.", "reversed-date-range")
    assert finding.repairs == ()
    assert finding.arithmetic == "2018-03-15 > 2018-03-03"


def test_numbers_that_run_forwards_with_the_month_first_are_left_alone() -> None:
    assert found("تسري القائمة من 1/2/2018 إلى 12/1/2018 في المتجر.", "reversed-date-range") == ()
    assert len(found("تسري القائمة من 28/2/2018 إلى 12/2/2018 في المتجر.", "reversed-date-range")) == 1


# ----------------------------------------------------------------------------------------------------------- anniversaries


@given(st.integers(1, 90), st.integers(-2, 2))
def test_an_anniversary_in_digits_is_found_exactly_when_its_number_does_not_fit(number: int, slip: int) -> None:
    text = f"أحيت البلدة الذكرى الـ{number} لتأسيس المدرسة عام {PUBLISHED.year - number - slip} بحفل كبير"
    expected = slip != 0 and number + slip > 0 and not (number + slip <= 1 and number > 3)
    assert len(found(text, "wrong-anniversary", PUBLISHED)) == expected


@given(st.integers(1, 99))
def test_every_ordinal_that_is_written_is_read_back(number: int) -> None:
    words = numbered("الذكرى الأولى", number)
    assert words
    right, wrong = PUBLISHED.year - number, PUBLISHED.year - number - 1
    text = f"أحيت البلدة {words} لتأسيس المدرسة عام {{}} بحفل كبير"
    assert found(text.format(right), "wrong-anniversary", PUBLISHED) == ()
    assert only(text.format(wrong), "wrong-anniversary", PUBLISHED).arithmetic.endswith(f"= {number + 1}, not {number}")


@given(DAYS, st.integers(1, 40), st.integers(-150, 150))
def test_with_the_full_date_of_the_event_the_nearest_anniversary_counts(day: dt.date, number: int, off: int) -> None:
    if (day.month, day.day) == (2, 29):
        return
    published = day.replace(year=day.year + number) + dt.timedelta(days=off)
    text = f"أحيت البلدة الذكرى {number} لافتتاح الجسر في {in_words(day)} بحفل كبير"
    assert found(text, "wrong-anniversary", published) == ()


def test_without_a_dateline_no_anniversary_is_counted() -> None:
    text = "وصل الوفد الأربعاء 20 يونيو 2018. وأحيت البلدة الذكرى الخامسة لتأسيس المدرسة عام 2011 بحفل."
    assert found(text, "wrong-anniversary") == ()
    assert len(found(text, "wrong-anniversary", PUBLISHED)) == 1


def test_the_number_is_mended_only_where_the_text_names_the_year_twice() -> None:
    once = "أحيت البلدة الذكرى السنوية السادسة لتأسيس المدرسة عام 2011 بحفل كبير."
    assert only(once, "wrong-anniversary", PUBLISHED).repairs == ()
    (repair,) = only(once + " وكان الوزير قد دشنها في مايو 2011.", "wrong-anniversary", PUBLISHED).repairs
    assert (repair.text, repair.evidence) == ("الذكرى السنوية السابعة", ("neighbour",))


@pytest.mark.parametrize(
    "text",
    [
        "تدخل الحرب عامها الثامن منذ اندلاعها عام 2011 في الجنوب.",
        "تحل العام المقبل الذكرى العاشرة لتأسيس النادي عام 2009 في صور.",
        "نظم المعرض في 2015 بمناسبة الذكرى الستين لبناء السد عام 1955 في الجنوب.",
        "احتفلوا بالذكرى الثانية لافتتاح المتحف بعد عام 2012 الحافل بالأحداث.",
        "أحيا الأهالي الذكرى السنوية لتأسيس القرية عام 1950 بالغناء.",
        "أحيوا الذكرى السبعين للنكبة، وقال المفتي إن عام 2011 شهد تحولا كبيرا.",
    ],
)
def test_what_is_no_anniversary_of_this_year_is_left_alone(text: str) -> None:
    assert found(text, "wrong-anniversary", PUBLISHED) == ()


# -------------------------------------------------------------------------------------------------------------------- ages


@given(st.integers(1930, 2000), st.integers(10, 99))
def test_an_age_is_found_exactly_when_the_years_do_not_give_it(born: int, age: int) -> None:
    text = f"المرشح مهندس من مواليد {born} ويبلغ من العمر {age} عاما."
    assert len(found(text, "wrong-age", PUBLISHED)) == (PUBLISHED.year - born - age not in (0, 1))


@given(st.integers(1900, 1960), st.integers(20, 90), st.integers(-3, 3))
def test_an_age_at_death_is_held_against_the_year_of_death(born: int, age: int, off: int) -> None:
    text = f"ولد الشاعر في البصرة عام {born} وتوفي في بيروت عام {born + age + off} عن {age} عاما."
    assert len(found(text, "wrong-age")) == (off not in (0, 1))


def test_an_age_marks_the_year_of_death_too() -> None:
    finding = only("وتوفي الملحن عام 1999 عن 84 عاما، وهو المولود عام 1917 في حي شعبي.", "wrong-age")
    assert [place.text for place in finding.locations] == ["84 عاما", "1917", "1999"]
    assert finding.variant == "at-death"


@pytest.mark.parametrize(
    "text",
    [
        "المدرب من مواليد 1968 وكان عمره 23 عاما حين اعتزل اللعب.",
        "الطبيبة من مواليد 1968، وابنتها البالغة من العمر 20 عاما تدرس الطب.",
        "الأول من مواليد 1968 ويبلغ من العمر 49 عاما والثاني (30 عاما) من حلب.",
        "ينتمي الشقيقان إلى مواليد 1990 و1993 ويبلغ من العمر 40 عاما عمهما.",
        "المتهم من مواليد 1402 ويبلغ من العمر 36 عاما.",
        "ولدي شعور بأن من يبلغ من العمر 40 عاما يعرف حرب 1967.",
    ],
)
def test_two_persons_or_two_times_are_left_alone(text: str) -> None:
    assert found(text, "wrong-age", PUBLISHED) == ()


# ------------------------------------------------------------------------------------------------------------------- style


@pytest.mark.parametrize("month", range(12))
@pytest.mark.parametrize("system", ["levant", "maghreb", "morocco"])
def test_two_systems_are_noted_exactly_where_their_names_differ(month: int, system: str) -> None:
    """March, September and some others are common to several presses."""
    gulf, other = MONTHS["gulf"][month], MONTHS[system][month]
    text = f"وصلت السفينة في 3 {gulf} 2016 ثم عادت الطائرة من المنفى في 9 {other} 2017 فجرا."
    assert len(found(text, "mixed-month-systems")) == (gulf != other)


def in_house(text: str, system: str) -> tuple[Finding, ...]:
    """The findings where a house has chosen its own names."""
    return with_options(text, "mixed-month-systems", system=system)


def with_options(text: str, name: str, **options: object) -> tuple[Finding, ...]:
    """The findings of a rule whose page has other options."""
    rule = replace(loader.load()[name], options=MappingProxyType(options))
    report = pipeline.check(Document("test", (Part("text", text),), None, "ar"), pipeline.Plan((rule,)))
    assert report
    return report.findings


def test_a_house_has_every_lone_name_of_another_system_marked_with_its_own() -> None:
    text = "افتتح في 3 يناير 2016 وأغلق في مارس 2017، ثم افتتح في 5 أيار/مايو 2017 وفي تموز 2018."
    assert [(f.locations[0].text, f.repairs[0].text) for f in in_house(text, "levant")] == [
        ("يناير", "كانون الثاني"),
        ("مارس", "آذار"),
    ]
    assert [f.locations[0].text for f in in_house(text, "gulf")] == ["تموز"]


def test_an_unknown_system_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="gulf, levant"):
        pipeline.plan(options={"mixed-month-systems": {"system": "golf"}})


def test_the_rarer_spelling_is_marked_and_mended() -> None:
    finding = only("في 3 إبريل، ثم في 4 أبريل، ثم في 9 أبريل.", "mixed-month-spelling")
    assert [place.text for place in finding.locations] == ["إبريل", "أبريل"]
    assert [r.text for r in finding.repairs] == ["أبريل"]


def test_two_spellings_that_are_level_get_no_repair() -> None:
    finding = only("في 3 أبريل، ثم في 4 ابريل.", "mixed-month-spelling")
    assert (finding.locations[0].text, finding.repairs) == ("ابريل", ())


@pytest.mark.parametrize("text", ["في 3 أيّار ثم في 4 أيار", "في 3 أبريل ثم في 4 أبریل", "في 3 يونيـو ثم بيونيو 2018"])
def test_marks_that_do_not_change_the_spelling_are_no_second_spelling(text: str) -> None:
    assert found(text, "mixed-month-spelling") == ()


def test_a_house_has_every_other_spelling_of_its_names_marked() -> None:
    text = "في 3 إبريل، ثم في 4 أبريل، ثم في ١٢ يونيه و13 أيار/مايو، و«في 2 إبريل»."
    findings = with_options(text, "mixed-month-spelling", spellings=["أبريل", "يونيو"])
    assert [(f.locations[0].text, f.repairs[0].text) for f in findings] == [("إبريل", "أبريل"), ("يونيه", "يونيو")]


def test_a_spelling_that_is_no_month_is_an_error_that_names_it() -> None:
    with pytest.raises(UsageError, match="ابريييل"):
        pipeline.plan(options={"mixed-month-spelling": {"spellings": ["ابريييل"]}})


@given(DAYS, st.sampled_from(["day", "month"]))
def test_a_house_has_dates_in_the_other_order_marked_where_no_other_reading_is_possible(
    day: dt.date, order: str
) -> None:
    text = f"وقع العقد في {day.day}/{day.month}/{day.year} رسميا."
    findings = with_options(text, "mixed-date-order", order=order)
    wrong = order == "month" and day.day > 12
    assert [f.repairs[0].text for f in findings] == ([f"{day.month}/{day.day}/{day.year}"] if wrong else [])


@given(DAYS, DAYS)
def test_two_numeric_dates_are_noted_when_their_orders_differ_or_one_of_them_hides_it(
    one: dt.date, two: dt.date
) -> None:
    text = f"وقع العقد في {one.day}/{one.month}/{one.year} ونشر في {two.month}/{two.day}/{two.year} رسميا."
    plain = [day.day > 12 for day in (one, two)]
    same = [day.day == day.month for day in (one, two)]
    findings = found(text, "mixed-date-order")
    if any(same) or not any(plain):
        assert findings == ()
    else:
        assert [f.variant for f in findings] == ["both" if all(plain) else "unclear"]


def test_the_order_that_the_text_shows_writes_the_month_by_name() -> None:
    finding = only("طلب في 03/04/2024 ورد في 25/03/2024.", "mixed-date-order")
    assert [r.text for r in finding.repairs] == ["3 أبريل 2024"]
    assert finding.arithmetic == "2024-04-03 | 2024-03-04"


# ----------------------------------------------------------------------------------------------------------------- all six


def test_the_rules_of_style_run_only_when_selected_or_for_the_trainer() -> None:
    assert not {rule.id for rule in pipeline.plan().rules if rule.family == "style"} & set(NEW)
    assert set(NEW) <= {rule.id for rule in pipeline.plan(persona="trainer").rules}


_PIECES = (
    "من", "بين", "إلى", "و", "15", "3", "مارس", "مايو", "كانون الثاني", "2018", "عامي 2016", "2011", "الذكرى السادسة", "لتأسيس", "عام 2011",
    "مواليد 1968", "52 عاما", "(52 عاما)", "توفي", "عن", "ولد عام 1917", "03/04/2024", "25/03/2024", "إبريل", "أبريل", ".", "،", "\n",
    "الساعة", "18:00", "17:75", "بتوقيت مكة", "(16:00 بتوقيت غرينتش)", "صباحا", "بالتوقيت المحلي", "الجاري", "المقبل", "الماضي", "العام", "7 أيام", "لمدة",
    "الأحد", "الخميس", "قبل", "أربع سنوات", "سيصل", "وصل", "أمس", "غدا", "بدأ", "التوغل", "القمة", "في", "رمضان", "عيد الفطر", "ق.م",
)  # fmt: skip


@given(st.one_of(news_like(), st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join)))
def test_every_place_holds_its_words(text: str) -> None:
    report = pipeline.check(Document("test", (Part("text", text),), PUBLISHED, "ar"), pipeline.plan(select=NEW))
    assert report is not None
    assert list(spans_hold(report)) == []
    assert all(f.arithmetic.isascii() for f in report.findings)


@pytest.mark.parametrize(
    "piece",
    [
        "بين عامي 2016 و2011 ",
        "الذكرى السادسة لتأسيس المدرسة عام 2011 ",
        "ولد من مواليد 1968 عاما ",
        "في 3 إبريل 2018 وفي 4 كانون الثاني 2018 ثم أبريل ",
        "03/04/2024 25/03/2024 ",
        "من 15 إلى 3 مارس إلى 2 مارس ",
        "من 1 إلى 10 يناير لمدة 7 أيام ",
        "لمدة 3 أيام من الأحد إلى الخميس ",
        "الساعة 18:00 بتوقيت مكة (16:00 بتوقيت غرينتش) ",
        "بدأ التوغل في 27 أكتوبر. ",
        "سيصل الوفد في 3 مايو ",
        "في مايو الجاري من العام الماضي 2015 ",
        "حسين العمري (17 عاما) ولد العمري عام 1968 وتخرج عام 1975 ",
        "في الثامنة والأربعين من عمره عام 1990 ",
        "سمير الحلبي (1941-2008) رحل عن 57 عاما ",
        "غادر عند الساعة 19:40 ووصل عند 19:15، أي بعد ساعتين ",
        "تأسس النادي عام 1920 بمرور 90 عاما على تأسيس النادي ",
        "بعد غياب 28 عاما للمرة الثالثة بعد 1930 و1994 ",
        "ولايته المحددة بخمس سنوات تمتد من 2025 إلى 2031 ",
        "دخل السجن عام 1968 وغادره عام 1985، أي بعد 12 سنة ",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    rules = [rule for name, rule in loader.load().items() if name in NEW]

    def seconds(times: int) -> float:
        article = pipeline.read(Document("test", (Part("text", piece * times),), PUBLISHED, "ar"), "ar", "ar")
        start = time.process_time()
        for rule in rules:
            rule.check.run(article, rule.options, Outcome())
        return time.process_time() - start

    seconds(50)
    assert seconds(4000) < 40 * max(seconds(400), 0.002)


def test_a_pair_of_one_system_is_mended_to_one_name() -> None:
    (finding,) = found("يستمر التسجيل حتى 31 أغسطس/سبتمبر في جميع الكليات.", "month-pair-mismatch")
    assert [repair.text for repair in finding.repairs] == ["31 أغسطس"]


def test_years_between_two_dates_are_counted_in_their_plural() -> None:
    text = "شهدت الفترة من 2008 إلى 2015، أي أربع سنوات، هجرة كبيرة."
    (finding,) = found(text, "wrong-duration", dt.date(2018, 10, 3))
    assert "7 سنوات" in finding.message
