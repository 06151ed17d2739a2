"""One time in two zones: what must be silent, what is found, and what is offered instead."""

from __future__ import annotations

import datetime as dt

import pytest
from helpers import article, check_text, found
from hypothesis import given
from hypothesis import strategies as st

from checker.calendars import time_zones
from checker.checks.dates.time_conversion import _conversions as conversions
from checker.checks.dates.time_conversion import _may_convert as may_convert
from checker.words import check_words

RULE = "wrong-time-conversion"
JULY = dt.date(2018, 7, 10)
NAMES = {
    "Asia/Riyadh": "مكة المكرمة", "Europe/Paris": "باريس", "America/New_York": "نيويورك", "Asia/Tehran": "طهران", "Asia/Dubai": "أبو ظبي",
}  # fmt: skip


def clock(minutes: int) -> str:
    """An hour and a minute as they are written."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


@given(st.sampled_from(sorted(NAMES)), st.integers(0, 24 * 60 - 1), st.dates(dt.date(2010, 1, 1), dt.date(2020, 1, 1)))
def test_a_right_conversion_is_silent_and_one_that_is_two_hours_off_is_found(
    zone: str, minutes: int, day: dt.date
) -> None:
    local = minutes + time_zones.offsets(zone, day)[0]
    text = "تبدأ الجلسة الساعة {} بتوقيت {} ({} بتوقيت غرينتش) في المقر"
    assert found(text.format(clock(local), NAMES[zone], clock(minutes)), RULE, day) == ()
    assert found(text.format(clock(local), NAMES[zone], clock(minutes + 120)), RULE, day) != ()


def test_the_time_in_brackets_is_counted_from_the_one_before_it() -> None:
    (finding,) = check_text("تنطلق المباراة الساعة 18:00 بتوقيت مكة (16:00 بتوقيت غرينتش)").findings
    assert finding.repairs[0].text == "15:00 بتوقيت غرينتش"
    assert finding.arithmetic == "18:00 Asia/Riyadh | 16:00 UTC; 2:00, not 3:00"


def test_between_two_seasons_no_repair_is_offered_without_a_dateline() -> None:
    text = "تنطلق المباراة الساعة 20:00 بتوقيت باريس (17:00 بتوقيت غرينتش)"
    (finding,) = check_text(text).findings
    assert finding.repairs == ()
    assert finding.arithmetic.endswith("3:00, not 1:00 or 2:00")


def test_the_season_is_known_by_the_dateline_alone() -> None:
    text = "تنطلق المباراة الساعة 20:00 بتوقيت باريس (19:00 بتوقيت غرينتش)"
    assert check_text(text).findings == ()
    (finding,) = check_text(text, published=JULY).findings
    assert (finding.variant, finding.repairs[0].text) == ("season", "18:00 بتوقيت غرينتش")


@pytest.mark.parametrize(
    "text",
    [
        "تنطلق المباراة الساعة 20:00 بتوقيت باريس.\nوعند 17:00 بتوقيت غرينتش بدأت الأخرى",
        "تنطلق المباراة الساعة 20:00 بتوقيت باريس وتنتهي الأخرى عند 17:00 بتوقيت غرينتش",
        "«قرابة الساعة الواحدة بالتوقيت المحلي، 08:20 بتوقيت غرينتش»",
        "بعد الساعة الواحدة بالتوقيت المحلي (08:20 بتوقيت غرينتش) بقليل",
        "الساعة ٢٠:٠٠ بتوقيت الدوحة (١٧:٠٠ ت.غ)",
        "السّاعة الثامنة مساءً بتوقيت الرياض، 17:00 بتوقيت غرينتش",
        "صباح اليوم وصل 15 صباحا",
    ],
)
def test_times_that_are_not_one_time_or_fit_are_silent(text: str) -> None:
    assert [f for f in check_text(text, published=JULY).findings if f.variant != "half-day"] == []


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("الساعة ٢٠:٠٠ بتوقيت الدوحة (١٨:٠٠ ت.غ)", "zones"),
        ("الساعة الثامنة مساءً بتوقيت الرياض، 16:00 بتوقيت غرينتش", "zones"),
        ("عند الساعة 14:00 بتوقيت بيروت أي 13:30 بتوقيت القاهرة", "zones"),
        ("الساعة 1530 صباحا", "half-day"),
        ("عند 15:20 فجرا", "half-day"),
        ("الساعة 9:70 مساء", "minute"),
    ],
)
def test_what_cannot_be_is_found(text: str, variant: str) -> None:
    assert [f.variant for f in check_text(text).findings] == [variant]


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("وقع الانفجار في طهران الساعة 21:10 بالتوقيت المحلي (18:10 بتوقيت غرينتش).", ["local"]),
        ("وقع الانفجار في قاعدة لونغ ريج الساعة 21:10 بالتوقيت المحلي (18:10 بتوقيت غرينتش). وعلقت طهران.", []),
        ("وقع الانفجار في مطار طهران الساعة 21:10 بالتوقيت المحلي (18:10 بتوقيت غرينتش).", ["local"]),
        ("وقع الانفجار الساعة 21:10 بالتوقيت المحلي (18:10 بتوقيت غرينتش). وعلقت طهران وباريس.", []),
        ("طهران (وكالات) - وقع الانفجار الساعة 21:10 بالتوقيت المحلي (18:10 بتوقيت غرينتش). وعلقت باريس.", ["local"]),
        ("طهران (وكالات) - وقع الانفجار في باريس الساعة 21:10 بالتوقيت المحلي (15:10 بتوقيت غرينتش).", []),
    ],
)
def test_an_hour_is_local_in_the_one_country_of_the_article_or_of_its_dateline(text: str, variants: list[str]) -> None:
    found_ = [f for f in check_text(text, published=JULY).findings if f.rule == RULE]
    assert [(f.variant, f.severity) for f in found_] == [(variant, "note") for variant in variants]


def test_the_first_of_three_clocks_is_wrong_though_the_other_two_agree() -> None:
    text = "تبدأ المباراة الساعة 22:00 بتوقيت مكة، 21:00 بتوقيت تونس، 20:00 بتوقيت غرينتش."
    assert [f.variant for f in check_text(text).findings if f.rule == RULE] == ["zones"]


HOURS = ["20:00", "9", "الثالثة", "الواحدة", "الثامنة والنصف", "الثانية عشرة وخمس وأربعين دقيقة", "ثلاثة", "الوزير"]
PIECES = st.lists(
    st.sampled_from(
        [
            *HOURS,
            "الساعة",
            "صباحا",
            "من بعد ظهر",
            "بتوقيت غرينتش",
            "بالتوقيت المحلي",
            "وفقا لتوقيت باريس",
            "(",
            "أي",
            "-",
            "\n",
        ]
    ),
    max_size=10,
)


@given(PIECES)
def test_where_no_hour_stands_before_a_zone_no_two_times_are_joined(pieces: list[str]) -> None:
    read = article(" ".join(pieces), JULY)
    (scan,) = read.scans
    assert may_convert(scan, check_words.load("ar")) or not list(conversions(read, scan, 14))
