"""Month names in pieces: numbered, glued, interleaved, cut short, and names of the Hijri year that are misspelt."""

from __future__ import annotations

import pytest
from helpers import dates, found, quantities


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("غادر في 3 كانون 2 2020 ثم عاد", "2020-01-03"),
        ("غادر في 6 كانون(1) 2021 ثم عاد", "2021-12-06"),
        ("غادر في 7 ت1/أكتوبر 2021 ثم عاد", "2021-10-07"),
        ("غادر في 12 شباطفبراير 2024 ثم عاد", "2024-02-12"),
        ("غادر في 10 كانون الأولديسمبر 2023 ثم عاد", "2023-12-10"),
        ("والحرب مستمرة منذ نوفمبرتشرين الثاني 2023", "2023-11"),
        ("ولد في 5-مارس-1974 في دمشق", "1974-03-05"),
        ("عاد في السادس من سبتبمر 2018 إلى بلده", "2018-09-06"),
    ],
)
def test_a_month_in_pieces_is_a_month(text: str, reading: str) -> None:
    (date,) = dates(text)
    assert date.readings[0] == reading
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("5 كانون ديسمبر/الأول 2018", "5 كانون الأول/ديسمبر 2018"),
        ("5 أغسطس/اث 2018", "5 أغسطس/آب 2018"),
        ("5 أغسطس/آ 2018", "5 أغسطس/آب 2018"),
        ("6 مارس/آذر 2018", "6 مارس/آذار 2018"),
        ("الخامس من مايو/أبار 2018", "الخامس من مايو/أيار 2018"),
        ("9 شعبن 1441هـ", "9 شعبان 1441هـ"),
        ("5 ربيع الاخير 1440هـ", "5 ربيع الآخر 1440هـ"),
    ],
)
def test_a_slip_in_a_name_is_found_and_written_anew(words: str, right: str) -> None:
    (finding,) = found(f"سلم الفريق تقريره في {words} إلى الوزير", "misspelt-month")
    assert [repair.text for repair in finding.repairs] == [right]


@pytest.mark.parametrize("text", ["عاد في فبراير/ شب", "عاد في أكتوبر/ تشرين الأو...", "في 5 يوليو/ حيث تفتح الأبواب", "في 5 تموز/. وعاد"])
def test_half_of_a_pair_is_found_before_any_word(text: str) -> None:
    assert len(found(f"ومن المقرر أن يستأنف العمل {text}", "misspelt-month")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "تراجع السوق في شهري إبريل/ ومايو 2017 ثم ارتفع",
        "القاهرة 5 مارس/ وكالات: عاد الوزير",
        "الدوحة في 09 يوليو /قنا/ واصل اللاعب تألقه",
        "افتتح المعرض في 5 أغسطس/ آب ثم أغلق",
        "درس في جامعة تشرين 2 أشهر",
    ],
)
def test_tags_lists_and_datelines_have_lost_nothing(text: str) -> None:
    assert found(text, "misspelt-month") == ()
