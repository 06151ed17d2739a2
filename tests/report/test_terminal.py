"""The report in a terminal: its drawings, its headings and last lines, and the bar of a long run."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from helpers import CLEAN, LOOSE_QUOTE, WRONG_PAIR, WRONG_RANGE, found, invoke, on_terminal, run, write
from hypothesis import given
from hypothesis import strategies as st

from checker.core.amounts import Interval
from checker.core.documents import Document, Part, Span
from checker.core.findings import Bar, Location, Week
from checker.report import bidi, progress
from checker.report.drawing import days_of_week, number_line, scale, week_strip
from checker.report.positions import Positions
from checker.report.wording import gathered
from checker.rulebook import loader

SUNDAY = dt.date(2025, 4, 27)


# ------------------------------------------------------------------------------------------------------------------- week


def test_a_week_shows_the_weekday_said_and_the_day_meant() -> None:
    assert week_strip(Week(2, (SUNDAY, dt.date(2025, 12, 3))), 5, 100) == [
        "            Sat  Sun  Mon  Tue <Wed> Thu  Fri",
        "  2025-04    26  [27]  28   29   30    1    2",
        "  2025-12    29   30    1    2  [ 3]   4    5",
    ]


@given(st.dates(), st.integers(0, 6), st.integers(0, 6), st.sampled_from([40, 60, 100]))
def test_a_week_fits_its_width_and_marks_one_day_a_row(day: dt.date, said: int, first: int, width: int) -> None:
    names, row = week_strip(Week(said, (day,)), first, width)
    assert max(len(names), len(row)) <= width
    assert (names.count("<"), row.count("[")) == (1, 1)
    # the marked day stands below its own weekday
    assert names[row.index("]") - 3 : row.index("]")].strip(" <>")[:2] == f"{day:%A}"[:2]


@given(st.dates(), st.integers(0, 6))
def test_a_week_has_seven_days_from_its_first_weekday(day: dt.date, first: int) -> None:
    week = days_of_week(day, first)
    assert len(week) == 7
    assert day in week
    assert all(d is None or d.weekday() == (first + n) % 7 for n, d in enumerate(week))


def test_a_weekday_finding_draws_the_days_of_its_date_and_of_its_repairs() -> None:
    (finding,) = found("يلتئم المجلس الاثنين 14 مايو 2019 في القاعة الكبرى.", "weekday-mismatch", dt.date(2019, 5, 10))
    assert isinstance(finding.drawing, Week)
    assert finding.drawing.said == 0
    assert finding.drawing.days[0] == dt.date(2019, 5, 14)
    assert set(finding.drawing.days[1:]) == {r.day for r in finding.repairs} - {dt.date(2019, 5, 14)}
    assert all(day.weekday() == 0 for day in finding.drawing.days[1:])


def test_two_names_of_months_with_a_weekday_draw_a_week_for_each() -> None:
    (finding,) = found(WRONG_PAIR, "month-pair-mismatch")
    assert finding.drawing == Week(6, (dt.date(2024, 11, 11), dt.date(2024, 2, 11)))


# ------------------------------------------------------------------------------------------------------------ number line


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**6)), min_size=1, max_size=5))
def test_all_bars_lie_on_the_scale_in_the_order_of_their_values(ends: list[tuple[int, int]]) -> None:
    bars = tuple(Bar("x", Interval(low, low + more)) for low, more in ends)
    share = scale(bars)
    values = sorted(low for low, _ in ends)
    assert all(0 <= share(low) <= share(low + more) <= 1 for low, more in ends)
    assert [share(v) for v in values] == sorted(share(v) for v in values)


def test_a_number_line_of_unbounded_figures_alone_is_no_crash() -> None:
    assert number_line((Bar("x", Interval(None, None)),), 80) == ["  x  <" + "-" * 71 + ">"]


# --------------------------------------------------------------------------------------------------------------- headings


def test_findings_stand_below_their_article_with_its_counts_and_its_title(tmp_path: Path) -> None:
    lines = [
        {"id": "n1", "title": "زيارة قصيرة", "text": WRONG_PAIR + WRONG_RANGE, "date_published": "2024-02-12"},
        {"id": "n2", "text": CLEAN},
        {"id": "n3", "text": LOOSE_QUOTE},
    ]
    write(tmp_path, {"feed.jsonl": "\n".join(json.dumps(line) for line in lines)})
    out = invoke("check", "feed.jsonl", cwd=tmp_path).out.splitlines()
    headings = [line for line in out if line.startswith("==")]
    assert headings == ["== n1  2024-02-12  1 error, 1 note", "== n3  1 warning"]
    assert out[out.index(headings[0]) + 1] == "  زيارة قصيرة"


def test_findings_stand_in_the_order_of_their_places(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE + LOOSE_QUOTE + WRONG_PAIR})
    out = invoke("check", "a.txt", cwd=tmp_path).out
    places = [out.index(f"a.txt:{line}:") for line in (1, 2, 3)]
    assert places == sorted(places)


# ------------------------------------------------------------------------------------------------------------- statements


def _locations(text: str, *words: str) -> list[Location]:
    """Words of a text, each at its first place."""
    return [Location(Span("text", text.index(word), text.index(word) + len(word)), word, word) for word in words]


def test_statements_that_stand_together_are_shown_in_one_excerpt(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "أسفر انقلاب الحافلة عن 20 قتيلا: 12 رجلا و6 نساء.\n"})
    out = invoke("check", "a.txt", "--select", "parts-do-not-sum", cwd=tmp_path).out
    assert "أسفر انقلاب الحافلة عن ⟦20⟧ قتيلا: ⟦12⟧ رجلا و⟦6⟧ نساء." in out
    assert "المجموع كما ورد، الجزء، السطر 1:" in out


@given(st.text("ab \n", min_size=1, max_size=400), st.data())
def test_every_place_stands_in_one_group_of_its_line(text: str, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=6, unique=True))
    places = [Location(Span("text", at, at + 1), text[at]) for at in starts]
    positions = Positions(Document("d", (Part("text", text),)))
    groups = gathered(places, positions)
    assert sorted(starts) == sorted(place.span.start for group in groups for place in group)
    assert places[0] in groups[0]
    for group in groups:
        assert [p.span.start for p in group] == sorted(p.span.start for p in group)
        assert "\n" not in text[group[0].span.start : group[-1].span.end] or len(group) == 1
        assert group[-1].span.end - group[0].span.start <= 160


def test_places_that_overlap_are_shown_apart() -> None:
    text = "بين 5 إلى 7 أيام"
    places = _locations(text, "بين 5 إلى 7", "5 إلى 7 أيام")
    positions = Positions(Document("d", (Part("text", text),)))
    assert gathered(places, positions) == [[places[0]], [places[1]]]


# --------------------------------------------------------------------------------------------------- coverage, statistics


def test_the_last_line_tells_why_something_was_not_checked(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "يصل الوفد السبت 11 فبراير إلى البلدة، ثم يزور 3 مدارس و5 قرى.\n"})
    last = " ".join(invoke("check", "a.txt", "--messages", "en", cwd=tmp_path).out.split("\n")[1:]).strip()
    assert last == (
        "3 dates and figures read, 0 checked, 3 not checkable: nothing in the text to compare them with (2), no dateline (1)"
    )
    last = invoke("check", "a.txt", cwd=tmp_path).out.splitlines()[-1]
    assert last.endswith("وتعذّر فحص 3: لا نظير لها في النص (2)، تاريخ النشر مجهول (1)")


def test_statistics_count_the_findings_of_each_rule_the_most_frequent_first(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE * 2 + WRONG_PAIR})
    counted = ["     2  range-connector", "     1  month-pair-mismatch"]
    for format_ in ("rich", "concise"):
        out = invoke("check", "a.txt", "--statistics", "--format", format_, cwd=tmp_path).out
        assert out.splitlines()[-2:] == counted
        assert counted[0] not in invoke("check", "a.txt", "--format", format_, cwd=tmp_path).out
    ran = invoke("check", "a.txt", "--statistics", "--format", "json", cwd=tmp_path)
    assert json.loads(ran.out)["summary"]["findings"] == 3
    assert ran.err.splitlines() == ["ittisaq: 2  range-connector", "ittisaq: 1  month-pair-mismatch"]


@pytest.mark.parametrize("format_", ["rich", "html"])
def test_what_people_have_accepted_is_counted(format_: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": f"<!-- ittisaq: ignore[month-pair-mismatch] كذا في الأصل -->\n{WRONG_PAIR}"})
    for language, told in (
        ("ar", "مقال واحد، لا تناقض فيما قُرئ، نتيجة مقبولة واحدة"),
        ("en", "1 article, no contradiction in what was read, 1 accepted finding"),
    ):
        assert told in invoke("check", "a.txt", "--format", format_, "--messages", language, cwd=tmp_path).out
    write(
        tmp_path, {"a.txt": f"<!-- ittisaq: ignore[month-pair-mismatch] كذا في الأصل -->\n{WRONG_PAIR}\n{WRONG_RANGE}"}
    )
    assert (
        "مقال واحد: ملاحظة واحدة، نتيجة مقبولة واحدة" in invoke("check", "a.txt", "--format", format_, cwd=tmp_path).out
    )


# -------------------------------------------------------------------------------------------------------- widths, colours


@pytest.mark.parametrize("bidi", ["auto", "logical", "rtl", "visual"])
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(bidi: str, columns: int, tmp_path: Path) -> None:
    from rich.ansi import AnsiDecoder

    write(tmp_path, {"a.txt": WRONG_PAIR + LOOSE_QUOTE + WRONG_RANGE})
    sent = on_terminal("check", "a.txt", "--bidi", bidi, cwd=tmp_path, env={"TERM": "xterm", "COLUMNS": str(columns)})
    for code in ("\x1b[2 k", "\x1b[1 k", "\x1b[8l", "\x1b[8h"):
        sent = sent.replace(code, "")
    rows = list(AnsiDecoder().decode(sent))
    assert max(row.cell_len for row in rows) <= min(columns, 100)


# ------------------------------------------------------------------------------------------------------------- encodings


@pytest.mark.parametrize("encoding", ["cp1256", "ascii", "cp720", "cp864", "iso8859-6"])
@pytest.mark.parametrize("messages", ["ar", "en"])
def test_a_console_that_cannot_hold_the_text_gets_every_finding(encoding: str, messages: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "😀 " + WRONG_PAIR + LOOSE_QUOTE + WRONG_RANGE})
    env = {"PYTHONIOENCODING": encoding}
    ran = run("check", "a.txt", "--messages", messages, "--statistics", cwd=tmp_path, env=env)
    assert (ran.code, ran.err) == (1, "")
    text = ran.raw.decode(encoding)
    for number, rule in enumerate(("month-pair-mismatch", "unclosed-quote", "range-connector"), 1):
        assert f"{rule}  a.txt:{number}:" in text
    assert ("نوفمبر" if encoding != "ascii" else r"\u0646\u0648\u0641\u0645\u0628\u0631") in text or encoding == "cp864"


# --------------------------------------------------------------------------------------------------------------- progress


def test_a_long_run_shows_its_progress_on_a_terminal_and_nowhere_else(tmp_path: Path) -> None:
    write(tmp_path, {"feed.jsonl": "\n".join([json.dumps({"text": CLEAN})] * 300)})
    args, env = ("check", "feed.jsonl", "--format", "jsonl"), {"TERM": "xterm"}
    assert "articles" in on_terminal(*args, "--output", "out", cwd=tmp_path, env=env)
    assert "articles" not in on_terminal(*args, "--output", "out", "--quiet", cwd=tmp_path, env=env)
    assert "articles" not in on_terminal(*args, cwd=tmp_path, env=env)
    assert "articles" not in on_terminal(*args, "--output", "out", cwd=tmp_path, env={"TERM": "dumb"})
    assert invoke(*args, cwd=tmp_path).err == ""


def test_a_short_run_loads_no_bar() -> None:
    with progress.shown(3, None) as seen:
        for _ in range(500):
            seen.article()
    assert seen.bar is None


# ---------------------------------------------------------------------------------------------------------- pages of rules


def test_numbers_between_arabic_words_of_a_page_are_ordered_with_them(tmp_path: Path) -> None:
    card = (
        '~~~toml card\ncheck = "range-connector"\nseverity = "note"\nconfidence = "certain"\n[message]\nar = "مدى."\nen = "Range."\n~~~\n'
        "The form ما بين 1.2 إلى 1.4 مليون is marked.\n~~~good\nكلف بين 5 و7 دنانير.\n~~~\n~~~bad\nكلف ⟦بين 5 إلى 7⟧ دنانير.\n~~~\n"
    )
    folder = write(tmp_path, {"own/style/mine.md": f"# mine\n{card}"}) / "own"
    page = invoke("explain", "mine", "--rules", str(folder), "--bidi", "visual", cwd=tmp_path).out
    (line,) = (row for row in page.splitlines() if "The form" in row)
    shown = bidi.visual("ما بين 1.2 إلى 1.4 مليون", rtl=True)
    assert line.strip() == f"The form {shown} is marked."


@pytest.mark.parametrize("name", sorted(loader.load()))
def test_every_page_shows_its_variants_and_marks_its_examples(name: str, tmp_path: Path) -> None:
    page = invoke("explain", name, cwd=tmp_path).out
    rule = loader.load()[name]
    marks = sum(len(example.marks) for example in rule.examples)
    assert (page.count("⟦"), page.count("⟧")) == (marks, marks)
    for variant in rule.variants.values():
        assert f"{variant.name}, {variant.confidence}" in page


def test_a_long_name_of_a_file_puts_its_counts_on_a_line_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, {f"{'long-' * 20}name.txt": WRONG_PAIR})
    lines = invoke("check", ".", cwd=tmp_path).out.splitlines()
    assert lines[0] == f"== {'long-' * 20}name.txt"
    assert lines[1] == "  1 error"


# ---------------------------------------------------------------------------------------------------------- hostile names


@pytest.mark.parametrize("format_", ["rich", "concise"])
def test_a_hostile_name_of_a_file_is_shown_on_its_line(format_: str, tmp_path: Path) -> None:
    name = "'\"`$(x)&[red]:smile:\n\x1b]0;pwned\x07\u202e%00" + "n" * 160 + ".txt"
    write(tmp_path, {name: WRONG_PAIR})
    ran = invoke("check", ".", "--format", format_, cwd=tmp_path)
    assert ran.code == 1
    shown = "'\"`$(x)&[red]:smile: ␛]0;pwned␇<U+202E>%00" + "n" * 160 + ".txt"
    (line,) = (row for row in ran.out.splitlines() if f"{shown}:1:" in row)
    assert "month-pair-mismatch" in ran.out
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ran.out) == []
    sent = on_terminal("check", ".", "--format", format_, cwd=tmp_path, env={"TERM": "xterm"})
    assert "\x1b]0" not in sent
    assert line
