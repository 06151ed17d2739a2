"""Datelines: given, or written in the copy; of the article, or of one of its stories; and what hangs on a written one."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from helpers import article, check_text, dates, found, invoke, write
from hypothesis import given
from hypothesis import strategies as st
from writer import MONTHS, WEEKDAYS

from checker import pipeline
from checker.context.datelines import _BEFORE as BEFORE
from checker.context.datelines import _is_near_start as is_near_start
from checker.core.documents import Document, Part, Span
from checker.core.mentions import DateMention

BODY = "أعلنت الحكومة فتح باب التسجيل أمام المزارعين.\nوقالت إن المهلة شهر واحد.\n"
DAY = dt.date(2018, 1, 12)

WRITTEN = (
    "الرباط في 12 يناير 2018 /ومع/ ",
    "القاهرة - 12 يناير 2018 (رويترز) - ",
    "القاهرة 12 يناير 2018 (رويترز) - ",
    "عمّان، الجمعة 12 يناير 2018 – ",
    "الدوحة في 12 كانون الثاني/يناير 2018 /قنا/ ",
    "دمشق، سوريا 12 كانون الثاني 2018 (أ ف ب) - ",
    "تونس (وات) 12 جانفي 2018 - ",
    "غزة - خاص - 12 يناير 2018: ",
    "القاهرة/ 12 يناير 2018/ ",
    "الكويت 25 ربيع الآخر 1439 هـ الموافق 12 يناير 2018 م واس\n",
    "نُشر في: 12 يناير 2018\n",
    "تاريخ النشر: 12/01/2018\n",
    "آخر تحديث: الجمعة 12 يناير/كانون الثاني 2018، 14:35 بتوقيت غرينتش\n",
    "الجمعة، 12 يناير 2018 - 14:35\n",
    "١٢ يناير ٢٠١٨\n",
)
NOT_WRITTEN = (
    "أعلنت الوزارة في 12 يناير 2018 - قبل عام - ",
    "في 12 يناير 2018 وصل وفد إلى القاهرة. ",
    "القاهرة ستستضيف في 12 يناير 2018 مؤتمرا. ",
    "12 يناير 2018: وصل وفد إلى القاهرة. ",
    "زار الوزير القاهرة في 12 يناير 2018 (أرشيف) ",
    "شهدت القاهرة في 12 يناير 2018 – وهو يوم عطلة – مسيرة. ",
    "القاهرة في 12 يناير 2018 كانت هادئة. ",
    "مباراة القاهرة في 12 يناير 2018 - ",
    "القاهرة - 12 يناير (رويترز) - ",
    "عمّان، الأحد 12 يناير 2018 – ",
    "القاهرة في يناير 2018 - ",
    "القاهرة في 12 يناير 2018 معارض كثيرة. ",
    "القاهرة 12 يناير 2018 واسعة الشوارع. ",
    "برنامج الدوري:\nالجمعة 12 يناير 2018\n",
)


def written(text: str) -> dt.date | None:
    """The dateline that stands in a text."""
    anchor = article(text).anchor
    return anchor.day if anchor and anchor.source == "dateline" else None


@pytest.mark.parametrize("dateline", WRITTEN)
def test_a_dateline_in_the_copy_anchors_it(dateline: str) -> None:
    assert written(dateline + BODY) == DAY


@pytest.mark.parametrize("words", NOT_WRITTEN)
def test_a_date_of_the_story_is_no_dateline(words: str) -> None:
    assert written(words + BODY) is None


def test_a_line_that_says_so_is_the_dateline_also_at_the_end() -> None:
    assert written(BODY * 3 + "نشر في 12 يناير 2018") == DAY
    assert written(BODY * 3 + "12 يناير 2018") is None


@given(
    st.dates(dt.date(1980, 1, 1), dt.date(2049, 12, 31)),
    st.sampled_from(("gulf", "levant", "maghreb", "morocco")),
    st.booleans(),
)
def test_any_day_is_read_as_a_dateline(day: dt.date, system: str, named: bool) -> None:
    weekday = f"{WEEKDAYS[day.weekday()]} " if named else ""
    assert written(f"القاهرة - {weekday}{day.day} {MONTHS[system][day.month - 1]} {day.year} (رويترز) - {BODY}") == day


def test_a_year_is_left_out_only_where_the_article_fixes_it() -> None:
    lead = "القاهرة - 12 مارس (رويترز) - أعلنت الوزارة نتائج المسح الذي جرى في "
    assert written(f"{lead}10 مارس 2019.") == dt.date(2019, 3, 12)
    assert written(f"{lead}10 مارس 2019 وقورن بمسح 14 مارس 2016.") is None
    assert written(f"{lead}10 أغسطس 2011.") is None


def test_the_given_dateline_goes_before_the_written_one() -> None:
    read = article(WRITTEN[0] + BODY, dt.date(2018, 1, 14))
    assert read.anchor
    assert (read.anchor.day, read.anchor.source) == (dt.date(2018, 1, 14), "given")
    assert read.datelines.written(Span("text", 40, 41)) is not None


def test_dates_are_read_from_the_written_dateline() -> None:
    assert [d.readings for d in dates(WRITTEN[0] + "افتتح السوق في 9 يناير، ويغلق في 3 فبراير المقبل.")][1:] == [
        ("2018-01-09",), ("2018-02-03",),
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------------------------- zones


@pytest.mark.parametrize(
    ("zone", "day"),
    [(None, 12), (ZoneInfo("Asia/Riyadh"), 13), (dt.timezone(dt.timedelta(hours=-5)), 12), (dt.UTC, 12)],
)
def test_a_written_time_with_its_zone_is_read_in_the_zone_asked_for(zone: dt.tzinfo | None, day: int) -> None:
    anchor = article("آخر تحديث: 12 يناير 2018 الساعة 22:30 بتوقيت غرينتش\n" + BODY, zone=zone).anchor
    assert anchor
    assert anchor.day == dt.date(2018, 1, day)


YESTERDAY = "وصل الوفد أمس إلى البلدة."
LATE = "2018-01-12T22:30:00+00:00"


@pytest.mark.parametrize(("zone", "day"), [(None, 12), (ZoneInfo("Asia/Riyadh"), 13), (dt.UTC, 12)])
def test_a_given_moment_is_read_in_the_zone_asked_for(zone: dt.tzinfo | None, day: int) -> None:
    given_ = dt.datetime.fromisoformat(LATE)
    report = pipeline.mentions(Document("test", (Part("text", YESTERDAY),), given_, "ar", zone=zone))
    assert report
    assert report.document.published == dt.date(2018, 1, day)
    (yesterday,) = (m for m in report.mentions if isinstance(m, DateMention))
    assert yesterday.readings == (f"2018-01-{day - 1}",)


def test_a_given_moment_without_its_zone_is_read_as_it_is() -> None:
    given_ = dt.datetime.fromisoformat("2018-01-12T22:30:00")
    document = Document("test", (Part("text", YESTERDAY),), given_, "ar", zone=ZoneInfo("Asia/Riyadh"))
    report = pipeline.mentions(document)
    assert report
    assert report.document.published == DAY


FILES = {
    "a.jsonl": json.dumps({"id": "a", "text": YESTERDAY, "date_published": LATE}),
    "b.md": f"---\ndate: 2018-01-13 00:30:00 +0200\n---\n{YESTERDAY}",
    "c.txt": YESTERDAY,
}


@pytest.mark.parametrize(
    ("options", "days"),
    [
        ((), ["11", "12", "11"]),
        (("--time-zone", "Asia/Riyadh"), ["12", "12", "12"]),
        (("--time-zone", "+03:00"), ["12", "12", "12"]),
        (("--time-zone", "America/New_York"), ["11", "11", "11"]),
    ],
)
def test_the_option_reads_every_dateline_with_a_time_in_one_zone(
    options: tuple[str, ...], days: list[str], tmp_path: Path
) -> None:
    write(tmp_path, FILES)
    ran = [
        invoke("extract", "--format", "jsonl", *options, *more, cwd=tmp_path)
        for more in (("a.jsonl",), ("b.md",), ("--published", LATE, "c.txt"))
    ]
    assert [json.loads(one.out.splitlines()[0])["readings"] for one in ran] == [[f"2018-01-{day}"] for day in days]


def test_the_zone_may_stand_in_the_configuration(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "ittisaq.toml": 'time-zone = "Asia/Riyadh"\n'})
    out = invoke("extract", "--format", "jsonl", "a.jsonl", cwd=tmp_path).out
    assert json.loads(out.splitlines()[0])["readings"] == ["2018-01-12"]


@pytest.mark.parametrize("name", ["Asia/Riad", "Mars/Crater", "../../etc/passwd", "+3", "+24:00", ""])
def test_an_unknown_zone_is_an_error_that_names_it(name: str, tmp_path: Path) -> None:
    write(tmp_path, FILES)
    ran = invoke("extract", "--time-zone", name, "c.txt", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
    write(tmp_path, {"ittisaq.toml": f'time-zone = "{name}"\n'})
    ran = invoke("extract", "c.txt", cwd=tmp_path)
    assert (ran.code, "time-zone" in ran.err) == (2, True)


def test_a_zone_with_a_slip_gets_a_hint(tmp_path: Path) -> None:
    assert "Did you mean Asia/Riyadh?" in invoke("extract", "--time-zone", "Asia/Riyad", "c.txt", cwd=tmp_path).err


# ----------------------------------------------------------------------------------------------------------------- stories

DIGEST = "الخرطوم - 3 مارس (رويترز) - فاض النهر في 1 مارس.\n***\nتونس - 28 فبراير (رويترز) - دشن الوزير مصنعا في 27 فبراير.\n"


def test_each_item_of_a_digest_has_its_own_dateline() -> None:
    read = article(DIGEST, dt.date(2021, 3, 4))
    anchors = [read.anchor_at(d.span) for d in read.dates]
    assert [a.day.isoformat() for a in anchors if a] == ["2021-03-04", "2021-03-04", "2021-02-28", "2021-02-28"]


def test_an_item_dated_far_from_the_given_dateline_has_no_dateline_of_its_own() -> None:
    read = article(DIGEST, dt.date(2021, 9, 4))
    assert [read.anchor_at(d.span) for d in read.dates[2:]] == [None, None]


def test_the_entries_of_a_live_blog_have_the_day_above_them() -> None:
    blog = "تغطية السباق.\nالأحد 7 مارس 2021\n09:10 انطلق السباق.\n10:20 توقف السباق.\nالاثنين 8 مارس 2021\n08:00 استؤنف السباق.\n"
    read = article(blog, dt.date(2021, 3, 9))
    days = [
        a.day.day if (a := read.anchor_at(Span("text", blog.index(w), blog.index(w) + 4))) else 0
        for w in ("09:10", "10:20", "08:00")
    ]
    assert days == [7, 7, 8]


# ------------------------------------------------------------------------------------------------------------- what hangs on it


def test_a_finding_that_hangs_on_a_written_dateline_is_lowered_and_names_it() -> None:
    text = "مسقط، الأربعاء 15 مايو 2019 – قال المصرف إنه باع أذونا يوم الأحد 11 مايو."
    (finding,) = found(text, "weekday-mismatch")
    assert (finding.variant, finding.severity) == ("inferred-year", "note")
    assert "الأربعاء 15 مايو 2019" in finding.message
    (given_,) = found(text, "weekday-mismatch", dt.date(2019, 5, 15))
    assert given_.severity == "warning"


def test_without_any_dateline_a_weekday_without_a_year_is_not_checkable() -> None:
    report = check_text("قال المصرف إنه باع أذونا يوم الأحد 11 مايو.", select=("weekday-mismatch",))
    assert report.findings == ()
    assert dict(report.coverage.unchecked) == {"no-dateline": 1}


def test_copy_that_agrees_with_its_own_dateline_is_not_stale() -> None:
    text = "الرباط في 12 يناير 2018 /ومع/ أعلنت الوزارة اليوم الجمعة فتح باب التسجيل."
    assert found(text, "stale-anchor", dt.date(2018, 1, 16)) == ()
    assert found(text.replace("الرباط في 12 يناير 2018 /ومع/ ", ""), "stale-anchor", dt.date(2018, 1, 16)) != ()
    assert found(text.replace("الجمعة", "الاثنين"), "stale-anchor") != ()


@given(st.integers(1, 40))
def test_a_page_of_datelines_is_read_in_a_moment(times: int) -> None:
    assert len(article("القاهرة - 12 مارس (رويترز) - قال الوزير.\n" * times * 20).dates) == times * 20


@given(st.text("ا \n\r\u2028.", max_size=150))
def test_a_day_stands_near_the_beginning_of_its_line_as_it_does_of_its_paragraph(before: str) -> None:
    scan = article(f"{before}12 مارس 2018").scans[0]
    for date in scan.dates:
        distance = date.span.start - scan.passage.paragraph_start(date.span.start)
        assert is_near_start(scan, date) == (distance <= BEFORE)
