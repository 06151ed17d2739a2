"""Relations between figures that the copy announces: what is read, what rounding and hedges excuse, which slip explains a misfit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from helpers import check_text

from checker.checks.relation_drafts import rewritten
from checker.core.amounts import Amount, Interval
from checker.link.ballots import read_ballots
from checker.link.distributions import first_distribution
from checker.link.products import read_products
from checker.link.rate_steps import read_rate_steps
from checker.link.relations import Relation, added, allowed, is_broken, slip_of
from checker.link.results import read_results
from checker.link.total_lists import read_total_lists
from checker.link.totals_across import read_totals_across
from checker.link.turnouts import read_turnouts
from checker.link.worked_back import read_worked_back
from checker.scan.scanner import Scan
from checker.segment.passages import Passage
from checker.words import lexicon

Reader = Callable[[Scan], Iterator[Relation]]


def read(reader: Reader, text: str) -> list[Relation]:
    """The relations of a text."""
    return list(reader(Scan(Passage("text", text), lexicon.load("ar"))))


def test_a_hedge_leaves_its_side_of_a_figure_open() -> None:
    assert allowed(Amount(80, 0, "at-least")) == Interval(80, None)
    assert allowed(Amount(80, 0, "under")) == Interval(None, 80)
    assert allowed(Amount(80, 10, "about")) == Interval(70, 90)
    assert allowed(Amount(81, 0)) == Interval(81, 81)


def test_a_sum_with_an_open_end_has_an_open_end() -> None:
    assert added([(Interval(1, 2), 1), (Interval(5, None), 1)]) == Interval(6, None)
    assert added([(Interval(10, 12), 1), (Interval(5, None), -1)]) == Interval(None, 7)


@pytest.mark.parametrize(
    ("reader", "text", "sum_", "broken"),
    [
        (read_total_lists, "ضم الوفد 60 عضوا: 35 ألمانيا و18 إيطاليا ويوناني واحد، إضافة إلى 4 مترجمين.", "35 + 18 + 1", True),
        (read_total_lists, "نالت الكتلة 9 مقاعد، هي 4 للنهضة و3 للعدل ومقعدان للبيئة.", "4 + 3 + 2", False),
        (read_total_lists, "باع المعرض 120 لوحة صباحا و95 لوحة مساء، ما مجموعه 215 لوحة.", "120 + 95", False),
        (read_results, "نالت سعاد 2131 صوتا مقابل 1852 لمنافستها، بفارق 379 صوتا.", "2131 - 1852", True),
        (read_results, "بلغت الصادرات 320 مليون دولار والواردات 510 ملايين دولار، فبلغ العجز 290 مليون دولار.", "510000000 - 320000000", True),
        (read_ballots, "وتتألف المحكمة من تسعة قضاة. وصدر الحكم بأغلبية سبعة أصوات مقابل أربعة.", "7 + 4", True),
        (read_turnouts, "بلغت نسبة المشاركة 50%، وصوت 4 ملايين ناخب من أصل 8 ملايين ناخب مسجل.", "4000000 / 8000000", False),
        (read_worked_back, "لم تتلق الخطة البالغة 8 مليارات دولار سوى 25%، أي 3.1 مليار دولار.", "3100000000 / 8000000000", True),
        (read_products, "وزعت الجمعية 40 سلة على كل من 12 قرية، أي 480 سلة.", "40 * 12", False),
        (read_rate_steps, "رفعت إنتاجها من 4.1 مليون طن إلى 5.2 مليون طن، أي إلى الضعف.", "5200000 / 4100000", True),
        (read_totals_across, "بلغ مجموع الرحلات 20 رحلة في يومين. وتقلع 6 رحلات الأحد. وفي الاثنين 5 رحلات.", "6 + 5", True),
    ],
)  # fmt: skip
def test_a_relation_that_is_announced_is_read_with_its_sum(reader: Reader, text: str, sum_: str, broken: bool) -> None:
    (found,) = read(reader, text)
    assert found.sum == sum_
    assert is_broken(found) is broken


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (read_total_lists, "وصل 60 زائرا. وفي القاعة 35 لوحة و18 تمثالا."),
        (read_results, "رفع رصيده من 42 نقطة إلى 45 نقطة بفارق 6 نقاط عن ملاحقه."),
        (read_ballots, "أيد القرار 120 نائبا وعارضه 45."),
        (read_worked_back, "حضر 300 عضو، وبلغت الميزانية 40 مليون دولار، أي بنسبة 12% فوق المقرر."),
        (read_products, "باع التاجر 30 خروفا و20 بقرة بسعر 250 دولارا للرأس، أي 9 آلاف دولار."),
        (read_products, "السعر 50 ليرة للدولار رسميا، وفي السوق الموازية ألف دولار تعادل 90 ألف ليرة."),
    ],
)
def test_figures_that_nothing_joins_make_no_relation(reader: Reader, text: str) -> None:
    assert read(reader, text) == []


def test_what_is_told_in_words_only_opens_a_list_for_more() -> None:
    (found,) = read(read_total_lists, "أوقف 20 شخصا، هم 12 صيادا و4 بحارة وعدد من العمال.")
    assert found.side == "at-most"
    assert not is_broken(found)


def test_one_digit_of_the_result_explains_the_misfit_and_is_the_repair() -> None:
    (found,) = read(read_results, "نالت سعاد 5230 صوتا مقابل 4918 لمنافستها، بفارق 412 صوتا.")
    assert slip_of(found) is found.told
    assert rewritten(found.told, found.value) == "312"
    report = check_text("نالت سعاد 5230 صوتا مقابل 4918 لمنافستها، بفارق 412 صوتا.")
    (finding,) = [f for f in report.findings if f.rule == "wrong-difference"]
    assert finding.arithmetic == "5230 - 4918 = 312 != 412"
    assert [repair.text for repair in finding.repairs] == ["312"]


def test_a_number_in_words_is_not_rewritten() -> None:
    (found,) = read(read_ballots, "وتتألف المحكمة من تسعة قضاة. وصدر الحكم بأغلبية سبعة أصوات مقابل أربعة.")
    assert rewritten(found.told, Fraction(11)) == ""


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("نال حزب العدل 33 مقعدا وحزب البيئة 21 مقعدا، بفارق 12 مقعدا.", ["33 - 21"]),
        ("فازت القائمة بـ5230 صوتا، بفارق 312 صوتا عن منافستها التي نالت 4918 صوتا.", ["5230 - 4918"]),
        ("نالت سعاد 2131 صوتا مقابل 1852 صوتا لمنافستها، متقدمة عليها بـ279 صوتا.", ["2131 - 1852"]),
        ("نال سالم 900 صوت ونال كريم 1200 صوت، متفوقا على سالم بفارق 300 صوت.", ["1200 - 900"]),
        ("نال سالم 900 صوت ونال كريم 1200 صوت، متفوقا على رائد بفارق 50 صوتا.", []),
        ("نال حزب العدل 33 مقعدا وحزب البيئة 21 مقعدا، متقدما بفارق 5 مقاعد على حزب العمل.", []),
        ("نال حزب العدل 33 مقعدا وحزب البيئة 21 مقعدا، فتقدم بفارق 12 مقعدا على حزب البيئة في المجلس.", ["33 - 21"]),
        ("سجل المهاجم 27 هدفا وصنع 12 هدفا، متفوقا على منافسه بفارق أربعة أهداف.", []),
        ("سجل المهاجم 27 هدفا مقابل 22 هدفا لمنافسه، متقدما عليه بفارق خمسة أهداف.", ["27 - 22"]),
        ("بلغت قيمة الأول 164 مليون يورو مقابل 71 مليون يورو للثاني. وجاء الثالث متقدما بـ27 مليون يورو.", []),
        ("سجل اللاعب 27 هدفا في الدوري مقابل 12 هدفا في الكأس، متفوقا بفارق أربعة أهداف.", []),
        ("نال 41 في المئة مقابل 33 في المئة لمنافسه، بفارق 8 نقاط.", ["41 - 33"]),
        ("رأى ذلك 41 في المئة، مقابل 33 في المئة في بلجيكا، بفارق 3 في المئة.", []),
    ],
)  # fmt: skip
def test_a_margin_is_between_two_figures_of_which_each_is_told_of_a_rival(text: str, sums: list[str]) -> None:
    assert [found.sum for found in read(read_results, text) if found.kind == "margin"] == sums


@pytest.mark.parametrize(
    ("values", "texts", "parts"),
    [
        ([12, 6], [": ", " و", ""], 2),
        ([12, 8, 3], [": ", " و", " و", ""], 3),  # one part too many
        ([12, 8, 3], [": ", " و", "، ", ""], 2),
        ([12, 8, 15, 5], [": ", " و", "، و", " و", ""], 2),
        ([12, 7, 15, 5], [": ", " و", "، و", " و", ""], 2),  # the second distribution makes the total
        ([12, 7, 9, 2], [": ", " في عام 2015 و", " في عام 2016، و", " و", ""], 2),
        ([12, 7, 9], [": في 2015 ", "، وفي 2016 ", "، وفي الشمال ", ""], 2),
        ([10**40, 1], ["", "", ""], 2),
    ],
)
def test_a_list_ends_where_a_second_distribution_of_its_total_begins(values: list[int], texts: list[str], parts: int) -> None:
    assert first_distribution(20, values, texts) == parts


@pytest.mark.parametrize(
    "text",
    [
        "هناك 166 مركزا تتوزع على 70 مخيما في ثماني محافظات.",
        "وزعت الجمعية 240 سلة موزعة على 12 قرية و3 بلدات و5 مدارس.",
        "عالجت الفرق 500 مريض موزعين على 7 مستشفيات و20 مركزا و3 سفن.",
    ],
)
def test_things_over_which_a_total_is_spread_are_no_parts_of_it(text: str) -> None:
    assert read(read_total_lists, text) == []
