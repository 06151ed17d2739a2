"""Money in its parts, and by signs that are letters."""

from __future__ import annotations

from fractions import Fraction

import pytest
from helpers import moneys, quantities


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ("كلف الكيس 75 هللة", Fraction(3, 4), ("SAR",)),
        ("زاد السعر 250 مليما", Fraction(1, 4), ("TND",)),
        ("ثمنه 40 بنسا", Fraction(2, 5), ("GBP",)),
        ("السعر ر.س7 فقط", 7, ("SAR",)),
        ("السعر aed3.4 فقط", Fraction(17, 5), ("AED",)),
        ("السعر AED 3.4 مليون", 3_400_000, ("AED",)),
        ("السعر 12 د.إ فقط", 12, ("AED",)),
        ("السعر 12 د.أ فقط", 12, ("JOD",)),
        ("دفع 50KD نقدا", 50, ("KWD",)),
        ("دفع 5 USD نقدا", 5, ("USD",)),
    ],
)
def test_parts_and_letters_are_money(text: str, value: Fraction, codes: tuple[str, ...]) -> None:
    assert [(m.amount.value, m.currencies) for m in moneys(text)] == [(value, codes)]
    assert quantities(text) == []


@pytest.mark.parametrize("text", ["أقلعت A320 أمس", "سعر EUR/USD 1.13", "اشترى USB 3.0", "قال أ.ب 5 مرات"])
def test_other_letters_beside_digits_are_no_money(text: str) -> None:
    assert moneys(text) == []
