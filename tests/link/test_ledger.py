"""The ledger: every figure is a row, those of one quantity stand together, and what agrees and what differs is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers import PROJECT, any_text, article
from hypothesis import given

from checker.link.ledger import read_ledger

if TYPE_CHECKING:
    from checker.core.ledgers import Ledger, LedgerRow

RAFAH = (
    "تؤوي رفح نحو 1.3 مليون شخص، وفق الوزير.\nويعيش في رفح أكثر من 1.4 مليون فلسطيني، منهم مليون و300 ألف نازح.\n"
    "وفي رفح ما بين 1.2 إلى 1.4 مليون شخص بحسب المنظمة.\n"
)
FLOOD = (
    "قتل 34 شخصا في السيول وأصيب 127.\nوقال المتحدث إن 43 شخصا قتلوا في السيول.\nوانتشلت فرق الإنقاذ 34 جثة من مياه السيول.\n"
    "وقتل 19 شخصا في سيول عام 1982.\n"
)


def ledger(text: str, title: str | None = None) -> Ledger:
    """The ledger of a text, without findings."""
    return read_ledger(article(text, title=title))


def together(text: str) -> list[list[str]]:
    """The figures of each group of a text, in order."""
    return [[row.text for row in group.rows] for group in ledger(text).groups]


def row(text: str, figure: str) -> LedgerRow:
    """The first row of a text whose words begin so."""
    return next(row for row in ledger(text).rows if row.text.startswith(figure))


# ------------------------------------------------------------------------------------------------------------------ groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        pytest.param(RAFAH, [["نحو 1.3 مليون شخص", "أكثر من 1.4 مليون فلسطيني", "مليون و300 ألف نازح", "ما بين 1.2 إلى 1.4 مليون شخص"]],
                     id="people of one place under several nouns, a range among them"),
        pytest.param(FLOOD, [["34 شخصا", "43 شخصا", "34 جثة", "19 شخصا"]], id="those of one fate, without those of another"),
        pytest.param("دام الاتصال 45 دقيقة.\nواستمرت المكالمة 45 دقيقة بعد صمت امتد 3 أسابيع.", [["45 دقيقة", "45 دقيقة"]],
                     id="equal durations, in whatever words"),
        pytest.param("بلغ معدل التضخم 3.5 في المئة.\nوكان معدل التضخم 4.1 في المئة.\nوصوت 62 في المئة للمقترح.",
                     [["3.5 في المئة", "4.1 في المئة"]], id="percentages by their words, not by their sign"),
        pytest.param("بيعت 12 سيارة وثلاث دراجات.\nوكانت الشركة باعت 15 سيارة.", [["12 سيارة", "15 سيارة"]], id="things by their noun"),
        pytest.param("بلغت الخسائر 480 مليون دولار.\nوقدرت الخسائر بنحو 840 مليون دولار.\nوالأرباح 3 ملايين ريال سعودي.",
                     [["480 مليون دولار", "نحو 840 مليون دولار"]], id="sums of one currency"),
    ],
)  # fmt: skip
def test_figures_that_may_be_of_one_quantity_stand_together(text: str, groups: list[list[str]]) -> None:
    assert together(text) == groups


def test_two_figures_of_people_in_one_sentence_are_two_quantities_where_only_one_has_a_fate() -> None:
    rows = together("قال إن 43 شخصا قتلوا في السيول، بينهم تسعة أطفال، وإن 16 شخصا ما زالوا في عداد المفقودين.")
    assert rows == [["43 شخصا", "تسعة أطفال"]]


def test_a_group_tells_what_it_counts_and_of_what() -> None:
    (people,) = ledger(RAFAH).groups
    assert (people.kind, people.what, people.places) == ("count", ("شخص", "فلسطيني", "نازح"), ("رفح",))
    (dead,) = ledger(FLOOD).groups
    assert (dead.fate, dead.what) == ("dead", ("شخصا", "جثة"))
    (rates,) = ledger("بلغ معدل التضخم 3.5 في المئة.\nوكان معدل التضخم 4.1 في المئة.").groups
    assert (rates.kind, rates.about) == ("percent", ("معدل", "التضخم"))


def test_the_words_of_a_group_are_not_those_that_every_sentence_has() -> None:
    (rates,) = ledger("وإن معدل البطالة بلغ 3.5 في المئة.\nوإن معدل البطالة كان 4.1 في المئة.").groups
    assert rates.about == ("معدل", "البطالة")


# -------------------------------------------------------------------------------------------------------------------- rows


def test_every_figure_is_a_row_and_dates_and_ordinals_are_none() -> None:
    text = (
        "في 14 مارس 2023 وللمرة الثالثة، حضر ثلث الأعضاء وتضاعف العدد ثلاث مرات إلى مئات الأشخاص.\n"
        "وسجلت 500 إصابة لكل 100 ألف نسمة، ودامت الجلسة من ساعتين إلى 3 ساعات، في الساعة العاشرة و20 دقيقة.\n"
    )
    rows = list(ledger(text).rows)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    kinds = {row.text: row.kind for row in rows}
    assert kinds["ثلث"] == "fraction"
    assert kinds["مئات الأشخاص"] == "count"
    assert "duration" in kinds.values()
    assert not any("مارس" in text or "الثالثة" in text or "20 دقيقة" in text for text in kinds)


def test_those_that_stand_alone_are_listed_behind_the_groups_by_kind() -> None:
    rows = ledger("استمر 4 ساعات بمشاركة 12 فريقا.\nوكلف 3 ملايين دولار.").alone
    assert [(row.number, row.text) for row in rows] == [(1, "12 فريقا"), (2, "3 ملايين دولار"), (3, "4 ساعات")]


def test_a_row_has_the_place_the_date_and_the_speaker_of_its_sentence() -> None:
    told = row("وصل إلى رفح 300 نازح.\nوقال الوزير إن 12 شاحنة دخلت غزة في 3 مايو 2024.", "12")
    assert (told.places, told.voice, told.dates, told.days) == (("غزة",), "الوزير", ("3 مايو 2024",), ("2024-05-03",))
    assert told.sentence.start > 0


def test_a_part_and_one_more_of_a_kind_are_signs() -> None:
    text = "قتل 34 شخصا بينهم 9 أطفال، وأصيب 127 آخرون، ووُعدوا بما بين 500 و300 دينار."
    assert [(r.text, r.signs) for r in ledger(text).rows if r.signs] == [("9 أطفال", ("part",)), ("127", ("more",))]


@pytest.mark.parametrize(
    ("figure", "value"),
    [("نحو 1.3 مليون شخص", "~1300000"), ("أكثر من 12 في المئة", ">12 %"), ("من 3 إلى 5 ملايين دولار", "3000000..5000000 USD"),
     ("45 دقيقة", "45 min"), ("12 كيلومترا", "12 km"), ("3 ملايين ريال", "3000000")],
)  # fmt: skip
def test_the_value_is_in_ascii_with_a_unit_that_is_no_noun(figure: str, value: str) -> None:
    (only,) = ledger(f"بلغ {figure} هناك.").rows
    assert only.value == value


# ------------------------------------------------------------------------------------------------------------------- marks


def test_rows_that_may_say_the_same_name_each_other() -> None:
    (group,) = ledger(RAFAH).groups
    assert [row.agrees for row in group.rows] == [(3, 4), (), (1, 4), (1, 3)]


def test_two_plain_figures_to_the_same_place_agree_only_where_they_are_equal() -> None:
    (group,) = ledger("بلغ معدل التضخم 19.5 في المئة.\nوكان معدل التضخم 19.4 في المئة.").groups
    assert [row.agrees for row in group.rows] == [(), ()]


def test_a_figure_that_differs_from_most_of_its_group_is_marked() -> None:
    assert [row.text for row in ledger(FLOOD).rows if row.differs] == ["43 شخصا"]
    assert [row.text for row in ledger(RAFAH).rows if row.differs] == ["أكثر من 1.4 مليون فلسطيني"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قتل 34 شخصا في السيول.\nوقتل 43 شخصا في السيول.", id="there is no majority of two"),
        pytest.param("قتل 34 شخصا في السيول.\nوالقتلى 34 شخصا.\nوبين القتلى 9 أطفال قتلوا غرقا.", id="a part"),
        pytest.param("قتل 34 شخصا في رفح.\nوفي رفح قتل 34 شخصا.\nوقتل 36 شخصا في غزة.", id="another place"),
        pytest.param("قتل 34 شخصا في 3 مايو 2024.\nوفي 3 مايو 2024 قتل 34 شخصا.\nوقتل 36 شخصا في 5 يونيو 2020.", id="another day"),
        pytest.param("بلغ النمو 3 في المئة.\nوكان النمو 3 في المئة في الشمال و4 في المئة في الجنوب.", id="one sentence, two quantities"),
        pytest.param("سجل 11 هدفا.\nوسجل 12 هدفا.\nوسجل 11 هدفا.\nوسجل 12 هدفا.", id="two values as often as each other"),
    ],
)  # fmt: skip
def test_a_figure_is_not_marked_where_something_says_why_it_is_another(text: str) -> None:
    assert [row.text for row in ledger(text).rows if row.differs] == []


# ------------------------------------------------------------------------------------------------------------------ wholes


def test_an_article_of_many_figures_has_each_once() -> None:
    text = (PROJECT / "tests" / "report" / "forty_figures.txt").read_text(encoding="utf-8")
    told = ledger(text)
    rows = list(told.rows)
    places = [(row.span.part, row.span.start) for row in rows]
    assert len(rows) > 30
    assert len(set(places)) == len(places)
    assert len(told.groups) >= 5
    assert sum(row.differs for row in rows) == 1


def test_the_headline_stands_first_in_its_group() -> None:
    (group,) = ledger("وأعلن الدفاع المدني أن السيول قتلت 43 شخصا.", title="مقتل 34 شخصا في السيول").groups
    assert [row.span.part for row in group.rows] == ["title", "text"]


@given(any_text())
def test_no_text_has_a_figure_outside_its_words(text: str) -> None:
    read = article(text)
    for told in read_ledger(read).rows:
        assert read.words(told.span) == told.text
        assert told.sentence.start <= told.span.start < told.span.end
