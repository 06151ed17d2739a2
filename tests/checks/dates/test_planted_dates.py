"""Mistakes planted into right dates, in any style: each is found, and what the text knows puts it right first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from helpers import Ran, date, found, run, write
from hypothesis import assume, given
from hypothesis import strategies as st
from writer import COUPLES, DIGITS, MONTHS, PAIRS, WEEKDAYS, Style, days, digits

from checker.calendars.gregorian import day_of

FORMS = ("{d}/{m}/{y}", "{d:02d}-{m:02d}-{y}", "{y}-{m:02d}-{d:02d}", "{d}.{m}.{y}")
LEAD = "أعلنت الوزارة في بيان صدر اليوم {} أنها ستوسع المدارس."
PLACES = ("القاهرة - {} (رويترز) - ", "نُشر في: {}\n", "الرباط في {} /ومع/ ")


def written(day: dt.date, style: Style, weekday: int | None = None) -> str:
    """A date with its weekday, or with another one."""
    return style.date(day, weekday=weekday)


def wrong_days(day: dt.date) -> dict[str, dt.date | None]:
    """The days that slips of one part make of a day; None where the slip makes no day."""
    swapped = int(str(day.day)[::-1]) if day.day > 9 else day.day * 10
    return {
        "last year": day_of(day.year - 1, day.month, day.day),
        "next year": day_of(day.year + 1, day.month, day.day),
        "a day before": day_of(day.year, day.month, day.day - 1),
        "a day behind": day_of(day.year, day.month, day.day + 1),
        "digits": day_of(day.year, day.month, swapped),
        "last month": day_of(day.year, (day.month - 2) % 12 + 1, day.day),
        "next month": day_of(day.year, day.month % 12 + 1, day.day),
    }


SLIPS = tuple(wrong_days(dt.date(2020, 2, 2)))
STYLES = st.builds(
    lambda couple, pair, script: Style(couple[0], couple[1], pair, "weekday", script),
    st.sampled_from([*COUPLES, *((system, None) for system in MONTHS)]), st.sampled_from(sorted(PAIRS)), st.sampled_from(sorted(DIGITS)),
)  # fmt: skip


@given(days(), STYLES, st.integers(1, 6))
def test_a_wrong_weekday_of_today_is_put_right_by_the_dateline(day: dt.date, style: Style, shift: int) -> None:
    text = LEAD.format(written(day, style, (day.weekday() + shift) % 7))
    (finding,) = found(text, "weekday-mismatch", day)
    assert finding.repairs[0].text == written(day, style)
    assert {"dateline", "relative-day"} <= set(finding.repairs[0].evidence)


@given(days(), STYLES, st.sampled_from(SLIPS))
def test_a_slip_in_the_date_of_today_is_put_right_by_weekday_and_dateline(
    day: dt.date, style: Style, slip: str
) -> None:
    other = wrong_days(day)[slip]
    assume(other is not None and other.weekday() != day.weekday() and other != day)
    assert other
    (finding,) = found(LEAD.format(written(other, style, day.weekday())), "weekday-mismatch", day)
    assert finding.arithmetic.startswith(other.isoformat())
    assert date(finding.repairs[0].text).readings == (day.isoformat(),)
    assert found(LEAD.format(finding.repairs[0].text), "weekday-mismatch", day) == ()


@given(days(), st.sampled_from(FORMS), st.sampled_from(sorted(DIGITS)), st.integers(1, 6))
def test_a_wrong_weekday_beside_a_date_in_digits_is_found_and_put_right(
    day: dt.date, form: str, script: str, shift: int
) -> None:
    numbers = digits(form.format(d=day.day, m=day.month, y=day.year), script)
    text = LEAD.format(f"{WEEKDAYS[(day.weekday() + shift) % 7]} {numbers}")
    (finding,) = found(text, "weekday-mismatch", day)
    assert finding.variant == "numeric-date"
    assert finding.repairs[0].text == f"{WEEKDAYS[day.weekday()]} {numbers}"


@given(days(), STYLES, st.integers(1, 6), st.sampled_from(PLACES))
def test_a_dateline_in_the_copy_puts_right_what_a_given_one_does(
    day: dt.date, style: Style, shift: int, place: str
) -> None:
    wrong = LEAD.format(written(day, style, (day.weekday() + shift) % 7))
    (given_,) = found(wrong, "weekday-mismatch", day)
    (in_copy,) = found(
        place.format(f"{day.day} {MONTHS['gulf'][day.month - 1]} {day.year}") + wrong, "weekday-mismatch"
    )
    assert in_copy.repairs[0].text == given_.repairs[0].text == written(day, style)
    assert in_copy.severity == given_.severity == "error"  # a full date hangs on no dateline


@given(days(), st.sampled_from(sorted(MONTHS)), st.sampled_from(sorted(DIGITS)))
def test_reversed_digits_of_a_day_are_put_right(day: dt.date, system: str, script: str) -> None:
    turned = int(str(day.day)[::-1])
    assume(day.day > 9 and turned > 31)
    text = f"تنعقد الجلسة {WEEKDAYS[day.weekday()]} {digits(turned, script)} {MONTHS[system][day.month - 1]} {digits(day.year, script)}."
    (finding,) = found(text, "impossible-date")
    assert (
        finding.repairs[0].text
        == f"{digits(day.day, script)} {MONTHS[system][day.month - 1]} {digits(day.year, script)}"
    )
    assert set(finding.repairs[0].evidence) == {"digits", "weekday"}


# ------------------------------------------------------------------------------------------------------------- the machine

COPY = (
    "القاهرة - 12 مارس 2019 (رويترز) - قال الوزير أمس الأحد 11 مارس 2019 إن العمل بدأ في 7 كانون الثاني/ديسمبر الماضي.\n"
    "وأضاف أن الجسر يفتتح الجمعة 31 سبتمبر، و1 رمضان 1440 الموافق 16 مايو 2019، ويوم الخميس 42/3/2011.\n"
)
NO_CLOCK = """
import datetime, time
def refuse(*args, **more):
    raise RuntimeError("the clock was asked")
time.time = time.time_ns = time.localtime = time.gmtime = time.strftime = refuse
class Date(datetime.date):
    today = refuse
class DateTime(datetime.datetime):
    now = today = utcnow = refuse
datetime.date, datetime.datetime = Date, DateTime
"""


def report(tmp_path: Path, **env: str) -> Ran:
    """The whole report on the copy in a process of its own."""
    return run("check", "a.txt", "--format", "jsonl", "--persona", "trainer", "--no-cache", cwd=tmp_path, env=env)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Adak", "Asia/Riyadh"])
@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "ar_EG.UTF-8", "tr_TR.UTF-8"])
def test_zone_locale_and_hash_seed_of_the_machine_change_no_byte(zone: str, locale: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": COPY})
    plain = report(tmp_path)
    assert len(plain.findings) >= 4
    other = report(tmp_path, TZ=zone, LC_ALL=locale, LANG=locale, PYTHONHASHSEED=str(len(zone + locale)))
    assert (other.code, other.raw) == (plain.code, plain.raw)


def test_nobody_asks_the_clock(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": COPY, "site/sitecustomize.py": NO_CLOCK})
    asked = report(tmp_path, PYTHONPATH=str(tmp_path / "site"))
    assert (asked.code, asked.err, asked.raw) == (report(tmp_path).code, "", report(tmp_path).raw)
