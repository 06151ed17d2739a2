"""Conversions of money and units: right ones are silent at any rounding, wrong ones are found, and doubt is silent."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from helpers import found
from hypothesis import given
from hypothesis import strategies as st

from checker.core.interval_arithmetic import rounded
from checker.words.rates import money, units

PEGS = {
    "درهم إماراتي": "AED", "ريال سعودي": "SAR", "ريال قطري": "QAR", "دينار بحريني": "BHD", "ريال عماني": "OMR", "دينار أردني": "JOD", "دولار": "USD",
}  # fmt: skip
LENGTHS = {"ميل بحري": "[nmi_i]", "كيلومتر": "km", "متر": "m", "قدم": "[ft_i]", "ياردة": "[yd_i]"}
NAMES = st.sampled_from(sorted(PEGS))


def said(value: Fraction, digits: int = 2) -> str:
    """A number with at most so many decimals."""
    number = Fraction(rounded(value, digits))
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


def worth(name: str) -> Fraction:
    """Dollars a unit of pegged money."""
    return Fraction(money()[PEGS[name]].dollars.low or 0)


@given(NAMES, NAMES, st.integers(101, 999))
def test_a_right_conversion_between_pegged_money_is_silent(one: str, two: str, amount: int) -> None:
    text = f"تبلغ الكلفة {amount} مليون {one} ({said(amount * worth(one) / worth(two))} مليون {two}) هذا العام."
    assert found(text, "wrong-conversion") == ()


@given(
    NAMES, NAMES, st.integers(101, 999), st.sampled_from((Fraction(8, 10), Fraction(12, 10), Fraction(1, 10), 10, 1000))
)
def test_a_wrong_conversion_between_pegged_money_is_found(one: str, two: str, amount: int, factor: Fraction) -> None:
    if one != two:
        text = f"تبلغ الكلفة {amount} مليون {one} ({said(amount * worth(one) / worth(two) * factor, 3)} مليون {two}) هذا العام."
        (finding,) = found(text, "wrong-conversion")
        assert finding.variant == ("magnitude" if factor in (10, 1000, Fraction(1, 10)) else "peg")


@given(
    st.sampled_from(sorted(LENGTHS)),
    st.sampled_from(sorted(LENGTHS)),
    st.integers(101, 999),
    st.sampled_from((1, Fraction(12, 10), 10)),
)
def test_lengths_follow_their_factors(one: str, two: str, amount: int, factor: Fraction) -> None:
    if one != two:
        ratio = units()[LENGTHS[one]].factors[0] / units()[LENGTHS[two]].factors[0]
        text = f"يبعد المرفأ {amount} {one}، أي {said(amount * ratio * factor, 4)} {two} عن المدينة."
        if amount * ratio > 1:
            assert len(found(text, "wrong-unit-conversion")) == (factor != 1)


@pytest.mark.parametrize(
    ("text", "rule", "variant"),
    [
        ("بلغت الخسائر 20 مليون يورو (23 مليار دولار).", "wrong-conversion", "magnitude"),
        ("بلغت الخسائر 20 مليون يورو (23 مليون دولار).", "wrong-conversion", None),
        ("بلغت الخسائر 20 مليون يورو، أي ما يعادل 23 مليار دولار.", "wrong-conversion", "magnitude"),
        ("بلغت الخسائر 20 مليون يورو، وبلغت الأرباح 23 مليار دولار.", "wrong-conversion", None),
        ("بلغت الخسائر 20 مليون يورو (منها 23 ألف دولار).", "wrong-conversion", None),
        ("بلغت الخسائر 20 مليون يورو (بلغت في 2016 نحو 23 ألف دولار).", "wrong-conversion", None),
        ("بلغت الخسائر 100 مليون ريال (40 مليون دولار).", "wrong-conversion", None),
        ("بلغت الخسائر 100 مليون ريال سعودي (40 مليون دولار).", "wrong-conversion", "peg"),
        ("بلغت الخسائر من 20 إلى 30 ألف جنيه مصري (نحو 1000 إلى 1500 دولار).", "wrong-conversion", None),
        ("بلغت الخسائر أكثر من مليون درهم إماراتي (270 ألف دولار).", "wrong-conversion", None),
        ("تزن 10 قناطير (449 كيلوغراما) من القطن.", "wrong-unit-conversion", None),
        ("تزن 10 قناطير (طنا واحدا) من القمح.", "wrong-unit-conversion", None),
        ("تزن 10 قناطير (200 كيلوغرام) من القمح.", "wrong-unit-conversion", "far"),
        ("تبعد الجزيرة خمسة أميال (8 كيلومترات).", "wrong-unit-conversion", None),
        ("تبعد الجزيرة خمسة أميال (9 كيلومترات).", "wrong-unit-conversion", None),
        ("تبعد الجزيرة 55 ميلا (73 كيلومترا).", "wrong-unit-conversion", "near"),
        ("بلغت الحرارة 40 درجة مئوية (104 درجات فهرنهايت).", "wrong-unit-conversion", None),
        ("بلغت الحرارة 40 درجة مئوية (84 درجة فهرنهايت).", "wrong-unit-conversion", "near"),
        ("بلغت الحرارة 32 درجة فهرنهايت (صفر درجة مئوية).", "wrong-unit-conversion", None),
    ],
)
def test_what_is_called_the_same_is_compared(text: str, rule: str, variant: str | None) -> None:
    assert [f.variant for f in found(text, rule)] == ([variant] if variant else [])


def test_the_tables_hold_what_the_page_says() -> None:
    pegged = {code for code, worth_ in money().items() if worth_.pegged}
    assert pegged == {"USD", "AED", "SAR", "QAR", "BHD", "OMR", "JOD"}
    assert all(0 < (w.dollars.low or 0) <= (w.dollars.high or 0) for w in money().values())
    factors = [f for measure in units().values() if measure.kind != "temperature" for f in measure.factors]
    assert all(factor > 0 for factor in factors)
