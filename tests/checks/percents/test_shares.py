"""Parts of wholes, multiples and falls: right statements are silent, wrong ones are found, loose ones are left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import check_text, found
from hypothesis import given
from hypothesis import strategies as st

from checker.core.interval_arithmetic import rounded

SHARES = (
    "نجح {part} طالبا من أصل {whole} طالبا، أي {percent} في المئة.",
    "حضر الجلسة {whole} نائبا، بينهم {part} نائبا بنسبة {percent}٪.",
    "تقدم {whole} شخصا، منهم {part} امرأة ({percent}%).",
    "أغلقت الوزارة {part} مصنعا، أي {percent}% من إجمالي {whole} مصنعا في المدينة.",
    "يعمل {percent}% من أصل {whole} موظفا بدوام جزئي، أي {part} موظفا.",
)


def sentence(template: str, part: int, whole: int, percent: Fraction) -> str:
    """A statement of a share with a percentage of one decimal."""
    return template.format(part=part, whole=whole, percent=f"{float(rounded(percent)):.1f}")


@given(st.sampled_from(SHARES), st.integers(11, 99), st.integers(100, 999))
def test_a_right_share_is_silent(template: str, part: int, whole: int) -> None:
    assert found(sentence(template, part, whole, Fraction(part * 100, whole)), "percent-share-mismatch") == ()


@given(
    st.sampled_from(SHARES),
    st.integers(11, 99),
    st.integers(100, 999),
    st.sampled_from((Fraction(1, 2), Fraction(8, 10), 2, 5)),
)
def test_a_share_that_is_far_off_is_found(template: str, part: int, whole: int, factor: Fraction) -> None:
    percent = Fraction(part * 100, whole)
    if abs(percent * factor - percent) > 2:
        (finding,) = found(sentence(template, part, whole, percent * factor), "percent-share-mismatch")
        assert {str(part), str(whole)} < {place.text for place in finding.locations}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("يعمل 44.0% من أصل 100 موظف بدوام جزئي، أي 55 موظفا.", True),
        ("صوت 60% من 500 عضو لصالح الاقتراح، أي 200 عضو.", True),
        ("خصم المتجر 20% من 50 دينارا، أي 40 دينارا.", False),
        ("خصم المتجر 20% من 50 دينارا، أي 45 دينارا.", True),
        ("استقال 30% من أصل 200 موظف، أي إن 140 موظفا بقوا في الشركة.", False),
        ("ألغت البلدية 25% من 80 رخصة، أي 60 رخصة.", False),
    ],
)
def test_what_is_left_is_no_share_only_where_something_is_taken_off(text: str, is_found: bool) -> None:
    assert bool(found(text, "percent-share-mismatch")) == is_found


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("تضاعفت المبيعات من 40 مليون دولار إلى 45 مليون دولار.", "wrong-multiple"),
        ("تضاعفت المبيعات إلى 45 مليون دولار مقابل 40 مليون دولار.", "wrong-multiple"),
        ("تضاعفت المبيعات من 40 مليون دولار إلى 75 مليون دولار.", None),
        ("تضاعفت المبيعات من 40 مليون دولار إلى 400 مليون دولار.", None),
        ("تضاعفت المبيعات أربع مرات من 10 ملايين دولار إلى 40 مليون دولار.", None),
        ("تضاعفت المبيعات أربع مرات من 10 ملايين دولار إلى 50 مليون دولار.", None),
        ("تضاعفت المبيعات أربع مرات من 10 ملايين دولار إلى 20 مليون دولار.", "wrong-multiple"),
        ("تضاعفت المبيعات، وزادت الكلفة من 40 مليون دولار إلى 45 مليون دولار.", None),
        ("تراجعت أعداد الزوار بنسبة 130 في المئة.", "impossible-fall"),
        ("تراجعت أعداد الزوار بنسبة 13.0 في المئة.", None),
        ("تراجع سعر السهم بنسبة 6.670 في المئة.", None),
        ("تراجعت أعداد الزوار إلى 130 في المئة من المتوقع.", None),
        ("تراجعت أعداد الزوار 130% من الطاقة الاستيعابية.", None),
        ("تراجع صافي أرباح المصرف بنسبة 130 في المئة.", None),
        ("لم يتراجع عدد الزوار، بل زاد بنسبة 130 في المئة.", None),
        ("صوت 103% من الناخبين.", "impossible-percent"),
        ("صوت 100% من الناخبين.", None),
        ("باع المتجر 103% من المتوقع إلى الناخبين.", None),
    ],
)
def test_multiples_falls_and_more_than_all(text: str, rule: str | None) -> None:
    rules = ("wrong-multiple", "impossible-fall", "impossible-percent")
    assert [f.rule for f in check_text(text, select=rules).findings] == ([rule] if rule else [])
